//! The instance beside a file: what its names rule out.

use std::fmt;

use crate::ids::UserId;

/// The names of the instance beside which a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'n> {
    /// The name of its homeserver.
    pub server: &'n str,
    /// Its steward's Matrix ID.
    pub steward: &'n str,
    /// Its voice's Matrix ID.
    pub voice: &'n str,
    /// Sections that a cohort's file may have beside those that are read here.
    pub sections: Sections<'n>,
}

/// What is wrong in a section of a name: the field, and why.
pub type CheckSection = dyn Fn(&str, &toml::Table) -> Vec<(String, String)>;

/// Further sections of a file: each is one table, handed on as it is.
#[derive(Clone, Copy)]
pub struct Sections<'n> {
    /// Their names.
    pub names: &'n [&'static str],
    /// What is wrong in one.
    pub check: &'n CheckSection,
}

impl Sections<'_> {
    /// None.
    pub const NONE: Self = Self { names: &[], check: &|_, _| Vec::new() };
}

impl fmt::Debug for Sections<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.names.fmt(f)
    }
}

impl Beside<'_> {
    /// Why an account cannot be the recovery account, and what to do about it. It is an additional creator of every
    /// room for ever, so it must be one that works when nothing else does, and that parses nothing.
    pub fn unfit_for_recovery(&self, account: &UserId) -> Option<(String, &'static str)> {
        let fix = "Name an ordinary account of your own homeserver that nobody uses day by day.";
        let what = if account.as_str() == self.steward {
            "the recovery account is the steward, which has every power already: when it is lost, nothing is recovered"
                .to_owned()
        } else if account.as_str() == self.voice {
            "the recovery account is the voice: a flaw in what listens could take every room over for ever"
                .to_owned()
        } else if account.server() != self.server {
            format!(
                "the recovery account must live on {}, so that it works when other servers do not",
                self.server
            )
        } else {
            return None;
        };
        Some((what, fix))
    }
}
