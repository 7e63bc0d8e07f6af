//! Every text people read, from Fluent catalogues.
//!
//! A bot says something by making a typed line (`quiet_hours::lines::Closed { opens, chat, phone }`), whose arguments the
//! compiler checks, and turning it into a [`Line`]: plain data that can be compared, nested in another line and
//! rendered in any shipped language. Words live only in catalogues, those of a language in a folder of the crate `locales`; a translator writes no
//! markup, because pills and links come from the arguments ([`render`]).
//!
//! What this module must not do: decide when something is said, know a room or a person that was not handed in, or
//! hold a word of text in Rust.
//!
//! Rules that tests hold here: every line in every language; 480 characters at most; reading grade 6 in English and
//! short sentences in Swahili; no member's name beside a fault where more than two people read (catalogue M7); what
//! rings and what does not, by Matrix's default push rules (`behaviour.md`, "What rings").

mod catalogue;
mod guess;
pub(crate) mod line;
mod lines;
mod markup;
mod menu;
mod render;
pub mod rules;
mod said;
#[cfg(test)]
pub(crate) mod tests;
mod values;
mod when;
mod words;

#[cfg(test)]
pub(crate) use catalogue::files;
pub use catalogue::{Catalogue, Slot, vocabulary};
pub use guess::language_of;
pub use line::{Arg, Line, Manner, Meta, Rings};
pub use lines::{general, rooms};
pub(crate) use markup::is_invisible;
pub(crate) use markup::{escape, one_line};
pub use menu::language_menu;
pub use render::{Reader, Rendered, render, render_to};
pub use said::{Said, block, own_words, pieces, quoted, quoted_html, quoted_piece};
pub use values::{Day, Link, Minutes, Moment, Person, Phone};
pub use when::{day, duration, when};
pub(crate) use words::{composed, folded, in_word, slips, typed, unaccented, words};
