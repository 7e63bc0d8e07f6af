//! What happens in the direct chat of a person: which of their cohorts hears it.

use std::collections::BTreeSet;

use bots::{
    cohort::Cohort,
    deciding::CLOCK_SKEW,
    enrolment,
    event::{Event, MessageKind},
    ids::{CohortId, Language, PersonId},
    onboarding,
    quiet_hours::{calling, on_call, urgent},
    room_state::people::Membership,
    text,
};
use jiff::{SignedDuration, Timestamp};
use ruma::UserId;
use serde_json::{Value, json};
use storage::{Body, ChatRoom, ChatStatus, Decision, InboxRow, NewInboxRow};

use super::{
    Outsider, Route,
    meant::{Heard, Meant, is_live},
    reached::{Carrier, reached},
    requests::Wished,
    standing::{asks_at_the_door, has_greeted, may_call, status_after},
};
use crate::{
    cause::Cause,
    engine::{Engine, ahead::Ahead, cohort_choice::CohortChoice, cohorts::Theirs},
    error::ShellError,
    held::PAUSE_MS,
    inbound::translate::{self, Home},
};

/// A cohort that has questions for a person waits so long for another's to be answered: one conversation at a time.
const OTHERS_FIRST_MS: i64 = 5 * 60_000;
const LOOK_AGAIN_MS: i64 = 2_000;

impl Engine {
    pub(super) async fn chat_event(
        &self,
        row: &InboxRow,
        event: Value,
        mut chat: ChatRoom,
        sender: &UserId,
        received: Timestamp,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let mut ahead = Ahead::default();
        if event["type"] == "m.room.encryption" && !chat.encrypted {
            chat.encrypted = true;
            writes.chat_rooms.push(chat);
            return Ok(Route::Ignore("the chat is encrypted now"));
        }
        if event["type"] == "m.room.member" {
            if let Some(route) = self.membership_in_chat(row, &event, &chat, sender, writes).await? {
                return Ok(route);
            }
        } else if sender == self.service_accounts.steward || sender == self.service_accounts.voice {
            return Ok(Route::Ignore("our own"));
        }
        let in_clear = translate::is_in_clear(&event, chat.encrypted);
        let event = match self.readable(row, event).await? {
            Ok(event) => event,
            Err(later) => return Ok(later),
        };
        let person = PersonId::new(chat.person_id.clone());
        if event["type"] != "m.room.member"
            && self.person(sender.as_str(), &mut ahead).await?.as_ref() != Some(&person)
        {
            return Ok(Route::Ignore("somebody else in a direct chat"));
        }
        let resolved =
            self.resolve(&event, Home::Chat(person.clone()), None, Timestamp::MIN, &mut ahead).await?;
        if let Some(later) = self.awaits_delivery(row, &event, &resolved) {
            return Ok(later);
        }
        let Some(mut happened) = translate::translate(&event, &resolved, received) else {
            return Ok(Route::Ignore("nothing that matters"));
        };
        translate::note_clear(&mut happened, in_clear);
        if let Event::ChatChanged { membership, own_act, .. } = &happened {
            chat.status = status_after(chat.status, *membership, *own_act);
            chat.since = self.clock.now_ms();
            return self.chatted(row, &person, happened, chat, writes).await;
        }
        let moved = match in_clear {
            true => None,
            false => self.talks_here(&happened, &chat, translate::sent_at(&event, received)).await?,
        };
        let chat = moved.clone().unwrap_or(chat);
        let theirs = self.cohorts_of(&person).await?;
        let is_member = !theirs.cohorts.is_empty() || !theirs.held.is_empty();
        if let Some(route) = self.code((&person, sender), &happened, &chat, is_member, writes).await? {
            return Ok(route);
        }
        let route = match (theirs.cohorts.as_slice(), self.waits_for(&theirs.held)) {
            ([], Some(waits)) => Err(waits),
            ([], None) => self.outsider((person, Some(sender)), happened, chat, writes).await,
            ([only], None) => Ok(self.for_cohort(only.id().clone(), happened)),
            (cohorts, None) => {
                let sent = translate::sent_at(&event, received);
                self.heard(row, &person, cohorts, happened, (sent, &chat), writes).await
            }
            (cohorts, Some(_)) => self.heard_by_some(&person, cohorts, happened).await,
        }?;
        Ok(match (route, moved) {
            (Route::Cohort { cohort, happened, chat: None, waited_ms }, Some(chat)) => {
                Route::Cohort { cohort, happened, chat: Some(chat), waited_ms }
            }
            (route, moved) => {
                // Also where we ask first which cohort is meant.
                let asks = matches!(route, Route::Settled | Route::Later { .. });
                writes.chat_rooms.extend(moved.filter(|_| asks));
                route
            }
        })
    }

