//! Tests of the commands together: their names, their help, and what is none.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    help::{help, help_for, unknown, usage},
    *,
};
use crate::{
    command::{Problem, Target, Word, aim, days, window},
    ids::Language,
    registry::BOTS,
    rights::Helper,
    text::{files, in_word, render},
};

fn typed(body: &str) -> Typed {
    Typed::plain(body)
}

/// The command's word and what stands after it.
fn read(typed: &Typed) -> (&'static str, &str) {
    match parse(typed) {
        Parsed::Command { spec, rest } => (spec.word.canonical(), rest),
        other => panic!("{:?} is {other:?}", typed.body),
    }
}

#[test]
fn plain_commands_in_any_case_and_both_languages() {
    for (body, expected) in [
        ("!help", ("help", "")),
        ("  !HELP  ", ("help", "")),
        ("!msaada zamu", ("help", "zamu")),
        ("！help !mute", ("help", "!mute")),
        ("!zamu", ("rota", "")),
        ("!zamu hapana", ("rota", "hapana")),
        ("!Dharura damu nyingi", ("urgent", "damu nyingi")),
        ("!later two\nlines", ("later", "two\nlines")),
        ("!lugha", ("language", "")),
        ("!saa", ("hours", "")),
        ("!who?", ("who", "?")),
        ("!questions", ("open", "")),
        ("!ask How cold?", ("ask", "How cold?")),
        ("!onya", ("warn", "")),
    ] {
        assert_eq!(read(&typed(body)), expected, "{body}");
    }
}

#[test]
fn what_is_no_command() {
    for body in ["", "!", "!!", "!!!", "help", "!?", "!1", "hello !help", "¡help", "(!help)"] {
        assert!(!parse(&typed(body)).is_command(), "{body}");
    }
}

#[test]
fn an_unknown_command_gets_the_nearest_one() {
    let near = |body: &str| match parse(&typed(body)) {
        Parsed::Unknown { nearest, .. } => nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(near("!hlep me"), Some("help"));
    assert_eq!(near("!weather"), None);
    let said = render(Language::En, &unknown("hlep", Some("help"))).plain;
    assert_eq!(said, "I do not know !hlep. Did you mean !help? Send !help to see all.");
    let mute = table::find("mute").unwrap();
    let said = render(Language::Sw, &usage(Language::Sw, mute, Problem::Unclear)).plain;
    assert!(said.starts_with("Tuma hivi: !nyamazisha Amani Mfano masaa 2: anapiga kelele."), "{said}");
}

/// Nobody has to know that `name` stands for a name: what is shown is sent as it stands and read whole.
#[test]
fn how_a_command_is_written_can_be_sent_as_it_stands() {
    for (language, spec) in Language::ALL.into_iter().flat_map(|l| table::all().iter().map(move |s| (l, s))) {
        let shown = spec.word.usage(language);
        assert!(!shown.contains(['[', ']', '|', '<', '>', '{']), "{shown}");
        let typed = typed(&shown);
        let (word, rest) = read(&typed);
        assert_eq!(word, spec.word.canonical());
        match word {
            "mute" | "ban" | "warn" | "remove" | "unmute" | "unban" => {
                let takes_length = matches!(word, "mute" | "ban");
                let aim = aim(rest, &typed, takes_length).unwrap();
                assert!(
                    matches!(&aim.target, Target::Named(named) if named.text == "Amani Mfano"),
                    "{shown}"
                );
                assert_eq!(aim.length.is_some(), takes_length, "{shown}");
                assert_eq!(aim.reason.is_some(), !word.starts_with("un"), "{shown}");
            }
            "rota" => assert!(days(rest.split_once(' ').unwrap().1).is_some(), "{shown}"),
            "quiet" => assert!(window(rest.rsplit_once(": ").unwrap().0).is_some(), "{shown}"),
            "help" => assert!(table::find(rest).is_some(), "{shown}"),
            _ => {}
        }
    }
}

/// What is listed of a bot is its own: no other bot has a command of that name, and each has its text.
#[test]
fn each_command_is_one_bots() {
    let listed: usize = BOTS.iter().map(|bot| bot.commands.len()).sum();
    assert_eq!(table::all().len(), listed + 1, "and `!help`");
    assert!(table::find("urgent").is_some_and(|spec| spec.word == CALL));
}

#[test]
fn names_of_commands_are_unique_across_catalogues() {
    let mut seen: BTreeMap<String, Word> = BTreeMap::new();
    for word in table::all().iter().map(|spec| spec.word) {
        let aliases = Language::ALL.into_iter().filter_map(|language| word.alias(language));
        for name in aliases.chain([word.canonical().to_owned()]) {
            // Without accents, and in one script: it can be typed on any keyboard that has the script.
            let latin = name.chars().all(|c| c.is_ascii_lowercase());
            assert!(latin || name.chars().all(|c| !c.is_ascii() && in_word(c)), "{name}");
            if let Some(other) = seen.insert(name.clone(), word) {
                panic!("{name} is {word:?} and {other:?}");
            }
            assert_eq!(table::find(&name.to_uppercase()).map(|spec| spec.word), Some(word));
        }
    }
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        for spec in table::all() {
            assert!(spec.word.alias(language).is_some(), "{spec:?} has no name in {language:?}");
        }
    }
}

