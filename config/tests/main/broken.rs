//! Broken cohort files: every problem is found at once, at its line, with what to do.

use config::{Beside, CohortFile, Problems, RulesMessage, Section, Sections, Severity, words::Language};

use crate::examples::PLAIN;

const BESIDE: Beside<'_> = Beside {
    server: "moh.example",
    steward: "@baraza_steward:moh.example",
    voice: "@baraza:moh.example",
    sections: Sections::NONE,
};

/// A small good cohort, line by line.
const GOOD: &str = r#"id = "kiambu"
name = "Kiambu nurses"
timezone = "Africa/Nairobi"
languages = ["en"]
servers = ["moh.example"]
emergency_number = "112"
holidays = ["kenya"]
[rules]
version = 1
en = ["Respect everyone."]
[[working_hours]]
days = ["mon-fri"]
from = "08:00"
to = "17:00"
[[person]]
id = "@p_ann:moh.example"
name = "Ann"
roles = ["facilitator", "moderator", "coordinator"]
[[person]]
id = "@p_ben:moh.example"
name = "Ben"
roles = ["mentee"]
[[person]]
id = "@p_sue:moh.example"
name = "Sue"
roles = ["supervisor"]
supervises = ["@p_ben:moh.example"]
[[on_call]]
person = "@p_ann:moh.example"
"#;

fn problems(text: &str) -> Problems {
    match CohortFile::parse_with_warnings(text, "c.toml") {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    }
}

/// The good cohort with one text replaced, or with something added at the end.
fn with(from: &str, to: &str) -> String {
    if from.is_empty() {
        return format!("{GOOD}{to}\n");
    }
    assert!(GOOD.contains(from), "{from}");
    GOOD.replacen(from, to, 1)
}

#[test]
fn the_good_cohort_is_good() {
    assert!(problems(GOOD).is_empty(), "{}", problems(GOOD));
}

