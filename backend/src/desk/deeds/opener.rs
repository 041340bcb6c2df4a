//! What opens an account's sealed values for reading its history.

use herstel_console::model::Place;
use herstel_domain::{
    account::Authenticator,
    ids::{AccountId, AuthenticatorId},
    sealed::Sealed,
};

use super::super::place;
use crate::{jobs::mail::Origin, secrets::Keys};

/// An account's keys, and the names that its apps have. What was erased reads as nothing: history keeps its shape.
pub(in super::super) struct Opener<'a> {
    id: AccountId,
    apps: &'a [Authenticator],
    keys: &'a Keys,
}

impl<'a> Opener<'a> {
    /// For the history of an account that has these apps; none, as long as it waits for its owner.
    pub(in super::super) fn new(id: AccountId, apps: &'a [Authenticator], keys: &'a Keys) -> Self {
        Self { id, apps, keys }
    }

    /// Whose history it is.
    pub(in super::super) fn id(&self) -> AccountId {
        self.id
    }

    /// An app's name, as it is in the state that the apps were taken from.
    pub(super) fn label(&self, app: AuthenticatorId) -> String {
        let app = self.apps.iter().find(|known| known.id == app);
        app.map(|app| self.text(place::LABEL, &app.label)).unwrap_or_default()
    }

    /// A text that was sealed as `field` of this account.
    pub(in super::super) fn text(&self, field: &'static str, sealed: &Sealed) -> String {
        let text = self.keys.open_text(place::of(self.id, field), sealed);
        text.map(|text| text.to_string()).unwrap_or_default()
    }

    /// From where something was done.
    pub(in super::super) fn place(&self, origin: Option<&Sealed>) -> Place {
        let text = origin.map(|sealed| self.text(place::ORIGIN, sealed));
        let origin: Option<Origin> = text.and_then(|text| serde_json::from_str(&text).ok());
        origin.map_or_else(Place::default, |Origin { ip, agent }| Place { ip, agent })
    }
}
