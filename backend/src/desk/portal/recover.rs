//! `/recover`: Herstel mobiele app. The password opens the same attempt as on the page for signing in; what else there
//! is to prove oneself by shows only then.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{Prove, Recover},
};
use herstel_domain::account::SessionKind;

use super::super::House;

const PAGE: &str = "/recover";

impl House {
    pub(super) async fn recover_page(&self, visit: &Visit) -> Shown<Recover> {
        let Some(entered) = self.entered(visit).await? else {
            return Ok(self.guest_page(visit, Recover::default()));
        };
        match entered.session.kind {
            SessionKind::Attempt => {
                let (email, ways) = (entered.email()?, self.ways(&entered)?);
                Ok(entered.page(Recover { prove: Some(Prove { email, trashed: false, ways }) }))
            }
            SessionKind::Enrol => Err(Turn::Goto(Step::to("/enrol"))),
            SessionKind::Full | SessionKind::Repair => Err(Turn::Goto(Step::to("/me"))),
        }
    }

    /// Signing in, but for where it leads: whoever lost the app is not asked for its code (R20: the same work).
    pub(super) async fn recover(&self, visit: &Visit, email: &str, password: &str) -> Acted {
        let step = self.sign_in(visit, email, password).await?;
        let asks_a_proof = ["/login/verify", "/login/prove"].contains(&step.to.as_str());
        Ok(if asks_a_proof { Step { to: PAGE.to_owned(), ..step } } else { step })
    }
}
