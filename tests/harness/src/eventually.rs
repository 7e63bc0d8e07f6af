//! Waiting for what must become true on servers that need a moment.

use std::time::Duration;

use anyhow::{Result, anyhow};
use tokio::time::{Instant, sleep};

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// Repeats `look` until it succeeds, at most `within`.
///
/// The error of a look says what was seen instead (`ensure!(n == 3, "{n} messages")`).
///
/// # Errors
/// When time is over: what was expected, how long was waited, and what the last look saw.
pub async fn eventually<T, F, Fut>(within: Duration, what: &str, mut look: F) -> Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T>>,
{
    let end = Instant::now() + within;
    let mut seen = anyhow!("nothing: no look came to an end");
    loop {
        match tokio::time::timeout_at(end.max(Instant::now() + PAUSE), look()).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(fault)) => seen = fault,
            Err(_) => {}
        }
        if Instant::now() >= end {
            return Err(anyhow!("expected within {:.1} s: {what}\nseen: {seen:#}", within.as_secs_f64()));
        }
        sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::ensure;

    #[tokio::test]
    async fn waits_until_it_is_true() {
        let looks = std::sync::atomic::AtomicU32::new(0);
        let third = eventually(Duration::from_secs(5), "a third look", async || {
            let seen = looks.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
            ensure!(seen >= 3, "look {seen}");
            Ok(seen)
        });
        assert_eq!(third.await.unwrap(), 3);
    }

    #[tokio::test]
    async fn says_what_was_expected_and_what_was_seen() {
        let never: Result<()> =
            eventually(Duration::from_millis(150), "four members", async || Err(anyhow!("three members")))
                .await;
        let text = format!("{:#}", never.unwrap_err());
        assert!(text.contains("four members") && text.contains("three members"), "{text}");
    }

    #[tokio::test]
    async fn a_look_that_hangs_is_given_up() {
        let never: Result<()> =
            eventually(Duration::from_millis(150), "an end", async || std::future::pending().await).await;
        assert!(format!("{:#}", never.unwrap_err()).contains("no look came to an end"));
    }

    #[tokio::test]
    async fn it_can_wait_in_a_task_of_its_own() {
        let word = "sawa".to_owned();
        let waiting = tokio::spawn(async move {
            eventually(Duration::from_secs(1), "a word", async || {
                tokio::task::yield_now().await;
                Ok(word.len())
            })
            .await
        });
        assert_eq!(waiting.await.unwrap().unwrap(), 4);
    }
}
