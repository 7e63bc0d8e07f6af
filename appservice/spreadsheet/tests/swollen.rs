//! Files that are meant to cost memory or time.

use std::fmt::Write as _;

use flate2::{Compress, Compression, FlushCompress};
use spreadsheet::{LONGEST, MOST_ROWS, Unreadable, read};

use crate::made::{Entry, Xlsx, good_xlsx, inline, ods, ods_content, ods_of, ods_row, packed, raw_zip};

/// What of an entry is unpacked at most, a little less.
const NEARLY_ALL: usize = 7_900_000;

/// As many copies as fit.
fn filled(text: &str) -> String {
    text.repeat(NEARLY_ALL / text.len())
}

/// Some 900 MB of spaces in 900 KB: the same mebibyte over and over, in pieces that do not refer to each other.
fn bomb() -> Vec<u8> {
    let mut piece = Vec::with_capacity(1 << 16);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(&vec![b' '; 1 << 20], &mut piece, FlushCompress::Full).unwrap();
    piece.repeat(900_000 / piece.len())
}

/// The good list, with one part replaced by what is packed so.
fn with(name: &str, packed: Vec<u8>, size: u32) -> Vec<u8> {
    let entries = Xlsx::of("<row/>").parts().into_iter().map(|(part, text)| {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let size = u32::try_from(text.len()).unwrap();
        Entry { name: part, crc: crc.sum(), packed: text.into_bytes(), size, ..Entry::default() }
    });
    let bomb = Entry { name: name.to_owned(), method: 8, packed, size, ..Entry::default() };
    let entries: Vec<_> =
        entries.map(|entry| if entry.name == name { bomb.clone() } else { entry }).collect();
    raw_zip(&entries)
}

/// Each of them, and why it is refused; nothing if it is read, because it only looks bad.
pub fn all() -> Vec<(&'static str, Vec<u8>, Option<Unreadable>)> {
    let swollen = Some(Unreadable::Swollen);
    let mut all = vec![
        ("a bomb that says 900 MB", with("xl/worksheets/sheet1.xml", bomb(), 900 << 20), swollen),
        ("a bomb that says 100 bytes", with("xl/worksheets/sheet1.xml", bomb(), 100), swollen),
        ("a bomb that says 7 MB", with("xl/sharedStrings.xml", bomb(), 7 << 20), swollen),
        ("a bomb in what is read first", with("_rels/.rels", bomb(), 100), swollen),
        ("a size that is a lie", with("xl/workbook.xml", b"\x03\0".to_vec(), u32::MAX), swollen),
    ];
    all.extend(archives());
    all.extend(workbooks());
    all.extend(ods_files());
    all.extend(texts());
    all
}

fn archives() -> Vec<(&'static str, Vec<u8>, Option<Unreadable>)> {
    let names: Vec<_> = (0..10_000).map(|at| Entry { name: at.to_string(), ..Entry::default() }).collect();
    let broken = Some(Unreadable::Broken);
    // The end of a file again and again, each of which might be it; and one that says that it has four billion entries.
    let ends =
        [b"PK\x03\x04".to_vec(), b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0".repeat(40_000)]
            .concat();
    let mut wide = b"PK\x03\x04PK\x06\x06".to_vec();
    wide.extend([0xFF; 60]);
    wide.extend(b"PK\x06\x07\0\0\0\0\x04\0\0\0\0\0\0\0\x01\0\0\0PK\x05\x06\0\0\0\0");
    wide.extend([0xFF; 12]);
    wide.extend([0, 0]);
    let nested = (0..6).fold(good_xlsx(), |inner, at| crate::made::zip(&[(&format!("{at}.zip"), &inner)]));
    let archive = Some(Unreadable::NoTable(spreadsheet::Looks::Archive));
    vec![
        ("ten thousand entries", raw_zip(&names), Some(Unreadable::Swollen)),
        ("many ends", ends, archive),
        ("four billion entries", wide, broken),
        ("zips in zips", nested, archive),
    ]
}

fn workbooks() -> Vec<(&'static str, Vec<u8>, Option<Unreadable>)> {
    let swollen = Some(Unreadable::Swollen);
    let part = |name: &str, text: &str| {
        let mut parts = Xlsx::of(&format!("<row>{}</row>", inline("A1", "x"))).parts();
        parts.iter_mut().find(|(part, _)| part == name).unwrap().1 = text.to_owned();
        packed(&parts)
    };
    let strings =
        |text: &str| part("xl/sharedStrings.xml", &format!("<sst uniqueCount=\"99999999999\">{text}</sst>"));
    let styles = |text: &str| part("xl/styles.xml", &format!("<styleSheet>{text}</styleSheet>"));
    let sheet = |rows: &str| Xlsx::of(rows).bytes();
    let relations = (0..150_000).fold(String::new(), |mut all, at| {
        write!(all, "<Relationship Id=\"{at}\" Type=\"a/b\" Target=\"c\"/>").unwrap();
        all
    });
    let long = format!("<si><t>{}</t></si>", "\u{1F600}".repeat(1_000));
    let everywhere = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(50)).repeat(MOST_ROWS);
    let unseen = format!("<si><t>{}Ann</t></si>", "\u{200B}".repeat(NEARLY_ALL / 3 - 500_000));
    let with_strings = |strings: String, rows: &str| Xlsx { strings, ..Xlsx::of(rows) }.bytes();
    let laughs: String =
        (1..30).map(|at| format!("<!ENTITY a{at} \"&a{0};&a{0};&a{0};\">", at - 1)).collect();
    let laughs = format!("<!DOCTYPE s [<!ENTITY a0 \"ha\">{laughs}]><sst><si><t>&a29;</t></si></sst>");
    let deep = format!("{}{}", "<a>".repeat(400_000), "</a>".repeat(400_000));
    vec![
        ("more texts than a table has room for", strings(&"<si/>".repeat(100_001)), swollen),
        ("two million empty texts", strings(&filled("<si/>")), swollen),
        (
            "a hundred thousand texts",
            strings(&format!("<si><t>{}</t></si>", "x".repeat(60)).repeat(99_999)),
            None,
        ),
        ("a text of eight megabytes", strings(&format!("<si><t>{}</t></si>", filled("x"))), None),
        ("a text of a million pieces", strings(&format!("<si>{}</si>", "<t/>".repeat(900_000))), None),
        ("texts that say that they are many", strings(""), None),
        ("many styles", styles(&format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(900_000))), None),
        (
            "a long format for each of many styles",
            styles(&format!(
                "<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs>{}</cellXfs>",
                "0".repeat(4_000_000),
                "<xf numFmtId=\"200\"/>".repeat(150_000)
            )),
            None,
        ),
        ("many other parts", part("xl/_rels/workbook.xml.rels", &format!("<R>{relations}</R>")), swollen),
        (
            "one cell at the far corner",
            sheet(&format!("<row r=\"1048576\">{}</row>", inline("XFD1048576", "x"))),
            Some(Unreadable::Empty),
        ),
        (
            "many empty cells",
            sheet(&format!("<row>{}</row>", "<c/>".repeat(900_000))),
            Some(Unreadable::Empty),
        ),
        ("a million empty rows", sheet(&filled("<row/>")), swollen),
        (
            "a cell with a million attributes",
            sheet(&format!("<row><c {}><v>1</v></c></row>", filled("a=\"\" "))),
            swollen,
        ),
        ("a long text in each cell", with_strings(long, &everywhere), swollen),
        ("a text of what nobody sees in each cell", with_strings(unseen, &everywhere), None),
        ("texts that unfold", part("xl/sharedStrings.xml", &laughs), swollen),
        ("a million elements, one in the other", part("xl/styles.xml", &deep), swollen),
        ("a cell in a cell in a cell", sheet(&format!("<row>{}", "<c>".repeat(100_000))), swollen),
    ]
}

