//! A call that was a mistake: taken back by deleting it, by a digit, or by a word. Whoever was told hears so, and it
//! counts for nothing.

use ruma::EventId;
use serde_json::json;

use super::{
    asks::{Question, asks_reason},
    calling,
    cases::{self, open_case},
};
use crate::{
    cohort::{Choice, Prompt},
    deciding::DecisionContext,
    ids::PersonId,
    quiet_hours::urgent_lines as line,
};

/// An answer to *what has happened?*: that it was nothing. All else that is no words is asked about once more.
pub(super) fn reason_answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let (person, phone) = (&prompt.person, ctx.phone());
    if calling::ends(choice) {
        ctx.close(prompt);
        ctx.tell(person, line::Nothing { phone });
    } else {
        ctx.ask_again(prompt, line::Ask { phone }, &[]);
    }
    true
}

/// An answer to *I told …*: that it was a mistake. True if it was an answer.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, case: u64, choice: Choice) -> bool {
    let ends = calling::ends(choice);
    if ends {
        ctx.close(prompt);
        mistaken(ctx, case);
    } else if choice.is_yes() {
        waits(ctx, case);
    }
    ends || choice.is_yes()
}

/// To a caller whose answer ends nothing and says nothing: how it stands.
fn waits(ctx: &mut DecisionContext<'_>, number: u64) {
    let Some(case) = ctx.cohort.bots.quiet.emergencies.iter().find(|case| case.case == number).cloned()
    else {
        return;
    };
    let phone = ctx.phone();
    match (&case.taken, case.told.is_empty() || case.exhausted) {
        (Some((helper, _)), _) => {
            let person = ctx.person(helper);
            ctx.tell(&case.caller, line::Acknowledged { person, phone })
        }
        (None, true) => ctx.tell(&case.caller, line::ListEnded { phone }),
        (None, false) => {
            let people = case.told.iter().map(|(told, _)| ctx.person(told)).collect();
            ctx.tell(&case.caller, line::Waits { people, phone })
        }
    };
}

/// *Stop*, in whatever words: the case that is open, or the question that waits, ends.
pub(super) fn stop(ctx: &mut DecisionContext<'_>, caller: &PersonId) {
    let now = ctx.now();
    let asked = |p: &Prompt| p.person == *caller && asks_reason(p) && p.is_open(now);
    if let Some(case) = open_case(ctx.cohort, caller, now).map(|case| case.case) {
        mistaken(ctx, case);
        return;
    }
    if ctx.cohort.prompts.iter().any(asked) {
        ctx.close_all(|p| p.person == *caller && asks_reason(p));
    }
    let phone = ctx.phone();
    ctx.tell(caller, line::Nothing { phone });
}

/// The caller took the call itself back.
pub(super) fn taken_back(ctx: &mut DecisionContext<'_>, by: &PersonId, event: &EventId) {
    let now = ctx.now();
    let is_it = |case: &&super::state::Emergency| {
        case.caller == *by && case.call.as_deref() == Some(event) && case.is_open(now)
    };
    if let Some(case) = ctx.cohort.bots.quiet.emergencies.iter().find(is_it).map(|case| case.case) {
        ctx.asker = Some(by.clone());
        mistaken(ctx, case);
    }
}

/// The case is none: nobody waits for it, nobody is told any more, and it is not counted.
fn mistaken(ctx: &mut DecisionContext<'_>, number: u64) {
    let cases = &mut ctx.cohort.bots.quiet.emergencies;
    let Some(at) = cases.iter().position(|case| case.case == number) else { return };
    let case = cases.remove(at);
    let (alert, called) = (Question::Urgent { case: number }, Question::Called { case: number });
    ctx.close_all(|p| p.question.is(&alert) || p.question.is(&called));
    ctx.audit(Some(&case.caller), "urgent_mistaken", None, json!({ "case": number }));
    let (sender, phone) = (ctx.person(&case.caller), ctx.phone());
    for (told, _) in &case.told {
        let open = cases::still_open(ctx, told, number);
        ctx.tell(told, line::CalledOff { sender: sender.clone(), open });
    }
    let people: Vec<_> = case.told.iter().map(|(told, _)| ctx.person(told)).collect();
    if people.is_empty() {
        ctx.tell(&case.caller, line::Nothing { phone });
    } else {
        ctx.tell(&case.caller, line::Mistaken { people, phone });
    }
}
