//! What the columns of a list mean, by their headings in any language, and what each row says by them.

use std::collections::{BTreeMap, BTreeSet};

use ruma::{OwnedUserId, UserId};

use super::listed::{Cell, Column, Entry, Fault, Row, Wrong};
use crate::{
    cohort::Role,
    ids::Language,
    text::{Slot, folded, unaccented, vocabulary, words},
};

/// The longest name, place or profession, in characters.
const LONGEST: usize = 60;
/// The longest account (Matrix appendices, "Common Identifier Format"), and some room to say what is wrong with it.
const LONGEST_ACCOUNT: usize = 255;

const COLUMNS: [(Column, Slot); 6] = [
    (Column::Name, Slot::ColumnName),
    (Column::Account, Slot::ColumnAccount),
    (Column::Role, Slot::ColumnRole),
    (Column::Facility, Slot::ColumnFacility),
    (Column::Cadre, Slot::ColumnCadre),
    (Column::Language, Slot::ColumnLanguage),
];

const ROLES: [(Role, Slot); 6] = [
    (Role::Mentor, Slot::RoleMentor),
    (Role::Mentee, Slot::RoleMentee),
    (Role::Facilitator, Slot::RoleFacilitator),
    (Role::Moderator, Slot::RoleModerator),
    (Role::Coordinator, Slot::RoleCoordinator),
    (Role::Supervisor, Slot::RoleSupervisor),
];

/// So many rows may stand above the heading: a title, a date.
const ABOVE: usize = 10;

/// Reads a list: the first row that names a column for names is the heading.
///
/// # Errors
/// Where there is no such row, or two columns mean the same.
pub fn read(rows: &[Row], languages: &[Language]) -> Result<Vec<Entry>, Fault> {
    let is_heading = |row: &Row| row.cells.iter().any(|cell| column(&cell.text) == Some(Column::Name));
    let heading = rows.iter().take(ABOVE).position(is_heading).unwrap_or_default();
    let (first, rest) = rows.get(heading..).and_then(<[Row]>::split_first).ok_or(Fault::Empty)?;
    let mut columns = BTreeMap::new();
    for (place, cell) in first.cells.iter().enumerate() {
        if let Some(column) = column(&cell.text)
            && columns.insert(column, place).is_some()
        {
            return Err(Fault::Twice(cell.text.chars().take(LONGEST).collect()));
        }
    }
    if !columns.contains_key(&Column::Name) {
        return Err(Fault::NoNames);
    }
    if rest.is_empty() {
        return Err(Fault::Empty);
    }
    Ok(rest.iter().map(|row| entry(row, &columns, languages)).collect())
}

/// What a heading means.
fn column(heading: &str) -> Option<Column> {
    let found = COLUMNS.iter().find(|(_, slot)| means(heading, *slot));
    found.map(|(column, _)| *column)
}

/// Whether these words are one of a list's, in any language.
fn means(said: &str, slot: Slot) -> bool {
    let plain = |text: &str| {
        let text = unaccented(&folded(text));
        words(&text).collect::<Vec<_>>().join(" ")
    };
    let said = plain(said);
    !said.is_empty()
        && Language::ALL
            .iter()
            .any(|language| vocabulary(*language, slot).iter().any(|word| plain(word) == said))
}

fn entry(row: &Row, columns: &BTreeMap<Column, usize>, languages: &[Language]) -> Entry {
    let cell = |column| columns.get(&column).and_then(|place: &usize| row.cells.get(*place));
    let text = |column| cell(column).map(|cell: &Cell| cell.text.trim()).filter(|text| !text.is_empty());
    let used = || columns.values().filter_map(|place| row.cells.get(*place));
    let short = |text: &str| text.chars().take(LONGEST).collect::<String>();
    let mut wrong = None;
    let mut say = |what: Wrong| {
        wrong.get_or_insert(what);
    };
    if used().any(|cell| cell.formula) {
        say(Wrong::Formula);
    }
    let longest = |column| if column == Column::Account { LONGEST_ACCOUNT } else { LONGEST };
    let is_long =
        |column| cell(column).is_some_and(|cell| cell.cut || cell.text.chars().count() > longest(column));
    if columns.keys().any(|column| is_long(*column)) {
        say(Wrong::Long);
    }
    match text(Column::Name) {
        None => say(Wrong::NoName),
        Some(name) if !is_name(name) => say(Wrong::Name(short(name))),
        Some(_) => {}
    }
    let account = match text(Column::Account) {
        None => None,
        Some(written) => {
            let account = account(written);
            if account.is_none() {
                say(Wrong::Account(short(written)));
            }
            account
        }
    };
    let (roles, no_role) = roles(text(Column::Role).unwrap_or_default());
    if let Some(no_role) = no_role {
        say(no_role);
    }
    let spoken = text(Column::Language);
    let language = spoken.and_then(|spoken| language(spoken, languages));
    if let (Some(spoken), None) = (spoken, language) {
        say(Wrong::Language(short(spoken)));
    }
    Entry {
        row: row.number,
        name: short(text(Column::Name).unwrap_or_default()),
        account,
        roles,
        facility: text(Column::Facility).map(short),
        cadre: text(Column::Cadre).map(short),
        language,
        wrong,
    }
}

/// Whether somebody can be called so: nothing that looks like a line of ours, a command, an address or a choice.
pub(super) fn is_name(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic();
    text.starts_with(is_letter)
        && !text.contains(['=', '<', '>', '@', '#', '[', ']', '{', '}', '|', '\\', '!', '*', '`', '\n', '"'])
        && folded(text) != "baraza"
}

