//! Somebody on no list asks to join, where the cohort's file lets people ask. Who moderates decides, or who coordinates at
//! another facility; a no has a reason, which the person reads.

use jiff::{SignedDuration, Timestamp};
use ruma::UserId;
use serde_json::json;

use super::{
    NAME, adding,
    asks::{BUTTONS, Question},
    columns::is_name,
    judging::may_take_part,
    lines as line, plus, slips,
    state::{Given, Request, Slip},
};
use crate::{
    cohort::{Choice, Cohort, Prompt, RosterRow, Standing, Structure},
    deciding::{DecisionContext, SlipChange},
    ids::PersonId,
    text::{Line, Said, folded},
};

/// Nobody asks the same cohort twice within this.
const PAUSE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// So many wait at once.
const WAITING: usize = 30;
/// After so much working time without an answer the next is asked.
const PATIENCE: SignedDuration = SignedDuration::from_hours(72);
/// The longest name and place, in characters.
const LONGEST: usize = 60;
/// The longest reason that is passed on.
const REASON: usize = 300;
/// So many cohorts can be chosen from by one digit.
pub const CHOICES: usize = 5;

/// Whether people may ask to join: `requests = true` in the bot's section of the file.
pub fn are_taken(structure: &Structure) -> bool {
    structure.sections.get(NAME).is_some_and(|section| section["requests"] == true)
}

/// A wish to join, as a stranger writes it: `1, Asha Mwangi, Lari Health Centre`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which cohort, from 1.
    pub which: usize,
    /// Their name; nothing where none that can be one stands there.
    pub name: Option<String>,
    /// Where they work.
    pub facility: Option<String>,
}

/// The wish in what somebody wrote, if it is one.
pub fn read(text: &str) -> Option<Wish> {
    let digits = folded(text.trim_start());
    let which = digits.chars().next()?.to_digit(10).filter(|digit| (1..=CHOICES as u32).contains(digit))?;
    let mut rest = text.trim_start().chars();
    rest.next();
    let rest = rest.as_str();
    if rest.chars().next().is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    let short = |part: &str| part.trim().chars().take(LONGEST).collect::<String>();
    let mut parts = rest
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let name = parts.next().map(short).filter(|name| is_name(name));
    let facility = parts.next().map(short).filter(|place| is_name(place));
    Some(Wish { which: which as usize, name, facility })
}

/// A stranger asks to join.
pub(super) fn given(
    ctx: &mut DecisionContext<'_>,
    (person, account): (&PersonId, &UserId),
    (slip, name, facility): (&PersonId, &str, Option<&String>),
) {
    ctx.asker = Some(person.clone());
    let now = ctx.now();
    let answer = match barred(ctx, person, account) {
        Some(why) => Some(why),
        None => {
            let row = RosterRow {
                person: slip.clone(),
                roles: [].into(),
                facility: facility.cloned(),
                cadre: None,
                language: None,
                member_since: None,
                accepted_at: None,
                supervises: [].into(),
            };
            match deciders(ctx, &row, &[]).into_iter().next() {
                None => Some(line::JoinNobody { cohort: ctx.cohort.structure.name.clone() }.into()),
                Some(decider) => {
                    keep(ctx, (person, slip, name), row, &decider);
                    ask(ctx, slip, account, &decider);
                    None
                }
            }
        }
    };
    ctx.cohort.bots.enrolment.asked_to_join.retain(|_, at| now.duration_since(*at) < PAUSE);
    let cohort = ctx.cohort.structure.name.clone();
    ctx.tell(person, answer.unwrap_or_else(|| line::JoinSent { cohort }.into()));
}

/// Why they cannot ask now.
fn barred(ctx: &DecisionContext<'_>, person: &PersonId, account: &UserId) -> Option<Line> {
    let (now, cohort) = (ctx.now(), ctx.cohort.structure.name.clone());
    let (moderation, enrolment) = (&ctx.cohort.bots.moderation, &ctx.cohort.bots.enrolment);
    let standing = ctx.cohort.members.get(person).map(|member| member.standing);
    if matches!(standing, Some(Standing::Listed | Standing::Asked | Standing::Agreed)) {
        return Some(line::CodeInAlready { cohort }.into());
    }
    let shut_out = moderation.is_banned(person, now) || moderation.is_removed(person, now);
    if shut_out || !are_taken(&ctx.cohort.structure) || !may_take_part(ctx, account.server_name()) {
        return Some(line::JoinNot { cohort }.into());
    }
    if let Some(at) = enrolment.asked_to_join.get(person).filter(|at| now.duration_since(**at) < PAUSE) {
        return Some(line::JoinSoon { cohort, from: ctx.day(plus(*at, PAUSE)) }.into());
    }
    let waiting = enrolment.slips.values().filter(|slip| slip.request.is_some()).count();
    let people = ctx.cohort.structure.roster.len().saturating_add(enrolment.slips.len());
    (waiting >= WAITING || people >= super::judging::MOST).then(|| line::JoinFull { cohort }.into())
}

