//! Emergencies: to the person on call, not to the room; if there is no answer, to the next; at the end of the list
//! the caller knows at once. Every answer shows the emergency number.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

pub use super::cases::{has_room_for_more, listens, open_case};
use super::{
    asks::{Question, asks_reason},
    cases::{self, LISTENS_FOR},
    joined,
    state::Emergency,
    telling::{Because, REMEMBER, tell_next},
};
use crate::{
    cohort::{Choice, Cohort, Prompt},
    deciding::{DecisionContext, Words},
    effect::Destination,
    ids::PersonId,
    quiet_hours::urgent_lines as line,
};

const ASK_FOR: SignedDuration = SignedDuration::from_mins(15);
/// At this use in a week it is delivered *and* the moderators are asked to think about what would help.
const REVIEW_AT: usize = 3;
/// So long whoever has it can give it back; until then it is remembered where the reason stands.
const GIVE_BACK: SignedDuration = SignedDuration::from_hours(1);

/// `!urgent` without words, 🚨 on the closing line, or `2` for a text: what is it about?
pub fn ask(ctx: &mut DecisionContext<'_>, caller: &PersonId) {
    let phone = ctx.phone();
    let expires = ctx.now().saturating_add(ASK_FOR).unwrap_or(Timestamp::MAX);
    ctx.ask(caller, line::Ask { phone }, &[], Question::UrgentReason, expires);
}

/// A call of somebody for whom nobody can be told: so that they do not wait for help, they read so.
pub(super) fn not_passed_on(ctx: &mut DecisionContext<'_>, caller: &PersonId) {
    let (cohort, phone) = (ctx.cohort.structure.name.clone(), ctx.phone());
    ctx.tell(caller, line::NotPassedOn { cohort, phone });
}

/// An emergency with the message that gives its reason: the first person on call is told. While a case of the same
/// person is open, this is more of it.
pub fn call(ctx: &mut DecisionContext<'_>, caller: &PersonId, words: &Words) {
    let now = ctx.now();
    ctx.close_all(|p| p.person == *caller && asks_reason(p));
    if let Some(open) = open_case(ctx.cohort, caller, now).map(|case| case.case) {
        joined::join(ctx, open, words);
        return;
    }
    let quiet = &mut ctx.cohort.bots.quiet;
    quiet.emergencies.retain(|case| now.duration_since(case.at) < REMEMBER);
    cases::keep_few(quiet, caller, now);
    quiet.last_case += 1;
    let case = quiet.last_case;
    let mut opened = Emergency {
        case,
        caller: caller.clone(),
        at: now,
        reason: Some(words.at.clone()),
        call: Some(words.at.event.clone()),
        room: match words.at.place {
            Destination::Room(room) => Some(room),
            Destination::Chat(_) => None,
        },
        pieces: BTreeMap::new(),
        answered: 0,
        review: false,
        told: Vec::new(),
        talked: None,
        taken: None,
        exhausted: false,
        joined: 0,
        more: Vec::new(),
    };
    opened.note_pieces(words);
    // What would help is asked when it has turned out to be no mistake.
    opened.review = quiet.emergencies.iter().filter(|e| e.caller == *caller).count() + 1 == REVIEW_AT;
    quiet.emergencies.push(opened);
    ctx.audit(Some(caller), "urgent", None, json!({ "case": case }));
    tell_next(ctx, case, Because::Needed);
    ctx.tell_cut(caller, words);
}

/// Too many in a week: those that were a mistake are not among them any more.
fn reviews(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let due: Vec<PersonId> = ctx
        .cohort
        .bots
        .quiet
        .emergencies
        .iter_mut()
        .filter(|case| case.review && review_at(case) <= now)
        .map(|case| {
            case.review = false;
            case.caller.clone()
        })
        .collect();
    for caller in due {
        let uses = ctx.cohort.bots.quiet.emergencies.iter().filter(|e| e.caller == caller).count();
        if uses >= REVIEW_AT {
            review(ctx, &caller, uses);
        }
    }
}

fn review_at(case: &Emergency) -> Timestamp {
    case.at.saturating_add(LISTENS_FOR).unwrap_or(Timestamp::MAX)
}

fn review(ctx: &mut DecisionContext<'_>, caller: &PersonId, uses: usize) {
    let cohort = ctx.cohort.structure.name.clone();
    let moderators: Vec<PersonId> =
        ctx.moderators_ready().into_iter().filter(|person| person != caller).collect();
    if !moderators.is_empty() {
        let phone = ctx.phone();
        ctx.tell(caller, line::Third { phone });
    }
    for moderator in moderators {
        let count = i64::try_from(uses).unwrap_or(i64::MAX);
        ctx.tell(&moderator, line::ThirdReview { cohort: cohort.clone(), count });
    }
}

/// How long the person on call has to answer before the next is told.
fn answer_within(cohort: &Cohort) -> SignedDuration {
    SignedDuration::from_mins(i64::from(cohort.structure.urgent_minutes))
}

