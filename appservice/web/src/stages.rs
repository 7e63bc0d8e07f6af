//! How far a week or a month is, in words: it runs, it may still change, or it stays as it is.

use bots::participation::{Stage, page::WeekRow};

use crate::texts::{Key, Texts};

/// A week's or a month's name as it stands in a table.
pub fn name(name: String, stage: Stage, texts: &Texts) -> String {
    match stage {
        Stage::Running => texts.with(Key::TableSoFar, [("date", name.into())]),
        Stage::Open => texts.with(Key::TableOpen, [("date", name.into())]),
        Stage::Closed => name,
    }
}

/// The newest week and the one before it in words, each with what is said of it.
pub fn sentence(weeks: &[(&WeekRow, &str)], texts: &Texts) -> String {
    let day = |row: &WeekRow| texts.day(row.week.monday());
    let [before @ .., (newest, now)] = weeks else { return String::new() };
    let (runs, now) = (newest.stage == Stage::Running, *now);
    match before.last() {
        Some((last, said)) => {
            let key = if runs { Key::Sentence } else { Key::SentenceOpen };
            let parts = [
                ("date", day(last)),
                ("last", (*said).to_owned()),
                ("newest", day(newest)),
                ("now", now.to_owned()),
            ];
            texts.with(key, parts.map(|(name, part)| (name, part.into())))
        }
        None => {
            let key = if runs { Key::SentenceFirst } else { Key::SentenceOpenFirst };
            texts.with(key, [("newest", day(newest).into()), ("now", now.into())])
        }
    }
}
