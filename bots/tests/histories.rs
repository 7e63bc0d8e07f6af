//! What holds in any history: people do this and that, time passes, files change.

use std::collections::{BTreeMap, BTreeSet};

use bots::{
    cohort::{Place, Role},
    effect::Destination,
    event::Scene,
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::bench::{
    Bench,
    lari::{account, person},
};

const PEOPLE: [&str; 9] =
    ["wanjiku", "achieng", "muthoni", "kiprono", "nekesa", "njeri", "mutua", "makena", "mwikali"];
const WORDS: [&str; 37] = [
    "1",
    "2",
    "3",
    "9",
    "0",
    "yes",
    "no",
    "hello",
    "!later some words",
    "!urgent the fridge",
    "!urgent",
    "!rota",
    "!rota take",
    "!rota away 3-20 Aug",
    "!rota swap Nekesa Wafula",
    "!rota yes",
    "!who",
    "!open",
    "!rules",
    "!quiet now",
    "!quiet off",
    "!leave",
    "!undo",
    "!audit",
    "!appeal zqx",
    "!report zqx",
    "!warn @p_njeri:moh.test: zqx",
    "!mute @p_njeri:moh.test 3h zqx",
    "!unmute @p_njeri:moh.test",
    "!remove @p_mutua:moh.test: zqx",
    "!ban @p_mutua:moh.test 1d zqx",
    "!unban @p_mutua:moh.test",
    "!mute @p_achieng:moh.test 2h",
    "!ask how many doses?",
    "!propose",
    "!propose hours Mon-Fri 08:00-16:30",
    "Be kind.",
];
const MARKS: [&str; 6] = ["✅", "❌", "🚨", "❓", "1\u{FE0F}\u{20E3}", "👍🏾"];

#[derive(Clone, Debug)]
enum Step {
    Chat(usize, usize),
    Post(usize, usize, usize),
    React(usize, usize, usize),
    Button(usize, usize, bool),
    Leave(usize, usize),
    Join(usize, usize),
    Chats(usize, bool),
    Delete(usize, usize),
    File(usize, usize),
    Wait(i64),
}

fn act() -> impl Strategy<Value = Step> {
    let who = 0..PEOPLE.len();
    let (who2, who3, who4, who5, who6) = (who.clone(), who.clone(), who.clone(), who.clone(), who.clone());
    prop_oneof![
        6 => (who, 0..WORDS.len()).prop_map(|(who, words)| Step::Chat(who, words)),
        2 => (who2, 0..6_usize, 0..WORDS.len()).prop_map(|(who, room, words)| Step::Post(who, room, words)),
        4 => (who3, 0..6_usize, 0..MARKS.len()).prop_map(|(who, back, mark)| Step::React(who, back, mark)),
        1 => (who4.clone(), who4, any::<bool>()).prop_map(|(by, on, ban)| Step::Button(by, on, ban)),
        1 => (who5.clone(), 0..7_usize).prop_map(|(who, place)| Step::Leave(who, place)),
        3 => (who5, 0..7_usize).prop_map(|(who, place)| Step::Join(who, place)),
        1 => (who6.clone(), any::<bool>()).prop_map(|(who, joins)| Step::Chats(who, joins)),
        1 => (who6.clone(), 0..8_usize).prop_map(|(who, back)| Step::Delete(who, back)),
        1 => (who6, 0..5_usize).prop_map(|(who, change)| Step::File(who, change)),
        4 => (1..2_000_i64).prop_map(Step::Wait),
    ]
}

fn place(number: usize) -> Place {
    RoomKind::ALL.get(number).map_or(Place::Space, |kind| Place::Room(*kind))
}

fn perform(bench: &mut Bench, act: &Step) {
    match *act {
        Step::Chat(who, words) => {
            let name = PEOPLE[who];
            if bench.in_chat(&person(name)) {
                bench.chat(name, WORDS[words]);
            }
        }
        Step::Post(who, room, words) => {
            let (name, kind) = (PEOPLE[who], RoomKind::ALL[room]);
            let inside = bench.in_place(name, Place::Room(kind)) == Some(Membership::Join);
            if inside && bench.may_post(name, kind) {
                bench.post(name, kind, WORDS[words]);
            }
        }
        Step::React(who, back, mark) => {
            let seen = bench.shown.iter().rev().filter(|shown| match &shown.to {
                Destination::Chat(whose) => whose.as_str() == PEOPLE[who],
                Destination::Room(kind) => {
                    bench.in_place(PEOPLE[who], Place::Room(*kind)) == Some(Membership::Join)
                }
            });
            if let Some(event) = seen.map(|shown| shown.event.clone()).nth(back) {
                bench.react(PEOPLE[who], &event, MARKS[mark]);
            }
        }
        Step::Button(by, on, ban) => {
            let (by, on) = (PEOPLE[by], PEOPLE[on]);
            let peer = Place::Room(RoomKind::Peer);
            let inside = |name| bench.in_place(name, peer) == Some(Membership::Join);
            if by != on && inside(by) && inside(on) && bench.level(by, RoomKind::Peer) >= 50 {
                let weaker = bench.level(on, RoomKind::Peer) < 50;
                let to = if ban { Membership::Ban } else { Membership::Leave };
                if weaker {
                    bench.button(by, on, RoomKind::Peer, to);
                }
            }
        }
        Step::Leave(who, at) => {
            let here = bench.in_place(PEOPLE[who], place(at));
            if matches!(here, Some(Membership::Join | Membership::Invite)) {
                bench.leaves(PEOPLE[who], place(at));
            }
        }
        Step::Join(who, at) => {
            bench.joins(PEOPLE[who], place(at));
        }
        Step::Chats(who, joins) => {
            let to = if joins { Membership::Join } else { Membership::Leave };
            bench.chat_changes(PEOPLE[who], to, true);
        }
        Step::Delete(who, back) => {
            let event = bench.sent.keys().rev().nth(back).cloned();
            if let Some(event) = event.filter(|event| bench.sent[event] == person(PEOPLE[who])) {
                bench.redact(PEOPLE[who], &event, Scene::Chat);
            }
        }
        Step::File(who, change) => {
            let who = person(PEOPLE[who]);
            bench.edit_file(|file| {
                let row = file.roster.iter_mut().find(|row| row.person == who);
                match (change, row) {
                    (0, Some(row)) => drop(row.roles.insert(Role::Supervisor)),
                    (1, Some(row)) => drop(row.roles.remove(&Role::Supervisor)),
                    (2, Some(row)) => drop(row.roles.insert(Role::Moderator)),
                    (3, Some(_)) => file.roster.retain(|row| row.person != who),
                    _ => file.rules.version += 1,
                }
            });
        }
        Step::Wait(minutes) => bench.wait(SignedDuration::from_mins(minutes)),
    }
}

/// No supervisor is invited among peers, is there, or has a right over anybody.
fn supervisors_are_kept_out(bench: &Bench, invitations_before: usize) {
    for (who, place) in &bench.invited[invitations_before..] {
        let peers_only = matches!(place, Place::Room(RoomKind::Peer | RoomKind::Facilitators));
        assert!(!(peers_only && bench.cohort.supervises_anyone(who)), "{who} was invited to {place:?}");
    }
    for name in PEOPLE.iter().filter(|name| bench.cohort.supervises_anyone(&person(name))) {
        let here = bench.in_place(name, Place::Room(RoomKind::Peer));
        assert!(!matches!(here, Some(Membership::Join | Membership::Invite)), "{name} is among peers");
        for kind in RoomKind::ALL {
            assert!(bench.level(name, kind) < 50, "{name} has power in {kind}");
        }
        assert_ne!(bench.on_duty(), *name);
    }
}

/// Unasked posts: two a room a day at most. Answers, relayed words, the closing line and votes, which members ask for, do not
/// count.
fn rooms_are_not_flooded(bench: &Bench) {
    let zone = &bench.cohort.structure.hours.zone;
    let mut counts: BTreeMap<(String, RoomKind), usize> = BTreeMap::new();
    for shown in &bench.shown {
        let line = shown.text.contains('🌙') || shown.text.contains("☀") || shown.text.contains('🗳');
        if let Destination::Room(kind) = shown.to
            && !(line || shown.answer || shown.relayed.is_some())
        {
            *counts.entry((zone.date(shown.decided).to_string(), kind)).or_default() += 1;
        }
    }
    assert!(counts.values().all(|count| *count <= 2), "{counts:?}");
}

/// What is said where several read names nobody beside a fault.
fn rooms_read_no_fault(bench: &Bench) {
    for shown in bench.shown.iter().filter(|shown| matches!(shown.to, Destination::Room(_))) {
        assert!(!shown.text.contains("zqx"), "{}", shown.text);
        for fault in ["Muting", "Taking", "Keeping", "deleted", "private note", "taken back"] {
            assert!(!shown.text.contains(fault), "{}", shown.text);
        }
    }
}

fn each_text_goes_out_once(bench: &Bench) {
    let mut pointers = BTreeSet::new();
    for (author, pointer) in bench.shown.iter().filter_map(|shown| shown.relayed.as_ref()) {
        assert!(pointers.insert(pointer.clone()), "{pointer} went out twice");
        assert_ne!(author.as_str(), "mwikali");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn in_any_history(acts in prop::collection::vec(act(), 10..50)) {
        let mut bench = Bench::running();
        for act in acts {
            let (holder, invitations) = (bench.cohort.bots.facilitation.on_duty().cloned(), bench.invited.len());
            perform(&mut bench, &act);
            supervisors_are_kept_out(&bench, invitations);
            let votes = &bench.cohort.bots.votes;
            let ballots = votes.running.iter().flat_map(|vote| vote.ballots.keys());
            prop_assert!(ballots.into_iter().all(|who| bench.cohort.members.contains_key(who)));
            prop_assert!(bench.cohort.structure.rules.lines.values().all(|lines| (1..=7).contains(&lines.len())));
            if let Some(holder) = holder.filter(|_| bench.on_duty().is_empty()) {
                prop_assert!(!bench.cohort.may_facilitate(&holder), "{} has no successor", holder);
            }
            if bots::room_state::is_closed(&bench.cohort, RoomKind::Peer, bench.now) {
                prop_assert!(PEOPLE.iter().all(|name| !bench.may_post(name, RoomKind::Peer)));
            }
            if bench.cohort.bots.moderation.is_muted(&person("njeri"), bench.now) {
                prop_assert!(!bench.may_post("njeri", RoomKind::Social));
            }
        }
        rooms_are_not_flooded(&bench);
        rooms_read_no_fault(&bench);
        each_text_goes_out_once(&bench);
        prop_assert!(bench.audit.iter().all(|line| !line.detail.to_string().contains("zqx")), "words in the audit");
    }

    /// Any timer lost, late or fired twice: by the end everything is as if all had fired on time.
    #[test]
    fn missed_moments_converge(
        acts in prop::collection::vec((0..9_usize, 10..900_i64), 1..12),
        deaf in prop::collection::vec(any::<bool>(), 12),
        twice in any::<bool>(),
    ) {
        let run = |faults: bool| {
            let mut bench = Bench::running();
            bench.until("2026-08-03T16:30:00");
            bench.forget();
            for (number, (act, minutes)) in acts.iter().enumerate() {
                let (by, words) = [
                    ("njeri", "!later one"), ("mutua", "!later two"), ("amina", "!later three"),
                    ("wanjiku", "!quiet now"), ("wanjiku", "!quiet off"),
                    ("achieng", "!mute @p_njeri:moh.test 3h"), ("achieng", "!ban @p_chebet:moh.test 1d"),
                    ("muthoni", "!mute @p_mutua:moh.test 20h"), ("achieng", "!undo"),
                ][*act];
                bench.chat(by, words);
                let confirms = bench.cohort.prompts.last().is_some_and(|p| p.answered.is_none());
                if confirms && (words.starts_with("!mute") || words.starts_with("!ban")) {
                    let preview = bench.last(by);
                    bench.react(by, &preview.event, "✅");
                }
                bench.deaf = faults && deaf[number % deaf.len()];
                bench.wait(SignedDuration::from_mins(*minutes));
                bench.deaf = false;
                if faults && twice {
                    bench.tick();
                    bench.tick();
                }
            }
            bench.deaf = faults;
            bench.until("2026-08-11T12:00:00");
            bench.tick();
            bench.settle();
            bench
        };
        let (on_time, faulty) = (run(false), run(true));
        // Who is muted over an opening posts after the others, but not where all of it is only noticed after the mute.
        let mutes = acts.iter().any(|(act, _)| matches!(act, 5 | 7));
        let order = |bench: &Bench| {
            let mut authors = passed_on(bench);
            if mutes {
                authors.sort();
            }
            authors
        };
        prop_assert_eq!(order(&on_time), order(&faulty));
        prop_assert!(faulty.cohort.bots.quiet.closing.is_empty() && on_time.cohort.bots.quiet.closing.is_empty());
        let last_line = |bench: &Bench| bench.in_room(RoomKind::Peer).iter().any(|s| s.text.contains("This room is closed"));
        prop_assert!(!last_line(&faulty), "a line still says closed");
        for place in on_time.cohort.places() {
            prop_assert_eq!(&on_time.rooms[&place].levels, &faulty.rooms[&place].levels);
            let here = |bench: &Bench| bench.rooms[&place].members.get(&account("chebet")).copied();
            prop_assert_eq!(here(&on_time), here(&faulty));
        }
        let holding = |bench: &Bench| {
            let sanctions = bench.cohort.bots.moderation.sanctions.iter();
            sanctions.filter(|s| s.holds(bench.now)).map(|s| (s.person.clone(), s.until)).collect::<Vec<_>>()
        };
        prop_assert_eq!(holding(&on_time), holding(&faulty));
    }
}

/// Who wrote what was passed on, in order.
fn passed_on(bench: &Bench) -> Vec<String> {
    bench
        .shown
        .iter()
        .filter_map(|shown| shown.relayed.as_ref())
        .map(|(author, _)| author.to_string())
        .collect()
}
