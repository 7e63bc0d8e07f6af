//! The page of numbers, by a one-time link.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use reqwest::{StatusCode, header, redirect};

use super::Stage;
use crate::witness::{html, quote, words};

/// A facilitator's link is shown, opened and used up; a supervisor is given none.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let facilitator = stage.cast.get("nekesa")?;
    let chat = stage.chat(facilitator).await?;
    let answer = chat.ask("!dashboard", "a link to the page", |event| html(event).contains("/link/")).await?;
    let link = link_in(html(&answer)).context("a link in the answer")?;
    let browser = Browser::new()?;
    let first = browser.get(&link).await?;
    ensure!(first.0 == StatusCode::OK && first.1.contains("<form"), "expected: a button\nseen: {} {}", first.0, first.1);
    let page = browser.press(&link).await?;
    numbers(&page, stage.past_posts)?;
    let again = browser.post(&link).await?.status();
    ensure!(again == StatusCode::GONE, "expected: the link is used up (410)\nseen: {again}");
    ensure!(
        !stage.cast.all().any(|actor| page.contains(actor.name()) || page.contains(actor.id())),
        "expected: a page without anybody's name\nseen: a name"
    );

    let supervisor = stage.cast.get("mwikali")?;
    let theirs = stage.chat(supervisor).await?;
    let refused = theirs.ask("!dashboard", "an answer", |_| true).await?;
    ensure!(!html(&refused).contains("/link/"), "expected: no link for a supervisor\nseen: {}", words(&refused));
    Ok((format!("{} bytes of page, once; to {}: {}", page.len(), supervisor.name(), quote(&refused)), ()))
}

/// What the page must show: charts with a table each, and no fewer posts than were written in the past weeks.
pub fn numbers(page: &str, posts: usize) -> Result<()> {
    ensure!(
        page.contains("<svg") && page.contains("<table") && !page.contains("<script"),
        "expected: charts and tables, no script\nseen: {}",
        page.chars().take(400).collect::<String>()
    );
    let shown = cells(page);
    ensure!(posts == 0 || shown.iter().any(|cell| *cell > 0), "expected: numbers\nseen: {shown:?}");
    Ok(())
}

/// Whole numbers in the cells of the page's tables.
fn cells(page: &str) -> Vec<u64> {
    page.split("<td").skip(1).filter_map(|cell| cell.split_once('>')?.1.split('<').next()?.trim().parse().ok()).collect()
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
    fn a_page_without_numbers_is_noticed() {
        assert!(numbers("<svg></svg><table><td>3</td></table>", 3).is_ok());
        assert!(numbers("<svg></svg><table><td>0</td></table>", 3).is_err());
        assert!(numbers("<table><td>3</td></table>", 3).is_err());
    }
}
