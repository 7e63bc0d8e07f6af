//! `show` gives the file back: nothing that an operator wrote is lost on the way through the database.

use config::{Beside, CohortFile, Sections, words::RoomKind};

use crate::{
    terminal::{baraza, with_file},
    test_db::on_both,
    test_service::{TestService, VOICE},
};

/// The file that comes with Baraza, on the servers of the town.
fn example() -> String {
    include_str!("../../config/cohort.example.toml")
        .replace("moh.example", "moh.test")
        .replace("county.example", "county.test")
}

/// The same with every field that it only mentions in a remark: such a line begins with a key or a table's name.
fn example_with_everything() -> String {
    let is_field = |text: &str| {
        let key = text.split(" = ").next().unwrap_or_default();
        let word = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || "_.[]".contains(c));
        (text.starts_with('[') || text.contains(" = ")) && word(key)
    };
    let line = |line: &str| match line.strip_prefix("# ") {
        Some(text) if is_field(text) => format!("{text}\n"),
        _ => format!("{line}\n"),
    };
    example().lines().map(line).collect()
}

/// A file as it is meant: what is usual may be said or not, and the order of servers says nothing.
fn meant(text: &str) -> CohortFile {
    // What stands in the bots' own sections is theirs to read.
    let sections = Sections { names: &["consents", "enrolment"], check: &|_, _| Vec::new() };
    let (server, steward, voice) = ("moh.test", "@baraza_steward:moh.test", VOICE);
    let beside = Beside { server, steward, voice, sections };
    let (mut file, _) = CohortFile::parse_beside(text, "lari.toml", &|_| 0, beside).unwrap();
    file.servers.sort();
    let all = RoomKind::ALL.iter().copied();
    file.quiet =
        all.filter(|kind| file.room(*kind).enabled).map(|kind| (kind, file.strength(kind))).collect();
    file
}

/// Applies a file and gives what `show` prints then; planned and applied again, it changes nothing.
async fn there_and_back(town: &TestService, text: &str) -> String {
    let (said, fine) = with_file(town, "apply", text).await;
    assert!(fine && said.contains("applied"), "{said}");
    let shown = baraza(town, &["show", "lari"]).await;
    assert!(shown.fine, "{}", shown.err);
    for verb in ["plan", "apply"] {
        let (said, fine) = with_file(town, verb, &shown.out).await;
        assert!(fine && said.contains("no changes"), "{verb}: {said}");
    }
    shown.out
}

on_both! {
    async fn show_gives_the_example_back(home) {
        let town = TestService::new(home).await;
        let shown = there_and_back(&town, &example()).await;
        assert_eq!(meant(&shown), meant(&example()));
        assert!(shown.contains("holidays = [\"kenya\"]") && !shown.contains("[[holiday]]"), "{shown}");
        assert!(!shown.contains("[rooms."), "usual names are left unsaid: {shown}");
    }

    async fn show_gives_every_field_back(home) {
        let town = TestService::new(home).await;
        let all = example_with_everything().replace("urgent_minutes = 5", "urgent_minutes = 7");
        let file = meant(&all);
        assert!(file.live_since.is_some() && file.recovery_account.is_some() && file.rota.first.is_some());
        assert_eq!((file.own_holidays.len(), file.one_offs.len(), file.rooms.len()), (1, 1, 2));
        assert_eq!((file.working_hours.len(), file.rota.order.len(), file.urgent_minutes), (2, 2, 7));
        town.fake.person("rescue");
        assert_eq!(meant(&there_and_back(&town, &all).await), file);
    }

    /// What stands in the file alone, and in no room, is a change all the same.
    async fn every_field_that_changes_is_a_change(home) {
        let town = TestService::new(home).await;
        let (said, fine) = with_file(&town, "apply", &example()).await;
        assert!(fine, "{said}");
        let changes = [
            ("emergency_number = \"112\"", "emergency_number = \"112\"\nurgent_minutes = 7", "~ urgent minutes"),
            ("facility = \"Kinale Dispensary\"", "facility = \"Kamburu Dispensary\"", "~ Kiprono Cheruiyot: facility Kinale Dispensary → Kamburu Dispensary"),
            ("name = \"Makena Kirimi\"", "name = \"Makena K.\"", "~ Makena Kirimi: now called Makena K."),
            ("holidays = [\"kenya\"]", "", "~ holiday calendars"),
        ];
        for (was, now, line) in changes {
            let file = example().replace(was, now);
            assert_ne!(file, example(), "{was}");
            let (said, _) = with_file(&town, "plan", &file).await;
            assert!(said.lines().any(|said| said == line), "{line}: {said}");
        }
        let mut swapped = CohortFile::parse(&example(), "lari.toml").unwrap();
        swapped.people.swap(0, 1);
        let (said, _) = with_file(&town, "plan", &swapped.to_toml()).await;
        let changes = said.split("\n\n").next().unwrap_or_default();
        assert_eq!(changes.trim_end(), "~ order of the people");
    }

    async fn a_cohort_that_is_not_there_is_said_to_be(home) {
        let town = TestService::new(home).await;
        for verb in ["show", "link"] {
            let said = baraza(&town, &[verb, "lari"]).await;
            assert!(!said.fine && said.err.contains("no other yet"), "{}", said.err);
            assert!(said.err.contains("`baraza apply FILE`"), "{}", said.err);
        }
        let (said, fine) = with_file(&town, "apply", &example()).await;
        assert!(fine, "{said}");
        let said = baraza(&town, &["show", "larri"]).await;
        assert!(said.err.contains("There are: lari"), "{}", said.err);
    }
}
