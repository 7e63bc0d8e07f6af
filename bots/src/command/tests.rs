//! Tests of the whole: what people type becomes what they mean, and nothing they type is a crash.

use std::collections::BTreeMap;

use proptest::prelude::*;
use ruma::{OwnedEventId, OwnedUserId, event_id, user_id};

use super::*;
use crate::ids::Language;
use crate::text::{Catalogue, Minutes, Slot, render, vocabulary};

fn typed(body: &str) -> Typed {
    Typed::plain(body)
}

fn reply(body: &str) -> Typed {
    Typed { reply_to: Some(event_id!("$post").to_owned()), ..typed(body) }
}

fn command(typed: &Typed) -> Command {
    match parse(typed) {
        Parsed::Command(command) => command,
        other => panic!("{:?} is {other:?}", typed.body),
    }
}

fn minutes(count: u32) -> Option<Minutes> {
    Minutes::new(count)
}

fn named(text: &str) -> Target {
    Target::Named(Named { text: text.to_owned(), mentioned: None })
}

fn aim(target: Target, length: Option<Minutes>, reason: &str) -> Aim {
    Aim { target, length, reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()) }
}

fn jane() -> OwnedUserId {
    user_id!("@jane:county.test").to_owned()
}

fn post() -> OwnedEventId {
    event_id!("$post").to_owned()
}

#[test]
fn plain_commands_in_any_case_and_both_languages() {
    for (body, expected) in [
        ("!help", Command::Help(None)),
        ("  !HELP  ", Command::Help(None)),
        ("!msaada zamu", Command::Help(Some(Word::Rota))),
        ("！help !mute", Command::Help(Some(Word::Mute))),
        ("!zamu", Command::Rota(Rota::Show)),
        ("!rota yes", Command::Rota(Rota::Yes)),
        ("!zamu hapana", Command::Rota(Rota::No)),
        ("!Dharura damu nyingi", Command::Urgent(Some("damu nyingi".into()))),
        ("!urgent", Command::Urgent(None)),
        ("!later two\nlines", Command::Later(Some("two\nlines".into()))),
        ("!language Kiswahili", Command::Language(Some(Language::Sw))),
        ("!lugha", Command::Language(None)),
        ("!quiet", Command::Quiet(Quiet::List)),
        ("!quiet off", Command::Quiet(Quiet::Off)),
        ("!hours", Command::Hours),
        ("!saa", Command::Hours),
        ("!who?", Command::Who),
        ("!leave", Command::Leave),
        ("!undo", Command::Undo),
        ("!questions", Command::Open),
        ("!ask How cold?", Command::Ask { message: None, text: Some("How cold?".into()) }),
    ] {
        assert_eq!(command(&typed(body)), expected, "{body}");
    }
}

#[test]
fn what_is_no_command() {
    for body in ["", "!", "!!", "!!!", "! help", "help", "!?", "!1", "hello !help", "¡help", "(!help)"] {
        assert_eq!(parse(&typed(body)), Parsed::NotACommand, "{body}");
    }
}

#[test]
fn an_unknown_command_gets_the_nearest_one() {
    assert_eq!(parse(&typed("!hlep me")), Parsed::Unknown { word: "hlep".into(), nearest: Some("help") });
    assert_eq!(parse(&typed("!weather")), Parsed::Unknown { word: "weather".into(), nearest: None });
    let said = render(Language::En, &unknown("hlep", Some("help"))).plain;
    assert_eq!(said, "I do not know !hlep. Did you mean !help? Send !help to see all.");
}

