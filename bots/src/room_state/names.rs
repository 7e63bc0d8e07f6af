//! What rooms are called and said to be for, where the file says nothing.

use crate::{
    ids::{Language, RoomKind},
    text::{self, Line, rooms},
};

/// The usual name of a room.
pub fn name(language: Language, kind: RoomKind, cohort: &str) -> String {
    let cohort = cohort.to_owned();
    let line: Line = match kind {
        RoomKind::Peer => rooms::Peer { cohort }.into(),
        RoomKind::Social => rooms::Social { cohort }.into(),
        RoomKind::Notices => rooms::Notices { cohort }.into(),
        RoomKind::Facilitators => rooms::Facilitators { cohort }.into(),
        RoomKind::Liaison => rooms::Liaison { cohort }.into(),
        RoomKind::Library => rooms::Library { cohort }.into(),
    };
    text::render(language, &line).plain
}

/// The usual topic of a room: what it is for, in whole sentences.
pub fn topic(language: Language, kind: RoomKind) -> String {
    let line: Line = match kind {
        RoomKind::Peer => rooms::PeerTopic {}.into(),
        RoomKind::Social => rooms::SocialTopic {}.into(),
        RoomKind::Notices => rooms::NoticesTopic {}.into(),
        RoomKind::Facilitators => rooms::FacilitatorsTopic {}.into(),
        RoomKind::Liaison => rooms::LiaisonTopic {}.into(),
        RoomKind::Library => rooms::LibraryTopic {}.into(),
    };
    text::render(language, &line).plain
}
