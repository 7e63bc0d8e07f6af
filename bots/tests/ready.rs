//! Who can do or be told something now: one answer, whatever it is about (cases E4). Who is kept out, muted, or in no
//! chat is told of no emergency, named by no `!who`, asked for nothing.

use bots::{
    cohort::{Place, Role, Task, WhyNot, ready::ready},
    event::{Event, Scene},
    facilitation::rota::Override,
    ids::RoomKind,
    moderation::state::{Sanction, SanctionKind},
    room_state::people::Membership,
};
use jiff::{SignedDuration, civil::date};

use crate::bench::{Bench, lari, lari::person};

const PEER: Place = Place::Room(RoomKind::Peer);

/// Every way in which somebody cannot, and the reason that is found.
const WAYS: [(&str, WhyNot); 7] = [
    ("ban", WhyNot::Banned),
    ("ban from the peer room", WhyNot::Banned),
    ("remove", WhyNot::Removed),
    ("remove from the peer room", WhyNot::Removed),
    ("taken out by another hand", WhyNot::OutOfRoom),
    ("mute", WhyNot::Muted),
    ("left the chat", WhyNot::NoChat),
];

/// Makes it so, of a person whom the moderators' own commands would spare.
fn make_it_so(bench: &mut Bench, name: &str, way: &str) {
    let sanction = |kind, place| Sanction {
        act: 900,
        person: person(name),
        kind,
        place,
        since: bench.now,
        until: Some(bench.now + SignedDuration::from_hours(24 * 7)),
        lifted: None,
        lifted_by: None,
        let_go: [].into(),
    };
    let made = match way {
        "ban" => sanction(SanctionKind::Ban, None),
        "ban from the peer room" => sanction(SanctionKind::Ban, Some(PEER)),
        "remove" => sanction(SanctionKind::Removal, None),
        "remove from the peer room" => sanction(SanctionKind::Removal, Some(PEER)),
        "mute" => sanction(SanctionKind::Mute, None),
        "taken out by another hand" => {
            bench.cohort.members.get_mut(&person(name)).unwrap().present.remove(&PEER);
            return;
        }
        _ => return bench.chat_changes(name, Membership::Leave, true),
    };
    bench.cohort.bots.moderation.sanctions.push(made);
    bench.tick();
}

fn why(bench: &Bench, name: &str, task: Task) -> Result<(), WhyNot> {
    ready(&bench.cohort, &bench.directory, &person(name), task, bench.now)
}

#[test]
fn an_emergency_passes_over_who_cannot_be_told() {
    for (way, found) in WAYS {
        let mut bench = Bench::running();
        make_it_so(&mut bench, "kiprono", way);
        assert_eq!(why(&bench, "kiprono", Task::Alert), Err(found), "{way}");
        let before = bench.told("kiprono").len();
        bench.chat("njeri", "!urgent Help");
        assert_eq!(bench.told("kiprono").len(), before, "{way}");
        assert!(
            bench.last("njeri").text.contains("I told Wanjiku Kamau"),
            "{way}: {}",
            bench.last("njeri").text
        );
        bench.chat("njeri", "!who");
        let on_call = bench.last("njeri").text;
        let on_call = on_call.lines().find(|line| line.contains("!urgent")).unwrap();
        assert!(on_call.contains("Wanjiku") && !on_call.contains("Kiprono"), "{way}: {on_call}");
    }
}

#[test]
fn a_member_who_is_banned_or_removed_with_a_command_is_passed_over() {
    for order in ["!ban Njeri 2d why", "!remove Njeri why"] {
        let mut bench = Bench::running();
        bench.edit_file(|file| file.on_call[0].person = person("njeri"));
        bench.chat("achieng", order);
        bench.chat("achieng", "1");
        let before = bench.told("njeri").len();
        bench.chat("mutua", "!urgent Help");
        assert_eq!(bench.told("njeri").len(), before, "{order}");
        assert!(
            bench.last("mutua").text.contains("I told Wanjiku Kamau"),
            "{order}: {}",
            bench.last("mutua").text
        );
    }
}

#[test]
fn who_is_on_call_now_is_named_and_nobody_else() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!who");
    assert!(
        bench.last("njeri").text.contains("!urgent now: Kiprono Cheruiyot, Wanjiku Kamau"),
        "{}",
        bench.last("njeri").text
    );
    for name in ["kiprono", "wanjiku"] {
        make_it_so(&mut bench, name, "mute");
    }
    bench.chat("njeri", "!who");
    assert!(
        bench.last("njeri").text.contains("!urgent now: no one. In an emergency call 112"),
        "{}",
        bench.last("njeri").text
    );
    bench.until("2026-08-03T17:00:00");
    bench.chat("njeri", "!who");
    assert!(bench.last("njeri").text.contains("!urgent now: Nekesa Wafula"), "{}", bench.last("njeri").text);
}

