//! What moderation says: previews, what the person reads, undoing, the audit, reports and appeals.
//!
//! Everything that speaks of a fault is private, to the person or to those who handle it.

use crate::text::line::lines;
use crate::text::{Line, Link, Meta, Moment, Person, Phone, Said};

/// Is this meant? `effect` is one of the effects below, which also serve [`Done`] and the audit. What else the act
/// brings is added here, so that no preview can forget it.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What would be done.
    pub effect: Line,
    /// The names of the rooms that it touches, where there are several.
    pub rooms: Vec<String>,
}

impl From<Preview> for Line {
    fn from(Preview { effect, rooms }: Preview) -> Self {
        let key = effect.key();
        let is = |meta: &Meta| meta.key == key;
        let note: Self = if is(&EffectWarn::META) {
            NoteWarn {}.into()
        } else if is(&EffectMute::META) {
            NoteMute {}.into()
        } else if is(&EffectUnban::META) {
            NoteUnban {}.into()
        } else if is(&EffectRedact::META) {
            NoteRedact {}.into()
        } else {
            NoteShown {}.into()
        };
        match rooms.is_empty() {
            true => PreviewNoted { effect, note }.into(),
            false => PreviewRooms { effect, rooms: rooms.join(", "), note }.into(),
        }
    }
}

