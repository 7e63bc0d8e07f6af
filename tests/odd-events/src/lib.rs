//! Events as nobody would write them: generated JSON texts, odd in depth, width, types, numbers, lengths and characters.
//!
//! The same seed gives the same events, so that a failure can be repeated: a test prints its seed. This crate knows of
//! Matrix only what events look like, and nothing of Baraza.

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

/// How many events a test run goes through: `BARAZA_ODD_EVENTS`, else this many.
pub const USUAL: usize = 100_000;

/// How many events to go through.
pub fn how_many() -> usize {
    std::env::var("BARAZA_ODD_EVENTS").ok().and_then(|number| number.parse().ok()).unwrap_or(USUAL)
}

/// Types of events that something in Baraza looks at.
const TYPES: [&str; 16] = [
    "m.room.message",
    "m.room.encrypted",
    "m.room.member",
    "m.room.power_levels",
    "m.room.redaction",
    "m.room.create",
    "m.room.encryption",
    "m.room.name",
    "m.room.server_acl",
    "m.room.pinned_events",
    "m.space.child",
    "m.reaction",
    "m.sticker",
    "m.poll.start",
    "org.matrix.msc3381.poll.response",
    "x.y",
];
/// Names of fields that something in Baraza looks at.
const NAMES: [&str; 30] = [
    "body",
    "msgtype",
    "formatted_body",
    "format",
    "m.relates_to",
    "m.in_reply_to",
    "rel_type",
    "event_id",
    "key",
    "is_falling_back",
    "m.new_content",
    "membership",
    "displayname",
    "reason",
    "is_direct",
    "redacts",
    "users",
    "users_default",
    "events",
    "events_default",
    "via",
    "m.mentions",
    "user_ids",
    "url",
    "file",
    "info",
    "ciphertext",
    "algorithm",
    "session_id",
    "pinned",
];
const WORDS: [&str; 14] = [
    "m.text",
    "m.notice",
    "m.image",
    "join",
    "invite",
    "leave",
    "ban",
    "m.thread",
    "m.replace",
    "m.annotation",
    "!urgent",
    "!mute @b:hs.test 0d",
    "1",
    "m.megolm.v1.aes-sha2",
];

/// A source of odd events.
#[derive(Debug)]
pub struct Odd {
    dice: StdRng,
    number: u64,
}

