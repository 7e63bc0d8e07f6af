//! People who become known with the very decision that is made about them.

use bots::{
    cohort::{Chat, Cohort, Directory, Person},
    enrolment::listed::Listed,
    event::Event,
    ids::PersonId,
};
use ruma::{OwnedRoomId, OwnedUserId};
use storage::{ChatRoom, ChatStatus, Decision, NewPerson};

/// A chat that is changing in this very decision.
pub(super) fn note_chat(directory: &mut Directory, chat: &ChatRoom) {
    let person = PersonId::new(chat.person_id.clone());
    if let (Some(known), Ok(room)) =
        (directory.people.get_mut(&person), OwnedRoomId::try_from(chat.room_id.as_str()))
    {
        known.chat =
            Some(Chat { room, joined: chat.status == ChatStatus::Joined, encrypted: chat.encrypted });
    }
}

/// People who are written with this very decision.
pub(super) fn note_persons(directory: &mut Directory, writes: &Decision) {
    for replaced in &writes.replaced {
        for known in directory.people.values_mut() {
            known.accounts.retain(|account| *account != replaced.formerly && *account != replaced.user_id);
        }
    }
    note_people(directory, &writes.persons);
}

/// The people of a list that is taken whom the cohort does not know yet: of all others nothing changes by it.
pub(super) fn persons_of(happened: &Event, cohort: &Cohort) -> Vec<NewPerson> {
    let Event::ListRead { take: Some(_), read: Ok(rows), .. } = happened else { return Vec::new() };
    let person = |row: &Listed| {
        let person = row.person.as_ref().filter(|person| !cohort.members.contains_key(*person))?;
        row.entry.wrong.is_none().then_some(NewPerson {
            user_id: row.entry.account.as_ref()?.to_string(),
            person_id: person.as_str().to_owned(),
            display_name: Some(row.entry.name.clone()),
        })
    };
    rows.iter().filter_map(person).collect()
}

pub(super) fn note_people(directory: &mut Directory, people: &[NewPerson]) {
    for NewPerson { user_id, person_id, display_name } in people {
        let Ok(user) = OwnedUserId::try_from(user_id.as_str()) else { continue };
        let name = display_name.clone().unwrap_or_else(|| user.localpart().to_owned());
        let fresh = || Person { accounts: Vec::new(), name: name.clone(), language: None, chat: None };
        let known = directory.people.entry(PersonId::new(person_id.clone())).or_insert_with(fresh);
        if known.accounts.first().is_none_or(|first| *first == user) {
            known.name = name;
        }
        if !known.accounts.contains(&user) {
            known.accounts.push(user);
        }
    }
}
