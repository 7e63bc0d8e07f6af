//! Who is no member is nobody: a member of another cohort, or a stranger who once wrote to the voice, sets nothing in
//! motion here and is the subject of nothing.

use bots::{
    cohort::{OpenQuestion, Place},
    event::{Event, Linked, Scene},
    ids::{CohortId, PersonId, RoomKind},
    moderation::Question::Confirm,
    moderation::state::{Intent, ModerationAction},
    room_state::people::Membership,
};
use ruma::{EventId, OwnedEventId, UserId};

use crate::bench::{Bench, lari::account};

const PEER: RoomKind = RoomKind::Peer;

fn stranger() -> PersonId {
    PersonId::new("stranger")
}

fn event(id: &str) -> OwnedEventId {
    EventId::parse(id).unwrap()
}

/// Nothing was done to anybody, and nobody outside was written to.
fn untouched(bench: &Bench) {
    assert!(
        bench.cohort.bots.moderation.sanctions.is_empty() && bench.cohort.bots.moderation.acts.is_empty()
    );
    assert!(bench.audit.iter().all(|line| line.subject.is_none()), "{:?}", bench.audited());
    assert!(!bench.cohort.members.contains_key(&stranger()));
    assert!(bench.waiting.is_empty(), "{:?}", bench.waiting);
}

/// Something by a moderator that points to a stranger's message.
fn pointing(bench: &mut Bench, words: &str, scene: Scene, linked: Option<Linked>) {
    let sent = bench.sent("achieng", scene);
    let mut what = bench.text(sent, words, linked.is_none().then(|| event("$theirs")).as_deref());
    if let Event::Said { reply_to_author, linked: to, .. } = &mut what {
        if linked.is_none() {
            *reply_to_author = Some(stranger());
        }
        *to = linked;
    }
    bench.happen(what);
}

#[test]
fn a_moderators_order_never_reaches_outside() {
    let mut bench = Bench::running();
    let theirs = |cohort: &str| Linked { author: stranger(), cohort: CohortId::new(cohort), room: PEER };
    for words in
        ["!warn stop", "!mute 2h loud", "!ban loud", "!remove", "!unban", "!redact loud", "!report unkind"]
    {
        pointing(&mut bench, words, Scene::Room(PEER), None);
        bench.chat("achieng", "1");
    }
    for cohort in ["thika", "lari"] {
        pointing(&mut bench, "!redact https://matrix.to/#/!r:x/$theirs", Scene::Chat, Some(theirs(cohort)));
        bench.chat("achieng", "1");
    }
    untouched(&bench);
}

#[test]
fn buttons_on_a_stranger_are_no_acts() {
    let mut bench = Bench::running();
    let by = account("achieng");
    for (membership, before) in [(Membership::Leave, Membership::Join), (Membership::Ban, Membership::Join)] {
        bench.happen(Event::MemberChanged {
            place: Place::Room(PEER),
            account: UserId::parse("@stranger:moh.test").unwrap(),
            person: Some(stranger()),
            by: by.clone(),
            membership,
            before: Some(before),
            reason: Some("loud".to_owned()),
            at: bench.now,
            history: false,
        });
    }
    let sent = bench.sent("achieng", Scene::Room(PEER));
    bench.happen(Event::Redacted {
        sent,
        target: event("$theirs"),
        ours: None,
        author: Some(stranger()),
        reason: None,
    });
    untouched(&bench);
}

#[test]
fn what_a_stranger_does_sets_nothing_in_motion() {
    let mut bench = Bench::running();
    let (said, counted) = (bench.shown.len(), bench.activity.len());
    for words in ["hello", "!rota", "!urgent help", "!leave", "!report unkind"] {
        let mut sent = bench.sent("achieng", Scene::Room(PEER));
        sent.by = stranger();
        let what = bench.text(sent, words, None);
        bench.happen(what);
    }
    let mut sent = bench.sent("achieng", Scene::Room(PEER));
    sent.by = stranger();
    bench.happen(Event::Voted { sent });
    assert_eq!((bench.shown.len(), bench.activity.len()), (said, counted));
    untouched(&bench);
}

/// A preview that was stored by a program that still took strangers for people of the cohort.
#[test]
fn an_order_that_waits_for_its_yes_is_not_done_to_a_stranger() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute Njeri 2h loud");
    let prompt = bench.cohort.prompts.last_mut().unwrap();
    let intent =
        Intent { action: ModerationAction::Ban { lasting: None }, subject: Some(stranger()), reason: None };
    prompt.question = bots::cohort::Question::new(Confirm { intent });
    bench.chat("achieng", "1");
    assert!(bench.last("achieng").text.contains("I find no one here"), "{}", bench.last("achieng").text);
    untouched(&bench);
}

/// Matrix lets nobody reply across rooms; a server that does so all the same closes no question.
#[test]
fn a_question_is_answered_where_it_stands() {
    let mut bench = Bench::running();
    let asked = bench.post("njeri", PEER, "!ask How cold must the fridge be?");
    let open = |bench: &Bench| bench.cohort.open_questions.iter().any(|q: &OpenQuestion| q.event == asked);
    assert!(open(&bench));
    bench.reply("wanjiku", RoomKind::Social, &asked, "4 degrees");
    bench.redact("njeri", &asked, Scene::Room(RoomKind::Social));
    assert!(open(&bench));
    bench.reply("wanjiku", PEER, &asked, "4 degrees");
    assert!(!open(&bench));
}
