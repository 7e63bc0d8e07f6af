//! A vote from its proposal to its end, through the whole service: three working days, a restart in between, and a file that
//! knows nothing of it.

use std::time::Duration;

use crate::{
    terminal::with_file,
    test_db::on_both,
    test_service::{TestService, VOICE, small_cohort},
};

on_both! {
    /// Members change their hours. The room closes by the new ones, and the old file changes nothing of it.
    async fn a_vote_changes_the_hours_and_an_old_file_does_not(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.applied(&small_cohort()).await;
        let (peer, achieng, wanjiku) = (town.room("peer"), town.achieng(), town.wanjiku());
        achieng.join(&peer).unwrap();
        wanjiku.join(&peer).unwrap();
        let hers = town.chat(&wanjiku);
        wanjiku.join(&hers).unwrap();
        let theirs = achieng.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        // Monday morning.
        town.until("2026-11-23T08:05");
        baraza.settle(&town).await;
        for words in ["!propose", "2", "1", "1", "Mon-Fri 08:00-16:00", "1"] {
            wanjiku.say(&hers, words).unwrap();
            baraza.settle(&town).await;
        }
        town.pass(Duration::from_secs(60));
        baraza.settle(&town).await;
        assert!(town.times_said(&peer, "16:00") > 0, "{:?} {:?}", town.said(&peer), town.said(&hers));
        for (person, chat) in [(&wanjiku, &hers), (&achieng, &theirs)] {
            person.say(chat, "1").unwrap();
            baraza.settle(&town).await;
        }
        drop(baraza);
        baraza = town.begin().await;
        for day in 24..=26 {
            for time in ["08:00", "16:30", "17:00"] {
                town.until(&format!("2026-11-{day}T{time}"));
                baraza.settle(&town).await;
                if day < 26 && time == "16:30" {
                    assert!(!town.is_closed(&peer), "{day}: the old hours hold until the end");
                }
            }
        }
        town.until("2026-11-27T08:00");
        town.pass(Duration::from_secs(120));
        baraza.settle(&town).await;
        let hours = |loaded: &appservice::engine::cohorts::Loaded| {
            loaded.cohort.structure.hours.windows.iter().map(|window| window.to.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(hours(&baraza.loaded().await), ["16:00:00"], "{:?}", town.said(&peer));
        let (planned, _) = with_file(&town, "plan", &small_cohort()).await;
        assert!(planned.contains("vote"), "{planned}");
        baraza.order(&small_cohort(), 2).await;
        baraza.settle(&town).await;
        assert_eq!(hours(&baraza.loaded().await), ["16:00:00"], "an old file undoes no vote");
        town.until("2026-11-27T15:59");
        baraza.settle(&town).await;
        assert!(!town.is_closed(&peer));
        town.until("2026-11-27T16:00");
        baraza.settle(&town).await;
        assert!(town.is_closed(&peer), "closed by the hours that were voted");
        baraza.nothing_parked().await;
    }
}
