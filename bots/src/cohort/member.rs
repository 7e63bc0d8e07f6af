//! A person's membership of a cohort.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::Place;
use crate::ids::Language;

/// How far a person has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// On the roster, not asked yet.
    Listed,
    /// Invited to the direct chat, or asked there; no answer yet.
    Asked,
    /// Said yes to the rules, or did so on paper.
    Agreed,
    /// Declined the invitation or said no: not asked again unless a person asks for it.
    Declined,
    /// Left; left alone.
    Left,
    /// No longer on the roster.
    OffRoster,
}

/// A yes to the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Which version.
    pub rules_version: u32,
    /// In which language they were read.
    pub language: Language,
    /// When.
    pub at: Timestamp,
    /// Given on paper before the cohort lived here.
    pub on_paper: bool,
}

/// A person's place in the cohort.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Since when they are on the roster.
    pub since: Timestamp,
    /// How far they have come.
    pub standing: Standing,
    /// Their yes.
    pub acceptance: Option<Acceptance>,
    /// The language they chose, else their row's, else the cohort's.
    pub language: Option<Language>,
    /// Rooms they are in.
    pub present: BTreeSet<Place>,
    /// Rooms they were ever in: the file's `member_since` is about the first time only.
    pub came: BTreeSet<Place>,
    /// A person asked for them to be invited again after they had left or were off the roster.
    pub asked_back: bool,
    /// Reminders sent while the rules wait for an answer.
    pub reminded: u8,
    /// Whether the voice has offered a direct chat.
    pub chat_offered: bool,
    /// Whether they are in the direct chat with the voice, as far as this cohort was told.
    #[serde(default)]
    pub in_chat: bool,
    /// Whether the coordinator was told that they declined: that happens once.
    #[serde(default)]
    pub decline_told: bool,
    /// Places to which an invitation was refused: not repeated unless a person asks for it.
    #[serde(default)]
    pub refused: BTreeSet<Place>,
    /// When they were last told that a message of theirs could not be read.
    #[serde(default)]
    pub unread_told: Option<Timestamp>,
    /// When they were last told that a message of theirs came unencrypted where all is encrypted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clear_told: Option<Timestamp>,
    /// Since when they wait for working hours, in which a person is told that they are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls: Option<Timestamp>,
    /// The last message of theirs that set nothing in motion: its new version is read as if it were sent then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unheard: Option<OwnedEventId>,
    /// A command of theirs that lacks its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<Wanted>,
    /// When they first posted in the peer room, as far as this cohort was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<Timestamp>,
    /// They came into an encrypted room before they were in their chat: what they cannot read there waits for that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub welcome_waits: bool,
    /// When their standing last changed, or they came to be asked.
    pub changed: Timestamp,
}

/// A command without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The command and whom it means: `!warn @ann:moh.example`.
    pub line: String,
    /// Since when it waits.
    pub at: Timestamp,
}

/// So long whoever left has to close the rooms themselves: then Element says that they left, not that they were removed.
const OWN_STEP: SignedDuration = SignedDuration::from_hours(24);

impl Member {
    /// Until when whoever left may still be in rooms.
    pub fn leaves_by(&self) -> Option<Timestamp> {
        let by = self.changed.saturating_add(OWN_STEP).unwrap_or(Timestamp::MAX);
        (self.standing == Standing::Left).then_some(by)
    }

    /// On the roster again, who was off it: whoever had said yes need not say it again.
    pub fn comes_back(&mut self, now: Timestamp) {
        self.standing = if self.acceptance.is_some() { Standing::Agreed } else { Standing::Listed };
        self.asked_back = true;
        self.changed = now;
    }

    /// Someone newly on the roster.
    pub fn listed(now: Timestamp) -> Self {
        Self {
            since: now,
            standing: Standing::Listed,
            acceptance: None,
            language: None,
            present: BTreeSet::new(),
            came: BTreeSet::new(),
            asked_back: false,
            reminded: 0,
            wants: None,
            chat_offered: false,
            in_chat: false,
            decline_told: false,
            refused: BTreeSet::new(),
            unread_told: None,
            clear_told: None,
            calls: None,
            unheard: None,
            posted: None,
            welcome_waits: false,
            changed: now,
        }
    }
}
