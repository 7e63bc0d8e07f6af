//! People and accounts.

use storage::Account;

use crate::home::for_each_backend;

for_each_backend! {
    async fn an_account_makes_one_person(home) {
        let store = &home.store;
        assert_eq!(store.person_for("@a:x").await.unwrap(), None);
        assert_eq!(store.ensure_person("@a:x", Some("Asha"), "p1", 5).await.unwrap(), "p1");
        assert_eq!(store.ensure_person("@a:x", None, "p2", 6).await.unwrap(), "p1");
        assert_eq!(store.ensure_person("@b:y", None, "p3", 7).await.unwrap(), "p3");
        let person = store.person_for("@a:x").await.unwrap().unwrap();
        assert_eq!((person.person_id.as_str(), person.language, person.created_at), ("p1", None, 5));
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
        store.ensure_person("@a:x", Some("Asha N."), "p4", 8).await.unwrap();
        store.set_display_name("@b:y", Some("Baraka")).await.unwrap();
        let expected = [account("@a:x", "p1", Some("Asha N.")), account("@b:y", "p3", Some("Baraka"))];
        assert_eq!(store.accounts_of(&both).await.unwrap(), expected);
        store.set_display_name("@b:y", None).await.unwrap();
        assert_eq!(store.accounts_of(&["p3".into()]).await.unwrap()[0].display_name, None);
    }

    async fn a_person_keeps_the_language_and_can_be_erased(home) {
        let store = &home.store;
        store.ensure_person("@a:x", Some("Asha"), "p1", 5).await.unwrap();
        store.set_language("p1", "sw").await.unwrap();
        store.set_language("p1", "en").await.unwrap();
        assert_eq!(store.person("p1").await.unwrap().unwrap().language.as_deref(), Some("en"));
        assert_eq!(store.erase_names("p1").await.unwrap(), 1);
        assert_eq!(store.erase_names("p1").await.unwrap(), 0);
        assert_eq!(store.person_for("@a:x").await.unwrap(), None);
        assert!(store.person("p1").await.unwrap().is_some());
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
                    found.push(store.ensure_person(&format!("@u{n}:x"), Some("U"), &new, 0).await.unwrap());
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
