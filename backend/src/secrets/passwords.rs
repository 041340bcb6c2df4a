//! What a password must be (R23): long enough, not on the block-list, and nothing more unless a policy asks.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;
use zxcvbn::{Score, feedback::Warning};

/// Code points beyond which a password is refused, so that nobody has to hash a book. NIST asks for 64 at least.
const LONGEST: usize = 256;
/// Code points that are estimated. The rest can only make a password harder to guess, while the estimate's work grows
/// with the square of the length: a hundred digits and signs that may stand for letters took two seconds.
const ESTIMATED: usize = 32;
/// Shorter parts of a name are in too many words.
const SHORTEST_NAME: usize = 4;

/// Words that Dutch-speaking people choose first; the library's lists are English.
const DUTCH: [&str; 40] = [
    "welkom",
    "wachtwoord",
    "geheim",
    "inloggen",
    "aanmelden",
    "herstel",
    "hallo",
    "lekker",
    "liefde",
    "schatje",
    "voetbal",
    "feyenoord",
    "ajax",
    "amsterdam",
    "rotterdam",
    "utrecht",
    "denhaag",
    "eindhoven",
    "groningen",
    "nederland",
    "oranje",
    "holland",
    "vakantie",
    "zonnetje",
    "zomer",
    "winter",
    "herfst",
    "lente",
    "voorjaar",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "januari",
    "februari",
    "december",
    "kantoor",
];

/// What a policy asks of a password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rules {
    /// Code points at least: 15 where the password is alone, 8 with a second factor.
    pub minimum: usize,
    /// Whether it must have an upper-case and a lower-case letter, a digit and another character.
    pub classes: bool,
}

/// How hard a password is to guess, from 0 (not at all) to 4 (very), as zxcvbn estimates it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Strength(pub u8);

/// Why a password is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weakness {
    /// Fewer code points than the policy asks.
    TooShort {
        /// As many as it asks.
        minimum: usize,
    },
    /// More than 256 code points.
    TooLong,
    /// The whole password is a common one.
    Common,
    /// It contains the person's name or address, or the organisation's name.
    Personal,
    /// It follows patterns that guessing programs try first.
    Guessable,
    /// No upper-case letter, where the policy asks for one.
    MissingUpper,
    /// No lower-case letter, where the policy asks for one.
    MissingLower,
    /// No digit, where the policy asks for one.
    MissingDigit,
    /// Only letters and digits, where the policy asks for more.
    MissingSpecial,
}

impl Weakness {
    /// The stable name of the reason.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too_short",
            Self::TooLong => "too_long",
            Self::Common => "common",
            Self::Personal => "personal",
            Self::Guessable => "guessable",
            Self::MissingUpper => "missing_upper",
            Self::MissingLower => "missing_lower",
            Self::MissingDigit => "missing_digit",
            Self::MissingSpecial => "missing_special",
        }
    }
}

/// The password as it is judged and hashed: NFC, so that every keyboard gives the same bytes (SP 800-63B-4 §3.1.1.2).
#[must_use]
pub fn prepare(password: &str) -> Zeroizing<String> {
    // Three times as long at most (Unicode, UAX 15): growing would leave copies behind.
    let mut prepared = Zeroizing::new(String::with_capacity(password.len() * 3));
    prepared.extend(password.nfc());
    prepared
}

/// Judges a password. `context` is what others may know of the person: name, addresses, the organisation's name.
///
/// Takes a millisecond, or a hundred for a password made to be slow: run it off the workers.
///
/// # Errors
/// Everything that is wrong with it, in the order of [`Weakness`].
pub fn assess(password: &str, rules: &Rules, context: &[&str]) -> Result<Strength, Vec<Weakness>> {
    // Too long by far: not even normalised.
    if password.len() > LONGEST * 16 {
        return Err(vec![Weakness::TooLong]);
    }
    let password = prepare(password);
    let length = password.chars().count();
    let mut found = Vec::new();
    if length < rules.minimum {
        found.push(Weakness::TooShort { minimum: rules.minimum });
    }
    if length > LONGEST {
        return Err(vec![Weakness::TooLong]);
    }
    let (strength, blocked) = blocked(&password, &words(context));
    found.extend(blocked);
    if rules.classes {
        found.extend(missing_classes(&password));
    }
    if found.is_empty() { Ok(strength) } else { Err(found) }
}

/// The block-list's answer: at most one reason, the plainest.
fn blocked(password: &str, personal: &[String]) -> (Strength, Option<Weakness>) {
    let known: Vec<&str> = personal.iter().map(String::as_str).chain(DUTCH).collect();
    let start: Zeroizing<String> = Zeroizing::new(password.chars().take(ESTIMATED).collect());
    let estimate = zxcvbn::zxcvbn(&start, &known);
    let strength = Strength(estimate.score().into());
    let folded = Zeroizing::new(password.to_lowercase());
    // Below a million guesses. The next class is for attempts without a limit, which this service never allows.
    let guessable = estimate.score() <= Score::One;
    let common = estimate.feedback().and_then(|feedback| feedback.warning()).is_some_and(|warning| {
        matches!(
            warning,
            Warning::ThisIsATop10Password | Warning::ThisIsATop100Password | Warning::ThisIsACommonPassword
        )
    });
    let weakness = if personal.iter().any(|word| folded.contains(word.as_str())) {
        Some(Weakness::Personal)
    } else if common || guessable && DUTCH.iter().any(|word| folded.contains(word)) {
        Some(Weakness::Common)
    } else {
        guessable.then_some(Weakness::Guessable)
    };
    (strength, weakness)
}

