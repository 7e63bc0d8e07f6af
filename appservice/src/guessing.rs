//! Servers from which many wrong joining codes came: somebody may be guessing. The operator reads it; what may still be tried
//! is a limit that outlives a restart (`engine/limits.rs`).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use ruma::{OwnedServerName, ServerName};

/// So many are remembered; anybody can make servers.
const MOST: usize = 20;

/// The servers, each until when its people can try none. In memory: it is news, not a rule.
#[derive(Clone, Debug, Default)]
pub struct Guessing(Arc<Mutex<BTreeMap<OwnedServerName, Timestamp>>>);

impl Guessing {
    /// A server's people have tried too many.
    pub fn note(&self, server: &ServerName, until: Timestamp, now: Timestamp) {
        let mut servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        servers.retain(|_, until| *until > now);
        if servers.contains_key(server) || servers.len() >= MOST {
            return;
        }
        tracing::warn!("many wrong joining codes came from {server}");
        servers.insert(server.to_owned(), until);
    }

    /// What the operator reads.
    pub fn list(&self, now: Timestamp) -> BTreeMap<String, String> {
        let servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now_on = servers.iter().filter(|(_, until)| **until > now);
        now_on
            .map(|(server, until)| {
                let what = format!(
                    "its people sent 20 wrong joining codes within an hour: no more are read until {until}; \
                     somebody may be guessing"
                );
                (format!("codes from {server}"), what)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use ruma::server_name;

    use super::*;

    #[test]
    fn it_is_said_while_it_lasts_and_has_an_end() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (now, until) = (at("2026-08-03T07:00:00Z"), at("2026-08-03T08:00:00Z"));
        let guessing = Guessing::default();
        guessing.note(server_name!("evil.test"), until, now);
        assert!(guessing.list(now).contains_key("codes from evil.test"));
        assert!(guessing.list(until).is_empty());
        for number in 0..50 {
            let server = ServerName::parse(format!("s{number}.test")).unwrap();
            guessing.note(&server, until, now);
        }
        assert_eq!(guessing.list(now).len(), MOST);
    }
}
