//! Somebody writes the code of a slip: whoever coordinates says whether it is the person of that slip.

use jiff::SignedDuration;
use ruma::UserId;
use serde_json::json;

use super::{
    adding,
    asks::{BUTTONS, Question},
    judging::may_take_part,
    lines as line, plus, replacing, slips,
    state::Given,
};
use crate::{
    cohort::{Choice, Prompt, Standing},
    deciding::{DIGITS, DecisionContext, SlipChange},
    ids::{Language, PersonId},
    text::{Line, folded},
};

/// So long a coordinator can say who it is.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The longest text in which a code is looked for.
const LONGEST: usize = 80;
/// So many of those who coordinate are asked.
const ASKED: usize = 3;

/// The code in what somebody wrote: eight digits, in any script, with whatever stands between and around them.
pub fn read(text: &str) -> Option<String> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let digits: String = folded(text).chars().filter(char::is_ascii_digit).collect();
    (digits.len() == DIGITS).then_some(digits)
}

/// Somebody gave a code of this cohort's.
pub(super) fn given(
    ctx: &mut DecisionContext<'_>,
    person: &PersonId,
    (account, elsewhere, formerly): (&UserId, bool, bool),
    code: &str,
) {
    ctx.asker = Some(person.clone());
    let now = ctx.now();
    let slips = &ctx.cohort.bots.enrolment.slips;
    let Some((slip, of)) = slips.iter().find(|(_, slip)| slip.code == code) else {
        ctx.tell(person, line::CodeUsed {});
        return;
    };
    let (slip, until, before, language) = (slip.clone(), of.until, of.given.clone(), of.row.language);
    let of_member = of.member.clone();
    if let Some(before) = &before
        && before.by != *person
        && !before.refused
    {
        // Two have the same paper: whoever decides should know.
        let name = slips::name(ctx, &slip);
        for coordinator in coordinators(ctx) {
            ctx.tell(&coordinator, line::CodeTwice { account: account.to_string(), name: name.clone() });
        }
    }
    if let Some(before) = before {
        let waits = before.by == *person && !before.refused;
        let told: Line = if waits { line::CodeTaken {}.into() } else { line::CodeUsed {}.into() };
        say(ctx, person, language, told);
        if waits && !is_asked_about(ctx, &slip) {
            ask_about(ctx, &slip, account);
        }
        return;
    }
    if until <= now {
        say(ctx, person, language, line::CodeOver {});
        return;
    }
    if !may_take_part(ctx, account.server_name()) {
        let ours = ctx.known.service_accounts.server.to_string();
        say(ctx, person, language, line::CodeServer { server: ours });
        return;
    }
    let for_member = of_member.is_some();
    // Whoever was here before is somebody already, and so is who had another account.
    if formerly || for_member && ctx.cohort.members.contains_key(person) {
        say(ctx, person, language, line::CodeRefused {});
        return;
    }
    if for_member && elsewhere {
        say(ctx, person, language, line::CodeElsewhere {});
        return;
    }
    let moderation = &ctx.cohort.bots.moderation;
    if moderation.is_banned(person, now) || moderation.is_removed(person, now) {
        say(ctx, person, language, line::CodeRefused {});
        return;
    }
    let standing = ctx.cohort.members.get(person).map(|member| member.standing);
    if matches!(standing, Some(Standing::Listed | Standing::Asked | Standing::Agreed)) {
        say(ctx, person, language, line::CodeInAlready { cohort: ctx.cohort.structure.name.clone() });
        return;
    }
    if let Some(stored) = ctx.cohort.bots.enrolment.slips.get_mut(&slip) {
        stored.given = Some(Given { by: person.clone(), at: now, refused: false });
    }
    ctx.consequences.slips.push(SlipChange::Waits { slip: slip.clone(), by: Some(person.clone()) });
    ctx.audit(Some(person), "code_given", None, json!({}));
    say(ctx, person, language, line::CodeTaken {});
    ask_about(ctx, &slip, account);
}

/// In the language of the slip, where whoever came has chosen none.
fn say(ctx: &mut DecisionContext<'_>, person: &PersonId, language: Option<Language>, line: impl Into<Line>) {
    let chosen = ctx.cohort.members.contains_key(person)
        || ctx.known.directory.people.get(person).is_some_and(|known| known.language.is_some());
    let line = line.into();
    let line = match language.filter(|_| !chosen) {
        Some(language) => line.in_language(language),
        None => line,
    };
    ctx.tell(person, line);
}

