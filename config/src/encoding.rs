//! A file's bytes as text. Editors and spreadsheets save in other encodings than UTF-8, and then names come out wrong: such
//! a file is refused with what to do, never guessed at.

/// What to do with a file in another encoding.
const FIX: &str = "Save it again as UTF-8: in Notepad under \"Save as\", at \"Encoding\"; in LibreOffice as \"Text - choose \
                   encoding\"";

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Two bytes a letter.
    #[error("it is written in UTF-16, which some editors call Unicode. {FIX}")]
    Utf16,
    /// A byte that UTF-8 does not have there.
    #[error(
        "line {line} holds a letter that is not written in UTF-8, so the file was saved in another encoding, such as \
         Windows-1252. {FIX}"
    )]
    Other {
        /// Where the first such letter stands, counted from 1.
        line: usize,
    },
}

/// The text of a file in UTF-8, without the mark that some editors put before it.
///
/// # Errors
/// Where it is in another encoding.
pub fn text(mut bytes: Vec<u8>) -> Result<String, NotText> {
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    // A settings file has no zero in it; one in UTF-16 has one in every second place.
    if marked || bytes.iter().take(64).any(|byte| *byte == 0) {
        return Err(NotText::Utf16);
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(.."\u{feff}".len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        NotText::Other { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "name = \"Lari\"\n\n[[person]]\nname = \"Zoé Mbaé\"\n";

    fn utf16(text: &str, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn utf_8_is_read_with_and_without_a_mark() {
        assert_eq!(text(FILE.into()).as_deref(), Ok(FILE));
        assert_eq!(text(format!("\u{feff}{FILE}").into_bytes()).as_deref(), Ok(FILE));
        assert_eq!(text(Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn another_encoding_is_named_with_what_to_do() {
        assert_eq!(text(utf16(FILE, true)), Err(NotText::Utf16));
        assert_eq!(text(utf16(FILE, false)), Err(NotText::Utf16));
        let big: Vec<u8> =
            std::iter::once(0xFEFF).chain(FILE.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(big), Err(NotText::Utf16));
        let latin: Vec<u8> = FILE.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        assert_eq!(text(latin.clone()), Err(NotText::Other { line: 4 }));
        let said = text(latin).map_err(|error| error.to_string());
        assert!(
            said.is_err_and(|said| said.starts_with("line 4 ") && said.contains("Save it again as UTF-8"))
        );
    }
}
