//! The encrypted device as the shell keeps it: one whose store is lost or an older copy is replaced by a new one.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use appservice::{
    app::App,
    device::{Device, Slot, keep},
    observe::Health,
};
use device_link::{Cause, EncryptedDevice, OpenFault, Opener, Readiness, Settings};
use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use crate::{
    modes::{mode, set_mode},
    real::eventually,
    test_db::on_sqlite,
    test_device::TestDevice,
    test_service::{TestService, free_address},
};

/// A file that the device makes when it is opened.
const MADE: &str = "crypto.sqlite3";

/// What became of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Stopped,
    Forgotten,
}

/// Opens devices that can nothing, and remembers what becomes of them.
#[derive(Clone)]
pub struct TestOpener {
    /// The first device to be opened.
    first: FirstDevice,
    fates: Arc<Mutex<BTreeMap<String, Vec<Fate>>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstDevice {
    Sound,
    /// The homeserver has keys that are not in its store.
    Taken,
    Stale,
}

impl TestOpener {
    /// Each device is sound.
    pub fn sound() -> Arc<Self> {
        Arc::new(Self::new(FirstDevice::Sound))
    }

    fn new(first: FirstDevice) -> Self {
        Self { first, fates: Arc::default() }
    }

    fn note(&self, device: &str, fate: Fate) {
        self.fates.lock().unwrap().entry(device.to_owned()).or_default().push(fate);
    }

    fn fates(&self) -> Vec<Vec<Fate>> {
        let mut fates: Vec<_> = self.fates.lock().unwrap().values().cloned().collect();
        // Device ids are chance: an order by what became of them.
        fates.sort_by_key(|fates| (fates.len(), fates.contains(&Fate::Open)));
        fates
    }
}

impl Opener for TestOpener {
    fn open(&self, settings: Settings) -> BoxFuture<'_, Result<Arc<dyn EncryptedDevice>, OpenFault>> {
        Box::pin(async move {
            let is_first = self.fates.lock().unwrap().is_empty();
            if is_first && self.first == FirstDevice::Taken {
                return Err(OpenFault::DeviceTaken(settings.device_id));
            }
            self.note(&settings.device_id, Fate::Open);
            // As a library does that thinks of nobody else on the machine.
            let made = settings.store_path.join(MADE);
            std::fs::write(&made, "keys").unwrap();
            set_mode(&made, 0o644);
            let ready =
                Readiness { stale_store: is_first && self.first == FirstDevice::Stale, ..Readiness::SOUND };
            let opener = self.clone();
            let stopped = Box::new(move || opener.note(&settings.device_id, Fate::Stopped));
            let device: Arc<dyn EncryptedDevice> =
                Arc::new(TestDevice { ready, stopped, ..TestDevice::default() });
            Ok(device)
        })
    }

    fn forget(&self, settings: Settings) -> BoxFuture<'_, Result<(), Cause>> {
        self.note(&settings.device_id, Fate::Forgotten);
        Box::pin(async { Ok(()) })
    }
}

/// Keeps a device from this opener until a second one, or the only one, is open; gives what became of them.
async fn kept(opener: TestOpener) -> Vec<Vec<Fate>> {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let address = || free_address().to_string();
        let app = App::open(town.instance(&address(), &address())).await.unwrap();
        let keys = app.instance.data_dir.join("e2ee");
        let below = keys.join("media");
        std::fs::create_dir_all(&below).unwrap();
        let earlier = [keys.join("state.sqlite3"), below.join("media.sqlite3-wal")];
        for file in &earlier {
            std::fs::write(file, "state").unwrap();
            set_mode(file, 0o644);
        }
        set_mode(&keys, 0o755);
        let (device, slot, stop) = (Device::default(), Slot::default(), CancellationToken::new());
        let health = Health::new(app.clone());
        let keeping =
            keep(app.clone(), Arc::new(opener.clone()), device.clone(), health, slot.clone(), stop.clone());
        let keeping = tokio::spawn(keeping);
        let last = || opener.fates().iter().any(|fates| *fates == [Fate::Open]);
        eventually("a sound device is open", async || last() && device.open_since().is_some()).await;
        stop.cancel();
        keeping.await.unwrap();
        assert!(slot.take().is_some(), "it is there to be stopped");
        assert_eq!(mode(&keys), 0o700, "nobody else reads the keys");
        for file in [&earlier[0], &earlier[1], &keys.join(MADE)] {
            assert_eq!(mode(file), 0o600, "{}", file.display());
        }
        opener.fates()
    })
    .await
}

#[tokio::test]
async fn a_device_that_lost_its_store_is_forgotten_and_a_new_one_takes_its_place() {
    let fates = kept(TestOpener::new(FirstDevice::Taken)).await;
    assert_eq!(fates, [vec![Fate::Forgotten], vec![Fate::Open]]);
}

#[tokio::test]
async fn a_device_whose_store_is_an_older_copy_is_replaced() {
    let fates = kept(TestOpener::new(FirstDevice::Stale)).await;
    assert_eq!(fates, [vec![Fate::Open], vec![Fate::Open, Fate::Stopped, Fate::Forgotten]]);
}
