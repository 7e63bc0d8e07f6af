//! Sets of stretches of time: union, difference, intersection.

use jiff::{SignedDuration, Timestamp};

/// A half-open stretch of time: `from` is in it, `until` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub until: Timestamp,
}

impl Stretch {
    /// How long it is.
    pub fn length(&self) -> SignedDuration {
        self.from.duration_until(self.until)
    }
}

/// Stretches in order; none is empty, no two touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans(Vec<Stretch>);

impl Spans {
    /// The union of any stretches; those that end before they begin are left out.
    pub fn of(stretches: impl IntoIterator<Item = Stretch>) -> Self {
        let mut all: Vec<_> = stretches.into_iter().filter(|stretch| stretch.from < stretch.until).collect();
        all.sort_by_key(|stretch| stretch.from);
        let mut merged: Vec<Stretch> = Vec::with_capacity(all.len());
        for stretch in all {
            match merged.last_mut() {
                Some(last) if stretch.from <= last.until => last.until = last.until.max(stretch.until),
                _ => merged.push(stretch),
            }
        }
        Self(merged)
    }

    /// These and `more`.
    pub fn with(self, more: impl IntoIterator<Item = Stretch>) -> Self {
        Self::of(self.0.into_iter().chain(more))
    }

    /// These, less all that is in `holes`.
    pub fn without(self, holes: &Self) -> Self {
        let mut kept = Vec::with_capacity(self.0.len());
        for stretch in self.0 {
            let mut from = stretch.from;
            for hole in holes.0.iter().filter(|hole| hole.from < stretch.until && stretch.from < hole.until) {
                if from < hole.from {
                    kept.push(Stretch { from, until: hole.from });
                }
                from = from.max(hole.until);
            }
            if from < stretch.until {
                kept.push(Stretch { from, until: stretch.until });
            }
        }
        Self(kept)
    }

    /// What of these lies in `[from, until)`.
    pub fn within(self, from: Timestamp, until: Timestamp) -> Self {
        Self::of(
            self.0
                .into_iter()
                .map(|stretch| Stretch { from: stretch.from.max(from), until: stretch.until.min(until) }),
        )
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The earliest.
    pub fn first(&self) -> Option<&Stretch> {
        self.0.first()
    }

    /// The latest.
    pub fn last(&self) -> Option<&Stretch> {
        self.0.last()
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Stretch> {
        self.0.iter()
    }

    /// The time in all of them together.
    pub fn total(&self) -> SignedDuration {
        self.0.iter().map(Stretch::length).sum()
    }
}
