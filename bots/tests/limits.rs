//! Limits of one person: each with one more than is allowed and many more, and others who notice nothing.

use std::collections::BTreeSet;

use bots::{
    cohort::Standing,
    event::{MessageKind, Scene},
    facilitation::rota::Override,
    ids::RoomKind,
    limits::Kind,
    moderation::Question::Confirm,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

pub fn read(bench: &Bench, name: &str, words: &str) -> usize {
    bench.told(name).iter().filter(|shown| shown.text.contains(words)).count()
}

pub fn at_night() -> Bench {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.forget();
    bench
}

#[test]
fn thirty_answers_in_ten_minutes_then_one_kind_line_then_silence() {
    let mut bench = Bench::running();
    for _ in 0..100 {
        bench.chat("njeri", "!hours");
    }
    assert_eq!(bench.told("njeri").len(), 31);
    let last = bench.last("njeri").text;
    assert!(last.starts_with("That is a lot at once") && last.contains("10:10"), "{last}");
    assert!(last.contains("112"), "{last}");
    for (scene, words) in [(Scene::Chat, "hello"), (Scene::Room(RoomKind::Social), "!rota")] {
        bench.sends("njeri", scene, MessageKind::Text, words);
    }
    bench.sends("njeri", Scene::Chat, MessageKind::Sealed, "");
    assert_eq!(bench.told("njeri").len(), 31, "whatever it is");
    bench.chat("mutua", "!hours");
    assert_eq!(bench.told("mutua").len(), 1, "others notice nothing");
    bench.wait(SignedDuration::from_mins(10));
    bench.chat("njeri", "!hours");
    assert_eq!(bench.told("njeri").len(), 32, "and then it goes on");
    bench.wait(SignedDuration::from_mins(10));
    bench.chat("mutua", "!hours");
    assert!(
        !serde_json::to_string(&bench.cohort).unwrap().contains("p_njeri\":{\"answer"),
        "and is forgotten"
    );
    assert!(bench.cohort.limits.spent(&person("njeri"), Kind::Answer, bench.now).is_none());
}

/// What a member posts is counted and heard as ever: only what we would say to it is limited.
#[test]
fn a_flood_in_a_room_says_nothing_and_is_counted() {
    let mut bench = Bench::running();
    bench.activity.clear();
    for _ in 0..100 {
        bench.post("njeri", RoomKind::Social, "!rota");
    }
    assert_eq!(bench.activity.len(), 100);
    assert_eq!(bench.in_room(RoomKind::Social).len(), 30);
    assert_eq!(bench.told("njeri").len(), 1);
    let post = bench.post("mutua", RoomKind::Peer, "!ask which syringe?");
    bench.reply("njeri", RoomKind::Peer, &post, "the small one");
    assert!(bench.cohort.open_questions.is_empty(), "a reply is heard");
}

#[test]
fn reactions_and_edits_are_limited_as_words_are() {
    let mut bench = at_night();
    let left = bench.chat("njeri", "!later one");
    for _ in 0..100 {
        bench.edits("njeri", &left, "!later another");
    }
    assert_eq!(read(&bench, "njeri", "Changed."), 29, "and one was the answer before");
    bench.redact("njeri", &left, Scene::Chat);
    assert!(bench.cohort.bots.quiet.held.is_empty(), "taken back it is, all the same");
    let kept = bench.told("njeri")[0].clone();
    let before = bench.told("njeri").len();
    for _ in 0..100 {
        bench.react("njeri", &kept.event, "✅");
    }
    assert!(bench.told("njeri").len() <= before + 1, "{}", bench.told("njeri").len());
}

/// Whoever is over the limit is still helped, and still helps.
#[test]
fn no_limit_stands_before_an_emergency() {
    let mut bench = Bench::running();
    for name in ["njeri", "kiprono"] {
        for _ in 0..60 {
            bench.chat(name, "!hours");
        }
    }
    bench.chat("njeri", "!urgent The fridge has failed");
    let alert = bench.last("kiprono");
    assert!(alert.rings && alert.text.contains("The fridge has failed"), "{}", alert.text);
    assert!(bench.last("njeri").text.contains("112"));
    bench.answer("kiprono", &alert, "1");
    assert!(bench.last("njeri").text.contains("Kiprono Cheruiyot has seen it"));
    bench.chat("njeri", "in room four");
    assert!(bench.last("kiprono").text.contains("in room four"));
    let before = bench.told("njeri").len();
    for _ in 0..50 {
        bench.chat("njeri", "!urgent and again");
    }
    assert_eq!(bench.told("njeri").len(), before + 50, "each is answered");
    assert!(bench.told("njeri").iter().rev().take(50).all(|shown| shown.text.contains("112")));
}

#[test]
fn nought_rings_once_in_four_hours() {
    let mut bench = Bench::running();
    for _ in 0..10 {
        bench.chat("njeri", "0");
    }
    assert_eq!(read(&bench, "wanjiku", "would like to talk"), 1);
    assert_eq!(read(&bench, "njeri", "They know of it"), 9);
    bench.chat("mutua", "0");
    assert_eq!(read(&bench, "wanjiku", "would like to talk"), 2, "another person");
    bench.wait(SignedDuration::from_hours(4));
    bench.chat("njeri", "0");
    assert_eq!(read(&bench, "wanjiku", "would like to talk"), 3);
}

#[test]
fn nought_rings_nobody_for_who_is_out() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!ban @p_njeri:moh.test 7d");
    bench.chat("achieng", "1");
    bench.chat("mutua", "!leave");
    bench.chat("mutua", "1");
    for name in ["njeri", "mutua"] {
        bench.chat(name, "0");
        let told = bench.last(name).text;
        assert!(told.contains("I call no one there for you") && told.contains("112"), "{told}");
    }
    assert_eq!(read(&bench, "wanjiku", "would like to talk"), 0);
    bench.opens_chat("makena");
    assert_eq!(bench.cohort.members[&person("makena")].standing, Standing::Asked);
    bench.chat("makena", "0");
    assert_eq!(read(&bench, "wanjiku", "would like to talk"), 1, "who is being asked in may");
}

