//! Slips: their names, their codes, and their end.

use storage::{Decision, Fence, Slip, SlipWrite, Store};

use crate::home::for_each_backend;

fn slip(slip_id: &str, name: &str, code: &str, forget_at: i64) -> SlipWrite {
    SlipWrite::Put(Slip {
        slip_id: slip_id.into(),
        cohort_id: "lari".into(),
        name: name.into(),
        code_hash: Some(code.into()),
        forget_at,
    })
}

async fn write(store: &Store, slips: Vec<SlipWrite>) {
    let lease = store.take_lease("engine", "test", 0, 1_000_000).await.unwrap().unwrap();
    store
        .decide_commit(&Decision { fence: Fence::from(&lease), slips, ..Decision::default() })
        .await
        .unwrap();
}

for_each_backend! {
    async fn a_name_stays_until_it_is_used_and_a_code_is_known_longer(home) {
        let store = &home.store;
        write(store, vec![slip("s1", "Asha\0", "c1", 100), slip("s2", "Juma", "c2", 200)]).await;
        let names = store.slip_names("lari").await.unwrap();
        assert_eq!(names, [("s1".to_owned(), "Asha\u{fffd}".to_owned()), ("s2".to_owned(), "Juma".to_owned())]);
        assert_eq!(store.slip_names("other").await.unwrap(), []);
        // Another code for the same slip: both lead there.
        write(store, vec![slip("s1", "Asha", "c3", 150)]).await;
        for code in ["c1", "c2", "c3"] {
            assert_eq!(store.cohort_of_code(code).await.unwrap().as_deref(), Some("lari"), "{code}");
            assert_eq!(store.use_link(code, 50).await.unwrap().map(|link| link.purpose), Some("join".to_owned()));
        }
        write(store, vec![SlipWrite::Forget("s2".into())]).await;
        assert_eq!(store.slip_names("lari").await.unwrap().len(), 1);
        assert!(store.cohort_of_code("c2").await.unwrap().is_some(), "that it was one is known");
        store.forget_expired_access(150).await.unwrap();
        assert_eq!(store.slip_names("lari").await.unwrap(), []);
        assert_eq!(store.cohort_of_code("c1").await.unwrap(), None);
        assert!(store.cohort_of_code("c2").await.unwrap().is_some());
    }

    /// Whoever waits does so until there is an answer, or the slip is another one.
    async fn who_waits_under_a_slip_is_known(home) {
        let store = &home.store;
        let waits = |person: Option<&str>| SlipWrite::Waits {
            slip_id: "s1".into(),
            person_id: person.map(str::to_owned),
        };
        write(store, vec![slip("s1", "Asha", "c1", 100), waits(Some("p1"))]).await;
        assert!(store.waits_under_slip("p1").await.unwrap() && !store.waits_under_slip("p2").await.unwrap());
        write(store, vec![waits(None)]).await;
        assert!(!store.waits_under_slip("p1").await.unwrap());
        write(store, vec![waits(Some("p1")), slip("s1", "Asha", "c2", 100)]).await;
        assert!(!store.waits_under_slip("p1").await.unwrap());
        write(store, vec![waits(Some("p1")), SlipWrite::Forget("s1".into())]).await;
        assert!(!store.waits_under_slip("p1").await.unwrap());
    }

    /// Two slips cannot stand in each other's way: the later code counts.
    async fn a_code_that_was_there_breaks_no_decision(home) {
        let store = &home.store;
        write(store, vec![slip("s1", "Asha", "c1", 100)]).await;
        write(store, vec![slip("s2", "Juma", "c1", 100)]).await;
        assert_eq!(store.slip_names("lari").await.unwrap().len(), 2);
        assert_eq!(store.cohort_of_code("c1").await.unwrap().as_deref(), Some("lari"));
    }

    async fn settings_are_found_by_how_they_begin(home) {
        let store = &home.store;
        for (name, value) in [("requests:a", "1"), ("requests:b", ""), ("requests:c", "2"), ("other:d", "3")] {
            store.set_setting(name, value).await.unwrap();
        }
        let found = store.settings_under("requests:").await.unwrap();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, [("requests:a", "1"), ("requests:c", "2")]);
    }

    async fn whose_an_account_was_is_known(home) {
        let store = &home.store;
        let person = storage::NewPerson {
            user_id: "@new:moh.test".into(),
            person_id: "p1".into(),
            display_name: None,
        };
        let lease = store.take_lease("engine", "test", 0, 1_000_000).await.unwrap().unwrap();
        let former = SlipWrite::Former { user_id: "@old:moh.test".into(), person_id: "p1".into() };
        let fence = Fence::from(&lease);
        let made = Decision { fence: fence.clone(), persons: vec![person], ..Decision::default() };
        store.decide_commit(&made).await.unwrap();
        store.decide_commit(&Decision { fence, slips: vec![former], ..Decision::default() }).await.unwrap();
        let asked = ["@old:moh.test".to_owned(), "@new:moh.test".to_owned()];
        let found = store.former_accounts(&asked).await.unwrap();
        assert_eq!(found, [("@old:moh.test".to_owned(), "p1".to_owned())]);
    }
}
