//! The little HTML that Baraza writes: escaping, links, and taking the tricks out of names.

/// Text as HTML: the five characters that mean something are escaped, line ends become `<br>`. Safe in text and in a
/// quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
    html
}

/// A link. Element shows one to a person or a room as a pill with the current name.
pub(super) fn anchor(address: &str, label: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(address), escape(label))
}

/// One line of text: spaces run together; control characters, marks that change the reading direction and whatever
/// else cannot be seen are left out, our own placeholders with them.
pub(crate) fn one_line(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control() || c.is_whitespace(), " ");
    let mut seen = String::with_capacity(plain.len());
    for c in plain.chars().filter(|c| !is_invisible(*c)) {
        // Scripts of India and Iran are not spelled without joiners, nor are some emoji; between other letters they
        // are only a trick.
        let joins = matches!(c, '\u{200C}' | '\u{200D}');
        if !joins || seen.chars().next_back().is_some_and(|last| !last.is_ascii() && last != c) {
            seen.push(c);
        }
    }
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Direction marks, fillers, tags, and the private characters with which places in our texts are marked.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{E000}'..='\u{F8FF}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_never_markup() {
        assert_eq!(escape("<b>&\"'\n"), "&lt;b&gt;&amp;&quot;&#39;<br>");
        assert_eq!(
            anchor("https://a.test/?x=1&y=\"2", "<i>"),
            "<a href=\"https://a.test/?x=1&amp;y=&quot;2\">&lt;i&gt;</a>"
        );
    }

    #[test]
    fn a_name_is_one_line_without_tricks() {
        assert_eq!(one_line("  Ann\n1 = yes\u{202E}\tOtieno "), "Ann 1 = yes Otieno");
        assert_eq!(one_line("A\u{200D}n\u{FFFC}n\u{E000}\u{E100}\u{E0061}\u{2063}"), "Ann");
        assert_eq!(one_line("क्\u{200D}ष"), "क्\u{200D}ष", "spelling stays");
    }
}
