//! The rota, who does what, and questions that wait.

use jiff::civil::Date;

use super::{asking, asks::Question, command_lines as what, questions, showing, skipping, wishes};
use crate::{
    cohort::{OpenQuestion, Prompt},
    command::{
        self, At, Call, CommandSpec, DaySpan, DayWord, Footing, IN_A_ROOM, Meant, Needs, PEERS, Problem,
        Target, Topic, Typed, days, is_word, person, trailing_day, whom,
    },
    deciding::{DecisionContext, Words},
    facilitation::lines as line,
    ids::PersonId,
    moderation::lines as moderation,
    quiet_hours::later,
    rights::Barred,
    text::{Said, Slot},
};

/// The longest piece of a name as typed that is said again.
const NAME: usize = 60;

/// `!ask`: a question for all, noted until somebody replies.
pub const ASK: CommandSpec = CommandSpec {
    is_post: true,
    ..CommandSpec::new(
        "ask",
        (Topic::Say, 10),
        (asking::AUDIENCE.needs, asking::AUDIENCE.who, asking::AUDIENCE.at),
        || what::Ask {}.into(),
        |ctx, call| {
            ask(ctx, call);
            Ok(())
        },
    )
};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        refused: |ctx, call, barred| {
            let leads = barred == Barred::Footing(Footing::Supervisor);
            let wants = !matches!(read(call.rest, call.typed), Ok(Rota::Show));
            if leads && wants {
                let (person, cohort) = (ctx.person(&call.sent.by), ctx.cohort.structure.name.clone());
                ctx.tell(&call.sent.by, line::SupervisesRefused { person, cohort });
            }
            leads && wants
        },
        distinct: true,
        ..CommandSpec::new(
            "rota",
            (Topic::Know, 30),
            (Needs::Everyone, PEERS, At::Anywhere),
            || what::Rota {}.into(),
            rota,
        )
    },
    CommandSpec::new(
        "who",
        (Topic::Know, 40),
        (Needs::Everyone, PEERS, At::Anywhere),
        || what::Who {}.into(),
        |ctx, call| {
            showing::who(ctx, call.sent);
            Ok(())
        },
    ),
    CommandSpec::new(
        "open",
        (Topic::Know, 50),
        (Needs::Everyone, IN_A_ROOM, At::Anywhere),
        || what::Open {}.into(),
        |ctx, call| {
            questions::list(ctx, call.sent);
            Ok(())
        },
    ),
    ASK,
];

/// What `!rota` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rota {
    /// Four weeks.
    Show,
    /// No duty from a day to a day.
    Away(DaySpan),
    /// Swap the own next week, or the week of a day, with somebody.
    Swap {
        /// With whom.
        with: Option<Target>,
        /// The other's week, by a day in it.
        week: Option<DayWord>,
    },
    /// Take a week that is free, by a day in it; without a day the next free one.
    Take {
        /// A day in the week.
        week: Option<DayWord>,
    },
    /// Pass on a week of one's own, by a day in it; without a day the next one.
    Skip {
        /// A day in the week.
        week: Option<DayWord>,
    },
    /// Yes to the duty that was asked about.
    Yes,
    /// No to it.
    No,
}