#[test]
fn five_reports_a_day() {
    let mut bench = Bench::running();
    for _ in 0..12 {
        bench.chat("njeri", "!report somebody sells things here");
        bench.chat("njeri", "2");
    }
    assert_eq!(read(&bench, "achieng", "sells things"), 5);
    assert_eq!(read(&bench, "njeri", "as much from you as I can"), 7);
    bench.chat("mutua", "!report somebody sells things here");
    bench.chat("mutua", "2");
    assert_eq!(read(&bench, "achieng", "sells things"), 6);
}

#[test]
fn one_appeal_an_act() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("achieng", "1");
    for _ in 0..10 {
        bench.chat("njeri", "!appeal I did not do that");
    }
    assert_eq!(read(&bench, "muthoni", "I did not do that"), 1);
    assert_eq!(read(&bench, "njeri", "has your appeal about this already"), 9);
    bench.chat("achieng", "!warn @p_njeri:moh.test again");
    bench.chat("achieng", "1");
    bench.chat("njeri", "!appeal nor that");
    assert_eq!(read(&bench, "muthoni", "nor that"), 1, "another act, another appeal");
}

#[test]
fn five_questions_to_others_to_swap() {
    let mut bench = Bench::running();
    for _ in 0..4 {
        for with in ["achieng", "kiprono", "nekesa"] {
            let account =
                bots::cohort::Directory::account_of(&bench.directory, &person(with)).unwrap().clone();
            bench.chat("muthoni", &format!("!rota swap {account}"));
        }
    }
    let asked: usize = ["achieng", "kiprono", "nekesa"].iter().map(|one| bench.told(one).len()).sum();
    assert!((1..=5).contains(&asked), "{asked}");
    assert!(bench.cohort.bots.facilitation.offers.len() <= 5);
}

#[test]
fn a_moderator_acts_forty_times_a_day() {
    let mut bench = Bench::running();
    for round in 0..60 {
        bench.chat("achieng", "!warn @p_njeri:moh.test calm down");
        bench.chat("achieng", "1");
        if round % 10 == 9 {
            bench.wait(SignedDuration::from_mins(10));
        }
    }
    assert_eq!(read(&bench, "njeri", "calm down"), 40);
    bench.chat("muthoni", "!warn @p_njeri:moh.test calm down");
    bench.chat("muthoni", "1");
    assert_eq!(read(&bench, "njeri", "calm down"), 41, "another moderator's are their own");
}

