//! Who is named in a message by what cannot be mistaken.

use ruma::{OwnedUserId, UserId};

use super::markup::{Pointed, anchors, pointed};
use super::typed::Typed;
use crate::text::in_word;

/// The accounts that a message points at: by a mention, a pill, a link or an account that is written out. A word of a
/// name points at nobody, because many names are words.
pub fn pointed_at(typed: &Typed) -> Vec<OwnedUserId> {
    let pills = typed.formatted_body.as_deref().map(anchors).unwrap_or_default();
    let pills = pills.into_iter().filter_map(|pill| user(pill.to));
    let written = typed.body.split_whitespace().filter_map(|word| {
        let word = word.trim_matches(|c: char| !in_word(c) && c != '@');
        if word.starts_with('@') { UserId::parse(word).ok() } else { pointed(word).and_then(user) }
    });
    let mut all: Vec<OwnedUserId> = typed.mentions.iter().cloned().chain(pills).chain(written).collect();
    all.sort();
    all.dedup();
    all
}

fn user(to: Pointed) -> Option<OwnedUserId> {
    match to {
        Pointed::User(user) => Some(user),
        Pointed::Message(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruma::user_id;

    #[test]
    fn by_account_mention_pill_or_link_and_by_no_word() {
        let ann = [user_id!("@p_ann:moh.test").to_owned()];
        let mention = Typed { mentions: ann.to_vec(), ..Typed::plain("rude") };
        let pill = "<a href=\"https://matrix.to/#/@p_ann:moh.test\">A.</a> is rude".to_owned();
        let pill = Typed { formatted_body: Some(pill), ..Typed::plain("A. is rude") };
        for typed in [
            mention,
            pill,
            Typed::plain("!report (@p_ann:moh.test) is rude"),
            Typed::plain("!report https://matrix.to/#/@p_ann:moh.test, rude"),
        ] {
            assert_eq!(pointed_at(&typed), ann, "{typed:?}");
        }
        for said in ["Ann was rude", "p_ann is rude", "hakuna amani", "no hope, no joy here", "@ann", ""] {
            assert!(pointed_at(&Typed::plain(said)).is_empty(), "{said}");
        }
    }
}
