//! Which cohorts name a person: an index that is written with the states.

use crate::decisions::Desk;
use crate::home::for_each_backend;
use crate::writing;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

for_each_backend! {
    async fn it_changes_with_the_state(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        let mut decision = desk.decision(0);
        decision.cohorts[0].people = Some(ids(&["p1", "p2"]));
        store.decide_commit(&decision).await.unwrap();
        assert_eq!(store.cohorts_naming("p1").await.unwrap(), ["lari"]);
        assert!(store.cohorts_naming("p3").await.unwrap().is_empty());
        // A state with the same people.
        store.decide_commit(&desk.decision(1)).await.unwrap();
        assert_eq!(store.cohorts_naming("p2").await.unwrap(), ["lari"]);
        assert!(store.cohorts_naming("p3").await.unwrap().is_empty());
        assert!(store.load_cohort("lari").await.unwrap().unwrap().indexed);
        let mut decision = desk.decision(2);
        decision.cohorts[0].people = Some(ids(&["p2", "p3"]));
        store.decide_commit(&decision).await.unwrap();
        assert!(store.cohorts_naming("p1").await.unwrap().is_empty());
        assert_eq!(store.cohorts_naming("p3").await.unwrap(), ["lari"]);
        // One that is stale leaves the index as it is.
        let mut decision = desk.decision(2);
        decision.cohorts[0].people = Some(ids(&["p9"]));
        assert!(store.decide_commit(&decision).await.is_err());
        assert_eq!(store.cohorts_naming("p3").await.unwrap(), ["lari"]);
        assert!(store.cohorts_naming("p9").await.unwrap().is_empty());
    }

    /// A state that was written without an index may name anybody, until it is read.
    async fn what_is_not_indexed_is_everybodys(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        store.decide_commit(&desk.decision(0)).await.unwrap();
        assert_eq!(store.cohorts_naming("p1").await.unwrap(), ["lari"]);
        assert_eq!(store.cohorts_without_index().await.unwrap().len(), 1);
        assert!(!store.index_cohort("lari", 7, &ids(&["p2"])).await.unwrap(), "of another version");
        assert!(store.index_cohort("lari", 1, &ids(&["p2"])).await.unwrap());
        assert!(store.cohorts_naming("p1").await.unwrap().is_empty());
        assert!(store.cohorts_without_index().await.unwrap().is_empty());
        assert!(store.load_cohort("lari").await.unwrap().unwrap().indexed);
        // A program that knows of no index went on beside this one.
        home.raw("UPDATE cohort SET version = version + 1").await;
        assert_eq!(store.cohorts_naming("p1").await.unwrap(), ["lari"]);
        store.decide_commit(&desk.decision(2)).await.unwrap();
        assert!(!store.load_cohort("lari").await.unwrap().unwrap().indexed, "no state before was indexed");
    }

    /// A cohort came to name somebody after it was looked whether one does: whoever is named is not forgotten.
    async fn who_is_named_meanwhile_is_not_forgotten(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        for person in ["p1", "p2"] {
            writing::person(store, &format!("@{person}:x"), Some("A"), person, 0).await;
        }
        let mut decision = desk.decision(0);
        decision.cohorts[0].people = Some(ids(&["p1"]));
        assert!(store.cohorts_naming("p1").await.unwrap().is_empty(), "so somebody begins to forget them");
        store.decide_commit(&decision).await.unwrap();
        assert!(!store.forget_person("p1").await.unwrap());
        assert!(store.person_for("@p1:x").await.unwrap().is_some());
        assert!(store.forget_person("p2").await.unwrap());
        assert!(store.person_for("@p2:x").await.unwrap().is_none());
    }
}