/// Who decides of somebody, first those of other facilities: who moderates, then who coordinates.
fn deciders(ctx: &DecisionContext<'_>, row: &RosterRow, without: &[PersonId]) -> Vec<PersonId> {
    let cohort = &ctx.cohort;
    let of = |is_one: &dyn Fn(&PersonId) -> bool, elsewhere: bool| -> Vec<PersonId> {
        let rows = cohort.structure.roster.iter().filter(|other| is_one(&other.person));
        let same = |other: &RosterRow| match (&other.facility, &row.facility) {
            (Some(theirs), Some(asked)) => folded(theirs) == folded(asked),
            _ => false,
        };
        rows.filter(|other| same(other) != elsewhere).map(|other| other.person.clone()).collect()
    };
    let moderates = |person: &PersonId| cohort.is_moderator(person);
    let coordinates = |person: &PersonId| cohort.is_coordinator(person);
    let mut all = Vec::new();
    for person in
        [of(&moderates, true), of(&coordinates, true), of(&moderates, false), of(&coordinates, false)]
            .into_iter()
            .flatten()
    {
        if !without.contains(&person) && !all.contains(&person) {
            all.push(person);
        }
    }
    all
}

fn keep(
    ctx: &mut DecisionContext<'_>,
    (person, slip, name): (&PersonId, &PersonId, &str),
    row: RosterRow,
    decider: &PersonId,
) {
    let now = ctx.now();
    let until = plus(now, PAUSE);
    let given = Some(Given { by: person.clone(), at: now, refused: false });
    let request = Some(Request { asked: vec![decider.clone()], at: now });
    let enrolment = &mut ctx.cohort.bots.enrolment;
    enrolment.asked_to_join.insert(person.clone(), now);
    let kept = Slip {
        row,
        member: None,
        by: decider.clone(),
        code: String::new(),
        until,
        given,
        told_over: true,
        request,
    };
    enrolment.slips.insert(slip.clone(), kept);
    let (slip, name) = (slip.clone(), name.to_owned());
    let waits = SlipChange::Waits { slip: slip.clone(), by: Some(person.clone()) };
    ctx.consequences.slips.push(SlipChange::Made { slip, name, code: None, until, forget: until });
    ctx.consequences.slips.push(waits);
    ctx.audit(Some(person), "asked_to_join", None, json!({}));
}

fn ask(ctx: &mut DecisionContext<'_>, slip: &PersonId, account: &UserId, decider: &PersonId) {
    let Some(shown) = shown(ctx, slip, account) else { return };
    let expires = plus(ctx.now(), PAUSE);
    ctx.ask(decider, shown, BUTTONS, Question::Request { slip: slip.clone() }, expires);
}

/// The question once more; nothing where it has been settled.
pub(super) fn again_line(ctx: &DecisionContext<'_>, slip: &PersonId) -> Option<Line> {
    let given = ctx.cohort.bots.enrolment.slips.get(slip)?.given.as_ref()?;
    shown(ctx, slip, ctx.known.directory.account_of(&given.by)?)
}

fn shown(ctx: &DecisionContext<'_>, slip: &PersonId, account: &UserId) -> Option<Line> {
    let of = ctx.cohort.bots.enrolment.slips.get(slip)?;
    // The name is on its way to the table in the decision that keeps it.
    let fresh = ctx.consequences.slips.iter().find_map(|change| match change {
        SlipChange::Made { slip: made, name, .. } if made == slip => Some(name.clone()),
        _ => None,
    });
    let name = fresh.unwrap_or_else(|| slips::name(ctx, slip));
    let said = Said::new(&slips::with_place(&name, &of.row), 2 * LONGEST + 3);
    let (cohort, account) = (ctx.cohort.structure.name.clone(), account.to_string());
    Some(line::JoinAsk { cohort, account, text: said }.into())
}

/// Whether somebody may decide now.
pub(super) fn may_decide(cohort: &Cohort, person: &PersonId) -> bool {
    cohort.is_moderator(person) || cohort.is_coordinator(person)
}

