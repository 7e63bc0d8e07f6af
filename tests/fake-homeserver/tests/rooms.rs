//! Who may do what.

use fake_homeserver::{FakeConfig, FakeHomeserver};
use reqwest::Method;
use serde_json::json;

use super::*;

#[tokio::test]
async fn a_version_12_creator_is_above_all_and_never_listed() {
    let fake = start_with_accounts().await;
    let listed = json!({ "power_level_content_override": { "users": { STEWARD: 100 } } });
    let (status, answer) = ask(&fake, Method::POST, "v3/createRoom", listed).await;
    assert_eq!(status, 400, "{answer}");
    assert_eq!(fake.rooms().len(), 0);

    let recovery = fake.person("operator");
    let room = create(
        &fake,
        json!({ "preset": "public_chat", "creation_content": { "additional_creators": [recovery.user_id()] } }),
    )
    .await;
    assert!(!room.contains(':'), "no server in {room}");
    assert_eq!(fake.power_levels(&room)["users"], json!({}));
    assert_eq!(fake.power_levels(&room)["events"]["m.room.tombstone"], 150);

    // Listing a creator later is no better, and an additional one is above the levels too.
    let mut levels = fake.power_levels(&room);
    levels["users"] = json!({ recovery.user_id(): 100 });
    let path = format!("v3/rooms/{room}/state/m.room.power_levels");
    assert_eq!(ask(&fake, Method::PUT, &path, levels).await.0, 400);
    recovery.join(&room).unwrap();
    assert!(recovery.set_state(&room, "m.room.tombstone", "", json!({})).is_ok());
    assert_eq!(refused(recovery.act_on(&room, "kick", STEWARD)), "403 M_FORBIDDEN");
}

#[tokio::test]
async fn an_additional_creator_must_be_invited_to_a_private_room() {
    let fake = start_with_accounts().await;
    let recovery = fake.person("operator");
    let creators = json!({ "additional_creators": [recovery.user_id()] });
    let room = create(&fake, json!({ "creation_content": creators })).await;
    assert_eq!(refused(recovery.join(&room)), "403 M_FORBIDDEN");
    let invite = json!({ "user_id": recovery.user_id() });
    assert_eq!(ask(&fake, Method::POST, &format!("v3/rooms/{room}/invite"), invite).await.0, 200);
    recovery.join(&room).unwrap();
}

#[tokio::test]
async fn in_version_11_the_creator_is_listed_and_nobody_gives_more_than_they_have() {
    let fake = start_with_accounts().await;
    let moderator = fake.person("wanjiku");
    let other = fake.person("otieno");
    let room = create(&fake, json!({ "room_version": "11", "preset": "public_chat" })).await;
    assert!(room.ends_with(":moh.test"));
    assert_eq!(fake.power_levels(&room)["users"], json!({ STEWARD: 100 }));
    for person in [&moderator, &other] {
        person.join(&room).unwrap();
    }
    let mut levels = fake.power_levels(&room);
    levels["users"][moderator.user_id()] = json!(50);
    levels["events"]["m.room.power_levels"] = json!(50);
    let path = format!("v3/rooms/{room}/state/m.room.power_levels");
    assert_eq!(ask(&fake, Method::PUT, &path, levels.clone()).await.0, 200);

    let change = |user: &str, level: i64| {
        let mut levels = levels.clone();
        levels["users"][user] = json!(level);
        moderator.set_state(&room, "m.room.power_levels", "", levels)
    };
    assert_eq!(refused(change(other.user_id(), 51)), "403 M_FORBIDDEN");
    assert_eq!(refused(change(STEWARD, 0)), "403 M_FORBIDDEN");
    assert!(change(other.user_id(), 50).is_ok());
    // A peer of the same level cannot be put down again.
    assert_eq!(refused(moderator.act_on(&room, "kick", &other)), "403 M_FORBIDDEN");
    assert_eq!(refused(change(other.user_id(), 0)), "403 M_FORBIDDEN");
    let half = json!({ "users": { STEWARD: 100 }, "events_default": "0" });
    assert_eq!(ask(&fake, Method::PUT, &path, half).await.1["errcode"], "M_BAD_JSON");
}

