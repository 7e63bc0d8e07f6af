//! What may happen in a week, drawn by chance.

use proptest::prelude::*;

use super::Event;

pub(super) fn absences() -> impl Strategy<Value = Event> {
    prop_oneof![
        5 => Just(Event::Calm),
        2 => (0..8_usize, 0..30_i64, 0..21_i64).prop_map(|(who, ahead, days)| Event::Away { who, ahead, days }),
    ]
}

pub(super) fn comings_and_goings() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => absences(),
        1 => Just(Event::Join),
        1 => (0..8_usize).prop_map(|who| Event::Leave { who }),
        4 => (0..6_usize, 0..8_usize).prop_map(|(ahead, with)| Event::Swap { ahead, with }),
    ]
}

pub(super) fn everything() -> impl Strategy<Value = Event> {
    prop_oneof![10 => comings_and_goings(), 2 => Just(Event::Decline), 1 => Just(Event::Skip)]
}
