//! What a refused form remembers for the one page that follows: a short-lived cookie, read once.
//!
//! The address carries the error's code alone. How many tries are left, and what was typed, travel here, so that
//! an address made by somebody else cannot put words into a page.

use crate::desk::{CookieChange, Refusal};

/// The cookie's name.
pub(crate) const FLASH_COOKIE: &str = "herstel-flash";
/// Long enough to load the next page.
const SECONDS: u32 = 60;
/// The longest value kept: an address has at most 320 characters (RFC 3696).
const LONGEST: usize = 320;

/// What the next page may show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flash {
    /// Why the form was refused.
    pub refusal: Refusal,
    kept: Vec<(String, String)>,
}

impl Flash {
    /// Keeps a typed value.
    pub(crate) fn keep(&mut self, field: &str, value: &str) {
        self.kept.push((field.to_owned(), value.chars().take(LONGEST).collect()));
    }

    /// The typed value of `field`.
    pub(crate) fn kept(&self, field: &str) -> Option<&str> {
        self.kept.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// The cookie for the next page.
    pub(crate) fn cookie(&self) -> CookieChange {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("code", &self.refusal.code);
        let numbers = [("remaining", self.refusal.remaining), ("minutes", self.refusal.minutes)];
        for (name, number) in numbers.into_iter().filter_map(|(name, number)| Some((name, number?))) {
            form.append_pair(name, &number.to_string());
        }
        if let Some(field) = &self.refusal.field {
            form.append_pair("field", field);
        }
        for (field, value) in &self.kept {
            form.append_pair(&format!("~{field}"), value);
        }
        CookieChange::set(FLASH_COOKIE, form.finish(), SECONDS)
    }

    /// Reads the cookie; one that another page left, or that somebody made up, says nothing.
    pub(crate) fn read(cookie: &str, error: Option<&str>) -> Self {
        let mut flash = Self { refusal: Refusal::new(error.unwrap_or_default()), kept: Vec::new() };
        let pairs: Vec<_> = form_urlencoded::parse(cookie.as_bytes()).into_owned().collect();
        let ours = pairs.iter().any(|(name, value)| name == "code" && Some(value.as_str()) == error);
        for (name, value) in pairs.into_iter().filter(|_| ours) {
            match name.as_str() {
                "field" => flash.refusal.field = Some(value),
                "remaining" => flash.refusal.remaining = value.parse().ok(),
                "minutes" => flash.refusal.minutes = value.parse().ok(),
                _ => flash.kept.extend(name.strip_prefix('~').map(|field| (field.to_owned(), value))),
            }
        }
        flash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_once_with_its_reason() {
        let refusal = Refusal { remaining: Some(7), ..Refusal::of("code", "code_wrong") };
        let mut flash = Flash { refusal, ..Flash::default() };
        flash.keep("email", "a&b=c@example.org; x");
        let cookie = flash.cookie();
        assert!(cookie.value.bytes().all(|byte| byte.is_ascii_graphic() && !b",;\"\\".contains(&byte)));
        assert_eq!(Flash::read(&cookie.value, Some("code_wrong")), flash);
    }

    #[test]
    fn another_forms_cookie_says_nothing() {
        let refusal = Refusal { minutes: Some(5), ..Refusal::new("throttled") };
        let flash = Flash { refusal, ..Flash::default() };
        let read = Flash::read(&flash.cookie().value, Some("code_wrong"));
        assert_eq!(read, Flash { refusal: Refusal::new("code_wrong"), kept: Vec::new() });
    }
}
