//! What an operator reads when something is not as it should be.

use std::{
    io::Read as _,
    net::TcpListener,
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use fake_homeserver::{DelayedEvents, FakeConfig};

use crate::{
    real::eventually,
    terminal::{baraza, command, run, with_file},
    test_db::{on_both, on_sqlite},
    test_service::{TestService, fake_config, free_address, small_cohort},
};

/// Nobody listens there.
fn nobody() -> String {
    format!("http://{}", free_address())
}

/// Takes connections and hangs up; counts them.
fn hangs_up() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(free_address()).unwrap();
    let (place, taken) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let count = taken.clone();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            drop(connection);
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    (format!("http://{place}"), taken)
}

/// The small cohort, with a recovery account of its own.
fn recovered_by(account: &str) -> String {
    let number = "emergency_number = \"112\"";
    small_cohort().replace(number, &format!("{number}\nrecovery_account = \"{account}\""))
}

on_both! {
    /// Before the rooms are made what is fixed with them can still be mended.
    async fn check_names_what_cannot_be_mended_later(home) {
        let town = TestService::new(home).await;
        let before = baraza(&town, &["check"]).await.out;
        assert!(before.contains("weaker   no recovery account is named"), "{before}");
        assert!(before.contains("weaker   dashboard.url is http://127.0.0.1:8011"), "{before}");
        let (said, fine) = with_file(&town, "apply", &small_cohort()).await;
        assert!(fine, "{said}");
        let after = baraza(&town, &["check"]).await.out;
        assert!(!after.contains("no recovery account is named"), "{after}");
        assert!(after.contains("lari: no recovery account"), "{after}");
    }

    /// Whoever changes the log behind our back is noticed.
    async fn check_says_where_the_log_was_changed(home) {
        let town = TestService::new(home).await;
        let (said, fine) = with_file(&town, "apply", &small_cohort()).await;
        assert!(fine, "{said}");
        let before = baraza(&town, &["check"]).await.out;
        assert!(!before.contains("the audit log"), "{before}");
        town.home.raw("UPDATE audit SET act = 'mute' WHERE seq = 1").await;
        let after = baraza(&town, &["check"]).await.out;
        assert!(after.contains("weaker   lari: the audit log was changed at its line 1"), "{after}");
    }

    /// What the homeserver would not tell us is not reported as missing.
    async fn check_stops_where_the_homeserver_does_not_know_us(home) {
        let town = TestService::new(home).await;
        let file = small_cohort();
        let (said, fine) = with_file(&town, "apply", &file).await;
        assert!(fine, "{said}");
        let mut stranger = command(&town, &town.fake.url(), &["check"]);
        stranger.env("BARAZA_AS_TOKEN", "another-token-0123456789");
        let said = run(stranger).await;
        assert!(!said.fine && said.out.contains("missing  our accounts"), "{}", said.out);
        assert!(said.out.contains("skipped  the cohorts") && said.out.contains("\n1 missing."), "{}", said.out);
        assert!(!said.out.contains("lari"), "{}", said.out);
    }

    /// Nothing is written for looking, not even our own accounts.
    async fn a_plan_makes_no_accounts(home) {
        let town = TestService::new(home).await;
        town.fake.clear_journal();
        let (said, fine) = with_file(&town, "plan", &small_cohort()).await;
        assert!(fine && said.contains("+ cohort lari"), "{said}");
        let journal = town.fake.journal();
        assert!(journal.iter().all(|request| request.method == "GET"), "{journal:?}");
    }

    /// Whoever makes an account of that name later could take the rooms over, and no one can name another then.
    async fn rooms_are_not_made_for_a_recovery_account_that_does_not_exist(home) {
        let town = TestService::new(home).await;
        for verb in ["plan", "apply"] {
            let (said, fine) = with_file(&town, verb, &recovered_by("@keys:moh.test")).await;
            assert!(!fine && said.contains("there is no account @keys:moh.test on the homeserver"), "{said}");
            assert!(said.contains("this file names it as recovery_account"), "{said}");
        }
        assert!(town.fake.rooms().is_empty());
        town.fake.person("keys");
        let (said, fine) = with_file(&town, "apply", &recovered_by("@keys:moh.test")).await;
        assert!(fine && said.contains("applied"), "{said}");
        let checked = baraza(&town, &["check"]).await.out;
        assert!(checked.contains("ok       lari: @keys:moh.test can take the rooms over"), "{checked}");
    }

    async fn check_misses_a_recovery_account_that_does_not_exist(home) {
        let town = TestService::new(home).await;
        {
            // Made when nobody looked.
            let baraza = town.begin().await;
            baraza.order(&recovered_by("@keys:moh.test"), 1).await;
            baraza.settle(&town).await;
        }
        let mut checking = command(&town, &town.fake.url(), &["check"]);
        let settings = town.home.folder.join("baraza.toml");
        let text = std::fs::read_to_string(&settings).unwrap();
        std::fs::write(&settings, format!("recovery_account = \"@spare:moh.test\"\n{text}")).unwrap();
        let said = run(checking).await;
        let of_settings = "missing  @spare:moh.test, the recovery_account in the settings, does not exist";
        let of_cohort = "missing  lari: @keys:moh.test, its recovery account, does not exist on the homeserver";
        assert!(!said.fine && said.out.contains(of_settings) && said.out.contains(of_cohort), "{}", said.out);
        assert!(!said.out.contains("can take the rooms over"), "{}", said.out);
        town.fake.person("keys");
        town.fake.person("spare");
        checking = command(&town, &town.fake.url(), &["check"]);
        let said = run(checking).await.out;
        assert!(!said.contains("does not exist"), "{said}");
    }

    /// The voice may not exist yet, so of a new cohort the homeserver may not say what it can do.
    async fn a_plan_says_of_openings_what_it_was_told(home) {
        let town = TestService::new(home).await;
        let plan = async || with_file(&town, "plan", &small_cohort()).await.0;
        assert!(!plan().await.contains("not protected"), "nothing was asked yet");
        baraza(&town, &["check"]).await;
        assert!(!plan().await.contains("not protected"), "the homeserver queues openings");
        town.fake.set_delayed_events(DelayedEvents::Off);
        let planned = plan().await;
        assert!(planned.contains("not protected: the homeserver queues no openings"), "{planned}");
    }

    async fn check_says_which_name_is_wrong(home) {
        let town = TestService::new(home).await;
        for (right, wrong, why, fix) in [
            (
                "server_name = \"moh.test\"",
                "server_name = \"county.test\"",
                "the homeserver's name is moh.test, and the settings call it county.test",
                "fix: server_name = \"moh.test\"",
            ),
            (
                "steward = \"baraza\"",
                "steward = \"baraza_owner\"",
                "registration is for @baraza:moh.test, and the settings' steward is @baraza_owner:moh.test",
                "fix: correct appservice.steward",
            ),
        ] {
            let checking = command(&town, &town.fake.url(), &["check"]);
            let settings = town.home.folder.join("baraza.toml");
            let text = std::fs::read_to_string(&settings).unwrap();
            assert!(text.contains(right), "{text}");
            std::fs::write(&settings, text.replace(right, wrong)).unwrap();
            let said = run(checking).await;
            assert!(!said.fine && said.out.contains(why) && said.out.contains(fix), "{}", said.out);
            assert!(said.out.contains("\n1 missing."), "{}", said.out);
        }
    }

    /// A service that runs and refuses the homeserver is not told to be started.
    async fn check_says_that_the_homeservers_token_differs(home) {
        let config = FakeConfig { hs_token: "another-token-0123456789".to_owned(), ..fake_config() };
        let town = TestService::with(home, config).await;
        let running = town.open().await;
        let said = baraza(&town, &["check"]).await.out;
        assert!(said.contains("its hs_token is not that of the service that runs"), "{said}");
        assert!(said.contains("fix: run `baraza registration`") && !said.contains("start `baraza run`"), "{said}");
        drop(running);
    }

    async fn a_homeserver_that_is_down_is_named(home) {
        let town = TestService::new(home).await;
        let file = town.home.folder.join("lari.toml");
        std::fs::write(&file, small_cohort()).unwrap();
        let down = nobody();
        let said = run(command(&town, &down, &["apply", file.to_str().unwrap()])).await;
        assert!(!said.fine && said.err.contains(&format!("the homeserver at {down} gives no answer")), "{}", said.err);
        assert!(said.err.contains("homeserver.url") && said.err.contains("`baraza check`"), "{}", said.err);
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_named_soon_and_without_its_password() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let place = free_address();
        let mut checking = command(&town, &town.fake.url(), &["check"]);
        checking.env("BARAZA_DATABASE_URL", format!("postgres://baraza:secretword@{place}/rows"));
        let began = Instant::now();
        let said = run(checking).await;
        assert!(!said.fine && began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
        assert!(said.err.contains(&format!("{place}/rows (`database` in the settings")), "{}", said.err);
        assert!(said.err.contains("refused") && !said.err.contains("secretword"), "{}", said.err);
    })
    .await;
}

