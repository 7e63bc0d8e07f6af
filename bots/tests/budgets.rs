//! How much may be said unasked: two posts a room a day, three private messages a person a day.

use bots::{
    deciding::{Context, DecisionContext, Link},
    ids::{Cause, RoomKind},
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

/// How many of five unasked words to a room and to a person are said.
fn said(bench: &mut Bench) -> (usize, usize) {
    let link = Link { url: String::new(), token_hash: String::new() };
    let cause = Cause::new("test");
    let (directory, service_accounts, now) = (&bench.directory, &bench.service_accounts, bench.now);
    let known =
        Context { cause: &cause, now, directory, service_accounts, fresh_link: &link, fresh_codes: &() };
    let mut ctx = DecisionContext::new(&mut bench.cohort, &known);
    let posts = (0..5).filter(|_| ctx.may_post(RoomKind::Library)).count();
    let words = (0..5).filter(|_| ctx.may_write_to(&person("njeri"))).count();
    (posts, words)
}

/// Uses up what may be said to a person today.
pub fn spend(bench: &mut Bench, name: &str) {
    let link = Link { url: String::new(), token_hash: String::new() };
    let cause = Cause::new("test");
    let (directory, service_accounts, now) = (&bench.directory, &bench.service_accounts, bench.now);
    let known =
        Context { cause: &cause, now, directory, service_accounts, fresh_link: &link, fresh_codes: &() };
    let mut ctx = DecisionContext::new(&mut bench.cohort, &known);
    while ctx.may_write_to(&person(name)) {}
}

#[test]
fn two_posts_and_three_words_a_day_and_the_day_turns_in_the_cohort_s_zone() {
    let mut bench = Bench::running();
    assert_eq!(said(&mut bench), (2, 3));
    assert_eq!(said(&mut bench), (0, 0));
    bench.until("2026-08-03T23:59:59");
    assert_eq!(said(&mut bench), (0, 0));
    bench.wait(SignedDuration::from_secs(1));
    assert_eq!(said(&mut bench), (2, 3));
}

#[test]
fn answers_do_not_count() {
    let mut bench = Bench::running();
    for _ in 0..8 {
        bench.post("njeri", RoomKind::Peer, "!rota");
        bench.chat("njeri", "!help");
    }
    assert_eq!((bench.in_room(RoomKind::Peer).len(), bench.told("njeri").len()), (8, 8));
    assert_eq!(said(&mut bench), (2, 3));
}

/// Three a person a day, whichever cohort says them.
#[test]
fn what_other_cohorts_said_counts() {
    let mut bench = Bench::running();
    bench.directory.unasked_elsewhere.insert(person("njeri"), 2);
    bench.directory.unasked_elsewhere.insert(person("mutua"), 9);
    assert_eq!(said(&mut bench), (2, 1));
    bench.directory.unasked_elsewhere.clear();
    assert_eq!(said(&mut bench), (0, 2));
}
