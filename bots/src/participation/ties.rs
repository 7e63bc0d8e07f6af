//! Who answers whom, as a network: reciprocity, centralization, bridges. Results are about the whole, never a
//! person's place in it.

use std::collections::{BTreeMap, BTreeSet};

use super::volume::posts_in;
use super::{ActivityRow, Window};
use crate::ids::{PersonId, RoomKind};

/// Directed ties between people: how often one answered another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties(BTreeMap<(PersonId, PersonId), u32>);

impl Ties {
    /// The ties of a room in a window: each post there that answers a known post of another person, by explicit
    /// reply, else by its thread's root.
    pub fn of(acts: &[ActivityRow], place: RoomKind, window: Window) -> Self {
        let authors: BTreeMap<&str, &PersonId> = acts
            .iter()
            .filter(|act| act.is_post() && act.place == place)
            .map(|act| (act.event.as_str(), &act.person))
            .collect();
        let mut ties = Self::default();
        for post in posts_in(acts, place, window) {
            let target = post.reply_to.as_deref().or(post.thread.as_deref());
            if let Some(author) = target.and_then(|event| authors.get(event)) {
                ties.add(&post.person, author, 1);
            }
        }
        ties
    }

    /// Adds `times` answers from one person to another; to oneself is no tie.
    pub fn add(&mut self, from: &PersonId, to: &PersonId, times: u32) {
        if from != to && times > 0 {
            *self.0.entry((from.clone(), to.clone())).or_default() += times;
        }
    }

    /// Reciprocity: Σ min(wᵢⱼ, wⱼᵢ) / Σ wᵢⱼ over i ≠ j, 0 to 1. `None` without ties.
    pub fn reciprocity(&self) -> Option<f64> {
        let back = |(from, to): &(PersonId, PersonId)| {
            self.0.get(&(to.clone(), from.clone())).copied().unwrap_or_default()
        };
        let all: u32 = self.0.values().sum();
        let mutual: u32 = self.0.iter().map(|(tie, times)| back(tie).min(*times)).sum();
        (all > 0).then(|| f64::from(mutual) / f64::from(all))
    }

    /// Freeman's in-degree centralization Σ(max − dᵢ)/(n − 1)² on binary ties among the people who have one: 0 when
    /// all are answered alike, 1 for a star. `None` without ties. Falling over time means that handover works.
    /// Source: Kaonga 2013.
    pub fn in_degree_centralization(&self) -> Option<f64> {
        let people: BTreeSet<&PersonId> = self.0.keys().flat_map(|(from, to)| [from, to]).collect();
        let mut degrees: BTreeMap<&PersonId, u32> = people.iter().map(|person| (*person, 0)).collect();
        for (_, to) in self.0.keys() {
            *degrees.entry(to).or_default() += 1;
        }
        let max = degrees.values().max()?;
        let distance: u32 = degrees.values().map(|degree| max - degree).sum();
        let others = (people.len() - 1) as f64;
        Some(f64::from(distance) / (others * others))
    }

    /// Bridge index: the observed share of answers between different groups (facility, cadre or level), divided by
    /// the share expected from group sizes. About 1 when people answer without regard to group, 0 when only inside
    /// it. `groups` names each member's group; answers of or to others are left out. `None` without answers, or
    /// when all are in one group. Source: P18, T22 (D7).
    pub fn bridge_index<G: Ord>(&self, groups: &BTreeMap<PersonId, G>) -> Option<f64> {
        let (mut all, mut across) = (0_u32, 0_u32);
        for ((from, to), times) in &self.0 {
            let (Some(one), Some(other)) = (groups.get(from), groups.get(to)) else { continue };
            all += times;
            across += if one == other { 0 } else { *times };
        }
        let expected = expected_across(groups);
        (all > 0 && expected > 0.0).then(|| f64::from(across) / f64::from(all) / expected)
    }
}

/// The share of ordered pairs of people in different groups: 1 − Σ n_g(n_g − 1) / (n(n − 1)).
pub fn expected_across<G: Ord>(groups: &BTreeMap<PersonId, G>) -> f64 {
    let n = groups.len() as f64;
    if n < 2.0 {
        return 0.0;
    }
    let mut sizes: BTreeMap<&G, f64> = BTreeMap::new();
    for group in groups.values() {
        *sizes.entry(group).or_default() += 1.0;
    }
    1.0 - sizes.values().map(|size| size * (size - 1.0)).sum::<f64>() / (n * (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{act, day, person};
    use super::*;

    fn ties(list: &[(&str, &str, u32)]) -> Ties {
        let mut ties = Ties::default();
        for (from, to, times) in list {
            ties.add(&person(from), &person(to), *times);
        }
        ties
    }

    fn close(found: Option<f64>, wanted: f64) -> bool {
        found.is_some_and(|found| (found - wanted).abs() < 1e-9)
    }

    #[test]
    fn the_hand_checked_network_comes_out() {
        let network = ties(&[("A", "B", 3), ("B", "A", 1), ("A", "C", 2), ("C", "A", 2), ("B", "C", 1)]);
        assert!(close(network.reciprocity(), 6.0 / 9.0));
        assert!(close(network.in_degree_centralization(), 0.25));
        let star = ties(&[("b", "a", 1), ("c", "a", 5), ("d", "a", 1), ("e", "a", 2)]);
        assert!(close(star.in_degree_centralization(), 1.0));
        assert!(close(star.reciprocity(), 0.0));
        assert_eq!(Ties::default().reciprocity(), None);
        assert_eq!(Ties::default().in_degree_centralization(), None);
    }

    #[test]
    fn the_hand_checked_bridge_comes_out() {
        let groups: BTreeMap<PersonId, &str> =
            [("1", "A"), ("2", "A"), ("3", "A"), ("4", "B"), ("5", "B")].map(|(p, g)| (person(p), g)).into();
        assert!((expected_across(&groups) - 0.6).abs() < 1e-9);
        // 9 of 20 answers cross: 0.45 / 0.6.
        assert!(close(ties(&[("1", "2", 11), ("1", "4", 9)]).bridge_index(&groups), 0.75));
        assert!(close(ties(&[("1", "2", 4)]).bridge_index(&groups), 0.0));
        assert!(close(ties(&[("1", "4", 4)]).bridge_index(&groups), 1.0 / 0.6));
        // Everyone answers everyone once: as expected from sizes.
        let mut everyone = Ties::default();
        for from in groups.keys() {
            for to in groups.keys() {
                everyone.add(from, to, 1);
            }
        }
        assert!(close(everyone.bridge_index(&groups), 1.0));
        assert_eq!(ties(&[("1", "nobody", 4)]).bridge_index(&groups), None);
    }

    #[test]
    fn a_tie_goes_to_the_one_answered_else_to_the_threads_root() {
        let mut acts: Vec<ActivityRow> =
            ["a", "b", "c", "a"].into_iter().enumerate().map(|(n, who)| act(n, who, day(1))).collect();
        acts[1].reply_to = Some("$0".to_owned()); // b answers a
        acts[2].thread = Some("$0".to_owned()); // c, in a's thread,
        acts[2].reply_to = Some("$1".to_owned()); // answers b
        acts[3].thread = Some("$0".to_owned()); // a, in a's own thread: no tie
        let found = Ties::of(&acts, RoomKind::Peer, Window { from: day(0), to: day(2) });
        assert_eq!(found, ties(&[("b", "a", 1), ("c", "b", 1)]));
    }
}
