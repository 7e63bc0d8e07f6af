//! Windows of quiet: who sets them, how long, and what the file says.

use bots::{cohort::Strength, ids::RoomKind};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{at, structure},
};

use crate::quiet_hours::{at_night, passed_on};

#[test]
fn quiet_time_is_what_the_file_says_about_the_peer_room() {
    let mut bench = at_night();
    bench.chat("njeri", "!later one");
    bench.edit_file(|file| {
        if let Some(room) = file.rooms.get_mut(&RoomKind::Peer) {
            room.strength = Strength::Remind;
        }
    });
    assert_eq!(passed_on(&bench), ["njeri"], "the room is open now");
    bench.chat("mutua", "hello");
    assert!(
        bench.last("mutua").text.contains("did not understand"),
        "nothing is kept for a room that is open"
    );
}

#[test]
fn only_the_holder_sets_a_window_and_two_a_week() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!quiet 12:00-13:00");
    assert!(
        bench.last("achieng").text.contains("This week it is Wanjiku Kamau"),
        "{}",
        bench.last("achieng").text
    );
    bench.confirms("wanjiku", "!quiet 12:00-13:00");
    assert!(bench.last("wanjiku").text.contains("You can set one more"), "{}", bench.last("wanjiku").text);
    bench.confirms("wanjiku", "!quiet tomorrow 12:00-13:00");
    assert!(bench.last("wanjiku").text.contains("the last one for this week"));
    bench.chat("wanjiku", "!quiet tomorrow 15:00-16:00");
    assert!(bench.last("wanjiku").text.contains("used up"));
    bench.post("njeri", RoomKind::Peer, "!quiet list");
    let list = bench.in_room(RoomKind::Peer).last().unwrap().text.clone();
    assert!(list.contains("12:00") && list.contains("Wanjiku Kamau"), "{list}");
    bench.until("2026-08-03T12:30:00");
    assert!(!bench.may_post("achieng", RoomKind::Peer));
    bench.until("2026-08-03T13:00:00");
    assert!(bench.may_post("achieng", RoomKind::Peer));
    let lines = bench.in_room(RoomKind::Peer);
    assert!(lines.iter().any(|shown| shown.text.contains("is open")), "{lines:?}");
}

#[test]
fn a_window_at_once_is_told_before_the_room_closes() {
    let mut bench = Bench::running();
    bench.confirms("wanjiku", "!quiet now");
    let line = |bench: &Bench| bench.in_room(RoomKind::Peer)[1].text.clone();
    assert!(line(&bench).contains("closes soon: 10:00"), "{}", line(&bench));
    bench.wait(SignedDuration::from_secs(11));
    assert!(line(&bench).contains("is closed. It opens again: tomorrow 08:00"), "{}", line(&bench));
    assert!(!bench.may_post("njeri", RoomKind::Peer));
    bench.chat("wanjiku", "!quiet off");
    assert!(bench.may_post("njeri", RoomKind::Peer));
    assert_eq!(bench.in_room(RoomKind::Peer).len(), 2, "who asked for it, and the line");
    assert!(line(&bench).contains("is open. It closes: 17:00"), "{}", line(&bench));
}

#[test]
fn a_closing_that_is_called_off_is_taken_out_of_the_line() {
    let mut bench = Bench::running();
    bench.confirms("wanjiku", "!quiet 10:05-11:00");
    assert!(bench.in_room(RoomKind::Peer)[1].text.contains("closes soon: 10:05"));
    bench.chat("wanjiku", "!quiet off");
    let lines = bench.in_room(RoomKind::Peer);
    assert_eq!(lines.len(), 2, "who asked for it, and the line");
    assert!(lines[0].text.contains("extra time to rest is over"), "{}", lines[0].text);
    assert!(lines[1].text.contains("is open. It closes: 17:00"), "{}", lines[1].text);
    bench.chat("wanjiku", "!quiet off");
    assert!(
        bench.last("wanjiku").text.contains("No extra time to rest is set"),
        "{}",
        bench.last("wanjiku").text
    );
}

#[test]
fn nobody_opens_a_closed_room_and_the_hours_are_not_the_holders() {
    let mut bench = at_night();
    bench.chat("wanjiku", "!quiet off");
    assert!(bench.last("wanjiku").text.contains("No extra time to rest is set"));
    bench.chat("wanjiku", "!quiet 21:00");
    assert!(bench.last("wanjiku").text.contains("That is a time to rest already"));
    assert!(!bench.may_post("wanjiku", RoomKind::Peer));
    bench.post("njeri", RoomKind::Social, "!hours");
    let hours = bench.in_room(RoomKind::Social).last().unwrap().text.clone();
    assert!(
        hours.contains("08:00–17:00") && hours.contains("Time to rest now, until: tomorrow 08:00"),
        "{hours}"
    );
}

