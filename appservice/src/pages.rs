//! The cohort's page, fed from the database: numbers from activity rows, looks from the view log.

mod kept;

use std::sync::Arc;

use axum::Router;
use bots::{
    cohort::{Cohort, Place},
    ids::{CohortId, Language, PersonId, RoomKind},
    launch,
    participation::{
        self, ActKind, ActivityRow, Begins, Known, LeftOut, MemberSpan, Source, Stored, commands::LOOKERS,
        looks::looker, page::PageNumbers, state::Looker,
    },
    rights,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use storage::{Body, NewInboxRow, WebSession};
use tower_http::limit::RequestBodyLimitLayer;
use web::{CohortPage, Cookies, LinkPurpose, Look, NewSession, PageSource, SourceError, Viewer, ViewerRole};

use crate::{app::App, cause::Cause, engine::Engine, idsource, links::CHAT_LINK, pages::kept::Kept};

/// How long a session lasts.
const SESSION: SignedDuration = SignedDuration::from_hours(8);
const LOOKS: i64 = 200;
/// No page takes more than a button.
const LARGEST_BODY: usize = 16 * 1024;
/// The purpose of a link that a terminal prints.
pub const TERMINAL_LINK: &str = "terminal";

/// The pages' routes.
pub fn router(app: &App) -> Router {
    let cookies =
        if app.instance.dashboard.url.starts_with("https://") { Cookies::Https } else { Cookies::Loopback };
    let pages = Pages { app: app.clone(), engine: Arc::new(app.engine(None)), kept: Kept::default() };
    web::router(pages, cookies).layer(RequestBodyLimitLayer::new(LARGEST_BODY))
}

struct Pages {
    app: App,
    engine: Arc<Engine>,
    kept: Kept,
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> SourceError {
    SourceError::Unavailable(Box::new(error))
}

impl Pages {
    async fn cohort(&self, id: &CohortId) -> Result<Arc<Cohort>, SourceError> {
        Ok(self.versioned(id).await?.1)
    }

    async fn versioned(&self, id: &CohortId) -> Result<(i64, Arc<Cohort>), SourceError> {
        self.engine.load_alone(id).await.map_err(unavailable)?.ok_or(SourceError::Refused)
    }

    /// The numbers of a cohort as of `data_to`.
    async fn numbers(&self, cohort: &Cohort, data_to: Timestamp) -> Result<PageNumbers, SourceError> {
        let since = data_to.saturating_sub(participation::LOOK_BACK).unwrap_or(Timestamp::UNIX_EPOCH);
        let (id, store) = (cohort.id().as_str(), &self.app.store);
        let rows = store.activity_since(id, since.as_millisecond(), data_to.as_millisecond());
        let acts: Vec<Known> = rows.await.map_err(unavailable)?.into_iter().filter_map(known).collect();
        let spans = store.membership_of(id).await.map_err(unavailable)?;
        let spans: Vec<MemberSpan> = spans.into_iter().filter_map(span).collect();
        let hours = cohort.hours();
        let working = |from, until| hours.working_time_between(from, until);
        Ok(participation::numbers(&Source::new(
            Stored { acts, spans },
            &LeftOut::of(cohort),
            (cohort.zone(), &working),
            Begins::of(cohort),
            data_to,
        )))
    }
}

impl PageSource for Pages {
    async fn redeem(&self, token: &str, purpose: LinkPurpose) -> Result<NewSession, SourceError> {
        let now = self.app.clock.now();
        let wanted = match purpose {
            LinkPurpose::Chat => CHAT_LINK,
            LinkPurpose::Terminal => TERMINAL_LINK,
        };
        let hash = idsource::hash(&format!("{wanted}:{token}"));
        let link = self.app.store.use_link(&hash, now.as_millisecond()).await.map_err(unavailable)?;
        let link = link.filter(|link| link.purpose == wanted).ok_or(SourceError::LinkExpired)?;
        let cookie = idsource::secret();
        let session = WebSession {
            session_hash: idsource::hash(&cookie),
            cohort_id: link.cohort_id,
            person_id: link.person_id,
            expires_at: now.saturating_add(SESSION).map_or(i64::MAX, |end| end.as_millisecond()),
        };
        self.app.store.add_session(&session).await.map_err(unavailable)?;
        Ok(NewSession { cookie, seconds: u64::try_from(SESSION.as_secs()).unwrap_or(0) })
    }

    async fn session(&self, cookie: &str) -> Result<Viewer, SourceError> {
        let now = self.app.clock.now_ms();
        let session = self.app.store.session(&idsource::hash(cookie), now).await.map_err(unavailable)?;
        let session = session.ok_or(SourceError::SignedOut)?;
        let id = CohortId::new(session.cohort_id);
        let cohort = self.cohort(&id).await?;
        let person = session.person_id.map(PersonId::new);
        // A right that has ended ends the session.
        if let Some(person) = &person
            && !rights::may(&cohort, person, LOOKERS, self.app.clock.now())
        {
            return Err(SourceError::Refused);
        }
        let language = match &person {
            Some(person) => {
                let stored = self.app.store.person(person.as_str()).await.map_err(unavailable)?;
                let chosen = stored.and_then(|p| p.language).as_deref().and_then(Language::from_tag);
                // As the voice does: what they chose, else what the file says of them.
                chosen.or_else(|| cohort.roster(person).and_then(|row| row.language))
            }
            None => None,
        };
        Ok(Viewer { language: language.unwrap_or(cohort.language()), cohort: id, person })
    }

    async fn log_view(&self, viewer: &Viewer) -> Result<(), SourceError> {
        let person = viewer.person.as_ref().map(PersonId::as_str);
        let now = self.app.clock.now();
        let (id, at) = (viewer.cohort.as_str(), now.as_millisecond());
        self.app.store.log_view(id, person, at, "cohort").await.map_err(unavailable)?;
        // The group is told too, once a day and role: the cause says so, so a page opened again is the same row.
        let cohort = self.cohort(&viewer.cohort).await?;
        let role = looker(&cohort, viewer.person.as_ref()).word();
        let row = NewInboxRow {
            cause: Cause::Looked(CohortId::new(id), format!("{}:{role}", cohort.today(now))).to_string(),
            queue: None,
            body: Body::new(json!({ "person": person }).to_string()),
            received_at: at,
            not_before: None,
            outcome: None,
        };
        self.app.store.receive(&[row]).await.map_err(unavailable)?;
        self.app.wakes.arrived.notify_one();
        Ok(())
    }

    async fn page(&self, viewer: &Viewer) -> Result<CohortPage, SourceError> {
        let (version, cohort) = self.versioned(&viewer.cohort).await?;
        let now = self.app.clock.now();
        let data_to = participation::as_of(now, cohort.zone());
        let id = &viewer.cohort;
        let numbers = match self.kept.find(id, version, now, data_to) {
            Some(known) => known,
            None => {
                let numbers = Arc::new(self.numbers(&cohort, data_to).await?);
                self.kept.keep(id.clone(), version, now, numbers.clone());
                numbers
            }
        };
        let looks = self.app.store.views_of(id.as_str(), LOOKS).await.map_err(unavailable)?;
        let zone = cohort.zone().clone();
        let looks = looks
            .into_iter()
            .rev()
            .filter_map(|view| {
                let on = Timestamp::from_millisecond(view.at).ok()?.to_zoned(zone.clone()).date();
                Some(Look { on, role: role(&cohort, view.person_id.map(PersonId::new).as_ref()) })
            })
            .collect();
        let forming = launch::is_forming(&cohort);
        Ok(CohortPage {
            cohort: cohort.structure.name.clone(),
            zone,
            forming,
            numbers: (*numbers).clone(),
            looks,
        })
    }

    async fn end(&self, cookie: &str) -> Result<(), SourceError> {
        self.app.store.end_session(&idsource::hash(cookie)).await.map_err(unavailable)
    }
}

fn role(cohort: &Cohort, person: Option<&PersonId>) -> ViewerRole {
    match looker(cohort, person) {
        Looker::Facilitator => ViewerRole::Facilitator,
        Looker::Moderator => ViewerRole::Moderator,
        Looker::Mentor => ViewerRole::Mentor,
        Looker::Coordinator => ViewerRole::Coordinator,
        Looker::Member => ViewerRole::Member,
        Looker::Operator => ViewerRole::Operator,
    }
}

fn room(word: &str) -> Option<RoomKind> {
    match Place::from_word(word)? {
        Place::Room(kind) => Some(kind),
        Place::Space => None,
    }
}

fn known(row: storage::ActivityRow) -> Option<Known> {
    if row.command {
        return None;
    }
    let received = row.received_at.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let (history, late) = (row.history, row.late);
    Some(Known { act: act(row)?, received, history, late })
}

fn act(row: storage::ActivityRow) -> Option<ActivityRow> {
    Some(ActivityRow {
        event: row.event_id,
        person: PersonId::new(row.person_id),
        place: room(&row.place)?,
        sent_at: Timestamp::from_millisecond(row.sent_at).ok()?,
        kind: match row.kind {
            storage::ActivityKind::Post => ActKind::Post,
            storage::ActivityKind::Reaction => ActKind::Reaction,
            storage::ActivityKind::Vote => ActKind::Vote,
        },
        reply_to: row.reply_to,
        thread: row.thread,
        question: row.question,
        redacted: row.redacted,
    })
}

fn span(row: storage::MembershipSpan) -> Option<MemberSpan> {
    Some(MemberSpan {
        person: PersonId::new(row.person_id),
        place: room(&row.place)?,
        from: Timestamp::from_millisecond(row.from_at).ok()?,
        to: row.to_at.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
    })
}
