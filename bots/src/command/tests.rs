//! Tests of the parts: what people type becomes what they mean, and nothing they type is a crash.

use proptest::prelude::*;
use ruma::{OwnedEventId, OwnedUserId, event_id, user_id};

use super::*;
use crate::ids::Language;
use crate::text::{Minutes, Slot, vocabulary};

fn typed(body: &str) -> Typed {
    Typed::plain(body)
}

fn reply(body: &str) -> Typed {
    Typed { reply_to: Some(event_id!("$post").to_owned()), ..typed(body) }
}

/// What stands after the word of a command.
fn rest(typed: &Typed) -> &str {
    typed.body.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim())
}

fn mute(typed: &Typed) -> Result<Aim, Problem> {
    aim(rest(typed), typed, true)
}

fn warn(typed: &Typed) -> Result<Aim, Problem> {
    aim(rest(typed), typed, false)
}

fn minutes(count: u32) -> Option<Minutes> {
    Minutes::new(count)
}

fn named(text: &str) -> Target {
    Target::Named(Named { text: text.to_owned(), mentioned: None })
}

fn at(target: Target, length: Option<Minutes>, reason: &str) -> Aim {
    Aim { target, length, reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()) }
}

fn jane() -> OwnedUserId {
    user_id!("@jane:county.test").to_owned()
}

fn post() -> OwnedEventId {
    event_id!("$post").to_owned()
}

#[test]
fn a_target_by_reply_pill_mention_id_or_name() {
    let mute = |typed: &Typed| mute(typed).unwrap();
    let by_jane = at(Target::User(jane()), minutes(120), "too loud");
    assert_eq!(mute(&reply("!mute 2h too loud")), at(Target::Message(post()), minutes(120), "too loud"));
    assert_eq!(mute(&reply("!mute")), at(Target::Message(post()), None, ""));
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
        at(named("Jane Wanjiru"), minutes(120), "too loud")
    );
    let mention = Typed { mentions: vec![jane()], ..typed("!mute Jane Wanjiru 2h") };
    let target = Target::Named(Named { text: "Jane Wanjiru".into(), mentioned: Some(jane()) });
    assert_eq!(mute(&mention), at(target, minutes(120), ""));
}

#[test]
fn a_length_is_read_whole_and_no_unit_stands_in_the_reason() {
    for (words, length) in [
        ("1 hour 30 minutes", 90),
        ("1hr 30min", 90),
        ("1d 12h", 36 * 60),
        ("for 2 hours", 120),
        ("saa 1 dakika 30", 90),
        ("kwa saa moja na nusu", 90),
        ("half an hour", 30),
    ] {
        for (body, target) in [
            (format!("!mute Jane Wanjiru {words} shouting"), named("Jane Wanjiru")),
            (format!("!mute Jane Wanjiru: {words}, shouting"), named("Jane Wanjiru")),
            (format!("!mute {words} Jane Wanjiru: shouting"), named("Jane Wanjiru")),
            (format!("!mute @jane:county.test {words} shouting"), Target::User(jane())),
        ] {
            assert_eq!(mute(&typed(&body)), Ok(at(target, minutes(length), "shouting")), "{body}");
        }
        let body = format!("!mute {words}: shouting");
        assert_eq!(
            mute(&reply(&body)),
            Ok(at(Target::Message(post()), minutes(length), "shouting")),
            "{body}"
        );
        let read = window(&format!("now {words}")).map(|window| window.until);
        assert_eq!(read, minutes(length).map(End::After), "{words}");
    }
    let two = at(named("Amani Moja"), minutes(120), "");
    assert_eq!(mute(&typed("!mute Amani Moja saa 2")), Ok(two));
    let initial = at(named("Ann M"), minutes(30), "loud");
    assert_eq!(mute(&typed("!mute Ann M 30 minutes loud")), Ok(initial));
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
    let expected = at(Target::Message(post()), None, "please do not shout at Jane");
    assert_eq!(warn(&typed), Ok(expected));
}

#[test]
fn a_name_ends_at_a_colon_or_is_looked_up_later() {
    assert_eq!(warn(&typed("!warn Jane: be kind")), Ok(at(named("Jane"), None, "be kind")));
    assert_eq!(warn(&typed("!warn Jane be kind")), Ok(at(named("Jane be kind"), None, "")));
    assert_eq!(mute(&typed("!ban Jane")), Ok(at(named("Jane"), None, "")));
}

#[test]
fn what_an_aim_lacks_is_said() {
    for (body, problem) in [
        ("!mute", Problem::NobodyNamed),
        ("!mute 2h", Problem::NobodyNamed),
        ("!mute 2h, ", Problem::NobodyNamed),
        ("!mute Halima 0h", Problem::Length),
        ("!mute 9999d @njeri:moh.test loud", Problem::Length),
        ("!ban Halima 0d", Problem::Length),
        ("!ban Halima Yusuf 1y x", Problem::Length),
        ("!ban @njeri:moh.test 1y x", Problem::Length),
        ("!mute Halima 1 hour 30 shouting", Problem::Length),
        ("!mute Halima 2 or 3 days", Problem::Length),
        ("!mute Halima a few hours", Problem::Length),
        ("!mute Halima until tomorrow", Problem::Length),
        ("!mute @njeri:moh.test until 18:00 loud", Problem::Length),
        ("!mute Halima: shouting for 2 hours", Problem::Length),
        ("!mute @njeri:moh.test shouting 2h", Problem::Length),
        ("!mute @njeri:moh.test 30", Problem::Length),
        ("!mute Halima: 30 loud", Problem::Length),
        ("!mute 2h @njeri:moh.test 30m", Problem::Length),
        ("!mute 2h Halima for", Problem::Length),
        ("!ban Halima mwezi 1", Problem::Length),
    ] {
        assert_eq!(mute(&typed(body)), Err(problem), "{body}");
    }
    assert_eq!(warn(&typed("!onya")), Err(Problem::NobodyNamed));
    assert_eq!(message("", &typed("!redact")), Err(Problem::NoMessage));
}

