//! Decisions: all or nothing, and only by who may.

use storage::{
    ChatRoom, ChatStatus, CohortWrite, CommitError, Decision, Fence, Lease, MembershipChange, NewAudit,
    NewLink, NewTimer, OutboxState, Outcome, RoomRow, Stale, Store, Touch, Unasked,
};

use crate::activity::act;
use crate::home::for_each_backend;
use crate::inbox::row;
use crate::outbox::effect;
use crate::writing;

pub fn timer(name: &str, at: i64) -> NewTimer {
    NewTimer { name: name.into(), at }
}

pub fn audit(id: &str, act: &str) -> NewAudit {
    NewAudit {
        audit_id: id.into(),
        at: 7,
        actor: Some("p1".into()),
        act: act.into(),
        subject: Some("p2".into()),
        detail: "{\"until\":9}".into(),
    }
}

/// Who decides about `lari`: holds its lease.
pub struct Desk<'a> {
    store: &'a Store,
    fence: Fence,
}

impl<'a> Desk<'a> {
    pub async fn open(store: &'a Store) -> Self {
        let lease = store.take_lease("decide:lari", "me", 0, 60_000).await.unwrap().unwrap();
        Self::under(store, &lease)
    }

    /// Someone else's desk: decides under the lease that is given.
    pub fn under(store: &'a Store, lease: &Lease) -> Self {
        Self { store, fence: Fence::from(lease) }
    }

    /// A decision that changes the state and nothing else.
    pub fn decision(&self, read_version: i64) -> Decision {
        Decision {
            fence: self.fence.clone(),
            decided_at: 10,
            cohorts: vec![CohortWrite {
                cohort_id: "lari".into(),
                read_version,
                new_state: Some(format!("{{\"after\":{read_version}}}")),
                ..CohortWrite::default()
            }],
            ..Decision::default()
        }
    }

    pub async fn set_timers(&self, read_version: i64, timers: Vec<NewTimer>) -> Result<(), CommitError> {
        let mut decision = self.decision(read_version);
        decision.cohorts[0].timers = Some(timers);
        self.store.decide_commit(&decision).await
    }

    pub async fn audit(&self, read_version: i64, acts: Vec<NewAudit>) -> Result<(), CommitError> {
        let mut decision = self.decision(read_version);
        decision.cohorts[0].audit = acts;
        self.store.decide_commit(&decision).await
    }
}

fn stale(outcome: Result<(), CommitError>) -> Stale {
    match outcome {
        Err(CommitError::Stale(stale)) => stale,
        other => panic!("expected a stale decision, got {other:?}"),
    }
}

/// A decision that touches every table that decisions write.
fn full(desk: &Desk<'_>) -> Decision {
    let mut decision = desk.decision(0);
    let part = &mut decision.cohorts[0];
    part.timers = Some(vec![timer("close", 100)]);
    part.activity = vec![act("$post", 5), act("$old", 1)];
    part.membership =
        vec![MembershipChange { place: "peer".into(), person_id: "p1".into(), at: 3, present: true }];
    part.audit = vec![audit("a1", "mute"), audit("a2", "unmute")];
    decision.inbox = vec![
        ("$one".into(), Outcome::decided()),
        ("$two".into(), Outcome::ignored("a bot")),
        ("$three".into(), Outcome::parked("no keys")),
    ];
    decision.forward = vec![row("forward:$one", Some("cohort:lari"))];
    decision.outbox = vec![effect("$one#0", "!peer"), effect("$one#1", "chat:p1")];
    decision.redacted = vec!["$old".into()];
    decision.questions = vec![("$post".into(), true)];
    decision.languages = vec![("p1".into(), "sw".into())];
    decision.chat_rooms = vec![ChatRoom {
        room_id: "!chat".into(),
        person_id: "p1".into(),
        encrypted: false,
        status: ChatStatus::Invited,
        since: 10,
    }];
    decision.rooms = vec![RoomRow {
        room_id: "!peer".into(),
        cohort_id: "lari".into(),
        place: "peer".into(),
        since: 1,
        live_since: Some(2),
        encrypted: false,
        last_event_id: None,
        last_event_at: None,
    }];
    decision.touched = vec![Touch { room_id: "!peer".into(), event_id: "$one".into(), at: 9 }];
    decision.links = vec![NewLink {
        token_hash: "t1".into(),
        cohort_id: "lari".into(),
        person_id: Some("p1".into()),
        purpose: "dashboard".into(),
        expires_at: 500,
    }];
    decision.settings = vec![("device".into(), "DEV".into())];
    decision
}

