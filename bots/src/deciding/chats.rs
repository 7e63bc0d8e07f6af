//! A person's direct chat: whether they are in it, how it is opened, what it is called.

use super::DecisionContext;
use crate::{
    cohort::Role,
    effect::Effect,
    ids::{Language, PersonId},
    onboarding::lines as onboarding,
    rights,
    text::{self, Rendered},
};

impl DecisionContext<'_> {
    /// Whether the person is in their direct chat.
    pub fn in_chat(&self, person: &PersonId) -> bool {
        self.known.directory.people.get(person).and_then(|p| p.chat.as_ref()).is_some_and(|chat| chat.joined)
    }

    /// Whether words to the person reach them without an invitation to a chat: they are in it, or invited.
    pub fn is_reached(&self, person: &PersonId) -> bool {
        self.in_chat(person) || self.cohort.members.get(person).is_some_and(|member| member.chat_offered)
    }

    /// Opens the direct chat with a person unless there is one or it was offered before. Who left it or declined is
    /// not invited into it again, unless they ask for something.
    pub fn ensure_chat(&mut self, person: &PersonId) {
        let has_chat = self.known.directory.people.get(person).is_some_and(|p| p.chat.is_some());
        if !has_chat || self.asker.as_ref() == Some(person) {
            self.open_chat(person);
        }
    }

    /// Invites a person to their direct chat, unless they are in it or were invited.
    pub fn open_chat(&mut self, person: &PersonId) {
        let in_chat = self.in_chat(person);
        let cohort = self.cohort.structure.name.clone();
        let inviter = self.inviter(person);
        let language = self.language_of(person);
        let agreed = self.cohort.agreed(person);
        let encrypted = self.cohort.structure.encrypted;
        let Some(member) = self.cohort.members.get_mut(person) else { return };
        if in_chat || member.chat_offered {
            return;
        }
        member.chat_offered = true;
        let name = text::render(language, &onboarding::ChatName { cohort: cohort.clone() }.into());
        let topic = if agreed {
            self.member_topic(language)
        } else {
            text::render(language, &onboarding::ChatTopic { inviter, cohort }.into())
        };
        let (person, name, topic) = (person.clone(), name.plain, topic.plain);
        self.effect(Effect::OpenChat { person, name, topic, encrypted });
    }

    /// The topic of a member's chat: the rules, to be found again at any time.
    fn member_topic(&self, language: Language) -> Rendered {
        let (cohort, rules) = (self.cohort.structure.name.clone(), self.rules_text(language));
        text::render(language, &onboarding::ChatTopicMember { cohort, rules }.into())
    }

    /// The topic of the person's chat said who invites and to what; from now on it says the rules.
    pub fn label_chat(&mut self, person: &PersonId) {
        let language = self.language_of(person);
        let cohort = self.cohort.structure.name.clone();
        let name = text::render(language, &onboarding::ChatName { cohort }.into()).plain;
        let topic = self.member_topic(language).plain;
        self.effect(Effect::Label { person: person.clone(), name, topic });
    }

    /// Who invites a person, by name: whoever added them, the coordinator, else whoever else looks after the room. To whoever is not told who
    /// the peers are, it is the service.
    pub fn inviter(&self, invited: &PersonId) -> String {
        if !rights::footing(self.cohort, invited, self.now()).knows_peers() {
            return "Baraza".to_owned();
        }
        let roles = [Role::Coordinator, Role::Moderator, Role::Facilitator, Role::Mentor];
        let cohort = &self.cohort;
        let with = |role: Role| {
            let rows = cohort.structure.roster.iter().filter(move |row| row.roles.contains(&role));
            rows.map(|row| &row.person)
                .find(|person| *person != invited && cohort.is_in(person) && cohort.is_peer(person))
        };
        let added = cohort.bots.enrolment.added.iter().find(|added| added.row.person == *invited);
        let added = added.map(|added| &added.by).filter(|by| cohort.is_in(by) && cohort.is_peer(by));
        let inviter = added.or_else(|| roles.into_iter().find_map(with));
        inviter.map_or_else(|| "Baraza".to_owned(), |person| self.person(person).name().to_owned())
    }
}
