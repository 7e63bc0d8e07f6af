//! Requests about the homeserver and its accounts.

use serde_json::{Map, Value, json};

use super::{Answer, route::Call, route::unrecognised};
use crate::{
    DelayedEvents, Refusal,
    world::{World, account::Requester, localpart, server_of},
};

pub(super) fn versions(world: &World) -> Value {
    let minors = (1..=15).map(|minor| format!("v1.{minor}"));
    let versions: Vec<String> = std::iter::once("r0.6.1".to_owned()).chain(minors).collect();
    let delayed = matches!(world.config.delayed_events, DelayedEvents::On { .. });
    let mut features = Map::new();
    if world.config.delayed_events != DelayedEvents::Unknown {
        features.insert("org.matrix.msc4140".to_owned(), json!(delayed));
    }
    json!({ "versions": versions, "unstable_features": features })
}

pub(super) fn capabilities(world: &World) -> Value {
    let default = world.config.room_version.to_string();
    let available = json!({ "11": "stable", "12": "stable" });
    let mut capabilities = json!({
        "m.room_versions": { "default": default, "available": available },
        "m.change_password": { "enabled": true },
    });
    let limits = match world.config.delayed_events {
        DelayedEvents::On { max_delay, max_per_user } => Some((max_delay.as_millis(), max_per_user)),
        DelayedEvents::Off => Some((0, 100)),
        DelayedEvents::Unknown => None,
    };
    if let Some((max_delay, max)) = limits {
        let max_delay = u64::try_from(max_delay).unwrap_or(u64::MAX);
        capabilities["org.matrix.msc4140.delayed_events"] =
            json!({ "max_delay_ms": max_delay, "max_scheduled": max });
    }
    json!({ "capabilities": capabilities })
}

pub(super) fn whoami(me: &Requester) -> Answer {
    let mut body = json!({ "user_id": me.user, "is_guest": false });
    if let Some(device) = &me.device {
        body["device_id"] = json!(device);
    }
    Ok((200, body))
}

fn only_appservice(world: &World, call: &Call) -> Result<(), Refusal> {
    if call.text("type") != Some("m.login.application_service") {
        return Err(Refusal::forbidden("Registration has been disabled"));
    }
    if call.token != world.config.as_token {
        return Err(Refusal::new(401, "M_UNKNOWN_TOKEN", "Unrecognised access token."));
    }
    Ok(())
}

pub(super) fn register(world: &mut World, call: &Call) -> Answer {
    only_appservice(world, call)?;
    let name = call
        .text("username")
        .ok_or_else(|| Refusal::new(400, "M_MISSING_PARAM", "Desired Username is missing"))?;
    let inhibit = call.body.get("inhibit_login").and_then(Value::as_bool).unwrap_or(false);
    let user = world.register(name, inhibit)?;
    let mut body = json!({ "user_id": user, "home_server": server_of(&user) });
    if !inhibit {
        let device = call.text("device_id").unwrap_or("NEW").to_owned();
        body["access_token"] = json!(world.give_token(&user, &device));
        body["device_id"] = json!(device);
    }
    Ok((200, body))
}

pub(super) fn login(world: &mut World, call: &Call) -> Answer {
    only_appservice(world, call)?;
    let named = call.body.get("identifier").and_then(|identifier| identifier.get("user")?.as_str());
    let named = named.unwrap_or_default();
    let user = if named.starts_with('@') { named.to_owned() } else { world.user_id(localpart(named)) };
    let device = call.text("device_id").unwrap_or("NEW");
    let token = world.login(&user, device)?;
    Ok((200, json!({ "user_id": user, "device_id": device, "access_token": token })))
}

pub(super) fn display_name(world: &mut World, call: &Call, me: &Requester, user: &str) -> Answer {
    match call.method.as_str() {
        "GET" => match world.display_name(user) {
            Some(name) => Ok((200, json!({ "displayname": name }))),
            None => Err(Refusal::not_found("Profile was not found")),
        },
        "PUT" if user == me.user => {
            world.set_display_name(user, call.text("displayname").unwrap_or_default());
            Ok((200, json!({})))
        }
        "PUT" => Err(Refusal::new(400, "M_UNKNOWN", "Cannot set another user's displayname")),
        _ => Err(unrecognised()),
    }
}

/// A picture. As in Synapse, an account without one has an empty profile.
pub(super) fn avatar(world: &mut World, call: &Call, me: &Requester, user: &str) -> Answer {
    let account = world.accounts.accounts.entry(user.to_owned()).or_default();
    match call.method.as_str() {
        "GET" => {
            Ok((200, account.avatar.as_ref().map_or_else(|| json!({}), |at| json!({ "avatar_url": at }))))
        }
        "PUT" if user == me.user => {
            account.avatar = call.text("avatar_url").map(ToOwned::to_owned);
            Ok((200, json!({})))
        }
        "PUT" => Err(Refusal::new(400, "M_UNKNOWN", "Cannot set another user's avatar_url")),
        _ => Err(unrecognised()),
    }
}

pub(super) fn account_data(world: &mut World, call: &Call, me: &Requester, user: &str, kind: &str) -> Answer {
    if user != me.user {
        return Err(Refusal::forbidden("Cannot get account data for other users."));
    }
    let account = world.accounts.accounts.entry(user.to_owned()).or_default();
    match call.method.as_str() {
        "GET" => {
            let data = account.data.get(kind).cloned();
            data.map(|data| (200, data)).ok_or_else(|| Refusal::not_found("Account data not found"))
        }
        "PUT" => {
            account.data.insert(kind.to_owned(), call.body.clone());
            Ok((200, json!({})))
        }
        _ => Err(unrecognised()),
    }
}
