//! Under whose name and colour a mail goes out: what mail asks of the organisations.

use uuid::Uuid;

use crate::jobs::Failure;

/// An organisation as its mail shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// What people call it.
    pub name: String,
    /// The address that mail comes from.
    pub address: String,
    /// The accent behind its name, `#rrggbb`: [`colour::of_hue`](super::colour::of_hue).
    pub colour: String,
    /// How people reach its helpdesk, in a line; empty if it does not say.
    pub helpdesk: String,
}

/// Knows every organisation's sender.
pub trait Senders: Send + Sync + 'static {
    /// The sender of `organisation`, if there is such an organisation.
    fn sender(&self, organisation: Uuid) -> Option<Sender>;

    /// The same, for a job that cannot do without.
    ///
    /// # Errors
    /// [`Failure::Final`] if there is no such organisation.
    fn expected(&self, organisation: Uuid) -> Result<Sender, Failure> {
        self.sender(organisation).ok_or_else(|| Failure::Final(format!("there is no organisation {organisation}")))
    }

    /// The name that a part of it writes under: people know their branch better than the whole.
    fn branch(&self, organisation: Uuid, branch: Uuid) -> Option<String>;
}
