//! Everything that comes in becomes a durable inbox row before anything is done about it.

pub mod aside;
pub mod following;
pub mod healing;
pub mod hearing;
pub mod http;
pub(crate) mod pages;
pub mod translate;
pub mod walk;
