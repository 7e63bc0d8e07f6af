//! The plan: the log is gone through once to see who is owed what, then turn after turn is given to somebody.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{
    Because, Duty, PassedOver, PlannedDuty, RotaInput, TurnId, Why,
    decisions::Decisions,
    ledger::Ledger,
    presence::{Attendance, Presence, attendances},
};
use crate::ids::PersonId;

/// The turns of the coming `weeks` and whose they would be: first what is due now (a turn that has begun and is not
/// taken up, or what is left of one whose holder left), then what begins before the end of that time. Turns that
/// passed without anybody taking them up are not made up for.
pub fn plan(input: &RotaInput<'_>, now: Timestamp, weeks: u16) -> Vec<PlannedDuty> {
    let time = SignedDuration::from_hours(i64::from(weeks) * 7 * 24);
    let horizon = now.checked_add(time).unwrap_or(Timestamp::MAX);
    Planner::new(input, now).take_while(|planned| planned.begins < horizon).collect()
}

/// What is due at `now` and not taken up. `None`: whoever is on duty stays.
pub fn due(input: &RotaInput<'_>, now: Timestamp) -> Option<PlannedDuty> {
    Planner::new(input, now).next().filter(|planned| planned.begins <= now)
}

/// The next turn that begins after `now`.
pub fn next(input: &RotaInput<'_>, now: Timestamp) -> Option<PlannedDuty> {
    Planner::new(input, now).find(|planned| planned.begins > now)
}

/// Gives one turn after the other.
struct Planner<'a> {
    input: RotaInput<'a>,
    decisions: Decisions<'a>,
    people: Vec<Attendance<'a>>,
    ledger: Ledger,
    /// What is left of the present turn, when its holder does not go on.
    rest: Option<PlannedDuty>,
    /// The next turn to give.
    turn: TurnId,
}

/// A piece of time: its first instant and the first after it.
type Time = (Timestamp, Timestamp);

/// Who is there for a turn, each list in the order of the roster.
struct Turnout<'a> {
    /// On the roster when it begins.
    listed: Vec<&'a PersonId>,
    /// There, and did not decline.
    there: Vec<&'a PersonId>,
    /// Listed, but not there.
    passed_over: Vec<PassedOver>,
}

impl<'a> Planner<'a> {
    fn new(input: &RotaInput<'a>, now: Timestamp) -> Self {
        let slot = input.schedule.slot_at(now, input.calendar);
        let begun = slot.map_or(input.schedule.first_turn, |slot| slot.turn);
        let last = input.past.last();
        let decisions = Decisions::of(input.overrides);
        let mut planner = Self {
            input: *input,
            people: attendances(input.roster, &decisions, input.calendar),
            decisions,
            ledger: Ledger::default(),
            rest: None,
            turn: last.map_or(begun, |last| begun.max(following(last.turn))),
        };
        planner.ledger = planner.replay(input.past, None);
        // Still in the turn of the last line of the log?
        if let Some(last) = last.filter(|last| slot.is_none_or(|slot| slot.turn <= last.turn)) {
            planner.rest = planner.rest_of(last, now);
        }
        if let Some(PlannedDuty { turn, begins, person: Some(person), .. }) = &planner.rest {
            let takes_over = Duty { turn: *turn, person: person.clone(), from: *begins, until: None };
            let past: Vec<_> = input.past.iter().cloned().chain([takes_over]).collect();
            planner.ledger = planner.replay(&past, None);
        }
        planner
    }

    /// The ledger as `past`, and the answers given up to the next turn, leave it; or as it was before a turn.
    fn replay(&self, past: &[Duty], before: Option<TurnId>) -> Ledger {
        let (first, mut ledger) = match self.input.folded {
            Some(folded) => (folded.until, folded.ledger.clone()),
            None => (TurnId(0), Ledger::default()),
        };
        let mut turns: BTreeMap<TurnId, Vec<&Duty>> = BTreeMap::new();
        for turn in self.decisions.answered_before(self.turn) {
            turns.entry(turn).or_default();
        }
        for duty in past {
            turns.entry(duty.turn).or_default().push(duty);
        }
        let counts = |turn: &TurnId| first <= *turn && before.is_none_or(|before| *turn < before);
        for (turn, duties) in turns.iter().filter(|(turn, _)| counts(turn)) {
            let (Some(first), Some(last)) = (duties.first(), duties.last()) else {
                // Asked for, but nobody took it up.
                if let Some(slot) = self.input.schedule.slot(*turn, self.input.calendar) {
                    let turnout = self.turnout(*turn, (slot.begins, slot.ends), None);
                    self.answers(&mut ledger, *turn, &turnout);
                }
                continue;
            };
            let next_line = turns.range(following(*turn)..).find_map(|(_, duties)| duties.first());
            let handover = || self.input.schedule.handover(following(*turn), self.input.calendar);
            let ends =
                next_line.map(|duty| duty.from).or_else(handover).unwrap_or(Timestamp::MAX).max(last.from);
            let holder = &longest(duties, ends).unwrap_or(last).person;
            let turnout = self.turnout(*turn, (first.from, ends), Some(holder));
            self.answers(&mut ledger, *turn, &turnout);
            ledger.share(&turnout.there);
            ledger.hold(holder, &last.person, *turn);
        }
        ledger
    }

