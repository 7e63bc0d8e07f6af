use super::*;

/// A text is JSON by its grammar if a reader that looks at nothing else takes it.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

#[test]
fn whatever_it_holds_it_is_json() {
    let mut odd = Odd::new(7);
    for _ in 0..5_000 {
        let (event, content) = (odd.event(), odd.content());
        assert!(is_json(&event), "{event}");
        assert!(is_json(&content), "{content}");
    }
    for kind in Oddness::all() {
        for _ in 0..20 {
            let message = odd.message(kind);
            assert!(is_json(&message), "{kind:?}: {message}");
        }
    }
}

#[test]
fn a_seed_gives_the_same_events_again() {
    let (mut one, mut two) = (Odd::new(3), Odd::new(3));
    assert!((0..200).all(|_| one.event() == two.event()));
    assert_ne!(Odd::new(3).event(), Odd::new(4).event());
}
