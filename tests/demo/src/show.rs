//! The progress display: each step one line with its time.

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;
use harness::Progress;

/// Where lines go and what went wrong so far. Cheap to clone.
#[derive(Clone)]
pub struct Show {
    began: Instant,
    to_stderr: bool,
    live: bool,
    failures: Arc<Mutex<Vec<String>>>,
    running: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
}

impl Show {
    /// Lines on standard output, or on standard error when that is taken for a result.
    pub fn new(to_stderr: bool) -> Self {
        let live = if to_stderr { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
        Self {
            began: Instant::now(),
            to_stderr,
            live,
            failures: Arc::default(),
            running: Arc::default(),
            over: Arc::default(),
        }
    }

    /// A line as it is.
    pub fn line(&self, text: &str) {
        let clear = if self.live { "\r\x1b[K" } else { "" };
        let text = format!("{clear}{text}\n{}", self.status());
        // A closed terminal is no reason to stop the servers out of order.
        let _ = if self.to_stderr {
            std::io::stderr().write_all(text.as_bytes()).and_then(|()| std::io::stderr().flush())
        } else {
            std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush())
        };
    }

    /// The step under way, on the last line of a terminal.
    fn status(&self) -> String {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match running.last() {
            Some(step) if self.live => format!("{}  … {step}", clock(self.began.elapsed())),
            _ => String::new(),
        }
    }

    fn begin(&self, step: &str) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push(step.to_owned());
        if self.live {
            let text = format!("\r\x1b[K{}", self.status());
            let _ = if self.to_stderr {
                std::io::stderr().write_all(text.as_bytes()).and_then(|()| std::io::stderr().flush())
            } else {
                std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush())
            };
        }
    }

    fn end(&self, step: &str) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = running.iter().position(|one| one == step) {
            running.remove(at);
        }
    }

    /// A step without which there is nothing to go on with.
    ///
    /// # Errors
    /// Those of the step.
    pub async fn step<T>(&self, what: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
        let began = Instant::now();
        self.begin(what);
        let done = work.await;
        self.end(what);
        let mark = if done.is_ok() { "done" } else { "FAIL" };
        self.line(&format!("{}  {mark}  {what} ({})", clock(self.began.elapsed()), seconds(began.elapsed())));
        done
    }

    /// A scene of the day, judged by the witness: what was seen in a few words, or what was expected instead. The day
    /// goes on either way. Gives back what the scene brought, for those that depend on it.
    pub async fn scene<T>(&self, what: &str, work: impl Future<Output = Result<(String, T)>>) -> Option<T> {
        let began = Instant::now();
        self.begin(what);
        let done = work.await;
        self.end(what);
        let (now, took) = (clock(self.began.elapsed()), seconds(began.elapsed()));
        match done {
            Ok((seen, brought)) => {
                self.line(&format!("{now}  seen  {what} ({took})\n              {seen}"));
                Some(brought)
            }
            Err(fault) => {
                let why: Vec<String> = format!("{fault:#}").lines().map(cut).collect();
                let why = why.join("\n              ");
                self.line(&format!("{now}  FAIL  {what} ({took})\n              {why}"));
                self.failures.lock().unwrap_or_else(PoisonError::into_inner).push(what.to_owned());
                None
            }
        }
    }

    /// The scenes that failed.
    pub fn failures(&self) -> Vec<String> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The day is over: nothing can fail any more.
    pub fn over(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    /// Whether the day is over.
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// For the harness, which says what it installs and starts.
    pub fn progress(&self) -> Progress {
        let own = self.clone();
        Progress::new(move |line| own.line(&format!("{}        {line}", clock(own.began.elapsed()))))
    }
}

/// No line of a display is endless; the whole of it is on the servers.
fn cut(line: &str) -> String {
    const MOST: usize = 220;
    let short: String = line.chars().take(MOST).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

fn clock(since: Duration) -> String {
    format!("{:2}:{:02}", since.as_secs() / 60, since.as_secs() % 60)
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[tokio::test]
    async fn a_scene_that_fails_is_remembered_and_the_day_goes_on() {
        let show = Show::new(true);
        let good = show.scene("a good one", async { Ok(("well".to_owned(), 3)) }).await;
        let bad: Option<()> = show.scene("a bad one", async { Err(anyhow!("expected a\nseen b")) }).await;
        assert_eq!((good, bad), (Some(3), None));
        assert_eq!(show.failures(), ["a bad one"]);
    }

    #[test]
    fn time_is_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(125)), " 2:05");
    }
}
