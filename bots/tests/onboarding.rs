//! Getting in (`behaviour.md`): an invitation that says who and to what, a language by digit, the rules, one yes,
//! one room to join. Who declines or leaves is left alone.

use bots::{
    cohort::{Place, Role, Standing},
    effect::Effect,
    event::Scene,
    ids::{Language, RoomKind},
    room_state::people::Membership,
    text,
};

use crate::bench::{
    Bench,
    lari::{at, person, structure},
    rooms::{PEER, invited_to_peer, standing},
};

#[test]
fn the_invitation_says_who_and_to_what_before_it_is_accepted() {
    let bench = Bench::new(structure());
    let (_, name, topic) = bench.chats.iter().find(|(who, ..)| *who == person("makena")).unwrap();
    assert_eq!(name, "Baraza · Lari nurses", "as it is called later too");
    assert!(topic.starts_with("Wanjiku Kamau asks you to join Lari nurses"), "{topic}");
    assert_eq!(bench.told("makena").len(), 0, "words wait until the chat is open");
}

#[test]
fn without_a_coordinator_somebody_else_invites_and_nobody_themself() {
    let chat_topic = |roles: &[Role], whose: &str| {
        let mut file = structure();
        for row in &mut file.roster {
            row.roles.retain(|role| *role == Role::Supervisor || !roles.contains(role));
        }
        let bench = Bench::new(file);
        bench.chats.iter().find(|(who, ..)| *who == person(whose)).unwrap().2.clone()
    };
    let invites = |roles: &[Role], whose: &str, who: &str| {
        let topic = chat_topic(roles, whose);
        assert!(topic.starts_with(&format!("{who} asks you to join Lari nurses")), "{topic}");
    };
    let (lead, care) = (Role::Coordinator, Role::Moderator);
    invites(&[lead], "makena", "Achieng Odhiambo");
    invites(&[lead, care], "makena", "Wanjiku Kamau");
    let all = [lead, care, Role::Facilitator, Role::Mentor];
    invites(&all, "makena", "Baraza");
}

#[test]
fn language_rules_and_one_yes_lead_to_one_room() {
    let mut bench = Bench::new(structure());
    bench.forget();
    bench.opens_chat("makena");
    let menu = bench.last("makena");
    assert!(menu.text.contains("1 English") && menu.text.contains("2 Kiswahili"), "{}", menu.text);
    assert!(!menu.rings);
    bench.chat("makena", "2");
    let rules = bench.last("makena");
    assert!(rules.text.contains("Heshima kwa kila mtu."), "{}", rules.text);
    assert_eq!(rules.buttons, ["✅"]);
    assert_eq!(invited_to_peer(&bench), Vec::<&str>::new(), "nobody is invited before the yes");
    bench.chat("makena", "ndiyo");
    assert_eq!(standing(&bench, "makena"), Standing::Agreed);
    let yes = bench.cohort.members[&person("makena")].acceptance.clone().unwrap();
    assert_eq!((yes.rules_version, yes.language, yes.at, yes.on_paper), (1, Language::Sw, bench.now, false));
    assert_eq!(bench.invited, [(person("makena"), PEER)]);
    assert!(bench.audited().contains(&"accept makena>-".to_owned()));
    let (name, topic) = &bench.labels[&person("makena")];
    assert_eq!(name, "Baraza · Lari nurses");
    assert!(topic.contains("Heshima kwa kila mtu."), "the rules stay in the topic: {topic}");
    assert!(bench.joins("makena", PEER));
    assert_eq!(bench.invited.len(), 1, "the other rooms are reached from the welcome");
    assert!(bench.joins("makena", Place::Room(RoomKind::Social)));
}

/// Clients draw a new topic as a line in the chat, and this one is as long as the rules.
#[test]
fn what_to_do_after_the_yes_stands_below_the_topic() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    let sent = bench.sent("makena", Scene::Chat);
    let yes = bench.text(sent, "1", None);
    let effects = bench.decided(yes).effects;
    let place = |is: &dyn Fn(&Effect) -> bool| effects.iter().position(|(_, effect)| is(effect)).unwrap();
    let topic = place(&|effect| matches!(effect, Effect::Label { .. }));
    let welcome = place(
        &|effect| matches!(effect, Effect::Say(message) if message.text.plain.contains("Thank you, and welcome")),
    );
    assert!(topic < welcome);
}

