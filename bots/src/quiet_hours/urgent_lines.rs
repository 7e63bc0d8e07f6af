//! What the urgent path says. Every answer to the sender shows the emergency phone number (`behaviour.md`).

use crate::text::line::lines;
use crate::text::{Minutes, Moment, Person, Phone};

lines! {
    /// `!urgent` without a reason, or 🚨 on the closing line.
    [Ring] Ask = "urgent-ask" { phone: Phone }
    /// To the sender: who was told, and what happens without an answer.
    [Ring] Sent = "urgent-sent" { person: Person, minutes: Minutes, phone: Phone }
    /// To the person on call.
    [Ring] Alert = "urgent-alert" { sender: Person, cohort: String, at: Moment, reason: String, minutes: Minutes }
    /// To the last person on call who can be told.
    [Ring] AlertLast = "urgent-alert-last" { sender: Person, cohort: String, at: Moment, reason: String }
    /// To the sender, whose answer to *I told …* ends nothing.
    [Ring] Waits = "urgent-waits" { people: Vec<Person>, phone: Phone }
    /// To who was told or has it: the caller wrote more about the same case.
    [Ring] Added = "urgent-added" { sender: Person, reason: String }
    /// To the sender: what they added was passed on, and to whom.
    [Ring] AddedSent = "urgent-added-sent" { people: Vec<Person>, phone: Phone }
    /// To the sender: so much was passed on by now that no more is.
    [Ring] AddedEnough = "urgent-added-enough" { people: Vec<Person>, phone: Phone }
    /// To the sender: the person on call has it.
    [Ring] Acknowledged = "urgent-acknowledged" { person: Person, phone: Phone }
    /// To the person on call, after their ✅ or `1`.
    [Private] Yours = "urgent-yours" { sender: Person }
    /// To the same, while other calls wait for their answer.
    [Ring] OthersWait = "urgent-others-wait" { people: Vec<Person> }
    /// To who wrote it, where they were told of several calls.
    [Private] BackOthers = "urgent-back-others" { person: Person, people: Vec<Person> }
    /// To who calls: who was told cannot come, and the next was told.
    [Ring] DeclinedNext = "urgent-declined-next" { person: Person, phone: Phone }
    /// The same, where there is nobody else.
    [Ring] DeclinedEnded = "urgent-declined-ended" { phone: Phone }
    /// To the person on call, who took their ✅ back.
    [Private] NotYours = "urgent-not-yours" {}
    /// To the sender: who had it cannot come, the next was told.
    [Ring] HandedOn = "urgent-handed-on" { person: Person, phone: Phone }
    /// To the sender: who had it cannot come, and nobody is left to tell.
    [Ring] GivenBackEnded = "urgent-given-back-ended" { phone: Phone }
    /// To the sender: no answer yet, the next was told.
    [Ring] NextTold = "urgent-next-told" { person: Person, phone: Phone }
    /// To the sender: all were told and nobody has answered yet.
    [Ring] ListEnded = "urgent-list-ended" { phone: Phone }
    /// To somebody who calls and is no member now.
    [Ring] NotPassedOn = "urgent-not-passed-on" { cohort: String, phone: Phone }
    /// To the sender: nobody is on call.
    [Ring] NobodyOnCall = "urgent-nobody-on-call" { phone: Phone }
    /// To a person on call who was told, when another has it.
    [Private] TakenByOther = "urgent-taken-by-other" { person: Person, sender: Person, open: i64 }
    /// To the sender: no reason came, so nobody was told.
    [Private] NotSent = "urgent-not-sent" { phone: Phone }
    /// To the sender: what was asked or called ends, and nobody was told.
    [Private] Nothing = "urgent-nothing" { phone: Phone }
    /// To the sender: the call was a mistake, and whoever was told knows.
    [Private] Mistaken = "urgent-mistaken" { people: Vec<Person>, phone: Phone }
    /// To who was told: the call was a mistake.
    [Ring] CalledOff = "urgent-called-off" { sender: Person, open: i64 }
    /// To the sender: what somebody who was told writes.
    [Ring] Back = "urgent-back" { person: Person, text: String, phone: Phone }
    /// To who wrote it and has the case.
    [Private] BackSent = "urgent-back-sent" { person: Person }
    /// To who wrote it and has not said that they have it.
    [Private] BackSentOpen = "urgent-back-sent-open" { person: Person }
    /// To who wrote so much that no more of it is passed on.
    [Private] BackEnough = "urgent-back-enough" { person: Person }
    /// To the sender, at the third use in a week: delivered, and the moderators are asked what would help.
    [Private fault] Third = "urgent-third" { phone: Phone }
    /// To the moderators, each in private and without a name: the third use in a week.
    [Private fault] ThirdReview = "urgent-third-review" { cohort: String, count: i64 }
}
