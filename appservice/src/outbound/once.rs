//! Whether a message of ours is in its room already, for deliveries that are older than the homeserver's memory: a message that
//! was accepted while its answer was lost is not said a second time.

use bots::{ids::EffectKey, wire::KEY_FIELD};
use jiff::SignedDuration;
use matrix_link::Direction;
use ruma::{EventId, OwnedEventId, OwnedRoomId};

use super::courier::Courier;
use crate::error::ShellError;

const A_PAGE: u32 = 100;
/// So far back is looked at most.
const PAGES: usize = 100;
/// The homeserver's clock may be wrong by so much.
const SKEW: SignedDuration = SignedDuration::from_mins(10);

/// What a look back found.
pub(super) enum Earlier {
    /// It was said, as this.
    Said(OwnedEventId),
    /// It was not said.
    NotSaid,
    /// Something of ours there can never be read, or there is too much to read.
    Unclear,
}

impl Courier {
    /// Looks for a message of ours by the key that it carries, back to when it was made (`since`, in milliseconds since 1970).
    pub(super) async fn said_earlier(
        &self,
        room: &OwnedRoomId,
        key: &EffectKey,
        since: i64,
    ) -> Result<Earlier, ShellError> {
        let since = since - i64::try_from(SKEW.as_millis()).unwrap_or(0);
        let (mut from, mut unreadable) = (None, false);
        for _ in 0..PAGES {
            let page = self
                .homeserver
                .messages(&self.voice, room, from.as_deref(), Direction::Backward, A_PAGE)
                .await?;
            let ours = page.chunk.iter().filter(|event| event["sender"] == self.voice.user_id.as_str());
            for event in ours {
                let content = match self.readable(room, event).await {
                    Ok(content) => content,
                    // Not now is not never: the device may not be open yet.
                    Err(error) if error.heals() => return Err(error),
                    Err(_) => None,
                };
                unreadable |= content.is_none() && event["content"]["ciphertext"].is_string();
                if content.is_some_and(|content| content[KEY_FIELD] == key.as_str())
                    && let Some(id) = event["event_id"].as_str().and_then(|id| EventId::parse(id).ok())
                {
                    return Ok(Earlier::Said(id));
                }
            }
            let oldest = page.chunk.last().and_then(|event| event["origin_server_ts"].as_i64());
            from = page.end;
            if from.is_none() || oldest.is_some_and(|at| at < since) {
                return Ok(if unreadable { Earlier::Unclear } else { Earlier::NotSaid });
            }
        }
        Ok(Earlier::Unclear)
    }
}
