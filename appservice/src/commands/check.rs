//! `baraza check`: is everything in place? Each finding says what it means and how to mend it.

use std::{process::ExitCode, time::Duration};

use bots::{cohort::Cohort, quiet_hours::coverage};
use config::Instance;
use jiff::SignedDuration;
use matrix_link::Fault;
use ruma::UserId;
use storage::Chain;

use crate::{app::App, calendars, cohort_file, error::ShellError, private};

/// A closing may last this long (a holiday week); the homeserver must be able to queue its opening.
const WANTED_DELAY: SignedDuration = SignedDuration::from_hours(24 * 14);

#[derive(Default)]
struct Findings {
    missing: usize,
    weak: usize,
}

impl Findings {
    fn good(&self, what: &str) {
        println!("ok       {what}");
    }

    /// What an operator should know and cannot mend.
    fn known(&self, what: &str) {
        println!("note     {what}");
    }

    fn missing(&mut self, what: &str, fix: &str) {
        self.missing += 1;
        println!("missing  {what}\n         fix: {fix}");
    }

    fn weak(&mut self, what: &str, lost: &str, fix: &str) {
        self.weak += 1;
        println!("weaker   {what}\n         lost: {lost}\n         fix: {fix}");
    }
}

pub(super) async fn check(instance: Instance) -> anyhow::Result<ExitCode> {
    let mut findings = Findings::default();
    let app = App::open(instance).await?;
    findings.good("settings, data folder and database");
    settings(&app.instance, &mut findings);
    let cohorts = app.store.cohort_ids().await?;
    if cohorts.is_empty() && app.instance.recovery_account.is_none() {
        findings.weak(
            "no recovery account is named",
            "if the steward's token and database are lost, nobody can change the rooms; it is fixed when they are made",
            "recovery_account in the settings, or in each cohort's file, before the first `baraza apply`",
        );
    }
    if homeserver(&app, &mut findings).await {
        settings_recovery(&app, &mut findings).await?;
        for id in cohorts {
            cohort(&app, &id, &mut findings).await?;
        }
    } else if !cohorts.is_empty() {
        println!("skipped  the cohorts: their rooms are looked at once the homeserver answers and knows us");
    }
    parked(&app, &mut findings).await?;
    if findings.missing == 0 {
        println!(
            "\nNothing is missing{}.",
            if findings.weak > 0 { "; some things could be stronger" } else { "" }
        );
        return Ok(ExitCode::SUCCESS);
    }
    println!("\n{} missing.", findings.missing);
    Ok(ExitCode::FAILURE)
}

/// The recovery account of the settings, while naming another still helps: before any rooms are made.
async fn settings_recovery(app: &App, findings: &mut Findings) -> anyhow::Result<()> {
    let Some(account) = &app.instance.recovery_account else { return Ok(()) };
    if app.has_account(&UserId::parse(account.as_str())?).await == Some(false) {
        findings.missing(
            &format!("{account}, the recovery_account in the settings, does not exist on the homeserver"),
            "make that account, or name another in the settings before the first `baraza apply`",
        );
    }
    Ok(())
}

async fn parked(app: &App, findings: &mut Findings) -> anyhow::Result<()> {
    let counts = app.store.counts().await?;
    match (counts.inbox_parked, counts.outbox_parked) {
        (0, 0) => findings.good("nothing is parked"),
        (arrived, leaving) => findings.weak(
            &format!("{arrived} things that arrived and {leaving} that were to be said are parked"),
            "they were not decided or not said, and will not be",
            "see the newest with their reasons at /problems",
        ),
    }
    Ok(())
}

/// What can be weaker than it need be in the settings alone.
fn settings(instance: &Instance, findings: &mut Findings) {
    if private::is_open_to_others(&instance.data_dir) {
        let folder = instance.data_dir.display();
        findings.weak(
            &format!("others on this machine may look into data_dir ({folder})"),
            "nothing by itself: the database and the keys in it are closed to them; what else is put there may not be",
            &format!("chmod 700 {folder}, unless others use the folder too"),
        );
    }
    let url = &instance.dashboard.url;
    if is_own_machine(url) {
        findings.weak(
            &format!("dashboard.url is {url}, which means this machine alone"),
            "the links to the page that people get in chat open nowhere but here",
            "a public https address in dashboard.url, with a reverse proxy from there to dashboard.listen",
        );
    }
}

/// Whether an address leads back to whichever machine opens it.
fn is_own_machine(url: &str) -> bool {
    let Ok(url) = matrix_link::Url::parse(url) else { return false };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let address: Option<std::net::IpAddr> = host.parse().ok();
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_some_and(|address| address.is_loopback() || address.is_unspecified())
}

