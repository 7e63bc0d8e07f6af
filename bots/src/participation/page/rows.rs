//! The numbers as they are shown.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::participation::{Month, Shown, Stage, Week, survival::Quantile};

/// The numbers of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageNumbers {
    /// Up to when the data reach.
    pub data_to: Timestamp,
    /// How many acts came too late for their week; they count when they came.
    pub late: Shown<u32>,
    /// The peer room, week by week, oldest first. The last is the running week, or the one that has just ended where the
    /// data reach no further. Never empty.
    pub weeks: Vec<WeekRow>,
    /// The peer room in the last weeks.
    pub summary: Summary,
    /// The other rooms, month by month, oldest first; the last is the newest of which there are data.
    pub months: Vec<MonthRow>,
}

/// One week of the peer room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekRow {
    /// Which week.
    pub week: Week,
    /// Whether it runs, or may still change.
    pub stage: Stage,
    /// Who belonged at any time of the week (people).
    pub members: u32,
    /// Posts.
    pub posts: Shown<u32>,
    /// Distinct posters (people).
    pub posters: Shown<u32>,
    /// Posts per member-week.
    pub rate: Shown<f64>,
    /// Median first reply in the four weeks that end with this one, as known at its end. One week has too few posts
    /// for a median, and a median of one replier would be that person's response time.
    pub first_reply: Shown<Quantile>,
    /// Questions open at the end of the week.
    pub open_questions: Shown<u32>,
}

/// The peer room in up to four complete weeks and the running one, if there are data of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The first of these weeks.
    pub since: Week,
    /// How many weeks there are.
    pub weeks: u32,
    /// In how many of them fewer than five people wrote.
    pub weeks_hidden: u32,
    /// Posts in the other weeks: when `weeks_hidden` is not 0, there were more than these.
    pub posts: u32,
    /// Posts per member-week in the weeks that are not hidden; `None` when all are, or nobody belonged.
    pub rate: Option<f64>,
    /// Distinct posters (people).
    pub posters: Shown<u32>,
    /// Who belonged at any time of these weeks (people).
    pub members: u32,
    /// Who posted in at least three of the four complete weeks (people); `None` before there are four.
    pub core: Option<Shown<u32>>,
    /// Median time to first reply.
    pub first_reply: Shown<Quantile>,
    /// 90th percentile of the time to first reply.
    pub slow_reply: Shown<Quantile>,
    /// Questions open at the end of the data.
    pub open_questions: Shown<u32>,
}

/// One month of the other rooms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthRow {
    /// Which month.
    pub month: Month,
    /// Whether it runs, or may still change.
    pub stage: Stage,
    /// Posts in each of [`super::OTHER_ROOMS`], in that order.
    pub posts: Vec<Shown<u32>>,
}
