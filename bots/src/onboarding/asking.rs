//! The two questions before the door, language and rules, and the reminders of them.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{later, leaving, set_standing};
use crate::{
    cohort::{Acceptance, Choice, Cohort, Prompt, Question, Standing},
    deciding::Desk,
    ids::{Language, PersonId, RoomKind},
    room_state,
    text::{Line, onboarding as line},
};

/// How long a question waits for an answer.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// When the two reminders go out.
const REMINDERS: [SignedDuration; 2] = [SignedDuration::from_hours(24), SignedDuration::from_hours(72)];

/// The first question: the language, unless the person chose one before or there is only one.
pub fn begin(desk: &mut Desk<'_>, person: &PersonId) {
    let chosen = desk.known.directory.people.get(person).is_some_and(|known| known.language.is_some());
    if chosen || desk.cohort.structure.languages.len() < 2 {
        rules(desk, person);
    } else {
        language(desk, person);
    }
}

/// Asks for the language: at first, and whenever `9` is sent.
pub fn language(desk: &mut Desk<'_>, person: &PersonId) {
    let (choices, menu) = menu(desk);
    let expires = later(desk.now(), PATIENCE);
    desk.ask(person, menu, &[], Question::Language { choices }, expires);
}

fn menu(desk: &Desk<'_>) -> (Vec<Language>, Line) {
    let choices = desk.cohort.structure.languages.clone();
    let lines = choices
        .iter()
        .zip(1..)
        .map(|(language, digit)| Line::from(line::LanguageChoice { digit }).in_language(*language))
        .collect();
    (choices, line::LanguageMenu { cohort: desk.cohort.structure.name.clone(), choices: lines }.into())
}

/// An answer to the question about the language. True if it was one.
pub fn language_chosen(desk: &mut Desk<'_>, prompt: &Prompt, choices: &[Language], choice: Choice) -> bool {
    let Choice::Digit(digit) = choice else { return false };
    let Some(language) = usize::from(digit).checked_sub(1).and_then(|n| choices.get(n)).copied() else {
        return false;
    };
    speak(desk, &prompt.person, language);
    true
}

/// From now on the person is spoken to in that language.
pub fn speak(desk: &mut Desk<'_>, person: &PersonId, language: Language) {
    desk.outcome.languages.push((person.clone(), language));
    desk.audit(Some(person), "language", None, json!({ "language": language.tag() }));
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    member.language = Some(language);
    let standing = member.standing;
    desk.close_all(|p| p.person == *person && matches!(p.question, Question::Language { .. }));
    if desk.cohort.is_peer(person) && standing == Standing::Asked {
        rules(desk, person);
    } else {
        desk.tell(person, line::LanguageSet {});
    }
}

/// Asks for a yes to the rules.
pub fn rules(desk: &mut Desk<'_>, person: &PersonId) {
    let language = desk.language_of(person);
    let ask = line::RulesAsk { cohort: desk.cohort.structure.name.clone(), rules: desk.rules_text(language) };
    ask_rules(desk, person, ask);
}

fn ask_rules(desk: &mut Desk<'_>, person: &PersonId, ask: impl Into<Line>) {
    let version = desk.cohort.structure.rules.version;
    let expires = later(desk.now(), PATIENCE);
    desk.ask(person, ask, &["✅"], Question::Rules { version }, expires);
}

/// The rules have a new version: everyone who said yes is asked again, and so is whoever still has the old ones
/// before them.
pub fn about_new_rules(desk: &mut Desk<'_>) {
    let now = desk.now();
    let has_old_before_them = |person: &PersonId| {
        let mut prompts = desk.cohort.prompts.iter().filter(|p| p.person == *person && p.is_open(now));
        prompts.any(|p| matches!(p.question, Question::Rules { .. }))
    };
    let asked = |person: &&PersonId| {
        desk.cohort.needs_yes(person) && (desk.cohort.agreed(person) || has_old_before_them(person))
    };
    let people: Vec<PersonId> = desk.cohort.members.keys().filter(asked).cloned().collect();
    let version = i64::from(desk.cohort.structure.rules.version);
    for person in people {
        let rules = desk.rules_text(desk.language_of(&person));
        let cohort = desk.cohort.structure.name.clone();
        ask_rules(desk, &person, line::RulesChanged { cohort, rules, version });
    }
}

