//! Whoever guesses codes: a few are read, then none for a while, also after a restart; the operator reads of it.

use std::time::Duration;

use crate::{
    test_db::on_both,
    test_service::{TestService, VOICE, small_cohort},
};

on_both! {
    /// Five wrong ones a day of an account; the sixth is not read, also by a service that was started anew.
    async fn wrong_codes_of_an_account_have_an_end(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let zed = town.fake.person("zed");
        let chat = zed.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        for number in 0..5 {
            zed.say(&chat, &format!("1000 000{number}")).unwrap();
            baraza.settle(&town).await;
        }
        assert_eq!(town.times_said(&chat, "once more today"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "try again tomorrow"), 1, "{:?}", town.said(&chat));
        drop(baraza);
        baraza = town.begin().await;
        for number in 5..9 {
            zed.say(&chat, &format!("1000 000{number}")).unwrap();
            baraza.settle(&town).await;
        }
        assert_eq!(town.times_said(&chat, "read no more"), 1, "once, then nothing: {:?}", town.said(&chat));
        // A call for help is heard all the same.
        zed.say(&chat, "!urgent 12345678 she is bleeding").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "call the emergency number"), 1, "{:?}", town.said(&chat));
        town.pass(Duration::from_secs(24 * 3600 + 60));
        zed.say(&chat, "10000009").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "more times today"), 4, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// Twenty an hour of a server, whoever sends them; people of others go on. Nothing of what was tried is kept.
    async fn wrong_codes_of_a_server_have_an_end(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        for person in 0..8 {
            let guesser = town.fake.remote_person(&format!("g{person}"), "evil.test");
            let chat = guesser.open_chat(VOICE).unwrap();
            baraza.settle(&town).await;
            for number in 0..3 {
                guesser.say(&chat, &format!("2000{person}00{number}")).unwrap();
                baraza.settle(&town).await;
            }
            let spent = person > 6 || person == 6 && town.times_said(&chat, "read no more") > 0;
            assert_eq!(town.times_said(&chat, "read no more") > 0, spent, "{person}: {:?}", town.said(&chat));
        }
        let told = baraza.engine.guessing.list(town.now());
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told.contains_key("codes from evil.test"), "{told:?}");
        let zed = town.fake.person("zed");
        let chat = zed.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        zed.say(&chat, "10000009").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "more times today"), 1, "{:?}", town.said(&chat));
        let kept = baraza.strings("SELECT body FROM inbox WHERE body LIKE '%2000%00%'").await;
        assert_eq!(kept, Vec::<String>::new());
    }

    /// A member who sends a number of eight digits is heard as ever.
    async fn a_member_s_numbers_are_no_codes(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let wanjiku = town.wanjiku();
        let chat = town.chat(&wanjiku);
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        for _ in 0..7 {
            wanjiku.say(&chat, "20 000 001").unwrap();
            baraza.settle(&town).await;
        }
        assert_eq!(town.times_said(&chat, "code"), 0, "{:?}", town.said(&chat));
    }
}
