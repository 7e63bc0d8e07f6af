//! When the deciding loop looks again: at the moment at which something comes due, not a beat later.

use std::time::Duration;

use storage::{Body, NewInboxRow};

use crate::{test_db::on_both, test_service::TestService};

on_both! {
    /// A row came due after a turn had looked for what is due and before it was over: it is due now, although the clock
    /// has passed its moment.
    async fn what_came_due_during_an_empty_turn_is_due_at_once(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let turn = town.now().as_millisecond();
        let row = NewInboxRow {
            cause: "order:apply:1".to_owned(),
            queue: Some("order:apply".to_owned()),
            body: Body::new("{}".to_owned()),
            received_at: turn,
            not_before: Some(turn + 5),
            outcome: None,
        };
        baraza.app.store.receive(&[row]).await.unwrap();
        assert_eq!(baraza.engine.until_due(turn).await, Duration::from_millis(5));
        town.pass(Duration::from_millis(20));
        assert_eq!(baraza.engine.until_due(turn).await, Duration::from_millis(1));
        assert_eq!(baraza.engine.until_due(turn + 20).await, Duration::from_secs(1), "that turn has seen it");
    }
}
