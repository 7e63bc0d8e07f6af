//! A command about somebody in the middle of what a person says: *please !report Asha stole the kit*. All read it as they
//! would read the command, so it is treated as one. Only where a member is named right after it: else it is talk about
//! commands, which may stay.

use super::{Parsed, names_a_member, parse};
use crate::{command::Typed, deciding::DecisionContext};

/// The name stands within so many words of the command.
const NEAR: usize = 3;

/// The command that stands in the middle of the words, where it is about a member.
pub(crate) fn within(ctx: &DecisionContext<'_>, typed: &Typed) -> Option<Typed> {
    if !matches!(parse(typed), Parsed::NotACommand) {
        return None;
    }
    let marks = typed.body.match_indices(['!', '！']).map(|(at, _)| at).filter(|at| *at > 0);
    // What hangs on a word is the end of a sentence.
    let begins = marks.filter(|at| typed.body[..*at].ends_with(char::is_whitespace));
    begins.map(|at| Typed { body: typed.body[at..].to_owned(), ..typed.clone() }).find(|command| {
        let Parsed::Command { spec, rest } = parse(command) else { return false };
        let near: Vec<&str> = rest.split_whitespace().take(NEAR).collect();
        // What it begins with is taken for the command.
        let begun = Typed::plain(format!("!{} {}", spec.word.canonical(), near.join(" ")));
        spec.discreet && names_a_member(ctx, &begun)
    })
}
