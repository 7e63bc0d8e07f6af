//! What is no file of rows, or none that can be opened.

use spreadsheet::{Looks, Unreadable};

use crate::{
    made::{Entry, Xlsx, good_ods, good_xlsx, ods_content, packed, raw_zip, zip},
    why,
};

/// The container of older Office files, with a directory that names these streams.
fn ole(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    for stream in ["Root Entry"].iter().chain(streams) {
        let mut entry: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        bytes.extend(entry);
    }
    bytes
}

#[test]
fn what_holds_no_table_says_what_it_looks_like() {
    for (bytes, looks) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Looks::Picture),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", Looks::Picture),
        (b"GIF89a\x01\0\x01\0", Looks::Picture),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Looks::Picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Looks::Picture),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", Looks::Picture),
        (b"II*\0\x08\0\0\0", Looks::Picture),
        (b"<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", Looks::Picture),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", Looks::Recording),
        (b"\0\0\0\x14ftyp3gp5\0\0\0\0", Looks::Recording),
        (b"OggS\0\x02\0\0", Looks::Recording),
        (b"ID3\x04\0\0", Looks::Recording),
        (b"RIFF\x24\0\0\0WAVEfmt ", Looks::Recording),
        (b"\x1A\x45\xDF\xA3\x01", Looks::Recording),
        (b"%PDF-1.7\n1 0 obj\n", Looks::Document),
        (b"{\\rtf1\\ansi Ann}", Looks::Document),
        (b"\xEF\xBB\xBF <!DOCTYPE html>\n<html><table>", Looks::Document),
        (b"<html><body>Ann</body></html>", Looks::Document),
        (b"Rar!\x1A\x07\0", Looks::Archive),
        (b"\x1F\x8B\x08\0", Looks::Archive),
        (b"{\"a\": 1}", Looks::Other),
        (b"[{\"name\":\"Ann\"}]", Looks::Other),
        (b"<?xml version=\"1.0\"?><people/>", Looks::Other),
        (b"BEGIN:VCARD\nFN:Ann\n", Looks::Other),
        (b"SQLite format 3\0", Looks::Other),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0", Looks::Other),
    ] {
        assert_eq!(why(bytes), Unreadable::NoTable(looks), "{:?}", String::from_utf8_lossy(bytes));
    }
    // A photograph of the list is no list that is too long.
    let mut photograph = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".to_vec();
    photograph.resize(3 * spreadsheet::LONGEST, 7);
    assert_eq!(why(&photograph), Unreadable::NoTable(Looks::Picture));
}

