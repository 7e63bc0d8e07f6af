//! A small certificate authority and one certificate a server, made with `openssl`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::options::ServerPlan;
use crate::Progress;
use crate::needs::{install, program, quiet};

const KEY: [&str; 5] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const DAYS: [&str; 2] = ["-days", "30"];

/// The authority of one run.
#[derive(Debug)]
pub(super) struct Authority {
    certificate: PathBuf,
    key: PathBuf,
}

impl Authority {
    /// Makes a new one in `folder`.
    pub(super) fn make(folder: &Path, progress: &Progress) -> Result<Self> {
        if program("openssl").is_none() {
            install("openssl", &["openssl"], progress)?;
        }
        let (certificate, key) = (folder.join("ca.crt"), folder.join("ca.key"));
        // Without keyCertSign newer OpenSSLs refuse it as an authority.
        quiet(
            Command::new("openssl")
                .args(["req", "-x509"])
                .args(KEY)
                .args(DAYS)
                .args(["-subj", "/CN=Baraza test authority"])
                .args(["-addext", "basicConstraints=critical,CA:TRUE"])
                .args(["-addext", "keyUsage=critical,keyCertSign,cRLSign"])
                .arg("-keyout")
                .arg(&key)
                .arg("-out")
                .arg(&certificate),
        )?;
        Ok(Self { certificate, key })
    }

    /// The authority's certificate, for those who should trust it.
    pub(super) fn certificate(&self) -> &Path {
        &self.certificate
    }

    /// Makes `tls.key` and `tls.crt` in the server's folder.
    pub(super) fn certify(&self, server: &ServerPlan) -> Result<()> {
        let file = |name: &str| server.folder.join(name);
        quiet(
            Command::new("openssl")
                .arg("req")
                .args(KEY)
                .args(["-subj", &format!("/CN={}", server.host)])
                .arg("-keyout")
                .arg(file("tls.key"))
                .arg("-out")
                .arg(file("tls.csr")),
        )?;
        let names = format!("subjectAltName=DNS:{},IP:{}\n", server.host, server.address);
        fs::write(file("tls.ext"), format!("{names}extendedKeyUsage=serverAuth,clientAuth\n"))?;
        quiet(
            Command::new("openssl")
                .args(["x509", "-req", "-CAcreateserial"])
                .args(DAYS)
                .arg("-in")
                .arg(file("tls.csr"))
                .arg("-CA")
                .arg(&self.certificate)
                .arg("-CAkey")
                .arg(&self.key)
                .arg("-extfile")
                .arg(file("tls.ext"))
                .arg("-out")
                .arg(file("tls.crt")),
        )
    }
}