fn ods_files() -> Vec<(&'static str, Vec<u8>, Option<Unreadable>)> {
    let rows = |times: usize, cells: &str| {
        ods(&format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>"))
    };
    let cells =
        "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let spaces = "<table:table-cell><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></table:table-cell>";
    let many_spaces = format!(
        "<table:table-cell><text:p>{}</text:p></table:table-cell>",
        filled("<text:s text:c=\"1000\"/>")
    );
    let emoji = "\u{1F600}".repeat(1_000);
    let long = format!(
        "<table:table-cell table:number-columns-repeated=\"50\"><text:p>{emoji}</text:p></table:table-cell>"
    );
    let hidden = "<style:style style:name=\"a\"/><style:table-properties table:display=\"false\"/>";
    let pair = ods_row(&["x", "y"]);
    let deep = ods_content("", &"<table:table><table:table-row><table:table-cell>".repeat(50_000));
    vec![
        ("a cell in each place", rows(1_048_576, cells), Some(Unreadable::TooManyRows { rows: 1_048_576 })),
        ("a cell in each column", rows(1, cells), None),
        (
            "more rows than there are numbers",
            rows(usize::MAX, cells),
            Some(Unreadable::TooManyRows { rows: usize::MAX }),
        ),
        ("a long cell in each place", rows(501, &long), Some(Unreadable::Swollen)),
        ("four billion spaces", rows(1, spaces), None),
        ("a thousand spaces each few bytes", rows(1, &many_spaces), Some(Unreadable::Empty)),
        ("a thousand spaces in each of many cells", rows(1, &filled(spaces)), None),
        ("a million hidden sheets", ods_of(&ods_content(&filled(hidden), "")), Some(Unreadable::Empty)),
        ("many empty sheets", ods_of(&ods_content("", &filled("<table:table/>"))), Some(Unreadable::Empty)),
        ("tables in tables", ods_of(&deep), Some(Unreadable::Swollen)),
        ("many texts", ods(&filled(&pair)), Some(Unreadable::TooManyRows { rows: NEARLY_ALL / pair.len() })),
    ]
}

fn texts() -> Vec<(&'static str, Vec<u8>, Option<Unreadable>)> {
    let full = |text: &[u8]| text.repeat(LONGEST / text.len());
    let wide: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain(std::iter::repeat_n(0x4E8C, LONGEST / 2 - 10))
        .chain([0x0A])
        .flat_map(u16::to_le_bytes)
        .collect();
    vec![
        ("separators alone", full(b","), Some(Unreadable::Empty)),
        ("line ends alone", full(b"\n"), Some(Unreadable::Empty)),
        ("quotes alone", full(b"\"\""), None),
        ("an open quote", [&b"\""[..], &full(b"a,b\n")[..LONGEST - 1]].concat(), Some(Unreadable::Broken)),
        ("one cell", full(b"a"), None),
        ("one row", full(b"a;"), None),
        ("a row each two bytes", full(b"a\n"), Some(Unreadable::TooManyRows { rows: LONGEST / 2 })),
        ("letters that grow", full(b"\x80"), None),
        ("letters of two bytes", wide, None),
        ("what nobody sees", full("\u{200B}".as_bytes()), Some(Unreadable::Empty)),
    ]
}

#[test]
fn each_is_refused_for_what_it_is_or_read_as_what_it_is() {
    let mut wrong = Vec::new();
    for (name, bytes, reason) in all() {
        assert!(bytes.len() <= LONGEST, "{name} is {} bytes", bytes.len());
        let found = read(&bytes).err();
        if found != reason {
            wrong.push((name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
