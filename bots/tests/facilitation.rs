//! The duty (`behaviour.md`, "Duty"): asked ahead and in private, taken with a yes; rights come and go with it.

use bots::{
    cohort::{Place, Role},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{person, structure},
};

/// Who is being asked, and the question.
fn asked(bench: &Bench) -> String {
    bench.cohort.bots.facilitation.asked.as_ref().map(|asked| asked.person.to_string()).unwrap_or_default()
}

/// Friday afternoon of the first week: the next has been asked.
fn friday() -> Bench {
    let mut bench = Bench::running();
    bench.until("2026-08-07T15:30:00");
    bench
}

/// It says who has which rights: no budget holds it back.
#[test]
fn a_handover_is_said_also_on_a_day_whose_posts_are_spent() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.react(&next, &bench.last(&next).event, "✅");
    bench.until("2026-08-10T07:59:00");
    bench.cohort.spent.day = bench.cohort.today(bench.now);
    bench.cohort.spent.rooms.insert(Place::Room(RoomKind::Peer), 2);
    let holder = bench.directory.name_of(&person(&next));
    let said = |bench: &Bench| {
        bench.in_room(RoomKind::Peer).iter().filter(|shown| shown.text.contains(&holder)).count()
    };
    let before = said(&bench);
    bench.until("2026-08-10T08:00:10");
    assert_eq!((bench.on_duty(), said(&bench)), (next, before + 1));
}

#[test]
fn the_next_is_asked_in_the_last_working_hours_before() {
    let mut bench = Bench::running();
    bench.until("2026-08-07T14:59:59");
    assert_eq!(asked(&bench), "");
    bench.until("2026-08-07T15:00:00");
    let next = asked(&bench);
    assert_ne!(next, "wanjiku");
    let question = bench.last(&next);
    assert!(question.rings && question.text.contains("It starts: Monday 08:00"), "{}", question.text);
    assert_eq!(question.buttons, ["✅", "❌"]);
}

#[test]
fn with_a_yes_ahead_rights_change_hands_in_the_first_working_hour() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.react(&next, &bench.last(&next).event, "✅");
    assert!(bench.last(&next).text.contains("Your week starts: Monday 08:00"));
    bench.until("2026-08-10T07:59:59");
    assert_eq!(
        (bench.on_duty(), bench.level(&next, RoomKind::Social)),
        ("wanjiku".to_owned(), level_of(&next))
    );
    bench.until("2026-08-10T08:00:00");
    assert_eq!((bench.on_duty(), bench.level(&next, RoomKind::Peer)), (next.clone(), 50));
    assert_eq!(bench.level("wanjiku", RoomKind::Peer), 0, "rights travel with the duty");
    let begins = bench.last(&next);
    assert!(
        begins.rings
            && begins.text.contains("Three things to do")
            && begins.text.contains("You can send this")
    );
    assert!(bench.last("wanjiku").text.starts_with("Your week in Lari nurses is over"));
    let line =
        bench.in_room(RoomKind::Peer).into_iter().find(|shown| shown.text.contains("keeps our talk going"));
    assert_eq!(line.unwrap().text.matches("Wanjiku").count(), 1);
}

/// A mentor who is a moderator has the level all the time.
fn level_of(name: &str) -> i64 {
    if ["achieng", "muthoni"].contains(&name) { 50 } else { 0 }
}

#[test]
fn after_a_no_the_next_is_asked_at_once_and_nobody_is_named() {
    let mut bench = friday();
    let first = asked(&bench);
    bench.chat(&first, "2");
    assert!(bench.last(&first).text.contains("No problem"));
    let second = asked(&bench);
    assert!(!second.is_empty() && second != first);
    let name = bench.directory.name_of(&person(&first));
    assert!(!bench.last(&second).text.contains(&name));
    bench.post("njeri", RoomKind::Peer, "!rota");
    let rota = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    assert_eq!(
        rota.lines().filter(|line| line.contains(" Aug")).count(),
        4 + 1,
        "four weeks and the hint: {rota}"
    );
}

