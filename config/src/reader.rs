//! Reads a TOML text field by field and goes on after a problem, so that all of them are found in one pass.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::nearest::did_you_mean;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::whole;

/// A list without its end drags faults behind it, one for nearly each value: more than this many of them say nothing.
const MOST_FAULTS: usize = 3;

/// Why a value is not what its field takes.
pub(crate) struct Trouble {
    pub(crate) what: String,
    pub(crate) fix: String,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }
}

/// The text being read and what was found in it.
pub(crate) struct Reader<'t> {
    text: &'t str,
    origin: &'t str,
    problems: Vec<Problem>,
    /// Where the text is no TOML, in order.
    faults: Vec<Problem>,
    /// Whether most of them follow from a list without its end.
    dragged: bool,
    top: &'static [&'static str],
}

impl<'t> Reader<'t> {
    /// Reads the text's tables. What could not be read at all is already a problem; the rest can be looked at.
    /// `top` are the fields that must stand above the first table; where one stands below, the remedy is to move it.
    pub(crate) fn open(
        text: &'t str,
        origin: &'t str,
        top: &'static [&'static str],
    ) -> (Self, Spanned<DeTable<'t>>) {
        let (document, broken) = DeTable::parse_recoverable(text);
        let mut reader = Self { text, origin, problems: Vec::new(), faults: Vec::new(), dragged: false, top };
        for error in broken {
            let what = error.message().trim().replace('\n', ", ");
            let place = error.span().map(|span| reader.place(span.start));
            let what = format!("this cannot be read: {what}");
            let fix =
                "Text stands in quotes, a list in [ ], each field on a line of its own and only once.".into();
            reader.faults.push(Problem { severity: Severity::Error, place, what, fix });
        }
        reader.faults.sort_by_key(|fault| fault.place);
        let lists = reader.faults.iter().any(|fault| fault.what.contains("array"));
        if let Some(first) = reader.faults.first_mut().filter(|_| lists)
            && let Some(line) = first.place.and_then(|place| unclosed(text, place.line))
        {
            first.fix = format!("The list that begins on line {line} may lack its `]`.");
            reader.dragged = reader.faults.len() > MOST_FAULTS;
        }
        (reader, document)
    }

    /// Whether parts could not be read, so that what seems to be missing may stand in them.
    pub(crate) fn damaged(&self) -> bool {
        !self.faults.is_empty()
    }

    pub(crate) fn error(
        &mut self,
        at: Option<Range<usize>>,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.add(Severity::Error, at, what.into(), fix.into());
    }

    pub(crate) fn warning(
        &mut self,
        at: Option<Range<usize>>,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.add(Severity::Warning, at, what.into(), fix.into());
    }

    /// Something is not there. Said only when the whole text could be read.
    pub(crate) fn missing(
        &mut self,
        at: Option<Range<usize>>,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        if !self.damaged() {
            self.error(at, what, fix);
        }
    }

    /// Whether an error was found inside this part of the text, so that nothing more need be said about it.
    pub(crate) fn has_error_within(&self, part: Option<&Range<usize>>) -> bool {
        let Some(part) = part else { return false };
        let (first, last) = (self.place(part.start), self.place(part.end));
        self.problems.iter().chain(&self.faults).any(|problem| {
            problem.severity == Severity::Error
                && problem.place.is_some_and(|place| first <= place && place <= last)
        })
    }

    /// Says so of each entry that stands in a list for the second time.
    pub(crate) fn refuse_twice<T: PartialEq + fmt::Display>(&mut self, list: &[Spanned<T>], what: &str) {
        for (number, entry) in list.iter().enumerate() {
            if list[..number].iter().any(|earlier| earlier.get_ref() == entry.get_ref()) {
                self.error(
                    Some(entry.span()),
                    format!("{what} `{}` is there twice", entry.get_ref()),
                    "Take one of them out.",
                );
            }
        }
    }

    fn add(&mut self, severity: Severity, at: Option<Range<usize>>, what: String, fix: String) {
        let place = at.map(|span| self.place(span.start));
        self.problems.push(Problem { severity, place, what, fix });
    }

    /// The line of a part of the text.
    pub(crate) fn line(&self, at: &Range<usize>) -> usize {
        self.place(at.start).line
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// All that was found; where a list has no end, only what helps.
    pub(crate) fn into_problems(self) -> Problems {
        let Self { origin, mut problems, mut faults, dragged, .. } = self;
        if !dragged {
            problems.extend(faults);
            return Problems::new(origin, problems);
        }
        let all = problems.len() + faults.len();
        // What is wrong with values from the first fault on may be only how they were read.
        let first = faults.first().and_then(|fault| fault.place);
        problems.retain(|problem| problem.place < first);
        let line = |fault: &Problem| fault.place.map(|place| place.line);
        let last = faults.last().and_then(|fault| fault.place);
        faults.dedup_by_key(|fault| line(fault));
        let next = faults.get(MOST_FAULTS).map_or(last, |fault| fault.place);
        faults.truncate(MOST_FAULTS);
        problems.extend(faults);
        let more = all - problems.len();
        problems.push(Problem {
            severity: Severity::Error,
            place: next,
            what: format!(
                "{more} more problems were found, which may follow from the first that cannot be read"
            ),
            fix: "Mend the first and look again.".to_owned(),
        });
        Problems::new(origin, problems)
    }
}

/// The line, above this one, of the last `[` that has no end above this one either.
fn unclosed(text: &str, below: usize) -> Option<usize> {
    let before: Vec<&str> = text.lines().take(below - 1).collect();
    let mut ends = 0_usize;
    for (number, line) in before.iter().enumerate().rev() {
        for c in line.split('#').next().unwrap_or(line).chars().rev() {
            match c {
                ']' => ends += 1,
                '[' if ends == 0 => return Some(number + 1),
                '[' => ends -= 1,
                _ => {}
            }
        }
    }
    None
}

