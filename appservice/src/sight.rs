//! What a direct chat looks like from inside: whether the voice is in it, may speak there, and is alone with the person.
//! What an event or an answer of the homeserver says may be long past; this is asked when it matters.

use matrix_link::{Fault, Homeserver, Identity, StateEvent};
use ruma::{OwnedUserId, RoomId, UserId};

use crate::outbound::reconciler::survey::Actual;

const MESSAGE: &str = "m.room.message";

/// A direct chat as it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sight {
    /// The voice is in it.
    pub(crate) inside: bool,
    /// The voice may say something in it.
    pub(crate) may_speak: bool,
    /// It is encrypted.
    pub(crate) encrypted: bool,
    /// Somebody else than the voice and the person is in it, or is asked into it.
    pub(crate) others: bool,
    /// The person is in it, with an account that is theirs now.
    pub(crate) person: bool,
}

impl Sight {
    /// Whether it is a private chat that can be used.
    pub(crate) fn is_usable(self) -> bool {
        self.inside && self.may_speak && !self.others
    }

    fn of(state: Vec<StateEvent>, voice: &UserId, belong: &[OwnedUserId]) -> Self {
        use bots::room_state::people::Membership::{Invite, Join};
        let actual = Actual::new(state);
        let (levels, members) = (actual.levels(), actual.members());
        let level = |field: &str, usual: i64| levels[field].as_i64().unwrap_or(usual);
        let own = levels["users"][voice.as_str()].as_i64().unwrap_or_else(|| level("users_default", 0));
        let needed = levels["events"][MESSAGE].as_i64().unwrap_or_else(|| level("events_default", 0));
        let stranger = |account: &OwnedUserId| account != voice && !belong.contains(account);
        Self {
            inside: members.get(voice) == Some(&Join),
            may_speak: own >= needed || actual.creation().creators.iter().any(|creator| creator == voice),
            encrypted: actual.content("m.room.encryption", "").is_some(),
            person: belong.iter().any(|account| account != voice && members.get(account) == Some(&Join)),
            others: members.iter().any(|(account, is)| matches!(is, Join | Invite) && stranger(account)),
        }
    }
}

/// Looks at a room. Those who belong are the person's accounts and our own.
///
/// # Errors
/// When the homeserver does not answer. Where it lets us see nothing, we are not inside.
pub(crate) async fn look(
    homeserver: &Homeserver,
    voice: &Identity,
    room: &RoomId,
    belong: &[OwnedUserId],
) -> Result<Sight, Fault> {
    match homeserver.state(voice, room).await {
        Ok(state) => Ok(Sight::of(state, &voice.user_id, belong)),
        Err(fault @ Fault::Refused { .. }) if !fault.is_about_us() => Ok(Sight::default()),
        Err(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use ruma::user_id;
    use serde_json::{Value, json};

    use super::*;

    fn event(kind: &str, key: &str, content: &Value) -> StateEvent {
        let event = json!([{
            "type": kind, "state_key": key, "content": content, "sender": "@p:x", "event_id": "$e",
            "origin_server_ts": 1, "room_id": "!r:x",
        }]);
        StateEvent::read_all(&event.to_string()).unwrap().remove(0)
    }

    fn sight(levels: &Value, members: &[(&str, &str)]) -> Sight {
        let mut state =
            vec![event("m.room.create", "", &json!({})), event("m.room.power_levels", "", levels)];
        let member = |(who, is): &(&str, &str)| event("m.room.member", who, &json!({ "membership": is }));
        state.extend(members.iter().map(member));
        Sight::of(state, user_id!("@voice:x"), &[user_id!("@p:x").to_owned()])
    }

    #[test]
    fn a_chat_of_two_can_be_used() {
        let two = [("@p:x", "join"), ("@voice:x", "join")];
        let with = |who: &'static str, is: &'static str| sight(&json!({}), &[two[0], two[1], (who, is)]);
        assert!(sight(&json!({}), &two).is_usable());
        assert!(with("@third:x", "leave").is_usable());
        assert!(!with("@third:x", "invite").is_usable());
        assert!(!with("@third:x", "join").is_usable());
        assert!(!sight(&json!({}), &[("@p:x", "join"), ("@voice:x", "leave")]).is_usable());
    }

    #[test]
    fn where_the_voice_is_silenced_it_cannot_be_used() {
        let two = [("@p:x", "join"), ("@voice:x", "join")];
        for levels in [
            json!({ "events_default": 50 }),
            json!({ "events": { "m.room.message": 1 } }),
            json!({ "users": { "@voice:x": -1 } }),
        ] {
            assert!(!sight(&levels, &two).may_speak, "{levels}");
        }
        assert!(sight(&json!({ "events_default": 50, "users": { "@voice:x": 50 } }), &two).may_speak);
    }
}
