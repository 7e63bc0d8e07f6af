//! Slips: their codes, and what is stored of them.

use std::fmt;

use bots::{
    cohort::{Directory, Person},
    deciding::{FreshCodes, JoinCode, SlipChange},
};
use storage::{ChatRoom, Decision, NewPerson, Replaced, Slip, SlipWrite};

use crate::{
    engine::{Engine, route::gone},
    error::ShellError,
    idsource, links,
};

/// Codes that follow from a fresh secret.
pub(super) struct Codes(pub(super) String);

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl FreshCodes for Codes {
    fn code(&self, number: usize) -> JoinCode {
        let digits = idsource::digits(&self.0, number);
        JoinCode { hash: links::code_hash(&digits), digits }
    }
}

/// What is stored of a change. Whoever came by a slip is called as it says, unless they are known by a name.
pub(super) fn write(change: &SlipChange, cohort: &str, directory: &Directory, writes: &mut Decision) {
    match change {
        SlipChange::Made { slip, name, code, forget, .. } => writes.slips.push(SlipWrite::Put(Slip {
            slip_id: slip.as_str().to_owned(),
            cohort_id: cohort.to_owned(),
            name: name.clone(),
            code_hash: code.clone(),
            forget_at: forget.as_millisecond(),
        })),
        SlipChange::Waits { slip, by } => writes.slips.push(SlipWrite::Waits {
            slip_id: slip.as_str().to_owned(),
            person_id: by.as_ref().map(|by| by.as_str().to_owned()),
        }),
        SlipChange::Used { slip, by } => {
            let name = directory.slips.get(slip);
            let known = directory.people.get(by).filter(|known| !is_named(known));
            if let (Some(name), Some(account)) = (name, known.and_then(|known| known.accounts.first())) {
                writes.persons.push(NewPerson {
                    user_id: account.to_string(),
                    person_id: by.as_str().to_owned(),
                    display_name: Some(name.clone()),
                });
            }
            writes.slips.push(SlipWrite::Forget(slip.as_str().to_owned()));
        }
        SlipChange::Moves { slip, by, member } => {
            let people = |person| directory.people.get(person).map(|known| known.accounts.as_slice());
            let (old, new) = (people(member).unwrap_or_default(), people(by).unwrap_or_default());
            for account in new {
                writes.replaced.extend(old.iter().map(|formerly| Replaced {
                    formerly: formerly.to_string(),
                    user_id: account.to_string(),
                    person_id: member.as_str().to_owned(),
                }));
                writes.persons.push(NewPerson {
                    user_id: account.to_string(),
                    person_id: member.as_str().to_owned(),
                    display_name: directory.people.get(member).map(|known| known.name.clone()),
                });
            }
            writes.slips.extend(old.iter().map(|account| SlipWrite::Former {
                user_id: account.to_string(),
                person_id: member.as_str().to_owned(),
            }));
            writes.slips.push(SlipWrite::Forget(slip.as_str().to_owned()));
            writes.slips.push(SlipWrite::Nobody(by.as_str().to_owned()));
        }
        SlipChange::Gone { slip } => writes.slips.push(SlipWrite::Forget(slip.as_str().to_owned())),
    }
}

/// Whether somebody is known by another name than their account's.
pub(super) fn is_named(known: &Person) -> bool {
    known.accounts.iter().all(|account| account.localpart() != known.name)
}

impl Engine {
    /// Whoever came by a slip for a member's new account is that member: the chats that they opened go on as the member's, and
    /// the one under the old account is left.
    pub(super) async fn move_chats(
        &self,
        changes: &[SlipChange],
        writes: &mut Decision,
    ) -> Result<(), ShellError> {
        for change in changes {
            let SlipChange::Moves { by, member, .. } = change else { continue };
            let now = self.clock.now_ms();
            let old = self.store.chat_of(member.as_str()).await?;
            if let Some((room, since)) = old.and_then(|chat| Some((chat.room_id?, chat.updated_at))) {
                writes.forward.push(gone(&room, since, now));
            }
            for room in self.store.chat_rooms_of(by.as_str()).await? {
                writes.chat_rooms.push(ChatRoom {
                    person_id: member.as_str().to_owned(),
                    since: now,
                    ..room
                });
            }
        }
        Ok(())
    }
}
