//! As much as may be, and one more.

use spreadsheet::{LONGEST, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable, read};

use crate::{
    made::{Xlsx, ods, ods_row},
    why,
};

/// So many rows of so many columns, as each kind of file. Between two rows stands an empty one, which does not count.
fn each(height: usize, width: usize) -> [(&'static str, Vec<u8>); 3] {
    let cells: Vec<String> = (0..width).map(|at| format!("c{at}")).collect();
    let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
    let csv = format!("{}\n\n", cells.join(";")).repeat(height);
    let inline: String =
        cells.iter().map(|cell| format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#)).collect();
    let xlsx = Xlsx::of(&format!("<row>{inline}</row><row><c/></row>").repeat(height));
    let ods_rows = format!("{}{}", ods_row(&texts), ods_row(&[""])).repeat(height);
    [("csv", csv.into_bytes()), ("xlsx", xlsx.bytes()), ("ods", ods(&ods_rows))]
}

#[test]
fn so_many_rows_are_read_and_no_more() {
    for (kind, bytes) in each(MOST_ROWS, 2) {
        let table = read(&bytes).unwrap();
        assert_eq!(table.rows.len(), MOST_ROWS, "{kind}");
        assert_eq!(table.rows[MOST_ROWS - 1].number as usize, 2 * MOST_ROWS - 1, "{kind}");
    }
    for rows in [MOST_ROWS + 1, 4_000] {
        for (kind, bytes) in each(rows, 2) {
            assert_eq!(why(&bytes), Unreadable::TooManyRows { rows }, "{kind}");
        }
    }
}

#[test]
fn so_many_columns_are_read_and_of_more_it_is_said() {
    for (width, wider) in [(MOST_COLUMNS, false), (MOST_COLUMNS + 1, true), (3 * MOST_COLUMNS, true)] {
        for (kind, bytes) in each(3, width) {
            let table = read(&bytes).unwrap();
            assert_eq!(table.wider, wider, "{kind} {width}");
            assert!(table.rows.iter().all(|row| row.cells.len() == MOST_COLUMNS), "{kind} {width}");
        }
    }
    // Empty columns to the right are nothing.
    let empty = format!("a;b{}\n", ";".repeat(1_000)).repeat(3);
    let table = read(empty.as_bytes()).unwrap();
    assert_eq!((table.wider, table.rows[0].cells.len()), (false, 2));
}

#[test]
fn a_file_is_only_so_long() {
    let line = "Ann;0712\n";
    let mut text = line.repeat(3);
    text.push_str(&" ".repeat(LONGEST - text.len()));
    assert_eq!(read(text.as_bytes()).unwrap().rows.len(), 3);
    text.push(' ');
    assert_eq!(why(text.as_bytes()), Unreadable::TooLarge);
}

#[test]
fn a_megabyte_in_one_cell_costs_that_cell() {
    let long = "x".repeat(LONGEST - 100);
    let strings = format!("<si><t>{long}</t></si>");
    let row = r#"<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Ann</t></is></c></row>"#;
    let xlsx = Xlsx { strings, ..Xlsx::of(row) };
    for bytes in [format!("{long},Ann\n").into_bytes(), xlsx.bytes(), ods(&ods_row(&[&long, "Ann"]))] {
        let table = read(&bytes).unwrap();
        let cells = &table.rows[0].cells;
        assert_eq!((cells[0].text.len(), cells[0].cut), (LONGEST_CELL, true));
        assert_eq!((table.rows[0].text(1), cells[1].cut), ("Ann", false));
        assert_eq!((table.rows[0].text(2), table.rows.len()), ("", 1));
    }
}
