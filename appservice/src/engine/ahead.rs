//! What is looked up ahead for the rows that are decided next, and what those before them add before it is stored: rows
//! that are decided together see each other as if each had been stored.

use std::collections::HashMap;

use bots::ids::PersonId;
use ruma::EventId;
use storage::{ActivityRow, RoomRow};

use crate::{
    cause::Cause,
    engine::{Engine, row::Row},
    error::ShellError,
};

/// What is known without asking the database again.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    /// Rooms of cohorts, and that a room is none.
    rooms: HashMap<String, Option<RoomRow>>,
    /// Whose an account is, and that it is nobody's.
    persons: HashMap<String, Option<PersonId>>,
    /// What people did in the rows that are decided and not yet stored.
    acts: HashMap<String, ActivityRow>,
}

impl Ahead {
    /// Nothing is known any more: what is stored may have changed.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// All that was done is stored, or taken back.
    pub(crate) fn ended(&mut self) {
        self.acts.clear();
    }

    /// What a row adds.
    pub(crate) fn add(&mut self, acts: &[ActivityRow]) {
        for act in acts {
            // The first counts, as in the table.
            self.acts.entry(act.event_id.clone()).or_insert_with(|| act.clone());
        }
    }
}

impl Engine {
    /// Looks up the rooms and senders of these rows, all at once.
    pub(crate) async fn look_ahead(&self, rows: &[Row], ahead: &mut Ahead) -> Result<(), ShellError> {
        let (mut rooms, mut accounts) = (Vec::new(), Vec::new());
        for row in rows.iter().filter(|row| Cause::is_event(&row.stored.cause)) {
            rooms.extend(row.says("room_id").filter(|room| !ahead.rooms.contains_key(*room)));
            accounts.extend(row.says("sender").filter(|who| !ahead.persons.contains_key(*who)));
        }
        let [rooms, accounts] = [rooms, accounts].map(|mut ids: Vec<&str>| {
            ids.sort_unstable();
            ids.dedup();
            ids.into_iter().map(ToOwned::to_owned).collect::<Vec<String>>()
        });
        let found = self.store.rooms_among(&rooms).await?;
        ahead.rooms.extend(rooms.into_iter().map(|room| (room, None)));
        ahead.rooms.extend(found.into_iter().map(|room| (room.room_id.clone(), Some(room))));
        let found = self.store.accounts_among(&accounts).await?;
        ahead.persons.extend(accounts.into_iter().map(|account| (account, None)));
        let known = found.into_iter().map(|known| (known.user_id, Some(PersonId::new(known.person_id))));
        ahead.persons.extend(known);
        Ok(())
    }

    /// A cohort's room.
    pub(crate) async fn room(&self, id: &str, ahead: &mut Ahead) -> Result<Option<RoomRow>, ShellError> {
        if let Some(known) = ahead.rooms.get(id) {
            return Ok(known.clone());
        }
        let room = self.store.room(id).await?;
        ahead.rooms.insert(id.to_owned(), room.clone());
        Ok(room)
    }

    /// Whose an account is.
    pub(crate) async fn person(
        &self,
        account: &str,
        ahead: &mut Ahead,
    ) -> Result<Option<PersonId>, ShellError> {
        if let Some(known) = ahead.persons.get(account) {
            return Ok(known.clone());
        }
        let person = self.store.person_for(account).await?.map(|person| PersonId::new(person.person_id));
        ahead.persons.insert(account.to_owned(), person.clone());
        Ok(person)
    }

    /// What somebody did with an event.
    pub(crate) async fn act(
        &self,
        event: &EventId,
        ahead: &Ahead,
    ) -> Result<Option<ActivityRow>, ShellError> {
        if let Some(act) = ahead.acts.get(event.as_str()) {
            return Ok(Some(act.clone()));
        }
        Ok(self.store.activity_by_event(event.as_str()).await?)
    }
}
