//! `baraza link COHORT`: an address that opens the cohort's page once, for whoever runs the service. The look is
//! written down where the cohort can read it.

use std::process::ExitCode;

use storage::NewLink;

use crate::{app::App, idsource, pages};

/// So long such a link may be used, in milliseconds.
const LASTS_MS: i64 = 2 * 3_600_000;

pub(super) async fn link(app: App, cohort: &str) -> anyhow::Result<ExitCode> {
    if app.store.load_cohort(cohort).await?.is_none() {
        return Err(super::no_such_cohort(&app, cohort).await?);
    }
    let secret = idsource::secret();
    let link = NewLink {
        token_hash: idsource::hash(&format!("{}:{secret}", pages::TERMINAL_LINK)),
        cohort_id: cohort.to_owned(),
        person_id: None,
        purpose: pages::TERMINAL_LINK.to_owned(),
        expires_at: app.clock.now_ms() + LASTS_MS,
    };
    app.store.add_link(&link).await?;
    println!("{}{}", app.instance.dashboard.url, web::open_path(&secret));
    Ok(ExitCode::SUCCESS)
}
