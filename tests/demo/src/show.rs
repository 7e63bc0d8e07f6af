//! The progress display: each step one line with its time.

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;
use harness::Progress;

/// The clock of the step under way goes on as often as this.
const TICK: Duration = Duration::from_secs(1);

type Out = Box<dyn Write + Send>;

/// Where lines go and what went wrong so far. Cheap to clone.
#[derive(Clone)]
pub struct Show {
    began: Instant,
    out: Arc<Mutex<Out>>,
    live: bool,
    failures: Arc<Mutex<Vec<String>>>,
    running: Arc<Mutex<Vec<String>>>,
    started: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
}

impl Show {
    /// Lines on standard output, or on standard error when that is taken for a result. On a terminal the clock of the
    /// step under way ticks, until the program ends.
    pub fn new(to_stderr: bool) -> Self {
        let live = if to_stderr { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
        let show =
            Self::to(if to_stderr { Box::new(std::io::stderr()) } else { Box::new(std::io::stdout()) }, live);
        if live {
            tokio::spawn(show.clone().ticks());
        }
        show
    }

    fn to(out: Out, live: bool) -> Self {
        Self {
            began: Instant::now(),
            out: Arc::new(Mutex::new(out)),
            live,
            failures: Arc::default(),
            running: Arc::default(),
            started: Arc::default(),
            over: Arc::default(),
        }
    }

    async fn ticks(self) {
        loop {
            tokio::time::sleep(TICK).await;
            self.redraw();
        }
    }

    /// A line as it is.
    pub fn line(&self, text: &str) {
        let clear = if self.live { "\r\x1b[K" } else { "" };
        self.write(|status| format!("{clear}{text}\n{status}"));
    }

    fn redraw(&self) {
        if self.live {
            self.write(|status| format!("\r\x1b[K{status}"));
        }
    }

    /// Writes at once what is made of the status line, so that a tick never falls into the middle of a line.
    fn write(&self, text: impl FnOnce(&str) -> String) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let text = text(&self.status());
        // A closed terminal is no reason to stop the servers out of order.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// The step under way, on the last line of a terminal. A narrow one cuts it off: what went on on a second line could
    /// not be drawn over.
    fn status(&self) -> String {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match running.last() {
            Some(step) if self.live => format!("\x1b[?7l{}  … {step}\x1b[?7h", clock(self.began.elapsed())),
            _ => String::new(),
        }
    }

    fn begin(&self, step: &str) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).push(step.to_owned());
        self.redraw();
    }

    fn end(&self, step: &str) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = running.iter().position(|one| one == step) {
            running.remove(at);
        }
    }

    /// Remembers that something runs now that must be stopped at the end.
    pub fn started(&self, what: &str) {
        self.started.lock().unwrap_or_else(PoisonError::into_inner).push(what.to_owned());
    }

    /// No step is under way any more: what was started is being stopped.
    pub fn stopping(&self) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).clear();
        match self.what_was_started() {
            None => self.line("stopped; no server had been started"),
            Some(started) => self.line(&format!("stopping {started} …")),
        }
    }

    /// All that was started has ended.
    pub fn stopped(&self) {
        if let Some(started) = self.what_was_started() {
            self.line(&format!("stopped: {started}. Nothing of this demo runs any more."));
        }
    }

    fn what_was_started(&self) -> Option<String> {
        let started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        (!started.is_empty()).then(|| started.join(" and "))
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

    /// Something that takes its time and leaves no line.
    pub async fn wait<T>(&self, what: &str, work: impl Future<Output = T>) -> T {
        self.begin(what);
        let done = work.await;
        self.end(what);
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

    /// What was written, to be read by a test.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn shown(paper: &Paper) -> String {
        String::from_utf8(paper.0.lock().unwrap().clone()).unwrap()
    }

    #[tokio::test]
    async fn the_clock_of_a_long_step_ticks_on_a_terminal() {
        let paper = Paper::default();
        let show = Show::to(Box::new(paper.clone()), true);
        let ticks = tokio::spawn(show.clone().ticks());
        let long = async {
            tokio::time::sleep(TICK * 5 / 2).await;
            Ok(())
        };
        show.step("a long one", long).await.unwrap();
        ticks.abort();
        let seen = shown(&paper);
        assert!(
            ["0:00  … a long one", "0:01  … a long one", "0:02  … a long one"]
                .iter()
                .all(|at| seen.contains(at)),
            "{seen}"
        );
        assert!(seen.ends_with("done  a long one (2.5 s)\n"), "{seen}");
    }

    #[test]
    fn a_file_gets_lines_alone() {
        let paper = Paper::default();
        let show = Show::to(Box::new(paper.clone()), false);
        show.begin("a step");
        show.redraw();
        show.line("a line");
        assert_eq!(shown(&paper), "a line\n");
    }

    #[test]
    fn the_end_says_what_was_stopped() {
        let paper = Paper::default();
        let show = Show::to(Box::new(paper.clone()), false);
        show.stopping();
        show.stopped();
        assert_eq!(shown(&paper), "stopped; no server had been started\n");
        show.started("the homeservers");
        show.started("Baraza");
        show.stopping();
        show.stopped();
        let seen = shown(&paper);
        assert!(
            seen.contains("stopping the homeservers and Baraza …\nstopped: the homeservers and Baraza. "),
            "{seen}"
        );
    }

    #[test]
    fn time_is_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(125)), " 2:05");
    }
}
