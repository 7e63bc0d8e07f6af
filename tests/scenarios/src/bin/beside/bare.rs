//! A bare appservice: it joins where it is invited and answers what begins with `!`. It keeps nothing.

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{Json, Router, extract::State, routing::put};
use harness::{Client, refusal};
use scenarios::Town;
use serde_json::{Value, json};

/// The bare appservice and its account.
pub struct Bare {
    pub user_id: String,
    pub client: Client,
}

impl Bare {
    /// On a registration of its own, beside the service's.
    pub async fn start(town: &Town) -> Result<Self> {
        let slot = town.another_slot()?;
        let url = &town.moh().client_url;
        let body =
            json!({ "type": "m.login.application_service", "username": slot.steward, "inhibit_login": true });
        let registered =
            Client::new(url, &slot.as_token).post(&["_matrix", "client", "v3", "register"], &body).await;
        if let Err(fault) = registered
            && refusal(&fault).is_none_or(|refusal| refusal.errcode != "M_USER_IN_USE")
        {
            return Err(fault.context("the bare account"));
        }
        let user_id = town.moh().user_id(&slot.steward);
        let client = Client::new(url, &slot.as_token).acting_as(&user_id);
        let listener =
            tokio::net::TcpListener::bind(&slot.listen).await.context("where the slot is expected")?;
        let state = Arc::new((user_id.clone(), client.clone()));
        let router = Router::new().route("/_matrix/app/v1/transactions/{id}", put(take)).with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { user_id, client })
    }
}

async fn take(State(own): State<Arc<(String, Client)>>, Json(body): Json<Value>) -> Json<Value> {
    for event in body["events"].as_array().into_iter().flatten() {
        let (own, event) = (own.clone(), event.clone());
        tokio::spawn(async move {
            let (user_id, client) = &*own;
            let Some(room) = event["room_id"].as_str() else { return };
            let text = event["content"]["body"].as_str().unwrap_or_default();
            if event["type"] == "m.room.member" && event["content"]["membership"] == "invite" {
                if let Err(fault) = client.join(room, &[]).await {
                    eprintln!("the bare program could not join: {fault:#}");
                }
            } else if event["sender"] != user_id.as_str()
                && text.starts_with('!')
                && let Err(fault) = client.say(room, "This is an answer of about as many words.").await
            {
                eprintln!("the bare program could not answer: {fault:#}");
            }
        });
    }
    Json(json!({}))
}
