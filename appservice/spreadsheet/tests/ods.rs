//! `.ods` as LibreOffice writes it.

use spreadsheet::{Unreadable, read};

use crate::{
    made::{good_ods, ods, ods_content, ods_of, ods_row},
    rows, why,
};

fn one(cell: &str) -> spreadsheet::Cell {
    read(&ods(&format!("<table:table-row>{cell}</table:table-row>"))).unwrap().rows[0].cells[0].clone()
}

fn cell(attributes: &str, shown: &str) -> String {
    let cell = format!("<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>");
    one(&cell).text
}

#[test]
fn a_list_is_read() {
    let table = read(&good_ods()).unwrap();
    assert_eq!(rows(&table), [(1, vec!["Name", "Phone"]), (2, vec!["Achieng Okello", "254712345678"])]);
}

#[test]
fn values_are_plain() {
    for (attributes, shown, want) in [
        (r#"office:value-type="float" office:value="12345678""#, "12,345,678", "12345678"),
        (r#"office:value-type="float" office:value="2.54712345678E11""#, "2.55E+11", "254712345678"),
        (r#"office:value-type="float" office:value="712345678""#, "0712 345-678", "0712 345-678"),
        (r#"office:value-type="float" office:value="254712""#, "+254712", "+254712"),
        (r#"office:value-type="float" office:value="70.5""#, "71", "70.5"),
        (r#"office:value-type="percentage" office:value="0.5""#, "50 %", "0.5"),
        (r#"office:value-type="currency" office:value="5""#, "5.00 €", "5"),
        (r#"office:value-type="boolean" office:boolean-value="true""#, "WAHR", "TRUE"),
        (r#"office:value-type="date" office:date-value="2026-03-14""#, "14/03/26", "2026-03-14"),
        (r#"office:value-type="date" office:date-value="2026-03-14T08:30:00""#, "x", "2026-03-14 08:30"),
        (r#"office:value-type="time" office:time-value="PT26H30M05S""#, "x", "26:30:05"),
        (r#"office:value-type="time" office:time-value="nonsense""#, "08:30", "08:30"),
        (r#"office:value-type="string""#, "Ann &amp; Ben", "Ann & Ben"),
        ("", "Ann", "Ann"),
        (r##"office:value-type="string" calcext:value-type="error""##, "#REF!", "#REF!"),
        (r#"office:value-type="float" office:value="0""#, "Err:508", "Err:508"),
    ] {
        assert_eq!(cell(attributes, shown), want);
    }
}

#[test]
fn texts_are_read_as_they_are_shown() {
    for (content, want) in [
        ("<text:p>Ann</text:p><text:p>Otieno</text:p>", "Ann\nOtieno"),
        ("<text:p>A<text:span>n<text:span>n</text:span></text:span> <text:a>x</text:a></text:p>", "Ann x"),
        ("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b c\nd"),
        ("<text:p>a\n   b</text:p>", "a b"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>Ann</text:p>", "Ann"),
        ("<text:p>Ann<text:note><text:p>1</text:p></text:note></text:p>", "Ann"),
        (
            "<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>Ann</text:p>",
            "Ann",
        ),
    ] {
        let cell = format!("<table:table-cell office:value-type=\"string\">{content}</table:table-cell>");
        assert_eq!(one(&cell).text, want);
    }
}

#[test]
fn a_cell_that_is_calculated_says_so() {
    let formula = r#"<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>"#;
    let cell = one(formula);
    assert_eq!((cell.text.as_str(), cell.formula), ("2", true));
    let nothing = one("<table:table-cell table:formula=\"of:=A2\"/>");
    assert_eq!((nothing.text.as_str(), nothing.formula), ("", true));
}

#[test]
fn repeated_cells_and_rows_are_counted() {
    let text = |times: usize, text: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{times}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let empty = |times: usize| format!("<table:table-cell table:number-columns-repeated=\"{times}\"/>");
    let row = |times: usize, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    let all = [
        "<table:table-column table:number-columns-repeated=\"16384\"/>".to_owned(),
        "<table:table-header-rows>".to_owned(),
        row(1, &format!("{}{}{}", empty(1), text(2, "x"), empty(16_381))),
        "</table:table-header-rows><table:table-row-group>".to_owned(),
        row(3, &empty(16_384)),
        row(
            2,
            &format!(
                "{}<table:covered-table-cell table:number-columns-repeated=\"2\"/>{}",
                text(1, "a"),
                text(1, "b")
            ),
        ),
        "</table:table-row-group>".to_owned(),
        row(1_048_570, &empty(16_384)),
    ]
    .concat();
    let table = read(&ods(&all)).unwrap();
    assert_eq!(
        rows(&table),
        [(1, vec!["", "x", "x"]), (5, vec!["a", "", "", "b"]), (6, vec!["a", "", "", "b"])]
    );
    assert!(!table.wider);
}

#[test]
fn the_first_sheet_that_is_shown_and_not_empty_is_read() {
    let styles = concat!(
        r#"<style:style style:name="t1" style:family="table"><style:table-properties table:display="true"/></style:style>"#,
        r#"<style:style style:name="t2" style:family="table"><style:table-properties table:display="false"/></style:style>"#,
    );
    let table =
        |style: &str, rows: &str| format!("<table:table table:style-name=\"{style}\">{rows}</table:table>");
    let tables = [
        "<table:tracked-changes><table:table-cell><text:p>deleted</text:p></table:table-cell></table:tracked-changes>".to_owned(),
        table("t2", &ods_row(&["hidden"])),
        table("t1", &ods_row(&["", " "])),
        table("t1", &format!("<table:shapes><table:table>{0}</table:table></table:shapes>{1}", ods_row(&["chart"]), ods_row(&["this"]))),
        table("t1", &ods_row(&["not this"])),
    ];
    let content = |count: usize| ods_content(styles, &tables[..count].concat());
    assert_eq!(rows(&read(&ods_of(&content(5))).unwrap()), [(1, vec!["this"])]);
    assert_eq!(why(&ods_of(&content(3))), Unreadable::Empty);
}
