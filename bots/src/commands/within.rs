//! A command about somebody in the middle of what a person says: *please !report Asha stole the kit*. All read it as they
//! would read the command, so it is treated as one. Only where a member is named right after it: else it is talk about
//! commands, which may stay.

use super::{Parsed, addressed::after_mention, given, names_a_member, parse, take_away};
use crate::{
    command::{About, Call, Typed},
    deciding::DecisionContext,
    event::Sent,
    limits,
    moderation::commands::{APPEAL, REPORT},
    text::general,
};

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
    let begins = begins.map(|at| typed.body[at..].to_owned());
    // *please @Baraza report Asha*: said to us in the middle of a line.
    let accounts = &ctx.known.service_accounts;
    let named = [&accounts.voice, &accounts.steward];
    let to_us =
        named.into_iter().filter_map(|account| after_mention(typed, account)).map(|rest| format!("!{rest}"));
    begins.chain(to_us).map(|body| Typed { body, ..typed.clone() }).find(|command| {
        let Parsed::Command { spec, rest } = parse(command) else { return false };
        let near: Vec<&str> = rest.split_whitespace().take(NEAR).collect();
        // What it begins with is taken for the command.
        let begun = Typed::plain(format!("!{} {}", spec.word.canonical(), near.join(" ")));
        spec.discreet && names_a_member(ctx, &begun)
    })
}

/// What is about somebody, where all read it: it goes, and its author reads why. What is wrong, or why something was wrong, is
/// then asked in private; an act is none, because it may have been said in passing.
pub(crate) fn taken_away(ctx: &mut DecisionContext<'_>, sent: &Sent, typed: &Typed, about: About<'_>) {
    take_away(ctx, sent);
    let within = within(ctx, typed);
    let typed = within.as_ref().unwrap_or(typed);
    limits::answering(ctx, &sent.by, false, |ctx| {
        ctx.asker = Some(sent.by.clone());
        match parse(typed) {
            Parsed::Command { spec, rest } if [REPORT.word, APPEAL.word].contains(&spec.word) => {
                given(ctx, spec, &Call { sent, typed, rest, about }, false);
            }
            _ => {
                ctx.tell(&sent.by, general::LineTakenAway {});
            }
        }
    });
}
