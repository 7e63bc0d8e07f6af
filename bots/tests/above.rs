//! What stands above the bots, and what all of them share, goes through the registry and knows none of them by name.

use bots::registry::BOTS;

const FILES: &[&str] = &[
    "decide.rs",
    "answers.rs",
    "heard.rs",
    "in_clear.rs",
    "deciding/reached.rs",
    "applying.rs",
    "belonging.rs",
    "bot.rs",
    "fact.rs",
    "decisions.rs",
    "cohort/prompt.rs",
    "cohort/question.rs",
    "deciding/asking.rs",
];

#[test]
fn what_stands_above_the_bots_names_none_of_them() {
    for file in FILES {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
        let code = std::fs::read_to_string(&path).unwrap();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let named = words.find(|word| BOTS.iter().any(|bot| bot.name == *word));
            assert_eq!(named, None, "{file}: {line}");
        }
    }
}
