//! What is done for those who are on no roster, who may be anybody: a few answers, a few chats, within windows that
//! outlive a restart. What members may is a rule of their cohort (`bots::limits`).

use ruma::{OwnedUserId, UserId};
use storage::{Bucket, Decision, InboxRow};

use crate::{
    engine::{Engine, route::Outsider},
    error::ShellError,
    idsource,
};
use bots::ids::PersonId;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// So much of something within so long.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    key: String,
    most: i64,
    window_ms: i64,
}

/// When an invitation of the voice is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Now.
    Now,
    /// Not before this moment, in milliseconds: too many of its server came with it.
    At(i64),
    /// Not at all.
    Never,
}

impl Turn {
    /// Why a row waits for its turn.
    pub(crate) const WAITS: &str = "others of its server come first";
}

fn limit(key: String, most: i64, window_ms: i64) -> Limit {
    Limit { key, most, window_ms }
}

/// What says that a person on no roster was answered today.
pub(crate) fn answered_today(person: &str) -> String {
    format!("answer-day:{person}")
}

/// An account in a key: its hash.
fn hidden(account: &str) -> String {
    idsource::hash(account)
}

impl Engine {
    /// The limits of answers to somebody on no roster: one in ten minutes, three a day; and in all so many a day to the
    /// people of a server, and to everybody.
    pub(crate) async fn answers_to(
        &self,
        person: &PersonId,
        about: Outsider,
    ) -> Result<Vec<Limit>, ShellError> {
        let accounts = self.store.accounts_of(&[person.as_str().to_owned()]).await?;
        let account =
            accounts.first().and_then(|account| OwnedUserId::try_from(account.user_id.as_str()).ok());
        let server = account.map_or_else(String::new, |account| account.server_name().to_string());
        // Who calls for help is told that nobody was, also after a chat about other things. What fills one of these fills
        // none of the others.
        if about == Outsider::Code {
            return Ok(vec![
                limit(format!("code-told:{person}"), 6, DAY),
                limit(format!("code-told-server:{server}"), 120, DAY),
            ]);
        }
        // Who slips in the form of it reads again how to ask.
        if about == Outsider::Wish {
            return Ok(vec![
                limit(format!("wish-told:{person}"), 5, DAY),
                limit(format!("wish-told-server:{server}"), 100, DAY),
                limit("wish-told-all".to_owned(), 1_000, DAY),
            ]);
        }
        if about == Outsider::Help {
            return Ok(vec![
                limit(format!("call:{person}"), 1, MINUTE),
                limit(format!("call-today:{person}"), 3, DAY),
                limit(format!("call-server:{server}"), 60, DAY),
                limit("call-all".to_owned(), 1_000, DAY),
            ]);
        }
        Ok(vec![
            limit(format!("answer:{person}"), 1, 10 * MINUTE),
            limit(answered_today(person.as_str()), 3, DAY),
            limit(format!("answer-server:{server}"), 300, DAY),
            limit("answer-all".to_owned(), 2_000, DAY),
        ])
    }

    /// The limits of wishes to join that are passed on: three a day of an account, twenty of a server.
    pub(crate) fn wishes_of(sender: &UserId) -> [Limit; 2] {
        [
            limit(format!("wish-day:{}", hidden(sender.as_str())), 3, DAY),
            limit(format!("wish-server:{}", sender.server_name()), 20, DAY),
        ]
    }

    /// So many wrong joining codes of a server's people are read within an hour.
    pub(crate) const WRONG_CODES_OF_A_SERVER: i64 = 20;

    /// The limits of wrong joining codes: five a day of an account, twenty an hour of a server.
    pub(crate) fn wrong_codes_of(sender: &UserId) -> [Limit; 2] {
        [
            limit(format!("code-day:{}", hidden(sender.as_str())), 5, DAY),
            limit(format!("code-server:{}", sender.server_name()), Self::WRONG_CODES_OF_A_SERVER, HOUR),
        ]
    }

    /// Whether one more invitation of an account is answered; counts it if so. Those whom a cohort knows have their own
    /// limits alone; of all others so many of a server, and of all servers: who comes in such a crowd has their turn later.
    pub(crate) async fn may_invite(
        &self,
        row: &InboxRow,
        sender: &UserId,
        now: i64,
        writes: &mut Decision,
    ) -> Result<Turn, ShellError> {
        let waited = row.reason.as_deref() == Some(Turn::WAITS);
        // It was begun before, and counted then.
        if row.reason.is_some() && !waited {
            return Ok(Turn::Now);
        }
        let (account, server) = (hidden(sender.as_str()), sender.server_name());
        let own = [
            limit(format!("invite-hour:{account}"), 5, HOUR),
            limit(format!("invite-day:{account}"), 10, DAY),
        ];
        let own = if waited { Vec::new() } else { own.to_vec() };
        let Some(counted) = self.one_more(&own, now).await? else { return Ok(Turn::Never) };
        let mut crowd = Vec::new();
        if self.store.person_for(sender.as_str()).await?.is_none() {
            crowd.push(limit(format!("invite-server:{server}"), 60, HOUR));
            crowd.push(limit("invite-all".to_owned(), 300, HOUR));
        }
        if let Some(buckets) = self.one_more(&crowd, now).await? {
            writes.buckets.extend(counted.into_iter().chain(buckets));
            return Ok(Turn::Now);
        }
        if !waited {
            let line = [
                limit(format!("invite-line:{server}"), 300, DAY),
                limit("invite-line-all".to_owned(), 2_000, DAY),
            ];
            let Some(buckets) = self.one_more(&line, now).await? else { return Ok(Turn::Never) };
            writes.buckets.extend(counted.into_iter().chain(buckets));
        } else if now - row.received_at > DAY {
            return Ok(Turn::Never);
        }
        let keys: Vec<String> = crowd.iter().map(|limit| limit.key.clone()).collect();
        let mut known = self.store.buckets(&keys, now).await?;
        known.retain(|bucket| crowd.iter().any(|limit| limit.key == bucket.key && bucket.used >= limit.most));
        Ok(Turn::At(known.iter().map(|bucket| bucket.ends_at).max().unwrap_or(now + MINUTE)))
    }

    /// What is to be written when one more of all of these is used; nothing when one of them is spent.
    pub(crate) async fn one_more(
        &self,
        limits: &[Limit],
        now: i64,
    ) -> Result<Option<Vec<Bucket>>, ShellError> {
        let keys: Vec<String> = limits.iter().map(|limit| limit.key.clone()).collect();
        let known = self.store.buckets(&keys, now).await?;
        let mut buckets = Vec::new();
        for Limit { key, most, window_ms } in limits {
            let fresh = Bucket { key: key.clone(), used: 0, ends_at: now + window_ms };
            let mut bucket = known.iter().find(|bucket| bucket.key == *key).cloned().unwrap_or(fresh);
            if bucket.used >= *most {
                return Ok(None);
            }
            bucket.used += 1;
            buckets.push(bucket);
        }
        Ok(Some(buckets))
    }
}
