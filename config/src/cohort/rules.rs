//! The ground rules: few, short, the same in each language, and together no longer than one message takes.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::{MAX_MESSAGE_CHARS, MAX_RULE_CHARS, MAX_RULE_LINES, Rules, RulesMessage};
use crate::reader::{Reader, Table};
use crate::values;
use crate::words::Language;

/// Finds how long the longest message is that carries all the rules.
pub(super) type Length<'l> = &'l dyn Fn(&RulesMessage<'_>) -> usize;

/// Where the rules of a language stand.
type Places = BTreeMap<Language, Option<Range<usize>>>;

pub(super) fn rules(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    languages: &[Spanned<Language>],
    cohort: Option<&str>,
    length: Length<'_>,
) -> Option<Rules> {
    root.require(reader, "rules", "Write [rules] with version = 1 and the lines in each of the languages.");
    let mut table = root.table(reader, "rules")?;
    let version_fix =
        "Write version = 1, and raise it when the meaning of a rule changes: then everyone is asked again.";
    let version = table.need(reader, "version", version_fix, values::whole(1..=1_000_000));
    let mut lines: BTreeMap<Language, Vec<String>> = BTreeMap::new();
    let mut places = Places::new();
    for language in Language::ALL.iter().copied() {
        let wanted = languages.iter().any(|one| *one.get_ref() == language);
        if wanted {
            let fix = format!(
                "Write {language} = [\"…\", \"…\"]: people are asked to accept the rules in their own language."
            );
            table.require(reader, language.tag(), &fix);
        }
        let at = table.value(language.tag()).map(Spanned::span);
        let Some(listed) = table.list(reader, language.tag(), values::line(MAX_RULE_CHARS)) else {
            continue;
        };
        if !wanted && !languages.is_empty() {
            reader.error(
                at.clone(),
                format!("there are rules in `{language}`, which is none of the cohort's languages"),
                format!("Add \"{language}\" to languages, or take these lines out."),
            );
        }
        if listed.is_empty() && !reader.has_error_within(at.as_ref()) {
            reader.error(at.clone(), format!("there is no rule in `{language}`"), "Write at least one line.");
        }
        if let Some(beyond) = listed.get(MAX_RULE_LINES) {
            reader.error(
                Some(beyond.span()),
                format!("`rules.{language}` has {} lines, {MAX_RULE_LINES} are possible", listed.len()),
                "Keep those that matter: what is too long is accepted without being read.",
            );
        }
        places.insert(language, at);
        lines.insert(language, listed.into_iter().map(Spanned::into_inner).collect());
    }
    let at = table.span();
    table.finish(reader);
    if !reader.has_error_within(at.as_ref()) {
        refuse_unequal(reader, at, &lines);
    }
    let rules = Rules { version: version?.into_inner(), lines };
    if let Some(cohort) = cohort {
        refuse_long(reader, &rules, &places, cohort, length);
    }
    Some(rules)
}

/// Each of the cohort's languages is measured with what its readers get. Who speaks a language that the cohort does not have
/// reads the same lines in a frame of their own, which may be a little longer.
fn refuse_long(reader: &mut Reader<'_>, rules: &Rules, places: &Places, cohort: &str, length: Length<'_>) {
    let longest = rules.lines.iter().map(|(language, lines)| {
        (*language, length(&RulesMessage { cohort, language: *language, version: rules.version, lines }))
    });
    let longest: Vec<(Language, usize)> = longest.collect();
    for (language, characters) in longest {
        let Some(beyond) = characters.checked_sub(MAX_MESSAGE_CHARS).filter(|beyond| *beyond > 0) else {
            continue;
        };
        reader.error(
            places.get(&language).cloned().flatten(),
            format!(
                "the rules in `{language}` make a message of {characters} characters, {MAX_MESSAGE_CHARS} are possible"
            ),
            format!("Take {beyond} characters out: what is too long is accepted without being read."),
        );
    }
}

/// A warning names a rule by its number, which must be the same rule in each language.
fn refuse_unequal(
    reader: &mut Reader<'_>,
    at: Option<Range<usize>>,
    lines: &BTreeMap<Language, Vec<String>>,
) {
    let counts: Vec<_> = lines.iter().map(|(language, lines)| (lines.len(), language)).collect();
    if counts.windows(2).any(|pair| pair[0].0 != pair[1].0) {
        let told: Vec<_> =
            counts.iter().map(|(count, language)| format!("{count} in `{language}`")).collect();
        reader.error(
            at,
            format!("the rules differ in number: {}", told.join(", ")),
            "Say the same in each language, line by line: rules are named by their number.",
        );
    }
}