/// Better late than nobody: who said that they are away is told after all others.
#[test]
fn who_is_away_is_told_last() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!rota away 3-7 Aug");
    assert_eq!(why(&bench, "kiprono", Task::Alert), Err(WhyNot::Away));
    bench.chat("njeri", "!urgent Help");
    assert!(bench.last("njeri").text.contains("I told Wanjiku Kamau"));
    bench.wait(SignedDuration::from_mins(5));
    assert!(
        bench.last("njeri").text.contains("so I told Kiprono Cheruiyot as well"),
        "{}",
        bench.last("njeri").text
    );
}

#[test]
fn a_report_goes_to_who_can_read_it_and_nobody_else_is_promised() {
    for (way, found) in WAYS {
        let mut bench = Bench::running();
        make_it_so(&mut bench, "achieng", way);
        assert_eq!(why(&bench, "achieng", Task::Handle), Err(found), "{way}");
        let before = bench.told("achieng").len();
        bench.chat("njeri", "!report Somebody was unkind");
        bench.chat("njeri", "3");
        assert_eq!(bench.told("achieng").len(), before, "{way}");
        assert!(bench.told("muthoni").iter().any(|told| told.text.contains("Somebody was unkind")), "{way}");
    }
}

#[test]
fn zero_calls_who_can_come() {
    for (way, found) in WAYS {
        let mut bench = Bench::running();
        make_it_so(&mut bench, "wanjiku", way);
        assert_eq!(why(&bench, "wanjiku", Task::Come), Err(found), "{way}");
        bench.chat("njeri", "0");
        let told = bench.last("njeri").text;
        assert!(told.contains("Achieng") && !told.contains("Wanjiku"), "{way}: {told}");
    }
}

/// A supervisor of members is called by nobody, whatever the file says they are.
#[test]
fn who_leads_members_is_not_called() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        let row = file.roster.iter_mut().find(|row| row.person == person("mwikali")).unwrap();
        row.roles.insert(Role::Coordinator);
        file.on_call[0].person = person("mwikali");
    });
    bench.opens_chat("mwikali");
    let before = bench.told("mwikali").len();
    bench.chat("njeri", "0");
    bench.chat("njeri", "!urgent Help");
    assert_eq!(bench.told("mwikali").len(), before);
    assert_eq!(why(&bench, "mwikali", Task::Come), Err(WhyNot::Supervises));
}

#[test]
fn no_week_is_asked_of_who_cannot_keep_it() {
    for (way, found) in WAYS {
        let mut bench = Bench::running();
        let next = bench.cohort.bots.facilitation.on_duty().cloned().unwrap();
        // Whoever would be asked on Friday for the week after.
        let mut probe = bench.clone();
        probe.until("2026-08-07T16:00:00");
        let asked = probe.cohort.bots.facilitation.asked.clone().unwrap().person;
        assert_ne!(asked, next);
        make_it_so(&mut bench, asked.as_str(), way);
        assert_eq!(why(&bench, asked.as_str(), Task::Facilitate), Err(found), "{way}");
        bench.until("2026-08-07T16:00:00");
        let now_asked = bench.cohort.bots.facilitation.asked.clone().map(|asked| asked.person);
        assert_ne!(now_asked, Some(asked.clone()), "{way}");
        // Nor is a swap asked of them.
        let before = bench.told(asked.as_str()).len();
        let by =
            lari::MENTORS.map(|(name, ..)| name).into_iter().find(|name| *name != asked.as_str()).unwrap();
        bench.chat(by, &format!("!rota swap @p_{asked}:moh.test"));
        bench.chat(by, &format!("!rota swap @p_{asked}:county.test"));
        assert_eq!(bench.told(asked.as_str()).len(), before, "{way}");
    }
}

/// An absence is none of a swap's reasons: that the plan knows, week by week.
#[test]
fn who_is_away_today_may_be_asked_for_another_week() {
    let mut bench = Bench::running();
    bench.cohort.bots.facilitation.overrides.push(Override::Away {
        person: person("kiprono"),
        from: date(2026, 8, 3),
        to: date(2026, 8, 4),
    });
    assert_eq!(why(&bench, "kiprono", Task::Facilitate), Ok(()));
    assert_eq!(why(&bench, "kiprono", Task::Come), Err(WhyNot::Role));
}

/// Taken out and asked back: who is in the room again can be told again.
#[test]
fn who_is_back_is_told_again() {
    let mut bench = Bench::running();
    make_it_so(&mut bench, "kiprono", "left the chat");
    bench.opens_chat("kiprono");
    assert_eq!(why(&bench, "kiprono", Task::Alert), Ok(()));
    let sent = bench.sent("njeri", Scene::Chat);
    let what = bench.text(sent, "!urgent Help", None);
    assert!(matches!(what, Event::Said { .. }));
    bench.happen(what);
    assert!(bench.last("njeri").text.contains("I told Kiprono"));
}
