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

fn read(bench: &Bench, name: &str, words: &str) -> usize {
    bench.told(name).iter().filter(|shown| shown.text.contains(words)).count()
}

fn at_night() -> Bench {
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

#[test]
fn twenty_texts_of_one_person_wait_for_the_opening() {
    let mut bench = at_night();
    for number in 0..40 {
        bench.chat("njeri", &format!("!later {number}"));
        bench.wait(SignedDuration::from_mins(1));
    }
    let held = |bench: &Bench, name: &str| {
        bench.cohort.bots.quiet.held.iter().filter(|held| held.author == person(name)).count()
    };
    assert_eq!(held(&bench, "njeri"), 20);
    assert_eq!(read(&bench, "njeri", "20 texts of yours wait"), 20);
    bench.chat("mutua", "!later mine");
    assert_eq!(held(&bench, "mutua"), 1);
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some()).count();
    assert_eq!(posted, 21);
}

/// Ten pictures in ten seconds are one question, and one digit means them all, also where it was sent before the last
/// picture was asked about.
#[test]
fn a_burst_at_night_is_one_question() {
    for (digit, posts) in [("1", 10), ("3", 0)] {
        let mut bench = at_night();
        let mut pictures = Vec::new();
        for _ in 0..10 {
            pictures.push(bench.sends("njeri", Scene::Chat, MessageKind::Media, ""));
            bench.wait(SignedDuration::from_secs(1));
        }
        let told: Vec<_> = bench.told("njeri").into_iter().map(|shown| shown.text.clone()).collect();
        assert!(matches!(&told[..], [one] if one.contains("do with your 10 messages?")), "{told:?}");
        bench.chat("njeri", digit);
        assert_eq!(bench.told("njeri").len(), 2, "one answer");
        let answer = bench.last("njeri").text;
        assert!(answer.contains("10 messages"), "{answer}");
        bench.until("2026-08-04T08:00:10");
        let posted = bench.in_room(RoomKind::Peer).into_iter().filter_map(|shown| shown.relayed.clone());
        let posted: Vec<_> = posted.map(|(_, picture)| picture).collect();
        assert_eq!(posted, pictures[..posts], "{digit}: in order");
    }
}

/// A no to what is kept is a no to all of it; what was taken back by hand is not asked about any more.
#[test]
fn no_means_no_for_all_that_was_there() {
    let mut bench = at_night();
    let texts: Vec<_> = (0..3).map(|number| bench.chat("njeri", &format!("thing {number}"))).collect();
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("3 messages"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "3");
    assert!(
        bench.last("njeri").text.contains("nothing with your 3 messages"),
        "{}",
        bench.last("njeri").text
    );
    let more: Vec<_> = (0..3).map(|number| bench.chat("njeri", &format!("more {number}"))).collect();
    bench.redact("njeri", &more[2], Scene::Chat);
    bench.wait(SignedDuration::from_secs(5));
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("2 messages"), "{}", bench.last("njeri").text);
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter_map(|shown| shown.relayed.clone());
    let posted: Vec<_> = posted.map(|(_, event)| event).collect();
    assert_eq!(posted, more[..2]);
    assert!(!posted.iter().any(|event| texts.contains(event)));
}

/// What had no answer at its opening is never posted: not by a late yes, nor by a yes to something else.
#[test]
fn an_offer_ends_with_its_own_opening() {
    for late in ["2026-08-04T08:30:00", "2026-08-04T21:00:00", "2026-08-06T21:00:00"] {
        let mut bench = at_night();
        bench.chat("njeri", "first");
        bench.until(late);
        bench.chat("njeri", "1");
        assert!(
            bench.last("njeri").text.contains("I posted nothing"),
            "{late}: {}",
            bench.last("njeri").text
        );
        bench.until("2026-08-07T20:00:00");
        bench.chat("njeri", "second");
        bench.chat("njeri", "1");
        bench.until("2026-08-10T10:00:00");
        let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some());
        assert_eq!(posted.count(), 1, "{late}");
    }
}

/// Three lines that turn out to be an emergency reach whoever is on call, all of them.
#[test]
fn a_burst_that_is_urgent_is_told_whole() {
    let mut bench = at_night();
    for words in ["she bleeds", "we are at the river post", "send the car"] {
        bench.chat("njeri", words);
    }
    bench.chat("njeri", "2");
    for words in ["she bleeds", "we are at the river post", "send the car"] {
        assert_eq!(bench.shown.iter().filter(|shown| shown.text.contains(words)).count(), 1, "{words}");
    }
    bench.until("2026-08-04T08:00:10");
    assert!(bench.in_room(RoomKind::Peer).into_iter().all(|shown| shown.relayed.is_none()));
}

/// Who asks again after a while is asked again, on the same question.
#[test]
fn what_comes_later_is_asked_about() {
    let mut bench = at_night();
    for _ in 0..5 {
        bench.chat("njeri", "one more thing");
        bench.wait(SignedDuration::from_mins(2));
    }
    assert_eq!(read(&bench, "njeri", "What shall I do with your"), 5);
    assert!(bench.last("njeri").text.contains("5 messages"), "{}", bench.last("njeri").text);
    let last = bench.last("njeri");
    bench.answer("njeri", &last, "1");
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some());
    assert_eq!(posted.count(), 5);
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
