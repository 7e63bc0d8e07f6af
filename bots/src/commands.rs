//! What a command sets in motion. Who may, and where, stands in the table of commands and is checked here before
//! anything is done; what is done to a person is checked once more at the deed.

mod refusal;

use jiff::SignedDuration;

use crate::{
    answers,
    cohort::{OpenQuestion, Question},
    command::{
        self, Candidate, Command, Footing, Parsed, Problem, Quiet, Resolved, Rota, Target, Typed, Word,
    },
    deciding::Desk,
    facilitation::{questions, showing, wishes},
    happening::{Scene, Sent},
    ids::{PersonId, RoomKind},
    moderation::{self, Meant, handling, record, state::Deed, undo},
    onboarding,
    quiet_hours::{later, urgent, windows},
    rights,
    text::{self, general, onboarding as line, participation},
};

/// A mute without a length lasts so long.
const USUAL_MUTE: SignedDuration = SignedDuration::from_hours(2);
/// A link to the page may be used for so long.
const LINK_LASTS: SignedDuration = SignedDuration::from_mins(30);

/// The message that a command is about: it replies to it, or links to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// Whose words it carries, if a person's: also where the voice passed them on.
    pub(crate) author: Option<&'a PersonId>,
    /// Whether it is the voice's own.
    pub(crate) ours: bool,
    /// Where it stands, if it is linked to.
    pub(crate) room: Option<RoomKind>,
}

/// Runs a command, or says why not. False if it is none.
pub(crate) fn run(desk: &mut Desk<'_>, sent: &Sent, typed: &Typed, about: About<'_>, late: bool) -> bool {
    let parsed = command::parse(typed);
    if parsed == Parsed::NotACommand {
        return false;
    }
    if rights::footing(desk.cohort, &sent.by, desk.now()) == Footing::Stranger {
        return true;
    }
    desk.asker = Some(sent.by.clone());
    match parsed {
        Parsed::NotACommand => {}
        Parsed::Unknown { word, nearest } => {
            desk.tell(&sent.by, command::unknown(&word, nearest));
        }
        Parsed::Malformed { word, problem } => malformed(desk, &sent.by, word, problem),
        Parsed::Command(command) => known(desk, sent, typed, about, command, late),
    }
    true
}

/// A command that is understood: unless it comes too late, or from who may not, it is done.
fn known(desk: &mut Desk<'_>, sent: &Sent, typed: &Typed, about: About<'_>, command: Command, late: bool) {
    let by = &sent.by;
    if late {
        let word = command.word().shown(desk.language_of(by));
        desk.tell(by, general::TooLate { command: word });
        if matches!(command, Command::Urgent(_)) {
            refusal::emergency(desk, by);
        }
        return;
    }
    match rights::check(desk.cohort, by, command.audience(), sent.scene, desk.now()) {
        Ok(()) => execute(desk, sent, typed, about, command),
        Err(barred) => refusal::refuse(desk, sent, &command, barred),
    }
}

fn execute(desk: &mut Desk<'_>, sent: &Sent, typed: &Typed, about: About<'_>, command: Command) {
    let by = sent.by.clone();
    let language = desk.language_of(&by);
    match command {
        Command::Help(None) => {
            let helper = rights::helper(desk.cohort, &by, desk.now());
            desk.tell(&by, command::help(language, helper));
        }
        Command::Help(Some(word)) => {
            desk.tell(&by, command::help_for(language, word));
        }
        Command::Rota(rota) => self::rota(desk, sent, rota),
        Command::Who => showing::who(desk, sent),
        Command::Rules => rules(desk, sent),
        Command::Hours => windows::hours(desk, sent),
        Command::Language(None) => onboarding::asking::language(desk, &by),
        Command::Language(Some(language)) => onboarding::asking::speak(desk, &by, language),
        Command::Leave => onboarding::leaving::ask(desk, &by),
        Command::Later(words) => later::keep(desk, sent, words.as_deref().unwrap_or_default()),
        Command::Urgent(None) => urgent::ask(desk, &by),
        Command::Urgent(Some(_)) => urgent::call(desk, &by, sent.pointer()),
        Command::Quiet(Quiet::List) => windows::list(desk, sent),
        Command::Quiet(Quiet::Off) => windows::end(desk, &by),
        Command::Quiet(Quiet::Set(window)) => {
            let now = desk.now().to_zoned(desk.cohort.zone().clone());
            match window.times(&now) {
                Some((from, until)) => windows::set(desk, &by, Some(from), until),
                None => malformed(desk, &by, Word::Quiet, Problem::Unclear),
            }
        }
        Command::Warn(aim) => aimed(desk, sent, aim, about, |_| Deed::Warn),
        Command::Mute(aim) => {
            aimed(desk, sent, aim, about, |length| Deed::Mute { lasting: length.unwrap_or(USUAL_MUTE) });
        }
        Command::Unmute(aim) => aimed(desk, sent, aim, about, |_| Deed::Unmute),
        Command::Remove(aim) => aimed(desk, sent, aim, about, |_| Deed::Remove),
        Command::Ban(aim) => aimed(desk, sent, aim, about, |lasting| Deed::Ban { lasting }),
        Command::Unban(aim) => aimed(desk, sent, aim, about, |_| Deed::Unban),
        Command::Redact { message, reason } => redact(desk, sent, about, message, reason),
        Command::Undo => undo::undo(desk, &by),
        Command::Audit => record::audit(desk, &by),
        Command::Report { message: _, text } => {
            handling::report(desk, sent, typed, about.author, text.as_deref().unwrap_or_default());
        }
        Command::Appeal(_) => handling::appeal(desk, sent),
        Command::Dashboard => dashboard(desk, &by),
        Command::Open => questions::list(desk, sent),
        Command::Ask { message, text } => ask(desk, sent, message, text, about.author),
    }
}

