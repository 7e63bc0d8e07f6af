//! Rooms, their state, their aliases, their members.

use jiff::SignedDuration;
use matrix_link::{Direction, MembershipState};
use ruma::{RoomAliasId, UserId};
use serde_json::json;

use super::*;

#[tokio::test]
async fn an_alias_keeps_a_second_room_from_being_made() {
    let line = line().await;
    let alias = RoomAliasId::parse("#baraza_lari_peer:moh.test").unwrap();
    assert_eq!(line.server.resolve_alias(&line.steward, &alias).await.unwrap(), None);
    let body = json!({ "room_alias_name": "baraza_lari_peer" });
    let room = line.room(body.clone()).await;
    let fault = line.server.create_room(&line.steward, body).await.unwrap_err();
    assert!(fault.is("M_ROOM_IN_USE") && !fault.heals(), "{fault}");
    assert_eq!(line.server.resolve_alias(&line.steward, &alias).await.unwrap(), Some(room.clone()));

    line.server.delete_alias(&line.steward, &alias).await.unwrap();
    line.server.delete_alias(&line.steward, &alias).await.unwrap();
    assert_eq!(line.server.resolve_alias(&line.steward, &alias).await.unwrap(), None);
    line.server.put_alias(&line.steward, &alias, &room).await.unwrap();
    let fault = line.server.put_alias(&line.steward, &alias, &room).await.unwrap_err();
    assert!(matches!(fault, matrix_link::Fault::Refused { status: 409, .. }), "{fault}");
    assert_eq!(line.server.joined_rooms(&line.steward).await.unwrap(), [room]);
}

#[tokio::test]
async fn state_is_set_and_read_whatever_its_key() {
    let line = line().await;
    let room = line.open_room().await;
    for key in ["", "lari", "a/b c?d#e%2F", "ufunguo 🔑"] {
        let content = json!({ "key": key });
        line.server.put_state(&line.steward, &room, "org.baraza.mark", key, content.clone()).await.unwrap();
        let found = line.server.state_event(&line.steward, &room, "org.baraza.mark", key).await.unwrap();
        assert_eq!(found, Some(content), "{key:?}");
    }
    let none = line.server.state_event(&line.steward, &room, "org.baraza.mark", "other").await.unwrap();
    assert_eq!(none, None);
    let all = line.server.state(&line.steward, &room).await.unwrap();
    assert_eq!(all.iter().filter(|event| event.event_type == "org.baraza.mark").count(), 4);
    let create = all.iter().find(|event| event.event_type == "m.room.create").unwrap();
    assert_eq!((create.sender.as_str(), create.at), ("@baraza:moh.test", line.fake.now()));
    // Someone outside reads nothing, which is not the same as there being nothing.
    let private = line.room(json!({})).await;
    let fault = line.server.state_event(&line.voice, &private, "m.room.topic", "").await.unwrap_err();
    assert!(fault.is("M_FORBIDDEN"), "{fault}");
}

#[tokio::test]
async fn members_come_and_go_with_their_reasons() {
    let line = line().await;
    let room = line.room(json!({})).await;
    let amina = line.fake.person("amina");
    let user = UserId::parse(amina.user_id()).unwrap();
    let is = async || {
        let members = line.server.members(&line.steward, &room).await.unwrap();
        let member = members.into_iter().find(|member| member.user_id == user).unwrap();
        (member.membership, member.reason, member.sender.to_string())
    };
    let (server, steward) = (&line.server, &line.steward);
    let by_steward = "@baraza:moh.test".to_owned();
    server.invite(steward, &room, &user, Some("Karibu")).await.unwrap();
    assert_eq!(is().await, (MembershipState::Invite, Some("Karibu".to_owned()), by_steward.clone()));
    amina.join(&room).unwrap();
    assert_eq!(is().await, (MembershipState::Join, None, amina.user_id().to_owned()));
    server.kick(steward, &room, &user, None).await.unwrap();
    assert_eq!(is().await, (MembershipState::Leave, None, by_steward.clone()));
    server.ban(steward, &room, &user, Some("rules")).await.unwrap();
    assert_eq!(is().await.0, MembershipState::Ban);
    let fault = server.invite(steward, &room, &user, None).await.unwrap_err();
    assert!(!fault.heals(), "{fault}");
    server.unban(steward, &room, &user, None).await.unwrap();
    assert_eq!(is().await.0, MembershipState::Leave);
    let joined = server.joined_members(steward, &room).await.unwrap();
    assert_eq!(joined.keys().map(|user| user.as_str()).collect::<Vec<_>>(), ["@baraza:moh.test"]);
    server.leave(steward, &room).await.unwrap();
    assert_eq!(line.fake.membership(&room, "@baraza:moh.test").as_deref(), Some("leave"));
}

