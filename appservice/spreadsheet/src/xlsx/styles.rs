//! How the numbers of a workbook are meant.

use std::collections::HashMap;

use crate::{
    Unreadable,
    xml::{Piece, Xml, attr, number},
};

/// What a format makes of a number, as far as it matters to what a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Number,
    /// A day, a time of day, or both.
    Date,
    /// Hours that may be more than 24.
    Duration,
    /// At least so many digits, perhaps behind a plus: how phone numbers keep their zeros.
    Padded { digits: u8, plus: bool },
}

/// The formats by the number of their style.
pub(super) fn read(text: &str) -> Result<Vec<Format>, Unreadable> {
    let mut xml = Xml::new(text);
    let (mut own, mut formats, mut in_cells) = (HashMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let code = attr(&start, "formatCode")?.unwrap_or_default();
                    own.insert(number(&start, "numFmtId")?.unwrap_or(0), of(&code));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&start, "numFmtId")?.unwrap_or(0);
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Piece::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
            Piece::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// The formats that have a number and no code (ECMA-376, 18.8.30).
fn built_in(id: usize) -> Format {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Format::Date,
        46 => Format::Duration,
        _ => Format::Number,
    }
}

/// What a code means: that for positive numbers, which stands first.
fn of(code: &str) -> Format {
    let (mut chars, mut plain) = (code.chars(), String::new());
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => plain.extend(chars.by_ref().take_while(|c| *c != '"').filter(|c| *c == '+')),
            '\\' => plain.extend(chars.next().filter(|c| *c == '+')),
            // What fills up or leaves room.
            '_' | '*' => {
                chars.next();
            }
            // A color, a language, a condition, or hours that go on counting.
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c)) {
                    return Format::Duration;
                }
            }
            c => plain.push(c),
        }
    }
    let zeros = plain.strip_prefix('+').unwrap_or(&plain);
    let padded = !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0');
    let plus = plain.starts_with('+');
    if padded && (plus || zeros.len() > 1) {
        return Format::Padded { digits: u8::try_from(zeros.len()).unwrap_or(u8::MAX), plus };
    }
    let general = plain.eq_ignore_ascii_case("general");
    if !general && plain.contains(['d', 'm', 'y', 'h', 's', 'D', 'M', 'Y', 'H', 'S']) {
        Format::Date
    } else {
        Format::Number
    }
}
