//! From the text to the settings.

use std::net::SocketAddr;
use std::path::Path;

use secrecy::SecretString;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::secrets::{self, Names, Sources};
use super::{Appservice, Dashboard, DatabaseUrl, Homeserver, Instance, Log};
use crate::beside::{Beside, Sections};
use crate::ids::UserId;
use crate::problem::Problems;
use crate::reader::{Reader, Table, Trouble};
use crate::values;
use crate::words::LogFormat;

pub(super) fn read(
    text: &str,
    origin: &str,
    sources: &Sources<'_>,
) -> Result<(Instance, Problems), Problems> {
    let (mut reader, document) = Reader::open(text, origin, &["data_dir", "database", "recovery_account"]);
    let mut root = Table::root(&document);
    let instance = read_root(&mut reader, &mut root, sources);
    root.finish(&mut reader);
    let problems = reader.into_problems();
    match instance {
        Some(instance) if problems.errors().next().is_none() => Ok((instance, problems)),
        _ => Err(problems),
    }
}

fn read_root(reader: &mut Reader<'_>, root: &mut Table<'_>, sources: &Sources<'_>) -> Option<Instance> {
    let data_dir =
        root.get(reader, "data_dir", values::line(4096)).map_or("data".to_owned(), Spanned::into_inner);
    let data_dir = sources.folder.join(data_dir);
    let database = database(reader, root, sources, &data_dir);
    let recovery_account = root.get(reader, "recovery_account", values::user);
    let homeserver = homeserver(reader, root);
    let appservice = appservice(reader, root, sources);
    let dashboard = dashboard(reader, root);
    let admin_token = admin_token(reader, root, sources);
    let log = log(reader, root);
    let homeserver = homeserver?;
    let (database, appservice, dashboard) = (database?, appservice?, dashboard?);
    if let Some(account) = &recovery_account {
        let own = |localpart: &str| UserId::of(localpart, &homeserver.server_name);
        let (steward, voice) = (own(&appservice.steward), own(&appservice.voice));
        let server = homeserver.server_name.as_str();
        let beside =
            Beside { server, steward: steward.as_str(), voice: voice.as_str(), sections: Sections::NONE };
        if let Some((what, fix)) = beside.unfit_for_recovery(account.get_ref()) {
            reader.error(Some(account.span()), what, fix);
        }
    }
    Some(Instance {
        homeserver,
        data_dir,
        database,
        appservice,
        dashboard,
        recovery_account: recovery_account.map(Spanned::into_inner),
        admin_token,
        log,
    })
}

fn database(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    sources: &Sources<'_>,
    data_dir: &Path,
) -> Option<DatabaseUrl> {
    let written = root.get(reader, "database", values::line(4096));
    let at = written.as_ref().map(Spanned::span);
    let (text, at, called) = match (sources.env)("BARAZA_DATABASE_URL") {
        Some(text) => (text, None, "the variable BARAZA_DATABASE_URL"),
        None => (written.map_or("sqlite:baraza.db".to_owned(), Spanned::into_inner), at, "`database`"),
    };
    match DatabaseUrl::parse(&text, data_dir) {
        Ok(url) => Some(url),
        Err(reason) => {
            reader.error(
                at,
                format!("{called}: {reason}"),
                "Write sqlite:baraza.db (a file in data_dir) or postgres://user:password@host/database.",
            );
            None
        }
    }
}

fn homeserver(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Option<Homeserver> {
    let fix = "Write [homeserver] with url = \"http://127.0.0.1:8008\" and server_name = \"moh.example\".";
    root.require(reader, "homeserver", fix);
    let mut table = root.table(reader, "homeserver")?;
    let url = table.need(
        reader,
        "url",
        "Write the address of its client API, such as \"http://127.0.0.1:8008\".",
        address,
    );
    let name_fix =
        "Write what stands after the colon of its Matrix IDs; it is `server_name` in its own settings.";
    let server_name = table.need(reader, "server_name", name_fix, values::server);
    table.finish(reader);
    let url = url?;
    if open_to_eavesdroppers(url.get_ref()) {
        reader.warning(
            Some(url.span()),
            "the homeserver is not on this machine and is reached without encryption: tokens and messages can be read on the way",
            "Use https://, or a private network that you trust.",
        );
    }
    Some(Homeserver { url: url.into_inner(), server_name: server_name?.into_inner() })
}

fn appservice(reader: &mut Reader<'_>, root: &mut Table<'_>, sources: &Sources<'_>) -> Option<Appservice> {
    let fix = "Write [appservice] with as_token_file and hs_token_file; `baraza init` makes both files.";
    let in_env =
        |name: &str| (sources.env)(name).is_some() || (sources.env)(&format!("{name}_FILE")).is_some();
    if !(in_env("BARAZA_AS_TOKEN") && in_env("BARAZA_HS_TOKEN")) {
        root.require(reader, "appservice", fix);
    }
    let nothing = nothing();
    let mut table = table_or(reader, root, "appservice", &nothing)?;
    let listen = table.get(reader, "listen", socket).map(Spanned::into_inner);
    let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8010)));
    let url =
        table.get(reader, "url", address).map_or_else(|| format!("http://{listen}"), Spanned::into_inner);
    let id = table.get(reader, "id", name).map_or("baraza".to_owned(), Spanned::into_inner);
    let steward = table.get(reader, "steward", name).map_or("baraza_steward".to_owned(), Spanned::into_inner);
    let voice = table.get(reader, "voice", name);
    let prefix = table.get(reader, "prefix", prefix).map_or("baraza_".to_owned(), Spanned::into_inner);
    if let Some(voice) = voice.as_ref().filter(|voice| *voice.get_ref() == steward) {
        reader.error(
            Some(voice.span()),
            "the voice and the steward are the same account: a flaw in what listens could take rooms over",
            "Give them two names.",
        );
    }
    let as_names = Names { field: "as_token", file_field: "as_token_file", variable: "BARAZA_AS_TOKEN" };
    let as_token = secrets::token(reader, &mut table, sources, &as_names, true);
    let hs_names = Names { field: "hs_token", file_field: "hs_token_file", variable: "BARAZA_HS_TOKEN" };
    let hs_token = secrets::token(reader, &mut table, sources, &hs_names, true);
    if let (Some(one), Some(other)) = (&as_token, &hs_token) {
        secrets::refuse_equal(reader, &table, one, other);
    }
    table.finish(reader);
    let voice = voice.map_or("baraza".to_owned(), Spanned::into_inner);
    Some(Appservice { listen, url, id, steward, voice, prefix, as_token: as_token?, hs_token: hs_token? })
}

