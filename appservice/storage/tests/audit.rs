//! The audit log: append only, and a change shows.

use storage::Chain;

use crate::decisions::{Desk, audit};
use crate::home::for_each_backend;
use crate::writing;

for_each_backend! {
    async fn the_chain_is_whole(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        assert_eq!(store.verify_chain("lari").await.unwrap(), Chain::Whole { rows: 0 });
        desk.audit(0, vec![audit("a1", "mute"), audit("a2", "unmute")]).await.unwrap();
        desk.audit(1, vec![audit("a3", "ban")]).await.unwrap();
        let rows = store.audit_of("lari", 10).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(rows.iter().map(|row| row.act.as_str()).collect::<Vec<_>>(), ["mute", "unmute", "ban"]);
        assert_eq!((rows[0].previous_hash.as_str(), &rows[2].previous_hash), ("", &rows[1].hash));
        assert_eq!(store.audit_of("lari", 2).await.unwrap(), rows[1..]);
        assert_eq!(store.verify_chain("lari").await.unwrap(), Chain::Whole { rows: 3 });
    }

    async fn a_change_behind_our_back_shows(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        let acts = (1..=4).map(|n| audit(&format!("a{n}"), "act")).collect();
        desk.audit(0, acts).await.unwrap();
        for (damage, repair, seq) in [
            ("UPDATE audit SET actor = 'p9' WHERE seq = 2", "UPDATE audit SET actor = 'p1' WHERE seq = 2", 2),
            ("UPDATE audit SET at = 8 WHERE seq = 4", "UPDATE audit SET at = 7 WHERE seq = 4", 4),
            ("UPDATE audit SET subject = NULL WHERE seq = 1", "UPDATE audit SET subject = 'p2' WHERE seq = 1", 1),
            ("UPDATE audit SET seq = 9 WHERE seq = 3", "UPDATE audit SET seq = 3 WHERE seq = 9", 3),
            ("DELETE FROM audit WHERE seq = 1", "", 1),
        ] {
            home.raw(damage).await;
            assert_eq!(store.verify_chain("lari").await.unwrap(), Chain::Broken { seq }, "{damage}");
            home.raw(repair).await;
        }
    }

    /// Erasing a name leaves the log as it is: it never held the name.
    async fn erasing_a_name_breaks_no_chain(home) {
        let store = &home.store;
        writing::person(store, "@wanjiru:moh", Some("Wanjiru"), "p1", 0).await;
        let desk = Desk::open(store).await;
        desk.audit(0, vec![audit("a1", "mute")]).await.unwrap();
        // As docs/operators.md says.
        home.raw("DELETE FROM account WHERE user_id = '@wanjiru:moh'").await;
        assert_eq!(store.accounts_of(&["p1".into()]).await.unwrap(), []);
        assert_eq!(store.verify_chain("lari").await.unwrap(), Chain::Whole { rows: 1 });
    }
}
