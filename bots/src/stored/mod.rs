//! What is stored has a format: a number in the JSON itself that says how it is written.
//!
//! What had no number yet is format 0, the oldest; it is read for ever. A [`Kind`] of stored things has a list of
//! steps, each from one format to the next; a text is brought up step by step, as JSON, before it becomes one of
//! today's types. New text always has the newest format. A text of a newer format than this program knows is refused
//! whole: reading what is known of it and writing that back would drop the rest.
//!
//! Every change of what is written makes a new format, also a new field or a new variant: an older program would lose
//! the one and choke on the other. Golden files hold that (`tests/golden/README.md`).

mod cohort;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use cohort::COHORT;

/// Where the number stands. It is written first, so that the beginning of a text is enough to find it.
const FIELD: &str = "format";

/// So many bytes from the beginning of a text hold its number.
pub const HEAD: usize = 32;

/// From one format to the next. What does not fit is left as it is: reading it as one of today's types then says so.
pub type Step = fn(Value) -> Value;

/// A kind of stored things, and every format it ever had.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name among the formats of a database.
    pub name: &'static str,
    /// Step `n` makes format `n + 1` of format `n`.
    pub steps: &'static [Step],
}

/// Why a stored text cannot be read. Says nothing of its content: that may hold words of people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Written by a later version.
    #[error(
        "it has format {found} and was written by a newer Baraza, this one knows formats up to {known}: \
         use that version"
    )]
    Newer {
        /// Its format.
        found: u64,
        /// The newest that this program knows.
        known: u32,
    },
    /// No version writes this.
    #[error("it is not what a Baraza writes ({0}): restore a backup, or report this with the version")]
    Garbled(String),
}

#[derive(Serialize)]
struct Written<'a, T> {
    format: u32,
    #[serde(flatten)]
    what: &'a T,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: u64,
}

impl Kind {
    /// The format in which new text is written.
    pub const fn current(&self) -> u32 {
        // A list of four thousand million steps is not to be feared.
        self.steps.len() as u32
    }

    /// The text to store.
    ///
    /// # Errors
    /// When it cannot be written as a JSON object.
    pub fn write<T: Serialize>(&self, what: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Written { format: self.current(), what })
    }

    /// What was stored, in whatever format.
    ///
    /// # Errors
    /// When the format is newer than this program, or no program wrote this.
    pub fn read<T: DeserializeOwned>(&self, text: &str) -> Result<T, Unreadable> {
        let head: Head = serde_json::from_str(text).map_err(|error| garbled(&error))?;
        if head.format == u64::from(self.current()) {
            return serde_json::from_str(text).map_err(|error| garbled(&error));
        }
        let value = serde_json::from_str(text).map_err(|error| garbled(&error))?;
        serde_json::from_value(self.raised(value)?).map_err(|error| garbled(&error))
    }

    /// Stored JSON, brought up to the current format.
    ///
    /// # Errors
    /// When its format is newer than this program, or no format.
    pub fn raised(&self, mut value: Value) -> Result<Value, Unreadable> {
        if !value.is_object() {
            return Err(Unreadable::Garbled("no object".to_owned()));
        }
        let found = match value.get(FIELD) {
            None => 0,
            Some(number) => {
                number.as_u64().ok_or_else(|| Unreadable::Garbled("its format is no number".to_owned()))?
            }
        };
        let newer = Unreadable::Newer { found, known: self.current() };
        let from = usize::try_from(found).map_err(|_| newer.clone())?;
        for step in self.steps.get(from..).ok_or(newer)? {
            value = step(value);
        }
        Ok(value)
    }
}

/// The format of a text of which only the beginning is at hand ([`HEAD`]). Whatever does not say one there has the
/// oldest.
pub fn format_of(head: &str) -> u64 {
    let number = head.trim_start().strip_prefix('{').map(str::trim_start);
    let number = number.and_then(|rest| rest.strip_prefix("\"format\"")).map(str::trim_start);
    let number = number.and_then(|rest| rest.strip_prefix(':')).map(str::trim_start).unwrap_or_default();
    let end = number.find(|character: char| !character.is_ascii_digit()).unwrap_or(number.len());
    number[..end].parse().unwrap_or(0)
}

