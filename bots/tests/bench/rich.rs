//! A cohort in which everything that can be stored is there at least once: what a golden file holds.

mod consents;
mod folded;
pub mod votes;

use std::collections::BTreeMap;

use bots::{
    cohort::{
        Acceptance, Answered, Asks, Cohort, OpenQuestion, Place, Prompt, Question, Role, Standing, Strength,
        Wanted,
    },
    deciding::Words,
    effect::{Destination, Pointer},
    facilitation::{
        rota::{Duty, Override, TurnId, WithoutYes},
        state::{Agreed, Asked, Newcomers, Offer, Sign},
    },
    ids::{EffectKey, Language, RoomKind},
    launch::state::{Launch, Said},
    moderation::state::{ActionRecord, Case, Intent, ModerationAction, Sanction, SanctionKind, Told},
    participation::state::{Looker, Looks},
    quiet_hours::{
        calendar::{Asked as AskedFor, OneOff, State},
        state::{ClosingLine, ClosingStage, Emergency, Held, HeldId},
    },
};
use jiff::{SignedDuration, Timestamp, civil::date};
use ruma::{EventId, OwnedEventId};
use serde::{Deserialize, Serialize};

use super::{
    Bench,
    lari::{at, person},
};

fn reported() -> bots::moderation::state::Reported {
    let (room, author) = (RoomKind::Peer, Some(person("achieng")));
    bots::moderation::state::Reported { room, event: event("reported"), author }
}

fn event(name: &str) -> OwnedEventId {
    EventId::parse(format!("${name}")).unwrap()
}

fn key(name: &str) -> EffectKey {
    EffectKey::stored(format!("${name}#0"))
}

const PEER: Place = Place::Room(RoomKind::Peer);

/// How far a cohort can have come as a whole.
pub fn launches() -> [Launch; 4] {
    let launched = |said| Launch::Launched { at: at("2026-08-03T10:00:00"), said };
    [Launch::Lives, Launch::Forming, launched(Said::Nowhere), launched(Said::InTheRoom)]
}

/// The cohort.
pub fn cohort() -> Cohort {
    let mut cohort = Bench::running().cohort;
    let now = at("2026-08-03T10:00:00");
    structure(&mut cohort);
    members(&mut cohort, now);
    cohort.prompts =
        questions(now).into_iter().zip(0..).map(|(question, number)| prompt(question, number, now)).collect();
    facilitation(&mut cohort, now);
    quiet(&mut cohort, now);
    moderation(&mut cohort, now);
    cohort.bots.votes = votes::state(now);
    cohort.bots.consents = consents::state(now);
    cohort.bots.launch = Launch::Launched { at: now, said: Said::Nowhere };
    cohort.open_questions = vec![OpenQuestion {
        place: RoomKind::Social,
        event: event("question"),
        by: person("njeri"),
        at: now,
        mark: Some(event("question-mark")),
        asker: Some(person("kiprono")),
    }];
    let window = serde_json::json!({ "since": now, "used": 3, "told": true });
    let kinds = ["answer", "call", "report", "appeal", "swap", "act", "hint", "reaction"];
    let windows: BTreeMap<&str, _> = kinds.into_iter().map(|kind| (kind, window.clone())).collect();
    cohort.limits = serde_json::from_value(serde_json::json!({ "njeri": windows })).unwrap();
    cohort.bots.looks = [
        Looker::Facilitator,
        Looker::Moderator,
        Looker::Mentor,
        Looker::Coordinator,
        Looker::Member,
        Looker::Operator,
    ]
    .map(|looker| Looks {
        date: date(2026, 8, 3),
        by: [looker].into(),
        told: Some((key("looks"), date(2026, 8, 4))),
    })
    .to_vec();
    cohort.bots.enrolment = super::slips::remembered(&cohort, now);
    cohort.spent.day = "2026-08-03".to_owned();
    cohort.spent.rooms = [(PEER, 1), (Place::Space, 2)].into();
    cohort.spent.people = [(person("njeri"), 3)].into();
    cohort.structure.sections = [("anniversary".to_owned(), serde_json::json!({ "mark": false }))].into();
    cohort.recovery_in = [Place::Space, PEER].into();
    cohort.welcome = Some(key("welcome"));
    cohort.welcome_missed = Some(now);
    cohort.welcomed = Some(now);
    cohort.asks_from = Some(now);
    cohort
}

fn structure(cohort: &mut Cohort) {
    let structure = &mut cohort.structure;
    structure.programme = Some("Immunization".to_owned());
    structure.recovery_account = Some("@keys:moh.test".try_into().unwrap());
    structure.live_since = Some(at("2026-08-01T10:00:00"));
    structure.holiday_calendars = vec!["kenya".to_owned()];
    structure.hours.holidays = [(date(2026, 12, 12), "Jamhuri Day".to_owned())].into();
    structure.hours.one_offs = vec![one_off(State::Working, None)];
    structure.rota.first = Some(date(2026, 8, 3));
    structure.rota.order = vec![person("nekesa")];
    for (kind, spec) in &mut structure.rooms {
        spec.topic = format!("About {kind}");
    }
    assert!(
        [Strength::Hold, Strength::Remind, Strength::None]
            .iter()
            .all(|strength| { structure.rooms.values().any(|spec| spec.strength == *strength) })
    );
    let row = &mut structure.roster[1];
    row.roles.insert(Role::OfficialSender);
    row.facility = Some("Lari Health Centre".to_owned());
    row.cadre = Some("Nurse".to_owned());
    row.language = Some(Language::Sw);
}

