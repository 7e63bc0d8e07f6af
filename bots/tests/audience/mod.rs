//! Who may use which command, and where; and what is told to nobody it is not for. Every command is given by everybody
//! in every place, and compared with a table that is written out by hand.

mod table;

use std::collections::BTreeSet;

use bots::{
    cohort::{Cohort, Place, Role},
    commands,
    deciding::Consequences,
    effect::{Destination, Effect},
    event::Scene,
    ids::RoomKind,
    participation::commands::LOOKERS,
    room_state::people::Membership,
};
use ruma::UserId;

use self::table::*;
use crate::bench::{
    Bench,
    lari::{account, person},
};

/// A command as it would be given; nothing about whom it is aimed at is left to chance.
fn line(word: &str) -> String {
    let rest = match word {
        "warn" | "mute" | "remove" | "ban" => " @p_waithera:moh.test",
        "unmute" => " @p_mutua:moh.test",
        "unban" => " @p_amina:moh.test",
        "quiet" => " tomorrow 12:00 until 13:00",
        "language" => " kiswahili",
        "ask" => " how many doses?",
        "later" | "urgent" | "appeal" => " the fridge is warm",
        // Whom it is about is known, so it is sent at once.
        "report" => " @p_waithera:moh.test the fridge is warm",
        _ => "",
    };
    format!("!{}{rest}", word)
}

/// What follows when somebody gives a command, on a copy of the bench.
fn given(town: &Bench, who: Who, word: &str, scene: Scene) -> (Cohort, Consequences) {
    let mut bench = town.clone();
    let post = (word == "redact").then(|| bench.said_before("waithera"));
    let sent = bench.sent(name(who), scene);
    let what = bench.text(sent, &line(word), post.as_deref());
    let consequences = bench.decided(what);
    (bench.cohort, consequences)
}

/// The words that somebody can read of what follows: in their chat, or in the room where they asked.
fn read_by(consequences: &Consequences, who: Who, scene: Scene) -> Vec<String> {
    let mut read = Vec::new();
    for (_, effect) in &consequences.effects {
        match effect {
            Effect::Say(message) => {
                let theirs = match (&message.to, scene) {
                    (Destination::Chat(whose), _) => *whose == person(name(who)),
                    (Destination::Room(kind), Scene::Room(here)) => *kind == here,
                    (Destination::Room(_), Scene::Chat) => false,
                };
                if theirs {
                    read.push(message.text.plain.clone());
                    read.extend(message.text.html.clone());
                }
            }
            Effect::OpenChat { person: whose, name: title, topic, .. } if *whose == person(name(who)) => {
                read.extend([title.clone(), topic.clone()]);
            }
            _ => {}
        }
    }
    read
}

fn scenes() -> impl Iterator<Item = Scene> {
    std::iter::once(Scene::Chat).chain(RoomKind::ALL.into_iter().map(Scene::Room))
}

/// Without what an answer alone brings: that a chat was offered, and that it counts.
fn bare(cohort: &Cohort) -> Cohort {
    let mut cohort = cohort.clone();
    cohort.limits = bots::limits::Limits::default();
    for member in cohort.members.values_mut() {
        member.chat_offered = false;
    }
    cohort
}

#[test]
fn who_may_not_changes_nothing_and_who_may_is_answered() {
    let mut town = town();
    for night in [false, true] {
        if night {
            town.until("2026-08-03T20:00:00");
        }
        let before = bare(&town.cohort);
        for who in ALL {
            for word in commands::table::all()
                .iter()
                .map(|spec| spec.word.canonical())
                .filter(|word| !night || *word == "later")
            {
                for scene in scenes() {
                    let (after, consequences) = given(&town, who, word, scene);
                    let asked = format!("{who:?}, {} in {scene:?}, night {night}", line(word));
                    let own = person(name(who));
                    let mut to_others = Vec::new();
                    for (_, effect) in &consequences.effects {
                        match effect {
                            Effect::Say(message) if message.to == Destination::Chat(own.clone()) => {}
                            Effect::OpenChat { person, .. } if *person == own => {}
                            // Whoever typed it, what is about somebody goes out of the room.
                            Effect::Redact { .. } if matches!(scene, Scene::Room(_)) => {}
                            other => to_others.push(other),
                        }
                    }
                    if may(word).contains(&who) {
                        assert!(!read_by(&consequences, who, scene).is_empty(), "{asked}: no answer");
                        let works = works_in(word, who, scene) && (word != "later" || night);
                        if word == "ask" || word == "later" {
                            assert_eq!(bare(&after) != before, works, "{asked}");
                        }
                        if word == "urgent" || word == "report" && scene == Scene::Chat {
                            assert!(!to_others.is_empty(), "{asked}: it reaches somebody");
                        }
                        assert_eq!(consequences.link_for.is_some(), word == "dashboard", "{asked}");
                        continue;
                    }
                    assert!(to_others.is_empty(), "{asked}: {to_others:?}");
                    assert_eq!(bare(&after), before, "{asked}");
                    assert!(consequences.audit.is_empty() && consequences.link_for.is_none(), "{asked}");
                    assert!(
                        consequences.languages.is_empty() && consequences.questions.is_empty(),
                        "{asked}"
                    );
                    let stranger = matches!(who, Stranger | OtherModerator | Administrator);
                    assert_eq!(
                        consequences.effects.is_empty(),
                        stranger,
                        "{asked}: {:?}",
                        consequences.effects
                    );
                }
            }
        }
    }
}

