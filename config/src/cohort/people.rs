//! The roster and who is on call, as drafts that still know their places in the file.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::{OnCall, Person, hours};
use crate::days::Hours;
use crate::ids::UserId;
use crate::reader::{Reader, Table};
use crate::values;
use crate::words::{Language, Role};

/// A `[[person]]` as it stands in the file.
pub(super) struct Draft {
    pub(super) id: Option<Spanned<UserId>>,
    pub(super) formerly: Option<Spanned<UserId>>,
    pub(super) name: Option<String>,
    pub(super) roles: Vec<Spanned<Role>>,
    pub(super) supervises: Vec<Spanned<UserId>>,
    pub(super) language: Option<Spanned<Language>>,
    facility: Option<String>,
    cadre: Option<String>,
    member_since: Option<Date>,
    accepted_on: Option<Date>,
}

impl Draft {
    /// The role's place, if the person has it.
    pub(super) fn role(&self, role: Role) -> Option<Range<usize>> {
        self.roles.iter().find(|one| *one.get_ref() == role).map(Spanned::span)
    }

    /// Whether the person may be in the rota.
    pub(super) fn facilitates(&self) -> bool {
        self.roles.iter().any(|role| matches!(role.get_ref(), Role::Facilitator | Role::Mentor))
    }

    /// What to call the person in a problem.
    pub(super) fn called(&self) -> String {
        self.name
            .clone()
            .or_else(|| self.id.as_ref().map(ToString::to_string))
            .unwrap_or_else(|| "this person".into())
    }

    /// The person, when all that is needed was there.
    pub(super) fn finished(self) -> Option<Person> {
        Some(Person {
            id: self.id?.into_inner(),
            formerly: self.formerly.map(Spanned::into_inner),
            name: self.name?,
            roles: self.roles.into_iter().map(Spanned::into_inner).collect(),
            facility: self.facility,
            cadre: self.cadre,
            language: self.language.map(Spanned::into_inner),
            member_since: self.member_since,
            accepted_on: self.accepted_on,
            supervises: self.supervises.into_iter().map(Spanned::into_inner).collect(),
        })
    }
}

/// All `[[person]]` tables.
pub(super) fn roster(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Vec<Draft> {
    let tables = root.tables(reader, "person");
    tables.into_iter().map(|table| one_person(reader, table)).collect()
}

fn one_person(reader: &mut Reader<'_>, mut table: Table<'_>) -> Draft {
    let id =
        table.need(reader, "id", "Write the Matrix ID, such as \"@p_wanjiku:moh.example\".", values::user);
    let name = table.need(reader, "name", "Write what people call them.", values::line(60));
    let roles = table.list(reader, "roles", values::word::<Role>).unwrap_or_default();
    reader.refuse_twice(&roles, "the role");
    let supervises = table.list(reader, "supervises", values::user).unwrap_or_default();
    reader.refuse_twice(&supervises, "the supervised person");
    let draft = Draft {
        id,
        formerly: table.get(reader, "formerly", values::user),
        name: name.map(Spanned::into_inner),
        roles,
        supervises,
        language: table.get(reader, "language", values::word::<Language>),
        facility: table.get(reader, "facility", values::line(80)).map(Spanned::into_inner),
        cadre: table.get(reader, "cadre", values::line(60)).map(Spanned::into_inner),
        member_since: table.get(reader, "member_since", values::date).map(Spanned::into_inner),
        accepted_on: table.get(reader, "accepted_on", values::date).map(Spanned::into_inner),
    };
    table.finish(reader);
    draft
}

/// An `[[on_call]]` as it stands in the file.
pub(super) struct OnCallDraft {
    pub(super) person: Option<Spanned<UserId>>,
    hours: Option<Hours>,
}

impl OnCallDraft {
    /// The entry, when all that is needed was there.
    pub(super) fn finished(self) -> Option<OnCall> {
        Some(OnCall { person: self.person?.into_inner(), hours: self.hours? })
    }
}

/// All `[[on_call]]` tables, in the order of calling.
pub(super) fn on_call(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Vec<OnCallDraft> {
    let mut list = Vec::new();
    for mut table in root.tables(reader, "on_call") {
        let person = table.need(reader, "person", "Write the Matrix ID of a volunteer.", values::user);
        let hours = hours::on_call_hours(reader, &mut table);
        table.finish(reader);
        list.push(OnCallDraft { person, hours });
    }
    list
}
