//! What storage offers is used: an operation that only tests call is no part of what the service remembers, and what
//! they show of it they do not show of the service.

use std::{fs, path::Path};

/// A public function of storage: of which type, and its name.
type Operation = (String, String);

/// All code below a folder, in files that are not tests, without comments and without the tests within.
fn code_below(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "tests" {
            continue;
        }
        if path.is_dir() {
            code_below(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines: Vec<&str> =
                code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
            into.push(lines.join("\n"));
        }
    }
}

fn code(folders: &[&Path]) -> Vec<String> {
    let mut found = Vec::new();
    for folder in folders {
        code_below(folder, &mut found);
    }
    found
}

fn operations(code: &[String]) -> Vec<Operation> {
    let mut found = Vec::new();
    for file in code {
        let mut of = String::new();
        for line in file.lines() {
            if let Some(block) = line.strip_prefix("impl ") {
                let words = block.trim_end_matches(['{', ' ']).rsplit(' ');
                of = words.take(1).collect();
            }
            let Some(public) = line.trim_start().strip_prefix("pub ") else { continue };
            let function = public.trim_start_matches("const ").trim_start_matches("async ");
            if let Some(rest) = function.strip_prefix("fn ") {
                let name = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                found.push((of.clone(), name));
            }
        }
    }
    found
}

/// The operations of `storage` that nobody calls, in `storage` itself or in what uses it.
fn without_caller(storage: &[String], users: &[String]) -> Vec<String> {
    let dense = |code: &[String]| -> String {
        code.iter().flat_map(|file| file.chars()).filter(|c| !c.is_whitespace()).collect()
    };
    let (own, others) = (dense(storage), dense(users));
    let is_called = |(of, name): &Operation| {
        if of == "Store" {
            // Many things have a `park` or a `route`: it is the store's.
            let calls = [format!("store.{name}("), format!("Store::{name}(")];
            calls.iter().any(|call| own.contains(call) || others.contains(call))
                || own.contains(&format!("self.{name}("))
        } else {
            let calls = [format!(".{name}("), format!("{of}::{name}"), format!("Self::{name}")];
            calls.iter().any(|call| own.contains(call) || others.contains(call))
        }
    };
    let all = operations(storage);
    all.iter().filter(|one| !is_called(one)).map(|(of, name)| format!("{of}::{name}")).collect()
}

#[test]
fn nothing_in_storage_is_there_for_tests_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let storage = code(&[&root.join("storage/src")]);
    // What deciding costs is measured by a program that people run.
    let users = code(&[&root.join("src"), &root.join("../tests/bench/src")]);
    assert!(operations(&storage).len() > 80, "the search finds nothing");
    assert_eq!(without_caller(&storage, &users), Vec::<String>::new());
}

#[test]
fn what_nobody_calls_is_found() {
    let storage = "impl Store {\n    pub async fn park(&self) {}\n    pub fn keep(&self) {}\n    \
                   pub fn route(&self) { self.place() }\n    pub fn place(&self) {}\n}\n\
                   impl fmt::Debug for Body {\n    pub fn shown(self) {}\n    pub const fn new() {}\n}";
    let users = "fn it() {\n    app.store\n        .park(1);\n    road.route(2);\n    map(Body::new);\n}";
    let found = without_caller(&[storage.to_owned()], &[users.to_owned()]);
    assert_eq!(found, ["Store::keep", "Store::route", "Body::shown"]);
}
