//! `cargo run -- demo`: a cohort lives on two federated homeservers while you watch.
//!
//! Boots real Synapses, starts the service as a process of its own, gives a cohort four weeks of past and then lets a
//! working day run on the real clock. Each step is judged by a witness that holds what members and administrators
//! hold, and the page.
//!
//! This crate must not depend on the service's crates: what it knows of the service it knows as an operator does, by
//! its command line, its settings and its cohort files. Nothing is played: what the witness sees, Synapse said.
#![recursion_limit = "256"]

mod arguments;
mod cast;
mod clock;
mod cohort;
mod database;
mod day;
mod demo;
mod encrypted;
mod moving_in;
mod past;
mod program;
mod report;
mod service;
mod show;
mod visit;
mod witness;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};

#[tokio::main]
async fn main() -> ExitCode {
    let Verb::Demo(options) = Arguments::parse().verb;
    match demo::run(options).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("demo: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
