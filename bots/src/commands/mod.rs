//! What a command sets in motion. Who may, and where, stands beside each command in its bot and is checked here before
//! anything is done; what is done to a person is checked once more at the action.

mod addressed;
pub mod help;
mod nearest;
mod refusal;
pub mod table;
#[cfg(test)]
mod tests;
mod within;

pub use addressed::addressed;
pub use nearest::nearest;
use ruma::OwnedEventId;
pub(crate) use within::{taken_away, within};

use crate::{
    command::{self, About, Call, CommandSpec, Footing, Needs, Problem, Topic, Typed},
    deciding::DecisionContext,
    effect::Effect,
    event::{Scene, Sent},
    heard::Names,
    ids::{Language, PersonId},
    limits::Kind,
    moderation::commands::REPORT,
    quiet_hours::{
        calling::{self, Heard},
        commands::{CALL, URGENT},
    },
    rights,
    text::{self, Line, Slot, folded, general, in_word, vocabulary},
    wanting,
};

/// What a message says to us.
#[derive(Clone, Copy, Debug)]
pub enum Parsed<'a> {
    /// No command.
    NotACommand,
    /// A command.
    Command {
        /// Which.
        spec: &'static CommandSpec,
        /// What stands after its word.
        rest: &'a str,
    },
    /// It calls for help without the mark of a command.
    Called {
        /// What stands after the word.
        rest: &'a str,
    },
    /// It begins like a command, but there is none of that name.
    Unknown {
        /// The word as typed.
        word: &'a str,
        /// The nearest name, if one is near.
        nearest: Option<&'static str>,
    },
}

impl Parsed<'_> {
    /// Whether it begins like a command.
    pub const fn is_command(&self) -> bool {
        !matches!(self, Self::NotACommand)
    }

    /// Whether it is said to us and not to the others: such a message is no post.
    pub const fn is_for_us(&self) -> bool {
        match self {
            Self::Command { spec, .. } => !spec.is_post,
            Self::Unknown { .. } => true,
            // Without the mark it was said to everybody.
            Self::Called { .. } | Self::NotACommand => false,
        }
    }

    /// Whether it is an act of whoever looks after the room.
    pub fn is_an_act(&self) -> bool {
        matches!(self, Self::Command { spec, .. } if spec.audience.needs == Needs::Moderator)
    }

    /// Whether its word is one slip from that of a command about somebody. Two slips away are other bots' commands, too
    /// (`!repeat`), and even one slip away some are (`!remote`).
    fn is_nearly_discreet(&self) -> bool {
        let Self::Unknown { word, nearest } = self else { return false };
        nearest
            .filter(|name| text::slips(&word.to_lowercase(), name) <= 1)
            .and_then(table::find)
            .is_some_and(|spec| spec.discreet && word.chars().count() >= LEAST)
    }

    /// Whether it calls for help.
    pub fn is_call(&self) -> bool {
        matches!(self, Self::Called { .. }) || matches!(self, Self::Command { spec, .. } if spec.word == CALL)
    }
}

/// What a message says to us. Never fails on what people type.
pub fn parse(typed: &Typed) -> Parsed<'_> {
    match calling::heard(&typed.body) {
        Some(Heard { marked: false, rest }) => return Parsed::Called { rest },
        Some(Heard { marked: true, rest }) => {
            if let Some(spec) = table::find(CALL.canonical()) {
                return Parsed::Command { spec, rest };
            }
        }
        None => {}
    }
    let Some(Begun { name, rest, dressed }) = split(&typed.body) else { return Parsed::NotACommand };
    match table::find(name) {
        Some(spec) => Parsed::Command { spec, rest },
        None if dressed => Parsed::NotACommand,
        None => Parsed::Unknown { word: name, nearest: nearest(name) },
    }
}

/// The message that a command is about by its link, where it is no reply.
pub fn linked(typed: &Typed) -> Option<OwnedEventId> {
    match parse(typed) {
        Parsed::Command { spec, rest } if spec.by_link && typed.reply_to.is_none() => {
            command::message(rest, typed).ok().map(|(message, _)| message)
        }
        _ => None,
    }
}

/// The beginning of a command.
struct Begun<'a> {
    name: &'a str,
    rest: &'a str,
    /// Whether something stands before the mark or between it and the name: then it is a command only if there is one of
    /// that name.
    dressed: bool,
}

