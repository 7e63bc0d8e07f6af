//! Which quiet hours nobody covers, and which one person alone (cases E5).

use bots::{
    cohort::{WhyNot, structure::OnCall},
    quiet_hours::{
        calendar::{Days, WeeklyWindow},
        coverage::{coverage, lines},
    },
};
use jiff::{SignedDuration, civil::time};

use crate::bench::{Bench, lari::person};

/// Days, from which hour, to which.
type Hours = (Days, i8, i8);

fn on_call(bench: &mut Bench, rows: &[(&str, Option<Hours>)]) {
    bench.edit_file(|file| {
        file.on_call = rows
            .iter()
            .map(|(name, hours)| OnCall {
                person: person(name),
                hours: hours.map(|(days, from, to)| {
                    let mut own = file.hours.clone();
                    own.holidays.clear();
                    own.windows =
                        vec![WeeklyWindow { days, from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) }];
                    own
                }),
            })
            .collect();
    });
}

fn said(bench: &Bench) -> Vec<String> {
    lines(&bench.cohort, Some(&bench.directory), bench.now, |person| bench.directory.name_of(person))
}

#[test]
fn weekends_and_holidays_that_nobody_covers_are_named() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        file.hours.holidays.insert("2026-08-12".parse().unwrap(), "A day off".to_owned());
    });
    on_call(&mut bench, &[("kiprono", Some((Days::MON_FRI, 17, 8)))]);
    let found = coverage(&bench.cohort, Some(&bench.directory), bench.now);
    // Four weekends from Saturday eight o'clock to Monday's, and the day off from eight to five.
    let weekends = 4 * 48;
    assert_eq!(found.nobody.total(), SignedDuration::from_hours(weekends + 9), "{:#?}", found.nobody);
    let lines = said(&bench);
    assert!(
        lines.iter().any(|line| line.starts_with("nobody")
            && line.contains("Wed 2026-08-12 08:00 to Wed 2026-08-12 17:00")),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(|line| line.contains("Sat 2026-08-08 08:00 to Mon 2026-08-10 08:00")),
        "{lines:#?}"
    );
    assert!(lines.iter().any(|line| line.starts_with("Kiprono Cheruiyot alone")), "{lines:#?}");
    // What it says is so.
    bench.until("2026-08-08T12:00:00");
    bench.chat("njeri", "!urgent Help");
    assert!(bench.last("njeri").text.contains("No one is on call right now"));
}

#[test]
fn two_who_can_always_be_told_leave_nothing_to_say() {
    let mut bench = Bench::running();
    on_call(&mut bench, &[("kiprono", None), ("nekesa", None)]);
    assert_eq!(said(&bench), Vec::<String>::new());
    // One of them cannot be told: the other is alone.
    bench.chat_changes("nekesa", bots::room_state::people::Membership::Leave, true);
    let found = coverage(&bench.cohort, Some(&bench.directory), bench.now);
    assert_eq!(found.missing, [(person("nekesa"), WhyNot::NoChat)]);
    let lines = said(&bench);
    assert!(
        lines
            .iter()
            .any(|line| line.contains("Nekesa Wafula is on call and cannot be told: not in the chat")),
        "{lines:#?}"
    );
    assert!(lines.iter().any(|line| line.starts_with("Kiprono Cheruiyot alone")), "{lines:#?}");
    // A plan before anybody has a chat counts those who stand there.
    assert!(coverage(&bench.cohort, None, bench.now).missing.is_empty());
}

#[test]
fn with_nobody_all_quiet_hours_are_named() {
    let mut bench = Bench::running();
    on_call(&mut bench, &[]);
    let found = coverage(&bench.cohort, Some(&bench.directory), bench.now);
    assert_eq!(found.nobody.total(), SignedDuration::from_hours(28 * 24 - 20 * 9));
}