/// An answer. False if it is none.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    slip: &PersonId,
    choice: Choice,
) -> bool {
    let by = prompt.person.clone();
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    let Some((person, row)) = waits(ctx.cohort, slip) else {
        ctx.tell(&by, line::CodeGone {});
        return true;
    };
    if choice.is_no() {
        let expires = plus(ctx.now(), PAUSE);
        ctx.ask(&by, line::JoinWhyNot {}, &[], Question::WhyNot { slip: slip.clone() }, expires);
        return true;
    }
    let name = slips::name(ctx, slip);
    ctx.close_all(|other| other.question.of() == Some(Question::Request { slip: slip.clone() }));
    adding::let_in(ctx, &by, slip, (person, row));
    ctx.tell(&by, line::CodeYes { name });
    true
}

/// Who waits, and as what.
fn waits(cohort: &Cohort, slip: &PersonId) -> Option<(PersonId, RosterRow)> {
    let of = cohort.bots.enrolment.slips.get(slip).filter(|slip| slip.request.is_some())?;
    Some((of.given.as_ref()?.by.clone(), of.row.clone()))
}

/// The reason of a no: the person reads it.
pub(super) fn declined(ctx: &mut DecisionContext<'_>, prompt: &Prompt, reason: &str) {
    let Some(Question::WhyNot { slip }) = prompt.question.of() else { return };
    let by = prompt.person.clone();
    ctx.close(prompt);
    let Some((person, _)) = waits(ctx.cohort, &slip) else {
        ctx.tell(&by, line::CodeGone {});
        return;
    };
    slips::drop_all(ctx, vec![slip]);
    ctx.audit(Some(&by), "request_declined", Some(&person), json!({}));
    let cohort = ctx.cohort.structure.name.clone();
    ctx.tell(&person, line::JoinNo { cohort, reason: Said::new(reason, REASON) });
    ctx.tell(&by, line::JoinNoSent {});
}

/// Who has waited for long: the next is asked; where nobody is left, the person reads so.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    if !ctx.cohort.hours().is_working(now) {
        return;
    }
    let slips = ctx.cohort.bots.enrolment.slips.iter();
    let due: Vec<PersonId> = slips
        .filter(|(_, slip)| due(ctx.cohort, slip).is_some_and(|at| at <= now))
        .map(|(id, _)| id.clone())
        .collect();
    for slip in due {
        let Some(of) = ctx.cohort.bots.enrolment.slips.get(&slip).cloned() else { continue };
        let (Some(given), Some(request)) = (&of.given, &of.request) else { continue };
        ctx.close_all(|prompt| {
            let about = prompt.question.of();
            about == Some(Question::Request { slip: slip.clone() })
                || about == Some(Question::WhyNot { slip: slip.clone() })
        });
        let account = ctx.known.directory.account_of(&given.by).cloned();
        let next = deciders(ctx, &of.row, &request.asked).into_iter().next();
        match (next, account) {
            (Some(next), Some(account)) => {
                let stored =
                    ctx.cohort.bots.enrolment.slips.get_mut(&slip).and_then(|slip| slip.request.as_mut());
                if let Some(stored) = stored {
                    stored.asked.push(next.clone());
                    stored.at = now;
                }
                ask(ctx, &slip, &account, &next);
            }
            _ => {
                slips::drop_all(ctx, vec![slip]);
                let cohort = ctx.cohort.structure.name.clone();
                ctx.tell(&given.by, line::JoinNobody { cohort });
            }
        }
    }
}

/// When the next is asked.
fn due(cohort: &Cohort, slip: &Slip) -> Option<Timestamp> {
    let request = slip.request.as_ref()?;
    let hours = cohort.hours();
    hours.first_working_moment_on_or_after(hours.after_working_time(request.at, PATIENCE)?)
}

/// When something is due.
pub(super) fn timers(cohort: &Cohort) -> Vec<(String, Timestamp)> {
    let next = cohort.bots.enrolment.slips.values().filter_map(|slip| due(cohort, slip)).min();
    next.map(|at| ("requests".to_owned(), at)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_read_with_its_name_and_place() {
        let wish = |which, name: &str, place: &str| {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            Some(Wish { which, name: some(name), facility: some(place) })
        };
        assert_eq!(read("1"), wish(1, "", ""));
        assert_eq!(read(" १ "), wish(1, "", ""));
        assert_eq!(read("2, Asha Mwangi, Lari Health Centre"), wish(2, "Asha Mwangi", "Lari Health Centre"));
        assert_eq!(read("1 Asha Mwangi"), wish(1, "Asha Mwangi", ""));
        assert_eq!(read("1. Asha\nLari"), wish(1, "Asha", "Lari"));
        assert_eq!(read("1, <b>@room</b>, Lari"), wish(1, "", "Lari"));
        for none in ["hello", "11", "9", "0", "1st day here", "", "12345678"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
