//! What is said at the end: where to look, for people and for programs.

use anyhow::Result;
use config::words::Role;
use harness::{Homeservers, ServerInfo};
use serde_json::{Value, json};

use crate::cast::{Actor, Cast};
use crate::moving_in::Rooms;
use crate::service::Service;

/// A cohort that lives here.
pub struct Living<'a> {
    /// Its file.
    pub file: &'a config::CohortFile,
    /// Its rooms by kind.
    pub rooms: &'a Rooms,
    /// Its people.
    pub cast: &'a Cast,
}

const KINDS: [&str; 6] = ["peer", "social", "notices", "facilitators", "liaison", "library"];

/// The object of `--json`.
///
/// # Errors
/// When the service gives no link.
pub async fn object(homeservers: &Homeservers, service: &Service, cohorts: &[Living<'_>]) -> Result<Value> {
    let servers: Vec<Value> = homeservers
        .servers()
        .iter()
        .map(|server| {
            let admin = json!({ "user_id": server.admin.user_id, "access_token": server.admin.access_token });
            json!({ "name": server.name, "client_url": server.client_url, "admin": admin })
        })
        .collect();
    let mut people = Vec::new();
    for living in cohorts {
        people.extend(living.cast.all().enumerate().map(|(number, actor)| person(living, actor, number)));
    }
    people.extend(homeservers.servers().iter().map(outsider));
    let rooms = |living: &Living<'_>| {
        let known =
            KINDS.iter().filter_map(|kind| Some(((*kind).to_owned(), json!(living.rooms.get(*kind)?))));
        Value::Object(known.collect())
    };
    let lives: Vec<Value> = cohorts
        .iter()
        .map(|living| {
            json!({
                "id": living.file.id.as_str(), "space": living.rooms.get("space"),
                "encrypted": living.file.encrypted, "timezone": living.file.timezone, "rooms": rooms(living),
            })
        })
        .collect();
    let first = cohorts.first().map(|living| living.file.id.as_str()).unwrap_or_default();
    Ok(json!({
        "homeservers": servers,
        "cohorts": lives,
        "people": people,
        "service": {
            "pid": service.pid(), "url": service.url(), "database": service.database,
            "voice": service.voice, "steward": service.steward,
        },
        "dashboard": { "url": service.link(first).await? },
    }))
}

fn person(living: &Living<'_>, actor: &Actor, number: usize) -> Value {
    let roles = roles(&actor.roles, actor.member, number);
    let language = actor.language.unwrap_or(living.file.language().tag());
    json!({
        "user_id": actor.id(), "password": actor.person.password(), "cohort": living.file.id.as_str(),
        "role": roles.first(), "roles": roles, "language": language, "server": server_of(actor.id()),
    })
}

/// What somebody is, most telling first. The list varies from person to person, so that each word is somebody's
/// first.
fn roles(roles: &[Role], member: bool, number: usize) -> Vec<&'static str> {
    let has = |role: Role| roles.contains(&role);
    if !member {
        return vec!["supervisor"];
    }
    let mut named: Vec<&'static str> = Vec::new();
    if has(Role::Moderator) {
        named.push("moderator");
    }
    if has(Role::Facilitator) {
        named.push("facilitator");
    }
    if has(Role::Mentor) {
        named.push("mentor");
    }
    if named.first() == Some(&"facilitator") && named.len() == 2 && number.is_multiple_of(4) {
        named.swap(0, 1);
    }
    if has(Role::Mentee) {
        named.push("mentee");
    }
    named.push("member");
    if named.len() == 2 && number.is_multiple_of(4) {
        named.swap(0, 1);
    }
    named
}

fn outsider(server: &ServerInfo) -> Value {
    json!({
        "user_id": server.admin.user_id, "password": server.admin.password, "cohort": null,
        "role": "outsider", "roles": ["outsider"], "language": "en", "server": server.name,
    })
}

fn server_of(user_id: &str) -> &str {
    user_id.split_once(':').map_or("", |(_, server)| server)
}

/// Where to look, in lines: the homeservers, what visitors can try, the page, the service.
pub fn lines(homeservers: &Homeservers, service: &Service, tries: &[String], page: &str) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        "Now it is yours. Log in with Element (or any client) at the homeserver's address:".to_owned(),
    ];
    lines.extend(
        homeservers.servers().iter().map(|server| format!("  {:28} {}", server.name, server.client_url)),
    );
    lines.extend_from_slice(tries);
    lines.extend([
        String::new(),
        format!("The cohort's page (opens once): {page}"),
        format!(
            "The service: pid {}, health {}/ready, log {}",
            service.pid().unwrap_or(0),
            service.url(),
            service.log().display()
        ),
        format!("Its settings and cohort files: {}", service.folder().display()),
    ]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_somebodys_first() {
        let mentor = [Role::Facilitator, Role::Mentor];
        let moderator = [Role::Facilitator, Role::Moderator, Role::Mentor];
        let firsts = [
            roles(&mentor, true, 3)[0],
            roles(&mentor, true, 4)[0],
            roles(&moderator, true, 1)[0],
            roles(&[Role::Mentee], true, 5)[0],
            roles(&[Role::Mentee], true, 8)[0],
            roles(&[Role::Supervisor], false, 25)[0],
        ];
        assert_eq!(firsts, ["facilitator", "mentor", "moderator", "mentee", "member", "supervisor"]);
        assert!(roles(&[Role::Mentee], true, 8).contains(&"mentee"));
    }
}