    /// Who comes into question for a turn in `time`; its `holder`, if it has one, whatever they answered before.
    fn turnout(&self, turn: TurnId, time: Time, holder: Option<&PersonId>) -> Turnout<'a> {
        let declined = self.decisions.declined(turn);
        let (mut whole, mut part) = (Vec::new(), Vec::new());
        let (mut listed, mut passed_over) = (Vec::new(), Vec::new());
        for attendance in &self.people {
            let (person, presence) = (attendance.person, attendance.of(time, self.input.calendar));
            if presence == Presence::Gone {
                continue;
            }
            listed.push(person);
            let mut pass_over = |because| passed_over.push(PassedOver { person: person.clone(), because });
            if declined.contains(&person) && holder != Some(person) {
                pass_over(Because::Declined);
            } else {
                match presence {
                    Presence::Whole => whole.push(person),
                    Presence::Part => part.push(person),
                    Presence::Away | Presence::Gone => pass_over(Because::Away),
                }
            }
        }
        // Part of a turn is better than nobody.
        if whole.is_empty() {
            return Turnout { listed, there: part, passed_over };
        }
        let away =
            part.into_iter().map(|person| PassedOver { person: person.clone(), because: Because::Away });
        passed_over.extend(away);
        Turnout { listed, there: whole, passed_over }
    }

    /// Enters newcomers, and takes account of who declined the turn or passed it on.
    fn answers(&self, ledger: &mut Ledger, turn: TurnId, turnout: &Turnout<'_>) {
        ledger.enter(&turnout.listed, turn);
        for person in self.decisions.declined(turn).iter().filter(|person| !turnout.there.contains(person)) {
            ledger.decline(person, turn, &turnout.there);
        }
        for person in self.decisions.skipped(turn) {
            ledger.skip(person);
        }
    }

    /// What is left of the turn that `last` holds, for somebody else: when they gave it up, are gone or away, or
    /// when somebody takes it from them.
    fn rest_of(&self, last: &Duty, now: Timestamp) -> Option<PlannedDuty> {
        let ends = self.input.schedule.handover(following(last.turn), self.input.calendar)?;
        if ends <= now {
            return None;
        }
        let gave_up = last.until.is_some_and(|until| until <= now);
        let holder = self.people.iter().find(|attendance| *attendance.person == last.person);
        let presence = holder.map_or(Presence::Gone, |holder| holder.of((now, ends), self.input.calendar));
        let gone = matches!(presence, Presence::Gone | Presence::Away);
        let mut turnout = self.turnout(last.turn, (now, ends), None);
        let held: Vec<_> =
            self.input.past.iter().filter(|duty| duty.turn == last.turn).map(|duty| &duty.person).collect();
        turnout.there.retain(|person| !held.contains(person));
        let taken =
            self.decisions.pledge_for(last.turn).is_some_and(|(person, _)| turnout.there.contains(&person));
        if !gave_up && !gone && !taken {
            return None;
        }
        let mut ledger = self.ledger.clone();
        ledger.enter(&turnout.listed, last.turn);
        let before = self.input.past.iter().rev().find(|duty| duty.turn < last.turn).map(|duty| &duty.person);
        let mut planned = self.give(&ledger, last.turn, now, turnout, before);
        if planned.why == Why::Kept {
            // Nobody else: the present holder stays, unless they gave it up.
            if !gave_up && presence != Presence::Gone {
                return None;
            }
            (planned.person, planned.why, planned.balance) = (None, Why::Nobody, None);
        }
        (planned.why != Why::Nobody || gave_up || presence == Presence::Gone).then_some(planned)
    }

    /// Gives a turn to somebody of the turnout; `before` had the turn before it.
    fn give(
        &self,
        ledger: &Ledger,
        turn: TurnId,
        begins: Timestamp,
        turnout: Turnout<'a>,
        before: Option<&PersonId>,
    ) -> PlannedDuty {
        let Turnout { listed, there, mut passed_over } = turnout;
        let planned = |person: Option<&PersonId>, why, passed_over| PlannedDuty {
            turn,
            begins,
            person: person.cloned(),
            why,
            balance: person.map(|person| ledger.balance(person)),
            passed_over,
        };
        if let Some((person, why)) =
            self.decisions.pledge_for(turn).filter(|(person, _)| there.contains(person))
        {
            return planned(Some(person), why, passed_over);
        }
        let mut pool = there;
        let mut leave_out = |pool: &mut Vec<&'a PersonId>, because, out: &dyn Fn(&PersonId) -> bool| {
            passed_over.extend(
                pool.extract_if(.., |person| out(person))
                    .map(|person| PassedOver { person: person.clone(), because }),
            );
        };
        leave_out(&mut pool, Because::Skipped, &|person| {
            self.decisions.skipped(turn).any(|skipped| skipped == person)
        });
        let others = pool.iter().any(|person| Some(*person) != before);
        if others {
            leave_out(&mut pool, Because::HeldLast, &|person| Some(person) == before);
        }
        let pledges = self.pledges_after(turn);
        let has_next = |person: &PersonId| pledges.get(&following(turn)).is_some_and(|next| *next == person);
        if pool.iter().any(|person| !has_next(person)) {
            leave_out(&mut pool, Because::HasNext, &has_next);
        }
        if let Some(person) = ledger.waiting(&pool) {
            return planned(Some(person), Why::ComesNext, passed_over);
        }
        let pledged =
            |person: &PersonId| pledges.values().filter(|pledged| **pledged == person).map(|_| 1).sum();
        if let Some(person) = ledger.most_owed(&pool, pledged) {
            let why = if Some(person) == before { Why::OnlyOne } else { Why::Fair };
            return planned(Some(person), why, passed_over);
        }
        match ledger.last().filter(|last| listed.contains(last)) {
            Some(last) => planned(Some(last), Why::Kept, passed_over),
            None => planned(None, Why::Nobody, passed_over),
        }
    }

    /// The turns after one that somebody has by taking or swapping them and is there for.
    fn pledges_after(&self, turn: TurnId) -> BTreeMap<TurnId, &'a PersonId> {
        let kept = |(turn, person): &(TurnId, &'a PersonId)| {
            let slot = self.input.schedule.slot(*turn, self.input.calendar);
            slot.is_some_and(|slot| {
                self.turnout(*turn, (slot.begins, slot.ends), None).there.contains(person)
            })
        };
        self.decisions.pledges_from(following(turn)).filter(kept).collect()
    }
}