fn one_off(kind: State, asked: Option<AskedFor>) -> OneOff {
    let (from, to) = (at("2026-08-08T09:00:00"), at("2026-08-08T12:00:00"));
    OneOff { kind, from, to, reason: "Campaign".to_owned(), asked }
}

fn members(cohort: &mut Cohort, now: Timestamp) {
    let all = [Standing::Listed, Standing::Asked, Standing::Declined, Standing::Left, Standing::OffRoster];
    for (member, standing) in cohort.members.values_mut().zip(all) {
        member.standing = standing;
        member.language = Some(Language::En);
        member.wants = Some(Wanted { line: "!warn Mutua:".to_owned(), at: now });
        member.acceptance =
            Some(Acceptance { rules_version: 1, language: Language::Sw, at: now, on_paper: false });
        member.asked_back = true;
        member.clear_told = Some(now);
        member.calls = Some(now);
        member.unheard = Some(event("unheard"));
        member.welcome_waits = true;
        member.posted = Some(now);
        member.reminded = 2;
        member.decline_told = true;
        member.refused = [PEER].into();
        member.unread_told = Some(now);
    }
}

/// A question of a bot that this program does not have.
#[derive(PartialEq, Serialize, Deserialize)]
struct Anniversary {
    years: i16,
}

impl Asks for Anniversary {
    const BOT: &'static str = "anniversary";
}

fn words(said: &str) -> Words {
    Words::at(Pointer { place: Destination::Chat(person("njeri")), event: event(said) }, 2)
}

/// Each question there is. One that is missing here is missed by the test of the shape.
fn questions(now: Timestamp) -> Vec<Question> {
    use bots::{facilitation, moderation, onboarding, quiet_hours};
    let languages = vec![Language::En, Language::Sw];
    let candidates = vec![person("wangui"), person("wangui2")];
    let which = moderation::Question::Which { candidates, intent: intent(ModerationAction::Warn) };
    let intents =
        actions().into_iter().map(|action| moderation::Question::Confirm { intent: intent(action) });
    let mut all = vec![
        Question::new(onboarding::Question::Language { choices: languages }),
        Question::new(onboarding::Question::Rules { version: 1 }),
        Question::new(facilitation::Question::Duty { turn: TurnId(2) }),
        Question::new(facilitation::Question::Swap { from: person("kiprono") }),
        Question::new(facilitation::Question::Words),
        Question::new(quiet_hours::Question::Keep { held: HeldId(1) }),
        Question::new(quiet_hours::Question::Urgent { case: 1 }),
        Question::new(quiet_hours::Question::UrgentReason),
        Question::new(quiet_hours::Question::Called { case: 1 }),
        Question::new(quiet_hours::Question::Rest {
            from: Some(now),
            until: now,
            why: Some("training".into()),
        }),
        Question::new(onboarding::Question::Leave),
        Question::new(Anniversary { years: 1 }),
        Question::new(which),
    ];
    all.extend(super::slips::questions(event("list")));
    all.extend(intents.map(Question::new));
    all.extend([
        Question::new(moderation::Question::ReportWords { message: Some(reported()) }),
        Question::new(moderation::Question::ReportAbout {
            said: vec![words("report")],
            message: Some(reported()),
        }),
        Question::new(moderation::Question::ReportWhom {
            said: vec![words("report")],
            message: Some(reported()),
            from: 7,
            shown: vec![person("achieng")],
        }),
    ]);
    all.extend(votes::questions());
    all.extend(consents::questions());
    all
}

fn prompt(question: Question, number: u32, now: Timestamp) -> Prompt {
    Prompt {
        key: key(&format!("prompt{number}")),
        person: person("achieng"),
        question,
        asked: now,
        expires: now + SignedDuration::from_hours(4),
        again: vec![key(&format!("again{number}"))],
        answered: number
            .is_multiple_of(2)
            .then(|| Answered { at: now, mark: Some(event(&format!("mark{number}"))) }),
    }
}

fn actions() -> Vec<ModerationAction> {
    let (place, day) = (PEER, SignedDuration::from_hours(24));
    vec![
        ModerationAction::Warn,
        ModerationAction::EndVote,
        ModerationAction::Mute { lasting: day },
        ModerationAction::Unmute,
        ModerationAction::Remove,
        ModerationAction::Ban { lasting: Some(day) },
        ModerationAction::Ban { lasting: None },
        ModerationAction::Unban,
        ModerationAction::RemoveFrom { place },
        ModerationAction::BanFrom { place },
        ModerationAction::UnbanFrom { place },
        ModerationAction::Redact { room: RoomKind::Peer, event: event("bad") },
    ]
}

