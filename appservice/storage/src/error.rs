//! What can go wrong with the database, and what to do next.

use std::error::Error as _;
use std::fmt;

/// A result of this crate.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An operation on the database failed. Nothing of it was written.
///
/// Its `Debug` is written by hand: PostgreSQL's own error can hold the values of the row that failed, and with them
/// what a person wrote.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address names no database that Baraza knows. The address itself is not shown: it may hold a password.
    #[error(
        "the database address is not understood: {problem}; write sqlite:PATH or postgres://USER@HOST/NAME"
    )]
    Address {
        /// What is wrong with it.
        problem: String,
    },
    /// The database could not be opened.
    #[error(
        "the database could not be opened; check that it is there and that this user may read and write it"
    )]
    Open {
        /// The driver's error.
        #[source]
        source: sqlx::Error,
    },
    /// The file of a SQLite database could not be made.
    #[error("the database file {path} could not be made; check the folder and its rights")]
    File {
        /// The path of the file.
        path: String,
        /// The system's error.
        #[source]
        source: std::io::Error,
    },
    /// The schema was made by a newer version.
    #[error(
        "the database has schema {found}, this version knows only up to {known}; \
         start the newer version again, or restore the backup made before it"
    )]
    NewerSchema {
        /// The number found in the database.
        found: i64,
        /// The newest number that this version knows.
        known: i64,
    },
    /// What is stored was written in a newer format.
    #[error(
        "what it holds ({what}, format {found}) was written by a newer Baraza: use that version; nothing was changed"
    )]
    NewerFormat {
        /// The kind of what is stored.
        what: String,
        /// The format found in the database.
        found: i64,
    },
    /// An applied migration differs from the file of the same number.
    #[error(
        "migration {version} was applied with another text than this version has; \
         the build and the database do not belong together, use the build that made it"
    )]
    ChangedMigration {
        /// The number of the migration.
        version: i64,
    },
    /// A migration failed and was taken back whole.
    #[error("migration {version} failed and was taken back; the database is as it was before")]
    Migration {
        /// The number of the migration.
        version: i64,
        /// The database's error.
        #[source]
        source: sqlx::Error,
    },
    /// A statement failed; its transaction was taken back.
    #[error("the database failed to {doing}; nothing was written, and it is safe to try again")]
    Database {
        /// What was being done, as a verb.
        doing: &'static str,
        /// The driver's error.
        #[source]
        source: sqlx::Error,
    },
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut source = self.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

/// Says what was being done when the database failed.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T>;
}

impl<T> Doing<T> for std::result::Result<T, sqlx::Error> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|source| StoreError::Database { doing, source })
    }
}
