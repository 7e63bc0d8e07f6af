//! A vote ends: its answers are counted, at the opening after its end, and thrown away. What won holds from then on.

use serde_json::json;

use super::{
    ballots,
    change::{Change, Part},
    closing, lines as line, shown,
    state::{Choice, Decided, Matter, Totals, Vote},
};
use crate::{deciding::DecisionContext, fact::Fact, ids::RoomKind, text::Line};

/// From this number on a count of members who answered a review is said.
pub const FEWEST: u32 = 5;

/// Counts the answers of a vote that is over.
pub fn count(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let running = &mut ctx.cohort.bots.votes.running;
    let Some(vote) = running.take_if(|vote| vote.run.is_some_and(|run| run.ends <= now)) else { return };
    closing::close(ctx, vote.number);
    let totals = totals(ctx, &vote);
    match &vote.matter {
        Matter::Review => reviewed(ctx, totals),
        Matter::Change(change) => changed(ctx, vote.number, change, totals),
    }
}

/// By those who are members now.
fn totals(ctx: &DecisionContext<'_>, vote: &Vote) -> Totals {
    let voters = ballots::voters(ctx.cohort, ctx.now());
    let mut totals = Totals { members: voters.len().try_into().unwrap_or(u32::MAX), ..Totals::default() };
    for ballot in voters.iter().filter_map(|person| vote.ballots.get(person)) {
        match ballot.choice {
            Choice::Yes => totals.yes += 1,
            Choice::No => totals.no += 1,
            Choice::Others => totals.others += 1,
        }
    }
    totals
}

fn changed(ctx: &mut DecisionContext<'_>, number: u64, change: &Change, totals: Totals) {
    let Totals { yes, no, others, members } = totals;
    let enough = yes + no + others >= members.div_ceil(2) && members > 0;
    let won = enough && yes > no;
    // In words as it was proposed: once it is made, the order of a list is another.
    let words = shown::change(ctx, change, ctx.cohort.language());
    if won && !make(ctx, change, totals) {
        gone(ctx, change);
        return;
    }
    let outcome: Line = match (enough, won) {
        (false, _) => line::Few {}.into(),
        (true, true) if change.part() == Part::Rules => {
            line::WonRules { version: i64::from(ctx.cohort.structure.rules.version) }.into()
        }
        (true, true) => line::Won {}.into(),
        (true, false) if yes == no => line::Tie {}.into(),
        (true, false) => line::Lost {}.into(),
    };
    let about = change.part().word();
    let detail = json!({ "vote": number, "about": about, "won": won, "yes": yes, "no": no, "others": others, "members": members });
    ctx.audit(None, "vote", None, detail);
    let (yes, no, others) = (i64::from(yes), i64::from(no), i64::from(others));
    ctx.announce(RoomKind::Peer, line::Result { change: words, yes, no, others, outcome });
}

/// It holds from now on, whatever the file says. False if what it is about is not there any more.
fn make(ctx: &mut DecisionContext<'_>, change: &Change, totals: Totals) -> bool {
    let (at, today) = (ctx.now(), ctx.cohort.hours().zone.date(ctx.now()));
    if matches!(change, Change::DayOff { date, .. } if *date <= today) {
        return false;
    }
    let was = ctx.cohort.structure.rules.clone();
    let structure = &mut ctx.cohort.structure;
    if change.make(structure).is_err() {
        return false;
    }
    let votes = &mut ctx.cohort.bots.votes;
    match change {
        Change::Rule { .. } => {
            structure.rules.version = structure.rules.version.saturating_add(1);
            votes.file_version.get_or_insert(was.version);
            votes.rules = Some(Decided { what: structure.rules.lines.clone(), at, totals });
        }
        Change::Hours { .. } => {
            votes.hours = Some(Decided { what: structure.hours.windows.clone(), at, totals });
        }
        Change::Quiet { room, now, .. } => {
            votes.quiet.insert(*room, Decided { what: *now, at, totals });
        }
        Change::DayOff { date, now, .. } => {
            votes.holidays.insert(*date, Decided { what: now.clone(), at, totals });
        }
        Change::First(_) => {
            let order = structure.on_call.iter().map(|row| row.person.clone()).collect();
            votes.order = Some(Decided { what: order, at, totals });
        }
    }
    if change.part() == Part::Rules {
        ctx.raise(Fact::RulesChanged { was: Box::new(was) });
    }
    ctx.consequences.reconcile = true;
    true
}

/// The file was applied: a vote about what is not there any more ends, and so does one that asks for what is so by now.
pub fn without_matter(ctx: &mut DecisionContext<'_>) {
    let structure = &ctx.cohort.structure;
    let is_gone = |vote: &mut Vote| match &vote.matter {
        Matter::Change(change) => change.fits(structure).is_err(),
        Matter::Review => false,
    };
    let Some(vote) = ctx.cohort.bots.votes.running.take_if(is_gone) else { return };
    match (vote.run, &vote.by, &vote.matter) {
        (Some(_), _, Matter::Change(change)) => {
            closing::over(ctx, &vote);
            gone(ctx, change);
        }
        (None, Some(by), _) => {
            ctx.tell(by, line::GoneUnsent {});
        }
        _ => {}
    }
}

/// The room reads what holds now instead.
fn gone(ctx: &mut DecisionContext<'_>, change: &Change) {
    let now = shown::as_it_is(ctx, change);
    ctx.announce(RoomKind::Peer, line::Gone { now });
}

/// What members answered, where no number names anybody.
fn reviewed(ctx: &mut DecisionContext<'_>, totals: Totals) {
    let (keep, talk) = (counted(totals.yes), counted(totals.no));
    ctx.announce(RoomKind::Peer, line::Reviewed { keep, talk });
}

/// A count of people inside the cohort.
pub fn counted(count: u32) -> Line {
    match count {
        0..FEWEST => line::FewerThan { limit: i64::from(FEWEST) }.into(),
        _ => line::Count { count: i64::from(count) }.into(),
    }
}
