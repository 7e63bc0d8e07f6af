//! What caused a row of the inbox. Its written form is unique for ever, so it is stored as it is and read back here alone.

use std::fmt;

use bots::{cohort::Place, ids::CohortId};

/// A cause. What stands behind the cohort or the kind only makes it unique, and is looked at by nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An event of the homeserver: its id, which begins with `$`.
    Event(String),
    /// A moment that a cohort asked for (written by the database where the timer fires).
    Timer(CohortId, String),
    /// The reconciler made a room.
    Made(CohortId, String),
    /// An invitation was refused.
    Refused(CohortId, String),
    /// Somebody looked at the page.
    Looked(CohortId, String),
    /// A direct chat changed, for a further cohort of its person.
    Chatted(CohortId, String),
    /// A message was passed on for a person.
    Passed(String),
    /// A list of people was read, as an effect asked for.
    Listed(String),
    /// A direct chat cannot be used any more.
    Gone(String),
    /// An invitation that waits, found without its event.
    Invited(String),
    /// The operator's file.
    Apply(String),
    /// Anything else: a transaction that could not be read, a row of a newer program.
    Other(String),
}

impl Cause {
    /// The reconciler made the room of a place.
    pub fn made(cohort: &CohortId, place: Place, room: impl fmt::Display) -> Self {
        Self::Made(cohort.clone(), format!("{}:{room}", place.word()))
    }

    /// The cause of a stored row. Whatever is written is read.
    pub fn read(written: &str) -> Self {
        if written.starts_with('$') {
            return Self::Event(written.to_owned());
        }
        let other = || Self::Other(written.to_owned());
        let Some((kind, rest)) = written.split_once(':') else { return other() };
        let of_cohort = |make: fn(CohortId, String) -> Self| match rest.split_once(':') {
            Some((cohort, rest)) => make(CohortId::new(cohort), rest.to_owned()),
            None => other(),
        };
        match kind {
            "timer" => of_cohort(Self::Timer),
            "made" => of_cohort(Self::Made),
            "refused" => of_cohort(Self::Refused),
            "looked" => of_cohort(Self::Looked),
            "chatted" => of_cohort(Self::Chatted),
            "passed" => Self::Passed(rest.to_owned()),
            "listed" => Self::Listed(rest.to_owned()),
            "gone" => Self::Gone(rest.to_owned()),
            "invited" => Self::Invited(rest.to_owned()),
            "order" => match rest.strip_prefix("apply:") {
                Some(order) => Self::Apply(order.to_owned()),
                None => other(),
            },
            _ => other(),
        }
    }

    /// Whether it is an event's.
    pub fn is_event(written: &str) -> bool {
        written.starts_with('$')
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(whole) | Self::Other(whole) => f.write_str(whole),
            Self::Timer(cohort, rest) => write!(f, "timer:{cohort}:{rest}"),
            Self::Made(cohort, rest) => write!(f, "made:{cohort}:{rest}"),
            Self::Refused(cohort, rest) => write!(f, "refused:{cohort}:{rest}"),
            Self::Looked(cohort, rest) => write!(f, "looked:{cohort}:{rest}"),
            Self::Chatted(cohort, rest) => write!(f, "chatted:{cohort}:{rest}"),
            Self::Passed(rest) => write!(f, "passed:{rest}"),
            Self::Listed(rest) => write!(f, "listed:{rest}"),
            Self::Gone(rest) => write!(f, "gone:{rest}"),
            Self::Invited(rest) => write!(f, "invited:{rest}"),
            Self::Apply(rest) => write!(f, "order:apply:{rest}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let (cohort, rest) = (CohortId::new("lari"), "peer:!r:moh.test:8448".to_owned());
        for cause in [
            Cause::Event("$abc:moh.test".to_owned()),
            Cause::Timer(cohort.clone(), "closing:1".to_owned()),
            Cause::made(&cohort, Place::Space, "!r:moh.test"),
            Cause::Refused(cohort.clone(), rest.clone()),
            Cause::Looked(cohort.clone(), rest.clone()),
            Cause::Chatted(cohort, "$abc".to_owned()),
            Cause::Passed("$abc#1".to_owned()),
            Cause::Listed("$abc#1".to_owned()),
            Cause::Gone(rest.clone()),
            Cause::Invited(rest),
            Cause::Apply("01ABC".to_owned()),
            Cause::Other("malformed:00ff".to_owned()),
        ] {
            assert_eq!(Cause::read(&cause.to_string()), cause);
        }
    }

    #[test]
    fn whatever_is_stored_is_read_and_stays_as_it_is() {
        for written in ["", ":", "timer", "timer:lari", "order:", "order:undo:1", "made:", "x:y:z", "$", "$:"]
        {
            assert_eq!(Cause::read(written).to_string(), written);
        }
    }
}
