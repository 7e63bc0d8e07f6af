//! The languages in which Baraza speaks: a folder each beside this file's own, found when the program is built.
//!
//! A language is a folder named by its IETF tag. It holds the same files as `en/`, and nothing else in the project
//! changes when one is added: how, stands in `CONTRIBUTING.md`. What a file is for:
//!
//! | file | holds |
//! |---|---|
//! | `catalogue.ftl` | the language's name, whether a native speaker has read it, dates, and the words that people may type |
//! | `general.ftl`, `rooms.ftl` | what any bot says; names and topics of rooms |
//! | a bot's name `.ftl` | what that bot says, and what its commands do |
//! | `page.ftl` | the page of numbers |
//! | `prompts.txt`, `rules.txt` | words ready to send, ground rules to begin with: one a line |
//! | `glossary.txt` | the field's words, and which to avoid; a test holds them |
//! | `example/` | the bot of `CONTRIBUTING.md`, for its tests alone |
//!
//! What this crate must not do: read a file while the program runs, know what a text means, or render one.

mod pseudo;

pub use pseudo::pseudo;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The language a tag names.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// One of its files, by name: `prompts.txt`.
    pub fn file(self, name: &str) -> Option<&'static str> {
        self.files().iter().find(|(file, _)| *file == name).map(|(_, text)| *text)
    }

    /// The lines of one of its lists, without remarks and empty ones.
    pub fn lines(self, name: &str) -> impl Iterator<Item = &'static str> {
        let lines = self.file(name).unwrap_or_default().lines().map(str::trim);
        lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}
