//! The appservice's line to its homeserver: a typed, thin client for the steward and the voice.
//!
//! One method a request, in our own words, with the account it is made for as an argument ([`Identity`]). What goes
//! wrong comes back as a [`Fault`] that knows whether it heals by waiting; [`Buckets`] remembers which account may
//! not ask what, where, and until when.
//!
//! This crate must not decide anything, retry anything or remember anything about rooms: the courier and the
//! reconciler do. It reads no clock and rolls no die: the time comes in as an argument, and a transaction id is a
//! function of the effect's key ([`transaction_id`]). Each request is counted here, by its kind. It does not encrypt (crate `e2ee`), and it never logs a body.

mod buckets;
mod calls;
mod fault;
mod homeserver;
mod identity;
mod kind;
mod transaction;

pub use reqwest::Url;

pub use self::{
    buckets::{Bucket, Buckets, Endpoint},
    calls::{
        account::{Login, Whoami},
        delayed::{DelayId, DelayedEvent, DelayedEvents},
        following::{Following, Invited, Moved},
        media::Downloaded,
        member::{Member, MembershipState},
        read::{Context, Direction, Page},
        server::{Capabilities, Versions},
        state::StateEvent,
    },
    fault::Fault,
    homeserver::{Homeserver, SetupFault},
    identity::Identity,
    transaction::transaction_id,
};
