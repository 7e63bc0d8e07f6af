//! XML from front to back, never a tree.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::{resolve_xml_entity, unescape},
    events::{BytesEnd, BytesStart, Event},
};

use crate::Unreadable;

/// What spreadsheet programs write is some fifteen levels deep.
const DEEPEST: usize = 64;

/// An element of these files has some twenty attributes at most.
const MOST_ATTRIBUTES: usize = 200;

/// A part of a packed file while it is read.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

/// What comes next. An empty element begins and ends.
pub(crate) enum Piece<'a> {
    Start(BytesStart<'a>),
    End(BytesEnd<'a>),
    Text(Cow<'a, str>),
    Eof,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// What comes next.
    pub(crate) fn next(&mut self) -> Result<Piece<'a>, Unreadable> {
        loop {
            let piece = match self.reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Unreadable::Swollen);
                    }
                    Piece::Start(start)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End(end)
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => Piece::Text(Cow::Owned(c.to_string())),
                    Ok(None) => resolve_xml_entity(&name)
                        .map(|text| Piece::Text(Cow::Borrowed(text)))
                        .ok_or(Unreadable::Broken)?,
                    Err(_) => return Err(Unreadable::Broken),
                },
                // No spreadsheet program declares entities of its own, and only they can unfold without end.
                Event::DocType(text) if text.contains("<!ENTITY") => return Err(Unreadable::Swollen),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Broken),
                Event::Eof => Piece::Eof,
                _ => continue,
            };
            return Ok(piece);
        }
    }

    /// Goes to the end of the element that began last.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

/// An attribute by its whole name.
pub(crate) fn attr(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    attr_where(start, |key| key == name)
}

/// The first attribute whose name fits.
pub(crate) fn attr_where(
    start: &BytesStart<'_>,
    fits: impl Fn(&str) -> bool,
) -> Result<Option<String>, Unreadable> {
    // With checks, each attribute would be compared with all before it.
    for (at, attr) in start.attributes().with_checks(false).enumerate() {
        if at == MOST_ATTRIBUTES {
            return Err(Unreadable::Swollen);
        }
        let attr = attr.map_err(|_| Unreadable::Broken)?;
        if fits(attr.key.as_ref()) {
            let value = unescape(&attr.value).map_err(|_| Unreadable::Broken)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// A number in an attribute; what is none counts as damage.
pub(crate) fn number(start: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Unreadable> {
    let Some(text) = attr(start, name)? else { return Ok(None) };
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unreadable::Broken);
    }
    // More digits than any number has: as many as there can be.
    Ok(Some(text.parse().unwrap_or(usize::MAX)))
}
