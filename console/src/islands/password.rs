//! What a password to be still lacks, while it is typed: the part of the server's rules that can be known here.

use std::mem::discriminant;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use serde::{Deserialize, Serialize};

/// What a policy asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Code points at least.
    pub min: u32,
    /// Code points at most.
    pub max: u32,
    /// Whether every kind of character must be there.
    pub classes: bool,
}

/// Something that a password lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// So many code points.
    Length(u32),
    /// Shortness.
    TooLong,
    /// An upper-case letter.
    Upper,
    /// A lower-case letter.
    Lower,
    /// A digit.
    Digit,
    /// Something that is neither letter nor digit.
    Special,
}

/// What `password` lacks (as NFC: that is what the server judges). Whether it is easy to guess only the server knows.
#[must_use]
pub fn lacks(password: &str, asked: Asked) -> Vec<Lack> {
    let length = u32::try_from(password.chars().count()).unwrap_or(u32::MAX);
    if length > asked.max {
        return vec![Lack::TooLong];
    }
    let without = |class: fn(char) -> bool| asked.classes && !password.chars().any(class);
    let all = [
        (length < asked.min, Lack::Length(asked.min.saturating_sub(length))),
        (without(char::is_uppercase), Lack::Upper),
        (without(char::is_lowercase), Lack::Lower),
        (without(char::is_numeric), Lack::Digit),
        (without(|c| !c.is_alphanumeric()), Lack::Special),
    ];
    all.into_iter().filter_map(|(lacks, lack)| lacks.then_some(lack)).collect()
}

/// What a policy with kinds of characters asks, one by one, in the order of the list.
const RULES: [(&str, Lack); 5] = [
    ("length", Lack::Length(0)),
    ("upper", Lack::Upper),
    ("lower", Lack::Lower),
    ("digit", Lack::Digit),
    ("special", Lack::Special),
];

/// Whether a password with these lacks keeps a rule; none is kept by a password that is too long to be looked at.
fn keeps(lacks: &[Lack], rule: Lack) -> bool {
    lacks.iter().all(|lack| *lack != Lack::TooLong && discriminant(lack) != discriminant(&rule))
}

/// The words for it, in the page's language. `{}` is a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordWords {
    pub needs: String,
    pub and: String,
    pub one: String,
    pub many: String,
    pub upper: String,
    pub lower: String,
    pub digit: String,
    pub special: String,
    pub too_long: String,
    pub complete: String,
    /// Each rule as a point of the list; empty where the field's hint says it all.
    pub rules: Vec<String>,
    /// Said of a rule that is kept, to those who do not see the tick.
    pub kept: String,
}

impl PasswordWords {
    /// "Nog nodig: 3 tekens, een hoofdletter en een cijfer."
    fn sentence(&self, lacks: &[Lack]) -> String {
        let mut names: Vec<String> = lacks.iter().map(|lack| self.name(*lack)).collect();
        match (lacks, names.pop()) {
            (_, None) => self.complete.clone(),
            ([Lack::TooLong], _) => self.too_long.clone(),
            (_, Some(last)) if names.is_empty() => format!("{} {last}.", self.needs),
            (_, Some(last)) => format!("{} {} {} {last}.", self.needs, names.join(", "), self.and),
        }
    }

    fn name(&self, lack: Lack) -> String {
        match lack {
            Lack::Length(1) => self.one.clone(),
            Lack::Length(count) => self.many.replace("{}", &count.to_string()),
            Lack::Upper => self.upper.clone(),
            Lack::Lower => self.lower.clone(),
            Lack::Digit => self.digit.clone(),
            Lack::Special => self.special.clone(),
            Lack::TooLong => self.too_long.clone(),
        }
    }
}

