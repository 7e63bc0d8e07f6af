//! What can go wrong between us and the homeserver, sorted by what to do about it.

use std::{error::Error, time::Duration};

use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use serde_json::Value;

/// The longest piece of a foreign answer that we keep for the operator.
const BODY_KEPT: usize = 300;
/// The first pause before a repetition, when the homeserver names none.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause that we choose ourselves.
const LONGEST_PAUSE: Duration = Duration::from_secs(64);

/// A request that did not succeed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// 429: too much, too fast, or a full queue.
    #[error("the homeserver limits us ({message}): {}", wait_words(*after))]
    Wait {
        /// How long the homeserver asks us to wait: its `Retry-After` header, else `retry_after_ms` in the body.
        /// For a full queue of delayed events this is the time until the first one goes out: days, perhaps.
        after: Option<Duration>,
        /// The homeserver's own words.
        message: String,
    },
    /// No answer: refused, broken off or too slow.
    #[error(
        "no answer from the homeserver ({what}): try again; if it lasts, see whether it runs and is reachable"
    )]
    Unreachable {
        /// What was asked, as method and path.
        what: String,
        /// How the request failed.
        #[source]
        source: reqwest::Error,
    },
    /// 5xx (or 408): the homeserver, or a proxy before it, is in trouble.
    #[error("the homeserver is in trouble ({status}): try again; if it lasts, see its log ({body})")]
    Server {
        /// The HTTP status.
        status: u16,
        /// The beginning of the answer.
        body: String,
    },
    /// The homeserver understood and said no: to this request, or ([`Fault::is_about_us`]) to anything from us.
    #[error("the homeserver refuses ({status} {errcode}): {message}{}", next_step(errcode))]
    Refused {
        /// Matrix's name of the reason, such as `M_FORBIDDEN`.
        errcode: String,
        /// The homeserver's own words.
        message: String,
        /// The HTTP status.
        status: u16,
    },
    /// An answer that no homeserver should give to this request.
    #[error(
        "an answer that Matrix does not know ({status}, {what}): see what stands between us and the homeserver"
    )]
    Unexpected {
        /// The HTTP status.
        status: u16,
        /// What was asked and what is odd about the answer.
        what: String,
        /// Why it could not be read.
        #[source]
        source: Option<Box<dyn Error + Send + Sync>>,
    },
}

fn wait_words(after: Option<Duration>) -> String {
    match after {
        Some(after) => format!("try again in {:.1} s", after.as_secs_f64()),
        None => "try again later".to_owned(),
    }
}

/// Refusals that say nothing about the request: our registration, account or device is not as it should be, or the
/// homeserver takes nothing from anyone.
const ABOUT_US: [&str; 6] = [
    "M_UNKNOWN_TOKEN",
    "M_MISSING_TOKEN",
    "M_UNKNOWN_DEVICE",
    "M_USER_LOCKED",
    "M_USER_SUSPENDED",
    "M_RESOURCE_LIMIT_EXCEEDED",
];

/// What the operator can do about a refusal, where there is something.
fn next_step(errcode: &str) -> &'static str {
    match errcode {
        "M_UNKNOWN_TOKEN" | "M_MISSING_TOKEN" => {
            " (see that the homeserver has our registration with this as_token and was restarted since)"
        }
        "M_EXCLUSIVE" => {
            " (see that the registration's namespaces cover the name, and no other registration's do)"
        }
        "M_UNKNOWN_DEVICE" => " (our device was removed: a restart makes it again)",
        "M_USER_LOCKED" | "M_USER_SUSPENDED" => " (an administrator of the homeserver can lift that)",
        "M_RESOURCE_LIMIT_EXCEEDED" => " (the homeserver has reached a limit that its administrator set)",
        _ => "",
    }
}

