//! What a file of rows says, whatever program wrote it: rows of cells as text, or why there are none.
//!
//! Somebody who runs a group sends the list of its people as a file in a chat. It comes from Excel, LibreOffice, a
//! phone, a school's office. So the name and the declared type of the file are not asked; what it is, its bytes say:
//! CSV in any common encoding and with any common separator, `.xlsx`, `.ods`. And it comes from outside, so it may be
//! anything: whatever is sent, reading it takes less than 64 MiB of memory and about a second.
//!
//! Both kinds that are packed are read here and not by calamine, though that reads them too. It makes a dense table of
//! an `.ods`, reserves as many shared strings as an `.xlsx` says that it has, and copies the font and the number
//! format into each style. A file of some kilobytes can so ask for gigabytes, and an allocation that fails ends the
//! process: nothing can contain that. Here nothing is taken at its word: an entry is unpacked only if it is needed and
//! only as far as [`LARGEST_UNPACKED`], its XML is read once from front to back, and what is kept has limits.
//!
//! The `csv` crate is not used because it leaves empty lines out without counting them, and a person who is told of
//! row 12 looks for it in a spreadsheet program.
//!
//! This crate must not know what a row means or who may send one, keep anything, log anything, or use a network.

mod archive;
mod clean;
mod csv;
mod gather;
mod kind;
mod number;
mod ods;
mod text;
mod xlsx;
mod xml;

use thiserror::Error;

use self::kind::Kind;

/// The longest file, in bytes. A list of 500 people is some 50 KB.
pub const LONGEST: usize = 1 << 20;
/// The most rows with something in them: 500 people below a header.
pub const MOST_ROWS: usize = 501;
/// The most columns, from the left. What stands further right is left out, and [`Table::wider`] says so.
pub const MOST_COLUMNS: usize = 50;
/// The longest cell, in characters. What is longer is cut, and [`Cell::cut`] says so.
pub const LONGEST_CELL: usize = 1_000;
/// The most text of all cells together, in bytes. A packed file can repeat one long cell in each place at no cost.
pub const LONGEST_TABLE: usize = 4 << 20;
/// What is unpacked of one file at most, in bytes, all its parts that are needed together.
pub const LARGEST_UNPACKED: usize = 8 << 20;

/// The rows of a file that have something in them, in their order. There is at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// At most [`MOST_ROWS`].
    pub rows: Vec<Row>,
    /// Something stands right of the last column that is read ([`MOST_COLUMNS`]), and was left out.
    pub wider: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number that a spreadsheet program shows beside it, from 1. Empty rows count; a line break in a cell does not.
    pub number: u32,
    /// From the first column to the last one that has something in it; empty cells between are there.
    pub cells: Vec<Cell>,
}

impl Row {
    /// What stands in a column, from 0; nothing where the row ends before.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As people see it, without spaces around it and without anything that nobody sees. A line break is `\n`. A number
    /// is plain (`12345678`), a date is `2026-03-14`, a time `08:30`, a truth `TRUE` or `FALSE`, an error `#REF!`. For a
    /// formula it is what the program last calculated, which may be nothing; in CSV the formula itself.
    pub text: String,
    /// It is calculated, or a spreadsheet program would calculate it: `=A1`, `@SUM(1)`, `+cmd|' /C calc'!A1`. A phone
    /// number (`+254 …`), a sum without letters (`+1+1`) and a Matrix ID (`@ann:example.org`) are no formulas.
    pub formula: bool,
    /// Something that nobody sees was taken out: a control character, a direction mark, a soft hyphen, a zero width.
    pub cleaned: bool,
    /// It was longer than [`LONGEST_CELL`], and is cut.
    pub cut: bool,
}

impl Cell {
    /// Nothing that anybody would see as something in the cell.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.formula
    }
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// There is nothing in it, or only empty rows; of a packed file, in no sheet that is shown.
    #[error("the file is empty")]
    Empty,
    /// It is longer than [`LONGEST`]. Pictures, recordings and most documents are told by their beginning all the same.
    #[error("the file is larger than {LONGEST} bytes")]
    TooLarge,
    /// It has more than [`MOST_ROWS`].
    #[error("the file has {rows} rows, and {MOST_ROWS} are read at most")]
    TooManyRows {
        /// How many rows have something in them, with the header.
        rows: usize,
    },
    /// It is no file of rows.
    #[error("the file holds no table: {0:?}")]
    NoTable(Looks),
    /// It is a spreadsheet in a form that is not read: `.xls`, `.xlsb`, Excel's older XML, Numbers. The program that
    /// wrote it can save it as `.xlsx` or CSV.
    #[error("the file is a spreadsheet of another kind; save it as .xlsx or CSV")]
    OldExcel,
    /// It opens with a password only.
    #[error("the file is locked with a password")]
    Locked,
    /// Unpacked or unfolded it is beyond any list of people: [`LARGEST_UNPACKED`], [`LONGEST_TABLE`], thousands of
    /// entries, a million elements, XML nested too deep.
    #[error("the file is far larger inside than a list of people")]
    Swollen,
    /// It was damaged or cut off on its way.
    #[error("the file is damaged or incomplete")]
    Broken,
}

/// What a file is that holds no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A picture: perhaps somebody photographed the list.
    Picture,
    /// A PDF, a text document, a presentation, a web page.
    Document,
    /// Sound or video.
    Recording,
    /// An archive: perhaps the list is in it.
    Archive,
    /// Anything else.
    Other,
}

/// What a file says.
///
/// # Errors
/// Why it says nothing.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if let Some(looks) = kind::no_table(bytes) {
        return Err(Unreadable::NoTable(looks));
    }
    if bytes.len() > LONGEST {
        return Err(Unreadable::TooLarge);
    }
    match kind::of(bytes)? {
        Kind::Text => csv::read(&text::decode(bytes)?),
        Kind::Xlsx(mut archive, workbook) => xlsx::read(&mut archive, &workbook),
        Kind::Ods(mut archive) => ods::read(&mut archive),
    }
}
