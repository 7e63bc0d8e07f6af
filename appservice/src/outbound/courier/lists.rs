//! Lists of people: the file is read where it stands, and the accounts in it are looked up. Nothing of it is kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use bots::{
    effect::{Destination, ListAsked, Pointer},
    enrolment::{
        columns,
        listed::{Cell, Entry, Fault, Found, Listed, Row},
    },
    ids::CohortId,
    room_state::acl,
};
use futures::{StreamExt, stream};
use matrix_link::Downloaded;
use ruma::{OwnedMxcUri, OwnedServerName, OwnedUserId};
use serde_json::{Value, json};
use spreadsheet::{Looks, Unreadable};
use storage::OutboxRow;
use tokio::time::{Instant, timeout_at};

use super::{Courier, Delivery};
use crate::{cause::Cause, engine::route::ReadList, error::ShellError};

/// So many accounts are looked up at once.
const AT_ONCE: usize = 8;
/// So long all of it may take: less than a claim lasts. Whoever was not found by then is silent.
const PATIENCE: Duration = Duration::from_secs(40);
/// So long one account may take. A server that needed longer is silent for the others of it.
const ONE: Duration = Duration::from_secs(10);
/// A file that cannot be had now is tried so often.
const TRIES: i64 = 5;

impl Courier {
    /// Reads a list and tells what stands in it.
    pub(super) async fn read_list(
        &self,
        row: &OutboxRow,
        cohort: &CohortId,
        asked: &ListAsked,
    ) -> Result<Delivery, ShellError> {
        let read = match self.entries(cohort, asked).await {
            Ok(Ok(entries)) => Ok(self.looked_up(entries, &asked.servers).await),
            Ok(Err(fault)) => Err(fault),
            Err(error) if error.heals() && row.attempts < TRIES => return Err(error),
            Err(error) => {
                tracing::warn!(key = %row.effect_key, "a list could not be had: {}", error.chain());
                Err(Fault::Gone)
            }
        };
        self.tell_list(row, cohort, asked, read).await?;
        Ok(Delivery::Done(None))
    }

    /// What became of a list is decided like anything else that happens.
    pub(super) async fn tell_list(
        &self,
        row: &OutboxRow,
        cohort: &CohortId,
        asked: &ListAsked,
        read: Result<Vec<Listed>, Fault>,
    ) -> Result<(), ShellError> {
        let ListAsked { by, list, take, .. } = asked.clone();
        let told = ReadList { cohort: cohort.clone(), by, list, take, read };
        self.tell(&Cause::Listed(row.effect_key.clone()), &json!(told), self.clock.now_ms()).await
    }

    /// What the file says.
    async fn entries(
        &self,
        cohort: &CohortId,
        asked: &ListAsked,
    ) -> Result<Result<Vec<Entry>, Fault>, ShellError> {
        let at = Pointer { place: Destination::Chat(asked.by.clone()), event: asked.list.clone() };
        let Some(content) = self.written(cohort, &at).await? else { return Ok(Err(Fault::Gone)) };
        let bytes = match self.file(&content).await? {
            Ok(bytes) => bytes,
            Err(fault) => return Ok(Err(fault)),
        };
        let languages = asked.languages.clone();
        // Unpacking takes the time of the processor, and others wait for theirs.
        let read = tokio::task::spawn_blocking(move || {
            let rows = spreadsheet::read(&bytes).map_err(fault)?;
            columns::read(&rows_of(rows), &languages)
        });
        Ok(read.await.unwrap_or(Err(Fault::Broken)))
    }

