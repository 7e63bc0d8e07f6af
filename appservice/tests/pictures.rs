//! Rooms are found by their pictures: uploaded once, there before anybody is asked in, and no second line about them.

use std::collections::BTreeSet;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, small_cohort},
};

async fn ensure(baraza: &Baraza) {
    let app = &baraza.app;
    app.pictures.upload(&app.store, &app.homeserver, &app.steward).await.unwrap();
    app.pictures.show(&app.homeserver, &app.voice).await.unwrap();
    assert!(app.pictures.are_there() && app.pictures.are_shown());
}

fn uploads(town: &TestService) -> usize {
    town.fake.journal().iter().filter(|request| request.path.contains("upload")).count()
}

/// The pictures that were set in a room, in order.
fn shown(town: &TestService, room: &str) -> Vec<String> {
    let events = town.fake.timeline(room);
    let set = events.iter().filter(|event| event["type"] == "m.room.avatar");
    set.filter_map(|event| event["content"]["url"].as_str().map(ToOwned::to_owned)).collect()
}

on_both! {
    async fn a_room_has_its_picture_before_anybody_is_asked_in(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        ensure(&baraza).await;
        assert_eq!(uploads(&town), 8);
        baraza.order(&small_cohort(), 1).await;
        baraza.settle(&town).await;
        let mut all = BTreeSet::new();
        for place in ["peer", "space"] {
            let room = town.room(place);
            let pictures = shown(&town, &room);
            assert_eq!(pictures.len(), 1, "{place}");
            all.extend(pictures);
            let events = town.fake.timeline(&room);
            let at = |kind: &str, who: &str| {
                events.iter().position(|event| event["type"] == kind && event["state_key"].as_str() == Some(who))
            };
            let picture = at("m.room.avatar", "");
            let asked = at("m.room.member", "@achieng:county.test").unwrap_or(events.len());
            assert!(picture.is_some_and(|picture| picture < asked), "{place}");
        }
        assert_eq!(all.len(), 2, "each its own");
        // The private chat shows the voice's from its first moment.
        let chat = town.chat(&town.makena());
        assert_eq!(shown(&town, &chat).len(), 1);
        assert_eq!(town.fake.state_content(&chat, "m.room.avatar", "").unwrap()["url"], shown(&town, &chat)[0]);
        // Nothing is uploaded or written again, neither by this process nor by the next.
        ensure(&baraza).await;
        drop(baraza);
        let baraza = town.begin().await;
        ensure(&baraza).await;
        baraza.settle(&town).await;
        assert_eq!((uploads(&town), shown(&town, &town.room("peer")).len()), (8, 1));
        baraza.nothing_parked().await;
    }

    /// A room of before, or one that was made while the homeserver took no files.
    async fn a_room_without_one_gets_it_once(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let peer = town.room("peer");
        assert_eq!(shown(&town, &peer).len(), 0);
        ensure(&baraza).await;
        for _ in 0..3 {
            baraza.settle(&town).await;
        }
        assert_eq!(shown(&town, &peer).len(), 1);
        baraza.nothing_parked().await;
    }
}
