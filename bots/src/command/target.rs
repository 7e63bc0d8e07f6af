//! Whom a command means: by pill, by id, by the message it replies to, or by a name.

use ruma::{OwnedEventId, OwnedUserId, UserId};

use super::markup::{Anchor, Pointed, anchors, markdown_anchor, pointed};
use super::typed::Typed;
use crate::text::in_word;

/// Whom a command means, as far as the message itself says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An account: a pill, or an id that was typed.
    User(OwnedUserId),
    /// Whoever wrote the message that was replied to.
    Message(OwnedEventId),
    /// A name, to be looked up with [`resolve`].
    Named(Named),
}

/// A name that was typed. Where no length of time and no colon ends it, the words after it stand in it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub text: String,
    /// The one account that the client mentioned, where it sent no pill.
    pub mentioned: Option<OwnedUserId>,
}

/// Somebody whom a name can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The account.
    pub account: OwnedUserId,
    /// The display name in the room.
    pub name: String,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// One account; the words after the name, if any, are the reason.
    One {
        /// Who is meant.
        account: OwnedUserId,
        /// The words after the name.
        rest: Option<String>,
    },
    /// Several; ask which.
    Many(Vec<OwnedUserId>),
    /// Nobody.
    Nobody,
}

/// Who is meant by a name. A whole name (or local part, or id) wins over a part of one, and more words win over
/// fewer. Nothing is guessed by likeness: a slip of the finger means nobody.
pub fn resolve(named: &Named, candidates: &[Candidate]) -> Resolved {
    let words: Vec<&str> = named.text.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let rest = |used: usize| Some(words[used..].join(" ")).filter(|rest| !rest.is_empty());
    // No display name that people can tell apart is longer.
    let most = folded.len().min(12);

    let mentioned = named.mentioned.as_ref().and_then(|id| candidates.iter().find(|one| one.account == *id));
    if let Some(one) = mentioned {
        let used = (1..=most).rev().find(|used| is_name_of(&folded[..*used], one)).unwrap_or(0);
        return Resolved::One { account: one.account.clone(), rest: rest(used) };
    }
    for fits in [is_name_of, is_part_of_name_of] {
        for used in (1..=most).rev() {
            let found: Vec<_> = candidates.iter().filter(|one| fits(&folded[..used], one)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Resolved::One { account: one.account.clone(), rest: rest(used) },
                many => return Resolved::Many(many.iter().map(|one| one.account.clone()).collect()),
            }
        }
    }
    Resolved::Nobody
}

fn fold(word: &str) -> String {
    word.trim_start_matches('@').trim_end_matches([',', ':']).to_lowercase()
}

fn folded_name(candidate: &Candidate) -> Vec<String> {
    candidate.name.split_whitespace().map(fold).collect()
}

fn is_name_of(words: &[String], candidate: &Candidate) -> bool {
    let id = || {
        let [word] = words else { return false };
        *word == candidate.account.localpart().to_lowercase() || *word == fold(candidate.account.as_str())
    };
    folded_name(candidate) == words || id()
}

fn is_part_of_name_of(words: &[String], candidate: &Candidate) -> bool {
    folded_name(candidate).windows(words.len()).any(|part| part == words)
}

/// A person named at the start of a command's words, and the words after.
pub(crate) fn leading_user<'a>(rest: &'a str, typed: &Typed) -> Option<(OwnedUserId, &'a str)> {
    if let Some((Anchor { to: Pointed::User(user), .. }, after)) = markdown_anchor(rest) {
        return Some((user, separated(after)));
    }
    let first = rest.split_whitespace().next()?;
    let bare = first.trim_end_matches([',', ':', ';']);
    if let Some(user) = user_of(bare) {
        return Some((user, separated(&rest[bare.len()..])));
    }
    let (text, user) = first_pill(typed)?;
    let body = rest.strip_prefix('@').unwrap_or(rest);
    let after =
        body.strip_prefix(text.trim().trim_start_matches('@')).filter(|after| after.len() < body.len())?;
    let whole = after.chars().next().is_none_or(|c| !in_word(c));
    whole.then(|| (user, separated(after)))
}

/// A pill anywhere among a command's words, and the words without it.
pub(super) fn any_user(rest: &str, typed: &Typed) -> Option<(OwnedUserId, String)> {
    let (text, user) = first_pill(typed)?;
    let text = text.trim();
    let without = if text.is_empty() { rest.to_owned() } else { rest.replacen(text, " ", 1) };
    Some((user, separated(&without).trim().to_owned()))
}

