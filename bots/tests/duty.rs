//! What is said about a week is what `!rota` shows; nobody's planned week goes without their yes; what was offered, and
//! who called, in quiet time waits for working hours.

use bots::{
    cohort::{Place, Role},
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::{SignedDuration, ToSpan, civil::Date};

use crate::bench::{
    Bench,
    lari::{MENTORS, account, person},
};

/// The weeks that `!rota` shows to a person now.
fn shown(bench: &mut Bench, name: &str) -> Vec<String> {
    bench.chat(name, "!rota");
    bench.last(name).text.lines().filter(|line| line.contains(": ")).map(ToOwned::to_owned).collect()
}

fn says(weeks: &[String], week: &str) -> String {
    let of = |line: &&String| {
        line.starts_with(&format!("{week}: ")) || line.starts_with(&format!("{week} (now): "))
    };
    weeks.iter().find(of).cloned().unwrap_or_default()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

fn name_of(name: &str) -> &'static str {
    MENTORS.iter().find(|(short, ..)| *short == name).map(|(_, shown, _)| *shown).unwrap()
}

/// The date of a day of August 2026 as it is shown: `Mon 10 Aug`.
fn date_of(shown: &str) -> Option<Date> {
    let mut words = shown.split_whitespace().skip(1);
    let day = words.next()?.parse().ok()?;
    let month = match words.next()? {
        "Aug" => 8,
        "Sep" => 9,
        _ => return None,
    };
    Date::new(2026, month, day).ok()
}

/// Whether there is working time to come in a week of `!rota` between two days. It ends where the next one that is shown
/// begins: of a week that somebody else goes on with, only the first part is its holder's.
fn works(bench: &Bench, (week, next): (&str, Option<&String>), (first, last): (&str, &str)) -> bool {
    let begins = |line: &str| line.split([':', '(']).next().and_then(date_of);
    let (Some(from), Some(first), Some(last)) = (begins(week), date_of(first), date_of(last)) else {
        return false;
    };
    let hours = bench.cohort.hours();
    let end = next.and_then(|line| begins(line)).unwrap_or(from + 7.days());
    let from = hours.day(from.max(first)).from.max(bench.now);
    let until = hours.day(end).from.min(hours.day(last).until);
    from < until && hours.working_time_between(from, until).is_positive()
}

/// What was said to somebody in this step, and what `!rota` shows after it.
fn agrees(bench: &mut Bench, from: usize, step: &str) {
    let said: Vec<(String, String)> = bench.shown[from..]
        .iter()
        .filter_map(|shown| match &shown.to {
            bots::effect::Destination::Chat(to) => Some((to.to_string(), shown.text.clone())),
            bots::effect::Destination::Room(_) => None,
        })
        .collect();
    for (to, text) in said {
        if !MENTORS.iter().any(|(name, ..)| *name == to) {
            continue;
        }
        let full = name_of(&to);
        let mine = between(&text, "The week of ", " is yours.")
            .or_else(|| between(&text, "have swapped. Your week starts: ", "."))
            .or_else(|| between(&text, "in the plan the week of ", " is still yours"));
        let mine = mine.or_else(|| between(&text, "Your own next week starts: ", "."));
        let gone = between(&text, "has taken the week of ", ". It was planned for you");
        let passed_on =
            between(&text, "In the plan ", " now. ").and_then(|one| one.split_once(" has the week of "));
        let gone = gone.or(passed_on.map(|(_, week)| week));
        let free = between(&text, "The week of ", " is free now");
        let away = between(&text, "You are away from ", ", and I plan no week for you then");
        if [mine, gone, free, away].iter().all(Option::is_none) {
            continue;
        }
        let weeks = shown(bench, &to);
        if let Some((other, week)) = passed_on {
            let line = says(&weeks, week);
            let (_, other, _) = MENTORS.into_iter().find(|(_, full, _)| other.contains(full)).unwrap();
            assert!(
                line.is_empty() || line.contains(other),
                "{step}: {to} read {text:?}, and the rota says {weeks:#?}"
            );
        }
        if let Some(week) = free {
            let line = says(&weeks, week);
            assert!(
                line.is_empty() || line.contains("free"),
                "{step}: {to} read {text:?}, and the rota says {weeks:#?}"
            );
        }
        if let Some((first, last)) = away.and_then(|days| days.split_once(" to ")) {
            let mut lines = weeks.iter().enumerate().map(|(at, line)| (line.as_str(), weeks.get(at + 1)));
            let kept = lines.find(|week| week.0.contains(full) && works(bench, *week, (first, last)));
            assert!(kept.is_none(), "{step}: {to} read {text:?}, and the rota says {weeks:#?}");
        }
        if let Some(week) = mine {
            let line = says(&weeks, week);
            assert!(
                line.is_empty() || line.contains(full),
                "{step}: {to} read {text:?}, and the rota says {weeks:#?}"
            );
        }
        if let Some(week) = gone {
            assert!(
                !says(&weeks, week).contains(full),
                "{step}: {to} read {text:?}, and the rota says {weeks:#?}"
            );
        }
    }
}

struct Die(u64);

impl Die {
    fn up_to(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn what_was_said_is_what_the_rota_shows_over_random_histories() {
    for seed in 1..=6 {
        let mut die = Die(seed);
        let mut bench = Bench::running();
        for step in 0..24 {
            let (name, ..) = MENTORS[die.up_to(5) as usize];
            let (other, ..) = MENTORS[die.up_to(5) as usize];
            let day = 4 + die.up_to(26);
            let act = match die.up_to(9) {
                0 | 1 => format!("!rota away {day}-{} Aug", (day + die.up_to(5)).min(31)),
                2 => "!rota take".to_owned(),
                3 => format!("!rota take {day} Aug"),
                4 | 5 => format!("!rota swap {}", account(other)),
                6 => "!rota skip".to_owned(),
                7 => format!("!rota skip {day} Aug"),
                _ => {
                    bench.edit_file(|file| {
                        let row = file.roster.iter_mut().find(|row| row.person == person(other)).unwrap();
                        for role in [Role::Mentor, Role::Facilitator] {
                            if !row.roles.remove(&role) {
                                row.roles.insert(role);
                            }
                        }
                    });
                    continue;
                }
            };
            let what = format!("seed {seed}, step {step}: {name} {act}");
            let from = bench.shown.len();
            bench.chat(name, &act);
            agrees(&mut bench, from, &what);
            // Who is asked answers, mostly yes.
            for (asked, ..) in MENTORS {
                let waits =
                    bench.cohort.prompts.iter().any(|p| p.person == person(asked) && p.is_open(bench.now));
                if waits && die.up_to(3) > 0 {
                    let from = bench.shown.len();
                    bench.chat(asked, if die.up_to(4) > 0 { "!rota yes" } else { "!rota no" });
                    agrees(&mut bench, from, &format!("{what}, answered by {asked}"));
                }
            }
            if die.up_to(3) == 0 {
                bench.wait(SignedDuration::from_hours(24));
                while !bench.cohort.hours().is_working(bench.now) {
                    bench.wait(SignedDuration::from_hours(24));
                }
            }
        }
    }
}

/// Away in the week, and then the week taken: it is one or the other.
#[test]
fn a_week_in_which_one_is_away_is_not_given() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!rota away 12-14 Aug");
    bench.chat("kiprono", "!rota take 10 Aug");
    let told = bench.last("kiprono").text;
    assert!(told.contains("You said that you are away"), "{told}");
    let weeks = shown(&mut bench, "kiprono");
    assert!(!says(&weeks, "Mon 10 Aug").contains("Kiprono"), "{weeks:#?}");
}

#[test]
fn who_has_the_week_planned_is_asked_before_it_is_taken() {
    for (answer, taken) in [("1", true), ("2", false)] {
        let mut bench = Bench::running();
        let weeks = shown(&mut bench, "njeri");
        let line = says(&weeks, "Mon 10 Aug");
        let (holder, ..) = MENTORS.into_iter().find(|(_, full, _)| line.contains(full)).unwrap();
        let (by, full, _) =
            MENTORS.into_iter().find(|(name, ..)| *name != holder && *name != bench.on_duty()).unwrap();
        bench.chat(by, "!rota take 10 Aug");
        assert!(
            bench.last(by).text.contains("The plan changes only with their yes"),
            "{}",
            bench.last(by).text
        );
        let asked = bench.last(holder);
        assert!(
            asked.rings && asked.text.contains("would like to take the week of Mon 10 Aug"),
            "{}",
            asked.text
        );
        assert_eq!(says(&shown(&mut bench, "njeri"), "Mon 10 Aug"), line, "nothing changes before");
        bench.answer(holder, &asked, answer);
        assert_eq!(says(&shown(&mut bench, "njeri"), "Mon 10 Aug").contains(full), taken, "{answer}");
        assert_eq!(bench.last(by).text.contains("is yours"), taken, "{}", bench.last(by).text);
    }
}

#[test]
fn what_is_asked_of_others_in_quiet_time_waits() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T23:00:00");
    let duty = bench.on_duty();
    let others: Vec<&str> = MENTORS.map(|(name, ..)| name).into_iter().filter(|name| *name != duty).collect();
    let (by, with) = (others[0], others[1]);
    let before = bench.told(with).len();
    bench.chat(by, &format!("!rota swap {}", account(with)));
    assert!(
        bench.last(by).text.contains("I ask") && bench.last(by).text.contains("tomorrow 08:00"),
        "{}",
        bench.last(by).text
    );
    assert_eq!(bench.told(with).len(), before, "nobody is rung at night");
    bench.until("2026-08-04T08:00:00");
    let asked = bench.last(with);
    assert!(asked.rings && asked.text.contains("would like to swap weeks"), "{}", asked.text);
    bench.answer(with, &asked, "1");
    assert!(bench.last(by).text.contains("have swapped"), "{}", bench.last(by).text);
}

/// `0` ten times at night, by two people: one message in the morning.
#[test]
fn who_calls_a_person_at_night_is_told_of_in_the_morning() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T22:00:00");
    let before = bench.told("wanjiku").len();
    for _ in 0..10 {
        bench.chat("njeri", "0");
    }
    bench.chat("mutua", "0");
    assert_eq!(bench.told("wanjiku").len(), before);
    let told = bench.last("njeri").text;
    assert!(told.contains("tomorrow 08:00") && told.contains("112") && told.contains("!urgent"), "{told}");
    bench.until("2026-08-04T08:00:00");
    assert_eq!(bench.told("wanjiku").len(), before + 1);
    let wanted = bench.last("wanjiku");
    assert!(
        wanted.rings && wanted.text.contains("Njeri Mwangi") && wanted.text.contains("Mutua Kilonzo"),
        "{}",
        wanted.text
    );
    assert!(bench.last("njeri").text.contains("I told Wanjiku"), "{}", bench.last("njeri").text);
    // By then it is spent, as by day.
    bench.chat("njeri", "0");
    assert!(bench.last("njeri").text.contains("I called a person for you"), "{}", bench.last("njeri").text);
    assert!(bench.cohort.members.values().all(|member| member.calls.is_none()));
}

