//! The demo as a newcomer runs it, and with parts of the service left out: then its witness must notice.

#![expect(clippy::unwrap_used, reason = "helpers of tests, outside test functions")]

mod days;
