//! Questions that wait for a reply, and words to start a talk with.

use ruma::EventId;

use crate::{
    cohort::OpenQuestion,
    deciding::DecisionContext,
    event::{Scene, Sent},
    facilitation::lines as line,
    ids::{PersonId, RoomKind},
    rights,
    text::Line,
};

/// So many are listed, so that the list can be read at a glance; of more it says how many there are.
const SHOWN: usize = 3;
/// So many open questions of one person are kept, and so many of who helps to run the talk; of more the oldest goes,
/// and nobody else's.
const KEPT: usize = 3;
const KEPT_OF_HELPERS: usize = 12;

/// The open questions in words, of the rooms that the person may enter; where others read along, that these may too.
/// Their words are stored nowhere and a message carries one person's words at most, so that a question is known by who
/// asked it, if people may be `named`, where and when, and leads to where it stands.
pub fn open(ctx: &DecisionContext<'_>, reader: &PersonId, scene: Scene, named: bool) -> Line {
    let (cohort, now) = (&*ctx.cohort, ctx.now());
    let theirs = |question: &&OpenQuestion| rights::may_read_of(cohort, reader, scene, question.place, now);
    let open: Vec<&OpenQuestion> = cohort.open_questions.iter().filter(theirs).collect();
    if open.is_empty() {
        return line::QuestionsNone {}.into();
    }
    let count = |questions: usize| i64::try_from(questions).unwrap_or(i64::MAX);
    let mut questions: Vec<Line> =
        open.iter().take(SHOWN).map(|question| listed(ctx, question, named)).collect();
    if open.len() > SHOWN {
        questions.push(line::QuestionsMore { count: count(open.len() - SHOWN) }.into());
    }
    line::QuestionsOpen { count: count(open.len()), questions }.into()
}

/// One of them.
fn listed(ctx: &DecisionContext<'_>, open: &OpenQuestion, named: bool) -> Line {
    let question = ctx.message(&ctx.room_name(open.place), open.place, &open.event);
    let asked = ctx.past(open.at);
    if named {
        // The link beside it leads to the question: the place of work would make a list of three too long to read.
        let person = ctx.person(open.asker.as_ref().unwrap_or(&open.by)).of(None);
        line::QuestionOf { person, question, asked }.into()
    } else {
        line::Question { question, asked }.into()
    }
}

/// `!open`.
pub fn list(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    // Supervisors are told nothing of a peer, so no name where they read along.
    let named = ctx.cohort.is_peer(&sent.by) && sent.scene != Scene::Room(RoomKind::Liaison);
    let questions = open(ctx, &sent.by, sent.scene, named);
    let answer = line::Questions { cohort: ctx.cohort.structure.name.clone(), questions };
    ctx.answer(sent, answer);
}

/// `!ask …` or ❓ on one's own message opens a question. False if it was open.
pub fn ask(ctx: &mut DecisionContext<'_>, question: OpenQuestion) -> bool {
    if ctx.cohort.open_questions.iter().any(|open| open.event == question.event) {
        return false;
    }
    ctx.consequences.questions.push((question.event.clone(), true));
    let asker = question.asker.as_ref().unwrap_or(&question.by).clone();
    let kept = if ctx.cohort.may_facilitate(&asker) { KEPT_OF_HELPERS } else { KEPT };
    let open = &mut ctx.cohort.open_questions;
    open.push(question);
    let theirs = |open: &OpenQuestion| *open.asker.as_ref().unwrap_or(&open.by) == asker;
    if open.iter().filter(|open| theirs(open)).count() > kept
        && let Some(oldest) = open.iter().position(theirs)
    {
        let left = open.remove(oldest);
        let question = ctx.message(&ctx.room_name(left.place), left.place, &left.event);
        let (asked, count) = (ctx.past(left.at), i64::try_from(kept).unwrap_or(i64::MAX));
        // Nobody looks for it in the list who was not told that it is there no more.
        if ctx.is_reached(&asker) {
            ctx.tell(&asker, line::QuestionLeft { question, asked, count });
        }
    }
    true
}

/// Any reply by another person in its room answers a question, also one in its thread.
pub fn replied(ctx: &mut DecisionContext<'_>, sent: &Sent, to: &[&EventId]) {
    let room = room_of(sent);
    let answered = |question: &OpenQuestion| {
        question.by != sent.by && Some(question.place) == room && to.contains(&&*question.event)
    };
    ctx.cohort.open_questions.retain(|question| !answered(question));
}

/// The question itself was taken back, or its mark was.
pub fn withdrawn(ctx: &mut DecisionContext<'_>, sent: &Sent, event: &EventId) {
    let room = room_of(sent);
    let is_it = |question: &OpenQuestion| {
        let named = question.event == event || question.mark.as_deref() == Some(event);
        named && Some(question.place) == room
    };
    for question in ctx.cohort.open_questions.extract_if(.., |question| is_it(question)) {
        ctx.consequences.questions.push((question.event, false));
    }
}

/// The room in which something was said.
pub fn room_of(sent: &Sent) -> Option<RoomKind> {
    match sent.scene {
        Scene::Room(room) => Some(room),
        Scene::Chat => None,
    }
}
