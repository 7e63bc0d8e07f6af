//! The page of a cohort: a summary, one figure a measure, how it is counted, who looked.

use bots::ids::{Language, RoomKind};
use bots::participation::page::{OTHER_ROOMS, Summary, WeekRow};
use bots::participation::survival::Quantile;
use bots::participation::{K_INSIDE, Shown, Stage};
use maud::{Markup, html};

use crate::chart::{Bar, Height, bars};
use crate::layout;
use crate::stages;
use crate::texts::{Key, Texts, short_time, texts};
use crate::view::{CohortPage, ViewerRole};

/// The page in a language, as HTML. Pure: the same page is the same bytes.
pub fn cohort_page(page: &CohortPage, language: Language) -> Markup {
    page_in(page, texts(language))
}

/// The same with texts of any language.
pub(crate) fn page_in(page: &CohortPage, texts: &Texts) -> Markup {
    let title = texts.with(Key::Title, [("cohort", page.cohort.as_str().into())]);
    let body = html! {
        h1 { (title) }
        @if page.forming {
            p { (texts.say(Key::Forming)) }
        } @else {
            (coverage(page, texts))
            (summary(&page.numbers.summary, texts))
            @for measure in Measure::ALL { (figure(measure, &page.numbers.weeks, texts)) }
            (other_rooms(page, texts))
            (how_we_count(texts))
        }
        (who_looked(page, texts))
        form method="post" action={ "close?lang=" (texts.language().tag()) } {
            p { button.quiet { (texts.say(Key::CloseButton)) } }
            p.soft { (texts.say(Key::CloseNote)) }
        }
    };
    layout::page(texts, &title, &body)
}

fn coverage(page: &CohortPage, texts: &Texts) -> Markup {
    let reached = page.numbers.data_to.to_zoned(page.zone.clone());
    let time = format!("{:02}:{:02}", reached.hour(), reached.minute());
    html! {
        p.soft {
            (texts.with(Key::DataTo, [("date", texts.day(reached.date()).into()), ("time", time.into())]))
            @match page.numbers.late {
                Shown::Value(0) | Shown::Withheld => {}
                Shown::Value(n) => { " " (texts.with(Key::Late, [("n", n.into())])) }
                Shown::Fewer => { " " (texts.with(Key::LateFewer, [("k", K_INSIDE.into())])) }
            }
        }
    }
}

fn summary(summary: &Summary, texts: &Texts) -> Markup {
    let posts = if summary.weeks_hidden == 0 { Key::TilePosts } else { Key::TilePostsAtLeast };
    let everything_hidden = summary.weeks_hidden == summary.weeks;
    html! {
        section aria-label=(texts.say(Key::Skip)) {
            h2 { (texts.with(Key::SummaryHeading, [("date", texts.day(summary.since.monday()).into())])) }
            ul.tiles {
                @if !everything_hidden { (tile(&summary.posts.to_string(), &texts.say(posts))) }
                (tile_shown(texts, summary.posters, |n| n.to_string(),
                    &texts.with(Key::TilePosters, [("members", summary.members.into())])))
                @if let Some(rate) = summary.rate {
                    (tile(&texts.decimal(&two_digits(rate)), &texts.say(Key::TileRate)))
                }
                // A zero is no news: of a group that lives nobody needs to be told.
                @if let Some(core) = summary.core.filter(|core| *core != Shown::Value(0)) {
                    (tile_shown(texts, core, |n| n.to_string(), &texts.say(Key::TileCore)))
                }
                @if let Shown::Value(Quantile::Minutes(minutes)) = summary.first_reply {
                    (tile(&texts.time(minutes), &texts.say(Key::TileReply)))
                }
                (tile_shown(texts, summary.open_questions, |n| n.to_string(),
                    &texts.with(Key::TileOpen, [("n", summary.open_questions.value().unwrap_or(K_INSIDE).into())])))
            }
            @if everything_hidden {
                p { (texts.with(Key::AllHidden, [("k", K_INSIDE.into())])) }
            } @else if summary.weeks_hidden > 0 {
                p { (texts.with(Key::HiddenWeeks, [("n", summary.weeks_hidden.into()), ("k", K_INSIDE.into())])) }
            }
            @match (summary.first_reply, summary.slow_reply) {
                (Shown::Value(_), Shown::Value(Quantile::Minutes(minutes))) => {
                    p { (texts.with(Key::SlowReply, [("time", texts.time(minutes).into())])) }
                }
                (Shown::Value(_), Shown::Value(Quantile::NotReached)) => {
                    p { (texts.say(Key::SlowReplyNotReached)) }
                }
                _ => {}
            }
        }
    }
}

fn tile(number: &str, label: &str) -> Markup {
    html! { li { b { (number) } (label) } }
}

