//! What a message of the voice looks like on the wire, and what is read from a message of a person's. Pure.

use ruma::OwnedEventId;
use serde_json::{Value, json};

mod media;
mod readable;

use readable::place;
pub use readable::readable;

use crate::{
    effect::{Message, Quote, WORDS},
    ids::EffectKey,
    text::{self, Rendered},
};

/// Where a message carries the key of the effect that made it, so that another device finds it.
pub const KEY_FIELD: &str = "org.baraza.key";

/// The content of a text. What a person must act on now is `m.text`; everything else is `m.notice`, which never
/// notifies.
pub fn words_of(message: &Message) -> Value {
    let mut content = json!({ "msgtype": if message.rings { "m.text" } else { "m.notice" } });
    put_text(&mut content, &message.text);
    content
}

fn put_text(content: &mut Value, text: &Rendered) {
    content["body"] = json!(text.plain);
    if let Some(html) = &text.html {
        content["format"] = json!("org.matrix.custom.html");
        content["formatted_body"] = json!(html);
    }
}

/// Adds whom a message mentions, what it answers or replaces, and its key.
pub fn address(
    content: &mut Value,
    message: &Message,
    key: &EffectKey,
    edits: Option<&OwnedEventId>,
    mentions: &[String],
) {
    content["m.mentions"] = if mentions.is_empty() { json!({}) } else { json!({ "user_ids": mentions }) };
    if let Some(event) = edits {
        let new_content = content.clone();
        content["body"] = json!(format!("* {}", message.text.plain));
        content["m.new_content"] = new_content;
        content["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": event });
    } else if let Some(thread) = &message.thread {
        let reply = message.reply_to.as_ref().unwrap_or(thread);
        content["m.relates_to"] = json!({
            "rel_type": "m.thread", "event_id": thread,
            "is_falling_back": message.reply_to.is_none(), "m.in_reply_to": { "event_id": reply },
        });
    } else if let Some(reply) = &message.reply_to {
        content["m.relates_to"] = json!({ "m.in_reply_to": { "event_id": reply } });
    }
    content[KEY_FIELD] = json!(key);
}

/// The words of a person's message, without the command with which they were left. Nothing where it has none.
pub fn words(content: &Value) -> Option<String> {
    let is_text = matches!(content["msgtype"].as_str(), Some("m.text" | "m.emote"));
    let body = content["body"].as_str().filter(|_| is_text)?;
    Some(without_command(&text::composed(text::own_words(body, replies(content)))))
        .filter(|words| !words.is_empty())
}

/// Whether a message answers another one: then its client may have put that before it.
fn replies(content: &Value) -> bool {
    content["m.relates_to"].is_object()
}

/// What passes a person's message on, and its text: their words in the frame, each line of them quoted, or their
/// picture, voice note or file with what they wrote under it, else with the caption. It keeps where the file is (and the key
/// of an encrypted one); nothing is downloaded. It is a person's post: black, and it notifies as theirs would.
pub fn passed_on(content: &Value, frame: &Rendered, caption: &Rendered) -> Option<(Value, Rendered)> {
    if let Some(words) = words(content) {
        let (plain, html) = text::block(&words);
        let text = fill(frame, &plain, &html);
        let mut passed = json!({ "msgtype": "m.text" });
        put_text(&mut passed, &text);
        return Some((passed, text));
    }
    let mut passed = media::of(content)?;
    let text = match self::caption(content) {
        Some(words) => {
            let (plain, html) = text::block(&words);
            fill(frame, &plain, &html)
        }
        None => caption.clone(),
    };
    put_text(&mut passed, &text);
    Some((passed, text))
}

/// A text with a person's words in their place, as one quoted line; where there are none, with what is said instead.
pub fn quote(frame: &Rendered, words: Option<&str>, quote: &Quote) -> Rendered {
    let words = words.map(|words| match numbered(words).filter(|_| quote.numbered) {
        Some((_, rest)) => without_command(rest),
        None => words.to_owned(),
    });
    let words = words.and_then(|words| text::quoted_piece(&words, quote.longest, quote.piece));
    let words = words.as_ref().unwrap_or(&quote.otherwise);
    fill(frame, words, &text::escape(words))
}

/// The number of a case with which words begin (`#3 …`), and what stands after it.
pub fn numbered(words: &str) -> Option<(u64, &str)> {
    let after = words.trim().strip_prefix(['#', '＃'])?.trim_start();
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let (number, rest) = after.split_at(end);
    let is_whole = rest.chars().next().is_none_or(|c| !text::in_word(c));
    // No case has so long a number; it is one all the same, and nobody's.
    let number = if number.len() > 18 { Some(u64::MAX) } else { number.parse().ok() }.filter(|_| is_whole)?;
    Some((
        number,
        rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | ';' | '.' | '-' | ')')
        }),
    ))
}

