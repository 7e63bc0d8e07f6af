//! The homeserver's HTTP side: connections, faults, the journal.

mod account;
mod following;
mod read;
mod route;
mod write;

use std::{
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, to_bytes},
    extract::Query,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};

use self::route::Call;
use crate::{Refusal, Request, Trouble, server::Shared};

/// The largest body that is read.
const LARGEST_BODY: usize = 16 * 1024 * 1024;
/// How long the appservice may take to answer a ping.
const PING_PATIENCE: Duration = Duration::from_secs(5);

/// The connection is to be broken off without an answer.
#[derive(Debug, thiserror::Error)]
#[error("broken off on purpose")]
struct BrokenOff;

/// An answer: status and JSON.
pub(super) type Answer = Result<(u16, Value), Refusal>;

/// Takes connections for as long as the homeserver exists.
pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let mut alive = shared.alive.subscribe();
        // The port stays ours while the process is "dead", so that no other test takes it.
        if *alive.borrow_and_update() {
            tokio::spawn(connection(stream, shared.clone(), alive));
        }
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>, mut alive: watch::Receiver<bool>) {
    let service = service_fn(move |request| {
        let shared = shared.clone();
        // A homeserver goes on with what it has begun when the client hangs up; so it is a task of its own.
        async move { tokio::spawn(handle(shared, request)).await.unwrap_or(Err(BrokenOff)) }
    });
    // One request a connection: else a client would find out about a death only with its next request, on a
    // connection that it kept, and no test could say which request that is.
    let connection = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // How a connection ends is the client's affair.
        _ = connection => {}
        // It was alive when the connection was made: a change is a death, however short.
        _ = alive.changed() => {}
    }
}

async fn handle(shared: Arc<Shared>, request: axum::http::Request<Incoming>) -> Result<Response, BrokenOff> {
    let (head, body) = request.into_parts();
    let body = to_bytes(Body::new(body), LARGEST_BODY).await.map_err(|_| BrokenOff)?;
    let token = head
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .unwrap_or_default()
        .to_owned();
    let query = Query::<Vec<(String, String)>>::try_from_uri(&head.uri).map(|Query(q)| q).unwrap_or_default();
    let raw = head.uri.path();
    let segments: Vec<String> =
        raw.trim_start_matches('/').split('/').map(unescape).filter(|piece| !piece.is_empty()).collect();
    let call = Call {
        method: head.method.as_str().to_owned(),
        raw_path: raw.to_owned(),
        segments: segments
            .strip_prefix(&["_matrix".to_owned(), "client".to_owned()])
            .unwrap_or(&segments)
            .to_vec(),
        query,
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
        body_is_broken: !body.is_empty() && serde_json::from_slice::<Value>(&body).is_err(),
        token,
    };
    let number = note(&shared, &call);
    let response = troubled(&shared, &call).await?;
    // An answer that the client may have stopped waiting for is an answer all the same.
    if let Some(entry) = shared.journal.lock().unwrap_or_else(PoisonError::into_inner).get_mut(number) {
        entry.status = Some(response.status().as_u16());
    }
    Ok(response)
}

/// Writes the request into the journal.
fn note(shared: &Shared, call: &Call) -> usize {
    let entry = Request {
        method: call.method.clone(),
        path: call.path(),
        user: call.account(&shared.world()),
        device: call.parameter("device_id").map(str::to_owned),
        query: call.query.clone(),
        body: call.body.clone(),
        status: None,
    };
    let mut journal = shared.journal.lock().unwrap_or_else(PoisonError::into_inner);
    journal.push(entry);
    journal.len() - 1
}

