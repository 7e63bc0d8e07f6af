//! Format 2: whose question it is stands beside it, and what a moderator does has its name.

use serde_json::{Map, Value, json};

/// All bots' questions were one list of variants; words of people stood within. What a moderator does was a `deed`.
pub(super) fn of_bots(mut value: Value) -> Value {
    for prompt in value.get_mut("prompts").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(question) = prompt.get_mut("question")
            && let Some(own) = of_bot(question)
        {
            *question = own;
        }
    }
    let acts = value.pointer_mut("/bots/moderation/acts").and_then(Value::as_array_mut);
    for act in acts.into_iter().flatten().filter_map(Value::as_object_mut) {
        named_action(act);
    }
    value
}

fn of_bot(question: &Value) -> Option<Value> {
    let variant = match question {
        Value::String(variant) => variant,
        Value::Object(map) => map.keys().next()?,
        _ => return None,
    };
    let (bot, stays) = match variant.as_str() {
        "language" | "rules" => ("onboarding", true),
        "leave" => ("onboarding", false),
        "duty" => ("facilitation", true),
        "swap" => ("facilitation", false),
        "urgent" | "urgent_reason" => ("quiet_hours", true),
        "keep" => ("quiet_hours", false),
        "confirm" | "which" => ("moderation", false),
        "of" => return question.get("of").cloned(),
        _ => return None,
    };
    let mut about = question.clone();
    let mut own = json!({ "bot": bot });
    if stays {
        own["stays"] = json!(true);
    }
    if bot == "moderation"
        && let Some(intent) = about.get_mut(variant).and_then(|asked| asked.get_mut("intent"))
        && let Some(intent) = intent.as_object_mut()
    {
        named_action(intent);
        if let Some(words) = intent.remove("reason").filter(|words| !words.is_null()) {
            own["words"] = words;
        }
    }
    own["about"] = about;
    Some(own)
}

fn named_action(of: &mut Map<String, Value>) {
    if let Some(action) = of.remove("deed") {
        of.insert("action".to_owned(), action);
    }
}
