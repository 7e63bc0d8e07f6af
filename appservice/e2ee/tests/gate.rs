//! A gate between the device and the homeserver, for what is late or missing on a network and on older servers.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use tokio::sync::watch;

/// A homeserver's address behind which everything passes, but for what is held back.
pub struct Gate {
    pub url: String,
    held: watch::Sender<bool>,
}

#[derive(Clone)]
struct Behind {
    http: reqwest::Client,
    homeserver: String,
    held: watch::Receiver<bool>,
    old_server: bool,
}

impl Gate {
    /// `old_server`: as one that has no appservice device management.
    pub async fn before(homeserver: &str, old_server: bool) -> Self {
        let held = watch::Sender::new(false);
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let behind = Behind {
            http: reqwest::Client::new(),
            homeserver: homeserver.to_owned(),
            held: held.subscribe(),
            old_server,
        };
        let router = Router::new().fallback(pass).with_state(Arc::new(behind));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, held }
    }

    /// Answers to a sync wait at the gate from now on.
    pub fn hold_syncs(&self) {
        self.held.send_replace(true);
    }

    /// Half a second late.
    pub async fn let_through_soon(&self) {
        tokio::time::sleep(Duration::from_millis(500)).await;
        self.let_through();
    }

    pub fn let_through(&self) {
        self.held.send_replace(false);
    }
}

async fn pass(State(gate): State<Arc<Behind>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    if gate.old_server && parts.method == Method::PUT && path.contains("/devices/") {
        return answer(StatusCode::NOT_FOUND, r#"{"errcode":"M_UNRECOGNIZED","error":"unknown"}"#.into());
    }
    let onward = format!("{}{}", gate.homeserver, parts.uri);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let mut headers = parts.headers;
    headers.remove("host");
    headers.remove("content-length");
    let sent = gate.http.request(parts.method, onward).headers(headers).body(body).send().await;
    let Ok(sent) = sent else { return answer(StatusCode::BAD_GATEWAY, String::new()) };
    let (status, text) = (sent.status(), sent.text().await.unwrap_or_default());
    if path.ends_with("/sync") {
        let mut held = gate.held.clone();
        let _ = held.wait_for(|held| !held).await;
    }
    answer(status, text)
}

fn answer(status: StatusCode, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert("content-type", "application/json".parse().unwrap());
    response
}