/// An answer to the rules. True if it was one.
pub fn rules_answered(desk: &mut Desk<'_>, prompt: &Prompt, version: u32, choice: Choice) -> bool {
    let person = prompt.person.clone();
    let cohort = desk.cohort.structure.name.clone();
    let member = desk.cohort.agreed(&person);
    if choice.is_no() {
        desk.close(prompt);
        desk.tell(&person, line::RulesNo { cohort });
        if !member {
            leaving::declined(desk, &person);
        }
        return true;
    }
    if !choice.is_yes() {
        return false;
    }
    desk.close(prompt);
    let (language, now) = (desk.language_of(&person), desk.now());
    if let Some(row) = desk.cohort.members.get_mut(&person) {
        row.acceptance = Some(Acceptance { rules_version: version, language, at: now, on_paper: false });
        row.asked_back |= !member;
    }
    set_standing(desk, &person, Standing::Agreed);
    desk.audit(Some(&person), "accept", None, json!({ "rules": version, "language": language.tag() }));
    if member {
        desk.tell(&person, line::RulesYesAgain { cohort });
    } else {
        let room = desk.room(RoomKind::Peer);
        let closed = room_state::is_closed(desk.cohort, RoomKind::Peer, now);
        let opens = desk.cohort.hours().next_opening(now).filter(|_| closed);
        let welcome: Line = match opens {
            Some(opens) => line::RulesYesQuiet { cohort, room, opens: desk.moment(opens) }.into(),
            None => line::RulesYes { cohort, room }.into(),
        };
        desk.tell(&person, welcome);
    }
    desk.label_chat(&person);
    desk.outcome.reconcile = true;
    true
}

/// The ✅ to the rules was taken back before the person had come into the room: the question is open again.
pub fn yes_taken_back(desk: &mut Desk<'_>, prompt: &Prompt) {
    let person = &prompt.person;
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    let given = |yes: &Acceptance| prompt.answered.as_ref().is_some_and(|answered| answered.at == yes.at);
    let waits_at_the_door = member.standing == Standing::Agreed && member.present.is_empty();
    if !waits_at_the_door || !member.acceptance.as_ref().is_some_and(given) {
        return;
    }
    member.acceptance = None;
    member.asked_back = false;
    set_standing(desk, person, Standing::Asked);
    desk.audit(Some(person), "accept_taken_back", None, json!({}));
    desk.reopen(prompt);
    let cohort = desk.cohort.structure.name.clone();
    desk.ask_again(prompt, line::RulesReminder { cohort }, &["✅"]);
    desk.outcome.reconcile = true;
}

/// Who opened the chat and has not answered is reminded twice; of reminders that were missed only the last goes out.
/// Who has not opened the chat is not reminded: the invitation itself is there.
pub fn remind(desk: &mut Desk<'_>, person: &PersonId) {
    let now = desk.now();
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    let due = REMINDERS.iter().filter(|wait| later(member.changed, **wait) <= now).count();
    let asks = |p: &&Prompt| {
        p.person == *person
            && p.is_open(now)
            && matches!(p.question, Question::Language { .. } | Question::Rules { .. })
    };
    let Some(prompt) = desk.cohort.prompts.iter().rev().find(asks).cloned() else { return };
    if due <= usize::from(member.reminded) {
        return;
    }
    member.reminded = u8::try_from(due).unwrap_or(u8::MAX);
    if !desk.may_write_to(person) {
        return;
    }
    let cohort = desk.cohort.structure.name.clone();
    match prompt.question {
        Question::Language { .. } => {
            let (_, menu) = menu(desk);
            desk.ask_again(&prompt, menu, &[]);
        }
        _ if due < REMINDERS.len() => desk.ask_again(&prompt, line::RulesReminder { cohort }, &["✅"]),
        _ => desk.ask_again(&prompt, line::RulesReminderLast { cohort }, &["✅"]),
    }
}

/// When the next reminders are due.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    cohort
        .members
        .iter()
        .filter(|(_, member)| member.standing == Standing::Asked)
        .filter_map(|(person, member)| {
            let wait = REMINDERS.get(usize::from(member.reminded))?;
            Some((format!("remind-{person}"), later(member.changed, *wait)))
        })
        .filter(|(_, at)| *at > now)
        .collect()
}
