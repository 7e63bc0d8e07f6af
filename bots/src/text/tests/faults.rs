//! Catalogue M7: no text of ours names a member beside a fault where more than two people read.

use super::all;
use crate::{
    moderation::lines as moderation,
    quiet_hours::urgent_lines as urgent,
    text::{Line, Manner, lines},
};

#[test]
fn a_line_of_a_room_never_speaks_of_a_fault() {
    for (_, line) in all().filter(|(_, line)| matches!(line.manner(), Manner::Room | Manner::State)) {
        assert!(!line.speaks_of_a_fault(), "{} is read by many", line.key());
    }
}

/// A new line that names somebody in a room must be thought about: it is named here.
#[test]
fn the_lines_of_rooms_that_name_people_are_known() {
    let mut naming: Vec<&str> = lines::samples()
        .iter()
        .filter(|line| matches!(line.manner(), Manner::Room | Manner::State) && line.names_a_person())
        .map(Line::key)
        .collect();
    naming.sort_unstable();
    assert_eq!(
        naming,
        [
            "facilitation-duty-first",
            "facilitation-duty-handover",
            "facilitation-questions",
            "facilitation-rota",
            "facilitation-who",
            "quiet-ask-relay",
            "quiet-ask-relay-file",
            "quiet-later-relay",
            "quiet-later-relay-file",
            "quiet-window-told",
            "quiet-window-told-why",
        ]
    );
}

#[test]
fn what_is_done_to_a_person_is_marked_as_a_fault_and_stays_private() {
    let marked = [
        moderation::ToldWarned::META,
        moderation::ToldMuted::META,
        moderation::ToldRemoved::META,
        moderation::ToldBanned::META,
        moderation::ToldRedacted::META,
        moderation::PreviewNoted::META,
        moderation::Done::META,
        moderation::Audit::META,
        moderation::ReportForwarded::META,
        urgent::Third::META,
    ];
    for meta in marked {
        assert!(meta.fault && matches!(meta.manner, Manner::Private | Manner::Ring), "{}", meta.key);
    }
}

#[test]
fn a_fault_within_a_part_counts() {
    let why = moderation::WhySelf {};
    let quiet: Line = moderation::Refused { why: why.into() }.into();
    assert!(!quiet.speaks_of_a_fault());
    let told: Line =
        moderation::Refused { why: urgent::Third { phone: crate::text::Phone::new("1") }.into() }.into();
    assert!(told.speaks_of_a_fault());
}

#[test]
fn every_urgent_answer_to_the_sender_shows_the_emergency_number() {
    let to_others = [
        "urgent-alert",
        "urgent-alert-last",
        "urgent-added",
        "urgent-yours",
        "urgent-not-yours",
        "urgent-taken-by-other",
        "urgent-third-review",
        "urgent-called-off",
        "urgent-back-sent",
        "urgent-back-sent-open",
        "urgent-back-enough",
        "urgent-back-others",
        "urgent-others-wait",
    ];
    for line in lines::samples().iter().filter(|line| line.key().starts_with("urgent-")) {
        let shows = line.args().iter().any(|(name, _)| *name == "phone");
        assert_eq!(shows, !to_others.contains(&line.key()), "{}", line.key());
    }
}
