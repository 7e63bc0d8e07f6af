//! Accounts, their devices and tokens, and who is asking.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{World, localpart, refusal::Refusal};

#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(crate) display_name: Option<String>,
    pub(crate) avatar: Option<String>,
    pub(crate) devices: BTreeSet<String>,
    pub(crate) data: BTreeMap<String, Value>,
}

#[derive(Debug, Default)]
pub(crate) struct Accounts {
    pub(crate) accounts: BTreeMap<String, Account>,
    /// Token → (account, device).
    pub(crate) tokens: BTreeMap<String, (String, String)>,
    /// Devices of the registration's sender, which needs no account: a profile of its own does not make it one.
    sender_devices: BTreeSet<String>,
}

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Requester {
    pub(crate) user: String,
    pub(crate) device: Option<String>,
    /// Whether with the appservice's token.
    pub(crate) appservice: bool,
}

impl World {
    pub(crate) fn sender(&self) -> String {
        self.user_id(&self.config.sender_localpart)
    }

    pub(crate) fn user_id(&self, localpart: &str) -> String {
        format!("@{localpart}:{}", self.config.server_name)
    }

    pub(crate) fn display_name(&self, user: &str) -> Option<&str> {
        self.accounts.accounts.get(user)?.display_name.as_deref()
    }

    /// Who asks with this token, `user_id` and `device_id`.
    pub(crate) fn requester(
        &self,
        token: &str,
        user: Option<&str>,
        device: Option<&str>,
    ) -> Result<Requester, Refusal> {
        if token == self.config.as_token {
            return self.appservice_requester(user, device);
        }
        match self.accounts.tokens.get(token) {
            Some((user, device)) => {
                Ok(Requester { user: user.clone(), device: Some(device.clone()), appservice: false })
            }
            None => Err(Refusal::new(401, "M_UNKNOWN_TOKEN", "Unrecognised access token.")),
        }
    }

    fn appservice_requester(&self, user: Option<&str>, device: Option<&str>) -> Result<Requester, Refusal> {
        let user = user.map_or_else(|| self.sender(), str::to_owned);
        if !self.is_ours(&user) {
            let message = format!("Application service cannot masquerade as this user ({user}).");
            return Err(Refusal::forbidden(message));
        }
        if user != self.sender() && !self.accounts.accounts.contains_key(&user) {
            let message = format!("Application service has not registered this user ({user})");
            return Err(Refusal::forbidden(message));
        }
        if let Some(device) = device
            && !self.devices(&user).is_some_and(|devices| devices.contains(device))
        {
            let message = format!(
                "Application service trying to use a device that doesn't exist ('{device}' for {user})"
            );
            return Err(Refusal::new(400, "M_UNKNOWN_DEVICE", message));
        }
        Ok(Requester { user, device: device.map(str::to_owned), appservice: true })
    }

    fn devices(&self, user: &str) -> Option<&BTreeSet<String>> {
        if *user == self.sender() {
            return Some(&self.accounts.sender_devices);
        }
        self.accounts.accounts.get(user).map(|account| &account.devices)
    }

    fn devices_mut(&mut self, user: &str) -> &mut BTreeSet<String> {
        let sender = self.sender();
        match self.accounts.accounts.get_mut(user) {
            Some(account) if *user != sender => &mut account.devices,
            _ => &mut self.accounts.sender_devices,
        }
    }

    /// `POST /register` by the appservice. Returns the account.
    pub(crate) fn register(&mut self, name: &str, inhibit_login: bool) -> Result<String, Refusal> {
        if self.config.device_management && !inhibit_login {
            return Err(login_unsupported());
        }
        let user = self.user_id(name);
        if !self.is_ours(&user) {
            let message = "Invalid user localpart for this application service.";
            return Err(Refusal::new(400, "M_EXCLUSIVE", message));
        }
        if self.accounts.accounts.contains_key(&user) {
            return Err(Refusal::new(400, "M_USER_IN_USE", "User ID already taken."));
        }
        self.open_account(&user, None);
        Ok(user)
    }

    /// Makes an account unless there is one.
    pub(crate) fn open_account(&mut self, user: &str, display_name: Option<&str>) {
        let account = self.accounts.accounts.entry(user.to_owned()).or_default();
        if account.display_name.is_none() {
            // Synapse gives a new account its local part as its name.
            account.display_name = Some(display_name.unwrap_or_else(|| localpart(user)).to_owned());
        }
    }

    /// `POST /login` by the appservice. Returns the token.
    pub(crate) fn login(&mut self, user: &str, device: &str) -> Result<String, Refusal> {
        if self.config.device_management {
            return Err(login_unsupported());
        }
        if !self.is_ours(user) || !self.accounts.accounts.contains_key(user) {
            return Err(Refusal::forbidden("Invalid login submission"));
        }
        Ok(self.give_token(user, device))
    }

    pub(crate) fn give_token(&mut self, user: &str, device: &str) -> String {
        self.devices_mut(user).insert(device.to_owned());
        let token = self.fresh("token");
        self.accounts.tokens.insert(token.clone(), (user.to_owned(), device.to_owned()));
        token
    }

    /// `PUT /devices/{id}`. Whether it is new.
    pub(crate) fn put_device(&mut self, requester: &Requester, device: &str) -> Result<bool, Refusal> {
        if !requester.appservice && !self.devices(&requester.user).is_some_and(|have| have.contains(device)) {
            return Err(Refusal::not_found("No device found"));
        }
        Ok(self.devices_mut(&requester.user).insert(device.to_owned()))
    }

    /// `DELETE /devices/{id}`: the device's tokens die with it.
    pub(crate) fn delete_device(&mut self, user: &str, device: &str) {
        self.devices_mut(user).remove(device);
        self.accounts.tokens.retain(|_, owner| (owner.0.as_str(), owner.1.as_str()) != (user, device));
    }
}

fn login_unsupported() -> Refusal {
    Refusal::new(
        400,
        "M_APPSERVICE_LOGIN_UNSUPPORTED",
        "This appservice has MSC4190 enabled, so the inhibit_login parameter must be set to true.",
    )
}
