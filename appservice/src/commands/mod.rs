//! The command line. A command file a verb; each says on one screen what happened and what to do next.

mod accounts;
mod apply;
mod check;
mod decided;
mod init;
mod leaving;
mod link;
mod logs;
mod people;
mod plan;
mod registration;
mod run;
mod show;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use bots::{cohort::Structure, text::Catalogue};
use clap::{Parser, Subcommand};
use config::Instance;
use device_link::Opener;

use crate::app::App;

/// A home for cohorts of health workers on your own Matrix homeserver.
#[derive(Debug, Parser)]
#[command(name = "baraza", version, about)]
struct Arguments {
    /// The settings of this instance.
    #[arg(long, global = true, default_value = "baraza.toml", env = "BARAZA_SETTINGS")]
    settings: PathBuf,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write settings and fresh secrets into this folder.
    Init,
    /// Print the registration that the homeserver needs.
    Registration,
    /// See whether everything is in place, and say what is not and how to mend it.
    Check,
    /// Run the service.
    Run(run::Arguments),
    /// Print what applying a cohort file would change; changes nothing.
    Plan {
        /// The cohort's file.
        file: PathBuf,
    },
    /// Make the rooms match a cohort file. A second time it changes nothing.
    Apply(apply::Arguments),
    /// Print a cohort's file as the cohort now is.
    Show {
        /// The cohort's id.
        cohort: String,
    },
    /// Print a link that opens a cohort's page once.
    Link {
        /// The cohort's id.
        cohort: String,
    },
}

/// What an operator reads of a cohort's languages whose texts no native speaker has read.
fn draft(structure: &Structure) -> Option<String> {
    let drafts = structure.languages.iter().filter(|language| Catalogue::get(**language).is_draft());
    let names: Vec<&str> = drafts.map(|language| language.own_name()).collect();
    (!names.is_empty()).then(|| {
        format!("the texts in {} are a draft: no native speaker has read them yet", names.join(" and "))
    })
}

/// The exit code of a program that a closed pipe has ended, as shells know it (128 and SIGPIPE).
const CLOSED_PIPE: i32 = 141;

/// Whoever reads the first lines of what a command prints and goes (`baraza show lari | head -1`) ends the program, and
/// no one need read of a panic. Rust lets `println!` panic there; every other panic is told as ever.
fn end_with_a_closed_pipe() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let words = panic.payload_as_str().unwrap_or_default();
        if words.starts_with("failed printing to std") && words.contains("Broken pipe") {
            std::process::exit(CLOSED_PIPE);
        }
        told(panic);
    }));
}

/// The whole program, with what opens its encrypted device. A plain function: whoever calls it has none of the
/// program's code made a second time.
pub fn main(opener: Arc<dyn Opener>) -> ExitCode {
    end_with_a_closed_pipe();
    let arguments = Arguments::parse();
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(command(arguments, opener)),
        Err(error) => {
            eprintln!("baraza: the program cannot begin: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; what goes wrong is printed with all its causes.
async fn command(arguments: Arguments, opener: Arc<dyn Opener>) -> ExitCode {
    match dispatch(arguments, opener).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("baraza: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(arguments: Arguments, opener: Arc<dyn Opener>) -> anyhow::Result<ExitCode> {
    if matches!(arguments.verb, Verb::Init) {
        return init::init(&arguments.settings);
    }
    let instance = Instance::load(&arguments.settings, |name| std::env::var(name).ok())?;
    let homeserver = instance.homeserver.url.clone();
    with_settings(arguments.verb, instance, opener).await.map_err(|error| explained(error, &homeserver))
}

/// A homeserver that does not answer is told in words that say which one, and what to do.
fn explained(error: anyhow::Error, homeserver: &str) -> anyhow::Error {
    let fault = error.chain().find_map(|cause| cause.downcast_ref::<matrix_link::Fault>());
    match fault.and_then(|fault| crate::error::no_answer(fault, homeserver)) {
        Some(words) => anyhow::anyhow!("{words}. `baraza check` looks at the whole way there and back"),
        None => error,
    }
}

async fn with_settings(verb: Verb, instance: Instance, opener: Arc<dyn Opener>) -> anyhow::Result<ExitCode> {
    match verb {
        Verb::Init => Ok(ExitCode::SUCCESS),
        Verb::Registration => registration::print(&instance),
        Verb::Check => {
            logs::quiet();
            check::check(instance).await
        }
        Verb::Run(options) => {
            logs::start(&instance);
            run::run(App::open(instance).await?, opener, options).await
        }
        Verb::Plan { file } => {
            logs::quiet();
            plan::plan(App::open(instance).await?, &file).await
        }
        Verb::Apply(options) => {
            logs::quiet();
            apply::apply(App::open(instance).await?, options).await
        }
        Verb::Show { cohort } => {
            logs::quiet();
            show::show(App::open(instance).await?, &cohort).await
        }
        Verb::Link { cohort } => {
            logs::quiet();
            link::link(App::open(instance).await?, &cohort).await
        }
    }
}

/// What to say about a cohort that is not there: which there are, or how the first one comes about.
async fn no_such_cohort(app: &App, cohort: &str) -> anyhow::Result<anyhow::Error> {
    let known = app.store.cohort_ids().await?;
    Ok(if known.is_empty() {
        anyhow::anyhow!(
            "there is no cohort {cohort}, and no other yet: write a file after config/cohort.example.toml, then run \
             `baraza apply FILE`"
        )
    } else {
        anyhow::anyhow!("there is no cohort {cohort}. There are: {}", known.join(", "))
    })
}
