//! Typed settings: of an instance (one running Baraza) and of a cohort (one file a coordinator can read).
//!
//! A file is read in one pass and every problem in it is listed with its line, what it means and what to do, so
//! that a coordinator corrects it once and not ten times. Warnings stand apart from errors.
//!
//! This crate must not know the model in `bots`, a network or a database: it is a leaf. It reads no clock. The only
//! files it opens are the instance's settings and the token files that they name ([`Instance::load`]).

mod beside;
mod cohort;
mod days;
mod encoding;
mod holidays;
mod ids;
mod instance;
mod nearest;
mod problem;
mod reader;
mod values;
mod whole;
pub mod words;

pub use beside::{Beside, CheckSection, Sections};
pub use cohort::{
    CohortFile, Handover, MAX_MESSAGE_CHARS, MAX_RULE_CHARS, MAX_RULE_LINES, OnCall, OneOff, Person,
    RoomSetting, Rota, Rules, RulesMessage,
};
pub use days::{Days, Hours};
pub use encoding::{NotText, text};
pub use holidays::{Holiday, HolidayCalendar};
pub use ids::{NotAnId, ServerName, Slug, UserId};
pub use instance::{Appservice, Dashboard, DatabaseUrl, Homeserver, Instance, Log};
pub use problem::{Place, Problem, Problems, Severity};
/// A further section of a file, as it stands there.
pub use toml::Table as Section;
