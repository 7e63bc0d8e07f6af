//! The demo from its first to its last step.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use config::CohortFile;
use harness::python::python;
use harness::{BootOptions, Homeservers};
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Mutex;

use crate::arguments::Options;
use crate::cast::Cast;
use crate::cohort::Day;
use crate::day::{self, Stage};
use crate::moving_in::Rooms;
use crate::report::{self, Living};
use crate::service::{RECOVERY, Service};
use crate::show::Show;
use crate::witness::{Eyes, Witness, transcript};
use crate::{clock, cohort, database, encrypted, moving_in, past, program, visit};

/// The ministry's homeserver, where the service lives.
const HOME: &str = "moh";
/// The other one.
const PARTNER: &str = "county";
/// Rooms stay open for so long.
const OPEN: Duration = Duration::from_secs(2 * 3600);

/// Runs it until it is over or interrupted; then everything that it started ends. True when every step was witnessed.
///
/// # Errors
/// What kept it from beginning.
pub async fn run(options: Options) -> Result<bool> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let show = Show::new(options.json);
    let mut work = Box::pin(all(&options, &show));
    let done = tokio::select! {
        done = &mut work => Some(done),
        _ = interrupt.recv() => None,
        _ = terminate.recv() => None,
    };
    if done.is_none() {
        show.stopping();
    }
    // Dropping the work ends every server that it started, and waits for its end.
    drop(work);
    show.stopped();
    // Whoever ends it after the day has seen all of it.
    done.unwrap_or_else(|| Ok(show.is_over() && show.failures().is_empty()))
}

async fn all(options: &Options, show: &Show) -> Result<bool> {
    // Before minutes are spent on anything else.
    let database = match &options.database {
        Some(url) => Some(database::fresh(url).await?),
        None => None,
    };
    let program = match &options.program {
        Some(program) => std::path::absolute(program)?,
        None => show.step("build the service", program::build()).await?,
    };
    let mut boot = BootOptions::new([HOME, PARTNER]);
    boot.progress = show.progress();
    let mut plan = Homeservers::plan(boot)?;
    let mut service = Service::prepare(program, &plan, HOME, database.as_deref()).await?;
    plan.register(HOME, service.registration().await?);
    show.started(&format!("the homeservers {HOME} and {PARTNER}"));
    let homeservers = show.step("boot two homeservers, moh and county, that federate", plan.boot()).await?;
    let python = python(&show.progress())?;
    rescue(&homeservers).await?;
    show.started("Baraza");
    show.step("start Baraza beside moh", service.start(homeservers.run(), &python, None)).await?;
    let (home, partner) = (&homeservers.server(HOME).name, &homeservers.server(PARTNER).name);

    let example = cohort::lari(home, partner)?;
    let file = cohort::with_a_past(example.clone(), clock::now())?;
    let what = format!("make the accounts of {} people", file.people.len());
    let cast = show.step(&what, Cast::of(&file, &homeservers)).await?;
    let what = format!("apply the cohort “{}”: a space and its rooms", file.name);
    let rooms = show
        .step(&what, async {
            service.apply(&file).await?;
            service.rooms(file.id.as_str()).await
        })
        .await?;
    let chats = show
        .step("people accept their invitations, on both homeservers", async {
            moving_in::rooms(&cast, &rooms, home).await?;
            moving_in::chats(&cast, &service.voice).await
        })
        .await?;
    let written = show
        .step(
            "four weeks pass: posts, replies, threads, reactions",
            past::play(&file, &cast, &rooms, clock::now()),
        )
        .await?;
    show.line(&format!(
        "              {} posts in the peer room, {} among the mentors, {} reactions; nobody was answered",
        written.peer, written.mentors, written.reactions
    ));

    let day = Day::soon(clock::now(), options.without.is_some())?;
    // The holiday of the past stays.
    let file = cohort::with_a_day(CohortFile { live_since: None, ..file }, &day)?;
    show.step("apply the working day, which is minutes long", async {
        service.apply(&file).await?;
        let again = service.plan(file.id.as_str()).await?;
        ensure!(again.starts_with("no changes"), "expected: no changes\nseen: {again}");
        Ok(())
    })
    .await?;
    if let Some(part) = options.without {
        show.step(&format!("start Baraza again {}", part.flag()), async {
            service.stop().await;
            service.start(homeservers.run(), &python, Some(part)).await
        })
        .await?;
    }
    let witness = witness(&cast, &homeservers, &service.voice)?;
    let service = Mutex::new(service);
    let stage = Stage {
        show,
        cast: &cast,
        rooms: &rooms,
        day,
        witness,
        name: file.name.clone(),
        phone: file.emergency_number.clone(),
        urgent_minutes: file.urgent_minutes,
        servers: homeservers.servers().to_vec(),
        chats,
        zone: cohort::zone(&file)?,
        service: &service,
    };
    day::run(&stage).await;
    // A service that is known to be broken is not given more work.
    let second = if options.without.is_none() { encrypted::run(&stage, &homeservers).await } else { None };
    if options.transcript {
        transcripts(&stage, &homeservers).await?;
    }
    let tries = if options.once { Vec::new() } else { visit::tries(&stage).await? };
    let service = service.into_inner();
    let first = Living { file: &file, rooms: &rooms, cast: &cast };
    over(options, show, &homeservers, service, &first, second, &tries).await
}

