//! The rooms get their pictures once these are uploaded, and the voice its own.

use bots::ids::CohortId;

use crate::{app::App, error::ShellError};

/// What is missing of it. Once all are uploaded every room is looked at once more.
pub(super) async fn show(app: &App) {
    if app.pictures.are_shown() {
        return;
    }
    if let Err(error) = missing(app).await {
        tracing::info!("pictures wait: {}", error.chain());
    }
}

async fn missing(app: &App) -> Result<(), ShellError> {
    if !app.pictures.are_there() {
        app.pictures.upload(&app.store, &app.homeserver, &app.steward).await?;
        for id in app.store.cohort_ids().await? {
            app.wakes.mark_dirty(&CohortId::new(id));
        }
    }
    app.pictures.show(&app.homeserver, &app.voice).await
}