pub(super) fn read(rest: &str, typed: &Typed) -> Result<Rota, Problem> {
    let (first, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let rest = rest.trim();
    let is = |slot| is_word(first, slot);
    if first.is_empty() {
        Ok(Rota::Show)
    } else if is(Slot::Away) {
        days(rest).map(Rota::Away).ok_or(Problem::Unclear)
    } else if is(Slot::Swap) {
        let (who, week) = match trailing_day(rest) {
            // *Sam* is a Saturday in French, and more often somebody.
            (who, Some(_)) if who.is_empty() => (rest.to_owned(), None),
            named => named,
        };
        Ok(Rota::Swap { with: person(who, typed), week })
    } else if is(Slot::Take) {
        match command::day(rest) {
            None if !rest.is_empty() => Err(Problem::Unclear),
            week => Ok(Rota::Take { week }),
        }
    } else if is(Slot::Skip) {
        match command::day(rest) {
            None if !rest.is_empty() => Err(Problem::Unclear),
            week => Ok(Rota::Skip { week }),
        }
    } else if is(Slot::Yes) {
        Ok(Rota::Yes)
    } else if is(Slot::No) {
        Ok(Rota::No)
    } else {
        Err(Problem::Unclear)
    }
}

fn rota(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    let by = call.by();
    match read(call.rest, call.typed)? {
        Rota::Show => showing::show(ctx, call.sent),
        Rota::Away(span) => {
            let today = ctx.cohort.structure.hours.zone.date(ctx.now());
            let (from, to) = span.dates(today).ok_or(Problem::Days)?;
            wishes::away(ctx, &by, from, to);
        }
        Rota::Take { week } => {
            let day = day_of(ctx, week)?;
            wishes::take(ctx, &by, day);
        }
        Rota::Swap { with, week } => {
            let with = with.ok_or(Problem::NobodyNamed)?;
            match whom(ctx.known.directory, &with, command::About::default()) {
                // "swap Jane 3 5 aug": what is left over may be half of a day.
                (Meant::One(_), Some(_)) => return Err(Problem::Days),
                (Meant::One(other), None) => {
                    let day = day_of(ctx, week)?;
                    wishes::swap(ctx, &by, &other, day);
                }
                (Meant::Nobody(name) | Meant::Several(name, _), _) => {
                    ctx.tell(&by, moderation::NobodyMeant { name: Said::new(&name, NAME) });
                }
            }
        }
        Rota::Skip { week } => {
            let day = day_of(ctx, week)?;
            skipping::skip(ctx, &by, day);
        }
        Rota::Yes => answered(ctx, &by, command::Choice::Yes),
        Rota::No => answered(ctx, &by, command::Choice::No),
    }
    Ok(())
}

/// `!rota yes` and `!rota no` answer the newest question about a week.
fn answered(ctx: &mut DecisionContext<'_>, by: &PersonId, choice: command::Choice) {
    let now = ctx.now();
    let asks = |p: &&Prompt| {
        let about_rota = matches!(p.question.of(), Some(Question::Duty { .. } | Question::Swap { .. }));
        p.person == *by && about_rota && p.is_open(now)
    };
    match ctx.cohort.prompts.iter().rev().find(asks).cloned() {
        Some(prompt) => {
            super::answer(ctx, &prompt, choice);
        }
        None => {
            ctx.tell(by, line::RotaNothingAsked {});
        }
    }
}

/// The date that a day in a command means, if one was said.
fn day_of(ctx: &DecisionContext<'_>, day: Option<DayWord>) -> Result<Option<Date>, Problem> {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    day.map(|day| day.on_or_after(today).ok_or(Problem::Days)).transpose()
}

fn ask(ctx: &mut DecisionContext<'_>, call: &Call<'_>) {
    let (by, sent) = (call.by(), call.sent);
    let Some(room) = questions::room_of(sent) else {
        match call.text() {
            Some(_) => later::ask(ctx, &by, &Words::of(sent, &call.typed.body)),
            None => asking::ask(ctx, &by),
        }
        return;
    };
    let question = |event, author: &PersonId| {
        let asker = (*author != by).then(|| by.clone());
        OpenQuestion { place: room, event, by: author.clone(), at: sent.at, mark: None, asker }
    };
    match (call.text(), call.typed.reply_to.clone(), call.about.author) {
        (Some(_), _, _) => questions::ask(ctx, question(sent.event.clone(), &by)),
        (None, Some(message), Some(author)) => questions::ask(ctx, question(message, author)),
        // The words come in private, if they can.
        _ if ctx.in_chat(&by) => return asking::ask(ctx, &by),
        _ => {
            ctx.tell(&by, line::QuestionEmpty {});
            return;
        }
    };
    ctx.tell(&by, line::QuestionNoted {});
}

#[cfg(test)]
mod tests {
    use ruma::user_id;

    use super::*;
    use crate::command::Named;

    fn rota(rest: &str) -> Result<Rota, Problem> {
        read(rest, &Typed::plain(rest))
    }

    #[test]
    fn who_is_called_like_a_day_is_somebody() {
        for name in ["Sam", "May", "Dom"] {
            assert_eq!(
                rota(&format!("swap {name}")),
                Ok(Rota::Swap { with: named(name), week: None }),
                "{name}"
            );
        }
    }

    fn named(text: &str) -> Option<Target> {
        Some(Target::Named(Named { text: text.to_owned(), mentioned: None }))
    }

    #[test]
    fn swaps_takes_and_absences() {
        let swap = |rest: &str| match rota(rest) {
            Ok(Rota::Swap { with, week }) => (with, week.map(|week| week.to_string())),
            other => panic!("{other:?}"),
        };
        assert_eq!(swap("swap"), (None, None));
        assert_eq!(swap("swap Jane W"), (named("Jane W"), None));
        assert_eq!(swap("badili Jane 3 Ago"), (named("Jane"), Some("3 august".into())));
        let jane = Target::User(user_id!("@jane:county.test").to_owned());
        assert_eq!(swap("swap @jane:county.test mon"), (Some(jane), Some("monday".into())));
        assert_eq!(rota("chukua"), Ok(Rota::Take { week: None }));
        assert!(matches!(rota("take 3 Aug"), Ok(Rota::Take { week: Some(_) })));
        assert_eq!(
            (rota("skip"), rota("pisha")),
            (Ok(Rota::Skip { week: None }), Ok(Rota::Skip { week: None }))
        );
        assert!(matches!(rota("skip 10 Aug"), Ok(Rota::Skip { week: Some(_) })));
        let Ok(Rota::Away(days)) = rota("away 3-10 Aug") else { panic!("{:?}", rota("away 3-10 Aug")) };
        assert_eq!(days.to_string(), "3 august to 10 august");
        assert_eq!((rota(""), rota("yes"), rota("hapana")), (Ok(Rota::Show), Ok(Rota::Yes), Ok(Rota::No)));
    }

    #[test]
    fn what_cannot_be_read() {
        for rest in ["away", "away soon", "dance", "take soon", "skip soon"] {
            assert_eq!(rota(rest), Err(Problem::Unclear), "{rest}");
        }
    }
}
