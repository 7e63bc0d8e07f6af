//! A message in a room that begins by naming the voice is said to it: what follows is the command.

use std::borrow::Cow;

use ruma::UserId;

use super::{CALL, nearest, parse, table};
use crate::command::{Typed, leading_user};
use crate::text::in_word;

/// What the voice is called. Clients write it where somebody picks it from the list of names.
const NAME: &str = "Baraza";

/// The message as the command that it is, where it begins with the voice's name as a client writes a mention; else as it is.
/// What follows and is no command asks for help.
pub fn addressed<'a>(typed: &'a Typed, voice: &UserId) -> Cow<'a, Typed> {
    let is_meant = typed.mentions.iter().any(|mentioned| mentioned == voice);
    let Some(rest) = is_meant.then(|| after_name(typed, voice)).flatten() else {
        return Cow::Borrowed(typed);
    };
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '!' | '！'));
    let first = words.split(|c: char| !in_word(c)).next().unwrap_or_default();
    let command = format!("!{words}");
    let is_call = parse(&Typed::plain(words)).is_call();
    let body = match table::find(first).map(|_| ()).or_else(|| nearest(first).map(|_| ())) {
        // Also with a slip: then it is answered as one.
        Some(()) => command,
        None if is_call => format!("!{} {words}", CALL.canonical()),
        None => "!help".to_owned(),
    };
    let mentions = typed.mentions.iter().filter(|mentioned| *mentioned != voice).cloned().collect();
    // The pill of the voice is no part of the command; that of somebody else is.
    let html = typed.formatted_body.as_deref().map(|html| match html.split_once("</a>") {
        Some((pill, rest)) if pill.contains(voice.as_str()) => rest.to_owned(),
        _ => html.to_owned(),
    });
    Cow::Owned(Typed { body, mentions, formatted_body: html, ..typed.clone() })
}

/// What follows a mention of that account in the middle of a text, as a command without its mark.
pub(super) fn after_mention<'a>(typed: &'a Typed, account: &UserId) -> Option<&'a str> {
    if !typed.mentions.iter().any(|mentioned| mentioned == account) {
        return None;
    }
    let called = [account.as_str(), account.as_str().trim_start_matches('@'), account.localpart(), NAME];
    let rest = called.into_iter().find_map(|name| {
        let at = typed.body.find(name)?;
        typed.body.get(at + name.len()..)
    })?;
    let words =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '!' | '！' | ')'));
    (!words.is_empty()).then_some(words)
}

/// What follows the voice's name at the beginning of a text.
fn after_name<'a>(typed: &'a Typed, voice: &UserId) -> Option<&'a str> {
    let body = typed.body.trim_start();
    if let Some((user, rest)) = leading_user(body, typed) {
        return (user == voice).then_some(rest);
    }
    let (body, is_marked) = body.strip_prefix('@').map_or((body, false), |body| (body, true));
    let called = [voice.as_str().trim_start_matches('@'), voice.localpart(), NAME];
    let rest = called.into_iter().find_map(|name| {
        let start = body.get(..name.len())?;
        start.eq_ignore_ascii_case(name).then(|| &body[name.len()..])
    })?;
    // *Baraza* is a word of Swahili, too: by itself it names nobody.
    let is_name = rest.trim_start().starts_with([':', ',', '!', '！']) || rest.trim().is_empty();
    (is_name || is_marked && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use ruma::user_id;

    use super::*;

    #[test]
    fn a_message_to_the_voice_is_the_command_in_it() {
        let voice = user_id!("@baraza_voice:moh.test");
        let read = |body: &str| {
            let typed = Typed { mentions: vec![voice.to_owned()], ..Typed::plain(body) };
            addressed(&typed, voice).body.clone()
        };
        for body in [
            "Baraza: rota",
            "@Baraza rota",
            "baraza, !rota",
            "@baraza_voice:moh.test: rota",
            "@baraza_voice rota",
            "[Baraza](https://matrix.to/#/@baraza_voice:moh.test) rota",
            " Baraza:  Rota",
        ] {
            assert!(
                matches!(parse(&Typed::plain(read(body))), super::super::Parsed::Command { spec, .. } if spec.word.canonical() == "rota"),
                "{body}: {}",
                read(body)
            );
        }
        assert!(parse(&Typed::plain(read("Baraza: urgent, woman fits"))).is_call());
        assert_eq!(read("Baraza: what can you do?"), "!help");
        assert_eq!(read("Baraza"), "!help");
        assert_eq!(read("Baraza: reprot Asha stole"), "!reprot Asha stole", "a slip is read as one");
        for body in [
            "Did Baraza close early?",
            "Barazani rota",
            "rota",
            "Baraza la kijiji linakutana kesho",
            "Baraza remove the cuff",
        ] {
            assert_eq!(read(body), body);
        }
        // Without the mention it is a word like any other.
        assert_eq!(addressed(&Typed::plain("Baraza: rota"), voice).body, "Baraza: rota");
    }

    #[test]
    fn who_else_is_meant_stays_meant() {
        let (voice, ann) = (user_id!("@baraza_voice:moh.test"), user_id!("@ann:moh.test"));
        let html = "<a href=\"https://matrix.to/#/@baraza_voice:moh.test\">Baraza</a>: warn \
                    <a href=\"https://matrix.to/#/@ann:moh.test\">Ann</a> be kind";
        let typed = Typed {
            mentions: vec![voice.to_owned(), ann.to_owned()],
            formatted_body: Some(html.to_owned()),
            ..Typed::plain("Baraza: warn Ann be kind")
        };
        let read = addressed(&typed, voice);
        assert_eq!((read.body.as_str(), &*read.mentions), ("!warn Ann be kind", &[ann.to_owned()][..]));
        assert!(read.formatted_body.as_deref().is_some_and(|html| html.starts_with(": warn <a")));
    }
}
