//! The names of rooms that a file gives no name of their own.

use crate::text::line::lines;

lines! {
    /// The peer room.
    [State] Peer = "rooms-peer" { cohort: String }
    /// The social room.
    [State] Social = "rooms-social" { cohort: String }
    /// The notices room.
    [State] Notices = "rooms-notices" { cohort: String }
    /// The facilitators' room.
    [State] Facilitators = "rooms-facilitators" { cohort: String }
    /// The liaison room.
    [State] Liaison = "rooms-liaison" { cohort: String }
    /// The library.
    [State] Library = "rooms-library" { cohort: String }
}
