//! Loopback addresses and ports that nobody uses.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

/// A TCP port on 127.0.0.1 that was free a moment ago.
///
/// # Errors
/// When the machine gives out no port.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on loopback")?;
    Ok(listener.local_addr().context("no free port on loopback")?.port())
}

/// A small private network on loopback, `127.x.y.0/24`, so that every server has an address of its own.
///
/// Servers must differ by host and not by port only: a server ACL ignores the port, and the ports must be the usual
/// ones for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Net {
    second: u8,
    third: u8,
}

impl Net {
    /// A network on which `hosts` addresses, from `.11` on, can listen on all `ports` now. Chosen by chance, so that
    /// two runs side by side (of two checkouts, even) do not meet.
    ///
    /// # Errors
    /// When twenty networks in a row are taken, which means that something listens there on all addresses.
    pub fn unused(hosts: u8, ports: &[u16]) -> Result<Self> {
        for _ in 0..20 {
            // 127.0 and 127.1 are what people and tools pick by hand.
            let net = Self { second: rand::random_range(16..=250), third: rand::random_range(1..=250) };
            if (0..hosts)
                .all(|host| ports.iter().all(|port| TcpListener::bind((net.server(host), *port)).is_ok()))
            {
                return Ok(net);
            }
        }
        bail!("no loopback network with free ports {ports:?}: does a program listen there on all addresses?")
    }

    /// The address of server number `host` (from 0): `127.x.y.(11 + host)`.
    pub fn server(self, host: u8) -> Ipv4Addr {
        Ipv4Addr::new(127, self.second, self.third, 11 + host)
    }

    /// The address of appservice number `slot` (from 0): `127.x.y.(100 + slot)`.
    pub fn appservice(self, slot: u8) -> Ipv4Addr {
        Ipv4Addr::new(127, self.second, self.third, 100 + slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = free_port().unwrap();
        assert!(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok());
    }

    #[test]
    fn a_taken_port_is_noticed() {
        let everywhere = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
        let port = everywhere.local_addr().unwrap().port();
        assert!(Net::unused(2, &[port]).is_err());
        drop(everywhere);
        let net = Net::unused(2, &[port]).unwrap();
        assert_ne!(net.server(0), net.server(1));
        assert!(net.server(1).is_loopback() && net.appservice(40).is_loopback());
    }
}