fn tile_shown<T>(texts: &Texts, shown: Shown<T>, say: impl FnOnce(T) -> String, label: &str) -> Markup {
    match shown {
        Shown::Value(value) => tile(&say(value), label),
        Shown::Fewer => {
            html! { li { b.words { (texts.with(Key::FewerTile, [("k", K_INSIDE.into())])) } (label) } }
        }
        Shown::Withheld => html! { li { b.words { (texts.say(Key::WithheldCell)) } (label) } },
    }
}

/// The measures that have a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Posts,
    Posters,
    Rate,
    Reply,
    Open,
}

/// A measure of one week, as it is said, written into a table, and drawn.
struct Cell {
    said: String,
    cell: String,
    drawn: String,
    height: Height,
}

impl Measure {
    const ALL: [Self; 5] = [Self::Posts, Self::Posters, Self::Rate, Self::Reply, Self::Open];

    const fn id(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Posters => "posters",
            Self::Rate => "rate",
            Self::Reply => "reply",
            Self::Open => "open",
        }
    }

    const fn heading(self) -> Key {
        match self {
            Self::Posts => Key::PostsHeading,
            Self::Posters => Key::PostersHeading,
            Self::Rate => Key::RateHeading,
            Self::Reply => Key::ReplyHeading,
            Self::Open => Key::OpenHeading,
        }
    }

    /// The one thing to try that it ends with.
    const fn to_try(self) -> Key {
        match self {
            Self::Posts => Key::TryPosts,
            Self::Posters => Key::TryPosters,
            Self::Rate => Key::TryRate,
            Self::Reply => Key::TryReply,
            Self::Open => Key::TryOpen,
        }
    }

    const fn note(self) -> Option<Key> {
        match self {
            Self::Reply => Some(Key::ReplyNote),
            Self::Open => Some(Key::OpenNote),
            Self::Posts | Self::Posters | Self::Rate => None,
        }
    }

    fn of(self, row: &WeekRow, texts: &Texts) -> Cell {
        match self {
            Self::Posts => shown(row.posts, texts, |n| whole(Key::PostsValue, n, texts)),
            Self::Posters => shown(row.posters, texts, |n| whole(Key::PostersValue, n, texts)),
            Self::Rate => shown(row.rate, texts, |rate| Cell {
                said: texts.with(Key::RateValue, [("n", texts.decimal(&two_digits(rate)).into())]),
                cell: texts.decimal(&two_digits(rate)),
                drawn: texts.decimal(&two_digits(rate)),
                height: Height::Of(rate),
            }),
            Self::Reply => shown(row.first_reply, texts, |quantile| reply(quantile, texts)),
            Self::Open => shown(row.open_questions, texts, |n| whole(Key::OpenValue, n, texts)),
        }
    }
}

fn whole(key: Key, n: u32, texts: &Texts) -> Cell {
    Cell {
        said: texts.with(key, [("n", n.into())]),
        cell: n.to_string(),
        drawn: n.to_string(),
        height: Height::Of(f64::from(n)),
    }
}

fn shown<T>(value: Shown<T>, texts: &Texts, say: impl FnOnce(T) -> Cell) -> Cell {
    let hidden =
        |said, cell, drawn: &str| Cell { said, cell, drawn: drawn.to_owned(), height: Height::Hidden };
    let k = || [("k", K_INSIDE.into())];
    match value {
        Shown::Value(value) => say(value),
        Shown::Fewer => {
            hidden(texts.with(Key::FewerValue, k()), texts.with(Key::FewerCell, k()), &format!("<{K_INSIDE}"))
        }
        Shown::Withheld => hidden(texts.say(Key::WithheldValue), texts.say(Key::WithheldCell), "–"),
    }
}

fn reply(quantile: Quantile, texts: &Texts) -> Cell {
    let dash = texts.say(Key::NothingCell);
    match quantile {
        Quantile::Minutes(minutes) => {
            let time = texts.time(minutes);
            Cell {
                said: texts.with(Key::ReplyValue, [("time", time.as_str().into())]),
                drawn: short_time(minutes),
                cell: time,
                height: Height::Of(minutes as f64),
            }
        }
        Quantile::NotReached => Cell {
            said: texts.say(Key::ReplyNotReached),
            cell: texts.say(Key::ReplyNotReachedCell),
            drawn: dash,
            height: Height::Nothing,
        },
        Quantile::Nothing => Cell {
            said: texts.say(Key::ReplyNothing),
            cell: dash.clone(),
            drawn: dash,
            height: Height::Nothing,
        },
    }
}

