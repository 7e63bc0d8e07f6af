//! The log: structured, and never the text of a message.

use std::io::IsTerminal as _;

use config::{Instance, words::LogFormat};
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

/// Modules that speak of things that are no matter here, or could speak of a message.
const HUSHED: &str =
    "matrix_sdk=warn,matrix_sdk::http_client=off,matrix_sdk_crypto=error,sqlx=warn,hyper=warn";

/// As the settings say.
pub(super) fn start(instance: &Instance) {
    let filter = EnvFilter::try_new(format!("{},{HUSHED}", instance.log.filter))
        .unwrap_or_else(|_| EnvFilter::new(format!("info,{HUSHED}")));
    let registry = tracing_subscriber::registry().with(filter);
    let started = match instance.log.format {
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
        LogFormat::Text => {
            registry.with(fmt::layer().with_ansi(colours()).with_writer(std::io::stderr)).try_init()
        }
    };
    if let Err(error) = started {
        eprintln!("baraza: the log was started before: {error}");
    }
}

/// Only what goes wrong, for commands that print their own words.
pub(super) fn quiet() {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(format!("warn,{HUSHED}")));
    // A second start is of no matter here.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(fmt::layer().with_ansi(colours()).with_writer(std::io::stderr))
        .try_init();
}

/// Colours are for a terminal: in a file their codes stand between the words. Whoever sets `NO_COLOR` wants none at all.
fn colours() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
