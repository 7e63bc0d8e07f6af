//! The small pages: the button behind a link, and what happened when there is no page.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::layout::page;
use crate::source::SourceError;
use crate::texts::{Key, Texts};

/// The page behind a link in a chat: one button. The link is used up by the button, not by opening it, because chat
/// servers open links for a preview. The form goes to the page's own address.
pub fn link_page(texts: &Texts) -> Markup {
    let title = texts.say(Key::LinkTitle);
    let body = html! {
        h1 { (title) }
        p { (texts.say(Key::LinkText)) }
        form method="post" { button { (texts.say(Key::LinkButton)) } }
    };
    page(texts, &title, &body)
}

/// After closing.
pub fn closed_page(texts: &Texts) -> Markup {
    notice(texts, Key::ClosedTitle, &[Key::ClosedText, Key::ExpiredNext])
}

/// Why there is no page: what happened, and what to do now.
pub fn error_page(texts: &Texts, error: &SourceError) -> (StatusCode, Markup) {
    let (status, title, lines) = match error {
        SourceError::LinkExpired => {
            (StatusCode::GONE, Key::ExpiredTitle, [Key::ExpiredText, Key::ExpiredNext])
        }
        SourceError::SignedOut => {
            (StatusCode::UNAUTHORIZED, Key::SignedOutTitle, [Key::SignedOutText, Key::ExpiredNext])
        }
        SourceError::Refused => {
            (StatusCode::FORBIDDEN, Key::RefusedTitle, [Key::RefusedText, Key::RefusedNext])
        }
        SourceError::Unavailable(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, Key::BrokenTitle, [Key::BrokenText, Key::BrokenNext])
        }
    };
    (status, notice(texts, title, &lines))
}

fn notice(texts: &Texts, title: Key, lines: &[Key]) -> Markup {
    let title = texts.say(title);
    let body = html! {
        h1 { (title) }
        @for line in lines { p { (texts.say(*line)) } }
    };
    page(texts, &title, &body)
}
