//! Who may send what: the authorisation rules of room versions 11 and 12, in Synapse's words.

use serde_json::Value;

use super::{event::Draft, levels::Levels, refusal::Refusal, room::Room};

/// Judges an event by the room's present state.
pub(crate) fn judge(room: &Room, draft: &Draft) -> Result<(), Refusal> {
    if draft.kind == "m.room.member" {
        return judge_membership(room, draft);
    }
    if !room.is_joined(&draft.sender) {
        return Err(Refusal::forbidden(format!("User {} not in room {}", draft.sender, room.room_id)));
    }
    let levels = Levels::of(room);
    let level = levels.user(&draft.sender);
    let needed = levels.to_send(&draft.kind, draft.state_key.is_some());
    if level < needed {
        return Err(Refusal::forbidden(format!(
            "You don't have permission to post that to the room. user_level ({level}) < send_level ({needed})"
        )));
    }
    if draft.state_key.as_ref().is_some_and(|key| key.starts_with('@') && *key != draft.sender) {
        return Err(Refusal::forbidden("You are not allowed to set others state"));
    }
    match draft.kind.as_str() {
        "m.room.create" => Err(Refusal::forbidden("Create event has prev events")),
        "m.room.power_levels" => levels.judge_change(&draft.sender, &draft.content),
        "m.room.redaction" => judge_redaction(room, draft, &levels),
        _ => Ok(()),
    }
}

fn judge_redaction(room: &Room, draft: &Draft, levels: &Levels<'_>) -> Result<(), Refusal> {
    let target = draft.redacts.as_deref().unwrap_or_default();
    let original = room.event(target);
    if original.is_some_and(|event| event.kind == "m.room.server_acl") {
        return Err(Refusal::forbidden("Redacting server ACL events is not permitted"));
    }
    if levels.user(&draft.sender) >= levels.named("redact", 50) {
        return Ok(());
    }
    match original {
        None => Err(Refusal::not_found(format!("Could not find event {target}"))),
        Some(event) if event.sender == draft.sender => Ok(()),
        Some(_) => Err(Refusal::forbidden("You don't have permission to redact events")),
    }
}

fn judge_membership(room: &Room, draft: &Draft) -> Result<(), Refusal> {
    let target = draft.state_key.as_deref().unwrap_or_default();
    let sender = draft.sender.as_str();
    let wanted = draft.content.get("membership").and_then(Value::as_str).unwrap_or_default();
    let is = room.membership(target);

    // The creator's own first join, when there is nothing but the create event.
    if wanted == "join"
        && room.events.len() == 1
        && room.creators().first() == Some(&sender)
        && sender == target
    {
        return Ok(());
    }
    if wanted == "join" {
        return judge_join(room, draft, sender, target);
    }
    if wanted == "leave" && sender == target && matches!(is, Some("invite" | "knock")) {
        return Ok(());
    }
    if !room.is_joined(sender) {
        return Err(Refusal::forbidden(format!("{sender} not in room {}.", room.room_id)));
    }
    let levels = Levels::of(room);
    let (level, above) = (levels.user(sender), levels.user(target));
    let refuse = |message: String| Err(Refusal::forbidden(message));
    match wanted {
        "invite" if is == Some("ban") => refuse(format!("{target} is banned from the room")),
        "invite" if is == Some("join") => refuse(format!("{target} is already in the room.")),
        "invite" if level < levels.named("invite", 0) => {
            refuse("You don't have permission to invite users".to_owned())
        }
        "leave" if is == Some("ban") && level < levels.named("ban", 50) => {
            refuse(format!("You cannot unban user {target}."))
        }
        "leave" if sender != target && (level < levels.named("kick", 50) || level <= above) => {
            refuse(format!("You cannot kick user {target}."))
        }
        "ban" if level < levels.named("ban", 50) => refuse("You don't have permission to ban".to_owned()),
        "ban" if level <= above => refuse("You don't have permission to ban this user".to_owned()),
        "invite" | "leave" | "ban" => Ok(()),
        other => Err(Refusal::bad(format!("Unknown membership {other}"))),
    }
}

fn judge_join(room: &Room, draft: &Draft, sender: &str, target: &str) -> Result<(), Refusal> {
    if sender != target {
        return Err(Refusal::forbidden("Cannot force another user to join."));
    }
    match (room.membership(target), room.join_rule()) {
        (Some("ban"), _) => Err(Refusal::forbidden("You are banned from this room")),
        (Some("join" | "invite"), _) | (_, "public") => Ok(()),
        (_, "restricted") => {
            let by = draft.content.get("join_authorised_via_users_server").and_then(Value::as_str);
            let Some(by) = by else {
                return Err(Refusal::forbidden("Join event is missing authorising user."));
            };
            let levels = Levels::of(room);
            if !room.is_joined(by) || levels.user(by) < levels.named("invite", 0) {
                return Err(Refusal::forbidden("Join event authorised by invalid server."));
            }
            Ok(())
        }
        (_, "invite") => Err(Refusal::forbidden("You are not invited to this room.")),
        _ => Err(Refusal::forbidden("You are not allowed to join this room")),
    }
}
