//! `baraza show COHORT`: the file as the cohort now is, and what people decided about it.

use std::process::ExitCode;

use bots::{
    cohort::{Standing, Structure},
    enrolment::until,
    ids::CohortId,
    launch,
};
use jiff::Timestamp;

use crate::{app::App, cohort_file};

pub(super) async fn show(app: App, cohort: &str) -> anyhow::Result<ExitCode> {
    let engine = app.engine(None);
    let Some(loaded) = engine.load(&CohortId::new(cohort)).await? else {
        return Err(super::no_such_cohort(&app, cohort).await?);
    };
    let structure: &Structure = &loaded.cohort.structure;
    let file = cohort_file::file(structure, &loaded.directory)?;
    print!("{}", file.to_toml());
    println!("\n# As it is now:");
    for (place, room) in &loaded.cohort.rooms {
        println!("# {} {room}", place.word());
    }
    if let Some(draft) = super::draft(structure) {
        println!("# {draft}");
    }
    let remarks = [launch::remark(&loaded.cohort), until::remark(&loaded.cohort)];
    for remark in remarks.iter().flatten() {
        println!("# {remark}");
    }
    let zone = loaded.cohort.zone().clone();
    let when = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    for (person, member) in &loaded.cohort.members {
        let word = match member.standing {
            Standing::Listed => "not asked yet",
            Standing::Asked => "asked",
            // Who left or declined is among what people decided.
            Standing::Agreed | Standing::Declined | Standing::Left => continue,
            Standing::OffRoster => "off the roster",
        };
        println!("# {}: {word} since {}", loaded.directory.name_of(person), when(member.changed));
    }
    if let Some(holder) = loaded.cohort.bots.facilitation.on_duty() {
        println!("# on duty: {}", loaded.directory.name_of(holder));
    }
    let decided = super::decided::decided(&app, &loaded.cohort, &loaded.directory).await?;
    if !decided.is_empty() {
        println!("\n# Decided by people; stays (apply --reset FIELD overrides):");
    }
    for line in decided {
        println!("# {line}");
    }
    Ok(ExitCode::SUCCESS)
}
