//! The files people write: good ones, broken ones, and what is said about each.
//!
//! Each module is marked as a test, so that its helper functions may unwrap as well.

#[cfg(test)]
mod broken;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod instance;
#[cfg(test)]
mod round_trip;
