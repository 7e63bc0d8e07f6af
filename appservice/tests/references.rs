//! What refers to something belongs to the same cohort and place; who is no member is nobody; a chat's queue follows the
//! chat; and an answer of the homeserver means what the room says.

use bots::{cohort::Standing, ids::CohortId};
use fake_homeserver::Person;
use matrix_link::Fault;
use ruma::{RoomId, UserId};
use serde_json::json;
use storage::{Body, InboxState, NewInboxRow};

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

/// Two cohorts: of the second, Otieno is a member, who is none of the first. Wanjiku looks after both.
async fn two(town: &TestService) -> (Baraza, Person) {
    let baraza = town.begin().await;
    let first = small_cohort().replace("\"facilitator\", \"coordinator\"", "\"facilitator\", \"moderator\"");
    let second = first
        .replace("id = \"lari\"", "id = \"thika\"")
        .replace("Lari nurses", "Thika nurses")
        .replace("@achieng:county.test", "@otieno:county.test")
        .replace("Achieng Odhiambo", "Otieno Okello");
    baraza.order(&first, 1).await;
    baraza.order(&second, 2).await;
    baraza.settle(town).await;
    let otieno = town.fake.remote_person("otieno", "county.test");
    let thika = town.fake.room_of_alias("#baraza_thika_peer:moh.test").unwrap();
    otieno.join(&thika).unwrap();
    for room in [town.room("peer"), thika] {
        town.wanjiku().join(&room).unwrap();
    }
    town.achieng().join(town.room("peer")).unwrap();
    let chat = town.chat(&town.wanjiku());
    town.wanjiku().join(&chat).unwrap();
    baraza.settle(town).await;
    (baraza, otieno)
}

