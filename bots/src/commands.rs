//! What a command sets in motion. Which right it needs is checked where it is done, at that moment.

use jiff::SignedDuration;

use crate::{
    cohort::{Question, Standing},
    command::{
        self, Candidate, Command, Helper, Parsed, Problem, Quiet, Resolved, Rota, Target, Typed, Word,
    },
    deciding::Desk,
    facilitation::{self, questions, wishes},
    happening::{Scene, Sent},
    ids::{PersonId, RoomKind},
    moderation::{self, Meant, acts, state::Deed},
    onboarding,
    quiet_hours::{later, urgent, windows},
    text::{self, general, onboarding as line, participation},
};

/// A mute without a length lasts so long.
const USUAL_MUTE: SignedDuration = SignedDuration::from_hours(2);
/// A link to the page may be used for so long.
const LINK_LASTS: SignedDuration = SignedDuration::from_mins(30);

/// Runs a command, or says why not.
pub(crate) fn run(
    desk: &mut Desk<'_>,
    sent: &Sent,
    typed: &Typed,
    reply_author: Option<&PersonId>,
    late: bool,
) {
    let by = sent.by.clone();
    let language = desk.language_of(&by);
    let command = match command::parse(typed) {
        Parsed::NotACommand => return,
        Parsed::Unknown { word, nearest } => {
            desk.tell(&by, command::unknown(&word, nearest));
            return;
        }
        Parsed::Malformed { word, problem } => {
            malformed(desk, &by, word, problem);
            return;
        }
        Parsed::Command(command) => command,
    };
    if late {
        let command = typed.body.split_whitespace().next().unwrap_or("!").chars().take(24).collect();
        desk.tell(&by, general::TooLate { command });
        return;
    }
    if !may_command(desk, &by) && !matches!(command, Command::Help(_) | Command::Rules | Command::Language(_))
    {
        desk.tell(&by, general::NotUnderstood {});
        return;
    }
    match command {
        Command::Help(None) => {
            let helper = Helper {
                facilitator: desk.cohort.may_facilitate(&by),
                on_duty: desk.cohort.facilitation.on_duty() == Some(&by),
                moderator: desk.cohort.is_moderator(&by),
            };
            desk.tell(&by, command::help(language, helper));
        }
        Command::Help(Some(word)) => {
            desk.tell(&by, command::help_for(language, word));
        }
        Command::Rota(rota) => self::rota(desk, sent, rota),
        Command::Who => facilitation::who(desk, sent),
        Command::Rules => {
            let shown = line::RulesShow {
                cohort: desk.cohort.structure.name.clone(),
                rules: desk.rules_text(match sent.scene {
                    Scene::Chat => language,
                    Scene::Room(_) => desk.cohort.language(),
                }),
                version: i64::from(desk.cohort.structure.rules.version),
            };
            desk.answer(sent, shown);
        }
        Command::Hours => windows::hours(desk, sent),
        Command::Language(None) => onboarding::menu(desk, &by),
        Command::Language(Some(language)) => {
            desk.outcome.languages.push((by.clone(), language));
            if let Some(member) = desk.cohort.members.get_mut(&by) {
                member.language = Some(language);
            }
            let set = text::render(language, &line::LanguageSet {}.into());
            let message = crate::effect::Message::plain_to(by.clone(), set);
            desk.ensure_chat(&by);
            desk.effect(crate::effect::Effect::Say(message));
        }
        Command::Leave => onboarding::ask_leave(desk, &by),
        Command::Later(words) => {
            later::keep(desk, &by, sent.event.clone(), words.as_deref().unwrap_or_default());
        }
        Command::Urgent(None) => urgent::ask(desk, &by),
        Command::Urgent(Some(reason)) => urgent::call(desk, &by, &reason),
        Command::Quiet(Quiet::List) => windows::list(desk, sent),
        Command::Quiet(Quiet::Off) => windows::end(desk, &by),
        Command::Quiet(Quiet::Set(window)) => {
            let now = desk.now().to_zoned(desk.cohort.zone().clone());
            match window.times(&now) {
                Some((from, until)) => windows::set(desk, &by, Some(from), until),
                None => malformed(desk, &by, Word::Quiet, Problem::Unclear),
            }
        }
        Command::Warn(aim) => aimed(desk, sent, aim, reply_author, |_| Deed::Warn),
        Command::Mute(aim) => aimed(desk, sent, aim, reply_author, |length| Deed::Mute {
            lasting: length.unwrap_or(USUAL_MUTE),
        }),
        Command::Unmute(aim) => aimed(desk, sent, aim, reply_author, |_| Deed::Unmute),
        Command::Remove(aim) => aimed(desk, sent, aim, reply_author, |_| Deed::Remove),
        Command::Ban(aim) => aimed(desk, sent, aim, reply_author, |lasting| Deed::Ban { lasting }),
        Command::Unban(aim) => aimed(desk, sent, aim, reply_author, |_| Deed::Unban),
        Command::Redact { message, reason } => {
            let room = questions::room_of(sent).unwrap_or(RoomKind::Peer);
            match reply_author {
                Some(author) => {
                    let deed = Deed::Redact { room, event: message };
                    moderation::order(desk, sent, deed, Meant::One(author.clone()), reason);
                }
                None => malformed(desk, &by, Word::Redact, Problem::NoMessage),
            }
        }
        Command::Undo => acts::undo(desk, &by),
        Command::Audit => acts::audit(desk, &by),
        Command::Report { message: _, text } => {
            moderation::report(desk, sent, reply_author, text.as_deref().unwrap_or_default());
        }
        Command::Appeal(words) => moderation::appeal(desk, sent, words.as_deref().unwrap_or_default()),
        Command::Dashboard => dashboard(desk, &by),
        Command::Open => questions::list(desk, sent),
        Command::Ask { message, text } => ask(desk, sent, message, text, reply_author),
    }
}

