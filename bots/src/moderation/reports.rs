//! Reports: whom one is about is found before anything is sent. A reply, a pill, an account or a link says it; else the
//! voice asks by digits. Words alone never do: *amani* is peace as well as a name.

use serde_json::json;

use super::{
    asks::Question,
    cases,
    handling::{HANDLERS, forward, handlers},
    is_fellow,
    state::Reported,
};
use crate::{
    cohort::{Choice, Prompt, Role},
    command::{self, Call, pointed_at, unsure},
    deciding::{DecisionContext, Words},
    effect::WORDS,
    event::{MessageKind, Scene},
    heard::{Belongs, Heard, Names, What},
    ids::PersonId,
    limits::{Kind, passes},
    moderation::lines as line,
    quiet_hours::calling,
    text::{Line, general::AskedAgain},
};

/// So long the voice waits to be told what is wrong, and about whom.
const WITHIN: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
/// So long after its question what is said without an answer is more of the report. Later it is more likely something new, and
/// that may be a call for help.
const GOES_ON: jiff::SignedDuration = jiff::SignedDuration::from_mins(30);
/// So many people are named at once: `0` and `9` mean something else, and `8` shows the next.
const SHOWN: usize = 7;
/// So many messages make a report.
const MESSAGES: usize = 5;
/// The digit for the next ones.
const NEXT: u8 = 8;

/// `!report …`, in the chat with the words, or alone or in a room, where the line was taken away: then what is wrong is
/// asked in private.
pub(super) fn report(ctx: &mut DecisionContext<'_>, call: &Call<'_>) {
    let by = call.sent.by.clone();
    let message = message_of(call);
    if call.text().is_none() || matches!(call.sent.scene, Scene::Room(_)) {
        let expires = until(ctx);
        ctx.ask(&by, line::ReportAsk {}, &[], Question::ReportWords { message }, expires);
        return;
    }
    let pointed: Vec<PersonId> = pointed_at(call.typed)
        .iter()
        .filter_map(|account| ctx.known.directory.person_of(account).cloned())
        .filter(|person| ctx.cohort.members.contains_key(person))
        .collect();
    whom(ctx, &by, Words::of(call.sent, &call.typed.body), message, &pointed);
}

fn message_of(call: &Call<'_>) -> Option<Reported> {
    let room = match (call.about.room, call.sent.scene) {
        (Some(room), _) | (None, Scene::Room(room)) => room,
        (None, Scene::Chat) => return None,
    };
    let event = match &call.typed.reply_to {
        Some(event) => event.clone(),
        None => command::message(call.rest, call.typed).ok()?.0,
    };
    Some(Reported { room, event, author: call.about.author.cloned() })
}

/// The report that waits for the person's words, or to be told whom it is about.
pub(super) fn open_report<'a>(ctx: &'a DecisionContext<'_>, by: &PersonId) -> Option<&'a Prompt> {
    let (now, mut prompts) = (ctx.now(), ctx.cohort.prompts.iter().rev());
    prompts.find(|prompt| {
        let of_report =
            !matches!(prompt.question.of(), None | Some(Question::Confirm { .. } | Question::Which { .. }));
        prompt.person == *by && prompt.is_open(now) && of_report
    })
}

/// What is said next in the chat is part of a report that is not sent yet: it is for whoever handles it, and never for the
/// room. So is what comes while an act waits for its confirmation: a word about somebody.
pub(super) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    if let Some(of_case) = cases::belongs(ctx, heard) {
        return Some(of_case);
    }
    if !heard.says_more() || matches!(heard.what, What::Wordless(MessageKind::Sealed)) {
        return None;
    }
    let claim = |then| Some(Belongs { urgent: false, first: false, names: Names::Words, then });
    if let Some(report) = open_report(ctx, &heard.sent.by) {
        let mut prompts = ctx.cohort.prompts.iter().filter(|prompt| prompt.person == heard.sent.by);
        let is_newest = prompts.all(|prompt| prompt.asked <= report.asked);
        let is_near = heard.sent.at.duration_since(report.asked) <= GOES_ON;
        let is_reply = heard.ours.is_some_and(|key| report.is_in(key));
        if is_reply || is_newest && is_near {
            return claim(said);
        }
    }
    let act = ctx.asked(heard).filter(|prompt| prompt.is_open(ctx.now()))?;
    match act.question.of() {
        Some(Question::Confirm { .. } | Question::Which { .. }) => claim(ask_act_again),
        _ => None,
    }
}

