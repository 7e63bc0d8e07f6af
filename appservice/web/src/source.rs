//! What the pages need from the service.

use std::error::Error;

use bots::ids::{CohortId, Language, PersonId};

use crate::view::CohortPage;

/// Why a one-time link was made. A token of one purpose does not open by the other's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Sent in a chat: the page behind it has a button, so that a chat server's preview does not use it up.
    Chat,
    /// Printed on a terminal: opens at once.
    Terminal,
}

/// A session that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The secret for the cookie: at least 128 random bits in letters, digits, `-` and `_`. Only its hash is stored.
    pub cookie: String,
    /// How long it lasts (seconds).
    pub seconds: u64,
}

/// Who looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// At which cohort.
    pub cohort: CohortId,
    /// The person the link was given to; `None` for a link of the terminal.
    pub person: Option<PersonId>,
    /// Their language.
    pub language: Language,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The link is unknown, used, too old, or of another purpose. Which of these is nobody's business.
    #[error("the link cannot be used")]
    LinkExpired,
    /// There is no such session, or it is over.
    #[error("the session is over")]
    SignedOut,
    /// The viewer may not see this cohort (any more).
    #[error("the viewer may not see this cohort")]
    Refused,
    /// The service cannot say now.
    #[error("the page's data cannot be had now")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
}

/// The service behind the pages.
pub trait PageSource: Send + Sync + 'static {
    /// Uses a one-time link up, atomically, and begins a session.
    fn redeem(
        &self,
        token: &str,
        purpose: LinkPurpose,
    ) -> impl Future<Output = Result<NewSession, SourceError>> + Send;

    /// Whose session a cookie is. Asked at every request: a right that has ended ends the session.
    fn session(&self, cookie: &str) -> impl Future<Output = Result<Viewer, SourceError>> + Send;

    /// Writes down that the viewer looks, where the cohort can read it. Called before [`Self::page`]: without this
    /// there is no page. Several looks of a role on a day may be one.
    fn log_view(&self, viewer: &Viewer) -> impl Future<Output = Result<(), SourceError>> + Send;

    /// The page, with numbers that are already suppressed.
    fn page(&self, viewer: &Viewer) -> impl Future<Output = Result<CohortPage, SourceError>> + Send;

    /// Ends a session; an unknown one is no error.
    fn end(&self, cookie: &str) -> impl Future<Output = Result<(), SourceError>> + Send;
}
