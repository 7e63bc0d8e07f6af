//! What can go wrong in the shell.

use bots::{cohort::Place, stored::Unreadable};
use device_link::SendFault;

/// A fault of the shell.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// The homeserver did not do what was asked.
    #[error("the homeserver did not do what was asked")]
    Homeserver(#[from] matrix_link::Fault),
    /// The database did not do what was asked.
    #[error("the database did not do what was asked")]
    Storage(#[from] storage::StoreError),
    /// The homeserver asked to be left alone for a while.
    #[error("the homeserver wants no request until {until}")]
    Limited {
        /// Until when.
        until: jiff::Timestamp,
    },
    /// Another process decides now; nothing was written.
    #[error("another process decides on this database now")]
    LeaseLost,
    /// Stored text cannot be read by this version.
    #[error("what is stored about {what} cannot be read, so it waits and nothing is lost")]
    Held {
        /// About what.
        what: String,
        /// Why not.
        #[source]
        source: Unreadable,
    },
    /// Something cannot be written as JSON.
    #[error("{what} cannot be written as JSON: report this with the version")]
    Stored {
        /// About what.
        what: String,
        /// Why not.
        #[source]
        source: serde_json::Error,
    },
    /// The program itself broke off.
    #[error("the program broke off ({0}): report this with the version")]
    BrokeOff(String),
    /// The room carries the mark of another Baraza.
    #[error(
        "the {} room belongs to another Baraza ({instance}): two must not write to one room; \
         give this cohort another id, or stop the other one",
        place.word()
    )]
    OtherBaraza {
        /// Which place.
        place: Place,
        /// Whose.
        instance: String,
    },
    /// The steward is not in a room that it should look after.
    #[error(
        "the steward {steward} is not in the {} room and cannot come in by itself: nothing is set, opened, closed or \
         moderated there until somebody with power in it invites {steward} ({helper})",
        place.word()
    )]
    Outside {
        /// Which place.
        place: Place,
        /// The steward.
        steward: ruma::OwnedUserId,
        /// Who can do that.
        helper: String,
    },
    /// A name that Matrix does not take for an alias.
    #[error("{0} is no room alias: choose another prefix or cohort id")]
    Alias(String),
    /// The folder of the encrypted device's keys cannot be made, or not be closed to others.
    #[error("the folder e2ee in data_dir cannot be made its owner's alone: see who owns it")]
    KeyFolder(#[source] std::io::Error),
    /// The encrypted device cannot be opened.
    #[error("the voice's encrypted device cannot be opened")]
    OpeningDevice(#[source] Box<device_link::OpenFault>),
    /// The encrypted device is not there.
    #[error("the voice has no encrypted device here: {0}")]
    Device(String),
    /// An encrypted event that can never be read.
    #[error("an encrypted event cannot be read")]
    Unreadable(#[source] Box<device_link::Unreadable>),
    /// An encrypted message that was not taken.
    #[error("an encrypted message was not taken")]
    Sending(#[source] Box<SendFault>),
}

impl ShellError {
    /// Whether trying again later may help.
    pub fn heals(&self) -> bool {
        match self {
            Self::Homeserver(fault) => fault.heals(),
            Self::Storage(_)
            | Self::Limited { .. }
            | Self::LeaseLost
            | Self::BrokeOff(_)
            | Self::Held { .. }
            | Self::Device(_)
            | Self::KeyFolder(_)
            | Self::OpeningDevice(_) => true,
            Self::Sending(fault) => !matches!(**fault, SendFault::Refused { .. } | SendFault::Unsendable(_)),
            Self::Stored { .. }
            | Self::OtherBaraza { .. }
            | Self::Outside { .. }
            | Self::Unreadable(_)
            | Self::Alias(_) => false,
        }
    }

    /// Whether the homeserver says, whichever way it was sent, that this may not be done in this room, that we are not
    /// in it, or that there is no such room.
    pub fn is_about_the_room(&self) -> bool {
        const CODES: [&str; 2] = ["M_FORBIDDEN", "M_NOT_FOUND"];
        match self {
            Self::Homeserver(fault) => fault.errcode().is_some_and(|code| CODES.contains(&code)),
            Self::Sending(fault) => match &**fault {
                SendFault::Refused { errcode, .. } => CODES.contains(&errcode.as_str()),
                SendFault::NotInRoom => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// The whole chain of causes on one line.
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            source = cause.source();
        }
        text
    }
}

/// What it means that a homeserver gives no answer, and what to do about it; `None` for every other fault.
pub fn no_answer(fault: &matrix_link::Fault, homeserver: &str) -> Option<String> {
    let matrix_link::Fault::Unreachable { what, source } = fault else { return None };
    let mut cause: &dyn std::error::Error = source;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    Some(format!(
        "the homeserver at {homeserver} gives no answer ({what}: {cause}): it is not running, or cannot be reached from \
         here; start it, or correct homeserver.url in the settings"
    ))
}
