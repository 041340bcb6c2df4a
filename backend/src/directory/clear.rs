//! The name and the address of an account as its events have them, sealed, opened for comparing.

use herstel_domain::{account::Account, ids::AccountId, sealed::Sealed};
use uuid::Uuid;

use super::check::CompareError;
use crate::{
    jobs::mail::field,
    secrets::{Place, SealError, Vault},
};

/// What somebody is called and where they sign in; none of an account that has none, or whose key was destroyed.
pub(super) async fn clear(vault: &Vault, account: Uuid, state: &str) -> Result<Option<(String, String)>, CompareError> {
    // a state that cannot be read is a row to be made anew, and is told as one
    let Ok(state) = serde_json::from_str::<Account>(state) else { return Ok(None) };
    let Some(member) = state.member() else { return Ok(None) };
    let keys = vault.keys_of(AccountId::new(account)).await?;
    let open = |field, sealed: &Sealed| match keys.open_text(Place { stream: account, field }, sealed) {
        Ok(text) => Ok(Some(text.to_string())),
        Err(SealError::NoKey(_)) => Ok(None),
        Err(source) => Err(CompareError::Sealed { account, field, source }),
    };
    Ok(open(field::NAME, &member.name)?.zip(open(field::EMAIL, &member.email.sealed)?))
}
