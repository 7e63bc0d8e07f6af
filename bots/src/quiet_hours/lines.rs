//! What quiet hours say: the closing line through its stages, messages left for later, windows and hours.

use jiff::civil::Weekday;

use crate::text::line::lines;
use crate::text::{Day, Line, Link, Moment, Person, Phone, Said};

lines! {
    /// The closing line ten minutes before. One message goes through the stages, edited, silent.
    [Room] ClosingSoon = "quiet-closing-soon" { closes: Moment, opens: Moment, chat: Link, phone: Phone }
    /// The closing line while the room is closed. Written before the closing, because then nobody can write.
    [Room] Closed = "quiet-closed" { opens: Moment, chat: Link, phone: Phone }
    /// The closing line after the opening.
    [Room] Opened = "quiet-opened" { closes: Moment, chat: Link, phone: Phone }
    /// The same three in a room that nothing is passed on to: texts are kept for the peer room alone.
    [Room] ClosingSoonElsewhere = "quiet-closing-soon-elsewhere" { closes: Moment, opens: Moment, chat: Link, phone: Phone }
    /// See [`ClosingSoonElsewhere`].
    [Room] ClosedElsewhere = "quiet-closed-elsewhere" { opens: Moment, chat: Link, phone: Phone }
    /// See [`ClosingSoonElsewhere`].
    [Room] OpenedElsewhere = "quiet-opened-elsewhere" { closes: Moment, chat: Link, phone: Phone }
    /// In a room that stays open (`remind`): nobody has to read or answer now.
    [Room] RestTime = "quiet-rest-time" { opens: Moment, chat: Link, phone: Phone }
    /// In a room that stays open: working time again.
    [Room] RestOver = "quiet-rest-over" { closes: Moment }

    /// Words as a reaction in a closed room were taken away.
    [Private] NoTalkByReactions = "quiet-no-talk-by-reactions" { room: Link }
    /// So many messages came in quiet time: what shall I do with them?
    [Private] LaterChoice = "quiet-later-choice" { room: Link, opens: Moment, count: i64 }
    /// The same, and more are not kept.
    [Ring] LaterChoiceDanger = "quiet-later-choice-danger" { room: Link, opens: Moment, count: i64, phone: Phone }
    /// The same, with as many as are kept.
    [Private] LaterChoiceFull = "quiet-later-choice-full" { room: Link, opens: Moment, count: i64 }
    /// To an answer that comes after the opening: it has ended.
    [Private] LaterOver = "quiet-later-over" { room: Link, phone: Phone }
    /// So many are kept until the opening.
    [Private] LaterKept = "quiet-later-kept" { room: Link, opens: Moment, count: i64 }
    /// It was edited, and the new words will be posted.
    [Private] LaterChanged = "quiet-later-changed" { room: Link, opens: Moment }
    /// It was taken back.
    [Private] LaterTakenBack = "quiet-later-taken-back" { count: i64 }
    /// Nothing is done with so many.
    [Private] LaterNothing = "quiet-later-nothing" { count: i64 }
    /// In the room at opening: a message as its author left it.
    [Room] LaterRelay = "quiet-later-relay" { author: Person, at: Moment, text: String }
    /// In the room at opening, before a voice note or a picture.
    [Room] LaterRelayFile = "quiet-later-relay-file" { author: Person, at: Moment }
    /// To the author of a question: it goes to the room now.
    [Private] AskGoes = "quiet-ask-goes" { room: Link }
    /// In the room: a question that its author put in their chat.
    [Room] AskRelay = "quiet-ask-relay" { author: Person, text: String }
    /// The same, before a voice note or a picture.
    [Room] AskRelayFile = "quiet-ask-relay-file" { author: Person }
    /// To the author: it could not be read any more.
    [Private] LaterUnreadable = "quiet-later-unreadable" { room: Link }
    /// With a mute: what its person had left waits until they may write again.
    [Private] LaterWaits = "quiet-later-waits" { count: i64 }
    /// With a sanction that takes its author out: what they had left is not posted.
    [Private] LaterDropped = "quiet-later-dropped" { count: i64 }
    /// To the author: for two weeks it could not be posted, and it is kept no longer.
    [Private] LaterGone = "quiet-later-gone" { room: Link, at: Moment }
    /// To the author: it was posted.
    [Private] LaterPosted = "quiet-later-posted" { post: Link }
    [Private] LaterPostedSeveral = "quiet-later-posted-several" { count: i64, post: Link }
    [Private] LaterTakenAway = "quiet-later-taken-away" { room: Link }
    /// To the author: somebody answered what was posted for them. Their phone says nothing of it: the post is ours.
    [Private] LaterAnswered = "quiet-later-answered" { person: Person, post: Link }
    /// `!later` while the room is open.
    [Private] LaterOpen = "quiet-later-open" { room: Link }
    /// As many texts of the person wait for the opening as are kept.
    [Private] LaterFull = "quiet-later-full" { count: i64, room: Link }
    /// `!later` without words.
    [Private] LaterEmpty = "quiet-later-empty" {}

    /// A one-off window was set; `left` more are possible this week.
    [Private] WindowSet = "quiet-window-set" { rooms: String, from: Moment, until: Moment, left: i64 }
    /// Shall these rooms rest?
    [Ring] WindowPreview = "quiet-window-preview" { rooms: String, from: Moment, until: Moment }
    /// The same with the rooms that stay open and only read that it is time to rest.
    [Ring] WindowPreviewOpen = "quiet-window-preview-open" { rooms: String, from: Moment, until: Moment, open: String }
    /// Before the question: what the others will read.
    [Private] WindowShown = "quiet-window-shown" { shown: Line }
    /// The same without a reason, and how one is given.
    [Private] WindowShownBare = "quiet-window-shown-bare" { shown: Line, usage: String }
    /// A no to the question.
    [Private] WindowNot = "quiet-window-not" {}
    /// In each room that rests: who asked for it.
    [Room] WindowTold = "quiet-window-told" { who: Line, from: Moment, until: Moment }
    /// The same, and why.
    [Room] WindowToldWhy = "quiet-window-told-why" { who: Line, reason: Said, from: Moment, until: Moment }
    /// Who asked for it.
    [Part] WindowBy = "quiet-window-by" { by: Person }
    /// Who asked for it, where supervisors read along.
    [Part] WindowByDuty = "quiet-window-by-duty" {}
    /// In the place of that, once it was ended or called off.
    [Room] WindowOver = "quiet-window-over" {}
    /// A one-off window was ended or cancelled.
    [Private] WindowEnded = "quiet-window-ended" { rooms: String }
    /// The same, so soon that it does not count.
    [Private] WindowGivenBack = "quiet-window-given-back" { rooms: String }
    /// Refused: the week's number of windows is used up.
    [Private] WindowRefusedLimit = "quiet-window-refused-limit" { limit: i64 }
    /// Refused: only the holder of the duty may.
    [Private] WindowRefusedDuty = "quiet-window-refused-duty" { holder: Person }
    /// Refused: the time has passed, or the end is before the start.
    [Private] WindowRefusedPast = "quiet-window-refused-past" {}
    /// Refused: it is quiet then anyway.
    [Private] WindowRefusedQuiet = "quiet-window-refused-quiet" { opens: Moment }
    /// Refused: nobody has the duty now.
    [Private] WindowRefusedNobody = "quiet-window-refused-nobody" {}
    /// Refused: it would be too long; `until` is the latest end.
    [Private] WindowRefusedLong = "quiet-window-refused-long" { until: Moment }
    /// `!quiet off` with no window to end.
    [Private] WindowNone = "quiet-window-none" {}
    /// The answer to `!quiet list`. `windows` are [`Window`]s.
    [Room] Windows = "quiet-windows" { cohort: String, windows: Vec<Line> }
    /// The answer to `!quiet list` with none.
    [Room] WindowsNone = "quiet-windows-none" { cohort: String }
    /// One window.
    [Part] Window = "quiet-window" { from: Moment, until: Moment, by: Person }

    /// The answer to `!hours`. `windows` are [`HoursWindow`]s and [`HoursHoliday`]s; `now` is [`HoursOpen`] or
    /// [`HoursQuiet`].
    [Room] Hours = "quiet-hours" { cohort: String, zone: String, windows: Vec<Line>, now: Line }
    /// One row of the week.
    [Part] HoursWindow = "quiet-hours-window" { days: Vec<Weekday>, from: String, until: String }
    /// The next holiday.
    [Part] HoursHoliday = "quiet-hours-holiday" { day: Day, name: String }
    /// It is working time.
    [Part] HoursOpen = "quiet-hours-open" { until: Moment }
    /// It is quiet time.
    [Part] HoursQuiet = "quiet-hours-quiet" { until: Moment }
}
