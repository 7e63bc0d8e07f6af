//! The formats of a cohort's control state.

use super::{Kind, NUMBERED};

/// The control state of a cohort ([`crate::cohort::Cohort`]).
///
/// - 0: as before there were formats;
/// - 1: with its number.
pub const COHORT: Kind = Kind { name: "cohort", steps: NUMBERED };
