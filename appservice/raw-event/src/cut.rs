//! Reading as far as the bounds allow, and what is cut off.

use serde_json::{Map, Value, value::RawValue};

use crate::{DEEPEST, DEEPEST_ADDED, LONGEST, Why, entries, list};

/// What the homeserver itself adds to an event.
const ADDED: &str = "unsigned";

/// The event as far as it can be read, and what had to be cut off of what its sender wrote.
pub(crate) fn event(raw: &RawValue) -> Result<(Value, Option<Why>), Why> {
    if raw.get().len() > LONGEST {
        return Err(Why::TooLong);
    }
    let mut cut = None;
    let mut fields = match serde_json::from_str(raw.get()) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return Err(Why::NoObject),
        // Something in it cannot be read, or it is nested too deep for the parser: piece by piece, then.
        Err(_) => {
            let mut fields = Map::new();
            for (name, value) in entries(raw).ok_or(Why::NoObject)? {
                let mut lost = None;
                let depth = if name == ADDED { DEEPEST_ADDED } else { DEEPEST - 1 };
                let value = piece(value, depth, &mut lost);
                if name != ADDED {
                    cut = cut.or(lost);
                }
                fields.insert(name, value);
            }
            fields
        }
    };
    for (name, value) in &mut fields {
        if name == ADDED {
            prune(value, DEEPEST_ADDED);
        } else if prune(value, DEEPEST - 1) {
            cut = cut.or(Some(Why::TooDeep));
        }
    }
    Ok((Value::Object(fields), cut))
}

/// Any answer that is one value, such as the content of a piece of state, as far as it can be read.
pub fn value(text: &str) -> Option<Value> {
    let mut whole = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) => piece(serde_json::from_str(text).ok()?, DEEPEST, &mut None),
    };
    prune(&mut whole, DEEPEST);
    Some(whole)
}

/// Makes a value small for a reader that is not to be trusted with odd ones: at most this deep, and at most so many
/// fields an object or places a list. True if something was cut off.
pub fn tame(value: &mut Value, deepest: usize, widest: usize) -> bool {
    let cut = match value {
        Value::Object(fields) if fields.len() > widest => {
            let extra: Vec<String> = fields.keys().skip(widest).cloned().collect();
            extra.iter().for_each(|name| {
                fields.remove(name);
            });
            true
        }
        Value::Array(places) if places.len() > widest => {
            places.truncate(widest);
            true
        }
        _ => false,
    };
    let Some(left) = deepest.checked_sub(1) else { return cut | emptied(value) };
    match value {
        Value::Object(fields) => fields.values_mut().fold(cut, |cut, value| tame(value, left, widest) | cut),
        Value::Array(places) => places.iter_mut().fold(cut, |cut, value| tame(value, left, widest) | cut),
        _ => cut,
    }
}

fn prune(value: &mut Value, deepest: usize) -> bool {
    tame(value, deepest, usize::MAX)
}

/// What is too deep counts as nothing; a plain value at the last level stays.
fn emptied(value: &mut Value) -> bool {
    let nested = value.is_object() || value.is_array();
    if nested {
        *value = Value::Null;
    }
    nested
}

/// Reads level by level, so that what cannot be read costs its own place and nothing else.
fn piece(raw: &RawValue, left: usize, lost: &mut Option<Why>) -> Value {
    let text = raw.get();
    let nested = text.starts_with(['{', '[']);
    if !nested {
        return serde_json::from_str(text).unwrap_or_else(|_| {
            *lost = Some(Why::Unreadable);
            Value::Null
        });
    }
    let Some(left) = left.checked_sub(1) else {
        *lost = Some(Why::TooDeep);
        return Value::Null;
    };
    if let Some(places) = list(raw) {
        return Value::Array(places.into_iter().map(|place| piece(place, left, lost)).collect());
    }
    match entries(raw) {
        Some(fields) => fields.into_iter().map(|(name, value)| (name, piece(value, left, lost))).collect(),
        None => {
            *lost = Some(Why::Unreadable);
            Value::Null
        }
    }
}
