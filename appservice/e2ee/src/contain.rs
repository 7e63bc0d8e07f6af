//! A panic inside the SDK stays inside: it costs one request or one turn, never the device.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::sync::Pulse;

/// Pauses before a task that ended is started again double from the first to the last of these.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// The SDK broke off in the middle of something.
#[derive(Debug, thiserror::Error)]
#[error("the encryption library broke off: {0}")]
pub(crate) struct BrokeOff(String);

/// What comes of it, or that it broke off.
pub(crate) async fn contained<T>(doing: impl Future<Output = T>) -> Result<T, BrokeOff> {
    AssertUnwindSafe(doing).catch_unwind().await.map_err(|panic| {
        let broke = BrokeOff(words(&*panic));
        tracing::error!("{broke}");
        broke
    })
}

/// Only what the library itself says, shortened: its words may quote what it could not take.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text =
        text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given");
    text.chars().take_while(|c| !matches!(c, '"' | '{' | '`')).take(80).collect()
}

/// Where the tasks of a device run.
pub(crate) struct Kept<'a> {
    pub(crate) tasks: &'a TaskTracker,
    pub(crate) pulse: &'a Arc<Pulse>,
    pub(crate) closing: &'a CancellationToken,
}

impl Kept<'_> {
    /// Begins a task that is kept running; `may_end` says that its end is no fault.
    pub(crate) fn spawn<F>(
        &self,
        name: &'static str,
        may_end: bool,
        task: impl Fn() -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        let (pulse, closing) = (self.pulse.clone(), self.closing.clone());
        self.tasks.spawn(async move { kept(name, may_end, pulse, closing, task).await });
    }
}

/// Runs a task until `closing`; one that panics before, or ends although it never should, is started again and counted.
async fn kept<F: Future<Output = ()>>(
    name: &'static str,
    may_end: bool,
    pulse: Arc<Pulse>,
    closing: CancellationToken,
    task: impl Fn() -> F,
) {
    let mut pause = PAUSES.0;
    loop {
        let ended = contained(task()).await;
        if closing.is_cancelled() {
            return;
        }
        if ended.is_ok() && may_end {
            return;
        }
        pulse.restarts.fetch_add(1, Ordering::Relaxed);
        tracing::error!(name, "a task of the encrypted device ended; it is started again");
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = closing.cancelled() => return,
        }
        pause = (pause * 2).min(PAUSES.1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;

    #[tokio::test]
    async fn what_breaks_off_is_an_answer_and_quotes_nothing() {
        assert_eq!(contained(async { 7 }).await.unwrap(), 7);
        let broke: Result<(), BrokeOff> = contained(async { panic!("cannot read {:?}", "secret") }).await;
        assert_eq!(broke.unwrap_err().to_string(), "the encryption library broke off: cannot read ");
    }

    #[tokio::test]
    async fn a_task_that_panics_or_ends_is_started_again() {
        let (runs, closing) = (Arc::new(AtomicU32::new(0)), CancellationToken::new());
        let pulse = Arc::new(Pulse::new());
        let (counted, stop) = (runs.clone(), closing.clone());
        let task = move || {
            let (run, stop) = (counted.fetch_add(1, Ordering::Relaxed), stop.clone());
            async move {
                match run {
                    0 => panic!("first"),
                    1 => {}
                    _ => stop.cancel(),
                }
            }
        };
        kept("sync", false, pulse.clone(), closing, task).await;
        assert_eq!(runs.load(Ordering::Relaxed), 3);
        assert_eq!(pulse.restarts.load(Ordering::Relaxed), 2);
    }
}
