//! The long poll of simplified sliding sync.

use std::time::Duration;

use serde_json::Value;

use super::{Answer, route::Call, route::unrecognised};
use crate::{Refusal, server::Shared, world::following::Wish};

/// Answers when there is something to tell, or when the client's patience ends. Real time.
pub(super) async fn following(shared: &Shared, call: &Call) -> Answer {
    let wait = u64::try_from(call.number("timeout").unwrap_or_default()).unwrap_or_default();
    let patience = tokio::time::sleep(Duration::from_millis(wait));
    tokio::pin!(patience);
    loop {
        let moved = shared.moved.notified();
        let (answer, tells) = look(shared, call)?;
        if tells || wait == 0 {
            return Ok((200, answer));
        }
        tokio::select! {
            () = moved => {}
            () = &mut patience => return Ok((200, answer)),
        }
    }
}

fn look(shared: &Shared, call: &Call) -> Result<(Value, bool), Refusal> {
    let mut world = shared.world();
    let me = call.requester(&world)?;
    if !world.config.sliding_sync {
        return Err(unrecognised());
    }
    let lists = call.body.get("lists").and_then(Value::as_object).into_iter().flatten();
    let lists = lists.map(|(name, list)| {
        let last = list["ranges"][0][1].as_u64().unwrap_or_default();
        let rooms = usize::try_from(last).unwrap_or(usize::MAX).saturating_add(1);
        let limit = usize::try_from(list["timeline_limit"].as_u64().unwrap_or_default()).unwrap_or_default();
        (name.as_str(), rooms, limit)
    });
    let wish = Wish { position: call.parameter("pos"), lists: lists.collect() };
    world.following(&me, &wish)
}
