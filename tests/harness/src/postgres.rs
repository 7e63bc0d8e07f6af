//! A private PostgreSQL cluster on loopback, gone with the process that started it.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::time::{Instant, sleep};

use crate::needs::{install, is_program, last_lines, output, program, quiet, root};
use crate::python::python;
use crate::run::Run;
use crate::supervised::{Order, Signal, Supervised};
use crate::{Progress, free_port};

/// Names the server that tests may make databases on; set by `tests/run`.
pub const VARIABLE: &str = "BARAZA_TEST_POSTGRES";

/// A server on which the caller may make databases. One that we started ends when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    url: String,
    process: Option<Supervised>,
}

impl Postgres {
    /// The server named by `BARAZA_TEST_POSTGRES`, or else a new private one.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn from_environment(progress: &Progress) -> Result<Self> {
        match std::env::var(VARIABLE) {
            Ok(url) if !url.is_empty() => Ok(Self { url, process: None }),
            _ => Self::start(progress).await,
        }
    }

    /// Starts a new private cluster on a free loopback port, as the user `postgres` when we are root (PostgreSQL
    /// refuses root). Data is not synced to disk: a power cut is not what is tested with it.
    ///
    /// # Errors
    /// One line that names the missing package, or the last lines of the server's log.
    pub async fn start(progress: &Progress) -> Result<Self> {
        let progress = progress.clone();
        let made = tokio::task::spawn_blocking(move || Cluster::make(&progress)).await;
        let mut cluster = made.context("making a PostgreSQL cluster")??;
        cluster.accepts().await?;
        Ok(Self { url: cluster.url, process: Some(cluster.process) })
    }

    /// `postgres://…` of a database whose user may make others. Good for `--database` as well.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process id, when we started it.
    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Supervised::pid)
    }
}

#[derive(Debug)]
struct Cluster {
    url: String,
    port: u16,
    log: PathBuf,
    process: Supervised,
}

impl Cluster {
    fn make(progress: &Progress) -> Result<Self> {
        let programs = programs(progress)?;
        let run = Run::begin("postgres")?;
        // The user postgres may not look into a checkout below somebody's home.
        let folder = if root() { run.folder_elsewhere("postgres")? } else { run.folder().join("postgres") };
        fs::create_dir_all(&folder)?;
        let as_owner: &[&str] =
            if root() { &["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] } else { &[] };
        let password = format!("{:032x}", rand::random::<u128>());
        fs::write(folder.join("password"), &password)?;
        if root() {
            let owner = user_id("postgres").context("the PostgreSQL package made no user postgres")?;
            chown(&folder, Some(owner), None)?;
            chown(folder.join("password"), Some(owner), None)?;
        }
        let data = folder.join("data");
        progress.say("making a PostgreSQL cluster");
        let initdb = programs.join("initdb");
        let mut words: Vec<&str> = as_owner.to_vec();
        let (initdb, data_text) = (initdb.display().to_string(), data.display().to_string());
        let password_file = format!("--pwfile={}", folder.join("password").display());
        words.extend([&*initdb, "-D", &data_text, "-U", "baraza", "-E", "UTF8", "--locale=C", "--no-sync"]);
        // A password, since any user of the machine reaches loopback; not hashed, since that is slow in debug builds.
        words.extend(["--auth=password", &password_file]);
        quiet(Command::new(words[0]).args(&words[1..]).current_dir("/"))?;

        let port = free_port()?;
        let mut command: Vec<String> = as_owner.iter().map(|w| (*w).to_owned()).collect();
        command.extend([programs.join("postgres").display().to_string(), "-D".to_owned(), data_text.clone()]);
        for setting in [
            "listen_addresses=127.0.0.1".to_owned(),
            format!("port={port}"),
            "unix_socket_directories=".to_owned(),
            "fsync=off".to_owned(),
            "max_connections=200".to_owned(),
        ] {
            command.extend(["-c".to_owned(), setting]);
        }
        let log = run.folder().join("postgres.log");
        let order = Order {
            name: "postgres",
            command,
            environment: Vec::new(),
            folder: Path::new("/"),
            log: &log,
            end: (Signal::Int, Duration::from_secs(5)),
        };
        let process = Supervised::start(&run, &python(progress)?, &order)?;
        let url = format!("postgres://baraza:{password}@127.0.0.1:{port}/postgres");
        Ok(Self { url, port, log, process })
    }

    async fn accepts(&mut self) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let said = fs::read_to_string(&self.log).unwrap_or_default();
            if said.contains("ready to accept connections")
                && TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok()
            {
                return Ok(());
            }
            if self.process.ended() || Instant::now() > until {
                return Err(anyhow!("PostgreSQL did not come up:\n{}", last_lines(&said, 8)));
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// The folder of PostgreSQL's server programs; Debian's are installed when we may.
///
/// # Errors
/// One line that names the missing package.
pub fn programs(progress: &Progress) -> Result<PathBuf> {
    if let Some(found) = find_programs() {
        return Ok(found);
    }
    install("PostgreSQL", &["postgresql"], progress)?;
    find_programs().context("PostgreSQL is missing: apt-get install postgresql")
}

fn find_programs() -> Option<PathBuf> {
    let usable =
        |folder: &PathBuf| is_program(&folder.join("initdb")) && is_program(&folder.join("postgres"));
    let version = |path: &Path| path.file_name().and_then(|n| n.to_str()).and_then(|n| n.parse::<u32>().ok());
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((version(&entry.path())?, entry.path().join("bin"))))
        .filter(|(_, folder)| usable(folder))
        .collect();
    debian.sort();
    let configured = || {
        let told = output(Command::new(program("pg_config")?).arg("--bindir")).ok()?;
        Some(PathBuf::from(told.trim())).filter(usable)
    };
    debian.pop().map(|(_, folder)| folder).or_else(configured)
}

fn user_id(name: &str) -> Option<u32> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    line.split(':').nth(2)?.parse().ok()
}
