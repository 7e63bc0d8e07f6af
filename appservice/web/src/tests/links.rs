//! Links, sessions, headers and bytes on the wire.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response, StatusCode, header};
use base64::Engine;
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use super::sample::{CHAT_TOKEN, Sample, TERMINAL_TOKEN};
use crate::{Cookies, link_path, open_path, router};

struct Site {
    sample: Arc<Sample>,
    router: Router,
}

fn site() -> Site {
    let sample = Arc::new(Sample::with_links());
    Site { router: router(Arc::clone(&sample), Cookies::Loopback), sample }
}

impl Site {
    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    /// A visitor with the page open: the cookie's name and secret.
    async fn enter(&self) -> String {
        let answer = self.ask(Method::POST, &link_path(CHAT_TOKEN), &[]).await;
        cookie(&answer)
    }
}

fn header_of(answer: &Response<Body>, name: &str) -> String {
    answer.headers().get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
}

fn cookie(answer: &Response<Body>) -> String {
    header_of(answer, "set-cookie").split(';').next().unwrap().to_owned()
}

async fn text(answer: Response<Body>) -> String {
    String::from_utf8(to_bytes(answer.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn a_preview_does_not_use_a_link_up() {
    let site = site();
    for method in [Method::GET, Method::HEAD, Method::GET] {
        let answer = site.ask(method, &link_path(CHAT_TOKEN), &[]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(cookie(&answer), "");
    }
    let shown = text(site.ask(Method::GET, &link_path(CHAT_TOKEN), &[]).await).await;
    assert!(shown.contains(r#"<form method="post"><button>"#));
    assert_eq!(site.ask(Method::POST, &link_path(CHAT_TOKEN), &[]).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_button_opens_the_page_once() {
    let site = site();
    let pressed = site.ask(Method::POST, &link_path(CHAT_TOKEN), &[]).await;
    assert_eq!(pressed.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&pressed, "location"), "../cohort");
    assert_eq!(
        header_of(&pressed, "set-cookie"),
        format!("baraza=session-of-{CHAT_TOKEN}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax")
    );
    let page = site.ask(Method::GET, "/cohort", &[("cookie", &cookie(&pressed))]).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert!(text(page).await.contains("Lari immunization nurses"));

    let again = site.ask(Method::POST, &link_path(CHAT_TOKEN), &[]).await;
    assert_eq!(again.status(), StatusCode::GONE);
    assert_eq!(cookie(&again), "");
    assert!(text(again).await.contains("!dashboard"));
}

#[tokio::test]
async fn a_terminal_link_opens_without_a_further_step_and_once() {
    let site = site();
    let opened = site.ask(Method::GET, &open_path(TERMINAL_TOKEN), &[]).await;
    assert_eq!(opened.status(), StatusCode::SEE_OTHER);
    let page = site.ask(Method::GET, "/cohort", &[("cookie", &cookie(&opened))]).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(site.ask(Method::GET, &open_path(TERMINAL_TOKEN), &[]).await.status(), StatusCode::GONE);
}

#[tokio::test]
async fn a_terminal_link_is_not_used_up_by_looking_ahead() {
    let site = site();
    let head = site.ask(Method::HEAD, &open_path(TERMINAL_TOKEN), &[]).await;
    let ahead =
        site.ask(Method::GET, &open_path(TERMINAL_TOKEN), &[("sec-purpose", "prefetch;prerender")]).await;
    assert_eq!((head.status(), ahead.status()), (StatusCode::OK, StatusCode::OK));
    assert!(text(ahead).await.contains("<button>"));
    assert_eq!(site.ask(Method::POST, &open_path(TERMINAL_TOKEN), &[]).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_link_opens_only_by_its_own_address() {
    let site = site();
    assert_eq!(site.ask(Method::GET, &open_path(CHAT_TOKEN), &[]).await.status(), StatusCode::GONE);
    assert_eq!(site.ask(Method::POST, &link_path(TERMINAL_TOKEN), &[]).await.status(), StatusCode::GONE);
    assert_eq!(site.sample.links.lock().unwrap().len(), 2, "nothing was used up");
}

#[tokio::test]
async fn without_a_session_there_is_a_way_to_get_one() {
    let site = site();
    for cookie in ["", "baraza=unknown-but-long-enough", "baraza=short", "other=session-of-x"] {
        let answer =
            site.ask(Method::GET, "/cohort", &[("cookie", cookie), ("accept-language", "sw-KE")]).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
        let page = text(answer).await;
        assert!(page.contains("!dashibodi") && page.contains("lang=\"sw\""), "{page}");
    }
    assert_eq!(*site.sample.looks.lock().unwrap(), 0);
}

#[tokio::test]
async fn each_look_is_written_down_and_without_that_there_is_no_page() {
    let site = site();
    let cookie = site.enter().await;
    for _ in 0..2 {
        assert_eq!(site.ask(Method::GET, "/cohort", &[("cookie", &cookie)]).await.status(), StatusCode::OK);
    }
    assert_eq!(*site.sample.looks.lock().unwrap(), 2);

    let full = Arc::new(Sample { log_fails: true, ..Sample::with_links() });
    let site = Site { router: router(Arc::clone(&full), Cookies::Loopback), sample: full };
    let cookie = site.enter().await;
    let answer = site.ask(Method::GET, "/cohort", &[("cookie", &cookie), ("accept-language", "en")]).await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = text(answer).await;
    assert!(!page.contains("Lari") && !page.contains("disk"), "no numbers, no innards: {page}");
}

#[tokio::test]
async fn the_language_is_the_asked_one_else_the_persons() {
    let site = site();
    let cookie = site.enter().await;
    let page = |path: &'static str| {
        let (site, cookie) = (&site, cookie.clone());
        async move {
            text(site.ask(Method::GET, path, &[("cookie", &cookie), ("accept-language", "en")]).await).await
        }
    };
    assert!(page("/cohort").await.contains("<html lang=\"sw\" dir=\"ltr\">"));
    let english = page("/cohort?lang=en").await;
    assert!(english.contains("<html lang=\"en\" dir=\"ltr\">") && english.contains("href=\"?lang=sw\""));
    assert!(page("/cohort?lang=xx").await.contains("<html lang=\"sw\" dir=\"ltr\">"));
}

#[tokio::test]
async fn closing_ends_the_session() {
    let site = site();
    let cookie = site.enter().await;
    let closed = site.ask(Method::POST, "/close", &[("cookie", &cookie)]).await;
    assert_eq!(closed.status(), StatusCode::OK);
    assert!(header_of(&closed, "set-cookie").starts_with("baraza=; Path=/; Max-Age=0"));
    let after = site.ask(Method::GET, "/cohort", &[("cookie", &cookie)]).await;
    assert_eq!(after.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn every_answer_has_the_safe_headers() {
    let site = site();
    let cookie = site.enter().await;
    let answers = [
        (site.ask(Method::GET, &link_path("t0123456789abcdef"), &[]).await, "private, no-store"),
        (site.ask(Method::POST, &link_path("t0123456789abcdef"), &[]).await, "private, no-store"),
        (site.ask(Method::GET, &open_path(TERMINAL_TOKEN), &[]).await, "private, no-store"),
        (site.ask(Method::GET, "/cohort", &[]).await, "private, no-store"),
        (site.ask(Method::GET, "/cohort", &[("cookie", &cookie)]).await, "private, no-cache"),
        (site.ask(Method::POST, "/close", &[]).await, "private, no-store"),
    ];
    for (answer, cache) in answers {
        let policy = header_of(&answer, "content-security-policy");
        for part in ["default-src 'none'", "style-src 'sha256-", "img-src 'self' data:", "form-action 'self'"]
        {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(header_of(&answer, "referrer-policy"), "no-referrer");
        assert_eq!(header_of(&answer, "x-content-type-options"), "nosniff");
        assert_eq!(header_of(&answer, "cache-control"), cache);
    }
}

/// A browser drops a style sheet whose digest is not the announced one.
#[tokio::test]
async fn the_announced_style_is_the_one_in_the_page() {
    let site = site();
    let cookie = site.enter().await;
    for path in ["/cohort", "/link/t0123456789abcdef"] {
        let answer = site.ask(Method::GET, path, &[("cookie", &cookie)]).await;
        let policy = header_of(&answer, "content-security-policy");
        let page = text(answer).await;
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
        assert!(policy.contains(&format!("style-src 'sha256-{digest}'")), "{policy}");
    }
}

#[tokio::test]
async fn behind_https_the_cookie_is_secure() {
    let site = Site { router: router(Arc::new(Sample::with_links()), Cookies::Https), ..site() };
    let set = header_of(&site.ask(Method::POST, &link_path(CHAT_TOKEN), &[]).await, "set-cookie");
    assert!(set.starts_with("__Host-baraza=") && set.ends_with("; HttpOnly; SameSite=Lax; Secure"), "{set}");
}

#[tokio::test]
async fn odd_tokens_are_not_looked_up() {
    let site = site();
    for token in ["short", "with%20blank%20in%20it%20long", &"a".repeat(129)] {
        let answer = site.ask(Method::POST, &format!("/link/{token}"), &[]).await;
        assert_eq!(answer.status(), StatusCode::GONE, "{token}");
    }
}

#[tokio::test]
async fn an_unchanged_page_costs_no_bytes() {
    let site = site();
    let cookie = site.enter().await;
    let first = site.ask(Method::GET, "/cohort", &[("cookie", &cookie)]).await;
    let tag = header_of(&first, "etag");
    assert!(tag.starts_with("W/\""));
    let again = site.ask(Method::GET, "/cohort", &[("cookie", &cookie), ("if-none-match", &tag)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(text(again).await, "");
    let other =
        site.ask(Method::GET, "/cohort?lang=en", &[("cookie", &cookie), ("if-none-match", &tag)]).await;
    assert_eq!(other.status(), StatusCode::OK);
}

/// The budget: 14 KB compressed at first view (ten segments of a first window), 30 KB in all. The page is one
/// request and holds its style and drawings, so the whole page is its first view.
#[tokio::test]
async fn the_page_keeps_its_budget_on_the_wire() {
    let site = site();
    let cookie = site.enter().await;
    for path in ["/cohort?lang=en", "/cohort?lang=sw"] {
        let wire = site.ask(Method::GET, path, &[("cookie", &cookie), ("accept-encoding", "gzip")]).await;
        assert_eq!(header_of(&wire, header::CONTENT_ENCODING.as_str()), "gzip");
        let headers: usize = wire.headers().iter().map(|(n, v)| n.as_str().len() + v.len() + 4).sum();
        let body = to_bytes(wire.into_body(), 1 << 20).await.unwrap().len();
        println!("{path}: {headers} bytes of headers, {body} bytes of gzip");
        assert!(headers + body <= 14_000, "{path}: {headers} + {body} bytes");
    }
}
