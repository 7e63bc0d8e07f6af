//! What all pages have in common: the frame, the style, the choice of language.

use std::sync::LazyLock;

use base64::Engine;
use bots::ids::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::texts::{Key, Texts};

/// The one style sheet; it stands in the page, so that a page is one request.
const STYLE: &str = include_str!("style.css");

/// What the content security policy allows: this style sheet and no other.
pub static STYLE_HASH: LazyLock<String> = LazyLock::new(|| {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE)))
});

/// A whole page.
pub fn page(texts: &Texts, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(texts.language().tag()) dir=(texts.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="robots" content="noindex";
                // Without an own icon a browser asks for one.
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                nav aria-label=(texts.say(Key::Languages)) {
                    @for language in Language::ALL {
                        @if language == texts.language() {
                            b aria-current="true" { (language.own_name()) }
                        } @else {
                            a href={ "?lang=" (language.tag()) } lang=(language.tag()) hreflang=(language.tag()) {
                                (language.own_name())
                            }
                        }
                    }
                }
                main { (body) }
                @if texts.is_draft() {
                    footer { p.soft { (texts.say(Key::DraftNote)) } }
                }
            }
        }
    }
}
