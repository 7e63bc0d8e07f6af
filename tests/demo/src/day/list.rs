//! A coordinator without a shell: a list as a file, with one row to mend, brings in two people on two servers, and by slips of
//! paper two more who had no account.

use anyhow::{Context, Result, ensure};
use harness::eventually;
use jiff::Timestamp;
use people::Person;
use serde_json::Value;

use super::{Chat, Stage};
use crate::cast::Actor;
use crate::clock;
use crate::witness::{SOON, quote, words};

/// Who is on no list yet: local part and name, one on each server.
const NEW: [(&str, &str); 2] = [("p_halima", "Halima Yusuf"), ("p_zawadi", "Zawadi Chelimo")];
/// Who has no account yet, one for each server.
const WITHOUT: [(&str, &str); 2] = [("p_baraka", "Baraka Simiyu"), ("p_zuhura", "Zuhura Omari")];
/// Whose account nobody has.
const SLIP: &str = "p_hailma";

/// Six rows between semicolons: two are new, two have no account, one is in already, one has a slip of the pen in its account.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let mut newcomers = Vec::new();
    for ((localpart, name), server) in NEW.into_iter().zip(&stage.servers) {
        let person = Person::register(server, localpart, name).await?;
        let login = person.log_in().await?;
        newcomers.push(stranger(person, login));
    }
    let coordinator = stage.cast.get("wanjiku")?;
    let chat = stage.chat(coordinator).await?;
    let began = clock::now();
    chat.say("!cohort add").await?;
    chat.sends_file("watu.csv", file(stage, &newcomers)?.as_bytes()).await?;
    let mend = format!("@{SLIP}:{}", stage.servers[0].name);
    let row = chat.hears_within(SOON, began, "the row to mend", |event| words(event).contains(&mend)).await?;
    ensure!(words(&row).contains('7'), "expected: the number of the row\nseen: {}", quote(&row));
    let asked = |event: &Value| words(event).contains("1 = ") && words(event).contains(": 2");
    let question =
        chat.hears_within(SOON, began, "whether to add two people and make two slips", asked).await?;
    chat.react(&question, "✅").await?;
    for newcomer in &newcomers {
        let room = newcomer.person.accept_invitation(&stage.witness.voice, true, SOON).await?;
        comes_in(stage, newcomer, (&room, began)).await.with_context(|| newcomer.id().to_owned())?;
    }
    let by_slip = by_slips(stage, &chat, began).await?;
    let line = format!(
        "{} sends six rows as a file: {}; {} answered with ✅; {} and {} come in and their first words are read on moh \
         and county; {by_slip}",
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
    rows.extend(WITHOUT.map(|(_, name)| format!("{name};;;Kagaa")));
    let known = stage.cast.get("njeri")?;
    rows.push(format!("{};{};;", known.name(), known.id()));
    rows.push(format!("Halima;@{SLIP}:{};;", stage.servers[0].name));
    Ok(rows.join("\r\n"))
}

fn stranger(person: Person, login: harness::Client) -> Actor {
    Actor { person, login, roles: Vec::new(), language: None, member: true, agreed: false }
}

/// Those without an account make one, one on each server, look for the voice, and write the code of their slip; each comes in
/// after the coordinator's yes.
async fn by_slips(stage: &Stage<'_>, coordinator: &Chat<'_>, began: Timestamp) -> Result<String> {
    let mut asked = String::new();
    for ((localpart, name), server) in WITHOUT.into_iter().zip(&stage.servers) {
        let is_theirs = |event: &Value| words(event).contains(name) && code(words(event)).is_some();
        let slip = coordinator.hears_within(SOON, began, "the slip of paper", is_theirs).await?;
        let code = code(words(&slip)).context("a code")?;
        let person = Person::register(server, localpart, localpart).await?;
        let newcomer = stranger(person.clone(), person.log_in().await?);
        let room = newcomer.person.chat_with(&stage.witness.voice).await?;
        let chat = Chat::known(&newcomer, &room, &stage.witness);
        let voice = stage.witness.voice.clone();
        eventually(SOON, "the voice in the chat", async || {
            let members = newcomer.login.members(&room).await?;
            ensure!(members.get(&voice).is_some_and(|member| member.membership == "join"), "not in");
            Ok(())
        })
        .await?;
        let sent = clock::now();
        chat.say(&code).await?;
        let whose = |event: &Value| words(event).contains(newcomer.id()) && words(event).contains(name);
        let question = coordinator.hears_within(SOON, sent, "whether it is they", whose).await?;
        asked = quote(&question);
        coordinator.react(&question, "✅").await?;
        comes_in(stage, &newcomer, (&room, began)).await.with_context(|| newcomer.id().to_owned())?;
    }
    let [(_, first), (_, second)] = WITHOUT;
    Ok(format!("{first} and {second} come in by the codes on their slips, after {asked} and a ✅"))
}

/// The code on a slip: four digits and four.
fn code(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let four = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    words.windows(2).find(|two| two.iter().all(|word| four(word))).map(|two| two.join(" "))
}

/// A language, a yes, the room, a post.
async fn comes_in(stage: &Stage<'_>, newcomer: &Actor, (room, began): (&str, Timestamp)) -> Result<()> {
    let chat = Chat::known(newcomer, room, &stage.witness);
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
