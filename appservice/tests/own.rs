//! The membership of our own accounts is a fact: the voice thrown out of a chat and asked back, a third person in a
//! chat, a chat that is gone, a steward taken out of a room.

use std::time::{Duration, Instant};

use fake_homeserver::Person;
use serde_json::json;
use storage::{Chat, ChatStatus};

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

const ALERT: &str = "needs help now";

/// Wanjiku is on call, then Achieng; both have a chat that they opened, and so has Makena, who calls.
async fn on_call(town: &TestService) -> (Baraza, [String; 3]) {
    let baraza = town.begin().await;
    let agreed = "member_since = 2025-02-03\naccepted_on = 2025-02-03\n";
    let file =
        small_cohort().replace("name = \"Makena Kirimi\"\n", &format!("name = \"Makena Kirimi\"\n{agreed}"));
    let on_call =
        "\n[[on_call]]\nperson = \"@wanjiku:moh.test\"\n\n[[on_call]]\nperson = \"@achieng:county.test\"\n";
    baraza.order(&format!("{file}{on_call}"), 1).await;
    baraza.settle(town).await;
    let people = [town.wanjiku(), town.achieng(), town.makena()];
    let chats = [0, 1, 2].map(|n: usize| people[n].open_chat(VOICE).unwrap());
    for (person, chat) in people.iter().zip(&chats) {
        until(town, &baraza, async || is(&baraza, person, ChatStatus::Joined, chat).await).await;
    }
    (baraza, chats)
}

async fn chat_of(baraza: &Baraza, person: &Person) -> Option<Chat> {
    let account = baraza.app.store.person_for(person.user_id()).await.unwrap()?;
    baraza.app.store.chat_of(&account.person_id).await.unwrap()
}

async fn is(baraza: &Baraza, person: &Person, status: ChatStatus, room: &str) -> bool {
    let chat = chat_of(baraza, person).await;
    chat.is_some_and(|chat| chat.status == status && chat.room_id.as_deref() == Some(room))
}

