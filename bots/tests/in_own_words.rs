//! What people write in their own words, where a question or a command waits for some.

use bots::{
    event::{MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{person, structure},
};

#[test]
fn a_choice_is_made_by_its_words_by_a_number_in_words_and_kindly() {
    for said in [
        "another member",
        "It is another member.",
        "two",
        "number 2",
        "2 please",
        "2 🙏🏾",
        "MBILI",
        "namba mbili",
    ] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!report somebody was unkind");
        assert!(bench.last("njeri").text.contains("Whom is it about?"));
        bench.chat("njeri", said);
        assert_eq!(bench.heard("njeri", "I added that"), 0, "{said}");
        let open = bench.cohort.prompts.iter().any(|p| p.person == person("njeri") && p.answered.is_none());
        assert!(!open, "{said}");
    }
    // What says two things, or more than one of them, is no answer.
    for said in ["someone who moderates or facilitates or another member", "two of them were there"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!report somebody was unkind");
        bench.chat("njeri", said);
        assert_eq!(bench.heard("njeri", "I added that"), 1, "{said}");
    }
}

#[test]
fn a_sign_beside_kind_words_says_nothing_else() {
    for said in ["yes 👍", "Yes!! 🙏🏾", "yes I agree 👍🏽", "Ndio nakubali 👍", "ndiyo 😊🙏", "OK 👌🏿"]
    {
        let mut bench = Bench::new(structure());
        bench.opens_chat("makena");
        bench.chat("makena", "1");
        bench.chat("makena", said);
        assert!(bench.cohort.agreed(&person("makena")), "{said}: {}", bench.last("makena").text);
    }
}

#[test]
fn thanks_are_thanks_with_a_yes_and_signs_too() {
    for said in ["thank you so much 🙏🏾", "asante sana 🙏🏾", "ok thanks", "sawa asante", "Thanks!"]
    {
        let mut bench = Bench::running();
        bench.chat("njeri", said);
        assert_eq!(bench.last("njeri").text, "You are welcome.", "{said}");
    }
}

/// What begins as an answer is none of the texts that it is about: it stood in the room next morning.
#[test]
fn what_may_be_an_answer_is_asked_about_and_never_posted() {
    for said in ["yes please post it when it opens", "ndio chapisha", "NDIO", "ok do that", "1 when you open"]
    {
        let mut bench = Bench::running();
        bench.until("2026-08-03T20:00:00");
        bench.chat("njeri", "Who has the new chart?");
        bench.chat("njeri", said);
        let held = &bench.cohort.bots.quiet.held;
        assert_eq!(held.len(), 1, "{said}");
        if !held[0].confirmed {
            assert!(bench.last("njeri").text.contains("What shall I do with your text?"), "{said}");
        }
    }
    // Long words are said to the others, whatever they begin with.
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "Who has the new chart?");
    bench.chat(
        "njeri",
        "Yes I found it in the end, it was behind the fridge in the store, thank you all for looking",
    );
    assert_eq!(bench.cohort.bots.quiet.held.len(), 2);
}

/// A bare `2` to *kept* rang whoever was on call with a question about a cold box.
/// *Acha* is *stop* in Swahili and *good* in Hindi: a word counts as what its author's language makes of it.
/// Whoever is asked to come and says that they cannot has answered; who calls and cannot speak has not called off.
#[test]
fn a_note_without_words_takes_the_next_line() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!warn Mutua");
    assert!(bench.last("achieng").text.contains("What should the person read?"));
    bench.chat("achieng", "please keep to the point");
    assert!(
        bench.last("achieng").text.contains("please keep to the point"),
        "{}",
        bench.last("achieng").text
    );
    bench.chat("achieng", "1");
    assert_eq!(bench.heard("mutua", "please keep to the point"), 1);
    // By a reply in the room: the line is taken away, the words come in private.
    let post = bench.post("mutua", RoomKind::Peer, "buy my phone");
    bench.reply("achieng", RoomKind::Peer, &post, "!warn");
    assert!(bench.last("achieng").text.contains("What should the person read?"));
    bench.chat("achieng", "nothing is sold here");
    bench.chat("achieng", "1");
    assert_eq!(bench.heard("mutua", "nothing is sold here"), 1);
    // A stop ends it, and later words are no note.
    bench.chat("achieng", "!warn Mutua");
    bench.chat("achieng", "stop");
    assert!(bench.last("achieng").text.contains("I did nothing"));
    bench.chat("achieng", "!warn Mutua");
    bench.wait(SignedDuration::from_mins(20));
    bench.chat("achieng", "good afternoon");
    assert!(!bench.last("achieng").text.contains("good afternoon"), "{}", bench.last("achieng").text);
}

