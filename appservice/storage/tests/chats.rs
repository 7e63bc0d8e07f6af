//! Direct chats: which room the voice writes to.

use storage::{ChatRoom, ChatStatus, Store};

use crate::home::for_each_backend;
use crate::writing;

fn room(room_id: &str, status: ChatStatus, since: i64) -> ChatRoom {
    ChatRoom { room_id: room_id.into(), person_id: "p1".into(), encrypted: room_id == "!enc", status, since }
}

async fn current(store: &Store) -> (Option<String>, ChatStatus, bool) {
    let chat = store.chat_of("p1").await.unwrap().unwrap();
    (chat.room_id, chat.status, chat.encrypted)
}

fn is(room_id: &str, status: ChatStatus) -> (Option<String>, ChatStatus, bool) {
    (Some(room_id.into()), status, room_id == "!enc")
}

for_each_backend! {
    async fn a_chat_from_invited_to_joined(home) {
        let store = &home.store;
        writing::person(store, "@a:x", None, "p1", 0).await;
        assert_eq!(store.chat_of("p1").await.unwrap(), None);
        store.put_chat_room(&room("!one", ChatStatus::Invited, 2)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Invited));
        assert_eq!(store.chats_with(ChatStatus::Invited).await.unwrap().len(), 1);
        store.put_chat_room(&room("!one", ChatStatus::Joined, 3)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Joined));
        assert_eq!(store.chat_of("p1").await.unwrap().unwrap().updated_at, 3);
        assert_eq!(store.chats_with(ChatStatus::Invited).await.unwrap(), []);
        assert_eq!(store.chat_room("!one").await.unwrap(), Some(room("!one", ChatStatus::Joined, 3)));
        assert_eq!(store.chat_room("!none").await.unwrap(), None);
    }

    /// The person opens a chat of their own: the voice goes on there, and comes back when they leave it.
    async fn the_newest_joined_room_wins(home) {
        let store = &home.store;
        writing::person(store, "@a:x", None, "p1", 0).await;
        store.put_chat_room(&room("!one", ChatStatus::Joined, 3)).await.unwrap();
        store.put_chat_room(&room("!enc", ChatStatus::Invited, 4)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Joined));
        store.put_chat_room(&room("!enc", ChatStatus::Joined, 5)).await.unwrap();
        assert_eq!(current(store).await, is("!enc", ChatStatus::Joined));
        // What happens in another room than the chat's does not move the chat.
        store.put_chat_room(&room("!two", ChatStatus::Declined, 6)).await.unwrap();
        assert_eq!(current(store).await, is("!enc", ChatStatus::Joined));
        store.put_chat_room(&room("!enc", ChatStatus::Left, 7)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Joined));
        store.put_chat_room(&room("!one", ChatStatus::Left, 8)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Left));
        let rooms = store.chat_rooms_of("p1").await.unwrap();
        let ids: Vec<&str> = rooms.iter().map(|room| room.room_id.as_str()).collect();
        assert_eq!(ids, ["!two", "!enc", "!one"]);
    }

    /// Asked again after a no: a late copy of the no does not undo that.
    async fn a_late_no_does_not_undo_a_new_invitation(home) {
        let store = &home.store;
        writing::person(store, "@a:x", None, "p1", 0).await;
        store.put_chat_room(&room("!one", ChatStatus::Declined, 3)).await.unwrap();
        assert_eq!(current(store).await, is("!one", ChatStatus::Declined));
        store.put_chat_room(&room("!enc", ChatStatus::Invited, 5)).await.unwrap();
        assert_eq!(current(store).await, is("!enc", ChatStatus::Invited));
        store.put_chat_room(&room("!one", ChatStatus::Declined, 3)).await.unwrap();
        assert_eq!(current(store).await, is("!enc", ChatStatus::Invited));
    }
}
