//! The names and topics of rooms that a file gives none of their own.

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
    /// What the peer room is for, where its topic stands.
    [State] PeerTopic = "rooms-peer-topic" {}
    /// What the social room is for.
    [State] SocialTopic = "rooms-social-topic" {}
    /// What the notices room is for.
    [State] NoticesTopic = "rooms-notices-topic" {}
    /// What the facilitators' room is for.
    [State] FacilitatorsTopic = "rooms-facilitators-topic" {}
    /// What the liaison room is for.
    [State] LiaisonTopic = "rooms-liaison-topic" {}
    /// What the library is for.
    [State] LibraryTopic = "rooms-library-topic" {}
}
