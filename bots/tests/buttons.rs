//! Element's own Remove, Ban and Delete (`behaviour.md`, "Powers"): acts like any other, or turned back.

use bots::{
    cohort::Place,
    event::Scene,
    ids::RoomKind,
    moderation::state::SanctionKind,
    room_state::people::{self, Membership},
};

use jiff::SignedDuration;
use ruma::user_id;

use crate::bench::{
    Bench,
    lari::{account, person},
};

const PEER: RoomKind = RoomKind::Peer;

/// Whether a sanction of that kind holds now.
fn holds(bench: &Bench, name: &str, kind: SanctionKind) -> bool {
    let sanctions = bench.cohort.bots.moderation.sanctions.iter();
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
    let social = Place::Room(RoomKind::Social);
    assert_eq!(bench.in_place("mutua", social), Some(Membership::Join), "a button is about its room");
    assert!(bench.last("mutua").text.contains("You cannot be in Lari peer"), "{}", bench.last("mutua").text);
    bench.button("wanjiku", "mutua", PEER, Membership::Leave);
    assert!(!holds(&bench, "mutua", SanctionKind::Ban), "and taking the ban off too");
}

#[test]
fn the_reason_beside_the_button_is_told_and_not_kept() {
    let mut bench = Bench::running();
    bench.button_because("achieng", "njeri", PEER, Membership::Leave, "sunflower");
    assert!(bench.last("njeri").text.contains("Why: “sunflower”"), "{}", bench.last("njeri").text);
    bench.button_because("achieng", "mutua", RoomKind::Social, Membership::Ban, &"loud ".repeat(500));
    let told = bench.last("mutua").text;
    assert!(told.contains("loud…"), "{told}");
    assert!(told.chars().count() <= 480, "{told}");
    assert!(!serde_json::to_string(&bench.cohort).unwrap().contains("sunflower"));
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
fn a_ban_that_we_know_nothing_of_is_taken_off_without_a_word() {
    let mut bench = Bench::running();
    let (njeri, peer) = (account("njeri"), Place::Room(PEER));
    bench.membership(peer, &njeri, user_id!("@admin:moh.test"), Membership::Ban, false);
    bench.settle();
    assert_eq!(bench.in_place("njeri", peer), Some(Membership::Ban), "not ours to lift");
    bench.button("achieng", "njeri", PEER, Membership::Leave);
    assert_eq!(bench.in_place("njeri", peer), Some(Membership::Invite));
    assert_eq!(bench.told("njeri").len(), 0, "nobody took them out");
    assert!(!holds(&bench, "njeri", SanctionKind::Removal));
}

#[test]
fn who_bans_a_fellow_and_takes_it_off_at_once_is_told_once() {
    let mut bench = Bench::running();
    let (muthoni, achieng, peer) = (account("muthoni"), account("achieng"), Place::Room(PEER));
    bench.membership(peer, &muthoni, &achieng, Membership::Ban, false);
    bench.membership(peer, &muthoni, &achieng, Membership::Leave, false);
    bench.settle();
    let told = bench.told("achieng");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(bench.in_place("muthoni", peer), Some(Membership::Invite));
}

#[test]
fn buttons_in_another_room_are_acts_about_that_room() {
    let mut bench = Bench::running();
    let social = Place::Room(RoomKind::Social);
    for (to, told) in
        [(Membership::Leave, "taken out of Lari social"), (Membership::Ban, "cannot be in Lari social")]
    {
        bench.button("achieng", "njeri", RoomKind::Social, to);
        assert!(bench.last("njeri").text.contains(told), "{}", bench.last("njeri").text);
        assert_eq!(bench.in_place("njeri", social), Some(to));
        assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Join), "there alone");
        assert!(bench.last("achieng").text.contains("Lari social"), "{}", bench.last("achieng").text);
        bench.chat("achieng", "!undo");
        assert_eq!(bench.in_place("njeri", social), Some(Membership::Invite));
        assert!(bench.last("njeri").text.contains("Lari social was taken back"));
        assert!(bench.joins("njeri", social) && bench.cohort.bots.moderation.back.is_empty());
    }
    assert!(bench.audited().contains(&"ban achieng>njeri".to_owned()));
    bench.button("achieng", "njeri", RoomKind::Social, Membership::Ban);
    bench.button("muthoni", "njeri", RoomKind::Social, Membership::Leave);
    assert!(!holds(&bench, "njeri", SanctionKind::Ban), "and taking it off too");
    assert!(bench.last("njeri").text.contains("You may come back to Lari social"));
    bench.button("achieng", "muthoni", RoomKind::Social, Membership::Ban);
    assert!(bench.last("achieng").text.starts_with("I turned this back"));
    assert_eq!(bench.in_place("muthoni", social), Some(Membership::Invite), "against the roster");
}

