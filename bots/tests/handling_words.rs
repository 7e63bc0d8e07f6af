//! A report is stopped by a word, takes a name for a number, and does not hang when something else is asked in between.

use crate::bench::{Bench, lari::person};

fn told_of_it(bench: &Bench) -> usize {
    let all = bench.cohort.members.keys();
    all.filter(|who| bench.told(who.as_str()).iter().any(|shown| shown.text.contains("Report "))).count()
}

#[test]
fn a_word_stops_a_report_at_each_of_its_questions() {
    for stop in ["stop", "never mind", "cancel", "nothing", "acha", "no", "hapana"] {
        for steps in [&["!report"][..], &["!report she shouts"], &["!report she shouts", "1"]] {
            let mut bench = Bench::running();
            for said in steps {
                bench.chat("njeri", said);
            }
            bench.chat("njeri", stop);
            let last = bench.last("njeri").text;
            assert!(last.starts_with("Nothing was sent"), "{steps:?} {stop}: {last}");
            bench.chat("njeri", "3");
            assert_eq!(told_of_it(&bench), 0, "{steps:?} {stop}");
        }
    }
}

#[test]
fn a_name_is_as_good_as_its_number() {
    let mut bench = Bench::running();
    for said in ["!report she shouts", "1", "Achieng"] {
        bench.chat("njeri", said);
    }
    assert!(bench.last("njeri").text.starts_with("Thank you for telling me"), "{}", bench.last("njeri").text);
    assert!(!bench.told("achieng").iter().any(|shown| shown.text.contains("she shouts")));
    assert!(bench.cohort.members.contains_key(&person("achieng")));
}

#[test]
fn what_is_added_is_said_to_be() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report she shouts");
    bench.chat("njeri", "each morning");
    assert!(bench.told("njeri").iter().any(|shown| shown.text.contains("I added that to your report")));
    assert_eq!(told_of_it(&bench), 0);
}

#[test]
fn a_question_in_between_leaves_no_report_hanging() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report she shouts");
    bench.chat("njeri", "9");
    bench.chat("njeri", "1");
    let last = bench.last("njeri").text;
    assert!(last.contains("Whom is it about?"), "{last}");
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.starts_with("Thank you for telling me"), "{}", bench.last("njeri").text);
}
