//! Quiet time (`behaviour.md`): one closing line through its stages, texts left for the opening, windows.

use bots::{
    cohort::Place,
    effect::ActivityKind,
    event::{Event, MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{person, structure},
};

/// Monday, 20:00: the room is closed until Tuesday 08:00.
pub fn at_night() -> Bench {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.forget();
    bench
}

/// Whose texts were passed on, in order.
pub fn passed_on(bench: &Bench) -> Vec<String> {
    let relayed = bench.shown.iter().filter_map(|shown| shown.relayed.as_ref());
    relayed.map(|(author, _)| author.to_string()).collect()
}

#[test]
fn one_closing_line_goes_through_its_stages() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T16:49:59");
    assert_eq!(bench.in_room(RoomKind::Peer).len(), 0);
    bench.until("2026-08-03T16:50:00");
    let line = bench.in_room(RoomKind::Peer)[0].clone();
    assert!(line.text.contains("closes soon: 17:00") && line.text.contains("opens again: tomorrow 08:00"));
    assert!(
        line.text.contains("112") && line.text.contains("🚨") && line.text.contains("@baraza_voice:moh.test")
    );
    bench.until("2026-08-03T16:59:59");
    let line = bench.in_room(RoomKind::Peer)[0].clone();
    assert!(line.text.contains("is closed") && line.edits == 1, "said before the closing: {}", line.text);
    bench.until("2026-08-04T07:59:00");
    assert!(bench.in_room(RoomKind::Peer)[0].text.contains("is closed"));
    bench.until("2026-08-04T08:00:10");
    let lines = bench.in_room(RoomKind::Peer);
    assert_eq!(lines.len(), 1, "one message through all stages");
    assert!(lines[0].text.contains("is open. It closes: 17:00"), "{}", lines[0].text);
    assert!(!lines[0].rings);
}

#[test]
fn only_the_peer_rooms_line_promises_to_post_what_is_left() {
    let mut bench = Bench::running();
    for moment in ["2026-08-03T16:50:00", "2026-08-03T16:59:59", "2026-08-04T08:00:10"] {
        bench.until(moment);
        assert!(bench.in_room(RoomKind::Peer)[0].text.contains("I post it"), "{moment}");
        let line = bench.in_room(RoomKind::Liaison)[0].text.clone();
        assert!(!line.contains("post") && !line.contains("Your text"), "{moment}: {line}");
        assert!(line.contains("112"), "{moment}: {line}");
    }
}

