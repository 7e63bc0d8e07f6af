//! Killed at every point, nothing is lost and nothing doubled.
//!
//! The story is told with a blow at every request, a few of them in each telling: an answer lost, the homeserver dead
//! before or after it did what was asked, or Baraza itself dead before or after. It must stand after each step as the
//! undisturbed one does. Then Baraza is killed at every point at which it waits for anything, each commit of the
//! database included.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};

use fake_homeserver::{Fault, Trouble};

use crate::{
    scenario::{Ending, STEPS, step, undisturbed},
    test_db::{on_both, on_sqlite},
    test_service::{Baraza, TestService, pushed, small_cohort},
};

/// So many requests lie from one blow to the next: more than it takes to get over one, so that each strikes what has
/// recovered.
const APART: u32 = 20;
/// More blows than a telling has room for.
const BLOWS: u32 = 40;
/// Longer than any test runs.
const FOR_EVER: Duration = Duration::from_secs(3600);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blow {
    LoseAnswer,
    HomeserverDiesBefore,
    HomeserverDiesAfter,
    /// Baraza is killed when the request is on its way.
    DieBefore,
    /// Baraza is killed when it was done and before it knows.
    DieAfter,
}

impl Blow {
    fn trouble(self) -> Trouble {
        match self {
            Self::LoseAnswer => Trouble::LoseAnswer,
            Self::HomeserverDiesBefore => Trouble::CrashBefore,
            Self::HomeserverDiesAfter => Trouble::CrashAfter,
            Self::DieBefore => Trouble::Delay(FOR_EVER),
            Self::DieAfter => Trouble::Late(FOR_EVER),
        }
    }

    fn kills_us(self) -> bool {
        matches!(self, Self::DieBefore | Self::DieAfter)
    }
}

/// Starts and prepares, however often that fails.
async fn begin(town: &TestService) -> Baraza {
    let mut baraza = town.open().await;
    while baraza.try_prepare().await.is_err() {
        if !town.fake.is_alive() {
            town.fake.come_back();
        }
    }
    baraza
}

/// Runs a part of the story; a Baraza that is struck dead in it is followed by another that does it again.
async fn through<T>(town: &TestService, blow: Blow, part: impl AsyncFn() -> T) -> T {
    if !blow.kills_us() {
        return part().await;
    }
    loop {
        let left = town.fake.faults_left();
        let struck = async {
            while left == 0 || town.fake.faults_left() == left {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            // What was to be done before the answer is done by then.
            tokio::time::sleep(Duration::from_millis(5)).await;
        };
        tokio::select! {
            biased;
            done = part() => return done,
            () = struck => {}
        }
    }
}

/// The story with a blow at its n-th request and at every so many after it. How many there were.
async fn told_with(town: &TestService, blow: Blow, n: u32, expected: &[Ending]) -> u32 {
    for number in 0..BLOWS {
        // A request that one strikes is not counted by those behind it.
        let skip = n + number * (APART - 1);
        town.fake.inject(Fault::on("* /**", blow.trouble()).skip(skip).times(1));
    }
    let stands = |step: usize| {
        Ending::of(town).assert_is(&expected[step], &format!("{blow:?} at request {n}, after step {step}"));
    };
    through(town, blow, async || {
        let baraza = begin(town).await;
        baraza.order(&small_cohort(), 1).await;
        baraza.recover(town).await;
    })
    .await;
    stands(0);
    let mut baraza = through(town, blow, async || begin(town).await).await;
    for number in 1..STEPS {
        step(town, number);
        let kept = std::sync::Mutex::new(Some(baraza));
        baraza = through(town, blow, async || {
            // A second one reads back what the first may have missed.
            let taken = kept.lock().unwrap().take();
            let baraza = match taken {
                Some(baraza) => baraza,
                None => {
                    let baraza = begin(town).await;
                    baraza.heal().await;
                    baraza
                }
            };
            baraza.recover(town).await;
            baraza
        })
        .await;
        stands(number);
    }
    baraza.nothing_parked().await;
    BLOWS - u32::try_from(town.fake.faults_left()).unwrap()
}

/// A blow at every request. What strikes before a request leaves everything as it was, so for that every fifth is
/// enough (`stride`).
async fn at_every_request(blow: Blow, stride: usize) {
    let expected = undisturbed().await;
    let mut struck = 0;
    for n in (0..APART).step_by(stride) {
        struck +=
            on_sqlite(async |home| told_with(&TestService::new(home).await, blow, n, &expected).await).await;
    }
    println!("{blow:?}: struck {struck} times");
    assert!(struck as usize * stride >= 90, "the story has more requests than {struck}");
}

#[tokio::test]
async fn an_answer_lost_at_any_request() {
    at_every_request(Blow::LoseAnswer, 1).await;
}

#[tokio::test]
async fn the_homeserver_dead_before_any_request() {
    at_every_request(Blow::HomeserverDiesBefore, 5).await;
}

#[tokio::test]
async fn the_homeserver_dead_after_any_request() {
    at_every_request(Blow::HomeserverDiesAfter, 1).await;
}

#[tokio::test]
async fn killed_before_any_request() {
    at_every_request(Blow::DieBefore, 5).await;
}

#[tokio::test]
async fn killed_after_any_request() {
    at_every_request(Blow::DieAfter, 1).await;
}

/// A future that is dropped, as by a kill, when it has waited so often.
struct Killed<F> {
    future: F,
    left: usize,
}

impl<F: Future + Unpin> Future for Killed<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match Pin::new(&mut self.future).poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if self.left == 0 => Poll::Ready(None),
            Poll::Pending => {
                self.left -= 1;
                Poll::Pending
            }
        }
    }
}

/// All loops until nothing is left to do.
async fn work(baraza: &Baraza) {
    loop {
        let pass = baraza.pass().await;
        if pass.decided == 0 && pass.delivered == 0 && !pass.again {
            return;
        }
    }
}

on_both! {
    /// Killed when it waits for the first time, then for the second time, and so on, in every step of the story: the
    /// commits of the database and the requests are among these points, before and after.
    async fn killed_wherever_it_waits(home) {
        let expected = undisturbed().await;
        let town = TestService::new(home).await;
        let mut baraza = town.begin().await;
        let mut kills = 0;
        baraza.order(&small_cohort(), 1).await;
        for number in 0..STEPS {
            step(&town, number);
            for waits in 0.. {
                pushed(&town).await;
                let ended = Killed { future: pin!(work(&baraza)), left: waits }.await.is_some();
                if ended && town.fake.unpushed() == 0 {
                    pushed(&town).await;
                    if baraza.app.store.counts().await.unwrap().inbox_waiting == 0 {
                        break;
                    }
                }
                if !ended {
                    drop(baraza);
                    kills += 1;
                    baraza = town.begin().await;
                }
            }
        }
        println!("killed {kills} times");
        assert!(kills > 100, "only {kills} kills");
        baraza.nothing_parked().await;
        assert_eq!(Ending::of(&town), expected[STEPS - 1]);
    }

    /// One telling on each database; SQLite gets all of them above.
    async fn killed_in_the_middle(home) {
        let expected = undisturbed().await;
        let town = TestService::new(home).await;
        assert!(told_with(&town, Blow::DieAfter, 10, &expected).await > 2);
    }
}
