//! Somebody on no list asks to join, where the cohort's file lets people ask.

use crate::{
    test_db::on_both,
    test_service::{TestService, VOICE, small_cohort},
};

/// The cohort lets people ask.
fn open_cohort() -> String {
    format!("{}\n[enrolment]\nrequests = true\n", small_cohort())
}

on_both! {
    /// A stranger reads how, asks with one line, and is in after a yes; under a file that takes no requests nobody can ask.
    async fn a_stranger_asks_and_is_let_in(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&open_cohort()).await;
        let wanjiku = town.wanjiku();
        let hers = town.chat(&wanjiku);
        wanjiku.join(&hers).unwrap();
        let zed = town.fake.remote_person("zed", "county.test");
        let chat = zed.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        for words in ["hello", "1", "1, Zawadi Chelimo, Kagaa"] {
            zed.say(&chat, words).unwrap();
            baraza.settle(&town).await;
        }
        assert_eq!(town.times_said(&chat, "You can also ask to join"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "To ask to join, please send"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "I asked the people who look after"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&hers, "“Zawadi Chelimo (Kagaa)”"), 1, "{:?}", town.said(&hers));
        zed.say(&chat, "hello?").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "When there is an answer, I write"), 1, "{:?}", town.said(&chat));
        wanjiku.say(&hers, "1").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "which language"), 1, "{:?}", town.said(&chat));
        let loaded = baraza.loaded().await;
        let person = loaded.directory.person_of("@zed:county.test".try_into().unwrap()).unwrap();
        assert_eq!(loaded.directory.name_of(person), "Zawadi Chelimo");
        assert_eq!(baraza.strings("SELECT name FROM slip").await, Vec::<String>::new());

        // A no ends the waiting: nobody is told that somebody is still asked.
        let other = town.fake.remote_person("other", "county.test");
        let refused = other.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        other.say(&refused, "1, Neema Otieno, Kagaa").unwrap();
        baraza.settle(&town).await;
        for words in ["2", "We only take nurses of Lari."] {
            wanjiku.say(&hers, words).unwrap();
            baraza.settle(&town).await;
        }
        assert_eq!(town.times_said(&refused, "We only take nurses"), 1, "{:?}", town.said(&refused));
        other.say(&refused, "and now?").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&refused, "When there is an answer"), 0, "{:?}", town.said(&refused));

        // The file takes none any more.
        baraza.order(&small_cohort(), 2).await;
        baraza.settle(&town).await;
        let late = town.fake.remote_person("late", "county.test");
        let chat = late.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        late.say(&chat, "1, Somebody Else").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "put you on"), 0);
        assert_eq!(town.times_said(&chat, "ask the person who told you"), 1, "{:?}", town.said(&chat));
        // Nor can people of other servers ask.
        baraza.order(&open_cohort(), 3).await;
        baraza.settle(&town).await;
        let far = town.fake.remote_person("far", "elsewhere.test");
        let chat = far.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        far.say(&chat, "1, Somebody Far").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "join"), 0, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }
}
