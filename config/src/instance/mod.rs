//! The settings of an instance: where its homeserver is, where its data is, by which names and tokens they know
//! each other.

mod database;
mod read;
mod secrets;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

pub use self::database::DatabaseUrl;
use crate::encoding;
use crate::ids::{ServerName, UserId};
use crate::problem::{Problem, Problems, Severity};
use crate::words::LogFormat;

/// The example, which is also what `baraza init` writes.
const EXAMPLE: &str = include_str!("../../baraza.example.toml");

/// The settings of an instance. Printing it for debugging shows no token and no password.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The homeserver Baraza lives beside.
    pub homeserver: Homeserver,
    /// Where files of its own go; absolute or relative to the working folder.
    pub data_dir: PathBuf,
    /// Where its rows are.
    pub database: DatabaseUrl,
    /// How the homeserver and Baraza know each other.
    pub appservice: Appservice,
    /// The pages.
    pub dashboard: Dashboard,
    /// The account that can take rooms over, for cohorts that name none of their own.
    pub recovery_account: Option<UserId>,
    /// A token of a server administrator, for the few optional things that need one; nothing needs it.
    pub admin_token: Option<SecretString>,
    /// The log.
    pub log: Log,
}

/// The homeserver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homeserver {
    /// The address of its client API, without a slash at the end.
    pub url: String,
    /// Its name, as it stands in Matrix IDs.
    pub server_name: ServerName,
}

/// How the homeserver and Baraza know each other; what `registration` prints is made from this.
#[derive(Clone, Debug)]
pub struct Appservice {
    /// Where Baraza listens for the homeserver; health and metrics are here too. Not for the public.
    pub listen: SocketAddr,
    /// Where the homeserver reaches that, without a slash at the end.
    pub url: String,
    /// The registration's id.
    pub id: String,
    /// The localpart of the steward, which owns rooms and says nothing.
    pub steward: String,
    /// The localpart of the voice, which talks with people.
    pub voice: String,
    /// How aliases and accounts that Baraza makes begin.
    pub prefix: String,
    /// By which Baraza shows itself to the homeserver.
    pub as_token: SecretString,
    /// By which the homeserver shows itself to Baraza.
    pub hs_token: SecretString,
}

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dashboard {
    /// Where they are served, usually behind a reverse proxy.
    pub listen: SocketAddr,
    /// Their public address, without a slash at the end; links begin with it.
    pub url: String,
}

/// The log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// How it is written.
    pub format: LogFormat,
    /// What is written, in the syntax of `tracing` filters.
    pub filter: String,
}

impl Instance {
    /// Reads the settings file at `path`, the token files that it names and, through `env`, the variables that go
    /// before it: `BARAZA_AS_TOKEN`, `BARAZA_HS_TOKEN`, `BARAZA_ADMIN_TOKEN` (each also with `_FILE`) and
    /// `BARAZA_DATABASE_URL`. Paths in the file are relative to the file's folder.
    ///
    /// # Errors
    /// Every problem found.
    pub fn load(path: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, Problems> {
        let origin = path.display().to_string();
        let unreadable = |error: String, fix: &str| {
            let what = format!("the settings cannot be read: {error}");
            let problem = Problem { severity: Severity::Error, place: None, what, fix: fix.into() };
            Problems::new(&origin, vec![problem])
        };
        let bytes = std::fs::read(path).map_err(|error| {
            let fix = "Run `baraza init` to write them, or name the file with --settings.";
            unreadable(error.to_string(), fix)
        })?;
        let text = encoding::text(bytes)
            .map_err(|error| unreadable(error.to_string(), "It was readable when `baraza init` wrote it."))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::parse(&text, &origin, folder, env, |path| std::fs::read_to_string(path))
            .map(|(instance, _)| instance)
    }

    /// Like [`Self::load`] from a text: paths are relative to `folder`, files are read through `files`; also returns
    /// the warnings.
    ///
    /// # Errors
    /// Every problem found.
    pub fn parse(
        text: &str,
        origin: &str,
        folder: &Path,
        env: impl Fn(&str) -> Option<String>,
        files: impl Fn(&Path) -> std::io::Result<String>,
    ) -> Result<(Self, Problems), Problems> {
        read::read(text, origin, &secrets::Sources { folder, env: &env, files: &files })
    }

    /// A settings file with every field explained. It names token files (`secrets/as_token`, `secrets/hs_token`)
    /// and the placeholders `moh.example` and `http://127.0.0.1:8008`.
    pub const fn example() -> &'static str {
        EXAMPLE
    }

    /// The steward's Matrix ID.
    pub fn steward(&self) -> UserId {
        UserId::of(&self.appservice.steward, &self.homeserver.server_name)
    }

    /// The voice's Matrix ID.
    pub fn voice(&self) -> UserId {
        UserId::of(&self.appservice.voice, &self.homeserver.server_name)
    }
}