/// Whether the homeserver's name for us is the one in the settings. Where it does not say, what comes after does.
async fn same_names(app: &App, findings: &mut Findings) -> bool {
    let Ok(sender) = app.homeserver.sender().await else { return true };
    let (theirs, ours) = (sender.server_name(), &app.service_accounts.server);
    if theirs != ours {
        findings.missing(
            &format!("the homeserver's name is {theirs}, and the settings call it {ours}"),
            &format!("server_name = \"{theirs}\" under [homeserver] in the settings"),
        );
        return false;
    }
    if sender != app.service_accounts.steward {
        findings.missing(
            &format!("the homeserver's registration is for {sender}, and the settings' steward is {}", app.service_accounts.steward),
            "correct appservice.steward; or run `baraza registration`, give the homeserver what it prints, restart it",
        );
        return false;
    }
    true
}

/// Whether the service answered the homeserver and refused its token.
fn refuses_token(fault: &Fault) -> bool {
    let Fault::Server { body, .. } = fault else { return false };
    let answer: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    answer["errcode"] == "M_BAD_STATUS" && matches!(answer["status"].as_u64(), Some(401 | 403))
}

/// Whether the homeserver answers and knows our accounts, so that there is a use in asking it more.
async fn homeserver(app: &App, findings: &mut Findings) -> bool {
    // One that does not know our token answers, if only with a refusal; the accounts below say what to do about it.
    if let Err(fault) = app.homeserver.versions().await
        && !fault.is("M_UNKNOWN_TOKEN")
    {
        findings.missing(
            &format!("the homeserver at {}: {fault}", app.instance.homeserver.url),
            "start it, or correct homeserver.url in the settings",
        );
        return false;
    }
    findings.good("the homeserver answers");
    if !same_names(app, findings).await {
        return false;
    }
    if let Err(error) = app.ensure_accounts().await {
        findings.missing(
            &format!("our accounts: {}", error.chain()),
            "run `baraza registration`, give the homeserver what it prints, restart the homeserver",
        );
        return false;
    }
    findings.good("the homeserver knows the registration; the steward and the voice have their devices");
    match app.homeserver.ping_appservice(&app.instance.appservice.id, "baraza").await {
        Ok(_) => findings.good("the homeserver reaches Baraza"),
        Err(fault) if refuses_token(&fault) => findings.missing(
            &format!(
                "the homeserver reaches {}, and is refused there: its hs_token is not that of the service that runs",
                app.instance.appservice.url
            ),
            "run `baraza registration`, give the homeserver what it prints, restart the homeserver and `baraza run`",
        ),
        Err(fault @ Fault::Refused { .. }) => findings.missing(
            &format!("the way from the homeserver to {}: {fault}", app.instance.appservice.url),
            "start `baraza run`; then let the homeserver reach that address",
        ),
        Err(fault) => findings.missing(
            &format!("the way from the homeserver to us: {fault}"),
            "start `baraza run`; then let the homeserver reach its address",
        ),
    }
    match app.abilities().await {
        Err(error) => {
            findings.missing(&format!("what the homeserver can do: {}", error.chain()), "see its log");
        }
        Ok(abilities) => {
            match abilities.longest_queue {
                None => findings.weak(
                    "the homeserver queues no openings",
                    "a room that is closed stays closed while Baraza is down",
                    "max_event_delay_duration: 14d in Synapse's homeserver.yaml",
                ),
                Some(longest) if longest < WANTED_DELAY => findings.weak(
                    &format!("the homeserver queues openings for {} hours at most", longest.as_hours()),
                    "a longer closing (a weekend, a holiday week) is not protected from its beginning",
                    "max_event_delay_duration: 14d in Synapse's homeserver.yaml",
                ),
                Some(_) => findings.good("the homeserver opens rooms by itself, whoever dies in between"),
            }
            if let Some(most) = abilities.delayed.as_ref().and_then(|delayed| delayed.max_scheduled) {
                let rooms = app.store.rooms().await.map(|rooms| rooms.len()).unwrap_or(0) as u64;
                if most < 2 * rooms {
                    findings.weak(
                        &format!("{most} openings can be queued, for {rooms} rooms"),
                        "rooms beyond that are not protected",
                        "msc4140_max_delayed_events_per_user: 1000 under experimental_features",
                    );
                }
            }
            following(app, findings).await;
            if !abilities.room_version_12 {
                findings.weak(
                    "the homeserver does not know room version 12",
                    "a moderator with level 100 could outrank the steward",
                    "a newer homeserver",
                );
            }
        }
    }
    true
}

/// Whether the homeserver says what moves.
async fn following(app: &App, findings: &mut Findings) {
    match app.homeserver.following(&app.voice, None, 1, 1, Duration::ZERO).await {
        Ok(_) => findings
            .good("the homeserver says what moves: what it did not deliver is found within half a minute"),
        Err(fault) => findings.weak(
            &format!("the homeserver does not say what moves (simplified sliding sync): {fault}"),
            "each room is read back once an hour instead: what it did not deliver is found within an hour",
            "a homeserver with simplified sliding sync (Synapse 1.114 or newer)",
        ),
    }
}

