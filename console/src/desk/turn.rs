//! What a desk answers when it does not simply show the page that was asked for.

/// The answer to an act that was done.
pub type Acted = Result<Step, Turn>;

/// Where to go next, and which cookies change on the way. Becomes a 303.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// A path of ours with its query; see [`local_path`] for one that came from outside.
    pub to: String,
    /// Cookies to set or to clear.
    pub set: Vec<CookieChange>,
}

impl Step {
    /// Goes to `path`.
    #[must_use]
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), set: Vec::new() }
    }

    /// Changes a cookie on the way.
    #[must_use]
    pub fn with(mut self, change: CookieChange) -> Self {
        self.set.push(change);
        self
    }
}

/// A cookie to set or clear: always `HttpOnly`, `SameSite=Lax`, `Path=/`, and `Secure` over https.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieChange {
    /// Its name; one that starts with `__Host-` only reaches the browser over https.
    pub name: String,
    /// Its value: visible ASCII without comma, semicolon, quote or backslash.
    pub value: String,
    /// Seconds to live. `None` lasts until the browser closes, 0 clears.
    pub max_age_s: Option<u32>,
}

impl CookieChange {
    /// Sets a cookie for `max_age_s` seconds.
    #[must_use]
    pub fn set(name: impl Into<String>, value: impl Into<String>, max_age_s: u32) -> Self {
        Self { name: name.into(), value: value.into(), max_age_s: Some(max_age_s) }
    }

    /// Clears a cookie.
    #[must_use]
    pub fn clear(name: impl Into<String>) -> Self {
        Self { name: name.into(), value: String::new(), max_age_s: Some(0) }
    }
}

/// Why the page asked for is not shown, or the act not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Somewhere else first: not signed in, a proof to give anew, a step to finish.
    Goto(Step),
    /// The input or the moment was wrong; nothing changed. A form is shown again with the reason (303 to
    /// `?error=<code>`); a page that was only asked for answers 4xx.
    Refused(Refusal),
    /// There is no such thing, or not for this person: 404 either way.
    NotFound,
    /// Known, and not allowed: 403.
    Forbidden {
        /// The stable name of the reason.
        code: String,
    },
    /// Too much at once: 503 with `Retry-After`.
    Busy {
        /// Seconds to wait.
        retry_after_s: u32,
    },
    /// An incident of ours, already logged: 500.
    Broken,
}

/// A refusal in the domain's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The stable name of the reason, `snake_case`; its words are `error-<code>` in the catalogue.
    pub code: String,
    /// The form field it concerns, by its name; without one it concerns the whole form.
    pub field: Option<String>,
    /// How many tries are left.
    pub remaining: Option<u32>,
    /// How many minutes to wait.
    pub minutes: Option<u32>,
}

impl Refusal {
    /// A refusal that concerns the whole form.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), ..Self::default() }
    }

    /// A refusal that concerns one field.
    #[must_use]
    pub fn of(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: Some(field.into()), ..Self::new(code) }
    }
}

impl From<Refusal> for Turn {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// `path` if it is a path on this site and nothing a browser could read as another one.
///
/// A `next` from a form or an address passes here before it becomes a [`Step`].
#[must_use]
pub fn local_path(path: &str) -> Option<&str> {
    let inside = path.starts_with('/') && !path.starts_with("//") && path.len() <= 512;
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (inside && plain).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_path_of_ours_is_followed() {
        assert_eq!(local_path("/me/password?error=stale"), Some("/me/password?error=stale"));
    }

    #[test]
    fn an_address_elsewhere_is_not_followed() {
        for path in ["", "me", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x", "/ä"]
        {
            assert_eq!(local_path(path), None, "{path}");
        }
    }
}
