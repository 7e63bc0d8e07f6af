//! What cannot be read waits: nothing of it is erased, others go on, and the operator sees it.

use std::time::Duration;

use appservice::held::PAUSE_MS;
use bots::{ids::CohortId, stored::COHORT};
use storage::{Body, InboxState, NewInboxRow, NewOutboxRow, OutboxState};

use crate::{
    several::{second_cohort, turn},
    terminal::{baraza, with_file},
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

const NEWER: &str = "{\"format\":99,\"structure\":{\"id\":\"lari\"}}";

/// The same, as a program of later would have written it.
fn newer(state: &str) -> String {
    let today = format!("{{\"format\":{},", COHORT.current());
    assert!(state.starts_with(&today), "{state}");
    state.replacen(&today, "{\"format\":99,", 1)
}

async fn stored(baraza: &Baraza, cohort: &str) -> String {
    baraza.app.store.load_cohort(cohort).await.unwrap().unwrap().state
}

async fn store(town: &TestService, cohort: &str, state: &str) {
    let state = state.replace('\'', "''");
    town.home.raw(&format!("UPDATE cohort SET state = '{state}' WHERE cohort_id = '{cohort}'")).await;
}

async fn state(baraza: &Baraza, cause: &str) -> (InboxState, bool) {
    let row = baraza.app.store.inbox_row(cause).await.unwrap().unwrap();
    (row.state, row.body.is_some())
}

fn pause(town: &TestService) {
    town.pass(Duration::from_millis(PAUSE_MS.unsigned_abs() + 1));
}

const WAITS: (InboxState, bool) = (InboxState::Waiting, true);
const DECIDED: (InboxState, bool) = (InboxState::Decided, false);

on_both! {
    /// Whatever is wrong with a state, what people say waits with its words, in order; when it can be read, it is
    /// decided.
    async fn a_state_that_cannot_be_read_holds_its_cohort(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let makena = town.makena();
        let (peer, chat) = (town.room("peer"), town.chat(&makena));
        let parcels = baraza.app.store.counts().await.unwrap().outbox_parked;
        // Another field's type; the end is missing; a later version.
        let whole = stored(&baraza, "lari").await;
        let changed = whole.replacen("\"live_since\":\"", "\"live_since\":\"x", 1);
        let torn = whole[..whole.len() / 2].to_owned();
        assert_ne!(changed, whole);
        for broken in [changed.as_str(), torn.as_str(), NEWER] {
            let whole = stored(&baraza, "lari").await;
            // A newer state names its people as well.
            let broken = if broken == NEWER {
                newer(&whole)
            } else {
                broken.to_owned()
            };
            store(&town, "lari", &broken).await;
            let asked = town.achieng().say(&peer, "!rota").unwrap();
            let said = makena.say(&chat, "1").unwrap();
            let after = town.achieng().say(&peer, "hello").unwrap();
            for _ in 0..3 {
                turn(&town, &baraza).await;
                pause(&town);
            }
            for event in [&asked, &said, &after] {
                assert_eq!(state(&baraza, event).await, WAITS, "{event}");
            }
            let problems = baraza.health.words();
            assert!(problems.contains("cohort lari: what is stored about it cannot be read"), "{problems}");
            assert!(problems.contains("nothing is lost"), "{problems}");
            assert_eq!(stored(&baraza, "lari").await, broken, "it is left as it is");
            store(&town, "lari", &whole).await;
            pause(&town);
            baraza.settle(&town).await;
            for event in [&asked, &said, &after] {
                assert_eq!(state(&baraza, event).await, DECIDED, "{event}");
            }
            assert!(!baraza.health.words().contains("cohort lari:"), "{}", baraza.health.words());
        }
        assert_eq!(town.times_said(&peer, "not on the list"), 0);
        let counts = baraza.app.store.counts().await.unwrap();
        assert_eq!((counts.inbox_parked, counts.outbox_parked), (0, parcels));
    }

    /// One cohort that cannot be read stops nobody else: neither another's room, nor the chat of somebody who is in
    /// another only, nor the emergency of somebody who is in both.
    async fn others_go_on(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let njoki = town.fake.person("njoki");
        njoki.set_display_name("Njoki Waweru");
        let other = format!(
            "{}\n[[person]]\nid = \"@njoki:moh.test\"\nname = \"Njoki Waweru\"\nroles = [\"mentee\"]\n",
            second_cohort()
        );
        baraza.order(&other, 2).await;
        baraza.settle(&town).await;
        let wanjiku = town.wanjiku();
        wanjiku.join(town.chat(&wanjiku)).unwrap();
        njoki.join(town.chat(&njoki)).unwrap();
        baraza.settle(&town).await;
        let whole = stored(&baraza, "lari").await;
        store(&town, "lari", &newer(&whole)).await;
        town.pass(Duration::from_secs(1));
        let alone = njoki.say(town.chat(&njoki), "1").unwrap();
        let both = wanjiku.say(town.chat(&wanjiku), "!rota").unwrap();
        let help = wanjiku.say(town.chat(&wanjiku), "!urgent no oxygen").unwrap();
        turn(&town, &baraza).await;
        assert_eq!(state(&baraza, &alone).await, DECIDED);
        assert_eq!(state(&baraza, &both).await, WAITS, "whose it is cannot be known");
        assert_eq!(state(&baraza, &help).await, DECIDED);
        assert_eq!(town.times_said(&town.chat(&wanjiku), "999"), 1, "{:?}", town.said(&town.chat(&wanjiku)));
        // A stranger reads that they are on no list.
        let stranger = town.fake.person("stranger");
        let chat = stranger.open_chat(VOICE).unwrap();
        for _ in 0..100 {
            turn(&town, &baraza).await;
            if town.fake.membership(&chat, VOICE).as_deref() == Some("join") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        stranger.say(&chat, "hello").unwrap();
        turn(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, ""), 1, "{:?}", town.said(&chat));
        // What a command says of them: the one, and the other.
        let checked = baraza_checks(&town, &baraza, &whole).await;
        assert!(checked.contains("missing  lari: its state"), "{checked}");
        assert!(checked.contains("thika: "), "{checked}");
        store(&town, "lari", &whole).await;
        pause(&town);
        turn(&town, &baraza).await;
        let chat = town.chat(&wanjiku);
        assert_eq!(town.times_said(&chat, "Which one do you mean?"), 1, "{:?}", town.said(&chat));
    }

    /// An effect of a later version waits at the head of its queue; one that nobody wrote is parked.
    async fn an_effect_of_a_later_version_waits(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let makena = baraza.app.store.person_for(town.makena().user_id()).await.unwrap().unwrap().person_id;
        let effect = |key: &str, queue: String, body: &str| NewOutboxRow {
            effect_key: key.to_owned(),
            queue,
            sender: VOICE.to_owned(),
            kind: "say".to_owned(),
            body: Body::new(body.to_owned()),
            cause: "test".to_owned(),
            not_before: None,
            expires_at: None,
        };
        let rows = [
            effect("newer#0", format!("chat:{makena}"), "{\"format\":99,\"sing\":\"a song\"}"),
            effect("broken#0", "room:lari:peer".to_owned(), "{\"format\":1,\"cohort\":\"lari\"}"),
        ];
        baraza.put_out(rows.to_vec()).await;
        for _ in 0..3 {
            turn(&town, &baraza).await;
            pause(&town);
        }
        let newer = baraza.app.store.outbox_row("newer#0").await.unwrap().unwrap();
        assert_eq!((newer.state, newer.body.is_some()), (OutboxState::Waiting, true));
        assert!(newer.reason.unwrap().contains("newer Baraza"));
        let broken = baraza.app.store.outbox_row("broken#0").await.unwrap().unwrap();
        assert_eq!(broken.state, OutboxState::Parked);
        assert!(broken.reason.unwrap().contains("no field effect"));
        assert!(baraza.health.words().contains("the outbox: "), "{}", baraza.health.words());
    }

    /// A row of our own that a later version wrote waits for it, and so does what a person was asked by it.
    async fn a_row_of_a_later_version_waits(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let row = NewInboxRow {
            cause: "voted:lari:1".to_owned(),
            queue: None,
            body: Body::new("{\"format\":1,\"vote\":\"yes\"}".to_owned()),
            received_at: 1,
            not_before: None,
            outcome: None,
        };
        baraza.app.store.receive(&[row]).await.unwrap();
        turn(&town, &baraza).await;
        assert_eq!(state(&baraza, "voted:lari:1").await, WAITS);
        assert!(baraza.health.words().contains("the inbox: "), "{}", baraza.health.words());
    }

    /// A program that is too old for a database says so on one line, and leaves it as it is.
    async fn an_older_program_is_refused(home) {
        let town = TestService::new(home).await;
        let running = town.lively(&[town.achieng()], &[town.makena()]).await;
        let whole = stored(&running, "lari").await;
        let file = town.home.folder.join("lari.toml");
        std::fs::write(&file, small_cohort()).unwrap();
        let file = file.to_str().unwrap();
        let commands: [&[&str]; 6] =
            [&["run"], &["check"], &["plan", file], &["apply", file], &["show", "lari"], &["link", "lari"]];
        let refused = async |what: &str| {
            for words in commands {
                let said = baraza(&town, words).await;
                assert!(!said.fine && said.err.contains("newer Baraza"), "{words:?}: {} {}", said.out, said.err);
                assert!(said.err.contains(what) && said.err.contains("nothing was changed"), "{}", said.err);
                assert_eq!(said.err.trim().lines().count(), 1, "{}", said.err);
            }
        };
        town.home.raw("UPDATE stored_format SET format = 99 WHERE name = 'outbox'").await;
        refused("outbox, format 99").await;
        town.home.raw("UPDATE stored_format SET format = 1 WHERE name = 'outbox'").await;
        let newer = newer(&whole);
        store(&town, "lari", &newer).await;
        refused("cohort lari").await;
        assert_eq!(stored(&running, "lari").await, newer);
        store(&town, "lari", &whole).await;
        let said = baraza(&town, &["show", "lari"]).await;
        assert!(said.fine, "{}", said.err);
    }

    /// A file for a cohort that cannot be read is refused, and no order is left behind.
    async fn nothing_is_applied_to_what_cannot_be_read(home) {
        let town = TestService::new(home).await;
        let running = town.lively(&[town.achieng()], &[town.makena()]).await;
        let whole = stored(&running, "lari").await;
        store(&town, "lari", "{\"format\":1}").await;
        let before = running.app.store.counts().await.unwrap();
        let (said, fine) = with_file(&town, "apply", &small_cohort().replace("Lari nurses", "Lari midwives")).await;
        assert!(!fine && said.contains("no field structure") && said.contains("nothing is lost"), "{said}");
        assert_eq!(running.app.store.counts().await.unwrap(), before);
        store(&town, "lari", &whole).await;
        assert!(running.engine.load(&CohortId::new("lari")).await.unwrap().is_some());
    }
}

/// `check` on a state that nobody wrote: a newer one would be refused at once.
async fn baraza_checks(town: &TestService, running: &Baraza, whole: &str) -> String {
    let before = stored(running, "lari").await;
    store(town, "lari", &whole.replacen("\"live_since\":\"", "\"live_since\":\"x", 1)).await;
    let said = baraza(town, &["check"]).await;
    store(town, "lari", &before).await;
    [said.out, said.err].concat()
}
