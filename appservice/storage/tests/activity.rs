//! Activity and membership: counted once, dated, without a word.

use storage::{ActivityKind, ActivityRow, CohortWrite, Decision, MembershipChange, MembershipSpan, Store};

use crate::{
    home::for_each_backend,
    writing::{write, write_part},
};

pub fn act(event_id: &str, sent_at: i64) -> ActivityRow {
    ActivityRow {
        event_id: event_id.into(),
        cohort_id: "lari".into(),
        place: "peer".into(),
        person_id: "p1".into(),
        sent_at,
        kind: ActivityKind::Post,
        reply_to: None,
        thread: None,
        history: false,
        question: false,
        redacted: false,
        late: false,
        command: false,
        received_at: Some(sent_at + 1),
    }
}

fn change(person_id: &str, at: i64, present: bool) -> MembershipChange {
    MembershipChange { place: "peer".into(), person_id: person_id.into(), at, present }
}

async fn add(store: &Store, activity: &[ActivityRow]) {
    let part = CohortWrite { activity: activity.to_vec(), ..CohortWrite::default() };
    write_part(store, &activity[0].cohort_id, part).await;
}

async fn take_back(store: &Store, event_id: &str, at: i64) {
    let redacted = vec![event_id.to_owned()];
    write(store, Decision { redacted, decided_at: at, ..Decision::default() }).await;
}

for_each_backend! {
    async fn an_event_counts_once(home) {
        let store = &home.store;
        let reaction = ActivityRow {
            kind: ActivityKind::Reaction,
            reply_to: Some("$a".into()),
            thread: Some("$root".into()),
            history: true,
            late: true,
            command: true,
            ..act("$b", 20)
        };
        let elsewhere = ActivityRow { cohort_id: "other".into(), ..act("$c", 20) };
        for _ in 0..2 {
            add(store, &[act("$a", 30), reaction.clone(), act("$a", 31)]).await;
            add(store, std::slice::from_ref(&elsewhere)).await;
        }
        assert_eq!(store.activity_since("lari", 0, 100).await.unwrap(), [reaction.clone(), act("$a", 30)]);
        // The end is excluded, so that weeks side by side count nothing twice.
        assert_eq!(store.activity_since("lari", 20, 30).await.unwrap(), std::slice::from_ref(&reaction));
        assert_eq!(store.activity_since("lari", 30, 31).await.unwrap(), [act("$a", 30)]);
        assert_eq!(store.activity_by_event("$b").await.unwrap(), Some(reaction));
        assert_eq!(store.activity_by_event("$none").await.unwrap(), None);
    }

    async fn acts_are_marked(home) {
        let store = &home.store;
        add(store, &[act("$a", 1), act("$other", 1)]).await;
        let redacted = vec!["$a".to_owned(), "$none".to_owned()];
        let questions = vec![("$a".to_owned(), true), ("$none".to_owned(), true)];
        write(store, Decision { redacted, questions, ..Decision::default() }).await;
        assert_eq!(store.activity_by_event("$other").await.unwrap(), Some(act("$other", 1)));
        let marked = ActivityRow { redacted: true, question: true, ..act("$a", 1) };
        assert_eq!(store.activity_by_event("$a").await.unwrap(), Some(marked));
        write(store, Decision { questions: vec![("$a".to_owned(), false)], ..Decision::default() }).await;
        assert!(!store.activity_by_event("$a").await.unwrap().unwrap().question);
    }

    /// A redaction may come before what it is about; for how long it waits has an end.
    async fn what_was_taken_back_before_it_came_is_taken_back_when_it_comes(home) {
        let store = &home.store;
        let month = 30 * 24 * 3_600_000;
        take_back(store, "$early", 1).await;
        take_back(store, "$early", 2).await;
        add(store, &[act("$early", 1), act("$other", 2)]).await;
        assert!(store.activity_by_event("$early").await.unwrap().unwrap().redacted);
        assert!(!store.activity_by_event("$other").await.unwrap().unwrap().redacted);
        take_back(store, "$old", 3).await;
        take_back(store, "$new", month + 4).await;
        add(store, &[act("$old", 1), act("$new", 2)]).await;
        assert!(!store.activity_by_event("$old").await.unwrap().unwrap().redacted);
        assert!(store.activity_by_event("$new").await.unwrap().unwrap().redacted);
    }

    async fn who_was_there_when(home) {
        let store = &home.store;
        let membership = vec![
            change("p1", 10, true),
            change("p1", 11, true),
            change("p2", 12, true),
            change("p1", 20, false),
            change("p1", 21, false),
            change("p3", 21, false),
            change("p1", 30, true),
            // A departure dated before the arrival, which came late: a span of no length.
            change("p2", 5, false),
            // An arrival seen twice, the second time after the departure.
            change("p2", 12, true),
        ];
        write_part(store, "lari", CohortWrite { membership, ..CohortWrite::default() }).await;
        let span = |person: &str, from_at, to_at| MembershipSpan {
            cohort_id: "lari".into(),
            place: "peer".into(),
            person_id: person.into(),
            from_at,
            to_at,
        };
        assert_eq!(
            store.membership_of("lari").await.unwrap(),
            [span("p1", 10, Some(20)), span("p2", 12, Some(12)), span("p1", 30, None)]
        );
    }
}