/// Names and accounts of all who are or were in the cohort, without the reader's own.
fn names(town: &Bench, who: Who) -> BTreeSet<String> {
    let others = town.cohort.members.keys().filter(|one| **one != person(name(who)));
    let known = others.filter_map(|one| town.directory.people.get(one));
    known
        .flat_map(|known| {
            std::iter::once(known.name.clone()).chain(known.accounts.iter().map(ToString::to_string))
        })
        .collect()
}

/// The rooms that somebody may not enter, and messages in them, as they stand in links.
fn closed_to(town: &Bench, who: Who) -> Vec<String> {
    let rooms = town.cohort.rooms.iter();
    let closed = rooms.filter(|(place, _)| matches!(place, Place::Room(kind) if !enters(who, *kind)));
    let questions = town.cohort.open_questions.iter().filter(|question| !enters(who, question.place));
    closed
        .map(|(_, room)| room.to_string())
        .chain(questions.map(|question| question.event.to_string()))
        .collect()
}

#[test]
fn nobody_reads_of_whom_or_of_where_they_may_not() {
    let town = town();
    let mut links = 0;
    for who in ALL {
        let (names, closed) = (names(&town, who), closed_to(&town, who));
        for word in commands::table::all().iter().map(|spec| spec.word.canonical()) {
            for scene in scenes() {
                let (_, consequences) = given(&town, who, word, scene);
                for read in read_by(&consequences, who, scene) {
                    let asked = format!("{who:?}, {} in {scene:?}: {read}", line(word));
                    links += usize::from(read.contains("!peer:moh.test/$"));
                    // Who calls for help is told who comes: whoever is on call gave their name for that.
                    let secret = NOT_TOLD.contains(&who) && word != "urgent";
                    let named = names.iter().find(|name| secret && read.contains(name.as_str()));
                    assert_eq!(named, None, "{asked}");
                    let led = closed.iter().find(|id| read.contains(id.as_str()));
                    assert_eq!(led, None, "{asked}");
                }
            }
        }
    }
    assert!(links > 0, "ids stand in links as they are looked for");
}

#[test]
fn a_question_is_listed_to_those_who_may_enter_its_room() {
    let town = town();
    let counted = |who: Who, scene: Scene| {
        let (_, consequences) = given(&town, who, "open", scene);
        let read = read_by(&consequences, who, scene).into_iter().next().unwrap();
        RoomKind::ALL.into_iter().filter(|kind| read.contains(&format!("Lari {kind}"))).collect::<Vec<_>>()
    };
    use RoomKind::{Facilitators, Liaison, Peer, Social};
    assert_eq!(counted(Supervisor, Scene::Chat), [Liaison]);
    assert_eq!(counted(Member, Scene::Chat), [Peer, Social, Liaison]);
    assert_eq!(counted(Member, Scene::Room(Liaison)), [Liaison], "supervisors read it there");
    assert_eq!(counted(Mentor, Scene::Room(Liaison)), [Liaison]);
    assert_eq!(counted(Mentor, Scene::Room(Peer)), [Peer, Social, Liaison], "all peers read it there");
    assert_eq!(counted(Mentor, Scene::Room(Facilitators)).len(), 3, "as many as are listed");
    assert_eq!(counted(Mentor, Scene::Chat).len(), 3);
}

/// Supervisors read along in the liaison room: what names a peer is said in private there.
#[test]
fn no_name_is_said_where_supervisors_read() {
    let town = town();
    for word in ["who", "rota", "quiet"] {
        let mut bench = town.clone();
        let sent = bench.sent("njeri", Scene::Room(RoomKind::Liaison));
        let body = if word == "quiet" { "!quiet list".to_owned() } else { line(word) };
        let what = bench.text(sent, &body, None);
        let consequences = bench.decided(what);
        let [(_, Effect::Say(said))] = consequences.effects.as_slice() else {
            panic!("{:?}", consequences.effects)
        };
        assert_eq!(said.to, Destination::Chat(person("njeri")), "{word:?}");
        assert!(said.text.plain.contains("Wairimu Ndung"), "{}", said.text.plain);
    }
    let (_, consequences) = given(&town, Member, "rules", Scene::Room(RoomKind::Liaison));
    let [(_, Effect::Say(said))] = consequences.effects.as_slice() else {
        panic!("{:?}", consequences.effects)
    };
    assert_eq!(said.to, Destination::Room(RoomKind::Liaison), "what names nobody is said to all");
}

