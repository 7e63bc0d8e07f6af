//! Nothing dies silently: a loop that ends, panics or hangs is started again, after a pause that grows, and is counted.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use futures::FutureExt as _;
use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::vitals::{Part, Vitals};

/// The pauses before a loop is started again double from the first to the last of these.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(60));
/// After so long without an end the pauses begin anew.
const CALM: Duration = Duration::from_secs(10 * 60);
/// Between two looks for a loop that hangs.
const LOOK: Duration = Duration::from_millis(500);
/// What was told to end may take so long; what blocks its thread cannot be ended.
const ENDING: Duration = Duration::from_secs(5);

/// Ends its task when it goes.
struct Owned(JoinHandle<()>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Keeps a loop running until told to stop. `begin` makes it anew; it ends by itself when `stop` is cancelled.
pub async fn keep<F>(vitals: Vitals, part: Part, stop: CancellationToken, begin: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut pause = PAUSES.0;
    while !stop.is_cancelled() {
        let began = Instant::now();
        let task = Owned(tokio::spawn(begin()));
        vitals.began(part, task.0.abort_handle());
        let how = watch(&vitals, part, task).await;
        if stop.is_cancelled() {
            return;
        }
        vitals.ended(part, how);
        metrics::counter!("baraza_loop_restarts_total", "loop" => part.word()).increment(1);
        tracing::error!(part = part.word(), "{how}: it is started again");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
        pause = if began.elapsed() > CALM { PAUSES.0 } else { (pause * 2).min(PAUSES.1) };
    }
}

/// Waits for the end of a loop, or until it hangs. How it ended.
async fn watch(vitals: &Vitals, part: Part, mut task: Owned) -> &'static str {
    loop {
        tokio::select! {
            ended = &mut task.0 => return how(&ended),
            () = tokio::time::sleep(LOOK) => {}
        }
        if vitals.hangs(part) {
            task.0.abort();
            let _ = tokio::time::timeout(ENDING, &mut task.0).await;
            return "it showed no sign of life";
        }
    }
}

fn how(ended: &Result<(), JoinError>) -> &'static str {
    match ended {
        Ok(()) => "it ended by itself",
        Err(error) if error.is_panic() => "it panicked",
        Err(_) => "it was ended",
    }
}

/// What comes of a step, or what it said when it panicked: one bad thing stays one.
///
/// # Errors
/// When it panicked.
pub async fn contained<T>(step: impl Future<Output = T>) -> Result<T, String> {
    AssertUnwindSafe(step).catch_unwind().await.map_err(|panic| words(&*panic))
}

/// The program's own words up to where they may begin to quote anybody's.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason");
    text.chars().take_while(|c| !matches!(c, '"' | '{' | '`')).take(100).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use super::*;
    use crate::vitals::Harm;

    /// A loop that beats every few milliseconds; how often it was begun.
    async fn begun_after(harm: impl FnOnce(&Vitals)) -> (u32, Vitals) {
        let (vitals, stop, begun) =
            (Vitals::default(), CancellationToken::new(), Arc::new(AtomicU32::new(0)));
        let (beats, count) = (vitals.clone(), begun.clone());
        let looping = move || {
            count.fetch_add(1, Ordering::Relaxed);
            let beats = beats.clone();
            async move {
                loop {
                    beats.beat(Part::Rooms).await;
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            }
        };
        let kept = tokio::spawn(keep(vitals.clone(), Part::Rooms, stop.clone(), looping));
        tokio::time::sleep(Duration::from_millis(50)).await;
        harm(&vitals);
        let began = Instant::now();
        while begun.load(Ordering::Relaxed) < 2 && began.elapsed() < Duration::from_secs(10) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.cancel();
        kept.abort();
        (begun.load(Ordering::Relaxed), vitals)
    }

    #[tokio::test]
    async fn a_loop_that_panics_is_killed_or_hangs_is_started_again_and_said() {
        let (begun, vitals) =
            begun_after(|vitals| vitals.harm(Part::Rooms, Harm::Panic, Duration::from_secs(60))).await;
        assert_eq!((begun, vitals.all()[0].ended), (2, Some("it panicked")));
        let (begun, vitals) = begun_after(|vitals| vitals.kill(Part::Rooms)).await;
        assert_eq!((begun, vitals.all()[0].ended), (2, Some("it was ended")));
        let (begun, vitals) =
            begun_after(|vitals| vitals.harm(Part::Rooms, Harm::Hang, Duration::from_millis(100))).await;
        assert_eq!((begun, vitals.all()[0].ended), (2, Some("it showed no sign of life")));
        assert_eq!(vitals.all()[0].restarts, 1);
    }

    #[tokio::test]
    async fn what_panics_is_contained_and_quotes_nobody() {
        assert_eq!(contained(async { 7 }).await, Ok(7));
        let broke: Result<(), String> =
            contained(async { panic!("no room {:?}", "words of a person") }).await;
        assert_eq!(broke.unwrap_err(), "no room ");
    }
}
