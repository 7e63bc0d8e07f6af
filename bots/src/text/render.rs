//! From a line to what is sent: a plain body, and HTML where there is something to tap.

use fluent_bundle::{FluentArgs, FluentValue};
use ruma::{RoomId, UserId};

use super::catalogue::Catalogue;
use super::line::Arg;
use super::line::Line;
use super::markup::{anchor, escape};
use super::values::{Link, Person};
use super::when;
use crate::ids::Language;

/// A line in one language.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rendered {
    /// The plain body. It says as much as the HTML: links stand in it in full.
    pub plain: String,
    /// The same text with pills and links, if it has any.
    pub html: Option<String>,
}

/// A text in both forms, made together so that neither can say less.
struct Both {
    plain: String,
    html: String,
    /// Whether the HTML adds something.
    rich: bool,
}

impl Both {
    fn text(text: impl Into<String>) -> Self {
        let plain = text.into();
        Self { html: escape(&plain), plain, rich: false }
    }

    fn push(&mut self, other: &Self) {
        self.plain.push_str(&other.plain);
        self.html.push_str(&other.html);
        self.rich |= other.rich;
    }

    fn joined(items: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::text("");
        for (number, item) in items.into_iter().enumerate() {
            if number > 0 {
                all.push(&Self::text(between));
            }
            all.push(&item);
        }
        all
    }
}

/// Marks an argument's place in the formatted pattern; the character after it is the argument's number. Fluent never
/// sees an argument's words, so nothing that a person wrote can be taken for a mark or for markup.
const MARK: char = '\u{E000}';
const FIRST_NUMBER: u32 = 0xE100;

/// Whom and which rooms the client of whoever reads a text can surely show by name. Element throws the words of a link to a
/// person or a room away and shows what it knows itself; where it knows nothing, that is the bare id.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Whether it knows this account: somebody who is in the room in which the text is read.
    pub accounts: &'a dyn Fn(&UserId) -> bool,
    /// Whether it knows this room: one that its reader is in.
    pub rooms: &'a dyn Fn(&RoomId) -> bool,
}

impl Reader<'_> {
    /// Someone of whom nothing is known.
    pub const ANYONE: Self = Self { accounts: &|_| false, rooms: &|_| false };
}

/// The line in a language (or in its own, if it is bound to one) for somebody of whom nothing is known. A text that a
/// catalogue lacks is taken from the English one.
pub fn render(language: Language, line: &Line) -> Rendered {
    render_to(&Reader::ANYONE, language, line)
}

/// The same for a reader.
pub fn render_to(reader: &Reader<'_>, language: Language, line: &Line) -> Rendered {
    let both = both(&mut Telling { reader, named: Vec::new(), by: Catalogue::get }, language, line);
    Rendered { plain: both.plain, html: both.rich.then_some(both.html) }
}

/// The line by other catalogues than the shipped ones.
#[cfg(test)]
pub(super) fn render_by(by: fn(Language) -> &'static Catalogue, line: &Line) -> Rendered {
    let mut telling = Telling { reader: &Reader::ANYONE, named: Vec::new(), by };
    let both = both(&mut telling, Language::En, line);
    Rendered { plain: both.plain, html: both.rich.then_some(both.html) }
}

/// A text as it is told: to whom, and who was named in it so far.
struct Telling<'a> {
    reader: &'a Reader<'a>,
    named: Vec<Person>,
    /// Where the texts of a language stand.
    by: fn(Language) -> &'static Catalogue,
}