/// Element takes these for itself when they follow a slash; as `!` they are ours, but `/` must not be advised.
#[test]
fn texts_name_only_commands_that_exist_and_none_with_a_slash() {
    for language in Language::ALL {
        for (file, text) in files(language) {
            let values = text.lines().filter(|line| !line.starts_with('#'));
            for line in values {
                for (at, _) in line.match_indices('!') {
                    let name: String = line[at + 1..].chars().take_while(|c| in_word(*c)).collect();
                    if !name.is_empty() {
                        let spec =
                            table::find(&name).unwrap_or_else(|| panic!("{file}: !{name} is no command"));
                        assert_eq!(
                            spec.word.shown(language),
                            format!("!{name}"),
                            "{file} speaks {language:?}"
                        );
                    }
                }
                let slashed =
                    line.match_indices(" /").any(|(at, _)| line[at + 2..].starts_with(char::is_alphabetic));
                assert!(!slashed, "{file}: {line}");
            }
        }
    }
}

#[test]
fn help_has_five_lines_at_most_and_names_what_the_person_may_do() {
    let member = Helper::default();
    let duty = Helper { facilitator: true, on_duty: true, ..Helper::default() };
    let moderator = Helper { moderator: true, ..Helper::default() };
    let all = Helper { facilitator: true, on_duty: true, moderator: true, ..Helper::default() };
    let at = |footing| Helper { footing, ..all };
    let others =
        [Footing::Gone, Footing::Supervisor, Footing::Door, Footing::KeptOut, Footing::Muted].map(at);
    for language in Language::ALL {
        for helper in [member, duty, moderator, all].into_iter().chain(others) {
            let said = render(language, &help(language, helper, table::all())).plain;
            assert!(said.lines().count() <= 5 && said.chars().count() <= 480, "{said}");
            for spec in table::all() {
                let named = said.split_whitespace().any(|name| name == spec.word.shown(language));
                assert_eq!(named, helper.may_use(spec.audience), "{spec:?} in {said}");
            }
        }
        for spec in table::all() {
            let said = render(language, &help_for(language, spec)).plain;
            assert!(said.starts_with(&spec.word.shown(language)) && said.chars().count() <= 160, "{said}");
        }
    }
    // The example of CONTRIBUTING is no part of the service.
    let mut shipped = table::all().to_vec();
    shipped.retain(|spec| spec.word != Word(crate::anniversary::BOT.name));
    insta::assert_snapshot!("help-en", render(Language::En, &help(Language::En, all, &shipped)).plain);
    insta::assert_snapshot!("help-sw", render(Language::Sw, &help(Language::Sw, all, &shipped)).plain);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_is_a_crash(body in "\\PC{0,200}", bang: bool) {
        let body = if bang { format!("!{body}") } else { body };
        let typed = Typed::plain(body.clone());
        let _ = parse(&typed);
        let _ = linked(&typed);
        let _ = nearest(&body);
    }
}

#[test]
fn what_stands_around_a_command_says_nothing() {
    for body in [
        "\u{200f}!rota\u{200f}",
        "“!rota”",
        "'!rota'",
        "! rota",
        "/rota",
        "**!rota**",
        "\u{200b}!rota",
        "!\u{200b}rota",
    ] {
        let typed = Typed::plain(body);
        let Parsed::Command { spec, rest } = parse(&typed) else { panic!("{body}") };
        assert_eq!((spec.word.canonical(), rest), ("rota", ""), "{body}");
    }
    for body in [
        "! report Amani shouts",
        "\"!report Amani shouts\"",
        "**!report Amani shouts**",
        "\u{200b}!report Amani",
    ] {
        let typed = Typed::plain(body);
        assert!(matches!(parse(&typed), Parsed::Command { spec, .. } if spec.discreet), "{body}");
    }
    // What only looks so is left alone: other programs have their marks, too.
    for body in ["! wow", "!!! wow", "/wow", "“!wow”", "- !rota", "see !rota", "5 ! rota"] {
        assert!(matches!(parse(&Typed::plain(body)), Parsed::NotACommand), "{body}");
    }
}

#[test]
fn a_name_with_a_please_is_the_command() {
    let bare = |body: &str| bare(&Typed::plain(body)).map(|typed| typed.body);
    for body in ["rota", "Rota?", "rota please", "“rota”", "rota, please 🙏", "\u{200f}rota\u{200f}"] {
        assert_eq!(bare(body).map(|body| body.to_lowercase()).as_deref(), Some("!rota"), "{body}");
    }
    for body in ["rota now", "the rota", "rota please tell me", "", "?"] {
        assert_eq!(bare(body), None, "{body}");
    }
}

/// The guide for members names the commands as the reader's language does, and all that its members may use.
#[test]
fn the_guides_for_members_name_commands_that_exist() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for language in Language::ALL {
        let path = match language {
            Language::En => folder.join("docs/members.md"),
            _ => folder.join("locales").join(language.tag()).join("members.md"),
        };
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{language}: {error}"));
        let named: std::collections::BTreeSet<&str> = text
            .match_indices('!')
            .filter_map(|(at, _)| {
                let rest = &text[at + 1..];
                let end = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
                Some(&rest[..end]).filter(|name| !name.is_empty())
            })
            .collect();
        for name in &named {
            assert!(table::find(name).is_some(), "{language}: !{name} is no command");
        }
        for word in [
            "help", "rules", "hours", "rota", "who", "open", "later", "urgent", "report", "appeal",
            "language", "leave",
        ] {
            let shown = table::find(word).unwrap().word.shown(language);
            assert!(named.contains(shown.trim_start_matches('!')), "{language} lacks {shown}");
        }
    }
}
