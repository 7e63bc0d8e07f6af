//! The running servers.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

use super::accounts::make_admin;
use super::certificates::Authority;
use super::configuration::{homeserver, logging};
use super::options::{BootOptions, Plan, ServerInfo, ServerPlan};
use crate::needs::last_lines;
use crate::net::Net;
use crate::python::synapse_python;
use crate::run::Run;
use crate::supervised::{Order, Signal, Supervised};
use crate::{Client, Progress};

/// A boot on two busy cores takes seconds; a minute means that something is wrong.
const BOOT: Duration = Duration::from_secs(90);
/// How long Synapse may take to stop in order.
const STOP: Duration = Duration::from_secs(20);
/// Lets a server be an older one.
const OLDER: &str = include_str!("baraza_older.py");

/// Federating homeservers that end when this is dropped.
#[derive(Debug)]
pub struct Homeservers {
    servers: Vec<ServerInfo>,
    plans: Mutex<Vec<ServerPlan>>,
    running: Mutex<BTreeMap<String, Supervised>>,
    options: BootOptions,
    authority: Authority,
    python: PathBuf,
    net: Net,
    run: Arc<Run>,
}

impl Homeservers {
    /// Chooses addresses, names and tokens. Registrations are added to the plan, then it is booted.
    ///
    /// # Errors
    /// When a name is unusable or no loopback network is free.
    pub fn plan(options: BootOptions) -> Result<Plan> {
        Plan::new(options)
    }

    /// Plans and boots servers that need no appservice besides the people's.
    ///
    /// # Errors
    /// As [`Self::plan`] and [`Plan::boot`].
    pub async fn boot(options: BootOptions) -> Result<Self> {
        Self::plan(options)?.boot().await
    }

    /// All servers, in the order of the options.
    pub fn servers(&self) -> &[ServerInfo] {
        &self.servers
    }

    /// The server of a short name.
    ///
    /// # Panics
    /// When there is none: a mistake in the caller.
    pub fn server(&self, short: &str) -> &ServerInfo {
        let found = self.servers.iter().find(|server| server.short == short);
        found.unwrap_or_else(|| panic!("no homeserver {short} among {:?}", self.options.names))
    }

    /// A client with the administrator's token.
    ///
    /// # Panics
    /// When there is no such server.
    pub fn admin(&self, short: &str) -> Client {
        self.server(short).admin_client()
    }

    /// The folder of this run: configuration and logs of every server in a folder of its short name.
    pub fn folder(&self) -> &std::path::Path {
        self.run.folder()
    }

    /// The run that owns the servers; what else belongs to it can be started under it.
    pub fn run(&self) -> &Arc<Run> {
        &self.run
    }

    /// The loopback network of these servers.
    pub fn net(&self) -> Net {
        self.net
    }

    /// The certificate of the authority that signed the federation listeners' certificates.
    pub fn authority(&self) -> &std::path::Path {
        self.authority.certificate()
    }

    /// The process id of a server while it runs.
    pub async fn pid(&self, short: &str) -> Option<u32> {
        self.running.lock().await.get(short).map(Supervised::pid)
    }

    /// Adds an appservice's registration to a server; it counts from the server's next start.
    ///
    /// # Errors
    /// When there is no such server or its files cannot be written.
    pub async fn register(&self, short: &str, registration: Value) -> Result<()> {
        let mut plans = self.plans.lock().await;
        let plan =
            plans.iter_mut().find(|p| p.short == short).with_context(|| format!("no homeserver {short}"))?;
        plan.registrations.push(registration);
        configure(&self.options, plan, &self.authority)
    }

    /// Starts a server that does not run and waits until it answers.
    ///
    /// # Errors
    /// When it runs already, ends at once or does not answer in time; with the last lines of its log.
    pub async fn start(&self, short: &str) -> Result<()> {
        let plans = self.plans.lock().await;
        let plan =
            plans.iter().find(|p| p.short == short).with_context(|| format!("no homeserver {short}"))?;
        let mut running = self.running.lock().await;
        ensure!(running.get_mut(short).is_none_or(Supervised::ended), "{short} runs already");
        let hosts = hosts(&plans);
        let mut process = launch(&self.run, &self.python, plan, &hosts)?;
        answers(plan, &mut process).await?;
        running.insert(short.to_owned(), process);
        Ok(())
    }

    /// Stops a server in order (SIGTERM).
    ///
    /// # Errors
    /// When it does not run.
    pub async fn stop(&self, short: &str) -> Result<()> {
        self.end(short, Signal::Term).await
    }

    /// Ends a server as a crash would (SIGKILL).
    ///
    /// # Errors
    /// When it does not run.
    pub async fn kill(&self, short: &str) -> Result<()> {
        self.end(short, Signal::Kill).await
    }

    /// Stops a server in order and starts it again.
    ///
    /// # Errors
    /// As [`Self::stop`] and [`Self::start`].
    pub async fn restart(&self, short: &str) -> Result<()> {
        self.stop(short).await?;
        self.start(short).await
    }

    /// Freezes a server: connections are accepted by the kernel and never answered.
    ///
    /// # Errors
    /// When it does not run.
    pub async fn pause(&self, short: &str) -> Result<()> {
        self.signal(short, Signal::Stop).await
    }

    /// Lets a frozen server go on.
    ///
    /// # Errors
    /// When it does not run.
    pub async fn resume(&self, short: &str) -> Result<()> {
        self.signal(short, Signal::Cont).await
    }

    async fn end(&self, short: &str, signal: Signal) -> Result<()> {
        let process =
            self.running.lock().await.remove(short).with_context(|| format!("{short} does not run"))?;
        process.end(signal, STOP).await;
        Ok(())
    }

