//! A person of two cohorts, who has one direct chat with the voice.

use std::time::{Duration, Instant};

use bots::{cohort::Standing, ids::CohortId};
use fake_homeserver::Person;
use storage::InboxState;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

const WHICH: &str = "Which one do you mean?";

/// Another cohort of the same people, with another emergency number, where Wanjiku is on call.
pub fn second_cohort() -> String {
    let other = small_cohort()
        .replace("id = \"lari\"", "id = \"thika\"")
        .replace("Lari nurses", "Thika nurses")
        .replace("emergency_number = \"112\"", "emergency_number = \"999\"");
    format!("{other}\n[[on_call]]\nperson = \"@wanjiku:moh.test\"\n")
}

/// Turns all loops until nothing is left to do now; what waits may wait.
pub async fn turn(town: &TestService, baraza: &Baraza) {
    for _ in 0..200 {
        crate::test_service::pushed(town).await;
        let pass = baraza.pass().await;
        if pass.decided == 0 && pass.delivered == 0 && !pass.again && town.fake.unpushed() == 0 {
            return;
        }
    }
    panic!("it never rests: {:?}", baraza.app.store.counts().await.unwrap());
}

/// Both cohorts, Wanjiku in her chat, and a chat that Achieng began.
async fn two(town: &TestService) -> (Baraza, Person, String) {
    let baraza = town.applied(&small_cohort()).await;
    baraza.order(&second_cohort(), 2).await;
    baraza.settle(town).await;
    let wanjiku = town.wanjiku();
    wanjiku.join(town.chat(&wanjiku)).unwrap();
    let achieng = town.achieng();
    let chat = achieng.open_chat(VOICE).unwrap();
    // The voice comes in beside the loops, which may rest before it is there.
    let began = Instant::now();
    while known_chat(&baraza, &achieng).await.as_ref() != Some(&chat) {
        assert!(began.elapsed() < Duration::from_secs(20), "the voice does not come");
        turn(town, &baraza).await;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    turn(town, &baraza).await;
    assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("join"));
    (baraza, achieng, chat)
}

/// The chat with somebody that we know of.
async fn known_chat(baraza: &Baraza, person: &Person) -> Option<String> {
    let account = baraza.app.store.person_for(person.user_id()).await.unwrap()?;
    baraza.app.store.chat_of(&account.person_id).await.unwrap()?.room_id
}

async fn says(town: &TestService, baraza: &Baraza, person: &Person, chat: &str, words: &str) -> String {
    // Nobody answers in the millisecond in which they are asked.
    town.pass(Duration::from_secs(1));
    let event = person.say(chat, words).unwrap();
    turn(town, baraza).await;
    event
}

async fn state(baraza: &Baraza, event: &str) -> InboxState {
    baraza.app.store.inbox_row(event).await.unwrap().unwrap().state
}

async fn standing(baraza: &Baraza, cohort: &str, person: &Person) -> Standing {
    let loaded = baraza.engine.load(&CohortId::new(cohort)).await.unwrap().unwrap();
    let account = ruma::UserId::parse(person.user_id()).unwrap();
    let known = loaded.directory.person_of(&account).unwrap();
    loaded.cohort.members[known].standing
}

