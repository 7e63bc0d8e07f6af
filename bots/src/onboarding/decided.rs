//! Who left or declined, and who chose a language of their own, for the operator.

use crate::{cohort::Standing, decisions::Decisions, ids::PersonId};

/// A line for each, in the order of the roster.
pub(super) fn lines(of: &Decisions<'_>) -> Vec<String> {
    let roster = of.cohort.structure.roster.iter();
    roster.flat_map(|row| [standing(of, &row.person), language(of, &row.person)]).flatten().collect()
}

fn standing(of: &Decisions<'_>, person: &PersonId) -> Option<String> {
    let member = of.cohort.members.get(person)?;
    let word = match member.standing {
        Standing::Left => "left",
        Standing::Declined => "declined",
        _ => return None,
    };
    Some(format!("{} {word} on {}", of.name(person), of.when(member.changed)))
}

fn language(of: &Decisions<'_>, person: &PersonId) -> Option<String> {
    let everywhere = of.directory.people.get(person).and_then(|known| known.language);
    let chosen = everywhere.or(of.cohort.members.get(person)?.language)?;
    let row = of.cohort.roster(person)?;
    if chosen == row.language.unwrap_or(of.cohort.language()) {
        return None;
    }
    let by = Some(person);
    let on = of.noted("language", by, |detail| detail["language"] == chosen.tag());
    Some(format!("{} chose {}{on}", of.name(person), chosen.tag()))
}