/// The person on call answers. True if it was an answer.
pub fn acknowledged(ctx: &mut DecisionContext<'_>, prompt: &Prompt, number: u64, choice: Choice) -> bool {
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    let helper = prompt.person.clone();
    let Some(case) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(|e| e.case == number) else {
        return true;
    };
    if let Some((taken, _)) = case.taken.clone() {
        if taken != helper {
            let caller = case.caller.clone();
            taken_by(ctx, &helper, &taken, (number, &caller));
        }
        return true;
    }
    if choice.is_no() {
        // Who cannot need not be waited for.
        let waited_for = case.told.last().is_some_and(|(told, _)| *told == helper);
        let goes_on = waited_for && !case.exhausted;
        ctx.tell(&helper, line::NotYours {});
        if goes_on {
            tell_next(ctx, number, Because::Declined);
        }
        return true;
    }
    case.taken = Some((helper.clone(), ctx.known.now));
    let caller = case.caller.clone();
    let others: Vec<PersonId> =
        case.told.iter().map(|(told, _)| told).filter(|told| **told != helper).cloned().collect();
    ctx.audit(Some(&helper), "urgent_taken", None, json!({ "case": number }));
    let (sender, person, phone) = (ctx.person(&caller), ctx.person(&helper), ctx.phone());
    ctx.tell(&helper, line::Yours { sender });
    let waiting = cases::others_of(ctx, &helper, number).0;
    if !waiting.is_empty() {
        let people = waiting.iter().map(|caller| ctx.person(caller)).collect();
        ctx.tell(&helper, line::OthersWait { people });
    }
    for other in others {
        taken_by(ctx, &other, &helper, (number, &caller));
    }
    ctx.tell(&caller, line::Acknowledged { person, phone });
    true
}

/// To somebody who was told, while another has it: whose call that is, and whether they can rest.
fn taken_by(
    ctx: &mut DecisionContext<'_>,
    told: &PersonId,
    helper: &PersonId,
    (number, caller): (u64, &PersonId),
) {
    let open = cases::still_open(ctx, told, number);
    let taken = line::TakenByOther { person: ctx.person(helper), sender: ctx.person(caller), open };
    ctx.tell(told, taken);
}

/// A person's chat is gone: an alert that waits for their answer there does not reach them, so the next is told at
/// once.
pub fn out_of_reach(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let waits_for_them = |case: &&Emergency| {
        let last = case.told.last().is_some_and(|(told, _)| told == person);
        last && case.taken.is_none() && !case.exhausted
    };
    let cases: Vec<u64> =
        ctx.cohort.bots.quiet.emergencies.iter().filter(waits_for_them).map(|case| case.case).collect();
    for case in cases {
        tell_next(ctx, case, Because::Needed);
    }
}

/// Who has it takes their ✅ back: the caller is not left alone with a promise, the next is told at once. Who gave it
/// back may still take it again. Long after, a reaction that is tidied away means nothing any more.
pub fn given_back(ctx: &mut DecisionContext<'_>, prompt: &Prompt, number: u64) {
    let (now, helper) = (ctx.now(), &prompt.person);
    let theirs = |case: &&mut Emergency| {
        case.case == number
            && case
                .taken
                .as_ref()
                .is_some_and(|(taken, at)| taken == helper && now.duration_since(*at) < GIVE_BACK)
    };
    let Some(case) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(theirs) else { return };
    case.taken = None;
    ctx.reopen(prompt);
    ctx.audit(Some(helper), "urgent_given_back", None, json!({ "case": number }));
    ctx.tell(helper, line::NotYours {});
    tell_next(ctx, number, Because::GivenBack);
}

/// Where the reason stands is not remembered once nobody else will be told.
pub fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    for case in &mut ctx.cohort.bots.quiet.emergencies {
        if case.taken.as_ref().is_some_and(|(_, at)| now.duration_since(*at) >= GIVE_BACK) {
            case.forget_words();
        }
    }
}

/// Whoever has not answered in time is not waited for. Who began and gave no reason is told that nobody was.
pub fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let unanswered = |p: &&Prompt| asks_reason(p) && p.answered.is_none() && p.expires <= now;
    let wordless: Vec<Prompt> = ctx.cohort.prompts.iter().filter(unanswered).cloned().collect();
    for prompt in wordless {
        ctx.close(&prompt);
        let phone = ctx.phone();
        ctx.tell(&prompt.person, line::NotSent { phone });
    }
    let overdue: Vec<u64> = ctx
        .cohort
        .bots
        .quiet
        .emergencies
        .iter()
        .filter(|case| waits_until(ctx.cohort, case).is_some_and(|until| until <= now))
        .map(|case| case.case)
        .collect();
    for case in overdue {
        tell_next(ctx, case, Because::Needed);
    }
    reviews(ctx);
}

fn waits_until(cohort: &Cohort, case: &Emergency) -> Option<Timestamp> {
    if case.taken.is_some() || case.exhausted {
        return None;
    }
    case.told.last().and_then(|(_, at)| at.checked_add(answer_within(cohort)).ok())
}

/// When the next is told, and when a question for the reason has waited long enough.
pub fn timers(cohort: &Cohort) -> Vec<(String, Timestamp)> {
    let cases = cohort.bots.quiet.emergencies.iter();
    let next = cases.filter_map(|case| Some((format!("urgent-{}", case.case), waits_until(cohort, case)?)));
    let reviews = cohort.bots.quiet.emergencies.iter().filter(|case| case.review);
    let next = next.chain(reviews.map(|case| (format!("urgent-review-{}", case.case), review_at(case))));
    let asked = cohort.prompts.iter().filter(|p| asks_reason(p) && p.answered.is_none());
    next.chain(asked.map(|p| (format!("urgent-reason-{}", p.person), p.expires))).collect()
}
