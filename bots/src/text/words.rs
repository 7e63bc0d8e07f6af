//! What a word is, and when two are the same, in every script.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether a character stands within a word: a letter, a digit, or a sign that belongs to the letter before it, as half of a
/// Hindi word are. The marks that choose the look of an emoji are none.
pub(crate) fn in_word(c: char) -> bool {
    let is_mark = || {
        matches!(c.general_category(), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark)
            && !matches!(c, '\u{FE00}'..='\u{FE0F}')
    };
    c.is_alphanumeric() || is_joiner(c) || !c.is_ascii() && is_mark()
}

/// The words of a text, without what stands between them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !in_word(c)).filter(|word| word.contains(char::is_alphanumeric))
}

/// A text with letters and their signs composed alike, whichever keyboard wrote it (NFC, Unicode Standard Annex 15).
pub(crate) fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
}

/// A text as it is read: composed, and digits of every script as `0` to `9`. Character for character as long as the
/// composed one.
pub(crate) fn typed(text: &str) -> String {
    composed(text).chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// A word or a phrase in the form in which it is compared: the same whatever its case, and however its apostrophe was
/// written (*d'accord*, *d’accord*, *d accord*).
pub(crate) fn folded(text: &str) -> String {
    let apart = |c| if matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`') { ' ' } else { c };
    typed(text).to_lowercase().chars().filter(|c| !is_joiner(*c)).map(apart).collect()
}

/// A name without the accents of its Latin letters: not every keyboard has them (*règles*, `regles`).
pub(crate) fn unaccented(text: &str) -> String {
    let mut letters = text.nfd().peekable();
    let mut plain = String::new();
    while let Some(c) = letters.next() {
        plain.push(c);
        while c.is_ascii_alphabetic()
            && letters.next_if(|sign| sign.general_category() == GeneralCategory::NonspacingMark).is_some()
        {
        }
    }
    composed(&plain)
}

/// Slips between two words: optimal string alignment distance.
pub(crate) fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut two_back = Vec::new();
    let mut back: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let other = back[j] + usize::from(a[i] != b[j]);
            let mut best = other.min(back[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(two_back[j - 1] + 1);
            }
            row.push(best);
        }
        two_back = std::mem::replace(&mut back, row);
    }
    back.last().copied().unwrap_or(0)
}

/// Joins or parts the shapes of two letters; says nothing.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Where the digits of a script begin; each has ten in a row (Unicode, general category Nd).
const ZEROS: [char; 14] = [
    '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0B66}',
    '\u{0BE6}', '\u{0C66}', '\u{0CE6}', '\u{0D66}', '\u{1040}', '\u{FF10}',
];

fn digit(c: char) -> Option<char> {
    let from = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
    ZEROS.iter().find_map(from).and_then(|value| char::from_digit(value, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("help", "help"), 0);
        assert_eq!(slips("hlep", "help"), 1);
        assert_eq!(slips("", "help"), 4);
        assert_eq!(slips("rotta", "rota"), 1);
    }

    #[test]
    fn words_are_whole_in_every_script() {
        let found = |text| words(text).map(ToOwned::to_owned).collect::<Vec<_>>();
        assert_eq!(found("मुझे मदद चाहिए, ड्यूटी!"), ["मुझे", "मदद", "चाहिए", "ड्यूटी"]);
        assert_eq!(found("l'hôpital: co\u{302}te"), ["l", "hôpital", "co\u{302}te"]);
        assert_eq!(found("🚨\u{FE0F} 1\u{FE0F}\u{20E3} 🤷\u{200D}♀ ok"), ["1", "ok"]);
    }

    #[test]
    fn what_looks_alike_is_the_same() {
        assert_eq!(folded("D’accord"), folded("d'accord"));
        assert_eq!(folded("Na\u{303}o"), "não");
        assert_eq!(folded("पढ\u{93C}ना"), folded("प\u{95D}ना"));
        assert_eq!(folded("क्\u{200D}या"), "क्या");
        assert_eq!(unaccented("règles Défaire não पढ़"), "regles Defaire nao पढ़");
        assert_eq!(typed("१२ बजे, ٣, ４"), "12 बजे, 3, 4");
    }
}
