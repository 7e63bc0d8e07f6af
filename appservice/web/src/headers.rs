//! The headers of every answer: nothing is loaded, framed, guessed or passed on.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::layout::STYLE_HASH;

/// How long an answer may stay on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// On this phone only, and asked about again each time (`ETag`).
    Private,
    /// Not at all: links, errors, cookies.
    Never,
}

/// The headers.
pub fn safe(keep: Keep) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let policy = format!(
        "default-src 'none'; style-src '{}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
        *STYLE_HASH
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed: [(HeaderName, &str); 7] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
        (header::VARY, "cookie, accept-language"),
        (
            header::CACHE_CONTROL,
            match keep {
                Keep::Private => "private, no-cache",
                Keep::Never => "private, no-store",
            },
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
}