/// Each change breaks one thing: (from, to, line of the error, part of what is said, part of what to do).
#[rustfmt::skip]
const BROKEN: &[(&str, &str, usize, &str, &str)] = &[
    ("id = \"kiambu\"", "id = \"Kiambu nurses\"", 1, "cannot be a cohort's id", "small letters"),
    ("id = \"kiambu\"\n", "", 1, "`id` is missing", "never be changed"),
    ("name = \"Kiambu nurses\"", "name = \"\"", 2, "empty", "Write something"),
    ("name = \"Kiambu nurses\"", "name = 7", 2, "here is a number", "quotes"),
    ("name = \"Kiambu nurses\"", "name = \"a\\nb\"", 2, "line break", "one line"),
    ("name = \"Ann\"", "name = \"An\\u200bn\"", 17, "nobody sees (U+200B)", "type it anew"),
    ("name = \"Ann\"", "name = \"Ann\\u202e\"", 17, "nobody sees (U+202E)", "type it anew"),
    ("name = \"Ann\"", "name = \"Ann\\u200d\"", 17, "nobody sees (U+200D)", "type it anew"),
    ("Africa/Nairobi", "Africa/Nairobbi", 3, "no time zone `Africa/Nairobbi`", "Did you mean `Africa/Nairobi`?"),
    ("Africa/Nairobi", "Etc/Unknown", 3, "no time zone", "Africa/Nairobi"),
    ("Africa/Nairobi", "lagos", 3, "no time zone", "Did you mean `Africa/Lagos`?"),
    ("languages = [\"en\"]", "languages = [\"en\", \"xx\"]", 4, "`xx` is not a language", "en, fr, hi, pt, sw"),
    ("languages = [\"en\"]", "languages = []", 4, "empty", "main one first"),
    ("languages = [\"en\"]", "languages = \"en\"", 4, "takes a list", "languages = ["),
    ("languages = [\"en\"]", "languages = [\"en\", \"en\"]", 4, "twice", "Take one"),
    ("languages = [\"en\"]", "languages = [\"en\", \"sw\"]", 8, "`rules.sw` is missing", "own language"),
    ("servers = [\"moh.example\"]", "servers = [\"https://moh.example\"]", 5, "not the name of a homeserver", "without https"),
    ("servers = [\"moh.example\"]", "servers = [\"moh.exampel\"]", 16, "Ann lives on `moh.example`", "Did you mean `moh.exampel`?"),
    ("emergency_number = \"112\"\n", "", 1, "`emergency_number` is missing", "nobody may be left without"),
    ("emergency_number = \"112\"", "emergency_number = 112", 6, "phone number in quotes", "in quotes"),
    ("emergency_number = \"112\"", "emergency_number = \"call us\"", 6, "not a phone number", "112"),
    ("emergency_number", "emergency_nubmer", 6, "no field `emergency_nubmer`", "Did you mean `emergency_number`?"),
    ("holidays = [\"kenya\"]", "holidays = [\"kenia\"]", 7, "no holiday calendar `kenia`", "Did you mean `kenya`?"),
    ("version = 1", "version = 0", 9, "from 1 to", "without quotes"),
    ("version = 1\n", "", 8, "`rules.version` is missing", "raise it"),
    ("en = [\"Respect everyone.\"]", "en = []", 10, "no rule in `en`", "at least one"),
    ("en = [\"Respect everyone.\"]", "en = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\n\"h\"]", 11, "8 lines, 7 are possible", "without being read"),
    ("en = [\"Respect everyone.\"]", "en = [\"a\"]\nsw = [\"b\"]", 11, "none of the cohort's languages", "Add \"sw\""),
    ("[[on_call]]", "[rules]\nversion = 1\n[[on_call]]", 28, "duplicate key", "only once"),
    ("", "live_since = 2026-08-03T08:00:00", 30, "no field `live_since` in `on_call`", "to the top of the file"),
    ("days = [\"mon-fri\"]", "days = [\"mon-fry\"]", 12, "`mon-fry` is not a day", "mon-fri"),
    ("days = [\"mon-fri\"]", "days = []", 12, "no day is named", "mon-fri"),
    ("to = \"17:00\"", "to = \"25:00\"", 14, "not a time of day", "08:00"),
    ("to = \"17:00\"", "to = \"00:00\"", 14, "nothing ends at 00:00", "24:00"),
    ("to = \"17:00\"", "to = \"08:00\"", 14, "no time between 08:00 and 08:00", "24:00"),
    ("to = \"17:00\"", "to = \"07:00\"", 14, "open all night", "over_midnight = true"),
    ("[[working_hours]]\ndays = [\"mon-fri\"]\nfrom = \"08:00\"\nto = \"17:00\"\n", "", 1, "`working_hours` is missing", "days ="),
    ("holidays = [\"kenya\"]\n", "holidays = [\"kenya\"]\nworking_hours = 3\n", 8, "takes fields of its own", "[[working_hours]]"),
    ("@p_ann:moh.example\"\nname", "p_ann:moh.example\"\nname", 16, "not a Matrix ID", "Element"),
    ("@p_ben:moh.example\"\nname", "@p_ann:moh.example\"\nname", 20, "twice", "several roles"),
    ("roles = [\"mentee\"]", "roles = [\"metnee\"]", 22, "`metnee` is not a role", "Did you mean `mentee`?"),
    ("roles = [\"mentee\"]", "roles = [\"mentee\"]\nlanguage = \"sw\"", 23, "Ben's language `sw`", "to languages"),
    ("roles = [\"mentee\"]", "roles = [\"mentee\"]\naccepted_on = \"last week\"", 23, "not a date", "2026-08-31"),
    ("roles = [\"mentee\"]", "roles = [\"mentee\"]\nphone = \"0700\"", 23, "no field `phone` in `person`", "use one of"),
    ("roles = [\"supervisor\"]", "roles = [\"supervisor\", \"facilitator\"]", 26, "Sue is a supervisor and cannot be facilitator", "liaison"),
    ("roles = [\"supervisor\"]", "roles = [\"supervisor\", \"coordinator\"]", 26, "Sue is a supervisor and cannot be coordinator", "liaison"),
    ("roles = [\"supervisor\"]", "roles = [\"moderator\"]", 26, "cannot be moderator of the peer room", "liaison"),
    ("roles = [\"supervisor\"]", "roles = [\"coordinator\"]", 27, "is not called a supervisor", "Add \"supervisor\""),
    ("roles = [\"supervisor\"]", "roles = [\"supervisor\", \"mentor\"]", 26, "cannot be mentor in the same cohort", "liaison"),
    ("supervises = [\"@p_ben", "supervises = [\"@p_bin", 27, "`person.supervises` names @p_bin:moh.example, who is not", "Did you mean `@p_ben:moh.example`?"),
    ("supervises = [\"@p_ben", "formerly = \"@p_ben:moh.example\"\nsupervises = [\"@p_ben", 27, "is still somebody's id", "take the old [[person]] out"),
    ("roles = [\"mentee\"]\n", "roles = [\"mentee\"]\nformerly = \"@p_old:moh.example\"\n[[person]]\nid = \"@p_eve:moh.example\"\nname = \"Eve\"\nroles = [\"mentee\"]\nformerly = \"@p_old:moh.example\"\n", 28, "formerly of two people", "whoever had it"),
    ("supervises = [\"@p_ben", "supervises = [\"@p_sue", 27, "supervises themself", "Take the id out"),
    ("[[on_call]]\nperson = \"@p_ann", "[[on_call]]\nperson = \"@p_anne", 29, "`on_call.person` names", "Did you mean `@p_ann:moh.example`?"),
    ("", "from = \"17:00\"", 28, "`from` but no `to`", "day and night"),
    ("", "from = \"17:00\"\nto = \"17:00\"", 31, "no time between", "later end"),
    ("", "[rota]\norder = [\"@p_ben:moh.example\"]", 31, "Ben stands in the rota but is neither facilitator", "facilitator"),
    ("", "[rota]\norder = [\"@p_zoe:moh.example\"]", 31, "`rota.order` names @p_zoe", "Add a [[person]]"),
    ("", "[rota]\nhandover = \"mondays\"", 31, "not a day of the week with a time", "monday 08:00"),
    ("", "[rota]\nevery_weeks = 9", 31, "from 1 to 8", "without quotes"),
    ("", "[quiet]\npeer = \"closed\"", 31, "`closed` is not a strength", "hold, remind, none"),
    ("", "[quiet]\npier = \"hold\"", 31, "no field `pier` in `quiet`", "Did you mean `peer`?"),
    ("", "[rooms.peer]\nenabled = false", 31, "without its peer room", "Take the line out"),
    ("", "[rooms.social]\nenabled = \"no\"", 31, "true or false", "without quotes"),
    ("", "[rooms]\nsocial = false", 31, "takes fields of its own", "[rooms.social]"),
    ("", "[[one_off]]\nkind = \"quiet\"\nfrom = 2026-08-31T17:00:00\nto = 2026-08-31T17:00:00+03:00", 33, "ends before it begins", "later"),
    ("", "[[one_off]]\nkind = \"open\"\nfrom = 2026-08-31T17:00:00\nto = 2026-08-31", 33, "not a date with a time", "2026-08-31T17:00:00"),
    ("", "[[holiday]]\ndate = 2026-02-31\nname = \"x\"", 31, "cannot be read", "quotes"),
    ("", "[[holiday]]\ndate = 2026-02-01\nname = \"x\"\n[[holiday]]\ndate = 2026-02-01\nname = \"y\"", 33, "twice", "Take one"),
    ("emergency_number = \"112\"", "emergency_number = \"112\"\nrecovery_account = \"@p_ann:moh.example\"", 7, "is Ann's own", "nobody uses"),
    ("name = \"Ann\"", "name = Ann", 17, "cannot be read", "quotes"),
];

