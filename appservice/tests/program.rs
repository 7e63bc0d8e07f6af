//! The program without an encrypted device: what the tests of the command line run. Its commands are the library's own.

use std::{process::ExitCode, sync::Arc};

use device_link::{Cause, EncryptedDevice, OpenFault, Opener, Settings};
use futures::future::BoxFuture;

struct Without;

impl Opener for Without {
    fn open(&self, _: Settings) -> BoxFuture<'_, Result<Arc<dyn EncryptedDevice>, OpenFault>> {
        Box::pin(async { Err(OpenFault::Lasting("this program has none; it is for tests".into())) })
    }

    fn forget(&self, _: Settings) -> BoxFuture<'_, Result<(), Cause>> {
        Box::pin(async { Ok(()) })
    }
}

fn main() -> ExitCode {
    appservice::commands::main(Arc::new(Without))
}