/// Somebody in need comes before the words of a note.
#[test]
fn an_appeal_that_was_taken_out_of_a_room_takes_the_next_line() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute Mutua 2h: noise");
    bench.chat("achieng", "1");
    bench.chat("mutua", "!appeal");
    assert!(bench.last("mutua").text.contains("What would you like to say?"));
    bench.chat("mutua", "I was only asking for help");
    assert!(
        bench.last("mutua").text.contains("look at it again")
            || bench.heard("muthoni", "only asking for help") == 1
    );
    assert_eq!(bench.heard("muthoni", "only asking for help"), 1);
}

#[test]
fn a_question_alone_in_a_room_takes_the_next_line_in_private() {
    let mut bench = Bench::running();
    bench.opens_chat("njeri");
    bench.post("njeri", RoomKind::Peer, "!ask");
    assert!(bench.last("njeri").text.contains("What is your question?"));
    bench.chat("njeri", "Can I give OPV with fever?");
    assert_eq!(bench.heard("njeri", "I post your question in"), 1, "{}", bench.last("njeri").text);
    let asked = bench.cohort.open_questions.iter().any(|question| question.by == person("njeri"));
    assert!(asked);
}

/// *Please go on here*, and then nothing: whatever kind of message carried it.
#[test]
fn a_report_taken_out_of_a_room_is_asked_for_in_private() {
    for (kind, line) in [
        (MessageKind::Text, "Hello everyone\n!report Mutua is selling drugs"),
        (MessageKind::Text, "asante. !ripoti Mutua anauza dawa"),
        (MessageKind::Media, "!report Mutua is selling drugs"),
        (MessageKind::Bound, "!report Mutua sells drugs, yes or no?"),
    ] {
        let mut bench = Bench::running();
        bench.opens_chat("njeri");
        let typed = bench.sends("njeri", Scene::Room(RoomKind::Peer), kind, line);
        assert!(bench.gone.contains(&typed), "{line}");
        assert!(bench.last("njeri").text.contains("What is wrong?"), "{line}: {}", bench.last("njeri").text);
    }
}

/// Whoever cannot come is answered, and the caller does not read that nobody answered.
/// What is asked once more is what a bare answer is about.
#[test]
fn a_question_that_is_repeated_can_be_answered() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute Mutua 2h: noise");
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("achieng", "!leave");
    bench.chat("achieng", "no");
    bench.chat("achieng", "what?");
    assert!(bench.last("achieng").text.contains("Shall I do it?"), "{}", bench.last("achieng").text);
    bench.chat("achieng", "1");
    assert!(!bench.cohort.bots.moderation.sanctions.is_empty(), "{}", bench.last("achieng").text);
}

#[test]
fn days_are_read_with_the_words_around_them() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!rota away from 10th to 12th August");
    assert!(
        bench.last("wanjiku").text.contains("away from Mon 10 Aug to Wed 12 Aug"),
        "{}",
        bench.last("wanjiku").text
    );
}

/// A sanction says what becomes of what its person had left.
#[test]
fn who_is_taken_out_reads_that_nothing_of_theirs_is_posted() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later hello");
    bench.chat("achieng", "!ban Njeri 7d");
    bench.chat("achieng", "1");
    assert_eq!(bench.heard("njeri", "I will not post the text that you had left"), 1);
}

/// A number that is not understood before a unit that is: nothing is done by a guess, and nothing that was said is dropped.
#[test]
fn a_length_in_words_that_are_not_known_is_asked_about() {
    for said in [
        "!mute Mutua fifteen minutes: noise",
        "!mute Mutua twenty-four hours: noise",
        "!mute Mutua quinze minutes : bruit",
        "!mute Mutua चौबीस घंटे: शोर",
        "!mute Mutua masaa matatuu: kelele",
        "!mute Mutua kesho kelele",
        "!mute Mutua until friday",
    ] {
        let mut bench = Bench::running();
        bench.chat("achieng", said);
        assert!(
            bench.last("achieng").text.contains("For how long?"),
            "{said}: {}",
            bench.last("achieng").text
        );
    }
    for (said, until) in [
        ("masaa matatu", "13:00"),
        ("trois heures", "13:00"),
        ("três horas", "13:00"),
        ("तीन घंटे", "13:00"),
        ("teen ghante", "13:00"),
    ] {
        let mut bench = Bench::running();
        bench.chat("achieng", &format!("!mute Mutua {said}: noise"));
        let asked = bench.last("achieng").text;
        assert!(asked.contains(until), "{said}: {asked}");
    }
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute Mutua selling again: third time");
    assert_eq!(bench.heard("achieng", "selling again: third time"), 1, "{:?}", bench.told("achieng"));
}

