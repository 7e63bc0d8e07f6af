//! Cohorts as they are stored: the one place where a state becomes a cohort.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use bots::{
    cohort::{Chat, Cohort, Delivered, Directory, Person},
    ids::{CohortId, EffectKey, Language, PersonId},
    registry,
    stored::{COHORT, Unreadable, format_of},
};
use jiff::Timestamp;
use ruma::{EventId, OwnedRoomId, OwnedUserId};
use serde::de::IgnoredAny;
use storage::{ChatStatus, Store, StoreError};

use crate::{engine::Engine, error::ShellError};

/// A cohort as loaded.
pub struct Loaded {
    /// Its version.
    pub version: i64,
    /// Its state.
    pub cohort: Arc<Cohort>,
    /// Its people.
    pub directory: Directory,
    /// Whether its people are in the index.
    pub(crate) indexed: bool,
    /// Whether it is stored as an older program wrote it.
    pub(crate) outdated: bool,
}

/// So many cohorts are kept.
const KEPT: usize = 64;

/// Cohorts that were read or written lately, each with the very text that is stored: whoever mends that is heard.
#[derive(Clone, Debug, Default)]
pub struct Kept(Arc<Mutex<All>>);

#[derive(Debug, Default)]
struct All {
    used: u64,
    cohorts: BTreeMap<CohortId, One>,
}

#[derive(Debug)]
struct One {
    used: u64,
    text: String,
    cohort: Arc<Cohort>,
}

impl Kept {
    /// The cohort that this text says.
    fn find(&self, id: &CohortId, text: &str) -> Option<Arc<Cohort>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.used += 1;
        let used = all.used;
        let one = all.cohorts.get_mut(id).filter(|one| one.text == text)?;
        one.used = used;
        Some(one.cohort.clone())
    }

    /// Keeps a cohort instead of the one that was not used for longest.
    pub(crate) fn keep(&self, id: CohortId, text: String, cohort: Arc<Cohort>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.used += 1;
        let used = all.used;
        all.cohorts.insert(id, One { used, text, cohort });
        if all.cohorts.len() > KEPT {
            let oldest = all.cohorts.iter().min_by_key(|(_, one)| one.used).map(|(id, _)| id.clone());
            all.cohorts.retain(|id, _| Some(id) != oldest.as_ref());
        }
    }
}

/// The cohorts of a person.
#[derive(Debug, Default)]
pub(crate) struct Theirs {
    /// Those that can be read.
    pub(crate) cohorts: Vec<Cohort>,
    /// Those that cannot and name the person, and why.
    pub(crate) held: Vec<(CohortId, Unreadable)>,
}

impl Engine {
    /// Loads a cohort with its people.
    ///
    /// # Errors
    /// When the database does not answer, or [`ShellError::Held`] when the state cannot be read.
    pub async fn load(&self, id: &CohortId) -> Result<Option<Loaded>, ShellError> {
        let Some(row) = self.store.load_cohort(id.as_str()).await? else { return Ok(None) };
        let outdated = format_of(&row.state) != u64::from(COHORT.current());
        let cohort = self.read(id, row.state).map_err(|why| self.held.note(&about(id), why))?;
        let directory = self.directory(&cohort).await?;
        Ok(Some(Loaded { version: row.version, cohort, directory, indexed: row.indexed, outdated }))
    }

