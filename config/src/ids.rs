//! Names as Matrix and the cohort file write them, checked once.

use std::fmt;

/// Why a text is not the name it should be, and how it should look.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}. {fix}")]
pub struct NotAnId {
    pub(crate) what: String,
    pub(crate) fix: String,
}

impl NotAnId {
    fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

checked_text! {
    /// A cohort's immutable id: 2 to 32 small letters, digits and hyphens, beginning with a letter. It becomes part
    /// of room aliases, where `_` divides, so it has none.
    Slug
}

checked_text! {
    /// The name of a homeserver, `host` or `host:port` (Matrix specification, appendix "Server Name").
    ServerName
}

checked_text! {
    /// A Matrix ID, `@localpart:server` (Matrix specification, appendix "User Identifiers"; old localparts with
    /// other visible ASCII characters are accepted).
    UserId
}

impl Slug {
    /// Checks a cohort's id.
    ///
    /// # Errors
    /// When it is not a slug.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = (2..=32).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if fits {
            return Ok(Self(text.to_owned()));
        }
        Err(NotAnId::new(
            format!("`{text}` cannot be a cohort's id"),
            "Use 2 to 32 small letters, digits and hyphens, beginning with a letter, such as `lari`; it can never be changed.",
        ))
    }
}

impl ServerName {
    /// Checks a homeserver's name.
    ///
    /// # Errors
    /// When it is not `host` or `host:port`.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        if is_server_name(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(NotAnId::new(
            format!("`{text}` is not the name of a homeserver"),
            "Write what stands after the colon of its people's Matrix IDs, such as `moh.example`, without https://.",
        ))
    }
}

impl UserId {
    /// Checks a Matrix ID.
    ///
    /// # Errors
    /// When it is not `@name:server`.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = text.len() <= 255
            && text.strip_prefix('@').and_then(|rest| rest.split_once(':')).is_some_and(
                |(localpart, server)| {
                    !localpart.is_empty()
                        && localpart.chars().all(|c| c.is_ascii_graphic())
                        && is_server_name(server)
                },
            );
        if fits {
            return Ok(Self(text.to_owned()));
        }
        Err(NotAnId::new(
            format!("`{text}` is not a Matrix ID"),
            "Write it as Element shows it under Settings, such as `@p_wanjiku:moh.example`.",
        ))
    }

    /// What stands between `@` and the first colon.
    pub fn localpart(&self) -> &str {
        self.0.split_once(':').map_or("", |(localpart, _)| localpart.trim_start_matches('@'))
    }

    /// The homeserver: what stands after the first colon.
    pub fn server(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, server)| server)
    }

    /// An account of our own homeserver, whose parts were checked before.
    pub(crate) fn of(localpart: &str, server: &ServerName) -> Self {
        Self(format!("@{localpart}:{server}"))
    }
}

fn is_server_name(text: &str) -> bool {
    let (host, port) = match text.rfind(']') {
        Some(end) => {
            (&text[..=end], text[end + 1..].strip_prefix(':').or(text[end + 1..].is_empty().then_some("")))
        }
        None => match text.split_once(':') {
            Some((host, port)) => (host, Some(port).filter(|port| !port.is_empty())),
            None => (text, Some("")),
        },
    };
    let host_fits = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            (1..=230).contains(&host.len())
                && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
                && host.split('.').all(|label| !label.is_empty())
        }
    };
    host_fits
        && port.is_some_and(|port| {
            port.is_empty() || (port.chars().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn server_names() {
        for good in ["moh.example", "moh.test:8448", "127.0.0.1:8448", "[::1]", "[::1]:8448", "localhost"] {
            assert!(ServerName::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "https://moh.example",
            "moh..example",
            "moh.example:",
            "moh.example:x",
            "moh.example:99999",
            "a b",
            "[::1",
            "[x]",
        ] {
            assert!(ServerName::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn matrix_ids() {
        let id = UserId::parse("@p_wanjiku:moh.test:8448").unwrap();
        assert_eq!((id.localpart(), id.server()), ("p_wanjiku", "moh.test:8448"));
        for bad in
            ["", "p_wanjiku:moh.example", "@p_wanjiku", "@:moh.example", "@p wanjiku:moh.example", "@p:"]
        {
            assert!(UserId::parse(bad).is_err(), "{bad}");
        }
        assert!(UserId::parse(&format!("@{}:moh.example", "a".repeat(255))).is_err());
    }

    #[test]
    fn slugs() {
        assert!(Slug::parse("lari-2026").is_ok());
        for bad in ["", "l", "Lari", "2lari", "lari_peer", "lari-", "lari nurses"] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
    }
}
