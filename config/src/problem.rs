//! What is wrong with a file, told so that a coordinator can put it right.

use std::fmt;

/// Whether a problem stops the file from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file is refused and nothing changes.
    Error,
    /// The file can be used; something in it deserves a look.
    Warning,
}

/// A place in a file, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// Where; none when it is about the file as a whole or about the environment.
    pub place: Option<Place>,
    /// What is wrong and what that means.
    pub what: String,
    /// What to do about it.
    pub fix: String,
}

/// All problems of one file, in the order of their places. Printing it prints all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    origin: String,
    list: Vec<Problem>,
}

impl Problems {
    /// The problems of the file called `origin`, put in order.
    pub(crate) fn new(origin: impl Into<String>, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| (problem.place, problem.severity));
        Self { origin: origin.into(), list }
    }

    /// The name of the file as it was given.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Everything found.
    pub fn all(&self) -> &[Problem] {
        &self.list
    }

    /// What stops the file from being used.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter().filter(|problem| problem.severity == Severity::Error)
    }

    /// What deserves a look.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter().filter(|problem| problem.severity == Severity::Warning)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (errors, warnings) = (self.errors().count(), self.warnings().count());
        writeln!(f, "{}: {}, {}", self.origin, counted(errors, "error"), counted(warnings, "warning"))?;
        for problem in &self.list {
            f.write_str(&self.origin)?;
            if let Some(place) = problem.place {
                write!(f, ":{}:{}", place.line, place.column)?;
            }
            let severity = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            writeln!(f, ": {severity}: {}", problem.what)?;
            writeln!(f, "    {}", problem.fix)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
