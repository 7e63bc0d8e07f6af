//! No import goes in a loop: a file can be read after those that it uses, and none has to be read with all others.
//! Parent and child (`rota.rs`, `rota/year.rs`) may know each other. Tests within a file are left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

type Module = Vec<String>;

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)
}

/// Every file below a folder as the module that it is, with its text up to its own tests. The crate's root is none.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(root.to_owned(), Module::new())];
    while let Some((folder, path)) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap().path();
            let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
            // Tests of their own are compiled for tests alone.
            if name == "tests" {
                continue;
            }
            let mut module = path.clone();
            if entry.is_dir() {
                module.push(name);
                folders.push((entry, module));
                continue;
            }
            if entry.extension().is_none_or(|kind| kind != "rs") {
                continue;
            }
            if name != "mod" {
                module.push(name);
            }
            let is_root = module.is_empty() || module == ["lib"] || module == ["main"];
            if !is_root {
                found.insert(module, without_tests(&fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    found
}

/// Comments, and what is compiled for tests only, bring nobody to read another file.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The paths of a `use` tree, each from its first segment.
fn expand(tree: &str, prefix: &[String], into: &mut Vec<Module>) {
    let tree = tree.trim();
    let segments = |text: &str| -> Vec<String> {
        let text = text.split(" as ").next().unwrap_or_default();
        text.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let Some(open) = tree.find('{') else {
        into.push([prefix, &segments(tree)[..]].concat());
        return;
    };
    let prefix = [prefix, &segments(&tree[..open])[..]].concat();
    let Some(inner) = tree.rfind('}').and_then(|close| tree.get(open + 1..close)) else { return };
    let (mut depth, mut from) = (0, 0);
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[from..at].trim().is_empty() {
                    expand(&inner[from..at], &prefix, into);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// All paths that a file names, imported or in place.
fn named(code: &str) -> Vec<Module> {
    let mut paths = Vec::new();
    for statement in code.split(';') {
        // The statement begins with a line of its own, whatever stands before it.
        let mut lines = statement.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some((*at, line.trim_start()))
        });
        let begins =
            |line: &str| line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "));
        if let Some((end, line)) = lines.find(|(_, line)| begins(line)) {
            let tree = &statement[end - line.len()..];
            let (_, tree) = tree.split_once("use ").unwrap_or_default();
            expand(tree, &[], &mut paths);
        }
    }
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let path: String =
                code[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            expand(&path, &[], &mut paths);
        }
    }
    paths
}

/// The module of this crate that a path leads to, seen from another.
fn resolve(from: &Module, path: &Module, all: &BTreeMap<Module, String>) -> Option<Module> {
    let mut absolute = match path.first()?.as_str() {
        "crate" => Vec::new(),
        "super" | "self" => from.clone(),
        _ => return None,
    };
    for segment in path {
        match segment.as_str() {
            "crate" | "self" => {}
            "super" => drop(absolute.pop()),
            other => absolute.push(other.to_owned()),
        }
    }
    while !absolute.is_empty() && !all.contains_key(&absolute) {
        absolute.pop();
    }
    (!absolute.is_empty()).then_some(absolute)
}

fn is_family(one: &Module, other: &Module) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Each module with those that it leads to, in as many steps as it takes.
fn loops(root: &Path) -> Vec<BTreeSet<String>> {
    let all = modules(root);
    let edges: BTreeMap<&Module, BTreeSet<Module>> = all
        .iter()
        .map(|(module, code)| {
            let paths = named(code);
            let used = paths.iter().filter_map(|path| resolve(module, path, &all));
            (module, used.filter(|used| !is_family(module, used)).collect())
        })
        .collect();
    let below = |start: &Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(module) = open.pop() {
            for next in &edges[&module] {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&Module, BTreeSet<Module>> =
        all.keys().map(|module| (module, below(module))).collect();
    let mut found = BTreeSet::new();
    for (module, reached) in &reach {
        if reached.contains(*module) {
            let ring = reached.iter().filter(|other| reach[other].contains(*module));
            found.insert(ring.map(|module| module.join("::")).collect::<BTreeSet<_>>());
        }
    }
    found.into_iter().collect()
}

#[test]
fn nothing_in_bots_imports_itself_through_others() {
    assert!(modules(&root("bots/src")).len() > 100, "the search finds nothing");
    assert_eq!(loops(&root("bots/src")), Vec::<BTreeSet<String>>::new());
}

#[test]
fn nothing_in_the_shell_imports_itself_through_others() {
    assert!(modules(&root("appservice/src")).len() > 40, "the search finds nothing");
    assert_eq!(loops(&root("appservice/src")), Vec::<BTreeSet<String>>::new());
}

/// The search sees a loop, through nested imports, paths in place and `super`.
#[test]
fn a_loop_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("one.rs", "use crate::{\n    two::{self, Two},\n    four,\n};");
    write("two.rs", "fn it() { crate::three::Three::new(); }");
    write("three/mod.rs", "mod inner;\npub use inner::It;\nuse super::one::One;");
    write("three/inner.rs", "use super::Three;");
    write("four.rs", "// use crate::one;\n\n#[cfg(test)]\nmod tests {\n    use crate::one;\n}");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(loops(folder.path()), [names(&["one", "three", "two"])]);
}

/// Small rooms: one idea a file.
#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut folders = vec![root("")];
    let mut long = Vec::new();
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !name.starts_with('.') && name != "target" {
                folders.push(path);
            } else if name.ends_with(".rs") {
                seen += 1;
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                if lines > 400 {
                    long.push(format!("{}: {lines}", path.display()));
                }
            }
        }
    }
    assert!(seen > 300, "the search finds nothing");
    assert!(long.is_empty(), "{long:#?}");
}
