//! What somebody is found by.

use super::folded::words;
use crate::journal::DirectoryEntry;

/// Nobody has more words than this; what follows is not searched. With the next, it keeps a term within an index row.
pub(super) const MOST_WORDS: usize = 20;
/// No word is longer than this, in letters; the rest of it is not searched.
pub(super) const LONGEST_WORD: usize = 32;

/// One term for each different word of name, address and phone ending: that word, the rest of what it stands in, and
/// everything else. So a range of the index answers for one word, in the order of a telephone book, and what is in
/// that range can be checked for all other words without looking anywhere else.
#[must_use]
pub fn terms(entry: &DirectoryEntry) -> Vec<String> {
    let parts = [words(&entry.name), words(&entry.email), endings(entry.phone_ending.as_deref())];
    let mut left = MOST_WORDS;
    let parts = parts.each_ref().map(|words| {
        let words: Vec<_> = words.iter().take(left).map(|word| cut(word)).collect();
        left -= words.len();
        words
    });
    let mut firsts: Vec<&str> = Vec::new();
    let mut terms = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let others = || parts.iter().enumerate().filter(move |(other, _)| *other != at).flat_map(|(_, words)| words);
        for (first, word) in part.iter().enumerate() {
            if firsts.contains(word) {
                continue;
            }
            firsts.push(word);
            let around = part[first..].iter().chain(&part[..first]);
            terms.push(around.chain(others()).copied().collect::<Vec<_>>().join(" "));
        }
    }
    terms
}

/// A phone's ending can be told with fewer digits than are kept.
fn endings(ending: Option<&str>) -> Vec<String> {
    let digits: String = ending.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    (0..digits.len().saturating_sub(2)).map(|skipped| digits[skipped..].to_owned()).collect()
}

fn cut(word: &str) -> &str {
    word.char_indices().nth(LONGEST_WORD).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn of(name: &str, email: &str, phone_ending: Option<&str>) -> Vec<String> {
        let phone_ending = phone_ending.map(str::to_owned);
        terms(&DirectoryEntry {
            organisation: Uuid::nil(),
            name: name.to_owned(),
            email: email.to_owned(),
            phone_ending,
        })
    }

    #[test]
    fn every_word_comes_first_once_with_all_others_behind_it() {
        assert_eq!(
            of("Jan de Vries", "vries.j@post.example", None),
            [
                "jan de vries vries j post example",
                "de vries jan vries j post example",
                "vries jan de vries j post example",
                "j post example vries jan de vries",
                "post example vries j jan de vries",
                "example vries j post jan de vries",
            ]
        );
    }

    #[test]
    fn a_phone_is_found_by_its_last_three_digits_or_more() {
        assert_eq!(of("", "", Some("4831")), ["4831 831", "831 4831"]);
    }

    #[test]
    fn nobody_fills_the_index_with_a_name() {
        let terms = of(&"woord ".repeat(5_000), &format!("{}@post.example", "x".repeat(300)), None);
        assert_eq!(terms.len(), 1);
        let terms = of(&(0..5_000).map(|n| format!("{n} ")).collect::<String>(), &"ß".repeat(10_000), None);
        assert_eq!(terms.len(), MOST_WORDS);
        assert!(terms.iter().all(|term| term.len() < 2_000));
    }
}
