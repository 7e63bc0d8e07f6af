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
    deciding::DecisionContext,
    event::{Scene, Sent},
    facilitation::{questions, showing, wishes},
    ids::{PersonId, RoomKind},
    moderation::{self, Meant, handling, record, state::ModerationAction, undo},
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
pub(crate) fn run(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    typed: &Typed,
    about: About<'_>,
    late: bool,
) -> bool {
    let parsed = command::parse(typed);
    if parsed == Parsed::NotACommand {
        return false;
    }
    if rights::footing(ctx.cohort, &sent.by, ctx.now()) == Footing::Stranger {
        return true;
    }
    ctx.asker = Some(sent.by.clone());
    match parsed {
        Parsed::NotACommand => {}
        Parsed::Unknown { word, nearest } => {
            ctx.tell(&sent.by, command::unknown(&word, nearest));
        }
        Parsed::Malformed { word, problem } => malformed(ctx, &sent.by, word, problem),
        Parsed::Command(command) => known(ctx, sent, typed, about, command, late),
    }
    true
}

/// A command that is understood: unless it comes too late, or from who may not, it is done.
fn known(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    typed: &Typed,
    about: About<'_>,
    command: Command,
    late: bool,
) {
    let by = &sent.by;
    if late {
        let word = command.word().shown(ctx.language_of(by));
        ctx.tell(by, general::TooLate { command: word });
        if matches!(command, Command::Urgent(_)) {
            refusal::emergency(ctx, by);
        }
        return;
    }
    match rights::check(ctx.cohort, by, command.audience(), sent.scene, ctx.now()) {
        Ok(()) => execute(ctx, sent, typed, about, command),
        Err(barred) => refusal::refuse(ctx, sent, &command, barred),
    }
}

fn execute(ctx: &mut DecisionContext<'_>, sent: &Sent, typed: &Typed, about: About<'_>, command: Command) {
    let by = sent.by.clone();
    let language = ctx.language_of(&by);
    match command {
        Command::Help(None) => {
            let helper = rights::helper(ctx.cohort, &by, ctx.now());
            ctx.tell(&by, command::help(language, helper));
        }
        Command::Help(Some(word)) => {
            ctx.tell(&by, command::help_for(language, word));
        }
        Command::Rota(rota) => self::rota(ctx, sent, rota),
        Command::Who => showing::who(ctx, sent),
        Command::Rules => rules(ctx, sent),
        Command::Hours => windows::hours(ctx, sent),
        Command::Language(None) => onboarding::asking::language(ctx, &by),
        Command::Language(Some(language)) => onboarding::asking::speak(ctx, &by, language),
        Command::Leave => onboarding::leaving::ask(ctx, &by),
        Command::Later(words) => later::keep(ctx, sent, words.as_deref().unwrap_or_default()),
        Command::Urgent(None) => urgent::ask(ctx, &by),
        Command::Urgent(Some(_)) => urgent::call(ctx, &by, sent.pointer()),
        Command::Quiet(Quiet::List) => windows::list(ctx, sent),
        Command::Quiet(Quiet::Off) => windows::end(ctx, &by),
        Command::Quiet(Quiet::Set(window)) => {
            let now = ctx.now().to_zoned(ctx.cohort.zone().clone());
            match window.times(&now) {
                Some((from, until)) => windows::set(ctx, &by, Some(from), until),
                None => malformed(ctx, &by, Word::Quiet, Problem::Unclear),
            }
        }
        Command::Warn(aim) => aimed(ctx, sent, aim, about, |_| ModerationAction::Warn),
        Command::Mute(aim) => {
            aimed(ctx, sent, aim, about, |length| ModerationAction::Mute {
                lasting: length.unwrap_or(USUAL_MUTE),
            });
        }
        Command::Unmute(aim) => aimed(ctx, sent, aim, about, |_| ModerationAction::Unmute),
        Command::Remove(aim) => aimed(ctx, sent, aim, about, |_| ModerationAction::Remove),
        Command::Ban(aim) => aimed(ctx, sent, aim, about, |lasting| ModerationAction::Ban { lasting }),
        Command::Unban(aim) => aimed(ctx, sent, aim, about, |_| ModerationAction::Unban),
        Command::Redact { message, reason } => redact(ctx, sent, about, message, reason),
        Command::Undo => undo::undo(ctx, &by),
        Command::Audit => record::audit(ctx, &by),
        Command::Report { message: _, text } => {
            handling::report(ctx, sent, typed, about.author, text.as_deref().unwrap_or_default());
        }
        Command::Appeal(_) => handling::appeal(ctx, sent),
        Command::Dashboard => dashboard(ctx, &by),
        Command::Open => questions::list(ctx, sent),
        Command::Ask { message, text } => ask(ctx, sent, message, text, about.author),
    }
}

