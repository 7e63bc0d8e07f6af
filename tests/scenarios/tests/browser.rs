//! The page on a small phone, in a real browser.

use anyhow::{Context, Result, ensure};
use fantoccini::{Client as Browser, ClientBuilder, Locator};
use harness::{Chromium, Progress};
use jiff::{SignedDuration, Timestamp};
use scenarios::Town;
use serde_json::{Value, json};

use crate::cast::Cast;

const WIDTH: u64 = 360;

#[tokio::test]
#[ignore = "needs Synapse and Chromium: tests/run provides them"]
async fn the_page_shows_the_cohorts_numbers_on_a_small_phone() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let mut service = town.service()?;
    let mut file = cast.cohort(&town, "page").small();
    file.live_since = Some(Timestamp::now());
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    // Three weeks in which all five wrote four times, and today.
    let everyone = [&cast.wanjiku, &cast.achieng, &cast.muthoni, &cast.njeri, &cast.gathoni];
    let mut posts = 0;
    for day in [21_i64, 20, 14, 13, 7, 6, 0] {
        for person in everyone {
            let at = Timestamp::now().checked_sub(SignedDuration::from_hours(24 * day))?;
            person.write(&peer, "Chanjo ya surua?", harness::client::Relation::None, Some(at)).await?;
            posts += 1;
        }
    }
    let store = service.store("sqlite:baraza.db").await?;
    harness::eventually(scenarios::watch::SOON, "all posts counted", async || {
        let rows = store.activity_since(&file.id, 0, Timestamp::now().as_millisecond() + 600_000).await?;
        ensure!(rows.len() >= posts, "{} of {posts}", rows.len());
        Ok(())
    })
    .await?;
    store.close().await;

    let chromium = Chromium::start(&Progress::quiet()).await?;
    let link = service.good(&["link", &file.id]).await?;
    let link = link.trim();
    let browser = phone(&chromium).await?;
    let looked = look(&browser, link, &file.id).await;
    browser.close().await?;
    looked?;

    // The link is used up: somebody else who finds it sees nothing.
    let other = phone(&chromium).await?;
    other.goto(link).await?;
    let text = other.find(Locator::Css("body")).await?.text().await;
    let address = other.current_url().await?;
    other.close().await?;
    let text = text?;
    ensure!(!text.contains(&format!("Scenario {}", file.id)), "a used link shows the page: {text}");
    ensure!(!address.path().contains("cohort"), "a used link leads to {address}");
    Ok(())
}

async fn look(browser: &Browser, link: &str, cohort: &str) -> Result<()> {
    browser.goto(link).await?;
    let address = browser.current_url().await?;
    ensure!(address.path().ends_with("/cohort"), "the link leads to {address}");
    fits(browser, "en").await?;
    let text = browser.find(Locator::Css("body")).await?.text().await?;
    ensure!(text.contains(&format!("Scenario {cohort}")), "{text}");
    // Those of today are not on it: a page is as of the last midnight.
    for number in ["30", "5"] {
        let tiles = browser.find_all(Locator::Css("ul.tiles li b")).await?;
        let mut shown = Vec::new();
        for tile in tiles {
            shown.push(tile.text().await?);
        }
        ensure!(shown.iter().any(|tile| tile == number), "no {number} among the numbers {shown:?}");
    }
    for name in ["Wanjiku", "Achieng", "Muthoni", "Njeri", "Gathoni", "p_b"] {
        ensure!(!text.contains(name), "the page names {name}");
    }
    let charts = browser.find_all(Locator::Css("figure svg")).await?;
    ensure!(charts.len() >= 3, "{} charts", charts.len());
    let scripts = browser.execute("return document.scripts.length", Vec::new()).await?;
    ensure!(scripts == 0, "{scripts} scripts");

    let language =
        browser.find(Locator::Css("a[hreflang=sw], a[lang=sw]")).await.context("no way to Swahili")?;
    language.click().await?;
    // A click is over before the page that it leads to is there.
    browser.wait().for_element(Locator::Css("html[lang=sw]")).await.context("no page in Swahili")?;
    fits(browser, "sw").await?;
    let swahili = browser.find(Locator::Css("body")).await?.text().await?;
    ensure!(swahili != text && swahili.contains("30"), "{swahili}");
    Ok(())
}

/// In this language, nothing beside the edge of the screen, and not longer than three screens of 800 pixels and a bit: a
/// browser without the phone's own narrow letters needs more lines than a phone.
async fn fits(browser: &Browser, language: &str) -> Result<()> {
    let script = "return [innerWidth, document.documentElement.scrollWidth, document.documentElement.lang, \
                  document.documentElement.scrollHeight]";
    let seen = browser.execute(script, Vec::new()).await?;
    ensure!(seen[0] == WIDTH, "the screen is {} wide", seen[0]);
    ensure!(seen[1].as_u64().is_some_and(|wide| wide <= WIDTH), "the page is {} wide on {WIDTH}", seen[1]);
    ensure!(seen[2] == language, "the page is in {}", seen[2]);
    ensure!(seen[3].as_u64().is_some_and(|long| long <= 2_700), "the page is {} long", seen[3]);
    Ok(())
}

async fn phone(chromium: &Chromium) -> Result<Browser> {
    let mut wanted = chromium.capabilities();
    let metrics = json!({ "width": WIDTH, "height": 640, "pixelRatio": 2.0, "mobile": true, "touch": true });
    let options = wanted.get_mut("goog:chromeOptions").context("no options of Chromium")?;
    options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    if let Some(arguments) = options["args"].as_array_mut() {
        arguments.push(Value::from("--accept-lang=en"));
        arguments.push(Value::from("--lang=en"));
    }
    let mut builder = ClientBuilder::rustls()?;
    Ok(builder.capabilities(wanted).connect(chromium.driver_url()).await?)
}
