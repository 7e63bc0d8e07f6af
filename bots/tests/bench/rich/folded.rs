//! Turns of long ago.

use bots::{
    cohort::Cohort,
    facilitation::rota::{Duty, Folded, Override, RosterEntry, RotaInput, TurnId},
};
use jiff::civil::date;

use crate::bench::lari::{at, person};

/// What two turns of long ago left, one of which was passed on.
pub(super) fn folded(cohort: &Cohort) -> Folded {
    let entry = |name| RosterEntry { person: person(name), from: date(2026, 1, 1), until: None };
    let duty = |turn, name, from, until| Duty {
        turn: TurnId(turn),
        person: person(name),
        from: at(from),
        until: Some(at(until)),
    };
    Folded::of(
        &RotaInput {
            schedule: cohort.bots.facilitation.schedule.as_ref().unwrap(),
            calendar: &cohort.structure.hours,
            roster: &["nekesa", "kiprono", "achieng"].map(entry),
            folded: None,
            past: &[
                duty(1, "nekesa", "2026-08-03T08:00:00", "2026-08-10T08:00:00"),
                duty(2, "kiprono", "2026-08-10T08:00:00", "2026-08-17T08:00:00"),
            ],
            overrides: &[Override::Skip { turn: TurnId(2), person: person("achieng") }],
        },
        TurnId(3),
    )
}
