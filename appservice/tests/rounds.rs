//! The reconciler's own loop, with real waiting: what hangs for one cohort, server or check holds nothing else up.

use std::time::{Duration, Instant};

use appservice::outbound::rounds;
use fake_homeserver::{Fault, Trouble};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{
    terminal::with_file,
    test_db::{on_both, on_sqlite},
    test_service::{Baraza, TestService, small_cohort},
};

const CLOSES: &str = "2026-11-20T17:00";
const HANGS: Trouble = Trouble::Delay(Duration::from_secs(30));
/// Much longer than anything takes that does not hang, and shorter than what does.
const SOON: Duration = Duration::from_secs(8);

fn second_cohort() -> String {
    small_cohort().replace(r#"id = "lari""#, r#"id = "thika""#)
}

fn room_of(town: &TestService, cohort: &str) -> String {
    town.fake.room_of_alias(&format!("#baraza_{cohort}_peer:moh.test")).unwrap()
}

async fn two_cohorts(town: &TestService) -> Baraza {
    let baraza = town.begin().await;
    baraza.order(&small_cohort(), 1).await;
    baraza.order(&second_cohort(), 2).await;
    baraza.settle(town).await;
    baraza
}

fn begin(baraza: &Baraza) -> JoinHandle<()> {
    let rounds = rounds::run(
        baraza.app.clone(),
        baraza.engine.clone(),
        baraza.health.clone(),
        CancellationToken::new(),
    );
    tokio::spawn(rounds)
}

async fn soon(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < SOON, "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cohort_that_hangs_delays_no_closing_of_another() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = two_cohorts(&town).await;
        let [lari, thika] = ["lari", "thika"].map(|cohort| room_of(&town, cohort));
        town.fake.inject(Fault::on(&format!("GET /v3/rooms/{lari}/state"), HANGS));
        town.until(CLOSES);
        let rounds = begin(&baraza);
        soon("the other cohort waits", || town.is_closed(&thika)).await;
        assert!(!town.is_closed(&lari));
        rounds.abort();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_of_the_queue_that_hangs_delays_no_round() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = two_cohorts(&town).await;
        for moment in ["2026-11-20T16:50", CLOSES] {
            town.until(moment);
            baraza.settle(&town).await;
        }
        town.fake.inject(Fault::on("GET /unstable/org.matrix.msc4140/delayed_events", HANGS));
        let rounds = begin(&baraza);
        soon("nobody looks whether the queue is there", || {
            !town.fake.requests("GET /unstable/org.matrix.msc4140/delayed_events").is_empty()
        })
        .await;
        baraza.order(&small_cohort().replace("Lari nurses", "Lari midwives"), 3).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let room = room_of(&town, "lari");
        let name = || town.fake.state_content(&room, "m.room.name", "").unwrap()["name"].to_string();
        soon("the rounds wait for the check", || name().contains("midwives")).await;
        rounds.abort();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_that_hangs_delays_no_closing() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = two_cohorts(&town).await;
        let lari = room_of(&town, "lari");
        let more = format!("{}{}", small_cohort(), people("county", 1));
        baraza.order(&more, 3).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        town.fake.inject(Fault::on("POST /v3/rooms/*/invite", HANGS));
        town.fake.clear_journal();
        let rounds = begin(&baraza);
        soon("nobody is invited", || !town.fake.requests("POST /v3/rooms/*/invite").is_empty()).await;
        town.until(CLOSES);
        baraza.app.wakes.mark_dirty(&baraza.id());
        soon("the closing waits for an invitation", || town.is_closed(&lari)).await;
        rounds.abort();
    })
    .await;
}

/// While it is found out what the refusal of an invitation means, somebody more is put on the roster. The round that
/// finds them begins no second turn beside the first; when that ends they have theirs, though nothing else asks for one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_while_others_are_invited_is_invited_after_them() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = two_cohorts(&town).await;
        let first = format!("{}{}", small_cohort(), people("county", 1));
        baraza.order(&first, 3).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        town.fake.inject(Fault::on("POST /v3/rooms/*/invite", Trouble::Block).about("@nurse0:county.test"));
        // The first is the round's, the second asks how the room is after the refusal.
        let state = format!("GET /v3/rooms/{}/state", room_of(&town, "lari"));
        let slow = Trouble::Delay(Duration::from_secs(2));
        town.fake.inject(Fault::on(&state, slow).skip(1).times(1));
        town.fake.clear_journal();
        let rounds = begin(&baraza);
        soon("nobody asks what it means", || town.fake.requests(&state).len() == 2).await;
        let more = format!("{first}{}", people("moh", 1));
        baraza.order(&more, 4).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        soon("the round does not look", || town.fake.requests(&state).len() == 3).await;
        assert_eq!(invited(&town, "moh"), 0, "not beside the first");
        soon("who came meanwhile is not invited", || invited(&town, "moh") == 1).await;
        rounds.abort();
    })
    .await;
}

