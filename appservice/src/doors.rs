//! A door that nobody can hold: how long a connection may take, how many there may be, and who goes when there are more.
//!
//! A connection is alive as long as it moves: so long for a request's head, so long for the request itself, so long
//! between two requests. When the door is full, one that waits gives its place to whoever comes: of the address that has
//! most of them the one that has waited longest, so that a stranger with ten thousand connections turns out themselves.
//! One that is being answered stays, and so does one that showed the homeserver's token.

mod guests;
mod pace;

use std::{convert::Infallible, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use self::{
    guests::Guests,
    pace::{Doing, Pace},
};

/// The head of a request, all of it.
const LARGEST_HEAD: usize = 64 * 1024;
/// After a failure to take a connection, as when the process has no file left for it.
const PAUSE: Duration = Duration::from_secs(1);

/// What a door bears.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first byte of a request, or from the connection, until its head is whole.
    pub head: Duration,
    /// From there until it is answered, its body included.
    pub request: Duration,
    /// From an answer until the next request begins; the answer itself must have gone out by then.
    pub idle: Duration,
    /// The same for whoever is [`Trusted`].
    pub trusted_idle: Duration,
    /// Connections at once.
    pub connections: usize,
}

/// The homeserver's door. It keeps a connection for when there is something to tell (Synapse for two minutes), and must
/// never find it closed just as it speaks.
pub const HOMESERVERS: Limits = Limits {
    head: Duration::from_secs(10),
    request: Duration::from_secs(120),
    idle: Duration::from_secs(75),
    trusted_idle: Duration::from_secs(600),
    connections: 256,
};

/// The page's door, for browsers or for a reverse proxy in front of it.
pub const PAGES: Limits = Limits {
    head: Duration::from_secs(10),
    request: Duration::from_secs(30),
    idle: Duration::from_secs(75),
    trusted_idle: Duration::from_secs(75),
    connections: 256,
};

/// On an answer: whoever asked showed a secret, and is not turned out for others.
#[derive(Clone, Copy, Debug)]
pub struct Trusted;

/// Serves until told to stop, and then until what was begun is answered.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) {
    let guests = Guests::default();
    let mut connections = JoinSet::new();
    loop {
        let taken = tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = connections.join_next() => continue,
            taken = listener.accept() => taken,
        };
        let (stream, address) = match taken {
            Ok(taken) => taken,
            Err(error) => {
                // Where the other side has gone already there is nothing to wait for.
                if error.kind() != std::io::ErrorKind::ConnectionAborted {
                    tracing::warn!(%error, "a door cannot take a connection");
                    tokio::time::sleep(PAUSE).await;
                }
                continue;
            }
        };
        let pace = Arc::new(Pace::new(limits));
        let Some(guest) = guests.enter(address.ip(), pace.clone(), limits.connections) else {
            metrics::counter!("baraza_connections_refused_total").increment(1);
            continue;
        };
        let (router, stop) = (router.clone(), stop.clone());
        connections.spawn(async move {
            answer(stream, router, &pace, &stop).await;
            drop(guest);
        });
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

/// One connection, to its end.
async fn answer(stream: TcpStream, router: Router, pace: &Arc<Pace>, stop: &CancellationToken) {
    // An answer is one small packet, which must not wait for another.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request: Request<Incoming>| {
        let (router, pace) = (router.clone(), pace.clone());
        async move {
            pace.head_came();
            let response: Response = match router.oneshot(request.map(Body::new)).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            pace.answered(response.extensions().get::<Trusted>().is_some());
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(pace::Paced::new(stream, pace.clone())), service);
    let mut connection = pin!(connection);
    // Whoever goes away in the middle, or speaks no HTTP, is no matter of ours.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = pace.overdue() => return,
        () = stop.cancelled() => {
            if pace.state().doing == Doing::Asking {
                return;
            }
            connection.as_mut().graceful_shutdown();
        }
    }
    tokio::select! {
        _ = connection => {}
        () = pace.overdue() => {}
    }
}
