//! Servers that refuse invitations. That is a fault between two servers and says nothing about the people invited: nobody's
//! standing changes, the operator reads it once for the server, and the invitations go out when it is mended.
//!
//! A homeserver answers 403 `M_FORBIDDEN` where one of the two servers does not federate with the other
//! (`federation_domain_whitelist`) and where the other takes no invitations. A person's own settings answer
//! `M_INVITE_BLOCKED` (MSC4155), and a missing account `M_NOT_FOUND`.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use matrix_link::Fault;
use ruma::{OwnedServerName, OwnedUserId, UserId};

/// So many refusals in a row, and all of a server's people wait.
const TRIES: u32 = 3;
/// So long they wait.
const PAUSE: SignedDuration = SignedDuration::from_mins(15);
/// Whom nobody wants to invite any more is forgotten so long after their turn.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(1);

/// Whether a refused invitation is the invited person's own refusal, or there is no such person.
pub(super) fn is_theirs(fault: &Fault) -> bool {
    const THEIRS: [&str; 3] = ["M_NOT_FOUND", "M_INVITE_BLOCKED", "ORG.MATRIX.MSC4155.M_INVITE_BLOCKED"];
    fault.errcode().is_some_and(|code| THEIRS.contains(&code))
}

/// Whether a refused invitation, where we may invite, is the refusal of a server.
pub(super) fn is_servers(fault: &Fault) -> bool {
    fault.is("M_FORBIDDEN")
}

/// What a server refuses.
#[derive(Debug)]
struct Refusal {
    since: Timestamp,
    why: String,
    in_a_row: u32,
    until: Option<Timestamp>,
    /// Who was refused, and until when each waits.
    people: BTreeMap<OwnedUserId, Timestamp>,
}

/// The servers that refuse invitations, for all loops of a process. In memory: after a restart they are asked again.
#[derive(Clone, Debug, Default)]
pub struct Refusing(Arc<Mutex<BTreeMap<OwnedServerName, Refusal>>>);

