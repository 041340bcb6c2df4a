//! Telephone numbers at the portal: added, asked for a proof, changed.

mod adding;
mod asked;
mod changing;
mod proving;
mod recovering;

use herstel_console::desk::{Step, Turn};
use herstel_domain::{
    account::PendingChallenge,
    ids::{AccountId, ChallengeId, OrganisationId},
    sealed::Contact,
};

use super::super::{
    Entered, House, place,
    refusal::{Incident, refused, wait},
};
use crate::{
    entropy,
    gateway::Spending,
    secrets::{Number, phone::mask},
};

impl Entered {
    /// A number of this account, in clear.
    fn number(&self, number: &Contact) -> Result<Number, Turn> {
        let text = self.text(place::PHONE, &number.sealed)?;
        Number::from_e164(&text).map_err(super::super::refusal::broken)
    }

    /// The same, masked.
    fn masked(&self, number: &Contact) -> Result<String, Turn> {
        Ok(mask(&self.text(place::PHONE, &number.sealed)?))
    }

    /// What this session asked a number, and nobody asked anew since.
    fn asked(&self, house: &House) -> Option<PendingChallenge> {
        let now = house.clock.now();
        self.account.challenge.filter(|asked| asked.session == self.session.id && now < asked.expires_at)
    }
}

impl House {
    /// Lets a call or message go out, if there is anything to send it by and the budgets allow it.
    async fn may_ask(
        &self,
        account: AccountId,
        organisation: OrganisationId,
        number: &Number,
        known: bool,
    ) -> Result<ChallengeId, Turn> {
        if self.gateway.is_none() {
            return Err(refused("phone_unavailable"));
        }
        let spent =
            self.budgets.spend(Spending { account, organisation, number, known }).await.map_err(Incident::from)?;
        spent.map_err(|spent| wait("phone_too_often", spent.until, self.clock.now()))?;
        Ok(ChallengeId::new(entropy::id()))
    }
}

/// A path with where to go on to.
pub(super) fn with_next(path: &str, next: Option<&str>) -> Step {
    match next {
        Some(next) => {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
            Step::to(format!("{path}?{query}"))
        }
        None => Step::to(path),
    }
}