impl Iterator for Planner<'_> {
    type Item = PlannedDuty;

    fn next(&mut self) -> Option<PlannedDuty> {
        if let Some(rest) = self.rest.take() {
            return Some(rest);
        }
        loop {
            let turn = self.turn;
            // Beyond the calendar's end there is no handover.
            self.input.schedule.handover(following(turn), self.input.calendar)?;
            self.turn = following(turn);
            let Some(slot) = self.input.schedule.slot(turn, self.input.calendar) else { continue };
            let turnout = self.turnout(turn, (slot.begins, slot.ends), None);
            let mut ledger = std::mem::take(&mut self.ledger);
            self.answers(&mut ledger, turn, &turnout);
            ledger.share(&turnout.there);
            let before = ledger.last().cloned();
            let planned = self.give(&ledger, turn, slot.begins, turnout, before.as_ref());
            if let Some(person) = &planned.person {
                ledger.hold(person, person, turn);
            }
            self.ledger = ledger;
            return Some(planned);
        }
    }
}

/// Where everybody stood before a turn.
pub fn ledger_before(input: &RotaInput<'_>, turn: TurnId) -> Ledger {
    let decisions = Decisions::of(input.overrides);
    let people = attendances(input.roster, &decisions, input.calendar);
    let (input, ledger) = (*input, Ledger::default());
    let planner = Planner { input, decisions, people, ledger, rest: None, turn };
    planner.replay(input.past, Some(turn))
}

/// Whether a person is there for a turn to come; what they answered before does not count.
pub fn is_there(input: &RotaInput<'_>, person: &PersonId, turn: TurnId) -> bool {
    let people = attendances(input.roster, &Decisions::of(input.overrides), input.calendar);
    let attendance = people.iter().find(|attendance| attendance.person == person);
    let slot = input.schedule.slot(turn, input.calendar);
    attendance.zip(slot).is_some_and(|(attendance, slot)| {
        attendance.of((slot.begins, slot.ends), input.calendar) == Presence::Whole
    })
}

/// The turn after one.
fn following(turn: TurnId) -> TurnId {
    TurnId(turn.0.saturating_add(1))
}

/// The line of one turn that was held longest, up to the turn's end; of equals the later.
fn longest<'d>(duties: &[&'d Duty], ends: Timestamp) -> Option<&'d Duty> {
    let next_lines = duties.iter().skip(1).map(|duty| duty.from).chain([ends]);
    let lengths = duties.iter().zip(next_lines).map(|(duty, next)| {
        let until = duty.until.map_or(next, |until| until.min(next));
        (*duty, duty.from.duration_until(until))
    });
    lengths.max_by_key(|(_, length)| *length).map(|(duty, _)| duty)
}
