//! The connection, and the one place where a request is put together, sent and judged.

use std::{borrow::Cow, sync::Arc, time::Duration};

use reqwest::{Client, Method, Response, Url, redirect::Policy};
use ruma::{OwnedServerName, ServerName};
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{Fault, Identity, kind::kind};

/// How long a request may take in all. Joining a large room over federation takes long; Synapse itself gives up
/// after a minute.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long making a connection may take.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);

/// The homeserver that our appservice belongs to. Cheap to clone.
#[derive(Clone)]
pub struct Homeserver {
    inner: Arc<Inner>,
}

struct Inner {
    client: Client,
    base: Url,
    as_token: SecretString,
    server_name: OwnedServerName,
}

impl std::fmt::Debug for Homeserver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Homeserver").field("base", &self.inner.base.as_str()).finish_non_exhaustive()
    }
}

/// Why there is no client for a homeserver.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupFault {
    /// The address is of a kind that cannot be asked.
    #[error("{address} is not the address of a homeserver: it must begin with http:// or https://")]
    Address {
        /// The address.
        address: String,
    },
    /// The HTTP client could not be made.
    #[error("no HTTP client can be made")]
    Client {
        /// Why.
        #[source]
        source: reqwest::Error,
    },
}

impl Homeserver {
    /// A client for the homeserver at `base_url` (as clients reach it, such as `http://127.0.0.1:8008`).
    ///
    /// # Errors
    /// An address that is not HTTP; no usable TLS set-up on this machine. No request is made.
    pub fn new(
        base_url: Url,
        as_token: SecretString,
        server_name: OwnedServerName,
    ) -> Result<Self, SetupFault> {
        if !matches!(base_url.scheme(), "http" | "https") {
            return Err(SetupFault::Address { address: base_url.into() });
        }
        let client = Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(CONNECT_PATIENCE)
            // A redirected PUT would arrive as a GET.
            .redirect(Policy::none())
            // The token goes to the homeserver and to nobody between.
            .no_proxy()
            .build()
            .map_err(|source| SetupFault::Client { source })?;
        Ok(Self { inner: Arc::new(Inner { client, base: base_url, as_token, server_name }) })
    }

    /// The homeserver's name, the part after the colon of its accounts.
    pub fn server_name(&self) -> &ServerName {
        &self.inner.server_name
    }

    /// The address that requests go to.
    pub fn base_url(&self) -> &Url {
        &self.inner.base
    }

    /// A request below `/_matrix/client/` whose path has these pieces, each of which is escaped.
    pub(crate) fn ask(&self, method: Method, path: &[&str]) -> Ask<'_> {
        self.ask_below("client", method, path)
    }

    /// The same below `/_matrix/media/`.
    pub(crate) fn ask_media(&self, method: Method, path: &[&str]) -> Ask<'_> {
        self.ask_below("media", method, path)
    }

    fn ask_below(&self, part: &str, method: Method, path: &[&str]) -> Ask<'_> {
        let mut url = self.inner.base.clone();
        // Fails only for addresses that cannot be a base, and `new` takes none of those.
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push("_matrix").push(part).extend(path);
        }
        let what = format!("{method} {}", path.join("/"));
        let kind = kind(&method, path);
        Ask { homeserver: self, method, url, body: None, patience: None, kind, what }
    }
}

/// What a request carries.
enum Payload {
    Json(Value),
    File { mime: &'static str, bytes: Cow<'static, [u8]> },
}

/// One request in the making.
pub(crate) struct Ask<'a> {
    homeserver: &'a Homeserver,
    method: Method,
    url: Url,
    body: Option<Payload>,
    /// How long it may take where that is not [`PATIENCE`].
    patience: Option<Duration>,
    /// What it is counted as.
    kind: &'static str,
    /// Method and path, for faults and logs. No body, no query.
    what: String,
}