#[test]
fn a_yes_is_a_digit_a_word_or_a_mark_whatever_the_client_adds_to_it() {
    for yes in ["1", "Yes!", "ok", "✅", "✅\u{FE0F}", "👍🏿", "1\u{FE0F}\u{20E3}"] {
        let mut bench = Bench::new(structure());
        bench.opens_chat("barasa");
        bench.chat("barasa", "1");
        let rules = bench.last("barasa");
        if yes.is_ascii() {
            bench.chat("barasa", yes);
        } else {
            bench.react("barasa", &rules.event, yes);
        }
        assert_eq!(standing(&bench, "barasa"), Standing::Agreed, "{yes}");
    }
}

#[test]
fn a_mark_of_somebody_else_is_no_answer() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("barasa");
    bench.chat("barasa", "1");
    let rules = bench.last("barasa");
    bench.react("njeri", &rules.event, "✅");
    assert_eq!(standing(&bench, "barasa"), Standing::Asked);
}

#[test]
fn a_digit_sent_twice_answers_once() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("barasa");
    let menu = bench.now;
    bench.wait(jiff::SignedDuration::from_secs(5));
    bench.chat("barasa", "1");
    // The second one was written before the rules had come.
    bench.arrives("barasa", Scene::Chat, "1", menu, bench.now);
    assert_eq!(standing(&bench, "barasa"), Standing::Asked);
    let last = bench.last("barasa");
    assert!(last.text.contains("has had its answer"), "{}", last.text);
    assert!(last.text.contains("!rules"), "what is still possible: {}", last.text);
}

#[test]
fn an_answered_or_expired_question_says_what_is_still_possible() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("barasa");
    bench.chat("barasa", "1");
    let rules = bench.last("barasa");
    bench.wait(jiff::SignedDuration::from_hours(24 * 31));
    bench.react("barasa", &rules.event, "✅");
    assert_eq!(standing(&bench, "barasa"), Standing::Asked);
    assert!(bench.last("barasa").text.contains("closed by now"), "{}", bench.last("barasa").text);
    // It also says how, and that works.
    bench.chat("barasa", "!rules");
    bench.chat("barasa", "1");
    assert_eq!(standing(&bench, "barasa"), Standing::Agreed);
    bench.react("barasa", &rules.event, "✅");
    assert!(bench.last("barasa").text.contains("has had its answer"));
}

#[test]
fn nine_brings_the_menu_back_and_zero_calls_a_person_at_any_time() {
    let mut bench = Bench::running();
    bench.chat("njeri", "9");
    assert!(bench.last("njeri").text.contains("2 Kiswahili"));
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.starts_with("Kuanzia sasa"), "{}", bench.last("njeri").text);
    assert!(bench.audited().contains(&"language njeri>-".to_owned()), "so that an operator can see when");
    bench.chat("njeri", "9");
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.starts_with("From now on"), "the new language holds at once");
    bench.chat("njeri", "0");
    assert!(
        bench.last("njeri").text.contains("I told Wanjiku Kamau") && bench.last("njeri").text.contains("112")
    );
    let wanted = bench.last("wanjiku");
    assert!(wanted.rings && wanted.text.contains("Njeri Mwangi"), "{}", wanted.text);
}

#[test]
fn a_language_is_chosen_by_its_name_as_by_its_number() {
    for (said, language) in [
        ("English", Language::En),
        ("english please", Language::En),
        ("kiswahili", Language::Sw),
        ("Swahili please", Language::Sw),
    ] {
        let mut bench = Bench::new(structure());
        bench.opens_chat("makena");
        bench.chat("makena", said);
        assert_eq!(bench.cohort.members[&person("makena")].language, Some(language), "{said}");
        let rules = bench.last("makena");
        assert!(!rules.buttons.is_empty(), "{said}: the rules come next: {}", rules.text);
    }
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    for said in ["French", "not English", "English or Kiswahili"] {
        bench.chat("makena", said);
        assert_eq!(bench.cohort.members[&person("makena")].language, None, "{said}");
        assert!(bench.last("makena").text.contains("which language"), "{said}");
    }
}