/// Digits and reactions are commands by another name.
#[test]
fn digits_and_reactions_have_the_same_audience() {
    let mut town = town();
    for who in ALL {
        let mut bench = town.clone();
        let own = person(name(who));
        if bench.in_chat(&own) {
            let before = bench.shown.len();
            bench.chat(name(who), "0");
            let said: Vec<_> =
                bench.shown[before..].iter().filter(|s| s.to == Destination::Chat(own.clone())).collect();
            assert_eq!(said.len(), 1, "{who:?} is answered");
            let named = names(&town, who).iter().any(|name| said[0].text.contains(name.as_str()));
            assert_eq!(named, !NOT_TOLD.contains(&who) || who == Door, "{who:?}: {}", said[0].text);
            bench.chat(name(who), "9");
            assert!(bench.last(name(who)).text.contains("which language"), "{who:?}");
        }
        let mut bench = town.clone();
        let own_post = bench.said_before(name(who));
        let open = bench.cohort.open_questions.len();
        bench.react(name(who), &own_post, "❓");
        let opened = bench.cohort.open_questions.len() - open;
        let peer = enters(who, RoomKind::Peer) && may("ask").contains(&who);
        assert_eq!(opened, usize::from(peer), "{who:?}");
    }
    // The line of the closing room: 🚨 calls for help.
    town.until("2026-08-03T20:00:00");
    let closing =
        town.shown.iter().rev().find(|s| s.to == Destination::Room(RoomKind::Peer) && s.relayed.is_none());
    let closing = closing.unwrap().event.clone();
    for who in ALL {
        let mut bench = town.clone();
        let before = bench.cohort.prompts.len();
        bench.react(name(who), &closing, "🚨");
        assert_eq!(bench.cohort.prompts.len() - before, usize::from(may("urgent").contains(&who)), "{who:?}");
    }
}

/// What was asked before a sanction is not done after it.
#[test]
fn who_is_muted_confirms_nothing() {
    let mut bench = town();
    bench.chat("achieng", "!warn @p_waithera:moh.test: loud");
    // Two of them could not do this to each other; the file took her role away for an hour and gave it back.
    bench.edit_file(|file| roles(file, "achieng", |roles| roles.clear()));
    bench.chat("muthoni", "!mute @p_achieng:moh.test 2h");
    bench.chat("muthoni", "1");
    bench.edit_file(|file| roles(file, "achieng", |roles| roles.extend([Role::Moderator])));
    let before = bench.cohort.bots.moderation.acts.len();
    bench.chat("achieng", "1");
    assert_eq!(bench.cohort.bots.moderation.acts.len(), before);
    assert!(bench.last("achieng").text.contains("Only the person on duty"), "{}", bench.last("achieng").text);
    bench.chat("achieng", "!audit");
    assert!(bench.last("achieng").text.contains("Only the person on duty"));
}

fn roles(file: &mut bots::cohort::Structure, whose: &str, change: impl Fn(&mut BTreeSet<Role>)) {
    for row in file.roster.iter_mut().filter(|row| row.person == person(whose)) {
        change(&mut row.roles);
    }
}

/// The page asks at each look.
#[test]
fn who_is_kept_out_does_not_see_the_page() {
    let mut bench = town();
    let may = |bench: &Bench, who: &str| bots::rights::may(&bench.cohort, &person(who), LOOKERS, bench.now);
    bench.edit_file(|file| roles(file, "amina", |roles| roles.extend([Role::Facilitator])));
    bench.edit_file(|file| roles(file, "mutua", |roles| roles.extend([Role::Facilitator])));
    bench.edit_file(|file| roles(file, "atieno", |roles| roles.extend([Role::Facilitator])));
    bench.edit_file(|file| roles(file, "mwikali", |roles| roles.extend([Role::Facilitator])));
    assert!(may(&bench, "mutua"), "who is muted reads");
    assert!(
        ["amina", "atieno", "mwikali"].iter().all(|who| !may(&bench, who)),
        "banned, left, leads a member"
    );
}

/// A stranger's account in the room changes nothing of all this, whoever let it in.
#[test]
fn a_stranger_in_the_room_is_not_answered() {
    let mut bench = town();
    let (peer, stranger) = (Place::Room(RoomKind::Peer), account("zawadi"));
    let by: &UserId = &stranger;
    bench.membership(peer, &stranger, by, Membership::Join, false);
    bench.forget();
    for word in commands::table::all().iter().map(|spec| spec.word.canonical()) {
        bench.post("zawadi", RoomKind::Peer, &line(word));
        bench.post("zawadi", RoomKind::Peer, &format!("!{} nonsense and more", word));
    }
    bench.post("zawadi", RoomKind::Peer, "!nonsense");
    assert!(bench.in_room(RoomKind::Peer).is_empty() && bench.waiting.is_empty());
}
