//! Worked examples of whose turn it is.

mod changes;

use std::num::NonZeroU8;

use jiff::{
    Timestamp,
    civil::{Date, Weekday, date},
};

use super::{
    Balance, Because, Duty, Folded, Override, RosterEntry, RotaInput, Schedule, SwapRefused, SwapWith,
    TurnId, Why, WithoutYes, current, due, next, plan, swap,
};
use crate::{
    ids::PersonId,
    quiet_hours::calendar::{Days, WeeklyWindow, WorkingHours, Zone, parse_clock},
};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn person(number: u32) -> PersonId {
    PersonId::new(format!("p{number}"))
}

pub fn calendar() -> WorkingHours {
    let (from, to) = (parse_clock("08:00").unwrap(), parse_clock("17:00").unwrap());
    WorkingHours {
        zone: Zone::named("Africa/Nairobi").unwrap(),
        windows: vec![WeeklyWindow { days: Days::MON_FRI, from, to }],
        holidays: [].into(),
        one_offs: vec![],
    }
}

/// Every Monday at eight from the fifth of January 2026 on.
pub fn schedule() -> Schedule {
    Schedule {
        every_weeks: NonZeroU8::new(1).unwrap(),
        weekday: Weekday::Monday,
        time: parse_clock("08:00").unwrap(),
        first_date: date(2026, 1, 1),
        first_turn: TurnId(1),
    }
}

/// A cohort's rota with everybody on the roster from the first day.
struct Rota {
    schedule: Schedule,
    calendar: WorkingHours,
    roster: Vec<RosterEntry>,
    overrides: Vec<Override>,
    past: Vec<Duty>,
    folded: Option<Folded>,
}

impl Rota {
    fn of(people: u32) -> Self {
        let from = date(2026, 1, 1);
        let roster = (0..people).map(|n| RosterEntry { person: person(n), from, until: None }).collect();
        Self {
            schedule: schedule(),
            calendar: calendar(),
            roster,
            overrides: vec![],
            past: vec![],
            folded: None,
        }
    }

    fn input(&self) -> RotaInput<'_> {
        RotaInput {
            schedule: &self.schedule,
            calendar: &self.calendar,
            roster: &self.roster,
            folded: self.folded.as_ref(),
            past: &self.past,
            overrides: &self.overrides,
        }
    }

    /// The person takes the turn up.
    fn takes_up(&mut self, turn: u32, who: u32, from: &str) {
        if let Some(last) = self.past.last_mut() {
            last.until.get_or_insert(at(from));
        }
        self.past.push(Duty { turn: TurnId(turn), person: person(who), from: at(from), until: None });
    }

    /// Goes through `turns` turns, each taken up as it was planned.
    fn goes_on(&mut self, turns: usize, now: &str) {
        for _ in 0..turns {
            let now = self.past.last().map_or(at(now), |duty| duty.from);
            let planned = next(&self.input(), now).unwrap();
            if let Some(last) = self.past.last_mut() {
                last.until = Some(planned.begins);
            }
            let person = planned.person.unwrap();
            self.past.push(Duty { turn: planned.turn, person, from: planned.begins, until: None });
        }
    }

    fn away(&mut self, who: u32, from: Date, to: Date) {
        self.overrides.push(Override::Away { person: person(who), from, to });
    }

    fn declines(&mut self, turn: u32, who: u32) {
        self.overrides.push(Override::Decline {
            turn: TurnId(turn),
            person: person(who),
            answer: WithoutYes::Nothing,
        });
    }

    /// Turn, local begin, person and reason of what is planned.
    fn plan(&self, now: &str, weeks: u16) -> Vec<(u32, String, Option<u32>, Why)> {
        let number = |person: PersonId| person.as_str()[1..].parse().unwrap();
        plan(&self.input(), at(now), weeks)
            .into_iter()
            .map(|planned| {
                let begins = self.calendar.zone.local(planned.begins).strftime("%a %F %H:%M").to_string();
                (planned.turn.0, begins, planned.person.map(number), planned.why)
            })
            .collect()
    }

    fn people(&self, now: &str, weeks: u16) -> Vec<Option<u32>> {
        self.plan(now, weeks).into_iter().map(|(_, _, person, _)| person).collect()
    }
}

#[track_caller]
fn assert_plan(rota: &Rota, now: &str, expected: &[(u32, &str, u32, Why)]) {
    let planned = rota.plan(now, 30);
    let planned: Vec<_> = planned
        .iter()
        .take(expected.len())
        .map(|(turn, begins, person, why)| (*turn, begins.as_str(), person.unwrap(), *why))
        .collect();
    assert_eq!(planned, expected);
}