#[test]
fn closed_is_closed_for_moderators_and_for_the_holder_of_the_duty() {
    let mut bench = Bench::running();
    for name in ["wanjiku", "achieng", "njeri"] {
        assert!(bench.may_post(name, RoomKind::Peer));
    }
    bench.until("2026-08-03T17:00:00");
    for name in ["wanjiku", "achieng", "njeri"] {
        assert!(!bench.may_post(name, RoomKind::Peer), "{name}");
        assert!(bench.may_post(name, RoomKind::Social), "{name}: a room that only reminds stays open");
    }
    let levels = &bench.rooms[&Place::Room(RoomKind::Peer)].levels["events"];
    for possible in ["m.reaction", "m.poll.response", "org.matrix.msc3381.poll.response"] {
        assert_eq!(levels[possible], 0, "{possible} stays possible");
    }
    assert_eq!(levels["m.room.redaction"], -1, "also who is muted takes back their own");
    bench.until("2026-08-04T08:00:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
}

#[test]
fn a_holiday_is_quiet_and_a_working_saturday_is_not() {
    let mut file = structure();
    file.hours.holidays.insert(jiff::civil::date(2026, 8, 4), "Idd".to_owned());
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.until("2026-08-04T10:00:00");
    assert!(!bench.may_post("njeri", RoomKind::Peer));
    bench.until("2026-08-05T10:00:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
}

#[test]
fn a_room_that_stays_open_is_told_in_one_message_a_day() {
    let mut bench = Bench::running();
    bench.until("2026-08-04T12:00:00");
    let lines = bench.in_room(RoomKind::Social);
    assert_eq!((lines.len(), lines[0].edits), (1, 1));
    assert!(lines[0].text.starts_with("☀️ Good to see you again. The next time to rest starts: 17:00"));
    bench.until("2026-08-05T12:00:00");
    assert_eq!(bench.in_room(RoomKind::Social).len(), 2);
}

#[test]
fn a_text_at_night_is_offered_three_ways() {
    let mut bench = at_night();
    let first = bench.chat("njeri", "Who has cold boxes for Friday?");
    let offer = bench.last("njeri");
    assert!(
        offer.text.contains("1 = post it when we open, 2 = it is urgent, 3 = do not post it"),
        "{}",
        offer.text
    );
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("I post it: tomorrow 08:00"));
    bench.until("2026-08-03T20:30:00");
    bench.chat("mutua", "never mind");
    bench.chat("mutua", "3");
    assert!(bench.last("mutua").text.contains("I will not post it"));
    bench.chat("amina", "the fridge is warm");
    bench.chat("amina", "2");
    assert!(
        bench.last("kiprono").text.contains("the fridge is warm")
            || bench.last("nekesa").text.contains("the fridge is warm"),
        "to whoever is on call, at once"
    );
    assert!(bench.last("amina").text.contains("I told") && bench.last("amina").text.contains("112"));
    assert!(passed_on(&bench).is_empty(), "closed is closed");
    bench.until("2026-08-04T08:00:00");
    let posted =
        bench.in_room(RoomKind::Peer).into_iter().find(|shown| shown.relayed.is_some()).unwrap().clone();
    assert_eq!(posted.relayed, Some((person("njeri"), first)));
    assert!(posted.text.starts_with("Njeri Mwangi, left at 20:00:"), "{}", posted.text);
    bench.until("2026-08-05T12:00:00");
    assert_eq!(passed_on(&bench), ["njeri"], "once");
}

#[test]
fn a_voice_note_can_be_left_too_but_only_by_a_member() {
    let mut bench = at_night();
    bench.sends("njeri", Scene::Chat, MessageKind::Media, "");
    bench.chat("njeri", "1");
    bench.opens_chat("makena");
    let before = bench.told("makena").len();
    bench.sends("makena", Scene::Chat, MessageKind::Media, "");
    assert_eq!(bench.told("makena").len(), before + 1);
    assert!(bench.last("makena").text.contains("words only"), "{}", bench.last("makena").text);
    bench.opens_chat("mwikali");
    bench.chat("mwikali", "Your reports are late");
    assert!(bench.last("mwikali").text.contains("did not understand"), "no supervisor posts among peers");
    bench.until("2026-08-04T08:00:00");
    assert_eq!(passed_on(&bench), ["njeri"]);
}

#[test]
fn three_lines_and_one_digit_mean_all_three() {
    let mut bench = at_night();
    for words in ["One more thing", "about the cold chain", "see you tomorrow"] {
        bench.chat("njeri", words);
        bench.wait(SignedDuration::from_secs(20));
    }
    bench.chat("njeri", "1");
    bench.wait(SignedDuration::from_secs(20));
    bench.chat("mutua", "!later And mine");
    bench.until("2026-08-04T08:00:00");
    assert_eq!(passed_on(&bench), ["njeri", "njeri", "njeri", "mutua"], "each as its own, in order");
}

#[test]
fn an_older_question_can_still_be_answered_by_a_reply() {
    let mut bench = at_night();
    bench.chat("njeri", "first");
    let first = bench.last("njeri");
    bench.chat("njeri", "second");
    bench.answer("njeri", &first, "1");
    bench.until("2026-08-04T08:00:00");
    assert_eq!(passed_on(&bench).len(), 2, "it is about both");
}

#[test]
fn a_kept_text_can_be_taken_back_until_the_opening() {
    let mut bench = at_night();
    let deleted = bench.chat("njeri", "!later one");
    let kept = bench.last("njeri");
    assert!(kept.text.starts_with("Kept for"), "{}", kept.text);
    bench.redact("njeri", &deleted, Scene::Chat);
    assert!(bench.last("njeri").text.starts_with("Taken back"));
    bench.chat("mutua", "!later two");
    bench.chat("mutua", "3");
    assert!(bench.last("mutua").text.contains("Taken back"), "{}", bench.last("mutua").text);
    bench.chat("amina", "three");
    let offer = bench.last("amina");
    let mark = bench.react("amina", &offer.event, "1\u{FE0F}\u{20E3}");
    assert!(bench.last("amina").text.starts_with("Kept for"));
    bench.redact("amina", &mark, Scene::Chat);
    assert!(bench.last("amina").text.starts_with("Taken back"), "taking the mark back takes the answer back");
    bench.until("2026-08-04T08:00:00");
    assert!(passed_on(&bench).is_empty());
    // After the opening the same digit does nothing any more.
    bench.chat("mutua", "3");
    assert!(bench.last("mutua").text.contains("has had its answer"), "{}", bench.last("mutua").text);
}

#[test]
fn the_author_alone_takes_a_posted_one_away() {
    let mut bench = at_night();
    bench.chat("njeri", "!later one");
    bench.until("2026-08-04T08:00:00");
    let posted =
        bench.in_room(RoomKind::Peer).into_iter().find(|shown| shown.relayed.is_some()).unwrap().clone();
    bench.react("mutua", &posted.event, "❌");
    assert_eq!(passed_on(&bench).len(), 1);
    bench.react("njeri", &posted.event, "❌");
    assert!(passed_on(&bench).is_empty());
}

#[test]
fn the_author_reads_where_the_text_is_now() {
    let mut bench = at_night();
    bench.chat("njeri", "!later one");
    bench.until("2026-08-04T08:01:00");
    let posted =
        bench.in_room(RoomKind::Peer).into_iter().find(|shown| shown.relayed.is_some()).unwrap().clone();
    let told = bench.last("njeri");
    assert!(
        told.text.starts_with("Your text is now in") && told.text.contains(posted.event.as_str()),
        "{}",
        told.text
    );
    bench.until("2026-08-04T12:00:00");
    assert_eq!(bench.told("njeri").iter().filter(|m| m.text.starts_with("Your text is now")).count(), 1);
}

#[test]
fn a_passed_on_text_is_its_authors_post_until_they_take_it_away() {
    let mut bench = at_night();
    bench.chat("njeri", "!later one");
    bench.until("2026-08-04T08:01:00");
    let posted =
        bench.in_room(RoomKind::Peer).into_iter().find(|shown| shown.relayed.is_some()).unwrap().clone();
    let counted: Vec<_> = bench.activity.iter().filter(|act| act.event == posted.event).collect();
    assert_eq!(counted.len(), 1);
    assert_eq!((&counted[0].person, counted[0].place), (&person("njeri"), RoomKind::Peer));
    assert_eq!((counted[0].kind, counted[0].late, counted[0].history), (ActivityKind::Post, false, false));
    let target = posted.event.clone();
    let (sent, ours) = (bench.sent("njeri", Scene::Room(RoomKind::Peer)), Some(posted.key));
    let consequences = bench.happen(Event::Reacted {
        sent,
        target: target.clone(),
        ours,
        author: Some(person("njeri")),
        key: "❌".to_owned(),
    });
    assert_eq!(consequences.taken_back, [target], "and then it counts no longer");
}

#[test]
fn an_edit_before_the_opening_is_confirmed() {
    let mut bench = at_night();
    let asked = bench.chat("mutua", "two");
    bench.edits("mutua", &asked, "three");
    assert!(bench.last("mutua").text.contains("What shall I do"), "it is only a question yet");
    let left = bench.chat("njeri", "!later one");
    bench.edits("njeri", &left, "!later another");
    assert!(
        bench.last("njeri").text.starts_with("Changed. I post the new words in"),
        "{}",
        bench.last("njeri").text
    );
    bench.until("2026-08-04T08:01:00");
    let told = bench.told("njeri").len();
    bench.edits("njeri", &left, "!later too late");
    assert_eq!(bench.told("njeri").len(), told + 1, "what is posted stays as it was");
    assert!(bench.last("njeri").text.contains("nothing with the change"), "{}", bench.last("njeri").text);
}

#[test]
fn the_author_is_told_when_a_text_can_no_longer_be_read() {
    let mut bench = at_night();
    let left = bench.chat("njeri", "!later one");
    // Its deletion has not reached us.
    bench.gone.insert(left);
    bench.until("2026-08-04T08:01:00");
    assert!(passed_on(&bench).is_empty());
    assert!(bench.last("njeri").text.starts_with("I could no longer read"), "{}", bench.last("njeri").text);
    assert!(bench.cohort.bots.quiet.held.is_empty());
}

#[test]
fn what_was_left_goes_out_once_and_in_order_after_missed_openings_too() {
    let mut bench = at_night();
    bench.chat("njeri", "!later one");
    bench.chat("mutua", "!later two");
    bench.deaf = true;
    bench.until("2026-08-04T19:00:00");
    bench.tick();
    assert!(passed_on(&bench).is_empty(), "it is quiet again");
    bench.until("2026-08-05T09:30:00");
    bench.tick();
    bench.tick();
    assert_eq!(passed_on(&bench), ["njeri", "mutua"]);
    let closing: Vec<_> =
        bench.shown.iter().filter(|shown| shown.text.contains("This room is closed")).collect();
    assert!(closing.is_empty(), "no line is left behind that says closed");
}

#[test]
fn later_needs_words_a_closed_room_and_the_private_chat() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!later hello");
    assert!(bench.last("njeri").text.contains("is open now"));
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later");
    assert!(bench.last("njeri").text.contains("What shall I post?"));
    bench.post("njeri", RoomKind::Social, "!later hello");
    assert!(
        bench.last("njeri").text.contains("What shall I post?"),
        "only what stands in the chat can be read again"
    );
    bench.until("2026-08-04T09:00:00");
    assert!(passed_on(&bench).is_empty());
}

