//! How long a connection may take for what it does.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::watch,
    time::Instant,
};
use tokio_util::sync::CancellationToken;

use super::Limits;

/// What a connection does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Nothing, since an answer.
    Idle,
    /// The head of a request comes in.
    Asking,
    /// A request is being answered.
    Answered,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) doing: Doing,
    /// Since when.
    pub(super) since: Instant,
    /// It showed a secret once.
    pub(super) trusted: bool,
}

/// The pace of one connection.
#[derive(Debug)]
pub(super) struct Pace {
    limits: Limits,
    state: watch::Sender<State>,
    turned_out: CancellationToken,
}

impl Pace {
    /// Of a connection that was just made: a request is expected at once.
    pub(super) fn new(limits: Limits) -> Self {
        let state = State { doing: Doing::Asking, since: Instant::now(), trusted: false };
        Self { limits, state: watch::Sender::new(state), turned_out: CancellationToken::new() }
    }

    pub(super) fn state(&self) -> State {
        *self.state.borrow()
    }

    fn bytes_came(&self) {
        self.state.send_if_modified(|state| {
            let begins = state.doing == Doing::Idle;
            if begins {
                (state.doing, state.since) = (Doing::Asking, Instant::now());
            }
            begins
        });
    }

    pub(super) fn head_came(&self) {
        self.state.send_modify(|state| (state.doing, state.since) = (Doing::Answered, Instant::now()));
    }

    pub(super) fn answered(&self, trusted: bool) {
        self.state.send_modify(|state| {
            (state.doing, state.since) = (Doing::Idle, Instant::now());
            state.trusted |= trusted;
        });
    }

    /// Its place is needed.
    pub(super) fn turn_out(&self) {
        self.turned_out.cancel();
    }

    /// Returns when it takes longer than it may, or its place is needed.
    pub(super) async fn overdue(&self) {
        let mut state = self.state.subscribe();
        loop {
            let now = *state.borrow_and_update();
            let may = match now.doing {
                Doing::Idle if now.trusted => self.limits.trusted_idle,
                Doing::Idle => self.limits.idle,
                Doing::Asking => self.limits.head,
                Doing::Answered => self.limits.request,
            };
            tokio::select! {
                () = self.turned_out.cancelled() => return,
                () = tokio::time::sleep_until(now.since + may) => return,
                Ok(()) = state.changed() => {}
            }
        }
    }
}

/// A stream that tells when something comes in.
pub(super) struct Paced {
    stream: TcpStream,
    pace: Arc<Pace>,
}

impl Paced {
    pub(super) fn new(stream: TcpStream, pace: Arc<Pace>) -> Self {
        Self { stream, pace }
    }
}

impl AsyncRead for Paced {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.pace.bytes_came();
        }
        read
    }
}

impl AsyncWrite for Paced {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
