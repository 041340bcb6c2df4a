//! E-mail addresses: read strictly, compared in their normal form, shown masked.

use std::fmt;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// The longest address that mail can carry (RFC 5321 §4.5.3.1.3, less the angle brackets), in bytes.
const LONGEST: usize = 254;
/// The longest part before the `@` (§4.5.3.1.1), in bytes.
const LONGEST_LOCAL: usize = 64;

/// An address that has the shape of one. Its `Debug` form is masked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address {
    typed: String,
    normalised: String,
}

/// Why a text is no address: the reason goes to the form's field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("no address was given")]
    Empty,
    /// Longer than mail can carry.
    #[error("an address has at most 254 bytes, 64 of them before the @")]
    TooLong,
    /// Not `name@domain.tld`.
    #[error("this does not have the shape of an e-mail address")]
    Malformed,
}

impl AddressError {
    /// The stable name of the reason.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::Malformed => "malformed",
        }
    }
}

impl Address {
    /// Reads an address: white space around it is dropped, Unicode is brought to NFC.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        // Before any work is spent on it. Composing shortens, but not to a third.
        if text.len() > 3 * LONGEST {
            return Err(AddressError::TooLong);
        }
        let typed: String = text.nfc().collect();
        let (local, domain) = typed.rsplit_once('@').ok_or(AddressError::Malformed)?;
        let ascii = ascii(domain).ok_or(AddressError::Malformed)?;
        let normalised: String = format!("{}@{ascii}", local.to_lowercase()).nfc().collect();
        if typed.len() > LONGEST || normalised.len() > LONGEST || local.len() > LONGEST_LOCAL {
            return Err(AddressError::TooLong);
        }
        if !is_local(local) {
            return Err(AddressError::Malformed);
        }
        Ok(Self { typed, normalised })
    }

    /// As it was typed: for showing to its owner.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// For comparing: lower case, the domain in ASCII (IDNA). Dots and `+` in the local part are left alone, as only
    /// its mail server knows what they mean.
    #[must_use]
    pub fn normalised(&self) -> &str {
        &self.normalised
    }

    /// Whether mail to both ends up in one mailbox, as far as that can be seen: what follows a `+` in the local part is
    /// a label to most servers. Two mailboxes may look like one, but hardly one like two.
    #[must_use]
    pub fn shares_mailbox_with(&self, other: &Self) -> bool {
        self.mailbox() == other.mailbox()
    }

    fn mailbox(&self) -> (&str, &str) {
        let (local, domain) = self.normalised.rsplit_once('@').unwrap_or((&self.normalised, ""));
        (local.split_once('+').map_or(local, |(mailbox, _)| mailbox), domain)
    }

    /// For sending: the local part as typed, the domain in ASCII.
    #[must_use]
    pub fn deliverable(&self) -> String {
        let local = self.typed.rsplit_once('@').map_or("", |(local, _)| local);
        let domain = self.normalised.rsplit_once('@').map_or("", |(_, domain)| domain);
        format!("{local}@{domain}")
    }

    /// For showing to somebody who may not be its owner.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.typed)
    }
}

/// The normal form of an address, for comparing.
///
/// # Errors
/// [`AddressError`].
pub fn normalise(text: &str) -> Result<String, AddressError> {
    Address::parse(text).map(|address| address.normalised)
}

/// An address with its local part all but hidden: `pri•••••@example.net`. The bullets do not count its length.
#[must_use]
pub fn mask(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let shown = if local.chars().count() > 4 { 3 } else { 1 };
    let start: String = local.chars().take(shown).collect();
    if domain.is_empty() { format!("{start}•••••") } else { format!("{start}•••••@{domain}") }
}

/// An address of which its owner recognises enough and nobody else learns where to go on: `j•••@g•••.nl`. For a
/// backup address, which is often a private one, and is named to whoever knows the password.
#[must_use]
pub fn mask_wholly(address: &str) -> String {
    let first = |text: &str| text.chars().take(1).collect::<String>();
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
    format!("{}•••@{}•••.{top}", first(local), first(domain))
}

/// The domain in ASCII, lower case; none if it is not a name with at least two labels.
fn ascii(domain: &str) -> Option<String> {
    let ascii = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .ok()?;
    let (_, last) = ascii.rsplit_once('.')?;
    // A number is the end of an IP address, not of a name.
    let is_name = !last.bytes().all(|byte| byte.is_ascii_digit());
    is_name.then(|| ascii.clone().into_owned())
}

