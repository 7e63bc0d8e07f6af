//! What people change about the rota: swaps, a turn taken over, leaving, coming.

use super::*;

#[test]
fn a_swap_is_bound_to_the_turns() {
    let mut rota = Rota::of(4);
    let made = swap(&rota.input(), at(BEFORE), TurnId(1), &SwapWith::Person(person(2))).unwrap();
    let expected = Override::Swap {
        turn: TurnId(1),
        person: person(2),
        in_return: TurnId(3),
        in_return_person: person(0),
    };
    assert_eq!(made, expected);
    assert_eq!(swap(&rota.input(), at(BEFORE), TurnId(1), &SwapWith::Turn(TurnId(3))).unwrap(), expected);
    rota.overrides.push(made);
    let expected = [
        (1, "Mon 2026-01-05 08:00", 2, Why::Swapped),
        (2, "Mon 2026-01-12 08:00", 1, Why::Fair),
        (3, "Mon 2026-01-19 08:00", 0, Why::Swapped),
        (4, "Mon 2026-01-26 08:00", 3, Why::Fair),
    ];
    assert_plan(&rota, BEFORE, &expected);
    // The handover moves by two days: the swap moves with it.
    rota.calendar.holidays = [19, 20].map(|day| (date(2026, 1, day), "off".to_owned())).into();
    assert_plan(
        &rota,
        BEFORE,
        &[expected[0], expected[1], (3, "Wed 2026-01-21 08:00", 0, Why::Swapped), expected[3]],
    );
    // Somebody joins, and the first turn is over: the second half of the swap stands.
    rota.roster.insert(0, RosterEntry { person: person(9), from: date(2026, 1, 6), until: None });
    rota.goes_on(2, BEFORE);
    assert_eq!(rota.people("2026-01-15T12:00+03:00", 1), [Some(0)]);
    // Away after all: somebody else has it.
    rota.away(0, date(2026, 1, 19), date(2026, 1, 25));
    assert_ne!(rota.people("2026-01-15T12:00+03:00", 1), [Some(0)]);
}

#[test]
fn swaps_that_cannot_be() {
    let mut rota = Rota::of(4);
    let refused = |rota: &Rota, turn: u32, with: SwapWith| {
        swap(&rota.input(), at(BEFORE), TurnId(turn), &with).unwrap_err()
    };
    assert_eq!(refused(&rota, 1, SwapWith::Person(person(0))), SwapRefused::SamePerson(person(0)));
    assert_eq!(refused(&rota, 99, SwapWith::Person(person(1))), SwapRefused::NoSuchTurn(TurnId(99)));
    assert_eq!(refused(&rota, 1, SwapWith::Turn(TurnId(0))), SwapRefused::NoSuchTurn(TurnId(0)));
    assert_eq!(refused(&rota, 1, SwapWith::Person(person(7))), SwapRefused::NothingInReturn(person(7)));
    // The second would have turns 5 and 6, or the first 1 and 2.
    assert_eq!(refused(&rota, 5, SwapWith::Turn(TurnId(2))), SwapRefused::TwoRunning(person(0)));
    rota.away(2, date(2026, 1, 5), date(2026, 1, 9));
    let not_there = SwapRefused::NotThere { person: person(2), turn: TurnId(1) };
    assert_eq!(refused(&rota, 1, SwapWith::Person(person(2))), not_there);
    rota.takes_up(1, 0, "2026-01-05T08:00+03:00");
    assert_eq!(
        refused(&rota, 1, SwapWith::Person(person(1))),
        SwapRefused::NoSuchTurn(TurnId(1)),
        "it has begun"
    );
}

#[test]
fn a_turn_is_taken_over_in_its_middle() {
    let mut rota = Rota::of(4);
    rota.goes_on(1, BEFORE);
    let now = "2026-01-06T10:00+03:00";
    assert_eq!(due(&rota.input(), at(now)), None);
    rota.overrides.push(Override::Take { turn: TurnId(1), person: person(3) });
    let planned = due(&rota.input(), at(now)).unwrap();
    assert_eq!((planned.turn, planned.begins, planned.why), (TurnId(1), at(now), Why::Taken));
    assert_eq!(planned.person, Some(person(3)));
    // It counts as the turn of who had it longer, also in the plan made before it is taken up.
    assert_eq!(rota.people(now, 4), [Some(3), Some(0), Some(1), Some(2), Some(3)]);
    rota.takes_up(1, 3, now);
    assert_eq!(due(&rota.input(), at(now)), None);
    assert_eq!(rota.people(now, 4), [Some(0), Some(1), Some(2), Some(3)]);
}

#[test]
fn a_holder_who_leaves_is_replaced_at_once() {
    let mut rota = Rota::of(4);
    rota.goes_on(2, BEFORE);
    let now = "2026-01-14T10:00+03:00";
    rota.roster[1].until = Some(date(2026, 1, 13));
    let planned = due(&rota.input(), at(now)).unwrap();
    // Not the first, who had the week before.
    assert_eq!((planned.turn, planned.person, planned.why), (TurnId(2), Some(person(2)), Why::Fair));
    assert_eq!(rota.people(now, 2), [Some(2), Some(3), Some(0)]);
    // Who gives the turn up is not asked for the rest of it either.
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    rota.past[0].until = Some(at("2026-01-06T10:00+03:00"));
    assert_eq!(current(&rota.past, at(now)), None);
    assert_eq!(due(&rota.input(), at("2026-01-06T10:00+03:00")).unwrap().person, Some(person(1)));
}

