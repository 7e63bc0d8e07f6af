//! Each kind of oddness by itself, so that it can be asked which of them a homeserver lets through.

use std::fmt::Write as _;

use rand::{Rng, seq::IndexedRandom};

use super::{Odd, WORDS, close, quoted};

/// Levels at which something may give up: a reader's own bounds, a parser's, a stack's.
const LEVELS: [u32; 12] = [9, 31, 33, 63, 100, 124, 125, 126, 127, 128, 129, 400];
/// Deeper than any parser goes.
const DEEPEST: u32 = 30_000;

/// What is odd about a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddness {
    /// It is nested so many levels deep, in objects or in lists.
    Deep(u32),
    /// It has hundreds of fields.
    Wide,
    /// It is no object.
    NoObject,
    /// Fields that have a meaning hold what they never do.
    WrongTypes,
    /// A field is there twice.
    Twice,
    /// A number beyond what a float holds.
    HugeNumber,
    /// A whole number of hundreds of digits.
    LongNumber,
    /// A whole number that does not fit into 53 bits.
    BeyondExact,
    /// A number that is not whole.
    Fraction,
    /// Nothing, with a sign.
    MinusZero,
    /// Half of a pair of UTF-16.
    LoneSurrogate,
    /// Characters that are none, the first of them included.
    Control,
    /// Marks that turn the direction of what is read.
    Direction,
    /// Characters of many parts.
    Joined,
    /// A text longer than an event may be.
    TooLong,
    /// Tags, without an end.
    Tags,
    /// Nothing but new lines.
    Lines,
}

impl Oddness {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let deep = LEVELS.into_iter().chain([DEEPEST]).map(Self::Deep);
        deep.chain(Self::FLAT).collect()
    }

    const FLAT: [Self; 16] = [
        Self::Wide,
        Self::NoObject,
        Self::WrongTypes,
        Self::Twice,
        Self::HugeNumber,
        Self::LongNumber,
        Self::BeyondExact,
        Self::Fraction,
        Self::MinusZero,
        Self::LoneSurrogate,
        Self::Control,
        Self::Direction,
        Self::Joined,
        Self::TooLong,
        Self::Tags,
        Self::Lines,
    ];
}

