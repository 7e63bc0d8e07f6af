//! What people decided in chat and no file undoes, for `plan` and `show`: each bot says it, the log says who and when.

use bots::{
    cohort::{Cohort, Directory},
    decisions::{Decisions, Logged},
    ids::PersonId,
    registry,
};
use jiff::Timestamp;
use storage::AuditRow;

use crate::app::App;

/// The log is looked through this far back for who did it and when.
const LOOK_BACK: i64 = 10_000;

/// What people decided, as it stands now.
pub(super) async fn decided(
    app: &App,
    cohort: &Cohort,
    directory: &Directory,
) -> anyhow::Result<Vec<String>> {
    let log = app.store.audit_of(cohort.id().as_str(), LOOK_BACK).await?;
    Ok(lines(cohort, directory, &log, app.clock.now()))
}

fn lines(cohort: &Cohort, directory: &Directory, log: &[AuditRow], now: Timestamp) -> Vec<String> {
    let log: Vec<Logged> = log.iter().filter_map(logged).collect();
    registry::decided(&Decisions { cohort, directory, log: &log, now })
}

fn logged(row: &AuditRow) -> Option<Logged> {
    Some(Logged {
        at: Timestamp::from_millisecond(row.at).ok()?,
        actor: row.actor.as_deref().map(PersonId::new),
        act: row.act.clone(),
        detail: serde_json::from_str(&row.detail).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
