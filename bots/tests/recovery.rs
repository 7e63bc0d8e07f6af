//! The operator's recovery account comes in: those who are there read so.

use bots::{
    cohort::Place,
    ids::RoomKind,
    room_state::people::Membership::{self, Join, Leave},
};
use ruma::{UserId, user_id};

use crate::bench::Bench;

const PEER: Place = Place::Room(RoomKind::Peer);

fn rescue() -> &'static UserId {
    user_id!("@rescue:moh.test")
}

/// A cohort whose file names a recovery account, with its standing invitations.
fn guarded() -> Bench {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.recovery_account = Some(rescue().to_owned()));
    assert_eq!(bench.rooms[&PEER].members.get(rescue()), Some(&Membership::Invite));
    assert_eq!(in_rooms(&bench), 0, "the invitation itself is not news");
    bench.forget();
    bench
}

fn moves(bench: &mut Bench, place: Place, to: Membership, history: bool) {
    bench.membership(place, rescue(), rescue(), to, history);
    bench.settle();
}

/// How often the account was named, in all rooms.
fn in_rooms(bench: &Bench) -> usize {
    let rooms = RoomKind::ALL.into_iter().flat_map(|kind| bench.in_room(kind));
    rooms.filter(|shown| shown.text.contains("@rescue:moh.test")).count()
}

#[test]
fn its_joining_is_said_once_in_that_room_without_a_ring() {
    let mut bench = guarded();
    let facilitators = RoomKind::Facilitators;
    moves(&mut bench, Place::Room(facilitators), Join, false);
    let said = bench.in_room(facilitators);
    assert_eq!((said.len(), in_rooms(&bench)), (1, 1));
    assert!(said[0].text.contains("@rescue:moh.test has joined") && !said[0].rings, "{}", said[0].text);
    assert_eq!(bench.audited(), ["recovery_joined ->-"]);
    // A new display name.
    moves(&mut bench, Place::Room(facilitators), Join, false);
    assert_eq!(in_rooms(&bench), 1);
    moves(&mut bench, PEER, Join, false);
    assert_eq!((bench.in_room(RoomKind::Peer).len(), in_rooms(&bench)), (1, 2));
}

#[test]
fn each_joining_is_said() {
    let mut bench = guarded();
    for times in 1..=3 {
        moves(&mut bench, PEER, Join, false);
        assert_eq!(in_rooms(&bench), times, "however much was said today");
        moves(&mut bench, PEER, Leave, false);
        assert_eq!(bench.rooms[&PEER].members.get(rescue()), Some(&Membership::Invite), "its way back");
    }
    assert_eq!(in_rooms(&bench), 3, "going is not said");
}

#[test]
fn its_joining_of_the_space_is_said_where_people_read() {
    let mut bench = guarded();
    moves(&mut bench, Place::Space, Join, false);
    let said = bench.in_room(RoomKind::Peer);
    assert_eq!((said.len(), in_rooms(&bench)), (1, 1));
    assert!(said[0].text.contains("Lari nurses"), "{}", said[0].text);
}

#[test]
fn in_a_closed_room_it_is_said_at_the_opening() {
    let mut bench = guarded();
    bench.until("2026-08-03T18:00:00");
    bench.forget();
    moves(&mut bench, PEER, Join, false);
    assert_eq!(in_rooms(&bench), 0);
    bench.until("2026-08-04T08:00:00");
    assert_eq!(in_rooms(&bench), 1);
}

#[test]
fn what_was_before_the_cohort_lived_is_not_news() {
    let mut bench = guarded();
    moves(&mut bench, PEER, Join, true);
    assert_eq!(in_rooms(&bench), 0);
    moves(&mut bench, PEER, Join, false);
    assert_eq!(in_rooms(&bench), 0, "a new display name of one who was there");
}

#[test]
fn nobody_else_is_announced() {
    let mut bench = guarded();
    bench.edit_file(|file| file.recovery_account = None);
    bench.forget();
    bench.membership(PEER, rescue(), rescue(), Join, false);
    assert_eq!(in_rooms(&bench), 0);
}
