//! Days of grace: binding the first factor may be put off for a while, by a button, and then no longer (X2, X6).

use herstel_console::desk::{Acted, Visit};
use herstel_domain::account::{AccountCommand, SessionKind, SkipEnrolment, days_of_grace};

use super::super::{Entered, House, act::active};
use crate::journal::Attachments;

impl House {
    /// For how many more days this person may skip; none where the factor is mandatory, or not demanded.
    pub(super) fn days_of_grace(&self, entered: &Entered) -> Option<u32> {
        days_of_grace(&entered.account, &entered.organisation.policy, self.clock.now()).map(u32::from)
    }

    /// The same session may do from now on what the password alone is enough for. Its proof is no fresher than it was.
    pub(super) async fn skip_enrolment(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Enrol]).await?;
        let command = AccountCommand::SkipEnrolment(SkipEnrolment {
            authority: entered.session.authority(),
            policy: entered.organisation.policy,
            now: self.clock.now(),
        });
        let receipt = self.act(visit, &entered, command, None, Attachments::default()).await?;
        let proof = entered.session.proof;
        self.renew_session(&entered.session, active(&receipt)?, SessionKind::Full, proof, "/me?done=skipped").await
    }
}
