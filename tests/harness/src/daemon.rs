//! A service as an operator has it: a program with a folder, a settings file, a command line and a process.
//!
//! Which program it is and what its settings say is the caller's to know. Here it is asked, started, waited for,
//! frozen and ended.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use crate::needs::last_lines;
use crate::run::Run;
use crate::supervised::{Order, Signal, Supervised};

/// A start takes seconds; a minute means that something is wrong.
const READY: Duration = Duration::from_secs(60);
/// How long a stop in order may take.
const STOP: Duration = Duration::from_secs(20);

/// What a command said.
#[derive(Clone, Debug)]
pub struct Said {
    /// Whether it ended well.
    pub good: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// A program with its settings, and its process while it runs. Dropping it ends the process.
#[derive(Debug)]
pub struct Daemon {
    name: &'static str,
    program: PathBuf,
    folder: PathBuf,
    ready: String,
    process: Option<Supervised>,
}

impl Daemon {
    /// A program that does not run yet. It lives in `folder`, with its settings in `<name>.toml`, and answers well at
    /// the address `ready` once it works.
    pub fn new(name: &'static str, program: PathBuf, folder: PathBuf, ready: String) -> Self {
        Self { name, program, folder, ready, process: None }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its settings.
    pub fn settings(&self) -> PathBuf {
        self.folder.join(format!("{}.toml", self.name))
    }

    /// Where its log is.
    pub fn log(&self) -> PathBuf {
        self.folder.join(format!("{}.log", self.name))
    }

    /// The last lines of its log.
    pub fn last_words(&self, lines: usize) -> String {
        last_lines(&std::fs::read_to_string(self.log()).unwrap_or_default(), lines)
    }

    /// Its process id while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Supervised::pid)
    }

    /// Writes a file into its folder and gives its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Result<String> {
        let path = self.folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(path.display().to_string())
    }

    /// Starts it with these words, without waiting.
    ///
    /// # Errors
    /// When it runs already or cannot be started.
    pub fn launch(
        &mut self,
        run: &Arc<Run>,
        python: &Path,
        words: &[&str],
        environment: Vec<(String, String)>,
    ) -> Result<()> {
        ensure!(self.process.is_none(), "{} runs already", self.name);
        let mut command = vec![self.program.display().to_string()];
        command.extend(self.words(words));
        let order = Order {
            name: self.name,
            command,
            environment,
            folder: &self.folder,
            log: &self.log(),
            end: (Signal::Term, Duration::from_secs(10)),
        };
        self.process = Some(Supervised::start(run, python, &order)?);
        Ok(())
    }

    /// Waits until it works.
    ///
    /// # Errors
    /// When it ends or does not become ready; with the last lines of its log.
    pub async fn until_ready(&mut self) -> Result<()> {
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build()?;
        let until = Instant::now() + READY;
        while Instant::now() < until {
            if http.get(&self.ready).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if self.process.as_mut().is_none_or(Supervised::ended) {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
        bail!("{} did not become ready:\n{}", self.name, self.last_words(12))
    }

    /// Sends it a signal that ends it, waits, and says how long that took; nothing when it does not run.
    pub async fn end(&mut self, signal: Signal) -> Option<Duration> {
        let process = self.process.take()?;
        let began = Instant::now();
        process.end(signal, STOP).await;
        Some(began.elapsed())
    }

    /// Freezes it, as a machine does that has no time for it, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&mut self, frozen: bool) -> Result<()> {
        let process = self.process.as_mut().with_context(|| format!("{} does not run", self.name))?;
        process.signal(if frozen { Signal::Stop } else { Signal::Cont })
    }

    /// A command with these words, which ends when it is dropped.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(self.words(words)).current_dir(&self.folder).kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Variables of somebody's own service would go before the settings.
        let own = format!("{}_", self.name.to_uppercase());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with(&own) {
                command.env_remove(name);
            }
        }
        command
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// When it cannot be started or takes longer than `patience`.
    pub async fn ask(&self, words: &[&str], patience: Duration) -> Result<Said> {
        let called = || format!("{} {}", self.name, words.first().copied().unwrap_or_default());
        let done = timeout(patience, self.command(words).output())
            .await
            .with_context(|| {
                format!("{} did not come to an end; the service's log:\n{}", called(), self.last_words(12))
            })?
            .with_context(|| format!("{} cannot be started", called()))?;
        Ok(Said {
            good: done.status.success(),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        })
    }

    /// As [`Self::ask`], for commands that must end well; gives what was printed.
    ///
    /// # Errors
    /// What the command said.
    pub async fn good(&self, words: &[&str], patience: Duration) -> Result<String> {
        let said = self.ask(words, patience).await?;
        ensure!(said.good, "{} {}: {}{}", self.name, words.join(" "), said.out, said.err.trim());
        Ok(said.out)
    }

    fn words(&self, words: &[&str]) -> Vec<String> {
        let mut all = vec!["--settings".to_owned(), self.settings().display().to_string()];
        all.extend(words.iter().map(|word| (*word).to_owned()));
        all
    }
}
