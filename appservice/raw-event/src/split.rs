//! Taking apart without looking inside: serde_json skips a raw piece without recursion, whatever is in it.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// The pieces of a list, or nothing if it is none.
pub fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    Vec::deserialize(raw).ok()
}

/// The fields of an object in their order, a name perhaps twice; nothing if it is none.
pub fn entries(raw: &RawValue) -> Option<Vec<(String, &RawValue)>> {
    Entries::deserialize(raw).ok().map(|entries| entries.0)
}

/// A field of an object; the last of that name.
pub fn field<'a>(raw: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    entries(raw)?.into_iter().rev().find(|(field, _)| field == name).map(|(_, value)| value)
}

struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