/// `!rules`: shows them, and asks whoever has not said yes to them as they are.
fn rules(desk: &mut Desk<'_>, sent: &Sent) {
    if sent.scene == Scene::Chat && desk.cohort.needs_yes(&sent.by) {
        onboarding::asking::rules(desk, &sent.by);
        return;
    }
    let language = match sent.scene {
        Scene::Chat => desk.language_of(&sent.by),
        Scene::Room(_) => desk.cohort.language(),
    };
    let shown = line::RulesShow {
        cohort: desk.cohort.structure.name.clone(),
        rules: desk.rules_text(language),
        version: i64::from(desk.cohort.structure.rules.version),
    };
    desk.answer(sent, shown);
}

fn redact(
    desk: &mut Desk<'_>,
    sent: &Sent,
    about: About<'_>,
    message: ruma::OwnedEventId,
    reason: Option<String>,
) {
    let room = about.room.or_else(|| questions::room_of(sent)).unwrap_or(RoomKind::Peer);
    match about.author {
        _ if about.ours => refuse(desk, &sent.by, text::moderation::WhyVoice {}),
        Some(author) => {
            let deed = Deed::Redact { room, event: message };
            moderation::order(desk, sent, deed, Meant::One(author.clone()), reason);
        }
        None => malformed(desk, &sent.by, Word::Redact, Problem::NoMessage),
    }
}

fn refuse(desk: &mut Desk<'_>, by: &PersonId, why: impl Into<text::Line>) {
    desk.tell(by, text::moderation::Refused { why: why.into() });
}

fn malformed(desk: &mut Desk<'_>, by: &PersonId, word: Word, _problem: Problem) {
    let language = desk.language_of(by);
    desk.tell(by, command::usage(language, word));
}

fn rota(desk: &mut Desk<'_>, sent: &Sent, rota: Rota) {
    let by = sent.by.clone();
    match rota {
        Rota::Show => showing::show(desk, sent),
        Rota::Away(span) => {
            let today = desk.cohort.structure.hours.zone.date(desk.now());
            match span.dates(today) {
                Some((from, to)) => wishes::away(desk, &by, from, to),
                None => malformed(desk, &by, Word::Rota, Problem::Unclear),
            }
        }
        Rota::Take { week } => match day_of(desk, week) {
            Ok(day) => wishes::take(desk, &by, day),
            Err(problem) => malformed(desk, &by, Word::Rota, problem),
        },
        Rota::Swap { with, week } => {
            let with = with.map(|target| meant(desk, &target, None).0);
            match (with, day_of(desk, week)) {
                (Some(Meant::One(other)), Ok(day)) => wishes::swap(desk, &by, &other, day),
                (Some(Meant::Nobody(name) | Meant::Several(name, _)), _) => {
                    let name = text::Said::new(&name, moderation::NAME);
                    desk.tell(&by, text::moderation::NobodyMeant { name });
                }
                (Some(Meant::One(_)), Err(problem)) => malformed(desk, &by, Word::Rota, problem),
                (None, _) => malformed(desk, &by, Word::Rota, Problem::NobodyNamed),
            }
        }
        Rota::Yes | Rota::No => {
            let now = desk.now();
            let asks = |p: &&crate::cohort::Prompt| {
                let about_rota = matches!(p.question, Question::Duty { .. } | Question::Swap { .. });
                p.person == by && about_rota && p.is_open(now)
            };
            let choice = if rota == Rota::Yes { command::Answer::Yes } else { command::Answer::No };
            match desk.cohort.prompts.iter().rev().find(asks).cloned() {
                Some(prompt) => answers::settle(desk, &prompt, choice),
                None => {
                    desk.tell(&by, text::facilitation::RotaNothingAsked {});
                }
            }
        }
    }
}

