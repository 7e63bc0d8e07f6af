//! One turn after the other: asking, waiting, a yes, the beginning, nobody.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    Sheet, prompts, questions,
    rota::{self, Answer, Duty, Override, TurnId, Why},
    state::{Agreed, Asked},
    wishes,
};
use crate::{
    cohort::{Choice, Prompt, Question},
    deciding::Desk,
    happening::Scene,
    ids::{PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
    text::{Line, facilitation as line},
};

/// Without a yes after so much working time the next is asked.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(4);
/// Who comes next is asked in the last working time before the turn, this long before its end.
const AHEAD: SignedDuration = SignedDuration::from_hours(2);
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 14);

/// One step. True if there may be another.
pub(super) fn step(desk: &mut Desk<'_>) -> bool {
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return false };
    let input = sheet.input();
    let agreed = desk.cohort.facilitation.agreed.clone();
    if let Some(agreed) = agreed.as_ref().filter(|agreed| agreed.begins <= now) {
        begin(desk, &sheet, agreed.turn, &agreed.person);
        return true;
    }
    if let Some(planned) = rota::due(&input, now) {
        return match (&planned.person, planned.why) {
            (Some(person), Why::Kept) => {
                kept(desk, planned.turn, person);
                true
            }
            (Some(person), _) => ask(desk, &sheet, planned.turn, person, None),
            (None, _) => {
                nobody(desk, planned.turn, None);
                false
            }
        };
    }
    let Some(next) = rota::next(&input, now) else { return false };
    let settled = agreed.is_some_and(|agreed| agreed.turn == next.turn);
    let in_time = ask_at(&sheet.hours, next.begins).is_some_and(|at| at <= now);
    match &next.person {
        Some(person) if in_time && !settled && !matches!(next.why, Why::Kept | Why::Nobody) => {
            ask(desk, &sheet, next.turn, person, Some(next.begins))
        }
        _ => false,
    }
}

/// In the last working time before a turn.
pub(super) fn ask_at(hours: &WorkingHours, begins: Timestamp) -> Option<Timestamp> {
    let from = begins.checked_sub(LOOK_BACK).ok()?;
    let spans = hours.working_spans(from, begins);
    let last = spans.last()?;
    Some(last.from.max(last.until.checked_sub(AHEAD).ok()?))
}

/// Until when an answer is waited for: four working hours from the question, or from the beginning of the turn if it
/// was asked ahead; in working time, because then the next is asked.
pub(super) fn waits_until(sheet: &Sheet, asked: &Asked) -> Option<Timestamp> {
    let begins = sheet.schedule.slot(asked.turn, &sheet.hours).map(|slot| slot.begins);
    let since = begins.map_or(asked.at, |begins| begins.max(asked.at));
    let until = sheet.hours.after_working_time(since, ANSWER_WITHIN)?;
    sheet.hours.first_working_moment_on_or_after(until)
}

/// A question about a duty rings, so it comes in working time; a cohort without any is asked at any hour.
fn may_ask(sheet: &Sheet, now: Timestamp) -> bool {
    sheet.hours.is_working(now) || sheet.hours.next_opening(now).is_none()
}

/// Asks a person for a turn, or gives up waiting for their answer. True if somebody else may have to be asked.
fn ask(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    turn: TurnId,
    person: &PersonId,
    begins: Option<Timestamp>,
) -> bool {
    let now = desk.now();
    if let Some(asked) = desk.cohort.facilitation.asked.clone()
        && asked.turn == turn
        && asked.person == *person
    {
        if begins.is_some() || waits_until(sheet, &asked).is_none_or(|until| now < until) {
            return false;
        }
        decline(desk, turn, person, Answer::Nothing);
        return true;
    }
    if !may_ask(sheet, now) {
        return false;
    }
    let cohort = desk.cohort.structure.name.clone();
    let ends = sheet.ends(turn).unwrap_or(now);
    let question: Line = match begins {
        Some(begins) => line::DutyAsk { cohort, begins: desk.moment(begins) }.into(),
        None => line::DutyAskNow { cohort, until: desk.moment(ends) }.into(),
    };
    // Whoever was asked before for this turn, and is not asked any more, need not answer.
    desk.close_all(|p| p.question == Question::Duty { turn });
    desk.may_write_to(person);
    desk.ask(person, question, &["✅", "❌"], Question::Duty { turn }, ends);
    desk.cohort.facilitation.asked = Some(Asked { turn, person: person.clone(), at: now });
    false
}

fn decline(desk: &mut Desk<'_>, turn: TurnId, person: &PersonId, answer: Answer) {
    desk.cohort.facilitation.decide(Override::Decline { turn, person: person.clone(), answer });
    let facilitation = &mut desk.cohort.facilitation;
    facilitation.asked =
        facilitation.asked.take().filter(|asked| asked.person != *person || asked.turn != turn);
    desk.close_all(|p| p.person == *person && p.question == Question::Duty { turn });
}

/// Nobody took the turn: the last holder keeps the rights, so the turn counts as theirs, and the moderators know.
fn kept(desk: &mut Desk<'_>, turn: TurnId, holder: &PersonId) {
    let now = desk.now();
    end_duty(desk);
    desk.cohort.facilitation.duties.push(Duty { turn, person: holder.clone(), from: now, until: None });
    nobody(desk, turn, Some(holder));
}

