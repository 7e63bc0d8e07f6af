//! The sanctions that hold, for the operator.

use super::state::{Sanction, SanctionKind};
use crate::decisions::Decisions;

/// A line for each.
pub(super) fn lines(of: &Decisions<'_>) -> Vec<String> {
    let sanctions = of.cohort.bots.moderation.sanctions.iter();
    sanctions.filter(|one| one.holds(of.now)).map(|one| line(of, one)).collect()
}

fn line(of: &Decisions<'_>, sanction: &Sanction) -> String {
    let word = match sanction.kind {
        SanctionKind::Mute => "mute",
        SanctionKind::Removal => "removal",
        SanctionKind::Ban => "ban",
    };
    let act = of.cohort.bots.moderation.acts.iter().find(|act| act.number == sanction.act);
    // Acts are forgotten after a while; a ban for ever outlives them, and the log remembers.
    let actions = ["mute", "remove", "ban"];
    let logged = of
        .last(|one| actions.contains(&one.act.as_str()) && one.detail["act"].as_u64() == Some(sanction.act));
    let by = act.map(|act| act.by.clone()).or_else(|| logged.and_then(|one| one.actor.clone()));
    let by = by.map(|by| format!(", by {}", of.name(&by))).unwrap_or_default();
    let until = sanction.until.map(|until| format!(" until {}", of.when(until))).unwrap_or_default();
    let place = sanction.place.map(|place| format!(" ({})", place.word())).unwrap_or_default();
    let (name, since) = (of.name(&sanction.person), of.when(sanction.since));
    format!("{word} of {name}{place} since {since}{until}{by}")
}
