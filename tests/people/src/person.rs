//! A simulated person with an account on one homeserver.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use harness::client::{Relation, message};
use harness::{Client, ServerInfo, eventually, refusal};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A person. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Person {
    user_id: String,
    name: String,
    password: String,
    server: String,
    client: Client,
}

impl Person {
    /// Makes the account (or finds it), names it, and gives it a new password.
    ///
    /// The localpart begins with the prefix of the server's people (`p_`). A password given with the registration
    /// would not work, hence the administrator.
    ///
    /// # Errors
    /// When the localpart is not one of a simulated person, or the homeserver says no.
    pub async fn register(server: &ServerInfo, localpart: &str, name: &str) -> Result<Self> {
        if !localpart.starts_with(&server.people.prefix) {
            bail!("{localpart} is not a simulated person: it does not begin with {}", server.people.prefix);
        }
        let user_id = server.user_id(localpart);
        let service = Client::new(&server.client_url, &server.people.as_token);
        let body =
            json!({ "type": "m.login.application_service", "username": localpart, "inhibit_login": true });
        if let Err(fault) = service.post(&["_matrix", "client", "v3", "register"], &body).await
            && refusal(&fault).is_none_or(|refusal| refusal.errcode != "M_USER_IN_USE")
        {
            return Err(fault.context(format!("{user_id} could not be registered")));
        }
        let password = format!("baraza-{:08x}", rand::random::<u32>());
        let account = json!({ "password": password, "displayname": name, "logout_devices": false });
        let path = ["_synapse", "admin", "v2", "users", &user_id];
        let admin = server.admin_client();
        admin
            .put(&path, &[], &account)
            .await
            .with_context(|| format!("{user_id} could not be given a password"))?;
        Ok(Self {
            client: server.person_client(&user_id),
            server: server.short.clone(),
            name: name.to_owned(),
            user_id,
            password,
        })
    }

    /// The full Matrix ID.
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// The display name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// For logging in by hand.
    pub fn password(&self) -> &str {
        &self.password
    }

    /// The short name of the homeserver, `moh`.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Acts as this person by the appservice's token: no device, no rate limits of a device.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Logs in with the password, as this person would with Element: a new device.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn log_in(&self) -> Result<Client> {
        Client::login(self.client.base(), &self.user_id, &self.password).await
    }

    /// Writes a text, at a past time if one is given.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn write(
        &self,
        room: &str,
        text: &str,
        relation: Relation<'_>,
        at: Option<Timestamp>,
    ) -> Result<String> {
        let content = message(text, relation, &[]);
        self.client.send(room, "m.room.message", &content, at.map(Timestamp::as_millisecond)).await
    }

    /// Reacts, at a past time if one is given.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn react(&self, room: &str, event: &str, key: &str, at: Option<Timestamp>) -> Result<String> {
        let content =
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": key } });
        self.client.send(room, "m.reaction", &content, at.map(Timestamp::as_millisecond)).await
    }

    /// Waits for an invitation by `inviter` to a direct chat (or to a room, with `direct` false), joins and returns
    /// the room.
    ///
    /// # Errors
    /// What was expected and which invitations there are.
    pub async fn accept_invitation(&self, inviter: &str, direct: bool, within: Duration) -> Result<String> {
        let kind = if direct { "direct chat" } else { "room" };
        let what = format!("an invitation of {} by {inviter} to a {kind}", self.user_id);
        let wanted = |_: &str, shown: &[Value]| {
            let mine = shown.iter().find(|event| {
                event["type"] == "m.room.member" && event["state_key"] == self.user_id.as_str()
            });
            mine.is_some_and(|event| {
                event["sender"] == inviter
                    && event["content"]["is_direct"].as_bool().unwrap_or(false) == direct
            })
        };
        let room = self.client.wait_invitation(within, &what, wanted).await?;
        // A partner's server shows an invitation a moment before the inviting one has stored it.
        eventually(within, "to be let in", async || Ok(self.client.join(&room, &[]).await?)).await?;
        if direct {
            self.note_chat(inviter, &room).await?;
        }
        Ok(room)
    }

    /// The plain direct chat with someone: a known one that both are in, else a new one.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn chat_with(&self, other: &str) -> Result<String> {
        let known = self.direct_chats().await?;
        for room in known[other].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let present = |membership: &str| membership == "join" || membership == "invite";
            let both = self.client.members(room).await.is_ok_and(|members| {
                members.get(other).is_some_and(|m| present(&m.membership))
                    && members.get(&self.user_id).is_some_and(|m| m.membership == "join")
            });
            if both && self.client.state_event(room, "m.room.encryption", "").await?.is_none() {
                return Ok(room.to_owned());
            }
        }
        let room = self.client.open_chat(other, false).await?;
        self.note_chat(other, &room).await?;
        Ok(room)
    }

    /// What Element keeps to know its direct chats by: rooms by the other person.
    async fn direct_chats(&self) -> Result<Value> {
        match self.client.get(&self.account_data("m.direct"), &[]).await {
            Err(fault) if refusal(&fault).is_some_and(|refusal| refusal.status == 404) => Ok(json!({})),
            answer => answer,
        }
    }

    async fn note_chat(&self, other: &str, room: &str) -> Result<()> {
        let mut chats = self.direct_chats().await?;
        let mut rooms = chats[other].as_array().cloned().unwrap_or_default();
        rooms.insert(0, json!(room));
        chats[other] = Value::Array(rooms);
        self.client.put(&self.account_data("m.direct"), &[], &chats).await.map(drop)
    }

    fn account_data<'a>(&'a self, kind: &'a str) -> [&'a str; 7] {
        ["_matrix", "client", "v3", "user", &self.user_id, "account_data", kind]
    }
}
