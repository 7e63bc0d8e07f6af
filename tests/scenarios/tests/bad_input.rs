//! A broken file changes nothing and is told about whole.

use anyhow::{Result, ensure};
use scenarios::Town;
use scenarios::watch::rooms_with_people;

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_broken_file_lists_every_problem_with_its_line_and_changes_nothing() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let (service, tap) = town.tapped_service().await?;
    let good = cast.cohort(&town, "broken").toml();
    let broken = good
        .replace("Africa/Nairobi", "Africa/Nairobbi")
        .replace("emergency_number = \"112\"\n", "")
        .replace("days = [\"mon-sun\"]", "days = [\"mon-someday\"]")
        .replace("roles = [\"moderator\"]", "roles = [\"moderater\"]");
    let path = service.write("broken.toml", &broken)?;
    let line_of = |word: &str| broken.lines().position(|line| line.contains(word)).map_or(0, |line| line + 1);

    for verb in ["plan", "apply"] {
        let said = service.cli(&[verb, &path]).await?;
        ensure!(!said.good, "{verb} took a broken file: {}", said.out);
        for word in ["Nairobbi", "mon-someday", "moderater"] {
            let place = format!("{}", line_of(word));
            let told = said.err.lines().any(|line| line.contains(&place) && said.err.contains(word));
            ensure!(told, "{verb} says nothing of {word} in line {place}:\n{}", said.err);
        }
        ensure!(
            said.err.contains("emergency_number"),
            "{verb} says nothing of what is missing:\n{}",
            said.err
        );
    }
    ensure!(!tap.requests().iter().any(|line| line.contains("createRoom")), "a room was made");
    let rooms = rooms_with_people(town.moh()).await?;
    let named = format!("#{}{}", town.slot().prefix, town.cohort_id("broken"));
    for room in rooms {
        let state = scenarios::watch::state_events(town.moh(), &room).await?;
        let alias = state.get(&("m.room.canonical_alias".to_owned(), String::new()));
        let alias = alias.and_then(|event| event["content"]["alias"].as_str()).unwrap_or_default();
        ensure!(!alias.starts_with(&named), "{alias} was made");
    }
    ensure!(!service.cli(&["show", &town.cohort_id("broken")]).await?.good, "the cohort is there");

    // The same file without the mistakes is taken.
    let path = service.write("broken.toml", &good)?;
    let planned = service.good(&["plan", &path]).await?;
    ensure!(planned.contains("+ cohort"), "{planned}");
    Ok(())
}
