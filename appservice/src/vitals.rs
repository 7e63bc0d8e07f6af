//! What each loop of the service last did, and when: health comes from that, not from flags.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{task::AbortHandle, time::Instant};

/// A restart is told the operator for so long.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);

/// A loop of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Takes the homeserver's transactions.
    Door,
    /// Serves the pages.
    Pages,
    /// Keeps the lease.
    Lease,
    /// Decides.
    Deciding,
    /// Delivers.
    Delivery,
    /// Makes rooms match their cohorts.
    Rooms,
    /// Looks after queued openings.
    Openings,
    /// Hears of what moves, and heals gaps.
    Following,
    /// Walks slowly over everything.
    Healing,
    /// Keeps the encrypted device.
    Device,
}

impl Part {
    /// Every one of them.
    pub const ALL: [Self; 10] = [
        Self::Door,
        Self::Pages,
        Self::Lease,
        Self::Deciding,
        Self::Delivery,
        Self::Rooms,
        Self::Openings,
        Self::Following,
        Self::Healing,
        Self::Device,
    ];

    /// What the operator reads of it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Pages => "pages",
            Self::Lease => "lease",
            Self::Deciding => "deciding",
            Self::Delivery => "delivery",
            Self::Rooms => "rooms",
            Self::Openings => "openings",
            Self::Following => "following",
            Self::Healing => "healing",
            Self::Device => "device",
        }
    }

    /// A loop that shows no sign of life for so long hangs: well above the longest that one step of it takes, which is
    /// some requests of 30 seconds each. The doors wait for others and show none.
    const fn patience(self) -> Option<Duration> {
        let seconds = match self {
            Self::Door | Self::Pages => return None,
            Self::Lease => 60,
            Self::Deciding | Self::Rooms => 120,
            Self::Delivery | Self::Openings => 180,
            Self::Following | Self::Healing | Self::Device => 600,
        };
        Some(Duration::from_secs(seconds))
    }
}

/// What a test does to a loop, at its next sign of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// It panics.
    Panic,
    /// It waits for ever.
    Hang,
}

#[derive(Debug, Default)]
struct Vital {
    /// The running task; none between two of them, or before the first.
    task: Option<AbortHandle>,
    last: Option<Instant>,
    restarts: u64,
    /// How the last one ended, and when.
    ended: Option<(Instant, &'static str)>,
    patience: Option<Duration>,
    harm: Option<Harm>,
}

impl Vital {
    fn silent_for(&self) -> Option<Duration> {
        self.last.map(|last| last.elapsed())
    }

    fn hangs(&self) -> bool {
        self.patience.zip(self.silent_for()).is_some_and(|(patience, silent)| silent > patience)
    }

    /// Why it does not run.
    fn fault(&self) -> Option<&'static str> {
        match (&self.task, self.ended) {
            (Some(task), _) if task.is_finished() => Some("it ended"),
            (Some(_), _) if self.hangs() => Some("it hangs"),
            (Some(_), _) | (None, None) => None,
            (None, Some((_, how))) => Some(how),
        }
    }
}

/// How a loop stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopState {
    /// Which.
    pub part: Part,
    /// Since its last sign of life.
    pub silent_for: Option<Duration>,
    /// How often it was started again.
    pub restarts: u64,
    /// Why it does not run now.
    pub fault: Option<&'static str>,
    /// How it last ended, if that is not long ago.
    pub ended: Option<&'static str>,
}

/// A step of a loop that broke off: how often, when last, and what the program said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Broken {
    times: u64,
    last: Instant,
    words: String,
}

/// The signs of life of all loops. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Vitals {
    parts: Arc<Mutex<BTreeMap<Part, Vital>>>,
    broken: Arc<Mutex<BTreeMap<Part, Broken>>>,
}

impl Vitals {
    fn with<T>(&self, part: Part, change: impl FnOnce(&mut Vital) -> T) -> T {
        change(self.parts.lock().unwrap_or_else(PoisonError::into_inner).entry(part).or_default())
    }

    /// A sign of life, in the middle of a step.
    pub fn note(&self, part: Part) {
        self.with(part, |vital| vital.last = Some(Instant::now()));
    }

    /// A sign of life at the head of a loop.
    ///
    /// # Panics
    /// Where a test wants it.
    pub async fn beat(&self, part: Part) {
        self.note(part);
        match self.with(part, |vital| vital.harm.take()) {
            None => {}
            Some(Harm::Panic) => panic!("a test wants this loop to panic"),
            Some(Harm::Hang) => std::future::pending().await,
        }
    }

    /// For tests: what happens to a loop at its next sign of life, and how long it may be silent then.
    pub fn harm(&self, part: Part, harm: Harm, patience: Duration) {
        self.with(part, |vital| {
            vital.harm = Some(harm);
            vital.patience = Some(patience);
        });
    }

    /// For tests: what was wanted and has not happened does not happen, and the usual patience holds.
    pub fn harm_no_more(&self, part: Part) {
        self.with(part, |vital| (vital.harm, vital.patience) = (None, part.patience()));
    }

    /// For tests: ends a loop's task.
    pub fn kill(&self, part: Part) {
        self.with(part, |vital| vital.task.as_ref().map(AbortHandle::abort));
    }

    pub(crate) fn began(&self, part: Part, task: AbortHandle) {
        self.with(part, |vital| {
            vital.task = Some(task);
            vital.last = Some(Instant::now());
            vital.patience = vital.patience.or(part.patience());
        });
    }

    pub(crate) fn ended(&self, part: Part, how: &'static str) {
        self.with(part, |vital| {
            vital.task = None;
            vital.restarts += 1;
            vital.ended = Some((Instant::now(), how));
        });
    }

    pub(crate) fn hangs(&self, part: Part) -> bool {
        self.with(part, |vital| vital.hangs())
    }

    /// A step broke off, and the loop goes on. `words` are the program's own.
    pub fn broke_off(&self, part: Part, words: &str) {
        metrics::counter!("baraza_steps_broken_off_total", "loop" => part.word()).increment(1);
        let mut broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = Broken { times: 0, last: Instant::now(), words: String::new() };
        let known = broken.entry(part).or_insert(fresh);
        *known = Broken { times: known.times + 1, last: Instant::now(), words: words.to_owned() };
    }

    /// The loops of which a step broke off lately, in words.
    pub fn broken(&self) -> Vec<(Part, String)> {
        let broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        let lately = broken.iter().filter(|(_, broken)| broken.last.elapsed() < REMEMBERED);
        let words = |broken: &Broken| {
            format!(
                "a step broke off {} times, last {} s ago ({}): a fault of the program, please report it with the \
                 version; everything else goes on, and the step is tried again later",
                broken.times,
                broken.last.elapsed().as_secs(),
                broken.words
            )
        };
        lately.map(|(part, broken)| (*part, words(broken))).collect()
    }

    /// How every loop that was ever begun stands.
    pub fn all(&self) -> Vec<LoopState> {
        let vitals = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let standing = |(part, vital): (&Part, &Vital)| LoopState {
            part: *part,
            silent_for: vital.silent_for(),
            restarts: vital.restarts,
            fault: vital.fault(),
            ended: vital.ended.filter(|(at, _)| at.elapsed() < REMEMBERED).map(|(_, how)| how),
        };
        vitals.iter().map(standing).collect()
    }
}
