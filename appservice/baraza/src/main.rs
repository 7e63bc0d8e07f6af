//! `baraza`: the one program. The library `appservice` is all of it but the encrypted device, which comes from `e2ee`.
//!
//! Nothing else must be here: an async function or a generic one that is used here has its code, and that of all it
//! calls, made once more for this crate, which takes a release build a quarter of an hour.

use std::process::ExitCode;

fn main() -> ExitCode {
    appservice::commands::main(e2ee::opener())
}
