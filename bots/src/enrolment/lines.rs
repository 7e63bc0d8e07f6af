//! What coordinators read about their list of people.

use crate::text::line::lines;
use crate::text::{Day, Line, Moment, Person, Said};

lines! {
    /// The menu.
    [Ring] Menu = "enrolment-menu" { cohort: String }
    /// Whoever may not, or not any more.
    [Private] NotYours = "enrolment-not-yours" {}
    /// To whoever had the list.
    [Private] NotYoursNow = "enrolment-not-yours-now" { since: Day }
    /// Whoever coordinates learns that their time ends.
    [Private] EndsSoon = "enrolment-ends-soon" { cohort: String, day: Day }
    /// It has ended.
    [Private] Ended = "enrolment-ended" { cohort: String }
    /// To whom the list belongs from now on.
    [Private] NowYours = "enrolment-now-yours" { cohort: String }
    /// Send me the list.
    [Ring] SendList = "enrolment-send-list" { command: String }
    /// A list as it may look.
    [Private] Template = "enrolment-template" { server: String }
    /// Nothing was done.
    [Private] Nothing = "enrolment-nothing" {}
    /// The list is being read.
    [Private] Reading = "enrolment-reading" {}
    /// The list in numbers.
    [Private] Numbers = "enrolment-numbers" { cohort: String, rows: i64, parts: Vec<Line> }
    /// So many are new.
    [Part] CountNew = "enrolment-count-new" { count: i64 }
    /// Of so many the server does not answer now.
    [Part] CountSilent = "enrolment-count-silent" { count: i64 }
    /// So many are in another cohort here.
    [Part] CountElsewhere = "enrolment-count-elsewhere" { count: i64 }
    /// So many have no account.
    [Part] CountSlips = "enrolment-count-slips" { count: i64 }
    /// So many are in already.
    [Part] CountAlready = "enrolment-count-already" { count: i64 }
    /// So many said no or left.
    [Part] CountGone = "enrolment-count-gone" { count: i64 }
    /// So many rows are to be mended.
    [Part] CountMend = "enrolment-count-mend" { count: i64 }
    /// Rows to mend.
    [Private] Rows = "enrolment-rows" { rows: Vec<Line> }
    /// One row to mend.
    [Part] RowToMend = "enrolment-row" { row: i64, wrong: Line }
    /// More rows are to be mended than messages hold: all of them are in a file.
    [Private] AllToMend = "enrolment-all-to-mend" { count: i64 }
    /// The heading of the column of row numbers in that file.
    [Part] ColumnRow = "enrolment-column-row" {}
    /// The heading of the column that says what to mend.
    [Part] ColumnMend = "enrolment-column-mend" {}
    /// Shall I make slips?
    [Ring] TakeAskSlips = "enrolment-take-ask-slips" { count: i64 }
    /// Shall I add those, and make slips for these?
    [Ring] TakeAskBoth = "enrolment-take-ask-both" { count: i64, slips: i64 }
    /// Shall I add them?
    [Ring] TakeAsk = "enrolment-take-ask" { count: i64 }
    /// Nobody in it is new.
    [Private] NobodyNew = "enrolment-nobody-new" {}
    /// It reads otherwise than it was shown.
    [Private] Changed = "enrolment-changed" {}
    /// They are asked now.
    [Private] Added = "enrolment-added" { count: i64 }
    /// They are asked when work begins.
    [Private] AddedLater = "enrolment-added-later" { count: i64, opens: Moment }

    /// What to mend in a row: it has no name.
    [Part] MendName = "enrolment-mend-name" {}
    /// That is no name of a person.
    [Part] MendNoPerson = "enrolment-mend-no-person" { text: Said }
    /// Somebody of that name stands in another row.
    [Part] MendTwiceName = "enrolment-mend-twice-name" { row: i64 }
    /// That is no account.
    [Part] MendAccount = "enrolment-mend-account" { text: Said }
    /// Nobody has that account.
    [Part] MendNobody = "enrolment-mend-nobody" { account: String }
    /// People of that server may not take part.
    [Part] MendServer = "enrolment-mend-server" { server: String, nearest: String }
    /// The account stands in another row too.
    [Part] MendTwice = "enrolment-mend-twice" { row: i64 }
    /// It is an account of ours.
    [Part] MendOurs = "enrolment-mend-ours" {}
    /// It is the spare key of the rooms.
    [Part] MendRecovery = "enrolment-mend-recovery" {}
    /// That is no role.
    [Part] MendRole = "enrolment-mend-role" { text: Said }
    /// That role is not given by a list.
    [Part] MendNotByList = "enrolment-mend-not-by-list" { text: Said }
    /// That is no language of the cohort.
    [Part] MendLanguage = "enrolment-mend-language" { text: Said }
    /// A cell is made by a formula.
    [Part] MendFormula = "enrolment-mend-formula" {}
    /// A cell is too long.
    [Part] MendLong = "enrolment-mend-long" {}
    /// The cohort is full.
    [Part] MendFull = "enrolment-mend-full" { most: i64 }

    /// Nothing of the list can be used: it cannot be opened any more.
    [Private] FaultGone = "enrolment-fault-gone" {}
    /// It is empty.
    [Private] FaultEmpty = "enrolment-fault-empty" {}
    /// It is too large.
    [Private] FaultLarge = "enrolment-fault-large" {}
    /// It has too many rows.
    [Private] FaultMany = "enrolment-fault-many" { rows: i64 }
    /// It is a picture.
    [Private] FaultPicture = "enrolment-fault-picture" {}
    /// It is no table.
    [Private] FaultNoTable = "enrolment-fault-no-table" {}
    /// It is of an old program.
    [Private] FaultOld = "enrolment-fault-old" {}
    /// It has a password.
    [Private] FaultLocked = "enrolment-fault-locked" {}
    /// It is damaged.
    [Private] FaultBroken = "enrolment-fault-broken" {}
    /// It has no column of names.
    [Private] FaultNoNames = "enrolment-fault-no-names" {}
    /// It has two columns of one meaning.
    [Private] FaultTwice = "enrolment-fault-twice" { column: Said }

    /// How far people have come, with those who have not answered.
    [Private] Overview = "enrolment-overview" { cohort: String, all: i64, agreed: i64, waits: i64, gone: i64, names: Vec<Line> }
    /// The same where all have answered.
    [Private] OverviewAll = "enrolment-overview-all" { cohort: String, all: i64, agreed: i64, gone: i64 }
    /// Somebody who has not answered.
    [Part] WhoWaits = "enrolment-who-waits" { person: Person }
    /// So many more.
    [Part] WhoMore = "enrolment-who-more" { count: i64 }
    /// Shall I ask them again?
    [Ring] AskAgain = "enrolment-ask-again" { count: i64 }
    /// All have answered.
    [Private] AskAgainNobody = "enrolment-ask-again-nobody" {}
    /// They were asked not long ago.
    [Private] AskAgainSoon = "enrolment-ask-again-soon" { again: Moment }
    /// People rest now.
    [Private] AskAgainRests = "enrolment-ask-again-rests" { opens: Moment }
    /// Of those who have not opened their invitation.
    [Private] AskUnopened = "enrolment-ask-unopened" { names: Vec<Line> }
    /// The list went into a room, where all read it.
    [Private] InRoom = "enrolment-in-room" {}
    /// Slips were made.
    [Private] SlipsMade = "enrolment-slips-made" { count: i64, until: Day }
    /// What a slip says.
    [Private] SlipWords = "enrolment-slip" { name: String, inviter: String, cohort: String, server: String, account: String, number: String, until: Day }
    /// What a slip for a new account says.
    [Private] SlipWordsMember = "enrolment-slip-member" { name: String, inviter: String, account: String, number: String, until: Day }
    /// To a member: their place is to go to another account.
    [Ring] Moving = "enrolment-moving" { person: Person, cohort: String }
    /// All right.
    [Private] MovingYes = "enrolment-moving-yes" {}
    /// It was stopped.
    [Private] MovingStopped = "enrolment-moving-stopped" {}
    /// To whoever made the slip: the member stopped it.
    [Private] MovingNo = "enrolment-moving-no" { person: Person }
    /// To those who moderate.
    [Private] MovedTold = "enrolment-moved-told" { person: Person, by: Person }
    /// Two gave the same code.
    [Private] CodeTwice = "enrolment-code-twice" { account: String, name: String }
    /// Nobody has one.
    [Private] SlipsNone = "enrolment-slips-none" {}
    /// Who has one, and whether to make others.
    [Ring] SlipsAgain = "enrolment-slips-again" { count: i64, names: Vec<Line> }
    /// One of them.
    [Part] SlipOf = "enrolment-slip-of" { name: String }
    /// Their codes have run out.
    [Private] SlipsOver = "enrolment-slips-over" { count: i64 }
    /// To whoever gave a code: it is being looked at.
    [Private] CodeTaken = "enrolment-code-taken" {}
    /// To somebody who waits and writes again.
    [Private] CodeWaits = "enrolment-code-waits" {}
    /// It was used before, or replaced.
    [Private] CodeUsed = "enrolment-code-used" {}
    /// It has run out.
    [Private] CodeOver = "enrolment-code-over" {}
    /// People of their server cannot come in.
    [Private] CodeServer = "enrolment-code-server" { server: String }
    /// They are in.
    [Private] CodeInAlready = "enrolment-code-in-already" { cohort: String }
    /// Nobody could say that it is they.
    [Private] CodeRefused = "enrolment-code-refused" {}
    /// To whoever coordinates: is it they?
    [Ring] CodeAsk = "enrolment-code-ask" { cohort: String, account: String, name: String }
    /// They are asked in.
    [Private] CodeYes = "enrolment-code-yes" { name: String }
    /// They are not.
    [Private] CodeNo = "enrolment-code-no" {}
    /// The slip is no use any more.
    [Private] CodeGone = "enrolment-code-gone" {}
    /// To a stranger: no such code.
    [Private] CodeWrong = "enrolment-code-wrong" { count: i64 }
    /// To a stranger: too many wrong ones.
    [Private] CodeTooMany = "enrolment-code-too-many" {}
    /// To a stranger: how to ask to join.
    [Private] NotOnRosterAsk = "enrolment-not-on-roster-ask" { choices: Vec<Line> }
    /// One of the groups.
    [Part] JoinChoice = "enrolment-join-choice" { digit: i64, cohort: String }
    /// To a stranger: the name is missing.
    [Private] JoinHow = "enrolment-join-how" { digit: i64 }
    /// Their wish is on its way.
    [Private] JoinSent = "enrolment-join-sent" { cohort: String }
    /// They cannot ask.
    [Private] JoinNot = "enrolment-join-not" { cohort: String }
    /// They asked not long ago.
    [Private] JoinSoon = "enrolment-join-soon" { cohort: String, from: Day }
    /// Too many wait.
    [Private] JoinFull = "enrolment-join-full" { cohort: String }
    /// Nobody can say yes or no now.
    [Private] JoinNobody = "enrolment-join-nobody" { cohort: String }
    /// To whoever decides.
    [Ring] JoinAsk = "enrolment-join-ask" { cohort: String, account: String, text: Said }
    /// Why not?
    [Ring] JoinWhyNot = "enrolment-join-why-not" {}
    /// A no, with its reason.
    [Private] JoinNo = "enrolment-join-no" { cohort: String, reason: Said }
    /// The no went out.
    [Private] JoinNoSent = "enrolment-join-no-sent" {}
    /// Nobody can be chosen.
    [Private] Nobody = "enrolment-nobody" {}
    /// Who has a new account?
    [Ring] WhomNewAccount = "enrolment-whom-new-account" { choices: Vec<Line> }
    /// Who shall coordinate?
    [Ring] WhomHandOver = "enrolment-whom-hand-over" { choices: Vec<Line> }
    /// One of those.
    [Part] WhomChoice = "enrolment-whom-choice" { digit: i64, person: Person }
    /// The others.
    [Part] WhomMore = "enrolment-whom-more" { digit: i64 }
    /// Nobody is called so.
    [Private] WhomNot = "enrolment-whom-not" { text: Said }
    /// The slip for a new account.
    [Private] SlipForMember = "enrolment-slip-for-member" { person: Person, until: Day }
    /// Is that the member's new account?
    [Ring] CodeAskMember = "enrolment-code-ask-member" { account: String, name: String }
    /// That account is in another group here.
    [Private] CodeElsewhere = "enrolment-code-elsewhere" {}
    /// The member has their new account.
    [Private] MemberMoved = "enrolment-member-moved" { name: String }
    /// To them.
    [Private] Moved = "enrolment-moved" { cohort: String }
    /// Together, or instead?
    [Ring] HandHow = "enrolment-hand-how" { person: Person }
    /// Will you coordinate?
    [Ring] HandAsk = "enrolment-hand-ask" { person: Person, cohort: String }
    /// They were asked.
    [Private] HandAsked = "enrolment-hand-asked" { person: Person }
    /// All right.
    [Private] HandNo = "enrolment-hand-no" {}
    /// They said no.
    [Private] HandDeclined = "enrolment-hand-declined" { person: Person }
    /// It is over.
    [Private] HandOver = "enrolment-hand-over" {}
    /// You coordinate.
    [Private] HandTaken = "enrolment-hand-taken" { cohort: String }
    /// They coordinate.
    [Private] HandDone = "enrolment-hand-done" { person: Person }
    /// They were asked.
    [Private] AskedAgain = "enrolment-asked-again" { count: i64 }
}
