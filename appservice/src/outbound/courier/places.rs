//! How many of the courier's places the people of one server may take: what hangs with their server must not take all
//! of them.

use crate::queue::Outward;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use ruma::{OwnedServerName, OwnedUserId};
use storage::Part;

use super::{CLAIM_MS, Courier, Flying};

/// Of the places for deliveries, and of those for openings, the people of one foreign server have so many.
const OF_ONE_SERVER: usize = 4;

/// The places taken for each foreign server. Openings of chats are counted apart from all else.
#[derive(Clone, Debug, Default)]
pub struct Places(Arc<Mutex<BTreeMap<(bool, OwnedServerName), usize>>>);

/// A place that is taken until this is dropped; none is needed for what is our own server's.
struct Place(Option<(Places, bool, OwnedServerName)>);

impl Places {
    fn with<T>(&self, change: impl FnOnce(&mut BTreeMap<(bool, OwnedServerName), usize>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Servers that have as many places as one may have.
    fn full(&self, opening: bool, most: usize) -> Vec<String> {
        self.with(|taken| {
            let full = taken.iter().filter(|((kind, _), places)| *kind == opening && **places >= most);
            full.map(|((_, server), _)| server.to_string()).collect()
        })
    }

    /// Takes a place for a server, if it has one left.
    fn take(&self, opening: bool, server: Option<OwnedServerName>, most: usize) -> Option<Place> {
        let Some(server) = server else { return Some(Place(None)) };
        let taken = self.with(|taken| {
            let places = taken.entry((opening, server.clone())).or_default();
            let free = *places < most;
            *places += usize::from(free);
            free
        });
        taken.then(|| Place(Some((self.clone(), opening, server))))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((places, opening, server)) = self.0.take() else { return };
        places.with(|taken| {
            let key = (opening, server);
            if let Some(places) = taken.get_mut(&key) {
                *places = places.saturating_sub(1);
                if *places == 0 {
                    taken.remove(&key);
                }
            }
        });
    }
}

impl Courier {
    /// Fills the free places with what is due. Where one server's people would take more than theirs, the next in
    /// line are looked for once more.
    pub(super) async fn set_off(&self, part: Part<'_>, flying: &mut Flying, places: usize) {
        let opening = matches!(part, Part::Only(_));
        while flying.len() < places {
            let (now, full) = (self.clock.now_ms(), self.places.full(opening, OF_ONE_SERVER));
            let free = i64::try_from(places - flying.len()).unwrap_or(i64::MAX);
            let rows = match self.store.claim_without(&full, part, &self.holder, now, CLAIM_MS, free).await {
                Ok(rows) => rows,
                Err(fault) => return tracing::error!("the outbox could not be read: {fault}"),
            };
            let mut given_back = false;
            for row in rows {
                let server = self.foreign_server(&row.queue).await;
                match self.places.take(opening, server, OF_ONE_SERVER) {
                    Some(place) => {
                        let courier = self.clone();
                        flying.spawn(async move {
                            let _place = place;
                            courier.settle_alone(&row).await
                        });
                    }
                    None => {
                        given_back = true;
                        if let Err(fault) = self.store.give_back(&row.effect_key).await {
                            tracing::error!("an effect could not be given back: {fault}");
                        }
                    }
                }
            }
            if !given_back {
                return;
            }
        }
    }

    /// The server of the person whose chat a queue is, if it is another than ours.
    async fn foreign_server(&self, queue: &str) -> Option<OwnedServerName> {
        let (Outward::Chat(person) | Outward::Opening(person)) = Outward::read(queue)? else { return None };
        let accounts = self.store.accounts_of(&[person.as_str().to_owned()]).await.ok()?;
        let account = OwnedUserId::try_from(accounts.into_iter().next()?.user_id).ok()?;
        (account.server_name() != self.service_accounts.server).then(|| account.server_name().to_owned())
    }
}