async fn prepare(store: &Store) {
    writing::person(store, "@a:x", None, "p1", 0).await;
    let rows = [
        row("$one", Some("cohort:lari")),
        row("$two", Some("cohort:lari")),
        row("$three", Some("cohort:lari")),
    ];
    store.receive(&rows).await.unwrap();
    writing::enqueue(store, &[effect("old", "!peer")], 0).await;
}

/// What a decision could have changed, in one comparable text.
async fn everything(store: &Store) -> String {
    let s = store;
    format!(
        "{:?}",
        (
            (s.load_cohort("lari").await.unwrap(), s.timers_of("lari").await.unwrap()),
            (s.activity_since("lari", 0, 1_000).await.unwrap(), s.membership_of("lari").await.unwrap()),
            (
                s.audit_of("lari", 100).await.unwrap(),
                s.next_waiting("cohort:lari", 1_000, 100).await.unwrap().rows
            ),
            (
                s.outbox_row("$one#0").await.unwrap(),
                s.outbox_row("$one#1").await.unwrap(),
                s.outbox_row("old").await.unwrap()
            ),
            (
                s.person("p1").await.unwrap(),
                s.chat_of("p1").await.unwrap(),
                s.chat_room("!chat").await.unwrap()
            ),
            (s.rooms().await.unwrap(), s.setting("device").await.unwrap()),
        )
    )
}