/// Whatever it is, if it is no emergency and no answer to who asked, it rings nobody at night.
#[test]
fn nothing_but_an_emergency_rings_at_night() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T22:00:00");
    let from = bench.shown.len();
    for body in
        ["0", "!report somebody was unkind", "3", "!rota take", "!rota swap Nekesa", "!leave", "2", "hello"]
    {
        for (name, ..) in MENTORS {
            let before = bench.shown.len();
            bench.chat(name, body);
            for shown in &bench.shown[before..] {
                let own = shown.to == bots::effect::Destination::Chat(person(name));
                assert!(own || !shown.rings, "{name} {body}: {}", shown.text);
            }
        }
    }
    assert!(bench.shown.len() > from);
    let before = bench.shown.len();
    bench.chat("njeri", "!urgent Help");
    let after = &bench.shown[before..];
    assert!(after.iter().any(|shown| shown.rings && shown.text.contains("needs help now")), "{after:?}");
}

#[test]
fn whoever_has_the_week_hears_silently_who_came() {
    let mut bench = Bench::running();
    let holder = bench.on_duty();
    for name in ["makena", "barasa"] {
        bench.opens_chat(name);
        bench.chat(name, "1");
        bench.chat(name, "1");
        bench.joins(name, Place::Room(RoomKind::Peer));
    }
    assert_eq!(bench.in_place("makena", Place::Room(RoomKind::Peer)), Some(Membership::Join));
    let told = bench.last(&holder);
    assert!(!told.rings && told.text.contains("New in the room: Makena Kirimi"), "{}", told.text);
    // Not one message each; and what the holder's day has no room for comes on the next.
    bench.wait(SignedDuration::from_hours(25));
    let told: Vec<String> = bench.told(&holder).iter().map(|shown| shown.text.clone()).collect();
    assert!(told.iter().any(|text| text.contains("New in the room: Barasa Simiyu")), "{told:#?}");
    // Who comes back is not new.
    let before = bench.told(&holder).len();
    bench.leaves("makena", Place::Room(RoomKind::Social));
    bench.joins("makena", Place::Room(RoomKind::Social));
    bench.wait(SignedDuration::from_hours(24));
    assert_eq!(
        bench.told(&holder).iter().filter(|shown| shown.text.contains("New in the room")).count(),
        2,
        "{before}"
    );
}

