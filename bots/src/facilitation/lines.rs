//! What facilitation says: the duty, the rota, questions that wait, who is who.

use crate::text::line::lines;
use crate::text::{Day, Line, Link, Moment, Person, Phone};

lines! {
    /// To the next on the rota, ahead of the week: can you take it?
    [Ring] DutyAsk = "facilitation-duty-ask" { cohort: String, begins: Moment }
    /// To the one after, when the week has begun without a yes.
    [Ring] DutyAskNow = "facilitation-duty-ask-now" { cohort: String, until: Moment }
    /// The yes to a week that is yet to begin.
    [Private] DutyYes = "facilitation-duty-yes" { begins: Moment }
    /// The no to a week.
    [Private] DutyNo = "facilitation-duty-no" {}
    /// The week has begun: three things, the open questions, words ready to send. `questions` is [`QuestionsOpen`] or
    /// [`QuestionsNone`].
    [Ring] DutyBegins = "facilitation-duty-begins" { room: Link, until: Moment, questions: Line, words: String }
    /// To who held the duty until now.
    [Private] DutyEnded = "facilitation-duty-ended" { cohort: String, next: Person }
    /// In the room: the duty was handed over.
    [Room] DutyHandover = "facilitation-duty-handover" { holder: Person, last: Person, until: Moment }
    /// In the room: a duty begins and nobody held it before.
    [Room] DutyFirst = "facilitation-duty-first" { holder: Person, until: Moment }
    /// To moderators, each in private: nobody has taken this week.
    [Ring] DutyNobody = "facilitation-duty-nobody" { cohort: String, holder: Person }

    /// To moderators, each in private: nobody has taken this week, and nobody had the one before.
    [Ring] DutyNobodyYet = "facilitation-duty-nobody-yet" { cohort: String }

    /// The answer to `!rota`. `weeks` are [`RotaWeekNow`], [`RotaWeek`], [`RotaWeekOpen`].
    [Room] Rota = "facilitation-rota" { cohort: String, weeks: Vec<Line> }
    /// The week that runs.
    [Part] RotaWeekNow = "facilitation-rota-week-now" { from: Day, person: Person }
    /// A week to come.
    [Part] RotaWeek = "facilitation-rota-week" { from: Day, person: Person }
    /// A week that nobody has.
    [Part] RotaWeekOpen = "facilitation-rota-week-open" { from: Day }
    /// The answer to `!rota` where nobody is on it.
    [Room] RotaNone = "facilitation-rota-none" { cohort: String }
    /// `!rota away` was noted.
    [Private] RotaAway = "facilitation-rota-away" { from: Day, until: Day }
    /// The same, and when their next week is by the plan after that.
    [Private] RotaAwayNext = "facilitation-rota-away-next" { from: Day, until: Day, week: Day }
    /// `!rota swap`: the other was asked.
    [Private] RotaSwapAsked = "facilitation-rota-swap-asked" { person: Person }
    /// To the other: a swap is offered. `theirs` is the asker's week, which you would take.
    [Ring] RotaSwapAsk = "facilitation-rota-swap-ask" { person: Person, yours: Day, theirs: Day }
    /// Asked in quiet time: the other is asked when working hours begin.
    [Private] RotaAskWaits = "facilitation-rota-ask-waits" { person: Person, at: Moment }
    /// To whoever has a week planned: somebody would like to take it.
    [Ring] RotaTakeAsk = "facilitation-rota-take-ask" { person: Person, week: Day }
    /// Refused: the asker said that they are away then, or cannot be there.
    [Private] RotaTakeAway = "facilitation-rota-take-away" { week: Day }
    /// `!rota away` was noted, and a week is the asker's all the same, because nobody else is there.
    [Private] RotaAwayStill = "facilitation-rota-away-still" { week: Day }
    /// To whoever has the duty, silently: who came into the room.
    [Private] Newcomers = "facilitation-newcomers" { people: Vec<Person> }
    /// The same, of many.
    [Private] NewcomersMany = "facilitation-newcomers-many" { count: i64 }
    /// The other cannot be told now, so nobody was asked.
    [Private] RotaSwapUnreached = "facilitation-rota-swap-unreached" { person: Person }
    /// Not asked: the asker said that they are away in the week that they would get.
    [Private] RotaSwapAway = "facilitation-rota-swap-away" { week: Day }
    /// Not asked: the asker has no week to give, because they said that they are away.
    [Private] RotaSwapAwayNone = "facilitation-rota-swap-away-none" {}
    /// Not asked: the other cannot have the week that they would get.
    [Private] RotaSwapNotTheirs = "facilitation-rota-swap-not-theirs" { person: Person, week: Day }
    /// Not asked: one of both would have two weeks running.
    [Private] RotaSwapRunning = "facilitation-rota-swap-running" {}
    /// Not asked: the other has no week to give.
    [Private] RotaSwapNothing = "facilitation-rota-swap-nothing" { person: Person }
    /// The swap is done, to each of both.
    [Private] RotaSwapDone = "facilitation-rota-swap-done" { person: Person, week: Day }
    /// The other cannot swap.
    [Private] RotaSwapNo = "facilitation-rota-swap-no" { person: Person }
    /// To who said no to that.
    [Private] RotaSwapNoTold = "facilitation-rota-swap-no-told" { person: Person }
    /// `!rota take` was noted.
    [Private] RotaTaken = "facilitation-rota-taken" { week: Day }
    /// To whoever had a week planned that another took.
    [Private] RotaTakenByOther = "facilitation-rota-taken-by-other" { person: Person, week: Day }
    /// `!rota skip` was noted: who has the week in the plan now, and when the asker's next one begins.
    [Private] RotaSkipped = "facilitation-rota-skipped" { person: Person, week: Day, next: Day }
    /// The same, without another week of the asker's in the plan.
    [Private] RotaSkippedLast = "facilitation-rota-skipped-last" { person: Person, week: Day }
    /// `!rota skip` was noted, and nobody has the week.
    [Private] RotaSkippedFree = "facilitation-rota-skipped-free" { week: Day }
    /// `!rota skip` changes nothing, because nobody else is there.
    [Private] RotaSkipStill = "facilitation-rota-skip-still" { week: Day }
    /// `!rota skip` with no week of the asker's to pass on.
    [Private] RotaSkipNone = "facilitation-rota-skip-none" {}
    /// Refused: the asker is not on the rota.
    [Private] RotaRefusedNotOnIt = "facilitation-rota-refused-not-on-it" {}
    /// Refused: the week or the dates have passed.
    [Private] RotaRefusedPast = "facilitation-rota-refused-past" {}
    /// Refused: somebody has that week.
    [Private] RotaRefusedHeld = "facilitation-rota-refused-held" { person: Person }
    /// Refused: the asker, or the other, has no week to swap.
    [Private] RotaRefusedNone = "facilitation-rota-refused-none" {}
    /// `!rota yes` or `!rota no` with nothing asked.
    [Private] RotaNothingAsked = "facilitation-rota-nothing-asked" {}
    /// Refused as facilitator or moderator of a peer room, because the person supervises a member (catalogue M1).
    [Private] SupervisesRefused = "facilitation-supervises-refused" { person: Person, cohort: String }

    /// The answer to `!who`. `people` are the lines below.
    [Room] Who = "facilitation-who" { cohort: String, people: Vec<Line> }
    /// Who is on duty.
    [Part] WhoDuty = "facilitation-who-duty" { person: Person, until: Moment }
    /// Nobody is on duty.
    [Part] WhoDutyNobody = "facilitation-who-duty-nobody" {}
    /// The moderators.
    [Part] WhoModerators = "facilitation-who-moderators" { people: Vec<Person> }
    /// The mentors.
    [Part] WhoMentors = "facilitation-who-mentors" { people: Vec<Person> }
    /// Who answers `!urgent` now.
    [Part] WhoOnCall = "facilitation-who-on-call" { people: Vec<Person> }
    /// Nobody answers `!urgent` now.
    [Part] WhoOnCallNobody = "facilitation-who-on-call-nobody" { phone: Phone }
    /// Who started the cohort.
    [Part] WhoCoordinator = "facilitation-who-coordinator" { people: Vec<Person> }

    /// Questions that wait for a reply. `questions` are [`Question`]s or [`QuestionOf`]s, and
    /// [`QuestionsMore`] where there are more.
    [Part] QuestionsOpen = "facilitation-questions-open" { count: i64, questions: Vec<Line> }
    /// A question that waits, without its asker: where those read it who are told nothing of a peer.
    [Part] Question = "facilitation-question" { question: Link, asked: Moment }
    /// A question that waits, with who asked it.
    [Part] QuestionOf = "facilitation-question-of" { person: Person, question: Link, asked: Moment }
    /// Those that wait and are not listed.
    [Part] QuestionsMore = "facilitation-questions-more" { count: i64 }
    /// No question waits.
    [Part] QuestionsNone = "facilitation-questions-none" {}
    /// The answer to `!open`: [`QuestionsOpen`] or [`QuestionsNone`].
    [Room] Questions = "facilitation-questions" { cohort: String, questions: Line }
    /// To who asks: of too many open questions of theirs the oldest left the list.
    [Private] QuestionLeft = "facilitation-question-left" { question: Link, asked: Moment, count: i64 }
    /// `!ask` or ❓ opened a question.
    [Private] QuestionNoted = "facilitation-question-noted" {}
    /// `!ask` without words in a room.
    [Private] QuestionEmpty = "facilitation-question-empty" {}
    /// `!ask` without words in the chat: what comes next is the question.
    [Private] QuestionAsk = "facilitation-question-ask" { room: Link }
    /// Nothing was asked.
    [Private] QuestionNot = "facilitation-question-not" {}
}
