//! When the rooms are open, texts for later, calls for help, and windows of quiet.

use super::{
    calling, command_lines as what, ended, later,
    resting::{self, Wish},
    urgent, windows,
};
use crate::{
    command::{
        At, Call, CommandSpec, HEARD, Needs, PEERS, Problem, Start, Topic, Window, Word, days, is_word,
        names_hour, window,
    },
    deciding::{DecisionContext, Words},
    rights::Barred,
    text::Slot,
};

/// `!urgent`: what is always heard, whatever else is not.
pub const URGENT: CommandSpec = CommandSpec {
    refused: |ctx, call, _| {
        urgent::not_passed_on(ctx, &call.sent.by);
        true
    },
    ..CommandSpec::new(
        "urgent",
        (Topic::Say, 30),
        (Needs::Everyone, HEARD, At::Anywhere),
        || what::Urgent {}.into(),
        |ctx, call| {
            match calling::words(call.rest, ctx.language_of(&call.sent.by)) {
                calling::Words::None => urgent::ask(ctx, &call.sent.by),
                calling::Words::Stop => ended::stop(ctx, &call.sent.by),
                calling::Words::Some => {
                    urgent::call(ctx, &call.sent.by, &Words::of(call.sent, &call.typed.body));
                }
            }
            Ok(())
        },
    )
};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new(
        "hours",
        (Topic::Know, 20),
        (Needs::Everyone, HEARD, At::Anywhere),
        || what::Hours {}.into(),
        |ctx, call| {
            windows::hours(ctx, call.sent);
            Ok(())
        },
    ),
    CommandSpec {
        refused: |ctx, call, barred| {
            if barred == Barred::Place {
                later::keep(ctx, call.sent, "");
            }
            barred == Barred::Place
        },
        ..CommandSpec::new(
            "later",
            (Topic::Say, 20),
            (Needs::Everyone, PEERS, At::Chat),
            || what::Later {}.into(),
            |ctx, call| {
                later::keep(ctx, call.sent, &call.text().unwrap_or_default());
                Ok(())
            },
        )
    },
    URGENT,
    CommandSpec {
        // To read the list of windows needs no duty.
        opened: |rest| (read(rest) == Ok(Quiet::List)).then_some(Needs::Everyone),
        refused: |ctx, call, barred| {
            let role = barred == Barred::Role;
            if role {
                let line = resting::refused(ctx);
                ctx.tell(&call.sent.by, line);
            }
            role
        },
        ..CommandSpec::new(
            "quiet",
            (Topic::Duty, 20),
            (Needs::Duty, PEERS, At::Anywhere),
            || what::Quiet {}.into(),
            quiet,
        )
    },
];

/// The word of the call for help.
pub const CALL: Word = URGENT.word;

/// What `!quiet` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quiet<'a> {
    /// The list of windows.
    List,
    /// End the window that runs, or cancel the next.
    Off,
    /// Set a window, and why.
    Set(Window, Option<&'a str>),
}

fn read(rest: &str) -> Result<Quiet<'_>, Problem> {
    if rest.is_empty() || is_word(rest, Slot::List) {
        Ok(Quiet::List)
    } else if is_word(rest, Slot::Off) {
        Ok(Quiet::Off)
    } else {
        let (time, why) = with_reason(rest);
        let problem = if names_hour(time) { Problem::Hour } else { Problem::Unclear };
        let set = window(time).map(|window| Quiet::Set(window, why));
        set.or_else(|| trailing(time).filter(|_| why.is_none())).ok_or(problem)
    }
}

