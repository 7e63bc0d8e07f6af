//! The shim: a server on loopback between the SDK and the homeserver.
//!
//! The SDK holds a random bearer that is worth nothing outside this process. The shim swaps it for the real token and
//! says for whom and for which device it is meant (`user_id`, `device_id`: Matrix 1.17, MSC4326), which the SDK cannot
//! say by itself. It is also where what the SDK could not bear is taken out of the homeserver's answers (`tame`).

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use matrix_sdk::ruma::OwnedUserId;
use rand::TryRngCore;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::tame::{self, Caution};

/// Longest request body that is passed on, in bytes. Key uploads are some 10 kB; media does not come this way.
const MAX_BODY: usize = 16 << 20;

/// How the shim speaks for the device.
#[derive(Clone, Debug)]
pub(crate) enum Identity {
    /// The appservice token with `user_id` and `device_id` in the query (appservice device management).
    Masquerade { as_token: SecretString, user_id: OwnedUserId, device_id: String },
    /// The device's own token, from appservice login. Cross-signing keys go up with the appservice token all the
    /// same: that needs no password there.
    OwnToken { token: SecretString, as_token: SecretString, user_id: OwnedUserId },
}

impl Identity {
    /// The token for a request to `path`, and what its query says about us.
    fn credentials(&self, path: &str) -> (&SecretString, Vec<(&'static str, &str)>) {
        match self {
            Self::Masquerade { as_token, user_id, device_id } => {
                (as_token, vec![("user_id", user_id.as_str()), ("device_id", device_id)])
            }
            Self::OwnToken { as_token, user_id, .. } if path.ends_with("/keys/device_signing/upload") => {
                (as_token, vec![("user_id", user_id.as_str())])
            }
            Self::OwnToken { token, .. } => (token, Vec::new()),
        }
    }
}

/// A running shim.
#[derive(Debug)]
pub(crate) struct Shim {
    address: SocketAddr,
    bearer: SecretString,
    caution: Guard,
    closing: CancellationToken,
    server: JoinHandle<()>,
}

/// How much of the next sync is let through; shared with whoever syncs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guard(Arc<Mutex<Caution>>);

impl Guard {
    pub(crate) fn get(&self) -> Caution {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, caution: Caution) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = caution;
    }
}

struct Forwarding {
    http: reqwest::Client,
    homeserver: Url,
    bearer: SecretString,
    identity: Identity,
    caution: Guard,
    closing: CancellationToken,
}

impl Shim {
    /// Starts on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// When no loopback port can be opened or the system has no randomness.
    pub(crate) async fn start(
        http: reqwest::Client,
        homeserver: Url,
        identity: Identity,
    ) -> std::io::Result<Self> {
        let bearer = SecretString::from(random_bearer()?);
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (closing, caution) = (CancellationToken::new(), Guard::default());
        let forwarding = Forwarding {
            http,
            homeserver,
            bearer: bearer.clone(),
            identity,
            caution: caution.clone(),
            closing: closing.clone(),
        };
        let router = Router::new().fallback(forward).with_state(Arc::new(forwarding));
        let stop = closing.clone();
        let server = tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
            if let Err(error) = serving.await {
                tracing::error!(%error, "the loopback shim stopped");
            }
        });
        Ok(Self { address, bearer, caution, closing, server })
    }

    /// The homeserver as the SDK is to see it.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The token that opens this shim and nothing else.
    pub(crate) fn bearer(&self) -> &SecretString {
        &self.bearer
    }

    /// How much of a sync is let through.
    pub(crate) fn caution(&self) -> &Guard {
        &self.caution
    }

    /// Cancelled when the shim closes; a waiting sync is answered at once then.
    pub(crate) fn closing(&self) -> &CancellationToken {
        &self.closing
    }

    /// Lets running requests end (two seconds at most) and closes the port.
    pub(crate) async fn stop(self) {
        self.closing.cancel();
        let mut server = self.server;
        if tokio::time::timeout(Duration::from_secs(2), &mut server).await.is_err() {
            server.abort();
        }
    }
}

