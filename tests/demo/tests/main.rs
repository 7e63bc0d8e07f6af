//! The demo as a newcomer runs it, and with parts of the service left out: then its witness must notice.

mod days;
