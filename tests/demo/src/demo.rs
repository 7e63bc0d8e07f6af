//! The demo from its first to its last step.

use anyhow::Result;
use harness::python::python;
use harness::{BootOptions, Homeservers};
use jiff::Timestamp;

use crate::arguments::Options;
use crate::cast::Cast;
use crate::service::Service;
use crate::show::Show;
use crate::{cohort, program};

/// The ministry's homeserver, where the service lives.
const HOME: &str = "moh";
/// The other one.
const PARTNER: &str = "county";

/// Runs it. True when every step was witnessed.
///
/// # Errors
/// What kept it from beginning.
pub async fn run(options: Options) -> Result<bool> {
    let show = Show::new(options.json);
    let program = show.step("build the service", program::build()).await?;
    let mut boot = BootOptions::new([HOME, PARTNER]);
    boot.progress = show.progress();
    let mut plan = Homeservers::plan(boot)?;
    let mut service = Service::prepare(program, &plan, HOME, options.database.as_deref()).await?;
    plan.register(HOME, service.registration().await?);
    let homeservers =
        show.step("boot two homeservers, moh and county, that federate", plan.boot()).await?;
    let python = python(&show.progress())?;
    show.step("start Baraza beside moh", service.start(homeservers.run(), &python, options.without)).await?;
    let (home, partner) = (&homeservers.server(HOME).name, &homeservers.server(PARTNER).name);
    let file = cohort::with_a_past(cohort::lari(home, partner)?, Timestamp::now())?;
    let cast = show.step("make the accounts of 27 people", Cast::of(&file, &homeservers)).await?;
    show.step("apply the cohort file", service.apply(&file)).await?;
    let rooms = service.rooms("lari").await?;
    show.line(&format!("{rooms:?} {}", cast.all().count()));
    Ok(true)
}
