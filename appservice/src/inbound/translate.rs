//! From a Matrix event to what happened, in the field's words. Pure: whatever must be looked up stands in
//! [`Resolved`].

use bots::{
    cohort::Place,
    command::{self, Typed},
    commands,
    event::{Event, Linked, MessageKind, Scene, Sent},
    ids::{EffectKey, PersonId},
    room_state::people::Membership,
    wire,
};
use jiff::{SignedDuration, Timestamp};
use ruma::{
    EventId, OwnedEventId, OwnedRoomId, OwnedUserId, UserId, events::room::message::RoomMessageEventContent,
};
use serde_json::Value;

/// A sender's clock may be wrong: a sent time later than this after the receipt counts as the receipt.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(10);

/// 2014-09-01: no event of Matrix is older.
const MATRIX_BEGAN_MS: i64 = 1_409_529_600_000;

/// Where the event's room belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// To a place of a cohort.
    Cohort(Place),
    /// It is the direct chat with this person.
    Chat(PersonId),
}

/// What was looked up about an event.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Where its room belongs.
    pub home: Home,
    /// The sender as a person.
    pub sender: Option<PersonId>,
    /// The person a member event is about.
    pub subject: Option<PersonId>,
    /// Our own message that it points to.
    pub ours: Option<EffectKey>,
    /// Our own message that is the root of its thread.
    pub thread_ours: Option<EffectKey>,
    /// Who wrote the message that it points to.
    pub author: Option<PersonId>,
    /// The message that its command links to.
    pub linked: Option<Linked>,
    /// What it points to by a relation and stands in another place.
    pub elsewhere: Vec<OwnedEventId>,
    /// From when on the cohort lives.
    pub live_since: Timestamp,
}

/// The ids in an event that need looking up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// The event it points to by a relation or a redaction.
    pub target: Option<OwnedEventId>,
    /// The account a member event is about.
    pub subject: Option<OwnedUserId>,
    /// The root of its thread.
    pub thread: Option<OwnedEventId>,
    /// The event that its command links to, without a relation.
    pub linked: Option<Link>,
}

/// A link to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The event.
    pub event: OwnedEventId,
    /// The room in which it should stand; nothing where the link names an alias.
    pub room: Option<OwnedRoomId>,
}

/// Finds what must be looked up. A command may be given by naming the voice.
pub fn references(event: &Value, voice: &UserId) -> References {
    let relation = &event["content"]["m.relates_to"];
    let subject = match event["type"].as_str() {
        Some("m.room.member") => event["state_key"].as_str().and_then(|id| UserId::parse(id).ok()),
        _ => None,
    };
    References { target: target(event), subject, thread: thread(relation), linked: linked(event, voice) }
}

fn target(event: &Value) -> Option<OwnedEventId> {
    let content = &event["content"];
    let relation = &content["m.relates_to"];
    let target = match event["type"].as_str() {
        Some("m.room.redaction") => event["redacts"].as_str().or_else(|| content["redacts"].as_str()),
        _ => relation["m.in_reply_to"]["event_id"].as_str().or_else(|| relation["event_id"].as_str()),
    };
    target.and_then(event_id)
}

fn thread(relation: &Value) -> Option<OwnedEventId> {
    relation["event_id"].as_str().filter(|_| relation["rel_type"] == "m.thread").and_then(event_id)
}

/// Of a command that is no reply, the message that it names; also where it became one by an edit.
fn linked(event: &Value, voice: &UserId) -> Option<Link> {
    let content = &event["content"];
    let is_edit = content["m.relates_to"]["rel_type"] == "m.replace";
    let content = if is_edit { &content["m.new_content"] } else { content };
    let typed = (event["type"] == "m.room.message").then(|| typed(content)).flatten()?;
    let typed = commands::addressed(&typed, voice);
    let event = commands::linked(&typed)?;
    let room = command::room_of_link(&typed, &event);
    Some(Link { event, room })
}

