//! A coordinator without a shell: people come in by a list that is sent as a file.

use anyhow::{Context, Result, ensure};
use harness::eventually;
use people::{EncryptedPerson, Person};
use scenarios::watch::{SOON, come_in, said};
use scenarios::{Service, Town};

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn six_rows_with_one_bad_bring_in_who_is_new_and_an_old_file_keeps_them() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let barasa = town.person(town.county(), "Barasa Simiyu").await?;
    let makena = town.person(town.moh(), "Makena Kirimi").await?;
    let mut service = town.service()?;
    service.start().await?;
    let file = cast.cohort(&town, "list").small();
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let voice = service.voice.as_str();
    let chat = cast.wanjiku.accept_invitation(voice, true, SOON).await?;
    let wanjiku = cast.wanjiku.client();

    // Makena came to Baraza by herself before anybody listed her.
    let known = makena.chat_with(voice).await?;
    eventually(SOON, "the voice in the chat that she opened", async || {
        let members = makena.client().members(&known).await?;
        ensure!(members.get(voice).is_some_and(|member| member.membership == "join"), "not in");
        Ok(())
    })
    .await?;
    wanjiku.say(&chat, "!cohort").await?;
    said(&cast.wanjiku, &chat, voice, "the menu", &["1 = add people"]).await?;
    wanjiku.say(&chat, "1").await?;
    said(&cast.wanjiku, &chat, voice, "what to send", &["as a file"]).await?;
    let unknown = format!("@p_nobody_at_all:{}", town.moh().name);
    let nobody_there = format!("@p_nobody_at_all:{}", town.county().name);
    let rows = [
        "Jina;Akaunti;Jukumu;Kituo;Kada;Lugha".to_owned(),
        format!("Barasa Simiyu;{};;Lari;nurse;Kiswahili", barasa.user_id()),
        format!("Makena Kirimi;{};mentor;Githunguri;;English", makena.user_id()),
        format!("Another Name;{};;;;", cast.njeri.user_id()),
        format!("Slip;{unknown};;;;"),
        format!("Slip;{nobody_there};;;;"),
        "Far;@far:elsewhere.test;;;;".to_owned(),
    ];
    wanjiku.send_file(&chat, "people.csv", format!("\u{feff}{}", rows.join("\r\n")).as_bytes()).await?;
    let unknown = format!("Row 5: no one has the account {unknown}");
    let nobody_there = format!("Row 6: no one has the account {nobody_there}");
    let faults =
        [unknown.as_str(), &nobody_there, "Row 7: people of the server elsewhere.test cannot come in"];
    said(&cast.wanjiku, &chat, voice, "the rows to mend", &faults).await?;
    let numbers = ["6 rows", "New: 2", "already: 1", "mend: 3"];
    said(&cast.wanjiku, &chat, voice, "the list in numbers", &numbers).await?;
    said(&cast.wanjiku, &chat, voice, "the question", &["2 new people", "1 = yes"]).await?;
    ensure!(barasa.client().invitations().await?.is_empty(), "asked before the yes");
    wanjiku.say(&chat, "1").await?;
    let theirs = barasa.accept_invitation(voice, true, SOON).await?;
    for (person, chat, language, rule) in
        [(&barasa, &theirs, "2", "Heshima kwa kila mtu"), (&makena, &known, "1", "Respect everyone")]
    {
        comes_in(person, chat, (voice, &peer), (language, rule))
            .await
            .with_context(|| person.name().to_owned())?;
    }

    // The file does not know them, and keeps them.
    let text = file.toml().replace("who learn from each other", "who ask each other");
    let path = service.write("changed.toml", &text)?;
    let planned = service.good(&["plan", &path]).await?;
    ensure!(planned.contains("Barasa Simiyu was added by Wanjiku Kamau"), "{planned}");
    ensure!(!planned.contains(&format!("remove {}", barasa.user_id())), "{planned}");
    // Who was in already is called as before.
    ensure!(!planned.contains("Another Name"), "{planned}");
    service.good(&["apply", &path, "--now"]).await?;
    barasa.client().say(&peer, "Still here").await?;
    // More than a few are not taken off by a slip of the operator's.
    let reset = service.cli(&["apply", &path, "--reset", "people", "--now"]).await?;
    ensure!(!reset.good, "two of eight were taken off unasked");
    let shown = service.good(&["show", &file.id]).await?;
    ensure!(shown.contains(barasa.user_id()) && shown.contains("Githunguri"), "{shown}");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_list_in_an_encrypted_chat_is_opened_in_memory() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let zuhura = town.person(town.moh(), "Zuhura Omari").await?;
    let stores = tempfile::tempdir()?;
    let mut service = town.service()?;
    service.start().await?;
    let file = cast.cohort(&town, "sealedlist").small();
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let wanjiku = EncryptedPerson::log_in(&cast.wanjiku, stores.path()).await?;
    let chat = crate::encrypted::open_chat(&wanjiku, &service.voice).await?;
    let rows = format!("name,account\nZuhura Omari,{}\n", zuhura.user_id());
    wanjiku.send_file(&chat, "people.csv", rows.as_bytes()).await?;
    let asked = wanjiku
        .wait_for(&chat, SOON, "the question", |read| {
            read.sender == service.voice && read.body().contains("one new person")
        })
        .await?;
    ensure!(asked.encrypted, "answered in the clear: {asked:?}");
    wanjiku.write(&chat, "1").await?;
    zuhura.accept_invitation(&service.voice, true, SOON).await?;
    nothing_of_it_stays(&mut service, zuhura.user_id()).await
}

/// The file itself is nowhere on disk: of its people only who they are is kept.
async fn nothing_of_it_stays(service: &mut Service, account: &str) -> Result<()> {
    service.stop().await?;
    let mut found = 0;
    for entry in std::fs::read_dir(service.folder().join("data"))? {
        let path = entry?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path)?;
            let needle = format!("name,account\nZuhura Omari,{account}");
            ensure!(!bytes.windows(needle.len()).any(|part| part == needle.as_bytes()), "{}", path.display());
            found += 1;
        }
    }
    ensure!(found > 0, "no files were looked at");
    Ok(())
}

async fn comes_in(
    person: &Person,
    chat: &str,
    (voice, peer): (&str, &str),
    (language, rule): (&str, &str),
) -> Result<()> {
    said(person, chat, voice, "who asks", &["Wanjiku Kamau"]).await?;
    said(person, chat, voice, "the languages", &["Kiswahili", "English"]).await?;
    person.client().say(chat, language).await?;
    said(person, chat, voice, "the rules", &[rule]).await?;
    person.client().say(chat, "1").await?;
    come_in(person, peer).await
}
