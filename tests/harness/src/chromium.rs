//! Chromium and its driver, headless, with an empty profile.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep};

use crate::needs::{install, last_lines, program, root};
use crate::python::python;
use crate::run::Run;
use crate::supervised::{Order, Signal, Supervised};
use crate::{Progress, free_port};

/// A running chromedriver. It and its browsers end when this is dropped.
#[derive(Debug)]
pub struct Chromium {
    driver_url: String,
    browser: PathBuf,
    profiles: PathBuf,
    process: Supervised,
}

impl Chromium {
    /// Finds or installs both programs and starts the driver on a free loopback port.
    ///
    /// # Errors
    /// One line that names the missing packages, or the last lines of the driver's log.
    pub async fn start(progress: &Progress) -> Result<Self> {
        let progress = progress.clone();
        let found = tokio::task::spawn_blocking(move || {
            Ok::<_, anyhow::Error>((programs(&progress)?, python(&progress)?))
        });
        let ((browser, driver), python) = found.await.context("looking for Chromium")??;
        let run = Run::begin("chromium")?;
        let profiles = run.folder().join("browser");
        std::fs::create_dir_all(&profiles)?;
        let port = free_port()?;
        let log = run.folder().join("chromedriver.log");
        let order = Order {
            name: "chromedriver",
            command: vec![driver.display().to_string(), format!("--port={port}")],
            environment: Vec::new(),
            folder: &profiles,
            log: &log,
            end: (Signal::Term, Duration::from_secs(2)),
        };
        let process = Supervised::start(&run, &python, &order)?;
        let mut this = Self { driver_url: format!("http://127.0.0.1:{port}"), browser, profiles, process };
        this.answers(&log).await?;
        Ok(this)
    }

    async fn answers(&mut self, log: &std::path::Path) -> Result<()> {
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build()?;
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let asked = http.get(format!("{}/status", self.driver_url)).send().await;
            if asked.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if self.process.ended() || Instant::now() > until {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(anyhow!("chromedriver did not come up:\n{}", last_lines(&said, 8)));
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Where WebDriver clients connect.
    pub fn driver_url(&self) -> &str {
        &self.driver_url
    }

    /// The capabilities of a new session: headless, a new empty profile, no talk with the world.
    pub fn capabilities(&self) -> Map<String, Value> {
        let profile = self.profiles.join(format!("{:08x}", rand::random::<u32>()));
        let mut arguments: Vec<String> = [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .map(str::to_owned)
        .into();
        if root() {
            // Chromium's sandbox refuses root.
            arguments.push("--no-sandbox".to_owned());
        }
        arguments.push(format!("--user-data-dir={}", profile.display()));
        let mut all = Map::new();
        all.insert("browserName".to_owned(), json!("chrome"));
        all.insert("goog:chromeOptions".to_owned(), json!({ "binary": self.browser, "args": arguments }));
        all
    }
}

/// The browser and the driver; Debian's are installed when we may.
///
/// # Errors
/// One line that names the missing packages.
pub fn programs(progress: &Progress) -> Result<(PathBuf, PathBuf)> {
    let find = || program("chromium").zip(program("chromedriver"));
    if let Some(found) = find() {
        return Ok(found);
    }
    install("Chromium with its driver", &["chromium", "chromium-driver"], progress)?;
    find().context("Chromium with its driver is missing: apt-get install chromium chromium-driver")
}
