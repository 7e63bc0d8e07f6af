//! The device's own life: lost stores, successors, older homeservers.

use std::time::Duration;

use device_link::{Invitation, Readiness, SendFault};
use e2ee::{Device, OpenFault, forget_device};
use matrix_sdk::ruma::OwnedRoomId;
use serde_json::json;

use crate::gate::Gate;
use crate::person::Person;
use crate::world::{PATIENCE, World, backed_up, decrypted, new_device_id, still_there};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_lost_store_wants_a_fresh_device_which_reads_what_the_old_one_could() {
    let world = World::new().await;
    let old = new_device_id();
    let device = Device::open(world.settings(&old)).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    assert!(device.is_encrypted(&room).await.unwrap());
    amina.sees(&room, &world.voice).await;
    let said = amina.say(&room, "remember this").await;
    let event = world.pushed(&room, &said).await;
    decrypted(&device, &room, &event).await;
    backed_up(&device).await;
    device.wait_for_backup().await.unwrap();
    let identity = amina.client.encryption().request_user_identity(&world.voice).await.unwrap().unwrap();
    device.stop().await;

    std::fs::remove_dir_all(world.store()).unwrap();
    let taken = Device::open(world.settings(&old)).await.unwrap_err();
    assert!(matches!(&taken, OpenFault::DeviceTaken(id) if *id == old), "{taken}");
    assert!(!taken.may_heal());

    let successor = Device::open(world.settings(&new_device_id())).await.unwrap();
    let ready = successor.ready().await;
    assert!(ready.cross_signed, "{ready:?}");
    backed_up(&successor).await;
    assert_eq!(decrypted(&successor, &room, &event).await.content["body"], "remember this");
    forget_device(&world.settings(&old)).await.unwrap();
    // To others it is still the same voice, with one device.
    let now = amina.client.encryption().request_user_identity(&world.voice).await.unwrap().unwrap();
    assert_eq!(now.master_key(), identity.master_key());
    let devices = world.as_voice("GET", "devices", json!(null)).await;
    assert_eq!(devices["devices"].as_array().unwrap().len(), 1);
    let content = json!({ "msgtype": "m.text", "body": "I am back" });
    let back = successor.send(&room, "m.room.message", content, "cb1.voice.1").await.unwrap();
    assert_eq!(amina.reads(&room, &back).await.content["body"], "I am back");
    successor.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn an_older_copy_of_the_store_is_noticed() {
    let world = World::new().await;
    let id = new_device_id();
    Device::open(world.settings(&id)).await.unwrap().stop().await;
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&world.store().join(&id), copy.path());

    // A first person takes one of our one-time keys; a new one goes up in its place, which the copy knows nothing of.
    let full = world.one_time_keys(&id).await;
    let device = Device::open(world.settings(&id)).await.unwrap();
    greeted_by(&world, &device, "amina").await;
    let replaced = async {
        while world.one_time_keys(&id).await < full {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, replaced).await.unwrap();
    device.stop().await;
    std::fs::remove_dir_all(world.store()).unwrap();
    copy_folder(copy.path(), &world.store().join(&id));
    let device = Device::open(world.settings(&id)).await.unwrap();
    greeted_by(&world, &device, "baraka").await;
    until(&device, |ready| ready.stale_store).await;
    assert!(!device.ready().await.works());
    device.stop().await;
}

/// Someone whose client never spoke with the voice writes to it.
async fn greeted_by(world: &World, device: &Device, name: &str) {
    let person = Person::new(world, name).await;
    let room = person.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    assert!(device.is_encrypted(&room).await.unwrap());
    person.sees(&room, &world.voice).await;
    let said = person.say(&room, "hello").await;
    let event = world.pushed(&room, &said).await;
    decrypted(device, &room, &event).await;
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        still_there(std::fs::copy(entry.path(), to.join(entry.file_name())));
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_wrong_passphrase_changes_nothing() {
    let world = World::new().await;
    let id = new_device_id();
    let first = Device::open(world.settings(&id)).await.unwrap();
    backed_up(&first).await;
    first.stop().await;
    let mut wrong = world.settings(&id);
    wrong.passphrase = "another".into();
    let refused = Device::open(wrong.clone()).await.unwrap_err();
    assert!(matches!(refused, OpenFault::Store(_)), "{refused}");

    // A new store with the wrong one works, but is not signed, and the identity stays as it was.
    wrong.device_id = new_device_id();
    let stranger = Device::open(wrong).await.unwrap();
    let ready = stranger.ready().await;
    assert!(ready.works() && !ready.cross_signed && !ready.backed_up, "{ready:?}");
    stranger.stop().await;
    let device = Device::open(world.settings(&id)).await.unwrap();
    let ready = device.ready().await;
    assert!(ready.cross_signed && ready.backed_up, "{ready:?}");
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn it_knows_the_invitations_that_wait() {
    let world = World::new().await;
    let id = new_device_id();
    Device::open(world.settings(&id)).await.unwrap().stop().await;
    let amina = Person::new(&world, "amina").await;
    let inviter = amina.client.user_id().unwrap().to_owned();
    // While the device is away: a chat as clients open one, and a room.
    let chat = amina.client.create_dm(&world.voice).await.unwrap().room_id().to_owned();
    let room = amina.room_with(&world.voice, false).await;
    let device = Device::open(world.settings(&id)).await.unwrap();
    let expected = |room: &OwnedRoomId, is_direct: bool| {
        let (room, inviter) = (room.clone(), inviter.clone());
        Invitation { room, inviter, is_direct }
    };
    let mut waiting = device.invitations().await;
    waiting.sort_by_key(|invitation| !invitation.is_direct);
    assert_eq!(waiting, [expected(&chat, true), expected(&room, false)]);

    // One is taken and one declined by plain requests, as the service does; a third comes.
    world.voice_joins(&chat).await;
    world.as_voice("POST", &format!("rooms/{room}/leave"), json!({})).await;
    let third = amina.room_with(&world.voice, false).await;
    let synced = async {
        while device.invitations().await != [expected(&third, false)] {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, synced).await.unwrap();
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_homeserver_that_is_away_may_heal() {
    let world = World::new().await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = "http://127.0.0.1:9".to_owned();
    let away = Device::open(settings).await.unwrap_err();
    assert!(away.may_heal(), "{away}");
    let gate = Gate::before(&world.homeserver, true).await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = gate.url.clone();
    // This Synapse has device management only, and the gate hides it.
    let neither = Device::open(settings).await.unwrap_err();
    assert!(matches!(neither, OpenFault::NoDeviceManagement(_)), "{neither}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_homeserver_without_device_management_gets_a_log_in() {
    let (world, _homeservers) = World::alone(false).await;
    let gate = Gate::before(&world.homeserver, true).await;
    let mut settings = world.settings(&new_device_id());
    settings.homeserver_url = gate.url.clone();
    let device = Device::open(settings.clone()).await.unwrap();
    let ready = device.ready().await;
    assert!(ready.works() && ready.cross_signed && !ready.managed, "{ready:?}");
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    let hello = json!({ "msgtype": "m.text", "body": "karibu" });
    let sent = device.send(&room, "m.room.message", hello.clone(), "cb1.voice.1").await.unwrap();
    assert_eq!(amina.reads(&room, &sent).await.content["body"], "karibu");
    amina.sees(&room, &world.voice).await;
    let said = amina.say(&room, "asante").await;
    let event = world.pushed(&room, &said).await;
    assert_eq!(decrypted(&device, &room, &event).await.content["body"], "asante");
    device.stop().await;

    // The next start logs in anew, as the same device.
    let device = Device::open(settings).await.unwrap();
    assert_eq!(device.send(&room, "m.room.message", hello, "cb1.voice.1").await.unwrap(), sent);
    device.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn a_homeserver_that_crashes_is_waited_for_and_nothing_is_said_twice() {
    let (world, homeservers) = World::alone(true).await;
    let device = Device::open(world.settings(&new_device_id())).await.unwrap();
    let amina = Person::new(&world, "amina").await;
    let room = amina.room_with(&world.voice, true).await;
    world.voice_joins(&room).await;
    let words = json!({ "msgtype": "m.text", "body": "once" });
    let sent = device.send(&room, "m.room.message", words.clone(), "cb1.voice.1").await.unwrap();

    homeservers.kill("moh").await.unwrap();
    until(&device, |ready| !ready.syncing).await;
    let down = device.send(&room, "m.room.message", words.clone(), "cb1.voice.1").await.unwrap_err();
    assert!(matches!(down, SendFault::Later { .. }), "{down}");
    homeservers.start("moh").await.unwrap();
    until(&device, |ready| ready.syncing).await;
    assert_eq!(device.send(&room, "m.room.message", words, "cb1.voice.1").await.unwrap(), sent);
    amina.sees(&room, &world.voice).await;
    let said = amina.say(&room, "back again").await;
    let event = world.pushed(&room, &said).await;
    assert_eq!(decrypted(&device, &room, &event).await.content["body"], "back again");
    device.stop().await;
}

async fn until(device: &Device, stands: impl Fn(&Readiness) -> bool) {
    let waiting = async {
        while !stands(&device.ready().await) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap();
}
