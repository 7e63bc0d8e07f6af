//! Rows that are decided together: one that fails costs no other, and each sees those before it.

use std::time::Duration;

use appservice::engine::batch::Pace;
use storage::InboxState;

use crate::{
    test_db::{TestDb, on_both},
    test_service::{Baraza, TestService, pushed, small_cohort, whole_cohort},
};

async fn state(baraza: &Baraza, cause: &str) -> InboxState {
    baraza.app.store.inbox_row(cause).await.unwrap().unwrap().state
}

/// How many of these are decided: the first ones, and no other.
async fn decided(baraza: &Baraza, posts: &[String]) -> usize {
    let mut states = Vec::new();
    for post in posts {
        states.push(state(baraza, post).await == InboxState::Decided);
    }
    let first = states.iter().take_while(|decided| **decided).count();
    assert!(states[first..].iter().all(|decided| !decided), "one passes another: {states:?}");
    first
}

/// The database refuses what somebody did with one event, until it is told otherwise.
async fn refuse(home: &TestDb, event: &str) {
    home.raw(&if home.is_sqlite {
        format!(
            "CREATE TRIGGER refused BEFORE INSERT ON activity WHEN NEW.event_id = '{event}' \
             BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    } else {
        format!("ALTER TABLE activity ADD CONSTRAINT refused CHECK (event_id <> '{event}')")
    })
    .await;
}

async fn refuse_no_more(home: &TestDb) {
    home.raw(if home.is_sqlite {
        "DROP TRIGGER refused"
    } else {
        "ALTER TABLE activity DROP CONSTRAINT refused"
    })
    .await;
}

on_both! {
    /// What cannot be stored is set aside alone, later and earlier posts of the room are stored, and nothing is doubled.
    async fn one_that_cannot_be_stored_costs_no_other(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        let posts: Vec<String> =
            (0..7).map(|number| achieng.say(&peer, &format!("number {number}")).unwrap()).collect();
        refuse(&town.home, &posts[3]).await;
        pushed(&town).await;
        baraza.engine.turn().await.unwrap();
        for (number, post) in posts.iter().enumerate() {
            let wanted = if number == 3 { InboxState::Waiting } else { InboxState::Decided };
            assert_eq!(state(&baraza, post).await, wanted, "number {number}");
            let counted = baraza.app.store.activity_by_event(post).await.unwrap().is_some();
            assert_eq!(counted, number != 3, "number {number}");
        }
        refuse_no_more(&town.home).await;
        town.pass(Duration::from_secs(2));
        baraza.settle(&town).await;
        assert_eq!(state(&baraza, &posts[3]).await, InboxState::Decided, "nothing of it is lost");
        baraza.nothing_parked().await;
    }

    /// A turn that ends early decides the first, whatever comes in between; nothing passes what waited before it.
    async fn a_turn_that_ends_early_keeps_the_order(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        baraza.order(&whole_cohort(), 2).await;
        baraza.settle(&town).await;
        town.wanjiku().join(town.room("social")).unwrap();
        baraza.settle(&town).await;
        let peer = town.room("peer");
        let mut early = 0;
        for round in 0..12 {
            // Few enough of each that nobody waits apart, more than their share of a turn.
            let mut posts = Vec::new();
            for number in 0..15 {
                for person in [town.achieng(), town.wanjiku()] {
                    posts.push(person.say(&peer, &format!("{round} {number}")).unwrap());
                }
            }
            town.wanjiku().say(town.room("social"), "Habari").unwrap();
            pushed(&town).await;
            while decided(&baraza, &posts).await < posts.len() {
                // Long enough to begin with some of a queue, too short for all of them.
                let long = Duration::from_millis(4 << (round % 4));
                baraza.engine.pace = Pace { deciding: Duration::from_secs(3_600), turn: long, rows: 40 };
                let before = decided(&baraza, &posts).await;
                baraza.engine.turn().await.unwrap();
                let now = decided(&baraza, &posts).await - before;
                early += usize::from(8 < now && now < 20);
            }
        }
        println!("{early} turns ended early");
        baraza.nothing_parked().await;
    }

    /// One of many that cannot be stored is found by halves: a few commits, not one for each of the others.
    async fn one_of_many_is_found_by_halves(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let day = Duration::from_secs(3_600);
        baraza.engine.pace = Pace { deciding: day, turn: day, ..Pace::default() };
        let mut posts = Vec::new();
        for number in 0..20 {
            for person in [town.achieng(), town.wanjiku()] {
                posts.push(person.say(town.room("peer"), &format!("number {number}")).unwrap());
            }
        }
        refuse(&town.home, &posts[17]).await;
        pushed(&town).await;
        let before = baraza.app.store.work();
        baraza.engine.turn().await.unwrap();
        let commits = baraza.app.store.work().since(before).commits;
        assert!(commits <= 8, "{commits} commits for {} rows", posts.len());
        for (number, post) in posts.iter().enumerate() {
            assert_eq!(state(&baraza, post).await == InboxState::Decided, number != 17, "number {number}");
        }
    }

    /// What people said before a timer was due is decided before it.
    async fn a_timer_comes_after_what_was_said_before_it(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let post = town.achieng().say(town.room("peer"), "Is there a fridge?").unwrap();
        pushed(&town).await;
        town.until("2026-11-20T16:50");
        baraza.engine.turn().await.unwrap();
        assert_eq!(state(&baraza, &post).await, InboxState::Decided);
        // Whatever is decided first finds all that is due by now: what is said at the closing is said because of it.
        let by = |cause: &str| format!("SELECT cause FROM outbox WHERE cause LIKE '{cause}%'");
        assert_ne!(baraza.strings(&by(&post)).await, Vec::<String>::new());
        assert_eq!(baraza.strings(&by("timer:")).await, Vec::<String>::new());
    }

    /// What is decided in the turn in which it came is written once.
    async fn what_is_decided_at_once_gets_no_queue(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let post = town.achieng().say(town.room("peer"), "Is there a fridge?").unwrap();
        pushed(&town).await;
        let mut work = baraza.app.store.work();
        baraza.engine.turn().await.unwrap();
        work = baraza.app.store.work().since(work);
        assert_eq!(work.commits, 1, "{work:?}");
        let row = baraza.app.store.inbox_row(&post).await.unwrap().unwrap();
        assert_eq!((row.state, row.queue), (InboxState::Decided, None));
    }

    /// A reply, and a reaction, to a post that is decided with them.
    async fn each_sees_those_before_it(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, achieng, wanjiku) = (town.room("peer"), town.achieng(), town.wanjiku());
        let post = achieng.say(&peer, "Is there a fridge?").unwrap();
        let asks = wanjiku.reply(&peer, &post, "!ask").unwrap();
        wanjiku.react(&peer, &post, "❓").unwrap();
        pushed(&town).await;
        let before = baraza.app.store.work().commits;
        baraza.engine.turn().await.unwrap();
        let commits = baraza.app.store.work().commits - before;
        assert_eq!(state(&baraza, &asks).await, InboxState::Decided);
        assert!(commits <= 4, "{commits}: the queue, and what was decided together");
        let open = &baraza.loaded().await.cohort.open_questions;
        let by = baraza.app.store.person_for(achieng.user_id()).await.unwrap().unwrap().person_id;
        assert_eq!(open.iter().map(|one| (one.event.as_str(), one.by.as_str())).collect::<Vec<_>>(), [(&*post, &*by)]);
        baraza.settle(&town).await;
        baraza.nothing_parked().await;
    }

    /// Whoever comes onto the roster is found, and so is who was on it.
    async fn the_index_follows_the_file(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let njoki = "\n[[person]]\nid = \"@njoki:moh.test\"\nname = \"Njoki Waweru\"\nroles = [\"mentee\"]\n";
        baraza.order(&format!("{}{njoki}", small_cohort()), 2).await;
        baraza.settle(&town).await;
        let known = baraza.app.store.person_for("@njoki:moh.test").await.unwrap().unwrap();
        assert_eq!(baraza.app.store.cohorts_naming(&known.person_id).await.unwrap(), ["lari"]);
        baraza.order(&small_cohort(), 3).await;
        baraza.settle(&town).await;
        // A database from before the index is read once more at the start.
        town.home.raw("DELETE FROM cohort_person").await;
        town.home.raw("UPDATE cohort SET indexed_version = NULL").await;
        let row = baraza.app.store.load_cohort("lari").await.unwrap().unwrap();
        assert!(!row.indexed);
        drop(baraza);
        let baraza = town.begin().await;
        // The test's later processes take the first one's parts: what opens a database is asked here.
        drop(appservice::app::App::open(town.instance("127.0.0.1:8010", "127.0.0.1:8011")).await.unwrap());
        baraza.index_agrees().await;
    }
}