/// The account that could take the rooms over: an ordinary one that nobody uses.
async fn rescue(homeservers: &Homeservers) -> Result<()> {
    let server = homeservers.server(HOME);
    let id = server.user_id(RECOVERY);
    let account = json!({ "password": format!("rescue-{:032x}", rand::random::<u128>()) });
    server.admin_client().put(&["_synapse", "admin", "v2", "users", &id], &[], &account).await.map(drop)
}

fn witness(cast: &Cast, homeservers: &Homeservers, voice: &str) -> Result<Witness> {
    let eyes = |server: &str, member: &str| {
        let member = cast.get(member)?.login.clone();
        anyhow::Ok(Eyes { server: server.to_owned(), member, admin: homeservers.admin(server) })
    };
    let eyes = vec![eyes(HOME, "njeri")?, eyes(PARTNER, "mwende")?];
    Ok(Witness { eyes, voice: voice.to_owned() })
}

async fn transcripts(stage: &Stage<'_>, homeservers: &Homeservers) -> Result<()> {
    let folder = homeservers.folder().join("transcript");
    let mut readers: BTreeMap<String, (String, &harness::Client)> = BTreeMap::new();
    let member = &stage.witness.eyes[0].member;
    readers.insert("room-peer".to_owned(), (stage.room("peer")?.to_owned(), member));
    for (name, actor) in stage.cast.named() {
        let joined = actor.login.joined_rooms().await?;
        let known: Vec<&String> = stage.rooms.values().collect();
        for (number, room) in joined.into_iter().filter(|room| !known.contains(&room)).enumerate() {
            readers.insert(format!("chat-{name}-{number}"), (room, &actor.login));
        }
    }
    for (name, (room, reader)) in readers {
        past::write_down(&folder, &name, &transcript(reader, &room).await?)?;
    }
    stage.show.line(&format!("what people saw: {}", folder.display()));
    Ok(())
}

async fn over(
    options: &Options,
    show: &Show,
    homeservers: &Homeservers,
    mut service: Service,
    first: &Living<'_>,
    second: Option<(CohortFile, Rooms, Cast)>,
    tries: &[String],
) -> Result<bool> {
    let failures = show.failures();
    show.over();
    let mut cohorts = vec![Living { file: first.file, rooms: first.rooms, cast: first.cast }];
    if let Some((file, rooms, cast)) = &second {
        cohorts.push(Living { file, rooms, cast });
    }
    if options.json {
        println!("{}", report::object(homeservers, &service, &cohorts).await?);
    }
    if failures.is_empty() {
        show.line("\nThe day is over. Every step was witnessed on both homeservers.");
    } else {
        show.line(&format!("\nThe day is over. Not witnessed: {}.", failures.join("; ")));
    }
    if !options.once {
        let page = service.link(first.file.id.as_str()).await.context("a link to the page")?;
        for line in report::lines(homeservers, &service, tries, &page) {
            show.line(&line);
        }
        show.line("\nEverything stays open for two hours; Ctrl-C stops all of it.");
        tokio::time::sleep(OPEN).await;
    }
    show.stopping();
    service.stop().await;
    Ok(failures.is_empty())
}
