//! The sheets of an `.xlsx`: a part that lists them, one each, one with the texts of all, one with their formats.

mod sheet;
mod strings;
mod styles;

use std::collections::BTreeMap;

use crate::{
    Cell, Table, Unreadable,
    archive::Archive,
    gather::Gather,
    xml::{Piece, Xml, attr, attr_where},
};

use self::styles::Format;

/// So many sheets are looked into. Who has more than that before the first one with something in it has no list.
const MOST_SHEETS: usize = 50;

/// So many other parts are spoken of in one list at most.
const MOST_RELATIONS: usize = 2_000;

/// What the sheets of a workbook share.
struct Book {
    /// The texts, by their number.
    strings: Vec<Cell>,
    /// How a number is meant, by the number of its style.
    formats: Vec<Format>,
    from_1904: bool,
}

/// Where another part of the file is, and of which kind.
struct Relation {
    kind: String,
    target: String,
}

/// The part that the file is about, whatever program's it is; nothing if it is no file of Office.
pub(crate) fn main_part(archive: &mut Archive<'_>) -> Result<Option<String>, Unreadable> {
    let Some(text) = archive.read("_rels/.rels")? else { return Ok(None) };
    let relations = relations(&text, "")?;
    Ok(relations.into_values().find(|one| one.kind == "officeDocument").map(|one| one.target))
}

/// The first sheet that is shown and has something in it.
pub(crate) fn read(archive: &mut Archive<'_>, workbook: &str) -> Result<Table, Unreadable> {
    let (folder, name) = workbook.rsplit_once('/').map_or(("", workbook), |(folder, name)| (folder, name));
    let relations = archive.read(&format!("{folder}/_rels/{name}.rels"))?.ok_or(Unreadable::Broken)?;
    let relations = self::relations(&relations, folder)?;
    let text = archive.read(workbook)?.ok_or(Unreadable::Broken)?;
    let (sheets, from_1904) = sheets(&text)?;
    let mut part = |kind: &str| -> Result<Option<String>, Unreadable> {
        let found = relations.values().find(|one| one.kind == kind);
        found.map_or(Ok(None), |one| archive.read(&one.target))
    };
    let formats = part("styles")?.map_or(Ok(Vec::new()), |text| styles::read(&text))?;
    let strings = part("sharedStrings")?.map_or(Ok(Vec::new()), |text| strings::read(&text))?;
    let book = Book { strings, formats, from_1904 };
    for id in sheets.iter().take(MOST_SHEETS) {
        let relation = relations.get(id).ok_or(Unreadable::Broken)?;
        if relation.kind != "worksheet" {
            continue;
        }
        let text = archive.read(&relation.target)?.ok_or(Unreadable::Broken)?;
        let mut gather = Gather::default();
        sheet::read(&text, &book, &mut gather)?;
        if let Some(table) = gather.finish()? {
            return Ok(table);
        }
    }
    Err(Unreadable::Empty)
}

/// The other parts that a part in this folder speaks of, by their ids.
fn relations(text: &str, folder: &str) -> Result<BTreeMap<String, Relation>, Unreadable> {
    let mut xml = Xml::new(text);
    let mut relations = BTreeMap::new();
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "Relationship" => {
                if relations.len() == MOST_RELATIONS {
                    return Err(Unreadable::Swollen);
                }
                let id = attr(&start, "Id")?.unwrap_or_default();
                let kind = attr(&start, "Type")?.unwrap_or_default();
                // The address before the last part is another one in the strict form of the standard.
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolved(folder, &attr(&start, "Target")?.unwrap_or_default());
                relations.insert(id, Relation { kind, target });
            }
            Piece::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// Where a target is that may be given from the part's folder or from the top.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// The ids of the sheets that are shown, in their order, and whether days are counted from 1904.
fn sheets(text: &str) -> Result<(Vec<String>, bool), Unreadable> {
    let mut xml = Xml::new(text);
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "sheet" if sheets.len() < MOST_SHEETS => {
                    let shown = attr(&start, "state")?.is_none_or(|state| state == "visible");
                    let id = attr_where(&start, |name| name.ends_with(":id"))?;
                    sheets.extend(id.filter(|_| shown));
                }
                "workbookPr" => {
                    from_1904 |= matches!(attr(&start, "date1904")?.as_deref(), Some("1" | "true"));
                }
                _ => {}
            },
            Piece::Eof => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}
