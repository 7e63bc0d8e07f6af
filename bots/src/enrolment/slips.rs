//! Slips of paper: whoever has no account yet gets a code, which opens the door once.
//!
//! A code is shown once, on the slip; kept is its hash. The name of whoever it is for stands beside it until they are in.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    WITHIN,
    asks::{self, BUTTONS, Question},
    lines as line,
    listed::Listed,
    overview, plus,
    state::Slip,
};
use crate::{
    cohort::{Choice, Cohort, Prompt, RosterRow},
    deciding::{DecisionContext, JoinCode, SlipChange},
    effect::{Effect, FileContent, FileOfOurs, PrintedSlip},
    ids::{Language, PersonId},
    text::{self, Line, folded},
};

/// So long a code can be used.
const OPEN: SignedDuration = SignedDuration::from_hours(24 * 14);
/// So much longer another one can be made for whom it was for.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 30);
/// So many slips are also said one by one, to be passed on; more are a file.
const SAID: usize = 5;

/// Each of these rows of a list gets a slip, and whoever sent it gets them all.
pub(super) fn make(ctx: &mut DecisionContext<'_>, by: &PersonId, rows: &[&Listed]) {
    let mut made = Vec::new();
    for (number, listed) in rows.iter().enumerate() {
        let (Some(person), entry) = (&listed.person, &listed.entry) else { continue };
        made.push((entry.row_of(person.clone()), entry.name.clone(), ctx.known.fresh_codes.code(number)));
    }
    hand_out(ctx, by, made, None);
}

/// One for somebody who is in and has another account.
pub(super) fn for_member(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    member: &PersonId,
    made: (RosterRow, String, JoinCode),
) {
    // An earlier one for the same person opens nothing any more.
    let slips = ctx.cohort.bots.enrolment.slips.iter();
    let earlier = slips.filter(|(_, slip)| slip.member.as_ref() == Some(member)).map(|(id, _)| id.clone());
    drop_all(ctx, earlier.collect());
    hand_out(ctx, by, vec![made], Some(member));
}

/// Stores the slips and hands them to whoever asked for them.
fn hand_out(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    made: Vec<(RosterRow, String, JoinCode)>,
    member: Option<&PersonId>,
) {
    let until = plus(ctx.now(), OPEN);
    let forget = plus(until, REMEMBERED);
    let count = i64::try_from(made.len()).unwrap_or(i64::MAX);
    let mut printed = Vec::new();
    let mut said = Vec::new();
    for (row, name, code) in made {
        let (slip, hash) = (row.person.clone(), code.hash.clone());
        let language = row.language.unwrap_or_else(|| ctx.cohort.language());
        let words = words(ctx, (by, &row, member.is_some()), &name, &code, until);
        printed.push(print(language, &words, &code));
        said.push(words.in_language(language));
        ctx.consequences.slips.push(SlipChange::Made {
            slip: slip.clone(),
            name,
            code: Some(hash.clone()),
            until,
            forget,
        });
        let slips = &mut ctx.cohort.bots.enrolment.slips;
        slips.insert(
            slip,
            Slip {
                row,
                member: member.cloned(),
                by: by.clone(),
                code: hash,
                until,
                given: None,
                told_over: false,
                request: None,
            },
        );
    }
    ctx.audit(Some(by), "slips", None, json!({ "people": count }));
    let day = ctx.day(until);
    match member {
        Some(member) => ctx.tell(by, line::SlipForMember { person: ctx.person(member), until: day }),
        None => ctx.tell(by, line::SlipsMade { count, until: day }),
    };
    let id = ctx.cohort.id().to_string();
    let file = |name: String, what| Effect::Hand(FileOfOurs { to: by.clone(), name, what });
    ctx.effect(file(format!("slips-{id}.html"), FileContent::Slips(printed)));
    if said.len() <= SAID {
        for words in said {
            ctx.tell(by, words);
        }
        return;
    }
    let plain: Vec<String> = said
        .into_iter()
        .map(|words| text::render(words.bound_language().unwrap_or(Language::En), &words).plain)
        .collect();
    ctx.effect(file(format!("slips-{id}.txt"), FileContent::Text(plain.join("\n\n\n"))));
}

/// What a slip says.
fn words(
    ctx: &DecisionContext<'_>,
    (by, row, is_member): (&PersonId, &RosterRow, bool),
    name: &str,
    code: &JoinCode,
    until: Timestamp,
) -> Line {
    let ours = ctx.known.service_accounts;
    let mut servers = vec![ours.server.to_string()];
    let others = ctx.cohort.structure.servers.iter().filter(|server| **server != ours.server);
    servers.extend(others.map(ToString::to_string));
    let name = with_place(name, row);
    let inviter = ctx.person(by).name().to_owned();
    if is_member {
        return line::SlipWordsMember {
            name,
            inviter,
            account: ours.voice.to_string(),
            number: code.shown(),
            until: ctx.day(until),
        }
        .into();
    }
    line::SlipWords {
        name,
        inviter,
        cohort: ctx.cohort.structure.name.clone(),
        server: servers.join(", "),
        account: ours.voice.to_string(),
        number: code.shown(),
        until: ctx.day(until),
    }
    .into()
}

fn print(language: Language, words: &Line, code: &JoinCode) -> PrintedSlip {
    let plain = text::render(language, words).plain;
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned);
    PrintedSlip { language, lines: lines.collect(), code: code.shown() }
}

