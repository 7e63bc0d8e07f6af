//! Simulated people on real servers.

mod talk;