fn said(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let by = heard.sent.by.clone();
    let Some(prompt) = open_report(ctx, &by).cloned() else { return };
    if heard.words().is_some_and(|said| calling::is_stop(said, ctx.language_of(&by))) {
        ctx.close(&prompt);
        ctx.tell(&by, line::ReportNot {});
        return;
    }
    if let Some(Question::ReportWhom { said, message, .. }) = prompt.question.of()
        && let Some(about) = heard.words().and_then(|body| named(ctx, &by, body))
    {
        ctx.close(&prompt);
        send(ctx, &by, &said, message.as_ref(), &[about]);
        return;
    }
    let words = match heard.what {
        What::Words { body, .. } => Words::of(heard.sent, body),
        _ => Words::unread(heard.sent),
    };
    let Some(mut asked) = prompt.question.of() else { return };
    // *I do not know* is nothing that whoever handles it needs to read.
    if !matches!(asked, Question::ReportWords { .. }) && heard.words().is_some_and(unsure) {
        ctx.tell(&by, AskedAgain {});
        ctx.close(&prompt);
        ask_whom(ctx, &by, asked);
        return;
    }
    match &mut asked {
        Question::ReportWords { message } => {
            let message = message.take();
            ctx.close(&prompt);
            whom(ctx, &by, words, message, &[]);
        }
        Question::ReportAbout { said, .. } | Question::ReportWhom { said, .. } => {
            if said.len() < MESSAGES {
                said.push(words);
                ctx.tell(&by, line::ReportAdded {});
            } else {
                let count = i64::try_from(MESSAGES).unwrap_or(i64::MAX);
                ctx.tell(&by, line::ReportLong { count });
            }
            ctx.close(&prompt);
            ask_whom(ctx, &by, asked);
        }
        Question::Confirm { .. } | Question::Which { .. } => {}
    }
}

/// What is no answer to the preview of an act: it is shown again.
fn ask_act_again(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let Some(prompt) = ctx.asked(heard).cloned() else { return };
    let by = heard.sent.by.clone();
    ctx.tell(&by, AskedAgain {});
    match prompt.question.of() {
        Some(Question::Confirm { intent }) => {
            ctx.close(&prompt);
            super::preview(ctx, &by, intent);
        }
        Some(Question::Which { candidates, intent }) => {
            ctx.close(&prompt);
            super::ask_which(ctx, &by, None, candidates, intent);
        }
        _ => {}
    }
}

/// Where nobody is named by what cannot be mistaken, it is asked whom it is about.
fn whom(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    said: Words,
    message: Option<Reported>,
    pointed: &[PersonId],
) {
    let author = message.as_ref().and_then(|message| message.author.clone());
    let about: Vec<PersonId> = pointed.iter().cloned().chain(author).filter(|one| one != by).collect();
    if about.is_empty() {
        ask_whom(ctx, by, Question::ReportAbout { said: vec![said], message });
    } else {
        send(ctx, by, &[said], message.as_ref(), &about);
    }
}

/// Asks whom it is about, with the words that fit the question.
fn ask_whom(ctx: &mut DecisionContext<'_>, by: &PersonId, question: Question) {
    let expires = until(ctx);
    match &question {
        Question::ReportWhom { from, shown, .. } => {
            let line = which_of(ctx, by, *from, shown);
            ctx.ask(by, line, &[], question, expires);
        }
        _ => {
            ctx.ask(by, line::ReportAbout {}, &[], question, expires);
        }
    }
}

/// An answer to whom it is about. True if it was one.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    asked: Question,
    choice: Choice,
) -> bool {
    let by = prompt.person.clone();
    match (asked, choice) {
        (_, Choice::No) => {
            ctx.close(prompt);
            ctx.tell(&by, line::ReportNot {});
        }
        (Question::ReportAbout { said, message }, Choice::Digit(1)) => {
            ctx.close(prompt);
            which(ctx, &by, said, message, 0);
        }
        (Question::ReportAbout { said, message }, Choice::Digit(2 | 3)) => {
            ctx.close(prompt);
            send(ctx, &by, &said, message.as_ref(), &[]);
        }
        (Question::ReportWhom { said, message, from, .. }, Choice::Digit(NEXT)) => {
            ctx.close(prompt);
            which(ctx, &by, said, message, from + SHOWN);
        }
        (Question::ReportWhom { said, message, shown, .. }, Choice::Digit(digit)) => {
            let at = usize::from(digit).checked_sub(1);
            let Some(about) = at.and_then(|at| shown.get(at).cloned()) else { return false };
            ctx.close(prompt);
            send(ctx, &by, &said, message.as_ref(), &[about]);
        }
        _ => return false,
    }
    true
}

