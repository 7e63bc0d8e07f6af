//! The service as an operator has it: a settings file, a command line, a process.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use harness::Plan;
use harness::run::Run;
use harness::supervised::{Order, Signal, Supervised};
use serde_json::Value;
use tokio::process::Command;

use crate::arguments::Part;

/// Slots on the loopback network of the homeservers.
const SLOT: u8 = 0;
const INSIDE: u16 = 8010;
const PAGES: u16 = 8011;
/// An answer of the command line may take this long.
const PATIENCE: Duration = Duration::from_secs(330);

/// Baraza's program with its settings, and its process while it runs.
pub struct Service {
    program: PathBuf,
    folder: PathBuf,
    settings: PathBuf,
    /// Health and metrics.
    inside: String,
    /// As in the settings; of a server with its password.
    pub database: String,
    /// Matrix ID.
    pub voice: String,
    /// Matrix ID.
    pub steward: String,
    process: Option<Supervised>,
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
            settings: folder.join("baraza.toml"),
            inside: format!("http://{inside}"),
            voice: format!("@baraza:{}", server.name),
            steward: format!("@baraza_steward:{}", server.name),
            database,
            program,
            folder,
            process: None,
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
        std::fs::write(&service.settings, text)
            .with_context(|| format!("{} cannot be written", service.settings.display()))?;
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
        let mut command = self.arguments(&["run"]);
        command.extend(without.map(|part| part.flag().to_owned()));
        let log = self.log();
        let order = Order {
            name: "baraza",
            command,
            // Somebody's own variable would go before the settings file.
            environment: vec![("BARAZA_DATABASE_URL".to_owned(), self.database.clone())],
            folder: &self.folder,
            log: &log,
            end: (Signal::Term, Duration::from_secs(10)),
        };
        let process = self.process.insert(Supervised::start(run, python, &order)?);
        let ready = format!("{}/ready", self.inside);
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build()?;
        for _ in 0..600 {
            if http.get(&ready).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if process.ended() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        bail!("the service did not become ready:\n{}", harness::needs::last_lines(&said, 8))
    }

    /// Where its log is.
    pub fn log(&self) -> PathBuf {
        self.folder.join("baraza.log")
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the homeserver reaches it.
    pub fn url(&self) -> &str {
        &self.inside
    }

    /// Its process id while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Supervised::pid)
    }

    /// Freezes it, as a machine does that has no time for it, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&mut self, frozen: bool) -> Result<()> {
        let process = self.process.as_mut().context("the service does not run")?;
        process.signal(if frozen { Signal::Stop } else { Signal::Cont })
    }

    /// Stops it in order.
    pub async fn stop(&mut self) {
        if let Some(process) = self.process.take() {
            process.end(Signal::Term, Duration::from_secs(15)).await;
        }
    }

    /// Applies a cohort file, which is kept in the service's folder for whoever wants to read or change it.
    ///
    /// # Errors
    /// What the service says.
    pub async fn apply(&self, file: &config::CohortFile) -> Result<()> {
        let path = self.folder.join(format!("{}.toml", file.id));
        std::fs::write(&path, file.to_toml())
            .with_context(|| format!("{} cannot be written", path.display()))?;
        let path = path.display().to_string();
        self.command(&["apply", &path]).await.map(drop)
    }

    /// What `plan` says about the file applied last.
    ///
    /// # Errors
    /// What the service says.
    pub async fn plan(&self, cohort: &str) -> Result<String> {
        let path = self.folder.join(format!("{cohort}.toml")).display().to_string();
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

    fn arguments(&self, words: &[&str]) -> Vec<String> {
        let mut command = vec![
            self.program.display().to_string(),
            "--settings".to_owned(),
            self.settings.display().to_string(),
        ];
        command.extend(words.iter().map(|word| (*word).to_owned()));
        command
    }

    /// Runs a command of the service to its end and returns what it printed.
    async fn command(&self, words: &[&str]) -> Result<String> {
        let arguments = self.arguments(words);
        let mut command = Command::new(&self.program);
        command.args(&arguments[1..]).current_dir(&self.folder).stdin(Stdio::null()).kill_on_drop(true);
        for name in FOREIGN {
            command.env_remove(name);
        }
        let verb = words.first().copied().unwrap_or_default();
        let done = tokio::time::timeout(PATIENCE, command.output())
            .await
            .with_context(|| format!("baraza {verb} did not come to an end"))?
            .with_context(|| format!("baraza {verb} cannot be started"))?;
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        ensure!(
            done.status.success(),
            "baraza {verb} failed: {}{}",
            said,
            String::from_utf8_lossy(&done.stderr).trim()
        );
        Ok(said)
    }
}

/// Localpart of the account that can take rooms over.
pub const RECOVERY: &str = "rescue";

/// Variables of somebody's own Baraza, which go before a settings file.
const FOREIGN: [&str; 8] = [
    "BARAZA_SETTINGS",
    "BARAZA_DATABASE_URL",
    "BARAZA_AS_TOKEN",
    "BARAZA_AS_TOKEN_FILE",
    "BARAZA_HS_TOKEN",
    "BARAZA_HS_TOKEN_FILE",
    "BARAZA_ADMIN_TOKEN",
    "BARAZA_ADMIN_TOKEN_FILE",
];