/// A heading, a sentence, a drawing and a table: each says the same.
fn figure(measure: Measure, rows: &[WeekRow], texts: &Texts) -> Markup {
    let heading = texts.say(measure.heading());
    let cells: Vec<(&WeekRow, Cell)> = rows.iter().map(|row| (row, measure.of(row, texts))).collect();
    let said: Vec<(&WeekRow, &str)> = cells.iter().map(|(row, cell)| (*row, cell.said.as_str())).collect();
    let sentence = stages::sentence(&said, texts);
    let drawn: Vec<Bar> = cells
        .iter()
        .map(|(row, cell)| Bar {
            label: texts.day(row.week.monday()),
            height: cell.height,
            text: cell.drawn.clone(),
            may_change: row.stage != Stage::Closed,
        })
        .collect();
    html! {
        section id=(measure.id()) {
            h2 { (heading) }
            figure {
                figcaption { (sentence) }
                (bars(measure.id(), &heading, &sentence, &drawn))
            }
            p { (texts.say(measure.to_try())) }
            details {
                summary { (texts.say(Key::More)) }
                @if let Some(note) = measure.note() { p.soft { (texts.say(note)) } }
                table {
                    thead {
                        tr {
                            th scope="col" { (texts.say(Key::TableWeek)) }
                            th scope="col" { (heading) }
                            @if measure == Measure::Posters { th scope="col" { (texts.say(Key::TableMembers)) } }
                        }
                    }
                    tbody {
                        @for (row, cell) in &cells {
                            tr {
                                th scope="row" { (stages::name(texts.day(row.week.monday()), row.stage, texts)) }
                                td { (cell.cell) }
                                @if measure == Measure::Posters { td { (row.members) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn other_rooms(page: &CohortPage, texts: &Texts) -> Markup {
    let name = |room| match room {
        RoomKind::Social => Key::RoomSocial,
        RoomKind::Facilitators => Key::RoomFacilitators,
        _ => Key::RoomLiaison,
    };
    html! {
        @if !page.numbers.months.is_empty() {
            section id="rooms" {
                h2 { (texts.say(Key::RoomsHeading)) }
                p { (texts.say(Key::TryRooms)) }
                details { summary { (texts.say(Key::MoreMonths)) } table {
                    thead {
                        tr {
                            th scope="col" { (texts.say(Key::TableRoom)) }
                            @for row in &page.numbers.months {
                                @let month = texts.month_name(row.month.first());
                                th scope="col" { (stages::name(month, row.stage, texts)) }
                            }
                        }
                    }
                    tbody {
                        @for (index, room) in OTHER_ROOMS.iter().enumerate() {
                            tr {
                                th scope="row" { (texts.say(name(*room))) }
                                @for posts in page.numbers.months.iter().filter_map(|row| row.posts.get(index)) {
                                    td { (shown(*posts, texts, |n| whole(Key::PostsValue, n, texts)).cell) }
                                }
                            }
                        }
                    }
                } }
            }
        }
    }
}

fn how_we_count(texts: &Texts) -> Markup {
    let lines = [Key::HowPosts, Key::HowWords, Key::HowMembers, Key::HowHours, Key::HowQuestions];
    html! {
        section {
            details {
                summary { h2 { (texts.say(Key::HowHeading)) } }
                ul {
                    @for line in lines { li { (texts.say(line)) } }
                    li { (texts.with(Key::HowSmall, [("most", (K_INSIDE - 1).into())])) }
                    li { (texts.say(Key::HowNever)) }
                }
            }
        }
    }
}

fn who_looked(page: &CohortPage, texts: &Texts) -> Markup {
    let role = |role| match role {
        ViewerRole::Member => Key::RoleMember,
        ViewerRole::Facilitator => Key::RoleFacilitator,
        ViewerRole::Moderator => Key::RoleModerator,
        ViewerRole::Mentor => Key::RoleMentor,
        ViewerRole::Coordinator => Key::RoleCoordinator,
        ViewerRole::Operator => Key::RoleOperator,
    };
    let mut looks = page.looks.clone();
    looks.sort_unstable_by(|a, b| b.cmp(a));
    looks.dedup();
    looks.truncate(MOST_LOOKS);
    html! {
        section id="views" {
            details {
                summary { h2 { (texts.say(Key::ViewsHeading)) } }
                @if looks.is_empty() { p { (texts.say(Key::ViewsNone)) } }
                @else {
                    ul {
                        @for look in looks {
                            li {
                                (texts.with(Key::ViewsItem, [
                                    ("date", texts.day(look.on).into()),
                                    ("role", texts.say(role(look.role)).into()),
                                ]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// So many days and roles are listed (about a month of looks); the rest stays in the record.
const MOST_LOOKS: usize = 30;

/// "0.30": two digits after the point.
fn two_digits(number: f64) -> String {
    format!("{number:.2}")
}
