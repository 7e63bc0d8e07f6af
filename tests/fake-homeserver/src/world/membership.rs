//! Joining, leaving, inviting, removing.

use serde_json::{Value, json};

use super::{World, event::Draft, levels::Levels, refusal::Refusal};

impl World {
    /// Joins, by invitation, by the room's being public, or by membership of a room that a restricted one names.
    pub(crate) fn join(
        &mut self,
        user: &str,
        room_or_alias: &str,
        at: Option<i64>,
    ) -> Result<String, Refusal> {
        let room_id = match self.aliases.get(room_or_alias) {
            Some(room_id) => room_id.clone(),
            None if room_or_alias.starts_with('#') => {
                return Err(Refusal::not_found(format!("Room alias {room_or_alias} not found")));
            }
            None => room_or_alias.to_owned(),
        };
        let room = self.rooms.get(&room_id).ok_or_else(|| {
            Refusal::not_found(
                "Can't join remote room because no servers that are in the room have been provided.",
            )
        })?;
        // A room in which nobody is (its making was broken off) cannot be joined through anyone.
        if room.joined().next().is_none() {
            return Err(Refusal::forbidden("No servers that are in the room could be asked"));
        }
        if room.is_joined(user) {
            return Ok(room_id);
        }
        if room.membership(user) == Some("ban") {
            return Err(Refusal::new(403, "M_BAD_STATE", "Cannot join user who was banned"));
        }
        let mut content = json!({ "membership": "join" });
        if room.join_rule() == "restricted" && room.membership(user) != Some("invite") {
            content["join_authorised_via_users_server"] = json!(self.authorise_join(&room_id, user)?);
        }
        if let Some(name) = self.display_name(user) {
            content["displayname"] = json!(name);
        }
        let draft = Draft { at, ..Draft::state(&room_id, user, "m.room.member", user, content) };
        self.append(draft)?;
        Ok(room_id)
    }

    /// Who vouches for a restricted join.
    fn authorise_join(&self, room_id: &str, user: &str) -> Result<String, Refusal> {
        let room = self.room(room_id)?;
        let allow =
            room.content("m.room.join_rules", "").and_then(|content| content.get("allow")?.as_array());
        let belongs = allow.into_iter().flatten().any(|rule| {
            let named = rule.get("room_id").and_then(Value::as_str).and_then(|room| self.rooms.get(room));
            named.is_some_and(|room| room.is_joined(user))
        });
        if !belongs {
            return Err(Refusal::forbidden(
                "You do not belong to any of the required rooms/spaces to join this room.",
            ));
        }
        let levels = Levels::of(room);
        let needed = levels.named("invite", 0);
        let best = room.joined().filter(|user| self.is_local(user)).max_by_key(|user| levels.user(user));
        match best {
            Some(best) if levels.user(best) >= needed => Ok(best.to_owned()),
            _ => Err(Refusal::new(
                400,
                "M_UNABLE_TO_GRANT_JOIN",
                "Unable to find a user which could issue an invite",
            )),
        }
    }

    pub(crate) fn leave(&mut self, user: &str, room_id: &str) -> Result<(), Refusal> {
        if !self.rooms.contains_key(room_id) {
            return Err(Refusal::not_found("Not a known room"));
        }
        let content = json!({ "membership": "leave" });
        self.append(Draft::state(room_id, user, "m.room.member", user, content)).map(drop)
    }

    /// `invite`, `kick`, `ban` or `unban`.
    pub(crate) fn act_on(
        &mut self,
        sender: &str,
        room_id: &str,
        act: &str,
        target: &str,
        reason: Option<&str>,
    ) -> Result<(), Refusal> {
        if !super::levels::is_user_id(target) {
            return Err(Refusal::new(400, "M_INVALID_PARAM", format!("{target} is no account")));
        }
        let is = self.rooms.get(room_id).and_then(|room| room.membership(target)).unwrap_or_default();
        match (act, is) {
            ("unban", is) if is != "ban" => {
                let message = format!("Cannot unban user who was not banned (membership={is})");
                return Err(Refusal::new(403, "M_BAD_STATE", message));
            }
            ("invite" | "kick", "ban") => {
                let message = format!("Cannot {act} user who was banned");
                return Err(Refusal::new(403, "M_BAD_STATE", message));
            }
            ("kick", "" | "leave") => return Err(Refusal::forbidden("The target user is not in the room")),
            _ => {}
        }
        let membership = match act {
            "invite" => "invite",
            "ban" => "ban",
            _ => "leave",
        };
        let mut content = json!({ "membership": membership });
        if let Some(reason) = reason {
            content["reason"] = json!(reason);
        }
        if let Some(name) = self.display_name(target).filter(|_| membership == "invite") {
            content["displayname"] = json!(name);
        }
        self.append(Draft::state(room_id, sender, "m.room.member", target, content)).map(drop)
    }

    /// Sets the name that people see, in the account and in every joined room.
    pub(crate) fn set_display_name(&mut self, user: &str, name: &str) {
        self.open_account(user, None);
        if let Some(account) = self.accounts.accounts.get_mut(user) {
            account.display_name = Some(name.to_owned());
        }
        let rooms: Vec<String> = self.joined_rooms(user);
        for room_id in rooms {
            let Some(mut content) =
                self.rooms.get(&room_id).and_then(|room| room.content("m.room.member", user)).cloned()
            else {
                continue;
            };
            content["displayname"] = json!(name);
            // Whoever is in a room may always say so again: no refusal is possible.
            let _ = self.append(Draft::state(&room_id, user, "m.room.member", user, content));
        }
    }

    pub(crate) fn joined_rooms(&self, user: &str) -> Vec<String> {
        self.rooms.values().filter(|room| room.is_joined(user)).map(|room| room.room_id.clone()).collect()
    }
}