/// A table of the file and which of its fields were asked for.
pub(crate) struct Table<'a> {
    entries: &'a DeTable<'a>,
    span: Range<usize>,
    path: String,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// The file itself.
    pub(crate) fn root(document: &'a Spanned<DeTable<'_>>) -> Self {
        Self { entries: document.get_ref(), span: 0..0, path: String::new(), asked: Vec::new() }
    }

    fn within(entries: &'a DeTable<'a>, span: Range<usize>, path: String) -> Self {
        Self { entries, span, path, asked: Vec::new() }
    }

    /// Where it begins.
    pub(crate) fn span(&self) -> Option<Range<usize>> {
        Some(self.span.clone())
    }

    fn name_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The field's value as it stands.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// A field that may be left out.
    pub(crate) fn get<T>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        want: impl Fn(&DeValue<'_>) -> Result<T, Trouble>,
    ) -> Option<Spanned<T>> {
        let value = self.value(key)?;
        match want(value.get_ref()) {
            Ok(read) => Some(Spanned::new(value.span(), read)),
            Err(Trouble { what, fix }) => {
                reader.error(Some(value.span()), format!("`{}`: {what}", self.name_of(key)), fix);
                None
            }
        }
    }

    /// A field that must be there; `why` says what it is for and how it looks.
    pub(crate) fn need<T>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        why: &str,
        want: impl Fn(&DeValue<'_>) -> Result<T, Trouble>,
    ) -> Option<Spanned<T>> {
        self.require(reader, key, why);
        self.get(reader, key, want)
    }

    /// Says so when a field is not there.
    pub(crate) fn require(&self, reader: &mut Reader<'_>, key: &str, why: &str) {
        if self.entries.keys().all(|name| name.get_ref() != key) {
            reader.missing(self.span(), format!("`{}` is missing", self.name_of(key)), why);
        }
    }

    /// A field that holds a list; what is wrong in it is said for each entry. None when there is no such field.
    pub(crate) fn list<T>(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        want: impl Fn(&DeValue<'_>) -> Result<T, Trouble>,
    ) -> Option<Vec<Spanned<T>>> {
        let value = self.value(key)?;
        let name = self.name_of(key);
        let DeValue::Array(entries) = value.get_ref() else {
            reader.error(
                Some(value.span()),
                format!("`{name}` takes a list, here is {}", kind_of(value.get_ref())),
                format!("Write {key} = [\"…\", \"…\"], also for a single entry."),
            );
            return None;
        };
        let mut list = Vec::new();
        for entry in entries {
            match want(entry.get_ref()) {
                Ok(read) => list.push(Spanned::new(entry.span(), read)),
                Err(Trouble { what, fix }) => {
                    reader.error(Some(entry.span()), format!("`{name}`: {what}"), fix);
                }
            }
        }
        Some(list)
    }

    /// A table within.
    pub(crate) fn table(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let name = self.name_of(key);
        let DeValue::Table(entries) = value.get_ref() else {
            reader.error(
                Some(value.span()),
                format!("`{name}` takes fields of its own, here is {}", kind_of(value.get_ref())),
                format!("Write [{name}] on a line of its own and the fields below it."),
            );
            return None;
        };
        Some(Table::within(entries, value.span(), name))
    }

    /// A table within that is handed on as it is, and where it stands.
    pub(crate) fn whole(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
    ) -> Option<(Range<usize>, toml::Table)> {
        let span = self.value(key)?.span();
        let table = self.table(reader, key)?;
        let whole = whole::table(table.entries);
        if whole.is_none() {
            reader.error(Some(span.clone()), format!("`{key}` cannot be read"), "Mend it or take it out.");
        }
        Some((span, whole?))
    }

    /// Tables of one kind, `[[key]]` each; a single `[key]` is taken as one of them.
    pub(crate) fn tables(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let name = self.name_of(key);
        let mut tables = Vec::new();
        match value.get_ref() {
            DeValue::Table(entries) => tables.push(Table::within(entries, value.span(), name)),
            DeValue::Array(list) => {
                for entry in list {
                    if let DeValue::Table(entries) = entry.get_ref() {
                        tables.push(Table::within(entries, entry.span(), name.clone()));
                    } else {
                        reader.error(
                            Some(entry.span()),
                            format!("`{name}` takes fields of its own, here is {}", kind_of(entry.get_ref())),
                            format!("Write [[{name}]] on a line of its own and the fields below it."),
                        );
                    }
                }
            }
            other => reader.error(
                Some(value.span()),
                format!("`{name}` takes fields of its own, here is {}", kind_of(other)),
                format!("Write [[{name}]] on a line of its own and the fields below it."),
            ),
        }
        tables
    }

    /// Says which fields nobody asked for: a slip of the hand would else be a setting without effect.
    pub(crate) fn finish(self, reader: &mut Reader<'_>) {
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let here =
                if self.path.is_empty() { "in this file".to_owned() } else { format!("in `{}`", self.path) };
            reader.error(
                Some(key.span()),
                format!("there is no field `{name}` {here}"),
                match did_you_mean(name, self.asked.iter().copied()) {
                    _ if !self.path.is_empty() && reader.top.contains(&name) => {
                        "Move it to the top of the file, above the first line in [ ].".to_owned()
                    }
                    none if none.is_empty() => {
                        format!("Take it out, or use one of: {}.", self.asked.join(", "))
                    }
                    meant => meant.trim_start().to_owned(),
                },
            );
        }
    }
}

/// What a value is, in words.
pub(crate) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
