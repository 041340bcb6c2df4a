//! From where something was done: an address, and the browser and system as people name them.

use serde::{Deserialize, Serialize};

/// The client behind an act, as it said itself: an aid to memory, not evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The client's IP address.
    pub ip: Option<String>,
    /// Its `User-Agent` header.
    pub agent: Option<String>,
}

/// Names by the mark that betrays them. Order counts: most browsers also claim to be others.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

impl Origin {
    /// The browser, if it is one of the common ones.
    #[must_use]
    pub fn browser(&self) -> Option<&'static str> {
        self.named(&BROWSERS)
    }

    /// The operating system or device, if it is one of the common ones.
    #[must_use]
    pub fn system(&self) -> Option<&'static str> {
        self.named(&SYSTEMS)
    }

    fn named(&self, names: &[(&str, &'static str)]) -> Option<&'static str> {
        let agent = self.agent.as_deref()?;
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(agent: &str, browser: Option<&str>, system: Option<&str>) {
        let origin = Origin { ip: None, agent: Some(agent.to_owned()) };
        assert_eq!((origin.browser(), origin.system()), (browser, system), "{agent}");
    }

    #[test]
    fn common_browsers_are_named_as_people_name_them() {
        let (webkit, gecko) = ("AppleWebKit/537.36 (KHTML, like Gecko)", "Gecko/20100101");
        named(
            &format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/140.0.0.0 Safari/537.36"),
            Some("Chrome"),
            Some("Windows"),
        );
        named(
            &format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"),
            Some("Edge"),
            Some("Windows"),
        );
        named(
            &format!("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) {gecko} Firefox/140.0"),
            Some("Firefox"),
            Some("Linux"),
        );
        named(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
             Version/18.6 Mobile/15E148 Safari/604.1",
            Some("Safari"),
            Some("iPhone"),
        );
        named(
            &format!("Mozilla/5.0 (Linux; Android 10; K) {webkit} Chrome/140.0.0.0 Mobile Safari/537.36"),
            Some("Chrome"),
            Some("Android"),
        );
        named(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
            Some("Safari"),
            Some("macOS"),
        );
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        named("", None, None);
        named("<script>alert(1)</script>", None, None);
        assert_eq!(Origin::default().browser(), None);
    }
}