const BEFORE: &str = "2026-01-01T12:00+03:00";

#[test]
fn four_weeks_in_the_order_of_the_roster() {
    let rota = Rota::of(3);
    assert_eq!(
        rota.plan(BEFORE, 4),
        [
            (1, "Mon 2026-01-05 08:00".to_owned(), Some(0), Why::Fair),
            (2, "Mon 2026-01-12 08:00".to_owned(), Some(1), Why::Fair),
            (3, "Mon 2026-01-19 08:00".to_owned(), Some(2), Why::Fair),
            (4, "Mon 2026-01-26 08:00".to_owned(), Some(0), Why::Fair),
        ]
    );
    assert_eq!(due(&rota.input(), at(BEFORE)), None);
    assert_eq!(next(&rota.input(), at(BEFORE)).unwrap().turn, TurnId(1));
    assert_eq!(current(&rota.past, at(BEFORE)), None);
}

#[test]
fn a_handover_on_a_holiday_waits_for_the_first_working_moment() {
    let mut rota = Rota::of(3);
    rota.calendar.holidays = [(date(2026, 1, 12), "a Monday off".to_owned())].into();
    // A week off: its turn is left out and whoever had the turn before goes on.
    rota.calendar.holidays.extend((19..24).map(|day| (date(2026, 1, day), "a week off".to_owned())));
    assert_plan(
        &rota,
        BEFORE,
        &[
            (1, "Mon 2026-01-05 08:00", 0, Why::Fair),
            (2, "Tue 2026-01-13 08:00", 1, Why::Fair),
            (4, "Mon 2026-01-26 08:00", 2, Why::Fair),
        ],
    );
    rota.goes_on(2, BEFORE);
    let in_the_week_off = at("2026-01-21T12:00+03:00");
    assert_eq!(due(&rota.input(), in_the_week_off), None);
    assert_eq!(current(&rota.past, in_the_week_off).unwrap().person, person(1));
}

#[test]
fn a_handover_keeps_its_local_time_through_daylight_saving() {
    let mut rota = Rota::of(3);
    rota.calendar.zone = Zone::named("Europe/Berlin").unwrap();
    let begins: Vec<_> =
        plan(&rota.input(), at("2026-03-17T00:00Z"), 3).iter().map(|turn| turn.begins).collect();
    let expected = [
        "2026-03-16T08:00+01:00",
        "2026-03-23T08:00+01:00",
        "2026-03-30T08:00+02:00",
        "2026-04-06T08:00+02:00",
    ];
    assert_eq!(begins, expected.map(at));
}

#[test]
fn turns_that_passed_unseen_are_not_made_up_for() {
    let mut rota = Rota::of(3);
    rota.takes_up(1, 0, "2026-01-05T08:00+03:00");
    // The service was down for a month; the first went on all the while.
    let now = "2026-02-05T10:00+03:00";
    assert_eq!(current(&rota.past, at(now)).unwrap().person, person(0));
    assert_plan(
        &rota,
        now,
        &[(5, "Mon 2026-02-02 08:00", 1, Why::Fair), (6, "Mon 2026-02-09 08:00", 2, Why::Fair)],
    );
    assert_eq!(due(&rota.input(), at(now)).unwrap().turn, TurnId(5));
    rota.takes_up(5, 1, now);
    assert_eq!(due(&rota.input(), at(now)), None);
}

#[test]
fn every_second_week_and_a_new_rhythm() {
    let mut rota = Rota::of(3);
    rota.schedule.every_weeks = NonZeroU8::new(2).unwrap();
    assert_plan(
        &rota,
        BEFORE,
        &[(1, "Mon 2026-01-05 08:00", 0, Why::Fair), (2, "Mon 2026-01-19 08:00", 1, Why::Fair)],
    );
    rota.goes_on(2, BEFORE);
    // From February on each Wednesday; the numbers go on.
    rota.schedule = Schedule {
        every_weeks: NonZeroU8::new(1).unwrap(),
        weekday: Weekday::Wednesday,
        time: parse_clock("12:00").unwrap(),
        first_date: date(2026, 2, 1),
        first_turn: TurnId(3),
    };
    let now = "2026-01-30T12:00+03:00";
    assert_eq!(due(&rota.input(), at(now)), None);
    assert_plan(
        &rota,
        now,
        &[(3, "Wed 2026-02-04 12:00", 2, Why::Fair), (4, "Wed 2026-02-11 12:00", 0, Why::Fair)],
    );
}