/// A handover on a holiday: the week is the holder's until the next one begins, and every text says the same day.
#[test]
fn the_end_of_a_week_is_the_beginning_of_the_next() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        file.hours.holidays.insert("2026-08-10".parse().unwrap(), "A day off".to_owned());
    });
    bench.chat("njeri", "!who");
    assert!(bench.last("njeri").text.contains("Until: Tue 11 Aug 08:00"), "{}", bench.last("njeri").text);
    let weeks = shown(&mut bench, "njeri");
    assert!(!says(&weeks, "Tue 11 Aug").is_empty(), "{weeks:#?}");
}

/// A yes that was given before the hours changed begins when the plan says.
#[test]
fn a_week_begins_when_the_plan_says_also_when_the_hours_changed() {
    let mut bench = Bench::running();
    bench.until("2026-08-07T16:00:00");
    let next = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
    bench.chat(next.as_str(), "1");
    bench.edit_file(|file| {
        file.hours.holidays.insert("2026-08-10".parse().unwrap(), "A day off".to_owned());
    });
    bench.until("2026-08-10T12:00:00");
    assert_ne!(bench.on_duty(), next.as_str());
    bench.until("2026-08-11T08:30:00");
    assert_eq!(bench.on_duty(), next.as_str());
}

#[test]
fn a_reminder_that_the_day_had_no_room_for_comes_on_another() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.forget();
    let reminders = |bench: &Bench| {
        bench.told("makena").iter().filter(|shown| shown.text.contains("still wait for your answer")).count()
    };
    bench.until("2026-08-04T00:00:01");
    crate::budgets::spend(&mut bench, "makena");
    bench.until("2026-08-04T23:59:59");
    assert_eq!(reminders(&bench), 0, "the day is full");
    bench.until("2026-08-05T08:00:00");
    assert_eq!(reminders(&bench), 1);
}

