//! The rooms get their pictures once these are uploaded.

use bots::ids::CohortId;

use crate::app::App;

/// Pictures that are not uploaded yet. Then every room is looked at once more.
pub(super) async fn show(app: &App) {
    if app.pictures.are_there() {
        return;
    }
    match app.pictures.ensure(&app.store, &app.homeserver, &app.steward, &app.voice).await {
        Ok(()) => match app.store.cohort_ids().await {
            Ok(ids) => ids.into_iter().for_each(|id| app.wakes.mark_dirty(&CohortId::new(id))),
            Err(error) => tracing::warn!("which cohorts there are cannot be read: {error}"),
        },
        Err(error) => tracing::info!("the rooms' pictures wait: {}", error.chain()),
    }
}
