//! The ground rules inside a message: they come from the cohort's file, so no catalogue can keep them short.

use super::{Line, render};
use crate::ids::Language;
use crate::onboarding::lines as line;

/// So many rules are possible: what is too long is accepted without being read. The reader of cohort files holds the same.
pub const LINES: usize = 7;
/// A rule has so many characters at most.
pub const CHARACTERS: usize = 120;
/// The longest message that carries all of them, too.
pub const MESSAGE: usize = 480;

/// The rules, a line each.
pub fn listed(lines: &[String]) -> String {
    lines.iter().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n")
}

/// How many characters the longest message has that carries all the rules, in a language.
pub fn longest(language: Language, cohort: &str, version: u32, lines: &[String]) -> usize {
    let (rules, version) = (listed(lines), i64::from(version));
    let name = || cohort.to_owned();
    let messages: [Line; 4] = [
        line::RulesAsk { cohort: name(), rules: rules.clone() }.into(),
        line::RulesChanged { cohort: name(), rules: rules.clone(), version }.into(),
        line::RulesShow { cohort: name(), rules: rules.clone(), version }.into(),
        line::ChatTopicMember { cohort: name(), rules }.into(),
    ];
    let characters = messages.iter().map(|line| render(language, line).plain.chars().count());
    characters.max().unwrap_or_default()
}