#[test]
fn a_target_by_reply_pill_mention_id_or_name() {
    let mute = |typed: &Typed| match command(typed) {
        Command::Mute(aim) => aim,
        other => panic!("{other:?}"),
    };
    let by_jane = aim(Target::User(jane()), minutes(120), "too loud");
    assert_eq!(mute(&reply("!mute 2h too loud")), aim(Target::Message(post()), minutes(120), "too loud"));
    assert_eq!(mute(&reply("!mute")), aim(Target::Message(post()), None, ""));
    for body in [
        "!mute @jane:county.test 2h too loud",
        "!mute 2h @jane:county.test: too loud",
        "!nyamazisha @jane:county.test, saa 2 too loud",
        "!mute https://matrix.to/#/@jane:county.test 2h too loud",
        "!mute [Jane W](https://matrix.to/#/@jane:county.test) 2h too loud",
    ] {
        assert_eq!(mute(&typed(body)), by_jane, "{body}");
    }
    for body in [
        "!mute Jane Wanjiru 2h too loud",
        "!mute Jane Wanjiru: 2h too loud",
        "!mute 2h Jane Wanjiru too loud",
        "!mute @Jane Wanjiru 2h too loud",
    ] {
        let pill = Typed {
            formatted_body: Some(
                "!mute <a href=\"https://matrix.to/#/@jane:county.test\">Jane Wanjiru</a> 2h".to_owned(),
            ),
            mentions: vec![jane()],
            ..typed(body)
        };
        assert_eq!(mute(&pill), by_jane, "{body}");
    }
    assert_eq!(
        mute(&typed("!mute Jane Wanjiru 2h too loud")),
        aim(named("Jane Wanjiru"), minutes(120), "too loud")
    );
    let mention = Typed { mentions: vec![jane()], ..typed("!mute Jane Wanjiru 2h") };
    let target = Target::Named(Named { text: "Jane Wanjiru".into(), mentioned: Some(jane()) });
    assert_eq!(mute(&mention), aim(target, minutes(120), ""));
}

/// The one who is named in the reason is not the one who is warned.
#[test]
fn a_pill_within_the_reason_of_a_reply_is_no_target() {
    let body = "!warn please do not shout at Jane";
    let typed = Typed {
        formatted_body: Some(
            "!warn please … <a href=\"https://matrix.to/#/@jane:county.test\">Jane</a>".to_owned(),
        ),
        mentions: vec![jane()],
        ..reply(body)
    };
    let expected = Command::Warn(aim(Target::Message(post()), None, "please do not shout at Jane"));
    assert_eq!(command(&typed), expected);
}

#[test]
fn a_name_ends_at_a_colon_or_is_looked_up_later() {
    assert_eq!(command(&typed("!warn Jane: be kind")), Command::Warn(aim(named("Jane"), None, "be kind")));
    assert_eq!(command(&typed("!warn Jane be kind")), Command::Warn(aim(named("Jane be kind"), None, "")));
    assert_eq!(command(&typed("!ban Jane")), Command::Ban(aim(named("Jane"), None, "")));
}

#[test]
fn what_a_command_lacks_is_said() {
    for (body, word, problem) in [
        ("!mute", Word::Mute, Problem::NobodyNamed),
        ("!mute 2h", Word::Mute, Problem::NobodyNamed),
        ("!mute 2h, ", Word::Mute, Problem::NobodyNamed),
        ("!mute Halima 0h", Word::Mute, Problem::Unclear),
        ("!mute 9999d @njeri:moh.test loud", Word::Mute, Problem::Unclear),
        ("!ban Halima 0d", Word::Ban, Problem::Unclear),
        ("!ban Halima Yusuf 1y x", Word::Ban, Problem::Unclear),
        ("!ban @njeri:moh.test 1y x", Word::Ban, Problem::Unclear),
        ("!onya", Word::Warn, Problem::NobodyNamed),
        ("!redact", Word::Redact, Problem::NoMessage),
        ("!rota away", Word::Rota, Problem::Unclear),
        ("!rota away soon", Word::Rota, Problem::Unclear),
        ("!rota dance", Word::Rota, Problem::Unclear),
        ("!quiet please", Word::Quiet, Problem::Unclear),
    ] {
        assert_eq!(parse(&typed(body)), Parsed::Malformed { word, problem }, "{body}");
    }
    let said = render(Language::Sw, &usage(Language::Sw, Word::Mute)).plain;
    assert!(said.starts_with("Tuma hivi: !nyamazisha jina saa 2 sababu."), "{said}");
}