on_both! {
    /// A moderator's reply to a message of another cohort, which no client makes and any server can send, is about
    /// nobody; and the person who wrote it is reached as before.
    async fn a_reply_to_another_cohort_is_about_nobody(home) {
        let town = TestService::new(home).await;
        let (baraza, otieno) = two(&town).await;
        let thika = town.fake.room_of_alias("#baraza_thika_peer:moh.test").unwrap();
        let theirs = otieno.say(&thika, "hello from Thika").unwrap();
        let (peer, wanjiku) = (town.room("peer"), town.wanjiku());
        baraza.settle(&town).await;
        let link = format!("https://matrix.to/#/{peer}/{theirs}");
        for words in ["!warn stop", "!mute 2h loud", "!ban loud", "!redact loud", &format!("!redact {link} loud")] {
            let said = if words.contains(&link) { wanjiku.say(&peer, words) } else { wanjiku.reply(&peer, &theirs, words) };
            said.unwrap();
            baraza.recover(&town).await;
        }
        let chat = town.chat(&wanjiku);
        assert_eq!(town.times_said(&chat, "Otieno"), 0, "{:?}", town.said(&chat));
        let lari = baraza.loaded().await.cohort;
        assert!(lari.bots.moderation.acts.is_empty() && lari.bots.moderation.sanctions.is_empty());
        // A stranger of the first cohort who reached its room (an administrator let them in) sets nothing in motion.
        let room: &RoomId = peer.as_str().try_into().unwrap();
        let account: &UserId = otieno.user_id().try_into().unwrap();
        baraza.app.homeserver.invite(&baraza.app.steward, room, account, None).await.unwrap();
        otieno.join(&peer).unwrap();
        let spoken = otieno.say(&peer, "!rota").unwrap();
        baraza.recover(&town).await;
        assert!(baraza.app.store.activity_by_event(&spoken).await.unwrap().is_none());
        // They are reached in their chat all the same, without a change of name.
        let own = otieno.open_chat(VOICE).unwrap();
        baraza.recover(&town).await;
        otieno.say(&own, "!rules").unwrap();
        baraza.recover(&town).await;
        assert!(town.times_said(&own, "Respect everyone") >= 1, "{:?}", town.said(&own));
    }

    /// Who was told of a report in one of their cohorts answers by its number, or by a reply, and is not asked which one is
    /// meant; the number itself is no part of what is passed on.
    async fn a_report_is_answered_in_the_cohort_that_told_of_it(home) {
        let town = TestService::new(home).await;
        let (baraza, _) = two(&town).await;
        let (wanjiku, achieng) = (town.wanjiku(), town.achieng());
        let chat = town.chat(&wanjiku);
        let own = achieng.open_chat(VOICE).unwrap();
        baraza.recover(&town).await;
        for words in ["!report somebody is rude", "3"] {
            town.pass(std::time::Duration::from_secs(20));
            achieng.say(&own, words).unwrap();
            baraza.recover(&town).await;
        }
        assert_eq!(town.times_said(&chat, "“somebody is rude”"), 1, "{:?}", town.said(&own));
        let told = town.fake.messages_in(&chat);
        let of_report = |event: &&serde_json::Value| event["content"]["body"].as_str().unwrap_or_default().contains("somebody is rude");
        let notice = told.iter().find(of_report).unwrap();
        let body = notice["content"]["body"].as_str().unwrap();
        let number: String = body.split_once('#').unwrap().1.chars().take_while(char::is_ascii_digit).collect();
        wanjiku.say(&chat, &format!("#{number} when was it?")).unwrap();
        baraza.recover(&town).await;
        wanjiku.reply(&chat, notice["event_id"].as_str().unwrap(), "and where?").unwrap();
        baraza.recover(&town).await;
        assert_eq!(town.times_said(&chat, "Which one do you mean?"), 0, "{:?}", town.said(&chat));
        for words in ["“when was it?”", "“and where?”"] {
            assert_eq!(town.times_said(&own, words), 1, "{:?}", town.said(&own));
        }
        assert_eq!(town.times_said(&own, "Wanjiku Kamau writes"), 0);
    }

    /// What a program before this one left: the queue of somebody who was in no directory, held for ever.
    async fn a_chat_needs_no_row_to_move(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let wanjiku = town.wanjiku();
        let chat = town.chat(&wanjiku);
        wanjiku.say(town.room("peer"), "hello").unwrap_err();
        town.achieng().join(town.room("peer")).unwrap();
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        wanjiku.say(&chat, "!rules").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "Respect everyone"), 1, "{:?}", town.said(&chat));
        let person = baraza.app.store.person_for(wanjiku.user_id()).await.unwrap().unwrap().person_id;
        wanjiku.leave(&chat).unwrap();
        baraza.settle(&town).await;
        assert_eq!(baraza.app.store.chat_of(&person).await.unwrap().unwrap().status, storage::ChatStatus::Left);
    }

    /// By the time the invitation of a stale survey is sent, the person has joined: the homeserver refuses it, and they
    /// have refused nothing. A kick of somebody who is gone is done.
    async fn what_others_did_in_between_is_no_refusal(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let nurse = "\n[[person]]\nid = \"@nurse:county.test\"\nname = \"Nurse\"\nroles = [\"mentee\"]\n\
                     member_since = 2025-02-03\naccepted_on = 2025-02-03\n";
        baraza.order(&format!("{}{nurse}", small_cohort()), 2).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let (peer, nurse) = (town.room("peer"), town.fake.remote_person("nurse", "county.test"));
        let gone = town.fake.remote_person("gone", "county.test");
        let room: &RoomId = peer.as_str().try_into().unwrap();
        let (hs, steward) = (&baraza.app.homeserver, &baraza.app.steward);
        hs.invite(steward, room, gone.user_id().try_into().unwrap(), None).await.unwrap();
        let loaded = baraza.loaded().await;
        let round = baraza.reconciler.round(&loaded.cohort, &loaded.directory).await;
        assert_eq!(round.moves.iter().map(|moves| moves.steps.len()).sum::<usize>(), 2, "{:?}", round.moves);
        hs.invite(steward, room, nurse.user_id().try_into().unwrap(), None).await.unwrap();
        nurse.join(&peer).unwrap();
        gone.leave(&peer).unwrap();
        let refused = hs.invite(steward, room, nurse.user_id().try_into().unwrap(), None).await.unwrap_err();
        assert!(refused.is("M_FORBIDDEN"), "as a person's own refusal would be: {refused}");
        let moved = baraza.reconciler.members(&loaded.cohort, round.moves).await;
        assert!(moved.refused.is_empty() && moved.waits.is_empty(), "{moved:?}");
        baraza.settle(&town).await;
        assert_eq!(town.fake.membership(&peer, &nurse).as_deref(), Some("join"));
        let loaded = baraza.loaded().await;
        let person = loaded.directory.person_of(nurse.user_id().try_into().unwrap()).unwrap();
        assert_eq!(loaded.cohort.members[person].standing, Standing::Agreed);
        assert!(matches!(refused, Fault::Refused { .. }));
    }

    /// A refusal that a program before this one stored, with the account, is still routed; no cause names one now.
    async fn refusals_are_told_by_the_persons_id(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let refuses = fake_homeserver::Fault::on("POST /v3/rooms/*/invite", fake_homeserver::Trouble::Block);
        town.fake.inject(refuses.about("@achieng:county.test"));
        baraza.order(&small_cohort(), 1).await;
        baraza.settle(&town).await;
        let store = &baraza.app.store;
        let person = store.person_for("@achieng:county.test").await.unwrap().unwrap().person_id;
        let cause = format!("refused:lari:peer:{person}:{}", baraza.app.clock.now_ms());
        assert_eq!(store.inbox_row(&cause).await.unwrap().unwrap().state, InboxState::Decided);
        let old = "refused:lari:peer:@makena:moh.test:1".to_owned();
        let body = json!({ "place": "peer", "account": "@makena:moh.test" }).to_string();
        let row = NewInboxRow {
            cause: old.clone(), queue: None, body: Body::new(body), received_at: 1, not_before: None, outcome: None,
        };
        store.receive(&[row]).await.unwrap();
        baraza.settle(&town).await;
        assert_eq!(store.inbox_row(&old).await.unwrap().unwrap().state, InboxState::Decided);
        assert!(baraza.engine.load(&CohortId::new("lari")).await.unwrap().is_some());
    }
}
