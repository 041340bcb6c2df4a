//! How browsers reach us, and what follows from the scheme.

use std::net::{Ipv4Addr, SocketAddr};

use url::{Host, Url};

use super::resolve::Wrong;

/// The scheme, host and port that browsers use: https, or http on loopback. Never has a path of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

/// What the cookies that hold something secret are called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cookies {
    /// A browser's signed-in state.
    pub session: &'static str,
    /// A mailed link's token until it is confirmed, and a name for the browser that asked for it.
    pub link: &'static str,
    /// What a remembered browser shows for itself.
    pub device: &'static str,
}

impl BaseUrl {
    /// The address of a server that listens on loopback, without a proxy before it.
    ///
    /// # Errors
    /// [`Wrong`] if the address is not loopback: passwords would cross the network in clear.
    pub fn of_listener(listen: SocketAddr) -> Result<Self, Wrong> {
        Self::parse(&format!("http://{listen}"))
    }

    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let example = "write scheme, host and port only, as https://herstel.example.org";
        let url =
            Url::parse(text).map_err(|error| Wrong::new(format!("`{text}` is not an address: {error}"), example))?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(Wrong::new("has more than scheme, host and port", example));
        }
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if is_loopback(&url) => Ok(Self(url)),
            "http" => Err(Wrong::new(
                format!("`{text}` would send passwords over the network in clear"),
                "give the https address that browsers use, or listen on loopback only",
            )),
            scheme => Err(Wrong::new(format!("`{scheme}` is neither https nor http"), example)),
        }
    }

    /// Whether browsers come by https: then cookies are `Secure` and HSTS is sent.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The cookies' names. Browsers take the prefix `__Host-` only with `Secure`, `Path=/` and without `Domain`
    /// (RFC 6265bis §4.1.3.2), so that no neighbouring host can set them.
    #[must_use]
    pub fn cookies(&self) -> Cookies {
        if self.is_secure() {
            Cookies { session: "__Host-herstel", link: "__Host-herstel-link", device: "__Host-herstel-device" }
        } else {
            Cookies { session: "herstel", link: "herstel-link", device: "herstel-device" }
        }
    }

    /// The origin that browsers send with a form, as `https://herstel.example.org` (RFC 6454 §6.2).
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The full address of a path of ours, for links in mail. The path starts with a slash.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }
}

/// Whether an address stays on this machine. In schemes that the URL standard does not know, as `smtp`, an IPv4 address
/// counts as a name.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name.ends_with(".localhost")
                || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