#[test]
fn a_language_named_later_is_one_only_while_it_is_asked_for() {
    let mut bench = Bench::running();
    let language = |bench: &Bench| bench.cohort.members[&person("njeri")].language;
    let before = language(&bench);
    bench.chat("njeri", "kiswahili");
    assert_eq!(language(&bench), before, "nothing was asked: {}", bench.last("njeri").text);
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "kiswahili");
    assert_eq!(language(&bench), before, "something else was asked");
    bench.chat("njeri", "9");
    bench.chat("njeri", "kiswahili");
    assert_eq!(language(&bench), Some(Language::Sw));
    assert_eq!(bench.last("njeri").buttons, ["✅", "❌"], "what was interrupted is asked once more");
    bench.chat("njeri", "9");
    bench.chat("njeri", "!urgent Mtoto hapumui");
    bench.chat("njeri", "English");
    assert_eq!(language(&bench), Some(Language::Sw), "who called may have meant whoever helps");
}

#[test]
fn zero_names_only_somebody_who_can_be_reached() {
    let mut bench = Bench::running();
    bench.chat_changes("wanjiku", Membership::Leave, true);
    bench.chat("njeri", "0");
    assert!(bench.last("njeri").text.contains("I told Achieng Odhiambo"), "{}", bench.last("njeri").text);
}

#[test]
fn consent_on_paper_needs_no_question_and_keeps_its_date() {
    let bench = Bench::new(structure());
    let yes = bench.cohort.members[&person("njeri")].acceptance.clone().unwrap();
    assert_eq!((yes.on_paper, yes.at), (true, at("2025-02-03T00:00:00")));
    assert!(invited_to_peer(&bench).contains(&"njeri"));
    assert!(
        !bench.chats.iter().any(|(who, ..)| *who == person("njeri")),
        "a mentee's chat waits until it is needed"
    );
    assert!(bench.chats.iter().any(|(who, ..)| *who == person("nekesa")), "a mentor's is there before");
}

#[test]
fn paper_that_comes_later_counts_for_whoever_still_waits() {
    let mut bench = Bench::new(structure());
    bench.edit_file(|file| {
        for row in file.roster.iter_mut().filter(|row| row.person == person("makena")) {
            row.accepted_at = Some(at("2026-07-01T00:00:00"));
        }
    });
    assert_eq!(standing(&bench, "makena"), Standing::Agreed);
    assert!(invited_to_peer(&bench).contains(&"makena"));
}

#[test]
fn new_rules_are_asked_about_and_the_answer_is_stored() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.rules.version = 2);
    let asked = bench.last("njeri");
    assert!(asked.text.contains("This is version 2"), "{}", asked.text);
    bench.react("njeri", &asked.event, "✅");
    assert_eq!(bench.cohort.members[&person("njeri")].acceptance.clone().unwrap().rules_version, 2);
    assert!(bench.last("njeri").text.contains("new rules"), "{}", bench.last("njeri").text);
    bench.answer("mutua", &bench.last("mutua"), "2");
    assert_eq!(standing(&bench, "mutua"), Standing::Agreed, "a no to new rules puts nobody out");
    assert_eq!(bench.told("wanjiku").iter().filter(|shown| shown.text.contains("Mutua")).count(), 0);
    bench.apply(bench.cohort.structure.clone());
    assert_eq!(bench.told("njeri").len(), 2, "asked once a version");
}

#[test]
fn rules_as_long_as_a_message_takes_are_sent_whole() {
    let mut file = structure();
    for (language, lines) in &mut file.rules.lines {
        *lines = vec!["Be kind.".to_owned(), String::new()];
        let without = text::rules::longest(*language, &file.name, 2, lines);
        lines[1] = "a".repeat(480 - without);
        assert_eq!(text::rules::longest(*language, &file.name, 2, lines), 480);
    }
    let (mut bench, long) = (Bench::new(structure()), file.rules.lines.clone());
    bench.everyone_comes();
    for (name, language) in [("njeri", "1"), ("makena", "2")] {
        bench.opens_chat(name);
        bench.chat(name, "9");
        bench.chat(name, language);
    }
    file.rules.version = 2;
    bench.forget();
    // The bench itself refuses any message above 480 characters.
    bench.apply(file);
    bench.chat("njeri", "!rules");
    for (name, language) in [("njeri", Language::En), ("makena", Language::Sw)] {
        let told = bench.told(name);
        assert!(
            !told.is_empty() && told.iter().all(|shown| shown.text.contains(&long[&language][1])),
            "{name}"
        );
    }
}

