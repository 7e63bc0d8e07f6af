//! The administrator's account, made by the shared secret of the configuration.

use anyhow::{Context, Result};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha1::Sha1;

use super::options::{Admin, ServerPlan, random_token};
use crate::Client;

const NAME: &str = "admin";

/// Registers `@admin` as an administrator of a new server.
pub(super) async fn make_admin(server: &ServerPlan) -> Result<Admin> {
    let password = random_token();
    let nobody = Client::new(&server.client_url, "");
    let path = ["_synapse", "admin", "v1", "register"];
    let nonce = nobody.get(&path, &[]).await?;
    let nonce = nonce["nonce"].as_str().context("no nonce for registering")?;
    let body = json!({
        "nonce": nonce, "username": NAME, "password": password, "admin": true,
        "mac": signature(&server.secret, nonce, NAME, &password)?,
    });
    let made =
        nobody.post(&path, &body).await.with_context(|| format!("no administrator on {}", server.name))?;
    let text = |name: &str| {
        made.get(name).and_then(Value::as_str).map(str::to_owned).with_context(|| format!("no {name}"))
    };
    Ok(Admin { user_id: text("user_id")?, access_token: text("access_token")?, password })
}

fn signature(secret: &str, nonce: &str, name: &str, password: &str) -> Result<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret.as_bytes())?;
    mac.update([nonce, name, password, "admin"].join("\0").as_bytes());
    Ok(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_synapse_computes() {
        // hmac.new(b"secret", b"nonce\0admin\0pw\0admin", "sha1").hexdigest() in Python
        assert_eq!(
            signature("secret", "nonce", "admin", "pw").unwrap(),
            "257d53ac3ebffd621b4d8cc1039cece8395e6938"
        );
    }
}
