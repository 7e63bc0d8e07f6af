//! The one place where the demo looks at the clock: its day runs on real time.

use jiff::Timestamp;

/// The present moment.
pub fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the demo runs on the real clock; nobody hands it a time")]
    Timestamp::now()
}
