//! Servers around a command: `homeservers around cargo nextest run …` boots a federating pair and a PostgreSQL, names
//! them in the environment, runs the command and stops both. `homeservers database …` does so with a PostgreSQL alone,
//! and `homeservers prepare` only installs what is needed.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use harness::{BootOptions, Postgres, Progress, chromium, postgres, python, shared};

#[derive(Parser)]
#[command(about = "Homeservers and a database for tests, on loopback, gone afterwards")]
struct Arguments {
    #[command(subcommand)]
    work: Work,
}

#[derive(Subcommand)]
enum Work {
    /// Installs Synapse, PostgreSQL and Chromium where they are missing.
    Prepare,
    /// Runs a command with a PostgreSQL around it and no homeserver; ends as the command ends.
    Database {
        /// The command and its arguments.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<String>,
    },
    /// Runs a command with servers around it; ends as the command ends.
    Around {
        /// The command and its arguments.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<String>,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    match work(Arguments::parse().work).await {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

async fn work(work: Work) -> Result<ExitCode> {
    let progress = Progress::stderr();
    match work {
        Work::Prepare => {
            tokio::task::spawn_blocking(move || {
                postgres::programs(&progress)?;
                chromium::programs(&progress)?;
                python::synapse_python(&progress)
            })
            .await??;
            Ok(ExitCode::SUCCESS)
        }
        Work::Around { command } => {
            let database = Postgres::from_environment(&progress).await?;
            let mut options = BootOptions::new([shared::HOME, shared::PARTNER]);
            options.progress = progress;
            let (homeservers, file) = shared::boot(options).await?;
            let code = run(&command, &database, Some(&file)).await;
            drop((homeservers, database));
            code
        }
        Work::Database { command } => {
            let database = Postgres::from_environment(&progress).await?;
            run(&command, &database, None).await
        }
    }
}

/// Runs a command that finds the servers in its environment, to its end.
async fn run(command: &[String], database: &Postgres, homeservers: Option<&Path>) -> Result<ExitCode> {
    let (program, arguments) = command.split_first().context("no command")?;
    let mut running = Command::new(program);
    running.args(arguments).env(postgres::VARIABLE, database.url());
    if let Some(file) = homeservers {
        running.env(shared::VARIABLE, file);
    }
    let mut running = running.spawn().with_context(|| format!("{program} could not be started"))?;
    let ended = tokio::task::spawn_blocking(move || running.wait());
    // A Ctrl-C reaches the command as well; we wait for it and then stop the servers in order.
    let ignore = tokio::spawn(async { while tokio::signal::ctrl_c().await.is_ok() {} });
    let status = ended.await??;
    ignore.abort();
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
