//! The files people write: good ones, broken ones, and what is said about each.

#[cfg(test)]
mod broken;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod instance;
#[cfg(test)]
mod round_trip;