for_each_backend! {
    /// The day's budget is a person's: what other cohorts said counts, each cohort's last word on it once.
    async fn what_others_said_unasked_is_counted(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        let unasked = |person: &str, day: &str, messages| Unasked {
            person_id: person.into(), day: day.into(), messages,
        };
        for (read_version, rows) in [
            (0, vec![unasked("p1", "2026-11-20", 1), unasked("p2", "2026-11-19", 3)]),
            (1, vec![unasked("p1", "2026-11-20", 2)]),
        ] {
            let mut decision = desk.decision(read_version);
            decision.cohorts[0].unasked = rows;
            store.decide_commit(&decision).await.unwrap();
        }
        let mut decision = desk.decision(0);
        let part = &mut decision.cohorts[0];
        (part.cohort_id, part.unasked) = ("machakos".into(), vec![unasked("p1", "2026-11-20", 1)]);
        store.decide_commit(&decision).await.unwrap();
        let to = async |cohort: &str, day: &str| store.unasked_elsewhere(cohort, day, &["p1".to_owned(), "p2".to_owned()]).await.unwrap();
        assert_eq!(to("lari", "2026-11-20").await, [("p1".to_owned(), 1)].into());
        assert_eq!(to("machakos", "2026-11-20").await, [("p1".to_owned(), 2)].into());
        assert_eq!(to("third", "2026-11-20").await, [("p1".to_owned(), 3)].into());
        assert_eq!(to("machakos", "2026-11-19").await, [("p2".to_owned(), 3)].into());
    }

    async fn a_decision_writes_all_of_it(home) {
        let store = &home.store;
        prepare(store).await;
        let desk = Desk::open(store).await;
        store.decide_commit(&full(&desk)).await.unwrap();

        let cohort = store.load_cohort("lari").await.unwrap().unwrap();
        assert_eq!((cohort.version, cohort.state.as_str(), cohort.updated_at), (1, "{\"after\":0}", 10));
        assert_eq!(store.cohort_ids().await.unwrap(), ["lari"]);
        assert_eq!(store.timers_of("lari").await.unwrap().len(), 1);
        let acts = store.activity_since("lari", 0, 1_000).await.unwrap();
        assert_eq!(acts.iter().map(|a| (a.redacted, a.question)).collect::<Vec<_>>(), [(true, false), (false, true)]);
        assert_eq!(store.membership_of("lari").await.unwrap().len(), 1);
        assert_eq!(store.audit_of("lari", 10).await.unwrap().len(), 2);
        let waiting = store.next_waiting("cohort:lari", 1_000, 10).await.unwrap().rows;
        assert_eq!(waiting.iter().map(|row| row.cause.as_str()).collect::<Vec<_>>(), ["forward:$one"]);
        assert_eq!(store.inbox_row("$two").await.unwrap().unwrap().body, None);
        assert_eq!(store.outbox_row("$one#0").await.unwrap().unwrap().created_at, 10);
        assert_eq!(store.outbox_row("$one#1").await.unwrap().unwrap().state, OutboxState::Waiting);
        assert_eq!(store.person("p1").await.unwrap().unwrap().language.as_deref(), Some("sw"));
        assert_eq!(store.chat_of("p1").await.unwrap().unwrap().status, ChatStatus::Invited);
        assert_eq!(store.room("!peer").await.unwrap().unwrap().last_event_id.as_deref(), Some("$one"));
        assert_eq!(store.use_link("t1", 20).await.unwrap().unwrap().person_id.as_deref(), Some("p1"));
        assert_eq!(store.setting("device").await.unwrap().as_deref(), Some("DEV"));
    }

    /// Decided twice (a crash after the commit, before anyone heard of it): the second time writes nothing.
    async fn a_repeated_decision_writes_nothing(home) {
        let store = &home.store;
        prepare(store).await;
        let desk = Desk::open(store).await;
        store.decide_commit(&full(&desk)).await.unwrap();
        let before = everything(store).await;
        assert_eq!(stale(store.decide_commit(&full(&desk)).await), Stale::Version);
        assert_eq!(everything(store).await, before);
    }

    async fn a_decision_from_an_old_version_writes_nothing(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        store.decide_commit(&desk.decision(0)).await.unwrap();
        store.decide_commit(&desk.decision(1)).await.unwrap();
        prepare(store).await;
        let before = everything(store).await;
        for read in [0, 1, 3] {
            let mut decision = full(&desk);
            decision.cohorts[0].read_version = read;
            assert_eq!(stale(store.decide_commit(&decision).await), Stale::Version, "read {read}");
            decision.cohorts[0].new_state = None;
            assert_eq!(stale(store.decide_commit(&decision).await), Stale::Version, "read {read}");
        }
        assert_eq!(everything(store).await, before);
        // Without a new state the version stays, and the rest is written.
        let mut decision = full(&desk);
        decision.cohorts[0].read_version = 2;
        decision.cohorts[0].new_state = None;
        store.decide_commit(&decision).await.unwrap();
        assert_eq!(store.load_cohort("lari").await.unwrap().unwrap().version, 2);
        assert_eq!(store.audit_of("lari", 10).await.unwrap().len(), 2);
    }

    async fn a_decision_without_the_lease_writes_nothing(home) {
        let store = &home.store;
        prepare(store).await;
        let desk = Desk::open(store).await;
        let before = everything(store).await;
        for fence in [
            Fence::default(),
            Fence { epoch: desk.fence.epoch + 1, ..desk.fence.clone() },
            Fence { epoch: desk.fence.epoch - 1, ..desk.fence.clone() },
            Fence { holder: "other".into(), ..desk.fence.clone() },
            Fence { lease_name: "decide:other".into(), ..desk.fence.clone() },
        ] {
            let decision = Decision { fence: fence.clone(), ..full(&desk) };
            assert_eq!(stale(store.decide_commit(&decision).await), Stale::Lease, "{fence:?}");
        }
        assert_eq!(everything(store).await, before);
        store.decide_commit(&full(&desk)).await.unwrap();
    }

    /// An inbox row that someone settled meanwhile makes the whole decision stale: done once.
    async fn a_decision_about_a_settled_row_writes_nothing(home) {
        let store = &home.store;
        prepare(store).await;
        let desk = Desk::open(store).await;
        store.mark("$two", &Outcome::decided()).await.unwrap();
        let before = everything(store).await;
        assert_eq!(stale(store.decide_commit(&full(&desk)).await), Stale::Inbox);
        assert_eq!(everything(store).await, before);
        // Named twice in one decision is the same mistake.
        let mut twice = full(&desk);
        twice.inbox = vec![("$one".into(), Outcome::decided()), ("$one".into(), Outcome::decided())];
        assert_eq!(stale(store.decide_commit(&twice).await), Stale::Inbox);
        assert_eq!(everything(store).await, before);
        assert_eq!(store.inbox_row("$one").await.unwrap().unwrap().body.map(|b| b.as_str().len()), Some(16));
    }

    /// A statement that fails in the middle takes all of it back.
    async fn a_failing_decision_writes_nothing(home) {
        let store = &home.store;
        prepare(store).await;
        let desk = Desk::open(store).await;
        let before = everything(store).await;
        let mut unknown_person = full(&desk);
        unknown_person.chat_rooms[0].person_id = "nobody".into();
        let mut stray = full(&desk);
        stray.cohorts[0].activity[1].cohort_id = "other".into();
        for decision in [unknown_person, stray] {
            let outcome = store.decide_commit(&decision).await;
            assert!(matches!(outcome, Err(CommitError::Store(_))), "{outcome:?}");
            assert_eq!(everything(store).await, before);
        }
        // The connection is fit for use.
        store.decide_commit(&full(&desk)).await.unwrap();
    }

    /// A decision about a person or the instance has no cohort.
    async fn a_decision_without_a_cohort(home) {
        let store = &home.store;
        store.receive(&[row("$dm", Some("person:p1"))]).await.unwrap();
        let desk = Desk::open(store).await;
        let decision = Decision {
            fence: desk.fence.clone(),
            decided_at: 4,
            inbox: vec![("$dm".into(), Outcome::decided())],
            outbox: vec![effect("$dm#0", "chat:p1")],
            ..Decision::default()
        };
        store.decide_commit(&decision).await.unwrap();
        assert_eq!(stale(store.decide_commit(&decision).await), Stale::Inbox);
        assert_eq!(store.counts().await.unwrap().outbox_waiting, 1);
        assert_eq!(store.cohort_ids().await.unwrap(), Vec::<String>::new());
    }

    /// Deciders that ignore each other: one wins each version, the others learn it, nothing is lost or doubled.
    async fn deciders_of_the_same_version(home) {
        let desk = Desk::open(&home.store).await;
        let mut tasks = Vec::new();
        for decider in 0..4 {
            let (store, fence) = (home.another().await, desk.fence.clone());
            tasks.push(tokio::spawn(async move {
                let mut won = 0;
                while won < 5 {
                    let read = store.load_cohort("lari").await.unwrap().map_or(0, |cohort| cohort.version);
                    let mut decision = Desk { store: &store, fence: fence.clone() }.decision(read);
                    decision.cohorts[0].audit = vec![audit(&format!("{decider}-{won}"), "act")];
                    decision.outbox = vec![effect(&format!("{decider}-{won}"), "q")];
                    match store.decide_commit(&decision).await {
                        Ok(()) => won += 1,
                        Err(CommitError::Stale(Stale::Version)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
                store.close().await;
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(home.store.load_cohort("lari").await.unwrap().unwrap().version, 20);
        assert_eq!(home.store.verify_chain("lari").await.unwrap(), storage::Chain::Whole { rows: 20 });
        assert_eq!(home.store.counts().await.unwrap().outbox_waiting, 20);
    }
}
