//! A list of people as it was read: what each row says, and what was found out about its account.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use ruma::OwnedUserId;
use serde::{Deserialize, Serialize};

use crate::{
    cohort::{Role, RosterRow},
    ids::{Language, PersonId},
};

/// A row of a file: its number as the program that wrote it shows it, and its cells.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    /// From 1.
    pub number: u32,
    /// Its cells, each a text.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// What a person reads in it.
    pub text: String,
    /// Whether it is made by a formula, which is never taken for what it shows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub formula: bool,
    /// Whether there was more than fits.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

/// Why nothing of a list can be used.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It was taken back, or cannot be opened.
    Gone,
    /// There is nothing in it.
    Empty,
    /// It is too large.
    Large,
    /// So many rows are too many.
    Many(u32),
    /// It is a picture.
    Picture,
    /// It is no table at all.
    NoTable,
    /// A spreadsheet of before 2007.
    Old,
    /// It asks for a password.
    Locked,
    /// It is damaged, or made to break what reads it.
    Broken,
    /// No column is called as names are.
    NoNames,
    /// Two columns mean the same; the second is called so.
    Twice(String),
}

/// What a column says of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Their name.
    Name,
    /// Their Matrix account.
    Account,
    /// What they are in the cohort.
    Role,
    /// Where they work.
    Facility,
    /// Their profession.
    Cadre,
    /// The language they read.
    Language,
}

/// What a row says of a person, before anybody was asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The row's number in the file.
    pub row: u32,
    /// The name.
    pub name: String,
    /// The account, where it is one. Whoever has none gets a slip.
    pub account: Option<OwnedUserId>,
    /// What they are.
    pub roles: BTreeSet<Role>,
    /// Where they work.
    pub facility: Option<String>,
    /// Their profession.
    pub cadre: Option<String>,
    /// The language they read.
    pub language: Option<Language>,
    /// What is wrong with what it says, where something is.
    pub wrong: Option<Wrong>,
}

/// What is wrong with what a row says, whoever is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// It has no name.
    NoName,
    /// This is no name of a person.
    Name(String),
    /// This is no account.
    Account(String),
    /// A cell is made by a formula.
    Formula,
    /// A cell is longer than any of a person is.
    Long,
    /// This is no role.
    Role(String),
    /// This role is not given by a list.
    NotByList(String),
    /// This is no language here.
    Language(String),
}

impl Entry {
    /// The row of the roster that it makes, of somebody.
    pub fn row_of(&self, person: PersonId) -> RosterRow {
        RosterRow {
            person,
            roles: self.roles.clone(),
            facility: self.facility.clone(),
            cadre: self.cadre.clone(),
            language: self.language,
            member_since: None,
            accepted_at: None,
            supervises: BTreeSet::new(),
        }
    }
}

/// A row with what was found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// What it says.
    pub entry: Entry,
    /// What is known of its account.
    pub found: Found,
    /// The person, or whom it makes.
    pub person: Option<PersonId>,
    /// Whether they are in another cohort here.
    pub elsewhere: bool,
}

/// What is known of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// It is there.
    There,
    /// Its server says that there is none.
    Nobody,
    /// Its server does not answer now.
    Silent,
    /// Nobody was asked: the row is wrong before that.
    Unasked,
}

/// What a list reads as, in short: another one is shown anew before anything is done with it. So is the same one where a
/// program made by another compiler counts otherwise.
pub fn reads(list: &[Listed]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for listed in list {
        listed.entry.hash(&mut hasher);
    }
    hasher.finish()
}
