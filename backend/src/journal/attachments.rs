//! What goes into a commit beside the events and what follows from them.

use std::collections::HashMap;

use herstel_domain::ids::KeyId;
use serde_json::Value;
use uuid::Uuid;

/// What the caller adds to a commit. It is written in the transaction of the events, and only if there are any.
#[derive(Clone, Debug, Default)]
pub struct Attachments {
    /// Data keys that the events' sealed values need.
    pub new_keys: Vec<NewKey>,
    /// Data keys to destroy: what was sealed under them is unreadable from then on.
    pub destroyed_keys: Vec<KeyId>,
    /// What must be unique in the deployment, claimed for the stream.
    pub claims: Vec<Claim>,
    /// Claims of the stream that end. One that is claimed in the same commit is left as it is.
    pub released_claims: Vec<Claim>,
    /// The clear values that support searches by, for the account that the stream is.
    pub directory: Option<DirectoryEntry>,
    /// What jobs carry that events must not hold, by the id that [`Job::enclosure`](super::Job) names.
    pub enclosures: HashMap<Uuid, Value>,
    /// Whether this is one of very many acts at once, such as a list's: then nobody waits for its jobs.
    pub in_bulk: bool,
}

/// A data key, wrapped by a key-encryption key of the keyring.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// Its id, as sealed values name it.
    pub id: KeyId,
    /// The account whose values it seals.
    pub owner: Uuid,
    /// `person` or `authenticator`.
    pub scope: &'static str,
    /// The key-encryption key that wraps it.
    pub keyring_id: String,
    /// The wrapped key.
    pub wrapped: Vec<u8>,
}

/// A value that may belong to one stream only, as an HMAC under the lookup key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it is, for instance `email`.
    pub kind: &'static str,
    /// The HMAC of the normalised value.
    pub hash: Vec<u8>,
}

/// What support can search by: the only clear personal values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// The organisation whose staff may see it.
    pub organisation: Uuid,
    /// The person's name.
    pub name: String,
    /// The login address.
    pub email: String,
    /// The last digits of the phone number.
    pub phone_ending: Option<String>,
}