#[test]
fn a_packed_file_is_known_by_what_it_says_that_it_is() {
    let text: &[u8] = b"application/vnd.oasis.opendocument.text";
    let relation = |target: &str| {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        format!(r#"<Relationships><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>"#)
    };
    let office = |target: &str| zip(&[("_rels/.rels", relation(target).as_bytes()), (target, b"<x/>")]);
    for (bytes, reason) in [
        (zip(&[("mimetype", text), ("content.xml", b"<x/>")]), Unreadable::NoTable(Looks::Document)),
        (zip(&[("mimetype", b"application/epub+zip")]), Unreadable::NoTable(Looks::Document)),
        (office("word/document.xml"), Unreadable::NoTable(Looks::Document)),
        (office("ppt/presentation.xml"), Unreadable::NoTable(Looks::Document)),
        (office("xl/workbook.bin"), Unreadable::OldExcel),
        (zip(&[("Index/Document.iwa", b"x"), ("Index/Tables/DataList.iwa", b"x")]), Unreadable::OldExcel),
        (zip(&[("list.csv", b"Ann;1\n")]), Unreadable::NoTable(Looks::Archive)),
        (zip(&[]), Unreadable::NoTable(Looks::Archive)),
    ] {
        assert_eq!(why(&bytes), reason);
    }
}

#[test]
fn older_forms_are_told_from_locked_ones() {
    for (bytes, reason) in [
        (ole(&["Workbook"]), Unreadable::OldExcel),
        (ole(&["Book"]), Unreadable::OldExcel),
        (ole(&["EncryptionInfo", "EncryptedPackage"]), Unreadable::Locked),
        (ole(&["WordDocument"]), Unreadable::NoTable(Looks::Document)),
        (ole(&["PowerPoint Document"]), Unreadable::NoTable(Looks::Document)),
        (ole(&["__properties_version1.0"]), Unreadable::NoTable(Looks::Other)),
        (b"\x09\0\x04\0\x02\0\x10\0".to_vec(), Unreadable::OldExcel),
        (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".to_vec(), Unreadable::OldExcel),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".to_vec(), Unreadable::OldExcel),
    ] {
        assert_eq!(why(&bytes), reason);
    }
}

#[test]
fn what_needs_a_password_is_locked() {
    let locked = |name: &str, flags, method| {
        raw_zip(&[Entry {
            name: name.to_owned(),
            flags,
            method,
            packed: vec![1, 2, 3],
            size: 3,
            ..Entry::default()
        }])
    };
    for bytes in [locked("list.csv", 1, 8), locked("list.csv", 0, 99), locked("_rels/.rels", 1, 8)] {
        assert_eq!(why(&bytes), Unreadable::Locked);
    }
    let manifest = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let ods = zip(&[
        ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]),
        ("content.xml", b"\x8F\x12noise"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    assert_eq!(why(&ods), Unreadable::Locked);
}

#[test]
fn a_file_that_was_cut_off_is_broken_wherever() {
    for whole in [good_xlsx(), good_ods()] {
        for length in (4..whole.len()).step_by(7) {
            assert_eq!(why(&whole[..length]), Unreadable::Broken, "{length} of {}", whole.len());
        }
    }
}

#[test]
fn damage_is_found_in_each_part_that_is_needed() {
    let parts =
        Xlsx { strings: "<si><t>a</t></si>".to_owned(), ..Xlsx::of("<row><c t=\"s\"><v>0</v></c></row>") }
            .parts();
    assert!(spreadsheet::read(&packed(&parts)).is_ok());
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"] {
        let mut damaged = parts.clone();
        let text = &mut damaged.iter_mut().find(|(part, _)| part == name).unwrap().1;
        text.truncate(text.len() - 20 - if name.contains("sheet1") { 40 } else { 0 });
        assert_eq!(why(&packed(&damaged)), Unreadable::Broken, "{name}");
    }
    for name in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"] {
        let left: Vec<_> = parts.iter().filter(|(part, _)| part != name).cloned().collect();
        assert_eq!(why(&packed(&left)), Unreadable::Broken, "{name}");
    }
    // A bit of what is packed, and an element that ends as another.
    let mut whole = good_ods();
    let at = whole.windows(11).position(|part| part == b"content.xml").unwrap() + 60;
    whole[at] ^= 0x10;
    assert_eq!(why(&whole), Unreadable::Broken);
    let content = ods_content("", "<table:table><table:table-row></table:table></table:table-row>");
    assert_eq!(why(&crate::made::ods_of(&content)), Unreadable::Broken);
}

/// Sizes that stand in the wider fields, as some programs write them for small files too.
#[test]
fn sizes_may_stand_in_wider_fields_and_checksums_hold() {
    let parts = Xlsx::of("<row><c><v>7</v></c></row>").parts();
    let entry = |(name, text): (String, String), wide: bool| {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let size = u32::try_from(text.len()).unwrap();
        let extra = [&[0xCA_u8, 0xFE, 1, 0, 0, 1, 0, 8, 0][..], &u64::from(size).to_le_bytes()].concat();
        let (size, extra) = if wide { (u32::MAX, extra) } else { (size, Vec::new()) };
        Entry { name, crc: crc.sum(), packed: text.into_bytes(), size, extra, ..Entry::default() }
    };
    // And a checksum that is another's is damage, though all else fits.
    let mut entries: Vec<_> = parts.iter().cloned().map(|part| entry(part, false)).collect();
    entries.iter_mut().find(|entry| entry.name.contains("sheet1")).unwrap().crc ^= 1;
    assert_eq!(why(&raw_zip(&entries)), Unreadable::Broken);
    for wide in [false, true] {
        let entries: Vec<_> = parts.iter().cloned().map(|part| entry(part, wide)).collect();
        assert_eq!(spreadsheet::read(&raw_zip(&entries)).unwrap().rows[0].text(0), "7");
    }
}