/// `baraza … | head -1`: whoever reads goes, and no one reads of a panic.
#[tokio::test]
async fn a_closed_pipe_ends_a_command_quietly() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = command(&town, &town.fake.url(), &["check"]);
        command.stdout(writer).stderr(Stdio::piped());
        let output =
            tokio::task::spawn_blocking(move || command.spawn().unwrap().wait_with_output().unwrap());
        let output = output.await.unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(!output.status.success());
    })
    .await;
}

/// While the service waits it says so once, in a log without colours; told to stop, it was never ready.
#[tokio::test]
async fn a_service_that_waits_says_so_once_and_stops() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let (down, asked) = hangs_up();
        let mut command = command(&town, &down, &["run"]);
        let settings = town.home.folder.join("baraza.toml");
        let text = std::fs::read_to_string(&settings).unwrap();
        let doors = "listen = \"127.0.0.1:0\"\nurl = \"http://127.0.0.1:1\"\n";
        std::fs::write(&settings, format!("{text}{doors}[dashboard]\n{doors}")).unwrap();
        let log = town.home.folder.join("log");
        command.stdout(Stdio::null()).stderr(std::fs::File::create(&log).unwrap());
        let mut service = command.spawn().unwrap();
        let read = || {
            let mut text = String::new();
            std::fs::File::open(&log).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        eventually("a word of it", async || read().contains("waiting for the homeserver")).await;
        // Two more looks at the homeserver, and no word of the first: before the second it would be written.
        let before = asked.load(Ordering::SeqCst);
        eventually("two more looks", async || asked.load(Ordering::SeqCst) >= before + 2).await;
        let told = std::process::Command::new("kill").arg(service.id().to_string()).status().unwrap();
        assert!(told.success());
        let ended = tokio::task::spawn_blocking(move || service.wait().unwrap()).await.unwrap();
        let said = read();
        assert!(ended.success(), "{said}");
        assert_eq!(said.matches("waiting for the homeserver").count(), 1, "{said}");
        assert!(said.contains(&down) && said.contains("stopping"), "{said}");
        assert!(!said.contains("ready") && !said.contains('\u{1b}'), "{said}");
    })
    .await;
}