    /// The chat, where it becomes the one in which we talk: a person in several is answered where they wrote. What was
    /// written before the other one became that, and only comes now, changes nothing.
    async fn talks_here(
        &self,
        happened: &Event,
        chat: &ChatRoom,
        sent: Timestamp,
    ) -> Result<Option<ChatRoom>, ShellError> {
        let talks = matches!(happened, Event::Said { .. } | Event::Reacted { .. } | Event::Changed { .. });
        if !talks || chat.status != ChatStatus::Joined {
            return Ok(None);
        }
        let current = self.store.chat_of(&chat.person_id).await?;
        let stays = current.is_some_and(|current| {
            current.room_id.as_deref() == Some(chat.room_id.as_str())
                || SignedDuration::from_millis(current.updated_at - sent.as_millisecond()) > CLOCK_SKEW
        });
        if stays {
            return Ok(None);
        }
        Ok(Some(ChatRoom { since: self.clock.now_ms(), ..chat.clone() }))
    }

    /// What a person says or does of whose cohorts not all can be read: an emergency, and what clearly is another
    /// cohort's, goes on. The rest waits: whose it is cannot be known.
    async fn heard_by_some(
        &self,
        person: &PersonId,
        cohorts: &[Cohort],
        happened: Event,
    ) -> Result<Route, ShellError> {
        let now = self.clock.now();
        let heard = Heard { person, cohorts, reached: BTreeSet::new(), posed: None, now };
        let clear = match heard.clear(&happened) {
            Some(Meant::Cohort(cohort)) => Some(cohort),
            Some(Meant::Emergency(first)) if cohorts.iter().any(|cohort| may_call(cohort, person)) => {
                Some(self.helping(person, cohorts, first.iter()).await?)
            }
            _ => None,
        };
        Ok(match clear {
            Some(cohort) => self.for_cohort(cohort, happened),
            None => {
                let not_before = now.as_millisecond() + PAUSE_MS;
                Route::Later { not_before, reason: "a cohort of theirs cannot be read" }
            }
        })
    }

    /// What a person of several cohorts says or does in their chat.
    async fn heard(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
        happened: Event,
        (sent, chat): (Timestamp, &ChatRoom),
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let choices = self.choices(person).await?;
        let now = self.clock.now();
        let posed = choices.posed(now.as_millisecond());
        let asked = cohorts.iter().flat_map(|cohort| &cohort.prompts).filter(|p| p.person == *person);
        let carriers: Vec<Carrier<'_>> = asked
            .flat_map(|prompt| Carrier::of(prompt, now))
            .chain(posed.iter().map(Carrier::posing))
            .collect();
        let keys: Vec<String> = carriers.iter().map(|carrier| carrier.message.to_string()).collect();
        let delivered = self.store.delivered(&keys).await?;
        let reached = reached(&carriers, &delivered, (sent, chat));
        let heard = Heard { person, cohorts, reached, posed, now };
        let which = match heard.meant(&happened) {
            Meant::Cohort(cohort) => return Ok(self.for_cohort(cohort, happened)),
            Meant::Emergency(replied_to) => {
                let open = cohorts.iter().find(|cohort| urgent::open_case(cohort, person, now).is_some());
                if let Some(cohort) = open {
                    return Ok(self.for_cohort(cohort.id().clone(), happened));
                }
                let chosen = choices.chosen(now.as_millisecond());
                let first = replied_to.iter().chain(chosen);
                let cohort = self.helping(person, cohorts, first).await?;
                return Ok(self.for_cohort(cohort, happened));
            }
            Meant::Which(digit) => self.which_answered(row, person, cohorts, choices, digit, writes).await?,
            Meant::Unclear => self.choose_cohort(row, person, cohorts, choices, &happened, writes).await?,
        };
        Ok(match which {
            CohortChoice::Cohort { cohort, waited_ms } => {
                Route::Cohort { cohort, happened: Box::new(happened), chat: None, waited_ms }
            }
            CohortChoice::Settled => Route::Settled,
            CohortChoice::Wait(not_before) => Route::Later { not_before, reason: "which cohort is meant?" },
        })
    }

