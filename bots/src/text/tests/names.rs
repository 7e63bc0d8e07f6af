//! Names, never ids: whoever reads a text reads names in it, also when their client knows none of those it is about.

use ruma::{RoomId, room_alias_id, room_id, server_name, user_id};

use super::{all, sample::Sample};
use crate::{
    ids::Language,
    text::{Link, Person, Reader, render, render_to},
};

/// The addresses that Element shows by what it knows itself: people, and rooms without one of their messages. An alias
/// reads as what it is, and the room's name stands before it.
fn shown_by_id(html: &str) -> Vec<&str> {
    let addresses = html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let points = addresses.filter_map(|(address, _)| address.strip_prefix("https://matrix.to/#/"));
    points.filter(|point| !point.starts_with("%23") && !point.contains("/$")).collect()
}

#[test]
fn whoever_shares_no_room_reads_names() {
    for (language, line) in all() {
        let said = render(language, &line);
        let html = said.html.unwrap_or_default();
        assert_eq!(shown_by_id(&html), Vec::<&str>::new(), "{} ({language:?}): {html}", line.key());
        for (name, arg) in line.args().iter().filter(|(_, arg)| arg.names_a_person()) {
            assert!(said.plain.contains("Ann"), "{} ({language:?}): {name} {arg:?}", line.key());
        }
    }
}

#[test]
fn who_is_there_is_a_pill() {
    let reader = Reader { accounts: &|_| true, rooms: &|_| true };
    let mut pills = 0;
    for (language, line) in all() {
        let html = render_to(&reader, language, &line).html.unwrap_or_default();
        let people = line.args().iter().any(|(_, arg)| arg.names_a_person());
        assert!(
            !people || html.contains("https://matrix.to/#/@ann:moh.test"),
            "{} ({language:?})",
            line.key()
        );
        pills += shown_by_id(&html).len();
    }
    assert!(pills > 20, "{pills}");
}

/// Two Wambuis are told apart.
#[test]
fn the_place_of_work_stands_beside_a_name_in_words() {
    let wambui = Person::new("Wambui", user_id!("@w:moh.test")).of(Some("Lari Health Centre\n1 = yes"));
    let line: crate::text::Line = crate::quiet_hours::urgent_lines::Yours { sender: wambui }.into();
    let said = render(Language::En, &line);
    assert!(said.plain.contains("Wambui (Lari Health Centre 1 = yes) knows"), "{}", said.plain);
    let reader = Reader { accounts: &|account| account == "@w:moh.test", ..Reader::ANYONE };
    let said = render_to(&reader, Language::En, &line);
    assert!(said.html.is_some_and(|html| html.contains("<a href=\"https://matrix.to/#/@w:moh.test\">Wambui</a> knows")));
    assert!(!said.plain.contains("Lari"), "{}", said.plain);
}

/// A room that the reader is in is shown with its picture; any other by its name, and it opens as well.
#[test]
fn a_room_keeps_its_name() {
    let show = |room: &RoomId, is_in: bool| {
        let alias = room_alias_id!("#baraza_lari_notices:moh.test").to_owned();
        let link = Link::room("Notices", room, Some(alias), [server_name!("moh.test")]);
        let line: crate::text::Line = crate::quiet_hours::lines::NoTalkByReactions { room: link }.into();
        let reader = Reader { rooms: &|_| is_in, ..Reader::ANYONE };
        render_to(&reader, Language::En, &line).html.unwrap_or_default()
    };
    let today = room_id!("!abc");
    assert!(show(today, true).contains("<a href=\"https://matrix.to/#/!abc?via=moh.test\">Notices</a>"));
    let elsewhere = show(today, false);
    assert!(
        elsewhere
            .contains("Notices (<a href=\"https://matrix.to/#/%23baraza_lari_notices:moh.test\">#baraza"),
        "{elsewhere}"
    );
    assert!(String::sample("room").contains("peers"));
}
