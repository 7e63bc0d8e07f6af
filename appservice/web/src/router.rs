//! The addresses: a link, a link that opens at once, the page, and closing it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use bots::ids::Language;
use maud::Markup;
use sha2::{Digest, Sha256};
use tower_http::compression::CompressionLayer;

use crate::cohort_page::cohort_page;
use crate::headers::{Keep, safe};
use crate::notice_page::{closed_page, error_page, link_page};
use crate::source::{LinkPurpose, PageSource, SourceError};
use crate::texts::texts;

/// How cookies travel. Say what the public address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// The pages are reached by https: the cookie goes nowhere else.
    Https,
    /// By plain http, which only makes sense on loopback.
    Loopback,
}

/// Where a one-time link for a chat leads, to be put behind the public address.
pub fn link_path(token: &str) -> String {
    format!("/link/{token}")
}

/// Where a one-time link for a terminal leads: opens without a further step, once.
pub fn open_path(token: &str) -> String {
    format!("/open/{token}")
}

/// The pages. Redirects and forms are relative, so that they may stand under any prefix.
pub fn router<S: PageSource>(source: S, cookies: Cookies) -> Router {
    let pages = Arc::new(Pages { source, cookies });
    Router::new()
        .route("/link/{token}", get(show_link).post(redeem_chat::<S>))
        .route("/open/{token}", get(open::<S>).post(redeem_terminal::<S>))
        .route("/cohort", get(cohort::<S>))
        .route("/close", post(close::<S>))
        .layer(CompressionLayer::new().gzip(true))
        .with_state(pages)
}

struct Pages<S> {
    source: S,
    cookies: Cookies,
}

#[derive(Default)]
struct Asked {
    language: Option<Language>,
    browser: Option<Language>,
}

impl Asked {
    fn of(query: &Query<Vec<(String, String)>>, headers: &HeaderMap) -> Self {
        let asked = query.iter().find(|(name, _)| name == "lang").map(|(_, tag)| tag.as_str());
        Self { language: asked.and_then(Language::from_tag), browser: browser_language(headers) }
    }

    /// What was asked for on the page, else the person's own, else the browser's, else English.
    fn or(&self, own: Option<Language>) -> Language {
        self.language.or(own).or(self.browser).unwrap_or(Language::En)
    }
}

type Words = Query<Vec<(String, String)>>;

async fn show_link(query: Words, headers: HeaderMap) -> Response {
    let language = Asked::of(&query, &headers).or(None);
    answer(StatusCode::OK, Keep::Never, &link_page(texts(language)))
}

async fn redeem_chat<S: PageSource>(
    State(pages): State<Arc<Pages<S>>>,
    Path(token): Path<String>,
    query: Words,
    headers: HeaderMap,
) -> Response {
    redeem(&pages, &token, LinkPurpose::Chat, &Asked::of(&query, &headers)).await
}

async fn redeem_terminal<S: PageSource>(
    State(pages): State<Arc<Pages<S>>>,
    Path(token): Path<String>,
    query: Words,
    headers: HeaderMap,
) -> Response {
    redeem(&pages, &token, LinkPurpose::Terminal, &Asked::of(&query, &headers)).await
}

/// Opens at once. A browser that only looks ahead, or asks for headers alone, gets the button instead.
async fn open<S: PageSource>(
    State(pages): State<Arc<Pages<S>>>,
    Path(token): Path<String>,
    query: Words,
    request: Request,
) -> Response {
    let asked = Asked::of(&query, request.headers());
    let ahead = ["sec-purpose", "purpose", "x-moz"].iter().any(|name| {
        request
            .headers()
            .get(*name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|v| v.contains("prefetch"))
    });
    if request.method() == Method::HEAD || ahead {
        return answer(StatusCode::OK, Keep::Never, &link_page(texts(asked.or(None))));
    }
    redeem(&pages, &token, LinkPurpose::Terminal, &asked).await
}

