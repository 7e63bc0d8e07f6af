//! A cohort that is being decided: loaded once, changed by one row after the other, and what of it is to be stored.

mod people;
mod slips;

use bots::{
    Arrival, applying,
    cohort::{Cohort, Directory, Place, Spent},
    deciding::{Consequences, Context, Link},
    effect::{ActivityKind, Effect},
    event::Event,
    ids::{Cause, CohortId, PersonId},
    stored::COHORT,
};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use storage::{
    ActivityRow, ChatRoom, CohortWrite, Decision, InboxRow, MembershipChange, NewAudit, NewLink, NewPerson,
    NewTimer, Outcome, RoomRow, Unasked,
};

use self::{
    people::{note_chat, note_people, note_persons, persons_of},
    slips::Codes,
};
use crate::{
    engine::{Engine, batch::Batch, cohorts::Loaded, route::note_requests},
    error::ShellError,
    idsource,
    outbound::outbox_body::OutboxBody,
};

/// A cohort under decision.
#[derive(Debug)]
pub(crate) struct Open {
    /// As it is stored.
    before: Arc<Cohort>,
    /// As it is after the rows decided so far.
    cohort: Cohort,
    directory: Directory,
    /// The timers that are stored, by name.
    timers: Vec<NewTimer>,
    indexed: bool,
    outdated: bool,
    /// The moment of the last decision.
    now: Timestamp,
    reconcile: bool,
    rows: u64,
    part: CohortWrite,
}

/// A cohort whose decisions are stored.
#[derive(Debug)]
pub(crate) struct Ended {
    cohort: Cohort,
    /// Its new text, where that has changed.
    state: Option<String>,
    reconcile: bool,
    rows: u64,
}

impl Open {
    /// Whether anything was said unasked.
    pub(crate) fn has_spent(&self) -> bool {
        self.before.spent != self.cohort.spent
    }
}

impl Engine {
    /// The cohort as it is stored; one that a file makes begins with it.
    async fn open(&self, id: &CohortId, happened: &Event) -> Result<Option<Open>, ShellError> {
        let now = self.clock.now();
        let loaded = self.load(id).await?;
        let is_new = loaded.is_none();
        let loaded = match (loaded, happened) {
            (Some(loaded), _) => loaded,
            (None, Event::Applied { structure, .. }) => Loaded {
                version: 0,
                cohort: Arc::new(Cohort::new((**structure).clone(), now)),
                directory: Directory::default(),
                indexed: false,
                outdated: false,
            },
            (None, _) => return Ok(None),
        };
        let Loaded { version, cohort, directory, indexed, outdated } = loaded;
        let mut timers = Vec::new();
        if !is_new {
            let stored = self.store.timers_of(id.as_str()).await?;
            timers = stored.into_iter().map(|timer| NewTimer { name: timer.name, at: timer.at }).collect();
            timers.sort_by(|a: &NewTimer, b| a.name.cmp(&b.name));
        }
        let part = CohortWrite {
            cohort_id: id.as_str().to_owned(),
            read_version: version,
            ..CohortWrite::default()
        };
        let changed = (*cohort).clone();
        Ok(Some(Open {
            before: cohort,
            cohort: changed,
            directory,
            timers,
            indexed,
            outdated,
            now,
            reconcile: false,
            rows: 0,
            part,
        }))
    }

