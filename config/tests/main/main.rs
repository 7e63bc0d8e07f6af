//! The files people write: good ones, broken ones, and what is said about each.

mod broken;
mod examples;
mod instance;
mod round_trip;
