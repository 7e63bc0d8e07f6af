//! The cohort's page in each language: its words, its bytes, and what may not be in it.

use bots::ids::Language;
use bots::participation::Shown;

use super::sample::{PERSON_MARK, on_monday, page, usual};
use crate::cohort_page;
use crate::cohort_page::page_in;
use crate::texts::{Texts, written};

fn html(posters: &[usize], each: usize, language: Language) -> String {
    cohort_page(&page(posters, each), language).into_string()
}

/// One element a line, and without the style sheet, so that a difference can be read.
fn readable(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    format!("{head}{body}").replace("><", ">\n<")
}

/// What is left when the tags are taken away.
fn words(html: &str) -> String {
    let mut inside = false;
    let text: String = readable(html)
        .chars()
        .map(|c| {
            inside = (inside || c == '<') && c != '>';
            if inside || c == '>' { ' ' } else { c }
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_in_english() {
    insta::assert_snapshot!(readable(&cohort_page(&usual(), Language::En).into_string()));
}

#[test]
fn the_page_in_swahili() {
    insta::assert_snapshot!(readable(&cohort_page(&usual(), Language::Sw).into_string()));
}

#[test]
fn a_first_day_in_words() {
    insta::assert_snapshot!(words(&html(&[6], 1, Language::En)));
}

#[test]
fn a_small_group_in_words() {
    insta::assert_snapshot!(words(&html(&[3, 2, 4, 3, 1, 2, 3, 2], 9, Language::En)));
}

#[test]
fn suppression_reaches_the_page() {
    // Three people wrote 33 posts in the first of two weeks: 1.32 for each of the 25 members.
    let made = page(&[3, 6], 11);
    assert_eq!(made.numbers.weeks[0].posts, Shown::Fewer);
    for (language, fewer) in [(Language::En, "fewer than 5"), (Language::Sw, "chini ya 5")] {
        let words = words(&cohort_page(&made, language).into_string());
        assert!(!words.contains("33") && !words.contains("1.32"), "{words}");
        assert!(words.contains(fewer) && words.contains("&lt;5"), "{words}");
    }
}

/// The page says itself what it shows however small: what it says of small numbers holds for all that it shows.
#[test]
fn a_small_core_is_shown_and_named_as_an_exception() {
    let made = page(&[3, 2, 4, 3, 1, 2, 3, 2], 9);
    assert_eq!(made.numbers.summary.core, Some(Shown::Value(2)));
    for (language, tile, but_for) in [
        (
            Language::En,
            "2 people wrote in 3 of the last 4 full weeks",
            "however small they are: how many are members, and how many wrote in 3 of the last 4 full weeks.",
        ),
        (
            Language::Sw,
            "2 watu waliandika katika wiki 3 kati ya 4 kamili zilizopita",
            "Nyingine ni ya walioandika katika wiki 3 kati ya 4 kamili zilizopita.",
        ),
    ] {
        let words = words(&cohort_page(&made, language).into_string());
        assert!(words.contains(tile) && words.contains(but_for), "{words}");
    }
}

/// Its week is over, and what was on its way may still come; of the next one there is nothing yet.
#[test]
fn on_monday_the_week_that_ended_may_still_change() {
    let of = |posters, language| words(&cohort_page(&on_monday(posters, 2), language).into_string());
    let page = of(&[9, 7, 8, 12, 6], Language::En);
    for said in [
        "Week of 27 Jul: 24 posts. Week of 3 Aug, which may still change: 12 posts.",
        "3 Aug (may still change) 12",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("This week so far") && !page.contains("3 Aug (so far)"), "{page}");
    assert!(!page.contains("10 Aug (") && !page.contains("of 0 people"), "{page}");
    let first = of(&[6], Language::En);
    assert!(first.contains("Posts Week of 6 Jul, which may still change: 12 posts."), "{first}");
    for page in [of(&[9, 7], Language::Sw), of(&[6], Language::Sw)] {
        assert!(page.contains("bado yaweza kubadilika") && !page.contains('⟦'), "{page}");
    }
}

#[test]
fn nobody_is_named() {
    for language in Language::ALL {
        assert!(!html(&[9, 7, 8, 12, 3, 0, 6, 9], 3, language).contains(PERSON_MARK));
    }
}

#[test]
fn every_text_is_there_in_every_language_and_case() {
    for language in Language::ALL {
        for posters in [&[6][..], &[0], &[1], &[3, 2, 4, 3], &[4, 4, 0, 0, 0], &[9, 7, 8, 12, 3, 0, 6, 9]] {
            for each in [1, 9] {
                let html = html(posters, each, language);
                assert!(!html.contains('⟦') && !html.contains("{$") && !html.contains("{ $"), "{html}");
                assert!(html.contains(&format!("<html lang=\"{}\" dir=\"ltr\">", language.tag())));
            }
        }
    }
}

/// The next language may run from right to left and have long words: the page says so, and nothing of it goes missing.
#[test]
fn the_page_in_a_language_that_nobody_speaks() {
    let turned = Texts::read(Language::En, "ar", &locales::pseudo(written(Language::En)));
    for posters in [&[6][..], &[0], &[3, 2, 4, 3], &[9, 7, 8, 12, 3, 0, 6, 9]] {
        let html = page_in(&page(posters, 3), &turned).into_string();
        assert!(html.contains("<html lang=\"en\" dir=\"rtl\">"), "{html}");
        assert!(!html.contains('⟦') && !html.contains("{$") && !html.contains("{ $"), "{html}");
        let digits = |text: &str| words(text).chars().filter(char::is_ascii_digit).count();
        let english = cohort_page(&page(posters, 3), Language::En).into_string();
        assert_eq!(digits(&html), digits(&english), "{}", words(&html));
    }
}

#[test]
fn there_is_no_script_and_nothing_from_elsewhere() {
    let html = html(&[9, 7, 8, 12, 3, 0, 6, 9], 3, Language::En);
    for forbidden in ["<script", "javascript:", "http:", "https:", "@import", "url(", "style=", "onload"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn each_figure_has_a_sentence_a_title_a_description_and_a_table() {
    let html = html(&[9, 7, 8, 12, 3, 0, 6, 9], 3, Language::En);
    for (what, wanted) in [("<figcaption>", 5), ("<svg ", 5), ("<desc ", 5), ("<table>", 6)] {
        assert_eq!(html.matches(what).count(), wanted, "{what}");
    }
    assert_eq!(html.matches("<title ").count(), 5);
}

#[test]
fn a_chart_is_at_most_two_kilobytes() {
    for language in Language::ALL {
        let html = html(&[25, 25, 25, 25, 25, 25, 25, 25], 20, language);
        for svg in html.split("<svg").skip(1) {
            let length = svg.split("</svg>").next().unwrap().len();
            assert!(length <= 2048, "{length} bytes in {language:?}");
        }
    }
}

/// A group that is forming has no numbers, and the page says what it waits for.
#[test]
fn a_group_that_is_forming_has_no_figure() {
    let made = crate::CohortPage { forming: true, ..usual() };
    for (language, waits) in [(Language::En, "still forming"), (Language::Sw, "bado kinaundwa")] {
        let words = words(&cohort_page(&made, language).into_string());
        assert!(words.contains(waits), "{words}");
        assert!(!words.contains("tile") && !words.chars().any(|c| c == '%'), "{words}");
        let figures =
            |page: &crate::CohortPage| cohort_page(page, language).into_string().matches("<svg").count();
        assert_eq!((figures(&made), figures(&usual()) > 0), (0, true));
    }
}
