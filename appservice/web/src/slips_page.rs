//! Slips of paper, to be printed: four on a page, each in its language. A page of its own, without links or script.

use bots::effect::PrintedSlip;
use maud::{DOCTYPE, PreEscaped, html};

use crate::texts::texts;

const STYLE: &str = include_str!("slips.css");

/// The page as a file.
pub fn slips_page(slips: &[PrintedSlip]) -> String {
    let title = slips.first().and_then(|slip| slip.lines.first()).map(String::as_str).unwrap_or_default();
    let page = html! {
        (DOCTYPE)
        html {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @for four in slips.chunks(4) {
                    section {
                        @for slip in four {
                            article lang=(slip.language.tag()) dir=(texts(slip.language).direction()) {
                                @for (number, line) in slip.lines.iter().enumerate() {
                                    @if number == 0 { h1 { (line) } } @else { p { (parted(line, &slip.code)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// A line, with the code in it where everybody sees it.
fn parted(line: &str, code: &str) -> maud::Markup {
    match line.split_once(code).filter(|_| !code.is_empty()) {
        Some((before, after)) => html! { (before) b { (code) } (after) },
        None => html! { (line) },
    }
}

#[cfg(test)]
mod tests {
    use bots::ids::Language;

    use super::*;

    fn slip(name: &str) -> PrintedSlip {
        let lines = [format!("Lari nurses: for {name}"), "Send this code there: 1234 5678".to_owned()];
        PrintedSlip { language: Language::Sw, lines: lines.into(), code: "1234 5678".to_owned() }
    }

    #[test]
    fn four_stand_on_a_page_and_a_name_is_no_markup() {
        let slips: Vec<PrintedSlip> = ["Ann", "Ben", "<script>alert(1)</script>", "D", "E"].map(slip).into();
        let page = slips_page(&slips);
        assert_eq!(page.matches("<section>").count(), 2);
        assert_eq!(page.matches("<article").count(), 5);
        assert_eq!(page.matches("<b>1234 5678</b>").count(), 5);
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("lang=\"sw\""), "{page}");
    }
}
