//! `/login/switch-off`: a recovery code switches the second factor off, for whoever lost the phone (manual 004). It
//! signs nobody in.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::ProveByCode,
};
use herstel_domain::account::{AccountCommand, SecondProof, SessionKind, SwitchOffSecondFactor, Way, ways_to_prove};

use super::{
    super::{
        Entered, House,
        act::{Circumstances, active},
        refusal::Incident,
    },
    codes::Reason,
    second::Verified,
};

impl House {
    /// Whether a recovery code switches the second factor off, today and on this account.
    pub(super) fn switches_off(&self, entered: &Entered) -> bool {
        ways_to_prove(&entered.account, &entered.organisation.policy, self.clock.now()).contains(&Way::SwitchOff)
    }

    async fn admit_to_switch_off(&self, visit: &Visit) -> Result<Entered, Turn> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        if self.switches_off(&entered) { Ok(entered) } else { Err(Turn::Goto(Step::to("/login/prove"))) }
    }

    pub(super) async fn switch_off_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        let entered = self.admit_to_switch_off(visit).await?;
        Ok(entered.page(ProveByCode { email: entered.email()?, label: None }))
    }

    pub(super) async fn switch_off(&self, visit: &Visit, code: &str) -> Acted {
        let entered = self.admit_to_switch_off(visit).await?;
        let (claimant, policy) = (entered.claimant(), entered.organisation.policy);
        let verified = self.check_recovery_code(visit, &claimant, code).await?;
        let Verified { proof: SecondProof::RecoveryCode { selector, replacement }, tried, replacement: Some(shown) } =
            verified
        else {
            return Err(Incident::Missing(entered.id().uuid(), "successor of a recovery code").into());
        };
        let outcome = self.changed(visit, &entered, None, |Circumstances { authority, notice, now }| {
            AccountCommand::SwitchOffSecondFactor(SwitchOffSecondFactor {
                authority,
                selector,
                replacement,
                policy,
                notice,
                now,
            })
        });
        let receipt = self.unless_it_failed(&claimant, tried, outcome.await).await?;
        // First of all: the code is spent, and its successor is nowhere else.
        let (account, shown) = (active(&receipt)?, (Reason::SwitchedOff, shown));
        let step = self.hand_over_replacement(visit, entered.id(), entered.person()?, account, shown).await?;
        self.succeeded(visit, &claimant, tried).await?;
        Ok(step)
    }
}