    /// Decides a row for a cohort, into the batch.
    #[expect(clippy::too_many_arguments, reason = "a row, what it means, and where it goes")]
    pub(crate) async fn decide(
        &self,
        batch: &mut Batch,
        row: &InboxRow,
        id: &CohortId,
        happened: Event,
        chat: Option<ChatRoom>,
        waited_ms: i64,
        writes: &mut Decision,
    ) -> Result<(), ShellError> {
        if !batch.open.contains_key(id)
            && let Some(open) = self.open(id, &happened).await?
        {
            batch.open.insert(id.clone(), open);
        }
        let Some(open) = batch.open.get_mut(id) else {
            let outcome = Outcome::parked(format!("there is no cohort {id}"));
            writes.inbox.push((row.cause.clone(), outcome));
            return Ok(());
        };
        let now = self.clock.now();
        // Rooms, and since when they live, change with these alone.
        let moves = matches!(happened, Event::Applied { .. } | Event::RoomCreated { .. });
        if let Event::Applied { structure, .. } = &happened {
            let mut after = open.cohort.clone();
            applying::adopt(&mut after, (**structure).clone(), now);
            open.directory = self.directory(&after).await?;
            note_persons(&mut open.directory, writes);
        }
        // Whoever is on a list is known while it is decided; what makes them people of the cohort is stored with it.
        let mut listed = persons_of(&happened, &open.cohort);
        if !listed.is_empty() {
            let ids: Vec<String> = listed.iter().map(|new| new.person_id.clone()).collect();
            for (person, known) in self.people_among(&ids).await? {
                // Who is known by a name is given no other by a list.
                let is_named = slips::is_named(&known);
                for new in listed.iter_mut().filter(|new| is_named && new.person_id == person.as_str()) {
                    new.display_name = None;
                }
                open.directory.people.entry(person).or_insert(known);
            }
        }
        note_people(&mut open.directory, &listed);
        if let Event::CodeGiven { person, .. } | Event::JoinAsked { person, .. } = &happened {
            for (person, known) in self.people_among(&[person.as_str().to_owned()]).await? {
                open.directory.people.entry(person).or_insert(known);
            }
        }
        if let Some(chat) = &chat {
            note_chat(&mut open.directory, chat);
        }
        let secret = idsource::secret();
        let link = Link {
            url: format!("{}{}", self.dashboard_url, web::link_path(&secret)),
            token_hash: idsource::hash(&format!("{}:{secret}", crate::links::CHAT_LINK)),
        };
        let cause = Cause::new(row.cause.clone());
        let known = Context {
            cause: &cause,
            now,
            directory: &open.directory,
            service_accounts: &self.service_accounts,
            fresh_link: &link,
            fresh_codes: &Codes(secret),
        };
        let received = Timestamp::from_millisecond(row.received_at).unwrap_or(now);
        let waited = SignedDuration::from_millis(waited_ms.max(0));
        let arrival = Arrival { received, waited };
        batch.torn = true;
        let before = (moves && open.part.read_version > 0).then(|| open.cohort.structure.clone());
        let decided = bots::decide(&mut open.cohort, &known, happened, arrival);
        if moves {
            note_requests(before.as_ref(), &open.cohort.structure, writes);
        }
        let belongs =
            |new: &NewPerson| open.cohort.members.contains_key(&PersonId::new(new.person_id.clone()));
        batch.closed |= !listed.is_empty();
        writes.persons.extend(listed.into_iter().filter(belongs));
        // What the next row is decided from besides the cohort has changed: it must be stored first.
        batch.closed |= moves
            || chat.is_some()
            || !decided.languages.is_empty()
            || !decided.taken_back.is_empty()
            || !decided.questions.is_empty()
            || !decided.slips.is_empty();
        open.now = now;
        open.rows += 1;
        open.reconcile |= decided.reconcile;
        writes.inbox.push((row.cause.clone(), Outcome::decided()));
        writes.chat_rooms.extend(chat);
        self.move_chats(&decided.slips, writes).await?;
        let acts = self.add(open, row, id, decided, &link, writes)?;
        batch.ahead.add(&acts);
        open.part.activity.extend(acts);
        batch.torn = false;
        Ok(())
    }

    /// What follows from one row, as rows; what people did is given back.
    fn add(
        &self,
        open: &mut Open,
        row: &InboxRow,
        id: &CohortId,
        decided: Consequences,
        link: &Link,
        writes: &mut Decision,
    ) -> Result<Vec<ActivityRow>, ShellError> {
        let cohort_id = id.as_str();
        for (key, effect) in decided.effects {
            let sender = if matches!(effect, Effect::Redact { .. }) {
                &self.service_accounts.steward
            } else {
                &self.service_accounts.voice
            };
            let body = OutboxBody { cohort: id.clone(), effect };
            writes.outbox.push(body.row(key.as_str(), &row.cause, sender)?);
        }
        writes.links.extend(decided.link_for.iter().map(|(person, until)| NewLink {
            token_hash: link.token_hash.clone(),
            cohort_id: cohort_id.to_owned(),
            person_id: Some(person.as_str().to_owned()),
            purpose: crate::links::CHAT_LINK.to_owned(),
            expires_at: until.as_millisecond(),
        }));
        for change in &decided.slips {
            slips::write(change, cohort_id, &open.directory, writes);
        }
        writes.redacted.extend(decided.taken_back.iter().map(ToString::to_string));
        writes.questions.extend(decided.questions.iter().map(|(event, open)| (event.to_string(), *open)));
        let languages = decided.languages.iter();
        writes.languages.extend(
            languages.map(|(person, language)| (person.as_str().to_owned(), language.tag().to_owned())),
        );
        open.part.membership.extend(decided.moves.iter().map(|(place, person, at, present)| {
            MembershipChange {
                place: place.word().to_owned(),
                person_id: person.as_str().to_owned(),
                at: at.as_millisecond(),
                present: *present,
            }
        }));
        open.part.audit.extend(decided.audit.iter().enumerate().map(|(number, line)| NewAudit {
            audit_id: format!("{}#{number}", row.cause),
            at: open.now.as_millisecond(),
            actor: line.actor.as_ref().map(|person| person.as_str().to_owned()),
            act: line.act.to_owned(),
            subject: line.subject.as_ref().map(|person| person.as_str().to_owned()),
            detail: line.detail.to_string(),
        }));
        Ok(decided.activity.iter().map(|act| activity_row(cohort_id, act, row.received_at)).collect())
    }

