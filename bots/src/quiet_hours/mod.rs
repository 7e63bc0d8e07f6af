//! Working hours, quiet windows, held messages, urgent ones.

pub mod calendar;