    /// The cohort that can help in an emergency: nobody is asked which one then. One in which somebody is on call
    /// and can be reached, else the first in which the person may call.
    async fn helping(
        &self,
        person: &PersonId,
        cohorts: &[Cohort],
        first: impl Iterator<Item = &CohortId>,
    ) -> Result<CohortId, ShellError> {
        let now = self.clock.now();
        let first: Vec<&CohortId> = first.collect();
        let place = |cohort: &Cohort| first.iter().position(|id| *id == cohort.id()).unwrap_or(first.len());
        let mut order: Vec<&Cohort> = cohorts.iter().collect();
        // Sorting is stable: among equals the order of the cohorts stays.
        order.sort_by_key(|cohort| (!may_call(cohort, person), place(cohort)));
        for cohort in order.iter().filter(|cohort| may_call(cohort, person)) {
            let directory = self.directory(cohort).await?;
            if on_call::reachable(cohort, &directory, Some(person), now).next().is_some() {
                return Ok(cohort.id().clone());
            }
        }
        Ok(order.first().map_or_else(|| CohortId::new(""), |cohort| cohort.id().clone()))
    }

    /// The chat changed: every cohort that the person is in hears it, one by this row, each other by a row of its own.
    pub(crate) async fn chatted(
        &self,
        row: &InboxRow,
        person: &PersonId,
        happened: Event,
        chat: ChatRoom,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let Event::ChatChanged { membership, own_act, again, .. } = &happened else {
            return Ok(Route::Ignore("nothing that matters"));
        };
        if *membership != Membership::Join && self.is_in_another(&chat).await? {
            writes.chat_rooms.push(chat);
            return Ok(Route::Ignore("another chat with the person goes on"));
        }
        let Theirs { cohorts, held } = self.cohorts_of(person).await?;
        if cohorts.is_empty()
            && let Some(waits) = self.waits_for(&held)
        {
            return Err(waits);
        }
        if cohorts.is_empty() {
            return self.outsider((person.clone(), None), happened, chat, writes).await;
        }
        // Who left one cohort is not asked back into it by the other's invitation.
        let hears = |cohort: &&Cohort| *membership != Membership::Join || is_live(cohort, person);
        let mut hearing: Vec<&Cohort> = cohorts.iter().filter(hears).collect();
        if hearing.is_empty() {
            hearing = cohorts.iter().collect();
        }
        // What cannot be read now hears it when it can.
        let others =
            hearing.split_off(1).into_iter().map(Cohort::id).chain(held.iter().map(|(id, _)| id)).map(
                |cohort| NewInboxRow {
                    cause: Cause::Chatted(cohort.clone(), row.cause.clone()).to_string(),
                    queue: None,
                    body: Body::new(
                        json!({
                            "person": person, "room_id": chat.room_id,
                            "membership": membership.word(), "own_act": own_act, "again": again,
                        })
                        .to_string(),
                    ),
                    received_at: row.received_at,
                    not_before: None,
                    outcome: None,
                },
            );
        writes.forward.extend(others);
        let Some(first) = hearing.first() else { return Ok(Route::Ignore("on no roster")) };
        let cohort = first.id().clone();
        Ok(Route::Cohort { cohort, happened: Box::new(happened), chat: Some(chat), waited_ms: 0 })
    }

