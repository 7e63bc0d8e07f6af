//! What is said about consents: to the person alone, whatever they give or stop.

use crate::text::{Day, Line, line::lines};

lines! {
    /// May a mentor see the person's own numbers?
    [Private] AskMentor = "consents-ask-mentor" { cohort: String }
    /// May words of theirs be kept in the library?
    [Private] AskLibrary = "consents-ask-library" { cohort: String }
    /// May facts about them go into research?
    [Private] AskResearch = "consents-ask-research" { cohort: String }
    /// The answer was no.
    [Private] Refused = "consents-refused" {}
    /// The answer was never to ask again.
    [Private] Skipped = "consents-skipped" {}
    /// The answer came too late.
    [Private] Closed = "consents-closed" {}

    /// All of them. `items` are [`Item`]s.
    [Private] Menu = "consents-menu" { cohort: String, items: Vec<Line> }
    /// One of them: how it stands, and what its digit makes of it.
    [Part] Item = "consents-item" { digit: i64, consent: Line, state: Line, other: Line }
    /// To be counted in the group's numbers.
    [Part] Counted = "consents-counted" {}
    /// A mentor sees the person's own numbers.
    [Part] Mentor = "consents-mentor" {}
    /// Words of theirs are kept in the library.
    [Part] Library = "consents-library" {}
    /// Facts about them go into research.
    [Part] Research = "consents-research" {}
    /// It is given.
    [Part] Yes = "consents-yes" {}
    /// It is not.
    [Part] No = "consents-no" {}
    /// It is given since then.
    [Part] YesSince = "consents-yes-since" { since: Day }
    /// It was stopped then.
    [Part] NoSince = "consents-no-since" { since: Day }

    /// It was given; the digit that stops it.
    [Private] Given = "consents-given" { consent: Line, digit: i64 }
    /// It was stopped; what there is of earlier copies, and the digit that gives it again.
    [Private] Stopped = "consents-stopped" { consent: Line, digit: i64 }
    /// The person is counted again.
    [Private] GivenCounted = "consents-given-counted" { cohort: String }
    /// The person is counted no more: from when on, and where earlier copies are.
    [Private] StoppedCounted = "consents-stopped-counted" { cohort: String }
}