async fn redeem<S: PageSource>(
    pages: &Pages<S>,
    token: &str,
    purpose: LinkPurpose,
    asked: &Asked,
) -> Response {
    if !is_secret(token) {
        return failed(&SourceError::LinkExpired, asked.or(None));
    }
    let session = match pages.source.redeem(token, purpose).await {
        Ok(session) => session,
        Err(error) => return failed(&error, asked.or(None)),
    };
    let Ok(cookie) = HeaderValue::from_str(&pages.cookie(&session.cookie, session.seconds)) else {
        return failed(
            &SourceError::Unavailable("the session's cookie has odd characters".into()),
            asked.or(None),
        );
    };
    let place = asked.language.map(|language| format!("../cohort?lang={}", language.tag()));
    let place = place.and_then(|place| HeaderValue::try_from(place).ok());
    let mut headers = safe(Keep::Never);
    headers.insert(header::SET_COOKIE, cookie);
    headers.insert(header::LOCATION, place.unwrap_or(HeaderValue::from_static("../cohort")));
    (StatusCode::SEE_OTHER, headers).into_response()
}

async fn cohort<S: PageSource>(
    State(pages): State<Arc<Pages<S>>>,
    query: Words,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(&query, &headers);
    let Some(cookie) = pages.cookie_of(&headers) else {
        return failed(&SourceError::SignedOut, asked.or(None));
    };
    let viewer = match pages.source.session(cookie).await {
        Ok(viewer) => viewer,
        Err(error) => return failed(&error, asked.or(None)),
    };
    let language = asked.or(Some(viewer.language));
    // First written down, then shown.
    if let Err(error) = pages.source.log_view(&viewer).await {
        return failed(&error, language);
    }
    match pages.source.page(&viewer).await {
        Ok(page) => tagged(&headers, &cohort_page(&page, language)),
        Err(error) => failed(&error, language),
    }
}

async fn close<S: PageSource>(
    State(pages): State<Arc<Pages<S>>>,
    query: Words,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(&query, &headers);
    let mut own = None;
    if let Some(cookie) = pages.cookie_of(&headers) {
        own = pages.source.session(cookie).await.ok().map(|viewer| viewer.language);
        if let Err(error) = pages.source.end(cookie).await {
            return failed(&error, asked.or(own));
        }
    }
    let mut response = answer(StatusCode::OK, Keep::Never, &closed_page(texts(asked.or(own))));
    if let Ok(gone) = HeaderValue::from_str(&pages.cookie("", 0)) {
        response.headers_mut().insert(header::SET_COOKIE, gone);
    }
    response
}

impl<S> Pages<S> {
    /// The `__Host-` prefix makes browsers insist on https, this host and the whole of it.
    const fn cookie_name(&self) -> &'static str {
        match self.cookies {
            Cookies::Https => "__Host-baraza",
            Cookies::Loopback => "baraza",
        }
    }

    fn cookie(&self, secret: &str, seconds: u64) -> String {
        let secure = if self.cookies == Cookies::Https { "; Secure" } else { "" };
        format!("{}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.cookie_name())
    }

    fn cookie_of<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, secret)| *name == self.cookie_name() && is_secret(secret))
            .map(|(_, secret)| secret)
    }
}

/// Our tokens and cookies are 16 to 128 letters, digits, `-` and `_`; anything else is not looked up.
fn is_secret(text: &str) -> bool {
    (16..=128).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The first language of the browser that we speak.
fn browser_language(headers: &HeaderMap) -> Option<Language> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    wanted.split(',').find_map(|item| {
        let tag = item.split(';').next()?.trim();
        Language::from_tag(tag.split('-').next()?.to_ascii_lowercase().as_str())
    })
}

fn answer(status: StatusCode, keep: Keep, page: &Markup) -> Response {
    (status, safe(keep), page.0.clone()).into_response()
}

fn failed(error: &SourceError, language: Language) -> Response {
    if let SourceError::Unavailable(source) = error {
        tracing::error!(error = %source, "a page could not be made");
    }
    let (status, page) = error_page(texts(language), error);
    answer(status, Keep::Never, &page)
}

/// The page with its tag; a phone that has the same page already gets no bytes of it.
fn tagged(request: &HeaderMap, page: &Markup) -> Response {
    let digest = Sha256::digest(page.0.as_bytes());
    let tag = format!("W/\"{}\"", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&digest[..12]));
    let mut headers = safe(Keep::Private);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, value);
    }
    let known = request.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        headers.remove(header::CONTENT_TYPE);
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (StatusCode::OK, headers, page.0.clone()).into_response()
}