on_both! {
    /// Who lets no invitation in is not asked for ever: it ends as declining does, and the plan invites nobody.
    async fn a_refused_invitation_is_not_repeated(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let refuses = Fault::on("POST /v3/rooms/*/invite", Trouble::Block).about("@achieng:county.test");
        town.fake.inject(refuses);
        baraza.order(&small_cohort(), 1).await;
        baraza.settle(&town).await;
        let told = town.times_said(&town.chat(&town.wanjiku()), "Achieng");
        for _ in 0..3 {
            town.pass(Duration::from_secs(3600));
            baraza.settle(&town).await;
        }
        let asks = town.fake.requests("POST /v3/rooms/*/invite");
        assert_eq!(asks.iter().filter(|ask| ask.body["user_id"] == "@achieng:county.test").count(), 1);
        assert_eq!(told, 0, "the coordinator has no chat yet");
        town.wanjiku().join(town.chat(&town.wanjiku())).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&town.chat(&town.wanjiku()), "Achieng"), 1, "{:?}", town.said(&town.chat(&town.wanjiku())));
        assert!(!baraza.health.words().contains("wait"), "{}", baraza.health.words());
        let (said, fine) = with_file(&town, "plan", &small_cohort()).await;
        // The program goes by the real clock, by which the room may have to close or not.
        assert!(fine && !said.contains("invite @") && said.contains("Achieng Odhiambo declined"), "{said}");
    }
}

/// So many people of a server, who agreed on paper.
pub fn people(server: &str, count: usize) -> String {
    let person = |n: usize| {
        format!(
            "\n[[person]]\nid = \"@nurse{n}:{server}.test\"\nname = \"Nurse {n}\"\nroles = [\"mentee\"]\n\
             member_since = 2025-02-03\naccepted_on = 2025-02-03\n"
        )
    };
    (0..count).map(person).collect()
}

pub fn invited(town: &TestService, server: &str) -> usize {
    let invited = |n: &usize| {
        let account = format!("@nurse{n}:{server}.test");
        let member = town.fake.state_content(town.room("peer"), "m.room.member", &account);
        member.is_some_and(|member| member["membership"] == "invite")
    };
    (0..5).filter(invited).count()
}

on_both! {
    /// A partner's server is down while people of both are invited: ours are, theirs are when it is back; meanwhile it
    /// is asked ever more slowly, and `apply` ends and says who waits.
    async fn a_partner_that_is_down_holds_nobody_else_up(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let down = Fault::on("POST /v3/rooms/*/invite", Trouble::Status(502)).about(":county.test");
        town.fake.inject(down);
        let more = format!("{}{}{}", small_cohort(), people("county", 5), people("moh", 5));
        baraza.order(&more, 2).await;
        town.fake.clear_journal();
        for _ in 0..30 {
            baraza.pass().await;
            town.pass(Duration::from_secs(1));
        }
        assert_eq!([invited(&town, "moh"), invited(&town, "county")], [5, 0]);
        let asked = town.fake.requests("POST /v3/rooms/*/invite").len() - 5;
        assert!((4..=6).contains(&asked), "asked {asked} times in half a minute");
        let words = baraza.health.words();
        assert!(words.contains("5 wait: to be invited, of county.test"), "{words}");
        assert!(!words.contains("nurse"), "{words}");
        let lease = baraza.app.lease.lock().unwrap().take().unwrap();
        baraza.app.store.release_lease(&lease).await.unwrap();
        let (said, fine) = with_file(&town, "apply", &more.replace("Lari nurses", "Lari midwives")).await;
        assert!(fine && said.contains("applied") && said.contains("waits: ~ peer: invite @nurse4:county.test"), "{said}");
        town.fake.clear_faults();
        town.pass(Duration::from_secs(65));
        let baraza = town.open().await;
        for _ in 0..5 {
            baraza.pass().await;
        }
        assert_eq!([invited(&town, "moh"), invited(&town, "county")], [5, 5]);
    }
}
