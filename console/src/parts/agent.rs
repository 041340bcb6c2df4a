//! A browser's name from its `User-Agent`: enough for people to recognise their own, never a fact to decide by.

use crate::{i18n::Words, model::Place};

/// Browsers, the more particular first: most claim to be Safari and Chrome as well.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

/// Systems, the more particular first.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// "Firefox op Windows", or that it is unknown.
pub(crate) fn browser(words: Words, agent: Option<&str>) -> String {
    let agent = agent.unwrap_or_default();
    let find =
        |table: &[(&str, &'static str)]| table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(BROWSERS), find(SYSTEMS)) {
        (Some(browser), Some(system)) => {
            words.tell("browser-on", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => words.say("browser-unknown"),
    }
}

/// Whether it is held in the hand, for the picture beside it.
pub(crate) fn handheld(agent: Option<&str>) -> bool {
    agent.is_some_and(|agent| ["iPhone", "Android", "Mobile"].iter().any(|mark| agent.contains(mark)))
}

/// "Firefox op Windows, 198.51.100.23".
pub(crate) fn place(words: Words, from: &Place) -> String {
    let browser = browser(words, from.agent.as_deref());
    match &from.ip {
        Some(ip) => format!("{browser}, {ip}"),
        None => browser,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let name = |agent| browser(Words::default(), Some(agent));
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0";
        let iphone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1";
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(name(firefox), "Firefox op Windows");
        assert_eq!(name(iphone), "Safari op iPhone");
        assert_eq!(name(edge), "Edge op Windows");
        assert_eq!(name("<script>alert(1)</script>"), "Onbekende browser");
    }
}
