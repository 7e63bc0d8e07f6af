//! The page of numbers, by a one-time link.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use reqwest::{StatusCode, header, redirect};
use serde_json::Value;

use super::Stage;
use crate::clock;
use crate::witness::{at, html, quote, words};

/// A facilitator's link is shown, opened and used up; a supervisor is given none.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let facilitator = stage.cast.get("nekesa")?;
    let chat = stage.chat(facilitator).await?;
    let answer = chat.ask("!dashboard", "a link to the page", |event| html(event).contains("/link/")).await?;
    let link = link_in(html(&answer)).context("a link in the answer")?;
    let browser = Browser::new()?;
    let first = browser.get(&link).await?;
    ensure!(
        first.0 == StatusCode::OK && first.1.contains("<form"),
        "expected: a button\nseen: {} {}",
        first.0,
        first.1
    );
    let page = browser.press(&link).await?;
    let events = stage.witness.eyes[0].member.all_messages(stage.room("peer")?).await?;
    let own = [stage.witness.voice.as_str()];
    let weeks =
        agrees(&page, &weekly_posts(&events, &own, &stage.zone)?, newest_week(clock::now(), &stage.zone)?)?;
    let again = browser.post(&link).await?.status();
    ensure!(again == StatusCode::GONE, "expected: the link is used up (410)\nseen: {again}");
    ensure!(
        !stage.cast.all().any(|actor| page.contains(actor.name()) || page.contains(actor.id())),
        "expected: a page without anybody's name\nseen: a name"
    );

    let supervisor = stage.cast.get("mwikali")?;
    let theirs = stage.chat(supervisor).await?;
    let refused = theirs.ask("!dashboard", "an answer", |_| true).await?;
    ensure!(
        !html(&refused).contains("/link/"),
        "expected: no link for a supervisor\nseen: {}",
        words(&refused)
    );
    let line = format!(
        "the link opened a page of {:.0} KB, once; its posts a week are those counted in the room: {weeks} (where \
         fewer than 5 people wrote, the page says that alone: “watu chini ya 5”); a supervisor, {}, gets no link: {} (it is for the members)",
        page.len() as f64 / 1000.0,
        supervisor.name(),
        quote(&refused)
    );
    Ok((line, ()))
}

/// Posts of people by the Monday of their week, counted from what a member sees: words of people, no edits.
///
/// # Errors
/// When the calendar ends.
pub fn weekly_posts(events: &[Value], not: &[&str], zone: &TimeZone) -> Result<BTreeMap<Date, u64>> {
    let mut weeks = BTreeMap::new();
    for event in events {
        let content = &event["content"];
        let is_post = matches!(event["type"].as_str(), Some("m.room.message" | "m.room.encrypted"))
            && content["msgtype"] != "m.notice"
            && content["m.relates_to"]["rel_type"] != "m.replace"
            // What is said to Baraza is no post; a question to the others is one.
            && content["body"].as_str().is_none_or(|body| !body.starts_with('!') || body.starts_with("!ask"))
            && !not.iter().any(|own| event["sender"] == *own);
        if is_post {
            *weeks.entry(monday(at(event), zone)?).or_default() += 1;
        }
    }
    Ok(weeks)
}

/// The Monday of the week of a moment.
///
/// # Errors
/// When the calendar ends.
pub fn monday(moment: Timestamp, zone: &TimeZone) -> Result<Date> {
    let day = moment.to_zoned(zone.clone()).date();
    Ok(day.checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days())?)
}

/// The Monday of the newest week that a page opened at a moment is about: the page reaches to the last midnight, and on a
/// Monday that is none of the week that begins.
///
/// # Errors
/// When the calendar ends.
pub fn newest_week(moment: Timestamp, zone: &TimeZone) -> Result<Date> {
    let midnight = moment.to_zoned(zone.clone()).start_of_day()?.timestamp();
    monday(midnight.checked_sub(1.second())?, zone)
}

/// The page has charts with a table each and no script, and every number of posts in it for a week that is over is
/// the one that was counted; at least one such week is shown. Returns the weeks as they are shown.
///
/// # Errors
/// What differs.
pub fn agrees(page: &str, counted: &BTreeMap<Date, u64>, newest: Date) -> Result<String> {
    let shown = shown_posts(page)?;
    let mut seen = 0;
    for (back, cell) in shown.iter().rev().enumerate().skip(1) {
        let week = newest.checked_sub(i64::try_from(back)?.weeks())?;
        let own = counted.get(&week).copied().unwrap_or(0);
        if let Ok(number) = cell.parse::<u64>() {
            ensure!(number == own, "expected: {own} posts in the week of {week}\nseen: {number} on the page");
            seen += number;
        }
    }
    ensure!(seen > 0, "expected: posts in the weeks that are over\nseen: {shown:?}");
    Ok(shown.join(", "))
}