impl Fault {
    /// Whether the same request may succeed later. What does not heal is parked with its reason.
    pub fn heals(&self) -> bool {
        match self {
            Self::Wait { .. } | Self::Unreachable { .. } | Self::Server { .. } => true,
            // Else a wrong token for a minute would park everything that was to be said in it.
            Self::Refused { .. } => self.is_about_us(),
            // Something that is no homeserver answered in its place (a proxy's error page): it may go away. But a
            // success that we cannot read stays one, however often it is repeated.
            Self::Unexpected { status, .. } => !(200..300).contains(status),
        }
    }

    /// Whether the homeserver refuses us, whatever we ask, until someone sets it right: nothing to hold against the
    /// request, and something to tell the operator.
    pub fn is_about_us(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
            || self.errcode().is_some_and(|code| ABOUT_US.contains(&code))
    }

    /// Whether the homeserver may have carried the request out although we have no answer. True unless it is
    /// certain that it did not: before repeating what has no transaction id (state, invitations, new rooms), look.
    pub fn may_have_happened(&self) -> bool {
        match self {
            Self::Wait { .. } | Self::Refused { .. } => false,
            Self::Unreachable { source, .. } => !source.is_connect(),
            Self::Server { .. } => true,
            Self::Unexpected { .. } => true,
        }
    }

    /// The pause before repetition number `attempt` (0 is the first), or `None` if there is no use in one: what
    /// the homeserver asked for, else 1, 2, 4 … 64 seconds.
    pub fn backoff(&self, attempt: u32) -> Option<Duration> {
        if !self.heals() {
            return None;
        }
        if let Self::Wait { after: Some(after), .. } = self {
            return Some(*after);
        }
        Some(FIRST_PAUSE.saturating_mul(1 << attempt.min(6)).min(LONGEST_PAUSE))
    }

    /// Matrix's name of the reason, if the homeserver gave one (`M_ROOM_IN_USE`, …).
    pub fn errcode(&self) -> Option<&str> {
        match self {
            Self::Refused { errcode, .. } => Some(errcode),
            _ => None,
        }
    }

    /// Whether the homeserver refused for this reason.
    pub fn is(&self, code: &str) -> bool {
        self.errcode() == Some(code)
    }

    pub(crate) fn unreachable(what: &str, source: reqwest::Error) -> Self {
        // The address holds room and account ids; the path in `what` is enough.
        Self::Unreachable { what: what.to_owned(), source: source.without_url() }
    }

    /// Sorts an answer that is no success.
    pub(crate) fn of_answer(what: &str, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let json: Value = serde_json::from_slice(body).unwrap_or(Value::Null);
        let message = json.get("error").and_then(Value::as_str).unwrap_or_default().to_owned();
        let code = status.as_u16();
        if status == StatusCode::TOO_MANY_REQUESTS {
            let after = retry_after(headers)
                .or_else(|| json.get("retry_after_ms").and_then(Value::as_u64).map(Duration::from_millis));
            return Self::Wait { after, message };
        }
        if status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT {
            return Self::Server { status: code, body: beginning(body) };
        }
        match json.get("errcode").and_then(Value::as_str) {
            Some(errcode) if status.is_client_error() => {
                Self::Refused { errcode: errcode.to_owned(), message, status: code }
            }
            _ => {
                Self::Unexpected { status: code, what: format!("{what}: {}", beginning(body)), source: None }
            }
        }
    }
}

/// The beginning of a foreign answer, for the operator.
fn beginning(body: &[u8]) -> String {
    String::from_utf8_lossy(body).chars().take(BODY_KEPT).collect()
}

