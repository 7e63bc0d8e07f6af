//! The sheets of an `.ods`: one part, `content.xml`, with all of them.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::{
    Cell, Table, Unreadable,
    archive::Archive,
    clean,
    gather::{Cells, Gather},
    number,
    xml::{Piece, Xml, attr, number as attr_number},
};

/// So many spaces of a cell are read that are written as a number. Else some bytes for each million of them would fill
/// the memory.
const MOST_SPACES: usize = 100;

/// The first sheet that is shown and has something in it.
pub(crate) fn read(archive: &mut Archive<'_>) -> Result<Table, Unreadable> {
    let manifest = archive.read("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Locked);
    }
    let content = archive.read("content.xml")?.ok_or(Unreadable::Broken)?;
    let mut xml = Xml::new(&content);
    let (mut style, mut hidden) = (String::new(), HashSet::new());
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.name().as_ref() {
                "style:style" => style = attr(&start, "style:name")?.unwrap_or_default(),
                "style:table-properties" if attr(&start, "table:display")?.as_deref() == Some("false") => {
                    hidden.insert(std::mem::take(&mut style));
                }
                "table:table" => {
                    let style = attr(&start, "table:style-name")?.unwrap_or_default();
                    if hidden.contains(&style) {
                        xml.skip()?;
                    } else if let Some(table) = sheet(&mut xml)? {
                        return Ok(table);
                    }
                }
                "table:tracked-changes" => xml.skip()?,
                _ => {}
            },
            Piece::Eof => return Err(Unreadable::Empty),
            _ => {}
        }
    }
}

/// A sheet to its end; nothing if it is empty.
fn sheet(xml: &mut Xml<'_>) -> Result<Option<Table>, Unreadable> {
    let mut gather = Gather::default();
    let mut number = 1_u32;
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    let times = attr_number(&start, "table:number-rows-repeated")?.unwrap_or(1);
                    gather.row(number, times, row(xml)?)?;
                    number = number.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
                }
                // They hold rows; anything else holds none of ours, though it may hold a table.
                "table:table-rows" | "table:table-row-group" | "table:table-header-rows" => {}
                _ => xml.skip()?,
            },
            Piece::End(end) if end.local_name().as_ref() == "table" => return gather.finish(),
            Piece::Eof => return Err(Unreadable::Broken),
            _ => {}
        }
    }
}

fn row(xml: &mut Xml<'_>) -> Result<Cells, Unreadable> {
    let (mut cells, mut column) = (Cells::default(), 0_usize);
    loop {
        match xml.next()? {
            Piece::Start(start) => {
                let times = attr_number(&start, "table:number-columns-repeated")?.unwrap_or(1);
                match start.name().as_ref() {
                    "table:table-cell" => cells.put(column, times, &cell(xml, &start)?),
                    // What stands in it lies below another cell, and nobody sees it.
                    "table:covered-table-cell" => xml.skip()?,
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                }
                column = column.saturating_add(times);
            }
            Piece::End(_) => return Ok(cells),
            Piece::Eof => return Err(Unreadable::Broken),
            Piece::Text(_) => {}
        }
    }
}

/// A cell to its end.
fn cell(xml: &mut Xml<'_>, start: &BytesStart<'_>) -> Result<Cell, Unreadable> {
    let shown = shown(xml)?;
    let value = match attr(start, "office:value-type")?.as_deref() {
        Some("float" | "currency" | "percentage") => {
            attr(start, "office:value")?.map(|value| as_typed(&shown, number::plain(&value)))
        }
        Some("boolean") => attr(start, "office:boolean-value")?.map(|value| value.to_ascii_uppercase()),
        Some("date") => attr(start, "office:date-value")?.map(|value| number::iso(&value)),
        Some("time") => attr(start, "office:time-value")?.and_then(|value| number::iso_time(&value)),
        _ => None,
    };
    // A formula that failed has the value nought, and what is shown says that it failed.
    let failed = shown.starts_with('#') || shown.starts_with("Err:");
    let value = value.filter(|_| !failed).unwrap_or(shown);
    Ok(clean::cell(&value, attr(start, "table:formula")?.is_some()))
}

/// A number as it is shown, if that is only its digits: the zeros and spaces of a phone number are in its format.
fn as_typed(shown: &str, value: String) -> String {
    let digits: String =
        shown.chars().filter(|c| !matches!(c, ' ' | '\u{A0}' | '-' | '(' | ')' | '+')).collect();
    let only = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if only && digits.trim_start_matches('0') == value.trim_start_matches('0') {
        shown.to_owned()
    } else {
        value
    }
}

/// What is shown in a cell: its paragraphs, without notes and drawings.
fn shown(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let (mut text, mut depth, mut paragraphs, mut spaces) = (String::new(), 0_usize, 0_usize, MOST_SPACES);
    loop {
        match xml.next()? {
            Piece::Start(start) => {
                match start.name().as_ref() {
                    "text:p" | "text:h" if depth == 0 => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:s" => {
                        let count = attr_number(&start, "text:c")?.unwrap_or(1).min(spaces);
                        spaces -= count;
                        text.extend(std::iter::repeat_n(' ', count));
                    }
                    "text:tab" => text.push(' '),
                    "text:line-break" => text.push('\n'),
                    "text:span" | "text:a" | "text:ruby" | "text:ruby-base" if depth > 0 => {}
                    // Fields show their text; a note, a picture or a table in the cell is not what the cell says.
                    name if depth > 0 && name.starts_with("text:") && !is_aside(name) => {}
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                }
                depth += 1;
            }
            Piece::End(_) if depth == 0 => return Ok(text),
            Piece::End(_) => depth -= 1,
            // Line ends of the file are no line ends of the text; several spaces are written as an element.
            Piece::Text(piece) if depth > 0 => {
                for c in piece.chars() {
                    let c = if c.is_ascii_whitespace() { ' ' } else { c };
                    if c != ' ' || !text.ends_with(' ') {
                        text.push(c);
                    }
                }
            }
            Piece::Text(_) => {}
            Piece::Eof => return Err(Unreadable::Broken),
        }
    }
}

fn is_aside(name: &str) -> bool {
    matches!(name, "text:note" | "text:ruby-text")
}
