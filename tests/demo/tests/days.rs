//! Whole days on real servers, side by side.

use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use serde_json::Value;

/// Runs a day with these options.
fn day(options: &[&str]) -> Output {
    let workbench = Path::new(env!("CARGO_BIN_EXE_workbench"));
    let mut demo = Command::new(workbench);
    demo.args(["demo", "--once"]).args(options);
    // What prepared the tests built the service as well; else the demo builds it.
    if std::env::var_os(harness::shared::VARIABLE).is_some() {
        demo.arg("--program").arg(workbench.with_file_name("baraza"));
    }
    demo.output().unwrap()
}

fn told(day: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&day.stdout), String::from_utf8_lossy(&day.stderr))
}

fn not_seen(told: &str, scene: &str) {
    let line = told.lines().find(|line| line.contains(scene)).unwrap_or_default();
    assert!(line.contains("FAIL"), "expected: no “{scene}”\nseen: {line}\n{told}");
}

fn seen(told: &str, scene: &str) {
    let line = told.lines().find(|line| line.contains(scene)).unwrap_or_default();
    assert!(line.contains("seen"), "expected: “{scene}”\nseen: {line}\n{told}");
}

/// Three days at once, because each of them is mostly waiting: that two demos run side by side is part of what is
/// tested.
#[test]
#[ignore = "needs Synapse: tests/run provides it"]
fn a_day_is_witnessed_and_one_without_a_part_of_the_service_is_not() {
    let whole = thread::spawn(|| day(&["--json"]));
    let mute = thread::spawn(|| day(&["--without", "courier"]));
    let slack = thread::spawn(|| day(&["--without", "reconciler"]));

    let mute = mute.join().unwrap();
    let without_courier = told(&mute);
    assert_eq!(mute.status.code(), Some(1), "{without_courier}");
    for scene in
        ["someone is invited", "!rota is answered", "an emergency reaches", "a text written in quiet time"]
    {
        not_seen(&without_courier, scene);
    }
    // What the reconciler does goes on without a word.
    seen(&without_courier, "supervisors, outsiders and other servers are kept out");
    seen(&without_courier, "the room opens on time");

    let slack = slack.join().unwrap();
    let without_reconciler = told(&slack);
    assert_eq!(slack.status.code(), Some(1), "{without_reconciler}");
    for scene in ["the peer room closes", "a moderator mutes", "the duty passes on"] {
        not_seen(&without_reconciler, scene);
    }
    seen(&without_reconciler, "an emergency reaches");

    let whole = whole.join().unwrap();
    assert!(whole.status.success(), "{}", told(&whole));
    let lines: Vec<&[u8]> =
        whole.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 1, "one line on standard output: {}", told(&whole));
    shape(&serde_json::from_slice(lines[0]).unwrap());
}

/// The object that programs read, with nothing missing.
fn shape(object: &Value) {
    let text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    let list = |name: &str| object[name].as_array().unwrap().clone();
    let servers = list("homeservers");
    assert_eq!(servers.len(), 2);
    for server in &servers {
        assert!(text(&server["name"]) && text(&server["client_url"]), "{server}");
        assert!(text(&server["admin"]["user_id"]) && text(&server["admin"]["access_token"]), "{server}");
    }
    let cohorts = list("cohorts");
    assert_eq!(cohorts.iter().map(|c| c["encrypted"].as_bool().unwrap()).collect::<Vec<_>>(), [false, true]);
    for cohort in &cohorts {
        assert!(text(&cohort["id"]) && text(&cohort["space"]) && text(&cohort["timezone"]), "{cohort}");
        for kind in ["peer", "social", "notices", "facilitators", "liaison", "library"] {
            assert!(text(&cohort["rooms"][kind]), "{kind} of {cohort}");
        }
    }
    let people = list("people");
    for person in &people {
        let named =
            ["user_id", "password", "role", "language", "server"].iter().all(|name| text(&person[name]));
        assert!(named && person["roles"][0] == person["role"], "{person}");
    }
    for role in ["member", "facilitator", "moderator", "mentor", "mentee", "supervisor", "outsider"] {
        assert!(people.iter().any(|person| person["role"] == role), "nobody is {role}");
    }
    for name in ["url", "database", "voice", "steward"] {
        assert!(text(&object["service"][name]), "{object}");
    }
    assert!(object["service"]["pid"].is_u64() && text(&object["dashboard"]["url"]));
}