fn nobody(desk: &mut Desk<'_>, turn: TurnId, holder: Option<&PersonId>) {
    if desk.cohort.facilitation.nobody_for == Some(turn) {
        return;
    }
    desk.cohort.facilitation.nobody_for = Some(turn);
    desk.audit(None, "duty_nobody", None, json!({ "turn": turn.0 }));
    let moderators: Vec<PersonId> =
        desk.cohort.members.keys().filter(|person| desk.cohort.is_moderator(person)).cloned().collect();
    for moderator in moderators {
        let cohort = desk.cohort.structure.name.clone();
        let told: Line = match holder {
            Some(holder) => line::DutyNobody { cohort, holder: desk.person(holder) }.into(),
            None => line::DutyNobodyYet { cohort }.into(),
        };
        desk.tell(&moderator, told);
    }
}

/// An answer to the question about a turn. True if it was one.
pub fn answered(desk: &mut Desk<'_>, prompt: &Prompt, turn: TurnId, choice: Choice) -> bool {
    let person = prompt.person.clone();
    if choice.is_yes() {
        desk.close(prompt);
        if !wishes::on_rota(desk, &person) {
            return true;
        }
        match wishes::taken_by_other(desk, turn, &person) {
            Some(other) => {
                let other = desk.person(&other);
                desk.tell(&person, line::RotaRefusedHeld { person: other });
            }
            None => {
                if let Some(begins) = accept(desk, turn, &person) {
                    let yes = line::DutyYes { begins: desk.moment(begins) };
                    desk.tell(&person, yes);
                }
            }
        }
        true
    } else if choice.is_no() {
        desk.close(prompt);
        decline(desk, turn, &person, Answer::No);
        desk.tell(&person, line::DutyNo {});
        true
    } else {
        false
    }
}

/// The ✅ was taken back. Before the turn begins that is a no.
pub fn yes_taken_back(desk: &mut Desk<'_>, person: &PersonId, turn: TurnId) {
    let facilitation = &mut desk.cohort.facilitation;
    if facilitation.agreed.as_ref().is_some_and(|agreed| agreed.turn == turn && agreed.person == *person) {
        facilitation.agreed = None;
        desk.outcome.reconcile = true;
        decline(desk, turn, person, Answer::No);
        desk.tell(person, line::DutyNo {});
    }
}

/// A yes to a turn: it begins now if it is due, else when its time comes, which is given back.
pub(crate) fn accept(desk: &mut Desk<'_>, turn: TurnId, person: &PersonId) -> Option<Timestamp> {
    let now = desk.now();
    desk.cohort.facilitation.decide(Override::Take { turn, person: person.clone() });
    desk.close_all(|p| p.question == Question::Duty { turn });
    let facilitation = &mut desk.cohort.facilitation;
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn != turn);
    let sheet = Sheet::of(desk.cohort)?;
    let begins = sheet.schedule.slot(turn, &sheet.hours)?.begins;
    if begins <= now {
        begin(desk, &sheet, turn, person);
        return None;
    }
    let earlier = desk.cohort.facilitation.agreed.as_ref().is_some_and(|agreed| agreed.turn < turn);
    let next = rota::next(&sheet.input(), now).is_some_and(|next| next.turn == turn);
    // A turn further ahead is theirs by the override, and they are asked once more when it comes near.
    if next && !earlier {
        desk.cohort.facilitation.agreed = Some(Agreed { turn, person: person.clone(), begins });
    }
    desk.outcome.reconcile = true;
    Some(begins)
}

/// The turn begins: rights pass on, the new holder gets one message, the room a line.
fn begin(desk: &mut Desk<'_>, sheet: &Sheet, turn: TurnId, person: &PersonId) {
    let now = desk.now();
    let last = desk.cohort.facilitation.on_duty().cloned();
    end_duty(desk);
    desk.cohort.facilitation.duties.push(Duty { turn, person: person.clone(), from: now, until: None });
    let facilitation = &mut desk.cohort.facilitation;
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn > turn);
    facilitation.agreed = facilitation.agreed.take().filter(|agreed| agreed.turn > turn);
    desk.audit(None, "duty", Some(person), json!({ "turn": turn.0 }));
    let ends = sheet.ends(turn).unwrap_or(now);
    let words = prompts::weekly(desk.cohort.language(), turn).to_owned();
    let questions = questions::open(desk, person, Scene::Chat);
    let begins =
        line::DutyBegins { room: desk.room(RoomKind::Peer), until: desk.moment(ends), questions, words };
    desk.may_write_to(person);
    desk.tell(person, begins);
    let (holder, until) = (desk.person(person), desk.moment(ends));
    let room_line: Line = match &last {
        Some(last) if last != person => {
            if desk.may_write_to(last) {
                let next = desk.person(person);
                desk.tell(last, line::DutyEnded { cohort: desk.cohort.structure.name.clone(), next });
            }
            line::DutyHandover { holder, last: desk.person(last), until }.into()
        }
        Some(_) => return,
        None => line::DutyFirst { holder, until }.into(),
    };
    // It follows from a person's yes and says who has which rights: it counts, but no budget holds it back.
    let _ = desk.may_post(RoomKind::Peer);
    desk.announce(RoomKind::Peer, room_line);
}

pub(super) fn end_duty(desk: &mut Desk<'_>) {
    let now = desk.now();
    if let Some(duty) = desk.cohort.facilitation.duties.last_mut() {
        duty.until.get_or_insert(now);
    }
    desk.outcome.reconcile = true;
}
