//! The guard against a program that is older than what is stored.

use storage::StoreError;

use crate::home::for_each_backend;

for_each_backend! {
    async fn formats_only_rise(home) {
        home.store.raise_formats(&[("cohort", 1), ("outbox", 0)]).await.unwrap();
        home.store.raise_formats(&[("cohort", 1), ("outbox", 0)]).await.unwrap();
        home.store.raise_formats(&[("cohort", 3), ("outbox", 1)]).await.unwrap();
        let older = home.store.raise_formats(&[("cohort", 2), ("outbox", 9)]).await.unwrap_err();
        assert!(
            matches!(&older, StoreError::NewerFormat { what, found: 3 } if what == "cohort"),
            "{older:?}"
        );
        let said = older.to_string();
        assert!(said.contains("newer Baraza") && said.contains("nothing was changed"), "{said}");
        let known = crate::schema::number(home, "SELECT format FROM stored_format WHERE name = 'outbox'").await;
        assert_eq!(known, 1, "nothing was written by the one that was refused");
    }

    /// What an older program has never heard of is newer than it.
    async fn an_unknown_kind_is_newer(home) {
        home.raw("INSERT INTO stored_format (name, format) VALUES ('votes', 0)").await;
        let error = home.store.raise_formats(&[("cohort", 1)]).await.unwrap_err();
        assert!(matches!(&error, StoreError::NewerFormat { what, .. } if what == "votes"), "{error:?}");
    }

    async fn the_beginning_of_each_state(home) {
        home.raw("INSERT INTO cohort (cohort_id, version, state, updated_at) VALUES \
                  ('b', 1, '{\"format\":12,\"structure\":{}}', 1), ('a', 1, '{}', 1)").await;
        let heads = home.store.cohort_heads(12).await.unwrap();
        let heads: Vec<(&str, &str)> =
            heads.iter().map(|head| (head.cohort_id.as_str(), head.head.as_str())).collect();
        assert_eq!(heads, [("a", "{}"), ("b", "{\"format\":12")]);
    }
}
