//! Sample arguments, short and plain, so that a test over a text measures the text.

use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;
use ruma::{room_alias_id, room_id, server_name, user_id};

use crate::ids::RoomKind;
use crate::text::{Day, Line, Link, Minutes, Moment, Person, Phone, Said};

/// Makes a value for the argument of a name.
pub(crate) trait Sample {
    fn sample(argument: &str) -> Self;
}

/// What a sample link points to; tests leave it out where they measure what a person reads.
pub(crate) const ADDRESS: &str = "https://matrix.to/#/%23baraza_lari_social:moh.test";

impl Sample for String {
    fn sample(argument: &str) -> Self {
        let text = match argument {
            "cohort" => "Lari nurses",
            "inviter" => "Ann",
            "rules" => {
                "1. Be kind.\n2. No names of patients.\n3. Ask and answer.\n4. Work talk here, jokes next door.\n5. Rest at night.\n6. Say it if a rule is broken.\n7. We change these by vote."
            }
            "rule" => "Be kind.",
            "server" => "county.test",
            "command" | "usage" => "!help",
            "commands" => "!help",
            "nearest" => "!help",
            "word" => "hlep",
            "zone" => "Nairobi",
            "from" => "08:00",
            "until" => "17:00",
            "number" => "R12",
            "name" => "Ann",
            "column" => "full name",
            "account" | "detail" => "@ann:moh.test",
            "words" => "What worked for you this week?",
            "room" => "Lari peers",
            "rooms" => "Lari peers, Lari social",
            "open" => "Lari mentors",
            "language" => "Kiswahili",
            "before" => "No name, picture or number of a patient.",
            "after" => "No name, picture, number or place of a patient.",
            "text" | "reason" => "Please keep to the point.",
            other => panic!("no sample text for the argument {other}"),
        };
        text.to_owned()
    }
}

impl Sample for Said {
    fn sample(argument: &str) -> Self {
        Self::new(&String::sample(argument), usize::MAX)
    }
}

impl Sample for i64 {
    fn sample(argument: &str) -> Self {
        if argument == "digit" { 1 } else { 3 }
    }
}

impl Sample for Option<String> {
    fn sample(argument: &str) -> Self {
        Some(String::sample(argument))
    }
}

impl Sample for Person {
    fn sample(_: &str) -> Self {
        Self::new("Ann", user_id!("@ann:moh.test"))
    }
}

impl Sample for Vec<Person> {
    fn sample(argument: &str) -> Self {
        vec![Person::sample(argument), Person::new("Ben", user_id!("@ben:county.test"))]
    }
}

impl Sample for Link {
    fn sample(argument: &str) -> Self {
        let label = match argument {
            "chat" => "the chat",
            "page" => "the page",
            "post" | "question" => "the post",
            _ => "the room",
        };
        let alias = room_alias_id!("#baraza_lari_social:moh.test");
        Self::room(label, room_id!("!room"), Some(alias.to_owned()), [server_name!("moh.test")])
    }
}

impl Sample for Phone {
    fn sample(_: &str) -> Self {
        Self::new("0700 112")
    }
}

impl Sample for Moment {
    fn sample(argument: &str) -> Self {
        let now = "2026-07-30T14:00:00Z".parse().unwrap();
        let at = if argument == "at" { "2026-07-30T13:10:00Z" } else { "2026-07-31T05:00:00Z" };
        Self::new(at.parse().unwrap(), &TimeZone::get("Africa/Nairobi").unwrap(), now)
    }
}

impl Sample for Day {
    fn sample(_: &str) -> Self {
        Self::new(date(2026, 8, 3), date(2026, 7, 30))
    }
}

impl Sample for Minutes {
    fn sample(_: &str) -> Self {
        Self::new(5).unwrap()
    }
}

impl Sample for Vec<Weekday> {
    fn sample(_: &str) -> Self {
        vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
    }
}

impl Sample for RoomKind {
    fn sample(_: &str) -> Self {
        Self::Social
    }
}

impl Sample for Line {
    fn sample(argument: &str) -> Self {
        use crate::{
            consents::lines as consents, enrolment::lines as enrolment, facilitation::lines as facilitation,
            moderation::lines as moderation, onboarding::lines as onboarding, quiet_hours::lines as quiet,
            text::general, votes::lines as votes,
        };
        match argument {
            "consent" => consents::Library {}.into(),
            "state" => consents::YesSince { since: Sample::sample("since") }.into(),
            "other" => consents::No {}.into(),
            "still" => general::StillMember {}.into(),
            "questions" => {
                facilitation::QuestionsOpen { count: 5, questions: Sample::sample("questions") }.into()
            }
            "effect" => moderation::EffectMute {
                person: Sample::sample("person"),
                cohort: Sample::sample("cohort"),
                until: Sample::sample("until"),
            }
            .into(),
            "told" => moderation::ToldMuted {
                cohort: Sample::sample("cohort"),
                until: Sample::sample("until"),
                reason: Sample::sample("reason"),
            }
            .into(),
            "note" => moderation::NoteMute {}.into(),
            "who" => quiet::WindowBy { by: Sample::sample("by") }.into(),
            "shown" => quiet::WindowToldWhy {
                who: Sample::sample("who"),
                reason: Sample::sample("reason"),
                from: Sample::sample("from"),
                until: Sample::sample("until"),
            }
            .into(),
            "wrong" => {
                enrolment::MendServer { server: "cuonty.test".into(), nearest: "county.test".into() }.into()
            }
            "hours" | "before" | "after" => votes::Hours {
                days: Sample::sample("days"),
                from: Sample::sample("from"),
                until: Sample::sample("until"),
            }
            .into(),
            "strength" => votes::Remind {}.into(),
            "change" => {
                votes::ChangeRule { before: Sample::sample("before"), after: Sample::sample("after") }.into()
            }
            "about" => votes::AboutRule { rule: Sample::sample("rule") }.into(),
            "outcome" => votes::WonRules { version: 4 }.into(),
            "answer" => votes::Others {}.into(),
            "keep" => votes::Count { count: 12 }.into(),
            "talk" | "count" => votes::FewerThan { limit: 5 }.into(),
            "how" => onboarding::RulesByVote { yes: 12, no: 3 }.into(),
            "why" => moderation::WhyNotYours {}.into(),
            "now" => quiet::HoursOpen { until: Sample::sample("until") }.into(),
            "what" => {
                let rota = crate::commands::table::all().iter().find(|command| command.word.0 == "rota");
                (rota.unwrap().what)()
            }
            other => panic!("no sample line for the argument {other}"),
        }
    }
}

