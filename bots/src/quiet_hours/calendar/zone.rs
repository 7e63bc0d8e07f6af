//! A time zone by its IANA name, and the one rule by which a local time becomes an instant.

use std::fmt;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};
use serde::{Deserialize, Serialize};

/// A time zone, such as `Africa/Nairobi`. The rules come with the program, not from the machine it runs on, so that
/// every copy of the service opens a room at the same instant.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// A name that is no IANA time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone {name:?}: write an IANA name such as \"Africa/Nairobi\"")]
pub struct ZoneUnknown {
    /// The name as it was given.
    pub name: String,
}

impl Zone {
    /// The zone with an IANA name; case does not matter.
    pub fn named(name: &str) -> Result<Self, ZoneUnknown> {
        let unknown = || ZoneUnknown { name: name.to_owned() };
        let rules = TimeZoneDatabase::bundled().get(name).map_err(|_| unknown())?;
        if rules.is_unknown() {
            return Err(unknown());
        }
        let name = rules.iana_name().ok_or_else(unknown)?.to_owned();
        Ok(Self { name, rules })
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rules, for whoever prints a time.
    pub fn rules(&self) -> &TimeZone {
        &self.rules
    }

    /// What the clock on the wall shows at `at`.
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.rules.to_datetime(at)
    }

    /// What the calendar on the wall shows at `at`.
    pub fn date(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// The first instant at which the clock on the wall shows `local` or a later time: the first of the two when
    /// the clock shows it twice, the moment of the skip when the clock skips it. It never runs backwards: a later
    /// local time is never an earlier instant.
    pub fn first(&self, local: DateTime) -> Timestamp {
        let ambiguous = self.rules.to_ambiguous_timestamp(local);
        let (before, after) = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
                return ambiguous.earlier().unwrap_or_else(|_| end_of_time(local));
            }
            AmbiguousOffset::Gap { before, after } => (before, after),
        };
        // A skipped time read by the clock of after the skip lies before the skip, read by the clock of before it
        // lies after the skip.
        let lower = after.to_timestamp(local).unwrap_or_else(|_| end_of_time(local));
        let upper = before.to_timestamp(local).unwrap_or_else(|_| end_of_time(local));
        self.rules
            .following(lower)
            .map(|transition| (transition.timestamp(), transition.offset()))
            .take_while(|(at, _)| *at <= upper)
            .find(|(_, offset)| *offset == after)
            .map_or(upper, |(at, _)| at)
    }

    /// The first instant of a local day.
    pub fn start_of(&self, date: Date) -> Timestamp {
        self.first(date.to_datetime(jiff::civil::Time::midnight()))
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneUnknown;

    fn try_from(name: String) -> Result<Self, ZoneUnknown> {
        Self::named(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name
    }
}

/// `days` after `date` (before it, when negative), stopping at the ends of the calendar.
pub(super) fn plus_days(date: Date, days: i64) -> Date {
    date.checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(if days < 0 {
        Date::MIN
    } else {
        Date::MAX
    })
}

/// The end of time nearest to a local time that lies beyond it.
fn end_of_time(local: DateTime) -> Timestamp {
    if local.year() < 0 { Timestamp::MIN } else { Timestamp::MAX }
}