impl Refusing {
    fn with<T>(&self, change: impl FnOnce(&mut BTreeMap<OwnedServerName, Refusal>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Until when an invitation of this account waits, if it does.
    pub fn waits(&self, account: &UserId, now: Timestamp) -> Option<Timestamp> {
        self.with(|servers| {
            let refusal = servers.get(account.server_name())?;
            let until = refusal.people.get(account).copied().max(refusal.until);
            until.filter(|until| *until > now)
        })
    }

    /// The server refused it. Gives when to try again.
    pub fn refused(&self, account: &UserId, fault: &Fault, now: Timestamp) -> Timestamp {
        let after = |pause| now.saturating_add(pause).unwrap_or(Timestamp::MAX);
        let server = account.server_name();
        self.with(|servers| {
            let refusal = servers.entry(server.to_owned()).or_insert_with(|| {
                tracing::warn!("{server} refuses invitations: {fault}");
                Refusal { since: now, why: String::new(), in_a_row: 0, until: None, people: BTreeMap::new() }
            });
            refusal.why = fault.to_string();
            refusal.in_a_row += 1;
            if refusal.in_a_row >= TRIES {
                (refusal.in_a_row, refusal.until) = (0, Some(after(PAUSE)));
            }
            // Until the others had their turn: what refuses one person only holds up nobody else.
            let turns =
                i32::try_from(refusal.people.len() / TRIES as usize).unwrap_or(i32::MAX).saturating_add(2);
            let until = after(PAUSE.saturating_mul(turns));
            refusal.people.insert(account.to_owned(), until);
            until
        })
    }

    /// The server took an invitation: whoever was refused is asked at their next turn.
    pub fn accepted(&self, account: &UserId) {
        let server = account.server_name();
        if self.with(|servers| servers.remove(server)).is_some() {
            tracing::info!("{server} takes invitations");
        }
    }

    /// What the operator reads: one line a server, no person.
    pub fn list(&self, now: Timestamp) -> BTreeMap<String, String> {
        let is_wanted = |until: &Timestamp| *until > now.saturating_sub(FORGOTTEN).unwrap_or(Timestamp::MIN);
        self.with(|servers| {
            servers.retain(|_, refusal| {
                refusal.people.retain(|_, until| is_wanted(until));
                !refusal.people.is_empty()
            });
            let line = |(server, refusal): (&OwnedServerName, &Refusal)| {
                let what = format!(
                    "refuses invitations (of {} so far, since {}). Nobody of them counts as having declined. Settle it with \
                     its administrators (which servers each federates with, whether invitations are taken); they are \
                     asked again by themselves, in half an hour or later, and at once when it takes another. It says: {}",
                    people(refusal.people.len()),
                    refusal.since.strftime("%F %H:%M UTC"),
                    refusal.why,
                );
                (format!("server {server}"), what)
            };
            servers.iter().map(line).collect()
        })
    }
}

fn people(count: usize) -> String {
    if count == 1 { "one person".to_owned() } else { format!("{count} people") }
}

#[cfg(test)]
mod tests {
    use ruma::user_id;

    use super::*;

    fn denied() -> Fault {
        Fault::Refused {
            errcode: "M_FORBIDDEN".to_owned(),
            message: "Federation denied with county.test.".to_owned(),
            status: 403,
        }
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn one_who_is_refused_holds_up_nobody_else() {
        let refusing = Refusing::default();
        let (one, other) = (user_id!("@one:county.test"), user_id!("@other:county.test"));
        assert_eq!(refusing.refused(one, &denied(), at(0)), at(30));
        assert_eq!(refusing.waits(one, at(1)), Some(at(30)));
        assert_eq!(refusing.waits(other, at(1)), None);
        assert_eq!(refusing.waits(one, at(30)), None);
    }

    #[test]
    fn a_server_that_refuses_several_is_asked_rarely_and_by_turns() {
        let refusing = Refusing::default();
        let people: Vec<OwnedUserId> =
            (0..10).map(|number| OwnedUserId::try_from(format!("@p{number}:county.test")).unwrap()).collect();
        let mut asked = Vec::new();
        for minute in 0..=105 {
            for person in &people {
                if refusing.waits(person, at(minute)).is_none() {
                    refusing.refused(person, &denied(), at(minute));
                    asked.push(person.localpart().to_owned());
                }
            }
        }
        assert!(asked.len() <= 24, "three each quarter of an hour: {asked:?}");
        for person in &people {
            assert!(asked.iter().any(|asked| asked == person.localpart()), "{person} had no turn: {asked:?}");
        }
        assert!(refusing.waits(user_id!("@p0:moh.test"), at(1)).is_none(), "another server's people go on");
        let list = refusing.list(at(105));
        assert_eq!(list.len(), 1);
        let (about, what) = list.first_key_value().unwrap();
        assert_eq!(about, "server county.test");
        assert!(
            what.contains("10 people") && what.contains("Federation denied") && !what.contains("@p"),
            "{what}"
        );
        refusing.accepted(&people[4]);
        assert!(people.iter().all(|person| refusing.waits(person, at(106)).is_none()));
        assert!(refusing.list(at(106)).is_empty());
    }

    #[test]
    fn whom_nobody_invites_any_more_is_no_problem_for_ever() {
        let refusing = Refusing::default();
        refusing.refused(user_id!("@one:county.test"), &denied(), at(0));
        assert_eq!(refusing.list(at(89)).len(), 1);
        assert!(refusing.list(at(91)).is_empty());
    }

    #[test]
    fn a_persons_own_refusal_is_no_servers() {
        let refused = |errcode: &str| Fault::Refused {
            errcode: errcode.to_owned(),
            message: String::new(),
            status: 403,
        };
        for errcode in ["M_NOT_FOUND", "M_INVITE_BLOCKED", "ORG.MATRIX.MSC4155.M_INVITE_BLOCKED"] {
            assert!(is_theirs(&refused(errcode)) && !is_servers(&refused(errcode)), "{errcode}");
        }
        assert!(is_servers(&denied()) && !is_theirs(&denied()));
    }
}
