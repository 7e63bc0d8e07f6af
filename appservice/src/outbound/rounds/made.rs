//! Rooms that were made and that their cohort does not know yet.

use bots::ids::CohortId;
use storage::InboxRow;

use crate::{app::App, cause::Cause, error::ShellError, queue::Inward};

/// Whether a room that was made is not known to its cohort yet: a round now would look for it by its alias.
pub(super) async fn waits(app: &App, id: &CohortId) -> Result<bool, ShellError> {
    let unrouted = app.store.unrouted(500).await?;
    let is_made = |row: &InboxRow| matches!(Cause::read(&row.cause), Cause::Made(of, _) if of == *id);
    if unrouted.rows.iter().any(is_made) {
        return Ok(true);
    }
    let queue = Inward::made(id).to_string();
    Ok(!app.store.next_waiting(&queue, app.clock.now_ms(), 1).await?.rows.is_empty())
}
