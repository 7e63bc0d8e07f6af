//! When the rooms are open, texts for later, calls for help, and windows of quiet.

use super::{calling, command_lines as what, ended, later, urgent, windows};
use crate::{
    command::{
        At, Call, CommandSpec, HEARD, Needs, PEERS, Problem, Start, Topic, Window, Word, is_word, names_hour,
        window,
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
            match calling::words(call.rest) {
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
                let line = windows::refused(ctx);
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
enum Quiet {
    /// The list of windows.
    List,
    /// End the window that runs, or cancel the next.
    Off,
    /// Set a window.
    Set(Window),
}

fn read(rest: &str) -> Result<Quiet, Problem> {
    if rest.is_empty() || is_word(rest, Slot::List) {
        Ok(Quiet::List)
    } else if is_word(rest, Slot::Off) {
        Ok(Quiet::Off)
    } else {
        let problem = if names_hour(rest) { Problem::Hour } else { Problem::Unclear };
        window(rest).map(Quiet::Set).ok_or(problem)
    }
}

fn quiet(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    match read(call.rest)? {
        Quiet::List => windows::list(ctx, call.sent),
        Quiet::Off => windows::end(ctx, &call.sent.by),
        Quiet::Set(window) => {
            let now = ctx.now().to_zoned(ctx.cohort.zone().clone());
            let (from, until) = window.times(&now).ok_or(Problem::Hour)?;
            // Of an hour that has passed nobody knows which other is meant.
            if window.from != Start::Now && from <= ctx.now() {
                return Err(Problem::Hour);
            }
            windows::set(ctx, &call.sent.by, Some(from), until);
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
        assert!(matches!(read("tomorrow 12:00 until 13:00"), Ok(Quiet::Set(_))));
        assert_eq!(read("please"), Err(Problem::Unclear));
        assert_eq!(read("tonight 12:00"), Err(Problem::Hour));
    }
}
