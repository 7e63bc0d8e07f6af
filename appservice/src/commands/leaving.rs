//! Whom a file leaves out: half a file must not take half a cohort out unnoticed.

use bots::cohort::Structure;

/// Who a file leaves out, in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Leaving {
    count: usize,
    of: usize,
    is_mass: bool,
}

impl Leaving {
    pub(super) fn between(before: &Structure, after: &Structure) -> Self {
        let count = before.taken_off(after);
        Self { count, of: before.roster.len(), is_mass: before.is_mass_removal(count) }
    }

    /// Said before anything else.
    pub(super) fn line(self) -> Option<String> {
        self.is_mass.then(|| {
            let Self { count, of, .. } = self;
            format!("- {count} of {of} people are not in this file and would be taken out (apply asks for --remove {count})")
        })
    }

    /// Why this is not applied, where the number of people who go was not said or is another.
    pub(super) fn refuses(self, said: Option<usize>) -> Option<String> {
        let Self { count, of, is_mass } = self;
        match said {
            Some(number) if number == count => None,
            None if !is_mass => None,
            Some(number) => {
                Some(format!("nothing was changed: this file takes {count} of {of} people out, not {number}"))
            }
            None => Some(format!(
                "nothing was changed: this file takes {count} of {of} people out of the cohort. If the file is whole and that is \
                 meant, say so with --remove {count}"
            )),
        }
    }
}
