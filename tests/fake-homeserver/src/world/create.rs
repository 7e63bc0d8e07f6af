//! Making a room: a row of events, one after the other, which a crash can break off.

use serde_json::{Map, Value, json};

use super::{
    World,
    account::Requester,
    event::{Draft, Event},
    levels,
    refusal::Refusal,
    room::Room,
};

/// A room in the making.
struct Plan<'a> {
    body: &'a Value,
    creator: &'a str,
    version: u8,
    preset: &'a str,
    invited: Vec<&'a str>,
}

impl World {
    /// `POST /createRoom`. With `steps`, the homeserver dies after that many of the room's events: the first is the
    /// create event, with which the alias is taken, the second the creator's join, the third the power levels.
    pub(crate) fn create_room(
        &mut self,
        requester: &Requester,
        body: &Value,
        steps: Option<usize>,
    ) -> Result<String, Refusal> {
        let plan = self.plan(requester, body)?;
        let alias = self.free_alias(requester, body)?;
        let create = plan.create_content();
        let rest = plan.rest(&create, alias.as_deref())?;
        let mut left = steps.unwrap_or(usize::MAX);
        let mut step = || {
            let goes_on = left > 0;
            left = left.saturating_sub(1);
            goes_on
        };
        let room_id = match plan.version {
            12.. => format!("!{}", self.fresh("room")),
            _ => format!("!{}:{}", self.fresh("room"), self.config.server_name),
        };
        if !step() {
            return Ok(room_id);
        }
        let creator = requester.user.clone();
        self.found(&room_id, plan.version, &creator, create);
        if let Some(alias) = alias {
            self.aliases.insert(alias, room_id.clone());
        }
        if !step() {
            return Ok(room_id);
        }
        let mut member = json!({ "membership": "join" });
        if let Some(name) = self.display_name(&creator) {
            member["displayname"] = json!(name);
        }
        self.append(Draft::state(&room_id, &creator, "m.room.member", &creator, member))?;
        for (kind, key, content) in rest {
            if !step() {
                return Ok(room_id);
            }
            let mut content = content;
            if kind == "m.room.member"
                && let Some(name) = self.display_name(&key)
            {
                content["displayname"] = json!(name);
            }
            self.append(Draft::state(&room_id, &creator, &kind, &key, content))?;
        }
        Ok(room_id)
    }

    fn plan<'a>(&self, requester: &'a Requester, body: &'a Value) -> Result<Plan<'a>, Refusal> {
        let version = match body.get("room_version").and_then(Value::as_str) {
            None => self.config.room_version,
            Some("11") => 11,
            Some("12") => 12,
            Some(_) => {
                let message = "Your homeserver does not support this room version";
                return Err(Refusal::new(400, "M_UNSUPPORTED_ROOM_VERSION", message));
            }
        };
        let visibility = body.get("visibility").and_then(Value::as_str).unwrap_or("private");
        let usual = if visibility == "public" { "public_chat" } else { "private_chat" };
        let preset = body.get("preset").and_then(Value::as_str).unwrap_or(usual);
        if !matches!(preset, "private_chat" | "trusted_private_chat" | "public_chat") {
            return Err(Refusal::bad(format!("'{preset}' is not a valid preset")));
        }
        let invited = body.get("invite").and_then(Value::as_array);
        let invited: Vec<&str> = invited.into_iter().flatten().filter_map(Value::as_str).collect();
        if let Some(odd) = invited.iter().find(|user| !levels::is_user_id(user)) {
            return Err(Refusal::new(400, "M_INVALID_PARAM", format!("Invalid user_id: {odd}")));
        }
        Ok(Plan { body, creator: &requester.user, version, preset, invited })
    }

    fn free_alias(&self, requester: &Requester, body: &Value) -> Result<Option<String>, Refusal> {
        let Some(name) = body.get("room_alias_name").and_then(Value::as_str) else { return Ok(None) };
        let alias = format!("#{name}:{}", self.config.server_name);
        self.judge_alias(requester, &alias)?;
        if self.aliases.contains_key(&alias) {
            return Err(Refusal::new(400, "M_ROOM_IN_USE", "Room alias already taken"));
        }
        Ok(Some(alias))
    }

    /// The appservice makes aliases in its namespace and nobody else does.
    pub(crate) fn judge_alias(&self, requester: &Requester, alias: &str) -> Result<(), Refusal> {
        let message = match (requester.appservice, self.is_our_alias(alias)) {
            (true, false) => "This application service has not reserved this kind of alias.",
            (false, true) => "This alias is reserved by an application service.",
            _ => return Ok(()),
        };
        Err(Refusal::new(400, "M_EXCLUSIVE", message))
    }

    /// The create event, which nothing has to allow.
    fn found(&mut self, room_id: &str, version: u8, creator: &str, content: Value) {
        self.rooms.insert(room_id.to_owned(), Room::new(room_id.to_owned(), version));
        let event = Event {
            event_id: format!("${}", self.fresh("")),
            room_id: room_id.to_owned(),
            kind: "m.room.create".to_owned(),
            sender: creator.to_owned(),
            state_key: Some(String::new()),
            content,
            at: self.now,
            redacts: None,
            unsigned: Map::new(),
        };
        self.put(&event);
    }
}

