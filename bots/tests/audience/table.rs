//! The table, written out by hand, and a cohort with somebody of every kind in it.

use bots::{
    cohort::{Person, Place, Role},
    event::Scene,
    ids::RoomKind,
};

use crate::bench::{
    Bench,
    lari::{account, person, structure},
};

/// Somebody, in one of the columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Member,
    OffDuty,
    OnDuty,
    Moderator,
    Mentor,
    Coordinator,
    OnCall,
    Muted,
    Supervisor,
    Door,
    Left,
    Declined,
    OffList,
    Removed,
    Banned,
    Stranger,
    OtherModerator,
    Administrator,
}
pub(super) use Who::*;

pub(super) const ALL: [Who; 18] = [
    Member,
    OffDuty,
    OnDuty,
    Moderator,
    Mentor,
    Coordinator,
    OnCall,
    Muted,
    Supervisor,
    Door,
    Left,
    Declined,
    OffList,
    Removed,
    Banned,
    Stranger,
    OtherModerator,
    Administrator,
];

/// Who they are on the bench. The last three are on no list of this cohort: a member of another one, its moderator
/// (who moderates there), the administrator of a partner's server.
pub(super) fn name(who: Who) -> &'static str {
    match who {
        Member => "njeri",
        OffDuty => "mwende",
        OnDuty => "wairimu",
        Moderator => "achieng",
        Mentor => "nekesa",
        Coordinator => "wanjiku",
        OnCall => "kiprono",
        Muted => "mutua",
        Supervisor => "mwikali",
        Door => "makena",
        Left => "atieno",
        Declined => "barasa",
        OffList => "chebet",
        Removed => "otieno",
        Banned => "amina",
        Stranger => "zawadi",
        OtherModerator => "baraka",
        Administrator => "admin",
    }
}

/// Who may use a command somewhere.
pub(super) fn may(word: &str) -> &'static [Who] {
    const KNOWN: &[Who] = &[
        Member,
        OffDuty,
        OnDuty,
        Moderator,
        Mentor,
        Coordinator,
        OnCall,
        Muted,
        Supervisor,
        Door,
        Left,
        Declined,
        OffList,
        Removed,
        Banned,
    ];
    const HEARD: &[Who] = &[
        Member,
        OffDuty,
        OnDuty,
        Moderator,
        Mentor,
        Coordinator,
        OnCall,
        Muted,
        Supervisor,
        Removed,
        Banned,
    ];
    const PEERS: &[Who] = &[Member, OffDuty, OnDuty, Moderator, Mentor, Coordinator, OnCall, Muted];
    match word {
        // Nothing of anybody stands in it, or only what was done to the person themselves.
        "help" | "rules" | "language" | "appeal" => KNOWN,
        "leave" => &[
            Member,
            OffDuty,
            OnDuty,
            Moderator,
            Mentor,
            Coordinator,
            OnCall,
            Muted,
            Supervisor,
            Door,
            Removed,
            Banned,
        ],
        "hours" | "urgent" | "report" => HEARD,
        // What is one's own; who leads members is counted in the room where they meet.
        "consent" => HEARD,
        // Of each room only to those who may enter it.
        "open" => &[Member, OffDuty, OnDuty, Moderator, Mentor, Coordinator, OnCall, Muted, Supervisor],
        "ask" => &[Member, OffDuty, OnDuty, Moderator, Mentor, Coordinator, OnCall, Supervisor],
        // The answers name peers.
        "rota" | "who" | "later" => PEERS,
        // Who may not write for a while says nothing to all by a proposal either.
        "propose" => &[Member, OffDuty, OnDuty, Moderator, Mentor, Coordinator, OnCall],
        // The group's own numbers.
        "dashboard" => PEERS,
        "quiet" => &[OnDuty],
        "cohort" => &[Coordinator],
        "warn" | "mute" | "unmute" | "remove" | "ban" | "unban" | "redact" | "undo" | "audit" => {
            &[OnDuty, Moderator]
        }
        other => panic!("who may use !{other} stands in no table"),
    }
}

/// Whether a command does in a place what it is for.
pub(super) fn works_in(word: &str, who: Who, scene: Scene) -> bool {
    match (word, scene) {
        // What nobody knows when it goes out is not kept.
        ("later", scene) => scene == Scene::Chat && who != Muted,
        // It goes to the peer room from there.
        ("ask", Scene::Chat) => enters(who, RoomKind::Peer),
        ("ask", Scene::Room(kind)) => enters(who, kind),
        _ => true,
    }
}

/// Which rooms somebody may enter.
pub(super) fn enters(who: Who, kind: RoomKind) -> bool {
    match who {
        OffDuty | OnDuty | Moderator | Mentor | Coordinator | OnCall => true,
        Member | Muted => kind != RoomKind::Facilitators,
        Supervisor => kind == RoomKind::Liaison,
        _ => false,
    }
}

/// Who is told nothing of a peer. Whoever is at the door knows who invites them; commands tell them no more.
pub(super) const NOT_TOLD: [Who; 10] =
    [Supervisor, Left, Declined, OffList, Removed, Banned, Stranger, OtherModerator, Administrator, Door];

/// A cohort with somebody of every kind, and a question waiting in every room where people ask.
pub(super) fn town() -> Bench {
    let mut file = structure();
    for row in &mut file.roster {
        let facilitates = ["mwende", "wairimu"].contains(&row.person.as_str());
        row.roles.extend(facilitates.then_some(Role::Facilitator));
    }
    // Who runs the rest of it is to be one thing each.
    file.rota.order =
        ["wairimu", "mwende", "nekesa", "kiprono", "wanjiku", "muthoni", "achieng"].map(person).to_vec();
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.until("2026-08-03T09:00:00");
    bench.chat("wairimu", "1");
    bench.until("2026-08-03T10:00:00");
    assert_eq!(bench.on_duty(), "wairimu");
    bench.opens_chat("mwikali");
    bench.opens_chat("makena");
    bench.opens_chat("barasa");
    bench.chat("barasa", "1");
    bench.chat("barasa", "2");
    bench.leaves("atieno", Place::Room(RoomKind::Peer));
    for command in ["!mute @p_mutua:moh.test 2d", "!remove @p_otieno:moh.test", "!ban @p_amina:moh.test 7d"] {
        bench.chat("achieng", command);
        bench.chat("achieng", "1");
    }
    bench.edit_file(|file| file.roster.retain(|row| row.person != person("chebet")));
    for (who, kind) in [
        ("njeri", RoomKind::Peer),
        ("wambui", RoomKind::Social),
        ("nekesa", RoomKind::Facilitators),
        ("mumbi", RoomKind::Liaison),
    ] {
        bench.post(who, kind, "!ask how many doses?");
    }
    assert_eq!(bench.cohort.open_questions.len(), 4);
    bench.confirms("wairimu", "!quiet tomorrow 10:00 until 11:00");
    assert_eq!(bench.cohort.bots.quiet.windows.len(), 1, "{}", bench.last("wairimu").text);
    for (name, shown) in [("zawadi", "Zawadi Baya"), ("baraka", "Baraka Tsuma"), ("admin", "Admin")] {
        let account = account(name);
        let known = Person { accounts: vec![account], name: shown.to_owned(), language: None, chat: None };
        // They are known to Baraza, and so perhaps to the directory, and are no people of the cohort.
        bench.directory.people.insert(person(name), known);
    }
    bench.forget();
    bench
}