#[test]
fn a_holder_who_is_away_is_replaced_but_not_by_nobody() {
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    rota.away(0, date(2026, 1, 7), date(2026, 1, 8));
    assert_eq!(due(&rota.input(), at("2026-01-06T10:00+03:00")), None, "not away yet");
    assert_eq!(due(&rota.input(), at("2026-01-07T10:00+03:00")).unwrap().person, Some(person(1)));
    rota.away(1, date(2026, 1, 1), date(2026, 1, 31));
    assert_eq!(due(&rota.input(), at("2026-01-07T10:00+03:00")), None, "nobody else: the holder stays");
    // Away at the weekend is nobody's business.
    let mut rota = Rota::of(2);
    rota.goes_on(1, BEFORE);
    rota.away(0, date(2026, 1, 10), date(2026, 1, 11));
    assert_eq!(due(&rota.input(), at("2026-01-10T10:00+03:00")), None);
}

#[test]
fn a_newcomer_enters_at_the_median() {
    let mut rota = Rota::of(3);
    rota.goes_on(30, BEFORE);
    let from = rota.calendar.zone.date(rota.past.last().unwrap().from);
    rota.roster.insert(0, RosterEntry { person: person(9), from, until: None });
    let now = rota.past.last().unwrap().from;
    let coming: Vec<_> =
        plan(&rota.input(), now, 13).into_iter().filter_map(|planned| planned.person).collect();
    let theirs: Vec<_> = coming.iter().map(|who| *who == person(9)).collect();
    // No ten turns to make up for: one in four, like everybody.
    assert_eq!(theirs.iter().filter(|theirs| **theirs).count(), 3, "{coming:?}");
    assert!(theirs[..4].contains(&true) && !theirs[0], "{coming:?}");
}

#[test]
fn it_is_stored_as_json_and_read_back() {
    let schedule = serde_json::to_value(schedule()).unwrap();
    assert_eq!(
        schedule,
        serde_json::json!({
            "every_weeks": 1, "weekday": "mon", "time": "08:00", "first_date": "2026-01-01", "first_turn": 1,
        })
    );
    assert_eq!(serde_json::from_value::<Schedule>(schedule).unwrap(), super::schedule());
    let overrides = [
        Override::Away { person: person(1), from: date(2026, 8, 3), to: date(2026, 8, 10) },
        Override::Swap {
            turn: TurnId(1),
            person: person(2),
            in_return: TurnId(3),
            in_return_person: person(0),
        },
        Override::Take { turn: TurnId(4), person: person(1) },
        Override::Decline { turn: TurnId(5), person: person(1), answer: WithoutYes::Nothing },
        Override::Skip { turn: TurnId(6), person: person(1) },
    ];
    let json = serde_json::to_value(&overrides).unwrap();
    assert_eq!(
        json,
        serde_json::json!([
            { "kind": "away", "person": "p1", "from": "2026-08-03", "to": "2026-08-10" },
            { "kind": "swap", "turn": 1, "person": "p2", "in_return": 3, "in_return_person": "p0" },
            { "kind": "take", "turn": 4, "person": "p1" },
            { "kind": "decline", "turn": 5, "person": "p1", "answer": "nothing" },
            { "kind": "skip", "turn": 6, "person": "p1" },
        ])
    );
    assert_eq!(serde_json::from_value::<Vec<Override>>(json).unwrap(), overrides);
    let duty = Duty { turn: TurnId(1), person: person(1), from: at("2026-01-05T05:00Z"), until: None };
    let json = serde_json::to_string(&duty).unwrap();
    assert_eq!(json, r#"{"turn":1,"person":"p1","from":"2026-01-05T05:00:00Z","until":null}"#);
    assert_eq!(serde_json::from_str::<Duty>(&json).unwrap(), duty);
}

/// The plan goes through the whole log, so ten years of it must still be no burden, without optimisation either.
#[test]
fn ten_years_are_gone_through_quickly() {
    let mut rota = Rota::of(8);
    let first = at("2026-01-05T08:00+03:00");
    for turn in 0..520_u32 {
        let from = first + jiff::SignedDuration::from_hours(7 * 24) * turn as i32;
        rota.past.push(Duty { turn: TurnId(turn + 1), person: person(turn % 8), from, until: None });
    }
    let now = rota.past.last().unwrap().from;
    let measured = (0..5).map(|_| {
        let begun = std::time::Instant::now();
        assert_eq!(plan(&rota.input(), now, 4).len(), 3);
        begun.elapsed()
    });
    let best = measured.min().unwrap();
    assert!(best < std::time::Duration::from_millis(250), "{best:?}");
}
