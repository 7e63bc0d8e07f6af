//! The typed lines that any bot says. A bot's own lie in its folder. Each has a catalogue file in every language.

pub mod general;
pub mod rooms;

/// Every line with sample arguments, for the tests over all texts.
#[cfg(test)]
pub(super) fn samples() -> Vec<super::Line> {
    let shared = [general::samples(), rooms::samples()];
    let of_bots = crate::registry::BOTS.iter().map(|bot| (bot.samples)());
    let mut all: Vec<_> = shared.into_iter().chain(of_bots).flatten().collect();
    all.sort_by_key(|line| line.key());
    all
}