/// Answers, with whatever trouble is set up for the request.
async fn troubled(shared: &Shared, call: &Call) -> Result<Response, BrokenOff> {
    let user = call.account(&shared.world());
    let trouble = shared.faults.lock().unwrap_or_else(PoisonError::into_inner).take(
        &call.method,
        &call.path(),
        user.as_deref(),
        &call.body.to_string(),
    );
    match trouble {
        None => answer(shared, call).await,
        Some(Trouble::Refuse) => Err(BrokenOff),
        Some(Trouble::Delay(pause)) => {
            tokio::time::sleep(pause).await;
            answer(shared, call).await
        }
        Some(Trouble::Late(pause)) => {
            let response = answer(shared, call).await;
            tokio::time::sleep(pause).await;
            response
        }
        Some(Trouble::Limit { header, body_ms }) => Ok(limited(header, body_ms)),
        Some(Trouble::Forbid) => {
            let refusal = Refusal::forbidden("You are not allowed to do this");
            Ok(json_response(refusal.status, &refusal.body()))
        }
        Some(Trouble::Block) => {
            let refusal = Refusal::new(403, "M_INVITE_BLOCKED", "This user does not take invitations");
            Ok(json_response(refusal.status, &refusal.body()))
        }
        Some(Trouble::Status(status)) => Ok(page(status)),
        Some(Trouble::StatusAfter(status)) => answer(shared, call).await.map(|_| page(status)),
        Some(Trouble::LoseAnswer) => answer(shared, call).await.and(Err(BrokenOff)),
        Some(Trouble::CrashBefore) => {
            shared.crash();
            Err(BrokenOff)
        }
        Some(Trouble::CrashAfter) => {
            let _ = answer(shared, call).await;
            shared.crash();
            Err(BrokenOff)
        }
        Some(Trouble::CrashInCreate { steps }) => {
            // Whether the half-made room was refused or begun, nobody gets to know.
            let _ = shared.change(|world| call.create_room(world, Some(steps)));
            shared.crash();
            Err(BrokenOff)
        }
    }
}

async fn answer(shared: &Shared, call: &Call) -> Result<Response, BrokenOff> {
    if shared.world().dead {
        return Err(BrokenOff);
    }
    let answer = if call.is_ping() {
        ping(shared, call).await
    } else if call.is_following() {
        following::following(shared, call).await
    } else {
        shared.change(|world| route::route(world, call))
    };
    Ok(match answer {
        Ok((status, body)) => json_response(status, &body),
        Err(refusal) => json_response(refusal.status, &refusal.body()),
    })
}

/// `POST /v1/appservice/{id}/ping`: asks the appservice, and on success tries what could not be pushed at once.
async fn ping(shared: &Shared, call: &Call) -> Answer {
    let (url, token) = {
        let world = shared.world();
        if call.token != world.config.as_token {
            return Err(Refusal::new(401, "M_UNKNOWN_TOKEN", "Unrecognised access token."));
        }
        if call.segments.get(2) != Some(&world.config.appservice_id) {
            return Err(Refusal::forbidden("Mismatching application service ID in path"));
        }
        (world.config.appservice_url.clone(), world.config.hs_token.clone())
    };
    let Some(url) = url else {
        let message = "The application service does not have a URL set";
        return Err(Refusal::new(400, "M_URL_NOT_SET", message));
    };
    let transaction = call.body.get("transaction_id").cloned().unwrap_or_default();
    let began = Instant::now();
    let request = shared
        .client
        .post(format!("{}/_matrix/app/v1/ping", url.trim_end_matches('/')))
        .bearer_auth(token)
        .timeout(PING_PATIENCE)
        .json(&json!({ "transaction_id": transaction }));
    match request.send().await {
        Ok(response) if response.status().is_success() => {
            shared.pinged.notify_one();
            shared.work.notify_one();
            let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            Ok((200, json!({ "duration_ms": took })))
        }
        Ok(response) => {
            let message = format!("HTTP {}", response.status().as_u16());
            Err(Refusal::new(502, "M_BAD_STATUS", message).with("status", response.status().as_u16()))
        }
        Err(fault) if fault.is_timeout() => Err(Refusal::new(504, "M_CONNECTION_TIMEOUT", "timeout")),
        Err(_) => Err(Refusal::new(502, "M_CONNECTION_FAILED", "connection failed")),
    }
}

fn json_response(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(body)).into_response()
}

fn limited(header: Option<u64>, body_ms: Option<u64>) -> Response {
    let mut body = json!({ "errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests" });
    if let Some(ms) = body_ms {
        body["retry_after_ms"] = json!(ms);
    }
    let mut response = json_response(429, &body);
    if let Some(seconds) = header {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What a proxy shows when the homeserver behind it is in trouble.
fn page(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, format!("<html><h1>{status}</h1></html>")).into_response()
}

/// Takes percent escapes out of a piece of a path.
fn unescape(piece: &str) -> String {
    let mut bytes = Vec::with_capacity(piece.len());
    let mut rest = piece.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_out() {
        assert_eq!(unescape("%23baraza_lari%3Amoh.test"), "#baraza_lari:moh.test");
        assert_eq!(unescape("!room"), "!room");
        assert_eq!(unescape("100%"), "100%");
        assert_eq!(unescape("%zz%4"), "%zz%4");
    }
}
