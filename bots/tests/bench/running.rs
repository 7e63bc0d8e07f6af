//! The cohort that most tests begin with.

use std::sync::OnceLock;

use bots::{
    cohort::Cohort,
    consents::state::{Consent, Record},
    launch::state::Launch,
};

use super::{Bench, lari};

/// Everyone on the list was asked about consents before, and said nothing: those questions would stand between the days that
/// most tests are about. Whoever comes later is asked. And it lived before: what a launch says is no part of their day.
pub(super) fn asked_before(mut cohort: Cohort) -> Cohort {
    let asked = Consent::ALL.map(|consent| (consent, cohort.live_since));
    let record = Record { asked: asked.into(), ..Record::default() };
    cohort.bots.launch = Launch::Lives;
    cohort.bots.consents = cohort.members.keys().map(|person| (person.clone(), record.clone())).collect();
    cohort
}

impl Bench {
    /// A cohort in its first week, Monday at ten: all who agreed on paper are in the rooms and in their chats, the
    /// first on the rota has said yes. The way there is the same for every test and is checked in one of its own.
    pub fn running() -> Self {
        static RUNNING: OnceLock<Bench> = OnceLock::new();
        RUNNING
            .get_or_init(|| {
                let mut bench = Self::become_running(false);
                bench.checked = true;
                bench
            })
            .clone()
    }

    fn become_running(checked: bool) -> Self {
        let mut bench = Self::starting(lari::structure(), lari::at("2026-08-01T10:00:00"), checked);
        bench.everyone_comes();
        bench.until("2026-08-03T09:00:00");
        let asked = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
        bench.chat(asked.as_str(), "1");
        bench.until("2026-08-03T10:00:00");
        bench.forget();
        bench
    }
}

#[test]
fn the_way_to_a_running_cohort_passes_every_check() {
    let (checked, plain) = (Bench::become_running(true), Bench::running());
    assert_eq!(checked.cohort, plain.cohort);
    assert_eq!(checked.number, plain.number);
}
