//! Element's own Remove, Ban and Delete (`behaviour.md`, "Powers"): acts like any other, or turned back.

use bots::{
    cohort::Place, happening::Scene, ids::RoomKind, moderation::state::SanctionKind,
    room_state::people::Membership,
};

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// Whether a sanction of that kind holds now.
fn holds(bench: &Bench, name: &str, kind: SanctionKind) -> bool {
    let sanctions = bench.cohort.moderation.sanctions.iter();
    sanctions.filter(|s| s.person == person(name) && s.kind == kind).any(|s| s.holds(bench.now))
}

#[test]
fn element_s_remove_and_ban_are_acts_like_any_other() {
    let mut bench = Bench::running();
    bench.button("achieng", "njeri", PEER, Membership::Leave);
    assert!(holds(&bench, "njeri", SanctionKind::Removal));
    assert!(bench.last("achieng").text.contains("Send !undo"), "{}", bench.last("achieng").text);
    assert!(bench.last("njeri").text.contains("You were taken out"));
    assert!(bench.audited().contains(&"remove achieng>njeri".to_owned()));
    bench.chat("achieng", "!undo");
    assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Invite));
    bench.button("wanjiku", "mutua", PEER, Membership::Ban);
    assert!(holds(&bench, "mutua", SanctionKind::Ban));
    assert_eq!(bench.in_place("mutua", Place::Room(RoomKind::Social)), Some(Membership::Ban), "in all rooms");
    bench.button("wanjiku", "mutua", PEER, Membership::Leave);
    assert!(!holds(&bench, "mutua", SanctionKind::Ban), "and taking the ban off too");
}

#[test]
fn element_s_delete_is_told_and_written_down() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "oops");
    let own = bench.post("mutua", PEER, "mine");
    bench.redact("achieng", &post, Scene::Room(PEER));
    assert!(bench.last("njeri").text.contains("was deleted"));
    assert!(bench.audited().contains(&"redact achieng>njeri".to_owned()));
    bench.redact("mutua", &own, Scene::Room(PEER));
    assert_eq!(bench.told("mutua").len(), 0, "one's own is nobody's business");
}

#[test]
fn element_s_delete_of_what_was_passed_on_is_told_to_its_author() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later BUY NOW");
    bench.until("2026-08-04T09:00:00");
    let posted = bench.in_room(PEER).iter().find(|shown| shown.relayed.is_some()).unwrap().event.clone();
    bench.redact("achieng", &posted, Scene::Room(PEER));
    assert!(bench.last("njeri").text.contains("was deleted"), "{}", bench.last("njeri").text);
    assert!(bench.audited().contains(&"redact achieng>njeri".to_owned()));
}

#[test]
fn buttons_against_the_rota_or_the_roster_are_turned_back_with_the_reason() {
    let mut bench = Bench::running();
    for (by, on, to) in [
        ("achieng", "muthoni", Membership::Leave),
        ("wanjiku", "achieng", Membership::Ban),
        ("njeri", "mutua", Membership::Ban),
    ] {
        bench.button(by, on, PEER, to);
        assert_eq!(bench.in_place(on, Place::Room(PEER)), Some(Membership::Invite), "{by} {on}");
        assert!(bench.last(by).text.starts_with("I turned this back"), "{}", bench.last(by).text);
        assert!(bench.audited().contains(&format!("turned_back {by}>{on}")));
        assert!(bench.joins(on, Place::Room(PEER)));
        assert_eq!(bench.told(on).iter().filter(|shown| shown.text.contains("taken out")).count(), 0);
    }
    assert!(bench.cohort.moderation.acts.is_empty());
}