/// RFC 5322's dot-atom, with the letters and digits of all languages (RFC 6531). No quoted strings.
fn is_local(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(allowed))
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_reach_the_same_mailbox_compare_equal() {
        for (one, other) in [
            (" Priya@Example.NET\t", "priya@example.net"),
            ("jos@b\u{fc}cher.example", "jos@XN--BCHER-KVA.example"),
            ("jose\u{301}@example.net", "JOS\u{c9}@example.net"),
        ] {
            assert_eq!(normalise(one), normalise(other));
            assert!(normalise(one).is_ok());
        }
    }

    #[test]
    fn dots_and_tags_in_the_local_part_are_left_alone() {
        assert_ne!(normalise("p.riya@example.net"), normalise("priya@example.net"));
        assert_ne!(normalise("priya+x@example.net"), normalise("priya@example.net"));
    }

    #[test]
    fn what_is_sent_keeps_the_local_part_and_has_an_ascii_domain() {
        let address = Address::parse("Priya@B\u{fc}cher.Example").unwrap();
        assert_eq!(address.deliverable(), "Priya@xn--bcher-kva.example");
        assert_eq!(address.typed(), "Priya@B\u{fc}cher.Example");
    }

    #[test]
    fn a_text_without_the_shape_of_an_address_is_refused() {
        for text in [
            "priya",
            "@example.net",
            "priya@",
            "priya@localhost",
            "a b@example.net",
            "a@b@example.net",
            ".a@example.net",
            "a.@example.net",
            "a..b@example.net",
            "a@-b.net",
            "a@b-.net",
            "a@b..net",
            "a@.net",
            "a@b.net.",
            "a@192.0.2.1",
            "a@[192.0.2.1]",
            "a\r\nBcc: b@example.net",
            "a\0@example.net",
            "\"a b\"@example.net",
            "a@exa mple.net",
            "<a@example.net>",
            "a@example.net, b@example.net",
            "a\u{202e}b@example.net",
            "a@exa\u{0}mple.net",
            "a@_x.example",
        ] {
            assert_eq!(Address::parse(text), Err(AddressError::Malformed), "{text:?}");
        }
        assert_eq!(Address::parse(" \n"), Err(AddressError::Empty));
    }

    #[test]
    fn an_address_has_at_most_254_bytes_and_64_before_the_at() {
        let domain = format!("{}.{}.{}.example", "a".repeat(60), "b".repeat(60), "c".repeat(60));
        let room = 254 - domain.len() - 1;
        assert!(Address::parse(&format!("{}@{domain}", "l".repeat(room))).is_ok());
        assert_eq!(Address::parse(&format!("{}@{domain}", "l".repeat(room + 1))), Err(AddressError::TooLong));
        assert!(Address::parse(&format!("{}@example.net", "l".repeat(64))).is_ok());
        assert_eq!(Address::parse(&format!("{}@example.net", "l".repeat(65))), Err(AddressError::TooLong));
        assert_eq!(Address::parse(&"l".repeat(10_000_000)), Err(AddressError::TooLong));
    }

    #[test]
    fn a_mask_shows_where_mail_goes_and_not_to_whom() {
        assert_eq!(mask("priya@example.net"), "pri•••••@example.net");
        assert_eq!(mask("priya.vanderberg@example.net"), "pri•••••@example.net");
        assert_eq!(mask("jan@example.net"), "j•••••@example.net");
        assert_eq!(mask("\u{c9}\u{c9}n@example.net"), "\u{c9}•••••@example.net");
        assert_eq!(mask(""), "•••••");
    }

    #[test]
    fn a_backup_address_shows_three_letters_and_where_its_name_ends() {
        assert_eq!(mask_wholly("jan.prive@gmail.nl"), "j•••@g•••.nl");
        assert_eq!(mask_wholly("\u{e9}@mail.b\u{fc}cher.co.uk"), "\u{e9}•••@m•••.uk");
    }

    proptest! {
        #[test]
        fn any_text_is_an_address_or_not_and_the_normal_form_is_stable(text in "[\\w.+!'{}|~-]{1,20}@[\\w.-]{1,12}[.][a-z]{2,5}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert_eq!(normalise(address.normalised()), Ok(address.normalised().to_owned()));
                prop_assert_eq!(normalise(&address.deliverable()), Ok(address.normalised().to_owned()));
                prop_assert!(address.deliverable().parse::<lettre::Address>().is_ok(), "{}", address.deliverable());
            }
        }
    }
}
