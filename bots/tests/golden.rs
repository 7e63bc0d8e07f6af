//! Every format in which a cohort's state was ever stored is read; what is written today is the newest.
//! How a format is added: `golden/README.md`.

use std::{collections::BTreeSet, path::PathBuf};

use bots::{
    cohort::{Asks, Cohort},
    consents::asks as consents,
    enrolment::asks as enrolment,
    facilitation,
    ids::Language,
    launch::state::Launch,
    moderation, onboarding, quiet_hours, registry,
    stored::COHORT,
    votes,
};
use serde_json::{Value, json};

use crate::{
    bench::{Bench, rich},
    shape::{Shape, assert_golden},
};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn golden(format: u32) -> String {
    let path = file(&format!("cohort-{format}.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Lines that can be compared by eye, in the order of their names.
fn pretty(text: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    serde_json::to_string_pretty(&value).unwrap() + "\n"
}

#[test]
fn every_format_of_a_cohort_is_read() {
    for format in 0..=COHORT.current() {
        let cohort: Cohort =
            registry::read(&golden(format)).unwrap_or_else(|why| panic!("format {format}: {why}"));
        assert_eq!(cohort.id().as_str(), "lari", "format {format}");
        // What it says is still understood: the next decision and its timers do not stop at it.
        let mut bench = Bench::new(crate::bench::lari::structure());
        bench.cohort = cohort.clone();
        bots::timers(&cohort, bench.now);
        let again: Cohort = COHORT.read(&COHORT.write(&cohort).unwrap()).unwrap();
        assert_eq!(again, cohort, "format {format} is not the same when it was written and read again");
    }
}

/// What the oldest program stored is all there when it is read and written again.
#[test]
fn nothing_of_the_oldest_format_is_lost() {
    let mut oldest: Value = serde_json::from_str(&golden(0)).unwrap();
    // What each bot remembers has moved, whole. The notes were the example's of that time, which no service ran.
    let parts = oldest.as_object_mut().unwrap();
    let moved = ["facilitation", "quiet", "moderation", "looks"];
    let bots = moved.map(|name| (name.to_owned(), parts.remove(name).unwrap()));
    parts.insert("bots".to_owned(), Value::Object(bots.into_iter().collect()));
    assert_eq!(
        parts.remove("notes").unwrap().as_object().unwrap().keys().collect::<Vec<_>>(),
        ["anniversary"]
    );
    // A question is its bot's, and what a moderator wrote stands beside it.
    for prompt in parts["prompts"].as_array_mut().unwrap() {
        let mut about = prompt["question"].take();
        for kind in ["confirm", "which"] {
            if let Some(intent) = about.pointer_mut(&format!("/{kind}/intent")) {
                let intent = intent.as_object_mut().unwrap();
                prompt["question"]["words"] = intent.remove("reason").unwrap();
                let action = intent.remove("deed").unwrap();
                intent.insert("action".to_owned(), action);
            }
        }
        match about.get_mut("of") {
            Some(of) => prompt["question"] = of.take(),
            None => prompt["question"]["about"] = about,
        }
    }
    for act in parts["bots"]["moderation"]["acts"].as_array_mut().unwrap() {
        let action = act.as_object_mut().unwrap().remove("deed").unwrap();
        act["action"] = action;
    }
    let read: Cohort = COHORT.read(&golden(0)).unwrap();
    let written: Value = serde_json::from_str(&COHORT.write(&read).unwrap()).unwrap();
    fn lost(before: &Value, after: &Value, at: &str, found: &mut Vec<String>) {
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => {
                for (name, value) in before {
                    lost(value, after.get(name).unwrap_or(&Value::Null), &format!("{at}/{name}"), found);
                }
            }
            (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
                for (number, (before, after)) in before.iter().zip(after).enumerate() {
                    lost(before, after, &format!("{at}/{number}"), found);
                }
            }
            _ if before == after => {}
            _ => found.push(format!("{at}: {before} is {after}")),
        }
    }
    let mut found = Vec::new();
    lost(&oldest, &written, "", &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

/// A step changes the shape and nothing else: raised, a cohort is what is written of it today.
#[test]
fn the_format_before_becomes_the_newest_one() {
    let mut before: Value = serde_json::from_str(&golden(1)).unwrap();
    // What the example of that time asked: no service ran it, and today it asks otherwise.
    let second: Value = serde_json::from_str(&golden(2)).unwrap();
    let mut today = COHORT.raised(second).unwrap();
    today["format"] = json!(COHORT.current());
    for cohort in [&mut before, &mut today] {
        let prompts = cohort["prompts"].as_array_mut().unwrap();
        prompts.retain(|prompt| !prompt["question"].to_string().contains("anniversary"));
        // What nobody asked in the format before.
        prompts.retain(|prompt| !prompt["question"].to_string().contains("\"report_"));
    }
    let raised: Cohort = registry::read(&before.to_string()).unwrap();
    let written: Value = serde_json::from_str(&COHORT.write(&raised).unwrap()).unwrap();
    // Format 3 has a number of its own, and what nothing older has.
    today["format"] = json!(COHORT.current());
    assert_eq!(pretty(&written.to_string()), pretty(&today.to_string()));
}

#[test]
fn what_is_written_today_is_the_newest_format() {
    let text = COHORT.write(&rich::cohort()).unwrap();
    assert_golden(&file(&format!("cohort-{}.json", COHORT.current())), &pretty(&text));
    assert!(text.starts_with(&format!("{{\"format\":{},", COHORT.current())), "the number comes first");
}

#[test]
fn what_is_read_today_is_the_newest_format() {
    let text = golden(COHORT.current());
    let shape = Shape::of::<Cohort>(&[serde_json::from_str(&text).unwrap()]);
    let asked = [
        asked::<moderation::Question>(&text),
        asked::<votes::Question>(&text),
        asked::<onboarding::Question>(&text),
        asked::<enrolment::Question>(&text),
        asked::<facilitation::Question>(&text),
        asked::<quiet_hours::Question>(&text),
        asked::<consents::Question>(&text),
    ];
    // One vote is on at a time, so what else can be voted on has a file of its own.
    let matters = serde_json::to_value(rich::votes::matters()).unwrap();
    assert_golden(&file(&format!("matters-{}.json", COHORT.current())), &pretty(&matters.to_string()));
    let matters = Shape::of::<votes::state::Matter>(matters.as_array().unwrap());
    // A cohort is forming, or was launched, or lived before.
    let launches = serde_json::to_value(rich::launches()).unwrap();
    assert_golden(&file(&format!("launches-{}.json", COHORT.current())), &pretty(&launches.to_string()));
    let launches = Shape::of::<Launch>(launches.as_array().unwrap());
    let shapes: Vec<&Shape> = asked.iter().map(|(_, own)| own).chain([&shape, &matters, &launches]).collect();
    let mut missing = Shape::not_shown(&shapes);
    // A language is a folder of words: which there are is no matter of the format.
    missing.retain(|what| !what.starts_with("Language."));
    assert_eq!(missing, BTreeSet::new(), "the golden file shows nothing of these");
    let bots: Vec<&str> = asked.iter().map(|(bot, _)| *bot).collect();
    let all = registry::BOTS.iter().filter(|bot| bot.asks.is_some()).map(|bot| bot.name);
    assert_eq!(bots, all.collect::<Vec<_>>(), "each bot that asks shows its questions here");
    let asked: String =
        asked.iter().map(|(bot, shape)| format!("\nAsked by {bot}\n{}", shape.text())).collect();
    let text = (shape.text() + &asked).replace(&languages(), "Language { a tag of each folder of locales/ }");
    assert_golden(&file(&format!("cohort-{}.shape", COHORT.current())), &text);
}

/// What a bot reads of its own questions.
fn asked<Q: Asks>(text: &str) -> (&'static str, Shape) {
    let cohort: Cohort = COHORT.read(text).unwrap();
    let own = cohort.prompts.iter().map(|prompt| &prompt.question).filter(|one| one.bot() == Q::BOT);
    let own: Vec<Value> = own.map(|question| question.about().clone()).collect();
    (Q::BOT, Shape::of::<Q>(&own))
}

/// A question that its bot cannot read is no less a state that cannot be read: it holds its cohort, and nobody's
/// answer is taken for something else.
#[test]
fn a_question_that_its_bot_cannot_read_makes_the_state_unreadable() {
    let mut state: Value = serde_json::from_str(&golden(COHORT.current())).unwrap();
    let about = &mut state["prompts"][0]["question"]["about"];
    assert!(!about.is_null());
    *about = json!({ "unheard_of": {} });
    assert!(registry::read(&state.to_string()).unwrap_err().to_string().contains("question of onboarding"));
}

/// The languages as a shape lists them.
fn languages() -> String {
    let tags: Vec<&str> = Language::ALL.into_iter().map(Language::tag).collect();
    format!("Language {{ {} }}", tags.join(", "))
}
