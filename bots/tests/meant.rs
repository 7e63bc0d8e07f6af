//! To what a message in the private chat belongs, where several things are open: the last one that was about it, never the
//! room, and never another question.

use bots::{
    event::{MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

/// Whoever helps asks back, and a bare *no* is an answer to them: it calls nothing off.
#[test]
fn a_bare_answer_between_who_called_and_who_helps_is_passed_on() {
    for (taken, answers) in [(true, ["no", "2", "yes", "hapana"]), (false, ["no", "2", "yes", "1"])] {
        let mut bench = Bench::running();
        bench.until("2026-08-03T22:00:00");
        bench.chat("njeri", "!urgent woman fits");
        if taken {
            bench.chat("kiprono", "1");
        }
        bench.chat("kiprono", "Is she breathing? How many of you are there?");
        for (number, answer) in (1..).zip(answers) {
            bench.wait(SignedDuration::from_secs(20));
            let before = bench.told("kiprono").len();
            bench.chat("njeri", answer);
            assert!(
                bench.told("kiprono").len() > before,
                "{answer} ({number}) reaches who helps, taken: {taken}"
            );
            assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1, "{answer} ends nothing");
        }
        assert_eq!(bench.heard("kiprono", "was a mistake"), 0);
        assert!(bench.cohort.bots.quiet.held.is_empty());
        // A word ends it.
        bench.chat("njeri", "stop");
        assert_eq!(bench.heard("kiprono", "was a mistake"), 1, "{}", bench.last("kiprono").text);
    }
    // The one who has it answers, too.
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("kiprono", "1");
    bench.wait(SignedDuration::from_secs(20));
    bench.chat("njeri", "are you coming?");
    bench.chat("kiprono", "yes");
    assert_eq!(bench.heard("njeri", "Kiprono Cheruiyot writes to you"), 1, "{}", bench.last("njeri").text);
    // Nobody has it and nobody wrote: then 2 says that it was a mistake, as it says there.
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("njeri", "2");
    assert!(bench.cohort.bots.quiet.emergencies.is_empty());
}

/// What comes while a report asks whom it is about is part of it: it goes to who handles it, and nowhere else.
#[test]
fn more_of_a_report_is_never_for_the_room() {
    for hour in ["2026-08-03T10:00:00", "2026-08-03T21:00:00"] {
        let mut bench = Bench::running();
        bench.until(hour);
        bench.chat("njeri", "!report Somebody shouted at me");
        bench.chat("njeri", "She also hit a patient");
        bench.sends("njeri", Scene::Chat, MessageKind::Media, "photo.jpg");
        bench.chat("njeri", "Amani Otieno");
        assert!(
            bench.last("njeri").text.contains("Whom is it about?"),
            "{hour}: {}",
            bench.last("njeri").text
        );
        assert!(bench.cohort.bots.quiet.held.is_empty(), "{hour}: nothing waits for the room");
        bench.chat("njeri", "2");
        for words in ["Somebody shouted at me", "She also hit a patient", "Amani Otieno"] {
            assert_eq!(bench.heard("achieng", words), 1, "{hour}: {words}");
        }
        for _ in 0..9 {
            bench.chat("njeri", "good evening");
        }
        bench.until("2026-08-04T08:30:00");
        assert!(!bench.shown.iter().any(|shown| shown.relayed.is_some()), "{hour}");
    }
}

/// A moderator says more than a digit to the preview of an act at night: a word about somebody is not for the room.
#[test]
fn words_to_a_preview_are_asked_about_again() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T21:00:00");
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h too loud");
    let before = bench.told("achieng").len();
    bench.chat("achieng", "please do it, Njeri is a nuisance");
    assert!(bench.told("achieng").len() > before && bench.cohort.bots.quiet.held.is_empty());
    bench.chat("achieng", "1");
    assert!(!bench.cohort.bots.moderation.sanctions.is_empty(), "{}", bench.last("achieng").text);
}

/// A phone sends what waits at once: the words come before the question reached it.
#[test]
fn words_that_come_with_the_call_are_what_has_happened() {
    for report in [false, true] {
        let mut bench = Bench::running();
        bench.until("2026-08-03T22:00:00");
        if report {
            bench.chat("njeri", "!report");
            bench.wait(SignedDuration::from_mins(1));
        }
        let now = bench.now;
        let soon = now + SignedDuration::from_millis(900);
        bench.arrives("njeri", Scene::Chat, "!urgent", now - SignedDuration::from_millis(300), now);
        bench.arrives(
            "njeri",
            Scene::Chat,
            "woman fits in maternity",
            now - SignedDuration::from_millis(200),
            soon,
        );
        assert_eq!(bench.heard("kiprono", "woman fits in maternity"), 1, "report: {report}");
        assert!(bench.cohort.bots.quiet.held.is_empty());
        assert_eq!(bench.heard("achieng", "woman fits"), 0);
    }
}

/// An emergency opened after a report has the next words; a report opened after an emergency has them.
#[test]
fn the_last_that_was_opened_has_the_words() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report Somebody shouted at me");
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("njeri", "!urgent child fits");
    bench.wait(SignedDuration::from_secs(20));
    bench.chat("njeri", "at the river post");
    assert_eq!(bench.heard("kiprono", "at the river post"), 1);
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent child fits");
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("njeri", "!report");
    bench.wait(SignedDuration::from_secs(20));
    bench.chat("njeri", "Somebody laughed at me");
    assert_eq!(bench.heard("kiprono", "laughed"), 0);
    assert!(bench.last("njeri").text.contains("Whom is it about?"), "{}", bench.last("njeri").text);
}