impl Ask<'_> {
    /// Made for this account and its device.
    pub(crate) fn of(self, identity: &Identity) -> Self {
        let ask = self.query("user_id", identity.user_id.as_str());
        match &identity.device_id {
            Some(device) => ask.query("device_id", device.as_str()),
            None => ask,
        }
    }

    /// Made for this account, its device left out: for requests about the device itself.
    pub(crate) fn of_account(self, identity: &Identity) -> Self {
        self.query("user_id", identity.user_id.as_str())
    }

    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.url.query_pairs_mut().append_pair(name, value);
        self
    }

    pub(crate) fn body(mut self, body: Value) -> Self {
        self.body = Some(Payload::Json(body));
        self
    }

    pub(crate) fn file(mut self, mime: &'static str, bytes: Cow<'static, [u8]>) -> Self {
        self.body = Some(Payload::File { mime, bytes });
        self
    }

    /// The homeserver may wait so long before it answers.
    pub(crate) fn waits(mut self, at_most: Duration) -> Self {
        self.patience = Some(PATIENCE.saturating_add(at_most));
        self
    }

    /// Sends it and reads the answer.
    pub(crate) async fn answer<T: DeserializeOwned>(self) -> Result<T, Fault> {
        self.text().await?.read(|text| serde_json::from_str(text))
    }

    /// Sends it and reads the answer, which people may have written, as far as it can be read.
    pub(crate) async fn value(self) -> Result<Value, Fault> {
        let answer = self.text().await?;
        match raw_event::value(&answer.text) {
            Some(value) => Ok(value),
            None => answer.read(serde_json::from_str),
        }
    }

    /// Sends it. The answer as it came, with what it is an answer to.
    pub(crate) async fn text(self) -> Result<Answer, Fault> {
        let (what, response) = self.sent().await?;
        let status = response.status();
        let body = response.bytes().await.map_err(|source| Fault::unreachable(&what, source))?;
        let text = String::from_utf8_lossy(&body).into_owned();
        Ok(Answer { what, status: status.as_u16(), text })
    }

    /// Sends it. The bytes of the answer, or nothing where they are more than so many; those are not read to their end.
    pub(crate) async fn bytes(self, at_most: usize) -> Result<Option<Vec<u8>>, Fault> {
        let (what, mut response) = self.sent().await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|source| Fault::unreachable(&what, source))? {
            if bytes.len().saturating_add(chunk.len()) > at_most {
                return Ok(None);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }

    /// Sends it. An answer that says that it went well, not read yet.
    async fn sent(self) -> Result<(String, Response), Fault> {
        let Inner { client, as_token, .. } = &*self.homeserver.inner;
        let mut request = client.request(self.method.clone(), self.url).bearer_auth(as_token.expose_secret());
        request = match &self.body {
            Some(Payload::Json(body)) => request.json(body),
            Some(Payload::File { mime, bytes }) => {
                request.header(reqwest::header::CONTENT_TYPE, *mime).body(bytes.to_vec())
            }
            None if self.method == Method::POST || self.method == Method::PUT => request.json(&json!({})),
            None => request,
        };
        if let Some(patience) = self.patience {
            request = request.timeout(patience);
        }
        let what = self.what;
        metrics::counter!("baraza_homeserver_requests_total", "kind" => self.kind).increment(1);
        let response = request.send().await.map_err(|source| Fault::unreachable(&what, source))?;
        let status = response.status();
        tracing::debug!(%what, status = status.as_u16(), "asked the homeserver");
        if !status.is_success() {
            let headers = response.headers().clone();
            let body = response.bytes().await.map_err(|source| Fault::unreachable(&what, source))?;
            return Err(Fault::of_answer(&what, status, &headers, &body));
        }
        Ok((what, response))
    }

    /// Sends it; the answer's content does not matter.
    pub(crate) async fn done(self) -> Result<(), Fault> {
        self.answer::<Value>().await.map(drop)
    }

    /// Sends it; `None` if the homeserver says that there is no such thing.
    pub(crate) async fn answer_if_any<T: DeserializeOwned>(self) -> Result<Option<T>, Fault> {
        if_any(self.answer().await)
    }
}

/// `None` if the homeserver says that there is no such thing.
pub(crate) fn if_any<T>(answer: Result<T, Fault>) -> Result<Option<T>, Fault> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(fault) if fault.is("M_NOT_FOUND") => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// A success, not read yet.
pub(crate) struct Answer {
    what: String,
    status: u16,
    pub(crate) text: String,
}

impl Answer {
    /// Reads it.
    pub(crate) fn read<'a, T, E: std::error::Error + Send + Sync + 'static>(
        &'a self,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Result<T, Fault> {
        read(&self.text).map_err(|source| Fault::Unexpected {
            status: self.status,
            what: self.what.clone(),
            source: Some(Box::new(source)),
        })
    }
}
