//! What onboarding says: the way in, the rules, the way out.

use crate::ids::RoomKind;
use crate::text::line::lines;
use crate::text::{Day, Line, Link, Moment, Person, Phone};

lines! {
    /// The name of the direct chat, from the first moment: so people find it again.
    [State] ChatName = "onboarding-chat-name" { cohort: String }
    /// The first words in the direct chat: who speaks, who invites, to what; in an encrypted chat.
    [Private] Greeting = "onboarding-greeting" { inviter: String, cohort: String }
    /// The same in a plain chat, with the reason why it is one.
    [Private] GreetingPlain = "onboarding-greeting-plain" { inviter: String, cohort: String }
    /// Where they know us already: who invites, and to what.
    [Private] GreetingAlso = "onboarding-greeting-also" { inviter: String, cohort: String }
    /// The first words to whoever agreed on paper; in an encrypted chat.
    [Private] GreetingMember = "onboarding-greeting-member" { cohort: String }
    /// The same in a plain chat.
    [Private] GreetingMemberPlain = "onboarding-greeting-member-plain" { cohort: String }
    /// The topic of the direct chat before the yes.
    [State] ChatTopic = "onboarding-chat-topic" { inviter: String, cohort: String }
    /// The topic of the direct chat of a member: the rules.
    [State] ChatTopicMember = "onboarding-chat-topic-member" { cohort: String, rules: String }
    /// The reason in the invitation to the peer room.
    [State] InviteReason = "onboarding-invite-reason" { cohort: String }
    /// The reason in the invitation of somebody who was taken out and may come back.
    [State] BackReason = "onboarding-back-reason" { cohort: String }
    /// The reason when a supervisor's membership of a peer room is ended.
    [State] SupervisorReason = "onboarding-supervisor-reason" { cohort: String }
    /// The reason in the invitation to the space.
    [State] SpaceReason = "onboarding-space-reason" { cohort: String }
    /// The reason when somebody who left did not close a room themselves.
    [State] LeaveReason = "onboarding-leave-reason" { cohort: String }
    /// The reason when somebody is not, or no longer, on the roster.
    [State] OffListReason = "onboarding-off-list-reason" { cohort: String }
    /// The reason when somebody has another account here since.
    [State] NewAccountReason = "onboarding-new-account-reason" { cohort: String }
    /// The reason when an account of a server that is not allowed is removed.
    [State] ServerReason = "onboarding-server-reason" { cohort: String, server: String }

    /// The first message, and the answer to `9`. `choices` are [`LanguageChoice`]s, each in its own language.
    [Private] LanguageMenu = "onboarding-language-menu" { cohort: String, choices: Vec<Line> }
    /// One language of the menu; bind it with [`Line::in_language`].
    [Part] LanguageChoice = "onboarding-language-choice" { digit: i64 }
    /// A language was chosen.
    [Private] LanguageSet = "onboarding-language-set" {}
    /// The rules and the one question. `rules` are the cohort's lines.
    [Private] RulesAsk = "onboarding-rules-ask" { cohort: String, rules: String }
    /// The yes was stored: the one room to join, and what comes next.
    [Private] RulesYes = "onboarding-rules-yes" { cohort: String, room: String }
    /// The same while that room is closed.
    [Private] RulesYesQuiet = "onboarding-rules-yes-quiet" { cohort: String, room: String, opens: Moment }
    /// The yes of a member to a new version of the rules was stored.
    [Private] RulesYesAgain = "onboarding-rules-yes-again" { cohort: String }
    /// The answer is missing after 24 hours.
    [Private] RulesReminder = "onboarding-rules-reminder" { cohort: String }
    /// The answer is missing after 72 hours.
    [Private] RulesReminderLast = "onboarding-rules-reminder-last" { cohort: String }
    /// The answer was no.
    [Private] RulesNo = "onboarding-rules-no" { cohort: String }
    /// A no to new rules by somebody who is in, and stays.
    [Private] RulesNoMember = "onboarding-rules-no-member" { cohort: String, since: Day }
    /// A new version of the rules asks again.
    [Private] RulesChanged = "onboarding-rules-changed" { cohort: String, rules: String, version: i64 }
    /// The same with what was and what is. `changes` are [`RulesWas`] and [`RulesIs`].
    [Private] RulesChangedFrom = "onboarding-rules-changed-from" { cohort: String, changes: Vec<Line>, version: i64 }
    /// The rules that are gone.
    [Part] RulesWas = "onboarding-rules-was" { rules: String }
    /// The rules that are new.
    [Part] RulesIs = "onboarding-rules-is" { rules: String }
    /// An earlier version.
    [Room] RulesEarlier = "onboarding-rules-earlier" { version: i64, from: Day, until: Day, how: Line, rules: String }
    /// It came by a vote.
    [Part] RulesByVote = "onboarding-rules-by-vote" { yes: i64, no: i64 }
    /// It came with the file.
    [Part] RulesByFile = "onboarding-rules-by-file" {}
    /// There is no such version, or it is not known any more.
    [Room] RulesNoVersion = "onboarding-rules-no-version" { version: i64 }
    /// The answer to `!rules` of who has not said yes.
    [Room] RulesShow = "onboarding-rules-show" { cohort: String, rules: String, version: i64 }
    /// Is `!leave` meant?
    [Ring] LeaveAsk = "onboarding-leave-ask" { cohort: String }
    /// The answer to that was no.
    [Private] LeaveOut = "onboarding-leave-out" { cohort: String }
    [Private] LeaveNot = "onboarding-leave-not" {}
    /// Taken off the roster by the file: what stays, what goes, whom to ask.
    [Private] OffList = "onboarding-off-list" { cohort: String }
    /// Left: what stays, what goes, how to come back.
    [Private] Left = "onboarding-left" { cohort: String }
    /// The same to whoever is still in rooms of it: they close these themselves. `rooms` are [`LeftRoom`]s.
    [Private] LeftStill = "onboarding-left-still" { cohort: String, rooms: Vec<Line> }
    /// A room that is still to be left.
    [Part] LeftRoom = "onboarding-left-room" { room: Link }
    /// To the coordinator, once: an invitation was declined, and what makes it come again.
    [Private] Declined = "onboarding-declined" { person: Person, cohort: String }
    /// The person is in two cohorts and the command needs one. `choices` are [`Choice`]s.
    [Private] WhichCohort = "onboarding-which-cohort" { choices: Vec<Line> }
    /// A numbered choice.
    [Part] Choice = "onboarding-choice" { digit: i64, text: String }
    /// A person of no roster calls the voice for help.
    [Ring] NotOnRosterCall = "onboarding-not-on-roster-call" {}
    /// A person of no roster writes to the voice.
    [Private] NotOnRoster = "onboarding-not-on-roster" {}
    /// Into a direct chat in which somebody else is, before the voice leaves it: all who are there read it.
    [Private] NotAlone = "onboarding-not-alone" {}
    /// The same, where they have another chat with the voice.
    [Private] NotAloneElsewhere = "onboarding-not-alone-elsewhere" {}
    /// In the chat of an account that is the person's no more: it ends.
    [Private] OtherAccount = "onboarding-other-account" {}
    /// The welcome to an encrypted room, in private. `rooms` are [`WelcomeRoom`]s.
    [Private] WelcomeInPrivate = "onboarding-welcome-in-private" { cohort: String, rooms: Vec<Line> }
    /// The same where there is no other room.
    [Private] WelcomeInPrivateAlone = "onboarding-welcome-in-private-alone" { cohort: String }
    /// The pinned welcome of the peer room. `rooms` are [`WelcomeRoom`]s.
    [Room] Welcome = "onboarding-welcome" { cohort: String, rooms: Vec<Line>, chat: Link }
    /// The same in a cohort without other rooms.
    [Room] WelcomeAlone = "onboarding-welcome-alone" { cohort: String, chat: Link }
    /// One of the other rooms.
    [Part] WelcomeRoom = "onboarding-welcome-room" { room: Link, kind: RoomKind }
    /// `0`: a person was called.
    [Private] PersonCalled = "onboarding-person-called" { person: Person, phone: Phone }
    /// `0`: a person was called, and whoever asked is not told who the peers are.
    [Private] PersonCalledUnnamed = "onboarding-person-called-unnamed" { phone: Phone }
    /// `0`, and nobody can be called.
    [Private] PersonCalledNobody = "onboarding-person-called-nobody" { phone: Phone }
    /// `0` in quiet time: a person is told when working hours begin.
    [Private] PersonCallWaits = "onboarding-person-call-waits" { at: Moment, phone: Phone }
    /// `0` once more: somebody was called before.
    [Private] PersonCalledBefore = "onboarding-person-called-before" { at: Moment, phone: Phone }
    /// `0` from who is not in the cohort, or is kept out of it.
    [Private] PersonCalledNot = "onboarding-person-called-not" { cohort: String, phone: Phone }
    /// To the coordinator or moderator: somebody wants to talk with a person.
    [Ring] PersonWanted = "onboarding-person-wanted" { person: Person, cohort: String }
    /// The same, when several called in quiet time.
    [Ring] PeopleWanted = "onboarding-people-wanted" { people: Vec<Person>, cohort: String }

    /// What the peer room is for.
    [Part] RoomPeer = "onboarding-room-peer" {}
    /// What the social room is for.
    [Part] RoomSocial = "onboarding-room-social" {}
    /// What the notices room is for.
    [Part] RoomNotices = "onboarding-room-notices" {}
    /// What the facilitators' room is for.
    [Part] RoomFacilitators = "onboarding-room-facilitators" {}
    /// What the liaison room is for.
    [Part] RoomLiaison = "onboarding-room-liaison" {}
    /// What the library is for.
    [Part] RoomLibrary = "onboarding-room-library" {}
}