    async fn signal(&self, short: &str, signal: Signal) -> Result<()> {
        let mut running = self.running.lock().await;
        running.get_mut(short).with_context(|| format!("{short} does not run"))?.signal(signal)
    }
}

impl ServerInfo {
    /// A client with the administrator's token.
    pub fn admin_client(&self) -> Client {
        Client::new(&self.client_url, &self.admin.access_token).named(&self.admin.user_id)
    }

    /// A client that acts as one of the simulated people, by its full Matrix ID.
    pub fn person_client(&self, user_id: &str) -> Client {
        Client::new(&self.client_url, &self.people.as_token).acting_as(user_id)
    }

    /// The full Matrix ID of a localpart.
    pub fn user_id(&self, localpart: &str) -> String {
        format!("@{localpart}:{}", self.name)
    }
}

impl Plan {
    /// Installs Synapse if need be, writes the configuration, starts all servers at once, makes an administrator on
    /// each.
    ///
    /// # Errors
    /// When something is missing (one line names it) or a server does not come up (with the last lines of its log).
    pub async fn boot(self) -> Result<Homeservers> {
        let Self { options, run, net, mut servers } = self;
        let progress = options.progress.clone();
        let (python, authority) = prepare(run.folder().to_path_buf(), progress.clone()).await?;
        for server in &mut servers {
            fs::create_dir_all(&server.folder)?;
            let people = server.people.registration(server);
            server.registrations.push(people);
            authority.certify(server)?;
            fs::write(server.folder.join("signing.key"), signing_key())?;
            fs::write(server.folder.join("baraza_older.py"), OLDER)?;
            let log = logging(&server.folder.join("synapse.log"));
            fs::write(server.folder.join("log.yaml"), serde_json::to_vec_pretty(&log)?)?;
            configure(&options, server, &authority)?;
        }
        progress.say(&format!("starting {}", options.names.join(" and ")));
        let hosts = hosts(&servers);
        let launched: Result<Vec<Supervised>> =
            servers.iter().map(|server| launch(&run, &python, server, &hosts)).collect();
        let mut running = BTreeMap::new();
        let mut infos = Vec::new();
        for (server, mut process) in servers.iter().zip(launched?) {
            answers(server, &mut process).await?;
            running.insert(server.short.clone(), process);
            infos.push(ServerInfo {
                short: server.short.clone(),
                name: server.name.clone(),
                client_url: server.client_url.clone(),
                admin: make_admin(server).await?,
                people: server.people.clone(),
            });
        }
        Ok(Homeservers {
            servers: infos,
            plans: Mutex::new(servers),
            running: Mutex::new(running),
            options,
            authority,
            python,
            net,
            run,
        })
    }
}

async fn prepare(folder: PathBuf, progress: Progress) -> Result<(PathBuf, Authority)> {
    // Installing blocks for long: not on a thread that serves others.
    let work = move || Ok((synapse_python(&progress)?, Authority::make(&folder, &progress)?));
    tokio::task::spawn_blocking(work).await.context("preparing Synapse")?
}

/// Writes `homeserver.yaml` and the registration files.
fn configure(options: &BootOptions, server: &ServerPlan, authority: &Authority) -> Result<()> {
    let mut files = Vec::new();
    for (number, registration) in server.registrations.iter().enumerate() {
        let file = server.folder.join(format!("appservice-{number}.yaml"));
        fs::write(&file, serde_json::to_vec_pretty(registration)?)?;
        files.push(file.display().to_string());
    }
    let config = homeserver(options, server, authority.certificate(), &files);
    fs::write(server.folder.join("homeserver.yaml"), serde_json::to_vec_pretty(&config)?)?;
    Ok(())
}

/// A server's key as Synapse keeps it.
fn signing_key() -> String {
    let seed = STANDARD_NO_PAD.encode(rand::random::<[u8; 32]>());
    format!("ed25519 a_{:06x} {seed}\n", rand::random_range(0..0x100_0000))
}

fn hosts(servers: &[ServerPlan]) -> String {
    let pairs: Vec<String> = servers.iter().map(|s| format!("{}={}", s.host, s.address)).collect();
    pairs.join(",")
}

fn launch(run: &Arc<Run>, python: &std::path::Path, server: &ServerPlan, hosts: &str) -> Result<Supervised> {
    let config = server.folder.join("homeserver.yaml").display().to_string();
    let program = python.display().to_string();
    let order = Order {
        name: &server.short,
        command: [&program, "-m", "synapse.app.homeserver", "-c", &config].map(str::to_owned).into(),
        environment: vec![
            ("BARAZA_HOSTS".to_owned(), hosts.to_owned()),
            ("SYNAPSE_CACHE_FACTOR".to_owned(), "0.5".to_owned()),
            // Modules of ours lie there.
            ("PYTHONPATH".to_owned(), server.folder.display().to_string()),
        ],
        folder: &server.folder,
        log: &server.folder.join("output.log"),
        end: (Signal::Kill, Duration::ZERO),
    };
    Supervised::start(run, python, &order)
}

/// Waits until a server that was just started answers.
async fn answers(server: &ServerPlan, process: &mut Supervised) -> Result<()> {
    let nobody = Client::new(&server.client_url, "");
    let until = Instant::now() + BOOT;
    loop {
        if nobody.healthy().await {
            return Ok(());
        }
        let log = |name: &str| fs::read_to_string(server.folder.join(name)).unwrap_or_default();
        if process.ended() || Instant::now() > until {
            let why = if process.ended() { "ended at once" } else { "did not answer in time" };
            let said = [last_lines(&log("synapse.log"), 5), last_lines(&log("output.log"), 15)].join("\n");
            return Err(anyhow!("homeserver {} {why}:\n{said}", server.name));
        }
        sleep(Duration::from_millis(50)).await;
    }
}
