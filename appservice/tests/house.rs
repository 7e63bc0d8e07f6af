//! The house as `docs/architecture.md` draws it: who may use whom, read from cargo's own metadata.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

/// The crates of the service, as opposed to those of its tests.
const SERVICE: [&str; 12] = [
    "locales",
    "bots",
    "config",
    "storage",
    "raw-event",
    "spreadsheet",
    "device-link",
    "matrix-link",
    "e2ee",
    "web",
    "appservice",
    "baraza",
];

struct House {
    /// Package id → (name, manifest path).
    packages: BTreeMap<String, (String, String)>,
    /// Package id → ids it depends on in a build, tests left out.
    edges: BTreeMap<String, BTreeSet<String>>,
    /// Package id → ids that its tests depend on beside.
    for_tests: BTreeMap<String, BTreeSet<String>>,
    members: BTreeSet<String>,
}

impl House {
    fn read() -> Self {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        // For this machine only: what other systems need was never downloaded here.
        let rustc = Command::new("rustc").arg("-vV").output().unwrap();
        let about = String::from_utf8(rustc.stdout).unwrap();
        let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host])
            .args(["--manifest-path", manifest])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let packages = metadata["packages"].as_array().unwrap();
        let packages = packages
            .iter()
            .map(|package| (text(&package["id"]), (text(&package["name"]), text(&package["manifest_path"]))))
            .collect();
        let (mut edges, mut for_tests) = (BTreeMap::new(), BTreeMap::new());
        for node in metadata["resolve"]["nodes"].as_array().unwrap() {
            // Nothing or "build" is part of a build; "dev" is not.
            let (used, beside): (Vec<_>, Vec<_>) =
                node["deps"].as_array().unwrap().iter().partition(|dependency| {
                    dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev")
                });
            let ids = |dependencies: Vec<&Value>| dependencies.iter().map(|one| text(&one["pkg"])).collect();
            edges.insert(text(&node["id"]), ids(used));
            for_tests.insert(text(&node["id"]), ids(beside));
        }
        let members = metadata["workspace_members"].as_array().unwrap().iter().map(text).collect();
        Self { packages, edges, for_tests, members }
    }

    fn id(&self, name: &str) -> &str {
        let found = self.members.iter().find(|id| self.packages[*id].0 == name);
        found.unwrap_or_else(|| panic!("there is no crate called {name}"))
    }

    fn name(&self, id: &str) -> &str {
        &self.packages[id].0
    }

    /// Everything a crate is built with, however deep.
    fn all_below(&self, name: &str) -> BTreeSet<String> {
        self.all_from(vec![self.id(name).to_owned()])
    }

    /// Everything a crate and its tests are built with, however deep.
    fn all_below_tests_of(&self, name: &str) -> BTreeSet<String> {
        let id = self.id(name);
        self.all_from([id.to_owned()].into_iter().chain(self.for_tests[id].iter().cloned()).collect())
    }

    fn all_from(&self, mut open: Vec<String>) -> BTreeSet<String> {
        let mut seen: BTreeSet<String> = open.iter().cloned().collect();
        while let Some(id) = open.pop() {
            for below in &self.edges[&id] {
                if seen.insert(below.clone()) {
                    open.push(below.clone());
                }
            }
        }
        seen.iter().map(|id| self.name(id).to_owned()).collect()
    }

    /// The members that a crate uses itself.
    fn members_below(&self, name: &str) -> BTreeSet<String> {
        let direct = &self.edges[self.id(name)];
        direct.iter().filter(|id| self.members.contains(*id)).map(|id| self.name(id).to_owned()).collect()
    }

    /// The members that use a crate themselves.
    fn users_of(&self, name: &str) -> BTreeSet<String> {
        let uses = |id: &&String| self.edges[*id].iter().any(|below| self.name(below) == name);
        self.members.iter().filter(uses).map(|id| self.name(id).to_owned()).collect()
    }

    fn is_test_crate(&self, name: &str) -> bool {
        self.packages[self.id(name)].1.contains("/tests/")
    }
}

