//! People and accounts.

use storage::{Account, CommitError, Decision};

use crate::home::for_each_backend;
use crate::writing::{named, person, try_write, write};

for_each_backend! {
    async fn an_account_makes_one_person(home) {
        let store = &home.store;
        assert_eq!(store.person_for("@a:x").await.unwrap(), None);
        person(store, "@a:x", Some("Asha"), "p1", 5).await;
        // One who was made under another id meanwhile is an error of whoever decided from that; nothing is written.
        let other = Decision { persons: vec![named("@a:x", None, "p2")], ..Decision::default() };
        assert!(matches!(try_write(store, other).await, Err(CommitError::Store(_))));
        person(store, "@a:x", None, "p1", 6).await;
        person(store, "@b:y", None, "p3", 7).await;
        let known = store.person_for("@a:x").await.unwrap().unwrap();
        assert_eq!((known.person_id.as_str(), known.language, known.created_at), ("p1", None, 5));
        assert_eq!(store.person("p2").await.unwrap(), None);
        let account = |user_id: &str, person_id: &str, name: Option<&str>| Account {
            user_id: user_id.into(),
            person_id: person_id.into(),
            display_name: name.map(Into::into),
        };
        let both = ["p3".into(), "p1".into(), "none".into(), "p1".into()];
        let expected = [account("@a:x", "p1", Some("Asha")), account("@b:y", "p3", None)];
        assert_eq!(store.accounts_of(&both).await.unwrap(), expected);
        assert_eq!(store.accounts_of(&[]).await.unwrap(), []);
        // A name seen later replaces the one before.
        person(store, "@a:x", Some("Asha N."), "p1", 8).await;
        person(store, "@b:y", Some("Baraka"), "p3", 8).await;
        let expected = [account("@a:x", "p1", Some("Asha N.")), account("@b:y", "p3", Some("Baraka"))];
        assert_eq!(store.accounts_of(&both).await.unwrap(), expected);
    }

    async fn a_person_keeps_the_language(home) {
        let store = &home.store;
        person(store, "@a:x", Some("Asha"), "p1", 5).await;
        for language in ["sw", "en"] {
            let languages = vec![("p1".to_owned(), language.to_owned())];
            write(store, Decision { languages, ..Decision::default() }).await;
        }
        assert_eq!(store.person("p1").await.unwrap().unwrap().language.as_deref(), Some("en"));
    }

    /// Replicas meet the same account at the same time: one person.
    async fn replicas_make_one_person(home) {
        let mut tasks = Vec::new();
        for replica in 0..4 {
            let store = home.another().await;
            tasks.push(tokio::spawn(async move {
                let mut found = Vec::new();
                for n in 0..10 {
                    let new = format!("p{replica}-{n}");
                    let account = format!("@u{n}:x");
                    // Whoever comes second is told so, and goes on with the person that is there.
                    let made = Decision { persons: vec![named(&account, Some("U"), &new)], ..Decision::default() };
                    let made = try_write(&store, made).await;
                    let person = store.person_for(&account).await.unwrap().unwrap().person_id;
                    assert_eq!(made.is_ok(), person == new, "{made:?}");
                    found.push(person);
                }
                store.close().await;
                found
            }));
        }
        let mut all = Vec::new();
        for task in tasks {
            all.push(task.await.unwrap());
        }
        assert!(all.iter().all(|found| *found == all[0]), "{all:?}");
        for replica in 0..4 {
            for n in 0..10 {
                let id = format!("p{replica}-{n}");
                assert_eq!(store_has(home, &id).await, all[0].contains(&id), "{id}");
            }
        }
    }
}

async fn store_has(home: &crate::home::Home, person_id: &str) -> bool {
    home.store.person(person_id).await.unwrap().is_some()
}
