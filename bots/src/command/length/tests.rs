//! Tests of lengths of time: read whole, or asked about.

use super::*;

fn read(text: &str) -> Option<(u32, usize)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    length(&words).map(|(minutes, used)| (minutes.get(), used))
}

#[test]
fn lengths_in_all_forms() {
    for (text, expected) in [
        ("2h", (120, 1)),
        ("30m because", (30, 1)),
        ("90min", (90, 1)),
        ("2h, loud", (120, 1)),
        ("2 hours: loud", (120, 2)),
        ("1h30m", (90, 1)),
        ("1D", (1440, 1)),
        ("2 hours loud", (120, 2)),
        ("1 week", (10080, 2)),
        ("saa 2 kelele", (120, 2)),
        ("dakika 30", (30, 2)),
        ("Siku 1", (1440, 2)),
        ("wiki 2", (20160, 2)),
        ("1 hour 30 minutes shouting", (90, 4)),
        ("1 hour, 30 minutes", (90, 4)),
        ("1 hour and 30 minutes: loud", (90, 5)),
        ("1hr 30min", (90, 2)),
        ("1hr30min. loud", (90, 1)),
        ("1d 12h", (36 * 60, 2)),
        ("1 week 2 days 3 hours 4 min", (10080 + 2 * 1440 + 184, 8)),
        ("for 2 hours", (120, 3)),
        ("for the next two hours, please", (120, 5)),
        ("one hour", (60, 2)),
        ("an hour", (60, 2)),
        ("an hour and a half", (90, 5)),
        ("one and a half hours", (90, 5)),
        ("1 and a half hours", (90, 5)),
        ("half an hour loud", (30, 3)),
        ("half a day", (720, 3)),
        ("1.5h", (90, 1)),
        ("1,5 hours", (90, 2)),
        ("1½h", (90, 1)),
        ("thirty minutes", (30, 2)),
        ("saa 1 dakika 30", (90, 4)),
        ("saa 1 na dakika 30 kelele", (90, 5)),
        ("kwa saa 2", (120, 3)),
        ("kwa muda wa siku tatu", (4320, 5)),
        ("saa moja na nusu", (90, 4)),
        ("saa na nusu", (90, 3)),
        ("nusu saa", (30, 2)),
        ("siku 1 saa 12", (36 * 60, 4)),
        ("masaa 24", (1440, 2)),
        ("dakika thelathini", (30, 2)),
    ] {
        assert_eq!(read(text), Some(expected), "{text}");
    }
}

#[test]
fn what_was_meant_as_a_length() {
    let garbled = |text: &str| super::read(&text.split_whitespace().collect::<Vec<_>>()) == Reading::Unclear;
    for text in ["0d", "1y x", "9999d", "0h, loud", "0 hours", "saa 0", "2h30", "99999999 days", "1 year"] {
        assert!(garbled(text), "{text}");
    }
    for text in ["", "2h", "saa 2", "loud", "3rd time", "2 times", "the 0h", "2", "h", "(2h)", "5pm"] {
        assert!(!garbled(text), "{text}");
    }
}

#[test]
fn what_is_more_than_was_read_is_asked_about() {
    let words = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
    for text in [
        "1 hour 30",
        "1h 30 loud",
        "2 hours 3 days",
        "30 min 1 hour",
        "30m1h",
        "2h 2h",
        "2h, 3h",
        "2 or 3 days",
        "2-3 days",
        "2h-3h",
        "2h or 3h",
        "1 hour and a bit",
        "a few hours",
        "for a couple of days",
        "siku chache",
        "saa 1 au 2",
        "saa kumi na mbili",
        "saa moja na robo",
        "dakika kumi na tano",
        "miezi 2",
        "2 years",
        "1:30h",
        "0.001h",
        "half a minute",
        "4294967295 weeks",
        "2 hours minutes",
    ] {
        assert_eq!(super::read(&words(text)), Reading::Unclear, "{text}");
    }
    for text in ["and stop shouting", "please", "- loud", "to calm down", "kwa kelele", "na matusi", ""] {
        assert!(!goes_on(&words(text)), "{text}");
    }
}

#[test]
fn what_is_no_length() {
    for text in
        ["", "0h", "2", "h", "2 x", "2h!", "-2h", "99999999d", "2h30", "4294967295m", "123456789 h", "ß2"]
    {
        assert_eq!(read(text), None, "{text}");
    }
}
