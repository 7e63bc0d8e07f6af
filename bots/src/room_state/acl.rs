//! The access list of servers. Synapse compares its *own* name with the port and partners' names without
//! (`docs/architecture.md`, servers named with a port), so the own name stands in it both ways and partners as hosts.

use std::collections::BTreeSet;

use ruma::{OwnedServerName, ServerName};
use serde_json::{Value, json};

/// The content of `m.room.server_acl` that lets in our own server and the listed partners and nobody else.
pub fn content(own: &ServerName, partners: &BTreeSet<OwnedServerName>) -> Value {
    let mut allow: BTreeSet<String> = partners.iter().map(|server| host(server)).collect();
    allow.insert(own.as_str().to_owned());
    allow.insert(host(own));
    let literals = allow.iter().any(|name| is_ip_literal(name));
    json!({ "allow": allow, "deny": [], "allow_ip_literals": literals })
}

/// Whether people of a server may take part.
pub fn allows(own: &ServerName, partners: &BTreeSet<OwnedServerName>, server: &ServerName) -> bool {
    server == own || host(server) == host(own) || partners.iter().any(|partner| host(partner) == host(server))
}

fn host(server: &ServerName) -> String {
    server.host().to_owned()
}

fn is_ip_literal(name: &str) -> bool {
    name.starts_with('[') || name.parse::<std::net::Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use ruma::server_name;

    use super::*;

    #[test]
    fn own_name_stands_with_and_without_port_and_partners_without() {
        let partners = [server_name!("county.test:8448").to_owned()].into();
        let content = content(server_name!("moh.test:8448"), &partners);
        assert_eq!(content["allow"], json!(["county.test", "moh.test", "moh.test:8448"]));
        assert_eq!(content["allow_ip_literals"], false);
    }

    #[test]
    fn addresses_as_names_are_let_in() {
        let content = content(server_name!("127.0.0.1:8448"), &BTreeSet::new());
        assert_eq!(content["allow_ip_literals"], true);
    }

    #[test]
    fn a_partner_is_known_by_its_host() {
        let partners = [server_name!("county.test").to_owned()].into();
        let own = server_name!("moh.test:8448");
        assert!(allows(own, &partners, server_name!("county.test:8448")));
        assert!(!allows(own, &partners, server_name!("elsewhere.test")));
    }
}
