//! The settings of an instance, and that secrets stay secret.

use std::io;
use std::path::{Path, PathBuf};

use config::words::LogFormat;
use config::{Instance, Problems};
use secrecy::ExposeSecret;

const AS: &str = "as-token-0123456789abcdef";
const HS: &str = "hs-token-0123456789abcdef";

/// The least that is needed.
const LEAST: &str = "[homeserver]\nurl = \"http://127.0.0.1:8008/\"\nserver_name = \"moh.example\"\n";

fn files(path: &Path) -> io::Result<String> {
    match path.to_str() {
        Some("/etc/baraza/secrets/as_token") => Ok(format!("{AS}\n")),
        Some("/etc/baraza/secrets/hs_token") => Ok(HS.to_owned()),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

fn read(text: &str, env: &[(&str, &str)]) -> Result<(Instance, Problems), Problems> {
    let env = |name: &str| env.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    Instance::parse(text, "baraza.toml", Path::new("/etc/baraza"), env, files)
}

fn said(text: &str, env: &[(&str, &str)]) -> String {
    match read(text, env) {
        Ok((_, warnings)) => warnings.to_string(),
        Err(problems) => problems.to_string(),
    }
}

const TOKENS: [(&str, &str); 2] = [("BARAZA_AS_TOKEN", AS), ("BARAZA_HS_TOKEN", HS)];

#[test]
fn the_example_can_be_used() {
    let (instance, warnings) = read(Instance::example(), &[]).unwrap();
    assert!(warnings.is_empty(), "{warnings}");
    assert_eq!(
        instance.appservice.as_token.expose_secret(),
        AS,
        "the newline at the file's end is not the token's"
    );
    assert_eq!(instance.appservice.hs_token.expose_secret(), HS);
    assert_eq!(instance.data_dir, PathBuf::from("/etc/baraza/data"));
    assert_eq!(instance.database.expose(), "sqlite:/etc/baraza/data/baraza.db");
    assert_eq!(instance.steward().as_str(), "@baraza_steward:moh.example");
    assert_eq!(instance.voice().as_str(), "@baraza:moh.example");
}

/// The remarks of the example show what holds without them.
#[test]
fn the_examples_remarks_are_the_defaults() {
    let shown: String = Instance::example()
        .lines()
        .map(|line| {
            match line.strip_prefix("# ").filter(|rest| rest.contains(" = ") && !rest.contains("  ")) {
                Some(field)
                    if !field.starts_with(|c: char| c.is_uppercase()) && !field.contains("token_file") =>
                {
                    format!("{field}\n")
                }
                _ => format!("{line}\n"),
            }
        })
        .collect();
    let (shown, _) = read(&shown, &[]).unwrap();
    let (plain, _) = read(LEAST, &TOKENS).unwrap();
    assert_eq!(shown.dashboard.url, "https://baraza.moh.example");
    assert!(shown.recovery_account.is_some());
    let settled = |one: &Instance| {
        let a = &one.appservice;
        let names = [&a.url, &a.id, &a.steward, &a.voice, &a.prefix].map(String::clone);
        (one.data_dir.clone(), one.database.clone(), a.listen, names, one.dashboard.listen, one.log.clone())
    };
    assert_eq!(settled(&shown), settled(&plain));
}

#[test]
fn variables_go_before_the_file() {
    let env = [
        ("BARAZA_AS_TOKEN", "as-token-from-the-environment"),
        ("BARAZA_HS_TOKEN_FILE", "/etc/baraza/secrets/hs_token"),
        ("BARAZA_DATABASE_URL", "postgres://baraza:secretword@db/baraza"),
        ("BARAZA_ADMIN_TOKEN", "token-of-an-administrator"),
    ];
    let (instance, _) = read(Instance::example(), &env).unwrap();
    assert_eq!(instance.appservice.as_token.expose_secret(), "as-token-from-the-environment");
    assert_eq!(instance.appservice.hs_token.expose_secret(), HS);
    assert_eq!(instance.database.expose(), "postgres://baraza:secretword@db/baraza");
    assert_eq!(
        instance.admin_token.as_ref().map(|token| token.expose_secret()),
        Some("token-of-an-administrator")
    );
}

#[test]
fn a_slash_at_an_addresss_end_is_dropped() {
    let (instance, _) = read(LEAST, &TOKENS).unwrap();
    assert_eq!(instance.homeserver.url, "http://127.0.0.1:8008");
    assert_eq!(instance.log.format, LogFormat::Text);
}

#[test]
fn nothing_secret_is_ever_printed() {
    let env = [TOKENS[0], TOKENS[1], ("BARAZA_DATABASE_URL", "postgres://baraza:secretword@db/baraza")];
    let (instance, _) = read(LEAST, &env).unwrap();
    let printed = format!("{instance:?} {instance:#?}");
    for secret in [AS, HS, "secretword"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    let written = |field: &str| format!("{LEAST}[appservice]\n{field}\nhs_token = \"{HS}\"\n");
    let broken = [
        said(&written("as_token = \"short secret\""), &[]),
        said(&written("as_token = \"secret with spaces in it, long\""), &[]),
        said(&written(&format!("as_token = \"{HS}\"")), &[]),
        said(&written("as_token = secretword-unquoted"), &[]),
        said(&written("as_tokn = \"secretword-secretword\""), &[]),
        said(&format!("database = \"mysql://u:secretword@db/x\"\n{LEAST}"), &TOKENS),
        said(&LEAST.replace("http://", "http://u:secretword@"), &TOKENS),
    ];
    for text in broken {
        assert!(text.contains("error"), "{text}");
        for secret in ["secret ", "secretword", HS] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

/// (from, to, what stands in the line, what is said)
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("url = \"http://127.0.0.1:8008\"", "url = \"127.0.0.1:8008\"", "url = \"127.0.0.1:8008\"", "not a web address"),
    ("server_name = \"moh.example\"", "server_name = \"https://moh.example\"", "server_name = \"https://moh.example\"", "not the name of a homeserver"),
    ("server_name", "servername", "servername", "no field `servername`"),
    ("as_token_file = \"secrets/as_token\"", "as_token_file = \"nowhere\"", "as_token_file = \"nowhere\"", "cannot be read"),
    ("as_token_file = \"secrets/as_token\"", "as_token_file = \"secrets/hs_token\"", "[appservice]", "are the same"),
    ("as_token_file = \"secrets/as_token\"\n", "", "[appservice]", "no `as_token`"),
    ("as_token_file", "as_token = \"0123456789abcdef\"\nas_token_file", "as_token_file = \"secrets", "both"),
    ("# listen = \"127.0.0.1:8010\"", "listen = \"localhost:8010\"", "listen = \"localhost:8010\"", "not an address to listen on"),
    ("# voice = \"baraza\"", "voice = \"baraza_steward\"", "voice = \"baraza_steward\"", "the same account"),
    ("# voice = \"baraza\"", "voice = \"@baraza:moh.example\"", "voice = \"@baraza:moh.example\"", "cannot be the name"),
    ("# prefix = \"baraza_\"", "prefix = \"p_\"", "prefix = \"p_\"", "cannot be a prefix"),
    ("# recovery_account = \"@rescue:moh.example\"", "recovery_account = \"@rescue:county.example\"", "recovery_account = \"@rescue:county.example\"", "must live on moh.example"),
    ("# recovery_account = \"@rescue:moh.example\"", "recovery_account = \"@baraza:moh.example\"", "recovery_account = \"@baraza:moh.example\"", "is the voice"),
    ("# recovery_account = \"@rescue:moh.example\"", "recovery_account = \"@baraza_steward:moh.example\"", "recovery_account = \"@baraza_steward:moh.example\"", "is the steward"),
    ("# database = \"sqlite:baraza.db\"", "database = \"sqlite::memory:\"", "database = \"sqlite::memory:\"", "must be a file"),
    ("# format = \"text\"", "format = \"xml\"", "format = \"xml\"", "not a log format"),
];

#[test]
fn each_problem_has_its_line() {
    for (from, to, at, what) in BROKEN {
        assert!(Instance::example().contains(from), "{from}");
        let text = Instance::example().replacen(from, to, 1);
        let line = text.lines().position(|line| line.contains(at)).unwrap() + 1;
        let problems = read(&text, &[]).unwrap_err();
        let found = problems.errors().any(|problem| {
            problem.place.is_some_and(|place| place.line == line) && problem.what.contains(what)
        });
        assert!(found, "`{to}`: expected line {line}: {what}, got\n{problems}");
    }
}

#[test]
fn clear_text_to_another_machine_is_warned_of() {
    let warned =
        |url: &str| !read(&LEAST.replace("http://127.0.0.1:8008/", url), &TOKENS).unwrap().1.is_empty();
    assert!(warned("http://synapse.internal:8008"));
    for fine in ["https://moh.example", "http://127.0.3.7:8008", "http://[::1]:8008", "http://localhost"] {
        assert!(!warned(fine), "{fine}");
    }
}

#[test]
fn a_missing_file_says_how_to_make_one() {
    let problems = Instance::load(Path::new("/nonexistent/baraza.toml"), |_| None).unwrap_err();
    assert!(problems.to_string().contains("baraza init"), "{problems}");
}

#[test]
fn without_anything_all_that_is_needed_is_listed() {
    let text = said("", &[]);
    assert!(text.contains("`homeserver` is missing") && text.contains("as_token"), "{text}");
}