/// What can be read as a text of a person.
fn typed(content: &Value) -> Option<Typed> {
    if content["msgtype"] != "m.text" {
        return None;
    }
    let content = serde_json::from_value::<RoomMessageEventContent>(content.clone()).ok()?;
    Typed::from_content(&content)
}

/// When an event was sent: never before Matrix was there, nor later than ten minutes after its receipt. A date that is
/// none counts as the receipt.
pub fn sent_at(event: &Value, received: Timestamp) -> Timestamp {
    let sent = event["origin_server_ts"].as_i64().filter(|ms| *ms >= MATRIX_BEGAN_MS);
    let sent = sent.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    match sent {
        Some(sent) if sent <= received.saturating_add(CLOCK_SLACK).unwrap_or(received) => sent,
        _ => received,
    }
}

/// Whether Synapse showed us an event that no local user can see: evidence at most, never acted on.
pub fn is_soft_failed(event: &Value) -> bool {
    event["unsigned"]["io.element.synapse.soft_failed"].as_bool() == Some(true)
}

/// Whether an event as it came is a message in the clear in an encrypted room: whoever runs a homeserver can have
/// written it. Reactions and redactions are never encrypted.
pub fn is_in_clear(event: &Value, encrypted: bool) -> bool {
    encrypted && event["type"] == "m.room.message"
}

/// Marks a text that came in the clear.
pub fn note_clear(happened: &mut Event, in_clear: bool) {
    if let Event::Said { typed, .. } | Event::Changed { typed: Some(typed), .. } = happened {
        typed.in_clear = in_clear;
    }
}

/// What happened, or nothing that matters.
pub fn translate(event: &Value, resolved: &Resolved, received: Timestamp) -> Option<Event> {
    if is_soft_failed(event) {
        return None;
    }
    let event_type = event["type"].as_str()?;
    let account = UserId::parse(event["sender"].as_str()?).ok()?;
    let at = sent_at(event, received);
    let history = at < resolved.live_since;
    if event_type == "m.room.member" {
        return membership(event, resolved, account, at, history);
    }
    let scene = match &resolved.home {
        Home::Cohort(Place::Room(kind)) => Scene::Room(*kind),
        Home::Cohort(Place::Space) => return None,
        Home::Chat(_) => Scene::Chat,
    };
    let sent = Sent {
        event: event_id(event["event_id"].as_str()?)?,
        by: resolved.sender.clone()?,
        account,
        scene,
        chat: in_chat(event, scene),
        at,
        history,
    };
    let content = &event["content"];
    let target = target(event).filter(|target| !resolved.elsewhere.contains(target));
    match event_type {
        "m.reaction" => Some(Event::Reacted {
            sent,
            target: target?,
            ours: resolved.ours.clone(),
            author: resolved.author.clone(),
            key: content["m.relates_to"]["key"].as_str()?.to_owned(),
        }),
        "m.room.redaction" => {
            let (ours, author) = (resolved.ours.clone(), resolved.author.clone());
            Some(Event::Redacted { sent, target: target?, ours, author, reason: reason(content) })
        }
        "m.poll.response" | "org.matrix.msc3381.poll.response" => Some(Event::Voted { sent }),
        "m.room.message"
        | "m.room.encrypted"
        | "m.sticker"
        | "m.poll.start"
        | "org.matrix.msc3381.poll.start"
        | "m.location"
        | "org.matrix.msc3488.location" => {
            if content["m.relates_to"]["rel_type"] == "m.replace" {
                let typed = typed(&content["m.new_content"]);
                let linked = resolved.linked.clone();
                return Some(Event::Changed { sent, target: target?, typed, linked });
            }
            Some(said(event_type, content, resolved, sent))
        }
        // Where somebody is while they move, every few seconds: said to us it may be a call for help; in a room it is no post.
        "m.beacon" | "org.matrix.msc3672.beacon" if sent.scene == Scene::Chat => {
            Some(said(event_type, content, resolved, sent))
        }
        _ => None,
    }
}