on_both! {
    /// One chat, one greeting, however many cohorts meet the person there.
    async fn a_person_of_two_cohorts_is_greeted_once(home) {
        let town = TestService::new(home).await;
        let (_, _, chat) = two(&town).await;
        for chat in [chat, town.chat(&town.wanjiku())] {
            assert_eq!(town.times_said(&chat, "Hello! I am Baraza"), 1, "{:?}", town.said(&chat));
        }
    }

    /// Nobody in need is asked a question first: whoever is on call in either cohort is told at once.
    async fn an_emergency_does_not_wait_for_which(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        says(&town, &baraza, &achieng, &chat, "!urgent a child with a fever and no oxygen").await;
        assert_eq!(town.times_said(&chat, WHICH), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "Wanjiku Kamau"), 1, "who was told: {:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "999"), 1, "the number: {:?}", town.said(&chat));
        let wanjiku = town.wanjiku();
        assert_eq!(town.times_said(&town.chat(&wanjiku), "needs help now"), 1);
    }

    /// The words that follow a bare `!urgent` go where it went, also when something else was asked meanwhile.
    async fn the_reason_follows_its_emergency(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        says(&town, &baraza, &achieng, &chat, "!urgent").await;
        says(&town, &baraza, &achieng, &chat, "no oxygen").await;
        assert_eq!(town.times_said(&chat, WHICH), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&town.chat(&town.wanjiku()), "needs help now"), 1);
    }

    /// What is added, with a command or without, goes to who was told, whatever the other cohort could do.
    async fn what_is_added_joins_the_case(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        says(&town, &baraza, &achieng, &chat, "!urgent a child with a fever").await;
        says(&town, &baraza, &achieng, &chat, "and no oxygen").await;
        says(&town, &baraza, &achieng, &chat, "!urgent please come").await;
        assert_eq!(town.times_said(&chat, WHICH), 0, "{:?}", town.said(&chat));
        let wanjiku = town.chat(&town.wanjiku());
        assert_eq!(town.times_said(&wanjiku, "needs help now"), 1, "{:?}", town.said(&wanjiku));
        assert_eq!(town.times_said(&wanjiku, "adds: “and no oxygen”"), 1, "{:?}", town.said(&wanjiku));
        assert_eq!(town.times_said(&wanjiku, "adds: “please come”"), 1, "{:?}", town.said(&wanjiku));
    }

    /// Of what one person writes so much waits for the answer; of the rest they read, once, that it is not kept.
    async fn only_so_much_waits_for_which(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        town.pass(Duration::from_secs(1));
        let sent: Vec<String> = (0..40).map(|_| achieng.say(&chat, "!rota").unwrap()).collect();
        turn(&town, &baraza).await;
        let mut waiting = 0;
        for event in &sent {
            waiting += usize::from(state(&baraza, event).await == InboxState::Waiting);
        }
        assert_eq!(waiting, 20);
        assert_eq!(town.times_said(&chat, WHICH), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "That is a lot at once"), 1, "{:?}", town.said(&chat));
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 20, "{:?}", town.said(&chat));
    }

    /// A digit answers the newest question that is open; an older one that waits is not touched by it.
    async fn a_digit_says_which_and_nothing_else(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        says(&town, &baraza, &achieng, &chat, "!leave").await;
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "Do you want to leave Lari nurses?"), 1, "{:?}", town.said(&chat));
        // Half an hour later the choice counts no longer, and the older question still waits.
        town.pass(Duration::from_secs(31 * 60));
        let asked = says(&town, &baraza, &achieng, &chat, "!rota").await;
        assert_eq!(town.times_said(&chat, WHICH), 2);
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "You have left"), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 1, "{:?}", town.said(&chat));
        assert_eq!(state(&baraza, &asked).await, InboxState::Decided);
        // A second answer says so, and is not taken for one to the older question.
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "You have left"), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "has had its answer"), 1, "{:?}", town.said(&chat));
    }

    /// A question of a cohort that came after it is the newest: the digit is its answer.
    async fn a_newer_question_gets_the_digit(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        let waiting = says(&town, &baraza, &achieng, &chat, "!rota").await;
        says(&town, &baraza, &achieng, &chat, "!urgent").await;
        assert_eq!(town.times_said(&chat, WHICH), 1);
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(state(&baraza, &waiting).await, InboxState::Waiting, "{:?}", town.said(&chat));
    }

    /// What was written twice waits twice; one answer is for both.
    async fn all_that_waits_has_one_answer(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        let first = says(&town, &baraza, &achieng, &chat, "!rota").await;
        let second = says(&town, &baraza, &achieng, &chat, "!who").await;
        assert_eq!(town.times_said(&chat, WHICH), 1, "asked once: {:?}", town.said(&chat));
        says(&town, &baraza, &achieng, &chat, "7").await;
        assert_eq!(town.times_said(&chat, WHICH), 2, "no such number: {:?}", town.said(&chat));
        says(&town, &baraza, &achieng, &chat, "2").await;
        for event in [first, second] {
            assert_eq!(state(&baraza, &event).await, InboxState::Decided);
        }
        // The question twice, two answers.
        assert_eq!(town.times_said(&chat, "Thika nurses"), 4, "{:?}", town.said(&chat));
        // The answer counts for a while.
        says(&town, &baraza, &achieng, &chat, "!rota").await;
        assert_eq!(town.times_said(&chat, WHICH), 2, "{:?}", town.said(&chat));
    }

    /// Without an answer nothing is done, and the person is told so; a digit on the next day brings nothing back.
    async fn without_an_answer_nothing_is_done(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        let first = says(&town, &baraza, &achieng, &chat, "!leave").await;
        town.pass(Duration::from_secs(60));
        let second = says(&town, &baraza, &achieng, &chat, "!rota").await;
        town.pass(Duration::from_secs(14 * 60 + 30));
        turn(&town, &baraza).await;
        assert_eq!(state(&baraza, &first).await, InboxState::Ignored);
        assert_eq!(state(&baraza, &second).await, InboxState::Waiting, "each waits from its own receipt");
        assert_eq!(town.times_said(&chat, "I changed nothing"), 0, "{:?}", town.said(&chat));
        town.pass(Duration::from_secs(60));
        turn(&town, &baraza).await;
        assert_eq!(state(&baraza, &second).await, InboxState::Ignored);
        assert_eq!(town.times_said(&chat, "I changed nothing"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "send !rota again"), 1, "{:?}", town.said(&chat));
        town.pass(Duration::from_secs(12 * 3600));
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "Do you want to leave"), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 0);
        assert_eq!(town.times_said(&chat, WHICH), 1, "{:?}", town.said(&chat));
        assert_eq!(baraza.app.store.counts().await.unwrap().inbox_waiting, 0);
    }
    /// What was not done is named by its name in the reader's language.
    async fn what_was_not_done_is_named_in_their_language(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        for words in ["!language kiswahili", "1"] {
            says(&town, &baraza, &achieng, &chat, words).await;
        }
        assert_eq!(town.times_said(&chat, "Kuanzia sasa"), 1, "{:?}", town.said(&chat));
        town.pass(Duration::from_secs(31 * 60));
        says(&town, &baraza, &achieng, &chat, "!rota").await;
        town.pass(Duration::from_secs(15 * 60 + 30));
        turn(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, "tuma !zamu tena"), 1, "{:?}", town.said(&chat));
    }

    /// What Element shows to whoever is taken out is in their language, in whichever cohort they chose it.
    async fn a_reason_is_in_the_language_chosen_in_another_cohort(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        for words in ["!language kiswahili", "1"] {
            says(&town, &baraza, &achieng, &chat, words).await;
        }
        let row = "[[person]]\nid = \"@achieng:county.test\"";
        let other = second_cohort().replace("\"@achieng:county.test\", ", "");
        let (before, hers) = other.split_once(row).unwrap();
        let (_, after) = hers.split_once("[[person]]").unwrap();
        baraza.order(&format!("{before}[[person]]{after}"), 3).await;
        turn(&town, &baraza).await;
        let room = town.fake.room_of_alias("#baraza_thika_peer:moh.test").unwrap();
        let member = town.fake.state_content(&room, "m.room.member", "@achieng:county.test").unwrap();
        assert_eq!(member["membership"], "leave");
        assert!(member["reason"].as_str().unwrap().contains("halimo sasa kwenye orodha"), "{member}");
    }

    /// Both cohorts hear that the person came into the chat: one asks after the other, and both get their answers.
    async fn both_cohorts_hear_who_came(home) {
        let town = TestService::new(home).await;
        let (baraza, _, _) = two(&town).await;
        let makena = town.makena();
        let chat = town.chat(&makena);
        makena.join(&chat).unwrap();
        turn(&town, &baraza).await;
        for answer in ["1", "1"] {
            assert_eq!(town.times_said(&chat, "The rules of Thika nurses"), 0, "{:?}", town.said(&chat));
            says(&town, &baraza, &makena, &chat, answer).await;
        }
        town.pass(Duration::from_secs(2));
        turn(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, "The rules of Thika nurses"), 1, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "which language"), 1, "asked once: {:?}", town.said(&chat));
        says(&town, &baraza, &makena, &chat, "1").await;
        for cohort in ["lari", "thika"] {
            assert!(standing(&baraza, cohort, &makena).await == Standing::Agreed, "{cohort}");
        }
        baraza.nothing_parked().await;
    }

    /// A cohort does not wait for ever for another's question to be answered; and who goes declines both.
    async fn both_cohorts_hear_who_went(home) {
        let town = TestService::new(home).await;
        let (baraza, _, _) = two(&town).await;
        let makena = town.makena();
        let chat = town.chat(&makena);
        makena.join(&chat).unwrap();
        turn(&town, &baraza).await;
        town.pass(Duration::from_secs(301));
        turn(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, "which language"), 2, "{:?}", town.said(&chat));
        makena.leave(&chat).unwrap();
        turn(&town, &baraza).await;
        for cohort in ["lari", "thika"] {
            assert!(standing(&baraza, cohort, &makena).await == Standing::Declined, "{cohort}");
        }
        baraza.nothing_parked().await;
    }
    /// Waiting for the person's own answer makes no command too old; lying undecided does.
    async fn only_waiting_for_the_answer_is_forgiven(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, chat) = two(&town).await;
        says(&town, &baraza, &achieng, &chat, "!rota").await;
        town.pass(Duration::from_secs(12 * 60));
        says(&town, &baraza, &achieng, &chat, "1").await;
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 1, "{:?}", town.said(&chat));
        town.pass(Duration::from_secs(60));
        achieng.say(&chat, "!who").unwrap();
        crate::test_service::pushed(&town).await;
        // It is stored, and nobody decides for a quarter of an hour.
        town.pass(Duration::from_secs(15 * 60));
        turn(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, "more than ten minutes late"), 1, "{:?}", town.said(&chat));
    }
}

