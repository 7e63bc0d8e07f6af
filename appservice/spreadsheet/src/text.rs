//! Text of unknown encoding.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Looks, Unreadable};

/// The text of a file that may be one.
///
/// # Errors
/// [`Unreadable::NoTable`] if it is none, [`Unreadable::Broken`] if it was cut off or mixed up.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let text = match marked(bytes) {
        Some(text) => text?,
        None if bytes.contains(&0) => Cow::Owned(unmarked_16(bytes)?),
        None => eight_bit(bytes)?,
    };
    if is_text(&text) { Ok(text) } else { Err(Unreadable::NoTable(Looks::Other)) }
}

/// If it says by a byte-order mark what it is: that.
pub(crate) fn marked(bytes: &[u8]) -> Option<Result<Cow<'_, str>, Unreadable>> {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            return Some(str::from_utf8(rest).map(Cow::Borrowed).map_err(|_| Unreadable::Broken));
        }
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    Some(text.ok_or(Unreadable::Broken))
}

/// UTF-16 without a mark. Both orders of bytes are tried: the right one has separators, digits and line ends, which are
/// letters of another script the other way round. Of a text that is none, hardly any character is one of these.
fn unmarked_16(bytes: &[u8]) -> Result<String, Unreadable> {
    let read = [UTF_16LE, UTF_16BE].map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let plain = text.chars().filter(char::is_ascii).count();
        (is_text(&text) && plain * 10 > text.chars().count()).then(|| (plain, text.into_owned()))
    });
    let best = read.into_iter().flatten().max_by_key(|(plain, _)| *plain);
    best.map(|(_, text)| text).ok_or(Unreadable::NoTable(Looks::Other))
}

/// UTF-8, or what Excel calls "ANSI" in western Europe and most of Africa.
fn eight_bit(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    // Letters of Windows-1252 hardly ever look like UTF-8: where more do than do not, it is UTF-8 that was cut off or
    // damaged, and must not become other letters.
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole >= broken {
        return Err(Unreadable::Broken);
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// In text there is hardly a control character; in anything else there are many.
fn is_text(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars() {
        if c == '\0' {
            return false;
        }
        all += 1;
        odd += usize::from((c.is_control() && !c.is_whitespace()) || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    }
    odd <= 4 + all / 100
}
