//! What would become of each row of a list, if its people were added now.

use std::collections::BTreeMap;

use ruma::{OwnedServerName, OwnedUserId, ServerName};

use super::{
    lines as line,
    listed::{Entry, Found, Listed, Wrong},
};
use crate::{
    cohort::Standing,
    deciding::DecisionContext,
    ids::PersonId,
    room_state::acl,
    text::{Line, Said, folded, slips},
};

/// So much of what a cell says is repeated.
const REPEATED: usize = 30;
/// And so much of an account.
const ACCOUNT: usize = 80;
/// The most people whom a cohort has.
pub(super) const MOST: usize = 500;

/// A list as it would go.
#[derive(Debug, Default)]
pub(super) struct Judged<'a> {
    /// Who would be added.
    pub new: Vec<&'a Listed>,
    /// Who has no account yet, and would get a slip.
    pub slips: Vec<&'a Listed>,
    /// Of the new: whose server does not answer now.
    pub silent: i64,
    /// Of them: who are in another cohort here.
    pub elsewhere: i64,
    /// Who are in already.
    pub already: i64,
    /// Who said no, left or is kept out: they are not asked again by a list.
    pub gone: i64,
    /// Rows to mend, each with what is wrong.
    pub mend: Vec<(u32, Line)>,
}

/// Judges a list.
pub(super) fn judge<'a>(ctx: &DecisionContext<'_>, list: &'a [Listed]) -> Judged<'a> {
    let mut judged = Judged::default();
    let mut rows: BTreeMap<&OwnedUserId, u32> = BTreeMap::new();
    let taken = ctx.cohort.structure.roster.len().saturating_add(ctx.cohort.bots.enrolment.slips.len());
    let room = MOST.saturating_sub(taken);
    let mut names: BTreeMap<(String, String), u32> = BTreeMap::new();
    for listed in list {
        let row = listed.entry.row;
        let before = match &listed.entry.account {
            Some(account) => rows.insert(account, row),
            None => names.insert(called(&listed.entry), row),
        };
        match verdict(ctx, listed, before) {
            Verdict::Mend(why) => judged.mend.push((row, why)),
            Verdict::Already => judged.already += 1,
            Verdict::Gone => judged.gone += 1,
            Verdict::New | Verdict::Slip if judged.new.len() + judged.slips.len() >= room => {
                judged.mend.push((row, line::MendFull { most: MOST as i64 }.into()));
            }
            Verdict::New => {
                judged.silent += i64::from(listed.found == Found::Silent);
                judged.elsewhere += i64::from(listed.elsewhere);
                judged.new.push(listed);
            }
            Verdict::Slip => judged.slips.push(listed),
        }
    }
    judged
}

enum Verdict {
    New,
    Slip,
    Already,
    Gone,
    Mend(Line),
}

fn verdict(ctx: &DecisionContext<'_>, listed: &Listed, before: Option<u32>) -> Verdict {
    let entry = &listed.entry;
    if let Some(wrong) = &entry.wrong {
        return Verdict::Mend(of_wrong(wrong));
    }
    let (Some(account), Some(person)) = (&entry.account, &listed.person) else {
        return match before {
            Some(row) => Verdict::Mend(line::MendTwiceName { row: i64::from(row) }.into()),
            None if is_known(ctx, entry) => Verdict::Already,
            None => Verdict::Slip,
        };
    };
    let ours = ctx.known.service_accounts;
    if *account == ours.voice || *account == ours.steward {
        return Verdict::Mend(line::MendOurs {}.into());
    }
    if ctx.cohort.structure.recovery_account.as_ref() == Some(account) {
        return Verdict::Mend(line::MendRecovery {}.into());
    }
    if let Some(row) = before {
        return Verdict::Mend(line::MendTwice { row: i64::from(row) }.into());
    }
    if let Some(stands) = stands(ctx, person) {
        return stands;
    }
    if !may_take_part(ctx, account.server_name()) {
        return Verdict::Mend(not_allowed(ctx, account.server_name()));
    }
    match listed.found {
        Found::Nobody => Verdict::Mend(
            line::MendNobody { account: account.as_str().chars().take(ACCOUNT).collect() }.into(),
        ),
        Found::There | Found::Silent | Found::Unasked => Verdict::New,
    }
}

