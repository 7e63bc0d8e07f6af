//! The two questions before the door, language and rules, and the reminders of them.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::json;

use super::{
    asks::{self, Question},
    leaving, plus, set_standing,
};
use crate::{
    cohort::{Acceptance, Choice, Cohort, Place, Prompt, Standing},
    command::is_made_of_both,
    deciding::DecisionContext,
    ids::{Language, PersonId, RoomKind},
    onboarding::lines as line,
    room_state,
    text::{Line, Slot},
};

/// How long a question waits for an answer.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// When the two reminders go out: see [`reminds`].
const REMINDERS: [SignedDuration; 2] = [SignedDuration::from_hours(24), SignedDuration::from_hours(72)];

/// The first words in a chat: who speaks here, and that it is private.
pub fn greet(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let (inviter, cohort) = (ctx.inviter(person), ctx.cohort.structure.name.clone());
    let chat = ctx.known.directory.people.get(person).and_then(|known| known.chat.as_ref());
    let greeting: Line = match (ctx.cohort.agreed(person), chat.is_some_and(|chat| chat.encrypted)) {
        (false, true) => line::Greeting { inviter, cohort }.into(),
        (false, false) => line::GreetingPlain { inviter, cohort }.into(),
        (true, true) => line::GreetingMember { cohort }.into(),
        (true, false) => line::GreetingMemberPlain { cohort }.into(),
    };
    ctx.tell(person, greeting);
}

/// In a chat in which the person was greeted: only who invites, and to what.
pub fn greet_also(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let (inviter, cohort) = (ctx.inviter(person), ctx.cohort.structure.name.clone());
    ctx.tell(person, line::GreetingAlso { inviter, cohort });
}

/// The first question: the language, unless the person chose one before or there is only one.
pub fn begin(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let chosen = ctx.known.directory.people.get(person).is_some_and(|known| known.language.is_some());
    if chosen || ctx.cohort.structure.languages.len() < 2 {
        rules(ctx, person);
    } else {
        language(ctx, person);
    }
}

/// Asks for the language: at first, and whenever `9` is sent.
pub fn language(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let (choices, menu) = menu(ctx);
    let expires = plus(ctx.now(), PATIENCE);
    ctx.ask(person, menu, &[], Question::Language { choices }, expires);
}

pub(super) fn menu(ctx: &DecisionContext<'_>) -> (Vec<Language>, Line) {
    let choices = ctx.cohort.structure.languages.clone();
    let lines = choices
        .iter()
        .zip(1..)
        .map(|(language, digit)| Line::from(line::LanguageChoice { digit }).in_language(*language))
        .collect();
    (choices, line::LanguageMenu { cohort: ctx.cohort.structure.name.clone(), choices: lines }.into())
}

/// An answer to the question about the language. True if it was one.
pub fn language_chosen(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    choices: &[Language],
    choice: Choice,
) -> bool {
    let Choice::Digit(digit) = choice else { return false };
    let Some(language) = usize::from(digit).checked_sub(1).and_then(|n| choices.get(n)).copied() else {
        return false;
    };
    speak(ctx, &prompt.person, language);
    true
}

/// The language that words name, kindly or not, and nothing else: by its own name, by what another language calls it, or by
/// its code.
pub(super) fn named(words: &str, among: &[Language]) -> Option<Language> {
    let names = |language: &Language| {
        let beside = (Language::ALL.as_slice(), Slot::LanguageBeside);
        is_made_of_both(words, (&[*language], Slot::Language), beside)
    };
    among.iter().find(|language| names(language)).copied()
}

/// Who names a language while they are asked for one has chosen it, as by its number.
pub(super) fn reads(prompt: &Prompt, words: &str) -> Option<Choice> {
    let Some(Question::Language { choices }) = prompt.question.of() else { return None };
    // "2 English" says the same twice.
    let (first, rest) = words.trim().split_once(char::is_whitespace).unwrap_or(("", words));
    let digit = first.trim_end_matches(['.', ')', ':']).parse::<usize>().ok();
    let words = if digit.is_some() { rest } else { words };
    let named = named(words, &choices)?;
    if digit.is_some_and(|digit| choices.get(digit.wrapping_sub(1)) != Some(&named)) {
        return None;
    }
    choices.iter().zip(1..).find(|(language, _)| **language == named).map(|(_, digit)| Choice::Digit(digit))
}

