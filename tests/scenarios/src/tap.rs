//! A tap between a service and what it talks to: passes everything on, knows what was asked, and can stand before
//! several servers, as a load balancer does.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Requests passed on, as `METHOD path`, oldest first.
#[derive(Debug, Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    more: Notify,
}

/// The tap. Connections end when it is dropped.
#[derive(Debug)]
pub struct Tap {
    address: SocketAddr,
    seen: Arc<Seen>,
    task: JoinHandle<()>,
}

impl Tap {
    /// Listens at `listen` (port 0 for any) and passes on to the first of `targets` that takes the connection.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn open(listen: SocketAddr, targets: Vec<SocketAddr>) -> Result<Self> {
        let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
        let address = listener.local_addr()?;
        let seen = Arc::<Seen>::default();
        let noted = Arc::clone(&seen);
        let task = tokio::spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                open.spawn(pass(client, targets.clone(), Arc::clone(&noted)));
                while open.try_join_next().is_some() {}
            }
        });
        Ok(Self { address, seen, task })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked so far.
    pub fn requests(&self) -> Vec<String> {
        self.seen.requests.lock().map(|all| all.clone()).unwrap_or_default()
    }

    /// Waits until `nth` (from 1) requests whose line begins with `start` have passed, counted from request number
    /// `from`.
    pub async fn passed(&self, start: &str, nth: usize, from: usize) {
        loop {
            let more = self.seen.more.notified();
            if self.requests().iter().skip(from).filter(|line| line.starts_with(start)).count() >= nth {
                return;
            }
            more.await;
        }
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(client: TcpStream, targets: Vec<SocketAddr>, seen: Arc<Seen>) {
    for target in targets {
        let Ok(server) = TcpStream::connect(target).await else { continue };
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        let asking = async {
            let mut buffer = vec![0; 16 * 1024];
            let mut kept = Vec::new();
            while let Ok(read @ 1..) = from_client.read(&mut buffer).await {
                let lines = request_lines(&mut kept, &buffer[..read]);
                if to_server.write_all(&buffer[..read]).await.is_err() {
                    break;
                }
                if !lines.is_empty() {
                    if let Ok(mut all) = seen.requests.lock() {
                        all.extend(lines);
                    }
                    seen.more.notify_waiters();
                }
            }
            let _ = to_server.shutdown().await;
        };
        let answering = async {
            let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
            let _ = to_client.shutdown().await;
        };
        tokio::join!(asking, answering);
        return;
    }
}

const LINE_END: &[u8] = b" HTTP/1.1\r\n";

/// The request lines in what arrived. A body may stand directly before the next line, so a line begins at its method.
fn request_lines(kept: &mut Vec<u8>, arrived: &[u8]) -> Vec<String> {
    kept.extend_from_slice(arrived);
    let mut lines = Vec::new();
    while let Some(end) = kept.windows(LINE_END.len()).position(|part| part == LINE_END) {
        let text = String::from_utf8_lossy(&kept[..end]).into_owned();
        let begin =
            ["GET /", "POST /", "PUT /", "DELETE /"].iter().filter_map(|method| text.rfind(method)).max();
        lines.extend(begin.map(|begin| text[begin..].to_owned()));
        kept.drain(..end + LINE_END.len());
    }
    // A line is shorter than this; what lies further back can be no part of one.
    let excess = kept.len().saturating_sub(8 * 1024);
    kept.drain(..excess);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_also_behind_a_body_and_in_pieces() {
        let mut kept = Vec::new();
        assert!(request_lines(&mut kept, b"POST /a/crea").is_empty());
        let text = b"teRoom?x=1 HTTP/1.1\r\nhost: a\r\n\r\n{\"a\":\"GET it\"}PUT /b HTTP/1.1\r\n";
        assert_eq!(request_lines(&mut kept, text), ["POST /a/createRoom?x=1", "PUT /b"]);
        assert!(request_lines(&mut kept, b"\r\n").is_empty());
    }
}