#[test]
fn who_is_muted_posts_nothing_through_the_voice() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later hello");
    bench.chat("achieng", "!mute @p_njeri:moh.test 14h");
    bench.chat("achieng", "1");
    // Nothing more is kept of which nobody knows when it goes out.
    for text in ["good night all", "!later one more"] {
        bench.chat("njeri", text);
        assert!(bench.last("njeri").text.contains("while a decision of the moderators holds"), "{text}");
    }
    bench.until("2026-08-04T09:59:00");
    assert!(passed_on(&bench).is_empty());
    bench.until("2026-08-04T10:00:00");
    assert_eq!(passed_on(&bench), ["njeri"], "when the mute ends");
}

/// Q2: a door beside the door.
#[test]
fn nobody_talks_by_reactions_in_a_closed_room() {
    let mut bench = Bench::running();
    bench.opens_chat("njeri");
    let talk = "When is the meeting tomorrow? 7 or 8?";
    let taken = |bench: &Bench| bench.gone.len();
    let post = bench.post("achieng", RoomKind::Peer, "Asante");
    let open = bench.activity.len();
    bench.react("njeri", &post, talk);
    assert_eq!((taken(&bench), bench.activity.len()), (0, open), "open, it stays, and is no reaction");
    bench.until("2026-08-03T22:00:00");
    for sign in ["👍", "👨\u{200d}👩\u{200d}👧\u{200d}👦", "🙏🏾"] {
        bench.react("njeri", &post, sign);
    }
    assert_eq!((taken(&bench), bench.activity.len()), (0, open + 3));
    let told = bench.told("njeri").len();
    for number in 0..20 {
        bench.react("njeri", &post, &format!("{talk} {number}"));
    }
    assert_eq!(taken(&bench), 20, "each is taken away");
    assert_eq!(bench.told("njeri").len(), told + 1, "and that is said once");
    assert!(bench.last("njeri").text.contains("write them to me"), "{}", bench.last("njeri").text);
    assert_eq!(bench.activity.len(), open + 3);
}
