//! A list is sent, shown in numbers, and with a yes its people are on the roster.

use ruma::{EventId, OwnedEventId};
use serde_json::json;

use super::{
    WITHIN,
    asks::{self, BUTTONS, Question},
    judging::{self, Judged},
    lines as line,
    listed::{Fault, Listed, reads},
    plus, showing, slips,
    state::Added,
    until,
};
use crate::{
    cohort::{Choice, Member, Prompt, RosterRow, Standing},
    deciding::{DecisionContext, SlipChange},
    effect::{Effect, ListAsked},
    heard::Heard,
    ids::PersonId,
    text::Line,
};

/// A list was sent: it is read.
pub(super) fn sent(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let by = heard.sent.by.clone();
    // What was asked for a list waits on, in case this is none, and so does whoever stands at the door.
    let ended = |asked: &Question| !matches!(asked, Question::List) && !asked.waits();
    ctx.close_all(|prompt| prompt.person == by && prompt.question.of().as_ref().is_some_and(ended));
    ctx.tell(&by, line::Reading {});
    ask_for(ctx, by, &heard.sent.event, None);
}

fn ask_for(ctx: &mut DecisionContext<'_>, by: PersonId, list: &EventId, take: Option<u64>) {
    let structure = &ctx.cohort.structure;
    let (languages, servers) = (structure.languages.clone(), structure.servers.clone());
    ctx.effect(Effect::ReadList(ListAsked { by, list: list.to_owned(), take, languages, servers }));
}

/// An answer to the preview. False if it is none.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    (list, reads): (&EventId, u64),
    choice: Choice,
) -> bool {
    asks::settled(ctx, prompt, choice, |ctx, by| ask_for(ctx, by.clone(), list, Some(reads)))
}

/// It was read: to be shown, or to be taken as it was shown.
pub(super) fn read(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    list: &OwnedEventId,
    take: Option<u64>,
    read: &Result<Vec<Listed>, Fault>,
) {
    ctx.asker = Some(by.clone());
    if !ctx.cohort.is_coordinator(by) {
        until::refuse(ctx, by);
        return;
    }
    let rows = match read {
        Ok(rows) => rows,
        Err(fault) => {
            ctx.tell(by, showing::fault(fault));
            return;
        }
    };
    let judged = judging::judge(ctx, rows);
    match take {
        Some(shown) if shown == reads(rows) => take_in(ctx, by, &judged),
        Some(_) => {
            ctx.tell(by, line::Changed {});
            show(ctx, by, list, rows, &judged);
        }
        None => show(ctx, by, list, rows, &judged),
    }
}

fn show(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    list: &OwnedEventId,
    rows: &[Listed],
    judged: &Judged<'_>,
) {
    let waited = |prompt: &Prompt| prompt.question.of() == Some(Question::List);
    ctx.close_all(|prompt| prompt.person == *by && waited(prompt));
    showing::rows(ctx, by, judged);
    let cohort = ctx.cohort.structure.name.clone();
    ctx.tell(by, showing::numbers(cohort, rows.len(), judged));
    let number = |list: usize| i64::try_from(list).unwrap_or(i64::MAX);
    let (count, slips) = (number(judged.new.len()), number(judged.slips.len()));
    if count + slips == 0 {
        ctx.tell(by, line::NobodyNew {});
        return;
    }
    let expires = plus(ctx.now(), WITHIN);
    let question = Question::Take { list: list.clone(), reads: reads(rows), count, slips };
    ctx.ask(by, take_line(count, slips), BUTTONS, question, expires);
}

/// Shall they be added?
pub(super) fn take_line(count: i64, slips: i64) -> Line {
    match (count, slips) {
        (_, 0) => line::TakeAsk { count }.into(),
        (0, _) => line::TakeAskSlips { count: slips }.into(),
        _ => line::TakeAskBoth { count, slips }.into(),
    }
}

/// The new people are on the roster from now on, and are asked in: in quiet time when work begins.
fn take_in(ctx: &mut DecisionContext<'_>, by: &PersonId, judged: &Judged<'_>) {
    for listed in &judged.new {
        add_listed(ctx, by, listed);
    }
    let count = i64::try_from(judged.new.len()).unwrap_or(i64::MAX);
    if count == 0 && judged.slips.is_empty() {
        ctx.tell(by, line::NobodyNew {});
        return;
    }
    if !judged.slips.is_empty() {
        slips::make(ctx, by, &judged.slips);
    }
    if count == 0 {
        return;
    }
    ctx.audit(Some(by), "add_list", None, json!({ "people": count }));
    ctx.consequences.reconcile = true;
    match ctx.rests_until() {
        None => ctx.tell(by, line::Added { count }),
        Some(opens) => {
            let from = ctx.cohort.asks_from.map_or(opens, |from| from.max(opens));
            ctx.cohort.asks_from = Some(from);
            ctx.tell(by, line::AddedLater { count, opens: ctx.moment(from) })
        }
    };
}

fn add_listed(ctx: &mut DecisionContext<'_>, by: &PersonId, listed: &Listed) {
    let Some(person) = &listed.person else { return };
    add(ctx, by, listed.entry.row_of(person.clone()));
}

/// Somebody is on the roster from now on.
pub(super) fn add(ctx: &mut DecisionContext<'_>, by: &PersonId, row: RosterRow) {
    let (now, person) = (ctx.now(), row.person.clone());
    ctx.cohort.structure.roster.retain(|row| row.person != person);
    ctx.cohort.structure.roster.push(row.clone());
    let added = &mut ctx.cohort.bots.enrolment.added;
    added.retain(|added| added.row.person != person);
    added.push(Added { row, by: by.clone(), at: now });
    let member = ctx.cohort.members.entry(person.clone()).or_insert_with(|| Member::listed(now));
    if matches!(member.standing, Standing::OffRoster | Standing::Left | Standing::Declined) {
        member.comes_back(now);
    }
    ctx.audit(Some(by), "add", Some(&person), json!({}));
}

/// Whoever waited under a slip is in as its row from now on.
pub(super) fn let_in(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    slip: &PersonId,
    (person, row): (PersonId, RosterRow),
) {
    ctx.cohort.bots.enrolment.slips.remove(slip);
    ctx.consequences.slips.push(SlipChange::Used { slip: slip.clone(), by: person.clone() });
    add(ctx, by, RosterRow { person, ..row });
    ctx.consequences.reconcile = true;
}