#[test]
fn before_the_cohort_lives_no_quiet_time_is_kept() {
    let mut file = structure();
    file.live_since = Some(at("2026-08-05T09:00:00"));
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.forget();
    bench.until("2026-08-04T22:00:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
    assert_eq!(bench.in_room(RoomKind::Peer).len() + bench.in_room(RoomKind::Social).len(), 0);
    bench.until("2026-08-05T18:00:00");
    assert!(!bench.may_post("njeri", RoomKind::Peer));
}

#[test]
fn a_window_has_a_longest_length() {
    let mut bench = Bench::running();
    for words in ["!quiet now 52 weeks", "!quiet now until fri 16:00", "!quiet tomorrow 12:00 25h"] {
        bench.chat("wanjiku", words);
        assert!(
            bench.last("wanjiku").text.contains("That is too long"),
            "{words}: {}",
            bench.last("wanjiku").text
        );
    }
    assert!(
        bench.last("wanjiku").text.contains("until Wednesday 12:00 at most"),
        "{}",
        bench.last("wanjiku").text
    );
    assert!(bench.cohort.bots.quiet.windows.is_empty());
    bench.confirms("wanjiku", "!quiet now 24h");
    assert_eq!(bench.cohort.bots.quiet.windows.len(), 1, "{}", bench.last("wanjiku").text);
}

#[test]
fn a_window_that_begins_before_the_opening_is_no_quiet_time_yet() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!quiet tomorrow 05:00-08:00");
    assert!(
        bench.last("wanjiku").text.contains("That is a time to rest already"),
        "{}",
        bench.last("wanjiku").text
    );
    bench.confirms("wanjiku", "!quiet tomorrow 07:00-12:00");
    assert!(bench.last("wanjiku").text.contains("will rest"), "{}", bench.last("wanjiku").text);
    bench.until("2026-08-04T11:59:00");
    assert!(!bench.may_post("njeri", RoomKind::Peer));
    bench.until("2026-08-04T12:00:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
}

#[test]
fn while_nobody_has_the_duty_that_is_the_reason() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    for words in ["!quiet now", "!quiet off"] {
        bench.chat("wanjiku", words);
        assert!(
            bench.last("wanjiku").text.contains("No one is on duty right now"),
            "{}",
            bench.last("wanjiku").text
        );
    }
}

/// What the page says about a past week does not change: a window that is over was no working time.
#[test]
fn a_past_window_is_remembered_as_long_as_the_page_looks_back() {
    let mut bench = Bench::running();
    bench.confirms("wanjiku", "!quiet 12:00-13:00");
    let day = |bench: &Bench| {
        let hours = bench.cohort.hours();
        hours.working_time_between(at("2026-08-03T00:00:00"), at("2026-08-04T00:00:00"))
    };
    assert_eq!(day(&bench), SignedDuration::from_hours(8));
    for later in ["2026-08-12T10:00:00", "2026-11-20T10:00:00"] {
        bench.until(later);
        bench.post("njeri", RoomKind::Peer, "hello");
        assert_eq!(day(&bench), SignedDuration::from_hours(8), "{later}");
    }
    bench.until("2026-11-24T10:00:00");
    bench.post("njeri", RoomKind::Peer, "hello");
    assert!(bench.cohort.bots.quiet.windows.is_empty(), "the page looks back no further");
}

#[test]
fn who_could_not_be_posted_for_two_weeks_is_told() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later hello");
    bench.chat("achieng", "!mute @p_njeri:moh.test 30d");
    bench.chat("achieng", "1");
    bench.until("2026-08-18T10:00:00");
    bench.post("mutua", RoomKind::Peer, "hello");
    assert!(
        bench.last("njeri").text.contains("For two weeks I could not post"),
        "{}",
        bench.last("njeri").text
    );
    assert!(bench.cohort.bots.quiet.held.is_empty() && passed_on(&bench).is_empty());
}

#[test]
fn a_window_that_is_ended_at_once_is_given_back() {
    let mut bench = Bench::running();
    for round in 0..3 {
        bench.confirms("wanjiku", "!quiet tomorrow 12:00-13:00");
        let set = bench.last("wanjiku").text;
        assert!(set.contains("You can set one more"), "{round}: {set}");
        bench.chat("wanjiku", "!quiet off");
        let ended = bench.last("wanjiku").text;
        assert!(ended.contains("does not count"), "{ended}");
        for said in [set, ended] {
            for room in ["Lari peer", "Lari notices", "Lari liaison"] {
                assert!(said.contains(room), "{room}: {said}");
            }
            assert!(!said.contains("Lari social"), "it only reminds there: {said}");
        }
    }
    bench.confirms("wanjiku", "!quiet now 2h");
    bench.wait(SignedDuration::from_mins(11));
    bench.chat("wanjiku", "!quiet off");
    assert!(!bench.last("wanjiku").text.contains("does not count"), "it was used");
    bench.confirms("wanjiku", "!quiet tomorrow 12:00-13:00");
    assert!(bench.last("wanjiku").text.contains("the last one for this week"));
}

#[test]
fn an_hour_that_contradicts_itself_is_asked_about() {
    let mut bench = Bench::running();
    for words in ["tonight 12:00", "usiku 9:00", "today 08:00", "18:00-17:00", "now 1 hour 30"] {
        bench.chat("wanjiku", &format!("!quiet {words}"));
        assert!(bench.cohort.bots.quiet.windows.is_empty(), "{words}: {}", bench.last("wanjiku").text);
    }
    bench.chat("wanjiku", "!quiet tonight 12:00");
    assert!(bench.last("wanjiku").text.contains("Which hour do you mean?"), "{}", bench.last("wanjiku").text);
    bench.chat("wanjiku", "!rota away 10-3 Aug");
    assert!(bench.last("wanjiku").text.contains("Which days do you mean?"), "{}", bench.last("wanjiku").text);
}
