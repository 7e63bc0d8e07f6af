//! fake-homeserver
