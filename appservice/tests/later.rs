//! Messages left in quiet time, from the person's own message to the post: read again at the opening, counted as
//! theirs, and never kept.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

/// Makena has agreed and is in the peer room; it is evening.
async fn evening(town: &TestService) -> Baraza {
    let baraza = town.applied(&small_cohort()).await;
    let makena = town.makena();
    makena.join(town.chat(&makena)).unwrap();
    baraza.settle(town).await;
    for _ in 0..2 {
        makena.say(town.chat(&makena), "1").unwrap();
        baraza.settle(town).await;
    }
    let topic = town.fake.state_content(town.chat(&makena), "m.room.topic", "").unwrap();
    assert!(
        topic["topic"].as_str().unwrap().contains("Respect everyone."),
        "the rules, from the yes on: {topic}"
    );
    makena.join(town.room("peer")).unwrap();
    town.wanjiku().join(town.room("peer")).unwrap();
    baraza.settle(town).await;
    town.until("2026-11-20T18:00");
    baraza.settle(town).await;
    baraza
}

async fn morning(town: &TestService, baraza: &Baraza) -> Vec<Value> {
    town.until("2026-11-23T08:00");
    town.pass(Duration::from_secs(5));
    baraza.settle(town).await;
    let events = town.fake.messages_in(town.room("peer"));
    let of_makena = |event: &Value| {
        let body = event["content"]["body"].as_str().unwrap_or_default();
        event["sender"] == VOICE && body.contains("left at")
    };
    events.into_iter().filter(of_makena).collect()
}

on_both! {
    async fn it_goes_out_as_it_is_then_and_counts_as_its_authors(home) {
        let town = TestService::new(home).await;
        let baraza = evening(&town).await;
        let (makena, chat) = (town.makena(), town.chat(&town.makena()));
        let left = makena.say(&chat, "!later The old words").unwrap();
        baraza.settle(&town).await;
        makena.edit(&chat, &left, "!later The new words").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "Changed. I post the new words"), 1, "{:?}", town.said(&chat));
        let posts = morning(&town, &baraza).await;
        assert_eq!(posts.len(), 1);
        let body = posts[0]["content"]["body"].as_str().unwrap();
        assert!(body.ends_with("left at Fri 18:00: “The new words”"), "{body}");
        assert_eq!(posts[0]["content"]["msgtype"], "m.text", "it is a person's post");
        let event = posts[0]["event_id"].as_str().unwrap();
        let act = baraza.app.store.activity_by_event(event).await.unwrap().expect("it counts");
        let person = baraza.app.store.person_for(makena.user_id()).await.unwrap().unwrap();
        assert_eq!((act.person_id, act.redacted), (person.person_id, false));
        assert_eq!(town.times_said(&chat, "Your text is now in"), 1, "{:?}", town.said(&chat));
        // A reply to it is a reply to Makena; her ❌ takes it away and out of the numbers.
        // In its thread a client names the last message of that instead, as what the text falls back to.
        let before = town.wanjiku().say(town.room("peer"), "Good morning").unwrap();
        let thread = json!({ "rel_type": "m.thread", "event_id": event, "is_falling_back": true,
            "m.in_reply_to": { "event_id": before } });
        let said = json!({ "msgtype": "m.text", "body": "In the thread", "m.relates_to": thread });
        town.wanjiku().send(town.room("peer"), "m.room.message", said).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "answered the text"), 1, "{:?}", town.said(&chat));
        let reply = town.wanjiku().reply(town.room("peer"), event, "Here").unwrap();
        makena.react(town.room("peer"), event, "❌").unwrap();
        baraza.settle(&town).await;
        let replied = baraza.app.store.activity_by_event(&reply).await.unwrap().unwrap();
        assert_eq!(replied.reply_to.as_deref(), Some(event));
        assert!(baraza.app.store.activity_by_event(event).await.unwrap().unwrap().redacted);
        assert_eq!(town.times_said(&town.room("peer"), "The new words"), 0);
        baraza.nothing_parked().await;
    }

    async fn a_voice_note_is_passed_on_with_its_file(home) {
        let town = TestService::new(home).await;
        let baraza = evening(&town).await;
        let (makena, chat) = (town.makena(), town.chat(&town.makena()));
        let note = json!({ "msgtype": "m.audio", "body": "note.ogg", "url": "mxc://moh.test/note",
            "info": { "mimetype": "audio/ogg" }, "org.matrix.msc3245.voice": {} });
        makena.send(&chat, "m.room.message", note).unwrap();
        baraza.settle(&town).await;
        makena.say(&chat, "1").unwrap();
        baraza.settle(&town).await;
        let posts = morning(&town, &baraza).await;
        let content = &posts[0]["content"];
        assert_eq!((posts.len(), &content["msgtype"], &content["url"]), (1, &json!("m.audio"), &json!("mxc://moh.test/note")));
        assert!(content["body"].as_str().unwrap().ends_with("left at Fri 18:00:"), "{content}");
        baraza.nothing_parked().await;
    }

    /// What cannot be passed on is said to its author at once; what cannot be read any more by then, at the opening.
    async fn what_cannot_be_passed_on_is_said(home) {
        let town = TestService::new(home).await;
        let baraza = evening(&town).await;
        let (makena, chat) = (town.makena(), town.chat(&town.makena()));
        let place = json!({ "msgtype": "m.location", "body": "here", "geo_uri": "geo:1,2" });
        makena.send(&chat, "m.room.message", place.clone()).unwrap();
        makena.send(&chat, "m.sticker", json!({ "body": "wave", "url": "mxc://moh.test/a", "info": {} })).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "I can pass on words, pictures"), 1, "{:?}", town.said(&chat));
        let text = makena.say(&chat, "Where are the vials?").unwrap();
        baraza.settle(&town).await;
        makena.say(&chat, "1").unwrap();
        let mut edit = json!({ "m.new_content": place, "m.relates_to": { "rel_type": "m.replace", "event_id": text } });
        (edit["msgtype"], edit["body"]) = (json!("m.location"), json!("* here"));
        makena.send(&chat, "m.room.message", edit).unwrap();
        baraza.settle(&town).await;
        assert!(morning(&town, &baraza).await.is_empty());
        assert_eq!(town.times_said(&chat, "I could no longer read"), 1, "{:?}", town.said(&chat));
    }
}