/// Members may; so may supervisors, for what concerns them. Who is not in yet answers questions only.
fn may_command(desk: &Desk<'_>, person: &PersonId) -> bool {
    desk.cohort.agreed(person)
        || (desk.cohort.supervises_anyone(person)
            && desk.cohort.members.get(person).is_some_and(|m| m.standing != Standing::OffRoster))
}

fn malformed(desk: &mut Desk<'_>, by: &PersonId, word: Word, _problem: Problem) {
    let language = desk.language_of(by);
    desk.tell(by, command::usage(language, word));
}

fn rota(desk: &mut Desk<'_>, sent: &Sent, rota: Rota) {
    let by = sent.by.clone();
    match rota {
        Rota::Show => facilitation::show(desk, sent),
        Rota::Away(span) => {
            let today = desk.cohort.structure.hours.zone.date(desk.now());
            match span.dates(today) {
                Some((from, to)) => wishes::away(desk, &by, from, to),
                None => malformed(desk, &by, Word::Rota, Problem::Unclear),
            }
        }
        Rota::Take { .. } => wishes::take(desk, &by),
        Rota::Swap { with, .. } => match with.map(|target| meant(desk, &target, None).0) {
            Some(Meant::One(other)) => wishes::swap(desk, &by, &other),
            Some(Meant::Nobody(name) | Meant::Several(name, _)) => {
                desk.tell(&by, text::moderation::NobodyMeant { name });
            }
            None => malformed(desk, &by, Word::Rota, Problem::NobodyNamed),
        },
        Rota::Yes | Rota::No => {
            let asked = desk.cohort.prompts.iter().rev().find(|p| {
                p.person == by && matches!(p.question, Question::Duty { .. } | Question::Swap { .. })
            });
            let choice = if rota == Rota::Yes { command::Answer::Yes } else { command::Answer::No };
            match asked.cloned() {
                Some(prompt) => match &prompt.question {
                    Question::Swap { from } => {
                        wishes::swap_answered(desk, &prompt, from, choice);
                    }
                    Question::Duty { turn } => {
                        facilitation::answered(desk, &prompt, *turn, choice);
                    }
                    _ => {}
                },
                None => {
                    desk.tell(&by, text::facilitation::RotaNothingAsked {});
                }
            }
        }
    }
}

fn aimed(
    desk: &mut Desk<'_>,
    sent: &Sent,
    aim: command::Aim,
    reply_author: Option<&PersonId>,
    deed: impl FnOnce(Option<SignedDuration>) -> Deed,
) {
    let (meant, rest) = meant(desk, &aim.target, reply_author);
    let deed = deed(aim.length.map(|length| length.duration()));
    if let Meant::One(subject) = &meant
        && desk.account_is_voice(subject)
    {
        desk.tell(&sent.by, text::moderation::Refused { why: text::moderation::WhyVoice {}.into() });
        return;
    }
    moderation::order(desk, sent, deed, meant, aim.reason.or(rest));
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
                    people.dedup();
                    (Meant::Several(named.text.clone(), people), None)
                }
                Resolved::Nobody => (Meant::Nobody(named.text.clone()), None),
            }
        }
    }
}

fn dashboard(desk: &mut Desk<'_>, by: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    let may = desk.cohort.may_facilitate(by) || desk.cohort.may_moderate(by);
    let url = desk.known.fresh_link.url.clone();
    let page = text::Link::page(&cohort, &url);
    match page.filter(|_| may) {
        Some(page) => {
            let until = desk.now().saturating_add(LINK_LASTS).unwrap_or(desk.known.now);
            desk.outcome.link_for = Some((by.clone(), until));
            let until = desk.moment(until);
            desk.tell(by, participation::PageLink { cohort, page, until });
        }
        None => {
            desk.tell(by, participation::PageRefused { cohort });
        }
    }
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
    match (words, message, reply_author) {
        (Some(_), _, _) => questions::ask(desk, room, sent.event.clone(), &by),
        (None, Some(message), Some(author)) => questions::ask(desk, room, message, &author.clone()),
        _ => {
            desk.tell(&by, text::facilitation::QuestionEmpty {});
            return;
        }
    }
    desk.tell(&by, text::facilitation::QuestionNoted {});
}