/// The direct chat in which an event stands.
fn in_chat(event: &Value, scene: Scene) -> Option<OwnedRoomId> {
    let room = event["room_id"].as_str().filter(|_| scene == Scene::Chat)?;
    OwnedRoomId::try_from(room).ok()
}

fn said(event_type: &str, content: &Value, resolved: &Resolved, sent: Sent) -> Event {
    let relation = &content["m.relates_to"];
    let is_here = |event: &OwnedEventId| !resolved.elsewhere.contains(event);
    let thread = thread(relation).filter(is_here);
    let falls_back = relation["is_falling_back"].as_bool() == Some(true);
    let reply_to = relation["m.in_reply_to"]["event_id"].as_str().filter(|_| !falls_back).and_then(event_id);
    let reply_to = reply_to.filter(is_here);
    let kind = match event_type {
        "m.room.encrypted" => MessageKind::Sealed,
        "m.room.message" => match content["msgtype"].as_str() {
            Some("m.notice") => MessageKind::Notice,
            Some("m.text") => MessageKind::Text,
            _ if wire::is_table(content) => MessageKind::Table,
            _ if wire::can_pass_on(content) => MessageKind::Media,
            _ => MessageKind::Bound,
        },
        _ => MessageKind::Bound,
    };
    // What cannot be read as a text of a person is counted and not answered.
    let read = (kind == MessageKind::Text).then(|| typed(content)).flatten();
    let kind = if kind == MessageKind::Text && read.is_none() { MessageKind::Media } else { kind };
    // What stands under a picture, or is said with /me, is no command; but what it says of somebody is as readable.
    let beside = || Typed::plain(wire::readable(content));
    let typed = read.unwrap_or_else(beside);
    Event::Said {
        kind,
        typed,
        reply_to_ours: if reply_to.is_some() { resolved.ours.clone() } else { None },
        reply_to_author: if reply_to.is_some() { resolved.author.clone() } else { None },
        linked: resolved.linked.clone(),
        thread_ours: if thread.is_some() { resolved.thread_ours.clone() } else { None },
        reply_to,
        thread,
        sent,
    }
}

fn membership(
    event: &Value,
    resolved: &Resolved,
    by: OwnedUserId,
    at: Timestamp,
    history: bool,
) -> Option<Event> {
    let account = UserId::parse(event["state_key"].as_str()?).ok()?;
    let membership = Membership::from_word(event["content"]["membership"].as_str()?)?;
    let before = event["unsigned"]["prev_content"]["membership"].as_str().and_then(Membership::from_word);
    match &resolved.home {
        Home::Cohort(place) => Some(Event::MemberChanged {
            place: *place,
            person: resolved.subject.clone(),
            account,
            by,
            membership,
            before,
            reason: reason(&event["content"]),
            at,
            history,
        }),
        Home::Chat(person) => (resolved.subject.as_ref() == Some(person)).then(|| Event::ChatChanged {
            person: person.clone(),
            membership,
            own_act: by == account,
            again: false,
            greeted: false,
        }),
    }
}

/// What a person gave as a reason beside a button of their client; an empty one is none.
fn reason(content: &Value) -> Option<String> {
    content["reason"].as_str().map(str::trim).filter(|reason| !reason.is_empty()).map(ToOwned::to_owned)
}

fn event_id(text: &str) -> Option<OwnedEventId> {
    EventId::parse(text).ok()
}

#[cfg(test)]
mod tests {
    use ruma::{event_id, user_id};
    use serde_json::json;

    use super::*;

    fn said(home: Home, event_type: &str, content: &Value) -> Option<MessageKind> {
        let resolved = Resolved {
            home,
            sender: Some(PersonId::new("njeri")),
            subject: None,
            ours: None,
            thread_ours: None,
            author: None,
            linked: None,
            elsewhere: Vec::new(),
            live_since: Timestamp::UNIX_EPOCH,
        };
        let event =
            json!({ "type": event_type, "event_id": "$a", "sender": "@njeri:moh.test", "content": content });
        match translate(&event, &resolved, Timestamp::UNIX_EPOCH)? {
            Event::Said { kind, .. } => Some(kind),
            other => panic!("{other:?}"),
        }
    }