lines! {
    /// Is this meant? Made from a [`Preview`].
    [Ring fault] PreviewNoted = "moderation-preview" { effect: Line, note: Line }
    /// The same with the rooms that it touches.
    [Ring fault] PreviewRooms = "moderation-preview-rooms" { effect: Line, rooms: String, note: Line }
    /// Before the question: what the person will read, as they will read it.
    [Private fault] PreviewTold = "moderation-preview-told" { told: Line }
    /// Note to a warning.
    [Part] NoteWarn = "moderation-note-warn" {}
    /// Note to a mute: what still works, and that Element prints the change of level with the name.
    [Part] NoteMute = "moderation-note-mute" {}
    /// Note to an unmute, a removal and a ban: Element prints it with the name.
    [Part] NoteShown = "moderation-note-shown" {}
    /// Note to an unban.
    [Part] NoteUnban = "moderation-note-unban" {}
    /// Note to a deletion.
    [Part] NoteRedact = "moderation-note-redact" {}
    /// Effect of `!warn`.
    [Part] EffectWarn = "moderation-effect-warn" { person: Person, reason: Option<String> }
    /// The same in a record, which keeps no words of it.
    [Part] EffectNote = "moderation-effect-note" { person: Person }
    /// Effect of `!mute`.
    [Part] EffectMute = "moderation-effect-mute" { person: Person, cohort: String, until: Moment }
    /// Effect of `!unmute`.
    [Part] EffectUnmute = "moderation-effect-unmute" { person: Person, cohort: String }
    /// Effect of `!remove`.
    [Part] EffectRemove = "moderation-effect-remove" { person: Person, cohort: String }
    /// Effect of `!ban` with an end.
    [Part] EffectBan = "moderation-effect-ban" { person: Person, cohort: String, until: Moment }
    /// Effect of `!ban` without an end.
    [Part] EffectBanOpen = "moderation-effect-ban-open" { person: Person, cohort: String }
    /// Effect of `!unban`.
    [Part] EffectUnban = "moderation-effect-unban" { person: Person, cohort: String }
    /// Effect of Element's Remove in one room.
    [Part] EffectRemoveFrom = "moderation-effect-remove-from" { person: Person, room: String }
    /// Effect of Element's Ban in one room.
    [Part] EffectBanFrom = "moderation-effect-ban-from" { person: Person, room: String }
    /// Effect of Element's Unban in one room.
    [Part] EffectUnbanFrom = "moderation-effect-unban-from" { person: Person, room: String }
    /// Effect of `!redact`.
    [Part] EffectRedact = "moderation-effect-redact" { person: Person, post: Link }
    /// Effect of ending a vote: who had proposed it is named nowhere.
    [Part] EffectEndVote = "moderation-effect-end-vote" {}
    /// The name fits several people. `choices` are [`ChoicePerson`]s.
    [Ring] WhoIsMeant = "moderation-who-is-meant" { name: Said, choices: Vec<Line> }
    /// One of them.
    [Part] ChoicePerson = "moderation-choice-person" { digit: i64, person: Person, detail: String }
    /// The name fits nobody.
    [Private] NobodyMeant = "moderation-nobody-meant" { name: Said }
    /// The confirmation came too late.
    [Private] Expired = "moderation-expired" {}
    /// The confirmation was no.
    [Private] Cancelled = "moderation-cancelled" {}
    /// Done.
    [Private fault] Done = "moderation-done" { effect: Line }
    /// Done, and nobody can take it back.
    [Private fault] DoneFinal = "moderation-done-final" { effect: Line }
    /// An act by Element's own button was seen.
    [Private fault] Seen = "moderation-seen" { effect: Line }
    /// The same, and nobody can take it back.
    [Private fault] SeenFinal = "moderation-seen-final" { effect: Line }
    /// An act by Element's own button was turned back. `why` is one of the reasons below.
    [Private fault] TurnedBack = "moderation-turned-back" { effect: Line, why: Line }
    /// A command was refused. `why` is one of the reasons below.
    [Private] Refused = "moderation-refused" { why: Line }
    /// Reason: neither on duty nor a moderator.
    [Part] WhyNotYours = "moderation-why-not-yours" {}
    /// Reason: the target helps to run the room.
    [Part] WhyFellow = "moderation-why-fellow" {}
    /// Reason: the target is the actor.
    [Part] WhySelf = "moderation-why-self" {}
    /// Reason: the target is the program itself.
    [Part] WhyVoice = "moderation-why-voice" {}
    /// Reason: it is so already.
    [Part] WhyAlready = "moderation-why-already" {}
    /// Reason: a ban from all rooms is not taken off in one of them.
    [Part] WhyAllRooms = "moderation-why-all-rooms" {}

    /// To the person: a warning, from the moderators of the room.
    [Ring fault] ToldWarned = "moderation-told-warned" { cohort: String, reason: Option<String> }
    /// To the person: muted until, and what still works.
    [Ring fault] ToldMuted = "moderation-told-muted" { cohort: String, until: Moment, reason: Option<String> }
    /// To the person: not muted any more.
    [Private] ToldUnmuted = "moderation-told-unmuted" { cohort: String }
    /// To the person: removed.
    [Ring fault] ToldRemoved = "moderation-told-removed" { cohort: String, reason: Option<String> }
    /// To the person: banned, with an end.
    [Ring fault] ToldBanned = "moderation-told-banned" { cohort: String, until: Moment, reason: Option<String> }
    /// To the person: banned, without an end.
    [Ring fault] ToldBannedOpen = "moderation-told-banned-open" { cohort: String, reason: Option<String> }
    /// To the person: not banned any more.
    [Private] ToldUnbanned = "moderation-told-unbanned" { cohort: String }
    /// To the person: removed from one room.
    [Ring fault] ToldRemovedFrom = "moderation-told-removed-from" { room: String, reason: Option<String> }
    /// To the person: banned from one room.
    [Ring fault] ToldBannedFrom = "moderation-told-banned-from" { room: String, reason: Option<String> }
    /// To the person: not banned from the room any more.
    [Private] ToldUnbannedFrom = "moderation-told-unbanned-from" { room: String }
    /// To the person: a message was deleted.
    [Ring fault] ToldRedacted = "moderation-told-redacted" { room: Link, reason: Option<String> }
    /// To whoever had proposed it: the vote was ended.
    [Ring fault] ToldVoteEnded = "moderation-told-vote-ended" { cohort: String, reason: Option<String> }
    /// The reason where the moderator gave none.
    [Part] NoReason = "moderation-no-reason" {}
    /// The reason that Element shows to who was removed.
    [State] RemovedReason = "moderation-removed-reason" { cohort: String }

    /// `!undo` done, to the moderator.
    [Private fault] Undone = "moderation-undone" { effect: Line }
    /// The same, and the person has to come back by themselves.
    [Private fault] UndoneInvited = "moderation-undone-invited" { effect: Line }
    /// To the person: it was undone, and they are asked back.
    [Private] ToldUndoneInvited = "moderation-told-undone-invited" { room: String }
    /// To the person: it was undone.
    [Private] ToldUndone = "moderation-told-undone" { room: String }
    /// `!undo` of a deleted message.
    [Private] UndoNotRedact = "moderation-undo-not-redact" {}
    /// `!undo` of an ended vote.
    [Private] UndoNotVote = "moderation-undo-not-vote" {}
    /// `!undo` of a warning that was sent.
    [Private] UndoNotWarn = "moderation-undo-not-warn" {}
    /// `!undo` of something that others have changed since.
    [Private] UndoNotNow = "moderation-undo-not-now" {}
    /// `!undo` of something that came to its end by itself.
    [Private] UndoEnded = "moderation-undo-ended" {}
    /// `!undo` with nothing to undo.
    [Private] UndoNothing = "moderation-undo-nothing" {}

    /// The answer to `!audit`, to moderators in private. `entries` are [`AuditEntry`]s.
    [Private fault] Audit = "moderation-audit" { cohort: String, entries: Vec<Line> }
    /// One act.
    [Part] AuditEntry = "moderation-audit-entry" { at: Moment, actor: Person, effect: Line }
    /// One act that was undone.
    [Part] AuditEntryUndone = "moderation-audit-entry-undone" { at: Moment, actor: Person, effect: Line }
    /// Nothing in the audit yet.
    [Private] AuditEmpty = "moderation-audit-empty" { cohort: String }

    /// Whom is a report about?
    [Private] ReportAbout = "moderation-report-about" {}
    /// Which of those who run the room? `choices` are [`ReportChoice`]s.
    [Private] ReportWhom = "moderation-report-whom" { choices: Vec<Line> }
    /// One of them.
    [Part] ReportChoice = "moderation-report-choice" { digit: i64, person: Person }
    /// The next of them.
    [Part] ReportChoiceNext = "moderation-report-choice-next" { digit: i64 }
    /// What was said while a report waits for an answer is part of it.
    [Private] ReportAdded = "moderation-report-added" {}
    /// A report of more messages than are passed on.
    [Private] ReportLong = "moderation-report-long" { count: i64 }
    /// What is said while a report waits for an answer, long after its question.
    [Private] ReportWaits = "moderation-report-waits" { phone: Phone }
    /// To whoever sent a report or an appeal: what somebody who handles it writes.
    [Ring] CaseBack = "moderation-case-back" { number: String, text: String }
    /// To who handles it: what whoever sent it adds.
    [Ring fault] CaseMore = "moderation-case-more" { number: String, text: String }
    /// To who handles it, about what they wrote.
    [Private] CasePassedOn = "moderation-case-passed-on" { number: String }
    /// To whoever sent it, about what they added.
    [Private] CaseAdded = "moderation-case-added" { number: String, count: i64 }
    /// The same, where nobody who handles it can read it now.
    [Private] CaseNobody = "moderation-case-nobody" { number: String }
    /// As much as is passed on of one person.
    [Private] CaseEnough = "moderation-case-enough" { number: String, count: i64 }
    /// A number without words.
    [Private] CaseEmpty = "moderation-case-empty" { number: String }
    /// A number that is no case of theirs.
    [Private] CaseNone = "moderation-case-none" { number: String }
    /// Words soon after something was said of a case.
    [Private] CaseIsIt = "moderation-case-is-it" { number: String }
    /// A report that was not sent after all.
    [Private] ReportNot = "moderation-report-not" {}
    /// To who handles it, with the message that it is about.
    [Ring fault] ReportForwardedAbout = "moderation-report-forwarded-about" { cohort: String, number: String, text: String, post: Link }
    /// `!report` without words.
    [Private] ReportAsk = "moderation-report-ask" {}
    /// To who reports.
    [Private] ReportReceived = "moderation-report-received" { number: String }
    /// The same, where only one person is left to look at it.
    [Private] ReportReceivedOne = "moderation-report-received-one" { number: String }
    /// To who handles it.
    [Ring fault] ReportForwarded = "moderation-report-forwarded" { cohort: String, number: String, text: String }
    /// `!report` or an appeal, and nobody may handle it.
    [Private] NobodyHandles = "moderation-nobody-handles" { phone: Phone }
    /// To who appeals.
    [Private] AppealReceived = "moderation-appeal-received" { number: String }
    /// An appeal about what was appealed before.
    [Private] AppealGiven = "moderation-appeal-given" {}
    /// To another moderator than the one who acted.
    [Ring fault] AppealForwarded = "moderation-appeal-forwarded" {
        person: Person,
        effect: Line,
        text: String,
        number: String,
    }
    /// The same about an act that nobody can take back.
    [Ring fault] AppealForwardedFinal = "moderation-appeal-forwarded-final" {
        person: Person,
        effect: Line,
        text: String,
        number: String,
    }
    /// `!appeal` with nothing to appeal against.
    [Private] AppealNothing = "moderation-appeal-nothing" {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Language;
    use crate::text::render;
    use crate::text::tests::sample::Sample;

    fn preview(effect: impl Into<Line>) -> String {
        render(Language::En, &Preview { effect: effect.into(), rooms: Vec::new() }.into()).plain
    }

    /// `behaviour.md`, "Powers": Element prints the level change with the name; the preview says so.
    #[test]
    fn a_preview_says_what_else_an_act_brings() {
        let (person, cohort) = (Person::sample("person"), String::sample("cohort"));
        let until = Moment::sample("until");
        let mute = preview(EffectMute { person: person.clone(), cohort: cohort.clone(), until });
        assert!(mute.contains("!urgent, !report and !appeal") && mute.contains("with their name"), "{mute}");
        assert!(preview(EffectRemove { person: person.clone(), cohort }).contains("with their name"));
        let redact = preview(EffectRedact { person, post: Link::sample("post") });
        assert!(redact.contains("cannot come back") && !redact.contains("with their name"), "{redact}");
    }
}
