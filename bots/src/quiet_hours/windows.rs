//! One-off quiet windows from the holder of the duty: two a week, listed, taken back by the same hand. Nobody can
//! open a closed room. How one is set stands in [`super::resting`].

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    calendar::{OneOff, State},
    resting::{self, WEEK},
};
use crate::{
    cohort::Strength, deciding::DecisionContext, decisions::Decisions, event::Sent, ids::PersonId,
    participation, quiet_hours::lines as line, text::Line,
};

/// A window that was ended so soon after it began does not count.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(10);

/// `!quiet off`: ends the window that runs, or takes back the next one. A preview that waits for a yes has had its no.
pub fn end(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let now = ctx.now();
    if ctx.cohort.bots.facilitation.on_duty() != Some(by) {
        let refused = resting::refused(ctx);
        ctx.tell(by, refused);
        return;
    }
    let forgone = resting::forgo(ctx, by);
    let next = ctx
        .cohort
        .bots
        .quiet
        .windows
        .iter_mut()
        .filter(|w| w.to > now && w.to > w.from)
        .min_by_key(|w| w.from);
    let Some(window) = next else {
        let none: Line = if forgone { line::WindowNot {}.into() } else { line::WindowNone {}.into() };
        ctx.tell(by, none);
        return;
    };
    // Who ends it at once, or before it began, may set another instead.
    let given_back = now.duration_since(window.from) < AT_ONCE;
    window.to = if window.from >= now { window.from } else { now };
    let told = window.asked.as_mut().map(|asked| std::mem::take(&mut asked.told)).unwrap_or_default();
    if given_back {
        window.asked = None;
    }
    resting::over(ctx, &told);
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "quiet_off", None, json!({}));
    let rooms = resting::names(ctx, Strength::Hold);
    let ended: Line =
        if given_back { line::WindowGivenBack { rooms }.into() } else { line::WindowEnded { rooms }.into() };
    ctx.tell(by, ended);
}

/// Ends every window that runs or is yet to come, because the operator asked for it. They still count in their week.
pub(crate) fn end_all(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let mut ended = Vec::new();
    for window in ctx.cohort.bots.quiet.windows.iter_mut().filter(|w| w.to > now && w.to > w.from) {
        ended.push(window.clone());
        window.to = window.from.max(now);
        if let Some(asked) = &mut window.asked {
            asked.told.clear();
        }
    }
    for window in ended {
        if let Some(asked) = &window.asked {
            resting::over(ctx, &asked.told);
        }
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
