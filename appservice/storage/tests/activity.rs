//! Activity and membership: counted once, dated, without a word.

use storage::{ActivityKind, ActivityRow, MembershipChange, MembershipSpan};

use crate::home::for_each_backend;

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
        received_at: Some(sent_at + 1),
    }
}

fn change(person_id: &str, at: i64, present: bool) -> MembershipChange {
    MembershipChange { place: "peer".into(), person_id: person_id.into(), at, present }
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
            ..act("$b", 20)
        };
        let elsewhere = ActivityRow { cohort_id: "other".into(), ..act("$c", 20) };
        let rows = [act("$a", 30), reaction.clone(), elsewhere, act("$a", 31)];
        assert_eq!(store.add_activity(&rows).await.unwrap(), 3);
        assert_eq!(store.add_activity(&rows).await.unwrap(), 0);
        assert_eq!(store.activity_since("lari", 0, 100).await.unwrap(), [reaction.clone(), act("$a", 30)]);
        // The end is excluded, so that weeks side by side count nothing twice.
        assert_eq!(store.activity_since("lari", 20, 30).await.unwrap(), std::slice::from_ref(&reaction));
        assert_eq!(store.activity_since("lari", 30, 31).await.unwrap(), [act("$a", 30)]);
        assert_eq!(store.activity_by_event("$b").await.unwrap(), Some(reaction));
        assert_eq!(store.activity_by_event("$none").await.unwrap(), None);
    }

    async fn acts_are_marked(home) {
        let store = &home.store;
        store.add_activity(&[act("$a", 1)]).await.unwrap();
        assert!(store.mark_redacted("$a", 1).await.unwrap());
        assert!(store.mark_question("$a", true).await.unwrap());
        assert!(!store.mark_redacted("$none", 1).await.unwrap());
        assert!(!store.mark_question("$none", true).await.unwrap());
        let marked = ActivityRow { redacted: true, question: true, ..act("$a", 1) };
        assert_eq!(store.activity_by_event("$a").await.unwrap(), Some(marked));
        assert!(store.mark_question("$a", false).await.unwrap());
        assert!(!store.activity_by_event("$a").await.unwrap().unwrap().question);
    }

    /// A redaction may come before what it is about; for how long it waits has an end.
    async fn what_was_taken_back_before_it_came_is_taken_back_when_it_comes(home) {
        let store = &home.store;
        let month = 30 * 24 * 3_600_000;
        assert!(!store.mark_redacted("$early", 1).await.unwrap());
        assert!(!store.mark_redacted("$early", 2).await.unwrap());
        assert_eq!(store.add_activity(&[act("$early", 1), act("$other", 2)]).await.unwrap(), 2);
        assert!(store.activity_by_event("$early").await.unwrap().unwrap().redacted);
        assert!(!store.activity_by_event("$other").await.unwrap().unwrap().redacted);
        assert!(!store.mark_redacted("$old", 3).await.unwrap());
        assert!(!store.mark_redacted("$new", month + 4).await.unwrap());
        store.add_activity(&[act("$old", 1), act("$new", 2)]).await.unwrap();
        assert!(!store.activity_by_event("$old").await.unwrap().unwrap().redacted);
        assert!(store.activity_by_event("$new").await.unwrap().unwrap().redacted);
    }

    async fn who_was_there_when(home) {
        let store = &home.store;
        for change in [
            change("p1", 10, true),
            change("p1", 11, true),
            change("p2", 12, true),
            change("p1", 20, false),
            change("p1", 21, false),
            change("p3", 21, false),
            change("p1", 30, true),
        ] {
            store.change_membership("lari", &change).await.unwrap();
        }
        // A departure dated before the arrival, which came late: a span of no length.
        store.change_membership("lari", &change("p2", 5, false)).await.unwrap();
        // An arrival seen twice, the second time after the departure.
        store.change_membership("lari", &change("p2", 12, true)).await.unwrap();
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