#[test]
fn days_are_read_as_each_language_writes_them() {
    for said in [
        "10-12 Aug",
        "from 10 to 12 August",
        "du 10 au 12 août",
        "du lundi 10 au mercredi 12 août",
        "de 10 a 12 de agosto",
        "10/8 a 12/8",
        "10.8.2026 - 12.8.2026",
        "10 अगस्त से 12 अगस्त तक",
        "१०-१२ अगस्त",
        "kuanzia tarehe 10 hadi 12 Agosti",
    ] {
        let mut bench = Bench::running();
        bench.chat("wanjiku", &format!("!rota away {said}"));
        let told = bench.last("wanjiku").text;
        assert!(told.contains("away from Mon 10 Aug to Wed 12 Aug"), "{said}: {told}");
    }
    for (said, day) in [
        ("1er septembre", "Tue 1 Sep"),
        ("1º de setembro", "Tue 1 Sep"),
        ("na segunda-feira", "Mon"),
        ("lundi", "Mon"),
    ] {
        let mut bench = Bench::running();
        bench.chat("wanjiku", &format!("!rota away {said}"));
        let told = bench.last("wanjiku").text;
        assert!(told.contains(&format!("away from {day}")) || told.contains("still yours"), "{said}: {told}");
    }
}

#[test]
fn a_command_is_its_name_with_and_without_accents() {
    for said in ["!règles", "!regles", "re\u{300}gles", "Règles"] {
        let mut bench = Bench::running();
        bench.chat("njeri", said);
        assert!(bench.last("njeri").text.contains("Respect"), "{said}: {}", bench.last("njeri").text);
    }
}

/// The word that ends a call ends one's own, whoever one helps beside.
#[test]
fn a_name_with_a_colon_is_a_command_in_private() {
    let mut bench = Bench::running();
    bench.chat("njeri", "report: Mutua again");
    assert!(bench.last("njeri").text.contains("Whom is it about?"), "{}", bench.last("njeri").text);
}

/// A mute says what becomes of what its person had left.
#[test]
fn who_is_muted_reads_that_their_text_waits() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later hello");
    bench.chat("achieng", "!mute Njeri 1d: noise");
    bench.chat("achieng", "1");
    assert_eq!(bench.heard("njeri", "waits until you can write again"), 1);
    bench.chat("njeri", "3");
    assert!(bench.cohort.bots.quiet.held.is_empty(), "{}", bench.last("njeri").text);
}

/// A *no* to *what would you like to say?* is about that, whatever was asked and answered before.
#[test]
fn a_no_ends_what_waits_for_words() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute Mutua 2h: noise");
    bench.chat("achieng", "1");
    bench.chat("achieng", "!warn Mutua");
    bench.chat("achieng", "no");
    assert!(bench.last("achieng").text.contains("I did nothing"), "{}", bench.last("achieng").text);
}

#[test]
fn hours_are_read_as_each_language_writes_them() {
    for (said, from, until) in [
        ("tomorrow 14:00-15:00", "14:00", "15:00"),
        ("demain 14h-15h : formation", "14:00", "15:00"),
        ("demain de 14h à 15h30", "14:00", "15:30"),
        ("amanhã das 14:00 às 15:30", "14:00", "15:30"),
        ("kesho 14:00 hadi 15:00", "14:00", "15:00"),
        ("tomorrow 14:00 until 2h", "14:00", "16:00"),
    ] {
        let mut bench = Bench::running();
        bench.chat("wanjiku", &format!("!quiet {said}"));
        let told = bench.last("wanjiku").text;
        assert!(told.contains(from) && told.contains(until), "{said}: {told}");
    }
}

/// *Não sei* stood in what handlers read.
#[test]
fn who_does_not_know_is_asked_again_and_nothing_is_added() {
    for said in ["I don't know", "sijui", "não sei", "पता नहीं", "what?", "je ne sais pas"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!report somebody was unkind");
        bench.chat("njeri", said);
        assert_eq!(bench.heard("njeri", "I added that"), 0, "{said}");
        assert!(bench.last("njeri").text.contains("Whom is it about?"), "{said}");
        bench.chat("njeri", "3");
        assert_eq!(bench.heard("achieng", said), 0, "{said}");
    }
}

#[test]
fn a_language_is_chosen_by_its_digit_and_its_name_together() {
    for (said, language) in [("2 Kiswahili", "sw"), ("1. English", "en")] {
        let mut bench = Bench::new(structure());
        bench.opens_chat("makena");
        bench.chat("makena", said);
        let own = bench.cohort.members[&person("makena")].language;
        assert_eq!(own.map(bots::ids::Language::tag), Some(language), "{said}");
    }
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1 Kiswahili");
    assert!(bench.last("makena").text.contains("1 English"), "that says two things");
}
