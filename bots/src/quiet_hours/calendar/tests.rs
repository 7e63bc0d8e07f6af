//! Worked examples: what holds when, at the edges that hurt.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, Weekday},
};

use super::{Change, Days, OneOff, State, WeeklyWindow, WorkingHours, Zone, parse_clock};

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn window(days: Days, from: &str, to: &str) -> WeeklyWindow {
    WeeklyWindow { days, from: parse_clock(from).unwrap(), to: parse_clock(to).unwrap() }
}

fn hours(zone_name: &str, windows: &[(Days, &str, &str)]) -> WorkingHours {
    WorkingHours {
        zone: zone(zone_name),
        windows: windows.iter().map(|(days, from, to)| window(*days, from, to)).collect(),
        holidays: [].into(),
        one_offs: vec![],
    }
}

fn office(zone_name: &str) -> WorkingHours {
    hours(zone_name, &[(Days::MON_FRI, "08:00", "17:00")])
}

/// An instant; with an offset, so that the table says which of two equal clock times is meant.
fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn one_off(kind: State, from: &str, to: &str) -> OneOff {
    OneOff { kind, from: at(from), to: at(to), reason: String::new(), asked: None }
}

/// The changes after `from`, as they follow each other.
fn changes(hours: &WorkingHours, from: &str, number: usize) -> Vec<(State, String)> {
    let mut after = at(from);
    let mut all = vec![];
    while let (true, Some(Change { at, to })) = (all.len() < number, hours.next_change(after)) {
        all.push((to, at.to_zoned(hours.zone.rules().clone()).strftime("%a %F %H:%M %:z").to_string()));
        after = at;
    }
    all
}

use State::{Quiet, Working};

