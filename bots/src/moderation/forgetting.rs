//! What moderation need not remember.

use jiff::Timestamp;

use super::{
    state::{ActionRecord, Moderation, Sanction, SanctionKind},
    undo::UNDO_WITHIN,
};
use crate::cohort::Place;

/// So many of the last acts are kept, whatever their age: the record shows the last ones.
const ACTS: usize = 60;

impl Moderation {
    /// Acts beyond the last sixty go when they can neither be undone nor appealed against for what still holds. (All go
    /// after 90 days, when the next is done.) A sanction goes when it has ended, no act that is kept made or lifted it,
    /// and no ban of it is left to be taken off the homeserver.
    pub(super) fn forget(&mut self, now: Timestamp, places: &[Place]) {
        let beyond = self.acts.len().saturating_sub(ACTS);
        let recent = |at: &Timestamp| now.duration_since(*at) < UNDO_WITHIN;
        let sanctions = &self.sanctions;
        let open = |act: &ActionRecord| {
            recent(&act.at)
                || act.again.as_ref().is_some_and(|(_, at)| recent(at))
                || sanctions.iter().any(|sanction| sanction.act == act.number && !sanction.is_over(now))
        };
        let mut at = 0;
        self.acts.retain(|act| {
            at += 1;
            at > beyond || open(act)
        });
        let acts = &self.acts;
        let named = |sanction: &Sanction| {
            acts.iter().any(|act| act.number == sanction.act || Some(act.number) == sanction.lifted_by)
        };
        let kept: Vec<bool> = self
            .sanctions
            .iter()
            .zip(1..)
            .map(|(sanction, next)| {
                !sanction.is_over(now)
                    || named(sanction)
                    || sanction.stands_somewhere(places)
                        && !self.sanctions[next..].iter().any(|later| later.says_all_of(sanction))
            })
            .collect();
        let mut kept = kept.into_iter();
        self.sanctions.retain(|_| kept.next().unwrap_or(true));
    }
}

impl Sanction {
    /// Whether it will never hold again by itself.
    fn is_over(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now) || self.lifted.is_some_and(|lifted| lifted <= now)
    }

    /// Whether it is a ban that may stand on the homeserver still.
    fn stands_somewhere(&self, places: &[Place]) -> bool {
        let stands = |place: &Place| self.covers(*place) && !self.let_go.contains(place);
        self.kind == SanctionKind::Ban && places.iter().any(stands)
    }

    /// Whether an earlier ban says nothing more than this one.
    fn says_all_of(&self, earlier: &Self) -> bool {
        self.kind == SanctionKind::Ban
            && self.person == earlier.person
            && self.place == earlier.place
            && self.let_go.is_subset(&earlier.let_go)
    }
}
