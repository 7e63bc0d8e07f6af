//! CSV as programs write it.

use spreadsheet::{Unreadable, read};

use crate::{rows, why};

fn of(text: &str) -> Vec<(u32, Vec<String>)> {
    let table = read(text.as_bytes()).unwrap();
    let owned = |cells: Vec<&str>| cells.into_iter().map(ToOwned::to_owned).collect();
    rows(&table).into_iter().map(|(number, cells)| (number, owned(cells))).collect()
}

fn texts(text: &str) -> Vec<Vec<String>> {
    of(text).into_iter().map(|(_, cells)| cells).collect()
}

#[test]
fn as_excel_writes_it_in_kenya_and_in_france() {
    // "CSV UTF-8" with a comma and a mark; the plain one with a semicolon, in Windows-1252.
    let kenya = "\u{FEFF}Name,Phone,Facility\r\n\"Okello, Achieng\",254712345678,\"Kisumu \"\"Level 5\"\"\"\r\n,,\r\n";
    assert_eq!(texts(kenya)[1], ["Okello, Achieng", "254712345678", "Kisumu \"Level 5\""]);
    assert_eq!(of(kenya).len(), 2);
    let france = b"Nom;T\xE9l\xE9phone;Poids\r\nZo\xE9 N'Diaye;+221 77 123;70,5\r\n";
    assert_eq!(rows(&read(france).unwrap())[1], (2, vec!["Zoé N'Diaye", "+221 77 123", "70,5"]));
}

#[test]
fn as_libreoffice_writes_it_with_quotes_around_each_text() {
    let text = "\"Name\",\"Phone\"\n\"Achieng; the nurse\",\"0712 345\"\n\"Line one\nline two\",\"0713\"\n";
    assert_eq!(texts(text)[1..], [["Achieng; the nurse", "0712 345"], ["Line one\nline two", "0713"]]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_program_shows_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["Name,Phone", "", "\"a\nb\r\nc\rd\",1", ",", "", "Zoe,2"].join(end);
        let numbers: Vec<_> = of(&text).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 6], "{end:?}");
        assert_eq!(texts(&text)[1][0], "a\nb\nc\nd");
        // What says the separator is no row.
        let numbers: Vec<_> = of(&format!("sep=,{end}{text}")).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 6], "{end:?}");
    }
}

#[test]
fn a_separator_that_is_named_is_taken() {
    for (first, separator) in [("sep=;", ";"), ("\"sep=,\"", ","), ("SEP=\t", "\t"), ("sep=|", "|")] {
        let text = format!("{first}\r\nA{separator}x,y;z\r\n").replace("x,y;z", "xyz");
        assert_eq!(texts(&text), [["A", "xyz"]], "{first}");
    }
    // Named although the other one would fit better.
    assert_eq!(texts("sep=;\na,b;c\nd,e;f\n"), [["a,b", "c"], ["d,e", "f"]]);
    // Nothing that is named: a text like another.
    assert_eq!(texts("sep=\nabc\n"), [["sep="], ["abc"]]);
}

#[test]
fn the_separator_is_the_one_that_gives_rows_of_one_width() {
    // Commas in names, in amounts and in quotes; a title above; rows that end early.
    assert_eq!(texts("Name;Phone\nOkello, Mary;1\nOtieno, Ann;2\n")[1], ["Okello, Mary", "1"]);
    assert_eq!(texts("a;1,5;x\nb;2,5;y\n")[0], ["a", "1,5", "x"]);
    assert_eq!(texts("Name,Languages\nAnn,en;sw\nBen,en;fr\n")[1], ["Ann", "en;sw"]);
    assert_eq!(texts("\"a;b;c\",1\n\"d;e;f\",2\n")[0], ["a;b;c", "1"]);
    assert_eq!(texts("Name\tPhone\nOkello, A;b\t1\nOtieno, B;c\t2\n")[1], ["Okello, A;b", "1"]);
    assert_eq!(texts("Nurses of Kisumu\n\nName,Phone\nAnn,1\nBen,2\n")[1], ["Name", "Phone"]);
    assert_eq!(texts("Name,Spoken\nAnn,en;sw\nx,\"Mama\" Ben;fr\n")[1], ["Ann", "en;sw"]);
    assert_eq!(texts("\"\",\"\t\t\na\",\"\t\t\"\r\n")[0], ["", "a"]);
    assert_eq!(texts("Name;Phone;Note\nAnn;1\nBen;2;x\nCleo;3\n")[1], ["Ann", "1"]);
}

#[test]
fn names_alone_are_one_column() {
    assert_eq!(texts("Ann\nBen\nCleo\n"), [["Ann"], ["Ben"], ["Cleo"]]);
    assert_eq!(
        texts("Ann Otieno\n\"Okello, Mary\"\nCleo, Dr\nDan\nEve\n")[1..3],
        [["Okello, Mary"], ["Cleo, Dr"]]
    );
    assert_eq!(texts("Ann"), [["Ann"]]);
}

#[test]
fn a_quote_means_something_only_at_the_beginning_of_a_cell() {
    assert_eq!(texts("Ann \"Mama\" O,6\" pipe\n")[0], ["Ann \"Mama\" O", "6\" pipe"]);
    assert_eq!(texts("\"Mama\" Grace,1\n")[0], ["Mama Grace", "1"]);
    assert_eq!(texts("\"\",\"\"\"\"\n\"a\",b\n")[0], ["", "\""]);
    assert_eq!(texts("\"a\"\"\"\"b\",c\n")[0], ["a\"\"b", "c"]);
}

#[test]
fn a_quote_that_is_never_closed_is_damage_and_swallows_nobody() {
    assert_eq!(why(b"Name,Phone\n\"Ann,1\nBen,2\n"), Unreadable::Broken);
    assert_eq!(why(b"\""), Unreadable::Broken);
}

#[test]
fn nothing_is_empty() {
    for text in ["", "\n", " \r\n\t\r\n", "\u{FEFF}", ",,,\n,,,\n", ";;\n", "\u{A0}\u{200B}", "sep=;\n"] {
        assert_eq!(why(text.as_bytes()), Unreadable::Empty, "{text:?}");
    }
    assert_eq!(why(b"\xFF\xFE"), Unreadable::Empty);
}