/// `!rules`: shows them, and asks whoever has not said yes to them as they are.
fn rules(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    if sent.scene == Scene::Chat && ctx.cohort.needs_yes(&sent.by) {
        onboarding::asking::rules(ctx, &sent.by);
        return;
    }
    let language = match sent.scene {
        Scene::Chat => ctx.language_of(&sent.by),
        Scene::Room(_) => ctx.cohort.language(),
    };
    let shown = line::RulesShow {
        cohort: ctx.cohort.structure.name.clone(),
        rules: ctx.rules_text(language),
        version: i64::from(ctx.cohort.structure.rules.version),
    };
    ctx.answer(sent, shown);
}

fn redact(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    about: About<'_>,
    message: ruma::OwnedEventId,
    reason: Option<String>,
) {
    let room = about.room.or_else(|| questions::room_of(sent)).unwrap_or(RoomKind::Peer);
    match about.author {
        _ if about.ours => refuse(ctx, &sent.by, text::moderation::WhyVoice {}),
        Some(author) => {
            let deed = ModerationAction::Redact { room, event: message };
            moderation::order(ctx, sent, deed, Meant::One(author.clone()), reason);
        }
        None => malformed(ctx, &sent.by, Word::Redact, Problem::NoMessage),
    }
}

fn refuse(ctx: &mut DecisionContext<'_>, by: &PersonId, why: impl Into<text::Line>) {
    ctx.tell(by, text::moderation::Refused { why: why.into() });
}

fn malformed(ctx: &mut DecisionContext<'_>, by: &PersonId, word: Word, _problem: Problem) {
    let language = ctx.language_of(by);
    ctx.tell(by, command::usage(language, word));
}

fn rota(ctx: &mut DecisionContext<'_>, sent: &Sent, rota: Rota) {
    let by = sent.by.clone();
    match rota {
        Rota::Show => showing::show(ctx, sent),
        Rota::Away(span) => {
            let today = ctx.cohort.structure.hours.zone.date(ctx.now());
            match span.dates(today) {
                Some((from, to)) => wishes::away(ctx, &by, from, to),
                None => malformed(ctx, &by, Word::Rota, Problem::Unclear),
            }
        }
        Rota::Take { week } => match day_of(ctx, week) {
            Ok(day) => wishes::take(ctx, &by, day),
            Err(problem) => malformed(ctx, &by, Word::Rota, problem),
        },
        Rota::Swap { with, week } => {
            let with = with.map(|target| meant(ctx, &target, None).0);
            match (with, day_of(ctx, week)) {
                (Some(Meant::One(other)), Ok(day)) => wishes::swap(ctx, &by, &other, day),
                (Some(Meant::Nobody(name) | Meant::Several(name, _)), _) => {
                    let name = text::Said::new(&name, moderation::NAME);
                    ctx.tell(&by, text::moderation::NobodyMeant { name });
                }
                (Some(Meant::One(_)), Err(problem)) => malformed(ctx, &by, Word::Rota, problem),
                (None, _) => malformed(ctx, &by, Word::Rota, Problem::NobodyNamed),
            }
        }
        Rota::Yes | Rota::No => {
            let now = ctx.now();
            let asks = |p: &&crate::cohort::Prompt| {
                let about_rota = matches!(p.question, Question::Duty { .. } | Question::Swap { .. });
                p.person == by && about_rota && p.is_open(now)
            };
            let choice = if rota == Rota::Yes { command::Answer::Yes } else { command::Answer::No };
            match ctx.cohort.prompts.iter().rev().find(asks).cloned() {
                Some(prompt) => answers::settle(ctx, &prompt, choice),
                None => {
                    ctx.tell(&by, text::facilitation::RotaNothingAsked {});
                }
            }
        }
    }
}

