//! Words that a person wrote, where they stand in a message of ours: one line between quotation marks, without what
//! could make them look like our own words. They are never markup, so no link, pill or mention is made of them.

use super::markup::{escape, one_line};

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
    fn each_line_of_a_text_is_quoted() {
        let (plain, html) = block("one\r\n\n1 = yes <b>\u{2028}> three");
        assert_eq!(plain, "\n> one\n> 1 = yes <b>\n> > three");
        assert_eq!(html, "<blockquote>one<br>1 = yes &lt;b&gt;<br>&gt; three</blockquote>");
        assert_eq!(block("one\n"), ("“one”".to_owned(), "“one”".to_owned()));
    }
}
