//! What rooms should look like: levels, who is invited where, what opens when.

use std::collections::BTreeMap;

use bots::{
    cohort::Place,
    ids::RoomKind,
    room_state::{
        self,
        levels::{self, Creation},
        people::{self, Membership, Reason, Step},
    },
};
use proptest::prelude::*;
use ruma::{OwnedUserId, user_id};
use serde_json::{Value, json};

use crate::bench::{
    Bench,
    lari::{account, person, structure},
};

const PEER: Place = Place::Room(RoomKind::Peer);

fn v12(bench: &Bench) -> Creation {
    Creation::of(&bench.service_accounts.steward, &json!({ "room_version": "12" }))
}

/// The levels a place should have now, from the ones it has.
fn levels_of(bench: &Bench, place: Place, creation: &Creation, actual: &Value) -> Value {
    levels::content(
        &bench.cohort,
        &bench.directory,
        &bench.service_accounts,
        place,
        bench.now,
        creation,
        actual,
    )
}

#[test]
fn who_has_which_level() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("achieng", "1");
    let levels = levels_of(&bench, PEER, &v12(&bench), &json!({}));
    let users: BTreeMap<String, i64> = serde_json::from_value(levels["users"].clone()).unwrap();
    let expected = [
        ("@baraza_voice:moh.test", 10),
        ("@p_achieng:moh.test", 50),
        ("@p_muthoni:county.test", 50),
        ("@p_njeri:moh.test", -1),
        ("@p_wanjiku:moh.test", 50),
    ];
    assert_eq!(users, expected.map(|(name, level)| (name.to_owned(), level)).into(), "members have no entry");
    for (what, level) in [("kick", 50), ("ban", 50), ("redact", 50), ("invite", 100), ("state_default", 100)]
    {
        assert_eq!(levels[what], level, "{what}");
    }
    for only_steward in ["m.room.power_levels", "m.room.server_acl", "m.room.join_rules", "m.room.topic"] {
        assert_eq!(levels["events"][only_steward], 100, "{only_steward}");
    }
    assert_eq!(levels["events"]["m.room.tombstone"], 150);
    assert_eq!(levels["events"]["m.room.pinned_events"], 10, "the voice pins");
    let notices = levels_of(&bench, Place::Room(RoomKind::Notices), &v12(&bench), &json!({}));
    assert_eq!(notices["events_default"], 10, "the voice speaks where others read");
}