impl Odd {
    /// A text message that would be an ordinary one but for this; as member event, a join.
    pub fn message(&mut self, kind: Oddness) -> String {
        let mut text = String::new();
        if kind == Oddness::NoObject {
            self.oddity(&mut text, kind);
            return text;
        }
        text.push_str(r#"{"msgtype":"m.text","body":"Habari zenu","membership":"join","#);
        match kind {
            Oddness::Twice => text.push_str(r#""body":"Habari gani?","body":7,"body":"Habari?""#),
            Oddness::WrongTypes => {
                for name in ["format", "formatted_body", "url", "file", "info", "is_direct"] {
                    quoted(&mut text, name);
                    text.push(':');
                    self.oddity(&mut text, kind);
                    text.push(',');
                }
                text.push_str(r#""m.new_content":[]"#);
            }
            _ => {
                text.push_str(r#""odd":"#);
                self.oddity(&mut text, kind);
            }
        }
        text.push('}');
        text
    }

    /// A depth at which something may give up, now and then a far greater one.
    pub(crate) fn depth(&mut self) -> Oddness {
        let levels = LEVELS.choose(&mut self.dice).copied().unwrap_or(128);
        Oddness::Deep(if self.one_in(200) { DEEPEST } else { levels })
    }

    /// A content of which that is all.
    pub(crate) fn odd_content(&mut self, out: &mut String, kind: Oddness) {
        if let Oddness::Deep(_) = kind {
            let _ = write!(out, "{{\"membership\":\"{}\",\"deep\":", self.of(&WORDS));
            self.oddity(out, kind);
            out.push('}');
        } else {
            self.oddity(out, kind);
        }
    }

    pub(crate) fn number(&mut self, out: &mut String) {
        use Oddness::{BeyondExact, Fraction, HugeNumber, LongNumber, MinusZero};
        match self.dice.random_range(0..12) {
            number @ 0..6 => {
                let kinds = [HugeNumber, LongNumber, BeyondExact, BeyondExact, MinusZero, Fraction];
                self.oddity(out, kinds[number]);
            }
            _ => {
                let number = self.dice.random_range(-1_000..100_000_000_000_000_i64);
                let _ = write!(out, "{number}");
            }
        }
    }

    pub(crate) fn text(&mut self, out: &mut String) {
        match self.dice.random_range(0..14) {
            0 => quoted(out, ""),
            1 => self.oddity(out, Oddness::LoneSurrogate),
            2 => self.oddity(out, Oddness::Control),
            3 => self.oddity(out, Oddness::Direction),
            4 => self.oddity(out, Oddness::Joined),
            5 if self.one_in(50) => self.oddity(out, Oddness::TooLong),
            6 => self.oddity(out, Oddness::Tags),
            7 => quoted(out, "!report $odd1 https://matrix.to/#/!room:hs.test/$odd1"),
            8 => self.oddity(out, Oddness::Lines),
            _ => quoted(out, self.of(&WORDS)),
        }
    }

    /// The odd value itself.
    fn oddity(&mut self, out: &mut String, kind: Oddness) {
        match kind {
            Oddness::Deep(levels) => self.nested(out, levels),
            Oddness::Wide => {
                out.push('{');
                let began = out.len();
                for number in 0..self.dice.random_range(100..600) {
                    let _ = write!(out, "\"k{number}\":{number},");
                }
                close(out, began, '}');
            }
            Oddness::NoObject => out.push_str(self.of(&["[]", "null", "7", "\"x\"", "[{\"body\":\"x\"}]"])),
            Oddness::WrongTypes => {
                out.push_str(self.of(&["null", "true", "7", "[]", "{}", "\"\"", "[[{}]]"]));
            }
            Oddness::Twice => out.push_str(r#"{"a":1,"a":[2]}"#),
            Oddness::HugeNumber => out.push_str(self.of(&["1e400", "-1E+999"])),
            Oddness::LongNumber => out.extend(std::iter::repeat_n('9', 400)),
            Oddness::BeyondExact => {
                let number = self.of(&["-9223372036854775808", "18446744073709551615", "9007199254740993"]);
                out.push_str(number);
            }
            Oddness::Fraction => out.push_str(self.of(&["1.5", "1E-7", "-0.0"])),
            Oddness::MinusZero => out.push_str("-0"),
            Oddness::LoneSurrogate => out.push_str(self.of(&["\"\\ud83d\"", "\"\\udc00\\ud800\""])),
            Oddness::Control => out.push_str("\"\\u0000\\u0007\\u202e\""),
            Oddness::Direction => quoted(out, "\u{202E}\u{2066}evil\u{2069}\u{FFFC}\u{FEFF}"),
            Oddness::Joined => self.often(out, "👩🏾‍⚕️", 1..50),
            Oddness::TooLong => self.often(out, "x", 65_536..70_000),
            Oddness::Tags => {
                let tag = self.of(&["<a href='https://matrix.to/#/@b:hs.test'>", "<b>", "<mx-reply>"]);
                self.often(out, tag, 1..100);
            }
            Oddness::Lines => self.often(out, "\\n", 1..300),
        }
    }

    fn nested(&mut self, out: &mut String, levels: u32) {
        let levels = usize::try_from(levels).unwrap_or_default();
        let (open, close) = if self.one_in(2) { ("[", ']') } else { ("{\"a\":", '}') };
        out.extend(std::iter::repeat_n(open, levels));
        out.push('1');
        out.extend(std::iter::repeat_n(close, levels));
    }

    fn often(&mut self, out: &mut String, part: &str, times: std::ops::Range<usize>) {
        let times = self.dice.random_range(times);
        out.push('"');
        out.extend(std::iter::repeat_n(part, times));
        out.push('"');
    }
}
