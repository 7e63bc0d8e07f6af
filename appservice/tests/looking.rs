//! The page of numbers: who may look is found at each look, not when the link was given.

use std::time::Duration;

use appservice::{idsource, pages};
use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use storage::NewLink;
use tower::ServiceExt as _;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, small_cohort},
};

async fn ask(pages: &Router, method: &str, path: &str, cookie: &str) -> Response<Body> {
    let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie);
    pages.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

/// A browser in which the page is open for somebody: its cookie.
async fn enter(baraza: &Baraza, pages: &Router, account: &str) -> String {
    let person = baraza.app.store.person_for(account).await.unwrap().unwrap().person_id;
    let secret = idsource::secret();
    let link = NewLink {
        token_hash: idsource::hash(&format!("{}:{secret}", appservice::links::CHAT_LINK)),
        cohort_id: "lari".to_owned(),
        person_id: Some(person),
        purpose: appservice::links::CHAT_LINK.to_owned(),
        expires_at: baraza.app.clock.now_ms() + 60_000,
    };
    baraza.app.store.add_link(&link).await.unwrap();
    let entered = ask(pages, "POST", &web::link_path(&secret), "").await;
    let cookie = entered.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
    cookie.split(';').next().unwrap().to_owned()
}

async fn looks(pages: &Router, cookie: &str) -> StatusCode {
    ask(pages, "GET", "/cohort", cookie).await.status()
}

on_both! {
    async fn a_right_that_ended_ends_the_look(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let file = small_cohort();
        let wanjiku = "roles = [\"facilitator\", \"coordinator\"]";
        assert!(file.contains(wanjiku));
        // No facilitator any more; leads a member; off the list.
        let without = file.replace(wanjiku, "roles = [\"mentee\"]");
        let leads = file.replace(wanjiku, "roles = [\"supervisor\"]\nsupervises = [\"@achieng:county.test\"]");
        let (before, rest) = file.split_once("[[person]]\nid = \"@wanjiku").unwrap();
        let off = format!("{before}[[person]]{}", rest.split_once("[[person]]").unwrap().1);
        baraza.order(&file, 1).await;
        baraza.settle(&town).await;
        town.wanjiku().join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        let pages = pages::router(&baraza.app);
        let cookie = enter(&baraza, &pages, "@wanjiku:moh.test").await;
        assert_eq!(looks(&pages, &cookie).await, StatusCode::OK);
        let mut number = 1;
        let ways = [(&without, true, "a member"), (&leads, false, "a supervisor"), (&off, false, "off the list")];
        for (lost, stays, why) in ways {
            for (file, may) in [(lost, stays), (&file, true)] {
                number += 1;
                baraza.order(file, number).await;
                baraza.settle(&town).await;
                assert_eq!(looks(&pages, &cookie).await == StatusCode::OK, may, "{why}");
            }
        }
        town.wanjiku().leave(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        assert_ne!(looks(&pages, &cookie).await, StatusCode::OK, "who left");
        // A link in other hands: a supervisor's, and one who was asked and has not said yes.
        for account in ["@mwikali:moh.test", "@makena:moh.test"] {
            let cookie = enter(&baraza, &pages, account).await;
            assert_ne!(looks(&pages, &cookie).await, StatusCode::OK, "{account}");
        }
    }

    /// The numbers of a day are made once; what came to count, or was taken back, is seen some minutes later.
    async fn the_numbers_of_a_day_are_made_once(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        baraza.order(&small_cohort(), 1).await;
        baraza.settle(&town).await;
        let (peer, wanjiku, achieng) = (town.room("peer"), town.wanjiku(), town.achieng());
        for person in [&wanjiku, &achieng] {
            person.join(&peer).unwrap();
        }
        baraza.settle(&town).await;
        let post = achieng.say(&peer, "Is there a fridge?").unwrap();
        baraza.settle(&town).await;
        let pages = pages::router(&baraza.app);
        let cookie = enter(&baraza, &pages, "@wanjiku:moh.test").await;
        looks(&pages, &cookie).await;
        baraza.settle(&town).await;
        looks(&pages, &cookie).await;
        let reads = async |cookie: &str| {
            let before = baraza.app.store.work();
            assert_eq!(looks(&pages, cookie).await, StatusCode::OK);
            baraza.app.store.work().since(before).reads
        };
        let again = reads(&cookie).await;
        achieng.redact(&peer, &post).unwrap();
        baraza.settle(&town).await;
        town.pass(Duration::from_secs(5 * 60));
        let anew = reads(&cookie).await;
        assert!(again < anew, "{again} {anew}: what was done is read again");
        assert_eq!(reads(&cookie).await, again);
        town.pass(Duration::from_secs(24 * 3_600));
        baraza.settle(&town).await;
        let cookie = enter(&baraza, &pages, "@wanjiku:moh.test").await;
        assert!(reads(&cookie).await > again, "a new day");
    }
}
