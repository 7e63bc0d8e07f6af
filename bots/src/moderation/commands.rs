//! What moderators type, and what anybody says to them.

use jiff::SignedDuration;

use super::{command_lines as what, handling, order, record, refuse, reports, state::ModerationAction, undo};
use crate::{
    command::{
        ACTIVE, At, Audience, Call, CommandSpec, HEARD, KNOWN, Meant, Needs, Problem, Target, Topic, aim,
        hides_length, message, whom,
    },
    deciding::DecisionContext,
    event::Scene,
    facilitation::questions,
    ids::RoomKind,
    moderation::lines as line,
};

/// A mute without a length lasts so long.
const USUAL_MUTE: SignedDuration = SignedDuration::from_hours(2);

/// Who may do what is done to a person.
pub const MODERATORS: Audience = Audience { needs: Needs::Moderator, who: ACTIVE, at: At::Anywhere };

const fn act(
    word: &'static str,
    rank: u8,
    what: fn() -> crate::text::Line,
    run: fn(&mut DecisionContext<'_>, &Call<'_>) -> Result<(), Problem>,
) -> CommandSpec {
    let audience = (MODERATORS.needs, MODERATORS.who, MODERATORS.at);
    let mut spec = CommandSpec::new(word, (Topic::Moderate, rank), audience, what, run);
    spec.discreet = true;
    spec.refused = |ctx, call, barred| {
        let own = !barred.before_the_rules(ctx.cohort, &call.sent.by);
        if own {
            refuse(ctx, &call.sent.by, line::WhyNotYours {});
        }
        own
    };
    spec
}

/// `!report`: to whoever handles it, never to whom it is about.
pub const REPORT: CommandSpec = CommandSpec {
    by_link: true,
    discreet: true,
    ..CommandSpec::new(
        "report",
        (Topic::Say, 40),
        (Needs::Everyone, HEARD, At::Anywhere),
        || what::Report {}.into(),
        |ctx, call| {
            reports::report(ctx, call);
            Ok(())
        },
    )
};

/// `!appeal`: somebody else looks again.
pub const APPEAL: CommandSpec = CommandSpec {
    discreet: true,
    ..CommandSpec::new(
        "appeal",
        (Topic::Say, 50),
        (Needs::Everyone, KNOWN, At::Anywhere),
        || what::Appeal {}.into(),
        |ctx, call| match call.sent.scene {
            Scene::Chat if call.text().is_some() => {
                handling::appeal(ctx, call.sent, &call.typed.body);
                Ok(())
            }
            // In a room the words were taken away with the line.
            _ => Err(Problem::OwnWords),
        },
    )
};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[
    REPORT,
    APPEAL,
    act("warn", 10, || what::Warn {}.into(), |ctx, call| aimed(ctx, call, false, |_| ModerationAction::Warn)),
    act(
        "mute",
        20,
        || what::Mute {}.into(),
        |ctx, call| {
            aimed(ctx, call, true, |length| ModerationAction::Mute { lasting: length.unwrap_or(USUAL_MUTE) })
        },
    ),
    act(
        "unmute",
        30,
        || what::Unmute {}.into(),
        |ctx, call| aimed(ctx, call, false, |_| ModerationAction::Unmute),
    ),
    act(
        "remove",
        40,
        || what::Remove {}.into(),
        |ctx, call| aimed(ctx, call, false, |_| ModerationAction::Remove),
    ),
    act(
        "ban",
        50,
        || what::Ban {}.into(),
        |ctx, call| aimed(ctx, call, true, |lasting| ModerationAction::Ban { lasting }),
    ),
    act(
        "unban",
        60,
        || what::Unban {}.into(),
        |ctx, call| aimed(ctx, call, false, |_| ModerationAction::Unban),
    ),
    CommandSpec { by_link: true, ..act("redact", 70, || what::Redact {}.into(), redact) },
    CommandSpec {
        discreet: false,
        ..act(
            "undo",
            80,
            || what::Undo {}.into(),
            |ctx, call| {
                undo::undo(ctx, &call.by());
                Ok(())
            },
        )
    },
    CommandSpec {
        discreet: false,
        distinct: true,
        ..act(
            "audit",
            90,
            || what::Audit {}.into(),
            |ctx, call| {
                record::audit(ctx, &call.by());
                Ok(())
            },
        )
    },
];

fn aimed(
    ctx: &mut DecisionContext<'_>,
    call: &Call<'_>,
    takes_length: bool,
    action: impl FnOnce(Option<SignedDuration>) -> ModerationAction,
) -> Result<(), Problem> {
    let aim = aim(call.rest, call.typed, takes_length)?;
    let accounts = ctx.known.service_accounts;
    let at_us = match &aim.target {
        Target::Message(_) => call.about.ours,
        Target::User(account) => *account == accounts.voice || *account == accounts.steward,
        Target::Named(_) => false,
    };
    if at_us {
        refuse(ctx, &call.sent.by, line::WhyVoice {});
        return Ok(());
    }
    let (meant, rest) = whom(ctx.known.directory, &aim.target, call.about);
    if meant == Meant::Nobody(String::new()) {
        return Err(Problem::NobodyNamed);
    }
    // Words between the name and a length, or words that may hide one: nothing is done by a guess.
    let left: Vec<&str> = rest.as_deref().unwrap_or_default().split_whitespace().collect();
    if takes_length && !left.is_empty() && (aim.length.is_some() || hides_length(&left)) {
        return Err(Problem::Length);
    }
    let action = action(aim.length.map(|length| length.duration()));
    // Nothing of what was said is dropped.
    let reason = match (rest, aim.reason) {
        (Some(before), Some(after)) if !before.trim().is_empty() => Some(format!("{before}: {after}")),
        (rest, reason) => reason.or(rest),
    };
    // A note without words says nothing, and it cannot be called back.
    if action == ModerationAction::Warn
        && reason.is_none()
        && matches!(meant, Meant::One(_) | Meant::Several(..))
    {
        return Err(Problem::Words);
    }
    order(ctx, call.sent, action, meant, reason);
    Ok(())
}

fn redact(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    let (event, reason) = message(call.rest, call.typed)?;
    let room = call.about.room.or_else(|| questions::room_of(call.sent)).unwrap_or(RoomKind::Peer);
    match call.about.author {
        _ if call.about.ours => {
            refuse(ctx, &call.sent.by, line::WhyVoice {});
            Ok(())
        }
        Some(author) => {
            let meant = Meant::One(author.clone());
            order(ctx, call.sent, ModerationAction::Redact { room, event }, meant, reason);
            Ok(())
        }
        None => Err(Problem::NoMessage),
    }
}