#[test]
fn after_four_working_hours_of_silence_the_next_is_asked_and_the_holder_keeps_the_rights() {
    let mut bench = friday();
    let first = asked(&bench);
    bench.until("2026-08-10T11:59:59");
    assert_eq!((asked(&bench), bench.on_duty()), (first.clone(), "wanjiku".to_owned()));
    assert_eq!(bench.level("wanjiku", RoomKind::Peer), 50, "never nobody");
    bench.until("2026-08-10T12:00:00");
    let second = asked(&bench);
    assert!(!second.is_empty() && second != first);
    assert!(bench.last(&second).text.starts_with("This week in Lari nurses still needs"));
    bench.chat(&first, "1");
    assert!(bench.last(&first).text.contains("has had its answer"), "{}", bench.last(&first).text);
    bench.chat(&second, "1");
    assert_eq!(bench.on_duty(), second);
}

#[test]
fn nobody_is_rung_out_of_working_time() {
    let mut bench = friday();
    bench.until("2026-08-24T12:00:00");
    for shown in bench.shown.iter().filter(|shown| shown.rings) {
        let hours = &bench.cohort.structure.hours;
        assert!(hours.is_working(shown.decided), "{}: {}", shown.decided, shown.text);
    }
}

#[test]
fn when_nobody_says_yes_the_moderators_know_and_the_last_holder_stays() {
    let mut bench = friday();
    for _ in 0..5 {
        let one = asked(&bench);
        if one.is_empty() {
            break;
        }
        bench.chat(&one, "2");
    }
    bench.until("2026-08-10T09:00:00");
    assert_eq!((asked(&bench), bench.on_duty()), (String::new(), "wanjiku".to_owned()));
    assert_eq!(bench.level("wanjiku", RoomKind::Peer), 50);
    for moderator in ["achieng", "muthoni"] {
        assert!(
            bench.last(moderator).text.contains("is still free. Wanjiku Kamau still looks after the room")
        );
    }
    let turns: Vec<u32> = bench.cohort.bots.facilitation.duties.iter().map(|duty| duty.turn.0).collect();
    assert_eq!(turns.len(), 2, "the week counts as hers: {turns:?}");
    let before = bench.told("achieng").len();
    bench.until("2026-08-12T09:00:00");
    assert_eq!(bench.told("achieng").len(), before, "told once");
    bench.chat("nekesa", "!rota take");
    assert_eq!((bench.on_duty().as_str(), bench.level("wanjiku", RoomKind::Peer)), ("nekesa", 0));
}

#[test]
fn the_first_week_of_all_without_a_yes_is_said_to_the_moderators() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.until("2026-08-03T08:30:00");
    for _ in 0..6 {
        let one = asked(&bench);
        if !one.is_empty() {
            bench.chat(&one, "no");
        }
    }
    assert_eq!((asked(&bench), bench.on_duty()), (String::new(), String::new()));
    assert!(
        bench.last("achieng").text.contains("no one looks after the room yet"),
        "{}",
        bench.last("achieng").text
    );
}

#[test]
fn a_mark_taken_back_before_the_week_is_a_no() {
    let mut bench = friday();
    let first = asked(&bench);
    let mark = bench.react(&first, &bench.last(&first).event, "✅");
    assert!(bench.cohort.bots.facilitation.agreed.is_some());
    bench.redact(&first, &mark, bots::event::Scene::Chat);
    assert!(bench.cohort.bots.facilitation.agreed.is_none());
    assert!(![String::new(), first].contains(&asked(&bench)), "the next is asked");
}

#[test]
fn who_takes_the_week_has_it_and_a_later_yes_changes_nothing() {
    let mut bench = friday();
    let first = asked(&bench);
    let other = ["kiprono", "nekesa"].into_iter().find(|name| *name != first).unwrap();
    let question = bench.last(&first);
    bench.chat(other, "!rota take");
    assert!(bench.last(other).text.contains("only with their yes"), "{}", bench.last(other).text);
    bench.chat(&first, "1");
    assert!(bench.last(other).text.contains("yours"), "{}", bench.last(other).text);
    bench.react(&first, &question.event, "✅");
    assert!(bench.last(&first).text.contains("has had its answer"));
    bench.chat(&first, "!rota take");
    let holder = bench.directory.name_of(&person(other));
    assert!(
        bench.last(&first).text.contains(&format!("{holder} has that week")),
        "{}",
        bench.last(&first).text
    );
    bench.until("2026-08-10T08:00:00");
    assert_eq!(bench.on_duty(), other);
}