type State = (String, String, Value);

impl Plan<'_> {
    fn trusted(&self) -> bool {
        self.preset == "trusted_private_chat"
    }

    fn create_content(&self) -> Value {
        let mut content = match self.body.get("creation_content") {
            Some(Value::Object(content)) => content.clone(),
            _ => Map::new(),
        };
        content.insert("room_version".to_owned(), json!(self.version.to_string()));
        if self.version >= 12 && self.trusted() {
            let named = content.get("additional_creators").and_then(Value::as_array).cloned();
            let mut creators = named.unwrap_or_default();
            creators.extend(self.invited.iter().map(|user| json!(user)));
            content.insert("additional_creators".to_owned(), Value::Array(creators));
        }
        Value::Object(content)
    }

    /// The state after the creator's join, in Synapse's order, and then the invitations.
    fn rest(&self, create: &Value, alias: Option<&str>) -> Result<Vec<State>, Refusal> {
        let mut initial = self.initial_state();
        let own_levels =
            initial.iter().position(|(kind, key, _)| kind == "m.room.power_levels" && key.is_empty());
        let power = match own_levels {
            Some(place) => initial.remove(place).2,
            None => self.power_levels(create)?,
        };
        if self.version >= 12 {
            levels::forbid_creators(&power, &self.creators(create))?;
        }
        let mut states = vec![state("m.room.power_levels", power)];
        let has = |kind: &str| initial.iter().any(|(have, key, _)| have == kind && key.is_empty());
        if let Some(alias) = alias.filter(|_| !has("m.room.canonical_alias")) {
            states.push(state("m.room.canonical_alias", json!({ "alias": alias })));
        }
        if !has("m.room.join_rules") {
            let rule = if self.preset == "public_chat" { "public" } else { "invite" };
            states.push(state("m.room.join_rules", json!({ "join_rule": rule })));
        }
        if !has("m.room.history_visibility") {
            states.push(state("m.room.history_visibility", json!({ "history_visibility": "shared" })));
        }
        if !has("m.room.guest_access") && self.preset != "public_chat" {
            states.push(state("m.room.guest_access", json!({ "guest_access": "can_join" })));
        }
        states.append(&mut initial);
        for (field, kind) in [("name", "m.room.name"), ("topic", "m.room.topic")] {
            if let Some(text) = self.body.get(field) {
                states.push(state(kind, json!({ field: text })));
            }
        }
        for user in &self.invited {
            let mut content = json!({ "membership": "invite" });
            if self.body.get("is_direct").and_then(Value::as_bool) == Some(true) {
                content["is_direct"] = json!(true);
            }
            states.push(("m.room.member".to_owned(), (*user).to_owned(), content));
        }
        Ok(states)
    }

    fn initial_state(&self) -> Vec<State> {
        let listed = self.body.get("initial_state").and_then(Value::as_array);
        let read = |entry: &Value| {
            let kind = entry.get("type")?.as_str()?.to_owned();
            let key = entry.get("state_key").and_then(Value::as_str).unwrap_or_default().to_owned();
            Some((kind, key, entry.get("content")?.clone()))
        };
        listed.into_iter().flatten().filter_map(read).collect()
    }

    fn creators<'a>(&'a self, create: &'a Value) -> Vec<&'a str> {
        let additional = create.get("additional_creators").and_then(Value::as_array);
        let additional = additional.into_iter().flatten().filter_map(Value::as_str);
        std::iter::once(self.creator).chain(additional).collect()
    }

    fn power_levels(&self, create: &Value) -> Result<Value, Refusal> {
        let new = self.version >= 12;
        let mut users = Map::new();
        if !new {
            users.insert(self.creator.to_owned(), json!(100));
            let also = self.invited.iter().filter(|_| self.trusted());
            users.extend(also.map(|user| ((*user).to_owned(), json!(100))));
        }
        let mut content = json!({
            "users": users,
            "users_default": 0,
            "events": {
                "m.room.name": 50,
                "m.room.power_levels": 100,
                "m.room.history_visibility": 100,
                "m.room.canonical_alias": 50,
                "m.room.avatar": 50,
                "m.room.tombstone": if new { 150 } else { 100 },
                "m.room.server_acl": 100,
                "m.room.encryption": 100,
            },
            "events_default": 0,
            "state_default": 50,
            "ban": 50,
            "kick": 50,
            "redact": 50,
            "invite": 50,
            "historical": 100,
        });
        if self.preset == "public_chat" {
            content["events"]["m.call.invite"] = json!(50);
        } else {
            content["invite"] = json!(0);
        }
        if let Some(Value::Object(over)) = self.body.get("power_level_content_override") {
            for (name, value) in over {
                content[name] = value.clone();
            }
        }
        if !new && content["users"].get(self.creator).is_none() {
            let message =
                format!("Not a valid power_level_content_override: 'users' did not contain {}", self.creator);
            return Err(Refusal::bad(message));
        }
        if new {
            levels::forbid_creators(&content, &self.creators(create))?;
        }
        Ok(content)
    }
}

fn state(kind: &str, content: Value) -> State {
    (kind.to_owned(), String::new(), content)
}
