//! A server that refuses invitations: one problem of a server, and nobody's refusal.

use std::time::Duration;

use bots::cohort::Standing;
use fake_homeserver::{Fault, Trouble};

use crate::{
    rounds::{invited, people},
    test_db::on_both,
    test_service::{Baraza, TestService, small_cohort},
};

const INTO_A_ROOM: &str = "POST /v3/rooms/*/invite";

/// Invitations into chats are written as state.
fn into_a_chat(localpart: &str) -> String {
    format!("PUT /v3/rooms/*/state/m.room.member/@{localpart}:county.test")
}

/// Something waits all the time, so it never settles.
async fn a_minute(baraza: &Baraza, town: &TestService) {
    for _ in 0..4 {
        baraza.pass().await;
    }
    town.pass(Duration::from_secs(60));
}

on_both! {
    /// Ten people agreed on paper and two did not; their server is not on our list. After an hour it is.
    async fn a_server_that_refuses_makes_nobody_decline(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        town.fake.inject(Fault::on(INTO_A_ROOM, Trouble::Forbid).about(":county.test"));
        let new = ["asha", "zawadi"];
        let mut file = format!("{}{}", small_cohort(), people("county", 5));
        for localpart in new {
            town.fake.inject(Fault::on(&into_a_chat(localpart), Trouble::Forbid));
            file.push_str(&format!("\n[[person]]\nid = \"@{localpart}:county.test\"\nname = \"{localpart}\"\nroles = [\"mentee\"]\n"));
        }
        baraza.order(&file, 1).await;
        a_minute(&baraza, &town).await;
        town.wanjiku().join(town.chat(&town.wanjiku())).unwrap();
        for _ in 0..60 {
            a_minute(&baraza, &town).await;
        }
        let said = town.said(&town.chat(&town.wanjiku()));
        assert!(!said.iter().any(|text| text.contains("did not take")), "{said:?}");
        let loaded = baraza.loaded().await;
        let away = |standing| matches!(standing, Standing::Declined | Standing::Left | Standing::OffRoster);
        assert!(!loaded.cohort.members.values().any(|member| away(member.standing)), "{:?}", loaded.cohort.members);
        let asked = town.fake.requests(INTO_A_ROOM).iter().filter(|ask| ask.body["user_id"].to_string().contains("county")).count();
        assert!((6..=18).contains(&asked), "asked {asked} times in an hour");
        let words = baraza.health.words();
        assert_eq!(words.matches("server county.test: refuses invitations").count(), 1, "{words}");
        assert!(!words.contains("nurse") && !words.contains("asha"), "{words}");
        town.fake.clear_faults();
        for _ in 0..20 {
            a_minute(&baraza, &town).await;
        }
        assert_eq!(invited(&town, "county"), 5);
        for _ in 0..60 {
            a_minute(&baraza, &town).await;
        }
        for localpart in new {
            let asha = format!("@{localpart}:county.test");
            let is_invited = town.fake.rooms().iter().any(|room| {
                town.fake.state_content(room, "m.room.member", &asha).is_some_and(|here| here["membership"] == "invite")
            });
            assert!(is_invited, "{localpart}");
        }
        let words = baraza.health.words();
        assert!(!words.contains("county"), "{words}");
    }
}
