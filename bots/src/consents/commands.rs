//! `!consent`.

use super::{command_lines as what, menu};
use crate::command::{At, CommandSpec, HEARD, Needs, Topic};

/// The commands. Whoever is counted may stop that, whatever was decided about them; who has not said yes yet is not counted.
pub const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    "consent",
    (Topic::Say, 68),
    (Needs::Everyone, HEARD, At::Anywhere),
    || what::Consent {}.into(),
    |ctx, call| {
        menu::show(ctx, &call.sent.by);
        Ok(())
    },
)];
