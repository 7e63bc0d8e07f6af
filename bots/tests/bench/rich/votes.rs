//! What is stored of votes.

use std::collections::BTreeMap;

use bots::{
    cohort::{Question as Stored, Strength, structure::Rules},
    ids::{EffectKey, Language, RoomKind},
    quiet_hours::calendar::{Days, WeeklyWindow},
    votes::{
        Change, Question, Words,
        state::{Ballot, Choice, Decided, Matter, Run, Since, Totals, Version, Vote, Votes},
    },
};
use jiff::{
    Timestamp,
    civil::{date, time},
};

use super::{event, person};

fn words(words: &str) -> Words {
    [(Language::En, words.to_owned()), (Language::Sw, "Heshima.".to_owned())].into()
}

fn window() -> WeeklyWindow {
    WeeklyWindow { days: Days::MON_FRI, from: time(8, 0, 0, 0), to: time(16, 30, 0, 0) }
}

/// All that can be voted on: only one of these is at a time.
pub fn matters() -> Vec<Matter> {
    let changes = [
        Change::Rule { was: Some(words("Be kind.")), now: Some(words("Be kind to all.")) },
        Change::Rule { was: None, now: None },
        Change::Hours { was: Some(window()), now: Some(window()) },
        Change::Hours { was: None, now: None },
        Change::Quiet { room: RoomKind::Peer, was: Strength::Hold, now: Strength::Remind },
        Change::Quiet { room: RoomKind::Peer, was: Strength::None, now: Strength::None },
        Change::DayOff { date: date(2026, 12, 11), was: None, now: Some("Founders' day".to_owned()) },
        Change::DayOff { date: date(2026, 12, 12), was: Some("Jamhuri Day".to_owned()), now: None },
        Change::First(person("nekesa")),
    ];
    changes.into_iter().map(Matter::Change).chain([Matter::Review]).collect()
}

/// Each step on the way to a proposal, and the ballot.
pub fn questions() -> Vec<Stored> {
    let all = [
        Question::What,
        Question::WhichRule,
        Question::RuleHow { at: 1 },
        Question::RuleWords { so_far: Default::default() },
        Question::WhichHours { said: Some("Mon-Fri 08:00-16:30".to_owned()) },
        Question::HoursHow { at: 1 },
        Question::HoursWords { at: Some(1) },
        Question::HoursWords { at: None },
        Question::WhichRoom,
        Question::RoomHow { room: RoomKind::Peer },
        Question::WhichFirst,
        Question::DayOffHow,
        Question::DayOffDate,
        Question::DayOffName { date: date(2026, 12, 11) },
        Question::WhichDayOff,
        Question::Withdraw { vote: 3 },
        Question::End { vote: 3 },
        Question::Send { change: Some(Change::First(person("nekesa"))) },
        Question::Ballot { vote: 3 },
    ];
    all.into_iter().map(Stored::new).collect()
}

pub fn state(now: Timestamp) -> Votes {
    let totals = Totals { yes: 12, no: 3, others: 2, members: 23 };
    let since = Since { at: now, totals: Some(totals) };
    let rules = Rules { version: 1, lines: BTreeMap::from([(Language::En, vec!["Be kind.".to_owned()])]) };
    let ballots = [("njeri", Choice::Yes), ("mutua", Choice::No), ("amina", Choice::Others)];
    let ballot = |choice| Ballot { choice, sent: now, mark: Some(event("ballot")) };
    Votes {
        last: 3,
        running: Some(Vote {
            number: 3,
            by: Some(person("njeri")),
            matter: matters().remove(0),
            run: Some(Run { from: now, ends: now }),
            told: Some(EffectKey::stored("row3#0".to_owned())),
            hinted: [person("mutua")].into(),
            asked: [person("njeri")].into(),
            ballots: ballots.map(|(name, choice)| (person(name), ballot(choice))).into(),
        }),
        proposed: [(person("njeri"), vec![now])].into(),
        rules: Some(Decided { what: rules.lines.clone(), at: now, totals }),
        hours: Some(Decided { what: vec![window()], at: now, totals }),
        quiet: [(RoomKind::Peer, Decided { what: Strength::Remind, at: now, totals })].into(),
        holidays: [
            (date(2026, 12, 11), Decided { what: Some("Founders' day".to_owned()), at: now, totals }),
            (date(2026, 12, 12), Decided { what: None, at: now, totals }),
        ]
        .into(),
        order: Some(Decided { what: vec![person("nekesa")], at: now, totals }),
        versions: vec![Version { rules, since: Some(since), until: now }],
        since: Some(since),
        file_version: Some(1),
        renewed: Some(now),
        reviewed: Some(now),
    }
}