/// As many parts as the fullest real text has.
impl Sample for Vec<Line> {
    fn sample(argument: &str) -> Self {
        use crate::{
            enrolment::lines as enrolment, facilitation::lines as facilitation,
            moderation::lines as moderation, onboarding::lines as onboarding, quiet_hours::lines as quiet,
            text::general,
        };
        match argument {
            "choices" => {
                (1..=3).map(|digit| onboarding::Choice { digit, text: "Lari nurses".into() }.into()).collect()
            }
            "changes" => vec![
                onboarding::RulesWas { rules: "• No names of patients.".to_owned() }.into(),
                onboarding::RulesIs { rules: "• No names or pictures of patients.".to_owned() }.into(),
            ],
            "rooms" => RoomKind::ALL
                .into_iter()
                .filter(|kind| *kind != RoomKind::Peer)
                .map(|kind| onboarding::WelcomeRoom { room: Sample::sample("room"), kind }.into())
                .collect(),
            "weeks" => {
                vec![
                    facilitation::RotaWeek { from: Sample::sample("from"), person: Sample::sample("person") }
                        .into();
                    4
                ]
            }
            "people" => vec![
                facilitation::WhoDuty { person: Sample::sample("person"), until: Sample::sample("until") }
                    .into(),
                facilitation::WhoModerators { people: Sample::sample("people") }.into(),
                facilitation::WhoOnCall { people: Sample::sample("people") }.into(),
            ],
            "questions" => {
                let question = facilitation::QuestionOf {
                    person: Sample::sample("person"),
                    question: Sample::sample("question"),
                    asked: Sample::sample("asked"),
                };
                let more = facilitation::QuestionsMore { count: 2 };
                vec![question.clone().into(), question.clone().into(), question.into(), more.into()]
            }
            "hours" => vec![
                crate::votes::lines::Hours {
                    days: Sample::sample("days"),
                    from: Sample::sample("from"),
                    until: Sample::sample("until"),
                }
                .into();
                4
            ],
            "windows" => vec![
                quiet::HoursWindow {
                    days: Sample::sample("days"),
                    from: Sample::sample("from"),
                    until: Sample::sample("until"),
                }
                .into();
                2
            ],
            "entries" => vec![
                moderation::AuditEntry {
                    at: Sample::sample("at"),
                    actor: Sample::sample("actor"),
                    effect: moderation::EffectRedact {
                        person: Sample::sample("person"),
                        post: Sample::sample("post"),
                    }
                    .into(),
                }
                .into();
                3
            ],
            "lines" => vec![
                general::HelpKnow { commands: "!rules !hours !rota !who".into() }.into(),
                general::HelpSay { commands: "!ask !later !urgent".into() }.into(),
            ],
            "parts" => vec![
                enrolment::CountNew { count: 24 }.into(),
                enrolment::CountSilent { count: 2 }.into(),
                enrolment::CountElsewhere { count: 3 }.into(),
                enrolment::CountAlready { count: 1 }.into(),
                enrolment::CountGone { count: 1 }.into(),
                enrolment::CountMend { count: 3 }.into(),
            ],
            "rows" => vec![enrolment::RowToMend { row: 12, wrong: Sample::sample("wrong") }.into(); 3],
            "names" => vec![enrolment::WhoWaits { person: Sample::sample("person") }.into(); 6],
            "items" => {
                use crate::consents::lines as consents;
                let named: [Line; 4] = [
                    consents::Counted {}.into(),
                    consents::Mentor {}.into(),
                    consents::Library {}.into(),
                    consents::Research {}.into(),
                ];
                let item = |(consent, digit)| {
                    let (state, other) = (Sample::sample("state"), Sample::sample("other"));
                    consents::Item { digit, consent, state, other }.into()
                };
                named.into_iter().zip(1..).map(item).collect()
            }
            "lookers" => vec![
                crate::participation::lines::LookerFacilitator {}.into(),
                crate::participation::lines::LookerModerator {}.into(),
                crate::participation::lines::LookerMentor {}.into(),
                crate::participation::lines::LookerCoordinator {}.into(),
                crate::participation::lines::LookerMember {}.into(),
                crate::participation::lines::LookerOperator {}.into(),
            ],
            other => panic!("no sample lines for the argument {other}"),
        }
    }
}
