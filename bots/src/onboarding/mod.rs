//! Getting in: an invitation that says who and to what, a language by digit, the rules, one yes, one room to join.
//!
//! Whoever declines or leaves is left alone. Only the rules stand before the door.

use jiff::{SignedDuration, Timestamp};
use ruma::UserId;
use serde_json::json;

use crate::{
    cohort::{Acceptance, Choice, Place, Prompt, Question, Role, Standing, Structure},
    deciding::Desk,
    ids::{Language, PersonId, RoomKind},
    room_state::people::Membership,
    text::{Line, onboarding as line},
};

/// How long the rules wait for an answer.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// When the two reminders go out.
const REMINDERS: [SignedDuration; 2] = [SignedDuration::from_hours(24), SignedDuration::from_hours(72)];

/// Takes over what the file owns.
pub fn applied(desk: &mut Desk<'_>, structure: Structure, reset: &[String]) {
    let now = desk.now();
    let rules_changed = structure.rules.version > desk.cohort.structure.rules.version;
    desk.cohort.adopt(structure, now);
    for field in reset {
        self::reset(desk, field);
    }
    if rules_changed {
        ask_for_new_rules(desk);
    }
    let (rules, people) = (desk.cohort.structure.rules.version, desk.cohort.structure.roster.len());
    desk.audit(None, "apply", None, json!({ "rules": rules, "people": people, "reset": reset }));
    desk.outcome.reconcile = true;
}

/// Overrides one thing that people decided in chat; the operator asked for it by name.
fn reset(desk: &mut Desk<'_>, field: &str) {
    match field {
        "windows" => desk.cohort.quiet.windows.clear(),
        "sanctions" => {
            let now = desk.now();
            for sanction in &mut desk.cohort.moderation.sanctions {
                sanction.lifted.get_or_insert(now);
            }
        }
        "rota" => desk.cohort.facilitation.overrides.clear(),
        "standing" => {
            for member in desk.cohort.members.values_mut() {
                if matches!(member.standing, Standing::Left | Standing::Declined) {
                    member.standing =
                        if member.acceptance.is_some() { Standing::Agreed } else { Standing::Listed };
                    member.asked_back = true;
                    member.chat_offered = false;
                }
            }
        }
        _ => {}
    }
}

fn ask_for_new_rules(desk: &mut Desk<'_>) {
    let agreed: Vec<PersonId> = desk
        .cohort
        .members
        .iter()
        .filter(|(_, m)| m.standing == Standing::Agreed)
        .map(|(p, _)| p.clone())
        .collect();
    for person in agreed {
        let language = desk.language_of(&person);
        let version = desk.cohort.structure.rules.version;
        let changed = line::RulesChanged {
            cohort: desk.cohort.structure.name.clone(),
            rules: desk.rules_text(language),
            version: i64::from(version),
        };
        let expires = later(desk.now(), PATIENCE);
        desk.ask(&person, changed, &["✅"], Question::Rules { version }, expires);
    }
}

/// What is due: invitations to the direct chat for whoever is new on the roster, reminders, the room's welcome.
pub fn progress(desk: &mut Desk<'_>) {
    let ready = desk.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    if !ready {
        return;
    }
    welcome(desk);
    let people: Vec<PersonId> = desk.cohort.members.keys().cloned().collect();
    for person in people {
        if !desk.cohort.is_peer(&person) {
            continue;
        }
        let Some(member) = desk.cohort.members.get(&person) else { continue };
        match member.standing {
            Standing::Listed => {
                desk.ensure_chat(&person);
                set_standing(desk, &person, Standing::Asked);
            }
            // Those who carry a duty are written to in private: their chat is there before it is needed.
            Standing::Agreed if !member.chat_offered && carries_duty(desk, &person) => {
                desk.ensure_chat(&person);
            }
            Standing::Asked => remind(desk, &person),
            _ => {}
        }
    }
}

