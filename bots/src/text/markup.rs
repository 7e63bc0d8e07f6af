//! The little HTML that Baraza writes: escaping, links, and taking the tricks out of names.

/// Text as HTML: the five characters that mean something are escaped, line ends become `<br>`. Safe in text and in a
/// quoted attribute.
pub(super) fn escape(text: &str) -> String {
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

/// One line of text: spaces run together, control characters and marks that change the reading direction left out.
pub(super) fn one_line(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control() || c.is_whitespace(), " ");
    let seen: String = plain.chars().filter(|c| !is_direction_mark(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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
    }
}
