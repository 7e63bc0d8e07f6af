//! ❓ on open questions: a reaction of the voice, set once, taken away, counted nowhere, and never worth a problem.

use std::time::Duration;

use fake_homeserver::{Fault, Trouble};
use serde_json::Value;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE},
};

const SETTING: &str = "PUT /v3/rooms/*/send/m.reaction/**";
const TAKING_AWAY: &str = "PUT /v3/rooms/*/redact/**";

/// The signs of the voice on a message that can be seen now.
fn signs(town: &TestService, message: &str) -> Vec<String> {
    let is_sign = |event: &&Value| {
        let about = &event["content"]["m.relates_to"];
        event["sender"] == VOICE && event["type"] == "m.reaction" && about["event_id"] == message
    };
    let timeline = town.fake.timeline(town.room("peer"));
    let seen = timeline.iter().filter(is_sign);
    seen.map(|event| event["content"]["m.relates_to"]["key"].as_str().unwrap().to_owned()).collect()
}

/// Wanjiku asks something in the peer room.
async fn asked(town: &TestService, baraza: &Baraza) -> String {
    let question = town.wanjiku().say(town.room("peer"), "!ask How long does a cold box hold?").unwrap();
    baraza.settle(town).await;
    question
}

/// Signs that wait to be set or taken away.
async fn waiting(baraza: &Baraza) -> Vec<String> {
    baraza.strings("SELECT kind FROM outbox WHERE state = 'waiting' AND queue LIKE 'sign:%'").await
}

async fn replied(town: &TestService, baraza: &Baraza, question: &str) {
    town.achieng().reply(town.room("peer"), question, "Six hours").unwrap();
    baraza.settle(town).await;
}

on_both! {
    async fn an_open_question_wears_a_sign_until_it_is_answered(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let question = asked(&town, &baraza).await;
        assert_eq!(signs(&town, &question), ["❓"]);
        let timeline = town.fake.timeline(town.room("peer"));
        let sign = timeline.iter().rfind(|event| event["type"] == "m.reaction").unwrap();
        let sign = sign["event_id"].as_str().unwrap().to_owned();
        replied(&town, &baraza, &question).await;
        assert!(signs(&town, &question).is_empty());
        // What we do ourselves is nobody's activity.
        assert!(baraza.app.store.activity_by_event(&sign).await.unwrap().is_none());
        let counted = baraza.strings("SELECT kind FROM activity WHERE kind = 'reaction'").await;
        assert!(counted.is_empty(), "{counted:?}");
        baraza.nothing_parked().await;
    }

    /// Closed is closed for words; a sign is none.
    async fn what_is_marked_in_a_closed_room_wears_it_at_once(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, wanjiku) = (town.room("peer"), town.wanjiku());
        let question = wanjiku.say(&peer, "How long does a cold box hold?").unwrap();
        baraza.settle(&town).await;
        for moment in ["2026-11-20T18:00", "2026-11-20T18:01"] {
            town.until(moment);
            baraza.settle(&town).await;
        }
        assert!(town.is_closed(&peer));
        let mark = wanjiku.react(&peer, &question, "❓").unwrap();
        baraza.settle(&town).await;
        assert_eq!(signs(&town, &question), ["❓"]);
        wanjiku.redact(&peer, &mark).unwrap();
        baraza.settle(&town).await;
        assert!(signs(&town, &question).is_empty());
        baraza.nothing_parked().await;
    }

    async fn one_that_cannot_be_set_is_done_without(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        town.fake.inject(Fault::on(SETTING, Trouble::Forbid).by(VOICE));
        let question = asked(&town, &baraza).await;
        town.fake.clear_faults();
        replied(&town, &baraza, &question).await;
        assert!(signs(&town, &question).is_empty());
        baraza.nothing_parked().await;
        // Nor is it, where one cannot be taken away.
        let question = asked(&town, &baraza).await;
        assert_eq!(signs(&town, &question), ["❓"]);
        town.fake.inject(Fault::on(TAKING_AWAY, Trouble::Forbid).by(VOICE));
        replied(&town, &baraza, &question).await;
        baraza.nothing_parked().await;
        assert!(waiting(&baraza).await.is_empty());
    }

    /// A homeserver that is away is waited for; what it did although it did not say so is not done twice.
    async fn it_is_set_once_and_taken_away_after_it_was_set(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        town.fake.inject(Fault::on(SETTING, Trouble::LoseAnswer).by(VOICE).times(1));
        let question = asked(&town, &baraza).await;
        baraza.recover(&town).await;
        assert_eq!(signs(&town, &question), ["❓"]);
        replied(&town, &baraza, &question).await;
        assert!(signs(&town, &question).is_empty());
        // Answered before its sign could be set.
        town.fake.inject(Fault::on(SETTING, Trouble::Status(502)).by(VOICE));
        let question = asked(&town, &baraza).await;
        replied(&town, &baraza, &question).await;
        town.fake.clear_faults();
        town.pass(Duration::from_secs(60));
        baraza.recover(&town).await;
        assert!(signs(&town, &question).is_empty());
        baraza.nothing_parked().await;
        assert!(waiting(&baraza).await.is_empty());
    }

    /// The new sign waits for the old one to be gone.
    async fn what_is_asked_again_wears_one_again(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let question = asked(&town, &baraza).await;
        town.fake.inject(Fault::on(TAKING_AWAY, Trouble::Status(502)).by(VOICE).times(1));
        replied(&town, &baraza, &question).await;
        town.wanjiku().react(town.room("peer"), &question, "❓").unwrap();
        baraza.settle(&town).await;
        baraza.recover(&town).await;
        assert_eq!(signs(&town, &question), ["❓"]);
        replied(&town, &baraza, &question).await;
        assert!(signs(&town, &question).is_empty());
        baraza.nothing_parked().await;
    }
}
