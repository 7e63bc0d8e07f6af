//! A part of a file that is handed on as it stands.

use toml::de::{DeTable, DeValue};

/// The table, or nothing where a number in it is none that a computer can hold.
pub(crate) fn table(entries: &DeTable<'_>) -> Option<toml::Table> {
    let fields = entries.iter();
    fields.map(|(name, value)| Some((name.get_ref().to_string(), value_of(value.get_ref())?))).collect()
}

fn value_of(value: &DeValue<'_>) -> Option<toml::Value> {
    Some(match value {
        DeValue::String(text) => toml::Value::String(text.to_string()),
        DeValue::Integer(number) => {
            toml::Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()?)
        }
        DeValue::Float(number) => toml::Value::Float(number.as_str().parse().ok()?),
        DeValue::Boolean(truth) => toml::Value::Boolean(*truth),
        DeValue::Datetime(moment) => toml::Value::Datetime(*moment),
        DeValue::Array(list) => {
            toml::Value::Array(list.iter().map(|entry| value_of(entry.get_ref())).collect::<Option<_>>()?)
        }
        DeValue::Table(entries) => toml::Value::Table(table(entries)?),
    })
}