#[test]
fn a_message_is_named_by_reply_or_link() {
    let redact = |reason: &str| Command::Redact { message: post(), reason: text_of(reason) };
    assert_eq!(command(&reply("!redact a name stands in it")), redact("a name stands in it"));
    assert_eq!(command(&typed("!futa https://matrix.to/#/!r:moh.test/$post jina")), redact("jina"));
    let linked = Typed {
        formatted_body: Some("!delete <a href=\"https://matrix.to/#/!r:moh.test/$post\">this</a>".to_owned()),
        ..typed("!delete this")
    };
    assert_eq!(command(&linked), redact(""));
    let report = Command::Report { message: Some(post()), text: Some("hurtful".into()) };
    assert_eq!(command(&reply("!report hurtful")), report);
}

fn text_of(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

#[test]
fn swaps_and_takes() {
    let swap = |body: &str| match command(&typed(body)) {
        Command::Rota(Rota::Swap { with, week }) => (with, week.map(|week| week.to_string())),
        other => panic!("{other:?}"),
    };
    assert_eq!(swap("!rota swap"), (None, None));
    assert_eq!(swap("!rota swap Jane W"), (Some(named("Jane W")), None));
    assert_eq!(swap("!zamu badili Jane 3 Ago"), (Some(named("Jane")), Some("3 august".into())));
    assert_eq!(swap("!rota swap @jane:county.test mon"), (Some(Target::User(jane())), Some("monday".into())));
    assert_eq!(command(&typed("!zamu chukua")), Command::Rota(Rota::Take { week: None }));
    assert!(matches!(command(&typed("!rota take 3 Aug")), Command::Rota(Rota::Take { week: Some(_) })));
    assert_eq!(command(&typed("!rota away 3-10 Aug")).to_string(), "!rota away 3 august to 10 august");
}

#[test]
fn names_of_commands_are_unique_across_catalogues() {
    let mut seen: BTreeMap<String, Word> = BTreeMap::new();
    for word in Word::ALL {
        let aliases = Language::ALL.into_iter().filter_map(|language| word.alias(language));
        for name in aliases.chain([word.canonical().to_owned()]) {
            assert!(name.chars().all(|c| c.is_ascii_lowercase()), "{name} can be typed on any keyboard");
            if let Some(other) = seen.insert(name.clone(), *word) {
                panic!("{name} is {word:?} and {other:?}");
            }
            assert_eq!(Word::of(&name.to_uppercase()), Some(*word));
        }
    }
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        for word in Word::ALL {
            assert!(word.alias(language).is_some(), "{word:?} has no name in {language:?}");
        }
    }
}

