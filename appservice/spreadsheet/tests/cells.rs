//! What a cell says, and what is taken out of it.

use spreadsheet::{Cell, LONGEST_CELL, read};

fn cell(text: &str) -> Cell {
    // In quotes, so that nothing in it separates; below a header, so that it may be nothing.
    let file = format!("x\th\n\"{}\"\tend\n", text.replace('"', "\"\""));
    read(file.as_bytes()).unwrap().rows[1].cells[0].clone()
}

#[test]
fn spaces_around_are_no_part_of_it() {
    for (raw, text) in [
        ("  Ann \u{A0}", "Ann"),
        ("Ann\u{A0}Otieno", "Ann Otieno"),
        ("Ann\tOtieno", "Ann Otieno"),
        ("\u{3000}0712\u{202F}345\u{2009}", "0712 345"),
        ("\r\n a\r\nb\rc\u{2028}d \n", "a\nb\nc\nd"),
    ] {
        assert_eq!(cell(raw), Cell { text: text.to_owned(), ..Cell::default() }, "{raw:?}");
    }
}

#[test]
fn what_nobody_sees_is_taken_out_and_said() {
    let unseen = concat!(
        "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2060}\u{2066}\u{2067}",
        "\u{2068}\u{2069}\u{FEFF}\u{AD}\u{61C}\u{E0041}\u{1}\u{7F}"
    );
    for c in unseen.chars() {
        for raw in [format!("A{c}nn"), format!("{c}Ann"), format!("Ann{c}"), format!(" {c} Ann {c} ")] {
            let cell = cell(&raw);
            assert_eq!((cell.text.as_str(), cell.cleaned), ("Ann", true), "{raw:?}");
        }
    }
    assert!(!cell("Ann").cleaned);
    // A cell that holds nothing else says so too.
    assert_eq!(cell("\u{202E}"), Cell { cleaned: true, ..Cell::default() });
}

#[test]
fn joiners_stay_within_hindi_words_and_nowhere_else() {
    for word in ["क्\u{200D}षमा", "श्\u{200C}री"] {
        assert_eq!(cell(word), Cell { text: word.to_owned(), ..Cell::default() });
    }
    for (raw, text) in
        [("क\u{200D}", "क"), ("\u{200C}क", "क"), ("क\u{200D}a", "कa"), ("क\u{200D}\u{200D}\u{200B}क", "कक")]
    {
        let cell = cell(raw);
        assert_eq!((cell.text.as_str(), cell.cleaned), (text, true), "{raw:?}");
    }
}

#[test]
fn what_a_spreadsheet_program_would_calculate_is_a_formula() {
    for formula in [
        "=HYPERLINK(\"http://x.test\",\"Ann\")",
        "=1+1",
        " =A1",
        "\u{200B}=A1",
        "\u{FF1D}A1",
        "= A1",
        "@SUM(1;2)",
        "@sum.if(1)",
        "+HYPERLINK(\"x\")",
        "-CMD(1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "=\"a\"&\"b\"",
        "=\"a\" & B1",
    ] {
        assert!(cell(formula).formula, "{formula}");
    }
    for text in [
        "+254 712 345678",
        "+254(0)712",
        "+1+1",
        "-5",
        "-",
        "=",
        "=====",
        "@ann:example.org",
        "@ann_o.tieno-2:moh.go.ke",
        "@ann",
        "@ann (nurse)",
        "@ann:moh.test (nurse)",
        "a=b",
        "- none (yet)",
        "Ann | Ben!",
    ] {
        assert!(!cell(text).formula, "{text}");
    }
}

#[test]
fn a_number_that_is_kept_as_a_text_is_that_text() {
    assert_eq!(cell("=\"0712\""), Cell { text: "0712".to_owned(), ..Cell::default() });
    assert_eq!(cell("=\" Ann \"\"Mama\"\" \"").text, "Ann \"Mama\"");
    assert!(cell("=\"=A1\"").formula);
}

#[test]
fn a_long_cell_is_cut_and_says_so() {
    let long = "é".repeat(LONGEST_CELL);
    assert_eq!(cell(&long), Cell { text: long.clone(), ..Cell::default() });
    assert_eq!(cell(&format!(" {long} \u{200B} ")).text, long);
    assert!(!cell(&format!("{long}  ")).cut);
    let cut = cell(&format!("{long}é"));
    assert_eq!((cut.text, cut.cut), (long.clone(), true));
    assert!(cell(&format!("{long} é")).cut);
    let spaced = cell(&format!("{}  {long}", &long[..2 * (LONGEST_CELL - 1)]));
    assert_eq!((spaced.text.chars().count(), spaced.cut), (LONGEST_CELL - 1, true));
}