#[test]
fn a_message_is_named_by_reply_or_link() {
    let read = |typed: &Typed| message(rest(typed), typed).unwrap();
    let redact = |reason: &str| (post(), Some(reason.to_owned()).filter(|reason| !reason.is_empty()));
    assert_eq!(read(&reply("!redact a name stands in it")), redact("a name stands in it"));
    assert_eq!(read(&typed("!futa https://matrix.to/#/!r:moh.test/$post jina")), redact("jina"));
    let linked = Typed {
        formatted_body: Some("!delete <a href=\"https://matrix.to/#/!r:moh.test/$post\">this</a>".to_owned()),
        ..typed("!delete this")
    };
    assert_eq!(read(&linked), redact(""));
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

/// Words that the grammar knows, and some that it does not.
fn word() -> impl Strategy<Value = String> {
    let known = "now until to - tonight 21:00 9pm 2h 30m 1h30m 2 hours saa siku 1 3 10 aug 3-10 mon may 2026-08-03 \
                 away swap take yes no off list Jane Wanjiru: , : @jane:county.test sw english !rota why \
                 https://matrix.to/#/@jane:county.test https://matrix.to/#/!r:moh.test/$post usiku leo hadi 3/8 \
                 hour minutes for and a half na nusu kwa moja few or 30 1.5h ½ the dakika of";
    let known: Vec<String> = known.split_whitespace().map(ToOwned::to_owned).collect();
    prop_oneof![4 => proptest::sample::select(known), 1 => "\\PC{0,8}"]
}

/// How an aim is written, so that it is read as the same: what a reply or a pill says is no part of it.
fn written(aim: &Aim) -> String {
    let target = match &aim.target {
        Target::User(account) => account.to_string(),
        Target::Message(_) => String::new(),
        Target::Named(named) => named.text.clone(),
    };
    match (&aim.target, aim.length, &aim.reason) {
        (_, Some(length), None) => format!("{target} {length}"),
        (_, Some(length), Some(reason)) => format!("{target} {length} {reason}"),
        (Target::Named(_), None, Some(reason)) => format!("{target}: {reason}"),
        (_, None, Some(reason)) => format!("{target} {reason}"),
        (_, None, None) => target,
    }
}

/// The words that a property found: what sets words apart at the start hides neither a length nor a pill.
#[test]
fn a_comma_at_the_start_hides_nothing() {
    let reply = |body: &str| Typed { reply_to: Some(post()), ..Typed::plain(body) };
    for body in
        ["!mute 2h https://matrix.to/#/@jane:county.test", "!mute , 2h https://matrix.to/#/@jane:county.test"]
    {
        let typed = reply(body);
        let read = aim(rest(&typed), &typed, true);
        assert_eq!(
            read,
            Ok(Aim { target: Target::User(jane()), length: minutes(120), reason: None }),
            "{body}"
        );
    }
    assert_eq!(mute(&typed("!mute Jane ,2h loud")), Ok(at(named("Jane"), minutes(120), "loud")));
    assert_eq!(warn(&typed("!warn Jane:\u{2000}loud")), Ok(at(named("Jane"), None, "loud")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_is_a_crash(body in "\\PC{0,200}", html in "[<>a/ href=\"'&;#x0-9mnop!@:.]{0,200}") {
        let typed = Typed { formatted_body: Some(html), ..Typed::plain(body.clone()) };
        let _ = mute(&typed);
        let _ = warn(&typed);
        let _ = message(&body, &typed);
        let _ = window(&body);
        let _ = days(&body);
        let _ = trailing_day(&body);
        let _ = answer(&body, &Language::ALL);
        let _ = Mark::of(&body);
    }

    #[test]
    fn an_aim_that_is_written_is_read_as_the_same(
        words in proptest::collection::vec((prop_oneof![6 => Just(" "), 1 => Just("\n"), 1 => Just("")], word()), 0..8),
        replies: bool,
        mentions: bool,
        takes_length: bool,
    ) {
        let body = words.iter().fold("!mute ".to_owned(), |body, (gap, word)| format!("{body}{word}{gap}"));
        let typed = Typed {
            reply_to: replies.then(post),
            mentions: if mentions { vec![jane()] } else { vec![] },
            ..Typed::plain(body)
        };
        if let Ok(read) = aim(rest(&typed), &typed, takes_length) {
            let again = Typed { body: format!("!mute {}", written(&read)), ..typed.clone() };
            prop_assert_eq!(aim(rest(&again), &again, takes_length), Ok(read), "{}", again.body);
        }
    }

    #[test]
    fn windows_and_days_of_any_words_end_in_times_or_nothing(words in proptest::collection::vec(word(), 0..6)) {
        let now: jiff::Zoned = "2026-03-28T23:59:00[Europe/Berlin]".parse().unwrap();
        let text = words.join(" ");
        if let Some(window) = window(&text)
            && let Some((from, Some(until))) = window.times(&now)
        {
            // Of an hour that passed just now nobody means the next.
            let passed = window.from == Start::Now
                && now.timestamp().duration_since(until) < jiff::SignedDuration::from_hours(6);
            let dated = text.contains(['/', '-']) || text.contains("aug");
            prop_assert!(from < until || passed || dated || text.contains("leo") || text.contains("tonight") || text.contains("usiku"));
        }
        if let Some(days) = days(&text)
            && let Some((from, to)) = days.dates(now.date())
        {
            prop_assert!(from <= to);
        }
    }
}