#[test]
fn a_week_further_ahead_can_be_taken_by_its_day() {
    let mut bench = Bench::running();
    bench.chat("nekesa", "!rota take 26 Aug");
    assert!(bench.last("nekesa").text.contains("I asked Kiprono"), "{}", bench.last("nekesa").text);
    bench.chat("kiprono", "1");
    assert!(bench.last("nekesa").text.contains("24 Aug"), "{}", bench.last("nekesa").text);
    bench.chat("kiprono", "!rota take 26 Aug");
    assert!(bench.last("kiprono").text.contains("Nekesa Wafula has that week"));
    assert!(bench.cohort.bots.facilitation.agreed.is_none(), "the next week is not hers by that");
}

#[test]
fn a_swap_needs_the_other_s_yes() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.react(&next, &bench.last(&next).event, "✅");
    let other = ["kiprono", "nekesa"].into_iter().find(|name| *name != next).unwrap();
    let shown = bench.directory.name_of(&person(other));
    bench.chat(&next, &format!("!rota swap {shown}"));
    let question = bench.last(other);
    assert!(question.rings && question.text.contains("would like to swap weeks"), "{}", question.text);
    bench.until("2026-08-07T16:00:00");
    bench.react(other, &question.event, "✅");
    assert!(bench.last(&next).text.starts_with("Done. You and"), "{}", bench.last(&next).text);
    bench.until("2026-08-10T08:00:00");
    assert_eq!(bench.on_duty(), other, "the yes went over with the week");
}

#[test]
fn a_swap_is_judged_again_at_the_yes() {
    let mut bench = Bench::running();
    bench.until("2026-08-04T10:00:00");
    bench.chat("kiprono", "!rota swap Nekesa Wafula");
    let question = bench.last("nekesa");
    bench.chat("nekesa", "!rota away 1 Aug - 30 Nov");
    bench.answer("nekesa", &question, "1");
    assert!(
        bench.last("nekesa").text.contains("no week that could be swapped"),
        "{}",
        bench.last("nekesa").text
    );
    assert!(bench.last("kiprono").text.contains("no week that could be swapped"));
}

#[test]
fn who_is_away_is_passed_over_and_a_yes_for_that_week_ends() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.chat(&next, "1");
    bench.chat(&next, "!rota away 10-16 Aug");
    assert!(bench.last(&next).text.starts_with("Noted. You are away"));
    let other = asked(&bench);
    assert!(!other.is_empty() && other != next);
    bench.until("2026-08-10T08:00:00");
    assert_eq!(bench.on_duty(), "wanjiku");
}

#[test]
fn the_holder_who_leaves_is_followed_by_somebody() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.chat(&next, "1");
    bench.leaves("wanjiku", Place::Room(RoomKind::Peer));
    assert_eq!(bench.on_duty(), "");
    let now = asked(&bench);
    assert!(!now.is_empty(), "what is left of this week is somebody's too, although the next is settled");
    bench.chat(&now, "1");
    assert_eq!(bench.on_duty(), now);
    bench.until("2026-08-10T08:00:00");
    assert_eq!(bench.on_duty(), next);
}

#[test]
fn a_supervisor_is_refused_with_the_reason() {
    let mut bench = Bench::running();
    bench.opens_chat("mwikali");
    bench.chat("mwikali", "!rota take");
    assert!(bench.last("mwikali").text.contains("leads a member"), "{}", bench.last("mwikali").text);
    assert_eq!(bench.on_duty(), "wanjiku");
}

