//! `/password/forgotten` and `/password/new`: the login mailbox and a second proof (R17, R20).

use herstel_console::{
    desk::{Acted, CookieChange, Shown, Step, Turn, Visit},
    model::{Forgotten, NewPassword, Page, PasswordReason, SecondProof, Standing},
};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, AccountRefusal, Active, Condition, LinkPurpose, LinkUse,
        MAILBOX_LINK_VALID_FOR, RequestLink, ResetPassword, demands_second_proof,
    },
    ids::AccountId,
    sealed::Hashed,
};
use zeroize::Zeroizing;

use super::{
    super::{
        House,
        act::active,
        entry::{brand, guest_page},
        place,
        refusal::{Incident, broken, of_failure, of_hashing, refused, refused_field, wait},
        told,
    },
    codes::Reason,
    password::{Person, rules},
    presented::{Presented, without_link},
    second::{Claimant, Verified, factor_of},
    sign_in::typed_address,
};
use crate::{
    http::LINK_COOKIE,
    journal::{Actor, Attachments, Failure, Intent},
    login::attempts::Counted,
    secrets::{Address, DataKey, passwords::prepare},
};

/// Whose requests are counted together: an address, known or not.
const FORGOTTEN: &str = "forgotten_at_address";
/// No app's code is longer than this; recovery codes are.
const APP_CODE_LENGTH: usize = 7;

impl House {
    pub(super) fn forgotten_page(&self, visit: &Visit) -> Page<Forgotten> {
        let minutes = u32::try_from(MAILBOX_LINK_VALID_FOR.num_minutes()).unwrap_or(15);
        guest_page(visit, Forgotten { minutes })
    }

    /// The answer does not wait for the work: whether somebody has this address shows in no word and no delay.
    pub(super) async fn forgotten(&self, visit: &Visit, email: &str) -> Acted {
        let address = typed_address(email)?;
        let now = self.clock.now();
        let key = self.vault.lookup(FORGOTTEN, address.normalised());
        let reserved = self.attempts.reserve(&key, Counted::Link).await.map_err(Incident::from)?;
        reserved.map_err(|throttled| wait("mail_too_often", throttled.until, now))?;
        let (house, visit) = (self.clone(), visit.clone());
        tokio::spawn(async move {
            if let Err(turn) = house.send_reset_link(&visit, &address).await {
                tracing::warn!(?turn, correlation = %visit.correlation, "no link for a new password was sent");
            }
        });
        Ok(Step::to("/password/forgotten?done=sent"))
    }

