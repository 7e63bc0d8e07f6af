//! The formats of a cohort's control state.

mod questions;

use questions::of_bots;
use serde_json::{Map, Value};

use super::{Kind, numbered};

/// The control state of a cohort ([`crate::cohort::Cohort`]).
///
/// - 0: as before there were formats;
/// - 1: with its number; what each bot remembers stands under `bots`;
/// - 2: a question stands as the bot that asked wrote it, with its name; what a moderator does is an `action`;
/// - 3: a call for help knows its message, how long its words are and whether it was a mistake; a call for a person, a
///   swap and newcomers wait for working hours; the last message of a person that set nothing in
///   motion, and hints.
pub const COHORT: Kind = Kind { name: "cohort", steps: &[into_bots, of_bots, numbered] };

/// Each bot's part stood beside the cohort's own. Notes by name were never written by a bot of the service.
fn into_bots(mut value: Value) -> Value {
    let Some(cohort) = value.as_object_mut() else { return value };
    let mut bots = Map::new();
    for part in ["facilitation", "quiet", "moderation", "looks"] {
        if let Some(part_of) = cohort.remove(part) {
            bots.insert(part.to_owned(), part_of);
        }
    }
    cohort.remove("notes");
    cohort.insert("bots".to_owned(), Value::Object(bots));
    value
}
