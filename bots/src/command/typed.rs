//! What a person typed, as a client sent it.

use ruma::events::room::message::{MessageType, Relation, RoomMessageEventContent};
use ruma::{OwnedEventId, OwnedUserId};

use crate::text::{own_words, typed};

/// A text message of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The plain body, without the quotation that old clients put before a reply. Commands are read from it, because
    /// a client shows the stars of Markdown only here. Composed, with digits of every script as `0` to `9`.
    pub body: String,
    /// The HTML body, where pills stand, without the quotation.
    pub formatted_body: Option<String>,
    /// Who is mentioned. A client puts the author of a replied-to message here too.
    pub mentions: Vec<OwnedUserId>,
    /// The message it replies to. Not the last message of a thread, which clients name there as a fallback.
    pub reply_to: Option<OwnedEventId>,
    /// The root of the thread it is in.
    pub thread: Option<OwnedEventId>,
    /// Whether it came unencrypted into a place that is encrypted: whoever runs a homeserver can have written it.
    pub in_clear: bool,
}

impl Typed {
    /// A plain text that replies to nothing.
    pub fn plain(body: impl Into<String>) -> Self {
        Self { body: typed(&body.into()), ..Self::default() }
    }

    /// What was typed, or None for what never commands nor answers: a notice, an emote, a file, an edit.
    pub fn from_content(content: &RoomMessageEventContent) -> Option<Self> {
        let MessageType::Text(text) = &content.msgtype else { return None };
        let (reply_to, thread) = match &content.relates_to {
            None => (None, None),
            Some(Relation::Reply(reply)) => (Some(reply.in_reply_to.event_id.clone()), None),
            Some(Relation::Thread(thread)) => {
                let reply = thread.in_reply_to.as_ref().filter(|_| !thread.is_falling_back);
                (reply.map(|reply| reply.event_id.clone()), Some(thread.event_id.clone()))
            }
            Some(Relation::Replacement(_)) => return None,
            Some(_) => (None, None),
        };
        let replies = content.relates_to.is_some();
        let html = text.formatted.as_ref().map(|formatted| without_reply_html(&formatted.body).to_owned());
        Some(Self {
            body: typed(own_words(&text.body, replies)),
            formatted_body: html,
            mentions: content
                .mentions
                .iter()
                .flat_map(|mentions| mentions.user_ids.iter().cloned())
                .collect(),
            reply_to,
            thread,
            in_clear: false,
        })
    }
}

/// The HTML after the quotation of a reply.
fn without_reply_html(html: &str) -> &str {
    match (html.trim_start().strip_prefix("<mx-reply>"), html.split_once("</mx-reply>")) {
        (Some(_), Some((_, rest))) => rest,
        _ => html,
    }
}

/// The words, if there are any.
pub fn text(rest: &str) -> Option<String> {
    Some(rest.trim()).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruma::{event_id, user_id};
    use serde_json::{Value, json};

    fn read(content: Value) -> Option<Typed> {
        Typed::from_content(&serde_json::from_value(content).unwrap())
    }

    #[test]
    fn a_reply_of_an_old_client_loses_its_quotation() {
        let reply = read(json!({
            "msgtype": "m.text",
            "body": "> <@bob:moh.test> buy now\n> and here\n\n!mute 2h > loud",
            "format": "org.matrix.custom.html",
            "formatted_body": "<mx-reply><blockquote><a href=\"https://matrix.to/#/@bob:moh.test\">@bob:moh.test</a>buy now</blockquote></mx-reply>!mute 2h &gt; loud",
            "m.mentions": {"user_ids": ["@bob:moh.test"]},
            "m.relates_to": {"m.in_reply_to": {"event_id": "$post"}},
        }))
        .unwrap();
        assert_eq!(reply.body, "!mute 2h > loud");
        assert_eq!(reply.formatted_body.as_deref(), Some("!mute 2h &gt; loud"));
        assert_eq!(reply.reply_to.as_deref(), Some(event_id!("$post")));
        assert_eq!(reply.mentions, [user_id!("@bob:moh.test")]);
    }

    #[test]
    fn a_message_that_only_quotes_keeps_its_words() {
        let plain = read(json!({"msgtype": "m.text", "body": "> <a> is a tag\nyes"})).unwrap();
        assert_eq!(plain.body, "> <a> is a tag\nyes");
    }

    #[test]
    fn in_a_thread_only_a_real_reply_counts() {
        let thread = |fallback: bool| {
            json!({"msgtype": "m.text", "body": "!redact", "m.relates_to": {
                "rel_type": "m.thread", "event_id": "$root", "is_falling_back": fallback,
                "m.in_reply_to": {"event_id": "$last"},
            }})
        };
        let fallback = read(thread(true)).unwrap();
        assert_eq!((fallback.reply_to, fallback.thread.unwrap().as_str()), (None, "$root"));
        assert_eq!(read(thread(false)).unwrap().reply_to.unwrap(), "$last");
    }

    #[test]
    fn notices_emotes_and_edits_never_command() {
        assert_eq!(read(json!({"msgtype": "m.notice", "body": "!leave"})), None);
        assert_eq!(read(json!({"msgtype": "m.emote", "body": "!leave"})), None);
        assert_eq!(
            read(json!({"msgtype": "m.text", "body": "* !leave", "m.new_content": {"msgtype": "m.text",
                "body": "!leave"}, "m.relates_to": {"rel_type": "m.replace", "event_id": "$old"}})),
            None
        );
    }
}