    fn in_chat(event_type: &str, content: &Value) -> Option<MessageKind> {
        said(Home::Chat(PersonId::new("njeri")), event_type, content)
    }

    #[test]
    fn what_has_no_form_for_others_is_told_from_pictures() {
        let file = |kind: &str| json!({ "msgtype": kind, "body": "a", "url": "mxc://moh.test/abc" });
        for kind in ["m.image", "m.audio", "m.video", "m.file"] {
            assert_eq!(in_chat("m.room.message", &file(kind)), Some(MessageKind::Media), "{kind}");
        }
        assert_eq!(
            in_chat("m.room.message", &json!({ "msgtype": "m.emote", "body": "waves" })),
            Some(MessageKind::Media)
        );
        let place = json!({ "msgtype": "m.location", "body": "here", "geo_uri": "geo:1,2" });
        let moving = json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": "$live" },
            "org.matrix.msc3488.location": { "uri": "geo:1,2" }, "org.matrix.msc3488.ts": 1 });
        let poll = json!({ "question": { "m.text": [{ "body": "Lunch?" }] }, "answers": [] });
        for (event_type, content) in [
            ("m.room.message", place),
            ("m.room.message", json!({ "msgtype": "org.example.odd", "body": "a" })),
            ("m.room.message", json!({ "msgtype": "m.image", "body": "a.jpg" })),
            ("m.sticker", json!({ "body": "wave", "url": "mxc://moh.test/abc", "info": {} })),
            ("m.poll.start", json!({ "m.poll": poll, "m.text": [{ "body": "Lunch?" }] })),
            ("org.matrix.msc3381.poll.start", json!({ "org.matrix.msc3381.poll.start": poll })),
            ("m.location", json!({ "m.location": { "uri": "geo:1,2" } })),
            ("m.beacon", json!({ "m.location": { "uri": "geo:1,2" } })),
            ("org.matrix.msc3672.beacon", moving),
        ] {
            assert_eq!(in_chat(event_type, &content), Some(MessageKind::Bound), "{event_type} {content}");
        }
        // In a room each step of somebody on their way would count as a post.
        let room = Home::Cohort(Place::Room(bots::ids::RoomKind::Peer));
        assert_eq!(
            said(room, "org.matrix.msc3672.beacon", &json!({ "m.location": { "uri": "geo:1,2" } })),
            None
        );
    }

    /// However a command is given: with its mark, by naming the voice, or by mending what was no command.
    #[test]
    fn a_command_names_a_message_by_its_link() {
        let (voice, link) = (user_id!("@baraza:moh.test"), "https://matrix.to/#/!room:moh.test/$post");
        let read = |content: Value| {
            references(&json!({ "type": "m.room.message", "content": content }), voice).linked
        };
        let mentions = json!({ "user_ids": [voice] });
        let text = |body: String| json!({ "msgtype": "m.text", "body": body, "m.mentions": mentions });
        let edit = |body: String| {
            let mut edit = text(format!("* {body}"));
            edit["m.new_content"] = text(body);
            edit["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": "$slip" });
            edit
        };
        for body in
            [format!("!report {link}"), format!("Baraza: redact {link}"), format!("@baraza report {link}")]
        {
            for content in [text(body.clone()), edit(body.clone())] {
                let linked = read(content).unwrap_or_else(|| panic!("{body}"));
                assert_eq!(linked.event, event_id!("$post"), "{body}");
                assert_eq!(linked.room.as_ref().map(|room| room.as_str()), Some("!room:moh.test"), "{body}");
            }
        }
        assert_eq!(read(text(format!("Baraza told me of {link}"))), None);
    }
}