#[tokio::test]
async fn a_closed_room_takes_reactions_and_redactions_and_nothing_else() {
    let fake = start_with_accounts().await;
    let amina = fake.person("amina");
    let open = json!({ "m.reaction": 0, "m.room.redaction": 0 });
    let body = json!({
        "preset": "public_chat",
        "power_level_content_override": { "users": { "@wanjiku:moh.test": 50 }, "events": open },
    });
    let room = create(&fake, body).await;
    let wanjiku = fake.person("wanjiku");
    let remote = fake.remote_person("juma", "county.test");
    for person in [&amina, &wanjiku, &remote] {
        person.join(&room).unwrap();
    }
    let said = amina.say(&room, "Habari").unwrap();
    let mut closed = fake.power_levels(&room);
    closed["events_default"] = json!(60);
    closed["users"]["@muted:moh.test"] = json!(-1);
    let path = format!("v3/rooms/{room}/state/m.room.power_levels");
    assert_eq!(ask(&fake, Method::PUT, &path, closed).await.0, 200);

    for person in [&amina, &wanjiku, &remote] {
        assert_eq!(refused(person.say(&room, "still here")), "403 M_FORBIDDEN");
        assert_eq!(refused(person.send(&room, "m.room.encrypted", json!({}))), "403 M_FORBIDDEN");
        person.react(&room, &said, "👍").unwrap();
    }
    assert_eq!(refused(amina.react(&room, &said, "👍")), "400 M_DUPLICATE_ANNOTATION");
    assert_eq!(refused(remote.redact(&room, &said)), "403 M_FORBIDDEN");
    amina.redact(&room, &said).unwrap();
    assert_eq!(fake.messages_in(&room)[0]["content"], json!({}));
    let muted = fake.person("muted");
    muted.join(&room).unwrap();
    assert_eq!(refused(muted.react(&room, &said, "👍")), "403 M_FORBIDDEN");
}

#[tokio::test]
async fn a_private_room_lets_members_invite_unless_it_is_forbidden() {
    let fake = start_with_accounts().await;
    let (amina, otieno) = (fake.person("amina"), fake.person("otieno"));
    for (over, allowed) in [(json!({}), true), (json!({ "invite": 100 }), false)] {
        let body = json!({ "invite": [amina.user_id()], "power_level_content_override": over });
        let room = create(&fake, body).await;
        assert_eq!(amina.invitations(), std::slice::from_ref(&room));
        amina.join(&room).unwrap();
        assert_eq!(amina.act_on(&room, "invite", &otieno).is_ok(), allowed);
        assert_eq!(otieno.join(&room).is_ok(), allowed);
    }
}

#[tokio::test]
async fn a_restricted_room_takes_members_of_the_other_room_and_says_who_vouched() {
    let fake = start_with_accounts().await;
    let (member, stranger) = (fake.remote_person("juma", "county.test"), fake.person("stranger"));
    let peer = create(&fake, json!({ "invite": [member.user_id()] })).await;
    member.join(&peer).unwrap();
    let rules = json!({
        "join_rule": "restricted",
        "allow": [{ "type": "m.room_membership", "room_id": peer }],
    });
    let initial = json!([{ "type": "m.room.join_rules", "state_key": "", "content": rules }]);
    let social = create(&fake, json!({ "initial_state": initial })).await;
    assert_eq!(refused(stranger.join(&social)), "403 M_FORBIDDEN");
    member.join(&social).unwrap();
    let content = fake.state_content(&social, "m.room.member", member.user_id()).unwrap();
    assert_eq!(content["join_authorised_via_users_server"], STEWARD);
}

#[tokio::test]
async fn kicked_may_return_banned_may_not() {
    let fake = start_with_accounts().await;
    let amina = fake.person("amina");
    let room = create(&fake, json!({ "preset": "public_chat" })).await;
    amina.join(&room).unwrap();
    let act = |act: &str| format!("v3/rooms/{room}/{act}");
    let body = json!({ "user_id": amina.user_id(), "reason": "rest" });
    assert_eq!(ask(&fake, Method::POST, &act("kick"), body.clone()).await.0, 200);
    assert_eq!(ask(&fake, Method::POST, &act("kick"), body.clone()).await.0, 403, "is not there");
    amina.join(&room).unwrap();
    assert_eq!(ask(&fake, Method::POST, &act("unban"), body.clone()).await.0, 403, "was not banned");
    assert_eq!(ask(&fake, Method::POST, &act("ban"), body.clone()).await.0, 200);
    assert_eq!(fake.membership(&room, &amina).as_deref(), Some("ban"));
    assert_eq!(refused(amina.join(&room)), "403 M_BAD_STATE");
    assert_eq!(ask(&fake, Method::POST, &act("unban"), body).await.0, 200);
    amina.join(&room).unwrap();
}

