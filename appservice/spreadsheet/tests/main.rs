//! What files say, as programs write them, as phones damage them, and as somebody would write them who means harm.

#![expect(clippy::unwrap_used, reason = "a test that unwraps says by failing what went wrong")]

mod cells;
mod csv;
mod encodings;
mod limits;
mod made;
mod memory;
mod odd;
mod ods;
mod other;
mod swollen;
mod xlsx;

use spreadsheet::{Table, Unreadable, read};

/// The rows as numbers and texts, for a look at all of them.
fn rows(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table.rows.iter().map(|row| (row.number, (0..row.cells.len()).map(|at| row.text(at)).collect())).collect()
}

fn why(bytes: &[u8]) -> Unreadable {
    read(bytes).unwrap_err()
}
