//! Encrypted rooms as the courier meets them, with a device that seals nothing.

use std::time::Duration;

use appservice::device::Device;
use fake_homeserver::{Fault, Trouble};
use serde_json::json;

use crate::{
    test_db::on_both,
    test_device::TestDevice,
    test_service::{TestService, small_cohort},
};

on_both! {
    /// Closed is closed for the device too. A cohort that is made in the night has ten seconds for its first words; what does not
    /// go out in them waits for the morning.
    async fn what_is_said_in_a_closed_encrypted_room_waits_for_its_opening(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.begin().await;
        let (homeserver, voice) = (baraza.app.homeserver.clone(), baraza.app.voice.clone());
        baraza.courier.device = Some(Device::new(std::sync::Arc::new(TestDevice { line: Some((homeserver, voice)), ..TestDevice::default() })));
        town.until("2026-11-20T20:00");
        let saying = "PUT /v3/rooms/*/send/m.room.message/**";
        town.fake.inject(Fault::on(saying, Trouble::Status(502)));
        baraza.order(&small_cohort().replace("# ENCRYPTED", "encrypted = true"), 1).await;
        for _ in 0..8 {
            baraza.pass().await;
            town.pass(Duration::from_secs(2));
        }
        town.fake.clear_faults();
        town.pass(Duration::from_secs(120));
        baraza.settle(&town).await;
        let peer = town.room("peer");
        assert!(town.is_closed(&peer) && town.said(&peer).is_empty(), "{:?}", town.said(&peer));
        baraza.nothing_parked().await;
        for moment in ["2026-11-23T08:00", "2026-11-23T08:01"] {
            town.until(moment);
            baraza.settle(&town).await;
        }
        assert!(!town.is_closed(&peer));
        assert_eq!(town.times_said(&peer, "Welcome"), 1, "{:?}", town.said(&peer));
        let pinned = town.fake.state_content(&peer, "m.room.pinned_events", "").unwrap();
        assert_eq!(pinned["pinned"].as_array().map(Vec::len), Some(1), "{pinned}");
        baraza.nothing_parked().await;
    }

    /// A homeserver's administrator can write in a member's name, but only in the clear.
    async fn a_command_in_the_clear_is_not_done_where_all_is_encrypted(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.begin().await;
        let (homeserver, voice) = (baraza.app.homeserver.clone(), baraza.app.voice.clone());
        let device = Device::new(std::sync::Arc::new(TestDevice { line: Some((homeserver, voice)), ..TestDevice::default() }));
        baraza.courier.device = Some(device.clone());
        baraza.engine.device = Some(device);
        baraza.order(&small_cohort().replace("# ENCRYPTED", "encrypted = true"), 1).await;
        baraza.settle(&town).await;
        let (peer, wanjiku) = (town.room("peer"), town.wanjiku());
        wanjiku.join(&peer).unwrap();
        baraza.settle(&town).await;
        let chat = town.chat(&wanjiku);
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        let forged = wanjiku.say(&chat, "!leave").unwrap();
        wanjiku.say(&peer, "!rota").unwrap();
        wanjiku.say(&chat, "1").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "without a lock"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "leave") + town.times_said(&peer, "Who keeps the talk going"), 0);
        assert!(baraza.app.store.inbox_row(&forged).await.unwrap().unwrap().body.is_none());
        let sealed = json!({ "sealed": { "msgtype": "m.text", "body": "!rota" } });
        wanjiku.send(&peer, "m.room.encrypted", sealed).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&peer, "Who keeps the talk going"), 1, "{:?}", town.said(&peer));
    }
}