/// The cells of the table of posts, oldest week first.
///
/// # Errors
/// When the page is not as it should be.
pub fn shown_posts(page: &str) -> Result<Vec<String>> {
    let start: String = page.chars().take(300).collect();
    ensure!(
        page.contains("<svg") && page.contains("<table") && !page.contains("<script"),
        "expected: charts and tables, no script\nseen: {start}"
    );
    let (_, section) = page.split_once("id=\"posts\"").context("no posts on the page")?;
    let (section, _) = section.split_once("</section>").context("no end of the posts on the page")?;
    let cells = section.split("<td").skip(1);
    Ok(cells.filter_map(|cell| Some(cell.split_once('>')?.1.split('<').next()?.trim().to_owned())).collect())
}

/// The address in a message; links are the only thing in quotation marks that begins so.
fn link_in(html: &str) -> Option<String> {
    let start = html.find("http://")?;
    html[start..].split(['"', '<', ' ', ')']).next().map(str::to_owned)
}

/// What a browser does here: it keeps one cookie and follows one redirect.
pub struct Browser(reqwest::Client);

impl Browser {
    /// A browser that never was here.
    ///
    /// # Errors
    /// When none can be made.
    pub fn new() -> Result<Self> {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()?;
        Ok(Self(client))
    }

    /// Looks at an address.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn get(&self, url: &str) -> Result<(StatusCode, String)> {
        let answer = self.0.get(url).send().await?;
        Ok((answer.status(), answer.text().await?))
    }

    async fn post(&self, url: &str) -> Result<reqwest::Response> {
        Ok(self.0.post(url).send().await?)
    }

    /// Presses the button and returns the page that it leads to.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub async fn press(&self, url: &str) -> Result<String> {
        let pressed = self.post(url).await?;
        self.follow(url, &pressed).await
    }

    /// Opens an address that leads on by itself.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub async fn open(&self, url: &str) -> Result<String> {
        let opened = self.0.get(url).send().await?;
        self.follow(url, &opened).await
    }

    async fn follow(&self, url: &str, answer: &reqwest::Response) -> Result<String> {
        ensure!(answer.status() == StatusCode::SEE_OTHER, "expected: 303\nseen: {}", answer.status());
        let of = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let cookie = of(header::SET_COOKIE).and_then(|c| c.split(';').next()).context("no cookie")?;
        let place = reqwest::Url::parse(url)?.join(of(header::LOCATION).context("no place to go to")?)?;
        let shown = self.0.get(place).header(header::COOKIE, cookie).send().await?;
        let status = shown.status();
        let page = shown.text().await?;
        ensure!(status == StatusCode::OK, "expected: the page\nseen: {status}");
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_in_html_and_in_words() {
        assert_eq!(link_in("<a href=\"http://x/link/a\">x</a>"), Some("http://x/link/a".to_owned()));
        assert_eq!(link_in("see http://x/link/a once"), Some("http://x/link/a".to_owned()));
    }

    #[test]
    fn on_monday_the_newest_week_is_the_one_that_ended() {
        let zone = TimeZone::get("Africa/Nairobi").unwrap();
        let newest = |moment: &str| newest_week(moment.parse().unwrap(), &zone).unwrap().to_string();
        assert_eq!(newest("2026-11-29T20:59:00Z"), "2026-11-23", "on Sunday");
        assert_eq!(newest("2026-11-29T21:00:00Z"), "2026-11-23", "Monday begins");
        assert_eq!(newest("2026-11-30T20:59:00Z"), "2026-11-23", "Monday ends");
        assert_eq!(newest("2026-11-30T21:00:00Z"), "2026-11-30", "on Tuesday");
    }

    #[test]
    fn a_page_that_counts_otherwise_is_noticed() {
        let page = |cells: &str| format!("<svg></svg><section id=\"posts\"><table>{cells}</table></section>");
        let monday: Date = "2026-11-16".parse().unwrap();
        let counted = BTreeMap::from([("2026-11-09".parse().unwrap(), 7), (monday, 3)]);
        let good = agrees(&page("<td>fewer than 5</td><td>7</td><td>9</td>"), &counted, monday).unwrap();
        assert_eq!(good, "fewer than 5, 7, 9");
        assert!(agrees(&page("<td>0</td><td>8</td><td>9</td>"), &counted, monday).is_err());
        assert!(agrees(&page("<td>1</td><td>7</td><td>9</td>"), &counted, monday).is_err());
        assert!(agrees(&page("<td>fewer than 5</td><td>9</td>"), &counted, monday).is_err());
        assert!(shown_posts("<section id=\"posts\"><table></table></section>").is_err());
    }

    #[test]
    fn posts_are_counted_as_people_see_them() {
        let zone = TimeZone::get("Africa/Nairobi").unwrap();
        // A Sunday evening in UTC that is a Monday in Nairobi.
        let ms = "2026-11-15T22:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        let event = |sender: &str, msgtype: &str| {
            serde_json::json!({ "type": "m.room.message", "sender": sender, "origin_server_ts": ms,
                "content": { "msgtype": msgtype } })
        };
        let events = [event("@a:b", "m.text"), event("@voice:b", "m.text"), event("@a:b", "m.notice")];
        let weeks = weekly_posts(&events, &["@voice:b"], &zone).unwrap();
        assert_eq!(weeks, BTreeMap::from([("2026-11-16".parse().unwrap(), 1)]));
    }
}
