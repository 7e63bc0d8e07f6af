//! The example cohort files, with the names of the demo's homeservers and with windows minutes away.

use anyhow::{Context, Result, anyhow};
use config::words::OneOffKind;
use config::{CohortFile, Handover, Holiday, OneOff, UserId};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

const PLAIN: &str = include_str!("../../../config/cohort.example.toml");
const ENCRYPTED: &str = include_str!("../../../config/cohort.encrypted.example.toml");

/// How long the past lasts.
pub const PAST: SignedDuration = SignedDuration::from_hours(24 * 28);
/// The day is over long before; rooms stay open for people to try them.
const OPEN_AFTER: SignedDuration = SignedDuration::from_hours(3);

/// On a day of minutes somebody on call has one of them to answer.
const URGENT_MINUTES: u32 = 1;

/// When what happens on the working day.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// The cohort lives from here on, and works.
    pub live: Timestamp,
    /// The duty passes on.
    pub handover: Timestamp,
    /// The peer room closes.
    pub closes: Timestamp,
    /// It opens again.
    pub opens: Timestamp,
}

impl Day {
    /// A working day that begins in a moment. A handover stands in the file by its minute; all else follows it.
    ///
    /// # Errors
    /// When the calendar ends.
    pub fn soon(now: Timestamp, restart: bool) -> Result<Self> {
        // Applying it takes a second, and starting the service again some more.
        let live = now.checked_add(SignedDuration::from_secs(if restart { 12 } else { 4 }))?;
        let first = live.checked_add(SignedDuration::from_secs(40))?.as_second();
        let handover = Timestamp::from_second(first + (60 - first.rem_euclid(60)))?;
        let closes = handover.checked_add(SignedDuration::from_secs(25))?;
        let opens = closes.checked_add(SignedDuration::from_secs(100))?;
        Ok(Self { live, handover, closes, opens })
    }
}

/// The example for *Lari immunization nurses*, its people on the homeservers `home` and `partner`.
///
/// # Errors
/// When the example is not what it was.
pub fn lari(home: &str, partner: &str) -> Result<CohortFile> {
    let mut file = example(PLAIN, home, partner)?;
    // Whatever the hour of the demo, the second on call is another server's.
    let all_day = file.on_call.first().context("the example has nobody on call")?.hours;
    for row in &mut file.on_call {
        row.hours = all_day;
    }
    // Two who are no moderators, of two servers, begin: so that a right that moves can be seen to move.
    file.rota.order =
        ["p_wanjiku", "p_nekesa"].iter().map(|name| id_of(&file, name)).collect::<Result<_>>()?;
    Ok(file)
}

/// The example of an encrypted cohort.
///
/// # Errors
/// When the example is not what it was.
pub fn kijabe(home: &str, partner: &str) -> Result<CohortFile> {
    example(ENCRYPTED, home, partner)
}

fn example(text: &str, home: &str, partner: &str) -> Result<CohortFile> {
    let text = text.replace("moh.example", home).replace("county.example", partner);
    CohortFile::parse(&text, "the example").map_err(|problems| anyhow!("{problems}"))
}

fn id_of(file: &CohortFile, localpart: &str) -> Result<UserId> {
    let start = format!("@{localpart}:");
    let found = file.people.iter().find(|person| person.id.as_str().starts_with(&start));
    Ok(found.with_context(|| format!("no {localpart} in the example"))?.id.clone())
}

/// The cohort's time zone.
///
/// # Errors
/// When it is none.
pub fn zone(file: &CohortFile) -> Result<TimeZone> {
    TimeZone::get(&file.timezone).context("the example's time zone")
}

/// Before the day: everything until the far `live_since` is history, and one day of the past was a holiday.
///
/// # Errors
/// When the calendar ends.
pub fn with_a_past(mut file: CohortFile, now: Timestamp) -> Result<CohortFile> {
    file.live_since = Some(now.checked_add(OPEN_AFTER)?);
    let date = silent_day(now.to_zoned(zone(&file)?).date())?;
    file.own_holidays.push(Holiday { date, name: "County immunization day".to_owned(), moon: false });
    Ok(file)
}

/// A working day some ten days ago.
fn silent_day(today: Date) -> Result<Date> {
    let mut day = today.checked_sub(10.days())?;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.checked_sub(1.day())?;
    }
    Ok(day)
}

/// The working day: open, quiet, open again, with a handover in between; turns are counted since the past began, so
/// that one is running when the day begins.
///
/// # Errors
/// When the calendar ends.
pub fn with_a_day(mut file: CohortFile, day: &Day) -> Result<CohortFile> {
    let zone = zone(&file)?;
    let window = |kind, from, to, reason: &str| OneOff { kind, from, to, reason: Some(reason.to_owned()) };
    file.live_since = Some(day.live);
    file.urgent_minutes = URGENT_MINUTES;
    file.one_offs = vec![
        window(OneOffKind::Working, day.live, day.closes, "A short working day"),
        window(OneOffKind::Quiet, day.closes, day.opens, "Time to rest"),
        window(OneOffKind::Working, day.opens, day.opens.checked_add(OPEN_AFTER)?, "Open for visitors"),
    ];
    let handover = day.handover.to_zoned(zone);
    file.rota.handover = Handover { weekday: handover.weekday(), time: handover.time() };
    file.rota.first = Some(handover.date().checked_sub(28.days())?);
    Ok(file)
}

/// Open from now on, for as long as the demo may last.
///
/// # Errors
/// When the calendar ends.
pub fn open_now(mut file: CohortFile, now: Timestamp) -> Result<CohortFile> {
    file.live_since = Some(now);
    file.one_offs = vec![OneOff {
        kind: OneOffKind::Working,
        from: now,
        to: now.checked_add(OPEN_AFTER)?,
        reason: Some("Open for visitors".to_owned()),
    }];
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIGHT: &str = "2026-11-21T00:59:31+03:00";

    #[test]
    fn both_examples_are_what_the_issue_says() {
        let file = lari("moh.test:8448", "county.test:8448").unwrap();
        let partner =
            file.people.iter().filter(|person| person.id.as_str().ends_with(":county.test:8448")).count();
        assert_eq!((file.people.len(), partner), (27, 9));
        assert!(!file.encrypted && kijabe("moh.test:8448", "county.test:8448").unwrap().encrypted);
    }

    #[test]
    fn a_day_fits_at_any_hour_and_its_file_reads_back() {
        let start: Timestamp = NIGHT.parse().unwrap();
        for second in (0..130).step_by(7) {
            let now = start + SignedDuration::from_secs(second);
            let day = Day::soon(now, false).unwrap();
            assert_eq!(day.handover.as_second() % 60, 0);
            assert!(day.handover.duration_since(day.live) > SignedDuration::from_secs(39));
            assert!(day.opens.duration_since(now) < SignedDuration::from_secs(235), "{day:?}");
            let file = lari("moh.test:8448", "county.test:8448").unwrap();
            let file = with_a_day(with_a_past(file, now).unwrap(), &day).unwrap();
            let again = CohortFile::parse(&file.to_toml(), "printed").unwrap();
            assert_eq!(file, again);
        }
    }

    #[test]
    fn the_silent_day_is_a_working_day_of_the_past() {
        let now: Timestamp = NIGHT.parse().unwrap();
        let file = with_a_past(lari("moh.test:8448", "county.test:8448").unwrap(), now).unwrap();
        let date = file.own_holidays[0].date;
        assert!(date < now.to_zoned(zone(&file).unwrap()).date());
        assert!(!matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
}
