//! Catalogues are complete, alike, and name only what exists.

use std::collections::{BTreeMap, BTreeSet};

use super::all;
use crate::ids::Language;
use crate::text::catalogue::{Catalogue, Slot, files, vocabulary};
use crate::text::lines;
use crate::text::render::render_by;
use crate::text::{Line, Reader, Rings, render, render_to};

/// The keys of a language's files with the variables that each uses, read from the source.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in files(language).flat_map(|(_, text)| text.lines()) {
        if line.starts_with('#') {
            continue;
        }
        if let Some((key, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            assert!(
                keys.insert(key.to_owned(), BTreeSet::new()).is_none(),
                "{key} stands twice in {language:?}"
            );
            current = Some(key.to_owned());
        }
        let Some(used) = current.as_ref().and_then(|key| keys.get_mut(key)) else { continue };
        for (at, _) in line.match_indices('$') {
            let name =
                line[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            used.insert(name);
        }
    }
    keys
}

#[test]
fn files_are_sound() {
    for language in Language::ALL {
        assert_eq!(Catalogue::get(language).problems(), [""; 0]);
        assert_eq!(Catalogue::get(language).language(), language);
    }
}

#[test]
fn languages_have_the_same_texts_and_use_the_same_arguments() {
    let english = keys(Language::En);
    for language in Language::ALL {
        assert_eq!(keys(language), english, "{language:?}");
    }
}

#[test]
fn every_line_has_a_text_that_uses_each_argument_and_no_text_is_an_orphan() {
    let mut texts = keys(Language::En);
    for line in lines::samples() {
        let used = texts.remove(line.key());
        let declared: BTreeSet<String> = line.meta().args.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(used, Some(declared), "{}", line.key());
    }
    let helpers = ["catalogue-", "when-", "day-", "duration-", "weekday-", "month-", "words-"];
    texts.retain(|key, _| !helpers.iter().any(|helper| key.starts_with(helper)));
    assert_eq!(texts, BTreeMap::new(), "texts that no line says");
}

/// What a bot says, and what its commands do in a sentence, stands in the bot's folder and in no shared catalogue.
#[test]
fn a_bots_texts_stand_in_its_own_catalogues() {
    for bot in crate::registry::BOTS {
        let commands = bot.commands.iter().map(|command| (command.what)());
        let said: BTreeSet<&str> =
            (bot.samples)().iter().chain(&commands.collect::<Vec<_>>()).map(Line::key).collect();
        for language in Language::ALL {
            let own = files(language).filter(|(file, _)| file.strip_suffix(".ftl") == Some(bot.name));
            let texts: BTreeSet<&str> = own
                .flat_map(|(_, text)| text.lines())
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| Some(line.split_once(" =")?.0))
                .collect();
            assert_eq!(texts, said, "{} in {language:?}", bot.name);
        }
    }
}

#[test]
fn lines_have_keys_of_their_own() {
    let keys: Vec<_> = lines::samples().iter().map(Line::key).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
}

#[test]
fn every_line_renders_in_every_language_and_both_forms_say_the_same() {
    for (language, line) in all() {
        let said = render(language, &line);
        assert_ne!(said.plain, line.key());
        assert!(!said.plain.contains(['\u{E000}', '{', '}']), "{}", said.plain);
        assert!(!said.plain.trim().is_empty() && said.plain.trim() == said.plain, "{:?}", said.plain);
        assert!(!said.plain.contains("\n\n"), "{} has an empty line", line.key());
        if let Some(html) = said.html {
            assert!(html.contains("<a href="), "{html}");
            assert_eq!(words(&without_tags(&html)), words(&without_addresses(&said.plain)), "{}", line.key());
        }
    }
}

