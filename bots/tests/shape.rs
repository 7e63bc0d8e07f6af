//! What a type reads: while a value is read, every struct is noted with the fields it knows and every enum with its
//! variants, also those that the value does not hold. A field that is left out where it is empty, or a variant that
//! nothing shows, is a change of what is stored as much as any other.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::{Error, Value};

/// What was noted.
#[derive(Debug, Default)]
pub struct Shape {
    /// Structs and enums with the names they know, a line each.
    lines: BTreeSet<String>,
    /// Fields and variants, and whether the value shows them with something in them.
    shown: BTreeMap<String, bool>,
}

impl Shape {
    /// Reads a value as a type and notes what the type knows.
    pub fn of<T: DeserializeOwned>(values: &[Value]) -> Self {
        let notes = RefCell::new(Self::default());
        for value in values {
            T::deserialize(Reader { value, notes: &notes }).unwrap();
        }
        notes.into_inner()
    }

    /// All of it as text, a line each.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// Fields that are empty everywhere and variants that stand nowhere, in none of these.
    pub fn not_shown(shapes: &[&Self]) -> BTreeSet<String> {
        let known = shapes.iter().flat_map(|shape| &shape.shown);
        let shown: BTreeSet<&String> =
            known.clone().filter(|(_, shown)| **shown).map(|(name, _)| name).collect();
        known.map(|(name, _)| name).filter(|name| !shown.contains(name)).cloned().collect()
    }

    fn note(&mut self, name: &str, parts: &[&str]) {
        self.lines.insert(format!("{name} {{ {} }}", parts.join(", ")));
        for part in parts {
            self.shown.entry(format!("{name}.{part}")).or_insert(false);
        }
    }

    fn show(&mut self, name: &str, part: &str) {
        self.shown.insert(format!("{name}.{part}"), true);
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    value: &'a Value,
    notes: &'a RefCell<Shape>,
}

impl<'a> Reader<'a> {
    fn with(self, value: &'a Value) -> Self {
        Self { value, ..self }
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Value::Object(map) => {
                visitor.visit_map(Entries { reader: self, entries: map.iter().collect(), at: 0 })
            }
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut notes = self.notes.borrow_mut();
        notes.note(name, fields);
        for (field, value) in self.value.as_object().into_iter().flatten() {
            let empty = match value {
                Value::Null => true,
                Value::Array(items) => items.is_empty(),
                Value::Object(map) => map.is_empty(),
                Value::String(text) => text.is_empty(),
                Value::Bool(_) | Value::Number(_) => false,
            };
            if !empty {
                notes.show(name, field);
            }
        }
        drop(notes);
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (variant, content) = match self.value {
            Value::String(variant) => (variant, None),
            Value::Object(map) => map
                .iter()
                .next()
                .map(|(variant, content)| (variant, Some(content)))
                .ok_or_else(|| Error::custom("{}"))?,
            _ => return Err(Error::custom("no variant")),
        };
        let mut notes = self.notes.borrow_mut();
        notes.note(name, variants);
        notes.show(name, variant);
        drop(notes);
        visitor.visit_enum(Variant { reader: self, name, variant, content })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

struct Items<'a> {
    reader: Reader<'a>,
    items: std::slice::Iter<'a, Value>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.items.next().map(|item| seed.deserialize(self.reader.with(item))).transpose()
    }
}

struct Entries<'a> {
    reader: Reader<'a>,
    entries: Vec<(&'a String, &'a Value)>,
    at: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, _)) = self.entries.get(self.at) else { return Ok(None) };
        // A key may be an enum, such as a kind of room. It must live as long as what is read: that is until the test ends.
        let key: &'de Value = Box::leak(Box::new(Value::String((*key).clone())));
        seed.deserialize(self.reader.with(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let (_, value) = self.entries[self.at];
        self.at += 1;
        seed.deserialize(self.reader.with(value))
    }
}

struct Variant<'a> {
    reader: Reader<'a>,
    name: &'static str,
    variant: &'a str,
    content: Option<&'a Value>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name = seed.deserialize(Value::String(self.variant.to_owned()))?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.reader.with(self.content.unwrap_or(&Value::Null)))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.reader.with(self.content.unwrap_or(&Value::Null)).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name = format!("{}.{}", self.name, self.variant);
        self.reader.notes.borrow_mut().lines.insert(format!("{name} {{ {} }}", fields.join(", ")));
        self.reader.with(self.content.unwrap_or(&Value::Null)).deserialize_any(visitor)
    }
}

/// Golden files are written, not compared, when this variable says so: for a format that no release has yet.
pub const WRITE: &str = "BARAZA_WRITE_GOLDEN";

/// Compares with a golden file, or writes it.
pub fn assert_golden(path: &std::path::Path, text: &str) {
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(path, text).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    let differs = golden.lines().zip(text.lines()).find(|(golden, now)| golden != now);
    assert!(
        golden == text,
        "{} is no longer what this program writes or reads: what is stored has another shape, and needs another \
         format. How: tests/golden/README.md in bots. First difference (golden, now): {differs:#?}, {} and {} lines",
        path.display(),
        golden.lines().count(),
        text.lines().count(),
    );
}
