//! The pages' texts, from Fluent catalogues; every key in every language (a test holds that).

use std::sync::OnceLock;

use bots::ids::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::{CharacterDirection, LanguageIdentifier};

macro_rules! keys {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// A text of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($name),* }

        impl Key {
            /// All texts that pages use.
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in the catalogue.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

keys! {
    CatalogueStatus = "catalogue-status", DraftNote = "draft-note",
    Title = "title", Languages = "languages", Skip = "skip", Forming = "forming", DataTo = "data-to", Late = "late", LateFewer = "late-fewer",
    SummaryHeading = "summary-heading", TilePosts = "tile-posts", TilePostsAtLeast = "tile-posts-at-least",
    TilePosters = "tile-posters", TileRate = "tile-rate", TileCore = "tile-core", TileReply = "tile-reply",
    TileOpen = "tile-open", HiddenWeeks = "hidden-weeks", AllHidden = "all-hidden", SlowReply = "slow-reply",
    SlowReplyNotReached = "slow-reply-not-reached",
    PostsHeading = "posts-heading", PostersHeading = "posters-heading", RateHeading = "rate-heading",
    ReplyHeading = "reply-heading", OpenHeading = "open-heading",
    PostsValue = "posts-value", PostersValue = "posters-value", RateValue = "rate-value",
    ReplyValue = "reply-value", ReplyNotReached = "reply-not-reached", ReplyNothing = "reply-nothing",
    OpenValue = "open-value", FewerValue = "fewer-value", WithheldValue = "withheld-value",
    Sentence = "sentence", SentenceFirst = "sentence-first", SentenceOpen = "sentence-open",
    SentenceOpenFirst = "sentence-open-first", ReplyNote = "reply-note", OpenNote = "open-note",
    TableWeek = "table-week", TableSoFar = "table-so-far", TableOpen = "table-open", TableMembers = "table-members",
    FewerTile = "fewer-tile", FewerCell = "fewer-cell", WithheldCell = "withheld-cell", ReplyNotReachedCell = "reply-not-reached-cell",
    NothingCell = "nothing-cell", Minutes = "minutes", Hours = "hours",
    More = "more", MoreMonths = "more-months", TryPosts = "try-posts", TryPosters = "try-posters",
    TryRate = "try-rate", TryReply = "try-reply", TryOpen = "try-open", TryRooms = "try-rooms",
    RoomsHeading = "rooms-heading", TableRoom = "table-room", RoomSocial = "room-social",
    RoomFacilitators = "room-facilitators", RoomLiaison = "room-liaison",
    HowHeading = "how-heading", HowPosts = "how-posts", HowWords = "how-words", HowMembers = "how-members",
    HowHours = "how-hours", HowQuestions = "how-questions", HowSmall = "how-small", HowNever = "how-never",
    ViewsHeading = "views-heading", ViewsNone = "views-none", ViewsItem = "views-item",
    RoleMember = "role-member", RoleFacilitator = "role-facilitator", RoleModerator = "role-moderator",
    RoleMentor = "role-mentor", RoleCoordinator = "role-coordinator", RoleOperator = "role-operator",
    CloseButton = "close-button", CloseNote = "close-note",
    LinkTitle = "link-title", LinkText = "link-text", LinkButton = "link-button",
    ExpiredTitle = "expired-title", ExpiredText = "expired-text", ExpiredNext = "expired-next",
    SignedOutTitle = "signed-out-title", SignedOutText = "signed-out-text",
    ClosedTitle = "closed-title", ClosedText = "closed-text",
    RefusedTitle = "refused-title", RefusedText = "refused-text", RefusedNext = "refused-next",
    BrokenTitle = "broken-title", BrokenText = "broken-text", BrokenNext = "broken-next",
    Month1 = "month-1", Month2 = "month-2", Month3 = "month-3", Month4 = "month-4", Month5 = "month-5",
    Month6 = "month-6", Month7 = "month-7", Month8 = "month-8", Month9 = "month-9", Month10 = "month-10",
    Month11 = "month-11", Month12 = "month-12", Day = "day", DecimalSign = "decimal-sign",
}

const MONTHS: [Key; 12] = [
    Key::Month1,
    Key::Month2,
    Key::Month3,
    Key::Month4,
    Key::Month5,
    Key::Month6,
    Key::Month7,
    Key::Month8,
    Key::Month9,
    Key::Month10,
    Key::Month11,
    Key::Month12,
];

/// The catalogue as written.
pub fn written(language: Language) -> &'static str {
    language.file("page.ftl").unwrap_or_default()
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    from_right: bool,
    bundle: FluentBundle<FluentResource>,
}

static READ: [OnceLock<Texts>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// The texts of a language.
pub fn texts(language: Language) -> &'static Texts {
    let read = || Texts::load(language);
    READ.get(language as usize)
        .map_or_else(|| unreachable!("each language has its place"), |cell| cell.get_or_init(read))
}

impl Texts {
    fn load(language: Language) -> Self {
        Self::read(language, language.tag(), written(language))
    }

    /// The texts of a file that is written in the language of a tag.
    pub(crate) fn read(language: Language, tag: &str, written: &str) -> Self {
        // Of the languages that have plural rules; what is no tag is treated as none.
        let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
        let from_right = locale.character_direction() == CharacterDirection::RTL;
        // A faulty entry is left out here and found by the tests; a page with a gap is better than none.
        let resource = FluentResource::try_new(written.to_owned()).unwrap_or_else(|(rest, _)| rest);
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, from_right, bundle }
    }

    /// How its lines run, as HTML says it.
    pub const fn direction(&self) -> &'static str {
        if self.from_right { "rtl" } else { "ltr" }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Has a native speaker not yet read this catalogue?
    pub fn is_draft(&self) -> bool {
        self.say(Key::CatalogueStatus) == "draft"
    }

    /// A text without arguments.
    pub fn say(&self, key: Key) -> String {
        self.format(key, None)
    }

    /// A text with arguments.
    pub fn with<'a, const N: usize>(&self, key: Key, args: [(&'a str, FluentValue<'a>); N]) -> String {
        self.format(key, Some(&args.into_iter().collect()))
    }

    fn format(&self, key: Key, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key.name()).and_then(|message| message.value());
        let Some(pattern) = pattern else { return format!("⟦{}⟧", key.name()) };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    /// "3 Aug".
    pub fn day(&self, date: Date) -> String {
        self.with(Key::Day, [("day", date.day().into()), ("month", self.month_name(date).into())])
    }

    /// A number as the language writes what stands behind its point: "0.31", "0,31".
    pub fn decimal(&self, number: &str) -> String {
        number.replace('.', &self.say(Key::DecimalSign))
    }

    /// "Aug".
    pub fn month_name(&self, date: Date) -> String {
        usize::try_from(date.month())
            .ok()
            .and_then(|n| MONTHS.get(n - 1))
            .map_or_else(String::new, |k| self.say(*k))
    }

    /// A length of working time: to five minutes under an hour, else to half an hour. Finer would only look exact.
    pub fn time(&self, minutes: i64) -> String {
        if minutes < 58 {
            let rounded = ((minutes + 2) / 5 * 5).max(5);
            return self.with(Key::Minutes, [("n", rounded.into())]);
        }
        let halves = (minutes + 15) / 30;
        let hours = halves as f64 / 2.0;
        // Its form is chosen by the number, so the sign is put in after that.
        let number = hours.to_string();
        self.with(Key::Hours, [("n", hours.into())]).replace(&number, &self.decimal(&number))
    }
}

