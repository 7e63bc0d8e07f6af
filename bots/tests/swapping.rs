//! `!rota swap` says why it asks nobody.

use bots::{facilitation::rota::Override, ids::PersonId};

use crate::bench::{
    Bench,
    lari::{MENTORS, account, person},
};

/// Who has a week by what `!rota` shows.
fn holder(bench: &mut Bench, week: &str) -> &'static str {
    bench.chat("njeri", "!rota");
    let weeks = bench.last("njeri").text;
    let line = weeks.lines().find(|line| line.starts_with(week)).unwrap().to_owned();
    MENTORS.into_iter().find(|(_, full, _)| line.contains(full)).unwrap().0
}

fn asked_swaps(bench: &Bench) -> usize {
    bench.cohort.bots.facilitation.offers.len()
}

#[test]
fn who_is_away_in_the_other_s_week_reads_so() {
    let mut bench = Bench::running();
    let by = holder(&mut bench, "Mon 17 Aug");
    bench.chat(by, "!rota away 12-14 Aug");
    let other = holder(&mut bench, "Mon 10 Aug");
    assert_ne!(other, by);
    bench.chat(by, &format!("!rota swap {}", account(other)));
    let told = bench.last(by).text;
    assert!(told.contains("You said that you are away in the week of Mon 10 Aug"), "{told}");
    assert_eq!(asked_swaps(&bench), 0);
}

/// That the other is away is the other's to say.
#[test]
fn that_the_other_cannot_have_the_week_is_said_without_why() {
    let mut bench = Bench::running();
    let by = holder(&mut bench, "Mon 10 Aug");
    let other = holder(&mut bench, "Mon 17 Aug");
    bench.chat(other, "!rota away 12-14 Aug");
    bench.chat(by, &format!("!rota swap {}", account(other)));
    let told = bench.last(by).text;
    assert!(told.contains("cannot have the week of Mon 10 Aug") && !told.contains("away"), "{told}");
    assert_eq!(asked_swaps(&bench), 0);
}

#[test]
fn who_is_away_for_long_has_no_week_to_swap_and_reads_why() {
    let mut bench = Bench::running();
    let by = holder(&mut bench, "Mon 10 Aug");
    let (from, to) = ("2026-08-04".parse().unwrap(), "2027-08-04".parse().unwrap());
    bench.cohort.bots.facilitation.decide(Override::Away { person: person(by), from, to });
    bench.tick();
    let other = holder(&mut bench, "Mon 10 Aug");
    bench.chat(by, &format!("!rota swap {}", account(other)));
    let told = bench.last(by).text;
    assert!(told.contains("You said that you are away, so no week is planned for you"), "{told}");
    // The same of the other.
    let asker: PersonId = person(other);
    bench.chat(other, &format!("!rota swap {}", account(by)));
    let told = bench.last(asker.as_str()).text;
    assert!(told.contains("has no week in the plan"), "{told}");
}
