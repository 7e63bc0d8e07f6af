//! A line: something Baraza says, as data, and the macro that declares the typed lines.

mod arg;

use crate::ids::Language;
pub use arg::Arg;

/// Where a line is read and how it travels. What rings is always private, so that a ring reaches only the person
/// who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// A `m.notice` that more than two people may read (it may also answer in a private chat).
    Room,
    /// A `m.notice` to one person.
    Private,
    /// A `m.text` with a mention, to one person who must act now: urgent, a confirmation, a duty, a case.
    Ring,
    /// Words of a room's state or of a membership's reason: names, topics, reasons.
    State,
    /// A part of another line; never sent alone.
    Part,
}

/// Which kind of message carries a line. By Matrix's default push rules a notice never notifies, not even with a
/// mention (`.m.rule.suppress_notices` comes first).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rings {
    /// `m.notice`: silent.
    Notice,
    /// `m.text` with `m.mentions`: notifies who is mentioned.
    Text,
}

/// What is known of a line before it has arguments.
#[derive(Debug, PartialEq, Eq)]
pub struct Meta {
    /// The key in the catalogues.
    pub key: &'static str,
    /// Where it is read and how it travels.
    pub manner: Manner,
    /// Whether it speaks of something that a member did wrong, or did not do. Such a line never names a person in a
    /// room (catalogue M7).
    pub fault: bool,
    /// The names of its arguments, as the catalogues use them.
    pub args: &'static [&'static str],
}

/// Something that Baraza says: a key of the catalogues and its arguments. Made from a typed line by `Line::from`.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    meta: &'static Meta,
    args: Vec<(&'static str, Arg)>,
    language: Option<Language>,
}

impl Line {
    pub(crate) fn new(meta: &'static Meta, args: Vec<(&'static str, Arg)>) -> Self {
        Self { meta, args, language: None }
    }

    /// The same line, always rendered in `language` also within a text of another one (the language menu).
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// What is known of it before its arguments.
    pub fn meta(&self) -> &'static Meta {
        self.meta
    }

    /// The key in the catalogues.
    pub fn key(&self) -> &'static str {
        self.meta.key
    }

    /// Where it is read and how it travels.
    pub fn manner(&self) -> Manner {
        self.meta.manner
    }

    /// Which kind of message carries it.
    pub fn rings(&self) -> Rings {
        if self.meta.manner == Manner::Ring { Rings::Text } else { Rings::Notice }
    }

    /// Whether it is about an emergency: those stand under `urgent-`, and ring at any hour.
    pub fn is_urgent(&self) -> bool {
        self.meta.key.starts_with("urgent-")
    }

    /// Its arguments by name, in the order of declaration.
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }

    /// The language it is bound to, if any.
    pub fn bound_language(&self) -> Option<Language> {
        self.language
    }

    /// Whether it, or a part of it, names a person.
    pub fn names_a_person(&self) -> bool {
        self.args.iter().any(|(_, arg)| arg.names_a_person())
    }

    /// Whether it, or a part of it, speaks of a fault.
    pub fn speaks_of_a_fault(&self) -> bool {
        self.meta.fault || self.args.iter().any(|(_, arg)| arg.parts().iter().any(Self::speaks_of_a_fault))
    }
}

/// Declares typed lines: `[Manner] Name = "key" { argument: Type, … }`, with `[Manner fault]` for a line that speaks
/// of a fault. Makes a struct a line, its [`Meta`], `From<Name> for Line`, and for tests the list of all lines.
macro_rules! lines {
    ($(
        $(#[$doc:meta])*
        [$manner:ident $($fault:ident)?] $name:ident = $key:literal { $($arg:ident: $ty:ty),* $(,)? }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq)]
            pub struct $name {
                $(#[doc = concat!("`", stringify!($arg), "` of the text.")] pub $arg: $ty,)*
            }

            impl $name {
                /// What is known of the line before it has arguments.
                pub const META: crate::text::Meta = crate::text::Meta {
                    key: $key,
                    manner: crate::text::Manner::$manner,
                    fault: crate::text::line::lines!(@fault $($fault)?),
                    args: &[$(stringify!($arg)),*],
                };
            }

            impl From<$name> for crate::text::Line {
                fn from(line: $name) -> Self {
                    let $name { $($arg),* } = line;
                    Self::new(&$name::META, vec![$((stringify!($arg), crate::text::Arg::from($arg))),*])
                }
            }

            impl From<$name> for crate::text::Arg {
                fn from(line: $name) -> Self {
                    Self::from(crate::text::Line::from(line))
                }
            }
        )*

        #[cfg(test)]
        pub(crate) fn samples() -> Vec<crate::text::Line> {
            vec![$($name { $($arg: <$ty as crate::text::tests::sample::Sample>::sample(stringify!($arg))),* }.into()),*]
        }
    };
    (@fault) => { false };
    (@fault fault) => { true };
}
pub(crate) use lines;
