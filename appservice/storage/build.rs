//! Rebuilds when a migration is added: the files are embedded by a macro that sees only those it already knows.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