/// What is wrong, without what stands in the text: serde quotes values, and a value may be a person's words.
fn garbled(error: &serde_json::Error) -> Unreadable {
    let told = error.to_string();
    let place = if error.line() > 0 {
        format!(" at line {} column {}", error.line(), error.column())
    } else {
        String::new()
    };
    let what = match error.classify() {
        // Names of fields are ours.
        serde_json::error::Category::Data if told.starts_with("missing field `") => {
            let name = told.split('`').nth(1).unwrap_or_default();
            format!("no field {name}")
        }
        serde_json::error::Category::Data => "an unknown value".to_owned(),
        _ => "no JSON".to_owned(),
    };
    Unreadable::Garbled(what + &place)
}

/// A step to a format in which the number is all that is new, and fields and variants that nothing older has.
pub fn numbered(value: Value) -> Value {
    value
}

/// The steps of a kind that has changed in nothing but its number.
pub const NUMBERED: &[Step] = &[numbered];

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::{Value, json};

    use super::{HEAD, Kind, Unreadable, format_of};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: String,
        size: u32,
    }

    fn renamed(mut value: Value) -> Value {
        value["name"] = value["title"].take();
        value
    }

    fn sized(mut value: Value) -> Value {
        value["size"] = json!(1);
        value
    }

    const THING: Kind = Kind { name: "thing", steps: &[renamed, sized] };

    #[test]
    fn every_format_is_read() {
        let thing = Thing { name: "a".to_owned(), size: 1 };
        let oldest = r#"{"title":"a"}"#;
        let middle = r#"{"format":1,"name":"a"}"#;
        for text in [oldest, middle, &THING.write(&thing).unwrap()] {
            assert_eq!(THING.read::<Thing>(text), Ok(Thing { name: "a".to_owned(), size: 1 }), "{text}");
        }
        assert_eq!(THING.write(&thing).unwrap(), r#"{"format":2,"name":"a","size":1}"#);
    }

    #[test]
    fn what_is_newer_is_refused_whole() {
        let newer = Err(Unreadable::Newer { found: 3, known: 2 });
        assert_eq!(THING.read::<Thing>(r#"{"format":3,"name":"a","size":1}"#), newer);
        let huge = format!(r#"{{"format":{},"name":"a","size":1}}"#, u64::MAX);
        assert_eq!(THING.read::<Thing>(&huge), Err(Unreadable::Newer { found: u64::MAX, known: 2 }));
    }

    #[test]
    fn what_is_garbled_is_not_quoted() {
        for text in
            ["", "a word", "[]", r#"{"format":"word"}"#, r#"{"format":-1}"#, r#"{"format":2,"name":7}"#]
        {
            assert!(matches!(THING.read::<Thing>(text), Err(Unreadable::Garbled(_))), "{text}");
        }
        for text in [r#"{"format":2,"name":"a","size":"secret"}"#, r#"{"title":"a","size":"secret""#] {
            let said = THING.read::<Thing>(text).unwrap_err().to_string();
            assert!(!said.contains("secret"), "{said}");
        }
        let said = THING.read::<Thing>(r#"{"format":2,"name":"a"}"#).unwrap_err().to_string();
        assert!(said.contains("no field size"), "{said}");
    }

    #[test]
    fn the_head_of_a_text_says_its_format() {
        let text = THING.write(&Thing { name: "a".repeat(100), size: 1 }).unwrap();
        assert_eq!(format_of(&text[..HEAD]), 2);
        assert_eq!(format_of(r#" { "format" : 12 "#), 12);
        for oldest in ["", "{", r#"{"structure":{"format":9}"#, "format", r#"{"format":"#] {
            assert_eq!(format_of(oldest), 0, "{oldest}");
        }
    }
}
