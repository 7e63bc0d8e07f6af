//! A list in numbers, and what is to be mended in it, row by row.

use super::{judging::Judged, lines as line, listed::Fault};
use crate::text::{Line, Said};

/// So many rows to mend stand in one message.
const A_MESSAGE: usize = 3;
/// So many messages of them go out; the rest is counted.
const MESSAGES: usize = 10;

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

/// The rows to mend, a few in each message.
pub(super) fn rows(judged: &Judged<'_>) -> Vec<Line> {
    let row = |(number, what): &(u32, Line)| -> Line {
        line::RowToMend { row: i64::from(*number), wrong: what.clone() }.into()
    };
    let chunks = judged.mend.chunks(A_MESSAGE).take(MESSAGES);
    let mut messages: Vec<Line> =
        chunks.map(|few| line::Rows { rows: few.iter().map(row).collect() }.into()).collect();
    let more = judged.mend.len().saturating_sub(A_MESSAGE * MESSAGES);
    if let Ok(count @ 1..) = i64::try_from(more) {
        messages.push(line::MoreToMend { count }.into());
    }
    messages
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
