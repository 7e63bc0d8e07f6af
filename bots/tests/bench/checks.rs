//! What holds after each decision, whatever it was about.

use bots::{cohort::Cohort, event::Event, ids::Cause};
use jiff::Timestamp;

use super::{Bench, decide};

impl Bench {
    /// The state can be stored as JSON and read back.
    pub(super) fn check_stored(&self) {
        if !self.checked {
            return;
        }
        let stored = serde_json::to_string(&self.cohort).unwrap();
        let read: Cohort = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, self.cohort, "the state is not the same when it is read back");
    }

    /// At a moment up to which no timer was asked for nothing is due: nothing is said and nothing changes.
    pub(super) fn check_settled(&self, why: &str, at: Timestamp) {
        if !self.checked {
            return;
        }
        let mut cohort = self.cohort.clone();
        let cause = Cause::new("probe");
        let came = Event::TimerFired { timer: "probe".to_owned() };
        let consequences = decide(&mut cohort, &self.directory, &self.service_accounts, at, &cause, came, at);
        assert!(
            consequences.effects.is_empty(),
            "{why}: at {at} something was still due: {:?}",
            consequences.effects
        );
        assert_eq!(cohort, self.cohort, "{why}: at {at} something was still due");
    }

    /// What waits for a reply wears its sign, and nothing else does.
    pub(super) fn check_signs(&self) {
        let mut open: Vec<_> = self.cohort.open_questions.iter().map(|question| &question.event).collect();
        let mut worn: Vec<_> = self.signs.values().map(|(event, _)| event).collect();
        open.sort();
        worn.sort();
        assert_eq!(worn, open, "a question that waits wears a sign, and nothing else does");
    }
}
