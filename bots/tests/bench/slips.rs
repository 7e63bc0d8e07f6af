//! Slips that are made, and people who come by them.

use std::hash::{DefaultHasher, Hash, Hasher};

use bots::{
    cohort::{Cohort, Person, Question},
    deciding::{Consequences, FreshCodes, JoinCode, SlipChange},
    effect::{FileContent, FileOfOurs},
    enrolment::asks::{self, Task},
    enrolment::state::{Added, Enrolment, Given, Handed, Request, Slip},
    event::Event,
    ids::Cause,
};

use jiff::Timestamp;

use super::{Bench, lari};

/// All that enrolment can remember.
pub(super) fn remembered(cohort: &Cohort, now: Timestamp) -> Enrolment {
    let (njeri, wanjiku) = (lari::person("njeri"), lari::person("wanjiku"));
    let row = cohort.roster(&njeri).cloned().expect("a row");
    let given = Some(Given { by: lari::person("zed"), at: now, refused: true });
    let slip = Slip {
        row: row.clone(),
        member: Some(njeri.clone()),
        by: wanjiku.clone(),
        code: "hash".into(),
        until: now,
        given,
        told_over: true,
        request: Some(Request { asked: vec![wanjiku.clone()], at: now }),
    };
    Enrolment {
        handed: vec![Handed { person: njeri, by: wanjiku.clone(), at: now, holds: true }],
        added: vec![Added { row, by: wanjiku, at: now }],
        asked_again: Some(now),
        asked_to_join: [(lari::person("zed"), now)].into(),
        slips: [(lari::person("slip"), slip)].into(),
        end_told: Some(now),
        passed: Some(now),
    }
}

/// Codes that follow from what caused them.
#[derive(Debug)]
pub struct FewCodes<'a>(pub &'a Cause);

impl FreshCodes for FewCodes<'_> {
    fn code(&self, number: usize) -> JoinCode {
        let mut hasher = DefaultHasher::new();
        (self.0.as_str(), number).hash(&mut hasher);
        let digits = format!("{:08}", hasher.finish() % 100_000_000);
        JoinCode { hash: hash(&digits), digits }
    }
}

/// What the bench stores of a code.
pub fn hash(digits: &str) -> String {
    format!("hash of {digits}")
}

impl Bench {
    /// What a decision says of slips is stored, as the shell does it.
    pub(super) fn store_slips(&mut self, decided: &Consequences) {
        for change in &decided.slips {
            match change {
                SlipChange::Made { slip, name, .. } => {
                    self.directory.slips.insert(slip.clone(), name.clone());
                }
                SlipChange::Waits { .. } => {}
                SlipChange::Used { slip, by } => {
                    let name = self.directory.slips.remove(slip);
                    if let (Some(name), Some(person)) = (name, self.directory.people.get_mut(by)) {
                        person.name = name;
                    }
                }
                SlipChange::Moves { slip, by, member } => {
                    self.directory.slips.remove(slip);
                    let new = self.directory.people.remove(by);
                    if let (Some(new), Some(known)) = (new, self.directory.people.get_mut(member)) {
                        (known.accounts, known.chat) = (new.accounts, new.chat);
                    }
                }
                SlipChange::Gone { slip } => {
                    self.directory.slips.remove(slip);
                }
            }
        }
    }

    /// The newest code that somebody was handed for a person, as it stands on the slip.
    pub fn code_for(&self, name: &str) -> String {
        let printed = self.files.iter().rev().find_map(|file| match &file.what {
            FileContent::Slips(slips) => slips
                .iter()
                .find(|slip| slip.lines.iter().any(|line| line.contains(name)))
                .map(|s| s.code.clone()),
            FileContent::Table(_) | FileContent::Text(_) => None,
        });
        printed.expect("a slip for that name")
    }

    /// Somebody, whom nobody here knew before, writes a code into their chat with the voice.
    pub fn gives_code(&mut self, name: &str, account: &str, code: &str) {
        let person = lari::person(name);
        let account = ruma::UserId::parse(account).unwrap();
        self.stranger(name, &account);
        let digits = bots::enrolment::codes::read(code).expect("a code");
        self.happen(Event::CodeGiven {
            person,
            account,
            code: hash(&digits),
            elsewhere: false,
            formerly: false,
        });
    }

    /// Somebody whom nobody here knew before is in a chat with the voice.
    pub fn stranger(&mut self, name: &str, account: &ruma::UserId) {
        let person = lari::person(name);
        let known = Person {
            accounts: vec![account.to_owned()],
            name: account.localpart().to_owned(),
            language: None,
            chat: Some(lari::chat(&person, true)),
        };
        self.directory.people.entry(person).or_insert(known);
    }

    /// The names of the files that somebody was handed.
    pub fn handed(&self, name: &str) -> Vec<&FileOfOurs> {
        self.files.iter().filter(|file| file.to == lari::person(name)).collect()
    }
}

/// All that enrolment asks.
pub(super) fn questions(list: ruma::OwnedEventId) -> impl Iterator<Item = Question> {
    let (njeri, wanjiku) = (lari::person("njeri"), lari::person("wanjiku"));
    let whom = |task| asks::Question::Whom { task, people: vec![lari::person("njeri")], next: Some(7) };
    let all = [
        asks::Question::Menu,
        asks::Question::List,
        asks::Question::Take { list, reads: 7, count: 24, slips: 3 },
        asks::Question::AskAgain,
        asks::Question::Slips,
        whom(Task::NewAccount),
        whom(Task::HandOver),
        asks::Question::Moving { slip: lari::person("slip") },
        asks::Question::HandHow { to: njeri },
        asks::Question::TakeOver { by: wanjiku, instead: true },
        asks::Question::Request { slip: lari::person("slip") },
        asks::Question::WhyNot { slip: lari::person("slip") },
        asks::Question::Claim { slip: lari::person("slip") },
    ];
    all.into_iter().map(Question::new)
}