fn intent(action: ModerationAction) -> Intent {
    Intent { action, subject: Some(person("mutua")), reason: Some("so that all can read on".to_owned()) }
}

fn facilitation(cohort: &mut Cohort, now: Timestamp) {
    let own = &mut cohort.bots.facilitation;
    assert!(own.schedule.is_some());
    let (from, until) = (at("2026-07-27T08:00:00"), Some(at("2026-08-03T08:00:00")));
    own.duties.insert(0, Duty { turn: TurnId(0), person: person("nekesa"), from, until });
    let (turn, to) = (TurnId(3), person("kiprono"));
    let swap =
        Override::Swap { turn, person: to.clone(), in_return: TurnId(4), in_return_person: person("nekesa") };
    own.overrides = vec![
        Override::Away { person: to.clone(), from: date(2026, 9, 1), to: date(2026, 9, 7) },
        swap.clone(),
        Override::Take { turn: TurnId(5), person: to.clone() },
        Override::Decline { turn: TurnId(5), person: person("nekesa"), answer: WithoutYes::No },
        Override::Decline { turn: TurnId(5), person: person("achieng"), answer: WithoutYes::Nothing },
        Override::Skip { turn: TurnId(6), person: to.clone() },
    ];
    own.asked = Some(Asked { turn, person: to.clone(), at: now });
    own.agreed = Some(Agreed { turn, person: to.clone(), begins: at("2026-08-10T08:00:00") });
    own.offers = vec![Offer { from: person("nekesa"), to, swap, waits: true }];
    own.signs = vec![Sign { room: RoomKind::Social, on: event("question"), mark: key("sign") }];
    own.newcomers = Newcomers { people: vec![person("makena")], told: Some(now) };
    own.nobody_for = Some(TurnId(0));
    cohort.bots.facilitation.folded = Some(folded::folded(cohort));
}

fn quiet(cohort: &mut Cohort, now: Timestamp) {
    let own = &mut cohort.bots.quiet;
    let told = vec![(RoomKind::Peer, key("told"))];
    own.windows = vec![one_off(State::Quiet, Some(AskedFor { by: person("wanjiku"), at: now, told }))];
    own.held = vec![Held {
        id: HeldId(1),
        author: person("njeri"),
        pointer: event("held"),
        left_at: now,
        pieces: 2,
        alarms: true,
        confirmed: true,
        asks: true,
        posted: Some(key("posted")),
        on_its_way: true,
        stands: Some(event("stands")),
        told: true,
        unwanted: true,
        answered: true,
    }];
    own.last_held = 1;
    let line = |stage| ClosingLine { key: key("closing"), stage, closes: at("2026-08-03T17:00:00") };
    own.closing = BTreeMap::from([
        (RoomKind::Peer, line(ClosingStage::Soon)),
        (RoomKind::Social, line(ClosingStage::Closed)),
    ]);
    let reason = |place| Some(Pointer { place, event: event("help") });
    let emergency = |case, reason| Emergency {
        case,
        caller: person("njeri"),
        at: now,
        reason,
        told: vec![(person("kiprono"), now)],
        talked: Some(now),
        taken: Some((person("kiprono"), now)),
        exhausted: true,
        joined: 2,
        more: vec![Pointer { place: Destination::Chat(person("njeri")), event: event("more") }],
        call: Some(event("call")),
        room: Some(RoomKind::Peer),
        pieces: [(event("call"), 2)].into(),
        answered: 1,
        review: true,
    };
    own.emergencies = vec![
        emergency(1, reason(Destination::Chat(person("njeri")))),
        emergency(2, reason(Destination::Room(RoomKind::Peer))),
    ];
    own.last_case = 2;
}

fn moderation(cohort: &mut Cohort, now: Timestamp) {
    let own = &mut cohort.bots.moderation;
    let sanction = |act, kind| Sanction {
        act,
        person: person("mutua"),
        kind,
        place: Some(PEER),
        since: now,
        until: Some(now + SignedDuration::from_hours(24)),
        lifted: Some(now + SignedDuration::from_hours(2)),
        lifted_by: Some(9),
        let_go: [PEER].into(),
    };
    own.sanctions = vec![
        sanction(1, SanctionKind::Mute),
        sanction(2, SanctionKind::Removal),
        sanction(3, SanctionKind::Ban),
    ];
    own.acts = actions()
        .into_iter()
        .zip(1..)
        .map(|(action, number)| ActionRecord {
            number,
            action,
            subject: Some(person("mutua")),
            by: person("achieng"),
            at: now,
            undone: number == 2,
            again: Some((person("muthoni"), now)),
        })
        .collect();
    own.last_act = own.acts.len() as u64;
    own.cases = vec![Case {
        number: own.last_act,
        from: person("njeri"),
        handlers: vec![person("achieng"), person("muthoni")],
        stirred: now,
        told: vec![Told { first: key("case"), more: 3 }],
        said: [(person("njeri"), 2)].into(),
        hinted: [person("muthoni")].into(),
    }];
    own.back = [(person("mutua"), PEER)].into();
}
