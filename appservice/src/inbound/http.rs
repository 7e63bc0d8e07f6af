//! The application service API: what the homeserver calls.
//!
//! Acknowledge after commit, work after acknowledging: a transaction is checked, stored and answered, nothing else.
//! A row that cannot be understood is stored and marked, never refused, because a refusal blocks the homeserver's
//! queue for ever. Receipts, presence, typing and to-device messages are dropped here, at the door.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{json, value::RawValue};
use storage::{Body, NewInboxRow, Outcome, Store};
use subtle::ConstantTimeEq;
use tokio::sync::Notify;

use super::aside::{is_event_id, set_aside};
use crate::{cause::Cause, clock::Clock, doors::Trusted};

/// A transaction is at most 100 events of 64 KiB, each with as much again of what it replaces. One that is refused for
/// its length would come again for ever and nothing after it, so the bound is far above that.
const LARGEST_TRANSACTION: usize = 64 * 1024 * 1024;

/// What the door needs.
#[derive(Clone)]
pub struct Door {
    /// Where rows are stored.
    pub store: Store,
    /// What the homeserver must show.
    pub hs_token: Arc<SecretString>,
    /// The time of receipt.
    pub clock: Clock,
    /// Told when rows came in.
    pub arrived: Arc<Notify>,
}

/// The routes of the application service API.
pub fn router(door: Door) -> Router {
    Router::new()
        .route("/_matrix/app/v1/transactions/{transaction}", put(transaction))
        .route("/_matrix/app/v1/ping", post(|| async { Json(json!({})) }))
        .route("/_matrix/app/v1/users/{user}", get(unknown))
        .route("/_matrix/app/v1/rooms/{alias}", get(unknown))
        .layer(middleware::from_fn_with_state(door.clone(), only_the_homeserver))
        .layer(DefaultBodyLimit::max(LARGEST_TRANSACTION))
        .with_state(door)
}

async fn unknown() -> Response {
    refusal(StatusCode::NOT_FOUND, "M_NOT_FOUND", "Baraza makes no accounts or rooms on demand")
}

fn refusal(status: StatusCode, errcode: &str, error: &str) -> Response {
    (status, Json(json!({ "errcode": errcode, "error": error }))).into_response()
}

async fn only_the_homeserver(State(door): State<Door>, request: Request, next: Next) -> Response {
    if shows_token(request.headers(), &door.hs_token) {
        let mut response = next.run(request).await;
        response.extensions_mut().insert(Trusted);
        return response;
    }
    refusal(
        StatusCode::FORBIDDEN,
        "M_FORBIDDEN",
        "the token is not the hs_token of this registration: give the homeserver and Baraza the same registration",
    )
}

fn shows_token(headers: &HeaderMap, token: &SecretString) -> bool {
    let shown = headers.get(AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    shown.is_some_and(|shown| bool::from(shown.ct_eq(token.expose_secret().as_bytes())))
}

async fn transaction(State(door): State<Door>, Path(id): Path<String>, body: Bytes) -> Response {
    let now = door.clock.now_ms();
    let rows = rows(&id, &body, now);
    match door.store.receive(&rows).await {
        Ok(new) => {
            metrics::counter!("baraza_events_received_total").increment(new as u64);
            if new > 0 {
                door.arrived.notify_one();
            }
            Json(json!({})).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a transaction could not be stored; the homeserver will send it again");
            refusal(
                StatusCode::SERVICE_UNAVAILABLE,
                "M_UNKNOWN",
                "the database did not store the transaction",
            )
        }
    }
}

/// The rows of a transaction, each event read alone. Unique by event id, never by transaction id (Synapse on SQLite
/// starts those from 1 after a restart); what has no event id is known by its own text.
pub fn rows(id: &str, body: &[u8], now: i64) -> Vec<NewInboxRow> {
    let text = String::from_utf8_lossy(body);
    let Ok(transaction) = serde_json::from_str::<&RawValue>(&text) else {
        return vec![malformed(id, body, now, "the transaction is no JSON")];
    };
    let Some(parts) = raw_event::entries(transaction) else {
        return vec![malformed(id, body, now, "the transaction is no object")];
    };
    let Some((_, events)) = parts.into_iter().rev().find(|(name, _)| name == "events") else {
        return Vec::new();
    };
    match raw_event::list(events) {
        Some(events) => events.into_iter().map(|event| row(id, event, now)).collect(),
        None => vec![malformed(id, body, now, "events is no list")],
    }
}

fn row(id: &str, raw: &RawValue, now: i64) -> NewInboxRow {
    let event = match raw_event::timeline(raw) {
        Ok(event) => event,
        Err(aside) => {
            return set_aside(&aside, now)
                .unwrap_or_else(|| malformed(id, raw.get().as_bytes(), now, aside.why.words()));
        }
    };
    match event["event_id"].as_str().filter(|id| is_event_id(id)) {
        Some(event_id) if event["type"].is_string() && event["room_id"].is_string() => NewInboxRow {
            cause: event_id.to_owned(),
            queue: None,
            body: Body::new(event.to_string()),
            received_at: now,
            not_before: None,
            outcome: None,
        },
        _ => malformed(id, raw.get().as_bytes(), now, "an event without id, type or room"),
    }
}

fn malformed(id: &str, body: &[u8], now: i64, reason: &str) -> NewInboxRow {
    let digest = crate::idsource::hash(&String::from_utf8_lossy(body));
    NewInboxRow {
        cause: Cause::Other(format!("malformed:{digest}")).to_string(),
        queue: None,
        body: Body::new(""),
        received_at: now,
        not_before: None,
        outcome: Some(Outcome::parked(format!("{reason} (transaction {id}, {} bytes)", body.len()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_becomes_rows_by_event_id() {
        let body = json!({ "events": [
            { "event_id": "$a", "type": "m.room.message", "room_id": "!r", "content": {} },
            { "event_id": "$b", "type": "m.room.message", "room_id": "!r", "content": {} },
        ], "ephemeral": [{ "type": "m.receipt" }] });
        let rows = rows("1", body.to_string().as_bytes(), 5);
        assert_eq!(rows.iter().map(|row| row.cause.as_str()).collect::<Vec<_>>(), ["$a", "$b"]);
        assert!(rows.iter().all(|row| row.outcome.is_none() && !row.body.as_str().contains("m.receipt")));
    }

    #[test]
    fn what_cannot_be_understood_is_stored_and_marked() {
        for body in
            ["no json", "[]", r#"{"events": 3}"#, r#"{"events": [{"type": "x"}]}"#, r#"{"events": [7]}"#]
        {
            let rows = rows("1", body.as_bytes(), 5);
            assert_eq!(rows.len(), 1, "{body}");
            assert!(rows[0].outcome.is_some(), "{body}");
            assert!(rows[0].cause.starts_with("malformed:"), "{body}");
        }
    }

    #[test]
    fn the_token_must_be_the_right_one() {
        let token = SecretString::from("right");
        let with = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, http::HeaderValue::from_static(value));
            headers
        };
        assert!(shows_token(&with("Bearer right"), &token));
        assert!(!shows_token(&with("Bearer wrong"), &token));
        assert!(!shows_token(&with("right"), &token));
        assert!(!shows_token(&HeaderMap::new(), &token));
    }
}