fn random_bearer() -> std::io::Result<String> {
    let mut bytes = [0_u8; 32];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

async fn forward(State(shim): State<Arc<Forwarding>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path();
    // The SDK asks for the versions before it has a session: nothing of ours is added to that.
    let anonymous = parts.method == Method::GET && path == "/_matrix/client/versions";
    if !anonymous && !shim.knows(&parts.headers) {
        return refusal(StatusCode::UNAUTHORIZED, "M_UNKNOWN_TOKEN", "not the bearer of this shim");
    }
    let Some(mut target) = target(&shim.homeserver, path, parts.uri.query()) else {
        return refusal(StatusCode::NOT_FOUND, "M_UNRECOGNIZED", "only the client API is passed on");
    };
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return refusal(StatusCode::PAYLOAD_TOO_LARGE, "M_TOO_LARGE", "the request body is too large");
    };
    let mut token = None;
    if !anonymous {
        let (secret, identity) = shim.identity.credentials(path);
        if !identity.is_empty() {
            target.query_pairs_mut().extend_pairs(identity);
        }
        token = Some(secret.expose_secret());
    }
    let waits = path.ends_with("/sync");
    let mut onward = shim.http.request(parts.method, target).body(body);
    if let Some(kind) = parts.headers.get(header::CONTENT_TYPE) {
        onward = onward.header(header::CONTENT_TYPE, kind);
    }
    if let Some(token) = token {
        onward = onward.bearer_auth(token);
    }
    let caution = shim.caution.get();
    let answer = async { passed_on(path, onward.send().await, caution).await };
    if !waits {
        return answer.await;
    }
    tokio::select! {
        answer = answer => answer,
        () = shim.closing.cancelled() => refusal(StatusCode::SERVICE_UNAVAILABLE, "M_UNKNOWN", "the device is closing"),
    }
}

impl Forwarding {
    fn knows(&self, headers: &HeaderMap) -> bool {
        let given = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        given.is_some_and(|given| given.as_bytes().ct_eq(self.bearer.expose_secret().as_bytes()).into())
    }
}

/// The homeserver's address for a path of the client API; `None` for every other path.
fn target(homeserver: &Url, path: &str, query: Option<&str>) -> Option<Url> {
    let mut target = homeserver.clone();
    let base = homeserver.path().trim_end_matches('/');
    target.set_path(&format!("{base}{path}"));
    target.set_query(query);
    // Compared after the URL library has resolved any dots.
    target.path().starts_with(&format!("{base}/_matrix/client/")).then_some(target)
}

async fn passed_on(
    path: &str,
    answer: Result<reqwest::Response, reqwest::Error>,
    caution: Caution,
) -> Response {
    let read = async {
        let answer = answer?;
        let status = answer.status();
        let headers = answer.headers().clone();
        Ok::<_, reqwest::Error>((status, headers, answer.bytes().await?))
    };
    match read.await {
        Ok((status, headers, body)) if status.is_success() => {
            passed_back(status, &headers, tame::answer(path, body, caution))
        }
        Ok((status, headers, body)) => passed_back(status, &headers, body),
        Err(error) => {
            tracing::debug!(error = %error.without_url(), "the homeserver does not answer");
            refusal(StatusCode::BAD_GATEWAY, "M_UNKNOWN", "the homeserver does not answer")
        }
    }
}

fn passed_back(status: StatusCode, headers: &HeaderMap, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    for name in [header::CONTENT_TYPE, header::RETRY_AFTER] {
        if let Some(value) = headers.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn refusal(status: StatusCode, errcode: &str, error: &str) -> Response {
    (status, axum::Json(serde_json::json!({ "errcode": errcode, "error": error }))).into_response()
}

#[cfg(test)]
#[path = "shim_tests.rs"]
mod tests;
