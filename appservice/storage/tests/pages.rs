//! Who may open a page, and who did.

use storage::{NewLink, WebSession};

use crate::home::for_each_backend;

fn link(token_hash: &str) -> NewLink {
    NewLink {
        token_hash: token_hash.into(),
        cohort_id: "lari".into(),
        person_id: Some("p1".into()),
        purpose: "dashboard".into(),
        expires_at: 100,
    }
}

for_each_backend! {
    async fn a_link_opens_once(home) {
        let store = &home.store;
        store.add_link(&link("t1")).await.unwrap();
        store.add_link(&link("t2")).await.unwrap();
        let used = store.use_link("t1", 50).await.unwrap().unwrap();
        assert_eq!((used.cohort_id.as_str(), used.purpose.as_str(), used.used_at), ("lari", "dashboard", Some(50)));
        assert_eq!(used.person_id.as_deref(), Some("p1"));
        assert_eq!(store.use_link("t1", 51).await.unwrap(), None);
        assert_eq!(store.use_link("t2", 100).await.unwrap(), None);
        assert_eq!(store.use_link("t3", 50).await.unwrap(), None);
        assert!(store.add_link(&link("t1")).await.is_err());
    }

    /// Two clicks at the same moment: one opens.
    async fn a_link_opens_for_one_of_many(home) {
        home.store.add_link(&link("t1")).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..6 {
            let store = home.another().await;
            tasks.push(tokio::spawn(async move {
                let opened = store.use_link("t1", 50).await.unwrap();
                store.close().await;
                usize::from(opened.is_some())
            }));
        }
        let mut opened = 0;
        for task in tasks {
            opened += task.await.unwrap();
        }
        assert_eq!(opened, 1);
    }

    async fn a_session_ends(home) {
        let store = &home.store;
        let session = WebSession {
            session_hash: "s1".into(),
            cohort_id: "lari".into(),
            person_id: None,
            expires_at: 100,
        };
        store.add_session(&session).await.unwrap();
        store.add_session(&WebSession { session_hash: "s2".into(), ..session.clone() }).await.unwrap();
        assert_eq!(store.session("s1", 99).await.unwrap(), Some(session));
        assert_eq!(store.session("s1", 100).await.unwrap(), None);
        store.end_session("s1").await.unwrap();
        assert_eq!(store.session("s1", 50).await.unwrap(), None);
        store.add_link(&link("t1")).await.unwrap();
        store.forget_expired_access(99).await.unwrap();
        assert!(store.session("s2", 50).await.unwrap().is_some());
        store.forget_expired_access(100).await.unwrap();
        assert_eq!(store.session("s2", 50).await.unwrap(), None);
        assert_eq!(store.use_link("t1", 50).await.unwrap(), None);
    }

    async fn those_who_look_are_seen(home) {
        let store = &home.store;
        store.log_view("lari", Some("p1"), 5, "participation").await.unwrap();
        store.log_view("other", Some("p1"), 6, "participation").await.unwrap();
        store.log_view("lari", None, 6, "export").await.unwrap();
        store.log_view("lari", Some("p2"), 6, "participation").await.unwrap();
        let views = store.views_of("lari", 2).await.unwrap();
        let seen: Vec<_> = views.iter().map(|view| (view.person_id.as_deref(), view.page.as_str())).collect();
        assert_eq!(seen, [(None, "export"), (Some("p2"), "participation")]);
        assert_eq!(store.views_of("lari", 10).await.unwrap().len(), 3);
    }
}
