//! What is said about votes: the way to a proposal, the ballot, the result.

use jiff::civil::Weekday;

use crate::text::line::lines;
use crate::text::{Day, Line, Moment, Person, Said};

lines! {
    /// What can be changed.
    [Private] What = "votes-what" { cohort: String }
    /// The rules to choose from.
    [Private] WhichRule = "votes-which-rule" { choices: Vec<Line> }
    /// One rule.
    [Part] RuleChoice = "votes-rule-choice" { digit: i64, rule: String }
    /// One more.
    [Part] RuleChoiceNew = "votes-rule-choice-new" { digit: i64 }
    /// Other words, or out with it?
    [Private] RuleHow = "votes-rule-how" { rule: Said }
    /// The words of a rule, in a language.
    [Private] RuleWords = "votes-rule-words" { language: String, limit: i64 }
    /// The same words in one more language, which may be skipped.
    [Private] RuleWordsAlso = "votes-rule-words-also" { language: String, limit: i64 }
    /// What was given is too long.
    [Private] TooLong = "votes-too-long" { count: i64 }
    /// It is so already, or not there any more.
    [Private] Same = "votes-same" {}
    /// The last rule, or the last hours, stay.
    [Private] Last = "votes-last" {}
    /// There are as many rules as there can be.
    [Private] Many = "votes-many" { limit: i64 }
    /// The rules fill a message already.
    [Private] NoRoom = "votes-no-room" {}
    /// There is nothing to choose from.
    [Private] Nothing = "votes-nothing" {}
    /// The hours of the week to choose from.
    [Private] WhichHours = "votes-which-hours" { choices: Vec<Line> }
    /// Hours among those.
    [Part] HoursChoice = "votes-hours-choice" { digit: i64, hours: Line }
    /// More of them.
    [Part] HoursChoiceNew = "votes-hours-choice-new" { digit: i64 }
    /// Days with their hours.
    [Part] Hours = "votes-hours" { days: Vec<Weekday>, from: String, until: String }
    /// Other hours, or out with them?
    [Private] HoursHow = "votes-hours-how" { hours: Line }
    /// The days and hours, as one would write them.
    [Private] HoursWords = "votes-hours-words" {}
    /// They end before they begin.
    [Private] HoursNight = "votes-hours-night" {}
    /// They end when they begin.
    [Private] HoursEmpty = "votes-hours-empty" {}
    /// No day is said.
    [Private] HoursNoDays = "votes-hours-no-days" {}
    /// No hour is said.
    [Private] HoursNoHours = "votes-hours-no-hours" {}
    /// A word in them is not known.
    [Private] HoursUnknown = "votes-hours-unknown" { words: Said }
    /// The rooms to choose from.
    [Private] WhichRoom = "votes-which-room" { choices: Vec<Line> }
    /// One room, and what quiet time does there.
    [Part] RoomChoice = "votes-room-choice" { digit: i64, room: String, strength: Line }
    /// What shall quiet time do there?
    [Private] RoomHow = "votes-room-how" { room: String }
    /// The room closes.
    [Part] Hold = "votes-hold" {}
    /// A reminder is enough.
    [Part] Remind = "votes-remind" {}
    /// There is no quiet time.
    [Part] NoQuiet = "votes-no-quiet" {}
    /// Those on call to choose from.
    [Private] WhichFirst = "votes-which-first" { first: Person, choices: Vec<Line> }
    /// One of them.
    [Part] FirstChoice = "votes-first-choice" { digit: i64, person: Person }

    /// One more day off, or one less?
    [Private] DayOffHow = "votes-day-off-how" {}
    /// The date of a new one.
    [Private] DayOffDate = "votes-day-off-date" {}
    /// What it is called.
    [Private] DayOffName = "votes-day-off-name" { day: Day, limit: i64 }
    /// Days off to choose from.
    [Private] WhichDayOff = "votes-which-day-off" { choices: Vec<Line> }
    /// One of them.
    [Part] DayOffChoice = "votes-day-off-choice" { digit: i64, day: Day, name: Said }
    /// That is no date.
    [Private] DayOffUnclear = "votes-day-off-unclear" {}
    /// It is too near, or too far.
    [Private] DayOffOutside = "votes-day-off-outside" { from: Day, until: Day }
    /// Nobody works on it as it is.
    [Private] DayOffAlready = "votes-day-off-already" { day: Day }
    /// It is no day off as it is.
    [Private] DayOffNone = "votes-day-off-none" { day: Day }
    /// As many are off by vote as can be.
    [Private] DayOffMany = "votes-day-off-many" { limit: i64 }

    /// A rule would have other words.
    [Part] ChangeRule = "votes-change-rule" { before: Said, after: Said }
    /// There would be one more.
    [Part] ChangeRuleNew = "votes-change-rule-new" { after: Said }
    /// There would be one less.
    [Part] ChangeRuleOut = "votes-change-rule-out" { before: Said }
    /// Hours would be others.
    [Part] ChangeHours = "votes-change-hours" { before: Line, after: Line }
    /// There would be more.
    [Part] ChangeHoursNew = "votes-change-hours-new" { after: Line }
    /// There would be fewer.
    [Part] ChangeHoursOut = "votes-change-hours-out" { before: Line }
    /// Quiet time would do something else.
    [Part] ChangeQuiet = "votes-change-quiet" { room: String, before: Line, after: Line }
    /// There would be one more day off.
    [Part] ChangeDayOffNew = "votes-change-day-off-new" { day: Day, name: Said }
    /// There would be one less.
    [Part] ChangeDayOffOut = "votes-change-day-off-out" { day: Day, name: Said }
    /// Beside a change after which nobody rests.
    [Part] NoRest = "votes-no-rest" { change: Line }
    /// Somebody else would be told first of an emergency.
    [Part] ChangeOrder = "votes-change-order" { before: Person, after: Person }

    /// What a vote is about, in a few words: a rule.
    [Part] AboutRule = "votes-about-rule" { rule: Said }
    /// Hours.
    [Part] AboutHours = "votes-about-hours" {}
    /// What quiet time does.
    [Part] AboutQuiet = "votes-about-quiet" { room: String }
    /// A day off.
    [Part] AboutDayOff = "votes-about-day-off" { day: Day }
    /// The order of the emergency list.
    [Part] AboutOrder = "votes-about-order" {}
    /// Whether the rules still fit.
    [Part] AboutReview = "votes-about-review" {}

    /// To whoever seems to want something to change: the way.
    [Private] Offer = "votes-offer" {}
    /// The preview.
    [Private] Preview = "votes-preview" { change: Line }
    /// It was dropped.
    [Private] Dropped = "votes-dropped" {}
    /// It goes out now.
    [Private] Sent = "votes-sent" { ends: Moment }
    /// It goes out when work begins.
    [Private] SentWaits = "votes-sent-waits" { at: Moment }
    /// A vote runs already.
    [Private] Running = "votes-running" { ends: Moment }
    /// One waits already.
    [Private] RunningWaits = "votes-running-waits" { at: Moment }
    /// Shall it be taken back?
    [Private] WithdrawAsk = "votes-withdraw-ask" { about: Line, ends: Moment }
    /// The same before anybody read it.
    [Private] WithdrawAskUnsent = "votes-withdraw-ask-unsent" { about: Line, at: Moment }
    /// It was taken back.
    [Private] Withdrawn = "votes-withdrawn" {}
    /// The same before anybody read it.
    [Private] WithdrawnUnsent = "votes-withdrawn-unsent" {}
    /// To whoever moderates: shall the vote end now?
    [Private] EndAsk = "votes-end-ask" { about: Line, ends: Moment }
    /// It ended; nobody had proposed it.
    [Private] EndDone = "votes-end-done" {}
    /// It goes on.
    [Private] GoesOn = "votes-goes-on" {}
    /// It was over before the yes.
    [Private] OverAlready = "votes-over-already" {}
    /// In the peer room: whoever proposed it took it back.
    [Room] EndedWithdrawn = "votes-ended-withdrawn" { about: Line }
    /// In the peer room: whoever moderates ended it.
    [Room] EndedByModerators = "votes-ended-by-moderators" {}
    /// In the place of the question, where a vote ended early.
    [Private] Closed = "votes-closed" { cohort: String }
    /// Twice in thirty days is enough.
    [Private] Enough = "votes-enough" { limit: i64, from: Moment }

    /// In the peer room: what is proposed.
    [Room] Proposal = "votes-proposal" { change: Line, ends: Moment }
    /// To each member.
    [Ring] Ask = "votes-ask" { cohort: String, change: Line, ends: Moment }
    /// The answer was noted.
    [Private] Noted = "votes-noted" { about: Line, answer: Line, ends: Moment }
    /// The same after the end, where it was sent before.
    [Private] NotedLast = "votes-noted-last" { about: Line, answer: Line }
    /// The answer was taken back.
    [Private] TakenBack = "votes-taken-back" { ends: Moment }
    /// An answer in the room does not count.
    [Private] NotInTheRoom = "votes-not-in-the-room" {}
    /// Yes.
    [Part] Yes = "votes-yes" {}
    /// No.
    [Part] No = "votes-no" {}
    /// The others shall say.
    [Part] Others = "votes-others" {}
    /// The rules still fit.
    [Part] Keep = "votes-keep" {}
    /// Let us talk.
    [Part] Talk = "votes-talk" {}
    /// The answer came too late.
    [Private] Over = "votes-over" {}
    /// The answer is of somebody who is no member.
    [Private] NotYours = "votes-not-yours" { cohort: String }

    /// In the peer room: how it ended.
    [Room] Result = "votes-result" { change: Line, yes: i64, no: i64, others: i64, outcome: Line }
    /// It won.
    [Part] Won = "votes-won" {}
    /// New rules won.
    [Part] WonRules = "votes-won-rules" { version: i64 }
    /// It lost.
    [Part] Lost = "votes-lost" {}
    /// As many for it as against it.
    [Part] Tie = "votes-tie" {}
    /// Too few answered.
    [Part] Few = "votes-few" {}
    /// In the peer room: what it was about is not there any more.
    [Room] Gone = "votes-gone" { now: Line }
    /// What holds now: the rules.
    [Part] NowRules = "votes-now-rules" {}
    /// The hours.
    [Part] NowHours = "votes-now-hours" { hours: Vec<Line> }
    /// What quiet time does.
    [Part] NowQuiet = "votes-now-quiet" { room: String, strength: Line }
    /// The room is gone.
    [Part] NowNoRoom = "votes-now-no-room" {}
    /// The day is off.
    [Part] NowDayOff = "votes-now-day-off" { day: Day }
    /// It is not.
    [Part] NowNoDayOff = "votes-now-no-day-off" { day: Day }
    /// Who is told first.
    [Part] NowOrder = "votes-now-order" { person: Person }
    /// Nobody is on the list.
    [Part] NowNobody = "votes-now-nobody" {}
    /// To whoever proposed it, before it went out.
    [Private] GoneUnsent = "votes-gone-unsent" {}
    /// In the peer room: the operator undid what was voted.
    [Room] Lifted = "votes-lifted" { what: Line }
    /// The rules.
    [Part] LiftedRules = "votes-lifted-rules" {}
    /// The hours.
    [Part] LiftedHours = "votes-lifted-hours" {}
    /// What quiet time does.
    [Part] LiftedQuiet = "votes-lifted-quiet" {}
    /// The order of the emergency list.
    [Part] LiftedOrder = "votes-lifted-order" {}
    /// Days off.
    [Part] LiftedDaysOff = "votes-lifted-days-off" {}

    /// In the peer room, each quarter: do the rules still fit?
    [Room] Review = "votes-review" { ends: Moment }
    /// To each member.
    [Private] ReviewAsk = "votes-review-ask" { cohort: String, ends: Moment }
    /// In the peer room: what members answered.
    [Room] Reviewed = "votes-reviewed" { keep: Line, talk: Line }
    /// So many.
    [Part] Count = "votes-count" { count: i64 }
    /// So few that a number might name somebody.
    [Part] FewerThan = "votes-fewer-than" { limit: i64 }

    /// To moderators: how many have said no to new rules or have not answered.
    [Private] Unanswered = "votes-unanswered" { cohort: String, count: Line, members: i64, since: Day }
}
