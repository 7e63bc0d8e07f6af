//! What the fields say about each other: who is who, and who may not be where.

use toml::Spanned;

use super::people::{Draft, OnCallDraft};
use crate::beside::Beside;
use crate::ids::{ServerName, UserId};
use crate::nearest::{did_you_mean, nearest};
use crate::reader::Reader;
use crate::words::{Language, Role};

/// What was read, with the places.
pub(super) struct Found<'f> {
    pub(super) languages: &'f [Spanned<Language>],
    pub(super) servers: &'f [Spanned<ServerName>],
    pub(super) recovery_account: Option<&'f Spanned<UserId>>,
    pub(super) order: &'f [Spanned<UserId>],
    pub(super) people: &'f [Draft],
    pub(super) on_call: &'f [OnCallDraft],
    /// The instance, where it is known.
    pub(super) beside: Option<Beside<'f>>,
}

impl Found<'_> {
    fn person(&self, id: &UserId) -> Option<&Draft> {
        self.people.iter().find(|person| person.id.as_ref().is_some_and(|known| known.get_ref() == id))
    }

    /// Says so when a person is named who is not on the roster.
    fn refuse_stranger(&self, reader: &mut Reader<'_>, named: &Spanned<UserId>, place: &str) {
        if self.person(named.get_ref()).is_some() {
            return;
        }
        // By localpart: with the server in it every two ids would look alike.
        let ids = || self.people.iter().filter_map(|person| person.id.as_ref()).map(Spanned::get_ref);
        let near = nearest(named.get_ref().localpart(), ids().map(UserId::localpart));
        let meant = near.and_then(|near| ids().find(|id| id.localpart() == near));
        let meant = meant.map(|id| format!(" Did you mean `{id}`?")).unwrap_or_default();
        reader.missing(
            Some(named.span()),
            format!("`{place}` names {named}, who is not in this file"),
            format!("Add a [[person]] with this id, or correct it.{meant}"),
        );
    }
}

pub(super) fn check(reader: &mut Reader<'_>, found: &Found<'_>) {
    for (number, person) in found.people.iter().enumerate() {
        identity(reader, found, number, person);
        supervision(reader, found, person);
    }
    reader.refuse_twice(found.order, "the person");
    for id in found.order {
        found.refuse_stranger(reader, id, "rota.order");
        if let Some(person) = found.person(id.get_ref()).filter(|person| !person.facilitates()) {
            reader.error(
                Some(id.span()),
                format!("{} stands in the rota but is neither facilitator nor mentor", person.called()),
                "Add \"facilitator\" to the person's roles, or take them out of the order.",
            );
        }
    }
    for entry in found.on_call {
        if let Some(person) = &entry.person {
            found.refuse_stranger(reader, person, "on_call.person");
            let leads =
                |draft: &&Draft| draft.role(Role::Supervisor).is_some() || !draft.supervises.is_empty();
            if let Some(draft) = found.person(person.get_ref()).filter(leads) {
                reader.error(
                    Some(person.span()),
                    format!(
                        "{} is a supervisor and cannot be on call: a call for help would go to who has authority over members, and members would not call",
                        draft.called()
                    ),
                    "Name a volunteer who supervises nobody in this cohort.",
                );
            }
        }
    }
    recovery(reader, found);
    warnings(reader, found);
}

fn identity(reader: &mut Reader<'_>, found: &Found<'_>, number: usize, person: &Draft) {
    let Some(id) = &person.id else { return };
    let earlier = found.people[..number].iter().filter_map(|other| other.id.as_ref());
    if earlier.into_iter().any(|other| other.get_ref() == id.get_ref()) {
        reader.error(
            Some(id.span()),
            format!("{} is in this file twice", id.get_ref()),
            "Keep one [[person]] for them; it can have several roles.",
        );
    }
    if let Some(formerly) = &person.formerly
        && found
            .people
            .iter()
            .any(|other| other.id.as_ref().is_some_and(|id| id.get_ref() == formerly.get_ref()))
    {
        reader.error(
            Some(formerly.span()),
            format!("{} is still somebody's id in this file", formerly.get_ref()),
            "formerly names an account that nobody uses any more: take the old [[person]] out, or this line.",
        );
    }
    if let Some(formerly) = &person.formerly
        && found.people[..number].iter().any(|other| {
            other.formerly.as_ref().is_some_and(|earlier| earlier.get_ref() == formerly.get_ref())
        })
    {
        reader.error(
            Some(formerly.span()),
            format!("{} is formerly of two people in this file", formerly.get_ref()),
            "An account was one person's: keep the line for whoever had it.",
        );
    }
    let server = id.get_ref().server();
    if !found.servers.is_empty() && found.servers.iter().all(|allowed| allowed.get_ref().as_str() != server) {
        let allowed: Vec<_> = found.servers.iter().map(|server| server.get_ref().as_str()).collect();
        let meant = did_you_mean(server, allowed.iter().copied());
        reader.error(
            Some(id.span()),
            format!("{} lives on `{server}`, which is not among the cohort's servers", person.called()),
            format!(
                "Add \"{server}\" to servers, or correct the id; the rooms keep other servers out.{meant}"
            ),
        );
    }
    if id.get_ref().localpart().chars().any(|c| c.is_ascii_uppercase()) {
        reader.warning(
            Some(id.span()),
            format!("{} has capital letters, which only very old accounts have", id.get_ref()),
            "Compare it with what Element shows under Settings.",
        );
    }
    if let Some(language) = &person.language
        && !found.languages.is_empty()
        && found.languages.iter().all(|one| one.get_ref() != language.get_ref())
    {
        reader.error(
            Some(language.span()),
            format!("{}'s language `{}` is none of the cohort's", person.called(), language.get_ref()),
            format!("Add \"{}\" to languages and to the rules, or choose another.", language.get_ref()),
        );
    }
}

