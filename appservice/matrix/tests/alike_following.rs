//! What the voice's sync says of what moved: the same on both.

use std::time::Duration;

use matrix_link::{Fault, Following, Moved};
use ruma::RoomId;
use serde_json::json;

use super::alike::{Scene, Seen, word};

const NOW: Duration = Duration::ZERO;
const MANY: u32 = 1_000;

/// What is told of a room, without ids.
fn told(answer: &Following, room: &RoomId) -> String {
    let Some(moved) = answer.rooms.iter().find(|moved| moved.room == room) else {
        return "nothing".to_owned();
    };
    let Moved { first, newest, left_out, invited, .. } = moved;
    let first = if *first { "anew, " } else { "" };
    let more = if *left_out { " and more" } else { "" };
    let invited = match invited {
        Some(invited) if invited.is_direct => ", invited to a chat",
        Some(_) => ", invited",
        None => "",
    };
    format!("{first}{} events{more}{invited}", newest.len())
}

impl Scene {
    async fn moved(&self, position: Option<&str>, rooms: u32) -> Following {
        self.server.following(&self.voice, position, rooms, 2, NOW).await.unwrap()
    }

    pub async fn following(&self, seen: &mut Seen) {
        let (server, steward, voice) = (&self.server, &self.steward, &self.voice);
        let broken =
            |answer: Result<Following, Fault>| matches!(answer, Err(Fault::Server { status: 500, .. }));
        seen.note("moved: the sender", broken(server.following(steward, None, 1, 1, NOW).await));
        let room = self.create(json!({ "preset": "public_chat" })).await;
        server.join(voice, &room, &[]).await.unwrap();
        let before = self.moved(None, MANY).await.count;
        let other = self.create(json!({ "preset": "public_chat" })).await;
        server.join(voice, &other, &[]).await.unwrap();
        let mut at = self.moved(None, 1).await;
        seen.note("moved: another room", at.count - before);
        seen.note("moved: the newest room", told(&at, &other));
        seen.note("moved: outside the window", told(&at, &room));
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: a larger window", told(&at, &room));
        seen.note("moved: told before", told(&at, &other));
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: nothing happened", at.rooms.len());
        let said = self.say(steward, &room, "moved1").await.unwrap();
        at = self.moved(Some(&at.position), MANY).await;
        let newest = at.rooms.first().and_then(|moved| moved.newest.last());
        seen.note("moved: said once", told(&at, &room));
        seen.note("moved: by its id", newest.is_some_and(|id| said == *id));
        for number in 2..5 {
            self.say(steward, &room, &format!("moved{number}")).await.unwrap();
        }
        let again = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: said three times", told(&again, &room));
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: asked again", told(&at, &room));
        let topic = json!({ "topic": "Moved" });
        server.put_state(steward, &room, "m.room.topic", "", topic).await.unwrap();
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: state", told(&at, &room));
        let wait = Duration::from_secs(20);
        let waits = server.following(voice, Some(&at.position), MANY, 2, wait);
        let says = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            self.say(steward, &other, "moved5").await.unwrap()
        };
        let (waited, _) = tokio::join!(waits, says);
        at = waited.unwrap();
        seen.note("moved: waited for", told(&at, &other));
        let chat = self.create(json!({ "is_direct": true, "invite": [voice.user_id] })).await;
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: invited", told(&at, &chat));
        server.join(voice, &chat, &[]).await.unwrap();
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: joined", told(&at, &chat));
        server.kick(steward, &chat, &voice.user_id, None).await.unwrap();
        self.say(steward, &chat, "moved6").await.unwrap();
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: thrown out", told(&at, &chat));
        seen.note("moved: thrown out, anew", told(&self.moved(None, MANY).await, &chat));
        server.leave(voice, &other).await.unwrap();
        at = self.moved(Some(&at.position), MANY).await;
        seen.note("moved: left", told(&at, &other));
        seen.note("moved: left, anew", told(&self.moved(None, MANY).await, &other));
        let odd = server.following(voice, Some("nonsense"), 1, 1, NOW).await;
        seen.note("moved: since nonsense", word(&odd));
    }
}