#[test]
fn a_holder_who_becomes_a_supervisor_lays_the_duty_down_at_once() {
    let mut bench = friday();
    let next = asked(&bench);
    bench.chat(&next, "1");
    bench.edit_file(|file| {
        for row in
            file.roster.iter_mut().filter(|row| ["wanjiku", next.as_str()].contains(&row.person.as_str()))
        {
            row.roles.insert(Role::Supervisor);
        }
    });
    bench.until("2026-08-10T08:00:00");
    for name in ["wanjiku", next.as_str()] {
        assert_eq!(bench.level(name, RoomKind::Liaison), 0, "{name}");
        assert_ne!(bench.on_duty(), name);
    }
}

#[test]
fn four_weeks_and_who_is_who() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!rota");
    let rota = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    assert!(rota.contains("Mon 3 Aug (now): Wanjiku Kamau") && rota.contains("Mon 24 Aug: "), "{rota}");
    bench.leaves("muthoni", Place::Room(RoomKind::Peer));
    bench.post("njeri", RoomKind::Peer, "!who");
    let who = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    assert!(who.contains("May delete, mute and remove: Achieng Odhiambo\n"), "who left is not named: {who}");
}

#[test]
fn open_questions_are_kept_until_somebody_else_replies() {
    let mut bench = Bench::running();
    let asked = bench.post("njeri", RoomKind::Peer, "!ask How long does a cold box hold?");
    let marked = bench.post("mutua", RoomKind::Peer, "Where is form B?");
    bench.react("njeri", &marked, "❓");
    assert_eq!(bench.cohort.open_questions.len(), 1, "only its author marks a question");
    let mark = bench.react("mutua", &marked, "❓\u{FE0F}");
    assert_eq!(bench.cohort.open_questions.len(), 2);
    assert_eq!(
        (bench.told("njeri").len(), bench.told("mutua").len()),
        (1, 1),
        "both are told that it is noted"
    );
    assert_eq!(bench.last("mutua").text, bench.last("njeri").text);
    bench.reply("njeri", RoomKind::Peer, &asked, "Nobody?");
    assert_eq!(bench.cohort.open_questions.len(), 2, "one's own reply is none");
    bench.wait(SignedDuration::from_hours(1));
    bench.post("amina", RoomKind::Peer, "!open");
    let list = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    assert!(list.contains("2 questions wait") && list.contains("asked 10:00"), "{list}");
    for asker in ["Njeri", "Mutua"] {
        assert!(list.lines().any(|line| line.starts_with(asker) && line.contains("Lari peer")), "{list}");
    }
    bench.reply("amina", RoomKind::Peer, &asked, "Six hours");
    let scene = bots::event::Scene::Room(RoomKind::Peer);
    bench.redact("mutua", &mark, scene);
    assert!(bench.cohort.open_questions.is_empty(), "a mark that is taken back ends the question");
}

#[test]
fn a_swap_can_name_the_other_s_week() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!rota");
    let rota = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    let week_of = |shown: &str| {
        let line = rota.lines().find(|line| line.ends_with(shown)).unwrap();
        line.split(':').next().unwrap().trim_start_matches("Mon ").to_owned()
    };
    let holder_of = |week: &str| {
        let name = rota.lines().find(|line| line.contains(&format!("Mon {week}:"))).unwrap();
        name.split(": ").nth(1).unwrap().to_owned()
    };
    let (second, third) = (holder_of("10 Aug"), holder_of("17 Aug"));
    let by =
        |shown: &str| bench.directory.people.iter().find(|(_, p)| p.name == shown).unwrap().0.to_string();
    let (one, other) = (by(&second), by(&third));
    bench.chat(&one, &format!("!rota swap {third} 24 Aug"));
    assert!(
        bench.last(&one).text.contains("no week that could be swapped"),
        "not theirs: {}\n{rota}",
        bench.last(&one).text
    );
    bench.chat(&one, &format!("!rota swap {third} {}", week_of(&third)));
    let question = bench.last(&other);
    assert!(
        question.text.contains("You would take Mon 10 Aug, they would take Mon 17 Aug"),
        "{}",
        question.text
    );
}
