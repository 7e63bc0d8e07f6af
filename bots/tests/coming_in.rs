//! Coming in: the welcome, the rooms behind the yes, and what went past each other on the way.

use bots::{
    cohort::{Place, Standing},
    event::Event,
    ids::RoomKind,
    room_state::people::Membership,
};

use crate::bench::{
    Bench,
    lari::{account, person, structure},
    rooms::{PEER, standing},
};

#[test]
fn the_welcome_is_pinned_once_and_names_the_other_rooms() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.until("2026-08-03T12:00:00");
    let welcomes: Vec<_> = bench
        .in_room(RoomKind::Peer)
        .into_iter()
        .filter(|shown| shown.text.contains("Our other rooms"))
        .collect();
    assert_eq!(welcomes.len(), 1);
    for kind in [RoomKind::Social, RoomKind::Notices, RoomKind::Liaison, RoomKind::Library] {
        assert!(welcomes[0].text.contains(&format!("Lari {kind}")), "{}", welcomes[0].text);
    }
}

#[test]
fn mentors_are_invited_to_the_backstage_when_they_are_there() {
    let mut bench = Bench::new(structure());
    let backstage = Place::Room(RoomKind::Facilitators);
    assert!(!bench.invited.contains(&(person("nekesa"), backstage)), "never a row of invitations");
    bench.joins("nekesa", PEER);
    assert!(bench.invited.contains(&(person("nekesa"), backstage)));
    bench.joins("njeri", PEER);
    assert!(!bench.invited.contains(&(person("njeri"), backstage)));
}

#[test]
fn a_cohort_of_one_room_is_welcomed_without_a_list() {
    let mut file = structure();
    file.rooms.retain(|kind, _| *kind == RoomKind::Peer);
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    let welcome = &bench.in_room(RoomKind::Peer)[0].text;
    assert!(welcome.starts_with("Welcome to Lari nurses!") && !welcome.contains("other rooms"), "{welcome}");
}

#[test]
fn a_yes_taken_back_before_the_door_is_no_yes() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    let rules = bench.last("makena");
    let mark = bench.react("makena", &rules.event, "✅");
    assert_eq!(bench.in_place("makena", PEER), Some(Membership::Invite));
    bench.redact("makena", &mark, bots::event::Scene::Chat);
    assert_eq!(standing(&bench, "makena"), Standing::Asked);
    assert_eq!(bench.cohort.members[&person("makena")].acceptance, None);
    assert_eq!(bench.in_place("makena", PEER), Some(Membership::Leave), "the invitation is taken back too");
    assert!(
        bench.last("makena").text.contains("still wait for your answer"),
        "{}",
        bench.last("makena").text
    );
    bench.chat("makena", "1");
    assert!(bench.joins("makena", PEER));
    let mark = bench.react("makena", &rules.event, "✅");
    bench.redact("makena", &mark, bots::event::Scene::Chat);
    assert_eq!(standing(&bench, "makena"), Standing::Agreed, "inside, leaving is what ends it");
}

#[test]
fn a_yes_while_the_room_is_closed_says_when_it_opens() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "1");
    let yes = bench.last("makena").text;
    assert!(yes.contains("You can write when it opens: Monday 08:00") && !yes.contains("hello"), "{yes}");
}

#[test]
fn an_answer_to_nothing_is_not_said_to_be_a_second_answer() {
    let mut bench = Bench::running();
    for body in ["1", "ok"] {
        bench.chat("njeri", body);
        let told = bench.last("njeri").text;
        assert!(told.starts_with("I have asked you nothing"), "{told}");
    }
}

/// The time that a message carries is its homeserver's. One that is two minutes slow must not keep a nurse out.
#[test]
fn a_slow_clock_keeps_nobody_at_the_door() {
    use bots::event::Scene;
    use jiff::SignedDuration;
    let mut bench = Bench::new(structure());
    bench.wait(SignedDuration::from_mins(10));
    bench.opens_chat("barasa");
    let answers = |bench: &mut Bench, after: i64| {
        bench.wait(SignedDuration::from_secs(after));
        let (sent, now) = (bench.now - SignedDuration::from_mins(2), bench.now);
        bench.arrives("barasa", Scene::Chat, "1", sent, now);
    };
    answers(&mut bench, 2);
    assert!(bench.last("barasa").text.contains("came after you wrote"), "{}", bench.last("barasa").text);
    answers(&mut bench, 20);
    assert!(bench.last("barasa").text.contains("Do you agree?"), "{}", bench.last("barasa").text);
    answers(&mut bench, 20);
    assert_eq!(standing(&bench, "barasa"), Standing::Agreed);
}

/// What comes after an outage was written long before the question, and is no answer to it.
#[test]
fn what_was_written_long_before_the_question_is_no_answer() {
    use bots::event::Scene;
    use jiff::SignedDuration;
    let mut bench = Bench::new(structure());
    let written = bench.now;
    bench.wait(SignedDuration::from_mins(11));
    bench.opens_chat("barasa");
    bench.wait(SignedDuration::from_mins(20));
    bench.arrives("barasa", Scene::Chat, "2", written, bench.now);
    assert!(bench.last("barasa").text.contains("came after you wrote"), "{}", bench.last("barasa").text);
}

/// An answer of the homeserver to a stale invitation is decided after the person has come: they are in, and stay.
#[test]
fn who_is_there_has_refused_nothing() {
    let mut bench = Bench::running();
    bench.happen(Event::Refused { person: person("njeri"), place: Some(PEER) });
    bench.happen(Event::Refused { person: person("njeri"), place: None });
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Join));
    assert!(bench.cohort.members[&person("njeri")].refused.is_empty());
}

/// The same where the row is decided first, and the news that they came after it.
#[test]
fn who_comes_all_the_same_is_in() {
    let mut bench = Bench::running();
    let njeri = person("njeri");
    bench.cohort.members.get_mut(&njeri).unwrap().present.clear();
    bench.happen(Event::Refused { person: njeri.clone(), place: Some(Place::Room(RoomKind::Peer)) });
    assert_eq!(bench.cohort.members[&njeri].standing, Standing::Declined);
    bench.happen(Event::MemberChanged {
        place: Place::Room(RoomKind::Peer),
        account: account("njeri"),
        person: Some(njeri.clone()),
        by: account("njeri"),
        membership: Membership::Join,
        before: Some(Membership::Invite),
        reason: None,
        at: bench.now,
        history: false,
    });
    assert_eq!(bench.cohort.members[&njeri].standing, Standing::Agreed);
}
