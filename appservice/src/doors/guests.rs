//! Who is at a door, and who goes when it is full.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::pace::{Doing, Pace};

/// The open connections of a door.
#[derive(Clone, Debug, Default)]
pub(super) struct Guests(Arc<Mutex<List>>);

#[derive(Debug, Default)]
struct List {
    last: u64,
    there: HashMap<u64, (IpAddr, Arc<Pace>)>,
}

/// A place at the door, given back when dropped.
pub(super) struct Guest {
    number: u64,
    guests: Guests,
}

impl Guests {
    /// A place for a connection from this address. Where there is none, one that waits is turned out for it; nothing when
    /// all are being answered.
    pub(super) fn enter(&self, address: IpAddr, pace: Arc<Pace>, most: usize) -> Option<Guest> {
        let mut list = self.list();
        if list.there.len() >= most {
            let goes = list.who_goes()?;
            if let Some((_, pace)) = list.there.remove(&goes) {
                pace.turn_out();
                metrics::counter!("baraza_connections_turned_out_total").increment(1);
            }
        }
        list.last += 1;
        let number = list.last;
        list.there.insert(number, (network(address), pace));
        Some(Guest { number, guests: self.clone() })
    }

    fn list(&self) -> MutexGuard<'_, List> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl List {
    /// Of those who wait: of the network with most of them, who has waited longest.
    fn who_goes(&self) -> Option<u64> {
        let waiting = || {
            self.there.iter().filter_map(|(number, (network, pace))| {
                let state = pace.state();
                let waits = state.doing != Doing::Answered && !state.trusted;
                waits.then_some((*number, *network, state.since))
            })
        };
        let mut of: HashMap<IpAddr, usize> = HashMap::new();
        waiting().for_each(|(_, network, _)| *of.entry(network).or_default() += 1);
        let goes = waiting().max_by_key(|(_, network, since)| (of.get(network), std::cmp::Reverse(*since)));
        goes.map(|(number, ..)| number)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.guests.list().there.remove(&self.number);
    }
}

/// A household has one address of version 4, or some 2⁶⁴ of version 6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        version_4 => version_4,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::doors::PAGES;

    fn address(n: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, n])
    }

    fn pace() -> Arc<Pace> {
        Arc::new(Pace::new(PAGES))
    }

    async fn is_out(pace: &Pace) -> bool {
        tokio::time::timeout(Duration::ZERO, pace.overdue()).await.is_ok()
    }

    #[tokio::test]
    async fn who_has_most_and_has_waited_longest_goes() {
        let guests = Guests::default();
        let alone = pace();
        let _alone = guests.enter(address(1), alone.clone(), 3).unwrap();
        let (old, new) = (pace(), pace());
        let _old = guests.enter(address(2), old.clone(), 3).unwrap();
        let _new = guests.enter(address(2), new.clone(), 3).unwrap();
        let comes = pace();
        let _comes = guests.enter(address(3), comes.clone(), 3).unwrap();
        assert!(is_out(&old).await);
        for stays in [&alone, &new, &comes] {
            assert!(!is_out(stays).await);
        }
    }

    #[tokio::test]
    async fn who_is_being_answered_or_is_trusted_stays() {
        let guests = Guests::default();
        let (asks, homeserver) = (pace(), pace());
        let _asks = guests.enter(address(1), asks.clone(), 2).unwrap();
        let place = guests.enter(address(1), homeserver.clone(), 2).unwrap();
        asks.head_came();
        homeserver.head_came();
        homeserver.answered(true);
        assert!(guests.enter(address(2), pace(), 2).is_none());
        assert!(!is_out(&asks).await && !is_out(&homeserver).await);
        drop(place);
        assert!(guests.enter(address(2), pace(), 2).is_some(), "a place that was given back is free");
    }

    #[test]
    fn addresses_of_one_household_are_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
    }
}
