//! The catalogues: one a language, each a few Fluent files, read into the program when it is built.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::words::folded;
use crate::ids::Language;

/// The page's texts are its own.
const PAGE: &str = "page.ftl";

static READ: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// Names and texts of a language's files. Which there are, nobody lists: a bot's file is there when it lies there.
pub(crate) fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    #[cfg(not(test))]
    let apart: &[(&str, &str)] = &[];
    #[cfg(test)] // the example of CONTRIBUTING
    let apart = language.apart();
    let all = language.files().iter().chain(apart).copied();
    all.filter(|(name, _)| name.ends_with(".ftl") && *name != PAGE)
}

/// The texts of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    vocabulary: BTreeMap<&'static str, Vec<String>>,
    counts_after: bool,
    problems: Vec<String>,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn get(language: Language) -> &'static Self {
        let read = || Self::read(language, files(language));
        READ.get(language as usize)
            .map_or_else(|| unreachable!("each language has its place"), |cell| cell.get_or_init(read))
    }

    /// Whether a number stands after its unit here (*saa 2*) or before it (*2 hours*).
    pub(crate) fn counts_after(&self) -> bool {
        self.counts_after
    }

    /// The language it speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether no native speaker has read it yet (`catalogue-status = draft`). `show`, `check` and the foot of the page
    /// say so; in what people are sent it would be noise.
    pub fn is_draft(&self) -> bool {
        self.plain("catalogue-status").is_none_or(|status| status == "draft")
    }

    /// What is wrong with its files, a line each. A test wants none; a text that could not be read falls back to
    /// English.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// English in the letters of nobody's language.
    #[cfg(test)]
    pub(super) fn pseudo(_: Language) -> &'static Self {
        static TURNED: OnceLock<Catalogue> = OnceLock::new();
        TURNED.get_or_init(|| {
            let turned: Vec<(&str, String)> =
                files(Language::En).map(|(name, text)| (name, locales::pseudo(text))).collect();
            Self::read(Language::En, turned.iter().map(|(name, text)| (*name, text.as_str())))
        })
    }

    fn read<'f>(language: Language, files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        // Of the languages that have plural rules; what is no tag is treated as none.
        let id = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Names and numbers are set apart by the words around them; the marks that Fluent would add show as boxes
        // on old phones.
        bundle.set_use_isolating(false);
        let mut problems = Vec::new();
        for (file, text) in files {
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
            }
        }
        let mut catalogue =
            Self { language, bundle, vocabulary: BTreeMap::new(), counts_after: false, problems };
        catalogue.counts_after = catalogue.plain("catalogue-count").is_some_and(|place| place == "after");
        for slot in Slot::ALL {
            let words = catalogue.plain(slot.key()).unwrap_or_default();
            let words = words.split(',').map(|word| folded(word.trim()));
            catalogue.vocabulary.insert(slot.key(), words.filter(|word| !word.is_empty()).collect());
        }
        catalogue
    }

    /// The text of a key. None if the catalogue does not have it or cannot fill it.
    pub(super) fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    /// The text of a key without arguments.
    pub(crate) fn plain(&self, key: &str) -> Option<String> {
        self.format(key, &FluentArgs::new())
    }

    /// The text of an attribute without arguments (`.alias` of a command).
    pub(crate) fn attribute(&self, key: &str, name: &str) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = message.get_attribute(name)?.value();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident = $key:literal),* $(,)?) => {
        /// A list of words that people may type, by meaning. The words stand in the catalogues.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Slot {
            $($(#[$doc])* $name,)*
        }

        impl Slot {
            /// All lists.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The key in the catalogues.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}
slots! {
    /// Yes.
    Yes = "words-yes",
    /// No.
    No = "words-no",
    /// That somebody cannot come or take something over: no to being asked for it.
    Cannot = "words-cannot",
    /// That somebody does not know.
    Unsure = "words-unsure",
    /// What may stand beside a yes and says nothing else: "please".
    YesBeside = "words-yes-beside",
    /// What may stand beside a no and says nothing else: "thanks".
    NoBeside = "words-no-beside",
    /// What may stand before the number of a choice: "number", "option".
    NumberLead = "words-number-lead",
    /// What may stand within dates, and says nothing: "from", "on".
    DateBeside = "words-date-beside",
    /// What stands between the first day and the last, beside what says until: "through".
    DateTo = "words-date-to",
    /// Thanks, which want nothing.
    Thanks = "words-thanks",
    /// `!rota away`.
    Away = "words-away",
    /// `!rota swap`.
    Swap = "words-swap",
    /// `!rota take`.
    Take = "words-take",
    /// `!rota skip`.
    Skip = "words-skip",
    /// Now.
    Now = "words-now",
    /// Today.
    Today = "words-today",
    /// This evening.
    Tonight = "words-tonight",
    /// Tomorrow.
    Tomorrow = "words-tomorrow",
    /// Until.
    Until = "words-until",
    /// A call for help.
    Urgent = "words-urgent",
    /// That a call for help was a mistake.
    Stop = "words-stop",
    /// That nothing has happened: a mistake where nobody asked anything else.
    Nothing = "words-nothing",
    /// What may stand beside that and says nothing else: "please", "it".
    StopBeside = "words-stop-beside",
    /// What tells of danger, wherever it stands in a text.
    Danger = "words-danger",
    /// That the others shall decide a vote.
    ToTheOthers = "words-to-the-others",
    /// What may stand beside an answer to a vote and says nothing else: "sorry", "i meant".
    AnswerBeside = "words-answer-beside",
    /// That a proposal shall be taken back.
    TakeBack = "words-take-back",
    /// That somebody wants to change what members decide together, wherever it stands in a text.
    WantChange = "words-want-change",
    /// `!quiet off`.
    Off = "words-off",
    /// `!quiet list`.
    List = "words-list",
    /// `!cohort add`.
    CohortAdd = "words-cohort-add",
    /// `!cohort who`.
    CohortWho = "words-cohort-who",
    /// `!cohort ask`.
    CohortAsk = "words-cohort-ask",
    /// `!cohort template`.
    CohortTemplate = "words-cohort-template",
    /// `!cohort slips`.
    CohortSlips = "words-cohort-slips",
    /// `!cohort replace`.
    CohortReplace = "words-cohort-replace",
    /// `!cohort hand over`.
    CohortHandOver = "words-cohort-hand-over",
    /// `!cohort launch`.
    CohortLaunch = "words-cohort-launch",
    /// What the column of names is called in a list of people.
    ColumnName = "words-column-name",
    /// That of accounts.
    ColumnAccount = "words-column-account",
    /// That of roles.
    ColumnRole = "words-column-role",
    /// That of places of work.
    ColumnFacility = "words-column-facility",
    /// That of professions.
    ColumnCadre = "words-column-cadre",
    /// That of languages.
    ColumnLanguage = "words-column-language",
    /// A role in such a list.
    RoleMentor = "words-role-mentor",
    /// A role in such a list.
    RoleMentee = "words-role-mentee",
    /// A role in such a list.
    RoleFacilitator = "words-role-facilitator",
    /// A role in such a list.
    RoleModerator = "words-role-moderator",
    /// A role in such a list.
    RoleCoordinator = "words-role-coordinator",
    /// A role in such a list.
    RoleSupervisor = "words-role-supervisor",
    /// The names of the catalogue's own language.
    Language = "words-language",
    /// What may stand beside a language's name where one is chosen, and says nothing else: "please", "i want".
    LanguageBeside = "words-language-beside",
    /// A unit of time.
    MinuteUnit = "words-minute",
    /// A unit of time.
    HourUnit = "words-hour",
    /// A unit of time.
    DayUnit = "words-day",
    /// A unit of time.
    WeekUnit = "words-week",
    /// What may stand before a length of time: "for".
    LengthLead = "words-length-lead",
    /// What joins the parts of a length of time: "and".
    LengthJoin = "words-length-join",
    /// What leaves open which length is meant: "or".
    LengthOr = "words-length-or",
    /// Half of a unit of time.
    LengthHalf = "words-length-half",
    /// How many nobody knows: "few".
    LengthVague = "words-length-vague",
    /// What after a length of time shows that it was none to act by: "of", "ago".
    LengthNot = "words-length-not",
    /// What stands before a unit and says one: "an".
    LengthArticle = "words-length-article",
    /// What may stand within, and says nothing: "the".
    LengthThe = "words-length-the",
    /// What joins a number to its unit: "of".
    LengthOf = "words-length-of",
    /// A unit of time longer than a week, which no length has.
    LengthLong = "words-length-long",
    /// The numbers from one, in order; forms with a slash between.
    Numbers = "words-numbers",
    /// Ten, twenty and so on, in order.
    Tens = "words-tens",
    /// The seven days from Monday, in order; long and short forms with a slash between.
    Weekdays = "words-weekdays",
    /// The twelve months, in order; long and short forms with a slash between.
    Months = "words-months",
}

/// The words of one meaning in one language, in lower case.
pub fn vocabulary(language: Language, slot: Slot) -> &'static [String] {
    Catalogue::get(language).vocabulary.get(slot.key()).map_or(&[], Vec::as_slice)
}