/// The date that a day in a command means, if one was said.
fn day_of(desk: &Desk<'_>, day: Option<command::DayWord>) -> Result<Option<jiff::civil::Date>, Problem> {
    let today = desk.cohort.structure.hours.zone.date(desk.now());
    day.map(|day| day.on_or_after(today).ok_or(Problem::Unclear)).transpose()
}

fn aimed(
    desk: &mut Desk<'_>,
    sent: &Sent,
    aim: command::Aim,
    about: About<'_>,
    deed: impl FnOnce(Option<SignedDuration>) -> Deed,
) {
    let house = desk.known.house;
    let at_us = match &aim.target {
        Target::Message(_) => about.ours,
        Target::User(account) => *account == house.voice || *account == house.steward,
        Target::Named(_) => false,
    };
    if at_us {
        refuse(desk, &sent.by, text::moderation::WhyVoice {});
        return;
    }
    let (meant, rest) = meant(desk, &aim.target, about.author);
    let deed = deed(aim.length.map(|length| length.duration()));
    if meant == Meant::Nobody(String::new()) {
        malformed(desk, &sent.by, word_of(&deed), Problem::NobodyNamed);
        return;
    }
    moderation::order(desk, sent, deed, meant, aim.reason.or(rest));
}

fn word_of(deed: &Deed) -> Word {
    Word::of(deed.word()).unwrap_or(Word::Help)
}

/// Whom a command means: by reply, by pill or id, by a display name when only one person has it.
fn meant(desk: &Desk<'_>, target: &Target, reply_author: Option<&PersonId>) -> (Meant, Option<String>) {
    let directory = desk.known.directory;
    match target {
        Target::Message(_) => match reply_author {
            Some(author) => (Meant::One(author.clone()), None),
            None => (Meant::Nobody(String::new()), None),
        },
        Target::User(account) => match directory.person_of(account) {
            Some(person) => (Meant::One(person.clone()), None),
            None => (Meant::Nobody(account.to_string()), None),
        },
        Target::Named(named) => {
            let candidates: Vec<Candidate> = directory
                .people
                .values()
                .flat_map(|p| {
                    p.accounts.iter().map(|a| Candidate { account: a.clone(), name: p.name.clone() })
                })
                .collect();
            match command::resolve(named, &candidates) {
                Resolved::One { account, rest } => match directory.person_of(&account) {
                    Some(person) => (Meant::One(person.clone()), rest),
                    None => (Meant::Nobody(named.text.clone()), None),
                },
                Resolved::Many(accounts) => {
                    let mut people: Vec<PersonId> =
                        accounts.iter().filter_map(|a| directory.person_of(a).cloned()).collect();
                    people.sort();
                    people.dedup();
                    match people.as_slice() {
                        [one] => (Meant::One(one.clone()), None),
                        _ => (Meant::Several(named.text.clone(), people), None),
                    }
                }
                Resolved::Nobody => (Meant::Nobody(named.text.clone()), None),
            }
        }
    }
}

fn dashboard(desk: &mut Desk<'_>, by: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    let url = desk.known.fresh_link.url.clone();
    let Some(page) = text::Link::page(&cohort, &url) else {
        desk.tell(by, participation::PageRefused { cohort });
        return;
    };
    let until = desk.now().saturating_add(LINK_LASTS).unwrap_or(desk.known.now);
    desk.outcome.link_for = Some((by.clone(), until));
    let until = desk.moment(until);
    desk.tell(by, participation::PageLink { cohort, page, until });
}

fn ask(
    desk: &mut Desk<'_>,
    sent: &Sent,
    message: Option<ruma::OwnedEventId>,
    words: Option<String>,
    reply_author: Option<&PersonId>,
) {
    let by = sent.by.clone();
    let Some(room) = questions::room_of(sent) else {
        desk.tell(&by, general::NotUnderstood {});
        return;
    };
    let question = |event, author: &PersonId| {
        let asker = (*author != by).then(|| by.clone());
        OpenQuestion { place: room, event, by: author.clone(), at: sent.at, mark: None, asker }
    };
    match (words, message, reply_author) {
        (Some(_), _, _) => questions::ask(desk, question(sent.event.clone(), &by)),
        (None, Some(message), Some(author)) => questions::ask(desk, question(message, author)),
        _ => {
            desk.tell(&by, text::facilitation::QuestionEmpty {});
            return;
        }
    };
    desk.tell(&by, text::facilitation::QuestionNoted {});
}