/// The word after the exclamation mark (a full-width one, as Chinese keyboards send, counts) and the rest. What nobody sees,
/// quotation marks and the stars of Markdown may stand around it.
fn split(body: &str) -> Option<Begun<'_>> {
    let bare = body.trim_start();
    let marked = bare.trim_start_matches(is_dress);
    let after = marked.strip_prefix(['!', '！', '/'])?;
    let begins = after.trim_start_matches(is_dress);
    let end = begins.find(|c: char| !in_word(c) && c != '_').unwrap_or(begins.len());
    let (name, rest) = begins.split_at(end);
    let dressed = marked.len() < bare.len() || begins.len() < after.len() || marked.starts_with('/');
    let rest = if dressed { rest.trim_end_matches(is_dress) } else { rest };
    name.starts_with(char::is_alphabetic).then(|| Begun { name, rest: rest.trim(), dressed })
}

/// What may stand around a command and says nothing.
fn is_dress(c: char) -> bool {
    c.is_whitespace()
        || text::is_invisible(c)
        || matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '*' | '_' | '`')
}

/// Runs a command, or says why not. False if it is none.
pub(crate) fn run(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    typed: &Typed,
    about: About<'_>,
    late: bool,
) -> bool {
    let parsed = parse(typed);
    if !parsed.is_command() {
        return false;
    }
    if rights::footing(ctx.cohort, &sent.by, ctx.now()) == Footing::Stranger {
        return true;
    }
    ctx.asker = Some(sent.by.clone());
    match parsed {
        Parsed::NotACommand => {}
        Parsed::Called { rest } => {
            // In a room it may be part of what is said to all: that alarms nobody, and whoever wrote it is asked.
            let rest = if sent.scene == Scene::Chat { rest } else { "" };
            given(ctx, &URGENT, &Call { sent, typed, rest, about }, late);
            // Whoever was only asked has set nothing in motion yet: a slip that is mended is the call.
            if rest.is_empty() {
                ctx.unheard(sent);
            }
        }
        Parsed::Unknown { nearest, .. }
            if nearest.and_then(table::find).is_some_and(|spec| spec.word == CALL) =>
        {
            given(ctx, &URGENT, &Call { sent, typed, rest: "", about }, late);
            ctx.unheard(sent);
        }
        Parsed::Unknown { word, nearest } => {
            ctx.unheard(sent);
            let word: String = word.chars().take(24).collect();
            let unknown = help::unknown(&word, nearest);
            match sent.scene {
                Scene::Room(_) if is_discreet(ctx, sent, typed, about) => {
                    ctx.tell(&sent.by, general::LineTakenAway {});
                    ctx.tell(&sent.by, unknown);
                }
                Scene::Room(_) => hint(ctx, &sent.by, unknown),
                Scene::Chat => {
                    ctx.tell(&sent.by, unknown);
                }
            }
        }
        Parsed::Command { spec, rest } => {
            given(ctx, spec, &Call { sent, typed, rest, about }, late);
            if spec.word == CALL && rest.trim().is_empty() {
                ctx.unheard(sent);
            }
        }
    }
    true
}

/// Whether a message is about somebody and nobody else's to read, also in the middle of a line. Where its word has a slip it may be for another bot:
/// then only if it names a member, or stands under a message of one.
pub(crate) fn is_discreet(ctx: &DecisionContext<'_>, sent: &Sent, typed: &Typed, about: About<'_>) -> bool {
    match parse(typed) {
        Parsed::Command { spec, .. } => spec.discreet,
        parsed if parsed.is_nearly_discreet() => {
            about.author.is_some_and(|author| *author != sent.by) || names_a_member(ctx, typed)
        }
        Parsed::NotACommand => within(ctx, typed).is_some(),
        _ => false,
    }
}

/// Whether a text names a member, by whatever: a mention, an account, or a part of a name. Here a word that only might be
/// a name counts as one.
fn names_a_member(ctx: &DecisionContext<'_>, typed: &Typed) -> bool {
    let (directory, members) = (ctx.known.directory, &ctx.cohort.members);
    let pointed = command::pointed_at(typed);
    if pointed.iter().filter_map(|account| directory.person_of(account)).any(|one| members.contains_key(one))
    {
        return true;
    }
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| !in_word(c) && c != '_').map(folded);
        split.filter(|word| word.len() >= SHORTEST_NAME).collect()
    };
    let said = words(typed.body.split_once(char::is_whitespace).map_or("", |(_, rest)| rest));
    let known = directory.people.iter().filter(|(person, _)| members.contains_key(*person));
    let mut names = known.flat_map(|(_, known)| {
        let accounts = known.accounts.iter().map(|account| account.localpart().to_lowercase());
        words(&known.name).into_iter().chain(accounts)
    });
    names.any(|name| said.contains(&name))
}

/// In bytes: two Latin letters are a word more often than a name, one Chinese character is a name.
const SHORTEST_NAME: usize = 3;

/// A shorter word with a slip is taken for nothing that is about somebody.
const LEAST: usize = 5;

