use serde_json::Value;

use crate::fault::Pattern;

/// A request that the homeserver got, in the order of arrival.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `PUT`, …
    pub method: String,
    /// The path below `/_matrix/client`, unescaped: `/v3/rooms/!a/state/m.room.topic`.
    pub path: String,
    /// The account it was made for, if it named one or its token belongs to one.
    pub user: Option<String>,
    /// The device it named.
    pub device: Option<String>,
    /// The query.
    pub query: Vec<(String, String)>,
    /// The body; null if there was none or it was no JSON.
    pub body: Value,
    /// The status that was answered; `None` while there is no answer, for ever if it was lost.
    pub status: Option<u16>,
}

impl Request {
    /// Whether the request fits a pattern (see [`crate::Fault::on`]).
    pub fn is(&self, pattern: &str) -> bool {
        Pattern::new(pattern).fits(&self.method, &self.path)
    }

    /// A parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(have, _)| have == name).map(|(_, value)| value.as_str())
    }
}