#[test]
fn each_broken_file_names_its_line_and_the_remedy() {
    for (from, to, line, what, fix) in BROKEN {
        let problems = problems(&with(from, to));
        let found = problems.errors().any(|problem| {
            problem.place.is_some_and(|place| place.line == *line)
                && problem.what.contains(what)
                && problem.fix.contains(fix)
        });
        assert!(found, "`{from}` → `{to}`: expected line {line}: {what} / {fix}, got\n{problems}");
    }
}

/// A single slip is told once and drags nothing else behind it, apart from what it truly breaks.
#[test]
fn a_slip_is_told_once() {
    let alone = |from: &str, to: &str| {
        let problems = problems(&with(from, to));
        assert_eq!(problems.errors().count(), 1, "{problems}");
    };
    alone("name = \"Ann\"", "name = Ann");
    alone("Africa/Nairobi", "Africa/Nairobbi");
    alone("to = \"17:00\"", "to = \"25:00\"");
    let window =
        "[[one_off]]\nkind = \"quiet\"\nfrom = 2026-08-31T17:00\nto = \"2026-08-31T17:30:00+03:00\"\n";
    let elsewhere = format!("{}{window}", with("Africa/Nairobi", "Africa/Nairobbi"));
    assert_eq!(problems(&elsewhere).errors().count(), 1, "{}", problems(&elsewhere));
    assert!(problems(&with("", window)).is_empty(), "{}", problems(&with("", window)));
    alone("roles = [\"mentee\"]", "roles = [\"metnee\"]");
    alone("days = [\"mon-fri\"]", "days = [\"mon-fry\"]");
    alone("languages = [\"en\"]", "languages = \"en\"");
    alone("[[person]]\nid = \"@p_ben", "[[person]\nid = \"@p_ben");
}

