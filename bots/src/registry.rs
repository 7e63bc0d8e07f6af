//! The bots, by name. What happens to a cohort is handed to the bot it concerns in `decide`; after that each bot does
//! what is due by now, and says when it wants to be looked at again.

use jiff::Timestamp;

use crate::{
    cohort::Cohort, deciding::DecisionContext, facilitation, moderation, onboarding, participation::looks,
    quiet_hours,
};

/// A bot.
pub struct Bot {
    /// Its folder.
    pub name: &'static str,
    /// Does what is due by now. Called after every row, so it looks at the state before it says anything.
    pub progress: fn(&mut DecisionContext<'_>),
    /// When something is due next, by name; derived from the state.
    pub timers: fn(&Cohort, Timestamp) -> Vec<(String, Timestamp)>,
}

/// The bots, in the order in which they take their turn. A new bot is one line here.
#[rustfmt::skip]
pub const BOTS: &[Bot] = &[
    Bot { name: "moderation", progress: moderation::progress, timers: moderation::timers },
    Bot { name: "onboarding", progress: onboarding::progress, timers: onboarding::timers },
    Bot { name: "facilitation", progress: facilitation::progress, timers: facilitation::timers },
    Bot { name: "quiet_hours", progress: quiet_hours::progress, timers: quiet_hours::timers },
    Bot { name: "participation", progress: looks::progress, timers: looks::timers },
    #[cfg(test)] // the example of CONTRIBUTING
    Bot { name: "anniversary", progress: crate::anniversary::progress, timers: crate::anniversary::timers },
];
