//! Talking: both ways, sent once, keys that come late, rooms of every kind.

use std::time::Duration;

use device_link::SendFault;
use e2ee::{DecryptFault, Device};
use futures::StreamExt;
use matrix_sdk::deserialized_responses::{VerificationLevel, VerificationState};
use serde_json::json;

use crate::gate::Gate;
use crate::person::Person;
use crate::world::{PATIENCE, World, backed_up, decrypted, new_device_id, somewhere_on_disk};

fn text(words: &str) -> serde_json::Value {
    json!({ "msgtype": "m.text", "body": words })
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_person_and_the_voice_read_each_other() {
    let world = World::new().await;
    let device = Device::open(world.settings(&new_device_id())).await.unwrap();
    let ready = device.ready().await;
    assert!(ready.works() && ready.cross_signed && ready.managed, "{ready:?}");
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    // Joined by a plain request, as the service does, and spoken in at once.
    world.voice_joins(&room).await;
    let hello = device.send(&room, "m.room.message", text("karibu"), "cb1.voice.1").await.unwrap();
    assert!(device.is_encrypted(&room).await.unwrap());

    let shown = amina.reads(&room, &hello).await;
    assert_eq!(shown.event_type, "m.room.message");
    assert_eq!(shown.content["body"], "karibu");
    // Signed by the voice's own identity, which this person has not verified in person: no warning in Element. Their
    // client may have asked for the voice's devices just before the signature was there; then it asks again.
    let signed = Some(VerificationState::Unverified(VerificationLevel::UnverifiedIdentity));
    amina.trusts(&room, &hello, signed.as_ref()).await;

    amina.sees(&room, &world.voice).await;
    let asked = amina.say(&room, "who is on duty?").await;
    let event = world.pushed(&room, &asked).await;
    let read = decrypted(&device, &room, &event).await;
    assert_eq!(read.event_type, "m.room.message");
    assert_eq!(read.content["body"], "who is on duty?");
    assert_eq!(read.sender, amina.client.user_id().unwrap());
    assert_eq!(read.sender_device.as_deref(), amina.client.device_id());
    assert!(read.known_device);

    backed_up(&device).await;
    device.stop().await;
    for secret in ["who is on duty?", "karibu", &world.as_token, "a long random passphrase"] {
        assert_eq!(somewhere_on_disk(&world.store(), secret), Vec::<std::path::PathBuf>::new(), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn the_same_transaction_id_is_one_message_also_after_a_restart() {
    let world = World::new().await;
    let id = new_device_id();
    let device = Device::open(world.settings(&id)).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    let first = device.send(&room, "m.room.message", text("once"), "cb1.voice.7").await.unwrap();
    let again = device.send(&room, "m.room.message", text("once"), "cb1.voice.7").await.unwrap();
    assert_eq!(first, again);
    device.stop().await;

    // While we are down, the person writes.
    amina.sees(&room, &world.voice).await;
    amina.reads(&room, &first).await;
    let meanwhile = amina.say(&room, "are you there?").await;

    let device = Device::open(world.settings(&id)).await.unwrap();
    let restarted = device.send(&room, "m.room.message", text("once"), "cb1.voice.7").await.unwrap();
    assert_eq!(first, restarted);
    let other = device.send(&room, "m.room.message", text("twice"), "cb1.voice.8").await.unwrap();
    assert_ne!(first, other);
    let event = world.pushed(&room, &meanwhile).await;
    assert_eq!(decrypted(&device, &room, &event).await.content["body"], "are you there?");
    assert_eq!(amina.reads(&room, &other).await.content["body"], "twice");
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn an_event_that_is_here_before_its_key_is_read_when_the_key_comes() {
    let world = World::new().await;
    let gate = Gate::before(&world.homeserver, false).await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = gate.url.clone();
    let device = Device::open(settings).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    assert!(device.is_encrypted(&room).await.unwrap());
    amina.sees(&room, &world.voice).await;

    gate.hold_syncs();
    let said = amina.say(&room, "early").await;
    let event = world.pushed(&room, &said).await;
    let mut wakes = std::pin::pin!(device.keys_arrived());
    assert!(matches!(device.decrypt(&room, &event).await, Err(DecryptFault::NoKeyYet)));
    let quiet = tokio::time::timeout(Duration::from_millis(300), wakes.next()).await;
    assert!(quiet.is_err(), "nothing has come yet");

    gate.let_through();
    let woken = tokio::time::timeout(PATIENCE, wakes.next()).await.unwrap();
    assert_eq!(woken, Some(room.clone()));
    assert_eq!(device.decrypt(&room, &event).await.unwrap().content["body"], "early");
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_room_that_turns_encrypted_gets_no_plain_text_any_more() {
    let world = World::new().await;
    let gate = Gate::before(&world.homeserver, false).await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = gate.url.clone();
    let device = Device::open(settings).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, false).await;
    world.voice_joins(&room).await;
    assert!(!device.is_encrypted(&room).await.unwrap());
    let open = device.send(&room, "m.room.message", text("in the open"), "cb1.voice.1").await.unwrap();
    assert_eq!(amina.reads(&room, &open).await.trust, None);

    // Our sync does not know it yet when the next text is due.
    gate.hold_syncs();
    amina.client.get_room(&room).unwrap().enable_encryption().await.unwrap();
    assert!(device.is_encrypted(&room).await.unwrap());
    let (sent, ()) =
        tokio::join!(device.send(&room, "m.room.message", text("sealed"), "cb1.voice.2"), async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            gate.let_through();
        });
    let shown = amina.reads(&room, &sent.unwrap()).await;
    assert_eq!(shown.content["body"], "sealed");
    assert!(shown.trust.is_some());
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn what_the_room_does_not_allow_is_refused_and_said_so() {
    let world = World::new().await;
    let device = Device::open(world.settings(&new_device_id())).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    let outside = device.send(&room, "m.room.message", text("not in"), "cb1.voice.1").await;
    assert!(matches!(outside, Err(SendFault::NotInRoom)), "{outside:?}");

    world.voice_joins(&room).await;
    let levels = json!({ "events_default": 60, "users": {} });
    let closed = amina.client.get_room(&room).unwrap();
    closed.send_state_event_raw("m.room.power_levels", "", levels).await.unwrap();
    let refused = device.send(&room, "m.room.message", text("closed"), "cb1.voice.2").await;
    assert!(
        matches!(&refused, Err(SendFault::Refused { status: 403, errcode, .. }) if errcode == "M_FORBIDDEN"),
        "{refused:?}"
    );
    for (kind, content) in [("m.room.redaction", json!({})), ("m.room.message", json!("words"))] {
        let unsendable = device.send(&room, kind, content, "cb1.voice.3").await;
        assert!(matches!(unsendable, Err(SendFault::Unsendable(_))));
    }
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn one_who_joined_a_moment_ago_reads_the_greeting_and_one_who_left_reads_no_more() {
    let world = World::new().await;
    let gate = Gate::before(&world.homeserver, false).await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = gate.url.clone();
    let device = Device::open(settings).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    device.send(&room, "m.room.message", text("before"), "cb1.voice.1").await.unwrap();
    let baraka = Person::new(&world, "baraka").await;
    let user = baraka.client.user_id().unwrap().to_owned();
    let hall = amina.client.get_room(&room).unwrap();
    hall.invite_user_by_id(&user).await.unwrap();

    // Our sync is late with both the invitation and the join.
    gate.hold_syncs();
    baraka.client.join_room_by_id(&room).await.unwrap();
    let (greeting, ()) = tokio::join!(
        device.send(&room, "m.room.message", text("welcome"), "cb1.voice.2"),
        gate.let_through_soon()
    );
    let greeting = greeting.unwrap();
    assert_eq!(baraka.reads(&room, &greeting).await.content["body"], "welcome");

    gate.hold_syncs();
    hall.ban_user(&user, None).await.unwrap();
    let (among_us, ()) = tokio::join!(
        device.send(&room, "m.room.message", text("among us"), "cb1.voice.3"),
        gate.let_through_soon()
    );
    let among_us = among_us.unwrap();
    assert_eq!(amina.reads(&room, &among_us).await.content["body"], "among us");
    // The ciphertext reaches the one who was banned by some way; the key must not.
    let event = world.pushed(&room, &among_us).await;
    assert!(!baraka.could_read(&room, &event).await);
    let event = world.pushed(&room, &greeting).await;
    assert!(baraka.could_read(&room, &event).await, "the greeting can be read this way");
    device.stop().await;
}
