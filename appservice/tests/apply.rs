//! A cohort is a file: applied twice it changes nothing, interrupted it is finished, and a room belongs to one Baraza.

use appservice::engine::{LEASE, LEASE_MS};
use fake_homeserver::{Fault, Trouble};
use serde_json::json;
use storage::{CommitError, Stale};

use crate::{
    terminal::with_file,
    test_db::{TestDb, on_both, on_sqlite},
    test_service::{STEWARD, TestService, VOICE, small_cohort, whole_cohort},
};

fn writes(town: &TestService) -> Vec<String> {
    let journal = town.fake.journal();
    let writing = journal.iter().filter(|request| request.method != "GET");
    writing.map(|request| format!("{} {}", request.method, request.path)).collect()
}

on_both! {
    /// The program itself, without a running service: made, then unchanged, then changed in one name.
    async fn applied_twice_the_second_writes_nothing(home) {
        let town = TestService::new(home).await;
        let (said, fine) = with_file(&town, "apply", &whole_cohort()).await;
        assert!(fine && said.contains("applied"), "{said}");
        assert!(writes(&town).iter().any(|write| write == "POST /v3/createRoom"), "the journal shows writes");
        for verb in ["apply", "plan"] {
            town.fake.clear_journal();
            let (said, fine) = with_file(&town, verb, &whole_cohort()).await;
            assert!(fine && said.contains("no changes"), "{verb}: {said}");
            assert_eq!(writes(&town), [""; 0], "{verb}");
        }
        town.fake.clear_journal();
        let other = whole_cohort().replace(r#"name = "Lari nurses""#, r#"name = "Lari midwives""#);
        let (said, fine) = with_file(&town, "apply", &other).await;
        assert!(fine, "{said}");
        let name = town.fake.state_content(town.room("peer"), "m.room.name", "").unwrap();
        assert!(name["name"].as_str().unwrap().contains("midwives"));
        assert!(writes(&town).iter().all(|write| write.contains("/state/m.room.")), "{:?}", writes(&town));
    }

    /// A broken file changes nothing, here or there.
    async fn a_broken_file_changes_nothing(home) {
        let town = TestService::new(home).await;
        let (said, fine) = with_file(&town, "apply", "id = 7\nservers = 1\n").await;
        assert!(!fine && said.contains("lari.toml"), "{said}");
        assert_eq!(writes(&town), [""; 0]);
        assert!(town.fake.rooms().is_empty());
    }

    /// The other Baraza's mark on our alias: hands off, said aloud, and the other rooms go on.
    async fn a_room_of_another_baraza_is_left_alone(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let body = json!({
            "room_alias_name": "baraza_lari_social", "preset": "private_chat", "name": "theirs",
            "creation_content": { "org.baraza.room": { "instance": "other@moh.test", "cohort": "lari", "kind": "social" } },
        });
        let theirs = baraza.app.homeserver.create_room(&baraza.app.steward, body).await.unwrap();
        let before = town.fake.timeline(theirs.as_str()).len();
        baraza.order(&whole_cohort(), 1).await;
        for _ in 0..10 {
            baraza.pass().await;
        }
        assert_eq!(town.fake.timeline(theirs.as_str()).len(), before, "nothing was written there");
        assert!(baraza.health.words().contains("belongs to another Baraza (other@moh.test)"), "{}", baraza.health.words());
        let loaded = baraza.loaded().await;
        assert_eq!(loaded.cohort.rooms.len(), 6, "space and five rooms; not the sixth");
        baraza.order(&whole_cohort(), 2).await;
        for _ in 0..10 {
            baraza.pass().await;
        }
        assert_eq!(town.fake.rooms().iter().filter(|room| town.fake.state_content(room, "m.room.name", "").is_some_and(|name| name["name"] == "theirs")).count(), 1);
    }

    /// The same, when the other one comes later and changes the mark.
    async fn a_room_that_was_taken_over_is_left_alone(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let before = town.fake.timeline(town.room("peer")).len();
        let mut cohort = (*baraza.loaded().await.cohort).clone();
        cohort.structure.name = "Lari midwives".to_owned();
        let mut other = baraza.reconciler.clone();
        other.service_accounts = std::sync::Arc::new(bots::room_state::ServiceAccounts {
            instance: "other@moh.test".to_owned(),
            ..(*baraza.app.service_accounts).clone()
        });
        let round = other.round(&cohort, &baraza.loaded().await.directory).await;
        assert_eq!(round.faults.len(), 2, "{round:?}");
        assert!(round.faults.iter().all(|(_, why, heals)| why.contains("another Baraza") && !heals));
        assert_eq!(town.fake.timeline(town.room("peer")).len(), before);
    }

    /// A process that slept through the end of its lease writes nothing, and stops deciding.
    async fn a_stale_lease_cannot_commit(home) {
        let town = TestService::new(home).await;
        let old = town.begin().await;
        old.order(&small_cohort(), 1).await;
        old.settle(&town).await;
        let asleep = old.app.lease.lock().unwrap().clone().unwrap();
        let new = town.open().await;
        assert!(new.app.lease.lock().unwrap().clone().unwrap().epoch > asleep.epoch);
        old.order(&small_cohort().replace("Lari nurses", "Lari midwives"), 2).await;
        assert_eq!(old.engine.turn().await.unwrap(), 0);
        assert!(old.app.lease.lock().unwrap().is_none(), "it knows now");
        assert_eq!(old.engine.turn().await.unwrap(), 0);
        let stale = storage::Decision { fence: (&asleep).into(), ..Default::default() };
        let refused = old.app.store.decide_commit(&stale).await;
        assert!(matches!(refused, Err(CommitError::Stale(Stale::Lease))));
        assert_eq!(new.loaded().await.cohort.structure.name, "Lari nurses");
        new.engine.turn().await.unwrap();
        assert_eq!(new.loaded().await.cohort.structure.name, "Lari midwives", "the other one does it");
        // The old one settles nothing at all, not even what needs no decision.
        let odd = storage::NewInboxRow {
            cause: "what:is:this".to_owned(),
            queue: None,
            body: storage::Body::new("{}".to_owned()),
            received_at: 1,
            not_before: None,
            outcome: None,
        };
        old.app.store.receive(std::slice::from_ref(&odd)).await.unwrap();
        assert_eq!(old.engine.turn().await.unwrap(), 0);
        let kept = old.app.store.inbox_row(&odd.cause).await.unwrap().unwrap();
        assert_eq!(kept.state, storage::InboxState::Waiting);
        let now = old.app.clock.now_ms();
        assert!(old.app.store.take_lease(LEASE, &old.app.holder, now, LEASE_MS).await.unwrap().is_none());
    }
}

/// Interrupted at its n-th request, for every n, the next one finishes: the same rooms, each once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupted_apply_is_finished_by_the_next() {
    let mut interrupted = 0;
    for n in 0.. {
        let struck = on_sqlite(async |home: TestDb| {
            let town = TestService::new(home).await;
            town.fake.inject(
                Fault::on("* /**", Trouble::Late(std::time::Duration::from_secs(3600))).skip(n).times(1),
            );
            {
                let first = async { drop(town.applied(&small_cohort()).await) };
                let struck = async {
                    while town.fake.faults_left() > 0 {
                        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                };
                tokio::select! {
                    biased;
                    () = first => {}
                    () = struck => {}
                }
            }
            let struck = town.fake.faults_left() == 0;
            town.fake.clear_faults();
            let second = town.begin().await;
            second.order(&small_cohort(), 2).await;
            second.settle(&town).await;
            second.nothing_parked().await;
            let by_steward = |room: &&String| town.fake.timeline(room)[0]["sender"] == STEWARD;
            assert_eq!(town.fake.rooms().iter().filter(by_steward).count(), 2, "interrupted at {n}");
            // The steward's invitations are no strangers': the voice never walks out of a room in the making.
            for room in town.fake.rooms() {
                let events = town.fake.timeline(&room);
                let went = events
                    .iter()
                    .any(|event| event["sender"] == VOICE && event["content"]["membership"] == "leave");
                assert!(!went, "interrupted at {n}");
            }
            assert_eq!(second.loaded().await.cohort.rooms.len(), 2);
            assert_eq!(town.fake.membership(town.room("peer"), town.achieng()).as_deref(), Some("invite"));
            struck
        })
        .await;
        if !struck {
            break;
        }
        interrupted += 1;
    }
    println!("interrupted {interrupted} times");
    assert!(interrupted > 25);
}
