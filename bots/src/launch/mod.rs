//! Launch: a new cohort is forming until most of its people said yes to the rules, two who facilitate did, and everybody was
//! greeted once. Its rooms are open meanwhile; its numbers begin when it is launched. It launches by itself: no one has to
//! judge whether a group is ready, and no one can keep it from being counted as one.

pub mod lines;
mod missing;
pub mod state;

use jiff::Timestamp;
use serde_json::json;

use self::{
    lines as line,
    missing::Missing,
    state::{Launch, Said},
};
use crate::{
    bot::Bot,
    cohort::Cohort,
    deciding::DecisionContext,
    ids::{PersonId, RoomKind},
    text::Line,
};

/// The bot's name: of its timers.
const NAME: &str = "launch";

/// The bot.
pub const BOT: Bot = Bot {
    progress: |ctx| {
        begin(ctx);
        say(ctx);
    },
    timers,
    #[cfg(test)]
    samples: lines::samples,
    ..Bot::named(NAME)
};

/// It is launched as soon as nothing is missing.
fn begin(ctx: &mut DecisionContext<'_>) {
    if ctx.cohort.bots.launch != Launch::Forming {
        return;
    }
    let at = match ctx.cohort.structure.live_since {
        // The file says that it lives: what its people did elsewhere was its beginning.
        Some(_) => {
            ctx.cohort.bots.launch = Launch::Lives;
            return;
        }
        None => ctx.now(),
    };
    if !Missing::of(ctx.cohort, at).is_nothing() {
        return;
    }
    ctx.cohort.bots.launch = Launch::Launched { at, said: Said::Nowhere };
    ctx.audit(None, "launch", None, json!({}));
    for person in ctx.cohort.coordinators() {
        let cohort = ctx.cohort.structure.name.clone();
        ctx.tell(&person, line::Told { cohort });
    }
}

/// The room reads of it once, while it is open.
fn say(ctx: &mut DecisionContext<'_>) {
    let Launch::Launched { at, said: Said::Nowhere } = ctx.cohort.bots.launch else { return };
    if ctx.cohort.hours().is_working(ctx.now()) && ctx.may_post(RoomKind::Peer) {
        ctx.cohort.bots.launch = Launch::Launched { at, said: Said::InTheRoom };
        let cohort = ctx.cohort.structure.name.clone();
        ctx.announce(RoomKind::Peer, line::Launched { cohort });
    }
}

/// When a person who cannot be reached stands in nobody's way any more, and when the room can be told.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let at = match cohort.bots.launch {
        Launch::Forming => missing::next_moment(cohort, now),
        Launch::Launched { said: Said::Nowhere, .. } => {
            let hours = cohort.hours();
            let open = hours.first_working_moment_on_or_after(now).filter(|at| *at > now);
            // Today's places in the room are taken.
            open.or_else(|| hours.first_working_moment_on_or_after(hours.day(hours.zone.date(now)).until))
        }
        Launch::Lives | Launch::Launched { said: Said::InTheRoom, .. } => None,
    };
    at.map(|at| (NAME.to_owned(), at)).into_iter().collect()
}

/// What is missing, in numbers; or since when the group lives.
pub fn tell(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let cohort = ctx.cohort.structure.name.clone();
    let line: Line = match ctx.cohort.bots.launch {
        Launch::Lives => line::Lives { cohort, since: ctx.day(ctx.cohort.live_since) }.into(),
        Launch::Launched { at, .. } => line::Lives { cohort, since: ctx.day(at) }.into(),
        Launch::Forming => {
            let items = Missing::of(ctx.cohort, ctx.now()).lines();
            line::Forming { cohort, items }.into()
        }
    };
    ctx.tell(by, line);
}

/// Whether it is still forming.
pub fn is_forming(cohort: &Cohort) -> bool {
    cohort.bots.launch == Launch::Forming
}

/// How far it has come, for the operator. Nothing of a cohort that lived before.
pub fn remark(cohort: &Cohort) -> Option<String> {
    match cohort.bots.launch {
        Launch::Lives => None,
        Launch::Forming => Some("forming: its numbers begin when it is launched".to_owned()),
        Launch::Launched { at, .. } => {
            let at = at.to_zoned(cohort.zone().clone()).strftime("%Y-%m-%d %H:%M");
            Some(format!("launched on {at}: its numbers begin there"))
        }
    }
}
