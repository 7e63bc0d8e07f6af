//! Messages, reactions and redactions.

use serde_json::{Value, json};

use super::{
    World,
    account::Requester,
    event::{Draft, Event, Relation},
    refusal::Refusal,
    room::Room,
};

/// The longest key of a reaction.
const LONGEST_KEY: usize = 500;

impl World {
    /// Sends once for each (requester, transaction id), as far as the homeserver remembers. `path` is the request's.
    pub(crate) fn send_once(
        &mut self,
        requester: &Requester,
        path: &str,
        transaction: &str,
        draft: Draft,
    ) -> Result<Value, Refusal> {
        if let Some(answer) = self.transactions.remembered(path, requester) {
            return Ok(answer);
        }
        let room = draft.room_id.clone();
        let event_id = match self.transactions.made(&room, requester, transaction) {
            Some(event_id) => event_id,
            None => self.append(draft)?,
        };
        let now = self.now;
        self.transactions.note(&room, requester, transaction, &event_id, now);
        let answer = json!({ "event_id": event_id });
        self.transactions.remember(path, requester, answer.clone(), now);
        Ok(answer)
    }

    /// An event that another server sent without having seen our latest state. It is in nobody's timeline here, and
    /// the appservice gets it nevertheless, marked.
    pub(crate) fn soft_fail(&mut self, draft: Draft) -> String {
        let event_id = format!("${}", self.fresh("soft"));
        let mut event = Event {
            event_id: event_id.clone(),
            at: draft.at.unwrap_or(self.now),
            room_id: draft.room_id,
            kind: draft.kind,
            sender: draft.sender,
            state_key: draft.state_key,
            content: draft.content,
            redacts: draft.redacts,
            unsigned: serde_json::Map::new(),
        };
        event.unsigned.insert("io.element.synapse.soft_failed".to_owned(), json!(true));
        self.push(&event);
        event_id
    }
}

/// The content of a redaction (room version 11 on: what it redacts stands in the content).
pub(crate) fn redaction(room: &str, sender: &str, target: &str, reason: Option<&str>) -> Draft {
    let mut content = json!({ "redacts": target });
    if let Some(reason) = reason {
        content["reason"] = json!(reason);
    }
    Draft { redacts: Some(target.to_owned()), ..Draft::message(room, sender, "m.room.redaction", content) }
}

/// Relations must be to a known event of the room, and one person reacts with one key once.
pub(crate) fn judge_relation(room: &Room, draft: &Draft) -> Result<(), Refusal> {
    let Some(relation) = Relation::of(&draft.content) else { return Ok(()) };
    let Some(parent) = room.event(relation.parent) else {
        return Err(Refusal::bad("Can't send relation to unknown event"));
    };
    match relation.kind {
        "m.annotation" => {
            let Some(key) = relation.key else { return Err(Refusal::bad("Missing aggregation key")) };
            if key.chars().count() > LONGEST_KEY {
                return Err(Refusal::bad("Aggregation key is too long"));
            }
            let twice = room.events.iter().any(|event| {
                event.sender == draft.sender
                    && event.kind == draft.kind
                    && !event.is_redacted()
                    && event.relates_to() == Some(relation)
            });
            if twice {
                let message = "Can't send same reaction twice";
                return Err(Refusal::new(400, "M_DUPLICATE_ANNOTATION", message));
            }
            Ok(())
        }
        "m.thread" if parent.relates_to().is_some() => {
            Err(Refusal::bad("Cannot start threads from an event with a relation"))
        }
        _ => Ok(()),
    }
}
