//! Messages: once each, in whatever trouble.

use fake_homeserver::{Fault as Trouble, Trouble as Kind};
use jiff::SignedDuration;
use matrix_link::transaction_id;

use super::*;

#[tokio::test]
async fn a_message_is_sent_once_however_its_answer_is_lost() {
    let line = line().await;
    let room = line.open_room().await;
    let id = transaction_id("$cause#0", &line.voice.user_id);
    let send = || line.server.send_message(&line.voice, &room, "m.room.message", &id, text("Karibu"), None);
    for trouble in [Kind::LoseAnswer, Kind::StatusAfter(504), Kind::CrashAfter] {
        line.fake.inject(Trouble::on("PUT /v3/rooms/*/send/**", trouble.clone()).times(1));
        let fault = send().await.unwrap_err();
        assert!(fault.heals() && fault.may_have_happened(), "{trouble:?}: {fault}");
        line.fake.come_back();
    }
    let event = send().await.unwrap();
    assert_eq!(line.fake.bodies_in(&room), ["Karibu"]);
    assert_eq!(line.fake.messages_in(&room)[0]["event_id"], event.as_str());
    let sent = line.fake.requests("PUT /v3/rooms/*/send/m.room.message/*");
    assert!(sent.iter().all(|request| request.parameter("device_id") == Some("VOICE")));
}

#[tokio::test]
async fn two_accounts_with_one_effect_send_two_messages() {
    let line = line().await;
    let room = line.open_room().await;
    for identity in [&line.voice, &line.steward] {
        let id = transaction_id("$cause#0", &identity.user_id);
        let name = identity.to_string();
        let sent = line.server.send_message(identity, &room, "m.room.message", &id, text(&name), None);
        sent.await.unwrap();
    }
    assert_eq!(line.fake.bodies_in(&room), ["@baraza_voice:moh.test", "@baraza:moh.test"]);
}

#[tokio::test]
async fn a_message_can_be_dated_and_taken_back() {
    let line = line().await;
    let room = line.open_room().await;
    let past = line.fake.now() - SignedDuration::from_hours(24 * 28);
    let sent = line
        .server
        .send_message(&line.voice, &room, "m.room.message", "t1", text("four weeks ago"), Some(past))
        .await
        .unwrap();
    assert_eq!(line.fake.messages_in(&room)[0]["origin_server_ts"], past.as_millisecond());
    let redaction = line.server.redact(&line.steward, &room, &sent, "t2", Some("asked for")).await.unwrap();
    let again = line.server.redact(&line.steward, &room, &sent, "t2", Some("asked for")).await.unwrap();
    assert_eq!(redaction, again);
    let messages = line.fake.messages_in(&room);
    assert_eq!((messages.len(), &messages[0]["content"]), (2, &json!({})));
    assert_eq!(messages[1]["content"]["reason"], "asked for");
}
