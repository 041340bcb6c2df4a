//! Words as they are compared: without case, accents and punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a text. Whatever is no letter or digit parts them, but for an apostrophe, which vanishes: O'Brien is
/// one word, `jan.vries@post.example` four.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match character {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '\u{301}' => {}
            mark if is_combining_mark(mark) => {}
            letter if letter.is_alphanumeric() => spell(&mut words, letter),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Letters that Unicode does not take apart and that people type in two, or without their stroke.
fn spell(words: &mut [String], letter: char) {
    let Some(word) = words.last_mut() else { return };
    match letter {
        'ß' => word.push_str("ss"),
        'æ' => word.push_str("ae"),
        'œ' => word.push_str("oe"),
        'þ' => word.push_str("th"),
        'ø' => word.push('o'),
        'ł' => word.push('l'),
        'đ' | 'ð' => word.push('d'),
        'ı' => word.push('i'),
        other => word.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert_eq!(words("José Ångström-Ørsted"), ["jose", "angstrom", "orsted"]);
        assert_eq!(words("JOSE\u{301} O’Brien"), ["jose", "obrien"]);
        assert_eq!(words("jan.de-vries+post@example.org"), ["jan", "de", "vries", "post", "example", "org"]);
        assert_eq!(words("Straße Ĳssel Łódź"), ["strasse", "ijssel", "lodz"]);
    }

    #[test]
    fn what_means_something_to_a_database_is_only_punctuation() {
        assert_eq!(words("50%_off'; DROP TABLE--\u{0}\\"), ["50", "off", "drop", "table"]);
        assert_eq!(words("🔥 \u{202e}🔥"), Vec::<String>::new());
    }

    #[test]
    fn every_script_has_words() {
        assert_eq!(words("שלום עולם"), ["שלום", "עולם"]);
        assert_eq!(words("\u{202e}Иван\u{202c} 王"), ["иван", "王"]);
    }
}
