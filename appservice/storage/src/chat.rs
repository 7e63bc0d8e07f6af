//! The voice's direct chat with a person.
//!
//! A person may have opened several rooms with the voice over time. `chat_room` remembers each of them; `chat` says
//! which one the voice writes to, and how things stand with it.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::text_enum::text_enum;
use crate::tx::{Tx, commit, on, read};

text_enum! {
    /// How a direct chat stands.
    ChatStatus {
        /// The person was invited and has not answered.
        Invited = "invited",
        /// The person is there.
        Joined = "joined",
        /// The person left it.
        Left = "left",
        /// The person declined the invitation and is not asked again.
        Declined = "declined",
    }
}

/// The chat of a person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Chat {
    /// Whose chat it is.
    pub person_id: String,
    /// The room to write to.
    pub room_id: Option<String>,
    /// How it stands.
    #[sqlx(try_from = "String")]
    pub status: ChatStatus,
    /// Whether the room is encrypted.
    pub encrypted: bool,
    /// Epoch milliseconds of the last change.
    pub updated_at: i64,
}

/// A room that is, or was, a direct chat with a person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ChatRoom {
    /// The room.
    pub room_id: String,
    /// With whom.
    pub person_id: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// How it stands.
    #[sqlx(try_from = "String")]
    pub status: ChatStatus,
    /// Epoch milliseconds since when it stands so.
    pub since: i64,
}

impl Store {
    /// The chat of a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chat_of(&self, person_id: &str) -> Result<Option<Chat>> {
        let sql = "SELECT person_id, room_id, status, encrypted, updated_at FROM chat WHERE person_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(person_id).fetch_optional(pool).await)
            .doing("find a chat")
    }

    /// All chats that stand so (all that are `invited`, say), oldest change first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chats_with(&self, status: ChatStatus) -> Result<Vec<Chat>> {
        let sql = "SELECT person_id, room_id, status, encrypted, updated_at FROM chat WHERE status = $1 \
                   ORDER BY updated_at, person_id";
        read!(self, pool => sqlx::query_as(sql).bind(status.as_str()).fetch_all(pool).await)
            .doing("list chats")
    }

    /// The direct chat that a room is or was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chat_room(&self, room_id: &str) -> Result<Option<ChatRoom>> {
        let sql = "SELECT room_id, person_id, encrypted, status, since FROM chat_room WHERE room_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(room_id).fetch_optional(pool).await)
            .doing("find a chat room")
    }

    /// Every room that was a direct chat with a person, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chat_rooms_of(&self, person_id: &str) -> Result<Vec<ChatRoom>> {
        let sql = "SELECT room_id, person_id, encrypted, status, since FROM chat_room WHERE person_id = $1 \
                   ORDER BY since, room_id";
        read!(self, pool => sqlx::query_as(sql).bind(person_id).fetch_all(pool).await)
            .doing("list chat rooms")
    }

    /// Writes how a room stands, and moves the person's chat with it: the newest joined room wins; an invitation
    /// counts while there is no other; what happens in a room that is not the chat's changes nothing else.
    ///
    /// # Errors
    /// When the database fails, or the person is unknown.
    pub async fn put_chat_room(&self, room: &ChatRoom) -> Result<()> {
        commit!(self, "store a chat room", tx => { put_room(tx, room).await })
    }
}

async fn put(tx: &mut Tx, chat: &Chat) -> sqlx::Result<()> {
    let sql = "INSERT INTO chat (person_id, room_id, status, encrypted, updated_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (person_id) DO UPDATE SET room_id = excluded.room_id, status = excluded.status, \
               encrypted = excluded.encrypted, updated_at = excluded.updated_at";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(chat.person_id.as_str())
            .bind(chat.room_id.as_deref())
            .bind(chat.status.as_str())
            .bind(chat.encrypted)
            .bind(chat.updated_at)
            .execute(c)
            .await
            .map(|_| ())
    })
}

pub(crate) async fn put_room(tx: &mut Tx, room: &ChatRoom) -> sqlx::Result<()> {
    let sql = "INSERT INTO chat_room (room_id, person_id, encrypted, status, since) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (room_id) DO UPDATE SET person_id = excluded.person_id, encrypted = excluded.encrypted, \
               status = excluded.status, since = excluded.since";
    on!(&mut *tx, c => {
        sqlx::query(sql)
            .bind(room.room_id.as_str())
            .bind(room.person_id.as_str())
            .bind(room.encrypted)
            .bind(room.status.as_str())
            .bind(room.since)
            .execute(c)
            .await
            .map(|_| ())
    })?;
    let sql = "SELECT person_id, room_id, status, encrypted, updated_at FROM chat WHERE person_id = $1";
    let chat: Option<Chat> =
        on!(&mut *tx, c => sqlx::query_as(sql).bind(room.person_id.as_str()).fetch_optional(c).await)?;
    let sql = "SELECT room_id, person_id, encrypted, status, since FROM chat_room \
               WHERE person_id = $1 AND status = 'joined' ORDER BY since DESC, room_id DESC LIMIT 1";
    let newest_joined: Option<ChatRoom> =
        on!(&mut *tx, c => sqlx::query_as(sql).bind(room.person_id.as_str()).fetch_optional(c).await)?;
    match current_room(chat.as_ref(), newest_joined.as_ref(), room) {
        Some(current) => {
            let chat = Chat {
                person_id: current.person_id.clone(),
                room_id: Some(current.room_id.clone()),
                status: current.status,
                encrypted: current.encrypted,
                updated_at: room.since,
            };
            put(tx, &chat).await
        }
        None => Ok(()),
    }
}

/// The room that the chat is in after `changed` changed; none when the chat stays as it is.
fn current_room<'a>(
    chat: Option<&Chat>,
    newest_joined: Option<&'a ChatRoom>,
    changed: &'a ChatRoom,
) -> Option<&'a ChatRoom> {
    if let Some(joined) = newest_joined {
        let already = chat.is_some_and(|chat| {
            chat.status == ChatStatus::Joined
                && chat.room_id.as_deref() == Some(joined.room_id.as_str())
                && chat.encrypted == joined.encrypted
        });
        return (!already).then_some(joined);
    }
    match chat {
        None => Some(changed),
        Some(chat) if chat.room_id.as_deref() == Some(changed.room_id.as_str()) => Some(changed),
        Some(chat) if chat.status != ChatStatus::Invited && changed.status == ChatStatus::Invited => {
            Some(changed)
        }
        Some(_) => None,
    }
}