#[test]
fn nobodys_questions_push_out_anybody_elses() {
    let mut bench = Bench::running();
    let other = bench.post("mutua", RoomKind::Peer, "!ask which syringe?");
    let mut last = other.clone();
    for number in 0..51 {
        last = bench.post("njeri", RoomKind::Peer, &format!("!ask number {number}?"));
    }
    let by = |name: &str| bench.cohort.open_questions.iter().filter(|open| open.by == person(name)).count();
    assert_eq!((by("njeri"), by("mutua")), (3, 1));
    assert!(bench.cohort.open_questions.iter().any(|open| open.event == other));
    // Over the limit of answers nothing is noted any more; within it the newest count.
    assert!(
        bench
            .cohort
            .open_questions
            .iter()
            .filter(|open| open.by == person("njeri"))
            .all(|open| open.event != last)
    );
    // Nor by marking what others wrote.
    let mut bench = Bench::running();
    for name in ["mutua", "amina", "wambui", "atieno", "chebet"] {
        let own = bench.post(name, RoomKind::Peer, "!ask mine?");
        let post = bench.post(name, RoomKind::Peer, "just so");
        bench.reply("njeri", RoomKind::Peer, &post, "!ask");
        assert!(bench.cohort.open_questions.iter().any(|open| open.event == own));
    }
    assert_eq!(bench.cohort.open_questions.len(), 5 + 3);
}

/// Whatever one person does all day, a few dozen questions of theirs are remembered, and nobody else's go.
#[test]
fn prompts_of_one_person_have_an_end() {
    let mut bench = Bench::running();
    bench.chat("mutua", "!leave");
    let waits = bench.cohort.prompts.iter().find(|prompt| prompt.person == person("mutua")).unwrap().clone();
    for _ in 0..200 {
        bench.chat("njeri", "!leave");
        bench.chat("njeri", "2");
        bench.wait(SignedDuration::from_mins(1));
    }
    assert!(bench.cohort.prompts.contains(&waits), "it is gone: {:?}", bench.cohort.prompts.len());
    let theirs = bench.cohort.prompts.iter().filter(|p| p.person == person("njeri")).count();
    assert!(theirs <= 24, "{theirs}");
    bench.chat("mutua", "2");
    assert!(bench.last("mutua").text.contains("You stay in the group"), "{}", bench.last("mutua").text);
    let names: BTreeSet<&str> = [
        "njeri", "wambui", "atieno", "mutua", "nyambura", "chebet", "wairimu", "otieno", "mumbi", "kerubo",
        "waithera", "amina", "gathoni", "akinyi", "mwende", "kamene",
    ]
    .into();
    for name in &names {
        let server = if ["gathoni", "akinyi", "mwende", "kamene"].contains(name) { "county" } else { "moh" };
        bench.chat("achieng", &format!("!mute @p_{name}:{server}.test 2h"));
    }
    let open = bench.cohort.prompts.iter().filter(|p| p.person == person("achieng") && p.is_open(bench.now));
    let confirm = open.filter(|p| matches!(p.question.of(), Some(Confirm { .. }))).count();
    assert_eq!(confirm, 12);
}

#[test]
fn absences_of_one_person_have_an_end() {
    let mut bench = Bench::running();
    for _ in 0..50 {
        bench.chat("kiprono", "!rota away 7-14 Sep");
        bench.wait(SignedDuration::from_mins(1));
    }
    let away = |bench: &Bench| {
        let decided = bench.cohort.bots.facilitation.overrides.iter();
        decided.filter(|one| matches!(one, Override::Away { .. })).count()
    };
    assert_eq!(away(&bench), 1, "said once more it is the same");
    for month in ["Sep", "Oct", "Nov"] {
        for day in 1..=30 {
            bench.chat("kiprono", &format!("!rota away {day} {month}"));
            bench.wait(SignedDuration::from_mins(1));
        }
    }
    assert_eq!(away(&bench), 60);
}

/// The inventory of what a person can make grow: after a day of everything the state is no larger than it may be.
#[test]
fn a_day_of_everything_leaves_a_small_state() {
    let mut bench = Bench::running();
    let before = serde_json::to_string(&bench.cohort).unwrap().len();
    let words = [
        "!ask what?",
        "!report them",
        "!urgent help",
        "0",
        "9",
        "!leave",
        "2",
        "!later x",
        "x",
        "!lang en",
        "!rota away 7-14 Sep",
        "!appeal no",
        "!dashboard",
        "!open",
        "!rules",
    ];
    for number in 0..1500 {
        let words = words[number % words.len()];
        if number % 3 == 0 {
            bench.post("njeri", RoomKind::Peer, words);
        } else {
            bench.chat("njeri", words);
        }
        if number % 15 == 0 {
            bench.wait(SignedDuration::from_mins(8));
        }
    }
    let grown = serde_json::to_string(&bench.cohort).unwrap().len() - before;
    assert!(grown < 40_000, "{grown} bytes by one person");
}
