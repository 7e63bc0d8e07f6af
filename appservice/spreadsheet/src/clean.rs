//! A cell as people see it.

use std::borrow::Cow;

use crate::{Cell, LONGEST_CELL};

/// The cell that holds this text; `calculated` if the file says that it is a formula.
pub(crate) fn cell(raw: &str, calculated: bool) -> Cell {
    let mut cell = Cell { formula: calculated, ..seen(raw) };
    if !calculated && let Some(inner) = kept_as_text(&cell.text) {
        cell = Cell { cleaned: cell.cleaned, cut: cell.cut, ..seen(&inner) };
    }
    cell.formula |= says_formula(&cell.text);
    cell
}

/// What can be seen of it, up to [`LONGEST_CELL`].
fn seen(raw: &str) -> Cell {
    let mut cell = Cell::default();
    let mut chars = raw.chars().peekable();
    let (mut length, mut before) = (0, None);
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_whitespace() => ' ',
            // Between letters of a Hindi word the joiners decide how the word is written.
            '\u{200C}' | '\u{200D}'
                if before.is_some_and(is_devanagari) && chars.peek().copied().is_some_and(is_devanagari) =>
            {
                c
            }
            c if is_invisible(c) => {
                cell.cleaned = true;
                continue;
            }
            c => c,
        };
        let space = c.is_whitespace();
        if space && length == 0 {
            continue;
        }
        if length == LONGEST_CELL {
            if space {
                continue;
            }
            cell.cut = true;
            break;
        }
        cell.text.push(c);
        length += 1;
        before = Some(c);
    }
    cell.text.truncate(cell.text.trim_end().len());
    cell
}

fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97F}' | '\u{A8E0}'..='\u{A8FF}')
}

/// Marks that show nothing themselves: with them two names look the same and are not, or a line reads backwards.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// `="0712"` is how some programs keep a number's zeros in CSV: a formula that calculates nothing.
fn kept_as_text(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
    // A single quote character within would end the text: then more than a text stands there.
    let doubled = inner.matches('"').count() == 2 * inner.matches("\"\"").count();
    doubled.then(|| Cow::Owned(inner.replace("\"\"", "\"")))
}

/// Whether a spreadsheet program would calculate what begins so.
fn says_formula(text: &str) -> bool {
    let mut chars = text.chars();
    let sign = chars.next();
    let rest = chars.as_str().trim_start();
    match sign {
        // A line of equals signs is a line that somebody drew.
        Some('=' | '\u{FF1D}') => rest.chars().any(|c| c != '='),
        Some('@' | '\u{FF20}') => calls(rest),
        Some('+' | '-' | '\u{FF0B}' | '\u{FF0D}') => {
            calls(rest) || (rest.contains('|') && rest.contains('!'))
        }
        _ => false,
    }
}

/// `NAME(`: no phone number and no Matrix ID begins so.
fn calls(rest: &str) -> bool {
    let name = rest.split_once('(').map_or("", |(name, _)| name);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))
}
