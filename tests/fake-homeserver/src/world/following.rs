//! Simplified sliding sync (MSC4186), as far as it says where something happened: lists by recency, timelines, and the
//! invitations that wait. No required state, no extensions.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{World, account::Requester, event::Event, refusal::Refusal, room::Room};

/// What an account's connections have been told, by the position that they were given with it.
#[derive(Debug, Default)]
pub(crate) struct Connections {
    told: BTreeMap<(String, String), BTreeMap<u64, Told>>,
    given: u64,
}

/// Room → up to which event it was told.
type Told = BTreeMap<String, u64>;

/// What is asked for.
pub(crate) struct Wish<'a> {
    pub(crate) position: Option<&'a str>,
    /// List → how many rooms, how many events of each.
    pub(crate) lists: Vec<(&'a str, usize, usize)>,
}

/// A room as the account sees it.
struct Seen<'a> {
    room: &'a Room,
    /// Its events up to where the account sees them.
    events: &'a [Event],
    /// The account's own membership.
    member: &'a Event,
    membership: &'a str,
}

impl Seen<'_> {
    fn moved(&self) -> u64 {
        self.events.last().map_or_else(|| self.member.order(), Event::order)
    }
}

impl World {
    /// Forgets every position: whoever names one has to begin anew.
    pub(crate) fn forget_positions(&mut self) {
        self.connections.told.clear();
    }

    /// The answer, and whether it tells anything.
    pub(crate) fn following(&mut self, me: &Requester, wish: &Wish<'_>) -> Result<(Value, bool), Refusal> {
        let device = match &me.device {
            Some(device) if me.user != self.sender() => device.clone(),
            // Synapse has an error of its own for the sender. Without a device is not compared.
            _ => return Err(Refusal::new(500, "M_UNKNOWN", "Internal server error")),
        };
        let key = (me.user.clone(), device);
        let since = match wish.position {
            None => None,
            Some(text) => {
                let number = text.strip_prefix('p').and_then(|number| number.parse::<u64>().ok());
                let number = number.ok_or_else(|| Refusal::new(400, "M_UNKNOWN", "Invalid stream token"))?;
                let told = self.connections.told.get(&key).and_then(|told| told.get(&number)).cloned();
                let told = told.ok_or_else(|| Refusal::new(400, "M_UNKNOWN_POS", "Unknown position"))?;
                Some((number, told))
            }
        };
        let first = since.is_none();
        let (from, mut told) = since.unwrap_or_default();
        let mut rooms = Map::new();
        let mut lists = Map::new();
        for (name, most, limit) in &wish.lists {
            let all = self.list(&me.user, &told);
            lists.insert((*name).to_owned(), json!({ "count": all.len() }));
            for seen in all.iter().take(*most) {
                let known = told.get(&seen.room.room_id).copied();
                if known.is_some_and(|known| known >= seen.moved()) {
                    continue;
                }
                rooms.insert(seen.room.room_id.clone(), room_json(seen, known, *limit));
            }
            let sent = all.iter().take(*most).map(|seen| (seen.room.room_id.clone(), seen.moved()));
            told.extend(sent.collect::<Vec<_>>());
        }
        self.connections.given += 1;
        let given = self.connections.given;
        let positions = self.connections.told.entry(key).or_default();
        positions.retain(|position, _| *position >= from);
        positions.insert(given, told);
        let tells = first || !rooms.is_empty();
        Ok((json!({ "pos": format!("p{given}"), "lists": lists, "rooms": rooms, "extensions": {} }), tells))
    }

    /// The account's rooms, the one that moved last first.
    fn list(&self, user: &str, told: &Told) -> Vec<Seen<'_>> {
        let mut all: Vec<Seen<'_>> = self
            .rooms
            .values()
            .filter_map(|room| seen(room, user, told.get(&room.room_id).copied()))
            .collect();
        all.sort_by_key(|seen| std::cmp::Reverse(seen.moved()));
        all
    }
}

fn seen<'a>(room: &'a Room, user: &str, told: Option<u64>) -> Option<Seen<'a>> {
    let member = room.state_event("m.room.member", user)?;
    let membership = member.content.get("membership").and_then(Value::as_str)?;
    // Whoever went by themselves is told that once; whoever was thrown out goes on to see it.
    let went = membership == "leave" && member.sender == user;
    if went && told.is_none_or(|told| told >= member.order()) {
        return None;
    }
    let own = room.events.iter().position(|event| event.event_id == member.event_id)?;
    let visible = match membership {
        "join" => room.events.len(),
        "invite" => 0,
        _ => own + 1,
    };
    Some(Seen { room, events: room.events.get(..visible)?, member, membership })
}

fn room_json(seen: &Seen<'_>, told: Option<u64>, limit: usize) -> Value {
    if seen.membership == "invite" {
        let mut state = seen.room.invite_room_state(seen.member);
        if let Some(state) = state.as_array_mut() {
            let Event { kind, sender, state_key, content, .. } = seen.member;
            state.push(json!({ "type": kind, "sender": sender, "state_key": state_key, "content": content }));
        }
        return json!({ "initial": true, "invite_state": state });
    }
    // Who has just come in is told from the beginning.
    let came = seen.membership == "join" && told.is_some_and(|told| told < seen.member.order());
    let told = told.filter(|_| !came);
    let fresh = seen.events.iter().filter(|event| told.is_none_or(|told| event.order() > told)).count();
    let shown = seen.events.iter().rev().take(fresh.min(limit)).rev();
    let timeline: Vec<Value> = shown.map(Event::told).collect();
    let mut room = json!({ "timeline": timeline, "limited": fresh > limit });
    if told.is_none() {
        room["initial"] = json!(true);
    }
    room
}
