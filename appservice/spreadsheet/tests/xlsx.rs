//! `.xlsx` as programs write it.

use spreadsheet::{Unreadable, read};

use crate::{
    made::{Xlsx, good_xlsx, inline, packed},
    rows, why,
};

fn one(cell: &str, xlsx: Xlsx) -> spreadsheet::Cell {
    let sheets = vec![(String::new(), format!("<row r=\"1\">{cell}</row>"))];
    read(&Xlsx { sheets, ..xlsx }.bytes()).unwrap().rows[0].cells[0].clone()
}

fn text(cell: &str) -> String {
    one(cell, Xlsx::default()).text
}

#[test]
fn a_list_is_read() {
    let table = read(&good_xlsx()).unwrap();
    assert_eq!(rows(&table), [(1, vec!["Name", "Phone"]), (2, vec!["Achieng Okello", "254712345678"])]);
    assert!(!table.wider);
}

#[test]
fn texts_are_read_however_they_are_kept() {
    let strings = concat!(
        "<si><t xml:space=\"preserve\"> Ann &amp; Ben </t></si><si/>",
        "<si><r><rPr><b/></rPr><t>Zo</t></r><r><t xml:space=\"preserve\">ë &#8364;</t></r>",
        "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><phoneticPr fontId=\"1\"/></si>",
        "<si><t>a_x000D_\nb_x005F_x0041_ _x00zz_ _x</t></si><si><t><![CDATA[<x>]]></t></si>",
    );
    let strings = || Xlsx { strings: strings.to_owned(), ..Xlsx::default() };
    for (number, want) in [(0, "Ann & Ben"), (2, "Zoë €"), (3, "a\nb_x0041_ _x00zz_ _x"), (4, "<x>")] {
        assert_eq!(one(&format!(r#"<c r="A1" t="s"><v>{number}</v></c>"#), strings()).text, want);
    }
    assert_eq!(text(&inline("A1", "Ann &lt;3")), "Ann <3");
    assert_eq!(text(r#"<c t="inlineStr"><is><r><t>A</t></r><r><t>nn</t></r></is></c>"#), "Ann");
    assert_eq!(text(r#"<x:c xmlns:x="u" t="str"><x:v>x</x:v></x:c>"#), "x");
    // A text that is not there is damage and not another text.
    let gone =
        Xlsx { strings: "<si><t>a</t></si>".to_owned(), ..Xlsx::of(r#"<row><c t="s"><v>9</v></c></row>"#) };
    assert_eq!(why(&gone.bytes()), Unreadable::Broken);
}

#[test]
fn a_number_is_what_people_typed() {
    for (raw, want) in [
        ("12345678", "12345678"),
        ("1.2345678E7", "12345678"),
        ("2.54712345678E11", "254712345678"),
        ("12345678.0", "12345678"),
        ("0.30000000000000004", "0.3"),
        ("70.5", "70.5"),
        ("-3", "-3"),
        ("1E-3", "0.001"),
        ("0", "0"),
        ("-0.0", "0"),
        ("12345678901234567890", "12345678901234567890"),
        ("1E+300", "1E+300"),
        ("NaN", "NaN"),
        ("not a number", "not a number"),
    ] {
        assert_eq!(text(&format!("<c r=\"A1\"><v>{raw}</v></c>")), want);
    }
}

#[test]
fn truths_errors_and_days_are_plain() {
    assert_eq!(text(r#"<c t="b"><v>1</v></c>"#), "TRUE");
    assert_eq!(text(r#"<c t="b"><v>0</v></c>"#), "FALSE");
    assert_eq!(text(r#"<c t="e"><v>#REF!</v></c>"#), "#REF!");
    assert_eq!(text(r#"<c t="d"><v>2026-03-14T00:00:00Z</v></c>"#), "2026-03-14");
    assert_eq!(text(r#"<c t="d"><v>2026-03-14T08:30:00.000</v></c>"#), "2026-03-14 08:30");
}

#[test]
fn a_format_says_what_a_number_means() {
    let codes = [
        "dd/mm/yyyy",
        "[$-409]d\\-mmm\\-yy;@",
        "[h]:mm",
        "0000000000",
        "\\+0",
        "\"+\"000",
        "[Red]0.00",
        "\"days\" 0",
        "General",
        "0.00E+00",
        "h:mm AM/PM",
    ];
    let own: String = codes
        .iter()
        .enumerate()
        .map(|(at, code)| {
            let code = code.replace('"', "&quot;");
            format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 164 + at)
        })
        .collect();
    let ids = [0, 14, 22, 46].into_iter().chain((0..codes.len()).map(|at| 164 + at));
    let styles: String = ids.map(|id| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let styles = format!(
        "<numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{styles}</cellXfs>\
         <cellStyles/>"
    );
    let shown = |style: usize, raw: &str, workbook: &str| {
        let cell = format!("<c s=\"{style}\"><v>{raw}</v></c>");
        let (styles, workbook) = (styles.clone(), workbook.to_owned());
        one(&cell, Xlsx { styles, workbook, ..Xlsx::default() }).text
    };
    for (style, raw, want) in [
        (0, "46095", "46095"),
        (1, "46095", "2026-03-14"),
        (1, "1", "1900-01-01"),
        (1, "59", "1900-02-28"),
        (1, "61", "1900-03-01"),
        (1, "36585", "2000-02-29"),
        (1, "2958465", "9999-12-31"),
        (1, "2958466", "2958466"),
        (1, "-1", "-1"),
        (2, "46095.354166666664", "2026-03-14 08:30"),
        (2, "46095.999999999", "2026-03-15"),
        (2, "0.5", "12:00"),
        (3, "1.1041666666666667", "26:30"),
        (4, "46095", "2026-03-14"),
        (5, "46095", "2026-03-14"),
        (6, "1.1041666666666667", "26:30"),
        (7, "712345678", "0712345678"),
        (8, "254712345678", "+254712345678"),
        (9, "7", "+007"),
        (10, "5", "5"),
        (11, "5", "5"),
        (12, "46095", "46095"),
        (13, "46095", "46095"),
        (14, "0.35421296296296295", "08:30:04"),
        (99, "5", "5"),
    ] {
        assert_eq!(shown(style, raw, ""), want, "{style} {raw}");
    }
    assert_eq!(shown(1, "44633", r#"<workbookPr date1904="1"/>"#), "2026-03-14");
    assert_eq!(shown(1, "46095", r#"<workbookPr date1904="0"/>"#), "2026-03-14");
}

#[test]
fn a_cell_that_is_calculated_says_so_whatever_it_shows() {
    let strings = || Xlsx { strings: "<si><t>Ann</t></si>".to_owned(), ..Xlsx::default() };
    for (cell, want) in [
        (r#"<c t="str"><f>HYPERLINK("http://x.test","Ann")</f><v>Ann</v></c>"#, "Ann"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ("<c><f t=\"shared\" si=\"0\"/><v>2</v></c>", "2"),
        ("<c><f>1/0</f></c>", ""),
        (r#"<c t="s"><f>A2</f><v>0</v></c>"#, "Ann"),
        (r#"<c t="e"><f>A9</f><v>#REF!</v></c>"#, "#REF!"),
        // And a text that would be a formula if it were typed in.
        (r#"<c t="inlineStr"><is><t>=A1</t></is></c>"#, "=A1"),
    ] {
        let cell = one(cell, strings());
        assert_eq!((cell.text.as_str(), cell.formula), (want, true));
    }
    assert!(!one(r#"<c t="s"><v>0</v></c>"#, strings()).formula);
}

#[test]
fn rows_and_columns_stand_where_the_program_shows_them() {
    let rows_of = |text: &str| {
        let table = read(&Xlsx::of(text).bytes()).unwrap();
        rows(&table).into_iter().map(|(number, cells)| (number, cells.join("|"))).collect::<Vec<_>>()
    };
    let gap =
        format!("<row r=\"2\" hidden=\"1\">{}{}</row><row r=\"5\"/>", inline("B2", "b"), inline("D2", "d"));
    let far = format!("{gap}<row r=\"1048576\">{}</row>", inline("AX1048576", "far"));
    assert_eq!(rows_of(&far), [(2, "|b||d".to_owned()), (1_048_576, format!("{}far", "|".repeat(49)))]);
    // Without places, with places only at the cells, in another order.
    let bare = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>";
    assert_eq!(rows_of(bare), [(1, "1||3".to_owned()), (3, "4".to_owned())]);
    assert_eq!(rows_of(&format!("<row>{}</row>", inline("B7", "x"))), [(7, "|x".to_owned())]);
    let back = format!("<row r=\"3\">{}</row><row r=\"2\">{}</row>", inline("A3", "c"), inline("A2", "b"));
    assert_eq!(rows_of(&back), [(2, "b".to_owned()), (3, "c".to_owned())]);
}

#[test]
fn the_first_sheet_that_is_shown_and_not_empty_is_read() {
    let sheet = |attributes: &str, text: &str| {
        (attributes.to_owned(), format!("<row r=\"1\">{}</row>", inline("A1", text)))
    };
    let sheets = vec![
        sheet(r#"state="hidden""#, "hidden"),
        sheet(r#"state="veryHidden""#, "very hidden"),
        sheet("", " "),
        sheet(r#"state="visible""#, "this"),
        sheet("", "not this"),
    ];
    let xlsx = Xlsx { sheets, ..Xlsx::default() };
    assert_eq!(rows(&read(&xlsx.bytes()).unwrap()), [(1, vec!["this"])]);
    let none = Xlsx { sheets: xlsx.sheets[..3].to_vec(), ..Xlsx::default() };
    assert_eq!(why(&none.bytes()), Unreadable::Empty);
}

#[test]
fn parts_are_found_where_the_file_says_that_they_are() {
    // From the top, with a backslash, in another folder, in capitals, in the strict form of the standard.
    let mut parts = Xlsx::of(&format!("<row>{}</row>", inline("A1", "x"))).parts();
    for (name, text) in &mut parts {
        *name = name.replace("xl/", "Office\\");
        *text = text.replace("\"xl/workbook.xml\"", "\"/office/Workbook.xml\"");
        *text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006",
            "http://purl.oclc.org/ooxml/officeDocument",
        );
        *text = text.replace("\"worksheets/sheet1.xml\"", "\"./x/../worksheets\\sheet1.xml\"");
    }
    assert_eq!(rows(&read(&packed(&parts)).unwrap()), [(1, vec!["x"])]);
}
