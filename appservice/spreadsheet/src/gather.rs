//! The rows that are kept, within the limits of a table.

use crate::{Cell, LONGEST_TABLE, MOST_COLUMNS, MOST_ROWS, Row, Table, Unreadable};

/// A row while it is read.
#[derive(Default)]
pub(crate) struct Cells {
    cells: Vec<Cell>,
    wider: bool,
}

impl Cells {
    /// Puts a cell into so many columns from this one, which counts from 0.
    pub(crate) fn put(&mut self, column: usize, times: usize, cell: &Cell) {
        if cell.is_blank() && !cell.cleaned {
            return;
        }
        let end = column.saturating_add(times);
        self.wider |= end > MOST_COLUMNS && !cell.is_blank();
        for column in column..end.min(MOST_COLUMNS) {
            if self.cells.len() <= column {
                self.cells.resize(column + 1, Cell::default());
            }
            self.cells[column] = cell.clone();
        }
    }
}

/// All rows so far.
#[derive(Default)]
pub(crate) struct Gather {
    table: Table,
    /// How many there would be without a limit.
    counted: usize,
    /// Bytes of text.
    text: usize,
}

impl Gather {
    /// Takes a row that stands so many times one below the other, first at `number`.
    pub(crate) fn row(&mut self, number: u32, times: usize, row: Cells) -> Result<(), Unreadable> {
        let Cells { mut cells, wider } = row;
        self.table.wider |= wider;
        cells.truncate(cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1));
        if cells.is_empty() {
            return Ok(());
        }
        let kept = times.min(MOST_ROWS.saturating_sub(self.counted));
        self.counted = self.counted.saturating_add(times);
        let text: usize = cells.iter().map(|cell| cell.text.len()).sum();
        self.text = self.text.saturating_add(text.saturating_mul(kept));
        if self.text > LONGEST_TABLE {
            return Err(Unreadable::Swollen);
        }
        for below in (0..u32::MAX).take(kept) {
            self.table.rows.push(Row { number: number.saturating_add(below), cells: cells.clone() });
        }
        Ok(())
    }

    /// The table, if there is a row in it.
    pub(crate) fn finish(mut self) -> Result<Option<Table>, Unreadable> {
        if self.counted > MOST_ROWS {
            return Err(Unreadable::TooManyRows { rows: self.counted });
        }
        // No program writes rows in another order than theirs, but some reader would take them.
        self.table.rows.sort_by_key(|row| row.number);
        Ok(Some(self.table).filter(|table| !table.rows.is_empty()))
    }
}