#[test]
fn rules_that_change_before_the_yes_are_shown_again() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.edit_file(|file| file.rules.version = 2);
    bench.chat("makena", "1");
    assert_eq!(bench.cohort.members[&person("makena")].acceptance.clone().unwrap().rules_version, 2);
}

#[test]
fn two_reminders_from_the_day_of_the_question_and_then_none() {
    let mut bench = Bench::new(structure());
    bench.until("2026-08-03T09:00:00");
    bench.forget();
    // Two days after the invitation. What counts is when the question came.
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.until("2026-08-04T08:59:00");
    assert_eq!(bench.told("makena").len(), 3);
    bench.until("2026-08-04T09:00:00");
    assert!(bench.last("makena").text.contains("still wait for your answer"));
    bench.until("2026-08-06T09:00:00");
    let last = bench.last("makena");
    assert!(last.text.contains("for the last time"), "{}", last.text);
    bench.until("2026-08-20T09:00:00");
    assert_eq!(bench.told("makena").len(), 5);
    bench.react("makena", &last.event, "✅");
    assert_eq!(standing(&bench, "makena"), Standing::Agreed, "a mark on the reminder is an answer");
}

#[test]
fn of_missed_reminders_only_the_last_goes_out() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.deaf = true;
    bench.until("2026-08-09T12:00:00");
    bench.deaf = false;
    bench.forget();
    bench.tick();
    assert_eq!(bench.told("makena").len(), 1);
    assert!(bench.last("makena").text.contains("for the last time"));
}

#[test]
fn the_language_menu_itself_is_the_reminder_of_the_language() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    bench.wait(jiff::SignedDuration::from_hours(25));
    let menu = bench.last("makena");
    assert!(menu.text.contains("which language"), "{}", menu.text);
    bench.answer("makena", &menu, "2");
    assert!(bench.last("makena").text.contains("Heshima"));
}

#[test]
fn a_new_display_name_in_the_chat_asks_nothing_again() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    let before = bench.told("makena").len();
    bench.opens_chat("makena");
    assert_eq!(bench.told("makena").len(), before);
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "1");
    let before = bench.told("njeri").len();
    bench.opens_chat("njeri");
    assert_eq!(bench.told("njeri").len(), before, "who left is left alone");
}

#[test]
fn somebody_who_has_a_chat_already_is_asked_in_it() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.roster.retain(|row| row.person != person("barasa")));
    bench.opens_chat("barasa");
    assert_eq!(standing(&bench, "barasa"), Standing::OffRoster);
    assert_eq!(bench.told("barasa").len(), 0);
    bench.apply(structure());
    assert_eq!(standing(&bench, "barasa"), Standing::Asked);
    assert!(bench.last("barasa").text.contains("which language"));
}

#[test]
fn off_the_list_and_on_it_again_needs_no_second_yes() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.roster.retain(|row| row.person != person("njeri")));
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Leave));
    bench.apply(structure());
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Invite));
}

/// `member_since` is about the first time; who comes back belongs from that moment.
#[test]
fn who_comes_back_belongs_from_then_on() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.leaves("njeri", PEER);
    bench.apply_reset(structure(), &["standing"]);
    bench.until("2026-08-04T10:00:00");
    assert!(bench.joins("njeri", PEER));
    let njeri = bench.moves.iter().filter(|(place, who, ..)| (*place, who.as_str()) == (PEER, "njeri"));
    let njeri: Vec<_> = njeri.map(|(_, _, at, came)| (*at, *came)).collect();
    let (first, left) = (at("2025-02-03T00:00:00"), at("2026-08-01T10:00:00"));
    assert_eq!(njeri, [(first, true), (left, false), (bench.now, true)]);
}