/// When something is due next.
pub fn timers(cohort: &crate::cohort::Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
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

fn carries_duty(desk: &Desk<'_>, person: &PersonId) -> bool {
    let on_call = desk.cohort.structure.on_call.iter().any(|row| row.person == *person);
    let roles = [Role::Mentor, Role::Facilitator, Role::Moderator, Role::Coordinator];
    on_call || roles.iter().any(|role| desk.cohort.has_role(person, *role))
}

fn remind(desk: &mut Desk<'_>, person: &PersonId) {
    let asked = desk.cohort.prompts.iter().any(|prompt| prompt.person == *person);
    let Some(member) = desk.cohort.members.get(person) else { return };
    let Some(wait) = REMINDERS.get(usize::from(member.reminded)) else { return };
    // Who has not opened the chat is not reminded: the invitation itself is there.
    if later(member.changed, *wait) > desk.now() || !asked {
        return;
    }
    let last = usize::from(member.reminded) + 1 == REMINDERS.len();
    let cohort = desk.cohort.structure.name.clone();
    if let Some(member) = desk.cohort.members.get_mut(person) {
        member.reminded += 1;
    }
    if desk.may_write_to(person) {
        let reminder: Line = if last {
            line::RulesReminderLast { cohort }.into()
        } else {
            line::RulesReminder { cohort }.into()
        };
        desk.tell(person, reminder);
    }
}

/// The pinned welcome: the other rooms are reached from it.
fn welcome(desk: &mut Desk<'_>) {
    let complete = desk.cohort.places().iter().all(|place| desk.cohort.rooms.contains_key(place));
    if desk.cohort.welcome.is_some() || !complete {
        return;
    }
    let rooms: Vec<Line> = desk
        .cohort
        .structure
        .rooms
        .keys()
        .filter(|kind| !matches!(kind, RoomKind::Peer | RoomKind::Facilitators))
        .map(|kind| line::WelcomeRoom { room: desk.room(*kind), kind: *kind }.into())
        .collect();
    let welcome =
        line::Welcome { cohort: desk.cohort.structure.name.clone(), rooms, chat: desk.voice_chat() };
    let mut message = desk.public(RoomKind::Peer, &welcome.into());
    message.pin = true;
    let key = desk.effect(crate::effect::Effect::Say(message));
    desk.cohort.welcome = Some(key);
}

/// The direct chat with a person changed.
pub fn chatted(desk: &mut Desk<'_>, person: &PersonId, membership: Membership, own_act: bool) {
    let Some(standing) = desk.cohort.members.get(person).map(|m| m.standing) else { return };
    if let Some(member) = desk.cohort.members.get_mut(person) {
        member.chat_offered = membership == Membership::Join || membership == Membership::Invite;
    }
    match (membership, standing) {
        (Membership::Join, Standing::Listed | Standing::Asked | Standing::Declined | Standing::Left)
            if desk.cohort.is_peer(person) =>
        {
            set_standing(desk, person, Standing::Asked);
            ask_language(desk, person);
        }
        (Membership::Leave, Standing::Asked) if own_act => declined(desk, person),
        _ => {}
    }
}

fn ask_language(desk: &mut Desk<'_>, person: &PersonId) {
    let choices = desk.cohort.structure.languages.clone();
    let lines = choices
        .iter()
        .zip(1..)
        .map(|(language, digit)| Line::from(line::LanguageChoice { digit }).in_language(*language))
        .collect();
    let menu = line::LanguageMenu { cohort: desk.cohort.structure.name.clone(), choices: lines };
    let expires = later(desk.now(), PATIENCE);
    desk.ask(person, menu, &[], Question::Language { choices }, expires);
}

/// Shows the language menu again: the answer to `9` at any time.
pub fn menu(desk: &mut Desk<'_>, person: &PersonId) {
    ask_language(desk, person);
}

/// An answer to the question about the language. True if it was one.
pub fn language_chosen(desk: &mut Desk<'_>, prompt: &Prompt, choices: &[Language], choice: Choice) -> bool {
    let Choice::Digit(digit) = choice else { return false };
    let Some(language) = usize::from(digit).checked_sub(1).and_then(|n| choices.get(n)).copied() else {
        return false;
    };
    let person = prompt.person.clone();
    desk.outcome.languages.push((person.clone(), language));
    let Some(member) = desk.cohort.members.get_mut(&person) else { return true };
    member.language = Some(language);
    desk.close(prompt);
    if desk.cohort.agreed(&person) {
        desk.tell(&person, line::LanguageSet {});
    } else {
        ask_rules(desk, &person);
    }
    true
}

fn ask_rules(desk: &mut Desk<'_>, person: &PersonId) {
    let language = desk.language_of(person);
    let ask = line::RulesAsk { cohort: desk.cohort.structure.name.clone(), rules: desk.rules_text(language) };
    let version = desk.cohort.structure.rules.version;
    let expires = later(desk.now(), PATIENCE);
    desk.ask(person, ask, &["✅"], Question::Rules { version }, expires);
}

/// An answer to the rules. True if it was one.
pub fn rules_answered(desk: &mut Desk<'_>, prompt: &Prompt, version: u32, choice: Choice) -> bool {
    let yes = match choice {
        Choice::Yes | Choice::Digit(1) => true,
        Choice::No | Choice::Digit(2) => false,
        Choice::Digit(_) => return false,
    };
    let person = prompt.person.clone();
    desk.close(prompt);
    if !yes {
        let cohort = desk.cohort.structure.name.clone();
        desk.tell(&person, line::RulesNo { cohort });
        if !desk.cohort.agreed(&person) {
            declined(desk, &person);
        }
        return true;
    }
    let language = desk.language_of(&person);
    let now = desk.now();
    let first = !desk.cohort.agreed(&person);
    if let Some(member) = desk.cohort.members.get_mut(&person) {
        member.acceptance = Some(Acceptance { rules_version: version, language, at: now, on_paper: false });
        member.asked_back = first;
    }
    set_standing(desk, &person, Standing::Agreed);
    desk.audit(Some(&person), "accept", None, json!({ "rules": version, "language": language.tag() }));
    let yes = line::RulesYes { cohort: desk.cohort.structure.name.clone(), room: desk.room(RoomKind::Peer) };
    desk.tell(&person, yes);
    desk.outcome.reconcile = true;
    true
}

fn declined(desk: &mut Desk<'_>, person: &PersonId) {
    set_standing(desk, person, Standing::Declined);
    desk.audit(Some(person), "decline", None, json!({}));
    let coordinator = desk
        .cohort
        .structure
        .roster
        .iter()
        .find(|row| row.roles.contains(&Role::Coordinator) && row.person != *person)
        .map(|row| row.person.clone());
    if let Some(coordinator) = coordinator {
        let told = line::Declined { person: desk.person(person), cohort: desk.cohort.structure.name.clone() };
        desk.tell(&coordinator, told);
    }
}

fn set_standing(desk: &mut Desk<'_>, person: &PersonId, standing: Standing) {
    let now = desk.now();
    if let Some(member) = desk.cohort.members.get_mut(person)
        && member.standing != standing
    {
        member.standing = standing;
        member.changed = now;
        member.reminded = 0;
        desk.outcome.reconcile = true;
    }
}

/// A membership of a place of the cohort, as it arrived.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// Where.
    pub place: Place,
    /// Whose account.
    pub account: &'a UserId,
    /// Who did it.
    pub by: &'a UserId,
    /// The membership now.
    pub membership: Membership,
    /// When.
    pub at: Timestamp,
}