fn both(telling: &mut Telling<'_>, language: Language, line: &Line) -> Both {
    let language = line.bound_language().unwrap_or(language);
    let args: Vec<(&str, &Arg)> = line.args().iter().map(|(name, arg)| (*name, arg)).collect();
    let marked = marked((telling.by)(language), line.key(), &args)
        .or_else(|| marked((telling.by)(Language::En), line.key(), &args))
        // Unreachable while the test of complete catalogues passes; a key is a poor text but no crash.
        .unwrap_or_else(|| line.key().to_owned());

    let mut all = Both::text("");
    let mut literal = String::new();
    let mut rest = marked.chars();
    while let Some(c) = rest.next() {
        let number =
            if c == MARK { rest.next().and_then(|n| u32::from(n).checked_sub(FIRST_NUMBER)) } else { None };
        match number.and_then(|number| args.get(number as usize)) {
            Some((_, arg)) => {
                all.push(&Both::text(std::mem::take(&mut literal)));
                all.push(&show(telling, language, arg));
            }
            None => literal.push(c),
        }
    }
    all.push(&Both::text(literal));
    all
}

/// The pattern of a key, formatted with marks in the places of its arguments. Numbers go in as they are, because the
/// catalogue chooses plurals by them.
fn marked(catalogue: &Catalogue, key: &str, args: &[(&str, &Arg)]) -> Option<String> {
    let mut fluent = FluentArgs::new();
    for (number, (name, arg)) in (FIRST_NUMBER..).zip(args) {
        let value = match arg {
            Arg::Number(count) => FluentValue::from(*count),
            _ => FluentValue::from([MARK, char::from_u32(number)?].iter().collect::<String>()),
        };
        fluent.set(*name, value);
    }
    catalogue.format(key, &fluent)
}

fn show(telling: &mut Telling<'_>, language: Language, arg: &Arg) -> Both {
    match arg {
        Arg::Text(text) => Both::text(text.as_str()),
        Arg::Number(number) => Both::text(number.to_string()),
        Arg::Person(person) => named(telling, person),
        Arg::People(people) => Both::joined(people.iter().map(|person| named(telling, person)), ", "),
        Arg::Link(link) => linked(telling.reader, link),
        Arg::Phone(phone) => Both {
            plain: phone.as_str().to_owned(),
            html: anchor(&phone.address(), phone.as_str()),
            rich: true,
        },
        Arg::Moment(moment) => Both::text(when::moment(language, moment)),
        Arg::Day(date) => Both::text(when::day(language, date)),
        Arg::Minutes(minutes) => Both::text(when::duration(language, *minutes)),
        Arg::Days(days) => Both::text(when::weekdays(language, days)),
        Arg::Line(line) => both(telling, language, line),
        Arg::Lines(lines) => Both::joined(lines.iter().map(|line| both(telling, language, line)), "\n"),
    }
}

/// A pill where it says a name; else the name, the first time with the place of work, which tells two of one name apart.
fn named(telling: &mut Telling<'_>, person: &Person) -> Both {
    if let Some(account) = person.account().filter(|account| (telling.reader.accounts)(account)) {
        let html = anchor(&account.matrix_to_uri().to_string(), person.name());
        return Both { plain: person.name().to_owned(), html, rich: true };
    }
    let is_new = !telling.named.contains(person);
    if is_new {
        telling.named.push(person.clone());
    }
    Both::text(match person.facility().filter(|_| is_new) {
        Some(facility) => format!("{} ({facility})", person.name()),
        None => person.name().to_owned(),
    })
}

fn linked(reader: &Reader<'_>, link: &Link) -> Both {
    let (label, address) = (link.label(), link.address());
    if label.is_empty() {
        return Both { plain: address.to_owned(), html: anchor(address, address), rich: true };
    }
    match link.unseen() {
        // A client draws the address of a room that it does not know as what the address says: its name stands in front.
        Some((room, alias)) if !(reader.rooms)(room) => {
            let (address, shown) = match alias {
                Some(alias) => (alias.matrix_to_uri().to_string(), alias.as_str()),
                None => (address.to_owned(), label),
            };
            let html = format!("{} ({})", escape(label), anchor(&address, shown));
            Both { plain: format!("{label} ({address})"), html, rich: true }
        }
        _ => Both { plain: format!("{label} ({address})"), html: anchor(address, label), rich: true },
    }
}
