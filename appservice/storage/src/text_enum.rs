//! Enumerations that are stored as words.

/// A word in the database that this version does not know. The column has a CHECK, so this means a changed schema.
#[derive(Debug, thiserror::Error)]
#[error(
    "the database holds {word:?} where this version knows only {known}; was it written by a newer version?"
)]
pub struct UnknownWord {
    /// What was found.
    pub word: String,
    /// What is known, in words.
    pub known: &'static str,
}

/// Makes an enumeration with `as_str` and `TryFrom<String>` (for `#[sqlx(try_from = "String")]`).
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The word as stored.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::text_enum::UnknownWord;

            fn try_from(word: String) -> std::result::Result<Self, Self::Error> {
                match word.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::text_enum::UnknownWord { word, known: concat!($($word, " "),+) }),
                }
            }
        }
    };
}
pub(crate) use text_enum;
