//! A list in numbers, and what is to be mended in it, row by row.

use super::{judging::Judged, lines as line, listed::Fault};
use crate::{
    deciding::DecisionContext,
    effect::{Effect, FileContent, FileOfOurs},
    ids::PersonId,
    text::{self, Line, Said},
};

/// So many rows to mend stand in one message.
const A_MESSAGE: usize = 3;
/// So many messages of them go out; of more the first, and all of them as a file.
const MESSAGES: usize = 2;

/// What the list would do, in numbers.
pub(super) fn numbers(cohort: String, rows: usize, judged: &Judged<'_>) -> Line {
    let count = |list: usize| i64::try_from(list).unwrap_or(i64::MAX);
    let mut parts: Vec<Line> = vec![line::CountNew { count: count(judged.new.len()) }.into()];
    if !judged.slips.is_empty() {
        parts.push(line::CountSlips { count: count(judged.slips.len()) }.into());
    }
    if judged.silent > 0 {
        parts.push(line::CountSilent { count: judged.silent }.into());
    }
    if judged.elsewhere > 0 {
        parts.push(line::CountElsewhere { count: judged.elsewhere }.into());
    }
    if judged.already > 0 {
        parts.push(line::CountAlready { count: judged.already }.into());
    }
    if judged.gone > 0 {
        parts.push(line::CountGone { count: judged.gone }.into());
    }
    if !judged.mend.is_empty() {
        parts.push(line::CountMend { count: count(judged.mend.len()) }.into());
    }
    line::Numbers { cohort, rows: count(rows), parts }.into()
}

/// Tells the rows to mend: a few in each message, or the first and all of them as a file.
pub(super) fn rows(ctx: &mut DecisionContext<'_>, by: &PersonId, judged: &Judged<'_>) {
    let row = |(number, what): &(u32, Line)| -> Line {
        line::RowToMend { row: i64::from(*number), wrong: what.clone() }.into()
    };
    let all = &judged.mend;
    let fits = all.len() <= A_MESSAGE * MESSAGES;
    let chunks = all.chunks(A_MESSAGE).take(if fits { MESSAGES } else { 1 });
    let messages: Vec<line::Rows> =
        chunks.map(|few| line::Rows { rows: few.iter().map(row).collect() }).collect();
    for message in messages {
        ctx.tell(by, message);
    }
    if !fits {
        let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
        ctx.tell(by, line::AllToMend { count });
        let language = ctx.language_of(by);
        let said = |line: &Line| text::render(language, line).plain;
        let heading = vec![said(&line::ColumnRow {}.into()), said(&line::ColumnMend {}.into())];
        let rows = all.iter().map(|(number, what)| vec![number.to_string(), said(what)]);
        let table = std::iter::once(heading).chain(rows).collect();
        hand_table(ctx, by, "rows", table);
    }
}

/// A list as it may look: its lines, and the same as a file that can be filled in and sent back.
pub(super) fn template(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let server = ctx.cohort.structure.servers.first().map(ToString::to_string);
    let server = server.unwrap_or_else(|| ctx.known.service_accounts.server.to_string());
    let line = line::Template { server };
    let text = text::render(ctx.language_of(by), &line.clone().into()).plain;
    let table = text.lines().map(|row| row.split(';').map(str::to_owned).collect()).collect();
    ctx.tell(by, line);
    hand_table(ctx, by, "list", table);
}

fn hand_table(ctx: &mut DecisionContext<'_>, to: &PersonId, name: &str, rows: Vec<Vec<String>>) {
    let name = format!("{name}-{}.csv", ctx.cohort.id());
    ctx.effect(Effect::Hand(FileOfOurs { to: to.clone(), name, what: FileContent::Table(rows) }));
}

/// Why nothing of a list can be used, and what to do.
pub(super) fn fault(fault: &Fault) -> Line {
    match fault {
        Fault::Gone => line::FaultGone {}.into(),
        Fault::Empty => line::FaultEmpty {}.into(),
        Fault::Large => line::FaultLarge {}.into(),
        Fault::Many(rows) => line::FaultMany { rows: i64::from(*rows) }.into(),
        Fault::Picture => line::FaultPicture {}.into(),
        Fault::NoTable => line::FaultNoTable {}.into(),
        Fault::Old => line::FaultOld {}.into(),
        Fault::Locked => line::FaultLocked {}.into(),
        Fault::Broken => line::FaultBroken {}.into(),
        Fault::NoNames => line::FaultNoNames {}.into(),
        Fault::Twice(column) => line::FaultTwice { column: Said::new(column, 60) }.into(),
    }
}