    /// One of those other rows.
    pub(super) async fn chatted_elsewhere(
        &self,
        row: &InboxRow,
        cohort: CohortId,
        body: &Value,
    ) -> Result<Route, ShellError> {
        let membership = body["membership"].as_str().and_then(Membership::from_word);
        let (Some(person), Some(room), Some(membership)) =
            (body["person"].as_str().map(PersonId::new), body["room_id"].as_str(), membership)
        else {
            return Ok(Route::Park("a changed chat without person, room or membership".to_owned()));
        };
        let mut greeted = false;
        if membership == Membership::Join {
            let chat = self.store.chat_room(room).await?;
            if chat.is_none_or(|chat| chat.status != ChatStatus::Joined) {
                return Ok(Route::Ignore("the person has left the chat since"));
            }
            let now = self.clock.now();
            let mut others = self.cohorts_of(&person).await?.cohorts;
            others.retain(|other| *other.id() != cohort);
            greeted = others.iter().any(|other| has_greeted(other, &person));
            let patient = now.as_millisecond() - row.received_at < OTHERS_FIRST_MS;
            if patient && others.iter().any(|other| asks_at_the_door(other, &person, now)) {
                let not_before = now.as_millisecond() + LOOK_AGAIN_MS;
                return Ok(Route::Later { not_before, reason: "another cohort asks first" });
            }
        }
        let chat = self.store.chat_of(person.as_str()).await?;
        if membership != Membership::Join && chat.is_some_and(|chat| chat.status == ChatStatus::Joined) {
            return Ok(Route::Ignore("the person is in a chat again"));
        }
        let (own_act, again) = (body["own_act"] == true, body["again"] == true);
        Ok(self.for_cohort(cohort, Event::ChatChanged { person, membership, own_act, again, greeted }))
    }

    /// Whether the person is in another direct chat than this one.
    async fn is_in_another(&self, chat: &ChatRoom) -> Result<bool, ShellError> {
        let all = self.store.chat_rooms_of(&chat.person_id).await?;
        Ok(all.iter().any(|other| other.status == ChatStatus::Joined && other.room_id != chat.room_id))
    }

    pub(crate) async fn stored_language(&self, person: &PersonId) -> Result<Option<Language>, ShellError> {
        let stored = self.store.person(person.as_str()).await?.and_then(|p| p.language);
        Ok(stored.as_deref().and_then(Language::from_tag))
    }

    /// The language in which somebody on no roster is answered: theirs, else that of what they wrote.
    pub(super) async fn language_for(&self, person: &PersonId, said: &str) -> Result<Language, ShellError> {
        let stored = self.stored_language(person).await?;
        Ok(stored.or_else(|| text::language_of(said)).unwrap_or(Language::En))
    }

    async fn outsider(
        &self,
        (person, sender): (PersonId, Option<&UserId>),
        happened: Event,
        chat: ChatRoom,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let said = match &happened {
            Event::Said { kind: MessageKind::Text, typed, .. } => Some(typed.body.as_str()),
            _ => None,
        };
        let Some(said) = said else {
            writes.chat_rooms.push(chat);
            return Ok(Route::Ignore("on no roster"));
        };
        let calls = calling::heard(said).is_some() || calling::alarms(said);
        let language = self.language_for(&person, said).await?;
        let (about, line) = match calls {
            true => (Outsider::Help, onboarding::lines::NotOnRosterCall {}.into()),
            false if self.store.waits_under_slip(person.as_str()).await? => {
                (Outsider::Anything, enrolment::lines::CodeWaits {}.into())
            }
            false => match self.wished(&person, sender, said, writes).await? {
                Some(Wished::Route(route)) => {
                    writes.chat_rooms.push(chat);
                    return Ok(route);
                }
                Some(Wished::Line(line)) => (Outsider::Wish, line),
                None => (Outsider::Anything, onboarding::lines::NotOnRoster {}.into()),
            },
        };
        Ok(Route::Outsider { person, text: text::render(language, &line), about, chat })
    }
}
