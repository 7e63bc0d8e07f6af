use std::time::Duration;

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The connection is broken off; nothing was done.
    Refuse,
    /// The homeserver takes this long before it begins. Real time.
    Delay(Duration),
    /// Done at once, answered this much later. Real time.
    Late(Duration),
    /// 429: nothing was done.
    Limit {
        /// The `Retry-After` header, in seconds.
        header: Option<u64>,
        /// `retry_after_ms` in the body.
        body_ms: Option<u64>,
    },
    /// An answer of this status (with a proxy's page as its body); nothing was done.
    Status(u16),
    /// 403 `M_FORBIDDEN`, as where a server lets nothing in; nothing was done.
    Forbid,
    /// 403 `M_INVITE_BLOCKED`, as where a person lets no invitation in (MSC4155); nothing was done.
    Block,
    /// An answer of this status, although it was done.
    StatusAfter(u16),
    /// Done, and the connection is broken off without an answer.
    LoseAnswer,
    /// The homeserver's process dies before it did anything. See [`crate::FakeHomeserver::come_back`].
    CrashBefore,
    /// The homeserver's process dies after it did it, without an answer.
    CrashAfter,
    /// The homeserver's process dies while it makes a room, after that many of the room's events: 1 is the create
    /// event (the alias is taken, nobody is in), 2 the creator's join (no levels), 3 the power levels, and so on.
    CrashInCreate {
        /// How many events.
        steps: usize,
    },
}

/// Trouble for requests of one kind: which, how often, after how many good ones.
#[derive(Clone, Debug)]
pub struct Fault {
    pattern: Pattern,
    user: Option<String>,
    about: Option<String>,
    skip: u32,
    times: u32,
    pub(crate) trouble: Trouble,
}

impl Fault {
    /// Trouble for every request that the pattern fits, such as `PUT /v3/rooms/*/send/**` or `* /v3/join/**`: a
    /// method or `*`, and the path below `/_matrix/client`, in which `*` stands for one piece and a final `**` for
    /// the rest.
    pub fn on(pattern: &str, trouble: Trouble) -> Self {
        Self { pattern: Pattern::new(pattern), user: None, about: None, skip: 0, times: u32::MAX, trouble }
    }

    /// Only so often.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Not the first so many.
    #[must_use]
    pub fn skip(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Only requests whose body contains this, such as a person's server.
    #[must_use]
    pub fn about(mut self, text: &str) -> Self {
        self.about = Some(text.to_owned());
        self
    }

    /// Only requests made for this account.
    #[must_use]
    pub fn by(mut self, user: &str) -> Self {
        self.user = Some(user.to_owned());
        self
    }
}

/// The faults that are set up.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    /// The trouble for this request: that of the first fault which fits and is due.
    pub(crate) fn take(
        &mut self,
        method: &str,
        path: &str,
        user: Option<&str>,
        body: &str,
    ) -> Option<Trouble> {
        let mut due = None;
        for fault in &mut self.0 {
            let theirs = fault.user.is_none() || fault.user.as_deref() == user;
            let about = fault.about.as_ref().is_none_or(|text| body.contains(text));
            if due.is_some() || !theirs || !about || !fault.pattern.fits(method, path) {
                continue;
            }
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            fault.times = fault.times.saturating_sub(1);
            due = Some(fault.trouble.clone());
        }
        self.0.retain(|fault| fault.times > 0);
        due
    }
}

/// A method and a path with wildcards.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    method: String,
    pieces: Vec<String>,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        let (method, path) = text.split_once(' ').unwrap_or(("*", text));
        let pieces = path.trim_start_matches('/').split('/').map(str::to_owned).collect();
        Self { method: method.to_owned(), pieces }
    }

    pub(crate) fn fits(&self, method: &str, path: &str) -> bool {
        if self.method != "*" && self.method != method {
            return false;
        }
        let mut path = path.trim_start_matches('/').split('/');
        for piece in &self.pieces {
            if piece == "**" {
                return true;
            }
            match path.next() {
                Some(have) if piece == "*" || piece == have => {}
                _ => return false,
            }
        }
        path.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_by_pieces() {
        let sends = Pattern::new("PUT /v3/rooms/*/send/**");
        assert!(sends.fits("PUT", "/v3/rooms/!a/send/m.room.message/t1"));
        assert!(!sends.fits("GET", "/v3/rooms/!a/send/m.room.message/t1"));
        assert!(!sends.fits("PUT", "/v3/rooms/!a/state/m.room.topic"));
        assert!(Pattern::new("* /v3/createRoom").fits("POST", "/v3/createRoom"));
        assert!(!Pattern::new("* /v3/rooms/*").fits("POST", "/v3/rooms/!a/join"));
    }

    #[test]
    fn faults_skip_and_end() {
        let mut faults = Faults(vec![Fault::on("* /x", Trouble::Refuse).skip(1).times(2).by("@a:b")]);
        assert_eq!(faults.take("GET", "/x", Some("@c:d"), ""), None);
        let seen: Vec<bool> = (0..4).map(|_| faults.take("GET", "/x", Some("@a:b"), "").is_some()).collect();
        assert_eq!(seen, [false, true, true, false]);
        assert!(faults.0.is_empty());
    }
}
