//! Rows that could not be stored together are decided again: in halves, so that one of which that is true costs the
//! others a few commits and not one for each of them.

use storage::InboxRow;

use crate::{
    engine::{
        Engine,
        batch::{Batch, flat},
        row::Row,
    },
    error::ShellError,
    supervise,
};

impl Engine {
    /// Decides rows again, all at once if that is possible.
    pub(super) async fn again(&self, rows: Vec<InboxRow>) -> Result<(), ShellError> {
        // What is next is last.
        let mut parts = vec![rows];
        while let Some(mut part) = parts.pop() {
            match &part[..] {
                [] => {}
                [row] => {
                    self.alone(row).await?;
                }
                _ if self.together(&part).await? => {}
                _ => {
                    let rest = part.split_off(part.len() / 2);
                    parts.push(rest);
                    parts.push(part);
                }
            }
        }
        Ok(())
    }

    /// The same for rows of which one is known to be the reason.
    pub(super) async fn in_parts(&self, mut rows: Vec<InboxRow>) -> Result<(), ShellError> {
        let rest = rows.split_off(rows.len() / 2);
        self.again(rows).await?;
        self.again(rest).await
    }

    /// Whether these rows could be stored together. Where not, nothing of them is.
    async fn together(&self, rows: &[InboxRow]) -> Result<bool, ShellError> {
        let mut batch = Batch::default();
        for row in rows {
            // What must be stored before the next is decided is no part of this.
            let rests = row.queue.as_deref().is_some_and(|queue| self.held.rests(queue, self.clock.now_ms()));
            if batch.closed || rests {
                return Ok(false);
            }
            let Row { stored, body, .. } = Row::read(row.clone());
            match flat(supervise::contained(self.take(&mut batch, &stored, body)).await) {
                Ok(()) => batch.rows.push(stored),
                Err(ShellError::LeaseLost) => return Err(ShellError::LeaseLost),
                Err(_) => return Ok(false),
            }
        }
        match flat(supervise::contained(self.commit(&mut batch)).await) {
            Ok(stored) => Ok(stored.is_ok()),
            Err(ShellError::LeaseLost) => Err(ShellError::LeaseLost),
            Err(_) => Ok(false),
        }
    }
}