fn admin_token(reader: &mut Reader<'_>, root: &mut Table<'_>, sources: &Sources<'_>) -> Option<SecretString> {
    let nothing = nothing();
    let mut table = table_or(reader, root, "admin", &nothing)?;
    let names = Names { field: "token", file_field: "token_file", variable: "BARAZA_ADMIN_TOKEN" };
    let token = secrets::token(reader, &mut table, sources, &names, false);
    table.finish(reader);
    token
}

/// A table without fields, for one that was left out and whose settings may all come from elsewhere.
fn nothing() -> Spanned<DeTable<'static>> {
    Spanned::new(0..0, DeTable::new())
}

/// The table of that name, or the empty one when there is none; none when something else is there.
fn table_or<'file: 'here, 'here>(
    reader: &mut Reader<'_>,
    root: &mut Table<'file>,
    key: &'static str,
    nothing: &'here Spanned<DeTable<'static>>,
) -> Option<Table<'here>> {
    if root.value(key).is_some() { root.table(reader, key) } else { Some(Table::root(nothing)) }
}

fn dashboard(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Option<Dashboard> {
    let usual = SocketAddr::from(([127, 0, 0, 1], 8011));
    let Some(mut table) = root.table(reader, "dashboard") else {
        let there = root.value("dashboard").is_some();
        return (!there).then(|| Dashboard { listen: usual, url: format!("http://{usual}") });
    };
    let listen = table.get(reader, "listen", socket).map_or(usual, Spanned::into_inner);
    let url = table.get(reader, "url", address);
    table.finish(reader);
    Some(Dashboard { listen, url: url.map_or_else(|| format!("http://{listen}"), Spanned::into_inner) })
}

fn log(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Log {
    let usual = Log { format: LogFormat::Text, filter: "info".into() };
    let Some(mut table) = root.table(reader, "log") else { return usual };
    let format =
        table.get(reader, "format", values::word::<LogFormat>).map_or(usual.format, Spanned::into_inner);
    let filter = table.get(reader, "filter", values::line(400)).map_or(usual.filter, Spanned::into_inner);
    table.finish(reader);
    Log { format, filter }
}

/// The host and port of an address that begins with http:// or https://.
fn authority(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    matches!(scheme, "http" | "https").then_some((scheme, &rest[..end]))
}

/// An address; a slash at its end is dropped. A login in it is refused, for addresses are printed.
fn address(value: &DeValue<'_>) -> Result<String, Trouble> {
    let text = value.as_str().unwrap_or_default().trim();
    let host = authority(text).map(|(_, host)| host);
    let fits = host.is_some_and(|host| !host.is_empty() && !host.starts_with(':') && !host.contains('@'));
    if fits && text.chars().all(|c| c.is_ascii_graphic() && !"?#\"<>".contains(c)) {
        return Ok(text.trim_end_matches('/').to_owned());
    }
    Err(Trouble::new(
        "this is not a web address",
        "Write http:// or https://, then host and port, such as \"http://127.0.0.1:8008\".",
    ))
}

fn open_to_eavesdroppers(url: &str) -> bool {
    let Some(("http", authority)) = authority(url) else { return false };
    let host = match authority.rfind(']') {
        Some(end) => authority[..end].trim_start_matches('['),
        None => authority.split(':').next().unwrap_or(authority),
    };
    host != "localhost" && !host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// An address and port to listen on.
fn socket(value: &DeValue<'_>) -> Result<SocketAddr, Trouble> {
    value.as_str().and_then(|text| text.trim().parse().ok()).ok_or_else(|| {
        Trouble::new(
            "this is not an address to listen on",
            "Write an IP address and a port, such as \"127.0.0.1:8010\"; a host's name does not do.",
        )
    })
}

/// A localpart or a registration's id (Matrix specification, appendix "User Identifiers").
fn name(value: &DeValue<'_>) -> Result<String, Trouble> {
    let text = value.as_str().unwrap_or_default();
    let fits = (1..=64).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._=/+-".contains(c));
    fits.then(|| text.to_owned()).ok_or_else(|| {
        Trouble::new(
            "this cannot be the name of an account",
            "Use small letters, digits and . _ = / + -, without @ and server, such as \"baraza\".",
        )
    })
}

/// The beginning of what belongs to Baraza; long enough not to cover people's accounts.
fn prefix(value: &DeValue<'_>) -> Result<String, Trouble> {
    let text = value.as_str().unwrap_or_default();
    let fits = (4..=32).contains(&text.len())
        && text.ends_with('_')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    fits.then(|| text.to_owned()).ok_or_else(|| {
        Trouble::new(
            "this cannot be a prefix",
            "Use small letters, digits and hyphens with `_` at the end, 4 characters or more, such as \"baraza_\".",
        )
    })
}
