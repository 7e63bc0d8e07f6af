//! What deciding asks of the database: the same number at one cohort and at fifty. Counted, never timed.

#![expect(clippy::unwrap_used, reason = "a test that unwraps says by failing what went wrong")]

use std::time::Duration;

use appservice::engine::batch::Pace;
use bench::World;
use storage::Work;
use test_db::on_both;

#[path = "../../../appservice/tests/test_db.rs"]
#[expect(dead_code, reason = "made for the tests of the shell")]
mod test_db;

async fn world(home: &test_db::TestDb, cohorts: usize) -> World {
    let mut world = World::new(&home.url, &home.folder, cohorts).await.unwrap();
    // However slow the machine is, the same is decided together.
    let long = Duration::from_secs(3_600);
    world.engine.pace = Pace { deciding: long, turn: long, ..Pace::default() };
    world
}

async fn posts(world: &mut World, posts: usize) -> Work {
    world.post(posts).await.unwrap();
    let work = world.work_of_draining().await.unwrap();
    let counts = world.app.store.counts().await.unwrap();
    assert_eq!((counts.inbox_waiting, counts.inbox_parked), (0, 0));
    work
}

async fn direct_message(world: &mut World, number: usize) -> Work {
    world.write_to_voice(number, "!rota").await.unwrap();
    world.work_of_draining().await.unwrap()
}

on_both! {
    /// Two hundred posts in one room: a few statements and a commit for many rows.
    async fn posts_of_a_cohort_are_decided_together(home) {
        let mut world = world(&home, 1).await;
        posts(&mut world, 1).await;
        let work = posts(&mut world, 200).await;
        println!("{work:?}");
        assert!(work.commits <= 6, "{work:?}");
        assert!(work.statements() <= 60, "{work:?}");
    }

    /// What is decided alone, too.
    async fn a_post_is_stored_once(home) {
        let mut world = world(&home, 1).await;
        posts(&mut world, 1).await;
        let work = posts(&mut world, 1).await;
        println!("{work:?}");
        assert_eq!(work.commits, 1, "{work:?}");
        assert!(work.writes <= 6, "nothing that has not changed is written: {work:?}");
    }

    /// A direct message asks for the cohorts of its person, however many others there are.
    async fn a_direct_message_costs_the_same_among_fifty_cohorts(home) {
        let mut world = world(&home, 1).await;
        direct_message(&mut world, 1).await;
        let alone = direct_message(&mut world, 2).await;
        world.grow(50).await.unwrap();
        direct_message(&mut world, 3).await;
        let among = direct_message(&mut world, 4).await;
        println!("{alone:?} {among:?}");
        assert_eq!(alone, among);
        assert!(alone.commits <= 1 && alone.statements() <= 60, "{alone:?}");
    }

    /// Posts over fifty cohorts: what a cohort costs, once for all of its rows that wait together, in a commit for all.
    async fn posts_over_fifty_cohorts_are_stored_together(home) {
        let mut world = world(&home, 50).await;
        posts(&mut world, 50).await;
        let work = posts(&mut world, 500).await;
        println!("{work:?}");
        assert!(work.commits <= 3, "{work:?}");
        assert!(work.statements() <= 50 * 16, "{work:?}");
    }
}
