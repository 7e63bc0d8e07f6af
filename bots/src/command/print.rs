//! Commands as text that is read back as the same command: for confirmations ("send !mute Ann 2h again"), the audit
//! and tests. What a reply or a pill says is not part of the text, except that accounts print as ids.

use std::fmt;

use super::parse::{Aim, Command, Quiet, Rota};
use super::target::Target;
use super::word::Word;

impl Command {
    /// Its word.
    pub fn word(&self) -> Word {
        match self {
            Self::Help(_) => Word::Help,
            Self::Rota(_) => Word::Rota,
            Self::Who => Word::Who,
            Self::Rules => Word::Rules,
            Self::Hours => Word::Hours,
            Self::Language(_) => Word::Language,
            Self::Leave => Word::Leave,
            Self::Later(_) => Word::Later,
            Self::Urgent(_) => Word::Urgent,
            Self::Quiet(_) => Word::Quiet,
            Self::Warn(_) => Word::Warn,
            Self::Mute(_) => Word::Mute,
            Self::Unmute(_) => Word::Unmute,
            Self::Remove(_) => Word::Remove,
            Self::Ban(_) => Word::Ban,
            Self::Unban(_) => Word::Unban,
            Self::Redact { .. } => Word::Redact,
            Self::Undo => Word::Undo,
            Self::Audit => Word::Audit,
            Self::Report { .. } => Word::Report,
            Self::Appeal(_) => Word::Appeal,
            Self::Dashboard => Word::Dashboard,
            Self::Open => Word::Open,
            Self::Ask { .. } => Word::Ask,
        }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "!{}", self.word().canonical())?;
        match self {
            Self::Help(Some(word)) => write!(f, " {}", word.canonical()),
            Self::Language(Some(language)) => write!(f, " {}", language.tag()),
            Self::Rota(rota) => rota.fmt(f),
            Self::Quiet(Quiet::List) => f.write_str(" list"),
            Self::Quiet(Quiet::Off) => f.write_str(" off"),
            Self::Quiet(Quiet::Set(window)) => write!(f, " {window}"),
            Self::Warn(aim)
            | Self::Mute(aim)
            | Self::Unmute(aim)
            | Self::Remove(aim)
            | Self::Ban(aim)
            | Self::Unban(aim) => aim.fmt(f),
            Self::Later(Some(text))
            | Self::Urgent(Some(text))
            | Self::Appeal(Some(text))
            | Self::Redact { reason: Some(text), .. }
            | Self::Report { text: Some(text), .. }
            | Self::Ask { text: Some(text), .. } => write!(f, " {text}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Rota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Show => Ok(()),
            Self::Away(days) => write!(f, " away {days}"),
            Self::Swap { with, week } => {
                f.write_str(" swap")?;
                with.iter().try_for_each(|with| with.fmt(f))?;
                week.iter().try_for_each(|week| write!(f, " {week}"))
            }
            Self::Take { week } => {
                f.write_str(" take")?;
                week.iter().try_for_each(|week| write!(f, " {week}"))
            }
            Self::Yes => f.write_str(" yes"),
            Self::No => f.write_str(" no"),
        }
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.target.fmt(f)?;
        match (&self.target, self.length, &self.reason) {
            (_, Some(length), None) => write!(f, " {length}"),
            (_, Some(length), Some(reason)) => write!(f, " {length} {reason}"),
            (Target::Named(_), None, Some(reason)) => write!(f, ": {reason}"),
            (_, None, Some(reason)) => write!(f, " {reason}"),
            (_, None, None) => Ok(()),
        }
    }
}

/// With a space before, or nothing where a reply says it.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(user) => write!(f, " {user}"),
            Self::Message(_) => Ok(()),
            Self::Named(named) => write!(f, " {}", named.text),
        }
    }
}