#[test]
fn who_is_away_is_passed_over_and_comes_later() {
    let mut rota = Rota::of(4);
    rota.away(1, date(2026, 1, 16), date(2026, 1, 18));
    // Away at a weekend only: not away for the rota.
    rota.away(2, date(2026, 1, 24), date(2026, 1, 25));
    let planned = plan(&rota.input(), at(BEFORE), 4);
    assert_eq!(rota.people(BEFORE, 4), [Some(0), Some(2), Some(3), Some(1)]);
    let passed: Vec<_> =
        planned[1].passed_over.iter().map(|passed| (&passed.person, passed.because)).collect();
    assert_eq!(passed, [(&person(1), Because::Away), (&person(0), Because::HeldLast)]);
    // A quarter of each of the three turns for which they were there.
    assert_eq!(planned[3].balance, Some(Balance { held: 0, share_hundredths: 75 }));
}

#[test]
fn when_all_are_away_the_last_holder_stays() {
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    for who in 0..2 {
        rota.away(who, date(2026, 1, 12), date(2026, 1, 18));
    }
    let now = "2026-01-08T12:00+03:00";
    assert_plan(
        &rota,
        now,
        &[(2, "Mon 2026-01-12 08:00", 0, Why::Kept), (3, "Mon 2026-01-19 08:00", 1, Why::Fair)],
    );
    // Only one there: they go on, and it is said why.
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    rota.away(1, date(2026, 1, 12), date(2026, 1, 18));
    assert_plan(
        &rota,
        now,
        &[(2, "Mon 2026-01-12 08:00", 0, Why::OnlyOne), (3, "Mon 2026-01-19 08:00", 1, Why::Fair)],
    );
    // Part of a turn is better than nobody.
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    rota.away(0, date(2026, 1, 12), date(2026, 1, 18));
    rota.away(1, date(2026, 1, 15), date(2026, 1, 16));
    assert_plan(&rota, now, &[(2, "Mon 2026-01-12 08:00", 1, Why::Fair)]);
}

#[test]
fn nobody_is_said_when_there_is_nobody() {
    let mut rota = Rota::of(1);
    rota.roster[0].until = Some(date(2026, 1, 14));
    let planned = rota.plan(BEFORE, 3);
    let whose: Vec<_> = planned.iter().map(|(turn, _, person, why)| (*turn, *person, *why)).collect();
    // For a part of the second week, then not at all.
    assert_eq!(whose, [(1, Some(0), Why::Fair), (2, Some(0), Why::OnlyOne), (3, None, Why::Nobody)]);
    assert!(
        Rota::of(0).plan(BEFORE, 2).iter().all(|(_, _, person, why)| person.is_none() && *why == Why::Nobody)
    );
}

#[test]
fn who_declines_is_not_asked_again_for_the_turn() {
    let mut rota = Rota::of(3);
    rota.declines(1, 0);
    let now = "2026-01-05T13:00+03:00";
    assert_eq!(due(&rota.input(), at(now)).unwrap().person, Some(person(1)));
    rota.declines(1, 1);
    rota.declines(1, 2);
    assert_eq!(due(&rota.input(), at(now)).unwrap().why, Why::Nobody);
    // The first changes their mind.
    rota.overrides.push(Override::Take { turn: TurnId(1), person: person(0) });
    let planned = due(&rota.input(), at(now)).unwrap();
    assert_eq!((planned.person, planned.why), (Some(person(0)), Why::Taken));
}

#[test]
fn who_never_answers_is_asked_about_once_in_a_round() {
    let mut rota = Rota::of(5);
    let mut asked = 0;
    for turn in 0..50 {
        let now = rota.past.last().map_or(at(BEFORE), |duty| duty.from);
        let planned = next(&rota.input(), now).unwrap();
        if planned.person == Some(person(3)) {
            asked += 1;
            rota.declines(planned.turn.0, 3);
        }
        let planned = due(&rota.input(), planned.begins).unwrap();
        assert_ne!(planned.person, Some(person(3)), "turn {turn}");
        rota.past.push(Duty {
            turn: planned.turn,
            person: planned.person.unwrap(),
            from: planned.begins,
            until: None,
        });
    }
    assert!((8..=13).contains(&asked), "asked {asked} times in 50 turns of five people");
}

#[test]
fn who_skips_comes_next() {
    let mut rota = Rota::of(4);
    rota.overrides.push(Override::Skip { turn: TurnId(1), person: person(0) });
    assert_plan(
        &rota,
        BEFORE,
        &[
            (1, "Mon 2026-01-05 08:00", 1, Why::Fair),
            (2, "Mon 2026-01-12 08:00", 0, Why::ComesNext),
            (3, "Mon 2026-01-19 08:00", 2, Why::Fair),
        ],
    );
}
