//! New rules: whoever has said yes to others is asked again, with what was and what is. Who says no, or nothing, stays.

use super::{asking::ask_rules, asks::Question};
use crate::{
    cohort::{Cohort, Standing, structure::Rules},
    deciding::DecisionContext,
    ids::{Language, PersonId},
    onboarding::lines as line,
    text::{
        Line,
        rules::{MESSAGE, listed},
    },
};

/// The rules have a new version: everyone who said yes is asked again, and so is whoever still has the old ones
/// before them.
pub fn about_new_rules(ctx: &mut DecisionContext<'_>, was: &Rules) {
    let now = ctx.now();
    let has_old_before_them = |person: &PersonId| {
        let mut prompts = ctx.cohort.prompts.iter().filter(|p| p.person == *person && p.is_open(now));
        prompts.any(|p| matches!(p.question.of(), Some(Question::Rules { .. })))
    };
    let asked = |person: &&PersonId| {
        ctx.cohort.needs_yes(person) && (ctx.cohort.agreed(person) || has_old_before_them(person))
    };
    let people: Vec<PersonId> = ctx.cohort.members.keys().filter(asked).cloned().collect();
    for person in people {
        let member = ctx.cohort.members.get_mut(&person).filter(|m| m.standing == Standing::Agreed);
        let is_member = member.map(|member| member.reminded = 0).is_some();
        let words = difference(ctx, &person, was).filter(|_| is_member);
        let words = words.unwrap_or_else(|| whole(ctx, &person));
        ask_rules(ctx, &person, words);
    }
}

/// All of them as they are.
fn whole(ctx: &DecisionContext<'_>, person: &PersonId) -> Line {
    let rules = ctx.rules_text(ctx.language_of(person));
    let version = i64::from(ctx.cohort.structure.rules.version);
    line::RulesChanged { cohort: ctx.cohort.structure.name.clone(), rules, version }.into()
}

/// What was and what is, for whoever knows the others; nothing where no words changed, or so many that the whole is shorter
/// to read.
fn difference(ctx: &DecisionContext<'_>, person: &PersonId, was: &Rules) -> Option<Line> {
    let (language, cohort) = (ctx.language_of(person), &*ctx.cohort);
    let (before, after) = (lines(was, language, cohort), lines(&cohort.structure.rules, language, cohort));
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|line| !those.contains(line)).cloned().collect()
    };
    let (gone, new) = (only(before, after), only(after, before));
    let mut changes: Vec<Line> = Vec::new();
    if !gone.is_empty() {
        changes.push(line::RulesWas { rules: listed(&gone) }.into());
    }
    if !new.is_empty() {
        changes.push(line::RulesIs { rules: listed(&new) }.into());
    }
    if changes.is_empty() {
        return None;
    }
    let (name, version) = (cohort.structure.name.clone(), i64::from(cohort.structure.rules.version));
    let words: Line = line::RulesChangedFrom { cohort: name, changes, version }.into();
    let fits = ctx.render_for(person, &words).plain.chars().count() <= MESSAGE;
    fits.then_some(words)
}

/// The lines as readers of a language read them.
fn lines<'r>(rules: &'r Rules, language: Language, cohort: &Cohort) -> &'r [String] {
    let own = rules.lines.get(&language).or_else(|| rules.lines.get(&cohort.language()));
    own.map(Vec::as_slice).unwrap_or_default()
}

/// An earlier version of the rules, in words; nothing where it is not known any more.
pub fn earlier(ctx: &DecisionContext<'_>, version: u32, language: Language) -> Option<Line> {
    let known = ctx.cohort.bots.votes.version(version)?;
    let from = known.since.map_or(ctx.cohort.live_since, |since| since.at);
    let how: Line = match known.since.and_then(|since| since.totals) {
        Some(totals) => line::RulesByVote { yes: i64::from(totals.yes), no: i64::from(totals.no) }.into(),
        None => line::RulesByFile {}.into(),
    };
    let rules = listed(lines(&known.rules, language, ctx.cohort));
    let (from, until) = (ctx.day(from), ctx.day(known.until));
    Some(line::RulesEarlier { version: i64::from(version), from, until, how, rules }.into())
}