    async fn send_reset_link(&self, visit: &Visit, address: &Address) -> Result<(), Turn> {
        let Some(id) = self.account_of(address).await.map_err(Incident::from)? else { return Ok(()) };
        let Some((account, keys)) = self.open(id).await? else { return Ok(()) };
        let person = keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let now = self.clock.now();
        let link = told::link(id, person, now, MAILBOX_LINK_VALID_FOR);
        let command = AccountCommand::RequestLink(RequestLink {
            purpose: LinkPurpose::ResetPassword,
            link: link.new,
            session: None,
            origin: Some(told::origin(visit, id, person)),
            policy: self.organisation_of(id, &account)?.policy,
            now,
        });
        let provenance = self.provenance(visit, Actor::Nobody, id, person);
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(id.uuid(), command, provenance) };
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        Ok(())
    }

    pub(super) async fn new_password_page(&self, visit: &Visit) -> Shown<NewPassword> {
        let presented = self.presented_for_reset(visit).await?;
        let policy = &presented.organisation.policy;
        let needed = demands_second_proof(&presented.account, policy);
        let by_app = presented.account.usable().next().is_some();
        let body = NewPassword {
            email: presented.text(place::EMAIL)?,
            reason: PasswordReason::Forgotten,
            rules: rules(presented.organisation, presented.account.member.role),
            second: needed.then_some(if by_app { SecondProof::AppOrRecoveryCode } else { SecondProof::RecoveryCode }),
        };
        Ok(Page { brand: brand(presented.organisation), standing: Standing::Guest, body })
    }

    pub(super) async fn reset_password(&self, visit: &Visit, new_password: &str, code: &str) -> Acted {
        let presented = self.presented_for_reset(visit).await?;
        let person = Person {
            name: presented.text(place::NAME)?,
            email: presented.text(place::EMAIL)?,
            organisation: presented.organisation,
            role: presented.account.member.role,
        };
        person.accepts(new_password)?;
        let claimant = Claimant { id: presented.id, account: &presented.account, keys: &presented.keys };
        let verified = if !demands_second_proof(&presented.account, &presented.organisation.policy) {
            None
        } else if code.trim().is_empty() {
            return Err(refused_field("code", "code_missing"));
        } else if code.chars().filter(|c| !c.is_whitespace()).count() <= APP_CODE_LENGTH {
            Some(self.check_app(visit, &claimant, code, |app| app.condition == Condition::Usable).await?)
        } else {
            Some(self.check_recovery_code(visit, &claimant, code).await?)
        };
        let password = self.hasher.hash(prepare(new_password)).await.map_err(of_hashing)?;
        self.commit_reset(visit, &presented, verified, password).await
    }

    async fn commit_reset(
        &self,
        visit: &Visit,
        presented: &Presented,
        mut verified: Option<Verified>,
        password: Hashed,
    ) -> Acted {
        let person = presented.keys.person().ok_or(Incident::Missing(presented.id.uuid(), "data key"))?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, presented.id, person, now);
        let replacement = verified.as_mut().and_then(|verified| verified.replacement.take());
        let (proof, reserved) = verified.map(|v| (v.proof, v.reserved)).unzip();
        let factor = proof.as_ref().map(factor_of);
        let command = AccountCommand::ResetPassword(ResetPassword {
            link: presented.proof.clone(),
            proof,
            password,
            policy: presented.organisation.policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(presented.id), presented.id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(presented.id.uuid(), command, provenance) };
        let claimant = Claimant { id: presented.id, account: &presented.account, keys: &presented.keys };
        let outcome = self.journal.execute(intent).await;
        if let (Some(factor), Err(Failure::Refused(AccountRefusal::CodeAlreadyUsed))) = (factor, &outcome) {
            self.spare(&claimant, factor).await?;
        }
        let receipt = outcome.map_err(|failure| of_failure(failure, now))?;
        if let (Some(factor), Some(reserved)) = (factor, reserved) {
            self.succeeded(visit, &claimant, factor, reserved).await?;
        }
        match replacement {
            None => Ok(without_link("/login?done=password-reset")),
            Some(code) => self.hand_over_replacement(visit, presented.id, person, active(&receipt)?, code).await,
        }
    }

    /// The spent recovery code's successor is shown once, to somebody who is half signed in: they chose the password.
    async fn hand_over_replacement(
        &self,
        visit: &Visit,
        id: AccountId,
        person: &DataKey,
        account: &Active,
        code: Zeroizing<String>,
    ) -> Acted {
        let session = self.half_signed_in(visit, id, account, person);
        let step = self.open_session(&session, "/enrol/recovery-codes").await?;
        self.show_codes(&session, person, Reason::Replaced, &[code]).await?;
        Ok(step.with(CookieChange::clear(LINK_COOKIE)))
    }

    async fn presented_for_reset(&self, visit: &Visit) -> Result<Presented, Turn> {
        let presented = self.presented(visit).await?;
        match presented.link.use_for {
            LinkUse::Mailbox { purpose: LinkPurpose::ResetPassword, .. } => Ok(presented),
            LinkUse::Mailbox { .. } | LinkUse::NotMe { .. } | LinkUse::ConfirmEmail { .. } => Err(refused("link_used")),
        }
    }
}

impl Presented {
    /// The address or the name of the link's owner.
    pub(super) fn text(&self, field: &'static str) -> Result<String, Turn> {
        let member = &self.account.member;
        let sealed = if field == place::NAME { &member.name } else { &member.email.sealed };
        Ok(self.keys.open_text(place::of(self.id, field), sealed).map_err(broken)?.to_string())
    }
}
