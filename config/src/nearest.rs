//! "Did you mean": the nearest of some words.

/// The word nearest to `given`, if one is near enough to be a slip of the hand: at most one wrong letter in three
/// (and one in a short word), where swapped neighbours count as one.
pub(crate) fn nearest<'w>(given: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let given: Vec<char> = given.to_lowercase().chars().collect();
    words
        .into_iter()
        .map(|word| (distance(&given, &word.to_lowercase().chars().collect::<Vec<_>>()), word))
        .filter(|(distance, word)| *distance <= (word.chars().count().max(given.len()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The sentence for the nearest word, or nothing; begins with a space.
pub(crate) fn did_you_mean<'w>(given: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    nearest(given, words).map(|word| format!(" Did you mean `{word}`?")).unwrap_or_default()
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![vec![0_usize; width]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..width).collect();
    for i in 1..=a.len() {
        for j in 1..width {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let words = ["mentor", "mentee", "supervisor"];
        assert_eq!(nearest("metnor", words), Some("mentor"));
        assert_eq!(nearest("Supervisers", words), Some("supervisor"));
        assert_eq!(nearest("guest", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest("p_kamau", ["p_wambui"]), None, "another person");
        assert_eq!(nearest("p_kamau", ["p_wambui"]), None, "another person");
    }
}