    /// What of the cohort is to be stored: only what differs from what is.
    pub(crate) fn finish(&self, open: Open, decision: &mut Decision) -> Result<Ended, ShellError> {
        let Open {
            before, cohort, timers: stored, indexed, outdated, now, reconcile, rows, mut part, ..
        } = open;
        let is_new = part.read_version == 0;
        if is_new || outdated || *before != cohort {
            let what = || format!("cohort {}", part.cohort_id);
            let state =
                COHORT.write(&cohort).map_err(|source| ShellError::Stored { what: what(), source })?;
            part.new_state = Some(state);
        }
        if is_new || !indexed || !before.members.keys().eq(cohort.members.keys()) {
            part.people = Some(cohort.members.keys().map(|person| person.as_str().to_owned()).collect());
        }
        let timers = bots::timers(&cohort, now).into_iter();
        let timers: Vec<NewTimer> =
            timers.map(|(name, at)| NewTimer { name, at: at.as_millisecond() }).collect();
        if timers != stored {
            part.timers = Some(timers);
        }
        let rooms = rooms(&cohort, now);
        if is_new || rooms != self::rooms(&before, now) {
            decision.rooms.extend(rooms);
        }
        part.unasked = unasked(&before.spent, &cohort.spent);
        let reconcile = reconcile
            || before.structure != cohort.structure
            || before.rooms != cohort.rooms
            || before.bots.moderation != cohort.bots.moderation
            || before.members != cohort.members
            || before.bots.facilitation != cohort.bots.facilitation
            || before.bots.quiet.windows != cohort.bots.quiet.windows;
        let state = part.new_state.clone();
        decision.cohorts.push(part);
        Ok(Ended { cohort, state, reconcile, rows })
    }

    /// It is stored.
    pub(crate) fn decided(&self, ended: Ended) {
        let Ended { cohort, state, reconcile, rows } = ended;
        if reconcile {
            self.wakes.mark_dirty(cohort.id());
        }
        if let Some(state) = state {
            self.kept.keep(cohort.id().clone(), state, Arc::new(cohort));
        }
        metrics::counter!("baraza_rows_decided_total").increment(rows);
    }
}

fn rooms(cohort: &Cohort, now: Timestamp) -> Vec<RoomRow> {
    let rooms = cohort.rooms.iter().map(|(place, room)| RoomRow {
        room_id: room.to_string(),
        cohort_id: cohort.id().as_str().to_owned(),
        place: place.word().to_owned(),
        since: now.as_millisecond(),
        live_since: Some(cohort.live_since.as_millisecond()),
        encrypted: cohort.structure.encrypted && *place != Place::Space,
        last_event_id: None,
        last_event_at: None,
    });
    rooms.collect()
}

fn activity_row(cohort_id: &str, act: &bots::effect::Activity, received_at: i64) -> ActivityRow {
    ActivityRow {
        event_id: act.event.to_string(),
        cohort_id: cohort_id.to_owned(),
        place: act.place.word().to_owned(),
        person_id: act.person.as_str().to_owned(),
        sent_at: act.at.as_millisecond(),
        kind: match act.kind {
            ActivityKind::Post => storage::ActivityKind::Post,
            ActivityKind::Reaction => storage::ActivityKind::Reaction,
            ActivityKind::Vote => storage::ActivityKind::Vote,
        },
        reply_to: act.reply_to.as_ref().map(ToString::to_string),
        thread: act.thread.as_ref().map(ToString::to_string),
        history: act.history,
        question: false,
        redacted: false,
        late: act.late,
        command: act.command,
        received_at: Some(received_at),
    }
}

/// What was said unasked today, where that has changed.
fn unasked(before: &Spent, after: &Spent) -> Vec<Unasked> {
    let same_day = before.day == after.day;
    let changed = |(person, count): &(&PersonId, &u32)| {
        !same_day || before.people.get(*person).is_none_or(|was| was != *count)
    };
    let row = |(person, count): (&PersonId, &u32)| Unasked {
        person_id: person.as_str().to_owned(),
        day: after.day.clone(),
        messages: i64::from(*count),
    };
    after.people.iter().filter(changed).map(row).collect()
}
