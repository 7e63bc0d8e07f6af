//! Files that people sent, and ours.

use std::borrow::Cow;

use reqwest::Method;
use ruma::{MxcUri, OwnedMxcUri};
use serde::Deserialize;

use crate::{Fault, Homeserver, Identity};

/// A file that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub enum Downloaded {
    /// All of it.
    Whole(Vec<u8>),
    /// It is larger than it may be, and was not read to its end.
    TooLarge,
    /// There is none, or its server does not give it out.
    Gone,
}

impl std::fmt::Debug for Downloaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Whole(_) => "Whole",
            Self::TooLarge => "TooLarge",
            Self::Gone => "Gone",
        })
    }
}

impl Homeserver {
    /// Gives the homeserver a file to keep (`POST /_matrix/media/v3/upload`), and says where it is from now on. Each time it
    /// is another place.
    pub async fn upload(
        &self,
        identity: &Identity,
        mime: &'static str,
        bytes: impl Into<Cow<'static, [u8]>>,
    ) -> Result<OwnedMxcUri, Fault> {
        #[derive(Deserialize)]
        struct Kept {
            content_uri: OwnedMxcUri,
        }
        let asked = self.ask_media(Method::POST, &["v3", "upload"]).of_account(identity);
        let kept: Kept = asked.file(mime, bytes.into()).answer().await?;
        Ok(kept.content_uri)
    }

    /// A file of at most so many bytes (Matrix 1.11, `GET /_matrix/client/v1/media/download`). One of another server is
    /// fetched by ours.
    pub async fn download(
        &self,
        identity: &Identity,
        file: &MxcUri,
        at_most: usize,
    ) -> Result<Downloaded, Fault> {
        let Ok((server, id)) = file.parts() else { return Ok(Downloaded::Gone) };
        let path = ["v1", "media", "download", server.as_str(), id];
        match self.ask(Method::GET, &path).of_account(identity).bytes(at_most).await {
            Ok(Some(bytes)) => Ok(Downloaded::Whole(bytes)),
            Ok(None) => Ok(Downloaded::TooLarge),
            Err(Fault::Refused { .. }) => Ok(Downloaded::Gone),
            Err(fault) => Err(fault),
        }
    }
}
