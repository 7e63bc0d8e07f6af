//! What can go wrong, sorted by what the caller can do about it.

use std::time::Duration;

use device_link::SendFault;
use matrix_sdk::ruma::api::error::{ErrorBody, ErrorKind, RetryAfter};
use matrix_sdk::{HttpError, RumaApiError};
use thiserror::Error;

/// A plain request to the homeserver that did not work.
#[derive(Debug, Error)]
pub enum HttpFault {
    /// No answer: the homeserver is down, or the network is.
    #[error("the homeserver does not answer")]
    Unreachable(#[source] reqwest::Error),
    /// An answer that says no.
    #[error("the homeserver answered {status} {errcode}: {message}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Matrix error code, or empty.
        errcode: String,
        /// The homeserver's words.
        message: String,
    },
    /// An answer that is not what the specification says.
    #[error("the homeserver's answer has no {0}")]
    Malformed(&'static str),
}

/// Why the device could not be opened.
#[derive(Debug, Error)]
pub enum OpenFault {
    /// `homeserver_url` is no http address.
    #[error("{0:?} is no http address of a homeserver")]
    Address(String),
    /// `device_id` has characters that cannot name a folder.
    #[error("{0:?} cannot be a device id here: letters, digits, '_' and '-' only")]
    DeviceName(String),
    /// The device has keys on the homeserver that this store does not hold: the store was lost or belongs to another
    /// device. Take a [`device_link::fresh_device_id`], open again, and [`crate::forget_device`] the old one.
    #[error("device {0} has keys on the homeserver that are not in this store: take a fresh device id")]
    DeviceTaken(String),
    /// The homeserver neither lets an appservice make devices (Matrix 1.17, MSC4190) nor log in as one.
    #[error("the homeserver offers neither appservice device management nor appservice login")]
    NoDeviceManagement(#[source] HttpFault),
    /// A plain request failed. Open again later if it was [`HttpFault::Unreachable`].
    #[error("preparing the device")]
    Http(#[from] HttpFault),
    /// The loopback port of the shim could not be opened.
    #[error("opening the loopback shim")]
    Shim(#[source] std::io::Error),
    /// The SDK's store could not be opened: wrong passphrase, or damaged files.
    #[error("opening the store")]
    Store(#[source] Box<matrix_sdk::ClientBuildError>),
    /// The store's folder could not be removed.
    #[error("removing the store's folder")]
    Folder(#[source] std::io::Error),
    /// The SDK could not take up its session or do its first sync.
    #[error("starting the device")]
    Sdk(#[source] Box<matrix_sdk::Error>),
    /// The first sync hangs, or the SDK breaks off at whatever comes of it.
    #[error("the device's first sync came to nothing")]
    NoFirstSync,
    /// The first sync was done, and still the homeserver has no keys of this device.
    #[error("the homeserver did not take the keys of device {0}")]
    KeysNotTaken(String),
}

impl OpenFault {
    /// Whether trying again later, with nothing changed, can help.
    #[must_use]
    pub fn may_heal(&self) -> bool {
        match self {
            Self::Http(HttpFault::Unreachable(_))
            | Self::Sdk(_)
            | Self::Shim(_)
            | Self::NoFirstSync
            | Self::KeysNotTaken(_) => true,
            Self::Http(HttpFault::Refused { status, .. }) => *status == 429 || *status >= 500,
            _ => false,
        }
    }
}

/// Why an event cannot be read.
#[derive(Debug, Error)]
pub enum DecryptFault {
    /// The room key is not here yet, or the room is not. [`crate::Device::keys_arrived`] tells when to try again.
    #[error("no key yet")]
    NoKeyYet,
    /// No waiting will help: malformed, not encrypted for us on purpose, or forged.
    #[error("cannot be decrypted: {0}")]
    Broken(String),
    /// The SDK broke off at it, and would again.
    #[error(transparent)]
    BrokeOff(Box<dyn std::error::Error + Send + Sync>),
    /// The store could not be read. Try again.
    #[error("reading the key store")]
    Store(#[source] Box<matrix_sdk::Error>),
}

/// Why a text did not go out, by the SDK's error.
pub(crate) fn unsent(error: impl Into<matrix_sdk::Error>) -> SendFault {
    let error = error.into();
    match &error {
        matrix_sdk::Error::WrongRoomState(_) => return SendFault::NotInRoom,
        matrix_sdk::Error::Http(http) => {
            if let Some(refused) = refusal(http) {
                return refused;
            }
        }
        _ => {}
    }
    let retry_after = match &error {
        matrix_sdk::Error::Http(http) => wait_asked_for(http),
        _ => None,
    };
    SendFault::Later { retry_after, source: Box::new(error) }
}

/// Why a text did not go out, by a plain request beside the SDK.
pub(crate) fn unasked(fault: HttpFault) -> SendFault {
    match fault {
        HttpFault::Refused { status, errcode, message }
            if (400..500).contains(&status) && status != 401 && status != 429 =>
        {
            SendFault::Refused { status, errcode, message }
        }
        other => SendFault::Later { retry_after: None, source: Box::new(other) },
    }
}

/// The answer as a lasting refusal, if it is one. 401 and 429 are about the account or the moment, not the message.
fn refusal(error: &HttpError) -> Option<SendFault> {
    let RumaApiError::MatrixError(answer) = error.as_ruma_api_error()? else { return None };
    let status = answer.status_code.as_u16();
    if !(400..500).contains(&status) || status == 401 || status == 429 {
        return None;
    }
    let (errcode, message) = match &answer.body {
        ErrorBody::Standard(body) => (body.kind.errcode().to_string(), body.message.clone()),
        _ => (String::new(), String::new()),
    };
    Some(SendFault::Refused { status, errcode, message })
}

fn wait_asked_for(error: &HttpError) -> Option<Duration> {
    match error.client_api_error_kind()? {
        ErrorKind::LimitExceeded(limit) => match limit.retry_after.as_ref()? {
            RetryAfter::Delay(delay) => Some(*delay),
            RetryAfter::DateTime(_) => None,
        },
        _ => None,
    }
}
