//! What the desk makes of a browser's session after an act: the sessions that tests go on with.

use chrono::{DateTime, Utc};

use crate::account::{AcceptedProof, AccountEvent, Authority, Bound, Proof, SessionKind, SignedIn};

/// The session that a sign-in opened.
pub(crate) fn opened(signed_in: &SignedIn, epoch: u64) -> Authority {
    let proof = Proof { by: signed_in.proof.and_then(AcceptedProof::bound), at: signed_in.at };
    Authority { session: signed_in.session, kind: signed_in.opened, epoch, proof }
}

/// The acting session afterwards: it follows the epoch, the very first factor completes its sign-in, putting that off
/// does as well, and a code that was right is its latest proof.
pub(crate) fn renewed(acting: Authority, events: &[AccountEvent], epoch: u64, now: DateTime<Utc>) -> Authority {
    let mut session = Authority { epoch, ..acting };
    for event in events {
        match event {
            AccountEvent::SignedIn(signed_in) => session = opened(signed_in, epoch),
            AccountEvent::AuthenticatorLinked(linked) => {
                session.proof = Proof { by: Some(Bound::App(linked.authenticator)), at: now };
                if session.kind == SessionKind::Enrol {
                    session.kind = SessionKind::Full;
                }
            }
            AccountEvent::PhoneVerified(verified) => {
                session.proof = Proof { by: Some(Bound::Phone(verified.phone)), at: now };
                if session.kind == SessionKind::Enrol {
                    session.kind = SessionKind::Full;
                }
            }
            AccountEvent::EnrolmentSkipped(_) => session.kind = SessionKind::Full,
            AccountEvent::ProvenAnew(proven) => {
                session.proof = Proof { by: proven.proof.and_then(AcceptedProof::bound), at: now };
            }
            _ => {}
        }
    }
    session
}
