//! What comes unencrypted into an encrypted place: counted, never done, and its author hears why once a day.

use bots::{
    event::{Event, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

/// A person writes, and it comes in the clear.
fn in_clear(bench: &mut Bench, name: &str, scene: Scene, body: &str) {
    let sent = bench.sent(name, scene);
    let mut what = bench.text(sent, body, None);
    if let Event::Said { typed, .. } = &mut what {
        typed.in_clear = true;
    }
    bench.happen(what);
}

#[test]
fn a_command_in_the_clear_is_not_done_and_its_author_hears_why_once_a_day() {
    let mut bench = Bench::running();
    for body in ["!quiet now", "!leave", "!rota", "!nonsense", "1", "0", "hello"] {
        in_clear(&mut bench, "wanjiku", Scene::Chat, body);
    }
    in_clear(&mut bench, "wanjiku", Scene::Room(RoomKind::Peer), "!rota");
    let told: Vec<_> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert!(matches!(&told[..], [why] if why.starts_with("Your app sent that without a lock")), "{told:?}");
    assert!(bench.cohort.bots.quiet.windows.is_empty() && bench.in_room(RoomKind::Peer).is_empty());
    assert_eq!(bench.activity.len(), 1, "what was posted in the room counts");
    bench.wait(SignedDuration::from_hours(24));
    bench.forget();
    in_clear(&mut bench, "wanjiku", Scene::Chat, "!quiet now");
    assert_eq!(bench.told("wanjiku").len(), 1);
    bench.confirms("wanjiku", "!quiet now");
    assert_eq!(bench.cohort.bots.quiet.windows.len(), 1, "what comes encrypted is done");
}

#[test]
fn an_answer_in_the_clear_answers_nothing() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test");
    in_clear(&mut bench, "achieng", Scene::Chat, "1");
    assert!(bench.cohort.bots.moderation.sanctions.is_empty());
    bench.chat("achieng", "1");
    assert!(bench.cohort.bots.moderation.is_muted(&person("njeri"), bench.now));
}

#[test]
fn a_post_in_the_clear_is_a_post() {
    let mut bench = Bench::running();
    in_clear(&mut bench, "njeri", Scene::Room(RoomKind::Peer), "hello all");
    assert_eq!((bench.activity.len(), bench.told("njeri").len()), (1, 0));
}

#[test]
fn a_call_for_help_in_the_clear_is_passed_on() {
    let mut bench = Bench::running();
    in_clear(&mut bench, "njeri", Scene::Chat, "!urgent the fridge is warm");
    assert!(bench.last("kiprono").text.contains("the fridge is warm"));
    bench.chat("mutua", "!urgent");
    in_clear(&mut bench, "mutua", Scene::Chat, "water in the store");
    assert!(bench.last("kiprono").text.contains("water in the store"), "{}", bench.last("kiprono").text);
}

#[test]
fn what_is_said_about_a_call_in_the_clear_is_passed_on_with_it() {
    let mut bench = Bench::running();
    bench.chat("mutua", "!urgent water in the store");
    in_clear(&mut bench, "mutua", Scene::Chat, "it reaches the fridge");
    assert!(bench.last("kiprono").text.contains("it reaches the fridge"), "{}", bench.last("kiprono").text);
}