/// From now on the person is spoken to in that language.
pub fn speak(ctx: &mut DecisionContext<'_>, person: &PersonId, language: Language) {
    ctx.consequences.languages.push((person.clone(), language));
    ctx.audit(Some(person), "language", None, json!({ "language": language.tag() }));
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    member.language = Some(language);
    let standing = member.standing;
    ctx.close_all(|p| p.person == *person && matches!(p.question.of(), Some(Question::Language { .. })));
    if ctx.cohort.is_peer(person) && standing == Standing::Asked {
        rules(ctx, person);
    } else {
        ctx.tell(person, line::LanguageSet {});
    }
}

/// Asks for a yes to the rules.
pub fn rules(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let ask = rules_line(ctx, person);
    ask_rules(ctx, person, ask);
}

/// The question, with the rules.
pub(super) fn rules_line(ctx: &DecisionContext<'_>, person: &PersonId) -> line::RulesAsk {
    let rules = ctx.rules_text(ctx.language_of(person));
    line::RulesAsk { cohort: ctx.cohort.structure.name.clone(), rules }
}

pub(super) fn ask_rules(ctx: &mut DecisionContext<'_>, person: &PersonId, ask: impl Into<Line>) {
    let version = ctx.cohort.structure.rules.version;
    let expires = plus(ctx.now(), PATIENCE);
    ctx.ask(person, ask, &["✅"], Question::Rules { version }, expires);
}

/// An answer to the rules. True if it was one.
pub fn rules_answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, version: u32, choice: Choice) -> bool {
    let person = prompt.person.clone();
    let cohort = ctx.cohort.structure.name.clone();
    let member = ctx.cohort.agreed(&person);
    if choice.is_no() {
        ctx.close(prompt);
        if member {
            let votes = &ctx.cohort.bots.votes;
            let since = ctx.day(votes.since.map_or(ctx.cohort.live_since, |since| since.at));
            ctx.tell(&person, line::RulesNoMember { cohort, since });
        } else {
            ctx.tell(&person, line::RulesNo { cohort });
            leaving::declined(ctx, &person);
        }
        return true;
    }
    if !choice.is_yes() {
        return false;
    }
    ctx.close(prompt);
    let (language, now) = (ctx.language_of(&person), ctx.now());
    if let Some(row) = ctx.cohort.members.get_mut(&person) {
        row.acceptance = Some(Acceptance { rules_version: version, language, at: now, on_paper: false });
        // Who is there still needs no invitation.
        row.asked_back |= !member && !row.present.contains(&Place::Room(RoomKind::Peer));
    }
    set_standing(ctx, &person, Standing::Agreed);
    ctx.audit(Some(&person), "accept", None, json!({ "rules": version, "language": language.tag() }));
    // Clients draw the new topic as a long line: what to do next stands below it.
    ctx.label_chat(&person);
    if member {
        ctx.tell(&person, line::RulesYesAgain { cohort });
    } else {
        // The invitation is on its way: until it is there a client knows the room by nothing but its id.
        let room = ctx.room_name(RoomKind::Peer);
        let closed = room_state::rests(ctx.cohort, RoomKind::Peer, now);
        let opens = ctx.cohort.hours().next_opening(now).filter(|_| closed);
        let welcome: Line = match opens {
            Some(opens) => line::RulesYesQuiet { cohort, room, opens: ctx.moment(opens) }.into(),
            None => line::RulesYes { cohort, room }.into(),
        };
        ctx.tell(&person, welcome);
    }
    ctx.consequences.reconcile = true;
    true
}

/// The ✅ to the rules was taken back before the person had come into the room: the question is open again.
pub fn yes_taken_back(ctx: &mut DecisionContext<'_>, prompt: &Prompt) {
    let person = &prompt.person;
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    let given = |yes: &Acceptance| prompt.answered.as_ref().is_some_and(|answered| answered.at == yes.at);
    let waits_at_the_door = member.standing == Standing::Agreed && member.present.is_empty();
    if !waits_at_the_door || !member.acceptance.as_ref().is_some_and(given) {
        return;
    }
    member.acceptance = None;
    member.asked_back = false;
    set_standing(ctx, person, Standing::Asked);
    ctx.audit(Some(person), "accept_taken_back", None, json!({}));
    ctx.reopen(prompt);
    let cohort = ctx.cohort.structure.name.clone();
    ctx.ask_again(prompt, line::RulesReminder { cohort }, &["✅"]);
    ctx.consequences.reconcile = true;
}

