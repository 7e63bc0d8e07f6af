//! A program that ends with us: started through a small supervisor that kills it when our end of a pipe closes.
//!
//! The pipe closes on every way out, a SIGKILL included. (The kernel's own "signal on parent death" would need unsafe
//! code here, and it follows the thread that started the program, not the process.) Should the supervisor be killed
//! too, the record in the run's folder lets the next start sweep what is left.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use tokio::time::{Instant, sleep};

use crate::run::{Mark, Run};

const SUPERVISOR: &str = include_str!("supervise.py");

/// A signal for a supervised program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ask it to end.
    Term,
    /// PostgreSQL's "fast" stop.
    Int,
    /// End it at once, as a crash would.
    Kill,
    /// Freeze it: it keeps its connections and answers nothing.
    Stop,
    /// Let a frozen one go on.
    Cont,
}

impl Signal {
    fn word(self) -> &'static str {
        match self {
            Self::Term => "TERM",
            Self::Int => "INT",
            Self::Kill => "KILL",
            Self::Stop => "STOP",
            Self::Cont => "CONT",
        }
    }
}

/// What to start and how to end it.
#[derive(Debug)]
pub struct Order<'a> {
    /// Names the record and stands in messages; unique within the run.
    pub name: &'a str,
    /// Program and arguments.
    pub command: Vec<String>,
    /// Variables set beside those that we have.
    pub environment: Vec<(String, String)>,
    /// Where it runs.
    pub folder: &'a Path,
    /// Gets what the program says, appended.
    pub log: &'a Path,
    /// What it gets when our pipe closes, and how long it may take (zero for `Kill`).
    pub end: (Signal, Duration),
}

/// A running program. Dropping it ends it.
#[derive(Debug)]
pub struct Supervised {
    name: String,
    pid: u32,
    record: PathBuf,
    supervisor: Child,
    orders: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
    _run: Arc<Run>,
}

impl Supervised {
    /// Starts a program under the supervisor, which runs in `python`.
    ///
    /// # Errors
    /// When Python or the program cannot be started, or the record cannot be written.
    pub fn start(run: &Arc<Run>, python: &Path, order: &Order<'_>) -> Result<Self> {
        let log = File::options().create(true).append(true).open(order.log);
        let log = log.with_context(|| format!("{} cannot be written", order.log.display()))?;
        // A file and not an argument, so that a list of processes stays readable.
        let script = run.folder().join(format!("{}.supervise.py", order.name));
        std::fs::write(&script, SUPERVISOR)
            .with_context(|| format!("{} cannot be written", script.display()))?;
        let mut supervisor = Command::new(python)
            .args(["-I", "-S"])
            .arg(&script)
            .args([order.end.0.word(), &order.end.1.as_secs_f64().to_string()])
            .args(&order.command)
            .envs(order.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(order.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            // A Ctrl-C in the terminal is for us; we end our programs in order.
            .process_group(0)
            .spawn()
            .with_context(|| format!("{} could not be started", order.name))?;
        let orders = supervisor.stdin.take();
        let mut said = BufReader::new(supervisor.stdout.take().context("the supervisor has no output")?);
        let mut line = String::new();
        said.read_line(&mut line).with_context(|| format!("{} could not be started", order.name))?;
        let Some(pid) = line.trim().strip_prefix("started ").and_then(|pid| pid.parse().ok()) else {
            drop(orders);
            let _ = supervisor.wait();
            let why = std::fs::read_to_string(order.log).unwrap_or_default();
            return Err(anyhow!(
                "{} could not be started: {}",
                order.name,
                crate::needs::last_lines(&why, 3)
            ));
        };
        let record = run.record(order.name, &[Mark::of(pid), Mark::of(supervisor.id())])?;
        Ok(Self { name: order.name.to_owned(), pid, record, supervisor, orders, said, _run: Arc::clone(run) })
    }

    /// The program's process id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// True once the program has ended.
    pub fn ended(&mut self) -> bool {
        !matches!(self.supervisor.try_wait(), Ok(None))
    }

    /// Sends a signal. When this returns the program has it: one that is frozen answers nothing any more.
    ///
    /// # Errors
    /// When the program has ended already.
    pub fn signal(&mut self, signal: Signal) -> Result<()> {
        let orders = self.orders.as_mut().with_context(|| format!("{} was ended already", self.name))?;
        let ended = || format!("{} has ended already", self.name);
        writeln!(orders, "{}", signal.word()).with_context(ended)?;
        let mut line = String::new();
        self.said.read_line(&mut line).with_context(ended)?;
        ensure!(line.trim() == "sent", ended());
        Ok(())
    }

    /// Sends a signal and waits for the end, by force after `patience`.
    pub async fn end(mut self, signal: Signal, patience: Duration) {
        let until = Instant::now() + patience;
        if self.signal(signal).is_ok() {
            while !self.ended() && Instant::now() < until {
                sleep(Duration::from_millis(10)).await;
            }
        }
    }
}

impl Drop for Supervised {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.supervisor.wait();
        let _ = std::fs::remove_file(&self.record);
    }
}