/// `Retry-After` (RFC 9110, 10.2.3): seconds, or a date, which is compared with the answer's own `Date` so that no
/// clock of ours is needed.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    let sent = jiff::fmt::rfc2822::parse(headers.get(DATE)?.to_str().ok()?).ok()?.timestamp();
    Some(Duration::try_from(until.duration_since(sent)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, headers: &[(&'static str, &str)], body: &str) -> Fault {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect::<HeaderMap>();
        Fault::of_answer("PUT /x", StatusCode::from_u16(status).unwrap(), &headers, body.as_bytes())
    }

    fn asked_to_wait(fault: &Fault) -> Option<Duration> {
        match fault {
            Fault::Wait { after, .. } => *after,
            other => panic!("{other:?} is no request to wait"),
        }
    }

    #[test]
    fn the_header_goes_before_the_body() {
        let body = r#"{"errcode":"M_LIMIT_EXCEEDED","error":"Too Many Requests","retry_after_ms":1500}"#;
        let both = answer(429, &[("retry-after", "7")], body);
        assert_eq!(asked_to_wait(&both), Some(Duration::from_secs(7)));
        assert_eq!(both.backoff(3), Some(Duration::from_secs(7)));
        let body_only = answer(429, &[], body);
        assert_eq!(asked_to_wait(&body_only), Some(Duration::from_millis(1500)));
        let neither = answer(429, &[], "slow down");
        assert_eq!(asked_to_wait(&neither), None);
        assert_eq!(neither.backoff(2), Some(Duration::from_secs(4)));
    }

    #[test]
    fn a_date_is_counted_from_the_answers_own_date() {
        let headers =
            [("date", "Fri, 20 Nov 2026 08:00:00 GMT"), ("retry-after", "Fri, 20 Nov 2026 08:01:30 GMT")];
        assert_eq!(asked_to_wait(&answer(429, &headers, "{}")), Some(Duration::from_secs(90)));
        let past =
            [("date", "Fri, 20 Nov 2026 08:00:00 GMT"), ("retry-after", "Fri, 20 Nov 2026 07:00:00 GMT")];
        assert_eq!(asked_to_wait(&answer(429, &past, "{}")), Some(Duration::ZERO));
        let undated = [("retry-after", "Fri, 20 Nov 2026 08:01:30 GMT")];
        assert_eq!(asked_to_wait(&answer(429, &undated, "{}")), None);
    }

    #[test]
    fn a_no_of_the_homeserver_does_not_heal_and_a_proxys_page_may() {
        let no = answer(403, &[], r#"{"errcode":"M_FORBIDDEN","error":"You are not invited to this room."}"#);
        assert!(!no.heals() && no.is("M_FORBIDDEN") && !no.may_have_happened());
        assert_eq!(no.backoff(0), None);
        assert_eq!(
            no.to_string(),
            "the homeserver refuses (403 M_FORBIDDEN): You are not invited to this room."
        );
        let page = answer(404, &[], "<html>not here</html>");
        assert!(page.heals() && matches!(page, Fault::Unexpected { .. }));
        let redirect = answer(301, &[], "");
        assert!(redirect.heals() && matches!(redirect, Fault::Unexpected { .. }));
        let trouble = answer(502, &[], &"x".repeat(5000));
        assert!(trouble.heals() && trouble.may_have_happened());
        assert!(trouble.to_string().len() < 500);
    }

    #[test]
    fn what_is_about_us_is_not_held_against_the_request() {
        let body =
            r#"{"errcode":"M_UNKNOWN_TOKEN","error":"Unrecognised access token.","soft_logout":false}"#;
        let token = answer(401, &[], body);
        assert!(token.is_about_us() && token.heals() && !token.may_have_happened());
        assert_eq!(token.backoff(1), Some(Duration::from_secs(2)));
        assert!(token.to_string().contains("as_token"), "{token}");
        let device = answer(400, &[], r#"{"errcode":"M_UNKNOWN_DEVICE","error":"no such device"}"#);
        assert!(device.is_about_us() && device.heals());
        let room = answer(403, &[], r#"{"errcode":"M_FORBIDDEN","error":"not in room"}"#);
        assert!(!room.is_about_us());
    }

    #[test]
    fn pauses_grow_to_a_minute() {
        let trouble = answer(500, &[], "");
        let pauses: Vec<u64> = (0..9).map(|n| trouble.backoff(n).unwrap().as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 64, 64]);
        assert_eq!(trouble.backoff(u32::MAX), Some(LONGEST_PAUSE));
    }
}