#[test]
fn all_problems_are_told_at_once_in_order() {
    let text = PLAIN
        .replace("id = \"lari\"", "id = \"Lari\"")
        .replace("Africa/Nairobi", "Africa/Nairoby")
        .replace("emergency_number = \"112\"", "emergency_numbr = \"112\"")
        .replace("to = \"17:00\"", "to = \"07:00\"")
        .replace("roles = [\"supervisor\"]", "roles = [\"supervisor\", \"moderator\"]");
    let problems = problems(&text);
    let lines: Vec<_> =
        problems.errors().filter_map(|problem| problem.place).map(|place| place.line).collect();
    assert_eq!(lines.len(), 6, "{problems}");
    assert!(lines.is_sorted(), "{problems}");
    let line_of = |part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
    for part in [
        "id = \"Lari\"",
        "Africa/Nairoby",
        "emergency_numbr",
        "to = \"07:00\"",
        "\"supervisor\", \"moderator\"",
    ] {
        assert!(lines.contains(&line_of(part)), "{part}: {problems}");
    }
    let printed = problems.to_string();
    assert!(printed.starts_with("c.toml: 6 errors, 0 warnings\n"), "{printed}");
    assert_eq!(printed.lines().count(), 1 + 2 * 6, "{printed}");
}

#[test]
fn the_column_counts_characters() {
    let problems = problems(&with(
        "roles = [\"facilitator\", \"moderator\", \"coordinator\"]",
        "roles = [\"é\", \"moderater\"]",
    ));
    let places: Vec<_> = problems.errors().filter_map(|p| p.place).map(|p| (p.line, p.column)).collect();
    assert_eq!(places, [(18, 10), (18, 15)], "{problems}");
}

#[test]
fn damage_in_one_place_does_not_hide_the_rest() {
    let text = with("name = \"Ann\"", "name = Ann").replace("Africa/Nairobi", "Africa/Nowhere");
    let problems = problems(&text);
    let lines: Vec<_> =
        problems.errors().filter_map(|problem| problem.place).map(|place| place.line).collect();
    assert_eq!(lines, [3, 17], "{problems}");
}

#[test]
fn warnings_stand_apart() {
    let cut = GOOD
        .split("[[on_call]]")
        .next()
        .unwrap()
        .replace("[\"facilitator\", \"moderator\", \"coordinator\"]", "[]");
    let (_, warnings) = CohortFile::parse_with_warnings(&cut, "c.toml").unwrap();
    assert!(warnings.all().iter().all(|problem| problem.severity == Severity::Warning));
    for part in ["on call", "facilitator", "moderator", "the coordinator"] {
        assert!(warnings.warnings().any(|problem| problem.what.contains(part)), "{part}: {warnings}");
    }
    let idle = with("supervises = [\"@p_ben:moh.example\"]\n", "");
    assert!(problems(&idle).warnings().any(|problem| problem.what.contains("supervisor of nobody")));
    let capital = GOOD.replace("@p_ben", "@P_ben");
    assert!(problems(&capital).warnings().any(|problem| problem.what.contains("capital letters")));
}

