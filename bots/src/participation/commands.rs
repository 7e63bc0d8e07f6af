//! `!dashboard`: the way to the page of numbers.

use jiff::SignedDuration;

use super::command_lines as what;
use crate::{
    command::{At, Audience, Call, CommandSpec, Needs, PEERS, Problem, Topic},
    deciding::DecisionContext,
    participation::lines as line,
    text,
};

/// A link to the page may be used for so long.
const LINK_LASTS: SignedDuration = SignedDuration::from_mins(30);

/// Who may look at the page, asked again at each look: it is the group's own.
pub const LOOKERS: Audience = Audience { needs: Needs::Everyone, who: PEERS, at: At::Anywhere };

/// The command.
pub const COMMANDS: &[CommandSpec] = &[CommandSpec {
    refused: |ctx, call, barred| {
        let own = !barred.before_the_rules(ctx.cohort, &call.sent.by);
        if own {
            refuse(ctx, call);
        }
        own
    },
    distinct: true,
    ..CommandSpec::new(
        "dashboard",
        (Topic::Know, 70),
        (LOOKERS.needs, LOOKERS.who, LOOKERS.at),
        || what::Dashboard {}.into(),
        dashboard,
    )
}];

fn refuse(ctx: &mut DecisionContext<'_>, call: &Call<'_>) {
    let cohort = ctx.cohort.structure.name.clone();
    ctx.tell(&call.sent.by, line::PageRefused { cohort });
}

fn dashboard(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    let by = call.by();
    let cohort = ctx.cohort.structure.name.clone();
    // The page behind the link speaks their language too, before it knows who opens it.
    let url = format!("{}?lang={}", ctx.known.fresh_link.url, ctx.language_of(&by).tag());
    let Some(page) = text::Link::page(&cohort, &url) else {
        refuse(ctx, call);
        return Ok(());
    };
    let until = ctx.now().saturating_add(LINK_LASTS).unwrap_or(ctx.known.now);
    ctx.consequences.link_for = Some((by.clone(), until));
    let until = ctx.moment(until);
    ctx.tell(&by, line::PageLink { cohort, page, until });
    Ok(())
}
