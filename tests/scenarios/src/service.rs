//! The service as an operator has it: a folder with settings, a command line, a process.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::python::python;
use harness::run::Run;
use harness::supervised::Signal;
use harness::{Daemon, Progress, Said, Slot};
use serde_json::Value;
use tokio::process::Command;

/// An answer of the command line may take this long.
const PATIENCE: Duration = Duration::from_secs(120);
const PAGES_PORT: u16 = 8011;

/// What the settings say.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the homeserver is, or a tap before it.
    pub homeserver: String,
    /// Its name.
    pub server_name: String,
    /// The registration: names, tokens, address.
    pub slot: Slot,
    /// Where the service listens for the homeserver, when that is not where the homeserver looks for it.
    pub listen: Option<SocketAddr>,
    /// The database.
    pub database: String,
}

/// Baraza's program with its settings, and its process while it runs.
#[derive(Debug)]
pub struct Service {
    run: Arc<Run>,
    daemon: Daemon,
    /// Matrix ID of the account that talks.
    pub voice: String,
    /// Matrix ID of the account that owns the rooms.
    pub steward: String,
    starts: u32,
}

/// Names another program than the one beside the tests.
pub const PROGRAM: &str = "BARAZA_PROGRAM";

/// The program, which `tests/run` builds beside the tests.
///
/// # Errors
/// When it is not there.
pub fn program() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(PROGRAM) {
        return Ok(named.into());
    }
    let here = std::env::current_exe().context("where the tests lie")?;
    // The tests lie one folder further down than programs do.
    let folder = here.ancestors().skip(1).find(|folder| !folder.ends_with("deps"));
    let folder = folder.context("where the tests lie")?;
    let program = folder.join("baraza");
    ensure!(program.is_file(), "{} is missing: cargo build -p baraza", program.display());
    Ok(program)
}

impl Service {
    /// A folder with settings for a service that a homeserver knows already.
    ///
    /// # Errors
    /// When files cannot be written.
    pub fn prepare(settings: &Settings) -> Result<Self> {
        let run = Run::begin("baraza")?;
        let folder = run.folder().join("baraza");
        std::fs::create_dir_all(folder.join("secrets"))?;
        let slot = &settings.slot;
        std::fs::write(folder.join("secrets/as_token"), &slot.as_token)?;
        std::fs::write(folder.join("secrets/hs_token"), &slot.hs_token)?;
        let inside: SocketAddr = match settings.listen {
            Some(listen) => listen,
            None => slot.listen.parse().context("the slot's address")?,
        };
        let pages = SocketAddr::new(inside.ip(), inside.port() - 8010 + PAGES_PORT);
        let text = format!(
            "data_dir = \"data\"\n\
             database = {database}\n\
             [homeserver]\n\
             url = \"{url}\"\n\
             server_name = \"{name}\"\n\
             [appservice]\n\
             listen = \"{inside}\"\n\
             url = \"{reached}\"\n\
             id = \"{id}\"\n\
             steward = \"{steward}\"\n\
             voice = \"{voice}\"\n\
             prefix = \"{prefix}\"\n\
             as_token_file = \"secrets/as_token\"\n\
             hs_token_file = \"secrets/hs_token\"\n\
             [dashboard]\n\
             listen = \"{pages}\"\n\
             url = \"http://{pages}\"\n",
            database = Value::from(settings.database.as_str()),
            url = settings.homeserver,
            name = settings.server_name,
            reached = slot.url,
            id = slot.id,
            steward = slot.steward,
            voice = slot.voice,
            prefix = slot.prefix,
        );
        let daemon = Daemon::new("baraza", program()?, folder, format!("http://{inside}/ready"));
        daemon.write("baraza.toml", &text)?;
        Ok(Self {
            voice: format!("@{}:{}", slot.voice, settings.server_name),
            steward: format!("@{}:{}", slot.steward, settings.server_name),
            run,
            daemon,
            starts: 0,
        })
    }

    /// Starts `baraza run` and waits until it is ready.
    ///
    /// # Errors
    /// When it ends at once or does not become ready; with the last lines of its log.
    pub async fn start(&mut self) -> Result<()> {
        self.launch()?;
        self.until_ready().await
    }

    /// Starts `baraza run` without waiting.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn launch(&mut self) -> Result<()> {
        self.starts += 1;
        self.daemon.launch(&self.run, &python(&Progress::quiet())?, &["run"], Vec::new())
    }

    /// Waits until it decides and delivers.
    ///
    /// # Errors
    /// When it ends or does not become ready; with the last lines of its log.
    pub async fn until_ready(&mut self) -> Result<()> {
        self.daemon.until_ready().await
    }

    /// Ends it as a crash would (SIGKILL).
    ///
    /// # Errors
    /// When it does not run.
    pub async fn kill(&mut self) -> Result<()> {
        self.daemon.end(Signal::Kill).await.map(drop).context("the service does not run")
    }

    /// Stops it in order (SIGTERM) and says how long that took.
    ///
    /// # Errors
    /// When it does not run.
    pub async fn stop(&mut self) -> Result<Duration> {
        self.daemon.end(Signal::Term).await.context("the service does not run")
    }

    /// Freezes it, as a machine does that has no time for it, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&mut self, frozen: bool) -> Result<()> {
        self.daemon.freeze(frozen)
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// When it cannot be started or does not come to an end.
    pub async fn cli(&self, words: &[&str]) -> Result<Said> {
        self.daemon.ask(words, PATIENCE).await
    }

    /// A command that ends when it is dropped, for a scenario that ends it in the middle.
    pub fn command(&self, words: &[&str]) -> Command {
        self.daemon.command(words)
    }

    /// As [`Self::cli`], for commands that must end well; gives what was printed.
    ///
    /// # Errors
    /// What the command said.
    pub async fn good(&self, words: &[&str]) -> Result<String> {
        self.daemon.good(words, PATIENCE).await
    }

    /// Writes a file into the service's folder and gives its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Result<String> {
        self.daemon.write(name, text)
    }

    /// Applies a cohort's file; gives what was printed.
    ///
    /// # Errors
    /// What the command said.
    pub async fn apply(&self, file: &crate::CohortFile) -> Result<String> {
        let path = self.write(&format!("{}.toml", file.id), &file.toml())?;
        self.good(&["apply", &path, "--now"]).await
    }

    /// A cohort's room of a kind, as `show` prints it.
    ///
    /// # Errors
    /// When there is no such room.
    pub async fn room(&self, cohort: &str, kind: &str) -> Result<String> {
        let shown = self.good(&["show", cohort]).await?;
        let found = shown.lines().find_map(|line| line.strip_prefix(&format!("# {kind} !")));
        found.map(|rest| format!("!{rest}")).with_context(|| format!("show names no room {kind}:\n{shown}"))
    }

    /// The database's address, for counting what is stored.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn store(&self, database: &str) -> Result<storage::Store> {
        let url = match database.strip_prefix("sqlite:") {
            Some(name) => format!("sqlite:{}", self.folder().join("data").join(name).display()),
            None => database.to_owned(),
        };
        Ok(storage::Store::open(&url).await?)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.daemon.folder()
    }

    /// The last lines of its log.
    pub fn log(&self, lines: usize) -> String {
        self.daemon.last_words(lines)
    }
}

impl Drop for Service {
    /// What a failing test shows besides its own words.
    fn drop(&mut self) {
        if self.starts > 0 {
            eprintln!("the last lines of the service's log:\n{}", self.log(40));
        }
    }
}