#[test]
fn a_ban_after_one_of_ours_that_ended_is_left_alone() {
    let mut bench = Bench::running();
    let social = Place::Room(RoomKind::Social);
    bench.chat("achieng", "!ban @p_njeri:moh.test 1h");
    bench.chat("achieng", "1");
    bench.until("2026-08-03T11:30:00");
    assert!(bench.joins("njeri", Place::Room(PEER)) && bench.joins("njeri", social));
    let njeri = account("njeri");
    bench.membership(social, &njeri, user_id!("@admin:moh.test"), Membership::Ban, false);
    bench.until("2026-08-04T10:00:00");
    assert_eq!(bench.in_place("njeri", social), Some(Membership::Ban), "somebody else's");
    bench.membership(social, &njeri, &njeri, Membership::Leave, true);
    bench.button("achieng", "njeri", RoomKind::Social, Membership::Ban);
    bench.until("2026-08-05T10:00:00");
    assert_eq!(bench.in_place("njeri", social), Some(Membership::Ban), "a moderator's");
}

#[test]
fn a_ban_from_all_rooms_is_not_taken_off_in_one() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!ban @p_njeri:moh.test");
    bench.chat("achieng", "1");
    bench.button("muthoni", "njeri", RoomKind::Social, Membership::Leave);
    assert!(bench.last("muthoni").text.contains("send !unban"), "{}", bench.last("muthoni").text);
    assert!(!bench.joins("njeri", Place::Room(RoomKind::Social)), "the peer room keeps them out");
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
        assert!(bench.last(on).text.contains("was taken back"), "{}", bench.last(on).text);
        let language = bench.cohort.language_of(&person(on));
        let asked = people::invitation(&bench.cohort, Place::Room(PEER), &person(on), language);
        assert_eq!(asked.as_deref(), Some("You are asked back to Lari nurses."));
    }
    assert!(bench.cohort.bots.moderation.acts.is_empty());
}

/// Element's own buttons know no limit of ours: what somebody does with them has happened. What is kept of it has an end,
/// and so has what anybody else's acts are kept with.
#[test]
fn acts_by_button_are_kept_up_to_a_number() {
    let mut bench = Bench::running();
    bench.button("wanjiku", "mutua", RoomKind::Social, Membership::Ban);
    for round in 0..90 {
        bench.button("achieng", "njeri", RoomKind::Social, Membership::Ban);
        bench.button("achieng", "njeri", RoomKind::Social, Membership::Leave);
        let post = bench.post("kiprono", RoomKind::Peer, "words");
        bench.redact("achieng", &post, Scene::Room(RoomKind::Peer));
        if round % 30 == 29 {
            bench.wait(SignedDuration::from_mins(10));
        }
    }
    let moderation = &bench.cohort.bots.moderation;
    let of = |name: &str| moderation.acts.iter().filter(|act| act.by == person(name)).count();
    assert_eq!((of("achieng"), of("wanjiku")), (200, 1));
    assert!(moderation.sanctions.len() <= 202, "{} sanctions", moderation.sanctions.len());
    assert!(moderation.is_banned_from(&person("mutua"), Place::Room(RoomKind::Social), bench.now));
    assert!(!moderation.is_banned_from(&person("njeri"), Place::Room(RoomKind::Social), bench.now));
}