impl Odd {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self { dice: StdRng::seed_from_u64(seed), number: 0 }
    }

    fn one_in(&mut self, sides: u32) -> bool {
        self.dice.random_ratio(1, sides)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.choose(&mut self.dice).copied().unwrap_or_default()
    }

    /// The next event, as text: JSON by its grammar, whatever it holds. Its id begins with `$odd`, if it has one.
    pub fn event(&mut self) -> String {
        self.number += 1;
        let mut fields: Vec<(String, String)> = Vec::new();
        let id = format!("\"$odd{}\"", self.number);
        self.field(&mut fields, "event_id", id);
        let kind = format!("\"{}\"", self.of(&TYPES));
        self.field(&mut fields, "type", kind);
        let sender = format!("\"@{}:hs.test\"", self.of(&["a", "b", "voice", "steward", "x-y_z"]));
        self.field(&mut fields, "sender", sender);
        self.field(&mut fields, "room_id", "\"!room:hs.test\"".to_owned());
        let date = self.date();
        self.field(&mut fields, "origin_server_ts", date);
        if self.one_in(3) {
            let key = format!("\"{}\"", self.of(&["", "@a:hs.test", "@b:hs.test", "!room:hs.test"]));
            self.field(&mut fields, "state_key", key);
        }
        if self.one_in(10) {
            self.field(&mut fields, "redacts", "\"$odd1\"".to_owned());
        }
        let content = self.content();
        self.field(&mut fields, "content", content);
        if self.one_in(4) {
            let before = self.content();
            let added = format!("{{\"age\":{},\"prev_content\":{before}}}", self.number);
            self.field(&mut fields, "unsigned", added);
        }
        if self.one_in(20) {
            let twice = fields[0].clone();
            fields.push(twice);
        }
        let values: Vec<String> = fields.iter().map(|(_, value)| value.clone()).collect();
        let fields: Vec<String> =
            fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        match self.dice.random_range(0..400) {
            0 => self.value(3),
            1 => format!("[{}]", values.join(",")),
            _ => format!("{{{}}}", fields.join(",")),
        }
    }

    /// The content of the next message or piece of state, as a client could send it.
    pub fn content(&mut self) -> String {
        match self.dice.random_range(0..40) {
            0..=2 => self.deep(),
            3 => self.wide(),
            4..=6 => self.value(4),
            _ => self.object(4),
        }
    }

    fn field(&mut self, fields: &mut Vec<(String, String)>, name: &str, usual: String) {
        match self.dice.random_range(0..40) {
            0 => {}
            1 => {
                let odd = self.value(3);
                fields.push((name.to_owned(), odd));
            }
            _ => fields.push((name.to_owned(), usual)),
        }
    }

    fn object(&mut self, depth: u32) -> String {
        let width = self.dice.random_range(0..6);
        let fields: Vec<String> = (0..width)
            .map(|_| {
                let name = if self.one_in(8) { self.text() } else { format!("\"{}\"", self.of(&NAMES)) };
                format!("{name}:{}", self.value(depth.saturating_sub(1)))
            })
            .collect();
        format!("{{{}}}", fields.join(","))
    }

    fn value(&mut self, depth: u32) -> String {
        match self.dice.random_range(0..if depth == 0 { 7 } else { 10 }) {
            0 => "null".to_owned(),
            1 => self.of(&["true", "false"]).to_owned(),
            2 => self.number(),
            3 => self.text(),
            4..=6 => format!("\"{}\"", self.of(&WORDS)),
            7 => {
                let places = self.dice.random_range(0..5);
                let places: Vec<String> = (0..places).map(|_| self.value(depth - 1)).collect();
                format!("[{}]", places.join(","))
            }
            _ => self.object(depth),
        }
    }

    /// Nested to a depth at which something may give up: this crate's own bounds, a parser's, a stack's.
    fn deep(&mut self) -> String {
        let levels = [9, 31, 33, 63, 100, 124, 125, 126, 127, 128, 129, 400];
        let levels = levels.choose(&mut self.dice).copied().unwrap_or(128);
        let levels = if self.one_in(200) { 30_000 } else { levels };
        let (open, close) = if self.one_in(2) { ("[", "]") } else { ("{\"a\":", "}") };
        let membership = self.of(&WORDS);
        format!(
            "{{\"membership\":\"{membership}\",\"deep\":{}1{}}}",
            open.repeat(levels),
            close.repeat(levels)
        )
    }

    fn wide(&mut self) -> String {
        let width = self.dice.random_range(100..600);
        let fields: Vec<String> = (0..width).map(|number| format!("\"k{number}\":{number}")).collect();
        format!("{{{}}}", fields.join(","))
    }

    fn date(&mut self) -> String {
        match self.dice.random_range(0..10) {
            0 => self.number(),
            1 => "-62135596800001".to_owned(),
            2 => "253402300800000".to_owned(),
            3 => "9007199254740991".to_owned(),
            _ => self.dice.random_range(1_700_000_000_000_u64..1_900_000_000_000).to_string(),
        }
    }

    fn number(&mut self) -> String {
        match self.dice.random_range(0..12) {
            0 => "1e400".to_owned(),
            1 => "9".repeat(400),
            2 => i64::MIN.to_string(),
            3 => u64::MAX.to_string(),
            4 => "-0".to_owned(),
            5 => "1.5".to_owned(),
            6 => "1E-7".to_owned(),
            _ => self.dice.random_range(-1_000..100_000_000_000_000_i64).to_string(),
        }
    }

    fn text(&mut self) -> String {
        let text: String = match self.dice.random_range(0..14) {
            0 => String::new(),
            1 => "\\ud83d".to_owned(),
            2 => "\\udc00\\ud800".to_owned(),
            3 => "\\u0000\\u0007\\u202e".to_owned(),
            4 => "\u{202E}\u{2066}evil\u{2069}\u{FFFC}\u{FEFF}".to_owned(),
            5 => "👩🏾‍⚕️".repeat(self.dice.random_range(1..50)),
            6 if self.one_in(50) => "x".repeat(self.dice.random_range(1..70_000)),
            7 => "<a href='https://matrix.to/#/@b:hs.test'>".repeat(self.dice.random_range(1..20)),
            8 => "<b>".repeat(self.dice.random_range(1..100)),
            9 => "!report $odd1 https://matrix.to/#/!room:hs.test/$odd1".to_owned(),
            10 => "\\n".repeat(self.dice.random_range(1..300)),
            _ => self.of(&WORDS).to_owned(),
        };
        format!("\"{text}\"")
    }
}
