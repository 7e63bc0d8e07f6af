//! `m.room.server_acl` (specification, "server access control lists").

use serde_json::Value;

/// Whether a list lets a server in. `server` as the caller wants it compared: Synapse compares its own name with its
/// port and other servers' without.
pub(crate) fn allows(acl: &Value, server: &str) -> bool {
    let server = server.to_lowercase();
    let is_literal = server.starts_with('[') || server.split(':').next().is_some_and(is_ipv4);
    let literals = acl.get("allow_ip_literals").and_then(Value::as_bool).unwrap_or(true);
    if is_literal && !literals {
        return false;
    }
    let matches = |list: &str| {
        let list = acl.get(list).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).any(|glob| fits(&glob.to_lowercase(), &server))
    };
    !matches("deny") && matches("allow")
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// The host of a server name, the port taken off.
pub(crate) fn host(server: &str) -> &str {
    match server.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => server,
    }
}

/// Matrix globs: `*` for any run of characters, `?` for one.
fn fits(glob: &str, text: &str) -> bool {
    let mut rest = glob.chars();
    match rest.next() {
        None => text.is_empty(),
        Some('*') => {
            let tails = text.char_indices().map(|(place, _)| place).chain(std::iter::once(text.len()));
            tails.into_iter().any(|place| text.get(place..).is_some_and(|tail| fits(rest.as_str(), tail)))
        }
        Some(wanted) => {
            let mut have = text.chars();
            have.next().is_some_and(|letter| wanted == '?' || wanted == letter)
                && fits(rest.as_str(), have.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_are_globs_and_deny_goes_first() {
        let acl = json!({"allow": ["moh.test", "*.county.test", "hs?.test"], "deny": ["bad.county.test"]});
        for (server, allowed) in [
            ("moh.test", true),
            ("MOH.test", true),
            ("a.county.test", true),
            ("bad.county.test", false),
            ("county.test", false),
            ("hs1.test", true),
            ("hs10.test", false),
            ("elsewhere.org", false),
        ] {
            assert_eq!(allows(&acl, server), allowed, "{server}");
        }
        assert!(!allows(&json!({}), "moh.test"), "an empty list lets nobody in");
    }

    #[test]
    fn literal_addresses_can_be_kept_out() {
        assert!(!allows(&json!({"allow": ["*"], "allow_ip_literals": false}), "127.0.0.11"));
        assert!(allows(&json!({"allow": ["*"]}), "127.0.0.11"));
    }

    #[test]
    fn a_port_is_not_part_of_the_host() {
        assert_eq!(host("hs1.test:8448"), "hs1.test");
        assert_eq!(host("hs1.test"), "hs1.test");
        assert_eq!(host("[::1]:8448"), "[::1]");
        assert_eq!(host("[::1]"), "[::1]");
    }
}
