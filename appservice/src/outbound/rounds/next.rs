//! When a cohort's rooms are looked at again.

use std::time::Duration;

/// When to look at a cohort's rooms again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// When something happens.
    Rest,
    /// When something happens, or in a while: something is not as it should be, and hurrying does not help.
    Later,
    /// After this: something was done, which may have made more possible, or something will heal by waiting.
    LookAgain(Duration),
}

impl Next {
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::LookAgain(one), Self::LookAgain(two)) => Self::LookAgain(one.min(two)),
            (Self::LookAgain(pause), _) | (_, Self::LookAgain(pause)) => Self::LookAgain(pause),
            (Self::Rest, next) | (next, Self::Rest) => next,
            (Self::Later, Self::Later) => Self::Later,
        }
    }
}
