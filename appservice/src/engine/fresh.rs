//! Rows that came in and are decided in the very turn in which they are given their queue: it is not written down, so
//! that such a row is read once and written once. Whose turn does not come is put back with its queue.

use std::collections::{HashMap, VecDeque};

use crate::engine::row::Row;

/// Rows whose queue is known and not stored: all that is stored in it came before them, but what was put off.
#[derive(Debug, Default)]
pub(crate) struct Fresh {
    rows: HashMap<String, VecDeque<Row>>,
    /// The queues, each with the place of its first row in the order of arrival.
    order: Vec<(String, i64)>,
    /// Causes and queues of those that were put back.
    back: Vec<(String, String)>,
}

impl Fresh {
    /// Adds a row that knows its queue.
    pub(crate) fn push(&mut self, row: Row) {
        let (queue, seq) = (row.stored.queue.clone().unwrap_or_default(), row.stored.seq);
        let rows = self.rows.entry(queue).or_insert_with_key(|queue| {
            self.order.push((queue.clone(), seq));
            VecDeque::new()
        });
        rows.push_back(row);
    }

    /// The queues, each with the place of its first row.
    pub(crate) fn queues(&self) -> &[(String, i64)] {
        &self.order
    }

    /// Takes the next rows of a queue.
    pub(crate) fn take(&mut self, queue: &str, most: usize) -> Vec<Row> {
        let Some(rows) = self.rows.get_mut(queue) else { return Vec::new() };
        rows.drain(..most.min(rows.len())).collect()
    }

    /// A row that was taken and not decided: those that came after it must not pass it.
    pub(crate) fn put_back(&mut self, cause: String, queue: Option<String>) {
        self.back.extend(queue.map(|queue| (cause, queue)));
    }

    /// The causes of those that are left, with their queues.
    pub(crate) fn into_routes(self) -> Vec<(String, String)> {
        let left = self
            .rows
            .into_iter()
            .flat_map(|(queue, rows)| rows.into_iter().map(move |row| (row.stored.cause, queue.clone())));
        self.back.into_iter().chain(left).collect()
    }
}
