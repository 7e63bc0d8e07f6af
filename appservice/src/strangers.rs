//! People on no roster who once opened a chat: forgotten after a while, so that nobody's curiosity is kept for ever and
//! no server fills our tables with its accounts.

use ruma::RoomId;
use storage::ChatStatus;

use crate::{app::App, error::ShellError};

/// So long after they came.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;
/// So many are forgotten in one go.
const AT_ONCE: usize = 100;

/// Leaves the chats of those who are and were on no roster, and forgets them. Gives how many.
///
/// # Errors
/// When the database or the homeserver does not answer; the rest is done another time.
pub async fn forget(app: &App) -> Result<usize, ShellError> {
    let idle = app.store.idle_people(app.clock.now_ms() - KEPT_MS).await?;
    let mut forgotten = 0;
    for person in idle {
        if !app.store.cohorts_naming(&person).await?.is_empty() {
            continue;
        }
        for chat in app.store.chat_rooms_of(&person).await? {
            let Ok(room) = RoomId::parse(&chat.room_id) else { continue };
            if chat.status == ChatStatus::Joined
                && let Err(fault) = app.homeserver.leave(&app.voice, &room).await
                && fault.heals()
            {
                return Err(fault.into());
            }
        }
        forgotten += usize::from(app.store.forget_person(&person).await?);
        if forgotten == AT_ONCE {
            break;
        }
    }
    Ok(forgotten)
}
