//! The example files are read without a word, and say what they promise.

use config::words::{Language, Role, RoomKind, Strength};
use config::{Beside, CohortFile, Sections, UserId};
use jiff::civil::date;

pub(crate) const PLAIN: &str = include_str!("../../cohort.example.toml");
pub(crate) const ENCRYPTED: &str = include_str!("../../cohort.encrypted.example.toml");

pub(crate) fn clean(text: &str) -> CohortFile {
    match CohortFile::parse_with_warnings(text, "example.toml") {
        Ok((file, warnings)) if warnings.is_empty() => file,
        Ok((_, warnings)) => panic!("{warnings}"),
        Err(problems) => panic!("{problems}"),
    }
}

fn count(file: &CohortFile, role: Role) -> usize {
    file.people.iter().filter(|person| person.is(role)).count()
}

#[test]
fn lari_is_the_cohort_of_the_study() {
    let lari = clean(PLAIN);
    assert_eq!((lari.id.as_str(), lari.name.as_str()), ("lari", "Lari immunization nurses"));
    assert_eq!(
        (lari.timezone.as_str(), lari.language(), lari.encrypted),
        ("Africa/Nairobi", Language::Sw, false)
    );
    assert_eq!(
        [Role::Mentor, Role::Mentee, Role::Supervisor].map(|role| count(&lari, role)),
        [5, 20, 2],
        "mentors, mentees, supervisors"
    );
    let members: Vec<_> = lari.people.iter().filter(|person| person.is_member()).collect();
    let on_county = members.iter().filter(|person| person.id.server() == "county.example").count();
    assert_eq!((members.len(), on_county), (25, 8), "a third lives on the partner's homeserver");
    assert_eq!(lari.facilitators().len(), 5);
    assert_eq!(lari.on_call.len(), 3);
    assert_eq!(lari.strength(RoomKind::Peer), Strength::Hold);
    assert!(lari.room(RoomKind::Library).enabled);
    assert_eq!(lari.holidays()[&date(2026, 12, 12)].name, "Jamhuri Day");
}

#[test]
fn the_encrypted_cohort_is_small() {
    let file = clean(ENCRYPTED);
    assert!(file.encrypted);
    assert_eq!([Role::Mentor, Role::Mentee, Role::Supervisor].map(|role| count(&file, role)), [2, 4, 1]);
}

#[test]
fn no_supervisor_is_a_member_and_everyone_supervised_is() {
    for file in [clean(PLAIN), clean(ENCRYPTED)] {
        for person in file.people.iter().filter(|person| person.is(Role::Supervisor)) {
            assert!(!person.is_member());
            assert!(
                person.supervises.iter().all(|id| file.person(id).is_some_and(config::Person::is_member))
            );
        }
    }
}

/// The examples' homeservers are placeholders that a plain replacement turns into real names.
#[test]
fn real_names_of_homeservers_can_be_put_in() {
    for text in [PLAIN, ENCRYPTED] {
        let file = clean(
            &text.replace("moh.example", "moh.test:8448").replace("county.example", "county.test:8448"),
        );
        for person in &file.people {
            assert!(person.id.localpart().starts_with("p_"), "{}", person.id);
            assert!(["moh.test:8448", "county.test:8448"].contains(&person.id.server()), "{}", person.id);
        }
    }
}

#[test]
fn both_cohorts_can_live_side_by_side() {
    let (one, other) = (clean(PLAIN), clean(ENCRYPTED));
    assert_ne!(one.id, other.id);
    assert!(other.people.iter().all(|person| one.person(&person.id).is_none()));
}

/// What stands behind a remark's `#` in the example is true as well.
#[test]
fn the_remarks_of_the_example_can_be_used() {
    let mut text = String::new();
    let mut prose = true;
    for line in PLAIN.lines() {
        let field = line.strip_prefix("# ").filter(|rest| {
            rest.starts_with('[')
                || rest
                    .split_once(" = ")
                    .is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        });
        prose &= field.is_none();
        text.push_str(field.unwrap_or(line));
        text.push('\n');
    }
    assert!(!prose, "nothing was taken out of the remarks");
    // What stands in the bots' own sections is theirs to read.
    let sections = Sections { names: &["consents", "enrolment"], check: &|_, _| Vec::new() };
    let (server, steward, voice) = ("moh.example", "@steward:moh.example", "@baraza:moh.example");
    let file = match CohortFile::parse_beside(
        &text,
        "remarks.toml",
        &|_| 0,
        Beside { server, steward, voice, sections },
    ) {
        Ok((file, _)) => file,
        Err(problems) => panic!("{problems}"),
    };
    assert_eq!(file.sections.len(), 2);
    assert!(file.live_since.is_some() && file.recovery_account.is_some());
    assert_eq!((file.working_hours.len(), file.one_offs.len(), file.own_holidays.len()), (2, 1, 1));
    assert!(!file.room(RoomKind::Library).enabled);
    let achieng = UserId::parse("@p_achieng:moh.example").unwrap();
    assert_eq!(file.facilitators()[0].id, achieng);
}
