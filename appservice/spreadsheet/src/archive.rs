//! The entries of a zip file, of which only those are unpacked that are asked for, and only so far.
//!
//! The `zip` crate is not used: it reserves as many entries as a file says that it has, and looks for the end of the
//! file in each place that resembles one.

use std::io::Read;

use flate2::{Crc, read::DeflateDecoder};

use crate::{LARGEST_UNPACKED, Unreadable, text};

/// A spreadsheet has some dozen entries, and one for each picture in it.
const MOST_ENTRIES: usize = 2_000;
/// So many elements are read of all parts together: half a million cells that hold nothing. Bytes alone are no measure
/// of what reading costs, because an element has four of them or four thousand.
const MOST_ELEMENTS: usize = 1_000_000;
/// How far from its end the directory of a file is announced: behind it may be a comment of up to 65,535 bytes.
const FARTHEST_END: usize = 22 + 65_535;
/// A size or place that stands in the wider field instead.
const WIDER: u64 = 0xFFFF_FFFF;

/// A zip file.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// So many bytes may still be unpacked.
    left: usize,
    /// And so many elements read.
    elements: usize,
}

struct Entry {
    name: String,
    locked: bool,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    place: u64,
}

impl Entry {
    fn is_locked(&self) -> bool {
        // AES has a method of its own.
        self.locked || self.method == 99
    }
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let entries = directory(bytes).ok_or(Unreadable::Broken)?;
        if entries.len() > MOST_ENTRIES {
            return Err(Unreadable::Swollen);
        }
        Ok(Self { bytes, entries, left: LARGEST_UNPACKED, elements: MOST_ELEMENTS })
    }

    /// The names of the entries.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Something in it opens with a password only.
    pub(crate) fn is_locked(&self) -> bool {
        self.entries.iter().any(Entry::is_locked)
    }

    /// The text of an entry; nothing if there is none of that name.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let name = name.trim_start_matches('/');
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let bytes = unpacked(self.bytes, entry, self.left)?;
        self.left -= bytes.len();
        let text = match text::marked(&bytes) {
            Some(text) => text?.into_owned(),
            None => String::from_utf8(bytes).map_err(|_| Unreadable::Broken)?,
        };
        let elements = text.bytes().filter(|byte| *byte == b'<').count();
        self.elements = self.elements.checked_sub(elements).ok_or(Unreadable::Swollen)?;
        Ok(Some(text))
    }
}

/// What is in an entry, up to so many bytes.
fn unpacked(bytes: &[u8], entry: &Entry, most: usize) -> Result<Vec<u8>, Unreadable> {
    if entry.is_locked() {
        return Err(Unreadable::Locked);
    }
    let said = usize::try_from(entry.size).unwrap_or(usize::MAX);
    if said > most {
        return Err(Unreadable::Swollen);
    }
    let packed = packed(bytes, entry).ok_or(Unreadable::Broken)?;
    // One byte more than may be says that there is more. What the file says of the size is only where to begin.
    let limit = most as u64 + 1;
    let mut whole = Vec::with_capacity(said + 1);
    let read = match entry.method {
        0 => packed.take(limit).read_to_end(&mut whole),
        8 => DeflateDecoder::new(packed).take(limit).read_to_end(&mut whole),
        _ => return Err(Unreadable::Broken),
    };
    if whole.len() > most {
        return Err(Unreadable::Swollen);
    }
    let mut crc = Crc::new();
    crc.update(&whole);
    let right = read.is_ok() && whole.len() == said && crc.sum() == entry.crc;
    if right { Ok(whole) } else { Err(Unreadable::Broken) }
}

/// The bytes of an entry as they lie in the file.
fn packed<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let head = bytes.get(usize::try_from(entry.place).ok()?..)?;
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let start = 30 + usize::from(two(head, 26)?) + usize::from(two(head, 28)?);
    head.get(start..)?.get(..usize::try_from(entry.packed).ok()?)
}

/// All entries, at most one more than [`MOST_ENTRIES`].
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let from = bytes.len().saturating_sub(FARTHEST_END);
    let end = from + bytes[from..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
    // The comment behind it may be missing only if there is none.
    bytes.get(end + 22 + usize::from(two(bytes, end + 20)?)..)?;
    let mut place = u64::from(four(bytes, end + 16)?);
    if place == WIDER {
        let locator = end.checked_sub(20).and_then(|at| bytes.get(at..))?;
        let wide = bytes.get(usize::try_from(eight(locator, 8)?).ok()?..)?;
        if !locator.starts_with(b"PK\x06\x07") || !wide.starts_with(b"PK\x06\x06") {
            return None;
        }
        place = eight(wide, 48)?;
    }
    let mut rest = bytes.get(usize::try_from(place).ok()?..end)?;
    let mut entries = Vec::new();
    while rest.starts_with(b"PK\x01\x02") && entries.len() <= MOST_ENTRIES {
        let (name, extra) = (usize::from(two(rest, 28)?), usize::from(two(rest, 30)?));
        let all = 46 + name + extra + usize::from(two(rest, 32)?);
        let mut entry = Entry {
            // Some programs write the names as Windows does.
            name: String::from_utf8_lossy(rest.get(46..46 + name)?).replace('\\', "/"),
            locked: two(rest, 8)? & 1 == 1,
            method: two(rest, 10)?,
            crc: four(rest, 16)?,
            packed: four(rest, 20)?.into(),
            size: four(rest, 24)?.into(),
            place: four(rest, 42)?.into(),
        };
        widen(&mut entry, rest.get(46 + name..46 + name + extra)?)?;
        entries.push(entry);
        rest = rest.get(all..)?;
    }
    Some(entries)
}

/// Fills in what did not fit into four bytes (zip64). No file of a megabyte needs that, but some programs write it.
fn widen(entry: &mut Entry, mut extra: &[u8]) -> Option<()> {
    let mut wider: Vec<&mut u64> = [&mut entry.size, &mut entry.packed, &mut entry.place]
        .into_iter()
        .filter(|value| **value == WIDER)
        .collect();
    while !wider.is_empty() && extra.len() >= 4 {
        let (kind, length) = (two(extra, 0)?, usize::from(two(extra, 2)?));
        let field = extra.get(4..4 + length)?;
        if kind == 1 {
            for (at, value) in wider.iter_mut().enumerate() {
                **value = eight(field, 8 * at)?;
            }
            break;
        }
        extra = extra.get(4 + length..)?;
    }
    Some(())
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
