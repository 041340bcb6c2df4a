//! What the desk makes of a browser's session after an act: the sessions that tests go on with.

use chrono::{DateTime, Utc};

use crate::account::{AcceptedProof, AccountEvent, Authority, Proof, SessionKind, SignedIn};

/// The session that a sign-in opened.
pub(crate) fn opened(signed_in: &SignedIn, epoch: u64) -> Authority {
    let app = match signed_in.proof {
        Some(AcceptedProof::App { authenticator, .. }) => Some(authenticator),
        _ => None,
    };
    let proof = Proof { app, at: signed_in.at };
    Authority { session: signed_in.session, kind: signed_in.opened, epoch, proof }
}

/// The acting session afterwards: it follows the epoch, the very first app completes its sign-in,
/// skipping that completes it as well, and a code that was
/// right is its latest proof.
pub(crate) fn renewed(acting: Authority, events: &[AccountEvent], epoch: u64, now: DateTime<Utc>) -> Authority {
    let mut session = Authority { epoch, ..acting };
    for event in events {
        match event {
            AccountEvent::SignedIn(signed_in) => session = opened(signed_in, epoch),
            AccountEvent::AuthenticatorLinked(linked) => {
                session.proof = Proof { app: Some(linked.authenticator), at: now };
                if session.kind == SessionKind::Enrol {
                    session.kind = SessionKind::Full;
                }
            }
            AccountEvent::EnrolmentSkipped(_) => session.kind = SessionKind::Full,
            AccountEvent::ProvenAnew(proven) => {
                let app = match proven.proof {
                    Some(AcceptedProof::App { authenticator, .. }) => Some(authenticator),
                    _ => None,
                };
                session.proof = Proof { app, at: now };
            }
            _ => {}
        }
    }
    session
}