/// The date that a day in a command means, if one was said.
fn day_of(
    ctx: &DecisionContext<'_>,
    day: Option<command::DayWord>,
) -> Result<Option<jiff::civil::Date>, Problem> {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    day.map(|day| day.on_or_after(today).ok_or(Problem::Unclear)).transpose()
}

fn aimed(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    aim: command::Aim,
    about: About<'_>,
    deed: impl FnOnce(Option<SignedDuration>) -> ModerationAction,
) {
    let service_accounts = ctx.known.service_accounts;
    let at_us = match &aim.target {
        Target::Message(_) => about.ours,
        Target::User(account) => *account == service_accounts.voice || *account == service_accounts.steward,
        Target::Named(_) => false,
    };
    if at_us {
        refuse(ctx, &sent.by, text::moderation::WhyVoice {});
        return;
    }
    let (meant, rest) = meant(ctx, &aim.target, about.author);
    let deed = deed(aim.length.map(|length| length.duration()));
    if meant == Meant::Nobody(String::new()) {
        malformed(ctx, &sent.by, word_of(&deed), Problem::NobodyNamed);
        return;
    }
    moderation::order(ctx, sent, deed, meant, aim.reason.or(rest));
}

fn word_of(deed: &ModerationAction) -> Word {
    Word::of(deed.word()).unwrap_or(Word::Help)
}

/// Whom a command means: by reply, by pill or id, by a display name when only one person has it.
fn meant(
    ctx: &DecisionContext<'_>,
    target: &Target,
    reply_author: Option<&PersonId>,
) -> (Meant, Option<String>) {
    let directory = ctx.known.directory;
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

fn dashboard(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let cohort = ctx.cohort.structure.name.clone();
    let url = ctx.known.fresh_link.url.clone();
    let Some(page) = text::Link::page(&cohort, &url) else {
        ctx.tell(by, participation::PageRefused { cohort });
        return;
    };
    let until = ctx.now().saturating_add(LINK_LASTS).unwrap_or(ctx.known.now);
    ctx.outcome.link_for = Some((by.clone(), until));
    let until = ctx.moment(until);
    ctx.tell(by, participation::PageLink { cohort, page, until });
}

fn ask(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    message: Option<ruma::OwnedEventId>,
    words: Option<String>,
    reply_author: Option<&PersonId>,
) {
    let by = sent.by.clone();
    let Some(room) = questions::room_of(sent) else {
        ctx.tell(&by, general::NotUnderstood {});
        return;
    };
    let question = |event, author: &PersonId| {
        let asker = (*author != by).then(|| by.clone());
        OpenQuestion { place: room, event, by: author.clone(), at: sent.at, mark: None, asker }
    };
    match (words, message, reply_author) {
        (Some(_), _, _) => questions::ask(ctx, question(sent.event.clone(), &by)),
        (None, Some(message), Some(author)) => questions::ask(ctx, question(message, author)),
        _ => {
            ctx.tell(&by, text::facilitation::QuestionEmpty {});
            return;
        }
    };
    ctx.tell(&by, text::facilitation::QuestionNoted {});
}
