//! A stranger's wish to join: which groups let people of their server ask, and what they asked.

use std::collections::BTreeSet;

use bots::{
    cohort::Structure,
    enrolment::{
        lines,
        requests::{self, CHOICES},
    },
    event::Event,
    ids::{CohortId, PersonId},
    room_state::acl,
    text::Line,
};
use ruma::{OwnedServerName, UserId};
use serde::{Deserialize, Serialize};
use storage::Decision;

use super::Route;
use crate::{engine::Engine, error::ShellError, idsource};

/// Beside each such cohort's id, in `setting`.
const TAKES: &str = "requests:";

/// A cohort that lets people ask.
#[derive(Debug, Serialize, Deserialize)]
struct Takes {
    name: String,
    servers: BTreeSet<OwnedServerName>,
}

/// What follows for a stranger who wrote.
pub(super) enum Wished {
    /// Somebody decides.
    Route(Route),
    /// An answer.
    Line(Line),
}

/// Writes down whether the cohort lets people ask, where that may have changed.
pub(crate) fn note(before: Option<&Structure>, after: &Structure, writes: &mut Decision) {
    let takes = requests::are_taken(after);
    if !takes && !before.is_some_and(requests::are_taken) {
        return;
    }
    let value = Takes { name: after.name.clone(), servers: after.servers.clone() };
    let value = takes.then(|| serde_json::to_string(&value).ok()).flatten().unwrap_or_default();
    writes.settings.push((format!("{TAKES}{}", after.id), value));
}

impl Engine {
    /// The groups that people of a server may ask to join, by their ids.
    async fn takes_requests(&self, of: &UserId) -> Result<Vec<(CohortId, String)>, ShellError> {
        let own = &self.service_accounts.server;
        let stored = self.store.settings_under(TAKES).await?.into_iter();
        let read = stored.filter_map(|(name, value)| {
            let takes: Takes = serde_json::from_str(&value).ok()?;
            let id = CohortId::new(name.strip_prefix(TAKES)?);
            acl::allows(own, &takes.servers, of.server_name()).then_some((id, takes.name))
        });
        Ok(read.take(CHOICES).collect())
    }

    /// What a stranger's words mean where people may ask to join; nothing where they may not.
    pub(super) async fn wished(
        &self,
        person: &PersonId,
        sender: Option<&UserId>,
        said: &str,
        writes: &mut Decision,
    ) -> Result<Option<Wished>, ShellError> {
        let Some(sender) = sender else { return Ok(None) };
        let groups = self.takes_requests(sender).await?;
        if groups.is_empty() {
            return Ok(None);
        }
        let wish = requests::read(said);
        let chosen = wish.and_then(|wish| Some((groups.get(wish.which.checked_sub(1)?)?.0.clone(), wish)));
        let Some((cohort, wish)) = chosen else {
            let choice = |((_, cohort), digit): ((CohortId, String), i64)| -> Line {
                lines::JoinChoice { digit, cohort }.into()
            };
            let choices = groups.into_iter().zip(1..).map(choice).collect();
            return Ok(Some(Wished::Line(lines::NotOnRosterAsk { choices }.into())));
        };
        let Some(name) = wish.name else {
            let digit = i64::try_from(wish.which).unwrap_or(1);
            return Ok(Some(Wished::Line(lines::JoinHow { digit }.into())));
        };
        let Some(buckets) = self.one_more(&Self::wishes_of(sender), self.clock.now_ms()).await? else {
            return Ok(None);
        };
        writes.buckets.extend(buckets);
        let asked = Event::JoinAsked {
            person: person.clone(),
            account: sender.to_owned(),
            slip: PersonId::new(idsource::ulid()),
            name,
            facility: wish.facility,
        };
        Ok(Some(Wished::Route(self.for_cohort(cohort, asked))))
    }
}