/// How many pieces of so many characters the words of a typed text take.
pub fn pieces_of(body: &str, longest: usize) -> usize {
    text::pieces(&without_command(body), longest).len()
}

/// A text with a person's words in it, as it is sent. A picture, a voice note or a file of theirs is sent itself, with
/// the text under it; a place is said in words.
pub fn quoting(message: &Message, content: Option<&Value>, said: &Quote) -> (Value, Rendered) {
    let words =
        content.and_then(|content| words(content).or_else(|| caption(content)).or_else(|| place(content)));
    let text = quote(&message.text, words.as_deref(), said);
    let medium = content.filter(|_| said.piece == 0).and_then(media::of);
    let content = match medium {
        Some(mut medium) => {
            put_text(&mut medium, &text);
            medium
        }
        None => words_of(&Message { text: text.clone(), ..message.clone() }),
    };
    (content, text)
}

/// Whether a person's message can be passed on at all: it has words, or it is a picture, a voice note or a file. A place, a
/// poll and a sticker are none.
pub fn can_pass_on(content: &Value) -> bool {
    words(content).is_some() || media::of(content).is_some()
}

/// Whether it is a file that calls itself a table. What it is says only its content.
pub fn is_table(content: &Value) -> bool {
    const ENDINGS: [&str; 7] = [".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers"];
    if content["msgtype"] != "m.file" || media::of(content).is_none() {
        return false;
    }
    let name = content["filename"].as_str().or_else(|| content["body"].as_str()).unwrap_or_default();
    let name = name.trim().to_lowercase();
    let kind = content["info"]["mimetype"].as_str().unwrap_or_default().to_lowercase();
    let says = |word: &&str| kind.contains(word);
    ENDINGS.iter().any(|ending| name.ends_with(ending)) || ["csv", "spreadsheet", "ms-excel"].iter().any(says)
}

/// What a person wrote under a picture or a file.
fn caption(content: &Value) -> Option<String> {
    let (body, name) = (content["body"].as_str()?, content["filename"].as_str()?);
    let body = text::own_words(body, replies(content));
    (body != name && !body.trim().is_empty()).then(|| body.to_owned())
}

fn fill(frame: &Rendered, plain: &str, html: &str) -> Rendered {
    Rendered {
        plain: frame.plain.replace(WORDS, plain),
        html: frame.html.as_ref().map(|frame| frame.replace(WORDS, html)),
    }
}

