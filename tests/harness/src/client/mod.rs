//! A small Matrix client over JSON, for witnesses and tests: it knows what a member or an administrator can know.

mod rooms;
mod watching;

use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::{Method, StatusCode, Url};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

pub use rooms::{Relation, message};
pub use watching::{Membership, one_line};

/// How long one answer may take.
const ANSWER: Duration = Duration::from_secs(60);
/// How long a limited request is repeated.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a homeserver answered instead of doing what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{method} {path}: {status} {errcode} {message}")]
pub struct ApiFault {
    /// What was asked.
    pub method: String,
    /// Path of the request, without its query.
    pub path: String,
    /// HTTP status.
    pub status: u16,
    /// Matrix error code, empty when there was none.
    pub errcode: String,
    /// The server's own words.
    pub message: String,
    /// How long to wait, when it was limited (429).
    pub retry_after: Option<Duration>,
}

/// What goes with a request.
enum Body<'a> {
    None,
    Json(&'a Value),
    /// Passed on as it is, whether or not it can be read.
    Text(&'a str),
    /// A file.
    Bytes(&'a [u8]),
}

/// One account's access to its homeserver. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
    user_id: String,
    acting: bool,
    patient: bool,
}

impl Client {
    /// Access with a token to the server at `base` (no slash at its end). An empty token is nobody.
    pub fn new(base: &str, token: &str) -> Self {
        // A proxy of the environment has no business on loopback.
        let http = reqwest::Client::builder().no_proxy().timeout(ANSWER).build().unwrap_or_default();
        Self {
            http,
            base: base.trim_end_matches('/').to_owned(),
            token: token.to_owned(),
            user_id: String::new(),
            acting: false,
            patient: true,
        }
    }

    /// Says whose token it is, so that it need not be asked for.
    #[must_use]
    pub fn named(mut self, user_id: &str) -> Self {
        user_id.clone_into(&mut self.user_id);
        self
    }

    /// With an appservice's token: acts as one of its accounts (`?user_id=`).
    #[must_use]
    pub fn acting_as(mut self, user_id: &str) -> Self {
        user_id.clone_into(&mut self.user_id);
        self.acting = true;
        self
    }

    /// Limits (429) become errors at once, instead of being waited for.
    #[must_use]
    pub fn impatient(mut self) -> Self {
        self.patient = false;
        self
    }

    /// Logs in with a password, as a person would.
    ///
    /// # Errors
    /// [`ApiFault`] when the password is wrong, among others.
    pub async fn login(base: &str, user_id: &str, password: &str) -> Result<Self> {
        let nobody = Self::new(base, "");
        let body = json!({
            "type": "m.login.password",
            "identifier": { "type": "m.id.user", "user": user_id },
            "password": password,
        });
        let answer = nobody.post(&["_matrix", "client", "v3", "login"], &body).await?;
        Ok(Self::new(base, text(&answer, "access_token")?).named(text(&answer, "user_id")?))
    }

    /// Whose token this is; empty when nobody said so.
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// Where the homeserver is.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// True when the server answers at all.
    pub async fn healthy(&self) -> bool {
        let request = self.http.get(format!("{}/health", self.base)).timeout(Duration::from_secs(2));
        request.send().await.is_ok_and(|answer| answer.status().is_success())
    }

    /// `GET` of a path given by its segments.
    ///
    /// # Errors
    /// [`ApiFault`], or that the server cannot be reached.
    pub async fn get(&self, path: &[&str], query: &[(&str, String)]) -> Result<Value> {
        self.request(Method::GET, path, query, None).await
    }

    /// `POST` of a path given by its segments.
    ///
    /// # Errors
    /// [`ApiFault`], or that the server cannot be reached.
    pub async fn post(&self, path: &[&str], body: &Value) -> Result<Value> {
        self.request(Method::POST, path, &[], Some(body)).await
    }

    /// `PUT` of a path given by its segments.
    ///
    /// # Errors
    /// [`ApiFault`], or that the server cannot be reached.
    pub async fn put(&self, path: &[&str], query: &[(&str, String)], body: &Value) -> Result<Value> {
        self.request(Method::PUT, path, query, Some(body)).await
    }

    /// `PUT` of a body as it stands here, once.
    pub(crate) async fn put_text(&self, path: &[&str], body: &str) -> Result<Value> {
        self.once(Method::PUT, path, &[], Body::Text(body)).await
    }

    /// Gives the server a file to keep; says where it is.
    ///
    /// # Errors
    /// [`ApiFault`], or that the server cannot be reached.
    pub async fn upload(&self, bytes: &[u8]) -> Result<String> {
        let kept =
            self.once(Method::POST, &["_matrix", "media", "v3", "upload"], &[], Body::Bytes(bytes)).await?;
        Ok(text(&kept, "content_uri")?.to_owned())
    }

    /// What the homeserver keeps under an address (`mxc://server/id`).
    ///
    /// # Errors
    /// That the server cannot be reached, or has no such file.
    pub async fn download(&self, address: &str) -> Result<Vec<u8>> {
        let (server, id) =
            address.strip_prefix("mxc://").and_then(|rest| rest.split_once('/')).context("no address")?;
        let mut url = Url::parse(&self.base).with_context(|| format!("{} is no address", self.base))?;
        let path = ["_matrix", "client", "v1", "media", "download", server, id];
        url.path_segments_mut().ok().context("no address")?.pop_if_empty().extend(path);
        let answer = self.http.get(url).bearer_auth(&self.token).send().await?;
        Ok(answer.error_for_status()?.bytes().await?.to_vec())
    }

    /// Any request. A limited one (429) is repeated for up to a minute, unless [`Self::impatient`].
    ///
    /// # Errors
    /// [`ApiFault`], or that the server cannot be reached.
    pub async fn request(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, String)],
        body: Option<&Value>,
    ) -> Result<Value> {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.once(method.clone(), path, query, body.map_or(Body::None, Body::Json)).await {
                Err(fault) => match fault.downcast_ref::<ApiFault>().and_then(|f| f.retry_after) {
                    Some(pause) if self.patient && Instant::now() + pause < until => sleep(pause).await,
                    _ => return Err(fault),
                },
                done => return done,
            }
        }
    }

    async fn once(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, String)],
        body: Body<'_>,
    ) -> Result<Value> {
        let mut url = Url::parse(&self.base).with_context(|| format!("{} is no address", self.base))?;
        url.path_segments_mut().ok().context("no address")?.pop_if_empty().extend(path);
        let mut request = self.http.request(method.clone(), url.clone()).query(query);
        if self.acting {
            request = request.query(&[("user_id", &self.user_id)]);
        }
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        request = match body {
            Body::None => request,
            Body::Json(body) => request.json(body),
            Body::Bytes(body) => {
                request.header("content-type", "application/octet-stream").body(body.to_vec())
            }
            Body::Text(body) => request.header("content-type", "application/json").body(body.to_owned()),
        };
        let answer =
            request.send().await.with_context(|| format!("{method} {} at {}", url.path(), self.base))?;
        let status = answer.status();
        let header =
            answer.headers().get("retry-after").and_then(|h| h.to_str().ok()).and_then(|h| h.parse().ok());
        let said =
            answer.bytes().await.with_context(|| format!("{method} {}: the answer broke off", url.path()))?;
        let value: Value = serde_json::from_slice(&said)
            .unwrap_or_else(|_| json!({ "error": String::from_utf8_lossy(&said).into_owned() }));
        if status.is_success() {
            return Ok(value);
        }
        let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let limited = status == StatusCode::TOO_MANY_REQUESTS;
        let told = value["retry_after_ms"].as_u64().map(Duration::from_millis);
        Err(ApiFault {
            method: method.to_string(),
            path: url.path().to_owned(),
            status: status.as_u16(),
            errcode: word("errcode"),
            message: word("error"),
            retry_after: limited
                .then(|| told.or(header.map(Duration::from_secs)).unwrap_or(Duration::from_secs(1))),
        }
        .into())
    }
}

/// A text field of an answer.
pub(crate) fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value[name].as_str().with_context(|| format!("the answer has no {name}: {value}"))
}

/// The server's refusal in an error, if that is what it is.
pub fn refusal(fault: &anyhow::Error) -> Option<&ApiFault> {
    fault.chain().find_map(|cause| cause.downcast_ref::<ApiFault>())
}
