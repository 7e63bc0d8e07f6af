//! What the operator is told of what is wrong with the encrypted device.

use std::collections::BTreeMap;

use device_link::Readiness;

/// What passes within this time, as while the homeserver is restarted, is not worth a word. Milliseconds.
const PASSING_MS: i64 = 60_000;

/// Something that is wrong with the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// It hears nothing from the homeserver.
    Deaf,
    /// Its store is an older copy of itself.
    Stale,
    /// Others cannot see that it is the voice's own.
    Unsigned,
    /// Its keys would be lost with it.
    NotBackedUp,
}

impl Flaw {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Deaf, Self::Stale, Self::Unsigned, Self::NotBackedUp];

    /// What `/problems` calls it.
    pub fn about(self) -> &'static str {
        match self {
            Self::Deaf => "encrypted device hears nothing",
            Self::Stale => "encrypted device has old keys",
            Self::Unsigned => "encrypted device is not signed",
            Self::NotBackedUp => "encrypted device is not backed up",
        }
    }

    /// What it means and what to do.
    pub fn words(self) -> &'static str {
        match self {
            Self::Deaf => {
                "its sync fails, so no new keys come in and new texts in encrypted rooms cannot be read; see the log for the \
                 homeserver's answer; it is tried again by itself"
            }
            Self::Stale => {
                "the folder e2ee in data_dir is an older copy, and people's new devices cannot reach it; a new device takes \
                 its place as soon as the room keys are backed up"
            }
            Self::Unsigned => {
                "people see a warning beside what Baraza writes in encrypted rooms; see the log for the reason; it is tried \
                 again every minute"
            }
            Self::NotBackedUp => {
                "if the folder e2ee in data_dir is lost, older encrypted texts cannot be read again; see the log for the \
                 reason; it is tried again every minute"
            }
        }
    }
}

/// What is wrong, and since when.
#[derive(Debug, Default)]
pub struct Flaws {
    since: BTreeMap<Flaw, i64>,
}

impl Flaws {
    /// What is worth a word, at a look at this time in milliseconds since 1970.
    pub fn look(&mut self, ready: Readiness, now: i64) -> Vec<Flaw> {
        let flaws = [
            (Flaw::Deaf, !ready.syncing),
            (Flaw::Stale, ready.stale_store),
            (Flaw::Unsigned, !ready.cross_signed),
            (Flaw::NotBackedUp, !ready.backed_up),
        ];
        for (flaw, is_so) in flaws {
            if is_so {
                self.since.entry(flaw).or_insert(now);
            } else {
                self.since.remove(&flaw);
            }
        }
        let lasting = |flaw: Flaw, since: i64| flaw == Flaw::Stale || now - since > PASSING_MS;
        self.since.iter().filter(|(flaw, since)| lasting(**flaw, **since)).map(|(flaw, _)| *flaw).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: Readiness = Readiness::SOUND;

    #[test]
    fn what_passes_is_not_said_and_what_lasts_is() {
        let mut seen = Flaws::default();
        assert_eq!(seen.look(SOUND, 0), []);
        let deaf = Readiness { syncing: false, backed_up: false, ..SOUND };
        assert_eq!(seen.look(deaf, 1_000), []);
        assert_eq!(seen.look(deaf, 61_000), []);
        assert_eq!(seen.look(deaf, 61_001), [Flaw::Deaf, Flaw::NotBackedUp]);
        assert_eq!(seen.look(Readiness { syncing: true, ..deaf }, 62_000), [Flaw::NotBackedUp]);
        assert_eq!(seen.look(SOUND, 63_000), []);
        // It was away in between: the time begins again.
        assert_eq!(seen.look(deaf, 64_000), []);
    }

    #[test]
    fn old_keys_are_said_at_once() {
        let mut seen = Flaws::default();
        assert_eq!(seen.look(Readiness { stale_store: true, ..SOUND }, 0), [Flaw::Stale]);
        assert_eq!(seen.look(Readiness { cross_signed: false, ..SOUND }, 0), []);
        assert_eq!(seen.look(Readiness { cross_signed: false, ..SOUND }, 60_001), [Flaw::Unsigned]);
    }
}