async fn cohort(app: &App, id: &str, findings: &mut Findings) -> anyhow::Result<()> {
    let loaded = match app.engine(None).load(&bots::ids::CohortId::new(id)).await {
        Ok(Some(loaded)) => loaded,
        Ok(None) => return Ok(()),
        Err(ShellError::Held { source, .. }) => {
            findings.missing(&format!("{id}: its state; it waits, and nothing is lost"), &source.to_string());
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let cohort = &loaded.cohort;
    if let Chain::Broken { seq } = app.store.verify_chain(id).await? {
        findings.weak(
            &format!("{id}: the audit log was changed at its line {seq}, not by Baraza"),
            "what moderators did before and after that line can no longer be proven",
            "compare with a backup, and find out who can write to the database",
        );
    }
    if let Some(draft) = super::draft(&cohort.structure) {
        findings.known(&format!("{id}: {draft}"));
    }
    for remark in calendars::remarks(&cohort.structure, app.clock.now()) {
        findings.weak(
            &format!("{id}: {remark}"),
            "rooms would be open or closed on the wrong days",
            "in time, as it says",
        );
    }
    let mut open_ended = 0;
    for (place, room) in &cohort.rooms {
        let bots::cohort::Place::Room(kind) = place else { continue };
        if bots::room_state::is_closed(cohort, *kind, app.clock.now())
            && app.store.reopening(room.as_str()).await?.is_none()
        {
            open_ended += 1;
        }
    }
    if open_ended > 0 {
        findings.weak(
            &format!("{id}: {open_ended} rooms are closed without a queued opening"),
            "if Baraza stops, they stay closed",
            "keep `baraza run` running; see what is said about openings above",
        );
    }
    let (directory, now) = (&loaded.directory, app.clock.now());
    let gaps = coverage::lines(cohort, Some(directory), now, |person| directory.name_of(person));
    let silent = coverage::coverage(cohort, Some(directory), now).missing.len();
    match (cohort.structure.on_call.len(), silent) {
        (0, _) => findings.weak(
            &format!("{id}: nobody is on call"),
            "who calls for help at night reads the emergency number and nothing else",
            "[[on_call]] in the cohort's file, for volunteers",
        ),
        (_, 0) => findings.good(&format!("{id}: everyone on call can be reached")),
        (all, silent) => findings.weak(
            &format!("{id}: {silent} of {all} on call cannot be told of an emergency"),
            "they are passed over",
            "what stands below: who has not opened their chat with the voice accepts the invitation; else others in [[on_call]]",
        ),
    }
    for gap in gaps.iter().filter(|_| !cohort.structure.on_call.is_empty()) {
        println!("         {id}: {gap}");
    }
    match &cohort.structure.recovery_account {
        None => findings.weak(
            &format!("{id}: no recovery account"),
            "if the steward's token and database are lost, nobody can change these rooms",
            "recovery_account in the settings before the rooms are made",
        ),
        Some(account) => recovery(app, id, cohort, account, findings).await?,
    }
    Ok(())
}

/// Whether a cohort's recovery account could do what it is for. It is fixed since the rooms were made.
async fn recovery(
    app: &App,
    id: &str,
    cohort: &Cohort,
    account: &UserId,
    findings: &mut Findings,
) -> anyhow::Result<()> {
    let named = config::UserId::parse(account.as_str())?;
    if let Some((what, _)) = cohort_file::beside(&app.service_accounts).unfit_for_recovery(&named) {
        findings.weak(
            &format!("{id}: {what} ({account})"),
            "if the steward's token and database are lost, nobody can change these rooms",
            "it is fixed since the rooms were made: begin a cohort with another id and another recovery account",
        );
        return Ok(());
    }
    let exists = app.has_account(account).await;
    if exists == Some(false) {
        findings.missing(
            &format!("{id}: {account}, its recovery account, does not exist on the homeserver"),
            "make that account before somebody else does: whoever has it can take these rooms over",
        );
        return Ok(());
    }
    let mut good = true;
    for (place, room) in &cohort.rooms {
        let event = app.homeserver.state_event(&app.steward, room, "m.room.member", account.as_str()).await;
        let membership = event.ok().flatten().and_then(|c| c["membership"].as_str().map(ToOwned::to_owned));
        if !matches!(membership.as_deref(), Some("invite" | "join")) {
            good = false;
            findings.weak(
                &format!("{id}: {account} holds no invitation to {}", place.word()),
                "it cannot take the room over",
                "start `baraza run`, which invites it again",
            );
        }
    }
    match (good, exists) {
        (false, _) => {}
        (true, Some(_)) => findings.good(&format!("{id}: {account} can take the rooms over")),
        (true, None) => findings.weak(
            &format!("{id}: {account} is invited everywhere; the homeserver does not say whether it exists"),
            "if it does not, nobody can take the rooms over",
            "log in with it once",
        ),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_own_machine;

    #[test]
    fn an_address_of_this_machine_alone_is_known() {
        for url in [
            "http://127.0.0.1:8011",
            "http://localhost:8011",
            "http://[::1]:8011",
            "http://0.0.0.0",
            "http://127.3.2.1",
        ] {
            assert!(is_own_machine(url), "{url}");
        }
        for url in ["https://baraza.moh.example", "http://10.0.0.7:8011", "https://localhost.moh.example"] {
            assert!(!is_own_machine(url), "{url}");
        }
    }
}
