//! What people decided in chat is overridden only here: one thing at a time, asked for by name by the operator, each
//! written to the audit log.

use std::{fmt, str::FromStr};

use ruma::{OwnedUserId, UserId};
use serde_json::json;

use crate::{
    cohort::{Member, Standing},
    deciding::DecisionContext,
    facilitation,
    ids::PersonId,
    moderation, quiet_hours,
};

/// One thing that people decided, as the operator names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reset {
    /// Quiet windows that holders of the duty asked for.
    Windows,
    /// Mutes, removals and bans.
    Sanctions,
    /// Absences, swaps, and yeses and noes to coming weeks.
    Rota,
    /// Leaving and declining: of everyone on the roster, or of one person.
    Standing(Option<OwnedUserId>),
}

impl Reset {
    /// What can be named, for people.
    pub const NAMES: &str = "windows, sanctions, rota, standing, standing=@person:server";

    /// The word, without whom it is about.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Sanctions => "sanctions",
            Self::Rota => "rota",
            Self::Standing(_) => "standing",
        }
    }
}

/// There is nothing of that name to reset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing called {0} to reset. There are: {names}", names = Reset::NAMES)]
pub struct UnknownReset(String);

impl FromStr for Reset {
    type Err = UnknownReset;

    fn from_str(text: &str) -> Result<Self, UnknownReset> {
        let unknown = || UnknownReset(text.to_owned());
        match text.split_once('=') {
            None => Ok(match text {
                "windows" => Self::Windows,
                "sanctions" => Self::Sanctions,
                "rota" => Self::Rota,
                "standing" => Self::Standing(None),
                _ => return Err(unknown()),
            }),
            Some(("standing", account)) => {
                UserId::parse(account).map(|account| Self::Standing(Some(account))).map_err(|_| unknown())
            }
            Some(_) => Err(unknown()),
        }
    }
}

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standing(Some(account)) => write!(f, "standing={account}"),
            _ => f.write_str(self.word()),
        }
    }
}

pub(super) fn reset(ctx: &mut DecisionContext<'_>, what: &Reset) {
    match what {
        Reset::Windows => quiet_hours::windows::end_all(ctx),
        Reset::Sanctions => moderation::acts::lift_all(ctx),
        Reset::Rota => facilitation::forget_wishes(ctx),
        Reset::Standing(None) => standing(ctx, |_| true),
        Reset::Standing(Some(account)) => {
            let meant = ctx.known.directory.person_of(account).cloned();
            standing(ctx, |person| Some(person) == meant.as_ref());
        }
    }
}

/// Who left or declined, and is on the roster now, is invited once more. A yes to the rules as they are still counts.
fn standing(ctx: &mut DecisionContext<'_>, meant: impl Fn(&PersonId) -> bool) {
    let version = ctx.cohort.structure.rules.version;
    let gone = |person: &PersonId, member: &Member| {
        matches!(member.standing, Standing::Left | Standing::Declined)
            && meant(person)
            && ctx.cohort.roster(person).is_some()
    };
    let people: Vec<PersonId> = ctx
        .cohort
        .members
        .iter()
        .filter(|(person, member)| gone(person, member))
        .map(|(person, _)| person.clone())
        .collect();
    for person in people {
        let Some(member) = ctx.cohort.members.get_mut(&person) else { continue };
        let yes = member.acceptance.as_ref().is_some_and(|yes| yes.rules_version >= version);
        member.asked_back = true;
        member.chat_offered = false;
        super::set_standing(ctx, &person, if yes { Standing::Agreed } else { Standing::Listed });
        ctx.audit(None, "reset", Some(&person), json!({ "field": "standing" }));
    }
}
