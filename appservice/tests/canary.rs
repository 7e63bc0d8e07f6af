//! Content is not kept: when everything has settled, a message's words are nowhere.

use std::time::Duration;

use crate::{
    test_db::on_both,
    test_service::{TestService, small_cohort},
};

const WORD: &str = "kanariChanjoYaSiri";

on_both! {
    async fn a_messages_words_are_nowhere(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let (peer, makena, achieng) = (town.room("peer"), town.makena(), town.achieng());
        achieng.join(&peer).unwrap();
        let chat = town.chat(&makena);
        makena.join(&chat).unwrap();
        baraza.settle(&town).await;
        for answer in ["1", "1"] {
            makena.say(&chat, answer).unwrap();
            baraza.settle(&town).await;
        }
        makena.join(&peer).unwrap();
        baraza.settle(&town).await;
        let said = achieng.say(&peer, &format!("{WORD} in the room")).unwrap();
        achieng.edit(&peer, &said, &format!("{WORD} changed")).unwrap();
        makena.reply(&peer, &said, &format!("{WORD} replied")).unwrap();
        makena.react(&peer, &said, &format!("{WORD} reacted")).unwrap();
        achieng.say(&peer, &format!("!ask {WORD}?")).unwrap();
        achieng.say(&peer, &format!("!{WORD}")).unwrap();
        makena.say(&chat, &format!("{WORD} in the chat")).unwrap();
        makena.say(&chat, &format!("!urgent {WORD} has happened")).unwrap();
        makena.say(&chat, &format!("!report {WORD} was said")).unwrap();
        achieng.redact(&peer, &said).unwrap();
        town.fake.person("stranger").open_chat(crate::test_service::VOICE).unwrap();
        baraza.settle(&town).await;
        town.until("2026-11-20T18:00");
        baraza.settle(&town).await;
        makena.say(&chat, &format!("!later {WORD} held")).unwrap();
        makena.say(&chat, &format!("{WORD} offered")).unwrap();
        crate::test_service::pushed(&town).await;
        if town.home.is_sqlite {
            assert!(town.home.in_files(WORD) > 0, "the word was never there: the search finds nothing");
        } else {
            assert!(town.home.rows_with("inbox", "body", WORD).await > 0);
        }
        baraza.settle(&town).await;
        town.until("2026-11-23T08:00");
        town.pass(Duration::from_secs(5));
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&peer, &format!("{WORD} held")), 1, "it went out: {:?}", town.said(&peer));
        baraza.recover(&town).await;
        // An answer that quotes a command waits in the chat of someone who never opened it: it may be kept till then.
        achieng.join(town.chat(&achieng)).unwrap();
        baraza.settle(&town).await;
        if town.home.is_sqlite {
            assert!(baraza.app.store.scrub().await.unwrap());
            assert_eq!(town.home.in_files(WORD), 0, "in the files of SQLite");
        } else {
            for (table, column) in town.home.text_columns().await {
                assert_eq!(town.home.rows_with(&table, &column, WORD).await, 0, "in {table}.{column}");
            }
        }
    }
}