/// Turns all loops until it is so: what is asked of the homeserver beside them takes a moment.
async fn until(town: &TestService, baraza: &Baraza, mut so: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    loop {
        crate::test_service::pushed(town).await;
        let pass = baraza.pass().await;
        if pass.decided == 0 && pass.delivered == 0 && so().await {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "it never comes to that: {}",
            baraza.health.words()
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn joined(town: &TestService, room: &str) -> bool {
    town.fake.membership(room, VOICE).as_deref() == Some("join")
}

on_both! {
    /// Out, not reachable; asked back, there again.
    async fn a_voice_that_was_thrown_out_comes_back_when_it_is_asked(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, second, third]) = on_call(&town).await;
        let (wanjiku, makena) = (town.wanjiku(), town.makena());
        wanjiku.act_on(&first, "kick", VOICE).unwrap();
        until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Left, &first).await).await;
        makena.say(&third, "!urgent the fridge has failed").unwrap();
        until(&town, &baraza, async || town.times_said(&second, ALERT) == 1).await;
        assert!(town.times_said(&third, "Achieng Odhiambo") >= 1, "{:?}", town.said(&third));
        for _ in 0..2 {
            wanjiku.act_on(&first, "invite", VOICE).unwrap();
            until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Joined, &first).await).await;
            assert!(joined(&town, &first));
            wanjiku.act_on(&first, "kick", VOICE).unwrap();
            until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Left, &first).await).await;
        }
        wanjiku.act_on(&first, "invite", VOICE).unwrap();
        until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Joined, &first).await).await;
        // Long after the first: it is another emergency.
        town.pass(Duration::from_secs(2 * 3_600));
        makena.say(&third, "!urgent no oxygen").unwrap();
        until(&town, &baraza, async || town.times_said(&first, "“no oxygen”") == 1).await;
        baraza.nothing_parked().await;
    }

    /// An alert that waits for an answer there is passed on at once.
    async fn an_alert_does_not_wait_for_a_chat_that_is_gone(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, second, third]) = on_call(&town).await;
        town.makena().say(&third, "!urgent the fridge has failed").unwrap();
        until(&town, &baraza, async || town.times_said(&first, ALERT) == 1).await;
        assert_eq!(town.times_said(&second, ALERT), 0);
        town.wanjiku().act_on(&first, "kick", VOICE).unwrap();
        until(&town, &baraza, async || town.times_said(&second, ALERT) == 1).await;
        assert!(town.times_said(&third, "so I told Achieng") == 1, "{:?}", town.said(&third));
    }

    /// Nobody told us that a chat is gone: the alert finds out, the next is told, and it waits in a fresh chat.
    async fn what_cannot_be_said_goes_into_a_fresh_chat(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, second, third]) = on_call(&town).await;
        let wanjiku = town.wanjiku();
        town.fake.purge(&first);
        town.makena().say(&third, "!urgent the fridge has failed").unwrap();
        until(&town, &baraza, async || town.times_said(&second, ALERT) == 1).await;
        let fresh = town.chat(&wanjiku);
        assert_ne!(fresh, first);
        wanjiku.join(&fresh).unwrap();
        town.pass(Duration::from_secs(2));
        until(&town, &baraza, async || town.times_said(&fresh, ALERT) == 1).await;
        baraza.nothing_parked().await;
    }

    /// The same before anything is to be said: reading back finds a chat that cannot be read.
    async fn a_chat_that_cannot_be_read_back_is_lost(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, ..]) = on_call(&town).await;
        let wanjiku = town.wanjiku();
        town.fake.hold_push();
        wanjiku.act_on(&first, "kick", VOICE).unwrap();
        assert!(town.fake.forget_queued_events() > 0);
        town.fake.release_push();
        baraza.heal().await;
        until(&town, &baraza, async || chat_of(&baraza, &wanjiku).await.unwrap().status == ChatStatus::Invited).await;
        assert_ne!(town.chat(&wanjiku), first);
    }

    /// With a third person in it, nothing private is said there any more, and the talk goes on in a fresh chat, to which
    /// nobody else can be brought.
    async fn a_third_person_ends_a_private_chat(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, _, third]) = on_call(&town).await;
        let (wanjiku, mwikali) = (town.wanjiku(), town.fake.person("mwikali"));
        wanjiku.say(&first, "!leave").unwrap();
        until(&town, &baraza, async || town.times_said(&first, "Do you want to leave") == 1).await;
        wanjiku.act_on(&first, "invite", &mwikali).unwrap();
        until(&town, &baraza, async || !joined(&town, &first)).await;
        let said = town.said(&first);
        assert_eq!(town.times_said(&first, "Someone else is in this chat"), 1, "{said:?}");
        mwikali.join(&first).unwrap();
        town.makena().say(&third, "!urgent the fridge has failed").unwrap();
        until(&town, &baraza, async || town.chats(&wanjiku).len() == 1).await;
        assert_eq!(town.said(&first), said, "nothing more");
        let fresh = town.chat(&wanjiku);
        wanjiku.join(&fresh).unwrap();
        town.pass(Duration::from_secs(60));
        wanjiku.say(&fresh, "2").unwrap();
        until(&town, &baraza, async || town.times_said(&fresh, "You stay in the group") == 1).await;
        wanjiku.act_on(&fresh, "invite", &mwikali).unwrap_err();
        assert!(joined(&town, &fresh));
    }

    /// Two chats with one person: each is answered where it is written, and a digit is about what stands there.
    async fn a_person_in_two_chats_is_answered_where_they_wrote(home) {
        let town = TestService::new(home).await;
        let (baraza, [first, ..]) = on_call(&town).await;
        let wanjiku = town.wanjiku();
        wanjiku.say(&first, "!leave").unwrap();
        until(&town, &baraza, async || town.times_said(&first, "Do you want to leave") == 1).await;
        town.pass(Duration::from_secs(2));
        let second = wanjiku.open_chat(VOICE).unwrap();
        until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Joined, &second).await).await;
        town.pass(Duration::from_secs(2));
        wanjiku.say(&second, "2").unwrap();
        until(&town, &baraza, async || town.times_said(&second, "Do you want to leave") == 1).await;
        assert_eq!(town.times_said(&second, "in our other chat"), 1, "{:?}", town.said(&second));
        town.pass(Duration::from_secs(2));
        wanjiku.say(&first, "!help").unwrap();
        until(&town, &baraza, async || town.times_said(&first, "!rota") == 1).await;
        assert!(is(&baraza, &wanjiku, ChatStatus::Joined, &first).await);
        town.pass(Duration::from_secs(2));
        wanjiku.say(&first, "2").unwrap();
        until(&town, &baraza, async || town.times_said(&first, "You stay in the group") == 1).await;
        assert_eq!(town.times_said(&second, "You stay"), 0);
        // What is read back late does not bring the talk back to where it was written.
        town.fake.hold_push();
        wanjiku.say(&first, "good morning").unwrap();
        assert!(town.fake.forget_queued_events() > 0);
        town.fake.release_push();
        town.pass(Duration::from_secs(3_600));
        wanjiku.say(&second, "!help").unwrap();
        until(&town, &baraza, async || is(&baraza, &wanjiku, ChatStatus::Joined, &second).await).await;
        baraza.heal().await;
        baraza.settle(&town).await;
        assert!(is(&baraza, &wanjiku, ChatStatus::Joined, &second).await);
        baraza.nothing_parked().await;
    }

    /// It says that it is direct, and four are in it.
    async fn a_room_of_four_is_no_direct_chat(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let wanjiku = town.wanjiku();
        let with = [VOICE, "@achieng:county.test", "@mwikali:moh.test"];
        let body = json!({ "preset": "private_chat", "is_direct": true, "invite": with });
        let room = wanjiku.create_room(&body).unwrap();
        until(&town, &baraza, async || town.fake.membership(&room, VOICE).as_deref() == Some("leave")).await;
        baraza.settle(&town).await;
        assert_eq!(baraza.app.store.chat_room(&room).await.unwrap(), None);
        assert_eq!(town.said(&room), Vec::<String>::new());
    }

    /// The steward cannot come back by itself: the operator reads what to do; when it was asked in, all goes on.
    async fn a_steward_that_was_taken_out_is_a_problem_with_its_remedy(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let peer = town.room("peer");
        town.fake.take_out(&peer, crate::test_service::STEWARD).unwrap();
        baraza.settle(&town).await;
        let words = baraza.health.words();
        assert!(words.contains("is not in the peer room") && words.contains("invites @baraza:moh.test"), "{words}");
        town.fake.take_out(&peer, VOICE).unwrap();
        baraza.settle(&town).await;
        assert_eq!(baraza.loaded().await.cohort.rooms.len(), 2, "no room is made anew");
    }

    /// A voice that was taken out of a room is brought back, and what it had to say waits for that.
    async fn a_voice_that_was_taken_out_of_a_room_says_it_later(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        town.fake.take_out(&peer, VOICE).unwrap();
        town.achieng().say(&peer, "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        baraza.courier.deliver_due().await.unwrap();
        baraza.nothing_parked().await;
        baraza.settle(&town).await;
        assert!(joined(&town, &peer));
        town.pass(Duration::from_secs(6));
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&peer, "Who keeps the talk going"), 1, "{:?}", town.said(&peer));
    }
}