/// The words of names and addresses, in lower case. Of an address only what stands before the `@`: the rest is shared.
fn words(context: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for text in context {
        let text = text.split_once('@').map_or(*text, |(local, _)| local).nfc().collect::<String>().to_lowercase();
        let parts = text.split(|c: char| !c.is_alphanumeric());
        words.extend(parts.filter(|part| part.chars().count() >= SHORTEST_NAME).map(str::to_owned));
        if text.chars().count() >= SHORTEST_NAME {
            words.push(text);
        }
    }
    words
}

fn missing_classes(password: &str) -> impl Iterator<Item = Weakness> {
    let lacks = |class: fn(char) -> bool| !password.chars().any(class);
    let classes = [
        (lacks(char::is_uppercase), Weakness::MissingUpper),
        (lacks(char::is_lowercase), Weakness::MissingLower),
        (lacks(char::is_numeric), Weakness::MissingDigit),
        (lacks(|c| !c.is_alphanumeric()), Weakness::MissingSpecial),
    ];
    classes.into_iter().filter_map(|(lacks, weakness)| lacks.then_some(weakness))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALONE: Rules = Rules { minimum: 15, classes: false };
    const SECOND: Rules = Rules { minimum: 8, classes: false };
    const CLASSES: Rules = Rules { minimum: 15, classes: true };
    const PRIYA: [&str; 3] = ["Priya van der Berg", "p.vanderberg@example.net", "FinRust"];

    fn reasons(password: &str, rules: &Rules) -> Vec<Weakness> {
        assess(password, rules, &PRIYA).err().unwrap_or_default()
    }

    #[test]
    fn r23_the_policys_minimum_is_counted_in_code_points() {
        assert_eq!(reasons("mk7Qv!x", &SECOND), [Weakness::TooShort { minimum: 8 }]);
        assert_eq!(reasons("mk7Qv!xe", &SECOND), []);
        assert_eq!(reasons("éèêëøßþðæœłđžš", &ALONE), [Weakness::TooShort { minimum: 15 }]);
        assert_eq!(reasons("éèêëøßþðæœłđžšć", &ALONE), []);
        assert_eq!(reasons("🦊🐢🦉🐋🦔🐙🦜🐞", &SECOND), []);
    }

    #[test]
    fn r23_at_least_64_characters_are_allowed_and_spaces_too() {
        let long = "vier natte fietsers zoeken een droge brug onder het station van Assen".to_owned();
        assert!(long.chars().count() > 64);
        assert_eq!(assess(&long, &ALONE, &PRIYA), Ok(Strength(4)));
        let longest: String = long.chars().cycle().take(256).collect();
        assert!(assess(&longest, &ALONE, &PRIYA).is_ok());
        assert_eq!(reasons(&format!("{longest}x"), &ALONE), [Weakness::TooLong]);
        assert_eq!(reasons(&"x".repeat(10_000_000), &ALONE), [Weakness::TooLong]);
    }

    #[test]
    fn r23_a_common_password_is_refused_with_that_reason() {
        for password in ["password", "12345678", "iloveyou", "Password1", "Welkom01", "wachtwoord123", "Herfst2024"] {
            assert_eq!(reasons(password, &SECOND), [Weakness::Common], "{password}");
        }
    }

    #[test]
    fn r23_the_persons_own_names_are_refused_with_that_reason() {
        for password in ["xk7!priya-Qv9w", "VanDerBerg#81xq", "FINRUST-mk7Qv!x", "p.vanderberg xq 7"] {
            assert_eq!(reasons(password, &SECOND), [Weakness::Personal], "{password}");
        }
        assert_eq!(reasons("mk7Qv!xe van der", &SECOND), [], "short parts of a name are in too many words");
    }

    #[test]
    fn r23_what_follows_a_pattern_is_refused_with_that_reason() {
        for password in ["aaaaaaaaaaaaaaa", "abcdefghijklmno", "qwertyuiopqwert", "abcabcabcabcabc"] {
            assert_eq!(reasons(password, &ALONE).len(), 1, "{password}");
            assert!(matches!(reasons(password, &ALONE)[0], Weakness::Guessable | Weakness::Common), "{password}");
        }
    }

    #[test]
    fn r23_composition_is_asked_only_where_the_policy_asks_it() {
        let plain = "vier natte fietsers op de brug";
        assert_eq!(reasons(plain, &ALONE), []);
        assert_eq!(reasons(plain, &CLASSES), [Weakness::MissingUpper, Weakness::MissingDigit]);
        assert_eq!(reasons("VIERNATTEFIETSERS7", &CLASSES), [Weakness::MissingLower, Weakness::MissingSpecial]);
        assert_eq!(reasons("Vier natte fietsers op de brug 7", &CLASSES), []);
    }

    #[test]
    fn the_same_password_from_another_keyboard_has_the_same_bytes() {
        assert_eq!(prepare("cafe\u{301} brug 7"), prepare("caf\u{e9} brug 7"));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let codes: Vec<_> = reasons("priya", &CLASSES).into_iter().map(Weakness::code).collect();
        assert_eq!(codes, ["too_short", "personal", "missing_upper", "missing_digit", "missing_special"]);
    }

    #[test]
    fn a_password_made_to_be_slow_is_judged_in_time() {
        let slow: String = "4@8({[<3691!|70$5+7%2".chars().cycle().take(256).collect();
        let started = std::time::Instant::now();
        let _ = assess(&slow, &SECOND, &PRIYA);
        assert!(started.elapsed().as_secs() < 3, "{:?}", started.elapsed());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_judged_and_never_a_crash(password in "\\PC{0,40}", name in "\\PC{0,12}") {
            let _ = assess(&password, &CLASSES, &[&name]);
        }
    }
}