#[test]
fn new_rules_are_reminded_in_working_hours() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.rules.version = 2);
    let reminders = |bench: &Bench, name: &str, words: &str| {
        bench.told(name).iter().filter(|shown| shown.text.contains(words)).count()
    };
    bench.chat("mutua", "1");
    // 24 working hours from Monday at ten, at nine a day.
    bench.until("2026-08-05T15:59:00");
    assert_eq!(reminders(&bench, "njeri", "still wait for your answer"), 0);
    bench.until("2026-08-05T16:00:00");
    assert_eq!(reminders(&bench, "njeri", "still wait for your answer"), 1);
    assert_eq!(reminders(&bench, "mutua", "still wait for your answer"), 0);
    bench.until("2026-08-13T09:59:00");
    assert_eq!(reminders(&bench, "njeri", "for the last time"), 0);
    bench.until("2026-08-13T10:00:00");
    assert_eq!(reminders(&bench, "njeri", "for the last time"), 1);
    let told = reminders(&bench, "njeri", "rules of Lari nurses");
    bench.wait(SignedDuration::from_hours(24 * 5));
    assert_eq!(reminders(&bench, "njeri", "rules of Lari nurses"), told, "that was the last time");
    assert!(bench.cohort.agreed(&person("njeri")), "who is slow loses nothing");
}
