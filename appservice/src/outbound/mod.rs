//! What goes out: the courier delivers each effect once, per room in order; the reconciler makes rooms match.

pub mod courier;
mod lookup;
mod once;
pub mod outbox_body;
mod reading;
pub mod reconciler;
pub mod refusing;
pub mod rounds;
