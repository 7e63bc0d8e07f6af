//! `baraza`: the one binary. Wiring and commands live in the library; this is the door.

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    appservice::commands::end_with_a_closed_pipe();
    appservice::commands::main(appservice::commands::Arguments::parse()).await
}
