//! An appservice that notes what it is sent and answers as it is told.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::{post, put},
};
use serde_json::{Value, json};

#[derive(Default)]
pub struct Notes {
    /// (transaction, its events' ids)
    pub got: Vec<(String, Vec<String>)>,
    pub bodies: Vec<Value>,
    pub status: u16,
    pub pause: Duration,
}

#[derive(Clone)]
pub struct Stub {
    pub notes: Arc<Mutex<Notes>>,
    pub url: String,
}

impl Stub {
    pub async fn start() -> Self {
        let notes = Arc::new(Mutex::new(Notes { status: 200, ..Notes::default() }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new()
            .route("/_matrix/app/v1/transactions/{id}", put(transaction))
            .route("/_matrix/app/v1/ping", post(|| async { Json(json!({})) }))
            .with_state(notes.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { notes, url }
    }

    pub fn answer(&self, status: u16) {
        self.notes.lock().unwrap().status = status;
    }

    pub fn be_slow(&self, pause: Duration) {
        self.notes.lock().unwrap().pause = pause;
    }

    /// The transactions' numbers and sizes, in order of arrival.
    pub fn sizes(&self) -> Vec<(String, usize)> {
        self.notes.lock().unwrap().got.iter().map(|(id, events)| (id.clone(), events.len())).collect()
    }

    pub fn events(&self) -> Vec<String> {
        self.notes.lock().unwrap().got.iter().flat_map(|(_, events)| events.clone()).collect()
    }

    pub async fn until(&self, transactions: usize) {
        for _ in 0..500 {
            if self.notes.lock().unwrap().got.len() >= transactions {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{transactions} transactions did not come: {:?}", self.sizes());
    }
}

async fn transaction(
    State(notes): State<Arc<Mutex<Notes>>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> (StatusCode, Json<Value>) {
    assert_eq!(headers.get("authorization").unwrap(), "Bearer hs-token");
    let (status, pause) = {
        let mut notes = notes.lock().unwrap();
        let events = body["events"].as_array().unwrap();
        let ids = events.iter().map(|event| event["event_id"].as_str().unwrap_or_default().to_owned());
        notes.got.push((id, ids.collect()));
        notes.bodies.push(body);
        (notes.status, notes.pause)
    };
    tokio::time::sleep(pause).await;
    (StatusCode::from_u16(status).unwrap(), Json(json!({})))
}
