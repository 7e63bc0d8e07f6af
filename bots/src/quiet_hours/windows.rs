//! One-off quiet windows from the holder of the duty: two a week, listed, taken back by the same hand. Nobody can
//! open a closed room.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::calendar::{Asked, OneOff, State};
use crate::{
    cohort::{RoomSpec, Strength},
    deciding::DecisionContext,
    decisions::Decisions,
    event::Sent,
    ids::{PersonId, RoomKind},
    participation,
    quiet_hours::lines as line,
    text::Line,
};

/// So many windows a holder may ask for in seven days.
pub const A_WEEK: usize = 2;
const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);
/// A window may last so long, or to the end of the working time that it begins in or before.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// A window that was ended so soon after it began does not count.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(10);
/// A window that begins at once begins after this, so that the room can be told.
const SHORTLY: SignedDuration = SignedDuration::from_secs(10);

/// `!quiet …`: from a moment (or now) until a moment (or the next opening).
pub fn set(ctx: &mut DecisionContext<'_>, by: &PersonId, from: Option<Timestamp>, until: Option<Timestamp>) {
    let now = ctx.now();
    let hours = ctx.cohort.hours();
    if ctx.cohort.bots.facilitation.on_duty() != Some(by) {
        let refused = refused(ctx);
        ctx.tell(by, refused);
        return;
    }
    let from = from.unwrap_or_else(|| plus(now, SHORTLY)).max(plus(now, SHORTLY));
    // Without an end it lasts to the end of the working time it cuts short; the ordinary quiet time follows.
    let until = match until {
        None if hours.state(from) == State::Quiet => from,
        None => hours.next_closing(from).unwrap_or(from),
        Some(until) if until <= from => {
            ctx.tell(by, line::WindowRefusedPast {});
            return;
        }
        Some(until) => until,
    };
    if hours.working_spans(from, until).is_empty() {
        if let Some(opens) = hours.next_opening(from) {
            let opens = ctx.moment(opens);
            ctx.tell(by, line::WindowRefusedQuiet { opens });
        }
        return;
    }
    let latest = hours.next_closing(from).unwrap_or(from).max(plus(from, LONGEST));
    if until > latest {
        let until = ctx.moment(latest);
        ctx.tell(by, line::WindowRefusedLong { until });
        return;
    }
    let asked = ctx
        .cohort
        .bots
        .quiet
        .windows
        .iter()
        .filter(|w| w.asked.as_ref().is_some_and(|a| now.duration_since(a.at) < WEEK));
    let used = asked.count();
    if used >= A_WEEK {
        ctx.tell(by, line::WindowRefusedLimit { limit: A_WEEK as i64 });
        return;
    }
    let asked = Asked { by: by.clone(), at: now };
    ctx.cohort.bots.quiet.windows.push(OneOff {
        kind: State::Quiet,
        from,
        to: until,
        reason: String::new(),
        asked: Some(asked),
    });
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "quiet", None, json!({ "from": from.to_string(), "until": until.to_string() }));
    let rests = |spec: &RoomSpec| spec.strength == Strength::Hold;
    let rooms = ctx.cohort.structure.rooms.values().filter(|spec| rests(spec));
    let set = line::WindowSet {
        rooms: rooms.map(|spec| spec.name.clone()).collect::<Vec<_>>().join(", "),
        from: ctx.moment(from),
        until: ctx.moment(until),
        left: (A_WEEK - used - 1) as i64,
    };
    ctx.tell(by, set);
}

/// What somebody without the duty reads.
pub(crate) fn refused(ctx: &DecisionContext<'_>) -> Line {
    match ctx.cohort.bots.facilitation.on_duty() {
        Some(holder) => line::WindowRefusedDuty { holder: ctx.person(holder) }.into(),
        None => line::WindowRefusedNobody {}.into(),
    }
}

