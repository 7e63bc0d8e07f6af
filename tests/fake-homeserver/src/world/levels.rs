//! Power levels: reading them, and judging a change of them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{refusal::Refusal, room::Room};

/// The level of a version-12 creator: above every number.
pub(crate) const INFINITE: i64 = i64::MAX;

const NAMED: [&str; 7] =
    ["users_default", "events_default", "state_default", "ban", "redact", "kick", "invite"];
const MAPS: [&str; 3] = ["events", "notifications", "users"];

/// A room's power levels as they are in force.
pub(crate) struct Levels<'a> {
    content: Option<&'a Value>,
    creators: Vec<&'a str>,
    infinite: bool,
}

impl<'a> Levels<'a> {
    pub(crate) fn of(room: &'a Room) -> Self {
        Self {
            content: room.content("m.room.power_levels", ""),
            creators: room.creators(),
            infinite: room.version >= 12,
        }
    }

    pub(crate) fn user(&self, user: &str) -> i64 {
        if self.infinite && self.creators.contains(&user) {
            return INFINITE;
        }
        let Some(content) = self.content else {
            return if self.creators.first() == Some(&user) { 100 } else { 0 };
        };
        number(content, "users", user).unwrap_or_else(|| self.named("users_default", 0))
    }

    pub(crate) fn named(&self, name: &str, default: i64) -> i64 {
        self.content.and_then(|content| content.get(name)?.as_i64()).unwrap_or(default)
    }

    /// What sending an event of this type needs.
    pub(crate) fn to_send(&self, kind: &str, is_state: bool) -> i64 {
        let own = self.content.and_then(|content| number(content, "events", kind));
        own.unwrap_or_else(|| {
            if is_state { self.named("state_default", 50) } else { self.named("events_default", 0) }
        })
    }

    /// Whether `sender` may set these levels in place of the present ones (authorisation rule 10 of version 12).
    pub(crate) fn judge_change(&self, sender: &str, new: &Value) -> Result<(), Refusal> {
        well_formed(new)?;
        if self.infinite {
            forbid_creators(new, &self.creators)?;
        }
        let Some(old) = self.content else { return Ok(()) };
        let level = self.user(sender);
        for name in NAMED {
            judge_one(level, old.get(name).and_then(Value::as_i64), new.get(name).and_then(Value::as_i64))?;
        }
        for map in MAPS {
            for key in keys(old, map).union(&keys(new, map)) {
                let (before, after) = (number(old, map, key), number(new, map, key));
                if before == after {
                    continue;
                }
                if map == "users" && *key != sender && before == Some(level) {
                    return Err(Refusal::forbidden(
                        "You don't have permission to remove ops level equal to your own",
                    ));
                }
                judge_one(level, before, after)?;
            }
        }
        Ok(())
    }
}

/// Creators of a version-12 room must not be listed.
pub(crate) fn forbid_creators(content: &Value, creators: &[&str]) -> Result<(), Refusal> {
    match creators.iter().find(|creator| number(content, "users", creator).is_some()) {
        Some(creator) => {
            Err(Refusal::bad(format!("Creator user {creator} must not appear in content.users")))
        }
        None => Ok(()),
    }
}

fn well_formed(content: &Value) -> Result<(), Refusal> {
    for name in NAMED {
        if content.get(name).is_some_and(|value| value.as_i64().is_none()) {
            return Err(Refusal::new(400, "M_BAD_JSON", format!("{name} must be an integer.")));
        }
    }
    for map in MAPS {
        let good = match content.get(map) {
            None => true,
            Some(value) => {
                value.as_object().is_some_and(|map| map.values().all(|value| value.as_i64().is_some()))
            }
        };
        if !good {
            let message = format!("{map} must be a dict wherein all the values are integers.");
            return Err(Refusal::new(400, "M_BAD_JSON", message));
        }
    }
    if let Some(user) = keys(content, "users").iter().find(|user| !is_user_id(user)) {
        return Err(Refusal::bad(format!("Not a valid user_id: {user}")));
    }
    Ok(())
}

fn judge_one(level: i64, before: Option<i64>, after: Option<i64>) -> Result<(), Refusal> {
    if before != after && (before.is_some_and(|old| old > level) || after.is_some_and(|new| new > level)) {
        return Err(Refusal::forbidden("You don't have permission to add ops level greater than your own"));
    }
    Ok(())
}

fn number(content: &Value, map: &str, key: &str) -> Option<i64> {
    content.get(map)?.get(key)?.as_i64()
}

fn keys<'a>(content: &'a Value, map: &str) -> BTreeSet<&'a str> {
    content.get(map).and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

pub(crate) fn is_user_id(text: &str) -> bool {
    text.strip_prefix('@').is_some_and(|rest| rest.split_once(':').is_some_and(|(_, host)| !host.is_empty()))
}