#[test]
fn the_steward_stands_among_the_users_where_creators_have_no_endless_power() {
    let mut bench = Bench::running();
    let recovery = user_id!("@rescue:moh.test");
    bench.edit_file(|file| file.recovery_account = Some(recovery.to_owned()));
    let v11 = Creation::of(&bench.service_accounts.steward, &json!({ "room_version": "11" }));
    let levels = levels_of(&bench, PEER, &v11, &json!({}));
    assert_eq!(
        (&levels["users"]["@baraza:moh.test"], &levels["users"]["@rescue:moh.test"]),
        (&json!(100), &json!(100))
    );
    let created = json!({ "room_version": "12", "additional_creators": ["@rescue:moh.test"] });
    let v12 = Creation::of(&bench.service_accounts.steward, &created);
    let levels = levels_of(&bench, PEER, &v12, &levels);
    assert_eq!(
        (&levels["users"]["@baraza:moh.test"], &levels["users"]["@rescue:moh.test"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn what_people_set_on_purpose_stays_and_is_listed_but_no_door_is_left_in_a_closed_room() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T18:00:00");
    let actual = json!({
        "users": { "@guest:elsewhere.test": 50, "@p_mwikali:moh.test": 50, "@p_njeri:moh.test": 50 },
        "events": { "org.example.widget": 30, "m.room.message": 0, "m.sticker": 0 },
        "notifications": { "room": 20 },
        "org.example.more": true,
    });
    let levels = levels_of(&bench, PEER, &v12(&bench), &actual);
    assert_eq!(levels["users"]["@guest:elsewhere.test"], 50);
    assert_eq!(levels["users"]["@p_mwikali:moh.test"], Value::Null, "not for a supervisor");
    assert_eq!(levels["users"]["@p_njeri:moh.test"], Value::Null);
    assert_eq!(
        (&levels["events"]["org.example.widget"], &levels["notifications"]["room"]),
        (&json!(30), &json!(20))
    );
    assert_eq!(
        (levels["events_default"].as_i64(), levels["org.example.more"].as_bool()),
        (Some(60), Some(true))
    );
    assert_eq!(
        (&levels["events"]["m.room.message"], &levels["events"]["m.sticker"]),
        (&Value::Null, &Value::Null)
    );
    let kept = levels::kept(&bench.cohort, &bench.directory, &bench.service_accounts, PEER, &actual);
    assert_eq!(kept, [("@guest:elsewhere.test".to_owned(), 50), ("org.example.widget".to_owned(), 30)]);
    assert_eq!(levels_of(&bench, PEER, &v12(&bench), &levels), levels, "again changes nothing");
}

#[test]
fn only_the_peer_room_and_the_backstage_are_by_invitation_and_history_is_shared() {
    let bench = Bench::running();
    let state = |place| -> BTreeMap<String, Value> {
        let wanted = room_state::desired(&bench.cohort, &bench.service_accounts, place);
        wanted.into_iter().map(|w| (w.event_type, w.content)).collect()
    };
    for place in bench.cohort.places() {
        let state = state(place);
        let rule = state["m.room.join_rules"]["join_rule"].as_str().unwrap();
        let invite = matches!(place, Place::Room(RoomKind::Peer | RoomKind::Facilitators));
        assert_eq!(rule, if invite { "invite" } else { "restricted" }, "{place:?}");
        if !invite {
            let allow = json!([{ "type": "m.room_membership", "room_id": "!peer:moh.test" }]);
            assert_eq!(state["m.room.join_rules"]["allow"], allow, "only through the peer room");
        }
        assert_eq!(state["m.room.history_visibility"]["history_visibility"], "shared");
        assert_eq!(state["m.room.server_acl"]["allow"], json!(["county.test", "moh.test"]));
        assert_eq!(state[room_state::MARK]["instance"], "bench");
    }
}

#[test]
fn what_protects_a_room_is_written_first() {
    let mut bench = Bench::new(structure());
    bench.edit_file(|file| file.encrypted = true);
    let wanted = room_state::desired(&bench.cohort, &bench.service_accounts, PEER);
    let types: Vec<&str> = wanted.iter().map(|w| w.event_type.as_str()).collect();
    assert_eq!(types[..3], [room_state::MARK, "m.room.encryption", "m.room.server_acl"]);
}

#[test]
fn supervisors_are_invited_to_the_liaison_room_alone() {
    let bench = Bench::running();
    for name in ["mwikali", "gichuru"] {
        for place in bench.cohort.places() {
            let expected = (place == Place::Room(RoomKind::Liaison)).then_some(Membership::Join);
            assert_eq!(bench.in_place(name, place), expected, "{name} {place:?}");
        }
    }
}

#[test]
fn whoever_should_not_be_there_is_taken_out_with_the_reason() {
    let bench = Bench::running();
    let mut actual = bench.rooms[&PEER].members.clone();
    let strangers = [
        (account("mwikali"), Reason::Supervisor),
        (user_id!("@stranger:moh.test").to_owned(), Reason::Unknown),
        (user_id!("@stranger:elsewhere.test").to_owned(), Reason::Server),
        (account("barasa"), Reason::Gone),
    ];
    for (account, _) in &strangers {
        actual.insert(account.clone(), Membership::Join);
    }
    let (cohort, directory, service_accounts) = (&bench.cohort, &bench.directory, &bench.service_accounts);
    let steps = people::steps(cohort, directory, service_accounts, PEER, bench.now, &actual);
    let expected: Vec<Step> =
        strangers.iter().map(|(account, reason)| Step::Remove(account.clone(), *reason)).collect();
    assert_eq!(steps.len(), expected.len(), "{steps:?}");
    assert!(expected.iter().all(|step| steps.contains(step)), "{steps:?}");
    let words =
        Reason::Supervisor.words(&bench.cohort, bench.cohort.language(), &account("mwikali")).unwrap();
    assert!(words.contains("for peers only"), "{words}");
}

#[test]
fn a_ban_that_we_know_nothing_of_is_not_ours_to_lift() {
    let bench = Bench::running();
    let mut actual: BTreeMap<OwnedUserId, Membership> = bench.rooms[&PEER].members.clone();
    actual.insert(account("njeri"), Membership::Ban);
    let (cohort, directory, service_accounts) = (&bench.cohort, &bench.directory, &bench.service_accounts);
    assert_eq!(people::steps(cohort, directory, service_accounts, PEER, bench.now, &actual), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// `architecture.md`, invariant 5: what is queued for the opening is what the room will have then, with duties
    /// and mutes as they will be, never a copy of now.
    #[test]
    fn what_is_queued_for_the_opening_is_what_the_room_has_then(
        mutes in prop::collection::vec((0..4_usize, 1..120_i64), 0..4),
        yes in any::<bool>(),
        hour in 0..63_i64,
    ) {
        let mut bench = Bench::running();
        bench.until("2026-08-07T15:30:00");
        let next = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
        if yes {
            bench.chat(next.as_str(), "1");
        }
        for (who, hours) in mutes {
            let name = ["njeri", "mutua", "amina", "chebet"][who];
            bench.chat("achieng", &format!("!mute @p_{name}:moh.test {hours}h"));
            bench.chat("achieng", "1");
        }
        bench.advance(bench.now + jiff::SignedDuration::from_mins(91 + 60 * hour));
        let opens = room_state::opens(&bench.cohort, RoomKind::Peer, bench.now).unwrap();
        let creation = v12(&bench);
        let closed = bench.rooms[&PEER].levels.clone();
        prop_assert_eq!(&closed["events_default"], 60);
        let (cohort, directory, service_accounts) = (&bench.cohort, &bench.directory, &bench.service_accounts);
        let queued = levels::content(cohort, directory, service_accounts, PEER, opens, &creation, &closed);
        bench.advance(opens);
        prop_assert_eq!(&bench.rooms[&PEER].levels, &queued);
        if yes {
            let level = bench.level(next.as_str(), RoomKind::Peer);
            prop_assert_eq!(level, 50);
            prop_assert_eq!(bench.on_duty(), next.to_string());
        }
        prop_assert!(bench.cohort.is_peer(&person("njeri")));
    }
}

/// Element shows it to nobody else, so it is in the language of who reads it.
#[test]
fn a_reason_is_in_the_language_of_its_reader() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for row in file.roster.iter_mut().filter(|row| row.person == person("njeri")) {
            row.language = Some(bots::ids::Language::Sw);
        }
    });
    let reads = |name: &str| bench.cohort.language_of(&person(name));
    let words = |name: &str| Reason::Sanction.words(&bench.cohort, reads(name), &account(name)).unwrap();
    assert!(words("njeri").contains("!rufaa"), "{}", words("njeri"));
    assert!(words("mutua").contains("!appeal"), "{}", words("mutua"));
    let back = people::invitation(&bench.cohort, PEER, &person("njeri"), reads("njeri")).unwrap();
    assert!(back.contains("Lari nurses") && !back.contains("You are"), "{back}");
}