    /// A cohort with its version, without asking for its people.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub async fn load_alone(&self, id: &CohortId) -> Result<Option<(i64, Arc<Cohort>)>, ShellError> {
        let Some(row) = self.store.load_cohort(id.as_str()).await? else { return Ok(None) };
        let cohort = self.read(id, row.state).map_err(|why| self.held.note(&about(id), why))?;
        Ok(Some((row.version, cohort)))
    }

    fn read(&self, id: &CohortId, state: String) -> Result<Arc<Cohort>, Unreadable> {
        let cohort = match self.kept.find(id, &state) {
            Some(known) => known,
            None => {
                let cohort: Arc<Cohort> = Arc::new(registry::read(&state)?);
                self.kept.keep(id.clone(), state, cohort.clone());
                cohort
            }
        };
        self.held.free(&about(id));
        Ok(cohort)
    }

    /// The people of a cohort as Matrix knows them, and the delivery of messages with open prompts.
    pub(crate) async fn directory(&self, cohort: &Cohort) -> Result<Directory, ShellError> {
        let slips = &cohort.bots.enrolment.slips;
        // Who came by a slip and waits for the yes is nobody's yet.
        let waiting = slips.values().filter_map(|slip| slip.given.as_ref()).map(|given| &given.by);
        let ids: Vec<String> =
            cohort.members.keys().chain(waiting).map(|person| person.as_str().to_owned()).collect();
        let people = self.people_among(&ids).await?;
        let asked =
            cohort.prompts.iter().flat_map(|prompt| std::iter::once(&prompt.key).chain(&prompt.again));
        let keys: Vec<String> = asked.map(|key| key.as_str().to_owned()).collect();
        let delivered = self
            .store
            .delivered(&keys)
            .await?
            .into_iter()
            .filter_map(|(key, delivered)| {
                let event = EventId::parse(delivered.event_id?).ok()?;
                let at = Timestamp::from_millisecond(delivered.done_at).ok()?;
                let chat = delivered.chat.and_then(|id| OwnedRoomId::try_from(id).ok());
                Some((EffectKey::stored(key), Delivered { event, chat, at }))
            })
            .collect();
        let today = cohort.today(self.clock.now());
        let elsewhere = self.store.unasked_elsewhere(cohort.id().as_str(), &today, &ids).await?;
        let unasked_elsewhere = elsewhere
            .into_iter()
            .map(|(person, count)| (PersonId::new(person), u32::try_from(count).unwrap_or(u32::MAX)))
            .collect();
        let slips = match slips.is_empty() {
            true => BTreeMap::new(),
            false => {
                let names = self.store.slip_names(cohort.id().as_str()).await?.into_iter();
                names.map(|(slip, name)| (PersonId::new(slip), name)).collect()
            }
        };
        Ok(Directory { people, delivered, unasked_elsewhere, slips, ..Directory::default() })
    }

    /// The accounts that people of a cohort had before they had others.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn former_accounts(&self, cohort: &Cohort) -> Result<BTreeSet<OwnedUserId>, ShellError> {
        let ids: Vec<String> = cohort.members.keys().map(|person| person.as_str().to_owned()).collect();
        let former = self.store.former_accounts_of(&ids).await?.into_iter();
        Ok(former.filter_map(|account| OwnedUserId::try_from(account).ok()).collect())
    }

    /// What is known of people, those of whom something is.
    pub(crate) async fn people_among(
        &self,
        ids: &[String],
    ) -> Result<BTreeMap<PersonId, Person>, ShellError> {
        let mut people: BTreeMap<PersonId, Person> = BTreeMap::new();
        for account in self.store.accounts_of(ids).await? {
            let Ok(user) = OwnedUserId::try_from(account.user_id.as_str()) else { continue };
            let name = account.display_name.unwrap_or_else(|| user.localpart().to_owned());
            people
                .entry(PersonId::new(account.person_id))
                .or_insert_with(|| Person { accounts: Vec::new(), name, language: None, chat: None })
                .accounts
                .push(user);
        }
        for person in self.store.persons(ids).await? {
            if let Some(known) = people.get_mut(&PersonId::new(person.person_id)) {
                known.language = person.language.as_deref().and_then(Language::from_tag);
            }
        }
        for chat in self.store.chats_of(ids).await? {
            let Some(room) = chat.room_id.and_then(|id| OwnedRoomId::try_from(id).ok()) else { continue };
            if let Some(known) = people.get_mut(&PersonId::new(chat.person_id)) {
                let joined = chat.status == ChatStatus::Joined;
                known.chat = Some(Chat { room, joined, encrypted: chat.encrypted });
            }
        }
        Ok(people)
    }

    /// Every cohort that a person is or was on the roster of, by the index. One that cannot be read is nobody's but of
    /// those whom it names.
    pub(crate) async fn cohorts_of(&self, person: &PersonId) -> Result<Theirs, ShellError> {
        let mut theirs = Theirs::default();
        let mut torn = Vec::new();
        for id in self.store.cohorts_naming(person.as_str()).await? {
            let Some(row) = self.store.load_cohort(&id).await? else { continue };
            let id = CohortId::new(id);
            // Of one that was never indexed nobody knows whom it names.
            let named = row.indexed || row.state.contains(&format!("\"{person}\""));
            let is_torn = !named && serde_json::from_str::<IgnoredAny>(&row.state).is_err();
            match self.read(&id, row.state) {
                Ok(cohort) if cohort.members.contains_key(person) => theirs.cohorts.push((*cohort).clone()),
                Ok(_) => {}
                Err(why) => {
                    self.held.note(&about(&id), why.clone());
                    if named {
                        theirs.held.push((id, why));
                    } else if is_torn {
                        torn.push((id, why));
                    }
                }
            }
        }
        // A text that is torn may have named anybody: whoever belongs nowhere else may belong there.
        if theirs.cohorts.is_empty() && theirs.held.is_empty() {
            theirs.held = torn;
        }
        Ok(theirs)
    }

    /// That a person's cohort cannot be read: what they said waits for it.
    pub(crate) fn waits_for(&self, held: &[(CohortId, Unreadable)]) -> Option<ShellError> {
        held.first().map(|(id, why)| self.held.note(&about(id), why.clone()))
    }
}

/// Writes the index of people for cohorts that have none: those of a database from before there was one. One that
/// cannot be read has none until it can.
pub(crate) async fn index_all(store: &Store) -> Result<(), StoreError> {
    for row in store.cohorts_without_index().await? {
        let Ok(cohort) = registry::read(&row.state) else { continue };
        let people: Vec<String> = cohort.members.keys().map(|person| person.as_str().to_owned()).collect();
        store.index_cohort(&row.cohort_id, row.version, &people).await?;
    }
    Ok(())
}

fn about(id: &CohortId) -> String {
    format!("cohort {id}")
}
