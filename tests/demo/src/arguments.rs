//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Baraza's workbench.
#[derive(Debug, Parser)]
#[command(name = "workbench", bin_name = "cargo run --", version, about)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show a cohort living on two federated homeservers.
    Demo(Options),
}

/// Options of `demo`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// End when the day is over; success only if every step was witnessed.
    #[arg(long)]
    pub once: bool,
    /// Print one JSON object on one line of standard output when the day is over; progress goes to standard error.
    #[arg(long)]
    pub json: bool,
    /// The service's database, `postgres://…`, instead of an SQLite file of its own.
    #[arg(long, value_name = "URL", value_parser = database)]
    pub database: Option<String>,
    /// Run the service without a part of it, to show that the witness notices.
    #[arg(long, value_enum, hide = true)]
    pub without: Option<Part>,
    /// A service program that is built already.
    #[arg(long, value_name = "FILE", hide = true)]
    pub program: Option<std::path::PathBuf>,
    /// Write down what each person saw, into the run's folder.
    #[arg(long)]
    pub transcript: bool,
}

/// An address that the service takes.
fn database(url: &str) -> Result<String, String> {
    if ["postgres://", "postgresql://", "sqlite:"].iter().any(|start| url.starts_with(start)) {
        return Ok(url.to_owned());
    }
    Err("accepted are postgres://USER:PASSWORD@HOST/NAME, of a PostgreSQL server that runs, and sqlite:FILE"
        .to_owned())
}

/// A part of the service that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// What delivers messages.
    Courier,
    /// What makes rooms match.
    Reconciler,
}

impl Part {
    /// The service's flag.
    pub const fn flag(self) -> &'static str {
        match self {
            Self::Courier => "--without-courier",
            Self::Reconciler => "--without-reconciler",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_of_the_readme_is_understood() {
        let Verb::Demo(options) =
            Arguments::try_parse_from(["workbench", "demo", "--once", "--json"]).unwrap().verb;
        assert!(options.once && options.json && options.database.is_none() && options.without.is_none());
        assert!(Arguments::try_parse_from(["workbench", "demo", "--without", "nothing"]).is_err());
    }

    #[test]
    fn a_database_of_another_kind_is_refused_before_anything_starts() {
        let given = |url: &str| Arguments::try_parse_from(["workbench", "demo", "--database", url]);
        for url in ["postgres://a@b/c", "postgresql://a@b/c", "sqlite:x.db"] {
            assert!(given(url).is_ok(), "{url}");
        }
        for url in ["mysql://x", "x.db", ""] {
            let said = given(url).unwrap_err().to_string();
            assert!(said.contains("--database") && said.contains("accepted are postgres://"), "{said}");
        }
    }
}