/// Which of those who help to run the room it is about.
fn which(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    said: Vec<Words>,
    message: Option<Reported>,
    from: usize,
) {
    let all = fellows(ctx, by);
    let from = if from < all.len() { from } else { 0 };
    let shown = all[from..].iter().take(SHOWN).cloned().collect();
    ask_whom(ctx, by, Question::ReportWhom { said, message, from, shown });
}

pub(super) fn which_of(
    ctx: &DecisionContext<'_>,
    by: &PersonId,
    from: usize,
    shown: &[PersonId],
) -> line::ReportWhom {
    let mut choices: Vec<Line> = shown
        .iter()
        .zip(1..)
        .map(|(person, digit)| line::ReportChoice { digit, person: ctx.person(person) }.into())
        .collect();
    if from > 0 || fellows(ctx, by).len() > SHOWN {
        choices.push(line::ReportChoiceNext { digit: i64::from(NEXT) }.into());
    }
    line::ReportWhom { choices }
}

/// Those who moderate or facilitate, without who reports; in an order that stays.
fn fellows(ctx: &DecisionContext<'_>, by: &PersonId) -> Vec<PersonId> {
    let runs = |person: &PersonId| is_fellow(ctx, person) || ctx.cohort.has_role(person, Role::Coordinator);
    let members = ctx.cohort.members.keys();
    let mut all: Vec<PersonId> =
        members.filter(|one| *one != by && ctx.cohort.is_in(one) && runs(one)).cloned().collect();
    all.sort_by_key(|person| !ctx.cohort.is_moderator(person));
    all
}

/// The one of them whose name somebody writes instead of the number, and nothing else: asked for a name, they give it. A name
/// of two is none.
fn named(ctx: &DecisionContext<'_>, by: &PersonId, body: &str) -> Option<PersonId> {
    let said = body.trim().trim_end_matches(['.', '!']).to_lowercase();
    let is_it = |person: &PersonId| {
        let name = ctx.known.directory.name_of(person).to_lowercase();
        name == said || name.split_whitespace().any(|part| part == said)
    };
    let mut found = fellows(ctx, by).into_iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// To those who handle it and can be reached, without whom it is about.
fn send(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    said: &[Words],
    message: Option<&Reported>,
    about: &[PersonId],
) {
    let without: Vec<&PersonId> = about.iter().chain([by]).collect();
    let mut handlers = handlers(ctx, &without);
    handlers.truncate(HANDLERS);
    if handlers.is_empty() {
        let phone = ctx.phone();
        ctx.tell(by, line::NobodyHandles { phone });
        return;
    }
    if !passes(ctx, by, Kind::Report) {
        return;
    }
    ctx.cohort.bots.moderation.last_act += 1;
    let case = ctx.cohort.bots.moderation.last_act;
    let (number, first) = (case.to_string(), ctx.consequences.effects.len());
    ctx.audit(None, "report", None, json!({ "number": number }));
    let several = handlers.len() > 1;
    for handler in &handlers {
        let cohort = ctx.cohort.structure.name.clone();
        let (number, text) = (number.clone(), WORDS.to_owned());
        let forwarded: Line = match message {
            Some(Reported { room, event, .. }) => {
                let post = ctx.message(&ctx.room_name(*room), *room, event);
                line::ReportForwardedAbout { cohort, number, text, post }.into()
            }
            None => line::ReportForwarded { cohort, number, text }.into(),
        };
        let Some((words, more)) = said.split_first() else { return };
        forward(ctx, words, handler, &forwarded);
        for more in more {
            ctx.quote_on(handler, more);
        }
    }
    let received: Line = if several {
        line::ReportReceived { number }.into()
    } else {
        line::ReportReceivedOne { number }.into()
    };
    ctx.tell(by, received);
    cases::open(ctx, case, by, handlers, first);
    for words in said {
        ctx.tell_cut(by, words);
    }
}

fn until(ctx: &DecisionContext<'_>) -> jiff::Timestamp {
    ctx.now().saturating_add(WITHIN).unwrap_or(jiff::Timestamp::MAX)
}
