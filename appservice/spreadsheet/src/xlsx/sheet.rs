//! One sheet.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::{Book, Format, strings};
use crate::{
    Cell, Unreadable, clean,
    gather::{Cells, Gather},
    number,
    xml::{Piece, Xml, attr, number as attr_number},
};

/// Gathers the rows of a sheet.
pub(super) fn read(text: &str, book: &Book, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text);
    let mut before = 0_u32;
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "row" => {
                let said = attr_number(&start, "r")?.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                let (found, cells) = row(&mut xml, book)?;
                before = said.or(found).unwrap_or(before.saturating_add(1));
                gather.row(before, 1, cells)?;
            }
            // What follows are widths, rules and pictures.
            Piece::End(end) if end.local_name().as_ref() == "sheetData" => return Ok(()),
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A row to its end, and its number if one of its cells says it.
fn row(xml: &mut Xml<'_>, book: &Book) -> Result<(Option<u32>, Cells), Unreadable> {
    let (mut cells, mut column, mut number) = (Cells::default(), 0_usize, None);
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "c" => {
                if let Some(place) = attr(&start, "r")? {
                    let (said, row) = place_of(&place).ok_or(Unreadable::Broken)?;
                    column = said;
                    number = number.or(Some(row));
                }
                cells.put(column, 1, cell(xml, &start, book)?.as_ref());
                column = column.saturating_add(1);
            }
            Piece::Start(_) => xml.skip()?,
            Piece::End(_) => return Ok((number, cells)),
            Piece::Eof => return Err(Unreadable::Broken),
            Piece::Text(_) => {}
        }
    }
}

/// `AB12`: the column from 0, and the row from 1.
fn place_of(place: &str) -> Option<(usize, u32)> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = place.split_at(letters);
    // Three letters are the last column, XFD.
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column =
        letters.bytes().fold(0, |sum, byte| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    Some((column - 1, digits.parse().ok()?))
}

/// A cell to its end.
fn cell<'b>(xml: &mut Xml<'_>, start: &BytesStart<'_>, book: &'b Book) -> Result<Cow<'b, Cell>, Unreadable> {
    let (mut value, mut formula) = (None, false);
    loop {
        match xml.next()? {
            Piece::Start(inner) => match inner.local_name().as_ref() {
                "f" => {
                    formula = true;
                    xml.skip()?;
                }
                "v" => value = Some(text(xml)?),
                "is" => value = Some(strings::one(xml)?),
                _ => xml.skip()?,
            },
            Piece::End(_) => break,
            Piece::Eof => return Err(Unreadable::Broken),
            Piece::Text(_) => {}
        }
    }
    let value = value.unwrap_or_default();
    let shown = match attr(start, "t")?.as_deref() {
        Some("s") if value.trim().is_empty() => String::new(),
        Some("s") => {
            let number = value.trim().parse::<usize>().map_err(|_| Unreadable::Broken)?;
            let string = book.strings.get(number).ok_or(Unreadable::Broken)?;
            if !formula {
                return Ok(Cow::Borrowed(string));
            }
            return Ok(Cow::Owned(Cell { formula, ..string.clone() }));
        }
        Some("b") => match value.trim() {
            "1" | "true" => "TRUE".to_owned(),
            "0" | "false" => "FALSE".to_owned(),
            _ => value,
        },
        Some("d") => number::iso(&value),
        Some("n") | None => {
            let style = attr_number(start, "s")?.unwrap_or(0);
            formatted(&value, book.formats.get(style).copied().unwrap_or_default(), book.from_1904)
        }
        Some("str") => strings::unescaped(value),
        Some(_) => value,
    };
    Ok(Cow::Owned(clean::cell(&shown, formula)))
}

/// The text of an element to its end.
fn text(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Piece::Text(piece) => text.push_str(&piece),
            Piece::Start(_) => xml.skip()?,
            Piece::End(_) => return Ok(text),
            Piece::Eof => return Err(Unreadable::Broken),
        }
    }
}

/// A number as people typed it.
fn formatted(raw: &str, format: Format, from_1904: bool) -> String {
    let value = || raw.trim().parse::<f64>().ok();
    let shown = match format {
        Format::Number => None,
        Format::Date => value().and_then(|value| number::date(value, from_1904)),
        Format::Duration => value().and_then(number::duration),
        Format::Padded { digits, plus } => {
            let plain = number::plain(raw);
            let whole = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
            let sign = if plus { "+" } else { "" };
            whole.then(|| format!("{sign}{plain:0>width$}", width = usize::from(digits)))
        }
    };
    shown.unwrap_or_else(|| number::plain(raw))
}
