//! Getting in from another ministry's server, and not getting in.

use anyhow::{Context, Result, ensure};
use harness::{eventually, refusal};
use people::Person;
use scenarios::watch::{SOON, come_in};
use scenarios::{CohortFile, Row, Service, Town};
use serde_json::Value;

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn three_taps_from_the_invitation_to_the_yes_and_two_to_the_first_post() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let barasa = town.person(town.county(), "Barasa Simiyu").await?;
    let makena = town.person(town.moh(), "Makena Kirimi").await?;
    let gichuru = town.person(town.county(), "Gichuru Wainaina").await?;
    let mut file = cast.cohort(&town, "door");
    file.people.extend([
        Row::asked(&barasa, &["mentee"]),
        Row::asked(&makena, &["mentee"]),
        Row::supervisor(&gichuru, &[&barasa, &cast.gathoni]),
    ]);
    let mut service = town.service()?;
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let told = cast.wanjiku.accept_invitation(&service.voice, true, SOON).await?;

    gets_in(&barasa, &service, &peer).await?;
    let store = service.store("sqlite:baraza.db").await?;
    let audit = store.audit_of(&file.id, 100).await?;
    let accepted = audit.iter().find(|row| row.act == "accept").context("the acceptance is not recorded")?;
    let detail: Value = serde_json::from_str(&accepted.detail)?;
    ensure!(detail["rules"] == 1 && detail["language"] == "sw", "{detail}");
    ensure!(accepted.at > 0, "it has no time");
    store.close().await;

    declines(&makena, &town, &service, &file, (&cast.wanjiku, &told)).await?;
    supervisors_stay_out(&town, &[&cast.mwikali, &gichuru], &peer).await?;
    let mut promoted = file.clone();
    promoted.people.push(Row::supervisor(&cast.achieng, &[&cast.njeri]));
    let path = service.write("promoted.toml", &promoted.toml())?;
    ensure!(!service.cli(&["plan", &path]).await?.good, "a moderator may supervise a member");
    a_server_is_taken_off_the_list(&town, &cast, &service, &file, &peer).await
}

async fn gets_in(barasa: &Person, service: &Service, peer: &str) -> Result<()> {
    let voice = service.voice.as_str();
    // Tap 1: open the chat. Who invites, and to what, is there before it.
    let what = "an invitation that says who and to what";
    barasa
        .client()
        .wait_invitation(SOON, what, |_, shown| {
            let said = |kind: &str, field: &str| {
                let event = shown.iter().find(|event| event["type"] == kind);
                event.and_then(|event| event["content"][field].as_str()).unwrap_or_default().to_owned()
            };
            let (name, topic) = (said("m.room.name", "name"), said("m.room.topic", "topic"));
            name.starts_with("Baraza · Scenario") && topic.contains("Wanjiku") && topic.contains("Scenario")
        })
        .await?;
    let chat = barasa.accept_invitation(voice, true, SOON).await?;
    // Tap 2: a language by its digit.
    said(barasa, &chat, voice, "the languages in their own names", &["Kiswahili", "English", "2"]).await?;
    barasa.client().say(&chat, "2").await?;
    // Tap 3: yes to the rules.
    let rules = said(barasa, &chat, voice, "the rules in Swahili", &["Heshima kwa kila mtu", "1"]).await?;
    let event = rules["event_id"].as_str().context("an event without an id")?;
    barasa
        .client()
        .wait_message(&chat, SOON, "a ✅ to press", |reaction| {
            reaction["type"] == "m.reaction" && reaction["content"]["m.relates_to"]["event_id"] == event
        })
        .await?;
    ensure!(
        !barasa.client().invitations().await?.contains_key(peer),
        "invited to the peer room before the yes"
    );
    barasa.client().react(&chat, event, "\u{2705}\u{FE0F}").await?;
    // Two more: open the room, write.
    barasa.client().wait_invitation(SOON, "an invitation to the peer room", |room, _| room == peer).await?;
    let invitations = barasa.client().invitations().await?;
    ensure!(invitations.len() == 1, "a row of invitations: {:?}", invitations.keys());
    come_in(barasa, peer).await?;
    barasa.client().say(peer, "Habari zenu").await?;
    Ok(())
}

