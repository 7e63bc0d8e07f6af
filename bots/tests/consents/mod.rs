//! What people allow to be done with what they leave here (`behaviour.md`, "Consents").

mod asking;
mod menu;
mod private;

use bots::consents::state::{Consent, Consents, Standing};
use jiff::Timestamp;

use crate::bench::{Bench, lari::person};

const MENTOR: &str = "may your mentor see your own?";
const LIBRARY: &str = "may it keep words of yours";
const RESEARCH: &str = "may it get facts about your part";

/// A cohort on its first Monday at ten, in which nobody was asked yet. It lives since Saturday, so Tuesday is the first day on
/// which anybody is.
fn fresh() -> Bench {
    let mut bench = Bench::running();
    bench.cohort.bots.consents = Consents::default();
    bench
}

fn research(bench: &mut Bench) {
    bench.edit_file(|file| {
        file.sections.insert("consents".to_owned(), serde_json::json!({ "research": true }));
    });
}

fn standing(bench: &Bench, name: &str, consent: Consent) -> Standing {
    bench.cohort.bots.consents.standing(&person(name), consent)
}

fn yes(since: Timestamp) -> Standing {
    Standing { given: true, since: Some(since) }
}

fn no(since: Timestamp) -> Standing {
    Standing { given: false, since: Some(since) }
}

/// What holds where nothing was said.
const UNSAID: Standing = Standing { given: false, since: None };
