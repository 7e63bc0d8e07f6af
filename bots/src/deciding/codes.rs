//! Joining codes: what a slip of paper says, and what is stored of it.

use std::fmt::Debug;

/// So many digits has a code.
pub const DIGITS: usize = 8;

/// A code that lets one person in, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinCode {
    /// Its digits. They stand on the slip and nowhere else.
    pub digits: String,
    /// What is stored of it.
    pub hash: String,
}

impl JoinCode {
    /// As people read it: four and four.
    pub fn shown(&self) -> String {
        let (first, rest) = self.digits.split_at_checked(DIGITS / 2).unwrap_or((&self.digits, ""));
        format!("{first} {rest}")
    }
}

/// Codes that nobody had before, made from the id source by the shell: the same number gives the same code within a decision.
pub trait FreshCodes: Debug + Sync {
    /// The code of a number.
    fn code(&self, number: usize) -> JoinCode;
}

/// Where nobody can come by a slip.
impl FreshCodes for () {
    fn code(&self, _: usize) -> JoinCode {
        JoinCode { digits: String::new(), hash: String::new() }
    }
}
