//! People register, talk with past times on two servers, and talk encrypted.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::client::Relation;
use harness::{Shared, eventually, shared};
use jiff::civil::date;
use jiff::tz::TimeZone;
use people::past::{Kind, Place, Settings, past};
use people::{EncryptedPerson, Person, play};
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(20);

/// People may act in tasks of their own.
fn sendable<T: Send>(future: T) -> T {
    future
}

/// Accounts that no other test uses.
async fn cohort(shared: &Shared, mentors: usize, mentees: usize) -> Result<Vec<Person>> {
    let mark = format!("{:x}", std::process::id());
    let mut people = Vec::new();
    for number in 0..mentors + mentees {
        let server = shared.server(if number % 3 == 2 { "county" } else { "moh" });
        let person =
            Person::register(server, &format!("p_{mark}_{number}"), &format!("Muuguzi {number}")).await?;
        people.push(person);
    }
    Ok(people)
}

async fn room_of(people: &[Person], via: &str) -> Result<String> {
    let room = people[0].client().create_room(&json!({ "preset": "public_chat" })).await?;
    for person in &people[1..] {
        person.client().join(&room, &[via]).await?;
    }
    Ok(room)
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_past_stands_in_the_rooms_of_both_servers_with_its_own_times() -> Result<()> {
    let shared = shared().await?;
    let people = cohort(&shared, 3, 4).await?;
    let via = &shared.server("moh").name;
    let rooms = BTreeMap::from([
        (Place::Peer, room_of(&people, via).await?),
        (Place::Mentors, room_of(&people[..3], via).await?),
    ]);
    let zone = TimeZone::get("Africa/Nairobi")?;
    let acts = past(&Settings {
        seed: 7,
        mentors: (0..7).map(|n| n < 3).collect(),
        from: date(2026, 9, 7).to_zoned(zone.clone())?.timestamp(),
        to: date(2026, 9, 21).to_zoned(zone.clone())?.timestamp(),
        holidays: BTreeSet::new(),
        zone,
    });
    let mut shown = 0;
    let sent = sendable(play(&acts, &people, &rooms, |done| shown = done)).await?;
    assert_eq!((shown, sent.len()), (acts.len(), acts.len()));

    let (here, there) = (&people[0], &people[2]);
    assert_ne!(here.server(), there.server());
    let last = &sent[acts.iter().rposition(|act| act.place == Place::Peer).context("nobody spoke")?];
    eventually(SOON, "the last act on both servers", async || {
        for person in [here, there] {
            ensure!(
                person.client().event(&rooms[&Place::Peer], last).await?.is_some(),
                "not yet on {}",
                person.server()
            );
        }
        Ok(())
    })
    .await?;
    for person in [here, there] {
        let seen = person.client().all_messages(&rooms[&Place::Peer]).await?;
        let talk: Vec<&Value> =
            seen.iter().filter(|e| e["type"] == "m.room.message" || e["type"] == "m.reaction").collect();
        let own: Vec<(usize, &people::past::ActivityRow)> =
            acts.iter().enumerate().filter(|(_, act)| act.place == Place::Peer).collect();
        assert_eq!(talk.len(), own.len(), "on {}", person.server());
        for (event, (number, act)) in talk.iter().zip(own) {
            assert_eq!(event["event_id"], sent[number].as_str(), "the order on {}", person.server());
            assert_eq!(event["origin_server_ts"], act.at.as_millisecond());
            assert_eq!(event["sender"], people[act.author].user_id());
            let relates = &event["content"]["m.relates_to"];
            match &act.kind {
                Kind::Post { .. } => assert!(relates.is_null()),
                Kind::Reply { of, .. } => {
                    assert_eq!(relates["m.in_reply_to"]["event_id"], sent[*of].as_str());
                }
                Kind::Thread { of, .. } | Kind::Reaction { of, .. } => {
                    assert_eq!(relates["event_id"], sent[*of].as_str());
                }
            }
        }
    }
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_person_logs_in_with_the_password_and_answers_an_invitation() -> Result<()> {
    let shared = shared().await?;
    let (moh, county) = (shared.server("moh"), shared.server("county"));
    let mark = format!("{:x}l", std::process::id());
    let host = Person::register(moh, &format!("p_{mark}_a"), "Achieng").await?;
    let guest = Person::register(county, &format!("p_{mark}_b"), "Baraka").await?;
    assert!(
        Person::register(moh, "admin2", "nobody").await.is_err(),
        "an account outside the prefix was made"
    );

    let device = guest.log_in().await?;
    assert_eq!(device.whoami().await?["user_id"], guest.user_id());
    let again = Person::register(county, &format!("p_{mark}_b"), "Baraka").await?;
    assert_eq!(again.user_id(), guest.user_id());

    let room = host.client().create_room(&json!({ "preset": "private_chat", "name": "Lari" })).await?;
    host.client().invite(&room, guest.user_id()).await?;
    assert_eq!(sendable(guest.accept_invitation(host.user_id(), false, SOON)).await?, room);
    let chat = host.chat_with(guest.user_id()).await?;
    assert_eq!(guest.accept_invitation(host.user_id(), true, SOON).await?, chat);
    assert_eq!(guest.chat_with(host.user_id()).await?, chat, "the chat is used again");
    let said = guest.write(&chat, "1", Relation::None, None).await?;
    host.client().wait_message(&chat, SOON, "the answer", |e| e["event_id"] == said.as_str()).await?;
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn encrypted_people_read_each_other_over_federation() -> Result<()> {
    let shared = shared().await?;
    let mark = format!("{:x}e", std::process::id());
    let stores = [tempfile::tempdir()?, tempfile::tempdir()?];
    let one = Person::register(shared.server("moh"), &format!("p_{mark}_a"), "Achieng").await?;
    let two = Person::register(shared.server("county"), &format!("p_{mark}_b"), "Baraka").await?;
    let one = EncryptedPerson::log_in(&one, stores[0].path()).await?;
    let two = EncryptedPerson::log_in(&two, stores[1].path()).await?;

    let chat = one.open_chat(two.person().user_id()).await?;
    let invited = two.person().accept_invitation(one.person().user_id(), true, SOON).await?;
    assert_eq!(invited, chat);
    eventually(SOON, "both in the chat", async || {
        let members = one.person().client().members(&chat).await?;
        ensure!(members.values().all(|m| m.membership == "join"), "{members:?}");
        Ok(())
    })
    .await?;
    let said = one.write(&chat, "siri ya kikao").await?;
    let read = two.wait_for(&chat, SOON, "the text in clear", |e| e.body() == "siri ya kikao").await?;
    assert!(read.encrypted && read.event_id == said, "{read:?}");
    // The keys may be here before the other homeserver has told who signed the device.
    two.wait_for(&chat, SOON, "a device signed by its owner", |e| e.event_id == said && e.owner_signed)
        .await?;
    let on_server = two.person().client().event(&chat, &said).await?.context("the event")?;
    assert_eq!(on_server["type"], "m.room.encrypted");
    assert!(!on_server.to_string().contains("siri"), "the homeserver can read it");

    two.react(&chat, &said, "✅").await?;
    let answer = two.reply(&chat, &said, "nimeelewa").await?;
    one.wait_for(&chat, SOON, "the reaction", |e| e.kind == "m.reaction").await?;
    let read = one.wait_for(&chat, SOON, "the answer", |e| e.event_id == answer && e.encrypted).await?;
    assert_eq!(read.body(), "nimeelewa");
    assert_eq!(read.content["m.relates_to"]["m.in_reply_to"]["event_id"], said.as_str());
    Ok(())
}
