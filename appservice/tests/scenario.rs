//! The whole story of a cohort, in steps that a test may disturb: made, someone gets in, posts, asks, the room closes
//! and opens, a held message goes out.

use std::time::Duration;

use crate::{
    test_db::{TestDb, on_both},
    test_service::{Baraza, TestService, small_cohort},
};

/// What people do, one after the other; after each the service has its turn.
pub const STEPS: usize = 12;

/// One step of people and clocks. Nothing of Baraza in it.
pub fn step(town: &TestService, number: usize) {
    let (makena, wanjiku, achieng) = (town.makena(), town.wanjiku(), town.achieng());
    match number {
        0 => {}
        1 => {
            wanjiku.join(town.room("peer")).unwrap();
            achieng.join(town.room("peer")).unwrap();
            makena.join(town.chat(&makena)).unwrap();
        }
        2 => drop(makena.say(town.chat(&makena), "1").unwrap()),
        3 => drop(makena.say(town.chat(&makena), "1").unwrap()),
        4 => {
            makena.join(town.room("peer")).unwrap();
            makena.say(town.room("peer"), "Habari zenu?").unwrap();
        }
        5 => drop(achieng.say(town.room("peer"), "!rota").unwrap()),
        6 => town.until("2026-11-20T16:50"),
        7 => town.until("2026-11-20T16:59:57"),
        8 => town.until("2026-11-20T17:00"),
        9 => {
            town.pass(Duration::from_secs(3600));
            makena.say(town.chat(&makena), "!later The fridge thermometer is broken").unwrap();
        }
        10 => {
            town.until("2026-11-23T08:00");
            town.pass(Duration::from_secs(2));
        }
        // The author is told where the message went when something happens next.
        11 => {
            town.until("2026-11-23T08:10");
            makena.say(town.room("peer"), "Asante").unwrap();
        }
        _ => unreachable!("there are {STEPS} steps"),
    }
}

/// What a story ends in: who is where, what was said, without times.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    rooms: usize,
    peer: Vec<String>,
    members: Vec<String>,
    chats: Vec<Vec<String>>,
    reactions: usize,
}

impl Ending {
    pub fn of(town: &TestService) -> Self {
        let peer = town.room("peer");
        let chats = [town.makena(), town.wanjiku()].map(|person| town.said(&town.chat(&person)));
        let mut members = town.fake.joined(&peer);
        members.sort();
        let rooms = town.fake.rooms();
        let reaction = |event: &serde_json::Value| event["type"] == "m.reaction";
        let reactions =
            rooms.iter().map(|r| town.fake.messages_in(r).iter().filter(|e| reaction(e)).count()).sum();
        Self { rooms: rooms.len(), peer: town.said(&peer), members, chats: chats.to_vec(), reactions }
    }
}

impl Ending {
    /// Compares, and shows only what differs.
    pub fn assert_is(&self, expected: &Self, after: &str) {
        let lines = |ending: &Self| -> Vec<String> {
            let chats = ending.chats.concat();
            ending.peer.iter().chain(&ending.members).chain(&chats).cloned().collect()
        };
        let (have, want) = (lines(self), lines(expected));
        let missing: Vec<_> = want.iter().filter(|line| !have.contains(line)).collect();
        let odd: Vec<_> = have.iter().filter(|line| !want.contains(line)).collect();
        assert!(missing.is_empty() && odd.is_empty(), "{after}: missing {missing:#?}, odd {odd:#?}");
        assert_eq!(self, expected, "{after}");
    }
}

/// The whole story with nothing going wrong, and how things stand after each step.
pub async fn tell(town: &TestService) -> (Baraza, Vec<Ending>) {
    let baraza = town.begin().await;
    baraza.order(&small_cohort(), 1).await;
    let mut stands = Vec::new();
    for number in 0..STEPS {
        step(town, number);
        baraza.settle(town).await;
        stands.push(Ending::of(town));
    }
    (baraza, stands)
}

on_both! {
    /// The story, undisturbed; what the disturbed ones are compared with is what it should be.
    async fn the_whole_story(home) {
        let town = TestService::new(home).await;
        let began = std::time::Instant::now();
        let (baraza, ending) = tell(&town).await;
        println!("{:?}, {} requests", began.elapsed(), town.fake.journal().len());
        println!("{:#?}", ending.last());
        baraza.nothing_parked().await;
    }
}

/// How things stand after each step when nothing goes wrong.
pub async fn undisturbed() -> Vec<Ending> {
    crate::test_db::on_sqlite(async |home: TestDb| tell(&TestService::new(home).await).await.1).await
}
