//! A bar chart as inline SVG: at most 2 KB, with a title and a description, and never the only place of a number.

use maud::{Markup, html};

/// One bar.
pub struct Bar {
    /// Under it.
    pub label: String,
    /// How tall it is.
    pub height: Height,
    /// Above it: the number in words of the page, or what stands for a hidden one.
    pub text: String,
    /// The week is not closed: drawn as an outline.
    pub may_change: bool,
}

/// How tall a bar is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// As its value among the others.
    Of(f64),
    /// Not to be known: a dashed box, the same everywhere.
    Hidden,
    /// There is nothing to draw.
    Nothing,
}

const HEIGHT: f64 = 50.0;
const TOP: f64 = 18.0;
const STEP: f64 = 40.0;

/// Draws the bars. A hidden value has a dashed box of the same height everywhere, so that it tells nothing. `id` is
/// unique on the page.
pub fn bars(id: &str, title: &str, description: &str, bars: &[Bar]) -> Markup {
    let value = |bar: &Bar| if let Height::Of(value) = bar.height { value } else { 0.0 };
    let highest = bars.iter().map(value).fold(0.0, f64::max);
    let base = TOP + HEIGHT;
    // Always the width of eight bars: a cohort's first week is not drawn as one huge block.
    let width = STEP * 8.0;
    html! {
        svg role="img" viewBox={ "-4 0 " (width + 8.0) " " (base + 18.0) } aria-labelledby={ (id) "-t " (id) "-d" } {
            title id={ (id) "-t" } { (title) }
            desc id={ (id) "-d" } { (description) }
            line class="x" x2=(width) y1=(base) y2=(base) {}
            @for (index, bar) in bars.iter().enumerate() {
                @let left = STEP * index as f64;
                @let middle = left + STEP / 2.0;
                @let hidden = bar.height == Height::Hidden;
                @let height = if hidden { 14.0 } else { tall(value(bar), highest) };
                @let class = if hidden { "h" } else if bar.may_change { "s" } else { "b" };
                @if height > 0.0 {
                    rect class=(class) x=(left + 6.0) y=(base - height) width=(STEP - 12.0) height=(height) {}
                }
                text x=(middle) y=(base - height - 4.0) { (bar.text) }
                // Every second date, the last one among them: eight do not fit a narrow phone.
                @if (bars.len() - index) % 2 == 1 { text.l x=(middle) y=(base + 14.0) { (bar.label) } }
            }
        }
    }
}

/// A bar's height in whole units; a number above zero is seen.
fn tall(value: f64, highest: f64) -> f64 {
    if value <= 0.0 || highest <= 0.0 { 0.0 } else { (value / highest * HEIGHT).round().max(2.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: Option<f64>) -> Bar {
        Bar {
            label: "27 Jul".into(),
            height: value.map_or(Height::Hidden, Height::Of),
            text: value.map_or("<5".into(), |v| v.to_string()),
            may_change: false,
        }
    }

    #[test]
    fn a_hidden_value_looks_the_same_whatever_the_others_are() {
        let dashed = |others: f64| {
            let drawn = bars("p", "t", "d", &[bar(None), bar(Some(others))]).into_string();
            drawn.split('>').find(|tag| tag.contains("class=\"h\"")).unwrap().to_owned()
        };
        assert_eq!(dashed(1.0), dashed(500.0));
    }

    #[test]
    fn the_highest_fills_the_chart_and_zero_is_empty() {
        let drawn = bars("p", "t", "d", &[bar(Some(10.0)), bar(Some(5.0)), bar(Some(0.0))]).into_string();
        assert!(drawn.contains(r#"height="50""#) && drawn.contains(r#"height="25""#));
        assert_eq!(drawn.matches("<rect").count(), 2);
    }

    #[test]
    fn words_in_a_chart_are_escaped() {
        let drawn = bars("p", "<script>", "a & b", &[bar(None)]).into_string();
        assert!(drawn.contains("&lt;script&gt;") && drawn.contains("a &amp; b") && drawn.contains("&lt;5"));
    }
}
