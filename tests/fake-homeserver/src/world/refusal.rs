use serde_json::{Map, Value, json};

/// Why the homeserver does not do something: an HTTP status with Matrix's standard error.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{status} {errcode}: {message}")]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// `M_…`.
    pub errcode: String,
    /// In words.
    pub message: String,
    /// Further fields of the answer.
    pub extra: Map<String, Value>,
}

impl Refusal {
    pub(crate) fn new(status: u16, errcode: &str, message: impl Into<String>) -> Self {
        Self { status, errcode: errcode.to_owned(), message: message.into(), extra: Map::new() }
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, "M_FORBIDDEN", message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, "M_NOT_FOUND", message)
    }

    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::new(400, "M_UNKNOWN", message)
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extra.insert(name.to_owned(), value.into());
        self
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = self.extra.clone();
        body.insert("errcode".to_owned(), json!(self.errcode));
        body.insert("error".to_owned(), json!(self.message));
        Value::Object(body)
    }
}
