//! What any bot may say: help, what cannot be done with a message, and who came with the operator's spare key.

use crate::text::line::lines;
use crate::text::{Line, Moment, Phone};

lines! {
    /// The answer to `!help`, five lines at most; `lines` are the groups below.
    [Private] Help = "general-help" { lines: Vec<Line> }
    /// To know what is going on.
    [Part] HelpKnow = "general-help-know" { commands: String }
    /// To say something.
    [Part] HelpSay = "general-help-say" { commands: String }
    /// For the person on duty and the facilitators.
    [Part] HelpDuty = "general-help-duty" { commands: String }
    /// For moderators.
    [Part] HelpModerate = "general-help-moderate" { commands: String }
    /// The answer to `!help` with a command. `what` is one of the command texts.
    [Private] HelpOne = "general-help-one" { usage: String, what: Line }
    /// Unknown command, with the nearest one.
    [Private] UnknownNear = "general-unknown-near" { word: String, nearest: String }
    /// Unknown command, and nothing is near.
    [Private] Unknown = "general-unknown" { word: String }
    /// A command that lacks something, with the way it is written.
    [Private] Usage = "general-usage" { usage: String, what: Line }
    /// A length of time that was not read whole.
    [Private] AskLength = "general-ask-length" { usage: String }
    /// Days that contradict themselves.
    [Private] AskDays = "general-ask-days" { usage: String }
    /// An hour that has passed, or that contradicts its day or another hour.
    [Private] AskHour = "general-ask-hour" { usage: String }
    /// What a person shall read is missing.
    [Private] AskWords = "general-ask-words" {}
    /// What is to be said is missing: it is what comes next.
    [Private] AskOwnWords = "general-ask-own-words" {}
    /// A command that lacked its words was left.
    [Private] WordsNot = "general-words-not" {}
    /// A thumb under a question whose yes weighs on somebody.
    [Private] ThumbIsNoYes = "general-thumb-is-no-yes" {}
    /// A command that is about somebody stood in a room, and was taken away there.
    [Ring] LineTakenAway = "general-line-taken-away" {}
    /// A command that was sent more than ten minutes ago.
    [Private] TooLate = "general-too-late" { command: String }
    /// A command by somebody who has not said yes to the rules yet.
    [Private] RulesFirst = "general-rules-first" {}
    /// A command by somebody for whom it is not, or not as things stand, or not there.
    [Private] NotForYou = "general-not-for-you" {}
    [Private] ForPeers = "general-for-peers" { cohort: String }
    [Private] ForPeersAlone = "general-for-peers-alone" { cohort: String }
    [Private] NotIn = "general-not-in" { cohort: String }
    [Private] WhileKept = "general-while-kept" {}
    /// What commands or answers came unencrypted into an encrypted place.
    [Private] InTheClear = "general-in-the-clear" {}
    /// So much came from one person that the others come first for a while; said once.
    [Private] TooMuch = "general-too-much" { until: Moment, phone: Phone }
    /// As many reports, appeals, questions to others or acts of one person as are passed on in a day.
    [Private] PassedOnEnough = "general-passed-on-enough" { until: Moment, phone: Phone }
    /// A text in the direct chat that is no answer and no command.
    [Private] NotUnderstood = "general-not-understood" {}
    /// A digit came for a question that has had its answer.
    [Private] AnswerGiven = "general-answer-given" { still: Line }
    /// A digit came, and nothing was asked.
    [Private] AnswerNothing = "general-answer-nothing" { still: Line }
    /// A digit came that was written before the question that is open now had arrived.
    [Private] AnswerCrossed = "general-answer-crossed" {}
    /// A digit came for a question that has expired.
    [Private] AnswerExpired = "general-answer-expired" { still: Line }
    /// What is still possible for a member.
    [Part] StillMember = "general-still-member" {}
    /// What is still possible before the yes.
    [Part] StillRules = "general-still-rules" {}
    /// What is still possible: the command again.
    [Part] StillCommand = "general-still-command" { command: String }
    /// Before a question that is asked once more, because what came was no answer to it.
    [Private] Welcome = "general-welcome" {}
    [Private] AskedAgain = "general-asked-again" {}
    [Private] AskedElsewhere = "general-asked-elsewhere" {}
    /// A picture, a voice note or a file in the direct chat that nobody waits for.
    [Private] WordsPlease = "general-words-please" {}
    /// A place, a poll or a sticker was meant for others.
    [Private] NotPassedOn = "general-not-passed-on" {}
    /// A message was edited that had been read.
    [Private] ChangesNotRead = "general-changes-not-read" {}
    /// The same, and its new words call for help.
    [Private] ChangesNotReadCall = "general-changes-not-read-call" { phone: Phone }
    /// In a room: the operator's recovery account has joined it.
    [Room] RecoveryCame = "general-recovery-came" { account: String }
    /// In the peer room: it has joined the space.
    [Room] RecoveryCameSpace = "general-recovery-came-space" { account: String, cohort: String }
    /// What came into the direct chat could not be decrypted.
    [Private] Unreadable = "general-unreadable" { phone: Phone }
    /// The emergency line.
    [Private] Emergency = "general-emergency" { phone: Phone }
    /// In the place of a person's own words where there are none to read.
    [Part] NoWords = "general-no-words" {}
    /// More of a person's own words: what did not fit into the message before.
    [Private] WordsGoOn = "general-words-go-on" { text: String }
    /// To whoever wrote more than is passed on.
    [Private] WordsCut = "general-words-cut" { count: i64 }
    /// What `!help` does.
    [Part] CommandHelp = "command-help" {}
}