/// Who opened the chat and has not answered is reminded twice; of reminders that were missed only the last goes out.
/// Who has not opened the chat is not reminded: the invitation itself is there.
pub fn remind(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let now = ctx.now();
    let Some(member) = ctx.cohort.members.get(person) else { return };
    let reminded = usize::from(member.reminded);
    let Some((prompt, since)) = pending(ctx.cohort, person, now) else { return };
    let prompt = prompt.clone();
    let due = REMINDERS.iter().filter(|wait| reminds(ctx.cohort, person, since, **wait) <= now).count();
    let rests = || ctx.cohort.agreed(person) && !ctx.cohort.hours().is_working(now);
    // What does not fit into the person's day is said when it does.
    if due <= reminded || rests() || !ctx.may_write_to(person) {
        return;
    }
    if let Some(member) = ctx.cohort.members.get_mut(person) {
        member.reminded = u8::try_from(due).unwrap_or(u8::MAX);
    }
    let cohort = ctx.cohort.structure.name.clone();
    match prompt.question.of() {
        Some(Question::Language { .. }) => {
            let (_, menu) = menu(ctx);
            ctx.ask_again(&prompt, menu, &[]);
        }
        _ if due < REMINDERS.len() => ctx.ask_again(&prompt, line::RulesReminder { cohort }, &["✅"]),
        _ => ctx.ask_again(&prompt, line::RulesReminderLast { cohort }, &["✅"]),
    }
}

/// The question that a person is reminded of, and since when it waits: the one at the door; of a member the one about
/// rules that have changed.
fn pending<'a>(cohort: &'a Cohort, person: &PersonId, now: Timestamp) -> Option<(&'a Prompt, Timestamp)> {
    let member = cohort.members.get(person)?;
    let agreed = match member.standing {
        Standing::Asked => false,
        Standing::Agreed if cohort.needs_yes(person) => true,
        _ => return None,
    };
    let asks = |p: &&Prompt| {
        let wanted = if agreed {
            matches!(p.question.of(), Some(Question::Rules { .. }))
        } else {
            asks::is_at_the_door(p)
        };
        p.person == *person && p.is_open(now) && wanted
    };
    let prompt = cohort.prompts.iter().rev().find(asks)?;
    Some((prompt, if agreed { prompt.asked } else { member.changed }))
}

/// When a reminder is due. At the door hours are counted as they pass, because whoever is asked has just opened the chat.
/// Members are asked about new rules when those come, and of the time after that only what is working time counts: nobody is
/// slow because a weekend lay between.
fn reminds(cohort: &Cohort, person: &PersonId, since: Timestamp, wait: SignedDuration) -> Timestamp {
    if !cohort.agreed(person) {
        return plus(since, wait);
    }
    let hours = cohort.hours();
    let at = hours.after_working_time(since, wait);
    at.and_then(|at| hours.first_working_moment_on_or_after(at)).unwrap_or(Timestamp::MAX)
}

/// When one that was due and could not be said is looked at again.
fn again(cohort: &Cohort, person: &PersonId, now: Timestamp) -> Timestamp {
    let (hours, tomorrow) = (cohort.hours(), tomorrow(cohort, now));
    if !cohort.agreed(person) {
        return hours.day(tomorrow).from;
    }
    let from = if hours.is_working(now) { hours.day(tomorrow).from } else { now };
    hours.first_working_moment_on_or_after(from).unwrap_or(Timestamp::MAX)
}

fn tomorrow(cohort: &Cohort, now: Timestamp) -> Date {
    cohort.structure.hours.zone.date(now).tomorrow().unwrap_or(Date::MAX)
}

/// When the next reminders are due.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    cohort
        .members
        .iter()
        .filter_map(|(person, member)| {
            let wait = REMINDERS.get(usize::from(member.reminded))?;
            // Before the chat is opened there is no question, and the moment is looked at all the same.
            let since = match (pending(cohort, person, now), member.standing) {
                (Some((_, since)), _) => since,
                (None, Standing::Asked) => member.changed,
                _ => return None,
            };
            let at = reminds(cohort, person, since, *wait);
            // One for which the day had no room is said on another.
            let refused = at <= now && pending(cohort, person, now).is_some();
            let at = if refused { again(cohort, person, now) } else { at };
            Some((format!("remind-{person}"), at))
        })
        .filter(|(_, at)| *at > now)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_in_itself() {
        for (words, language) in [
            ("Kiswahili", Some(Language::Sw)),
            ("Swahili, please 🙏", Some(Language::Sw)),
            ("naomba kiswahili", Some(Language::Sw)),
            ("ENGLISH", Some(Language::En)),
            ("I would like English.", Some(Language::En)),
            ("Kiingereza tafadhali", Some(Language::En)),
            ("", None),
            ("please", None),
            ("not English", None),
            ("I do not speak English", None),
            ("English Kiswahili", None),
            ("Deutsch please", None),
        ] {
            assert_eq!(named(words, &Language::ALL), language, "{words}");
        }
        assert_eq!(named("English", &[Language::Sw]), None, "the group does not have it");
    }
}
