//! What the directory says of somebody, as their events have it: sealed, and opened with the person's key.

use std::error::Error;

use async_trait::async_trait;
use herstel_domain::{
    account::{Account, AccountDecider},
    ids::AccountId,
    sealed::Sealed,
};
use uuid::Uuid;

use super::check::CompareError;
use crate::{
    jobs::mail::field,
    journal::{DirectoryEntry, Listed, Lister, Stream},
    secrets::{Place, SealError, Vault},
};

/// Digits of a number that support finds somebody by.
const ENDING: usize = 4;

/// What is in clear of a number: its last digits.
#[must_use]
pub fn ending(number: &str) -> String {
    number.chars().skip(number.chars().count().saturating_sub(ENDING)).collect()
}

/// The entry of an account as this state has it; none of an account that has none, or whose key was destroyed.
pub(super) async fn clear(vault: &Vault, account: Uuid, state: &str) -> Result<Option<DirectoryEntry>, CompareError> {
    // a state that cannot be read is a row to be made anew, and is told as one
    let Ok(state) = serde_json::from_str::<Account>(state) else { return Ok(None) };
    let Some(listed) = AccountDecider::listed(&state) else { return Ok(None) };
    opened(vault, account, listed).await
}

async fn opened(vault: &Vault, account: Uuid, listed: Listed<'_>) -> Result<Option<DirectoryEntry>, CompareError> {
    let keys = vault.keys_of(AccountId::new(account)).await?;
    let open = |field, sealed: &Sealed| match keys.open_text(Place { stream: account, field }, sealed) {
        Ok(text) => Ok(Some(text.to_string())),
        Err(SealError::NoKey(_)) => Ok(None),
        Err(source) => Err(CompareError::Sealed { account, field, source }),
    };
    let names = open(field::NAME, listed.name)?.zip(open(field::EMAIL, listed.email)?);
    let Some((name, email)) = names else { return Ok(None) };
    let number = listed.phone.map(|number| open(field::PHONE, number)).transpose()?.flatten();
    let phone_ending = number.as_deref().map(ending);
    Ok(Some(DirectoryEntry { organisation: listed.organisation, name, email, phone_ending }))
}

#[async_trait]
impl Lister for Vault {
    async fn entry(
        &self,
        account: Uuid,
        listed: Listed<'_>,
    ) -> Result<Option<DirectoryEntry>, Box<dyn Error + Send + Sync>> {
        Ok(opened(self, account, listed).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_four_digits_tell_numbers_apart_and_not_whose_they_are() {
        assert_eq!(ending("+31612345678"), "5678");
        assert_eq!(ending("+6823"), "6823");
        assert_eq!(ending("+68"), "+68");
    }
}
