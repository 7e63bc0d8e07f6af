//! The cohort's page: numbers that the cohort may read about itself, on any phone, without a script.
//!
//! [`router`] serves it; a [`PageSource`] (the service, or a sample in tests) says who may look and gives the
//! numbers, which `bots::participation` has already suppressed. Pages are pure functions of [`CohortPage`].
//!
//! What must not be here: a measure (they are in `bots`), a person's name or id, a database, the clock, a script, an
//! outside font or picture. A page is at most 14 KB on the wire, a chart 2 KB.

mod chart;
mod cohort_page;
mod headers;
mod layout;
mod notice_page;
mod router;
mod slips_page;
mod source;
mod stages;
mod texts;
mod view;

pub use cohort_page::cohort_page;
pub use router::{Cookies, link_path, open_path, router};
pub use slips_page::slips_page;
pub use source::{LinkPurpose, NewSession, PageSource, SourceError, Viewer};
pub use view::{CohortPage, Look, ViewerRole};

#[cfg(test)]
mod tests;
