//! Rows as text, with a separator that has to be found.

use crate::{
    MOST_COLUMNS, Table, Unreadable, clean,
    gather::{Cells, Gather},
};

/// What separates cells. Where two fit equally well, the one that stands first here: a comma is most often a part of
/// what somebody wrote.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];
/// So many rows decide which it is.
const LOOKED_AT: usize = 30;

/// The rows of a text.
pub(crate) fn read(text: &str) -> Result<Table, Unreadable> {
    let (separator, text) = match named(text) {
        Some((separator, rest)) => (Some(separator), rest),
        None => (found(text), text),
    };
    let (mut gather, mut number) = (Gather::default(), 0);
    let mut records = Records::new(text, separator);
    let mut fields = Vec::new();
    while records.next(&mut fields).is_some() {
        number += 1;
        let mut cells = Cells::default();
        for (column, field) in fields.iter().enumerate() {
            cells.put(column, 1, &clean::cell(field, false));
        }
        gather.row(number, 1, cells)?;
    }
    // A quote that is never closed takes in all that follows: rows would be lost without a word.
    if records.open {
        return Err(Unreadable::Broken);
    }
    gather.finish()?.ok_or(Unreadable::Empty)
}

/// `sep=;` as a first line, which Excel writes and reads and does not count as a row.
fn named(text: &str) -> Option<(u8, &str)> {
    let end = text.find(['\r', '\n'])?;
    let line = text[..end].trim_matches('"');
    let (name, separator) = line.split_at_checked(4)?;
    let &[separator @ (b',' | b';' | b'\t' | b'|' | b':')] = separator.as_bytes() else { return None };
    let rest = text[end..].strip_prefix("\r\n").unwrap_or_else(|| &text[end + 1..]);
    name.eq_ignore_ascii_case("sep=").then_some((separator, rest))
}

/// The separator that gives most of the first rows the same number of cells; none if most have one cell anyway. Of those
/// rows, the ones count first where nothing stands behind a closing quote: there a cell ends, if the separator is right.
fn found(text: &str) -> Option<u8> {
    let mut best: Option<((usize, usize, usize), u8)> = None;
    for separator in SEPARATORS {
        let mut records = Records::new(text, Some(separator));
        let (mut fields, mut rows) = (Vec::new(), Vec::new());
        while let Some(count) = records.next(&mut fields)
            && rows.len() < LOOKED_AT
        {
            if fields.iter().any(|field| !field.trim().is_empty()) {
                rows.push((count, records.neat));
            }
        }
        // Nothing but this separator: then it is one, however often.
        if rows.is_empty() {
            return Some(separator);
        }
        let several: Vec<_> = rows.iter().filter(|(count, _)| *count > 1).collect();
        if several.len() * 2 <= rows.len() {
            continue;
        }
        // In thousandths, because how many rows there are depends on the separator too: it says which quotes are some.
        let share = |count: usize| count * 1_000 / rows.len();
        let fit = several.iter().map(|(width, _)| {
            let alike = several.iter().filter(|(count, _)| count == width);
            (share(alike.clone().filter(|(_, neat)| *neat).count()), share(alike.count()), *width)
        });
        if let Some(fit) = fit.max()
            && best.is_none_or(|(other, _)| fit > other)
        {
            best = Some((fit, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

/// The records of a text, one by one. Quotes are read as spreadsheet programs do: they mean something only as the first
/// character of a cell, and what stands behind the closing one belongs to the cell.
struct Records<'a> {
    text: &'a str,
    separator: Option<u8>,
    /// The text ended within quotes.
    open: bool,
    /// In the last record nothing stands behind a closing quote.
    neat: bool,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: Option<u8>) -> Self {
        Self { text, separator, open: false, neat: true }
    }

    /// Fills in the cells of the next record, one more than are read at most, and says how many it has.
    fn next(&mut self, fields: &mut Vec<String>) -> Option<usize> {
        fields.clear();
        if self.text.is_empty() {
            return None;
        }
        self.neat = true;
        let mut count = 0;
        loop {
            let field = self.field();
            count += 1;
            match fields.get_mut(MOST_COLUMNS) {
                None => fields.push(field),
                // The last place stands for all that is right of the table.
                Some(last) if last.trim().is_empty() => *last = field,
                Some(_) => {}
            }
            if self.text.bytes().next().is_some_and(|byte| Some(byte) == self.separator) {
                self.text = &self.text[1..];
                continue;
            }
            self.text =
                self.text.strip_prefix("\r\n").unwrap_or_else(|| self.text.get(1..).unwrap_or_default());
            return Some(count);
        }
    }

    /// One cell, up to its separator or the end of its line.
    fn field(&mut self) -> String {
        let mut field = String::new();
        let is_quoted = self.text.starts_with('"');
        if let Some(quoted) = self.text.strip_prefix('"') {
            self.text = quoted;
            loop {
                let Some((part, rest)) = self.text.split_once('"') else {
                    field.push_str(std::mem::take(&mut self.text));
                    self.open = true;
                    return field;
                };
                field.push_str(part);
                self.text = rest;
                let Some(rest) = rest.strip_prefix('"') else { break };
                field.push('"');
                self.text = rest;
            }
        }
        let separator = self.separator;
        let ends = |byte: u8| Some(byte) == separator || matches!(byte, b'\r' | b'\n');
        let end = self.text.bytes().position(ends).unwrap_or(self.text.len());
        field.push_str(&self.text[..end]);
        self.neat &= !is_quoted || end == 0;
        self.text = &self.text[end..];
        field
    }
}
