//! The texts that the cells of all sheets share, by their number.

use std::borrow::Cow;

use crate::{
    Cell, Unreadable, clean,
    xml::{Piece, Xml},
};

/// The most texts. A table that is read has room for a fourth of them.
const MOST_STRINGS: usize = 100_000;

/// All texts. How many the part says that there are is not asked. Each is cleaned once and not for each cell that holds
/// it, because a cell costs a few bytes and a text may be millions of characters that nobody sees.
pub(super) fn read(text: &str) -> Result<Vec<Cell>, Unreadable> {
    let mut xml = Xml::new(text);
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "si" => {
                if strings.len() == MOST_STRINGS {
                    return Err(Unreadable::Swollen);
                }
                strings.push(clean::cell(&one(&mut xml)?, false));
            }
            Piece::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of an element that has begun, to its end: one piece, or several with formats of their own, without the
/// signs above Japanese letters that say how they are read.
pub(super) fn one(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let (mut text, mut depth, mut taken) = (String::new(), 0_usize, None);
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "rPh" => xml.skip()?,
            Piece::Start(start) => {
                depth += 1;
                if start.local_name().as_ref() == "t" {
                    taken = taken.or(Some(depth));
                }
            }
            Piece::End(_) if depth == 0 => return Ok(unescaped(text)),
            Piece::End(_) => {
                taken = taken.filter(|at| *at != depth);
                depth -= 1;
            }
            Piece::Text(piece) if taken.is_some() => text.push_str(&piece),
            Piece::Text(_) => {}
            Piece::Eof => return Err(Unreadable::Broken),
        }
    }
}

/// `_x000D_` is how a character is written that XML has no place for.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (piece, length): (Cow<'_, str>, _) = match c {
            Some(c) => (Cow::Owned(c.to_string()), 7),
            None => (Cow::Borrowed("_x"), 2),
        };
        out.push_str(&piece);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}