/// Words that only begin like a call, where a report waits for them, alarm nobody.
#[test]
fn a_report_that_begins_like_a_call_alarms_nobody() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report");
    bench.chat("njeri", "Emergency nurse Kiprono slapped me");
    assert_eq!(bench.heard("kiprono", "slapped"), 0);
    assert!(bench.last("njeri").text.contains("What has happened?"), "{}", bench.last("njeri").text);
    assert!(bench.last("njeri").text.contains("112"));
    // With the mark it is a call at once.
    bench.chat("njeri", "!urgent child fits");
    assert_eq!(bench.heard("kiprono", "child fits"), 1);
}

/// Who is on the list that was shown may change before the answer.
#[test]
fn the_digit_means_who_stood_there() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report Somebody shouted at me");
    bench.chat("njeri", "1");
    let shown = bench.last("njeri").text;
    let digit = shown.lines().find(|line| line.contains("Muthoni")).unwrap().trim().chars().next().unwrap();
    bench.edit_file(|file| {
        for row in &mut file.roster {
            if row.person == person("achieng") {
                row.roles.remove(&bots::cohort::Role::Moderator);
            }
        }
    });
    bench.chat("njeri", &digit.to_string());
    assert_eq!(bench.heard("muthoni", "Somebody shouted at me"), 0, "{shown}");
}

/// However it came there: by an edit, or with a slip in its word.
#[test]
fn a_line_about_somebody_does_not_stay_in_the_room() {
    let mut bench = Bench::running();
    bench.opens_chat("njeri");
    let post = bench.post("njeri", RoomKind::Peer, "hello");
    bench.edits_in("njeri", Scene::Room(RoomKind::Peer), &post, "!report Amani hits patients");
    assert!(!bench.gone.contains(&post) && bench.gone.len() == 1, "the new version goes: {:?}", bench.gone);
    // Whose message an edit names as its target no homeserver asks: nobody's goes by it.
    let other = bench.post("achieng", RoomKind::Peer, "the fridge is fixed");
    bench.edits_in("njeri", Scene::Room(RoomKind::Peer), &other, "!reprot Amina is loud");
    assert!(!bench.gone.contains(&other) && bench.gone.len() == 2, "{:?}", bench.gone);
    assert!(bench.last("njeri").text.contains("took your line out"), "{}", bench.last("njeri").text);
    for _ in 0..40 {
        let slip = bench.post("njeri", RoomKind::Peer, "!reprot Amina hits patients");
        assert!(bench.gone.contains(&slip), "also behind the limit of answers");
    }
    let before = bench.gone.len();
    // Other bots have words of their own.
    for other in ["!karibu wote", "!repeat after me", "!bank 5", "!band", "!remote off", "!repost the chart"]
    {
        bench.post("njeri", RoomKind::Peer, other);
        assert_eq!(bench.gone.len(), before, "{other}");
    }
}

/// A slip may be another bot's word: what names nobody of ours stays, and its author is asked.
#[test]
fn a_slip_is_taken_away_only_where_it_is_about_a_member() {
    let mut bench = Bench::running();
    let other = bench.post("amina", RoomKind::Peer, "hello");
    for (line, goes) in [
        ("!remote projector on", false),
        ("!remote", false),
        ("!remvoe Amina please", true),
        ("!remvoe @p_amina:county.test", true),
        ("!unmote p_amina", true),
    ] {
        let posted = bench.post("achieng", RoomKind::Peer, line);
        assert_eq!(bench.gone.contains(&posted), goes, "{line}");
    }
    assert!(
        bench.told("achieng").iter().any(|shown| shown.text.contains("Did you mean")),
        "{:?}",
        bench.told("achieng")
    );
    let under = bench.reply("achieng", RoomKind::Peer, &other, "!remvoe selling things");
    assert!(bench.gone.contains(&under), "under a message of hers");
}

/// A report that is left open for hours takes nothing that is new, least of all a call for help.
#[test]
fn an_old_question_of_a_report_swallows_no_call() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report Somebody shouted at me");
    bench.wait(SignedDuration::from_hours(6));
    bench.chat("njeri", "urgent mother bleeding at Lari");
    assert_eq!(bench.heard("kiprono", "mother bleeding at Lari"), 1, "{}", bench.last("njeri").text);
    // What is added belongs to the call, whatever else is open.
    let mut bench = Bench::running();
    bench.chat("njeri", "!report Somebody shouted at me");
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("njeri", "at the maternity ward");
    assert_eq!(bench.heard("kiprono", "at the maternity ward"), 1);
    assert_eq!(bench.heard("achieng", "at the maternity ward"), 0);
}

/// To which question an edited answer belonged is not known any more: it confirms nothing that weighs.
#[test]
fn an_edited_answer_confirms_no_act() {
    let mut bench = Bench::running();
    let slip = bench.chat("achieng", "7");
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h too loud");
    bench.edits("achieng", &slip, "1");
    assert!(bench.cohort.bots.moderation.sanctions.is_empty());
    assert!(bench.last("achieng").text.contains("nothing with the change"), "{}", bench.last("achieng").text);
}
