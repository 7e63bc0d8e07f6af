//! A language that nobody speaks, for tests: the letters of another one as letters that are written from right to left, and
//! longer words. What breaks with it would break with the next language.

/// A Fluent file in such letters. Its keys, arguments, numbers, commands and the forms of a choice stay as they are.
pub fn pseudo(ftl: &str) -> String {
    let lines = ftl.lines().map(|line| {
        let begun = line.trim_start();
        let is_word_list = begun.starts_with("words-") || begun.starts_with("catalogue-");
        if begun.starts_with('#') || begun.starts_with('.') || is_word_list || line.ends_with(" =") {
            return line.to_owned();
        }
        let (before, text) = match (line.split_once(" = "), line.split_once("] ")) {
            (Some((key, text)), _) if !line.starts_with(' ') => (format!("{key} = "), text),
            (_, Some((form, text))) if begun.starts_with(['[', '*']) => (format!("{form}] "), text),
            _ => (String::new(), line),
        };
        before + &written(text)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The words outside of what is filled in.
fn written(text: &str) -> String {
    let (mut written, mut word, mut depth) = (String::new(), String::new(), 0_i32);
    let mut command = false;
    for c in text.chars().chain(['\n']) {
        depth = (depth + i32::from(c == '{') - i32::from(c == '}')).max(0);
        if depth == 0 && c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        written.push_str(&if command {
            std::mem::take(&mut word)
        } else {
            turned(&std::mem::take(&mut word))
        });
        command = c == '!';
        if c != '\n' {
            written.push(c);
        }
    }
    written
}

/// A word in other letters; a long one half as long again.
fn turned(word: &str) -> String {
    let letter = |c: char| char::from_u32(0x05D0 + u32::from(c.to_ascii_lowercase()) % 27).unwrap_or(c);
    let more = if word.len() > 3 { word.len() / 2 } else { 0 };
    word.chars().chain(word.chars().take(more)).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_turn_and_all_else_stays() {
        let text = "# Why\nsay = Send !help to { $person }: 1 = yes\nmany =\n    { $count ->\n        [one] 1 day\n       *[other] { $count } days\n    } more\n    .alias = ban\nwords-yes = yes";
        let turned = pseudo(text);
        for kept in [
            "# Why",
            "say = ",
            "!help",
            "{ $person }: 1 = ",
            "{ $count ->",
            "[one] 1 ",
            "*[other] { $count } ",
            ".alias = ban",
            "words-yes = yes",
        ] {
            assert!(turned.contains(kept), "{kept}: {turned}");
        }
        assert!(!turned.contains("Send") && !turned.contains("day") && !turned.contains("more"), "{turned}");
        assert!(
            turned.contains('\u{05D0}') || turned.chars().any(|c| ('\u{05D0}'..='\u{05EA}').contains(&c))
        );
    }
}
