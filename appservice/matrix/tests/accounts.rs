//! Registration, devices, names, and what the homeserver says of itself.

use fake_homeserver::{FakeConfig, FakeHomeserver};
use matrix_link::Identity;
use ruma::{device_id, user_id};
use serde_json::json;

use super::*;

#[tokio::test]
async fn registering_twice_is_registering_once() {
    let line = line().await;
    line.server.ensure_registered("baraza_voice").await.unwrap();
    let fault = line.server.ensure_registered("someone").await.unwrap_err();
    assert!(fault.is("M_EXCLUSIVE") && !fault.heals(), "{fault}");
    let sent = line.fake.requests("POST /v3/register");
    assert!(sent.iter().all(|request| request.body["inhibit_login"] == true));
}

#[tokio::test]
async fn the_homeserver_takes_us_for_whom_we_say() {
    let line = line().await;
    let me = line.server.whoami(&line.voice).await.unwrap();
    assert_eq!((me.user_id, me.device_id), (line.voice.user_id.clone(), line.voice.device_id.clone()));
    let without = Identity::without_device(line.voice.user_id.clone());
    assert_eq!(line.server.whoami(&without).await.unwrap().device_id, None);
    line.server.delete_device(&line.voice, device_id!("VOICE")).await.unwrap();
    assert!(line.server.whoami(&line.voice).await.unwrap_err().is("M_UNKNOWN_DEVICE"));
    line.server.ensure_device(&line.voice, "voice").await.unwrap();
    line.server.whoami(&line.voice).await.unwrap();
}

#[tokio::test]
async fn the_older_way_to_a_device_is_a_login() {
    let line = line().await;
    let (voice, device) = (user_id!("@baraza_voice:moh.test"), device_id!("D2"));
    let fault = line.server.login_appservice(voice, device, "voice").await.unwrap_err();
    assert!(fault.is("M_APPSERVICE_LOGIN_UNSUPPORTED"), "{fault}");

    let mut config = FakeConfig::new("moh.test");
    config.device_management = false;
    let old = FakeHomeserver::start(config).await.unwrap();
    let server = server_at(&old.url());
    server.ensure_registered("baraza_voice").await.unwrap();
    let login = server.login_appservice(voice, device, "voice").await.unwrap();
    assert_eq!((login.user_id.as_str(), login.device_id.as_str()), (voice.as_str(), "D2"));
    assert!(!format!("{login:?}").contains("token0"), "a token is never shown");
}

#[tokio::test]
async fn names_and_account_data_are_read_back() {
    let line = line().await;
    let room = line.open_room().await;
    line.server.set_display_name(&line.voice, "Baraza").await.unwrap();
    let name = line.server.display_name(&line.steward, &line.voice.user_id).await.unwrap();
    assert_eq!(name.as_deref(), Some("Baraza"));
    let joined = line.server.joined_members(&line.steward, &room).await.unwrap();
    assert_eq!(joined[&line.voice.user_id].as_deref(), Some("Baraza"));
    assert_eq!(line.server.display_name(&line.steward, user_id!("@no:moh.test")).await.unwrap(), None);

    assert_eq!(line.server.account_data(&line.voice, "m.direct").await.unwrap(), None);
    let direct = json!({ "@amina:moh.test": [room] });
    line.server.put_account_data(&line.voice, "m.direct", direct.clone()).await.unwrap();
    assert_eq!(line.server.account_data(&line.voice, "m.direct").await.unwrap(), Some(direct));
}

#[tokio::test]
async fn the_homeserver_says_what_it_can() {
    let line = line().await;
    let versions = line.server.versions().await.unwrap();
    assert!(versions.speaks((1, 15)) && !versions.speaks((1, 99)));
    let capabilities = line.server.capabilities(&line.steward).await.unwrap();
    assert_eq!(capabilities.default_room_version(), Some("12"));
    assert!(capabilities.knows_room_version("11") && !capabilities.knows_room_version("99"));
    let fault = line.server.ping_appservice("baraza", "t").await.unwrap_err();
    assert!(fault.is("M_URL_NOT_SET"), "{fault}");
    // A request that names nobody needs no account: the first that is asked.
    assert_eq!(line.fake.requests("GET /versions")[0].user, None);
}
