//! Who is named anywhere in a message.

use super::markup::{Pointed, anchors};
use super::target::Candidate;
use super::typed::Typed;

/// Whether a message names somebody: by a mention, a pill or an account, or by any word of their name. Where words
/// must not reach the person they are about, a yes too many is better than a no too many, so a part of a name counts.
pub fn names(typed: &Typed, one: &Candidate) -> bool {
    let pills = typed.formatted_body.as_deref().map(anchors).unwrap_or_default();
    if typed.mentions.contains(&one.account)
        || pills.iter().any(|pill| pill.to == Pointed::User(one.account.clone()))
    {
        return true;
    }
    let said = typed.body.to_lowercase();
    let name = one.name.to_lowercase();
    stands_in(&one.account.localpart().to_lowercase(), &said)
        || name.split_whitespace().any(|part| part.chars().count() > 1 && stands_in(part, &said))
}

/// Whether a word stands in a text by itself; in a script that does not part its words, whether it stands there at
/// all.
fn stands_in(word: &str, text: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2E80}');
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (first, last) = (word.chars().next(), word.chars().next_back());
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
            let goes_on = letter(before) && letter(first) || letter(after) && letter(last);
            !goes_on
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruma::user_id;

    fn named(typed: &Typed, name: &str) -> bool {
        names(typed, &Candidate { account: user_id!("@p_ann:moh.test").to_owned(), name: name.to_owned() })
    }

    #[test]
    fn by_any_word_of_the_name_by_account_mention_or_pill() {
        for said in [
            "Ann was rude",
            "rude: ann!",
            "It was Otieno's post",
            "@p_ann:moh.test is rude",
            "p_ann is rude",
            "sister otieno",
        ] {
            assert!(named(&Typed::plain(said), "Ann Otieno"), "{said}");
        }
        assert!(named(&Typed::plain("小明很粗鲁"), "小明"));
        for said in ["Annual leave", "the planned visit", "a", "Annotieno", ""] {
            assert!(!named(&Typed::plain(said), "Ann A Otieno"), "{said}");
        }
        let mention =
            Typed { mentions: vec![user_id!("@p_ann:moh.test").to_owned()], ..Typed::plain("rude") };
        assert!(named(&mention, "Ann"));
        let pill = "<a href=\"https://matrix.to/#/@p_ann:moh.test\">A.</a> is rude".to_owned();
        assert!(named(&Typed { formatted_body: Some(pill), ..Typed::plain("A. is rude") }, "Ann"));
    }
}
