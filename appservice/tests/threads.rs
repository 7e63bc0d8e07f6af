//! Answers go where the command stands: into its thread; where none can be, to whoever asked, in private.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    test_db::on_both,
    test_service::{TestService, VOICE},
};

fn related(body: &str, relation: &Value) -> Value {
    json!({ "msgtype": "m.text", "body": body, "m.relates_to": relation })
}

/// How the voice's answers to a command relate to it, in its room.
fn answers(town: &TestService, room: &str, command: &str) -> Vec<Value> {
    let own = town.fake.messages_in(room);
    let to_it = |event: &&Value| {
        event["sender"] == VOICE
            && event["content"]["m.relates_to"]["m.in_reply_to"]["event_id"].as_str() == Some(command)
    };
    own.iter().filter(to_it).map(|event| event["content"]["m.relates_to"].clone()).collect()
}

on_both! {
    async fn a_command_in_a_thread_is_answered_in_that_thread(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        let root = town.wanjiku().say(&peer, "Who has the new charts?").unwrap();
        let last = json!({ "rel_type": "m.thread", "event_id": root, "is_falling_back": true,
            "m.in_reply_to": { "event_id": root } });
        let reply = json!({ "rel_type": "m.thread", "event_id": root, "is_falling_back": false,
            "m.in_reply_to": { "event_id": root } });
        for relation in [last, reply] {
            let asked = achieng.send(&peer, "m.room.message", related("!rota", &relation)).unwrap();
            baraza.settle(&town).await;
            let expected = json!({ "rel_type": "m.thread", "event_id": root, "is_falling_back": false,
                "m.in_reply_to": { "event_id": asked } });
            assert_eq!(answers(&town, &peer, &asked), [expected]);
        }
        baraza.nothing_parked().await;
        // Outside a thread the answer begins one.
        let asked = achieng.say(&peer, "!rota").unwrap();
        baraza.settle(&town).await;
        assert_eq!(answers(&town, &peer, &asked)[0]["event_id"].as_str(), Some(asked.as_str()));
    }

    async fn an_answer_that_the_room_refuses_goes_to_whoever_asked(home) {
        let town = TestService::new(home).await;
        let wanjiku = town.wanjiku();
        let baraza = town.lively(&[town.achieng(), wanjiku.clone()], std::slice::from_ref(&wanjiku)).await;
        let (peer, chat) = (town.room("peer"), town.chat(&wanjiku));
        let post = town.achieng().say(&peer, "Who has the new charts?").unwrap();
        // No thread can begin at what relates to something in another way.
        let refers = json!({ "rel_type": "m.reference", "event_id": post });
        let asked = wanjiku.send(&peer, "m.room.message", related("!rota", &refers)).unwrap();
        baraza.settle(&town).await;
        assert_eq!(answers(&town, &peer, &asked), Vec::<Value>::new());
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 1, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
        // What follows in the room is not held up.
        let asked = wanjiku.say(&peer, "!rota").unwrap();
        baraza.settle(&town).await;
        assert_eq!(answers(&town, &peer, &asked).len(), 1);
        town.pass(Duration::from_secs(60));
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 1, "once");
    }

    /// Who is in no chat with us is not written to behind their back.
    async fn whoever_is_in_no_chat_is_not_answered_there(home) {
        let town = TestService::new(home).await;
        let wanjiku = town.wanjiku();
        let baraza = town.lively(&[town.achieng(), wanjiku.clone()], &[]).await;
        let (peer, chat) = (town.room("peer"), town.chat(&wanjiku));
        let before = town.fake.timeline(&chat).len();
        let post = town.achieng().say(&peer, "Who has the new charts?").unwrap();
        let refers = json!({ "rel_type": "m.reference", "event_id": post });
        wanjiku.send(&peer, "m.room.message", related("!rota", &refers)).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.fake.timeline(&chat).len(), before);
        let parked = baraza.app.store.counts().await.unwrap().outbox_parked;
        assert_eq!(parked, 1, "the operator sees that it went nowhere");
    }
}
