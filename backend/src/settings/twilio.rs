//! The account that calls and sends messages.

use percent_encoding::percent_decode_str;
use url::Url;

use super::{address::is_loopback, resolve::Wrong, secret::Secret};
use crate::secrets::Number;

/// An account at Twilio, or at whatever speaks its protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twilio {
    /// Where it is: scheme, host, port and path, without the credentials and without a slash at the end.
    pub url: String,
    /// The account's id, `AC…`.
    pub account: String,
    /// Its token: opens the API, and signs what comes back.
    pub token: Secret,
    /// The number that calls and messages come from, in E.164.
    pub from: String,
}

impl Twilio {
    /// From an address such as `https://ACCOUNT:TOKEN@api.twilio.com`.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let example = "write it as https://ACCOUNT:TOKEN@api.twilio.com";
        // the cause would quote the token
        let mut url = Url::parse(text).map_err(|_| Wrong::new("is not an address", example))?;
        if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
            return Err(Wrong::new("would send its token in clear", example));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Wrong::new("has more than scheme, account, token, host and path", example));
        }
        let clear = |text: &str| percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
        let (account, token) = match (clear(url.username()), url.password().map(clear)) {
            (Ok(account), Some(Ok(token))) if !account.is_empty() && !token.is_empty() => {
                (account, Secret::from(token))
            }
            _ => return Err(Wrong::new("names no account and token", example)),
        };
        let bare = url.set_username("").and_then(|()| url.set_password(None));
        bare.map_err(|()| Wrong::new("names no host", example))?;
        Ok(Self { url: url.as_str().trim_end_matches('/').to_owned(), account, token, from: String::new() })
    }
}

pub(super) fn number(text: &str) -> Result<String, Wrong> {
    let wrong = |why| Wrong::new(format!("`{text}` will not do: {why}"), "write it as +31101234567");
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    Number::from_e164(&digits).map(|number| number.e164().to_owned()).map_err(wrong)
}
