//! Files as nobody would write them.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};
use spreadsheet::{LONGEST_CELL, LONGEST_TABLE, MOST_COLUMNS, MOST_ROWS, Table, Unreadable, read};

use crate::made::{Xlsx, good_ods, good_xlsx, ods, packed};

/// How files begin of which more than that is looked at.
const BEGINNINGS: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xEF\xBB\xBF",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"sep=",
    b"<",
    b"\"",
];

/// What holds for whatever is read.
fn is_sound(result: Result<Table, Unreadable>) {
    let Ok(table) = result else { return };
    assert!(!table.rows.is_empty() && table.rows.len() <= MOST_ROWS);
    assert!(table.rows.is_sorted_by_key(|row| row.number));
    let mut text = 0;
    for row in &table.rows {
        assert!(row.cells.len() <= MOST_COLUMNS);
        assert!(row.cells.last().is_some_and(|cell| !cell.is_blank()));
        for cell in &row.cells {
            assert_eq!(cell.text.trim(), cell.text);
            assert!(cell.text.chars().count() <= LONGEST_CELL);
            assert!(
                !cell.text.contains(
                    |c: char| (c.is_control() && c != '\n') || ('\u{202A}'..='\u{202E}').contains(&c)
                )
            );
            text += cell.text.len();
        }
    }
    assert!(text <= LONGEST_TABLE);
}

/// Bytes changed, taken out, put in, or cut off behind some place.
fn damaged(mut bytes: Vec<u8>, damage: &[(Index, u8, u8)]) -> Vec<u8> {
    for (at, how, byte) in damage {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match how % 8 {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, *byte),
            2 => bytes[at] = 0xFF,
            3 if how & 0xF8 == 0 => bytes.truncate(at),
            4 => bytes.extend_from_within(at..),
            _ => bytes[at] ^= 1 << (byte % 8),
        }
        bytes.truncate(200_000);
    }
    bytes
}

fn damage() -> impl Strategy<Value = Vec<(Index, u8, u8)>> {
    vec(any::<(Index, u8, u8)>(), 1..6)
}

const PIECES: [&str; 25] = [
    "<row>",
    "<row r=\"4294967296\">",
    "<row r=\"0\">",
    "</row>",
    "<c t=\"s\"><v>0</v></c>",
    "<c r=\"ZZZZ1\"/>",
    "<c r=\"A99999999999\">",
    "<c t=\"n\" s=\"99999999999999999999\">",
    "<c t=\"inlineStr\">",
    "<is><t>x</t></is>",
    "<v>1e999</v>",
    "<v>&#0;</v>",
    "</c>",
    "<table:table-row table:number-rows-repeated=\"0\">",
    "<table:table-row table:number-rows-repeated=\"18446744073709551615\">",
    "</table:table-row>",
    "<table:table-cell table:number-columns-repeated=\"18446744073709551615\">",
    "<table:table-cell office:value-type=\"date\" office:date-value=\"T\">",
    "<table:table-cell office:value-type=\"time\" office:time-value=\"PT9999999999H\">",
    "<text:p>x</text:p>",
    "</table:table-cell>",
    "<![CDATA[ ]]>",
    "<!-- -->",
    "&amp;",
    "&x;",
];

/// Pieces of a sheet in any order, more or less well nested.
fn sheet() -> impl Strategy<Value = String> {
    vec(select(PIECES.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..3_000)) {
        is_sound(read(&bytes));
    }

    #[test]
    fn any_bytes_behind_a_known_beginning(
        begin in select(BEGINNINGS.to_vec()),
        bytes in vec(any::<u8>(), 0..300),
    ) {
        is_sound(read(&[begin, &bytes].concat()));
    }

    #[test]
    fn any_text(text in ".{0,200}", pieces in vec("[a\",;\t\r\n =@+()\u{200B}\u{202E}éक\u{200D}]{0,20}", 0..20)) {
        is_sound(read(text.as_bytes()));
        is_sound(read(pieces.concat().as_bytes()));
    }

    /// What is written as programs write it comes back as it was.
    #[test]
    fn any_table_comes_back(
        cells in vec(vec("[a-z\",;\t\n]{0,8}", 3), 1..20),
        separator in prop_oneof![Just(','), Just(';'), Just('\t')],
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string());
        let text: String = cells.iter().map(|row| line(row) + "\r\n").collect();
        let seen = |cell: &String| cell.replace('\t', " ").trim().to_owned();
        let want: Vec<(u32, Vec<String>)> = (1..)
            .zip(cells.iter().map(|row| row.iter().map(seen).collect::<Vec<_>>()))
            .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        match read(text.as_bytes()) {
            Ok(table) => {
                let got: Vec<(u32, Vec<String>)> = table
                    .rows
                    .iter()
                    .map(|row| (row.number, (0..3).map(|at| row.text(at).to_owned()).collect()))
                    .collect();
                prop_assert_eq!(got, want);
            }
            Err(why) => prop_assert_eq!((why, want.len()), (Unreadable::Empty, 0)),
        }
    }

    #[test]
    fn any_damage_to_a_file(damage in damage()) {
        is_sound(read(&damaged(good_xlsx(), &damage)));
        is_sound(read(&damaged(good_ods(), &damage)));
    }

    /// Damage below the checksum, as somebody would write it on purpose.
    #[test]
    fn any_damage_to_a_part(part in any::<Index>(), damage in damage()) {
        let mut parts = Xlsx { strings: "<si><t>a</t></si>".to_owned(), ..Xlsx::of("<row><c t=\"s\"><v>0</v></c></row>") }.parts();
        let at = part.index(parts.len());
        parts[at].1 = String::from_utf8_lossy(&damaged(parts[at].1.clone().into_bytes(), &damage)).into_owned();
        is_sound(read(&packed(&parts)));
    }

    #[test]
    fn any_elements(sheet in sheet()) {
        is_sound(read(&Xlsx::of(&sheet).bytes()));
        is_sound(read(&ods(&sheet)));
    }
}
