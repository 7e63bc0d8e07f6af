//! The address of the database, which may carry a password.

use std::fmt;
use std::path::Path;

/// The address of a database: `sqlite:<path>` or `postgres://…`. Printing it masks a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// Checks an address; the path of an SQLite file is taken relative to `data_dir`. The reason for a refusal never
    /// repeats the address.
    pub(super) fn parse(text: &str, data_dir: &Path) -> Result<Self, &'static str> {
        if let Some(rest) = text.strip_prefix("sqlite:") {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            if path.is_empty() || path.contains(":memory:") || path.contains("mode=memory") {
                return Err("an SQLite database must be a file: in memory everything is lost at a restart");
            }
            let joined = data_dir.join(path);
            return match joined.to_str() {
                Some(path) => Ok(Self(format!("sqlite:{path}"))),
                None => Err("the path of the database has characters that are not Unicode"),
            };
        }
        let host = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"));
        match host {
            Some(rest) if !rest.is_empty() && !rest.chars().any(char::is_whitespace) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err("this is not the address of a database"),
        }
    }

    /// The address with its password, for the one who connects.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it is an SQLite file.
    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_sqlite() {
            return f.write_str(&self.0);
        }
        let (address, query) = self.0.split_once('?').map_or((self.0.as_str(), None), |(a, q)| (a, Some(q)));
        match address.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?))) {
            Some((scheme, (login, place))) => {
                let name = login.split_once(':').map_or(login, |(name, _)| name);
                let hidden = if login.contains(':') { ":…" } else { "" };
                write!(f, "{scheme}://{name}{hidden}@{place}")?;
            }
            None => f.write_str(address)?,
        }
        // Parameters can hold a password as well.
        if query.is_some() { f.write_str("?…") } else { Ok(()) }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_printed() {
        let masked = |text| DatabaseUrl::parse(text, Path::new("")).unwrap().to_string();
        assert_eq!(masked("postgres://baraza:s3:cr@t@db/b"), "postgres://baraza:…@db/b");
        assert_eq!(masked("postgresql://db/b?password=secret"), "postgresql://db/b?…");
        assert_eq!(masked("postgres://baraza@db/b"), "postgres://baraza@db/b");
        assert_eq!(masked("postgres:///b?host=/var/run/postgresql"), "postgres:///b?…");
    }

    #[test]
    fn sqlite_files_stand_in_the_data_folder() {
        let url =
            |text| DatabaseUrl::parse(text, Path::new("/var/lib/baraza")).map(|url| url.expose().to_owned());
        assert_eq!(url("sqlite:baraza.db").as_deref(), Ok("sqlite:/var/lib/baraza/baraza.db"));
        assert_eq!(url("sqlite://baraza.db").as_deref(), Ok("sqlite:/var/lib/baraza/baraza.db"));
        assert_eq!(url("sqlite:///srv/b.db").as_deref(), Ok("sqlite:/srv/b.db"));
        for bad in ["sqlite:", "sqlite::memory:", "sqlite://x?mode=memory", "mysql://db/b", "postgres://", ""]
        {
            assert!(url(bad).is_err(), "{bad}");
        }
    }
}