#[track_caller]
fn assert_changes(hours: &WorkingHours, from: &str, expected: &[(State, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(state, text)| (*state, (*text).to_owned())).collect();
    assert_eq!(changes(hours, from, expected.len()), expected);
}

#[test]
fn a_week_in_nairobi() {
    let hours = office("Africa/Nairobi");
    assert_changes(
        &hours,
        "2026-11-19T12:00+03:00",
        &[
            (Quiet, "Thu 2026-11-19 17:00 +03:00"),
            (Working, "Fri 2026-11-20 08:00 +03:00"),
            (Quiet, "Fri 2026-11-20 17:00 +03:00"),
            (Working, "Mon 2026-11-23 08:00 +03:00"),
        ],
    );
    for (when, working) in [
        ("2026-11-20T07:59:59.999999999+03:00", false),
        ("2026-11-20T08:00+03:00", true),
        ("2026-11-20T16:59:59.999999999+03:00", true),
        ("2026-11-20T17:00+03:00", false),
        ("2026-11-21T12:00+03:00", false),
    ] {
        assert_eq!(hours.is_working(at(when)), working, "{when}");
    }
}

#[test]
fn windows_that_touch_or_overlap_are_one() {
    let hours = hours(
        "Africa/Lagos",
        &[
            (Days::MON_FRI, "08:00", "12:00"),
            (Days::MON_FRI, "12:00", "15:00"),
            (Days::MON_FRI, "14:00", "17:00"),
            (Days::from_iter([Weekday::Tuesday]), "17:00", "24:00"),
            (Days::from_iter([Weekday::Wednesday]), "00:00", "08:00"),
        ],
    );
    assert_changes(
        &hours,
        "2026-11-16T09:00+01:00",
        &[
            (Quiet, "Mon 2026-11-16 17:00 +01:00"),
            (Working, "Tue 2026-11-17 08:00 +01:00"),
            (Quiet, "Wed 2026-11-18 17:00 +01:00"),
        ],
    );
}

#[test]
fn a_night_belongs_to_the_evening_on_which_it_begins() {
    let hours = hours("Asia/Kolkata", &[(Days::from_iter([Weekday::Friday]), "22:00", "06:00")]);
    assert_changes(
        &hours,
        "2026-11-16T00:00+05:30",
        &[
            (Working, "Fri 2026-11-20 22:00 +05:30"),
            (Quiet, "Sat 2026-11-21 06:00 +05:30"),
            (Working, "Fri 2026-11-27 22:00 +05:30"),
        ],
    );
}

#[test]
fn a_holiday_is_quiet_from_its_first_instant_also_for_the_night_before() {
    let mut hours = hours("Africa/Nairobi", &[(Days::ALL, "22:00", "06:00")]);
    hours.holidays.insert(date("2026-12-12"), "Jamhuri Day".into());
    assert_changes(
        &hours,
        "2026-12-11T12:00+03:00",
        &[
            (Working, "Fri 2026-12-11 22:00 +03:00"),
            (Quiet, "Sat 2026-12-12 00:00 +03:00"),
            // The night that begins on the holiday is its own; only what lies in the next day is left of it.
            (Working, "Sun 2026-12-13 00:00 +03:00"),
            (Quiet, "Sun 2026-12-13 06:00 +03:00"),
        ],
    );
}

#[test]
fn one_offs_go_before_holidays_and_quiet_goes_before_working() {
    let mut hours = office("Africa/Nairobi");
    hours.holidays.insert(date("2026-12-25"), "Christmas".into());
    hours.one_offs = vec![
        one_off(Working, "2026-12-25T09:00+03:00", "2026-12-25T13:00+03:00"),
        one_off(Working, "2026-12-25T12:00+03:00", "2026-12-25T15:00+03:00"),
        one_off(Quiet, "2026-12-25T10:00+03:00", "2026-12-25T11:00+03:00"),
        one_off(Quiet, "2026-12-24T16:00+03:00", "2026-12-24T18:00+03:00"),
        // Ends before it begins: nothing.
        one_off(Quiet, "2026-12-23T12:00+03:00", "2026-12-23T11:00+03:00"),
    ];
    assert_changes(
        &hours,
        "2026-12-23T09:00+03:00",
        &[
            (Quiet, "Wed 2026-12-23 17:00 +03:00"),
            (Working, "Thu 2026-12-24 08:00 +03:00"),
            (Quiet, "Thu 2026-12-24 16:00 +03:00"),
            (Working, "Fri 2026-12-25 09:00 +03:00"),
            (Quiet, "Fri 2026-12-25 10:00 +03:00"),
            (Working, "Fri 2026-12-25 11:00 +03:00"),
            (Quiet, "Fri 2026-12-25 15:00 +03:00"),
            (Working, "Mon 2026-12-28 08:00 +03:00"),
        ],
    );
}

/// Windows that open, close or lie in the hour that a night skips or shows twice.
#[test]
fn daylight_saving_by_the_clock_on_the_wall() {
    let sunday = Days::from_iter([Weekday::Sunday]);
    let berlin = |from, to| hours("Europe/Berlin", &[(sunday, from, to)]);
    // Skips 02:00 to 03:00.
    let spring = "2027-03-27T12:00+01:00";
    assert_changes(
        &berlin("00:00", "08:00"),
        spring,
        &[(Working, "Sun 2027-03-28 00:00 +01:00"), (Quiet, "Sun 2027-03-28 08:00 +02:00")],
    );
    assert_changes(
        &berlin("02:30", "08:00"),
        spring,
        &[(Working, "Sun 2027-03-28 03:00 +02:00"), (Quiet, "Sun 2027-03-28 08:00 +02:00")],
    );
    assert_changes(
        &berlin("01:30", "02:30"),
        spring,
        &[(Working, "Sun 2027-03-28 01:30 +01:00"), (Quiet, "Sun 2027-03-28 03:00 +02:00")],
    );
    assert_changes(&berlin("02:15", "02:45"), spring, &[(Working, "Sun 2027-04-04 02:15 +02:00")]);
    // Shows 02:00 to 03:00 twice.
    let autumn = "2026-10-24T12:00+02:00";
    assert_changes(
        &berlin("01:30", "02:30"),
        autumn,
        &[
            (Working, "Sun 2026-10-25 01:30 +02:00"),
            (Quiet, "Sun 2026-10-25 02:30 +02:00"),
            (Working, "Sun 2026-11-01 01:30 +01:00"),
        ],
    );
    assert_changes(
        &berlin("02:30", "03:30"),
        autumn,
        &[(Working, "Sun 2026-10-25 02:30 +02:00"), (Quiet, "Sun 2026-10-25 03:30 +01:00")],
    );
    let night = berlin("02:30", "03:30");
    let (from, to) = (at("2026-10-25T00:00+02:00"), at("2026-10-25T12:00+01:00"));
    assert_eq!(night.working_time_between(from, to), SignedDuration::from_hours(2));
}

#[test]
fn daylight_saving_in_other_countries() {
    assert_changes(
        &office("America/New_York"),
        "2026-10-30T18:00-04:00",
        &[(Working, "Mon 2026-11-02 08:00 -05:00"), (Quiet, "Mon 2026-11-02 17:00 -05:00")],
    );
    // Morocco turns the clock back for Ramadan and forward after it.
    assert_changes(
        &office("Africa/Casablanca"),
        "2026-02-13T12:00+01:00",
        &[
            (Quiet, "Fri 2026-02-13 17:00 +01:00"),
            (Working, "Mon 2026-02-16 08:00 +00:00"),
            (Quiet, "Mon 2026-02-16 17:00 +00:00"),
        ],
    );
    // Egypt skips the first hour of a Friday: the holiday begins at 01:00.
    let mut cairo = hours("Africa/Cairo", &[(Days::ALL, "00:00", "24:00")]);
    cairo.holidays.insert(date("2026-04-24"), "first day of summer time".into());
    assert_changes(
        &cairo,
        "2026-04-20T12:00+02:00",
        &[(Quiet, "Fri 2026-04-24 01:00 +03:00"), (Working, "Sat 2026-04-25 00:00 +03:00")],
    );
    // Samoa had no 30 December 2011 at all: a holiday on it changes nothing.
    let mut apia = hours("Pacific/Apia", &[(Days::ALL, "00:00", "24:00")]);
    apia.holidays.insert(date("2011-12-30"), "never was".into());
    assert_changes(&apia, "2011-12-20T00:00Z", &[]);
    assert_eq!(apia.next_change(at("2011-12-20T00:00Z")), None);
}

#[test]
fn two_zones_in_one_cohort_are_two_calendars() {
    let (nairobi, lagos) = (office("Africa/Nairobi"), office("Africa/Lagos"));
    for (when, in_nairobi, in_lagos) in [
        ("2026-11-20T05:30Z", true, false),
        ("2026-11-20T10:00Z", true, true),
        ("2026-11-20T14:30Z", false, true),
        ("2026-11-20T16:30Z", false, false),
    ] {
        assert_eq!(
            (nairobi.is_working(at(when)), lagos.is_working(at(when))),
            (in_nairobi, in_lagos),
            "{when}"
        );
    }
}

#[test]
fn never_and_always_have_no_change() {
    let never = hours("Africa/Nairobi", &[]);
    let always = hours("Africa/Nairobi", &[(Days::ALL, "00:00", "24:00")]);
    let now = at("2026-11-20T12:00Z");
    assert_eq!(never.next_change(now), None);
    assert_eq!(always.next_change(now), None);
    assert_eq!(never.first_working_moment_on_or_after(now), None);
    assert_eq!(always.first_working_moment_on_or_after(now), Some(now));
    assert_eq!(never.after_working_time(now, SignedDuration::from_nanos(1)), None);
    let span = always.current_span(now);
    assert_eq!((span.from, span.until, span.state), (None, None, Working));
    // At the ends of time nothing overflows.
    assert!(always.is_working(Timestamp::MIN));
    assert_eq!(always.next_change(Timestamp::MAX), None);
    assert_eq!(always.current_span(Timestamp::MIN).from, None);
}

#[test]
fn a_change_far_away_is_found() {
    let mut hours = hours("Africa/Nairobi", &[(Days::ALL, "00:00", "24:00")]);
    hours.holidays.insert(date("2027-12-12"), "Jamhuri Day".into());
    assert_changes(&hours, "2026-12-01T00:00Z", &[(Quiet, "Sun 2027-12-12 00:00 +03:00")]);
    let span = hours.current_span(at("2028-12-01T00:00Z"));
    assert_eq!(span.from, Some(at("2027-12-13T00:00+03:00")));
}

#[test]
fn four_working_hours() {
    let mut hours = office("Africa/Nairobi");
    hours.holidays.insert(date("2026-12-25"), "Christmas".into());
    let four = SignedDuration::from_hours(4);
    for (start, end) in [
        ("2026-12-23T09:00+03:00", "2026-12-23T13:00+03:00"),
        // Asked in the evening: from the next opening.
        ("2026-12-23T20:00+03:00", "2026-12-24T12:00+03:00"),
        // Asked on Thursday afternoon before a holiday and a weekend.
        ("2026-12-24T15:00+03:00", "2026-12-28T10:00+03:00"),
        // Used up at the very closing.
        ("2026-12-24T13:00+03:00", "2026-12-24T17:00+03:00"),
    ] {
        assert_eq!(hours.after_working_time(at(start), four), Some(at(end)), "{start}");
        assert_eq!(hours.working_time_between(at(start), at(end)), four, "{start}");
    }
    assert_eq!(
        hours.after_working_time(at("2026-12-25T10:00Z"), SignedDuration::ZERO),
        Some(at("2026-12-25T10:00Z"))
    );
    assert_eq!(
        hours.working_time_between(at("2026-12-24T15:00Z"), at("2026-12-24T10:00Z")),
        SignedDuration::ZERO
    );
}

#[test]
fn the_next_opening_and_closing() {
    let hours = office("Africa/Nairobi");
    let friday_noon = at("2026-11-20T12:00+03:00");
    assert_eq!(hours.next_closing(friday_noon), Some(at("2026-11-20T17:00+03:00")));
    assert_eq!(hours.next_opening(friday_noon), Some(at("2026-11-23T08:00+03:00")));
    let opening = at("2026-11-23T08:00+03:00");
    assert_eq!(hours.next_opening(opening), Some(at("2026-11-24T08:00+03:00")), "strictly after");
    assert_eq!(hours.first_working_moment_on_or_after(opening), Some(opening));
    let span = hours.current_span(at("2026-11-21T12:00+03:00"));
    assert_eq!(span.state, Quiet);
    assert_eq!(span.from, Some(at("2026-11-20T17:00+03:00")));
    assert_eq!(span.until, Some(opening));
}

#[test]
fn times_of_day_are_read_strictly() {
    assert_eq!(parse_clock("24:00"), Ok(Time::midnight()));
    assert_eq!(parse_clock("17:30"), Ok(jiff::civil::time(17, 30, 0, 0)));
    assert_eq!(parse_clock("17:30:15"), Ok(jiff::civil::time(17, 30, 15, 0)));
    for wrong in ["", "8", "8:00", "08:0", "+8:00", "25:00", "24:01", "08:60", "08:00:00:00", "08:00am"] {
        assert!(parse_clock(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn zones_are_iana_names() {
    assert_eq!(zone("africa/nairobi").name(), "Africa/Nairobi");
    assert_eq!(zone("UTC").name(), "UTC");
    for wrong in ["", "EAT+3", "+03:00", "Africa/Lari", "Etc/Unknown"] {
        assert!(Zone::named(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn it_is_stored_as_json_and_read_back() {
    let mut hours = hours(
        "Africa/Nairobi",
        &[(Days::MON_FRI, "08:00", "17:00"), (Days::from_iter([Weekday::Saturday]), "00:00", "24:00")],
    );
    hours.holidays.insert(date("2026-12-12"), "Jamhuri Day".into());
    hours.one_offs = vec![one_off(Quiet, "2026-11-20T21:00+03:00", "2026-11-23T08:00+03:00")];
    let json = serde_json::to_value(&hours).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "zone": "Africa/Nairobi",
            "windows": [
                { "days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "17:00" },
                { "days": ["sat"], "from": "00:00", "to": "24:00" },
            ],
            "holidays": { "2026-12-12": "Jamhuri Day" },
            "one_offs": [
                { "kind": "quiet", "from": "2026-11-20T18:00:00Z", "to": "2026-11-23T05:00:00Z", "reason": "" },
            ],
        })
    );
    assert_eq!(serde_json::from_value::<WorkingHours>(json).unwrap(), hours);
    let zone = serde_json::from_str::<Zone>("\"Mars/Olympus\"").unwrap_err();
    assert!(zone.to_string().contains("Mars/Olympus"), "{zone}");
}

/// A timer is set from it, for each cohort, so it must be cheap: under a millisecond also without optimisation.
#[test]
fn the_next_change_is_cheap() {
    let mut hours = office("Africa/Cairo");
    hours.holidays =
        (1..=28).map(|day| (jiff::civil::date(2026, 12, day), "long holiday".to_owned())).collect();
    let now = at("2026-11-30T16:00Z");
    let best = (0..20)
        .map(|_| {
            let begun = std::time::Instant::now();
            assert!(hours.next_change(now).is_some());
            begun.elapsed()
        })
        .min()
        .unwrap();
    assert!(best < std::time::Duration::from_millis(1), "{best:?}");
}
