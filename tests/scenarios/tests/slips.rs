//! People without an account come in by a slip of paper: a code, and a yes of whoever coordinates.

use anyhow::{Context, Result, ensure};
use people::{EncryptedPerson, Person};
use scenarios::Town;
use scenarios::watch::{SOON, come_in, said};

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn two_without_an_account_come_in_by_the_codes_on_their_slips() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let mut service = town.service()?;
    service.start().await?;
    let file = cast.cohort(&town, "slips").small();
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let voice = service.voice.clone();
    let voice = voice.as_str();
    let chat = cast.wanjiku.accept_invitation(voice, true, SOON).await?;
    let wanjiku = cast.wanjiku.client();
    let rows = "Name;Facility;Language\nBaraka Simiyu;Lari;Kiswahili\nZuhura Omari;Githunguri;English\n";
    wanjiku.send_file(&chat, "people.csv", rows.as_bytes()).await?;
    said(&cast.wanjiku, &chat, voice, "the list in numbers", &["2 rows", "Without an account: 2"]).await?;
    wanjiku.say(&chat, "1").await?;
    let handed = said(&cast.wanjiku, &chat, voice, "the slips", &["slips-"]).await?;
    ensure!(handed["content"]["msgtype"] == "m.file", "{handed}");
    let address = handed["content"]["url"].as_str().context("an address")?;
    let page = String::from_utf8(wanjiku.download(address).await?)?;
    let [baraka_code, zuhura_code] = codes(&page)?;
    ensure!(page.contains("kwa Baraka Simiyu") && page.contains("for Zuhura Omari"), "{page}");

    // They make their accounts now, and look for the voice: one in an encrypted chat of her own, as Element opens them.
    let baraka = town.person(town.county(), "baraka").await?;
    let zuhura = town.person(town.moh(), "zuhura").await?;
    let stores = tempfile::tempdir()?;
    let sealed = EncryptedPerson::log_in(&zuhura, stores.path()).await?;
    // A client makes a chat with its first message: it is said before the voice is in, and his server tells nobody of it.
    service.kill().await?;
    let his = baraka.chat_with(voice).await?;
    baraka.client().say(&his, "hello").await?;
    service.start().await?;
    let hers = crate::encrypted::open_chat(&sealed, voice).await?;
    said(&baraka, &his, voice, "a kind answer", &["slip of paper with 8 digits"]).await?;
    baraka.client().say(&his, "0000 0000").await?;
    said(&baraka, &his, voice, "that it is no code", &["do not know that code", "4 more times"]).await?;
    baraka.client().say(&his, &baraka_code).await?;
    said(&baraka, &his, voice, "that it is looked at", &["Namuuliza"]).await?;
    let asked = [baraka.user_id(), "Baraka Simiyu (Lari)"];
    said(&cast.wanjiku, &chat, voice, "whether it is he", &asked).await?;
    // Whoever dies in between: the question stands.
    service.kill().await?;
    service.start().await?;
    wanjiku.say(&chat, "1").await?;
    comes_in(&baraka, &his, voice, &peer).await?;

    sealed.write(&hers, &format!("my code is {zuhura_code}")).await?;
    said(&cast.wanjiku, &chat, voice, "whether it is she", &[zuhura.user_id(), "Zuhura Omari"]).await?;
    wanjiku.say(&chat, "1").await?;
    let rules = |read: &people::Read| read.sender == voice && read.body().contains("Respect everyone");
    let languages = |read: &people::Read| read.sender == voice && read.body().contains("Kiswahili");
    sealed.wait_for(&hers, SOON, "the languages", languages).await?;
    sealed.write(&hers, "1").await?;
    sealed.wait_for(&hers, SOON, "the rules", rules).await?;
    sealed.write(&hers, "1").await?;
    come_in(&zuhura, &peer).await?;

    // It worked once, and nothing of the slips is left but who came.
    let late = town.person(town.moh(), "late").await?;
    let theirs = late.chat_with(voice).await?;
    late.client().say(&theirs, &baraka_code).await?;
    said(&late, &theirs, voice, "that it works no more", &["does not work any more"]).await?;
    let shown = service.good(&["show", &file.id]).await?;
    for named in ["Baraka Simiyu", "Zuhura Omari", baraka.user_id(), zuhura.user_id()] {
        ensure!(shown.contains(named), "{named}: {shown}");
    }
    wanjiku.say(&chat, "!cohort slips").await?;
    said(&cast.wanjiku, &chat, voice, "that nobody has a slip", &["No one has a slip"]).await?;
    // By now it is a group, and its room has read so.
    wanjiku.say(&chat, "!cohort launch").await?;
    said(&cast.wanjiku, &chat, voice, "since when it lives", &["has begun", "count since"]).await?;
    ensure!(shown.contains("# launched on"), "{shown}");
    Ok(())
}

/// The codes on a page of two slips.
fn codes(page: &str) -> Result<[String; 2]> {
    let codes: Vec<String> = page
        .split("<b>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</b>").map(|(code, _)| code.to_owned()))
        .collect();
    codes.try_into().map_err(|codes| anyhow::anyhow!("not two codes: {codes:?}"))
}

async fn comes_in(person: &Person, chat: &str, voice: &str, peer: &str) -> Result<()> {
    said(person, chat, voice, "who asks", &["Wanjiku Kamau"]).await?;
    said(person, chat, voice, "the languages", &["Kiswahili", "English"]).await?;
    person.client().say(chat, "2").await?;
    said(person, chat, voice, "the rules", &["Heshima kwa kila mtu"]).await?;
    person.client().say(chat, "1").await?;
    come_in(person, peer).await
}
