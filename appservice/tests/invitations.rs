//! An invitation of the voice whose push is lost: it is not in the room and can read nothing back, but its sync and its
//! device know.

use std::sync::Arc;

use appservice::device::Device;
use device_link::Invitation;
use fake_homeserver::Person;
use serde_json::{Value, json};

use crate::{
    test_db::on_both,
    test_device::TestDevice,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

/// The event by which the voice is in a room, or is asked into it.
fn member_event(town: &TestService, room: &str) -> Value {
    let state = town.fake.state(room);
    let member = state.into_iter().find(|e| e["type"] == "m.room.member" && e["state_key"] == VOICE);
    member.expect("the voice was asked")
}

/// The device syncs now.
fn sync(town: &TestService, baraza: &mut Baraza) {
    let rooms = town.fake.rooms().into_iter();
    let invited = rooms.filter(|room| town.fake.membership(room, VOICE).as_deref() == Some("invite"));
    let waiting = invited.map(|room| {
        let event = member_event(town, &room);
        Invitation {
            room: room.try_into().unwrap(),
            inviter: event["sender"].as_str().unwrap().try_into().unwrap(),
            is_direct: event["content"]["is_direct"] == true,
        }
    });
    baraza.engine.device =
        Some(Device::new(Arc::new(TestDevice { invitations: waiting.collect(), ..TestDevice::default() })));
}

/// A person opens a chat with the voice, and the homeserver forgets to tell us.
fn opens_unheard(town: &TestService, person: &Person) -> String {
    town.fake.hold_push();
    let room = person.open_chat(VOICE).unwrap();
    assert!(town.fake.forget_queued_events() > 0);
    town.fake.release_push();
    room
}

on_both! {
    /// Whoever is asked into the cohort opens a chat of their own; they are greeted there, once, although the event
    /// comes after all and the device has not synced since.
    async fn a_lost_invitation_is_found_and_answered_once(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let chat = opens_unheard(&town, &town.makena());
        let event = member_event(&town, &chat)["event_id"].as_str().unwrap().to_owned();
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat), Vec::<String>::new(), "nobody told us");
        sync(&town, &mut baraza);
        assert_eq!(baraza.heal().await, 1, "by the sync and by the device");
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "which language"), 1, "{:?}", town.said(&chat));
        town.fake.push_again(&[&event]);
        baraza.settle(&town).await;
        baraza.heal().await;
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat).len(), 2, "a greeting and a question: {:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// Without an encrypted device the voice's own sync tells of it.
    async fn a_lost_invitation_is_found_without_the_device(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let chat = opens_unheard(&town, &town.makena());
        baraza.settle(&town).await;
        assert_eq!(baraza.heal().await, 1);
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "which language"), 1, "{:?}", town.said(&chat));
        baraza.heal().await;
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat).len(), 2, "a greeting and a question: {:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// The same where the homeserver has no sliding sync: of the device alone.
    async fn a_lost_invitation_is_found_by_the_device_alone(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        town.fake.set_sliding_sync(false);
        let chat = opens_unheard(&town, &town.makena());
        baraza.settle(&town).await;
        baraza.heal().await;
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat), Vec::<String>::new(), "without the device nobody knows");
        sync(&town, &mut baraza);
        assert_eq!(baraza.heal().await, 1);
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "which language"), 1, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// The event and the healed row wait at the same time.
    async fn told_twice_at_once_it_is_answered_once(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let chat = opens_unheard(&town, &town.makena());
        let event = member_event(&town, &chat)["event_id"].as_str().unwrap().to_owned();
        sync(&town, &mut baraza);
        town.fake.push_again(&[&event]);
        crate::test_service::pushed(&town).await;
        assert_eq!(baraza.heal().await, 1, "the event is not decided yet");
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat).len(), 2, "a greeting and a question: {:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// A person on no roster is listened to; a room of several people is left alone; what the steward makes is the
    /// reconciler's; what was taken back is over.
    async fn lost_invitations_mean_what_others_mean(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let stranger = town.fake.person("stranger");
        let chat = opens_unheard(&town, &stranger);
        let over = opens_unheard(&town, &stranger);
        town.fake.hold_push();
        let several = json!({ "preset": "private_chat", "invite": [VOICE] });
        let several = stranger.create_room(&several).unwrap();
        let ours = json!({ "preset": "private_chat", "is_direct": true, "invite": [VOICE] });
        let ours = baraza.app.homeserver.create_room(&baraza.app.steward, ours).await.unwrap().to_string();
        town.fake.forget_queued_events();
        town.fake.release_push();
        sync(&town, &mut baraza);
        stranger.act_on(&over, "kick", VOICE).unwrap();
        assert_eq!(baraza.heal().await, 3, "all but the steward's");
        baraza.recover(&town).await;
        let voice = |room: &String| town.fake.membership(room, VOICE);
        let stands = [&chat, &over, &several, &ours].map(|room| voice(room).unwrap_or_default());
        assert_eq!(stands, ["join", "leave", "leave", "invite"]);
        stranger.say(&chat, "hello").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat).len(), 2, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }
    /// The voice was thrown out of a chat and asked back, and nobody told us of either: the device knows what waits.
    async fn asked_back_unheard_into_a_chat_that_is_known(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let makena = town.makena();
        let chat = makena.open_chat(VOICE).unwrap();
        baraza.recover(&town).await;
        for _ in 0..2 {
            town.pass(std::time::Duration::from_secs(60));
            town.fake.hold_push();
            makena.act_on(&chat, "kick", VOICE).unwrap();
            makena.act_on(&chat, "invite", VOICE).unwrap();
            assert!(town.fake.forget_queued_events() > 0);
            town.fake.release_push();
            sync(&town, &mut baraza);
            assert!(baraza.heal().await > 0);
            baraza.recover(&town).await;
            assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("join"));
        }
        let stands = baraza.app.store.chat_room(&chat).await.unwrap().unwrap().status;
        assert_eq!(stands, storage::ChatStatus::Joined);
        baraza.nothing_parked().await;
    }
}
