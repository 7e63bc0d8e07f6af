//! Since when there is something to count: a cohort's numbers begin with its launch.

use jiff::Timestamp;

use super::{ActivityRow, MemberSpan};
use crate::{cohort::Cohort, launch::state::Launch};

/// Since when a cohort lives, and since when it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begins {
    /// When it began to live: its past may come on that day.
    pub(super) live: Timestamp,
    /// From then on it is counted, where that is not all that is known of it.
    counts: Option<Timestamp>,
}

impl From<Timestamp> for Begins {
    fn from(live: Timestamp) -> Self {
        Self { live, counts: None }
    }
}

impl Begins {
    /// Of a cohort, as it is now. One that is forming has no numbers.
    pub fn of(cohort: &Cohort) -> Self {
        let counts = match cohort.bots.launch {
            Launch::Lives => None,
            Launch::Forming => Some(Timestamp::MAX),
            Launch::Launched { at, .. } => Some(at),
        };
        Self { live: cohort.live_since, counts }
    }

    /// Whether an act was before anything counts.
    pub(super) fn is_before(&self, act: &ActivityRow) -> bool {
        self.counts.is_some_and(|from| act.sent_at < from)
    }

    /// Memberships as far as they count.
    pub(super) fn of_spans(&self, spans: Vec<MemberSpan>) -> Vec<MemberSpan> {
        let Some(from) = self.counts else { return spans };
        let counts = spans.into_iter().filter(|span| span.to.is_none_or(|to| to > from));
        counts.map(|span| MemberSpan { from: span.from.max(from), ..span }).collect()
    }
}
