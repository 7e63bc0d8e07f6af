//! What people decided in chat and no file undoes: what, who and when, a line each, for `plan` and `show`.
//!
//! What is over, was taken back or agrees with the file is not listed: it differs in nothing.

use bots::{
    cohort::{Cohort, Directory, Standing},
    facilitation::rota::{Answer, Override, Slot, TurnId},
    ids::PersonId,
    moderation::state::{Sanction, SanctionKind},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use storage::AuditRow;

use crate::app::App;

/// The log is looked through this far back for who did it and when.
const LOOK_BACK: i64 = 10_000;

/// What people decided, as it stands now.
pub(super) async fn decided(
    app: &App,
    cohort: &Cohort,
    directory: &Directory,
) -> anyhow::Result<Vec<String>> {
    let audit = app.store.audit_of(cohort.id().as_str(), LOOK_BACK).await?;
    Ok(Decided { cohort, directory, audit: &audit, now: app.clock.now() }.lines())
}

struct Decided<'a> {
    cohort: &'a Cohort,
    directory: &'a Directory,
    audit: &'a [AuditRow],
    now: Timestamp,
}

impl Decided<'_> {
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for row in &self.cohort.structure.roster {
            lines.extend(self.standing(&row.person));
            lines.extend(self.language(&row.person));
        }
        let windows = self.cohort.bots.quiet.windows.iter();
        for window in windows.filter(|window| window.to > self.now && window.to > window.from) {
            let asked = window.asked.as_ref();
            let by = asked.map(|asked| format!(", by {} on {}", self.name(&asked.by), self.when(asked.at)));
            let (from, until) = (self.when(window.from), self.when(window.to));
            lines.push(format!("quiet from {from} until {until}{}", by.unwrap_or_default()));
        }
        for wish in &self.cohort.bots.facilitation.overrides {
            // A week taken, and then said yes to, is one decision.
            let line = self.wish(wish).filter(|line| !lines.contains(line));
            lines.extend(line);
        }
        let sanctions = self.cohort.bots.moderation.sanctions.iter();
        lines.extend(sanctions.filter(|one| one.holds(self.now)).map(|one| self.sanction(one)));
        lines
    }

    fn standing(&self, person: &PersonId) -> Option<String> {
        let member = self.cohort.members.get(person)?;
        let word = match member.standing {
            Standing::Left => "left",
            Standing::Declined => "declined",
            _ => return None,
        };
        Some(format!("{} {word} on {}", self.name(person), self.when(member.changed)))
    }

    fn language(&self, person: &PersonId) -> Option<String> {
        let everywhere = self.directory.people.get(person).and_then(|known| known.language);
        let chosen = everywhere.or(self.cohort.members.get(person)?.language)?;
        let row = self.cohort.roster(person)?;
        if chosen == row.language.unwrap_or(self.cohort.language()) {
            return None;
        }
        let by = Some(person);
        let on = self.noted("language", by, |detail| detail["language"] == chosen.tag());
        Some(format!("{} chose {}{on}", self.name(person), chosen.tag()))
    }

    fn wish(&self, wish: &Override) -> Option<String> {
        let name = |person: &PersonId| self.name(person);
        Some(match wish {
            Override::Away { person, from, to } => {
                if *to < self.cohort.structure.hours.zone.date(self.now) {
                    return None;
                }
                let (first, last) = (from.to_string(), to.to_string());
                let on = self.noted("rota_away", Some(person), |detail| {
                    detail["from"] == *first && detail["to"] == *last
                });
                format!("{} is away from {first} to {last}{on}", name(person))
            }
            Override::Swap { turn, person, in_return, in_return_person } => {
                let (one, other) = (self.slot(*turn), self.slot(*in_return));
                let coming = |slot: &Slot| slot.ends > self.now;
                if !one.as_ref().is_some_and(coming) && !other.as_ref().is_some_and(coming) {
                    return None;
                }
                let turns = json!([turn.0, in_return.0]);
                let on = self.noted("rota_swap", None, |detail| detail["turns"] == turns);
                let week = |slot: Option<Slot>| slot.map(|slot| self.week(&slot)).unwrap_or_default();
                let (one, other) = (week(one), week(other));
                format!(
                    "{} has {one} and {} has {other}, swapped by both{on}",
                    name(person),
                    name(in_return_person)
                )
            }
            Override::Take { turn, person } => {
                let on = self.noted("rota_take", Some(person), |detail| detail["turn"] == turn.0);
                format!("{} takes {}{on}", name(person), self.coming(*turn)?)
            }
            Override::Decline { turn, person, answer: Answer::No } => {
                format!("{} said no to {}", name(person), self.coming(*turn)?)
            }
            Override::Decline { turn, person, answer: Answer::Nothing } => {
                format!("{} did not answer about {}", name(person), self.coming(*turn)?)
            }
            Override::Skip { turn, person } => {
                format!("{} passes on {}", name(person), self.coming(*turn)?)
            }
        })
    }

    fn sanction(&self, sanction: &Sanction) -> String {
        let word = match sanction.kind {
            SanctionKind::Mute => "mute",
            SanctionKind::Removal => "removal",
            SanctionKind::Ban => "ban",
        };
        let act = self.cohort.bots.moderation.acts.iter().find(|act| act.number == sanction.act);
        // Acts are forgotten after a while; a ban for ever outlives them, and the log remembers.
        let deeds = ["mute", "remove", "ban"];
        let logged = self.audit.iter().rev().find(|row| {
            deeds.contains(&row.act.as_str()) && detail(row)["act"].as_u64() == Some(sanction.act)
        });
        let by = act
            .map(|act| act.by.clone())
            .or_else(|| logged.and_then(|row| row.actor.as_deref()).map(PersonId::new));
        let by = by.map(|by| format!(", by {}", self.name(&by))).unwrap_or_default();
        let until = sanction.until.map(|until| format!(" until {}", self.when(until))).unwrap_or_default();
        let place = sanction.place.map(|place| format!(" ({})", place.word())).unwrap_or_default();
        let (name, since) = (self.name(&sanction.person), self.when(sanction.since));
        format!("{word} of {name}{place} since {since}{until}{by}")
    }

    fn slot(&self, turn: TurnId) -> Option<Slot> {
        self.cohort.bots.facilitation.schedule.as_ref()?.slot(turn, &self.cohort.hours())
    }

    /// A turn that is not over, by the day on which it begins.
    fn coming(&self, turn: TurnId) -> Option<String> {
        self.slot(turn).filter(|slot| slot.ends > self.now).map(|slot| self.week(&slot))
    }

    fn week(&self, slot: &Slot) -> String {
        format!("the turn from {}", self.cohort.structure.hours.zone.date(slot.begins))
    }

    /// When the log says that it was done last, in words; nothing where it does not.
    fn noted(&self, act: &str, by: Option<&PersonId>, about: impl Fn(&Value) -> bool) -> String {
        let by = by.map(PersonId::as_str);
        let is_it = |row: &&AuditRow| {
            row.act == act && (by.is_none() || row.actor.as_deref() == by) && about(&detail(row))
        };
        let at = self.audit.iter().rev().find(is_it).and_then(|row| Timestamp::from_millisecond(row.at).ok());
        at.map(|at| format!(", decided on {}", self.when(at))).unwrap_or_default()
    }

    fn name(&self, person: &PersonId) -> String {
        self.directory.name_of(person)
    }

    fn when(&self, at: Timestamp) -> String {
        at.to_zoned(self.cohort.zone().clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

fn detail(row: &AuditRow) -> Value {
    serde_json::from_str(&row.detail).unwrap_or_default()
}

#[cfg(test)]
mod tests;