/// A time that is whole, and why without a colon: `tomorrow 14:00-15:00 training`. Nothing of the time may stand in what
/// follows it.
fn trailing(rest: &str) -> Option<Quiet<'_>> {
    let starts = rest.match_indices(char::is_whitespace).map(|(at, _)| at);
    let splits: Vec<usize> = starts.collect();
    let whole = splits.into_iter().rev().find_map(|at| {
        let (time, why) = (rest[..at].trim_end(), rest[at..].trim());
        Some((window(time)?, why))
    });
    let (window, why) = whole?;
    let says_time = |word: &str| names_hour(word) || word.starts_with(|c: char| c.is_ascii_digit());
    let joins = why
        .split_whitespace()
        .next()
        .is_none_or(|word| is_word(word, Slot::Until) || word == "-" || is_word(word, Slot::LengthJoin));
    (!joins && !why.split_whitespace().any(says_time) && days(why.split_whitespace().next()?).is_none())
        .then_some(Quiet::Set(window, Some(why)))
}

/// A time, and why after a colon: `tonight 21:00: training`. The colon of an hour stands between digits.
fn with_reason(rest: &str) -> (&str, Option<&str>) {
    let is_between = |after: &str| after.starts_with(|c: char| !c.is_ascii_digit());
    let colon = rest.match_indices([':', '：']).find(|(at, sign)| is_between(&rest[at + sign.len()..]));
    match colon {
        Some((at, sign)) => {
            let why = rest[at + sign.len()..].trim();
            (rest[..at].trim_end(), Some(why).filter(|why| !why.is_empty()))
        }
        None => (rest.strip_suffix([':', '：']).unwrap_or(rest).trim_end(), None),
    }
}

fn quiet(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    match read(call.rest)? {
        Quiet::List => windows::list(ctx, call.sent),
        Quiet::Off => windows::end(ctx, &call.sent.by),
        Quiet::Set(window, why) => {
            let now = ctx.now().to_zoned(ctx.cohort.zone().clone());
            let (from, until) = window.times(&now).ok_or(Problem::Hour)?;
            // Of an hour that has passed nobody knows which other is meant.
            if window.from != Start::Now && from <= ctx.now() {
                return Err(Problem::Hour);
            }
            let wish = Wish { from: (window.from != Start::Now).then_some(from), until };
            resting::ask(ctx, &call.sent.by, wish, why.map(ToOwned::to_owned));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_the_end_and_a_window() {
        assert_eq!(read(""), Ok(Quiet::List));
        assert_eq!(read("list"), Ok(Quiet::List));
        assert_eq!(read("off"), Ok(Quiet::Off));
        assert!(matches!(read("tomorrow 12:00 until 13:00"), Ok(Quiet::Set(_, None))));
        assert_eq!(read("please"), Err(Problem::Unclear));
        assert_eq!(read("tonight 12:00"), Err(Problem::Hour));
    }

    #[test]
    fn why_may_stand_without_a_colon_where_the_time_is_whole() {
        for (text, why) in [
            ("tomorrow 14:00-15:00 training", Some("training")),
            ("now exam of the new nurses", Some("exam of the new nurses")),
            ("until 21:00 training", Some("training")),
        ] {
            assert!(matches!(read(text), Ok(Quiet::Set(_, read)) if read == why), "{text}: {:?}", read(text));
        }
        for text in [
            "tomorrow 14:00-15:00 until 16:00",
            "tonight 21:00 or 22:00",
            "tonight 12:00 training",
            "1h and 30",
        ] {
            assert!(read(text).is_err(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn why_stands_after_a_colon() {
        for (text, time, why) in [
            ("now: training", "now", Some("training")),
            ("tonight 21:00: the 2 sisters marry", "tonight 21:00", Some("the 2 sisters marry")),
            ("12:00-13:00 : exam: part 1", "12:00-13:00", Some("exam: part 1")),
            ("2h：mafunzo", "2h", Some("mafunzo")),
            ("tonight 21:00", "tonight 21:00", None),
            ("now:", "now", None),
            ("now: ", "now", None),
        ] {
            assert_eq!(with_reason(text), (time, why), "{text}");
            assert!(matches!(read(text), Ok(Quiet::Set(_, read)) if read == why), "{text}");
        }
        assert_eq!(read("tonight 12:00: training"), Err(Problem::Hour));
        assert_eq!(read("please: training"), Err(Problem::Unclear));
    }
}
