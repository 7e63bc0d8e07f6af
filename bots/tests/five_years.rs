//! Five years of a cohort of forty: what is stored of it stays small, and nothing that can still be asked for is lost.

use std::collections::BTreeMap;

use bots::{
    cohort::{Directory, Person, Role, Structure},
    event::Event,
    ids::{PersonId, RoomKind},
    stored::COHORT,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::date};

use crate::bench::{Bench, lari};

/// The most that the control state of a cohort of forty may be, in bytes.
const MOST: usize = 64 * 1024;
const WEEKS: i64 = 5 * 52;

/// Ids as long as they are in life; the first eight facilitate, two of them moderate, the last two supervise.
fn name(number: usize) -> String {
    format!("01m8m54c9aje07kjwzcyxtdh{number:02}")
}

fn forty() -> Structure {
    let mut structure = lari::structure();
    let row = structure.roster[0].clone();
    let roles = |number: usize| match number {
        0..2 => [Role::Mentor, Role::Facilitator, Role::Moderator].into(),
        2..8 => [Role::Mentor, Role::Facilitator].into(),
        _ => [Role::Mentee].into(),
    };
    structure.roster = (0..40)
        .map(|number| bots::cohort::RosterRow {
            person: PersonId::new(name(number)),
            roles: roles(number),
            facility: Some("Lari Health Centre".to_owned()),
            cadre: Some("Nurse".to_owned()),
            ..row.clone()
        })
        .collect();
    for call in &mut structure.on_call {
        call.person = PersonId::new(name(2));
        call.hours = None;
    }
    structure.on_call.truncate(1);
    structure
}

fn directory(structure: &Structure) -> Directory {
    let known = |row: &bots::cohort::RosterRow| {
        let accounts = vec![lari::account(row.person.as_str())];
        let chat = Some(lari::chat(&row.person, true));
        (
            row.person.clone(),
            Person { accounts, name: format!("Person {}", row.person), language: None, chat },
        )
    };
    Directory { people: structure.roster.iter().map(known).collect(), ..Directory::default() }
}

/// What happens in a week, in its working time and after it. Gives who would not have the duty.
fn week(bench: &mut Bench, number: i64, monday: Timestamp) -> Option<PersonId> {
    let mut no = None;
    let at = |hours: i64| monday + SignedDuration::from_hours(hours);
    let someone = |more: i64| name(8 + ((number * 7 + more) % 30) as usize);
    bench.now = at(9);
    bench.tick();
    for first in [true, false] {
        let asked = bench.cohort.bots.facilitation.asked.clone();
        let Some(asked) = asked else { break };
        bench.now += SignedDuration::from_mins(1);
        // Now and then somebody says no, and the next is asked.
        let answer = if first && number % 11 == 0 { "2" } else { "1" };
        bench.chat(asked.person.as_str(), answer);
        if answer == "2" {
            no = Some(asked.person);
        }
    }
    let question = bench.post(&someone(0), RoomKind::Peer, "How do I store these?");
    bench.react(&someone(1), &question, "❓");
    if number % 2 == 0 {
        bench.reply(&someone(2), RoomKind::Peer, &question, "In the cold box");
    }
    bench.now = at(10);
    let (moderator, subject) = (name((number % 2) as usize), someone(3));
    let action = match number % 4 {
        0 => "mute",
        1 => "warn",
        2 => "ban",
        _ => "remove",
    };
    let length = if matches!(action, "mute" | "ban") { " 2h" } else { "" };
    bench.chat(&moderator, &format!("!{action} {}{length} please stop", lari::account(&subject)));
    bench.now += SignedDuration::from_mins(1);
    bench.chat(&moderator, "1");
    bench.now = at(11);
    if action == "remove" {
        bench.chat(&moderator, "!undo");
    }
    bench.now = at(13);
    bench.tick();
    bench.chat(&someone(4), "!urgent a child with a fever");
    if number % 3 == 0 {
        let on_duty = bench.on_duty();
        bench.confirms(&on_duty, "!quiet tonight 20:00");
    }
    if number % 10 == 0 {
        bench.chat(&name(3), "!away 2 weeks");
    }
    bench.happen(Event::Looked { person: Some(PersonId::new(moderator)) });
    for night in 0..4 {
        bench.now = at(24 * night + 21);
        for more in 0..3 {
            bench.chat(&someone(10 + 3 * night + more), "!later the fridge is broken");
        }
    }
    bench.now = at(24 * 4 + 9);
    bench.tick();
    no
}