#[tokio::test]
async fn via_is_named_for_each_server() {
    let line = line().await;
    let room = line.room(json!({ "preset": "public_chat" })).await;
    let via = ["county.test", "moh.test"].map(|name| ruma::ServerName::parse(name).unwrap());
    line.server.join(&line.voice, &room, &via).await.unwrap();
    let asked = &line.fake.requests("POST /v3/join/*")[0].query;
    let named: Vec<&str> =
        asked.iter().filter(|(name, _)| name == "via").map(|(_, value)| value.as_str()).collect();
    assert_eq!(named, ["county.test", "moh.test"]);
}

#[tokio::test]
async fn a_room_is_read_back_page_by_page_in_both_directions() {
    let line = line().await;
    let room = line.open_room().await;
    let amina = line.fake.person("amina");
    amina.join(&room).unwrap();
    let said: Vec<String> = (0..25).map(|n| amina.say(&room, &n.to_string()).unwrap()).collect();
    for direction in [Direction::Forward, Direction::Backward] {
        let mut seen = Vec::new();
        let mut from = None;
        loop {
            let page =
                line.server.messages(&line.voice, &room, from.as_deref(), direction, 10).await.unwrap();
            seen.extend(page.chunk.iter().map(|event| event["event_id"].as_str().unwrap().to_owned()));
            from = page.end;
            if from.is_none() {
                break;
            }
        }
        if direction == Direction::Backward {
            seen.reverse();
        }
        let all: Vec<String> =
            line.fake.timeline(&room).iter().map(|e| e["event_id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(seen, all);
        assert_eq!(seen[seen.len() - 25..], said);
    }
}

#[tokio::test]
async fn one_event_its_surroundings_and_the_nearest_to_a_time() {
    let line = line().await;
    let room = line.open_room().await;
    let amina = line.fake.person("amina");
    amina.join(&room).unwrap();
    let mut said = Vec::new();
    for text in ["one", "two", "three"] {
        line.fake.advance(std::time::Duration::from_secs(60));
        said.push(ruma::EventId::parse(amina.say(&room, text).unwrap()).unwrap());
    }
    let (server, voice) = (&line.server, &line.voice);
    let event = server.event(voice, &room, &said[1]).await.unwrap().unwrap();
    assert_eq!(event["content"]["body"], "two");
    let unknown = ruma::event_id!("$unknown");
    assert_eq!(server.event(voice, &room, unknown).await.unwrap(), None);
    assert_eq!(server.context(voice, &room, unknown, 2).await.unwrap(), None);
    let context = server.context(voice, &room, &said[1], 2).await.unwrap().unwrap();
    assert_eq!(context.event["event_id"], said[1].as_str());
    assert_eq!(context.events_before[0]["event_id"], said[0].as_str());
    assert_eq!(context.events_after[0]["event_id"], said[2].as_str());

    let between = line.fake.now() - SignedDuration::from_secs(90);
    let nearest = async |direction| {
        let found = server.timestamp_to_event(voice, &room, between, direction).await.unwrap();
        found.map(|(event, _)| event)
    };
    assert_eq!(nearest(Direction::Forward).await.as_ref(), Some(&said[1]));
    assert_eq!(nearest(Direction::Backward).await.as_ref(), Some(&said[0]));
    let later = line.fake.now() + SignedDuration::from_secs(1);
    let none = server.timestamp_to_event(voice, &room, later, Direction::Forward).await.unwrap();
    assert_eq!(none, None);
}
