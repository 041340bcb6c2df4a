//! `/password/phone`: a number as the second proof beside a link for a new password (R17). Two of different kinds: who
//! reads the mailbox does not hold the telephone.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{KnownPhone, Means as ShownMeans, NewPassword, Page, PasswordReason, ResetByPhone, SecondProof, Standing},
};
use herstel_domain::{
    account::{self, AccountCommand, AccountDecider, ChallengePhoneForReset, PendingChallenge, Phone},
    ids::PhoneId,
    words::{Factor, Means},
};
use uuid::Uuid;

use super::super::{
    super::{
        House,
        entry::brand,
        place,
        refusal::{Incident, broken, of_failure, refused},
    },
    password::rules,
    presented::{Presented, asker},
    second::{Claimant, Verified},
};
use crate::{
    journal::{Actor, Intent},
    secrets::{Number, phone::mask},
};

/// Where the answer is waited for.
const PAGE: &str = "/password/phone";

impl Presented {
    fn number(&self, phone: &Phone) -> Result<String, Turn> {
        let number = self.keys.open_text(place::of(self.id, place::PHONE), &phone.number.sealed).map_err(broken)?;
        Ok(number.to_string())
    }

    /// The numbers that may be asked beside this link, the primary one first.
    pub(in super::super) fn known_phones(&self) -> Result<Vec<KnownPhone>, Turn> {
        if self.account.locks.contains(&Factor::Phone) {
            return Ok(Vec::new());
        }
        let primary = self.account.primary_phone().map(|phone| phone.id);
        let mut phones: Vec<_> = self.account.usable_phones(&self.organisation.policy).collect();
        phones.sort_by_key(|phone| Some(phone.id) != primary);
        let known = |phone: &Phone| {
            let means = if phone.means == Means::Sms { ShownMeans::Sms } else { ShownMeans::Call };
            Ok(KnownPhone { id: phone.id.uuid(), number: mask(&self.number(phone)?), means })
        };
        phones.into_iter().map(known).collect()
    }
}

impl House {
    pub(in super::super) async fn ask_phone_for_reset(&self, visit: &Visit, phone: Uuid) -> Acted {
        let presented = self.presented_for_reset(visit).await?;
        let policy = presented.organisation.policy;
        let phone = presented.account.usable_phones(&policy).find(|known| known.id == PhoneId::new(phone));
        let phone = phone.ok_or(Turn::NotFound)?;
        if presented.account.locks.contains(&Factor::Phone) {
            return Err(refused("locked"));
        }
        let number = Number::from_e164(&presented.number(phone)?).map_err(broken)?;
        let challenge = self.may_ask(presented.id, presented.organisation.id, &number, true).await?;
        let (session, cookie) = self.with_asker(visit);
        let now = self.clock.now();
        let command = AccountCommand::ChallengePhoneForReset(ChallengePhoneForReset {
            link: presented.proof.clone(),
            session,
            phone: phone.id,
            challenge,
            policy,
            now,
        });
        let person = presented.keys.person().ok_or(Incident::Missing(presented.id.uuid(), "data key"))?;
        let provenance = self.provenance(visit, Actor::Account(presented.id), presented.id, person);
        let intent = Intent::<AccountDecider>::new(presented.id.uuid(), command, provenance);
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        Ok(Step::to(PAGE).with(cookie))
    }

    /// What this browser asked a number beside its link.
    fn asked_beside(&self, visit: &Visit, account: &account::Active) -> Option<PendingChallenge> {
        let (asker, now) = (asker(visit)?, self.clock.now());
        account.challenge.filter(|asked| asked.session == asker && now < asked.expires_at)
    }

    pub(in super::super) async fn reset_by_phone_page(&self, visit: &Visit) -> Shown<ResetByPhone> {
        let presented = self.presented_for_reset(visit).await?;
        let asked = self.asked_beside(visit, &presented.account);
        let known = asked.and_then(|asked| Some((asked, presented.account.phone(asked.phone)?)));
        let (asked, phone) = known.ok_or_else(|| Turn::Goto(Step::to("/password/new")))?;
        let number = mask(&presented.number(phone)?);
        let shown = self.shown(presented.id, Some(&asked), number.clone(), phone.means, false).await?;
        let second = match (phone.means, Self::answered(&asked)) {
            (Means::Sms, _) => Some(SecondProof::SentCode { number, until: asked.expires_at, stage: shown.stage }),
            (Means::Call, Ok(())) => Some(SecondProof::Answered { number }),
            (Means::Call, Err(_)) => None,
        };
        let body = match second {
            None => ResetByPhone::Waiting(herstel_console::model::AskedPhone { recovers: true, ..shown }),
            Some(second) => ResetByPhone::Choose(NewPassword {
                email: presented.text(place::EMAIL)?,
                reason: PasswordReason::Forgotten,
                rules: rules(&presented.organisation, presented.account.member.role),
                second: Some(second),
                phones: Vec::new(),
            }),
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    /// What was answered, or this code, as far as can be seen outside the stream.
    pub(in super::super) async fn check_phone_beside(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        code: &str,
    ) -> Result<Verified, Turn> {
        let asked = self.asked_beside(visit, claimant.account).ok_or_else(|| refused("challenge_over"))?;
        let tried = self.check_answer(visit, claimant, &asked, code, false).await?;
        let proof = account::SecondProof::Phone { challenge: asked.id };
        Ok(Verified { proof, tried, replacement: None })
    }
}