/// By what a row without an account is told from others.
fn called(entry: &Entry) -> (String, String) {
    (folded(&entry.name), folded(entry.facility.as_deref().unwrap_or_default()))
}

/// Whether somebody who is called so, of that place, is in or has a slip.
fn is_known(ctx: &DecisionContext<'_>, entry: &Entry) -> bool {
    let (name, place) = called(entry);
    let is_it = |known: &str, at: Option<&String>| {
        let at = at.map(|at| folded(at)).unwrap_or_default();
        folded(known) == name && (at == place || at.is_empty() || place.is_empty())
    };
    let directory = ctx.known.directory;
    let slips = &ctx.cohort.bots.enrolment.slips;
    let mut rows = ctx.cohort.structure.roster.iter().filter(|row| ctx.cohort.is_in(&row.person));
    slips.iter().any(|(slip, of)| {
        directory.slips.get(slip).is_some_and(|known| is_it(known, of.row.facility.as_ref()))
    }) || rows.any(|row| is_it(&directory.name_of(&row.person), row.facility.as_ref()))
}

/// How somebody stands who was in the cohort before. Who is kept out of its rooms is not asked in by a list.
fn stands(ctx: &DecisionContext<'_>, person: &PersonId) -> Option<Verdict> {
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    match ctx.cohort.members.get(person)?.standing {
        Standing::Left | Standing::Declined => Some(Verdict::Gone),
        Standing::OffRoster if moderation.is_banned(person, now) || moderation.is_removed(person, now) => {
            Some(Verdict::Gone)
        }
        Standing::OffRoster => None,
        Standing::Listed | Standing::Asked | Standing::Agreed => Some(Verdict::Already),
    }
}

fn of_wrong(wrong: &Wrong) -> Line {
    let said = |text: &str| Said::new(text, REPEATED);
    match wrong {
        Wrong::NoName => line::MendName {}.into(),
        Wrong::Name(text) => line::MendNoPerson { text: said(text) }.into(),
        Wrong::Account(text) => line::MendAccount { text: said(text) }.into(),
        Wrong::Formula => line::MendFormula {}.into(),
        Wrong::Long => line::MendLong {}.into(),
        Wrong::Role(text) => line::MendRole { text: said(text) }.into(),
        Wrong::NotByList(text) => line::MendNotByList { text: said(text) }.into(),
        Wrong::Language(text) => line::MendLanguage { text: said(text) }.into(),
    }
}

/// Whether people of a server may take part. A server is known by its name with the port, where it has one: without it the
/// account is nobody's.
pub(super) fn may_take_part(ctx: &DecisionContext<'_>, server: &ServerName) -> bool {
    let (own, partners) = (&ctx.known.service_accounts.server, &ctx.cohort.structure.servers);
    let known = || partners.iter().chain([own]).filter(|known| known.host() == server.host());
    acl::allows(own, partners, server)
        && (known().any(|known| known == server) || known().any(|known| known.port().is_none()))
}

/// A server whose people may not take part, with the one that may and is written nearly so.
fn not_allowed(ctx: &DecisionContext<'_>, server: &ServerName) -> Line {
    let own = ctx.known.service_accounts.server.clone();
    let allowed = ctx.cohort.structure.servers.iter().cloned().chain([own]);
    let distance = |allowed: &OwnedServerName| slips(allowed.host(), server.host());
    let nearest = allowed.min_by_key(distance).map(|nearest| nearest.to_string());
    let server = server.as_str().chars().take(REPEATED).collect();
    line::MendServer { server, nearest: nearest.unwrap_or_default() }.into()
}