/// Words that were left by `!later …` are passed on without the command; `!!! wow` is no command.
fn without_command(words: &str) -> String {
    let trimmed = words.trim();
    match trimmed.strip_prefix('!') {
        Some(rest) if rest.starts_with(char::is_alphabetic) => {
            let end = rest.find(|c: char| !text::in_word(c) && c != '_').unwrap_or(rest.len());
            let separates = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '.' | '!');
            rest[end..].trim_start_matches(separates).trim_end().to_owned()
        }
        _ => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{passed_on, words};
    use crate::{
        effect::{Destination, Message, Pointer, Quote},
        ids::{PersonId, RoomKind},
        text::Rendered,
    };

    fn rendered(plain: &str) -> Rendered {
        Rendered { plain: plain.to_owned(), html: Some(format!("<b>{plain}</b>")) }
    }

    #[test]
    fn a_command_goes_and_words_stay() {
        let read = |body: &str| words(&json!({ "msgtype": "m.text", "body": body }));
        assert_eq!(read("!later  See you <there> ").as_deref(), Some("See you <there>"));
        assert_eq!(read("!dharura\nMoto!").as_deref(), Some("Moto!"));
        assert_eq!(read("!urgent:child fits").as_deref(), Some("child fits"));
        assert_eq!(read("!urgent, child fits").as_deref(), Some("child fits"));
        assert_eq!(read("!ask\u{201c}why?\u{201d}").as_deref(), Some("\u{201c}why?\u{201d}"));
        assert_eq!(read("!!! wow").as_deref(), Some("!!! wow"));
        assert_eq!(read("see !later").as_deref(), Some("see !later"));
        assert_eq!(read("!later"), None);
        assert_eq!(words(&json!({ "msgtype": "m.audio", "body": "Voice message" })), None);
    }

    /// What a client puts before a reply are another's words: in a private chat ours, and nobody else's to read.
    #[test]
    fn the_quotation_of_a_reply_is_never_passed_on() {
        let reply = json!({ "m.in_reply_to": { "event_id": "$a" } });
        let told = "> <@baraza:moh.test:8448> I told Kiprono.\n> Call 112.\n\n";
        for (words_of_theirs, passed) in [
            ("we are at Githirioni, 0700", "we are at Githirioni, 0700"),
            ("!ask who has gloves?", "who has gloves?"),
        ] {
            let body = format!("{told}{words_of_theirs}");
            for content in [
                json!({ "msgtype": "m.text", "body": body, "m.relates_to": reply }),
                json!({ "msgtype": "m.text", "body": body, "m.relates_to": { "rel_type": "m.thread", "event_id": "$a" } }),
                // The new version of a reply says of nothing what it relates to.
                json!({ "msgtype": "m.text", "body": body }),
            ] {
                assert_eq!(words(&content).as_deref(), Some(passed));
                let (_, text) =
                    passed_on(&content, &rendered("Njeri: \u{FFFC}"), &rendered("Njeri:")).unwrap();
                assert_eq!(text.plain, format!("Njeri: “{passed}”"));
            }
            let file = json!({
                "msgtype": "m.image", "filename": "a.png", "url": "mxc://moh.test/a", "info": { "mimetype": "image/png" },
                "body": body, "m.relates_to": reply,
            });
            let (_, text) = passed_on(&file, &rendered("Njeri: \u{FFFC}"), &rendered("Njeri:")).unwrap();
            assert!(!text.plain.contains("Kiprono"), "{}", text.plain);
        }
        let own = "> <5 kg and fever> means refer\nYes";
        assert_eq!(words(&json!({ "msgtype": "m.text", "body": own })).as_deref(), Some(own));
    }

    #[test]
    fn words_stand_in_their_frame_and_cannot_be_markup() {
        let content = json!({ "msgtype": "m.text", "body": "a < b\n& c" });
        let (passed, text) = passed_on(&content, &rendered("Njeri: \u{FFFC}"), &rendered("Njeri:")).unwrap();
        assert_eq!(
            (passed["msgtype"].as_str(), text.plain.as_str()),
            (Some("m.text"), "Njeri: \n> a < b\n> & c")
        );
        let html = "<b>Njeri: <blockquote>a &lt; b<br>&amp; c</blockquote></b>";
        assert_eq!(passed["formatted_body"], html);
        let quote = Quote {
            at: Pointer { place: Destination::Room(RoomKind::Peer), event: "$a".try_into().unwrap() },
            longest: 5,
            piece: 0,
            numbered: false,
            otherwise: "(none)".to_owned(),
        };
        let filled = super::quote(&rendered("Njeri: \u{FFFC}"), Some("a\n<b>” c"), &quote);
        assert_eq!(filled.plain, "Njeri: “a <b>…”");
        assert_eq!(filled.html.as_deref(), Some("<b>Njeri: “a &lt;b&gt;…”</b>"));
        assert_eq!(super::quote(&rendered("\u{FFFC}"), None, &quote).plain, "(none)");
        let numbered = Quote { longest: 50, numbered: true, ..quote };
        let read = |words: &str| super::quote(&rendered("\u{FFFC}"), Some(words), &numbered).plain;
        assert_eq!((read("#3: yes"), read("yes")), ("“yes”".to_owned(), "“yes”".to_owned()));
    }

    #[test]
    fn the_number_of_a_case_stands_before_its_words() {
        for (words, expected) in [
            ("#3 thank you", Some((3, "thank you"))),
            (" # 03: thank you ", Some((3, "thank you"))),
            ("＃3\nthank you", Some((3, "thank you"))),
            ("#3", Some((3, ""))),
            ("#99999999999999999999 x", Some((u64::MAX, "x"))),
            ("#3rd of May", None),
            ("#", None),
            ("# rules", None),
            ("see #3", None),
        ] {
            assert_eq!(super::numbered(words), expected, "{words}");
        }
    }

    /// Whoever is on call reads where it is, and can say it on the phone.
    #[test]
    fn a_place_is_said_in_words() {
        let message = Message::plain_to(PersonId::new("kiprono"), rendered("🚨 Njeri adds: \u{FFFC}"));
        let quote = Quote {
            at: Pointer { place: Destination::Chat(PersonId::new("njeri")), event: "$a".try_into().unwrap() },
            longest: 200,
            piece: 0,
            numbered: false,
            otherwise: "(none)".to_owned(),
        };
        for (content, expected) in [
            (
                json!({ "body": "Location geo:-1.1,36.6", "geo_uri": "geo:-1.1,36.6" }),
                "“Location geo:-1.1,36.6”",
            ),
            (json!({ "body": "River post", "geo_uri": "geo:-1.1,36.6" }), "“River post geo:-1.1,36.6”"),
            (
                json!({ "body": "", "org.matrix.msc3488.location": { "uri": "geo:-1.1,36.6" } }),
                "“geo:-1.1,36.6”",
            ),
            (json!({ "body": "" }), "(none)"),
            // A place that moves, as Element says it and as the proposal ends.
            (
                json!({ "org.matrix.msc3488.location": { "uri": "geo:-1.1,36.6" }, "msgtype": null }),
                "“geo:-1.1,36.6”",
            ),
            (
                json!({ "m.location": { "uri": "geo:-1.1,36.6", "description": "River post" }, "msgtype": null }),
                "“River post geo:-1.1,36.6”",
            ),
        ] {
            let mut content = content;
            if content.get("msgtype").is_none() {
                content["msgtype"] = json!("m.location");
            }
            let (sent, text) = super::quoting(&message, Some(&content), &quote);
            assert_eq!(text.plain, format!("🚨 Njeri adds: {expected}"));
            assert_eq!(sent["body"], text.plain);
            assert_eq!(sent["msgtype"], "m.notice", "words, as they are said to them");
        }
    }

    #[test]
    fn a_place_a_poll_and_a_sticker_are_never_passed_on() {
        let poll = json!({ "question": { "m.text": [{ "body": "Lunch?" }] }, "answers": [] });
        for content in [
            json!({ "msgtype": "m.location", "body": "here", "geo_uri": "geo:1,2" }),
            json!({ "org.matrix.msc3488.location": { "uri": "geo:1,2" } }),
            json!({ "m.poll": poll, "m.text": [{ "body": "Lunch?" }] }),
            json!({ "org.matrix.msc3381.poll.start": poll, "org.matrix.msc1767.text": "Lunch?" }),
            json!({ "body": "wave", "url": "mxc://moh.test/abc", "info": {} }),
            json!({ "msgtype": "m.image", "body": "a.jpg", "url": "https://moh.test/abc" }),
            json!({ "msgtype": "m.text", "body": "" }),
        ] {
            assert!(!super::can_pass_on(&content), "{content}");
            assert_eq!(passed_on(&content, &rendered("x"), &rendered("c")), None, "{content}");
        }
        for content in [
            json!({ "msgtype": "m.emote", "body": "waves" }),
            json!({ "msgtype": "m.file", "body": "a.pdf", "url": "mxc://moh.test/abc" }),
        ] {
            assert!(super::can_pass_on(&content), "{content}");
        }
    }

    #[test]
    fn a_voice_note_keeps_its_file_and_gets_the_caption() {
        let content = json!({
            "msgtype": "m.audio", "body": "Voice message.ogg", "url": "mxc://moh.test/abc",
            "info": { "mimetype": "audio/ogg", "duration": 4000 }, "org.matrix.msc3245.voice": {},
            "m.mentions": { "user_ids": ["@all:moh.test"] }, "m.relates_to": { "rel_type": "m.thread" },
        });
        let (passed, _) = passed_on(&content, &rendered("x"), &rendered("Njeri, left at 21:10:")).unwrap();
        assert_eq!(
            passed,
            json!({
                "msgtype": "m.audio", "body": "Njeri, left at 21:10:", "filename": "Voice message.ogg",
                "format": "org.matrix.custom.html", "formatted_body": "<b>Njeri, left at 21:10:</b>",
                "url": "mxc://moh.test/abc", "info": { "mimetype": "audio/ogg", "duration": 4000 },
                "org.matrix.msc3245.voice": {},
            })
        );
        let key = json!({ "kty": "oct", "key_ops": ["decrypt"], "alg": "A256CTR", "k": "a", "ext": true });
        let file =
            json!({ "url": "mxc://x/y", "key": key, "iv": "a", "hashes": { "sha256": "a" }, "v": "v2" });
        let sealed = json!({ "msgtype": "m.image", "body": "a.jpg", "file": file });
        let (passed, _) = passed_on(&sealed, &rendered("x"), &rendered("c")).unwrap();
        assert_eq!((passed["file"]["url"].as_str(), passed["url"].is_null()), (Some("mxc://x/y"), true));
        // What its author wrote under it stays.
        let mut shown = sealed;
        (shown["filename"], shown["body"]) = (json!("a.jpg"), json!("The new chart\nof June"));
        let (passed, text) =
            passed_on(&shown, &rendered("Njeri: \u{FFFC}"), &rendered("Njeri, left at 21:10:")).unwrap();
        assert_eq!(text.plain, "Njeri: \n> The new chart\n> of June");
        assert_eq!(
            (passed["body"].as_str(), passed["filename"].as_str()),
            (Some(&*text.plain), Some("a.jpg"))
        );
        assert_eq!(passed_on(&json!({ "msgtype": "m.location" }), &rendered("x"), &rendered("c")), None);
        assert_eq!(passed_on(&json!({}), &rendered("x"), &rendered("c")), None, "taken back");
    }
}
