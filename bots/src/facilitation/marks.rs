//! ❓ as a reaction.

use super::{
    commands::ASK,
    lines as line,
    questions::{ask, room_of},
};
use crate::{
    cohort::OpenQuestion,
    command::Mark,
    deciding::DecisionContext,
    heard::{Heard, What},
    quiet_hours::posting,
    rights,
};

/// ❓ on one's own message in a room opens a question.
pub fn marked(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let What::Mark { mark: Mark::Question, target, author, .. } = heard.what else { return false };
    let (sent, Some(place)) = (heard.sent, room_of(heard.sent)) else { return false };
    let may = rights::check(ctx.cohort, &sent.by, ASK.audience, sent.scene, ctx.now()).is_ok();
    let is_own = match heard.ours {
        // What we posted for them is their post.
        Some(ours) => posting::is_posted(ctx, &sent.by, ours),
        None => author == Some(&sent.by),
    };
    if !may || !is_own {
        return false;
    }
    let (event, mark) = (target.to_owned(), Some(sent.event.clone()));
    let question = OpenQuestion { place, event, by: sent.by.clone(), at: sent.at, mark, asker: None };
    if ask(ctx, question) {
        ctx.tell(&sent.by, line::QuestionNoted {});
    }
    true
}
