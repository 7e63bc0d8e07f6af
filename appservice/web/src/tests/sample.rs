//! A cohort of 25 with eight weeks of posts, and a source of pages that holds it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use bots::ids::{CohortId, Language, PersonId, RoomKind};
use bots::participation::{
    ActKind, ActivityRow, Known, LeftOut, MemberSpan, PageNumbers, Shown, Source, Stored, numbers,
};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::{CohortPage, LinkPurpose, Look, NewSession, PageSource, SourceError, Viewer, ViewerRole};

/// Words that may not reach a page: parts of every person's id.
pub const PERSON_MARK: &str = "01JPERSON";

pub fn zone() -> TimeZone {
    TimeZone::get("Africa/Nairobi").unwrap()
}

/// Monday 6 July 2026, 09:00 in Nairobi, and so many days and minutes later.
fn moment(day: i64, minute: i64) -> Timestamp {
    let start: Timestamp = "2026-07-06T06:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(24 * day) + SignedDuration::from_mins(minute)
}

fn person(n: usize) -> PersonId {
    PersonId::new(format!("{PERSON_MARK}{n:02}"))
}

/// Posters a week, oldest week first; each writes `each` posts, and most of the posts get an answer. As of Friday of the
/// last of these weeks.
pub fn page(posters: &[usize], each: usize) -> CohortPage {
    page_to(posters, each, moment(7 * (posters.len() as i64 - 1) + 4, 300))
}

/// The same, as of the first instant of the Monday after them.
pub fn on_monday(posters: &[usize], each: usize) -> CohortPage {
    page_to(posters, each, moment(7 * posters.len() as i64, -540))
}

fn page_to(posters: &[usize], each: usize, data_to: Timestamp) -> CohortPage {
    let mut acts: Vec<ActivityRow> = Vec::new();
    for (week, posters) in posters.iter().enumerate() {
        for n in 0..posters * each {
            let post = ActivityRow {
                event: format!("${}", acts.len()),
                person: person(n % posters),
                place: RoomKind::Peer,
                sent_at: moment(7 * week as i64 + (n * 5 / (posters * each)) as i64, (37 * n % 420) as i64),
                kind: ActKind::Post,
                reply_to: (n % 2 == 1 && n % 7 > 0).then(|| format!("${}", acts.len() - 1)),
                thread: None,
                question: n % 7 == 0,
                redacted: false,
            };
            acts.push(post);
        }
    }
    for n in 0..24 {
        let post = ActivityRow {
            event: format!("$f{n}"),
            person: person(n % 5),
            place: RoomKind::Facilitators,
            sent_at: moment(n as i64 * 2, 60),
            kind: ActKind::Post,
            reply_to: None,
            thread: None,
            question: false,
            redacted: false,
        };
        acts.push(post);
    }
    acts.retain(|act| act.sent_at < data_to);
    let member = |n, place| MemberSpan { person: person(n), place, from: moment(0, -540), to: None };
    let mut spans: Vec<MemberSpan> = (0..25).map(|n| member(n, RoomKind::Peer)).collect();
    spans.extend((0..5).map(|n| member(n, RoomKind::Facilitators)));
    let nine_to_five = |from: Timestamp, to: Timestamp| to.duration_since(from) * 9 / 24;
    let zone = zone();
    let known = |act| Known { act, received: None, history: false, late: false };
    let stored = Stored { acts: acts.into_iter().map(known).collect(), spans };
    let source = Source::new(stored, &LeftOut::default(), (&zone, &nine_to_five), moment(0, -540), data_to);
    CohortPage {
        cohort: "Lari immunization nurses".to_owned(),
        forming: false,
        numbers: PageNumbers { late: Shown::Value(7), ..numbers(&source) },
        looks: vec![
            Look { on: date(2026, 8, 27), role: ViewerRole::Facilitator },
            Look { on: date(2026, 8, 28), role: ViewerRole::Moderator },
            Look { on: date(2026, 8, 28), role: ViewerRole::Facilitator },
            Look { on: date(2026, 8, 28), role: ViewerRole::Facilitator },
        ],
        zone,
    }
}

/// Lively weeks, one with three posters, and a silent holiday.
pub fn usual() -> CohortPage {
    page(&[9, 7, 8, 12, 3, 0, 6, 9], 2)
}

/// A source that keeps links and sessions in memory.
#[derive(Default)]
pub struct Sample {
    pub links: Mutex<BTreeMap<String, LinkPurpose>>,
    pub sessions: Mutex<BTreeMap<String, Language>>,
    pub looks: Mutex<u32>,
    pub log_fails: bool,
}

pub const CHAT_TOKEN: &str = "chat-0123456789abcdef";
pub const TERMINAL_TOKEN: &str = "term-0123456789abcdef";

impl Sample {
    pub fn with_links() -> Self {
        let sample = Self::default();
        sample.links.lock().unwrap().insert(CHAT_TOKEN.into(), LinkPurpose::Chat);
        sample.links.lock().unwrap().insert(TERMINAL_TOKEN.into(), LinkPurpose::Terminal);
        sample
    }
}

impl PageSource for std::sync::Arc<Sample> {
    async fn redeem(&self, token: &str, purpose: LinkPurpose) -> Result<NewSession, SourceError> {
        let mut links = self.links.lock().unwrap();
        if links.get(token) != Some(&purpose) {
            return Err(SourceError::LinkExpired);
        }
        links.remove(token);
        let cookie = format!("session-of-{token}");
        self.sessions.lock().unwrap().insert(cookie.clone(), Language::Sw);
        Ok(NewSession { cookie, seconds: 3600 })
    }

    async fn session(&self, cookie: &str) -> Result<Viewer, SourceError> {
        let language = *self.sessions.lock().unwrap().get(cookie).ok_or(SourceError::SignedOut)?;
        Ok(Viewer { cohort: CohortId::new("lari"), person: Some(person(1)), language })
    }

    async fn log_view(&self, _: &Viewer) -> Result<(), SourceError> {
        if self.log_fails {
            return Err(SourceError::Unavailable("the disk is full".into()));
        }
        *self.looks.lock().unwrap() += 1;
        Ok(())
    }

    async fn page(&self, _: &Viewer) -> Result<CohortPage, SourceError> {
        Ok(usual())
    }

    async fn end(&self, cookie: &str) -> Result<(), SourceError> {
        self.sessions.lock().unwrap().remove(cookie);
        Ok(())
    }
}
