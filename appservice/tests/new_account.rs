//! A new phone, a new account: the same person, with all that was decided of them.

use std::time::Duration;

use bots::cohort::Standing;

use crate::{
    terminal::with_file,
    test_db::on_both,
    test_service::{TestService, VOICE, small_cohort},
};

/// Wanjiku moderates.
fn cohort() -> String {
    small_cohort().replace("\"coordinator\"]", "\"coordinator\", \"moderator\"]")
}

/// The file in which Achieng has another account.
fn moved() -> String {
    let id = "id = \"@achieng2:county.test\"";
    let moved = cohort().replace("@achieng:county.test", "@achieng2:county.test");
    moved.replace(id, &format!("{id}\nformerly = \"@achieng:county.test\""))
}

/// The code on the newest slip that was said in a chat.
fn newest_code(town: &TestService, chat: &str) -> String {
    let messages = town.fake.messages_in(chat);
    let said = messages.iter().filter_map(|event| event["content"]["body"].as_str());
    let code = said.filter_map(|body| body.rsplit_once("Send this code there: ")).next_back().unwrap().1;
    code.lines().next().unwrap().trim().to_owned()
}

on_both! {
    /// What was decided of her goes along: her mute, her yes to the rules, her language. The old account is out, and her chat
    /// is a fresh one.
    async fn what_was_decided_of_a_person_goes_along(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&cohort()).await;
        let (peer, achieng, wanjiku) = (town.room("peer"), town.achieng(), town.wanjiku());
        achieng.join(&peer).unwrap();
        wanjiku.join(&peer).unwrap();
        let (chat, own) = (town.chat(&wanjiku), achieng.open_chat("@baraza_voice:moh.test").unwrap());
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        for words in ["!mute @achieng:county.test 7d loud", "1"] {
            wanjiku.say(&chat, words).unwrap();
            baraza.settle(&town).await;
        }
        let level = |account: &str| town.fake.state_content(&peer, "m.room.power_levels", "").unwrap()["users"][account].as_i64();
        assert_eq!(level("@achieng:county.test"), Some(-1));
        let before = baraza.loaded().await;
        let person = before.directory.person_of("@achieng:county.test".try_into().unwrap()).unwrap().clone();

        let (planned, fine) = with_file(&town, "plan", &moved()).await;
        assert!(fine && planned.contains("@achieng2:county.test instead of @achieng:county.test"), "{planned}");
        assert!(!planned.contains("- Achieng") && !planned.contains("+ Achieng"), "{planned}");
        let new = town.fake.remote_person("achieng2", "county.test");
        baraza.order(&moved(), 2).await;
        baraza.settle(&town).await;

        let after = baraza.loaded().await;
        assert_eq!(after.directory.person_of("@achieng2:county.test".try_into().unwrap()), Some(&person));
        assert_eq!(after.directory.person_of("@achieng:county.test".try_into().unwrap()), None);
        assert_eq!(after.cohort.members[&person].standing, Standing::Agreed);
        assert_eq!(after.cohort.members[&person].acceptance, before.cohort.members[&person].acceptance);
        assert_eq!(town.fake.membership(&peer, &achieng).as_deref(), Some("leave"), "the old account is out");
        assert_eq!(town.fake.membership(&peer, &new).as_deref(), Some("invite"), "the new one is asked in");
        new.join(&peer).unwrap();
        baraza.settle(&town).await;
        assert_eq!(level("@achieng2:county.test"), Some(-1), "and muted still");
        new.say(&peer, "free at last").unwrap_err();
        // The chat under the old account is left; the fresh one is with the new account alone.
        let fresh = town.chat(&new);
        assert_ne!(fresh, own);
        let voice = town.fake.state_content(&own, "m.room.member", "@baraza_voice:moh.test").unwrap();
        assert_eq!(voice["membership"], "leave");
        let said = town.said(&own);
        assert_eq!(town.times_said(&own, "You have a new account now"), 1, "{said:?}");
        assert_eq!(town.times_said(&own, "Someone else is in this chat"), 0, "{said:?}");
        assert_eq!(town.fake.membership(&fresh, &achieng), None);
        // A second time nothing is to be done.
        let (planned, _) = with_file(&town, "plan", &moved()).await;
        assert!(!planned.contains("instead of"), "{planned}");
        baraza.order(&moved(), 3).await;
        baraza.settle(&town).await;
        assert_eq!(town.chat(&new), fresh);
        town.pass(Duration::from_secs(7 * 24 * 3600 + 60));
        baraza.settle(&town).await;
        assert_eq!(level("@achieng2:county.test"), None, "the mute ends at its hour");
        baraza.nothing_parked().await;
    }

    /// The stranger whom somebody came in as meanwhile becomes who they are.
    async fn who_came_in_as_a_stranger_is_known_again(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&cohort()).await;
        let new = town.fake.remote_person("achieng2", "county.test");
        let chat = new.open_chat("@baraza_voice:moh.test").unwrap();
        baraza.settle(&town).await;
        new.say(&chat, "!help").unwrap();
        baraza.settle(&town).await;
        assert!(baraza.app.store.person_for("@achieng2:county.test").await.unwrap().is_some());
        let before = baraza.loaded().await;
        let person = before.directory.person_of("@achieng:county.test".try_into().unwrap()).unwrap().clone();
        baraza.order(&moved(), 2).await;
        baraza.settle(&town).await;
        let known = baraza.app.store.person_for("@achieng2:county.test").await.unwrap().unwrap();
        assert_eq!(known.person_id, person.as_str());
        assert_eq!(town.fake.membership(town.room("peer"), &new).as_deref(), Some("invite"));
        baraza.nothing_parked().await;
    }

    /// Without `formerly` the plan asks.
    async fn the_plan_asks_where_names_are_equal(home) {
        let town = TestService::new(home).await;
        drop(town.applied(&cohort()).await);
        let file = moved().replace("formerly = \"@achieng:county.test\"\n", "");
        assert_ne!(file, moved());
        let (planned, fine) = with_file(&town, "plan", &file).await;
        assert!(fine && planned.contains("formerly = \"@achieng:county.test\""), "{planned}");
    }

    /// Whoever has the old account later is somebody else, and the file that is applied again changes nobody.
    async fn who_gets_the_old_account_is_somebody_else(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&cohort()).await;
        town.fake.remote_person("achieng2", "county.test");
        let before = baraza.loaded().await;
        let person = before.directory.person_of("@achieng:county.test".try_into().unwrap()).unwrap().clone();
        baraza.order(&moved(), 2).await;
        baraza.settle(&town).await;
        // An older file, of a colleague or of another cohort, is told what to write.
        let (planned, fine) = with_file(&town, "plan", &cohort()).await;
        assert!(fine && planned.contains("if @achieng2:county.test is the new one, write it here as the id"), "{planned}");
        let again = town.achieng();
        let chat = again.open_chat("@baraza_voice:moh.test").unwrap();
        baraza.settle(&town).await;
        again.say(&chat, "!help").unwrap();
        baraza.settle(&town).await;
        let stranger = baraza.app.store.person_for("@achieng:county.test").await.unwrap().unwrap();
        assert_ne!(stranger.person_id, person.as_str());
        let (planned, fine) = with_file(&town, "plan", &moved()).await;
        assert!(fine && !planned.contains("instead of") && !planned.contains("does nothing"), "{planned}");
        baraza.order(&moved(), 3).await;
        baraza.settle(&town).await;
        let known = baraza.app.store.person_for("@achieng2:county.test").await.unwrap().unwrap();
        assert_eq!(known.person_id, person.as_str(), "she is who she was");
        let known = baraza.app.store.person_for("@achieng:county.test").await.unwrap().unwrap();
        assert_eq!(known.person_id, stranger.person_id, "and so is the other");
        baraza.nothing_parked().await;
    }

    /// Somebody of no cohort, or of another one, becomes nobody here by being named.
    async fn only_somebody_of_the_cohort_comes_again(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&cohort()).await;
        town.fake.remote_person("achieng2", "county.test");
        let other = town.fake.remote_person("other", "county.test");
        let chat = other.open_chat("@baraza_voice:moh.test").unwrap();
        baraza.settle(&town).await;
        other.say(&chat, "!help").unwrap();
        baraza.settle(&town).await;
        let stranger = baraza.app.store.person_for("@other:county.test").await.unwrap().unwrap();
        let file = moved().replace("formerly = \"@achieng:", "formerly = \"@other:");
        let (planned, fine) = with_file(&town, "plan", &file).await;
        assert!(fine && planned.contains("nobody of this cohort has that account"), "{planned}");
        baraza.order(&file, 2).await;
        baraza.settle(&town).await;
        let new = baraza.app.store.person_for("@achieng2:county.test").await.unwrap().unwrap();
        assert_ne!(new.person_id, stranger.person_id);
        assert!(baraza.app.store.person_for("@other:county.test").await.unwrap().is_some());
        baraza.nothing_parked().await;
    }

    /// By a slip, without a file: the chat that she opened from the new account goes on, the old one is left, and what was
    /// decided of her goes along.
    async fn a_slip_gives_the_new_account_to_the_same_person(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&cohort()).await;
        let (peer, achieng, wanjiku) = (town.room("peer"), town.achieng(), town.wanjiku());
        achieng.join(&peer).unwrap();
        wanjiku.join(&peer).unwrap();
        let (chat, own) = (town.chat(&wanjiku), achieng.open_chat(VOICE).unwrap());
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        for words in ["!mute @achieng:county.test 7d loud", "1", "!cohort replace", "Achieng"] {
            wanjiku.say(&chat, words).unwrap();
            baraza.settle(&town).await;
        }
        let code = newest_code(&town, &chat);
        let before = baraza.loaded().await;
        let person = before.directory.person_of("@achieng:county.test".try_into().unwrap()).unwrap().clone();

        let new = town.fake.remote_person("achieng2", "county.test");
        let fresh = new.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        new.say(&fresh, &code).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "new account of"), 1, "{:?}", town.said(&chat));
        wanjiku.say(&chat, "1").unwrap();
        baraza.settle(&town).await;

        let after = baraza.loaded().await;
        assert_eq!(after.directory.person_of("@achieng2:county.test".try_into().unwrap()), Some(&person));
        assert_eq!(after.directory.person_of("@achieng:county.test".try_into().unwrap()), None);
        assert_eq!(after.cohort.members[&person].acceptance, before.cohort.members[&person].acceptance);
        assert_eq!(after.directory.people[&person].name, before.directory.people[&person].name);
        assert_eq!(town.chats(&new), Vec::<String>::new(), "no other chat is opened");
        assert_eq!(town.times_said(&fresh, "Welcome back"), 1, "{:?}", town.said(&fresh));
        assert_eq!(town.times_said(&own, "You have a new account now"), 1, "{:?}", town.said(&own));
        let voice = town.fake.state_content(&own, "m.room.member", VOICE).unwrap();
        assert_eq!(voice["membership"], "leave");
        assert_eq!(town.fake.membership(&peer, &achieng).as_deref(), Some("leave"), "the old account is out");
        let out = town.fake.state_content(&peer, "m.room.member", "@achieng:county.test").unwrap();
        assert!(out["reason"].as_str().is_some_and(|why| why.contains("another account")), "{out}");
        let levels = town.fake.power_levels(&peer);
        assert_eq!(levels["users"]["@achieng:county.test"].as_i64(), None, "nothing of hers stays there: {levels}");
        assert_eq!(levels["users"]["@achieng2:county.test"].as_i64(), Some(-1), "{levels}");
        assert_eq!(town.fake.membership(&peer, &new).as_deref(), Some("invite"), "the new one is asked in");
        new.join(&peer).unwrap();
        baraza.settle(&town).await;
        new.say(&peer, "free at last").unwrap_err();
        // The old file names her old account: it means the same person, and brings nothing back.
        let (planned, _) = with_file(&town, "plan", &cohort()).await;
        assert!(!planned.contains("+ Achieng") && !planned.contains("- Achieng"), "{planned}");
        baraza.order(&cohort(), 2).await;
        baraza.settle(&town).await;
        let applied = baraza.loaded().await;
        assert_eq!(applied.directory.people[&person].accounts.len(), 1, "the old account is not hers again");
        assert_eq!(town.fake.membership(&peer, &achieng).as_deref(), Some("leave"));
        assert_eq!(town.fake.membership(&peer, &new).as_deref(), Some("join"));
        assert_eq!(applied.cohort.members[&person].standing, Standing::Agreed);
        // Nor does the old account come in by another's slip.
        for words in ["!cohort replace", "Makena"] {
            wanjiku.say(&chat, words).unwrap();
            baraza.settle(&town).await;
        }
        let code = newest_code(&town, &chat);
        let again = achieng.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        achieng.say(&again, &code).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&again, "cannot come in with this code"), 1, "{:?}", town.said(&again));
        // She is heard where she wrote, and the old account by nobody.
        new.say(&fresh, "!help").unwrap();
        baraza.settle(&town).await;
        assert!(town.times_said(&fresh, "!help") > 0, "{:?}", town.said(&fresh));
        baraza.nothing_parked().await;
        baraza.index_agrees().await;
    }
}