/// Element takes these for itself when they follow a slash; as `!` they are ours, but `/` must not be advised.
#[test]
fn texts_name_only_commands_that_exist_and_none_with_a_slash() {
    for language in Language::ALL {
        for (file, text) in Catalogue::files(language) {
            let values = text.lines().filter(|line| !line.starts_with('#'));
            for line in values {
                for (at, _) in line.match_indices('!') {
                    let name: String = line[at + 1..].chars().take_while(|c| c.is_alphanumeric()).collect();
                    if !name.is_empty() {
                        let word = Word::of(&name).unwrap_or_else(|| panic!("{file}: !{name} is no command"));
                        assert_eq!(word.shown(language), format!("!{name}"), "{file} speaks {language:?}");
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
fn yes_and_no_never_meet_and_each_form_means_one_thing() {
    let words = |slot| Language::ALL.into_iter().flat_map(move |language| vocabulary(language, slot));
    for yes in words(Slot::Yes) {
        assert!(!words(Slot::No).any(|no| no == yes), "{yes}");
    }
    for (one, other) in [
        (Slot::Now, Slot::Until),
        (Slot::Today, Slot::Tomorrow),
        (Slot::Off, Slot::List),
        (Slot::Away, Slot::Swap),
        (Slot::Swap, Slot::Take),
        (Slot::HourUnit, Slot::DayUnit),
        (Slot::MinuteUnit, Slot::HourUnit),
        (Slot::DayUnit, Slot::WeekUnit),
    ] {
        assert!(!words(one).any(|word| words(other).any(|w| w == word)), "{one:?} and {other:?}");
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
            let said = render(language, &help(language, helper)).plain;
            assert!(said.lines().count() <= 5 && said.chars().count() <= 480, "{said}");
            for word in Word::ALL {
                let named = said.split_whitespace().any(|name| name == word.shown(language));
                assert_eq!(named, helper.may_use(*word), "{word:?} in {said}");
            }
        }
        for word in Word::ALL {
            let said = render(language, &help_for(language, *word)).plain;
            assert!(said.starts_with(&word.shown(language)) && said.chars().count() <= 160, "{said}");
        }
    }
    insta::assert_snapshot!("help-en", render(Language::En, &help(Language::En, all)).plain);
    insta::assert_snapshot!("help-sw", render(Language::Sw, &help(Language::Sw, all)).plain);
}

/// Words that the grammar knows, and some that it does not.
fn word() -> impl Strategy<Value = String> {
    let known = "now until to - tonight 21:00 9pm 2h 30m 1h30m 2 hours saa siku 1 3 10 aug 3-10 mon may 2026-08-03 \
                 away swap take yes no off list Jane Wanjiru: , : @jane:county.test sw english !rota why \
                 https://matrix.to/#/@jane:county.test https://matrix.to/#/!r:moh.test/$post usiku leo hadi 3/8";
    let known: Vec<String> = known.split_whitespace().map(ToOwned::to_owned).collect();
    prop_oneof![4 => proptest::sample::select(known), 1 => "\\PC{0,8}"]
}

fn body() -> impl Strategy<Value = String> {
    let names: Vec<&str> = Word::names().collect();
    let gap = prop_oneof![6 => Just(" "), 1 => Just("\n"), 1 => Just("")];
    (proptest::sample::select(names), proptest::collection::vec((gap, word()), 0..8)).prop_map(
        |(name, words)| {
            words.iter().fold(format!("!{name} "), |body, (gap, word)| format!("{body}{word}{gap}"))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_is_a_crash(body in "\\PC{0,200}", html in "[<>a/ href=\"'&;#x0-9mnop!@:.]{0,200}", bang: bool) {
        let body = if bang { format!("!{body}") } else { body };
        let typed = Typed { formatted_body: Some(html), ..Typed::plain(body.clone()) };
        let _ = parse(&typed);
        let _ = answer(&body, &Language::ALL);
        let _ = Mark::of(&body);
        let _ = nearest(&body);
    }

    #[test]
    fn a_command_that_is_printed_is_read_as_the_same(body in body(), replies: bool, mentions: bool) {
        let typed = Typed {
            reply_to: replies.then(post),
            mentions: if mentions { vec![jane()] } else { vec![] },
            ..Typed::plain(body)
        };
        if let Parsed::Command(command) = parse(&typed) {
            let message = match &command {
                Command::Redact { message, .. } => Some(message.clone()),
                _ => typed.reply_to.clone(),
            };
            let again = Typed { body: command.to_string(), reply_to: message, ..typed.clone() };
            prop_assert_eq!(parse(&again), Parsed::Command(command), "{}", again.body);
        }
    }

    #[test]
    fn windows_and_days_of_any_words_end_in_times_or_nothing(words in proptest::collection::vec(word(), 0..6)) {
        let now: jiff::Zoned = "2026-03-28T23:59:00[Europe/Berlin]".parse().unwrap();
        let text = words.join(" ");
        if let Parsed::Command(Command::Quiet(Quiet::Set(window))) = parse(&Typed::plain(format!("!quiet {text}")))
            && let Some((from, Some(until))) = window.times(&now)
        {
            // Of an hour that passed just now nobody means the next.
            let passed = window.from == Start::Now
                && now.timestamp().duration_since(until) < jiff::SignedDuration::from_hours(6);
            let dated = text.contains(['/', '-']) || text.contains("aug");
            prop_assert!(from < until || passed || dated || text.contains("leo") || text.contains("tonight") || text.contains("usiku"));
        }
        if let Parsed::Command(Command::Rota(Rota::Away(days))) = parse(&Typed::plain(format!("!rota away {text}")))
            && let Some((from, to)) = days.dates(now.date())
        {
            prop_assert!(from <= to);
        }
    }
}