/// What is measured is the message, so the measure is not this crate's; the line is.
#[test]
fn rules_that_make_too_long_a_message_are_refused_at_their_line() {
    let text = with("[\"en\"]", "[\"en\", \"sw\"]")
        .replace("en = [\"Respect", "sw = [\"Heshima\"]\nen = [\"Respect");
    let read = |length: &dyn Fn(&RulesMessage<'_>) -> usize| {
        CohortFile::parse_beside(&text, "c.toml", length, BESIDE)
    };
    assert!(read(&|_| 480).is_ok());
    let problems = read(&|message| {
        assert_eq!((message.cohort, message.version), ("Kiambu nurses", 1));
        if message.lines == ["Heshima"] { 512 } else { 480 }
    });
    let problems = problems.unwrap_err();
    let error = problems.errors().next().unwrap();
    assert_eq!(error.place.unwrap().line, 10, "{problems}");
    assert!(error.what.contains("in `sw` make a message of 512 characters"), "{problems}");
    assert!(error.fix.contains("32 characters"), "{problems}");
    // What a language makes of them that the cohort does not have is no reason: one more is shipped now and then.
    let length = |message: &RulesMessage<'_>| match message.language {
        Language::Sw => 481,
        _ => 480,
    };
    let problems = CohortFile::parse_beside(GOOD, "c.toml", &length, BESIDE);
    assert!(problems.is_ok());
}

/// Whoever has it has every power for ever, so it must be somebody, and not one of ours.
#[test]
fn a_recovery_account_that_recovers_nothing_is_refused_at_its_line() {
    let read = |account: &str| {
        let number = "emergency_number = \"112\"";
        let text = with(number, &format!("{number}\nrecovery_account = \"{account}\""));
        CohortFile::parse_beside(&text, "c.toml", &|_| 0, BESIDE)
    };
    for (account, why) in [
        ("@baraza:moh.example", "is the voice"),
        ("@baraza_steward:moh.example", "is the steward"),
        ("@rescue:county.example", "must live on moh.example"),
    ] {
        let problems = read(account).unwrap_err();
        let errors: Vec<_> = problems.errors().collect();
        assert!(errors.len() == 1 && errors[0].what.contains(why), "{account}: {problems}");
        assert_eq!(errors[0].place.unwrap().line, 7, "{account}");
    }
    assert!(read("@rescue:moh.example").is_ok());
}

/// A list without its end makes a fault of each line below it; one of them says enough.
#[test]
fn a_list_without_its_end_is_told_in_a_few_lines() {
    for (from, to, line) in [
        ("languages = [\"en\"]", "languages = [\"en\"", 4),
        ("servers = [\"moh.example\"]", "servers = [\n  \"moh.example\",", 5),
    ] {
        let problems = problems(&with(from, to));
        let errors: Vec<_> = problems.errors().collect();
        assert_eq!(errors.len(), 4, "{problems}");
        let lines: Vec<_> = errors.iter().map(|problem| problem.place.unwrap().line).collect();
        assert!(lines.windows(2).all(|two| two[0] < two[1]), "one a line, in order: {problems}");
        assert!(errors[0].fix.contains(&format!("begins on line {line} may lack its `]`")), "{problems}");
        assert!(
            errors[3].what.contains("more problems were found, which may follow from the first"),
            "{problems}"
        );
    }
}

#[test]
fn slips_that_have_nothing_to_do_with_each_other_are_all_told() {
    let slips = "languages = [\"en\"]\nbad1 =\nbad2 = yes please\nbad3 = 'x\nbad4 == 4\nbad5 = 5 5";
    let found = problems(&with("languages = [\"en\"]", slips));
    let lines: std::collections::BTreeSet<_> =
        found.errors().map(|error| error.place.unwrap().line).collect();
    assert!((5..=9).all(|line| lines.contains(&line)), "{found}");
    assert!(!found.to_string().contains("more problems were found"), "{found}");
}

