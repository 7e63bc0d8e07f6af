//! What is refused in a file that reads well: what only the texts, or the instance beside the file, can show.

use std::collections::BTreeMap;

use appservice::cohort_file;
use bots::{ids::PersonId, room_state::ServiceAccounts};
use config::{CohortFile, UserId};
use ruma::{owned_server_name, owned_user_id};

use crate::test_service::{STEWARD, VOICE, whole_cohort};

fn people(file: &CohortFile) -> BTreeMap<String, PersonId> {
    cohort_file::accounts(file).into_iter().map(|(account, name)| (account, PersonId::new(name))).collect()
}

pub fn service_accounts() -> ServiceAccounts {
    ServiceAccounts {
        steward: owned_user_id!("@baraza:moh.test"),
        voice: owned_user_id!("@baraza_voice:moh.test"),
        server: owned_server_name!("moh.test"),
        instance: "baraza@moh.test".to_owned(),
        alias_prefix: "baraza_".to_owned(),
    }
}

#[test]
fn an_instances_recovery_account_that_is_a_members_is_refused() {
    let (file, _) = cohort_file::read(&whole_cohort(), "lari.toml", &service_accounts()).unwrap();
    let with = |account: &str| {
        let account = UserId::parse(account).unwrap();
        cohort_file::structure(&file, &people(&file), Some(&account)).map_err(|error| error.to_string())
    };
    let refused = with("@makena:moh.test").unwrap_err();
    assert!(refused.contains("@makena:moh.test is Makena Kirimi's own"), "{refused}");
    assert!(refused.contains("baraza.toml"), "it says where the account may come from: {refused}");
    let taken = with("@keys:moh.test").unwrap();
    assert_eq!(taken.recovery_account.unwrap().as_str(), "@keys:moh.test");
}

/// In room version 12 its power is for ever, and nobody could take it away again.
#[test]
fn a_files_recovery_account_must_be_one_that_recovers() {
    let number = "emergency_number = \"112\"";
    let read = |account: &str| {
        let named = format!("{number}\nrecovery_account = \"{account}\"");
        cohort_file::read(&whole_cohort().replace(number, &named), "lari.toml", &service_accounts())
    };
    let line = whole_cohort().lines().position(|line| line == number).unwrap() + 2;
    for (account, why) in [
        (VOICE, "the recovery account is the voice"),
        (STEWARD, "the recovery account is the steward"),
        ("@keys:county.test", "must live on moh.test"),
    ] {
        let refused = read(account).unwrap_err().to_string();
        assert!(refused.contains(&format!("lari.toml:{line}:")) && refused.contains(why), "{refused}");
    }
    assert!(read("@keys:moh.test").is_ok());
}

#[test]
fn rules_that_no_message_takes_are_refused_at_their_line() {
    let rules = r#"en = ["Respect everyone.", "No patient's name, picture or number."]"#;
    let text = whole_cohort();
    assert!(text.contains(rules));
    // Long rules in the file's English, measured with the file's own name around them.
    let with = |last: usize| {
        let line = "a".repeat(95);
        let long = format!(r#"en = ["{line}", "{line}", "{line}", "{}"]"#, "a".repeat(last));
        let sw = r#"sw = ["Moja.", "Mbili.", "Tatu.", "Nne."]"#;
        let old = r#"sw = ["Heshima kwa kila mtu.", "Hakuna jina, picha wala namba ya mgonjwa."]"#;
        assert!(text.contains(old));
        cohort_file::read(&text.replace(rules, &long).replace(old, sw), "lari.toml", &service_accounts())
    };
    assert!(with(10).is_ok());
    let refused = with(110).unwrap_err().to_string();
    let line = text.lines().position(|line| line == rules).unwrap() + 1;
    assert!(refused.contains(&format!("lari.toml:{line}:")), "{refused}");
    assert!(refused.contains("the rules in `en` make a message of"), "{refused}");
}

/// What an operator starts from must be taken.
#[test]
fn the_example_files_can_be_adopted() {
    for text in [
        include_str!("../../config/cohort.example.toml"),
        include_str!("../../config/cohort.encrypted.example.toml"),
    ] {
        let (file, warnings) = cohort_file::read(text, "example.toml", &service_accounts()).unwrap();
        assert!(warnings.is_empty(), "{warnings}");
        cohort_file::structure(&file, &people(&file), None).unwrap();
    }
}

/// A vote holds to the limits that the file has.
#[test]
fn rules_have_the_same_limits_in_the_file_and_in_a_vote() {
    use bots::text::rules::{CHARACTERS, LINES, MESSAGE};
    let file = (config::MAX_RULE_LINES, config::MAX_RULE_CHARS, config::MAX_MESSAGE_CHARS);
    assert_eq!(file, (LINES, CHARACTERS, MESSAGE));
}
