//! Tests of days: as people type them, and what contradicts itself.

use jiff::civil::date;

use super::*;

fn read(text: &str) -> Option<(String, String)> {
    // A Thursday.
    let (from, to) = days(text)?.dates(date(2026, 7, 30))?;
    Some((from.to_string(), to.to_string()))
}

#[test]
fn spans_in_all_forms() {
    for (text, from, to) in [
        ("3-10 Aug", "2026-08-03", "2026-08-10"),
        ("3 - 10 august", "2026-08-03", "2026-08-10"),
        ("3–10 Ago", "2026-08-03", "2026-08-10"),
        ("Aug 3-10", "2026-08-03", "2026-08-10"),
        ("3 Aug to 10 Aug", "2026-08-03", "2026-08-10"),
        ("3 Agosti hadi 10 Agosti", "2026-08-03", "2026-08-10"),
        ("3 Aug 10 Aug", "2026-08-03", "2026-08-10"),
        ("Mon 3 Aug - Mon 10 Aug", "2026-08-03", "2026-08-10"),
        ("3rd to 10th Aug", "2026-08-03", "2026-08-10"),
        ("3/8-10/8", "2026-08-03", "2026-08-10"),
        ("2026-08-03 2026-08-10", "2026-08-03", "2026-08-10"),
        ("3-10 Aug 2027", "2027-08-03", "2027-08-10"),
        ("28 Jul-3 Aug", "2026-07-28", "2026-08-03"),
        ("20 Dec - 5 Jan", "2026-12-20", "2027-01-05"),
        ("mon-fri", "2026-08-03", "2026-08-07"),
        ("thu", "2026-07-30", "2026-07-30"),
        ("kesho", "2026-07-31", "2026-07-31"),
        ("today to tomorrow", "2026-07-30", "2026-07-31"),
        ("29 Feb", "2028-02-29", "2028-02-29"),
        ("Monday 3 Aug", "2026-08-03", "2026-08-03"),
        ("3 Aug, Mon - 10 Aug, Mon", "2026-08-03", "2026-08-10"),
        ("mon 2026-08-03", "2026-08-03", "2026-08-03"),
        ("3 Aug to fri", "2026-08-03", "2026-08-07"),
        ("28 Jul to today", "2026-07-28", "2026-07-30"),
        ("2026-08-03 to 2027-08-03", "2026-08-03", "2027-08-03"),
    ] {
        assert_eq!(read(text), Some((from.to_owned(), to.to_owned())), "{text}");
    }
}

#[test]
fn what_is_no_day() {
    for text in [
        "",
        "3",
        "Aug",
        "3-10",
        "31 Feb",
        "32 Aug",
        "3 Aug 4 Aug 5 Aug",
        "- Aug",
        "soon",
        "3 Aug Aug",
        "12345",
        "10 Aug 2026 to 3 Aug 2026",
        "0/0",
        "3/13",
        "99/99/99999",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn days_that_contradict_themselves_are_no_days() {
    for text in [
        "10-3 Aug",
        "10 Aug to 3 Aug",
        "Aug 10-3",
        "10/8 - 3/8",
        "10 Ago hadi 3 Ago",
        "3 Aug - 28 Jul",
        "tomorrow to today",
        "mon to tomorrow",
        "today to 29 Jul",
        "Tue 3 Aug",
        "3 Aug Tuesday",
        "Jumanne 3 Ago",
        "tue 2026-08-03",
        "Mon 3 Aug - Mon 11 Aug",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn one_day_is_no_span() {
    assert!(day("3 Aug").is_some());
    assert!(day("2026-08-03").is_some());
    assert_eq!(day("3-10 Aug"), None);
    assert_eq!(day("3 5 aug"), None);
}