#[test]
fn windows_of_two_kinds_that_overlap_are_warned_of() {
    let window = |kind: &str, from: &str, to: &str| {
        format!("[[one_off]]\nkind = \"{kind}\"\nfrom = 2026-08-31T{from}:00\nto = 2026-08-31T{to}:00\n")
    };
    let quiet = window("quiet", "09:00", "13:00");
    let read = |second: &str| {
        CohortFile::parse_with_warnings(&with("", &format!("{quiet}{second}")), "lari.toml").unwrap().1
    };
    let found = read(&window("working", "10:00", "12:00"));
    let warnings: Vec<_> = found.warnings().collect();
    assert_eq!(warnings.len(), 1, "{found}");
    assert_eq!(warnings[0].place.unwrap().line, 36, "{found}");
    assert!(warnings[0].what.contains("this working window overlaps the quiet one of line 32"), "{found}");
    assert!(read(&window("quiet", "10:00", "14:00")).is_empty());
    assert!(read(&window("working", "13:00", "14:00")).is_empty());
}

#[test]
fn nothing_at_all_is_a_list_of_what_is_needed() {
    let found = problems("");
    for field in
        ["id", "name", "timezone", "languages", "servers", "emergency_number", "rules", "working_hours"]
    {
        let said = format!("`{field}` is missing");
        assert!(found.errors().any(|problem| problem.what == said), "{field}: {found}");
    }
}

/// Whatever stands in a file, it is read or refused, and never a crash.
#[test]
fn cut_anywhere_it_is_refused_or_read() {
    for (end, _) in GOOD.char_indices() {
        let _ = CohortFile::parse_with_warnings(&GOOD[..end], "cut.toml");
    }
}

/// A section that only others can read is handed on as it stands, and what they find wrong is said with its line.
#[test]
fn a_section_of_others_is_checked_by_them() {
    let check = |name: &str, section: &Section| {
        assert_eq!(name, "songs");
        let known = section.keys().filter(|key| *key != "often" && *key != "titles");
        known.map(|key| (key.clone(), "no such field".to_owned())).collect()
    };
    let sections = Sections { names: &["songs"], check: &check };
    let length = |_: &RulesMessage<'_>| 0;
    let read = |text: &str| CohortFile::parse_beside(text, "x.toml", &length, Beside { sections, ..BESIDE });
    let with = |section: &str| format!("{GOOD}\n{section}");
    let (file, _) = read(&with("[songs]\noften = 3\ntitles = [\"Malaika\"]")).unwrap();
    assert_eq!(file.sections["songs"]["often"].as_integer(), Some(3));
    assert!(read(&file.to_toml()).is_ok_and(|(again, _)| again == file), "{}", file.to_toml());
    let problems = read(&with("[songs]\nloud = true")).unwrap_err().to_string();
    assert!(problems.contains("`songs.loud`: no such field"), "{problems}");
    let problems = read(&with("songs = 3")).unwrap_err().to_string();
    assert!(problems.contains("songs"), "{problems}");
    assert!(read(&with("[dances]")).is_err(), "what nobody reads is a slip of the hand");
}

#[test]
fn who_supervises_members_is_not_on_call() {
    let found = problems(&with("person = \"@p_ann:moh.example\"", "person = \"@p_sue:moh.example\""));
    assert!(found.errors().any(|problem| problem.what.contains("cannot be on call")), "{found:?}");
}

/// An hour that is wrong by two is worse than none.
#[test]
fn no_zone_is_guessed_of_an_abbreviation() {
    for text in ["EAT", "CAT", "EET "] {
        let found = problems(&with("Africa/Nairobi", text)).to_string();
        assert!(!found.contains("Did you mean"), "{text}: {found}");
    }
}

#[test]
fn a_window_of_a_year_is_warned_of() {
    let window = "[[one_off]]\nkind = \"quiet\"\nfrom = 2026-12-24T12:00:00\nto = 2027-12-27T08:00:00\n";
    let found = CohortFile::parse_with_warnings(&with("", window), "lari.toml").unwrap().1;
    assert!(found.warnings().any(|problem| problem.what == "this window lasts 367 days"), "{found}");
}