/// Whose slips nobody came in by, in the order of their names.
pub(super) fn open(ctx: &DecisionContext<'_>) -> Vec<PersonId> {
    let slips = ctx.cohort.bots.enrolment.slips.iter();
    let mut open: Vec<PersonId> =
        slips.filter(|(_, slip)| slip.is_free()).map(|(id, _)| id.clone()).collect();
    open.sort_by_key(|slip| name(ctx, slip));
    open
}

/// Whom a slip is for.
pub(super) fn name(ctx: &DecisionContext<'_>, slip: &PersonId) -> String {
    ctx.known.directory.slips.get(slip).cloned().unwrap_or_else(|| "?".to_owned())
}

/// A name with the place of work, which tells two of one name apart.
pub(super) fn with_place(name: &str, row: &RosterRow) -> String {
    row.facility.as_ref().map_or_else(|| name.to_owned(), |place| format!("{name} ({place})"))
}

/// Shows who has a slip and has not come, and offers new ones.
pub(super) fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let Some(shown) = again_line(ctx) else {
        ctx.tell(by, line::SlipsNone {});
        return;
    };
    let expires = plus(ctx.now(), WITHIN);
    ctx.ask(by, shown, BUTTONS, Question::Slips, expires);
}

/// New slips for those alone who are called so.
pub(super) fn ask_for(ctx: &mut DecisionContext<'_>, by: &PersonId, called: &str) {
    let called = folded(called);
    let fits = |slip: &PersonId| {
        let name = folded(&name(ctx, slip));
        name == called || name.split_whitespace().any(|part| part == called)
    };
    let theirs: Vec<PersonId> = open(ctx).into_iter().filter(fits).collect();
    match theirs.is_empty() {
        true => {
            ctx.tell(by, line::SlipsNone {});
        }
        false => renew(ctx, by, theirs),
    }
}

/// In numbers and names; nothing where nobody has one.
pub(super) fn again_line(ctx: &DecisionContext<'_>) -> Option<Line> {
    let open = open(ctx);
    let count = i64::try_from(open.len()).ok().filter(|count| *count > 0)?;
    let shown = |slip: &PersonId| -> Line { line::SlipOf { name: name(ctx, slip) }.into() };
    let names = overview::few(open.iter().map(shown).collect());
    Some(line::SlipsAgain { count, names }.into())
}

/// An answer to that. False if it is none.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    asks::settled(ctx, prompt, choice, |ctx, by| {
        let open = open(ctx);
        renew(ctx, by, open);
    })
}

/// Other codes for these.
fn renew(ctx: &mut DecisionContext<'_>, by: &PersonId, slips: Vec<PersonId>) {
    let mut made = Vec::new();
    for (number, slip) in slips.into_iter().enumerate() {
        let Some(name) = ctx.known.directory.slips.get(&slip).cloned() else { continue };
        let Some(old) = ctx.cohort.bots.enrolment.slips.get(&slip) else { continue };
        made.push((old.row.clone(), name, ctx.known.fresh_codes.code(number)));
    }
    if made.is_empty() {
        ctx.tell(by, line::SlipsNone {});
        return;
    }
    hand_out(ctx, by, made, None);
}

/// Codes that have run out are told once, in one line, to whoever had them made; what nobody came for is forgotten.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let forgotten = |slip: &Slip| plus(slip.until, REMEMBERED) <= now;
    let slips = &ctx.cohort.bots.enrolment.slips;
    let gone: Vec<PersonId> =
        slips.iter().filter(|(_, slip)| forgotten(slip)).map(|(id, _)| id.clone()).collect();
    drop_all(ctx, gone);
    let over = |slip: &Slip| slip.until <= now && !slip.told_over;
    if !ctx.cohort.hours().is_working(now) || !ctx.cohort.bots.enrolment.slips.values().any(over) {
        return;
    }
    let mut told: BTreeMap<PersonId, i64> = BTreeMap::new();
    for slip in ctx.cohort.bots.enrolment.slips.values_mut().filter(|slip| over(slip)) {
        slip.told_over = true;
        *told.entry(slip.by.clone()).or_default() += 1;
    }
    for (by, count) in told {
        if ctx.cohort.is_coordinator(&by) && ctx.may_write_to(&by) {
            ctx.tell(&by, line::SlipsOver { count });
        }
    }
}

/// These slips are no use any more.
pub(super) fn drop_all(ctx: &mut DecisionContext<'_>, slips: Vec<PersonId>) {
    for slip in slips {
        ctx.cohort.bots.enrolment.slips.remove(&slip);
        ctx.close_all(|prompt| {
            matches!(prompt.question.of(), Some(
                    Question::Claim { slip: of }
                    | Question::Moving { slip: of }
                    | Question::Request { slip: of }
                    | Question::WhyNot { slip: of }
                ) if of == slip)
        });
        ctx.consequences.slips.push(SlipChange::Gone { slip });
    }
}

/// When a code runs out, or a name is forgotten.
pub(super) fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let slips = cohort.bots.enrolment.slips.values();
    let next = slips.map(|slip| match slip.told_over {
        false => cohort.hours().first_working_moment_on_or_after(slip.until.max(now)).unwrap_or(slip.until),
        true => plus(slip.until, REMEMBERED),
    });
    next.min().map(|at| ("slips".to_owned(), at)).into_iter().collect()
}
