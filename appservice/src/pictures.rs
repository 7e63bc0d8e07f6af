//! The pictures of the rooms and of the voice, by which people find them in a list. They are uploaded once; where each is kept
//! stands in the database, under what is in it, so that a new drawing is another picture.
//!
//! Nothing waits for them: a room that is made before they are there gets its picture in a later round.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use bots::cohort::Place;
use matrix_link::{Homeserver, Identity};
use ruma::OwnedMxcUri;
use sha2::{Digest, Sha256};
use storage::Store;

use crate::error::ShellError;

/// What is drawn. `pictures/draw.py` makes them.
const DRAWN: [(&str, &[u8]); 8] = [
    ("peer", include_bytes!("../pictures/peer.png")),
    ("social", include_bytes!("../pictures/social.png")),
    ("notices", include_bytes!("../pictures/notices.png")),
    ("facilitators", include_bytes!("../pictures/facilitators.png")),
    ("liaison", include_bytes!("../pictures/liaison.png")),
    ("library", include_bytes!("../pictures/library.png")),
    ("space", include_bytes!("../pictures/space.png")),
    (VOICE, include_bytes!("../pictures/voice.png")),
];
const VOICE: &str = "voice";

/// Where the homeserver keeps each picture, as far as it is known yet. Shared by all loops of a process.
#[derive(Clone, Debug, Default)]
pub struct Pictures(Arc<RwLock<Known>>);

#[derive(Debug, Default)]
struct Known {
    at: BTreeMap<&'static str, OwnedMxcUri>,
    /// Whether the voice shows its own.
    shown: bool,
}

impl Pictures {
    /// The picture of a place.
    pub fn of(&self, place: Place) -> Option<OwnedMxcUri> {
        self.find(place.word())
    }

    /// The voice's, which its chats show too.
    pub fn of_the_voice(&self) -> Option<OwnedMxcUri> {
        self.find(VOICE)
    }

    fn find(&self, word: &str) -> Option<OwnedMxcUri> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).at.get(word).cloned()
    }

    /// Whether all are uploaded.
    pub fn are_there(&self) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).at.len() == DRAWN.len()
    }

    /// Whether nothing is left to do.
    pub fn are_shown(&self) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).shown
    }

    /// Remembers those that were uploaded before. Writes nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recall(&self, store: &Store) -> Result<(), ShellError> {
        for (word, bytes) in DRAWN {
            if self.find(word).is_none()
                && let Some(at) = store.setting(&name(word, bytes)).await?
            {
                self.put(word, OwnedMxcUri::from(at));
            }
        }
        Ok(())
    }

    /// Uploads those that are missing.
    ///
    /// # Errors
    /// When the database or the homeserver does not answer; what was uploaded by then is kept.
    pub async fn upload(
        &self,
        store: &Store,
        homeserver: &Homeserver,
        steward: &Identity,
    ) -> Result<(), ShellError> {
        self.recall(store).await?;
        for (word, bytes) in DRAWN {
            if self.find(word).is_none() {
                let at = homeserver.upload(steward, "image/png", bytes).await?;
                store.set_setting(&name(word, bytes), at.as_str()).await?;
                self.put(word, at);
            }
        }
        Ok(())
    }

    /// Shows the voice's own where it shows none.
    ///
    /// # Errors
    /// When the homeserver does not do it.
    pub async fn show(&self, homeserver: &Homeserver, voice: &Identity) -> Result<(), ShellError> {
        let voice = Identity::without_device(voice.user_id.clone());
        if let Some(own) = self.find(VOICE)
            && homeserver.avatar(&voice).await?.is_none_or(|shown| shown.is_empty())
        {
            homeserver.set_avatar(&voice, &own).await?;
        }
        self.0.write().unwrap_or_else(PoisonError::into_inner).shown = true;
        Ok(())
    }

    fn put(&self, word: &'static str, at: OwnedMxcUri) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).at.insert(word, at);
    }
}

/// Under which name it stands in the database.
fn name(word: &str, bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    format!("picture:{word}:{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
}

#[cfg(test)]
mod tests {
    use bots::ids::RoomKind;

    use super::*;

    #[test]
    fn each_place_has_a_picture_that_is_small() {
        let places = RoomKind::ALL.into_iter().map(Place::Room).chain([Place::Space]);
        for word in places.map(Place::word).chain([VOICE]) {
            let (_, bytes) = DRAWN.iter().find(|(drawn, _)| *drawn == word).unwrap();
            assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 1_000, "{word}: {} bytes", bytes.len());
        }
    }
}
