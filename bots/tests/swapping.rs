//! `!rota swap` says why it asks nobody; `!rota skip` passes a week on.

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

#[test]
fn a_week_that_is_passed_on_is_the_next_ones() {
    let mut bench = Bench::running();
    let by = holder(&mut bench, "Mon 10 Aug");
    bench.chat(by, "!rota skip");
    let told = bench.last(by).text;
    let other = holder(&mut bench, "Mon 10 Aug");
    let (_, full, _) = MENTORS.into_iter().find(|(name, ..)| *name == other).unwrap();
    assert_ne!(other, by);
    assert!(told.contains(full) && told.contains("the week of Mon 10 Aug now"), "{told}");
    // Who passed it on comes first at the next one, and the other is asked for this one.
    assert!(told.contains("Your own next week starts: Mon 17 Aug"), "{told}");
    assert_eq!(holder(&mut bench, "Mon 17 Aug"), by);
    bench.until("2026-08-07T16:00:00");
    assert_eq!(bench.cohort.bots.facilitation.asked.as_ref().unwrap().person, person(other));
}

/// Also with a yes that was given.
#[test]
fn a_yes_goes_with_the_week() {
    let mut bench = Bench::running();
    bench.until("2026-08-07T16:00:00");
    let by = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
    bench.chat(by.as_str(), "1");
    assert!(bench.cohort.bots.facilitation.agreed.is_some());
    bench.chat(by.as_str(), "!rota skip 10 Aug");
    assert!(bench.cohort.bots.facilitation.agreed.is_none());
    let asked = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
    assert_ne!(asked, by, "the next is asked");
    bench.chat(by.as_str(), "1");
    assert!(bench.cohort.bots.facilitation.agreed.is_none(), "the question is theirs no more");
}

#[test]
fn only_a_week_of_ones_own_is_passed_on() {
    let mut bench = Bench::running();
    let by = holder(&mut bench, "Mon 10 Aug");
    let other = holder(&mut bench, "Mon 17 Aug");
    for (who, command) in
        [(other, "!rota skip 10 Aug"), (by, "!rota skip 4 Aug"), ("wanjiku", "!rota skip 4 Aug")]
    {
        let before = bench.cohort.bots.facilitation.overrides.clone();
        bench.chat(who, command);
        let told = bench.last(who).text;
        assert!(told.contains("I see no week to come of yours"), "{command}: {told}");
        assert_eq!(bench.cohort.bots.facilitation.overrides, before);
    }
    bench.chat("njeri", "!rota skip");
    assert!(bench.last("njeri").text.contains("Only those on the rota"), "{}", bench.last("njeri").text);
}

/// A week that nobody took up is shown as free until somebody takes it, and then as theirs.
#[test]
fn a_free_week_that_is_taken_is_shown_so() {
    let mut bench = Bench::running();
    bench.until("2026-08-10T08:00:00");
    for _ in 0..MENTORS.len() {
        for (name, ..) in MENTORS {
            bench.chat(name, "!rota skip 10 Aug");
        }
        bench.wait(jiff::SignedDuration::from_hours(1));
    }
    bench.until("2026-08-12T10:00:00");
    bench.chat("njeri", "!rota");
    let weeks = bench.last("njeri").text;
    assert!(weeks.contains("Mon 10 Aug: free"), "{weeks}");
    let (by, full, _) = MENTORS.into_iter().find(|(name, ..)| *name != bench.on_duty()).unwrap();
    bench.chat(by, "!rota take");
    bench.chat("njeri", "!rota");
    let weeks = bench.last("njeri").text;
    assert!(weeks.contains(&format!("Mon 10 Aug (now): {full}")), "{weeks}");
}