#[test]
fn a_cohorts_state_stays_small() {
    let structure = forty();
    let start = date(2026, 8, 1).at(10, 0, 0, 0).in_tz("Africa/Nairobi").unwrap();
    let mut bench = Bench::at(structure.clone(), start.timestamp());
    bench.directory = directory(&structure);
    bench.everyone_comes();
    // Timers are late here: what is due is done when something happens.
    (bench.deaf, bench.brief) = (true, true);
    let first = date(2026, 8, 3).at(0, 0, 0, 0).in_tz("Africa/Nairobi").unwrap();
    let (mut largest, mut at_first) = (0, 0);
    let mut turns = BTreeMap::new();
    for number in 0..WEEKS {
        let monday = first.checked_add((number * 7).days()).unwrap().timestamp();
        if let Some(person) = week(&mut bench, number, monday) {
            *turns.entry(person).or_insert(0) += 1;
        }
        let size = COHORT.write(&bench.cohort).unwrap().len();
        largest = largest.max(size);
        if number == 52 {
            at_first = size;
        }
        // What the bench remembers is not what is stored.
        let recent = bench.shown.len().saturating_sub(400);
        for old in bench.shown.drain(..recent) {
            bench.directory.delivered.remove(&old.key);
        }
        assert!(size < MOST, "{size} bytes in week {number}: {}", parts(&bench));
    }
    println!("{largest} bytes at most; {}", parts(&bench));
    let size = COHORT.write(&bench.cohort).unwrap().len();
    assert!(size < at_first + at_first / 4, "{at_first} bytes after a year, {size} after five: it grows");
    let facilitation = &bench.cohort.bots.facilitation;
    assert!(facilitation.duties.len() < 60 && facilitation.folded.is_some(), "{}", parts(&bench));
    // It did all happen, and the rota was fair over all of it; a turn declined counts as one held.
    assert!(
        bench.cohort.bots.quiet.last_case as i64 >= WEEKS,
        "{} emergencies",
        bench.cohort.bots.quiet.last_case
    );
    assert!(
        bench.cohort.bots.moderation.last_act as i64 >= WEEKS,
        "{} acts",
        bench.cohort.bots.moderation.last_act
    );
    let begun = bench.audit.iter().filter(|line| line.act == "duty");
    for holder in begun.filter_map(|line| line.subject.clone()) {
        *turns.entry(holder).or_insert(0) += 1;
    }
    let (fewest, most) = (turns.values().min().unwrap(), turns.values().max().unwrap());
    assert!(turns.len() == 8 && most - fewest <= 2, "{turns:?}");
}

/// How large each part is.
fn parts(bench: &Bench) -> String {
    let all = serde_json::to_value(&bench.cohort).unwrap();
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for (name, part) in all.as_object().unwrap() {
        match part.as_object().filter(|_| ["facilitation", "quiet", "moderation"].contains(&name.as_str())) {
            Some(own) => {
                sizes.extend(own.iter().map(|(field, v)| (v.to_string().len(), format!("{name}.{field}"))));
            }
            None => sizes.push((part.to_string().len(), name.clone())),
        }
    }
    sizes.sort_unstable();
    sizes.reverse();
    let shown: Vec<String> = sizes.iter().take(9).map(|(size, name)| format!("{name} {size}")).collect();
    shown.join(", ")
}

/// What can be undone, appealed against and read in the record still can, also when much is forgotten.
#[test]
fn what_can_be_asked_for_is_kept() {
    let mut bench = Bench::running();
    bench.chat("achieng", &format!("!ban {} 90d spam", lari::account("mutua")));
    bench.chat("achieng", "1");
    for number in 0..80 {
        bench.wait(SignedDuration::from_mins(30 + number % 2));
        let subject = ["otieno", "chebet", "mumbi", "amina"][number as usize % 4];
        bench.chat("muthoni", &format!("!warn {} please", lari::account(subject)));
        bench.chat("muthoni", "1");
    }
    let acts = bench.cohort.bots.moderation.acts.len();
    assert!((60..=81).contains(&acts), "{acts}");
    let by = |name: &str| bench.cohort.bots.moderation.acts.iter().any(|act| act.by == lari::person(name));
    assert!(by("achieng"), "the ban still holds: it can be appealed against");
    bench.forget();
    bench.chat("mutua", "!appeal it was not me");
    assert!(bench.audited().contains(&"appeal mutua>-".to_owned()), "{:?}", bench.audited());
    bench.chat("muthoni", "!undo");
    assert!(bench.audited().contains(&"undo muthoni>mutua".to_owned()), "{:?}", bench.audited());
}
