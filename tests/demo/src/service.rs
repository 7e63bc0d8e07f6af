//! The service as an operator has it: a settings file, a command line, a process.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::run::Run;
use harness::supervised::Signal;
use harness::{Daemon, Plan};
use serde_json::Value;

use crate::arguments::Part;

/// Slots on the loopback network of the homeservers.
const SLOT: u8 = 0;
const INSIDE: u16 = 8010;
const PAGES: u16 = 8011;
/// An answer of the command line may take this long.
const PATIENCE: Duration = Duration::from_secs(330);

/// Baraza's program with its settings, and its process while it runs.
pub struct Service {
    daemon: Daemon,
    /// Health and metrics.
    inside: String,
    /// As in the settings; of a server with its password.
    pub database: String,
    /// Matrix ID.
    pub voice: String,
    /// Matrix ID.
    pub steward: String,
}

impl Service {
    /// Writes settings for a service beside the planned homeserver `home`, and secrets by its own `init`.
    ///
    /// # Errors
    /// When its program does not run or files cannot be written.
    pub async fn prepare(program: PathBuf, plan: &Plan, home: &str, database: Option<&str>) -> Result<Self> {
        let server = plan.server(home);
        let folder = server.folder.parent().context("the run has no folder")?.join("baraza");
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let address = plan.appservice(SLOT);
        let (inside, pages) = (SocketAddr::from((address, INSIDE)), SocketAddr::from((address, PAGES)));
        let database = database.map_or_else(
            || format!("sqlite:{}", folder.join("data").join("baraza.db").display()),
            str::to_owned,
        );
        let service = Self {
            daemon: Daemon::new("baraza", program, folder, format!("http://{inside}/ready")),
            inside: format!("http://{inside}"),
            voice: format!("@baraza:{}", server.name),
            steward: format!("@baraza_steward:{}", server.name),
            database,
        };
        service.command(&["init"]).await?;
        let text = format!(
            "data_dir = \"data\"\n\
             database = {database}\n\
             recovery_account = \"@{RECOVERY}:{name}\"\n\
             [homeserver]\n\
             url = \"{url}\"\n\
             server_name = \"{name}\"\n\
             [appservice]\n\
             listen = \"{inside}\"\n\
             url = \"http://{inside}\"\n\
             as_token_file = \"secrets/as_token\"\n\
             hs_token_file = \"secrets/hs_token\"\n\
             [dashboard]\n\
             listen = \"{pages}\"\n\
             url = \"http://{pages}\"\n",
            database = Value::from(service.database.as_str()),
            name = server.name,
            url = server.client_url,
        );
        service.daemon.write("baraza.toml", &text)?;
        Ok(service)
    }

    /// What the homeserver needs to know.
    ///
    /// # Errors
    /// When the service does not say.
    pub async fn registration(&self) -> Result<Value> {
        let text = self.command(&["registration"]).await?;
        serde_json::from_str(&text).context("the registration is no JSON")
    }

    /// Starts `baraza run` and waits until it is ready.
    ///
    /// # Errors
    /// When it ends at once or does not become ready, with the last lines of its log.
    pub async fn start(&mut self, run: &Arc<Run>, python: &Path, without: Option<Part>) -> Result<()> {
        let mut words = vec!["run"];
        words.extend(without.map(Part::flag));
        // Somebody's own variable would go before the settings file.
        let environment = vec![("BARAZA_DATABASE_URL".to_owned(), self.database.clone())];
        self.daemon.launch(run, python, &words, environment)?;
        self.daemon.until_ready().await
    }

    /// Where its log is.
    pub fn log(&self) -> PathBuf {
        self.daemon.log()
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.daemon.folder()
    }

    /// Where the homeserver reaches it.
    pub fn url(&self) -> &str {
        &self.inside
    }

    /// Its process id while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.daemon.pid()
    }

    /// Freezes it, as a machine does that has no time for it, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&mut self, frozen: bool) -> Result<()> {
        self.daemon.freeze(frozen)
    }

    /// Stops it in order.
    pub async fn stop(&mut self) {
        self.daemon.end(Signal::Term).await;
    }

    /// Applies a cohort file, which is kept in the service's folder for whoever wants to read or change it.
    ///
    /// # Errors
    /// What the service says.
    pub async fn apply(&self, file: &config::CohortFile) -> Result<()> {
        let path = self.daemon.write(&format!("{}.toml", file.id), &file.to_toml())?;
        self.command(&["apply", &path, "--now"]).await.map(drop)
    }

    /// What `plan` says about the file applied last.
    ///
    /// # Errors
    /// What the service says.
    pub async fn plan(&self, cohort: &str) -> Result<String> {
        let path = self.folder().join(format!("{cohort}.toml")).display().to_string();
        self.command(&["plan", &path]).await
    }

    /// The rooms of a cohort by their kind, as `show` prints them.
    ///
    /// # Errors
    /// When there is no such cohort, or it has no space or peer room.
    pub async fn rooms(&self, cohort: &str) -> Result<std::collections::BTreeMap<String, String>> {
        let shown = self.command(&["show", cohort]).await?;
        let rooms: std::collections::BTreeMap<String, String> = shown
            .lines()
            .filter_map(|line| line.strip_prefix("# ")?.split_once(' '))
            .filter(|(_, room)| room.starts_with('!'))
            .map(|(kind, room)| (kind.to_owned(), room.to_owned()))
            .collect();
        ensure!(
            rooms.contains_key("space") && rooms.contains_key("peer"),
            "no rooms in what show prints:\n{shown}"
        );
        Ok(rooms)
    }

    /// A fresh address that opens the cohort's page once.
    ///
    /// # Errors
    /// What the service says.
    pub async fn link(&self, cohort: &str) -> Result<String> {
        Ok(self.command(&["link", cohort]).await?.trim().to_owned())
    }

    /// Runs a command of the service to its end and returns what it printed.
    async fn command(&self, words: &[&str]) -> Result<String> {
        self.daemon.good(words, PATIENCE).await
    }
}

/// Localpart of the account that can take rooms over.
pub const RECOVERY: &str = "rescue";
