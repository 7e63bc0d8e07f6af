//! `!propose`.

use super::{command_lines as what, proposing};
use crate::command::{ACTIVE, At, CommandSpec, Needs, Topic};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    "propose",
    (Topic::Say, 65),
    (Needs::Everyone, ACTIVE, At::Anywhere),
    || what::Propose {}.into(),
    |ctx, call| {
        proposing::begin(ctx, &call.sent.by, call.rest);
        Ok(())
    },
)];