/// Says under the field `children` what the password lacks, as soon as something is typed. Its line is kept free.
///
/// Where there are kinds of characters, each rule is a point of a list that is there from the start, and ticked as soon
/// as it is kept.
#[island]
pub fn LivePassword(
    /// What the policy asks.
    asked: Asked,
    /// The words for it.
    words: PasswordWords,
    children: Children,
) -> impl IntoView {
    let lacking = RwSignal::new(None::<Vec<Lack>>);
    let typed = move |event: leptos::ev::Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            let text = String::from(js_sys::JsString::from(input.value()).normalize("NFC"));
            lacking.set((!text.is_empty()).then(|| lacks(&text, asked)));
        }
    };
    let listed = !words.rules.is_empty();
    let sentence = {
        let words = words.clone();
        // what the list does not say
        let says_more = move |lacks: &Vec<Lack>| !listed || matches!(lacks[..], [] | [Lack::TooLong]);
        move || lacking.get().filter(says_more).map(|lacks| words.sentence(&lacks))
    };
    let points = RULES.into_iter().zip(words.rules.clone()).map(|((name, rule), text)| {
        let is_kept = move || lacking.get().is_some_and(|lacks| keeps(&lacks, rule));
        let kept = words.kept.clone();
        view! {
            <li data-rule=name data-kept=move || is_kept().to_string()>
                {text}<span class="sr">{move || is_kept().then(|| format!(" {kept}"))}</span>
            </li>
        }
    });
    let points = listed.then(|| view! { <ul class="rules" id="password-rules">{points.collect_view()}</ul> });
    // Read out when a kind of lack comes or goes, not at every key.
    let kinds = Memo::new(move |_| lacking.get().map(|lacks| lacks.iter().map(discriminant).collect::<Vec<_>>()));
    let heard = move || {
        // to track is not enough: a memo that nobody read follows nothing
        drop(kinds.get());
        lacking.get_untracked().map(|lacks| words.sentence(&lacks))
    };
    view! {
        <div class="live-password" on:input=typed>
            {children()}
            {points}
            <p class="hint said" id="password-lacks" aria-hidden="true">{sentence}</p>
            <p class="sr" role="status">{heard}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Asked = Asked { min: 8, max: 256, classes: false };
    const CLASSES: Asked = Asked { min: 15, max: 256, classes: true };

    fn words() -> PasswordWords {
        let word = |word: &str| word.to_owned();
        PasswordWords {
            needs: word("Nog nodig:"),
            and: word("en"),
            one: word("1 teken"),
            many: word("{} tekens"),
            upper: word("een hoofdletter"),
            lower: word("een kleine letter"),
            digit: word("een cijfer"),
            special: word("een leesteken"),
            too_long: word("Te lang."),
            complete: word("Goed."),
            rules: Vec::new(),
            kept: word("(goed)"),
        }
    }

    #[test]
    fn length_is_counted_in_code_points() {
        assert_eq!(lacks("🦊🐢🦉🐋🦔🐙🦜", PLAIN), [Lack::Length(1)]);
        assert_eq!(lacks("🦊🐢🦉🐋🦔🐙🦜🐞", PLAIN), []);
        assert_eq!(lacks(&"x".repeat(257), PLAIN), [Lack::TooLong]);
    }

    #[test]
    fn kinds_of_characters_are_asked_only_where_the_policy_does() {
        assert_eq!(lacks("vier natte fietsers", PLAIN), []);
        assert_eq!(lacks("vier natte fietsers", CLASSES), [Lack::Upper, Lack::Digit]);
    }

    #[test]
    fn each_rule_is_kept_or_not_by_itself() {
        let kept = |password| {
            let lacks = lacks(password, CLASSES);
            RULES.into_iter().filter(|(_, rule)| keeps(&lacks, *rule)).map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(kept("a"), ["lower"]);
        assert_eq!(kept("A7"), ["upper", "digit"]);
        assert_eq!(kept("vier natte fietsers"), ["length", "lower", "special"]);
        assert_eq!(kept("Vier natte fietsers 7"), ["length", "upper", "lower", "digit", "special"]);
        assert_eq!(kept(&"x".repeat(257)), [""; 0]);
    }

    #[test]
    fn what_is_lacking_is_one_sentence() {
        let say = |password, asked| words().sentence(&lacks(password, asked));
        assert_eq!(say("vier", CLASSES), "Nog nodig: 11 tekens, een hoofdletter, een cijfer en een leesteken.");
        assert_eq!(say("zeven 7", PLAIN), "Nog nodig: 1 teken.");
        assert_eq!(say("vier natte fietsers", PLAIN), "Goed.");
        assert_eq!(say(&"x".repeat(257), CLASSES), "Te lang.");
    }
}