/// An account as people write it: `@asha:county.example`, or a link to it.
fn account(written: &str) -> Option<OwnedUserId> {
    let written = written.strip_prefix("https://matrix.to/#/").unwrap_or(written);
    // A phone begins with a capital; accounts have none (Matrix appendices, "User Identifiers").
    let account = UserId::parse(written.to_lowercase()).ok()?;
    (account.localpart().len() <= LONGEST_ACCOUNT && !account.localpart().is_empty()).then_some(account)
}

/// The roles that a cell names, and what is wrong with them.
fn roles(written: &str) -> (BTreeSet<Role>, Option<Wrong>) {
    let mut roles = BTreeSet::new();
    for word in written.split([',', ';', '/', '+', '&', '|']).map(str::trim).filter(|word| !word.is_empty()) {
        let word: String = word.chars().take(LONGEST).collect();
        match ROLES.iter().find(|(_, slot)| means(&word, *slot)) {
            // Who may change the list is handed over, not listed; whom somebody supervises no list says.
            Some((Role::Coordinator | Role::Supervisor, _)) => return (roles, Some(Wrong::NotByList(word))),
            Some((role, _)) => {
                roles.insert(*role);
            }
            None => return (roles, Some(Wrong::Role(word))),
        }
    }
    (roles, None)
}

/// A language by its name in itself or by its tag, among the cohort's.
fn language(written: &str, among: &[Language]) -> Option<Language> {
    let said = folded(written);
    let is_it = |language: &&Language| {
        said == language.tag() || vocabulary(**language, Slot::Language).contains(&said)
    };
    among.iter().find(is_it).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        let cell =
            |text: &&str| Cell { text: (*text).to_owned(), formula: text.starts_with('='), cut: false };
        let row = |(number, cells): (u32, &&[&str])| Row { number, cells: cells.iter().map(cell).collect() };
        (1..).zip(rows).map(row).collect()
    }

    fn one(cells: &[&str]) -> Entry {
        let heading = ["name", "account", "role", "facility", "cadre", "language"];
        let read = read(&rows(&[&heading, cells]), &[Language::Sw, Language::En]);
        read.unwrap().pop().unwrap()
    }

    #[test]
    fn headings_are_read_in_every_language_and_any_order() {
        for heading in [
            ["Name", "Account", "Role", "Facility", "Cadre", "Language"],
            ["LANGUAGE", "Matrix ID", "Place of work", "role", "Cadre", "Full name"],
            ["Jina", "Akaunti", "Jukumu", "Kituo", "Kada", "Lugha"],
            ["Nom", "Compte", "Rôle", "Établissement", "Métier", "Langue"],
            ["नाम", "खाता", "भूमिका", "केंद्र", "पद", "भाषा"],
            ["Nome", "Conta", "Função", "Unidade", "Profissão", "Língua"],
        ] {
            let found: BTreeSet<Column> = heading.iter().filter_map(|heading| column(heading)).collect();
            assert_eq!(found.len(), 6, "{heading:?}: {found:?}");
        }
        assert_eq!(column("phone"), None);
    }

    #[test]
    fn a_row_says_who_somebody_is() {
        let asha = one(&["Asha Mwangi", "@asha:moh.test", "Mentor, moderator", "Lari", "nurse", "Kiswahili"]);
        assert_eq!(asha.wrong, None);
        assert_eq!(asha.row, 2);
        assert_eq!(asha.roles, BTreeSet::from([Role::Mentor, Role::Moderator]));
        assert_eq!(asha.language, Some(Language::Sw));
        assert_eq!(one(&["Asha", "@Asha:MOH.test"]).account, asha.account);
        assert_eq!(one(&["Asha", "https://matrix.to/#/@asha:moh.test"]).account, asha.account);
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        for (cells, wrong) in [
            (&["", "@a:moh.test"][..], Wrong::NoName),
            (&["1 = yes", "@a:moh.test"], Wrong::Name("1 = yes".to_owned())),
            (&["!urgent help", "@a:moh.test"], Wrong::Name("!urgent help".to_owned())),
            (&["Baraza", "@a:moh.test"], Wrong::Name("Baraza".to_owned())),
            (&["Asha @room", "@a:moh.test"], Wrong::Name("Asha @room".to_owned())),
            (&["Asha", "asha"], Wrong::Account("asha".to_owned())),
            (&["Asha", "@asha"], Wrong::Account("@asha".to_owned())),
            (&["=HYPERLINK(\"x\")", "@a:moh.test"], Wrong::Formula),
            (&["Asha", "@a:moh.test", "boss"], Wrong::Role("boss".to_owned())),
            (&["Asha", "@a:moh.test", "coordinator"], Wrong::NotByList("coordinator".to_owned())),
            (&["Asha", "@a:moh.test", "supervisor, mentor"], Wrong::NotByList("supervisor".to_owned())),
            (&["Asha", "@a:moh.test", "", "", "", "Klingon"], Wrong::Language("Klingon".to_owned())),
        ] {
            assert_eq!(one(cells).wrong, Some(wrong), "{cells:?}");
        }
        assert_eq!(one(&["A".repeat(61).as_str(), "@a:moh.test"]).wrong, Some(Wrong::Long));
    }

    #[test]
    fn a_list_without_names_or_with_two_of_a_kind_is_none() {
        let read = |table: &[&[&str]]| read(&rows(table), &[Language::En]);
        assert_eq!(read(&[]), Err(Fault::Empty));
        assert_eq!(read(&[&["name", "account"]]), Err(Fault::Empty));
        assert_eq!(read(&[&["Our group"], &["name"], &["Asha"]]).map(|read| read.len()), Ok(1));
        assert_eq!(read(&[&["phone", "account"], &["1", "@a:b"]]), Err(Fault::NoNames));
        assert_eq!(read(&[&["name", "jina"], &["Asha", "Asha"]]), Err(Fault::Twice("jina".to_owned())));
    }
}