/// Who declines is left alone, and the coordinator reads it once.
async fn declines(
    makena: &Person,
    town: &Town,
    service: &Service,
    file: &CohortFile,
    coordinator: (&Person, &str),
) -> Result<()> {
    let invited =
        |_: &str, shown: &[Value]| shown.iter().any(|event| event["sender"] == service.voice.as_str());
    let chat = makena.client().wait_invitation(SOON, "an invitation to the chat", invited).await?;
    makena.client().leave(&chat).await?;
    let (wanjiku, told) = coordinator;
    let about = |event: &Value| event["content"]["body"].as_str().is_some_and(|body| body.contains("Makena"));
    wanjiku.client().wait_message(told, SOON, "word that Makena declined", about).await?;
    // An operator applies once more, with a change and somebody new, who is asked; Makena is not asked again.
    let zuhura = town.person(town.moh(), "Zuhura Omari").await?;
    let mut changed = file.clone();
    changed.people.push(Row::asked(&zuhura, &["mentee"]));
    let text = changed.toml().replace("who learn from each other", "who ask each other");
    let path = service.write("changed.toml", &text)?;
    let applied = service.good(&["apply", &path, "--now"]).await?;
    ensure!(applied.contains("topic"), "{applied}");
    zuhura.client().wait_invitation(SOON, "an invitation to the chat of who is new", invited).await?;
    // What the file brought about went out before the answer to what is asked now, in the coordinator's chat as well.
    let rules = async || -> Result<usize> {
        let all = wanjiku.client().messages(told, 50).await?;
        let body = |event: &Value| event["content"]["body"].as_str().unwrap_or_default().to_owned();
        let of_voice = all.iter().filter(|event| event["sender"] == service.voice.as_str());
        Ok(of_voice.filter(|event| body(event).contains("Respect everyone")).count())
    };
    let before = rules().await?;
    wanjiku.client().say(told, "!rules").await?;
    eventually(SOON, "the rules", async || {
        ensure!(rules().await? > before, "none");
        Ok(())
    })
    .await?;
    let invitations = makena.client().invitations().await?;
    ensure!(invitations.is_empty(), "asked again: {:?}", invitations.keys());
    let planned = service.good(&["plan", &path]).await?;
    ensure!(planned.contains("Makena Kirimi declined"), "{planned}");
    let times = wanjiku.client().messages(told, 50).await?.iter().filter(|event| about(event)).count();
    ensure!(times == 1, "the coordinator was told {times} times");
    Ok(())
}

/// The homeserver itself refuses them; nothing has to be repaired afterwards.
async fn supervisors_stay_out(town: &Town, supervisors: &[&Person], peer: &str) -> Result<()> {
    for supervisor in supervisors {
        let via = [town.moh().name.as_str()];
        let joined = supervisor.client().join(peer, &via).await;
        let fault = joined.err().with_context(|| format!("{} joined the peer room", supervisor.user_id()))?;
        ensure!(refusal(&fault).is_some_and(|refused| refused.status == 403), "{fault:#}");
        let invitations = supervisor.client().invitations().await?;
        ensure!(!invitations.contains_key(peer), "{} is invited to the peer room", supervisor.user_id());
    }
    Ok(())
}

/// The ministry ends the county's part: its people are taken out with the reason, and its server is kept out.
async fn a_server_is_taken_off_the_list(
    town: &Town,
    cast: &Cast,
    service: &Service,
    file: &CohortFile,
    peer: &str,
) -> Result<()> {
    let social = service.room(&file.id, "social").await?;
    let via = [town.moh().name.as_str()];
    let gathoni = cast.gathoni.client();
    gathoni.join(&social, &via).await.context("a member of the peer room may join the social room")?;
    gathoni.leave(&social).await?;

    let people = [
        Row::accepted(&cast.wanjiku, &["facilitator", "mentor", "coordinator"]),
        Row::accepted(&cast.achieng, &["moderator"]),
        Row::accepted(&cast.njeri, &["mentee"]),
    ];
    let alone = CohortFile::new(&file.id, &[&town.moh().name], people.to_vec());
    // Seven of ten: half a file takes nobody out.
    ensure!(service.apply(&alone).await.is_err(), "a file without most of the people was applied");
    let path = service.write(&format!("{}.toml", file.id), &alone.toml())?;
    service.good(&["apply", &path, "--remove", "7", "--now"]).await?;
    let left = [cast.gathoni.user_id(), cast.muthoni.user_id()];
    eventually(SOON, "the county's people to be out", async || {
        let members = cast.njeri.client().members(peer).await?;
        for account in left {
            let member = members.get(account).context("never a member")?;
            ensure!(member.membership == "leave", "{account}: {member:?}");
            ensure!(member.reason.is_some(), "{account} was taken out without a reason");
        }
        Ok(())
    })
    .await?;
    let acl = cast.njeri.client().state_event(peer, "m.room.server_acl", "").await?.context("no ACL")?;
    let allowed = acl["allow"].as_array().context("no list")?;
    let own = [town.moh().name.as_str(), "moh.test"];
    ensure!(own.iter().all(|name| allowed.iter().any(|a| a == name)), "our own server is not on {acl}");
    ensure!(!allowed.iter().any(|name| name.as_str().is_some_and(|name| name.contains("county"))), "{acl}");
    // Kept out by the list, not only by the rules for joining.
    let fault = gathoni.join(&social, &via).await.err().context("a server off the list came in")?;
    let refused = refusal(&fault).context("no refusal")?;
    ensure!(refused.status == 403 && refused.message.contains("banned"), "{refused}");
    // And the ministry's own go on.
    cast.njeri.client().say(peer, "Tuko wenyewe").await?;
    Ok(())
}

/// Waits for a message of the voice that contains all of these.
async fn said(person: &Person, chat: &str, voice: &str, what: &str, parts: &[&str]) -> Result<Value> {
    person
        .client()
        .wait_message(chat, SOON, what, |event| {
            let body = event["content"]["body"].as_str().unwrap_or_default();
            event["sender"] == voice && parts.iter().all(|part| body.contains(part))
        })
        .await
}
