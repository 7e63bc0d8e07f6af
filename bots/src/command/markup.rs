//! The little of people's HTML that a command needs: links to people and messages. Read from left to right without a
//! tree, so that no nesting, however deep, costs more than its length.

use ruma::matrix_uri::MatrixId;
use ruma::{EventId, MatrixToUri, MatrixUri, OwnedEventId, OwnedRoomId, OwnedUserId};

use super::typed::Typed;

/// What a link of Matrix points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pointed {
    User(OwnedUserId),
    Message(OwnedEventId),
}

/// A link in a message: its words as the plain body has them, and what it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub text: String,
    pub to: Pointed,
}

/// The person or message that an address points to: `https://matrix.to/#/…` or `matrix:…`.
pub(super) fn pointed(address: &str) -> Option<Pointed> {
    match named(address)? {
        MatrixId::User(user) => Some(Pointed::User(user)),
        MatrixId::Event(_, event) => Some(Pointed::Message(event)),
        _ => None,
    }
}

fn named(address: &str) -> Option<MatrixId> {
    match MatrixToUri::parse(address) {
        Ok(uri) => Some(uri.id().clone()),
        Err(_) => Some(MatrixUri::parse(address).ok()?.id().clone()),
    }
}

/// The room that a message's link to an event names; nothing where it names an alias.
pub fn room_of_link(typed: &Typed, event: &EventId) -> Option<OwnedRoomId> {
    let html = typed.formatted_body.as_deref().map(unescape).unwrap_or_default();
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | ')' | '<' | '>');
    let addresses = typed.body.split(ends).chain(html.split(ends));
    addresses.filter_map(named).find_map(|id| match id {
        MatrixId::Event(room, named) if named == *event => room.try_into().ok(),
        _ => None,
    })
}

/// The links of a HTML body to people and messages, in order.
pub(super) fn anchors(html: &str) -> Vec<Anchor> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<a ") {
        rest = &rest[start + 3..];
        let Some((tag, after)) = rest.split_once('>') else { break };
        let Some((inner, after)) = after.split_once("</a>") else { break };
        if let Some(to) = href(tag).and_then(|address| pointed(&unescape(address))) {
            found.push(Anchor { text: unescape(&without_tags(inner)), to });
        }
        rest = after;
    }
    found
}

/// A Markdown link at the start of a body (`[Ann](https://matrix.to/#/@ann:moh.test) …`), as some phones send a pill,
/// and what comes after it.
pub(super) fn markdown_anchor(body: &str) -> Option<(Anchor, &str)> {
    let (text, rest) = body.strip_prefix('[')?.split_once("](")?;
    let (address, rest) = rest.split_once(')')?;
    Some((Anchor { text: text.to_owned(), to: pointed(address)? }, rest))
}

fn href(tag: &str) -> Option<&str> {
    let (_, value) = tag.split_once("href=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn without_tags(html: &str) -> String {
    html.split('<').enumerate().fold(String::new(), |mut text, (number, piece)| {
        let after = if number == 0 { Some(piece) } else { piece.split_once('>').map(|(_, rest)| rest) };
        text.push_str(after.unwrap_or_default());
        text
    })
}

fn unescape(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        match known.and_then(|(name, after)| Some((entity(name)?, after))) {
            Some((c, after)) => {
                text.push(c);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruma::{event_id, user_id};

    #[test]
    fn pills_and_links_to_messages_are_found() {
        let html = "!mute <a class=\"x\" href=\"https://matrix.to/#/@jane:county.test\">Jane &amp; <b>Co</b></a> 2h \
                    <a href='https://example.org'>no</a> <a href=\"matrix:u/bob:moh.test\">Bob</a> \
                    <a href=\"https://matrix.to/#/!r:moh.test/$post?via=moh.test\">this</a>";
        let jane =
            Anchor { text: "Jane & Co".into(), to: Pointed::User(user_id!("@jane:county.test").to_owned()) };
        let bob = Anchor { text: "Bob".into(), to: Pointed::User(user_id!("@bob:moh.test").to_owned()) };
        let post = Anchor { text: "this".into(), to: Pointed::Message(event_id!("$post").to_owned()) };
        assert_eq!(anchors(html), [jane, bob, post]);
    }

    #[test]
    fn a_link_says_its_room() {
        let (post, room) = (event_id!("$post"), Some("!r:moh.test".try_into().unwrap()));
        let link = "https://matrix.to/#/!r:moh.test/$post?via=moh.test&via=county.test";
        for body in [format!("!redact {link} loud"), format!("!redact [this]({link})")] {
            assert_eq!(room_of_link(&Typed::plain(body), post), room);
        }
        let html = format!("!redact <a href=\"{}\">this</a>", link.replace('&', "&amp;"));
        let pill = Typed { formatted_body: Some(html), ..Typed::plain("!redact this") };
        assert_eq!(room_of_link(&pill, post), room);
        assert_eq!(room_of_link(&pill, event_id!("$other")), None);
        let alias = Typed::plain("!redact https://matrix.to/#/%23lari:moh.test/$post");
        assert_eq!(room_of_link(&alias, post), None);
    }

    #[test]
    fn encoded_addresses_are_understood() {
        let to = Pointed::User(user_id!("@jane:county.test").to_owned());
        assert_eq!(pointed("https://matrix.to/#/%40jane%3Acounty.test"), Some(to.clone()));
        let (anchor, rest) = markdown_anchor("[Jane](https://matrix.to/#/@jane:county.test) 2h").unwrap();
        assert_eq!((anchor.to, rest), (to, " 2h"));
    }

    #[test]
    fn broken_html_is_no_trouble() {
        let deep = "<b>".repeat(20_000);
        for html in
            ["<a ", "<a href=\"", "<a href=>x</a>", "<a href=\"x\">", "&#x110000;", "&", deep.as_str()]
        {
            assert_eq!(anchors(html), []);
            let _ = unescape(html);
        }
        assert_eq!(unescape("a &lt; b &unknown; &#39;c&#x27; & d"), "a < b &unknown; 'c' & d");
    }
}