/// Who has authority over a member has no power over members' talk and no place in it: the relation only removes
/// rights (`behaviour.md`, who may be where).
fn supervision(reader: &mut Reader<'_>, found: &Found<'_>, person: &Draft) {
    let supervisor = person.role(Role::Supervisor);
    if let Some(first) = person.supervises.first()
        && supervisor.is_none()
    {
        reader.error(
            Some(first.span()),
            format!("{} supervises people but is not called a supervisor", person.called()),
            "Add \"supervisor\" to the roles, or take `supervises` out.",
        );
    }
    for supervised in &person.supervises {
        found.refuse_stranger(reader, supervised, "person.supervises");
        if person.id.as_ref().is_some_and(|id| id.get_ref() == supervised.get_ref()) {
            reader.error(
                Some(supervised.span()),
                format!("{} supervises themself", person.called()),
                "Take the id out.",
            );
        }
    }
    if supervisor.is_none() && person.supervises.is_empty() {
        return;
    }
    for role in person.roles.iter().filter(|role| role.get_ref().is_of_a_peer()) {
        let (called, kind) = (person.called(), role.get_ref());
        let what = if matches!(kind, Role::Facilitator | Role::Moderator) {
            format!(
                "{called} is a supervisor and cannot be {kind} of the peer room: who supervises any member never leads or moderates there, so that members speak freely"
            )
        } else {
            format!("{called} is a supervisor and cannot be {kind} in the same cohort as the supervised")
        };
        reader.error(
            Some(role.span()),
            what,
            format!("Take \"{kind}\" out; supervisors meet members in the liaison room."),
        );
    }
    if let Some(at) = supervisor.filter(|_| person.supervises.is_empty()) {
        reader.warning(
            Some(at),
            format!("{} is a supervisor of nobody in this file", person.called()),
            "Write whom, such as supervises = [\"@p_wanjiku:moh.example\"].",
        );
    }
}

fn recovery(reader: &mut Reader<'_>, found: &Found<'_>) {
    let Some(account) = found.recovery_account else { return };
    if let Some(person) = found.person(account.get_ref()) {
        reader.error(
            Some(account.span()),
            format!(
                "the recovery account is {}'s own: it would have every power in every room for ever",
                person.called()
            ),
            "Name an account that nobody uses day by day.",
        );
    }
    if let Some((what, fix)) = found.beside.and_then(|beside| beside.unfit_for_recovery(account.get_ref())) {
        reader.error(Some(account.span()), what, fix);
    }
}

fn warnings(reader: &mut Reader<'_>, found: &Found<'_>) {
    if reader.damaged() {
        return;
    }
    if found.people.is_empty() {
        reader.warning(None, "the cohort has nobody in it", "Add a [[person]] for each.");
        return;
    }
    if !found.people.iter().any(Draft::facilitates) {
        reader.warning(
            None,
            "nobody is a facilitator or mentor, so no one is asked to keep the talk alive",
            "Add \"facilitator\" to the roles of those who take turns.",
        );
    }
    if found.people.iter().all(|person| person.role(Role::Moderator).is_none()) {
        reader.warning(
            None,
            "nobody is a moderator, so that only the facilitator on duty can stop an abuse",
            "Add \"moderator\" to the roles of one or two peers.",
        );
    }
    if found.people.iter().all(|person| person.role(Role::Coordinator).is_none()) {
        reader.warning(
            None,
            "nobody is the coordinator: invitations are in the name of a moderator or facilitator, and nobody is told who declined",
            "Add \"coordinator\" to the roles of who starts the cohort.",
        );
    }
    if found.on_call.is_empty() {
        reader.warning(
            None,
            "nobody is on call: !urgent will only show the emergency number",
            "Add an [[on_call]] with a volunteer's id and hours.",
        );
    }
}
