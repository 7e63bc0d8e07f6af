//! The cohort's page, as whoever runs the service opens it from a terminal.

use anyhow::{Context, Result, ensure};

use crate::Service;

/// Opens the page by a one-time link and gives its HTML.
///
/// # Errors
/// When the link does not open it.
pub async fn open(service: &Service, cohort: &str) -> Result<String> {
    let link = service.good(&["link", cohort]).await?;
    let link = link.trim();
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build()?;
    let opened = http.get(link).send().await?;
    ensure!(opened.status().is_redirection(), "the link gave {}", opened.status());
    let cookie = opened.headers().get("set-cookie").context("the link gave no session")?.to_str()?;
    let cookie = cookie.split(';').next().unwrap_or_default();
    let (front, _) = link.split_once("/open/").context("a link without a path")?;
    let page = http.get(format!("{front}/cohort?lang=en")).header("cookie", cookie).send().await?;
    ensure!(page.status().is_success(), "the page gave {}", page.status());
    Ok(page.text().await?)
}

/// The number in the tile whose label begins so.
///
/// # Errors
/// When there is no such tile, or it shows no number.
pub fn tile(html: &str, label: &str) -> Result<u64> {
    let tiles = html.split("<li><b>").skip(1).filter_map(|tile| tile.split_once("</b>"));
    let mut seen = Vec::new();
    for (number, rest) in tiles {
        if rest.trim_start().starts_with(label) {
            return number.parse().with_context(|| format!("{label} is {number}"));
        }
        seen.push(format!("{number} {}", rest.split('<').next().unwrap_or_default()));
    }
    anyhow::bail!("no tile {label} among {seen:?}")
}