#[tokio::test]
async fn a_server_outside_the_list_is_not_heard_and_ours_cannot_be_shut_out() {
    let fake = start_with_accounts().await;
    let (near, far) = (fake.remote_person("a", "county.test:8448"), fake.remote_person("b", "far.test"));
    let room = create(&fake, json!({ "preset": "public_chat" })).await;
    near.join(&room).unwrap();
    far.join(&room).unwrap();
    let path = format!("v3/rooms/{room}/state/m.room.server_acl");
    let without_us = json!({ "allow": ["county.test"] });
    assert_eq!(ask(&fake, Method::PUT, &path, without_us).await.0, 400);
    let acl = json!({ "allow": ["moh.test", "county.test"] });
    assert_eq!(ask(&fake, Method::PUT, &path, acl).await.0, 200);
    near.say(&room, "here").unwrap();
    assert_eq!(refused(far.say(&room, "here too")), "403 M_FORBIDDEN");
}

#[tokio::test]
async fn an_alias_is_taken_once_and_only_by_whom_it_is_reserved_for() {
    let fake = start_with_accounts().await;
    let body = json!({ "room_alias_name": "baraza_lari_peer" });
    let room = create(&fake, body.clone()).await;
    assert_eq!(fake.room_of_alias("#baraza_lari_peer:moh.test").as_ref(), Some(&room));
    let (status, answer) = ask(&fake, Method::POST, "v3/createRoom", body.clone()).await;
    assert_eq!((status, &answer["errcode"]), (400, &json!("M_ROOM_IN_USE")));
    assert_eq!(refused(fake.person("amina").create_room(&body)), "400 M_EXCLUSIVE");
    let other = json!({ "room_alias_name": "elsewhere" });
    assert_eq!(ask(&fake, Method::POST, "v3/createRoom", other).await.1["errcode"], "M_EXCLUSIVE");
}

#[tokio::test]
async fn the_appservice_acts_only_for_its_own_accounts_and_devices() {
    let fake = start_with_accounts().await;
    fake.person("amina");
    let who = async |query: &str| {
        let (status, answer) = ask(&fake, Method::GET, &format!("v3/account/whoami{query}"), json!({})).await;
        (status, answer["errcode"].as_str().or(answer["user_id"].as_str()).unwrap_or_default().to_owned())
    };
    assert_eq!(who("").await, (200, STEWARD.to_owned()));
    assert_eq!(who(&format!("?user_id={VOICE}&device_id=DEV")).await, (200, VOICE.to_owned()));
    assert_eq!(who(&format!("?user_id={VOICE}&device_id=NO")).await, (400, "M_UNKNOWN_DEVICE".to_owned()));
    assert_eq!(who("?user_id=@amina:moh.test").await, (403, "M_FORBIDDEN".to_owned()));
    assert_eq!(who("?user_id=@baraza_ghost:moh.test").await, (403, "M_FORBIDDEN".to_owned()));
}

#[tokio::test]
async fn people_reach_it_with_their_own_tokens() {
    let mut config = FakeConfig::new("moh.test");
    config.device_management = false;
    let fake = FakeHomeserver::start(config).await.unwrap();
    let amina = fake.person("amina");
    let url = format!("{}/_matrix/client/v3/account/whoami", fake.url());
    let client = client();
    let answer = client.get(&url).bearer_auth(amina.token().unwrap()).send().await.unwrap();
    assert_eq!(answer.json::<Value>().await.unwrap()["user_id"], "@amina:moh.test");
    assert_eq!(client.get(&url).bearer_auth("wrong").send().await.unwrap().status(), 401);
    // Without device management the appservice logs in.
    let login =
        json!({ "type": "m.login.application_service", "identifier": { "user": VOICE }, "device_id": "D" });
    assert_eq!(ask(&fake, Method::POST, "v3/login", login.clone()).await.0, 403, "not registered yet");
    let register =
        json!({ "type": "m.login.application_service", "username": "baraza_voice", "inhibit_login": true });
    assert_eq!(ask(&fake, Method::POST, "v3/register", register).await.0, 200);
    let token = ask(&fake, Method::POST, "v3/login", login).await.1["access_token"].clone();
    let answer = client.get(&url).bearer_auth(token.as_str().unwrap()).send().await.unwrap();
    assert_eq!(answer.json::<Value>().await.unwrap()["device_id"], "D");
}

#[tokio::test]
async fn the_same_state_again_is_no_new_event() {
    let fake = start_with_accounts().await;
    let room = create(&fake, json!({})).await;
    let path = format!("v3/rooms/{room}/state/m.room.topic");
    let topic = json!({ "topic": "Rules" });
    let first = ask(&fake, Method::PUT, &path, topic.clone()).await;
    let events = fake.timeline(&room).len();
    assert_eq!(ask(&fake, Method::PUT, &path, topic).await, first);
    assert_eq!(fake.timeline(&room).len(), events);
}
