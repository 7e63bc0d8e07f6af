//! What a file is, by what it holds.

use crate::{Looks, Unreadable, archive::Archive, xlsx};

/// A file that may hold a table.
pub(crate) enum Kind<'a> {
    /// Text, perhaps.
    Text,
    /// A workbook of Excel, and the name of the entry that lists its sheets.
    Xlsx(Archive<'a>, String),
    /// A spreadsheet of LibreOffice.
    Ods(Archive<'a>),
}

/// How a file begins that holds no table. Those with a zero in them stand before any guess at UTF-16.
const BEGINNINGS: [(&[u8], Looks); 22] = [
    (b"\x89PNG\r\n\x1a\n", Looks::Picture),
    (b"\xFF\xD8\xFF", Looks::Picture),
    (b"GIF87a", Looks::Picture),
    (b"GIF89a", Looks::Picture),
    (b"II*\0", Looks::Picture),
    (b"MM\0*", Looks::Picture),
    (b"%PDF-", Looks::Document),
    (b"{\\rtf", Looks::Document),
    (b"OggS\0", Looks::Recording),
    (b"ID3\x02", Looks::Recording),
    (b"ID3\x03", Looks::Recording),
    (b"ID3\x04", Looks::Recording),
    (b"\x1A\x45\xDF\xA3", Looks::Recording),
    (b"#!AMR", Looks::Recording),
    (b"fLaC\0", Looks::Recording),
    (b"\xFF\xFB", Looks::Recording),
    (b"\xFF\xF3", Looks::Recording),
    (b"\xFF\xF1", Looks::Recording),
    (b"Rar!\x1A", Looks::Archive),
    (b"7z\xBC\xAF\x27\x1C", Looks::Archive),
    (b"\x1F\x8B", Looks::Archive),
    (b"SQLite format 3\0", Looks::Other),
];
/// Excel's own form before 1997 begins with a record of this kind.
const OLDEST_EXCEL: [&[u8]; 3] = [b"\x09\0\x04\0", b"\x09\x02\x06\0", b"\x09\x04\x06\0"];
/// The container of Office before 2007, and of anything that Office locks with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What it is if it is plainly no table, of however long a file.
pub(crate) fn no_table(bytes: &[u8]) -> Option<Looks> {
    let begins = BEGINNINGS.iter().find(|(begins, _)| bytes.starts_with(begins));
    begins.map(|(_, looks)| *looks).or_else(|| by_chunk(bytes))
}

/// What it is, if not that.
///
/// # Errors
/// Why no table is looked for in it.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind<'_>, Unreadable> {
    if OLDEST_EXCEL.iter().any(|begins| bytes.starts_with(begins)) {
        return Err(Unreadable::OldExcel);
    }
    if bytes.starts_with(OLE) {
        return Err(ole(bytes));
    }
    if bytes.starts_with(b"PK") && matches!(bytes.get(2..4), Some(b"\x03\x04" | b"\x05\x06" | b"\x07\x08")) {
        return packed(bytes);
    }
    if let Some(why) = markup(bytes) {
        return Err(why);
    }
    Ok(Kind::Text)
}

/// Forms that say what they are some bytes behind their beginning.
fn by_chunk(bytes: &[u8]) -> Option<Looks> {
    match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (b"RIFF", _, b"WEBP") => Some(Looks::Picture),
        (b"RIFF", _, b"WAVE" | b"AVI ") => Some(Looks::Recording),
        ([0, ..], b"ftyp", b"heic" | b"heix" | b"mif1" | b"msf1" | b"avif") => Some(Looks::Picture),
        ([0, ..], b"ftyp", _) => Some(Looks::Recording),
        ([b'B', b'M', ..], _, _) if bytes.get(6..10) == Some(&[0; 4]) => Some(Looks::Picture),
        _ => None,
    }
}

/// The container's directory names what is in it, in UTF-16.
fn ole(bytes: &[u8]) -> Unreadable {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if names("EncryptedPackage") {
        Unreadable::Locked
    } else if names("WordDocument") || names("PowerPoint Document") {
        Unreadable::NoTable(Looks::Document)
    } else if names("Workbook") || names("Book") {
        Unreadable::OldExcel
    } else {
        Unreadable::NoTable(Looks::Other)
    }
}

fn packed(bytes: &[u8]) -> Result<Kind<'_>, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    if let Some(mime) = archive.read("mimetype")? {
        return match mime.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            Some(kind) if kind.starts_with("spreadsheet") => Ok(Kind::Ods(archive)),
            Some(_) => Err(Unreadable::NoTable(Looks::Document)),
            None if mime.contains("epub") => Err(Unreadable::NoTable(Looks::Document)),
            None => Err(Unreadable::NoTable(Looks::Archive)),
        };
    }
    if let Some(workbook) = xlsx::main_part(&mut archive)? {
        let inside = |folder: &str| workbook.split('/').any(|part| part.eq_ignore_ascii_case(folder));
        return if workbook.to_ascii_lowercase().ends_with(".bin") {
            Err(Unreadable::OldExcel)
        } else if inside("word") || inside("ppt") || inside("visio") {
            Err(Unreadable::NoTable(Looks::Document))
        } else {
            Ok(Kind::Xlsx(archive, workbook))
        };
    }
    if archive.is_locked() {
        return Err(Unreadable::Locked);
    }
    // Apple's Numbers, Pages and Keynote write the same container; only Numbers has tables as files of their own.
    let numbers = archive.names().any(|name| name.starts_with("Index/Tables/"));
    Err(if numbers { Unreadable::OldExcel } else { Unreadable::NoTable(Looks::Archive) })
}

/// Text that is meant for a program: a web page, XML, JSON, an address book.
fn markup(bytes: &[u8]) -> Option<Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let start = start.trim_start();
    let program = ["{\"", "{\n", "{\r", "[{", "begin:vcard", "begin:vcalendar"];
    if program.iter().any(|begins| start.starts_with(begins)) {
        return Some(Unreadable::NoTable(Looks::Other));
    }
    let tag = start.strip_prefix('<')?;
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '?' | '!')) {
        return None;
    }
    // Web pages and XML of Excel are spreadsheets to those who send them.
    let sheet = ["office:excel", "office:spreadsheet", "opendocument.spreadsheet", "progid=\"excel.sheet\""];
    Some(if sheet.iter().any(|sign| start.contains(sign)) {
        Unreadable::OldExcel
    } else if start.contains("<svg") {
        Unreadable::NoTable(Looks::Picture)
    } else if start.contains("<html") || start.contains("<!doctype html") {
        Unreadable::NoTable(Looks::Document)
    } else {
        Unreadable::NoTable(Looks::Other)
    })
}
