//! `baraza registration`: the few lines that an existing homeserver needs.

use std::process::ExitCode;

use config::Instance;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

/// The registration. JSON is YAML, so Synapse takes it as it is. It claims our own accounts and aliases only: a
/// namespace that covered people's accounts would bring us their private chats.
pub fn registration(instance: &Instance) -> Value {
    let server = escape(&instance.homeserver.server_name.to_string());
    let own = &instance.appservice;
    let prefix = escape(&own.prefix);
    let voice = escape(&own.voice);
    json!({
        "id": own.id,
        "url": own.url,
        "as_token": own.as_token.expose_secret(),
        "hs_token": own.hs_token.expose_secret(),
        "sender_localpart": own.steward,
        "rate_limited": false,
        "namespaces": {
            "users": [{ "exclusive": true, "regex": format!("@({voice}|{prefix}.*):{server}") }],
            "aliases": [{ "exclusive": true, "regex": format!("#{prefix}.*:{server}") }],
            "rooms": [],
        },
        "receive_ephemeral": false,
        "io.element.msc4190": true,
    })
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() && c != '_' && c != '-' {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

pub(super) fn print(instance: &Instance) -> anyhow::Result<ExitCode> {
    let text = serde_json::to_string_pretty(&registration(instance))?;
    println!("{text}");
    eprintln!(
        "\nSave what was printed as baraza.yaml where the homeserver can read it, and only it. In Synapse's homeserver.yaml:\n\
         \n\
         app_service_config_files: [/path/to/baraza.yaml]   # needed\n\
         max_event_delay_duration: 14d                      # optional; without it a closed room stays closed while Baraza is down\n\
         experimental_features:\n\
         \x20 msc4140_max_delayed_events_per_user: 1000         # optional; without it at most 100 rooms reopen by themselves\n\
         \n\
         Then restart Synapse and run: baraza check"
    );
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_a_pattern() {
        assert_eq!(escape("moh.example:8448"), r"moh\.example\:8448");
    }
}