/// What is about somebody stands where all read it: whoever may do what, and however much they were answered, it goes at once.
pub(crate) fn take_away(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let Scene::Room(room) = sent.scene else { return };
    let event = sent.event.clone();
    ctx.consequences.taken_back.push(event.clone());
    ctx.effect(Effect::Redact { room, event });
}

/// In a room others have their bots, too: whoever is in their chat reads once a day that the word is none of ours, and
/// nobody is written to for it who has left the chat.
fn hint(ctx: &mut DecisionContext<'_>, by: &PersonId, unknown: Line) {
    ctx.asker = None;
    let now = ctx.now();
    if ctx.in_chat(by) && ctx.cohort.limits.spent(by, Kind::Hint, now).is_none() {
        ctx.cohort.limits.spend(by, Kind::Hint, now);
        ctx.tell(by, unknown);
    }
}

/// The command whose name is all that was typed, without the mark: in the direct chat that is the command. A *please* may
/// stand beside it, or a colon and the words that it takes.
pub fn bare(typed: &Typed) -> Option<Typed> {
    let said = typed.body.trim_matches(|c: char| is_dress(c) || matches!(c, '.' | '!' | '?' | ',' | '🙏'));
    let end = said.find(|c: char| !in_word(c) && c != '_').unwrap_or(said.len());
    let (word, beside) = said.split_at(end);
    let is_kind = |word: &str| {
        let word = folded(word.trim_matches(['.', '!', '?', ',', '।', '🙏']));
        word.is_empty()
            || Language::ALL.into_iter().any(|language| vocabulary(language, Slot::YesBeside).contains(&word))
    };
    // `report: Tom again` is as plain as with the mark; `hours: 8 to 17` is what somebody says to the others.
    let says = table::find(word).filter(|spec| spec.topic == Topic::Say);
    if let (Some(_), Some(words)) = (says, beside.trim_start().strip_prefix([':', '：'])) {
        return Some(Typed { body: format!("!{word} {}", words.trim()), ..typed.clone() });
    }
    let spec = table::find(word).filter(|_| beside.len() <= 30 && beside.split_whitespace().all(is_kind));
    spec.map(|_| Typed { body: format!("!{word}"), ..typed.clone() })
}

/// Whether that command's name alone is the command, where names are taken so.
pub fn is_named(bare: &Typed, names: Names) -> bool {
    let Parsed::Command { spec, .. } = parse(bare) else { return false };
    match names {
        Names::Words => false,
        Names::Distinct => spec.distinct,
        Names::Calm => ![CALL, table::HELP.word, REPORT.word].contains(&spec.word),
        Names::All => true,
    }
}

/// A call for help without what has happened.
pub fn a_call() -> String {
    format!("!{}", CALL.canonical())
}

/// A command that is known: unless it comes too late, or from who may not, it is done.
fn given(ctx: &mut DecisionContext<'_>, spec: &CommandSpec, call: &Call<'_>, late: bool) {
    let by = &call.sent.by;
    if spec.discreet && call.sent.scene != Scene::Chat {
        ctx.tell(by, general::LineTakenAway {});
    }
    if late {
        let word = spec.word.shown(ctx.language_of(by));
        ctx.tell(by, general::TooLate { command: word });
        if spec.word == CALL {
            refusal::emergency(ctx, by);
        }
        return;
    }
    match rights::check(ctx.cohort, by, spec.audience_of(call.rest), call.sent.scene, ctx.now()) {
        Err(barred) => refusal::refuse(ctx, spec, call, barred),
        Ok(()) => {
            wanting::end(ctx, by);
            if let Err(problem) = (spec.run)(ctx, call) {
                ctx.unheard(call.sent);
                if let Some(line) = lacking(ctx, spec, call, problem).filter(|_| ctx.in_chat(by)) {
                    wanting::begin(ctx, by, line);
                }
                let language = ctx.language_of(by);
                ctx.tell(by, help::usage(language, spec, problem));
            }
        }
    }
}

/// The command without its words, as it is completed, if it is words that it lacks: whom a reply means is written out.
fn lacking(
    ctx: &DecisionContext<'_>,
    spec: &CommandSpec,
    call: &Call<'_>,
    problem: Problem,
) -> Option<String> {
    let word = spec.word.canonical();
    match problem {
        Problem::OwnWords => Some(format!("!{word}")),
        Problem::Words => {
            let replied = call.about.author.filter(|_| call.rest.trim().is_empty());
            let account = replied.and_then(|person| ctx.known.directory.account_of(person));
            let whom = account.map_or_else(|| call.rest.trim().to_owned(), ToString::to_string);
            Some(format!("!{word} {}:", whom.trim_end_matches(':')))
        }
        _ => None,
    }
}