/// `!quiet off`: ends the window that runs, or takes back the next one.
pub fn end(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let now = ctx.now();
    if ctx.cohort.bots.facilitation.on_duty() != Some(by) {
        let refused = refused(ctx);
        ctx.tell(by, refused);
        return;
    }
    let next = ctx
        .cohort
        .bots
        .quiet
        .windows
        .iter_mut()
        .filter(|w| w.to > now && w.to > w.from)
        .min_by_key(|w| w.from);
    let Some(window) = next else {
        ctx.tell(by, line::WindowNone {});
        return;
    };
    // Who ends it at once, or before it began, may set another instead.
    let given_back = now.duration_since(window.from) < AT_ONCE;
    window.to = if window.from >= now { window.from } else { now };
    if given_back {
        window.asked = None;
    }
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "quiet_off", None, json!({}));
    let room = ctx.room(RoomKind::Peer);
    let ended: Line =
        if given_back { line::WindowGivenBack { room }.into() } else { line::WindowEnded { room }.into() };
    ctx.tell(by, ended);
}

/// Ends every window that runs or is yet to come, because the operator asked for it. They still count in their week.
pub(crate) fn end_all(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let mut ended = Vec::new();
    for window in ctx.cohort.bots.quiet.windows.iter_mut().filter(|w| w.to > now && w.to > w.from) {
        ended.push(window.clone());
        window.to = window.from.max(now);
    }
    for window in ended {
        let by = window.asked.map(|asked| asked.by);
        let (from, until) = (window.from.to_string(), window.to.to_string());
        let detail = json!({ "field": "windows", "from": from, "until": until });
        ctx.audit(None, "reset", by.as_ref(), detail);
    }
    ctx.consequences.reconcile = true;
}

/// `!quiet list`.
pub fn list(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let now = ctx.now();
    let cohort = ctx.cohort.structure.name.clone();
    let windows: Vec<Line> = ctx
        .cohort
        .bots
        .quiet
        .windows
        .iter()
        .filter(|window| window.to > now && window.to > window.from)
        .filter_map(|window| {
            let by = window.asked.as_ref()?;
            let (from, until) = (ctx.moment(window.from), ctx.moment(window.to));
            Some(line::Window { from, until, by: ctx.person(&by.by) }.into())
        })
        .collect();
    let answer: Line = if windows.is_empty() {
        line::WindowsNone { cohort }.into()
    } else {
        line::Windows { cohort, windows }.into()
    };
    ctx.answer(sent, answer);
}

/// `!hours`: the week, the next holiday, and how it is now.
pub fn hours(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let now = ctx.now();
    let hours = ctx.cohort.hours();
    let mut windows: Vec<Line> = hours
        .windows
        .iter()
        .map(|window| {
            let days = window.days.iter().collect();
            line::HoursWindow { days, from: clock(window.from), until: clock(window.to) }.into()
        })
        .collect();
    let today = hours.zone.date(now);
    if let Some((date, name)) = hours.holidays.range(today..).next() {
        let day = crate::text::Day::new(*date, today);
        windows.push(line::HoursHoliday { day, name: name.clone() }.into());
    }
    let span = hours.current_span(now);
    let until = ctx.moment(span.until.unwrap_or(Timestamp::MAX));
    let state: Line = match span.state {
        State::Working => line::HoursOpen { until }.into(),
        State::Quiet => line::HoursQuiet { until }.into(),
    };
    let answer = line::Hours {
        cohort: ctx.cohort.structure.name.clone(),
        zone: hours.zone.name().to_owned(),
        windows,
        now: state,
    };
    ctx.answer(sent, answer);
}

fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Windows are kept as long as the page looks back: they were no working time, whenever that is asked. One that was
/// called off is kept for the week that it counts in.
pub fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    ctx.cohort.bots.quiet.windows.retain(|window| {
        let counts = window.asked.as_ref().is_some_and(|asked| now.duration_since(asked.at) < WEEK);
        let covers = window.to > window.from && now.duration_since(window.to) < participation::LOOK_BACK;
        counts || covers
    });
}

/// The windows that are not over, for the operator.
pub(super) fn decided(of: &Decisions<'_>) -> Vec<String> {
    let windows = of.cohort.bots.quiet.windows.iter();
    let coming = windows.filter(|window| window.to > of.now && window.to > window.from);
    let line = |window: &OneOff| {
        let asked = window.asked.as_ref();
        let by = asked.map(|asked| format!(", by {} on {}", of.name(&asked.by), of.when(asked.at)));
        let (from, until) = (of.when(window.from), of.when(window.to));
        format!("quiet from {from} until {until}{}", by.unwrap_or_default())
    };
    coming.map(line).collect()
}

fn plus(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
