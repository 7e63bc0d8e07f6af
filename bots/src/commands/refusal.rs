//! What somebody reads who may not use a command, or not there. Nothing else follows from it.

use crate::{
    command::{Command, Footing, Rota, Topic, Word},
    deciding::DecisionContext,
    event::{Scene, Sent},
    ids::PersonId,
    quiet_hours::{later, windows},
    rights::Barred,
    text::{Line, facilitation, general, moderation, participation},
};

/// Says why not. An emergency that is not passed on still gets the number.
pub(super) fn refuse(ctx: &mut DecisionContext<'_>, sent: &Sent, command: &Command, barred: Barred) {
    let by = &sent.by;
    let word = command.word();
    if barred == Barred::Place && word == Word::Later {
        later::keep(ctx, sent, "");
        return;
    }
    let line: Line = match (word, barred) {
        (_, Barred::Footing(Footing::Stranger)) => return,
        (Word::Urgent, _) => return emergency(ctx, by),
        (Word::Rota, Barred::Footing(Footing::Supervisor)) if *command != Command::Rota(Rota::Show) => {
            let (person, cohort) = (ctx.person(by), ctx.cohort.structure.name.clone());
            facilitation::SupervisesRefused { person, cohort }.into()
        }
        (Word::Leave, _) => general::NotForYou {}.into(),
        (_, Barred::Footing(_)) if ctx.cohort.needs_yes(by) && !ctx.cohort.agreed(by) => {
            general::RulesFirst {}.into()
        }
        (Word::Dashboard, _) => {
            participation::PageRefused { cohort: ctx.cohort.structure.name.clone() }.into()
        }
        (Word::Quiet, Barred::Role) => windows::refused(ctx),
        (word, _) if word.topic() == Topic::Moderate => {
            moderation::Refused { why: moderation::WhyNotYours {}.into() }.into()
        }
        (Word::Ask, Barred::Place) if sent.scene == Scene::Chat => general::NotUnderstood {}.into(),
        _ => general::NotForYou {}.into(),
    };
    ctx.tell(by, line);
}

/// Whatever becomes of an emergency, the number is shown.
pub(super) fn emergency(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let phone = ctx.phone();
    ctx.tell(by, general::Emergency { phone });
}
