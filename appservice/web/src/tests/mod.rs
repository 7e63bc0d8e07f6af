//! Pages as people get them: bytes, words, headers, links.

mod links;
mod pages;
mod sample;
