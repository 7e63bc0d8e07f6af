//! A coordinator without a shell: a list as a file, with one row to mend, brings in two people on two servers.

use anyhow::{Context, Result, ensure};
use harness::eventually;
use people::Person;
use serde_json::Value;

use super::{Chat, Stage};
use crate::cast::Actor;
use crate::clock;
use crate::witness::{SOON, quote, words};

/// Who is on no list yet: local part and name, one on each server.
const NEW: [(&str, &str); 2] = [("p_halima", "Halima Yusuf"), ("p_zawadi", "Zawadi Chelimo")];
/// Whose account nobody has.
const SLIP: &str = "p_hailma";

/// Six rows between semicolons: two are new, three are in already, one has a slip in its account.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let mut newcomers = Vec::new();
    for ((localpart, name), server) in NEW.into_iter().zip(&stage.servers) {
        let person = Person::register(server, localpart, name).await?;
        let login = person.log_in().await?;
        newcomers.push(Actor {
            person,
            login,
            roles: Vec::new(),
            language: None,
            member: true,
            agreed: false,
        });
    }
    let coordinator = stage.cast.get("wanjiku")?;
    let chat = stage.chat(coordinator).await?;
    let began = clock::now();
    chat.say("!cohort add").await?;
    chat.sends_file("watu.csv", file(stage, &newcomers)?.as_bytes()).await?;
    let mend = format!("@{SLIP}:{}", stage.servers[0].name);
    let row = chat.hears_within(SOON, began, "the row to mend", |event| words(event).contains(&mend)).await?;
    ensure!(words(&row).contains('7'), "expected: the number of the row\nseen: {}", quote(&row));
    let asked = |event: &Value| words(event).contains("1 = ") && words(event).contains(" 2");
    let question = chat.hears_within(SOON, began, "whether to add two people", asked).await?;
    chat.react(&question, "✅").await?;
    for newcomer in &newcomers {
        comes_in(stage, newcomer).await.with_context(|| newcomer.id().to_owned())?;
    }
    let line = format!(
        "{} sends six rows as a file: {}; {} answered with ✅; {} and {} come in and their first words are read on moh \
         and county",
        coordinator.name(),
        quote(&row),
        quote(&question),
        newcomers[0].name(),
        newcomers[1].name()
    );
    Ok((line, ()))
}

/// What stands in the file.
fn file(stage: &Stage<'_>, newcomers: &[Actor]) -> Result<String> {
    let mut rows = vec!["Jina;Akaunti;Jukumu;Kituo".to_owned()];
    rows.extend(newcomers.iter().map(|new| format!("{};{};;Kagaa", new.name(), new.id())));
    for known in ["njeri", "mutua", "nekesa"] {
        let known = stage.cast.get(known)?;
        rows.push(format!("{};{};;", known.name(), known.id()));
    }
    rows.push(format!("Halima;@{SLIP}:{};;", stage.servers[0].name));
    Ok(rows.join("\r\n"))
}

/// An invitation, a language, a yes, the room, a post.
async fn comes_in(stage: &Stage<'_>, newcomer: &Actor) -> Result<()> {
    let began = clock::now();
    let room = newcomer.person.accept_invitation(&stage.witness.voice, true, SOON).await?;
    let chat = Chat::known(newcomer, &room, &stage.witness);
    chat.hears(began, "a menu of languages", |event| words(event).contains("Kiswahili")).await?;
    let rules = chat.ask("2", "the rules", |event| words(event).contains("Respect everyone")).await?;
    chat.react(&rules, "✅").await?;
    let peer = stage.room("peer")?;
    eventually(SOON, "an invitation to the peer room", async || {
        ensure!(newcomer.login.invitations().await?.contains_key(peer), "none");
        Ok(())
    })
    .await?;
    newcomer.login.join(peer, &[]).await?;
    let post = eventually(SOON, "the newcomer may post", async || {
        newcomer.login.say(peer, "Hello everyone, good to be here.").await
    })
    .await?;
    stage.witness.all_see(peer, &post).await
}
