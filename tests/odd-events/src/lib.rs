//! Events as nobody would write them: generated JSON texts, odd in depth, width, types, numbers, lengths and characters.
//!
//! The same seed gives the same events, so that a failure can be repeated: a test prints its seed. All of it is written
//! into one text without a copy in between, because a long run makes ten million of them. This crate knows of Matrix
//! only what events look like, and nothing of Baraza.

mod kinds;
mod words;

pub use kinds::Oddness;

use std::fmt::Write as _;

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use words::{NAMES, TYPES, WORDS};

/// How many events a test run goes through: `BARAZA_ODD_EVENTS`, else this many.
pub const USUAL: usize = 100_000;

/// How many events to go through.
pub fn how_many() -> usize {
    std::env::var("BARAZA_ODD_EVENTS").ok().and_then(|number| number.parse().ok()).unwrap_or(USUAL)
}

/// The same events in every run, unless `BARAZA_ODD_SEED` is another number: a failure can be repeated.
pub fn seed() -> u64 {
    std::env::var("BARAZA_ODD_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_129)
}

/// A source of odd events.
#[derive(Debug)]
pub struct Odd {
    dice: StdRng,
    number: u64,
}

impl Odd {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self { dice: StdRng::seed_from_u64(seed), number: 0 }
    }

    fn one_in(&mut self, sides: u32) -> bool {
        self.dice.random_ratio(1, sides)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.choose(&mut self.dice).copied().unwrap_or_default()
    }

    /// The next event, as text: JSON by its grammar, whatever it holds. Its id begins with `$odd`, if it has one.
    pub fn event(&mut self) -> String {
        let mut text = String::with_capacity(1024);
        self.write_event(&mut text);
        text
    }

    /// The next event, written at the end of a text.
    pub fn write_event(&mut self, out: &mut String) {
        self.number += 1;
        let shape = self.dice.random_range(0..400);
        if shape == 0 {
            return self.value(out, 3);
        }
        // One in four hundred is a list of what would be an event's fields.
        let named = shape != 1;
        out.push(if named { '{' } else { '[' });
        let began = out.len();
        let id = format!("$odd{}", self.number);
        self.field(out, named, "event_id", |out, _| quoted(out, &id));
        self.field(out, named, "type", |out, odd| quoted(out, odd.of(&TYPES)));
        self.field(out, named, "sender", |out, odd| {
            let _ = write!(out, "\"@{}:hs.test\"", odd.of(&["a", "b", "voice", "steward", "x-y_z"]));
        });
        self.field(out, named, "room_id", |out, _| quoted(out, "!room:hs.test"));
        self.field(out, named, "origin_server_ts", |out, odd| odd.date(out));
        if self.one_in(3) {
            self.field(out, named, "state_key", |out, odd| {
                quoted(out, odd.of(&["", "@a:hs.test", "@b:hs.test", "!room:hs.test"]));
            });
        }
        if self.one_in(10) {
            self.field(out, named, "redacts", |out, _| quoted(out, "$odd1"));
        }
        self.field(out, named, "content", |out, odd| odd.write_content(out));
        if self.one_in(4) {
            self.field(out, named, "unsigned", |out, odd| {
                let _ = write!(out, "{{\"age\":{},\"prev_content\":", odd.number);
                odd.write_content(out);
                out.push('}');
            });
        }
        if self.one_in(20) {
            self.field(out, named, "event_id", |out, _| quoted(out, &id));
        }
        close(out, began, if named { '}' } else { ']' });
    }

    /// The content of the next message or piece of state, as a client could send it.
    pub fn content(&mut self) -> String {
        let mut text = String::with_capacity(512);
        self.write_content(&mut text);
        text
    }

    fn write_content(&mut self, out: &mut String) {
        match self.dice.random_range(0..40) {
            0..=2 => {
                let kind = self.depth();
                self.odd_content(out, kind);
            }
            3 => self.odd_content(out, Oddness::Wide),
            4..=6 => self.value(out, 4),
            _ => self.object(out, 4),
        }
    }

    /// A field with what usually stands there, now and then with something odd, and now and then none.
    fn field(
        &mut self,
        out: &mut String,
        named: bool,
        name: &str,
        usual: impl FnOnce(&mut String, &mut Self),
    ) {
        let how = self.dice.random_range(0..40);
        if how == 0 {
            return;
        }
        if named {
            quoted(out, name);
            out.push(':');
        }
        if how == 1 {
            self.value(out, 3);
        } else {
            usual(out, self);
        }
        out.push(',');
    }

    fn object(&mut self, out: &mut String, depth: u32) {
        out.push('{');
        let began = out.len();
        for _ in 0..self.dice.random_range(0..6) {
            if self.one_in(8) {
                self.text(out);
            } else {
                quoted(out, self.of(&NAMES));
            }
            out.push(':');
            self.value(out, depth.saturating_sub(1));
            out.push(',');
        }
        close(out, began, '}');
    }

    fn value(&mut self, out: &mut String, depth: u32) {
        match self.dice.random_range(0..if depth == 0 { 7 } else { 10 }) {
            0 => out.push_str("null"),
            1 => out.push_str(self.of(&["true", "false"])),
            2 => self.number(out),
            3 => self.text(out),
            4..=6 => quoted(out, self.of(&WORDS)),
            7 => {
                out.push('[');
                let began = out.len();
                for _ in 0..self.dice.random_range(0..5) {
                    self.value(out, depth - 1);
                    out.push(',');
                }
                close(out, began, ']');
            }
            _ => self.object(out, depth),
        }
    }

    fn date(&mut self, out: &mut String) {
        match self.dice.random_range(0..10) {
            0 => self.number(out),
            1 => out.push_str("-62135596800001"),
            2 => out.push_str("253402300800000"),
            3 => out.push_str("9007199254740991"),
            _ => {
                let date = self.dice.random_range(1_700_000_000_000_u64..1_900_000_000_000);
                let _ = write!(out, "{date}");
            }
        }
    }
}

/// A text that needs no escape.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    out.push_str(text);
    out.push('"');
}

/// Ends a list or an object whose parts have each been followed by a comma.
fn close(out: &mut String, began: usize, end: char) {
    if out.len() > began {
        out.pop();
    }
    out.push(end);
}

#[cfg(test)]
mod tests;
