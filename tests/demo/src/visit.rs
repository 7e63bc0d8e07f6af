//! What visitors can try when the day is over: three people to log in as, three things for each. Each is true as it
//! stands there: what differs from demo to demo is asked from the living cohort.

use anyhow::Result;

use crate::cast::Actor;
use crate::day::Stage;
use crate::witness::words;

/// Facilitators who are no moderators. The first one reads English, which more visitors can read.
const FACILITATORS: [&str; 3] = ["kiprono", "wanjiku", "nekesa"];

/// A nurse, a facilitator, a moderator, three things for each, in lines.
///
/// # Errors
/// When the example has lost one of them.
pub async fn tries(stage: &Stage<'_>) -> Result<Vec<String>> {
    let nurse = stage.cast.get("makena")?;
    let moderator = stage.cast.get("achieng")?;
    let (facilitator, week) = with_a_week(stage).await?;
    let mut lines = person(
        nurse,
        "a nurse who was never asked to join",
        "Baraza asks which language to use",
        &[
            format!(
                "accept the invitation to a chat with Baraza; send 2 for English, then 1 to say yes to the rules; then \
                 accept the second invitation, to the room “{}”: you are in",
                stage.name
            ),
            "in that room: !rota is answered in a thread below it, in the room's language; after !ask and a question, or ❓ as a \
             reaction to a message of your own, Baraza notes the question and tells you so in your chat with it"
                .to_owned(),
            "in your chat with Baraza: !hours, !help; 9 to choose the language again; 0 to call a person".to_owned(),
        ],
    );
    let plan = match week {
        Some(date) => format!(
            "to Baraza: !rota shows that the week of {date} is yours; send !rota away {date}, then !rota: it is \
             someone else's"
        ),
        None => "to Baraza: !rota shows who keeps the talk going in the next four weeks".to_owned(),
    };
    lines.extend(person(
        facilitator,
        "a facilitator",
        &reads(facilitator),
        &[
            "in your chat with Baraza: !dashboard, and open the link in a browser on this machine".to_owned(),
            plan,
            "to Baraza: !open lists the questions that wait, !who says who may do what".to_owned(),
        ],
    ));
    lines.extend(person(
        moderator,
        "a moderator",
        &reads(moderator),
        &[
            "in your chat with Baraza: !mute Njeri 10m be calm, then 1 for yes: in the room she cannot write".to_owned(),
            "to Baraza: !undo, and she can write again; !audit lists what was done".to_owned(),
            "in the room, take a nurse out with Element's own button, then send !undo to Baraza: they are invited back"
                .to_owned(),
        ],
    ));
    Ok(lines)
}

fn person(actor: &Actor, what: &str, language: &str, things: &[String]) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        format!("{}, {what}: {}  password {}", actor.name(), actor.id(), actor.person.password()),
        format!("  ({language})"),
    ];
    lines.extend(things.iter().map(|thing| format!("  - {thing}")));
    lines
}

/// In which language Baraza writes to somebody, and how to change it.
fn reads(actor: &Actor) -> String {
    match actor.language {
        Some("en") => "Baraza writes English to them".to_owned(),
        _ => "Baraza writes Swahili to them; for English send it 9, then 2".to_owned(),
    }
}

/// A facilitator who has one of the coming weeks, and the day on which it begins as `!rota` shows it to them. Where
/// Baraza does not answer, the first facilitator and no day: whoever tries must not be promised what will not be.
async fn with_a_week<'s>(stage: &'s Stage<'_>) -> Result<(&'s Actor, Option<String>)> {
    for name in FACILITATORS {
        let actor = stage.cast.get(name)?;
        let chat = stage.chat(actor).await?;
        let Ok(answer) = chat.ask("!rota", "the rota", |event| words(event).contains(": ")).await else {
            break;
        };
        if let Some(day) = begins(words(&answer), actor.name()) {
            return Ok((actor, Some(day)));
        }
    }
    Ok((stage.cast.get(FACILITATORS[0])?, None))
}

/// The day on which a coming week of somebody begins; the running one, with its remark in brackets, is no coming one.
fn begins(rota: &str, name: &str) -> Option<String> {
    let weeks = rota.lines().filter_map(|line| line.split_once(": "));
    let own = weeks.filter(|(day, person)| person.trim() == name && !day.contains('('));
    own.map(|(day, _)| day.trim().to_owned()).next()
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn only_a_week_that_is_to_come_can_be_given_away() {
        let rota = "Who keeps the talk going in Lari:\nFri 20 Nov (now): Kiprono Cheruiyot\n\
                    Mon 30 Nov: Nekesa Wafula\nMon 7 Dec: Kiprono Cheruiyot\nAway? Send: !rota away 3-10 Aug.";
        assert_eq!(begins(rota, "Kiprono Cheruiyot").as_deref(), Some("Mon 7 Dec"));
        assert_eq!(begins(rota, "Wanjiku Kamau"), None);
        assert_eq!(begins("Fri 20 Nov (now): Wanjiku Kamau", "Wanjiku Kamau"), None);
    }
}