/// "4:30": the same length where there is no room for words, in every language.
pub fn short_time(minutes: i64) -> String {
    let rounded = if minutes < 58 { ((minutes + 2) / 5 * 5).max(5) } else { (minutes + 15) / 30 * 30 };
    format!("{}:{:02}", rounded / 60, rounded % 60)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;

    use super::*;

    /// Each entry's name and the variables it uses.
    fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in written(language).lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
                current = name.to_owned();
                found.entry(current.clone()).or_default();
            }
            for piece in line.split('$').skip(1) {
                let variable: String = piece.chars().take_while(char::is_ascii_alphanumeric).collect();
                found.entry(current.clone()).or_default().insert(variable);
            }
        }
        found.remove("");
        found
    }

    #[test]
    fn every_catalogue_is_well_formed_and_says_each_thing_once() {
        for language in Language::ALL {
            let resource =
                FluentResource::try_new(written(language).to_owned()).map_err(|(_, faults)| faults);
            let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap()]);
            bundle.add_resource(resource.unwrap()).unwrap();
        }
    }

    #[test]
    fn every_catalogue_has_exactly_the_texts_that_pages_use() {
        let wanted: BTreeSet<String> = Key::ALL.iter().map(|key| key.name().to_owned()).collect();
        for language in Language::ALL {
            assert_eq!(entries(language).into_keys().collect::<BTreeSet<_>>(), wanted, "{language:?}");
        }
    }

    #[test]
    fn every_catalogue_uses_the_same_variables() {
        for language in Language::ALL {
            assert_eq!(entries(language), entries(Language::En), "{language:?}");
        }
    }

    #[test]
    fn what_no_native_speaker_has_read_says_so() {
        assert!(!texts(Language::En).is_draft());
        assert!(texts(Language::Sw).is_draft());
        assert!(texts(Language::Sw).say(Key::DraftNote).contains("Rasimu"));
    }

    #[test]
    fn plurals_follow_the_language() {
        let posts = |language, n: i64| texts(language).with(Key::PostsValue, [("n", n.into())]);
        assert_eq!(posts(Language::En, 1), "1 post");
        assert_eq!(posts(Language::En, 0), "0 posts");
        assert_eq!(posts(Language::Sw, 7), "ujumbe 7");
        assert_eq!(texts(Language::En).with(Key::OpenValue, [("n", 0.into())]), "no open question");
    }

    #[test]
    fn times_are_said_coarsely() {
        let time = |minutes| texts(Language::En).time(minutes);
        assert_eq!(time(0), "5 min");
        assert_eq!(time(42), "40 min");
        assert_eq!(time(57), "55 min");
        assert_eq!(time(58), "1 h");
        assert_eq!(time(64), "1 h");
        assert_eq!(time(210), "3.5 h");
        // A number of hours is no time of the clock: *saa 3* is nine in the morning.
        let swahili = |minutes| texts(Language::Sw).time(minutes);
        assert_eq!([58, 120, 210].map(swahili), ["muda wa saa 1", "masaa 2", "masaa 3.5"]);
        let french = |minutes| texts(Language::Fr).time(minutes);
        assert_eq!([58, 210].map(french), ["1 h", "3,5 h"]);
        assert_eq!([0, 42, 58, 210].map(short_time), ["0:05", "0:40", "1:00", "3:30"]);
    }

    #[test]
    fn days_are_said_in_the_language() {
        assert_eq!(texts(Language::En).day(date(2026, 8, 3)), "3 Aug");
        assert_eq!(texts(Language::Sw).day(date(2026, 8, 3)), "3 Ago");
        assert_eq!(texts(Language::Sw).month_name(date(2026, 12, 1)), "Des");
    }
}
