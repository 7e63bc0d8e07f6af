//! Questions that wait for a reply, and words to start a talk with.

use ruma::EventId;

use crate::{
    cohort::OpenQuestion,
    deciding::Desk,
    happening::{Scene, Sent},
    ids::{PersonId, RoomKind},
    rights,
    text::{Line, facilitation as line},
};

/// So many are listed; the count says how many there are.
const SHOWN: usize = 3;
/// More than this many open questions are not kept; the oldest go.
const KEPT: usize = 50;

/// The open questions in words, of the rooms that the person may enter; where others read along, that these may too.
pub fn open(desk: &Desk<'_>, reader: &PersonId, scene: Scene) -> Line {
    let (cohort, now) = (&*desk.cohort, desk.now());
    let theirs = |question: &&OpenQuestion| rights::may_read_of(cohort, reader, scene, question.place, now);
    let open: Vec<&OpenQuestion> = cohort.open_questions.iter().filter(theirs).collect();
    if open.is_empty() {
        return line::QuestionsNone {}.into();
    }
    let questions = open
        .iter()
        .take(SHOWN)
        .map(|question| {
            let label = desk.room_name(question.place);
            let link = desk.message(&label, question.place, &question.event);
            line::Question { question: link, asked: desk.past(question.at) }.into()
        })
        .collect();
    line::QuestionsOpen { count: i64::try_from(open.len()).unwrap_or(i64::MAX), questions }.into()
}

/// `!open`.
pub fn list(desk: &mut Desk<'_>, sent: &Sent) {
    let questions = open(desk, &sent.by, sent.scene);
    let answer = line::Questions { cohort: desk.cohort.structure.name.clone(), questions };
    desk.answer(sent, answer);
}

/// `!ask …` or ❓ on one's own message opens a question. False if it was open.
pub fn ask(desk: &mut Desk<'_>, question: OpenQuestion) -> bool {
    if desk.cohort.open_questions.iter().any(|open| open.event == question.event) {
        return false;
    }
    desk.outcome.questions.push((question.event.clone(), true));
    desk.cohort.open_questions.push(question);
    if desk.cohort.open_questions.len() > KEPT {
        desk.cohort.open_questions.remove(0);
    }
    true
}

/// Any reply by another person answers a question, also one in its thread.
pub fn replied(desk: &mut Desk<'_>, by: &PersonId, to: &[&EventId]) {
    desk.cohort.open_questions.retain(|question| question.by == *by || !to.contains(&&*question.event));
}

/// The question itself was taken back, or its mark was.
pub fn withdrawn(desk: &mut Desk<'_>, event: &EventId) {
    let is_it = |question: &OpenQuestion| question.event == event || question.mark.as_deref() == Some(event);
    for question in desk.cohort.open_questions.extract_if(.., |question| is_it(question)) {
        desk.outcome.questions.push((question.event, false));
    }
}

/// The room in which something was said.
pub fn room_of(sent: &Sent) -> Option<RoomKind> {
    match sent.scene {
        Scene::Room(room) => Some(room),
        Scene::Chat => None,
    }
}