on_both! {
    /// A link says which cohort is meant, and in which of its rooms the message stands.
    async fn a_command_with_a_link_means_the_cohort_of_that_message(home) {
        let town = TestService::new(home).await;
        let (baraza, achieng, _) = two(&town).await;
        let moderates = second_cohort().replace(r#"["facilitator", "coordinator"]"#, r#"["moderator", "coordinator"]"#);
        baraza.order(&moderates, 3).await;
        turn(&town, &baraza).await;
        let room = town.fake.room_of_alias("#baraza_thika_peer:moh.test").unwrap();
        achieng.join(&room).unwrap();
        let post = says(&town, &baraza, &achieng, &room, "BUY NOW").await;
        let wanjiku = town.wanjiku();
        let chat = town.chat(&wanjiku);
        let command = format!("!redact https://matrix.to/#/{room}/{post}?via=moh.test no selling");
        says(&town, &baraza, &wanjiku, &chat, &command).await;
        assert_eq!(town.times_said(&chat, WHICH), 0, "{:?}", town.said(&chat));
        assert_eq!(town.times_said(&chat, "Deleting a message of Achieng Odhiambo"), 1, "{:?}", town.said(&chat));
        says(&town, &baraza, &wanjiku, &chat, "1").await;
        let gone = town.fake.messages_in(&room).into_iter().find(|event| event["event_id"] == *post).unwrap();
        assert!(gone["content"]["body"].is_null(), "{gone}");
        baraza.nothing_parked().await;
    }
}
