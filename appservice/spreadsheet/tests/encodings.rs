//! Text in each encoding, with each separator, with each line end, with and without a mark.

use spreadsheet::{Looks, Unreadable, read};

use crate::{rows, why};

fn sixteen(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

/// Only what Windows-1252 has in the place that Latin-1 has it, and the euro sign.
fn windows(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect()
}

fn marked(mark: &[u8], bytes: Vec<u8>) -> Vec<u8> {
    [mark.to_vec(), bytes].concat()
}

/// The same text, however it is stored.
fn stored(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec())),
        ("UTF-16 LE", sixteen(text, false)),
        ("UTF-16 LE with a mark", marked(b"\xFF\xFE", sixteen(text, false))),
        ("UTF-16 BE", sixteen(text, true)),
        ("UTF-16 BE with a mark", marked(b"\xFE\xFF", sixteen(text, true))),
    ]
}

#[test]
fn each_encoding_separator_and_line_end_is_read() {
    let mut seen = 0;
    for separator in [',', ';', '\t'] {
        for end in ["\n", "\r\n", "\r"] {
            for last in ["", end] {
                let lines = ["Name|Phone|Note", "José Müller|+254 712|5 €", "Zoë|0700|"];
                let text = lines.join(end).replace('|', &separator.to_string()) + last;
                let mut all = stored(&text);
                all.push(("Windows-1252", windows(&text)));
                for (encoding, bytes) in all {
                    let table = read(&bytes).unwrap();
                    let want = vec![
                        (1, vec!["Name", "Phone", "Note"]),
                        (2, vec!["José Müller", "+254 712", "5 €"]),
                        (3, vec!["Zoë", "0700"]),
                    ];
                    assert_eq!(rows(&table), want, "{encoding} {separator:?} {end:?}");
                    assert!(
                        table.rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.cleaned),
                        "{encoding}"
                    );
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 3 * 3 * 2 * 7);
}

#[test]
fn scripts_without_a_letter_of_ours_are_read_too() {
    for (name, phone) in [("अनीता शर्मा", "०७१२"), ("ሰላም", "0712"), ("علي", "0712"), ("王秀英", "0712")]
    {
        for (encoding, bytes) in stored(&format!("{name};{phone}\n{name};{phone}\n")) {
            assert_eq!(rows(&read(&bytes).unwrap())[1], (2, vec![name, phone]), "{encoding}");
        }
    }
}

#[test]
fn text_that_was_cut_off_does_not_become_other_letters() {
    // In the middle of a letter, in the middle of a pair, a letter lost.
    let text = "Name;Note\nJosé;ok\nZoé";
    assert_eq!(why(&text.as_bytes()[..text.len() - 1]), Unreadable::Broken);
    let whole = marked(b"\xFF\xFE", sixteen("a;b\n", false));
    assert_eq!(why(&whole[..whole.len() - 1]), Unreadable::Broken);
    assert_eq!(why(b"\xFF\xFEa\0;\0\x00\xD8\n\0"), Unreadable::Broken);
    assert_eq!(why(b"\xEF\xBB\xBFa;b\xE9\n"), Unreadable::Broken);
    // While this is Windows-1252, though it ends like half a letter.
    assert_eq!(rows(&read(b"Name;x\nJos\xE9;Zo\xE9").unwrap())[1], (2, vec!["José", "Zoé"]));
}

#[test]
fn what_is_no_text_is_no_table() {
    let noise: Vec<u8> = (0..2_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let nought = ["Ann,0712\n".repeat(10), "Ben\0,0713\n".to_owned()].concat();
    for bytes in [&noise[..], nought.as_bytes(), &b"\x01\x02\x03\x04\x05\x06\x07a,b"[..]] {
        assert_eq!(why(bytes), Unreadable::NoTable(Looks::Other));
    }
}