/// The message that a link among a command's words points to, and the words without it.
pub(super) fn any_message(rest: &str, typed: &Typed) -> Option<(OwnedEventId, String)> {
    if let Some((Anchor { to: Pointed::Message(event), .. }, after)) = markdown_anchor(rest) {
        return Some((event, separated(after).to_owned()));
    }
    let linked = rest.split_whitespace().find_map(|word| match pointed(word)? {
        Pointed::Message(event) => Some((event, word)),
        Pointed::User(_) => None,
    });
    if let Some((event, word)) = linked {
        return Some((event, separated(&rest.replacen(word, " ", 1)).trim().to_owned()));
    }
    let found = anchors(typed.formatted_body.as_deref()?).into_iter().find_map(|anchor| match anchor.to {
        Pointed::Message(event) => Some((event, anchor.text)),
        Pointed::User(_) => None,
    });
    let (event, text) = found?;
    Some((event, separated(&rest.replacen(text.trim(), " ", 1)).trim().to_owned()))
}

fn user_of(word: &str) -> Option<OwnedUserId> {
    if word.starts_with('@') {
        return UserId::parse(word).ok();
    }
    match pointed(word)? {
        Pointed::User(user) => Some(user),
        Pointed::Message(_) => None,
    }
}

fn first_pill(typed: &Typed) -> Option<(String, OwnedUserId)> {
    anchors(typed.formatted_body.as_deref()?).into_iter().find_map(|anchor| match anchor.to {
        Pointed::User(user) => Some((anchor.text, user)),
        Pointed::Message(_) => None,
    })
}

/// What sets words apart from a name.
pub(super) const SEPARATORS: [char; 3] = [':', ',', ';'];

/// Words after a name, without what sets them apart from it.
pub(super) fn separated(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruma::user_id;

    fn candidates() -> Vec<Candidate> {
        [
            ("Jane Wanjiru", user_id!("@jane:county.test")),
            ("Ann", user_id!("@ann:moh.test")),
            ("Ann Otieno", user_id!("@otieno:moh.test")),
            ("Peter", user_id!("@peter1:moh.test")),
            ("Peter", user_id!("@peter2:moh.test")),
            ("小明", user_id!("@ming:moh.test")),
        ]
        .map(|(name, account)| Candidate { account: account.to_owned(), name: name.to_owned() })
        .to_vec()
    }

    fn found(text: &str) -> Resolved {
        resolve(&Named { text: text.to_owned(), mentioned: None }, &candidates())
    }

    fn one(account: &UserId, rest: &str) -> Resolved {
        let rest = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        Resolved::One { account: account.to_owned(), rest }
    }

    #[test]
    fn a_name_is_found_whole_before_in_part() {
        assert_eq!(found("jane wanjiru"), one(user_id!("@jane:county.test"), ""));
        assert_eq!(found("Jane please stop"), one(user_id!("@jane:county.test"), "please stop"));
        assert_eq!(found("Ann"), one(user_id!("@ann:moh.test"), ""));
        assert_eq!(found("@Ann Otieno: be kind"), one(user_id!("@otieno:moh.test"), "be kind"));
        assert_eq!(found("otieno"), one(user_id!("@otieno:moh.test"), ""));
        assert_eq!(found("peter2"), one(user_id!("@peter2:moh.test"), ""));
        assert_eq!(found("小明"), one(user_id!("@ming:moh.test"), ""));
    }

    #[test]
    fn two_of_a_name_are_asked_about_and_a_slip_means_nobody() {
        let peters = [user_id!("@peter1:moh.test").to_owned(), user_id!("@peter2:moh.test").to_owned()];
        assert_eq!(found("Peter be kind"), Resolved::Many(peters.to_vec()));
        for text in ["Jnae", "An", "wan", "", "nobody here"] {
            assert_eq!(found(text), Resolved::Nobody, "{text}");
        }
    }

    #[test]
    fn a_mention_settles_who_is_meant() {
        let named =
            |text: &str, account: &UserId| Named { text: text.into(), mentioned: Some(account.to_owned()) };
        let peter = user_id!("@peter2:moh.test");
        assert_eq!(resolve(&named("Peter be kind", peter), &candidates()), one(peter, "be kind"));
        let stranger = named("Jane", user_id!("@x:elsewhere.test"));
        assert_eq!(resolve(&stranger, &candidates()), one(user_id!("@jane:county.test"), ""));
    }
}
