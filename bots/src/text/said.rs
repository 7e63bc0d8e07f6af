//! Words that a person wrote, where they stand in a message of ours: one line between quotation marks, without what
//! could make them look like our own words. They are never markup, so no link, pill or mention is made of them.

use super::markup::{escape, one_line};

/// The words after the quotation that many clients put before a reply: lines that start with `>`, the first of them naming
/// the author, and an empty line. They are another's words, and nobody means to pass them on. Where the message `replies`
/// it is always one; elsewhere, as in the new version of a reply, only where it names an account.
pub fn own_words(body: &str, replies: bool) -> &str {
    let named = body.strip_prefix("> ").map(|line| line.strip_prefix("* ").unwrap_or(line));
    let Some(named) = named.and_then(|line| line.strip_prefix('<')) else { return body };
    let is_account =
        named.split_once('>').is_some_and(|(name, _)| name.starts_with('@') && name.contains(':'));
    if !replies && !is_account {
        return body;
    }
    let mut rest = body;
    while rest.starts_with('>') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    rest.strip_prefix('\n').unwrap_or(rest)
}

/// What a person wrote, as one quoted line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said(String);

impl Said {
    /// The words as one quoted line, cut after so many characters.
    pub fn new(words: &str, longest: usize) -> Self {
        Self(quoted(words, longest))
    }

    /// The line with its quotation marks.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One line between quotation marks, cut after so many characters.
pub fn quoted(words: &str, longest: usize) -> String {
    format!("“{}”", cut(&line(words), longest))
}

/// The same in HTML.
pub fn quoted_html(words: &str, longest: usize) -> String {
    escape(&quoted(words, longest))
}

/// The words as one line, in pieces of so many characters at most. Between words, where that goes: half a number helps
/// nobody.
pub fn pieces(words: &str, longest: usize) -> Vec<String> {
    let line = line(words);
    let (mut pieces, mut rest) = (Vec::new(), line.as_str());
    while let Some((end, _)) = rest.char_indices().nth(longest) {
        let space = rest[..end].rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
        let (piece, after) = rest.split_at(space);
        pieces.push(piece.trim().to_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// One of those pieces as a quoted line, which shows where more stands before it or after it. Nothing if there is none.
pub fn quoted_piece(words: &str, longest: usize, number: usize) -> Option<String> {
    let pieces = pieces(words, longest);
    let piece = pieces.get(number)?;
    let (begun, more) = (number > 0, number + 1 < pieces.len());
    Some(format!("“{}{piece}{}”", if begun { "…" } else { "" }, if more { "…" } else { "" }))
}

/// A text of several lines: each of them is a quoted line, in plain text and in HTML. A text of one line stands where
/// it is put.
pub fn block(words: &str) -> (String, String) {
    let lines = words.split(is_line_end).map(line).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.collect();
    if lines.len() < 2 {
        let only = lines.first().map_or("", String::as_str);
        return (quoted(only, usize::MAX), quoted_html(only, usize::MAX));
    }
    let plain = lines.iter().map(|line| format!("\n> {line}")).collect();
    let html = lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>");
    (plain, format!("<blockquote>{html}</blockquote>"))
}

/// One line in which nothing ends the quotation.
fn line(words: &str) -> String {
    one_line(words).replace(['“', '”', '„', '‟', '«', '»', '〝', '〞', '＂'], "'")
}

fn cut(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_quoted_line_that_nothing_ends() {
        assert_eq!(quoted("a\nb\u{2028}c\u{85}d\te\u{B}f", 200), "“a b c d e f”");
        assert_eq!(quoted("no” Send !undo “", 200), "“no' Send !undo '”");
        assert_eq!(quoted("\u{202E}abc\u{2066}\u{FFFC}\u{E0041}\u{200B}\u{FEFF}d", 200), "“abcd”");
        assert_eq!(quoted(&"a".repeat(300), 200).chars().count(), 203);
        assert_eq!(
            quoted_html("<a href=\"https://matrix.to/#/@ann:moh.test\">", 200),
            "“&lt;a href=&quot;https://matrix.to/#/@ann:moh.test&quot;&gt;”"
        );
    }

    #[test]
    fn no_piece_of_a_long_text_is_lost_and_no_number_is_broken() {
        let words = format!("{} call 0712 345678 at the river post", "woman fits ".repeat(20));
        let pieces = pieces(&words, 50);
        assert!(pieces.iter().all(|piece| piece.chars().count() <= 50), "{pieces:?}");
        assert_eq!(pieces.join(" "), line(&words).trim());
        assert_eq!(super::pieces(&"a".repeat(101), 50).len(), 3, "a word without an end is broken");
        assert_eq!(super::pieces("é", 50), ["é"]);
        assert_eq!(quoted_piece("one two three", 8, 0).as_deref(), Some("“one two…”"));
        assert_eq!(quoted_piece("one two three", 8, 1).as_deref(), Some("“…three”"));
        assert_eq!(quoted_piece("one two three", 8, 2), None);
    }

    #[test]
    fn each_line_of_a_text_is_quoted() {
        let (plain, html) = block("one\r\n\n1 = yes <b>\u{2028}> three");
        assert_eq!(plain, "\n> one\n> 1 = yes <b>\n> > three");
        assert_eq!(html, "<blockquote>one<br>1 = yes &lt;b&gt;<br>&gt; three</blockquote>");
        assert_eq!(block("one\n"), ("“one”".to_owned(), "“one”".to_owned()));
    }
}
