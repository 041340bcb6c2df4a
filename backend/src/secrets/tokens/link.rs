//! What a link in a mail ends with.

use std::fmt;

use herstel_domain::ids::{AccountId, LinkId};

use super::Token;

/// Whose account, which link, and 128 random bits that prove it (R16). With the account in it the stream is found
/// without a table.
pub type LinkToken = Token<Link, 48>;

/// Marks a token of a link.
pub enum Link {}

impl LinkToken {
    /// A fresh token for a link of this account.
    #[must_use]
    pub fn generate(account: AccountId, link: LinkId) -> Self {
        Self::naming(&[account.uuid(), link.uuid()])
    }

    /// Whose stream it is in: a claim until [`Token::matches`] has said yes.
    #[must_use]
    pub fn account(&self) -> AccountId {
        AccountId::new(self.id(0))
    }

    /// Which link it is: a claim likewise.
    #[must_use]
    pub fn link(&self) -> LinkId {
        LinkId::new(self.id(1))
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkToken({} {})", self.account(), self.link())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ACCOUNT: AccountId = AccountId::new(Uuid::from_u128(7));
    const LINK: LinkId = LinkId::new(Uuid::from_u128(8));

    #[test]
    fn a_link_token_names_its_account_and_link_and_reads_back() {
        let token = LinkToken::generate(ACCOUNT, LINK);
        assert_eq!(token.text().len(), 64);
        let read = LinkToken::parse(&token.text()).unwrap();
        assert_eq!((read.account(), read.link()), (ACCOUNT, LINK));
        assert!(read.matches(&token.hashed()));
        assert_eq!(format!("{token:?}"), format!("LinkToken({ACCOUNT} {LINK})"));
    }

    #[test]
    fn r16_the_secret_of_one_link_is_of_no_use_with_another_account() {
        let token = LinkToken::generate(ACCOUNT, LINK);
        let mut moved = LinkToken::parse(&token.text()).unwrap();
        moved.bytes[0] ^= 1;
        assert!(!moved.matches(&token.hashed()));
    }
}
