//! The harness itself, against real servers.

mod boots;
mod ends;