/// Nothing goes missing in letters that run from right to left and words that are long, and nothing is added to them.
#[test]
fn every_line_renders_in_a_language_that_nobody_speaks() {
    assert_eq!(Catalogue::pseudo(Language::En).problems(), [""; 0]);
    for line in lines::samples() {
        let (said, english) = (render_by(Catalogue::pseudo, &line), render(Language::En, &line));
        assert!(!said.plain.contains(['\u{E000}', '{', '}']), "{}", said.plain);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert_eq!(digits(&said.plain), digits(&english.plain), "{}", line.key());
        assert_eq!(said.html.is_some(), english.html.is_some(), "{}", line.key());
        if let Some(html) = said.html {
            assert_eq!(words(&without_tags(&html)), words(&without_addresses(&said.plain)), "{}", line.key());
            let tags = |html: &str| html.matches('<').count();
            assert_eq!(tags(&html), tags(&english.html.unwrap_or_default()), "{}", line.key());
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(ToOwned::to_owned).collect()
}

fn without_tags(html: &str) -> String {
    let text: String = html
        .split('<')
        .map(|piece| {
            piece
                .split_once('>')
                .map_or(piece, |(tag, rest)| if tag == "br" { rest.trim_start_matches('\n') } else { rest })
        })
        .collect::<Vec<_>>()
        .join("\u{0}");
    let text = text.replace("\u{0}", "").replace(" (#baraza_lari_social:moh.test)", "");
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn without_addresses(plain: &str) -> String {
    plain.replace(&format!(" ({})", super::sample::ADDRESS), "").replace('\n', "")
}

#[test]
fn every_list_of_words_has_words_and_the_days_and_months_are_whole() {
    for language in Language::ALL {
        // Not every language has articles.
        let may_lack = [Slot::LengthArticle, Slot::LengthThe, Slot::LengthOf, Slot::DateTo];
        for slot in Slot::ALL.iter().filter(|slot| !may_lack.contains(slot)) {
            assert!(!vocabulary(language, *slot).is_empty(), "{language:?} {slot:?}");
        }
        assert_eq!(vocabulary(language, Slot::Weekdays).len(), 7);
        assert_eq!(vocabulary(language, Slot::Months).len(), 12);
    }
}

/// That no native speaker has read a catalogue is said to operators and at the foot of the page.
#[test]
fn what_people_are_sent_never_says_draft() {
    assert!(!Catalogue::get(Language::En).is_draft() && Catalogue::get(Language::Sw).is_draft());
    for (language, line) in all() {
        let said = render(language, &line).plain.to_lowercase();
        assert!(!said.contains("draft") && !said.contains("rasimu"), "{language:?} {}: {said}", line.key());
    }
}

#[test]
fn all_texts_as_they_are() {
    // One where numbers stand before their unit and one where they stand after it; the others are read in their folders.
    for language in [Language::En, Language::Sw] {
        // What translators read: without the example of CONTRIBUTING, which nobody is sent.
        let shipped =
            lines::samples().into_iter().filter(|line| !line.key().contains(crate::anniversary::BOT.name));
        let texts: Vec<String> = shipped
            .map(|line| {
                let rings = if line.rings() == Rings::Text { ", rings" } else { "" };
                let said = render(language, &line).plain;
                let said = said.replace(&format!(" ({})", super::sample::ADDRESS), "↗");
                format!("{} ({:?}{rings})\n{said}\n", line.key(), line.manner())
            })
            .collect();
        insta::assert_snapshot!(format!("texts-{}", language.tag()), texts.join("\n"));
    }
}

#[test]
fn what_a_person_wrote_is_never_markup_or_a_mention() {
    let evil = "<a href=\"https://evil.test\">x</a>\u{E000}\u{E100}{ $cohort } @room";
    let line = crate::quiet_hours::lines::LaterRelay {
        author: crate::text::Person::new("<b>Ann</b>\n1 = yes", ruma::user_id!("@ann:moh.test")),
        at: super::sample::Sample::sample("at"),
        text: evil.to_owned(),
    }
    .into();
    let reader = Reader { accounts: &|_| true, rooms: &|_| true };
    let said = render_to(&reader, Language::En, &line);
    assert!(said.plain.ends_with(evil));
    let html = said.html.unwrap();
    assert!(html.starts_with(
        "<a href=\"https://matrix.to/#/@ann:moh.test\">&lt;b&gt;Ann&lt;/b&gt; 1 = yes</a>, left"
    ));
    assert!(html.contains("&lt;a href=&quot;https://evil.test&quot;&gt;"));
}
