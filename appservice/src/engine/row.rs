//! A row of the inbox with its body as it was read: parsed once, however often somebody looks into it.

use serde_json::Value;
use storage::InboxRow;

/// A row that is being placed or decided.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// As it is stored.
    pub(crate) stored: InboxRow,
    /// What happened, or why that cannot be read.
    pub(crate) body: Result<Value, String>,
    /// Whether its queue is not stored.
    pub(crate) is_fresh: bool,
}

impl Row {
    pub(crate) fn read(stored: InboxRow) -> Self {
        let text = stored.body.as_ref().map_or("", |body| body.as_str());
        let body = serde_json::from_str(text).map_err(|error| format!("unreadable row: {error}"));
        Self { stored, body, is_fresh: false }
    }

    pub(crate) fn read_all(stored: Vec<InboxRow>) -> Vec<Self> {
        stored.into_iter().map(Self::read).collect()
    }

    /// A text that the body says under this name.
    pub(crate) fn says(&self, name: &str) -> Option<&str> {
        self.body.as_ref().ok()?[name].as_str()
    }
}