fn is_asked_about(ctx: &DecisionContext<'_>, slip: &PersonId) -> bool {
    let question = Question::Claim { slip: slip.clone() };
    let mut prompts = ctx.cohort.prompts.iter().filter(|prompt| prompt.is_open(ctx.now()));
    prompts.any(|prompt| prompt.question.of() == Some(question.clone()))
}

/// Those who coordinate are asked whether it is the person of the slip. The first answer counts.
fn ask_about(ctx: &mut DecisionContext<'_>, slip: &PersonId, account: &UserId) {
    let Some(shown) = line(ctx, slip, account) else { return };
    let people = coordinators(ctx);
    let expires = plus(ctx.now(), PATIENCE);
    for person in people {
        ctx.ask(&person, shown.clone(), BUTTONS, Question::Claim { slip: slip.clone() }, expires);
    }
}

/// Those who are asked.
fn coordinators(ctx: &DecisionContext<'_>) -> Vec<PersonId> {
    ctx.cohort.coordinators().into_iter().take(ASKED).collect()
}

/// The question; nothing where nobody came by that slip.
pub(super) fn again_line(ctx: &DecisionContext<'_>, slip: &PersonId) -> Option<Line> {
    let given = ctx.cohort.bots.enrolment.slips.get(slip)?.given.as_ref()?;
    let account = ctx.known.directory.account_of(&given.by)?;
    line(ctx, slip, account)
}

fn line(ctx: &DecisionContext<'_>, slip: &PersonId, account: &UserId) -> Option<Line> {
    let of = ctx.cohort.bots.enrolment.slips.get(slip)?;
    let name = slips::name(ctx, slip);
    let (cohort, account) = (ctx.cohort.structure.name.clone(), account.to_string());
    let name = slips::with_place(&name, &of.row);
    Some(match of.member {
        Some(_) => line::CodeAskMember { account, name }.into(),
        None => line::CodeAsk { cohort, account, name }.into(),
    })
}

/// An answer to it. False if it is none.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    slip: &PersonId,
    choice: Choice,
) -> bool {
    let by = prompt.person.clone();
    if !choice.is_no() && !choice.is_yes() {
        return false;
    }
    let question = Question::Claim { slip: slip.clone() };
    ctx.close(prompt);
    ctx.close_all(|other| other.question.of() == Some(question.clone()));
    let name = slips::name(ctx, slip);
    let waits = ctx.cohort.bots.enrolment.slips.get_mut(slip);
    let waits = waits.and_then(|of| Some((of.given.as_mut()?, &of.row, &of.member)));
    let Some((given, row, member)) = waits else {
        ctx.tell(&by, line::CodeGone {});
        return true;
    };
    let (person, row, member) = (given.by.clone(), row.clone(), member.clone());
    if choice.is_no() {
        given.refused = true;
        ctx.consequences.slips.push(SlipChange::Waits { slip: slip.clone(), by: None });
        ctx.audit(Some(&by), "code_refused", Some(&person), json!({}));
        ctx.tell(&by, line::CodeNo {});
        say(ctx, &person, row.language, line::CodeRefused {});
        return true;
    }
    if let Some(member) = member {
        if !ctx.cohort.is_in(&member) {
            slips::drop_all(ctx, vec![slip.clone()]);
            ctx.tell(&by, line::CodeGone {});
            return true;
        }
        ctx.cohort.bots.enrolment.slips.remove(slip);
        let asked = Question::Moving { slip: slip.clone() };
        ctx.close_all(|other| other.question.of() == Some(asked.clone()));
        let change = SlipChange::Moves { slip: slip.clone(), by: person, member: member.clone() };
        ctx.consequences.slips.push(change);
        ctx.consequences.reconcile = true;
        ctx.audit(Some(&by), "new_account", Some(&member), json!({}));
        replacing::told(ctx, &by, &member);
        ctx.tell(&by, line::MemberMoved { name });
        ctx.tell(&member, line::Moved { cohort: ctx.cohort.structure.name.clone() });
        return true;
    }
    adding::let_in(ctx, &by, slip, (person, row));
    ctx.tell(&by, line::CodeYes { name });
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        for said in [
            "12345678",
            "1234 5678",
            " 1234-5678 ",
            "My code is 1234 5678, thank you",
            "१२३४ ५६७८",
            "1234.5678",
        ] {
            assert_eq!(read(said).as_deref(), Some("12345678"), "{said}");
        }
        for said in ["1234567", "123456789", "1", "", "hello", "call 0700 123 456"] {
            assert_eq!(read(said), None, "{said}");
        }
        assert_eq!(read(&format!("{} 12345678", "x".repeat(100))), None);
    }
}
