//! The configuration of one Synapse, a pure function of the plan. JSON is YAML, so no YAML library is needed.

use std::path::Path;

use serde_json::{Value, json};

use super::options::{BootOptions, RateLimits, ServerPlan};

/// `homeserver.yaml` of a server.
pub(super) fn homeserver(
    options: &BootOptions,
    server: &ServerPlan,
    authority: &Path,
    registrations: &[String],
) -> Value {
    let file = |name: &str| server.folder.join(name).display().to_string();
    let address = server.address.to_string();
    let mut config = json!({
        "server_name": server.name,
        "report_stats": false,
        "public_baseurl": format!("{}/", server.client_url),
        "serve_server_wellknown": false,
        "pid_file": file("synapse.pid"),
        "signing_key_path": file("signing.key"),
        "media_store_path": file("media"),
        "log_config": file("log.yaml"),
        "database": { "name": "sqlite3", "args": { "database": file("homeserver.db") } },
        "registration_shared_secret": server.secret,
        "macaroon_secret_key": format!("macaroon-{}", server.secret),
        "form_secret": format!("form-{}", server.secret),
        // Passwords are for tests: cheap ones.
        "bcrypt_rounds": 4,
        "enable_registration": true,
        "enable_registration_without_verification": true,
        "default_room_version": options.room_version,
        "allow_public_rooms_over_federation": true,
        "listeners": [
            { "port": server.client_listener(), "bind_addresses": [address], "type": "http", "tls": false,
              "x_forwarded": false, "resources": [{ "names": ["client", "federation"] }] },
            { "port": server.federation_listener(), "bind_addresses": [address], "type": "http", "tls": true,
              "resources": [{ "names": ["federation"] }] },
        ],
        "tls_certificate_path": file("tls.crt"),
        "tls_private_key_path": file("tls.key"),
        "federation_custom_ca_list": [authority.display().to_string()],
        // The default blocks 127/8, which is where everybody lives here.
        "ip_range_blacklist": [],
        "trusted_key_servers": [],
        "suppress_key_server_warning": true,
        // By default one failed contact blocks a destination for ten minutes.
        "federation": {
            "client_timeout": "10s", "max_short_retries": 1, "max_short_retry_delay": 200,
            "max_long_retries": 2, "max_long_retry_delay": "2s",
            "destination_min_retry_interval": "1s", "destination_retry_multiplier": 1,
            "destination_max_retry_interval": "2s",
        },
        // A witness asks for a first sync again and again; by default Synapse repeats its answer for two minutes.
        "caches": { "sync_response_cache_duration": "0s" },
        "experimental_features": {
            "msc2409_to_device_messages_enabled": true,
            "msc3202_transaction_extensions": true,
            "msc4140_max_delayed_events_per_user": 1000,
        },
        "app_service_config_files": registrations,
    });
    let mut lay_over = |name: &str, value: Value| config[name] = value;
    if let Some(longest) = &options.longest_delay {
        lay_over("max_event_delay_duration", json!(longest));
    }
    if options.rate_limits == RateLimits::Lifted {
        for (name, value) in lifted() {
            lay_over(name, value);
        }
    }
    if !options.unknown_room_versions.is_empty() {
        let module =
            json!({ "module": "baraza_older.Older", "config": { "unknown": options.unknown_room_versions } });
        lay_over("modules", json!([module]));
    }
    for (name, value) in &options.settings {
        lay_over(name, value.clone());
    }
    config
}

/// Every limit that a busy test meets by default.
fn lifted() -> Vec<(&'static str, Value)> {
    let fast = json!({ "per_second": 10_000, "burst_count": 10_000 });
    let several =
        |names: &[&str]| Value::Object(names.iter().map(|n| ((*n).to_owned(), fast.clone())).collect());
    let mut all: Vec<(&str, Value)> = [
        "rc_message",
        "rc_registration",
        "rc_room_creation",
        "rc_joins_per_room",
        "rc_admin_redaction",
        "rc_reports",
        "rc_key_requests",
        "rc_third_party_invite",
        "rc_delayed_event_mgmt",
        "rc_media_create",
        "rc_user_directory",
    ]
    .map(|name| (name, fast.clone()))
    .into();
    all.extend([
        ("rc_login", several(&["address", "account", "failed_attempts"])),
        ("rc_joins", several(&["local", "remote"])),
        ("rc_invites", several(&["per_room", "per_user", "per_issuer"])),
        ("rc_presence", several(&["per_user"])),
        (
            "rc_federation",
            json!({ "window_size": 1000, "sleep_limit": 10_000, "sleep_delay": 1, "reject_limit": 10_000, "concurrent": 100 }),
        ),
        ("federation_rr_transactions_per_room_per_second", json!(1000)),
    ]);
    all
}

/// `log.yaml`: everything from INFO on into one file.
pub(super) fn logging(log: &Path) -> Value {
    json!({
        "version": 1,
        "disable_existing_loggers": false,
        "formatters": { "line": { "format": "%(asctime)s %(levelname)s %(name)s %(request)s %(message)s" } },
        "filters": { "context": { "()": "synapse.logging.context.LoggingContextFilter", "request": "" } },
        "handlers": { "file": {
            "class": "logging.FileHandler", "filename": log.display().to_string(), "formatter": "line", "filters": ["context"],
        } },
        "root": { "level": "INFO", "handlers": ["file"] },
    })
}

#[cfg(test)]
mod tests {
    use super::super::options::Plan;
    use super::*;

    fn config(options: BootOptions) -> Value {
        let plan = Plan::new(options).unwrap();
        homeserver(&plan.options, plan.server("moh"), Path::new("/ca.crt"), &[])
    }

    #[test]
    fn a_server_listens_on_its_own_loopback_address_only() {
        let config = config(BootOptions::new(["moh"]));
        for listener in config["listeners"].as_array().unwrap() {
            let addresses = listener["bind_addresses"].as_array().unwrap();
            assert!(addresses.iter().all(|a| a.as_str().unwrap().starts_with("127.")), "{addresses:?}");
        }
    }

    #[test]
    fn limits_are_lifted_unless_the_defaults_are_wanted() {
        let mut options = BootOptions::new(["moh"]);
        assert_eq!(config(options.clone())["rc_message"]["burst_count"], 10_000);
        options.rate_limits = RateLimits::SynapseDefaults;
        let stock = config(options);
        assert!(stock.as_object().unwrap().keys().all(|name| !name.starts_with("rc_")));
    }

    #[test]
    fn a_setting_is_laid_over_and_delayed_events_can_be_off() {
        let mut options = BootOptions::new(["moh"]);
        options.longest_delay = None;
        options.settings.insert("default_room_version".to_owned(), json!("11"));
        let config = config(options);
        assert_eq!(config["default_room_version"], "11");
        assert!(config.get("max_event_delay_duration").is_none());
    }

    #[test]
    fn an_older_server_makes_and_knows_no_rooms_of_version_12() {
        let config = config(BootOptions::new(["moh"]).older());
        assert_eq!(config["default_room_version"], "11");
        assert_eq!(config["modules"][0]["config"]["unknown"], json!(["12"]));
    }
}
