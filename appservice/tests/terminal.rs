//! The program as an operator runs it: a settings file, a command line, an answer.

use std::process::{Command, Stdio};

use crate::test_service::{AS_TOKEN, HS_TOKEN, TestService};

/// What a command said.
pub struct Said {
    /// Whether it ended well.
    pub fine: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// `baraza` with these words, beside the homeserver at an address.
pub fn command(town: &TestService, homeserver: &str, words: &[&str]) -> Command {
    let folder = &town.home.folder;
    let settings = format!(
        "data_dir = \"{}\"\n[homeserver]\nurl = \"{homeserver}\"\nserver_name = \"moh.test\"\n\
         [appservice]\nsteward = \"baraza\"\nvoice = \"baraza_voice\"\n",
        folder.display(),
    );
    std::fs::write(folder.join("baraza.toml"), settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_baraza-without-device"));
    command
        .arg("--settings")
        .arg(folder.join("baraza.toml"))
        .args(words)
        .env("BARAZA_AS_TOKEN", AS_TOKEN)
        .env("BARAZA_HS_TOKEN", HS_TOKEN)
        .env("BARAZA_DATABASE_URL", &town.home.url)
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub async fn run(mut command: Command) -> Said {
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { fine: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs `baraza` with these words to its end.
pub async fn baraza(town: &TestService, words: &[&str]) -> Said {
    run(command(town, &town.fake.url(), words)).await
}

/// Runs `apply` or `plan` on a file with this text. Gives all that was printed and whether it succeeded.
pub async fn with_file(town: &TestService, verb: &str, file: &str) -> (String, bool) {
    let path = town.home.folder.join("lari.toml");
    std::fs::write(&path, file).unwrap();
    let mut arguments = vec![verb, path.to_str().unwrap()];
    // Whatever the hour at which the tests run.
    arguments.extend((verb == "apply").then_some("--now"));
    let said = baraza(town, &arguments).await;
    ([said.out, said.err].concat(), said.fine)
}
