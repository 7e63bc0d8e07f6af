use std::time::Duration;

use jiff::Timestamp;

/// 2026-11-20 08:00 UTC, a Friday, when the fake's clock begins unless it is told otherwise.
const START: i64 = 1_795_161_600;

/// What the homeserver does with requests for delayed events (MSC4140).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayedEvents {
    /// Knows them, within these limits.
    On {
        /// The longest delay.
        max_delay: Duration,
        /// How many an account may have queued.
        max_per_user: usize,
    },
    /// Knows them and has them switched off, as Synapse is delivered.
    Off,
    /// Has never heard of them: the parameter is ignored and the event is sent at once.
    Unknown,
}

/// How a fake homeserver is set up, the appservice's registration included.
#[derive(Clone, Debug)]
pub struct FakeConfig {
    /// Its name, the part after the colon; may have a port.
    pub server_name: String,
    /// The registration's `id`.
    pub appservice_id: String,
    /// The appservice's token.
    pub as_token: String,
    /// The token that the homeserver shows to the appservice.
    pub hs_token: String,
    /// Where the appservice listens; `None` until [`crate::FakeHomeserver::set_appservice_url`].
    pub appservice_url: Option<String>,
    /// The registration's sender.
    pub sender_localpart: String,
    /// The local parts that the registration claims for accounts begin so.
    pub user_prefix: String,
    /// The local parts that the registration claims for aliases begin so.
    pub alias_prefix: String,
    /// The version of rooms that are made without naming one: 11 or 12.
    pub room_version: u8,
    /// Delayed events.
    pub delayed_events: DelayedEvents,
    /// Whether it knows simplified sliding sync (MSC4186).
    pub sliding_sync: bool,
    /// Whether appservices manage devices (MSC4190), which forbids the appservice login.
    pub device_management: bool,
    /// When the clock begins.
    pub start: Timestamp,
    /// The first pause before a failed push is repeated (Synapse: 2 s, doubling). Real time.
    pub push_pause: Duration,
    /// How long a push may take (Synapse: 60 s). Real time.
    pub push_patience: Duration,
}

impl FakeConfig {
    /// A homeserver of this name, fit for Baraza: room version 12, delayed events up to 14 days and 100 an account,
    /// device management, sender `baraza`, prefix `baraza_`.
    pub fn new(server_name: &str) -> Self {
        Self {
            server_name: server_name.to_owned(),
            appservice_id: "baraza".to_owned(),
            as_token: "as-token".to_owned(),
            hs_token: "hs-token".to_owned(),
            appservice_url: None,
            sender_localpart: "baraza".to_owned(),
            user_prefix: "baraza_".to_owned(),
            alias_prefix: "baraza_".to_owned(),
            room_version: 12,
            delayed_events: DelayedEvents::On {
                max_delay: Duration::from_secs(14 * 86_400),
                max_per_user: 100,
            },
            sliding_sync: true,
            device_management: true,
            start: Timestamp::from_second(START).unwrap_or(Timestamp::UNIX_EPOCH),
            push_pause: Duration::from_millis(20),
            push_patience: Duration::from_secs(10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_begins_on_a_friday_morning() {
        assert_eq!(FakeConfig::new("moh.test").start.to_string(), "2026-11-20T08:00:00Z");
    }
}
