//! What an event refers to. A reference is taken with the cohort and the place in which the event itself stands: what
//! stands anywhere else is unknown here, whoever wrote it. Only a link may name another room, and only of the same
//! cohort.

use bots::{
    cohort::Place,
    event::Linked,
    ids::{CohortId, EffectKey, PersonId, RoomKind},
};
use jiff::Timestamp;
use ruma::EventId;
use serde_json::Value;
use storage::ActivityRow;

use crate::{
    engine::{Engine, ahead::Ahead},
    error::ShellError,
    inbound::translate::{self, Home, Link, Resolved},
    queue::Outward,
};

/// An event that another points to, as far as both stand in the same place.
#[derive(Debug, Default)]
struct Target {
    ours: Option<EffectKey>,
    author: Option<PersonId>,
    /// It is known to stand elsewhere: no client makes such a relation.
    elsewhere: bool,
}

impl Engine {
    /// Looks up what an event of this home refers to. The cohort is the home's; a direct chat has none.
    pub(super) async fn resolve(
        &self,
        event: &Value,
        home: Home,
        cohort: Option<&CohortId>,
        live_since: Timestamp,
        ahead: &mut Ahead,
    ) -> Result<Resolved, ShellError> {
        let references = translate::references(event, &self.service_accounts.voice);
        let sender = match event["sender"].as_str() {
            Some(sender) => self.person(sender, ahead).await?,
            None => None,
        };
        let subject = match &references.subject {
            Some(subject) => self.person(subject.as_str(), ahead).await?,
            None => None,
        };
        let here = match (&home, cohort) {
            (Home::Chat(person), _) => Some(Outward::Chat(person.clone())),
            (Home::Cohort(Place::Room(kind)), Some(cohort)) => Some(Outward::Room(cohort.clone(), *kind)),
            (Home::Cohort(_), _) => None,
        };
        let room = event["room_id"].as_str();
        let mut resolved = Resolved {
            home,
            sender,
            subject,
            ours: None,
            thread_ours: None,
            author: None,
            linked: None,
            elsewhere: Vec::new(),
            live_since,
        };
        if let Some(id) = references.target {
            let target = self.target(&id, (here.as_ref(), room), ahead).await?;
            (resolved.ours, resolved.author) = (target.ours, target.author);
            resolved.elsewhere.extend(target.elsewhere.then_some(id));
        }
        if let Some(id) = references.thread {
            let root = self.target(&id, (here.as_ref(), room), ahead).await?;
            resolved.thread_ours = root.ours;
            resolved.elsewhere.extend(root.elsewhere.then_some(id));
        }
        if let Some(link) = references.linked {
            let linked = self.linked(&link, ahead).await?;
            resolved.linked = linked.filter(|linked| cohort.is_none_or(|here| linked.cohort == *here));
        }
        Ok(resolved)
    }

    async fn target(
        &self,
        id: &EventId,
        (here, room): (Option<&Outward>, Option<&str>),
        ahead: &Ahead,
    ) -> Result<Target, ShellError> {
        let mut target = Target::default();
        if let Some(ours) = self.store.by_event(id.as_str()).await? {
            // An answer that its room refused stands in a chat.
            let is_here = match &ours.room_id {
                Some(stands) => Some(stands.as_str()) == room,
                None => Outward::read(&ours.queue).as_ref() == here,
            };
            if is_here {
                target.ours = Some(EffectKey::stored(ours.effect_key));
            } else {
                target.elsewhere = true;
            }
        }
        if let Some(act) = self.act(id, ahead).await? {
            if place_of(&act).map(|kind| Outward::Room(CohortId::new(act.cohort_id.clone()), kind)).as_ref()
                == here
            {
                target.author = Some(PersonId::new(act.person_id));
            } else {
                target.elsewhere = true;
            }
        }
        Ok(target)
    }

    /// The message that a command's link names, if the room that the link names is the one in which it stands.
    async fn linked(&self, link: &Link, ahead: &mut Ahead) -> Result<Option<Linked>, ShellError> {
        let Some(act) = self.act(&link.event, ahead).await? else { return Ok(None) };
        let Some(room) = place_of(&act) else { return Ok(None) };
        if let Some(named) = &link.room {
            let known = self.room(named.as_str(), ahead).await?;
            if known.is_none_or(|known| (known.cohort_id, known.place) != (act.cohort_id.clone(), act.place))
            {
                return Ok(None);
            }
        }
        Ok(Some(Linked { author: PersonId::new(act.person_id), cohort: CohortId::new(act.cohort_id), room }))
    }
}

fn place_of(act: &ActivityRow) -> Option<RoomKind> {
    RoomKind::from_word(&act.place)
}
