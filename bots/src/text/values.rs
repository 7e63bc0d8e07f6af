//! The values that lines show: people, links, times, lengths of time.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ruma::{
    EventId, MatrixToUri, OwnedRoomAliasId, OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, ServerName, UserId,
};
use serde::{Deserialize, Serialize};

use super::markup::one_line;

/// A person as shown to people: a display name, the account that a pill points to, and where they work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    name: String,
    account: Option<OwnedUserId>,
    facility: Option<String>,
}

impl Person {
    /// A person of that display name. The name becomes one line without control or direction marks (people choose
    /// their names, and a name must not look like a line of ours), 60 characters at most; the account's local part
    /// stands in for an empty one.
    pub fn new(name: &str, account: &UserId) -> Self {
        let name: String = one_line(name).chars().take(60).collect();
        let name = if name.is_empty() { account.localpart().to_owned() } else { name };
        Self { name, account: Some(account.to_owned()), facility: None }
    }

    /// Somebody of whom nothing is known any more.
    pub fn unknown() -> Self {
        Self { name: "?".to_owned(), account: None, facility: None }
    }

    /// The same person, who works there.
    #[must_use]
    pub fn of(self, facility: Option<&str>) -> Self {
        let facility: Option<String> = facility.map(|facility| one_line(facility).chars().take(60).collect());
        Self { facility: facility.filter(|facility| !facility.is_empty()), ..self }
    }

    /// Where they work, if it is known.
    pub fn facility(&self) -> Option<&str> {
        self.facility.as_deref()
    }

    /// The name shown in plain text.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account, where one is known.
    pub fn account(&self) -> Option<&UserId> {
        self.account.as_deref()
    }
}

/// A link that people can follow. Its address is made here and nowhere else, so that it is never a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    label: String,
    address: String,
    /// Where it is a room: which, and its alias.
    room: Option<(OwnedRoomId, Option<OwnedRoomAliasId>)>,
}

impl Link {
    /// A room; `via` names servers that are in it, so that a person of another server can join. By its alias any client of
    /// any server finds it.
    pub fn room<'a>(
        label: &str,
        room: &RoomId,
        alias: Option<OwnedRoomAliasId>,
        via: impl IntoIterator<Item = &'a ServerName>,
    ) -> Self {
        let via: Vec<_> = via.into_iter().map(ToOwned::to_owned).collect();
        Self { room: Some((room.to_owned(), alias)), ..Self::to(label, &room.matrix_to_uri_via(via)) }
    }

    /// A message.
    pub fn message<'a>(
        label: &str,
        room: &RoomId,
        event: &EventId,
        via: impl IntoIterator<Item = &'a ServerName>,
    ) -> Self {
        let via = via.into_iter().map(ToOwned::to_owned);
        Self::to(label, &room.matrix_to_event_uri_via(event, via))
    }

    /// A chat with an account: for the voice, where a person writes in private.
    pub fn chat(label: &str, account: &UserId) -> Self {
        Self::to(label, &account.matrix_to_uri())
    }

    /// A page. None if the address is not http or https.
    pub fn page(label: &str, address: &str) -> Option<Self> {
        let address = address.trim();
        let web = address.starts_with("https://") || address.starts_with("http://");
        let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control());
        (web && clean).then(|| Self { label: one_line(label), address: address.to_owned(), room: None })
    }

    fn to(label: &str, uri: &MatrixToUri) -> Self {
        Self { label: one_line(label), address: uri.to_string(), room: None }
    }

    /// Of a room: which, and its alias.
    pub(super) fn unseen(&self) -> Option<(&RoomId, Option<&RoomAliasId>)> {
        self.room.as_ref().map(|(room, alias)| (&**room, alias.as_deref()))
    }

    /// The words a person reads.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// A number as written in the cohort's file.
    pub fn new(number: &str) -> Self {
        Self(one_line(number))
    }

    /// The number as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn address(&self) -> String {
        let digits = self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        format!("tel:{}", digits.collect::<String>())
    }
}

/// A time as people in a zone say it, seen from now.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub(super) at: Timestamp,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
    pub(super) terse: bool,
}

impl Moment {
    /// `at`, said in `zone` to somebody who reads it at `now`.
    pub fn new(at: Timestamp, zone: &TimeZone, now: Timestamp) -> Self {
        Self { at, zone: zone.clone(), now, terse: false }
    }

    /// The short form for a time that has passed: the clock within a day, then with the day ("left at Fri 21:10").
    pub fn past(at: Timestamp, zone: &TimeZone, now: Timestamp) -> Self {
        Self { at, zone: zone.clone(), now, terse: true }
    }
}

/// A date, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub(super) date: Date,
    pub(super) today: Date,
}

impl Day {
    /// `date`, said to somebody who reads it on `today`.
    pub fn new(date: Date, today: Date) -> Self {
        Self { date, today }
    }

    /// The date of a time in a zone.
    pub fn of(at: Timestamp, zone: &TimeZone, now: Timestamp) -> Self {
        Self { date: at.to_zoned(zone.clone()).date(), today: now.to_zoned(zone.clone()).date() }
    }
}

/// A length of time in whole minutes, as people give and read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(u32);

impl Minutes {
    /// The longest length that people can give: ten years. More is a slip of the finger.
    pub const LONGEST: Self = Self(10 * 365 * 24 * 60);

    /// So many minutes. None for zero, or for more than ten years.
    pub fn new(minutes: u32) -> Option<Self> {
        (minutes > 0 && minutes <= Self::LONGEST.0).then_some(Self(minutes))
    }

    /// The number of minutes.
    pub fn get(self) -> u32 {
        self.0
    }

    /// As a duration.
    pub fn duration(self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.0))
    }
}

/// The form in which commands take it: `2h`, `30m`, `1d`.
impl std::fmt::Display for Minutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            minutes if minutes % (24 * 60) == 0 => write!(f, "{}d", minutes / (24 * 60)),
            minutes if minutes % 60 == 0 => write!(f, "{}h", minutes / 60),
            minutes => write!(f, "{minutes}m"),
        }
    }
}
