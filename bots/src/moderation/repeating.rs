//! The questions of moderation in words: as they are asked, and as they are asked once more.

use super::{LONGEST_NAME, asks::Question, effect, end_of, reports, rooms_touched, state::Intent};
use crate::{
    bot::Asked,
    cohort::Prompt,
    deciding::DecisionContext,
    heard::Heard,
    ids::PersonId,
    moderation::lines as line,
    text::{Line, Said},
};

/// The buttons under a preview.
pub(super) const CONFIRM: &[&str] = &["✅", "❌"];

/// What an act would do.
pub(super) fn preview(ctx: &DecisionContext<'_>, intent: &Intent, subject: &PersonId) -> line::Preview {
    let until = end_of(&intent.action, ctx.now());
    let effect = effect(ctx, &intent.action, subject, until, intent.reason.as_deref());
    line::Preview { effect, rooms: rooms_touched(ctx, &intent.action, subject) }
}

/// Which of several people of a name is meant.
pub(super) fn which(
    ctx: &DecisionContext<'_>,
    name: Option<&str>,
    candidates: &[PersonId],
) -> line::WhoIsMeant {
    let called = candidates.first().map(|person| ctx.known.directory.name_of(person)).unwrap_or_default();
    let name = Said::new(name.unwrap_or(&called), LONGEST_NAME);
    let choices = (1..).zip(ctx.told_apart(candidates));
    let choices =
        choices.map(|(digit, (person, detail))| line::ChoicePerson { digit, person, detail }.into());
    let choices = choices.collect();
    line::WhoIsMeant { name, choices }
}

/// A question once more, for whoever answered what is no answer to it.
pub(super) fn again(ctx: &DecisionContext<'_>, prompt: &Prompt) -> Option<Asked> {
    let (line, buttons): (Line, &[&str]) = match prompt.question.of()? {
        Question::Confirm { intent } => {
            let subject = intent.subject.clone()?;
            (preview(ctx, &intent, &subject).into(), CONFIRM)
        }
        Question::Which { candidates, .. } => (which(ctx, None, &candidates).into(), &[]),
        Question::ReportWords { .. } => (line::ReportAsk {}.into(), &[]),
        Question::ReportAbout { .. } => (line::ReportAbout {}.into(), &[]),
        Question::ReportWhom { from, shown, .. } => {
            (reports::which_of(ctx, &prompt.person, from, &shown).into(), &[])
        }
    };
    Some((line, buttons))
}

/// As long as a report waits, what its sender writes is nothing for the others, whatever it is about: they read that the
/// report waits, and its question.
pub(super) fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let by = heard.sent.by.clone();
    let Some(report) = reports::open_report(ctx, &by).cloned().filter(|_| heard.says_more()) else {
        return false;
    };
    let mut prompts =
        ctx.cohort.prompts.iter().filter(|prompt| prompt.person == by && prompt.is_open(ctx.now()));
    let is_newest = prompts.all(|prompt| prompt.asked <= report.asked);
    // By day nothing is offered for the room: then a newer question is asked again, as ever.
    if !is_newest && ctx.rests_until().is_none() {
        return false;
    }
    let Some((question, buttons)) = again(ctx, &report) else { return false };
    let phone = ctx.phone();
    ctx.tell(&by, line::ReportWaits { phone });
    ctx.ask_again(&report, question, buttons);
    true
}
