//! Numbers, dates and times as people type them.

/// A number without an exponent and without what calculating in binary adds: spreadsheet programs show 15 digits.
pub(crate) fn plain(raw: &str) -> String {
    let raw = raw.trim();
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    // What is written in digits stays: an account number may have more of them than a number can hold.
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return raw.to_owned();
    }
    let Some(value) = raw.parse::<f64>().ok().filter(|value| value.is_finite()) else {
        return raw.to_owned();
    };
    let shown: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    match shown.abs() {
        0.0 => "0".to_owned(),
        1e-9..1e21 => shown.to_string(),
        _ => raw.to_owned(),
    }
}

/// A day of a spreadsheet (from 1900, or from 1904 on old Macs) and its fraction; nothing if there is no such day.
pub(crate) fn date(serial: f64, from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (days, seconds) = split(serial);
    if days == 0 && !from_1904 {
        return Some(clock(seconds));
    }
    let days = match days {
        days if from_1904 => days + 1_462,
        // Day 60 is a 29 February 1900 that never was, so the days before it are one behind.
        days if days < 60 => days + 1,
        days => days,
    };
    let (year, month, day) = civil(days - 25_569);
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if seconds == 0 { date } else { format!("{date} {}", clock(seconds)) })
}

/// So many days as hours and minutes.
pub(crate) fn duration(days: f64) -> Option<String> {
    (0.0..2_958_466.0).contains(&days).then(|| {
        let (days, seconds) = split(days);
        clock(days * 86_400 + seconds)
    })
}

/// `2026-03-14T08:30:00` as a date and a time, without what is nought in it.
pub(crate) fn iso(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    match time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(time) {
        "00:00" => date.to_owned(),
        time if date.is_empty() => time.to_owned(),
        time => format!("{date} {time}"),
    }
}

/// `PT08H30M00S` as a time.
pub(crate) fn iso_time(text: &str) -> Option<String> {
    let mut rest = text.trim().strip_prefix("PT")?;
    let mut seconds = 0_i64;
    for (unit, worth) in [('H', 3_600), ('M', 60), ('S', 1)] {
        if let Some((part, behind)) = rest.split_once(unit) {
            let whole = part.split_once(['.', ',']).map_or(part, |(whole, _)| whole);
            let count = whole.parse::<u32>().ok()?;
            seconds += i64::from(count) * worth;
            rest = behind;
        }
    }
    Some(clock(seconds))
}

/// Whole days, and seconds of the last one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the callers let through no more days than until the year 10000"
)]
fn split(serial: f64) -> (i64, i64) {
    let seconds = (serial * 86_400.0).round() as i64;
    (seconds.div_euclid(86_400), seconds.rem_euclid(86_400))
}

fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// The date of a day, counted from 1970: years begin in March, so that the odd day stands at the end of one.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (era * 400 + year, month, day)
}
