//! What is no answer to a question of moderation or of duty brings the same question again, with the same choices.

use crate::{
    bench::{Bench, lari::person},
    own_words::told_after,
};

/// A digit that is none of the choices, or words that say something else, bring the same question again.
#[test]
fn questions_of_moderation_and_of_duty_are_asked_again() {
    let unclear = |bench: &mut Bench, name: &str, said: &[&str]| {
        let asked = bench.last(name).text;
        for said in said {
            let told = told_after(bench, name, said);
            assert!(
                matches!(&told[..], [first, .., again] if first.contains("did not understand") && *again == asked),
                "{said} to {asked}: {told:?}"
            );
        }
    };
    let mut bench = Bench::running();
    bench.chat("achieng", "!remove @p_njeri:moh.test too loud");
    unclear(&mut bench, "achieng", &["7", "hm", "maybe later"]);
    bench.chat("achieng", "1");
    assert!(!bench.cohort.bots.moderation.sanctions.is_empty(), "the question is still open");

    let mut bench = Bench::running();
    bench.chat("njeri", "!report");
    unclear(&mut bench, "njeri", &["7", "yes"]);
    bench.chat("njeri", "Somebody shouted at me");
    unclear(&mut bench, "njeri", &["7", "yes"]);
    bench.chat("njeri", "1");
    unclear(&mut bench, "njeri", &["7", "yes"]);
    bench.chat("njeri", "no");
    assert!(bench.last("njeri").text.contains("Nothing was sent"), "{}", bench.last("njeri").text);

    let mut bench = Bench::running();
    bench.until("2026-08-09T16:30:00");
    bench.until("2026-08-10T09:00:00");
    let asked = bench.cohort.bots.facilitation.asked.clone();
    let name = asked.map(|asked| asked.person.to_string()).unwrap();
    // Asked ahead of the week, and again as it is now that the week has begun.
    bench.chat(&name, "hm");
    unclear(&mut bench, &name, &["7", "hm", "let me see"]);
    bench.chat(&name, "1");
    assert_eq!(bench.on_duty(), name);
}

/// An offer of weeks, too.
#[test]
fn a_swap_is_asked_again() {
    let mut bench = Bench::running();
    let plan = |bench: &mut Bench| {
        bench.chat("njeri", "!rota");
        bench.last("njeri").text
    };
    let rota = plan(&mut bench);
    let names: Vec<_> = rota.lines().filter_map(|line| Some(line.rsplit_once(": ")?.1.to_owned())).collect();
    let by = |shown: &str| {
        let mut people = bench.directory.people.iter();
        people.find(|(_, one)| shown.contains(&one.name)).map(|(id, _)| id.to_string())
    };
    let holders: Vec<String> = names.iter().filter_map(|name| by(name)).collect();
    let (one, other) = (holders[1].clone(), holders[2].clone());
    assert!(bench.cohort.members.contains_key(&person(&one)));
    let shown = bench.directory.people[&person(&other)].name.clone();
    bench.chat(&one, &format!("!rota swap {shown}"));
    let asked = bench.last(&other).text;
    assert!(asked.contains("would like to swap"), "{asked}");
    for said in ["7", "hm"] {
        let told = told_after(&mut bench, &other, said);
        assert_eq!(told.last(), Some(&asked), "{said}: {told:?}");
    }
}