/// A person came into a place, or went.
pub fn moved(desk: &mut Desk<'_>, person: &PersonId, step: Move<'_>) {
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    let was_present = member.present.contains(&step.place);
    match step.membership {
        Membership::Join if !was_present => {
            member.present.insert(step.place);
            if step.place == Place::Room(RoomKind::Peer) {
                member.asked_back = false;
            }
            let since = desk.cohort.roster(person).and_then(|row| row.member_since).unwrap_or(step.at);
            desk.outcome.moves.push((step.place, person.clone(), since, true));
            desk.outcome.reconcile = true;
        }
        Membership::Leave | Membership::Ban => {
            member.present.remove(&step.place);
            if was_present {
                desk.outcome.moves.push((step.place, person.clone(), step.at, false));
            }
            desk.outcome.reconcile = true;
            let own_act = step.account == step.by;
            if own_act && step.place == Place::Room(RoomKind::Peer) && desk.cohort.agreed(person) {
                if was_present { left(desk, person) } else { declined(desk, person) }
            }
        }
        _ => {}
    }
}

/// Leaving, by Element's button or by `!leave`: no reason asked, nothing said in the room.
pub fn left(desk: &mut Desk<'_>, person: &PersonId) {
    set_standing(desk, person, Standing::Left);
    if let Some(member) = desk.cohort.members.get_mut(person) {
        member.asked_back = false;
    }
    desk.cohort.quiet.held.retain(|held| held.author != *person);
    desk.cohort.prompts.retain(|prompt| prompt.person != *person);
    crate::facilitation::gone(desk, person);
    desk.audit(Some(person), "leave", None, json!({}));
    let cohort = desk.cohort.structure.name.clone();
    desk.tell(person, line::Left { cohort });
    desk.outcome.reconcile = true;
}

/// `!leave`: asks once, because it cannot be taken back by a digit.
pub fn ask_leave(desk: &mut Desk<'_>, person: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    let expires = later(desk.now(), SignedDuration::from_hours(24));
    desk.ask(person, line::LeaveAsk { cohort }, &["✅", "❌"], Question::Leave, expires);
}

/// An answer to that. True if it was one.
pub fn leave_answered(desk: &mut Desk<'_>, prompt: &Prompt, choice: Choice) -> bool {
    if choice.is_yes() {
        desk.close(prompt);
        left(desk, &prompt.person);
    } else if choice.is_no() {
        desk.close(prompt);
    } else {
        return false;
    }
    true
}

/// `0`: a person is called.
pub fn call_person(desk: &mut Desk<'_>, caller: &PersonId) {
    let roster = &desk.cohort.structure.roster;
    let with = |role: Role| {
        roster
            .iter()
            .find(|row| row.roles.contains(&role) && row.person != *caller)
            .map(|row| row.person.clone())
    };
    let phone = desk.phone();
    match with(Role::Coordinator).or_else(|| with(Role::Moderator)) {
        Some(helper) => {
            let wanted = line::PersonWanted {
                person: desk.person(caller),
                cohort: desk.cohort.structure.name.clone(),
            };
            desk.tell(&helper, wanted);
            let called = line::PersonCalled { person: desk.person(&helper), phone };
            desk.tell(caller, called);
        }
        None => {
            desk.tell(caller, line::PersonCalledNobody { phone });
        }
    }
}

fn later(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
