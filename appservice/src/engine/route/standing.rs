//! How somebody stands in a cohort or a chat, as far as it says who hears them.

use bots::{cohort::Cohort, ids::PersonId, onboarding::asks, room_state::people::Membership};
use jiff::Timestamp;
use storage::ChatStatus;

use super::meant::is_live;

/// How a chat stands after a membership in it.
pub(super) fn status_after(before: ChatStatus, membership: Membership, own_act: bool) -> ChatStatus {
    match membership {
        Membership::Join => ChatStatus::Joined,
        Membership::Invite | Membership::Knock => ChatStatus::Invited,
        Membership::Leave | Membership::Ban if own_act && before == ChatStatus::Invited => {
            ChatStatus::Declined
        }
        Membership::Leave | Membership::Ban => ChatStatus::Left,
    }
}

/// Whether an emergency that the person calls there is passed on.
pub(super) fn may_call(cohort: &Cohort, person: &PersonId) -> bool {
    cohort.agreed(person) || (cohort.supervises_anyone(person) && is_live(cohort, person))
}

/// Whether the cohort has heard that the person is in the chat, and said hello there.
pub(super) fn has_greeted(cohort: &Cohort, person: &PersonId) -> bool {
    let member = cohort.members.get(person);
    member.is_some_and(|member| member.in_chat) && cohort.is_peer(person) && is_live(cohort, person)
}

/// Whether the cohort waits for the person's language or for their yes.
pub(super) fn asks_at_the_door(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    cohort
        .prompts
        .iter()
        .any(|prompt| prompt.person == *person && asks::is_at_the_door(prompt) && prompt.is_open(now))
}