    /// The file of a message, opened where it came sealed.
    async fn file(&self, content: &Value) -> Result<Result<Vec<u8>, Fault>, ShellError> {
        let sealed = content["file"].is_object();
        let uri = if sealed { &content["file"]["url"] } else { &content["url"] };
        let Some(uri) = uri.as_str().map(OwnedMxcUri::from) else { return Ok(Err(Fault::NoTable)) };
        let bytes = match self.homeserver.download(&self.voice, &uri, spreadsheet::LONGEST).await? {
            Downloaded::Whole(bytes) => bytes,
            Downloaded::TooLarge => return Ok(Err(Fault::Large)),
            Downloaded::Gone => return Ok(Err(Fault::Gone)),
        };
        if !sealed {
            return Ok(Ok(bytes));
        }
        let Some(device) = &self.device else { return Ok(Err(Fault::Gone)) };
        match device.open_file(&content["file"], &bytes) {
            Ok(open) => Ok(Ok(open)),
            Err(ShellError::Unreadable(_)) => Ok(Err(Fault::Broken)),
            Err(error) => Err(error),
        }
    }

    /// Finds out which accounts there are, on the servers whose people may take part.
    async fn looked_up(&self, entries: Vec<Entry>, servers: &BTreeSet<OwnedServerName>) -> Vec<Listed> {
        let own = &self.service_accounts.server;
        let wanted = entries.iter().filter(|entry| entry.wrong.is_none());
        let accounts: BTreeSet<OwnedUserId> = wanted.filter_map(|entry| entry.account.clone()).collect();
        let accounts = accounts.into_iter().filter(|one| acl::allows(own, servers, one.server_name()));
        let silent = std::sync::Mutex::new(BTreeSet::new());
        let until = Instant::now() + PATIENCE;
        let looks = accounts.map(|account| self.look_up(account, &silent, until));
        let found: BTreeMap<OwnedUserId, Found> =
            stream::iter(looks).buffer_unordered(AT_ONCE).collect().await;
        let listed = |entry: Entry| {
            let found = entry.account.as_ref().and_then(|account| found.get(account)).copied();
            Listed { found: found.unwrap_or(Found::Unasked), entry, person: None, elsewhere: false }
        };
        entries.into_iter().map(listed).collect()
    }

    async fn look_up(
        &self,
        account: OwnedUserId,
        silent: &std::sync::Mutex<BTreeSet<OwnedServerName>>,
        until: Instant,
    ) -> (OwnedUserId, Found) {
        let server = account.server_name().to_owned();
        let is_silent = |of: &OwnedServerName| silent.lock().is_ok_and(|silent| silent.contains(of));
        if is_silent(&server) {
            return (account, Found::Silent);
        }
        let asked = self.homeserver.has_account(&self.voice, &account);
        let found = match timeout_at(until.min(Instant::now() + ONE), asked).await {
            Ok(Ok(true)) => Found::There,
            Ok(Ok(false)) => Found::Nobody,
            // It shows no profiles to others: whether there is one, the invitation tells.
            Ok(Err(fault)) if fault.is("M_FORBIDDEN") => Found::There,
            Ok(Err(_)) | Err(_) => Found::Silent,
        };
        if found == Found::Silent
            && let Ok(mut silent) = silent.lock()
        {
            silent.insert(server);
        }
        (account, found)
    }
}

fn rows_of(table: spreadsheet::Table) -> Vec<Row> {
    let cell = |cell: spreadsheet::Cell| Cell { formula: cell.formula, cut: cell.cut, text: cell.text };
    let row =
        |row: spreadsheet::Row| Row { number: row.number, cells: row.cells.into_iter().map(cell).collect() };
    table.rows.into_iter().map(row).collect()
}

fn fault(why: Unreadable) -> Fault {
    match why {
        Unreadable::Empty => Fault::Empty,
        Unreadable::TooLarge => Fault::Large,
        // The heading is no row of people.
        Unreadable::TooManyRows { rows } => {
            Fault::Many(u32::try_from(rows.saturating_sub(1)).unwrap_or(u32::MAX))
        }
        Unreadable::NoTable(Looks::Picture) => Fault::Picture,
        Unreadable::NoTable(_) => Fault::NoTable,
        Unreadable::OldExcel => Fault::Old,
        Unreadable::Locked => Fault::Locked,
        Unreadable::Swollen | Unreadable::Broken => Fault::Broken,
    }
}
