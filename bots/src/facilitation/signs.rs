//! ❓ on the questions that wait: set by the voice, so that all see which ones do, and taken away when they wait no more.

use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use crate::{
    deciding::DecisionContext,
    effect::Effect,
    ids::{EffectKey, RoomKind},
};

/// What an open question wears.
const SIGN: &str = "❓";

/// A sign that was set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// The room of the question.
    pub room: RoomKind,
    /// The question.
    pub on: OwnedEventId,
    /// What set it.
    pub mark: EffectKey,
}

/// Each open question wears its sign, and nothing else does. Looks at what is, whatever made it so: there are many ways out
/// of the list.
pub fn keep(ctx: &mut DecisionContext<'_>) {
    let open = &ctx.cohort.open_questions;
    let waits = |sign: &Sign| open.iter().any(|question| question.event == sign.on);
    let signs = &mut ctx.cohort.bots.facilitation.signs;
    let over: Vec<Sign> = signs.extract_if(.., |sign| !waits(sign)).collect();
    let bare = open.iter().filter(|question| signs.iter().all(|sign| sign.on != question.event));
    let bare: Vec<(RoomKind, OwnedEventId)> =
        bare.map(|question| (question.place, question.event.clone())).collect();
    for Sign { room, mark, .. } in over {
        ctx.effect(Effect::Unmark { room, mark });
    }
    for (room, on) in bare {
        let mark = ctx.effect(Effect::Mark { room, event: on.clone(), sign: SIGN.to_owned() });
        ctx.cohort.bots.facilitation.signs.push(Sign { room, on, mark });
    }
}
