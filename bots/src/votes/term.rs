//! How long a vote runs: to the close of its third working day.

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::quiet_hours::calendar::{SEARCH_DAYS, Stretch, WorkingHours};

/// So many working days.
const DAYS: usize = 3;
/// What waited for an opening goes out a moment after it: so much later the day still counts. A vote that begins when part of
/// the day is over begins to count with the next one, so that everybody has three whole days.
const AT_OPENING: SignedDuration = SignedDuration::from_mins(10);
const INSTANT: SignedDuration = SignedDuration::from_nanos(1);
/// Where there are no working days at all.
const ELSE: SignedDuration = SignedDuration::from_hours(24 * 3);

/// When a vote that begins now ends.
pub fn ends(hours: &WorkingHours, begins: Timestamp) -> Timestamp {
    let (mut date, mut left) = (hours.zone.date(begins), DAYS);
    for _ in 0..SEARCH_DAYS {
        if let Some((opens, closes)) = working_day(hours, date)
            && begins <= plus(opens, AT_OPENING)
        {
            left -= 1;
            if left == 0 {
                return closes;
            }
        }
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    plus(begins, ELSE)
}

/// When work begins and ends that begins on a day; nothing where none does. A night's work belongs to the day on which it
/// begins. Where work never ends a day ends at midnight.
fn working_day(hours: &WorkingHours, date: Date) -> Option<(Timestamp, Timestamp)> {
    let day = hours.day(date);
    let before = day.from.checked_sub(INSTANT).ok()?;
    let goes_on = |one: &&Stretch| one.from == day.from && one.until < day.until && hours.is_working(before);
    let spans = hours.working_spans(day.from, day.until);
    let mut own = spans.iter().filter(|one| !goes_on(one));
    let first = own.next()?;
    let last = own.last().unwrap_or(first);
    let closes = match last.until == day.until {
        true => hours.next_closing(before_end(last)).filter(|at| at.duration_since(day.until) < day.length()),
        false => Some(last.until),
    };
    Some((first.from, closes.unwrap_or(day.until)))
}

fn before_end(stretch: &Stretch) -> Timestamp {
    stretch.until.checked_sub(INSTANT).unwrap_or(stretch.until)
}

fn plus(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}
