//! Who is kept out, by the homeservers themselves.

use anyhow::{Context, Result, ensure};

use super::Stage;
use crate::witness::refused;

/// Supervisors and people on no list cannot come in; the rooms name the servers that may take part.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let peer = stage.room("peer")?;
    let via = [stage.servers[0].name.as_str()];
    for name in ["mwikali", "gichuru"] {
        let supervisor = stage.cast.get(name)?;
        refused(&format!("{}'s joining", supervisor.id()), supervisor.login.join(peer, &via).await)?;
    }
    for server in &stage.servers {
        // The administrator of a homeserver is a person too, and on no list.
        let outsider = server.admin_client();
        refused(&format!("{}'s joining", server.admin.user_id), outsider.join(peer, &via).await)?;
    }
    let allowed: Vec<String> = stage.servers.iter().map(|server| host(&server.name)).collect();
    for (kind, room) in stage.rooms {
        for eyes in &stage.witness.eyes {
            let Ok(acl) = eyes.state(room, "m.room.server_acl", "").await else {
                // A server that nobody of has joined a room knows nothing of it.
                ensure!(eyes.server != "moh", "expected: an ACL in {kind}\nseen: none");
                continue;
            };
            let list = acl["content"]["allow"].as_array().context("an ACL without a list")?;
            let strange = list
                .iter()
                .filter_map(|server| server.as_str())
                .find(|server| !allowed.iter().any(|host| server.starts_with(host.as_str())));
            ensure!(
                strange.is_none() && !list.is_empty(),
                "expected: {kind} lets {allowed:?} in\nseen: {list:?} on {}",
                eyes.server
            );
        }
    }
    Ok((
        format!(
            "the homeservers refuse two supervisors and two outsiders; the {} rooms let in people of {} alone",
            stage.rooms.len(),
            allowed.join(" and ")
        ),
        (),
    ))
}

/// An ACL ignores ports.
fn host(server: &str) -> String {
    server.split(':').next().unwrap_or(server).to_owned()
}
