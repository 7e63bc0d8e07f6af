//! The bot's section of a cohort's file.

use jiff::civil::Date;
use serde_json::Value;

/// What is wrong with it, each with the key that it is about.
pub(super) fn check(section: &Value) -> Vec<(String, String)> {
    let Some(section) = section.as_object() else {
        return vec![(String::new(), "must be a table, such as [enrolment]".to_owned())];
    };
    let is_day = |value: &Value| value.as_str().is_some_and(|text| text.parse::<Date>().is_ok());
    let wrong = section.iter().filter_map(|(key, value)| match key.as_str() {
        "requests" if value.is_boolean() => None,
        "requests" => Some((key.clone(), "must be true or false".to_owned())),
        "until" if is_day(value) => None,
        "until" => Some((key.clone(), "must be a day, such as \"2027-06-30\"".to_owned())),
        _ => Some((
            key.clone(),
            "is not known here; there are requests = true and until = \"2027-06-30\"".to_owned(),
        )),
    });
    wrong.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_section_knows_two_keys() {
        assert_eq!(check(&json!({ "requests": true, "until": "2027-06-30" })), []);
        for wrong in [
            json!({ "requests": "yes" }),
            json!({ "request": true }),
            json!({ "until": "June" }),
            json!({ "until": 7 }),
        ] {
            assert_eq!(check(&wrong).len(), 1, "{wrong}");
        }
        assert_eq!(check(&json!([])).len(), 1);
    }
}