#[test]
fn bots_can_reach_no_network_no_database_and_no_runtime() {
    let house = House::read();
    let below = house.all_below("bots");
    assert!(below.contains("jiff") && below.contains("ruma-common"), "the walk finds nothing: {below:?}");
    let forbidden = ["tokio", "sqlx", "axum", "reqwest", "hyper", "matrix-sdk", "rand", "ulid"];
    let own: BTreeSet<_> = house.edges[house.id("bots")].iter().map(|id| house.name(id)).collect();
    for name in forbidden {
        assert!(!own.contains(name), "bots uses {name}");
    }
    for name in ["tokio", "sqlx", "sqlx-core", "axum", "reqwest", "matrix-sdk", "matrix-sdk-base"] {
        assert!(!below.contains(name), "bots is built with {name}");
    }
    let below = house.members_below("bots");
    assert_eq!(below, BTreeSet::from(["locales".to_owned()]), "bots uses {below:?}");
}

#[test]
fn matrix_sdk_has_one_dependent_in_the_service() {
    let house = House::read();
    for package in ["matrix-sdk", "matrix-sdk-base", "matrix-sdk-crypto", "matrix-sdk-sqlite"] {
        let users = house.users_of(package);
        let ours: Vec<_> = users.iter().filter(|name| SERVICE.contains(&name.as_str())).collect();
        assert!(ours.is_empty() || ours == ["e2ee"], "{package} is used by {ours:?}");
    }
    assert!(house.users_of("matrix-sdk").contains("e2ee"), "the search finds nothing");
}

/// A developer of the shell waits for no library that encrypts: only the program itself and `e2ee` are built with it.
#[test]
fn the_shell_builds_and_tests_without_matrix_sdk() {
    let house = House::read();
    assert!(house.all_below("baraza").contains("matrix-sdk"), "the walk finds nothing");
    for name in SERVICE.into_iter().filter(|name| !["e2ee", "baraza"].contains(name)) {
        let below = house.all_below_tests_of(name);
        let found: Vec<_> = below.iter().filter(|one| one.starts_with("matrix-sdk")).collect();
        assert!(found.is_empty(), "{name} is built with {found:?}");
    }
    // The program is the library and the device, put together: what it used beside would be compiled into it anew.
    assert_eq!(house.members_below("baraza"), BTreeSet::from(["appservice".to_owned(), "e2ee".to_owned()]));
    assert_eq!(house.edges[house.id("baraza")].len(), 2);
}

#[test]
fn config_is_a_leaf_but_for_the_languages() {
    let house = House::read();
    assert_eq!(house.members_below("config"), BTreeSet::from(["locales".to_owned()]));
    assert!(house.members_below("locales").is_empty());
    assert!(house.users_of("config").contains("appservice"));
}

#[test]
fn the_service_knows_nothing_of_its_tests() {
    let house = House::read();
    let tests: Vec<&str> =
        house.members.iter().map(|id| house.name(id)).filter(|name| house.is_test_crate(name)).collect();
    assert!(tests.contains(&"fake-homeserver") && tests.contains(&"people"), "{tests:?}");
    for name in SERVICE {
        assert!(!house.is_test_crate(name));
        let below = house.all_below(name);
        let found: Vec<_> = tests.iter().filter(|test| below.contains(**test)).collect();
        assert!(found.is_empty(), "{name} is built with {found:?}");
    }
}

/// Every crate of the workspace is either part of the service or a test: nothing stands beside.
#[test]
fn every_crate_has_its_place() {
    let house = House::read();
    for id in &house.members {
        let name = house.name(id);
        assert!(SERVICE.contains(&name) != house.is_test_crate(name), "{name} is neither service nor test");
    }
    let direction = [
        ("web", vec!["bots", "locales", "storage"]),
        ("raw-event", vec![]),
        ("spreadsheet", vec![]),
        ("matrix-link", vec!["bots", "locales", "raw-event"]),
        ("storage", vec!["bots", "locales"]),
        ("device-link", vec![]),
        ("e2ee", vec!["device-link", "raw-event"]),
    ];
    for (name, may) in direction {
        let uses = house.members_below(name);
        assert!(uses.iter().all(|used| may.contains(&used.as_str())), "{name} uses {uses:?}");
    }
}
