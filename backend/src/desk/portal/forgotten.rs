//! `/password/forgotten` and `/password/new`: the login mailbox and a second proof (R17, R20).

use std::sync::Arc;

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{Forgotten, NewPassword, Page, PasswordReason, SecondProof, Standing},
};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, Active, Condition, LinkPurpose, LinkUse, MAILBOX_LINK_VALID_FOR, Path,
        ResetPassword, second_proofs,
    },
    ids::AccountId,
    sealed::Hashed,
};
use serde_json::json;
use zeroize::Zeroizing;

use super::{
    super::{
        House,
        act::active,
        entry::brand,
        place,
        refusal::{Incident, broken, of_failure, of_hashing, refused, refused_field},
        told,
    },
    codes::Reason,
    password::{Person, rules},
    presented::{Presented, asker},
    reset_link::SendResetLink,
    second::{Claimant, Verified},
    sign_in::{NOBODY, typed_address},
};
use crate::{
    jobs::{Lane, Queue},
    journal::{Actor, Attachments, Intent},
    secrets::{Address, DataKey, Scope, passwords::prepare},
};

/// No app's code is longer than this; recovery codes are.
const APP_CODE_LENGTH: usize = 7;

impl House {
    pub(super) fn forgotten_page(&self, visit: &Visit) -> Page<Forgotten> {
        let minutes = u32::try_from(MAILBOX_LINK_VALID_FOR.num_minutes()).unwrap_or(15);
        self.guest_page(visit, Forgotten { minutes })
    }

    /// The answer does not wait for the work, which is the worker's: whether somebody has this address shows in no
    /// word and no delay, and a link that was promised is sent even if this process ends.
    pub(super) async fn forgotten(&self, visit: &Visit, email: &str) -> Acted {
        let address = typed_address(email)?;
        self.knock(&self.letterbox(visit, &address)).await?;
        let id = self.account_of(&address).await.map_err(Incident::from)?.unwrap_or(NOBODY);
        let keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        let (of_nobody, _) = self.vault.new_key(id, Scope::Person);
        let (asker, cookie) = self.with_asker(visit);
        let origin = told::origin(visit, id, keys.person().unwrap_or(&of_nobody));
        let job = SendResetLink { origin, asker: Some(asker) };
        let queue = Queue::new(self.pool.clone(), self.clock.clone());
        queue.add(SendResetLink::KIND, id.uuid(), &json!(job), visit.correlation).await.map_err(broken)?;
        self.journal.jobs_written().ring(Lane::Awaited);
        Ok(Step::to("/password/forgotten?done=sent").with(cookie))
    }

    pub(super) async fn new_password_page(&self, visit: &Visit) -> Shown<NewPassword> {
        let presented = self.presented_for_reset(visit).await?;
        let policy = &presented.organisation.policy;
        let second = second_proofs(&presented.account, policy).map(|proofs| {
            match (proofs.contains(&Path::App), proofs.contains(&Path::RecoveryCode)) {
                (true, true) => SecondProof::AppOrRecoveryCode,
                (true, false) => SecondProof::AppCode,
                (false, true) => SecondProof::RecoveryCode,
                (false, false) => SecondProof::Missing,
            }
        });
        let body = NewPassword {
            email: presented.text(place::EMAIL)?,
            reason: PasswordReason::Forgotten,
            rules: rules(&presented.organisation, presented.account.member.role),
            phones: if second.is_some() { presented.known_phones()? } else { Vec::new() },
            second,
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    /// With `by_phone` the second proof is what this browser asked a number.
    pub(super) async fn reset_password(&self, visit: &Visit, new_password: &str, code: &str, by_phone: bool) -> Acted {
        let presented = self.presented_for_reset(visit).await?;
        let person = Person {
            name: presented.text(place::NAME)?,
            email: presented.text(place::EMAIL)?,
            organisation: Arc::clone(&presented.organisation),
            role: presented.account.member.role,
        };
        person.accepts(new_password).await?;
        let claimant = Claimant { id: presented.id, account: &presented.account, keys: &presented.keys };
        let verified = if second_proofs(&presented.account, &presented.organisation.policy).is_none() {
            None
        } else if by_phone {
            Some(self.check_phone_beside(visit, &claimant, code).await?)
        } else if code.trim().is_empty() {
            return Err(refused_field("code", "code_missing"));
        } else if code.chars().filter(|c| !c.is_whitespace()).count() <= APP_CODE_LENGTH {
            Some(self.check_app(visit, &claimant, code, |app| app.condition == Condition::Usable).await?)
        } else {
            Some(self.check_recovery_code(visit, &claimant, code).await?)
        };
        let tried = verified.as_ref().and_then(|verified| verified.tried);
        let hashed = self.hasher.hash(prepare(new_password)).await.map_err(of_hashing);
        let password = self.unless_it_failed(&claimant, tried, hashed).await?;
        self.commit_reset(visit, &presented, verified, password).await
    }

    async fn commit_reset(
        &self,
        visit: &Visit,
        presented: &Presented,
        verified: Option<Verified>,
        password: Hashed,
    ) -> Acted {
        let person = presented.keys.person().ok_or(Incident::Missing(presented.id.uuid(), "data key"))?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, presented.id, person, now);
        let (proof, tried, replacement) = match verified {
            Some(Verified { proof, tried, replacement }) => (Some(proof), tried, replacement),
            None => (None, None, None),
        };
        let command = AccountCommand::ResetPassword(ResetPassword {
            link: presented.proof.clone(),
            proof,
            session: asker(visit),
            password,
            policy: presented.organisation.policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(presented.id), presented.id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(presented.id.uuid(), command, provenance) };
        let claimant = Claimant { id: presented.id, account: &presented.account, keys: &presented.keys };
        let outcome = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now));
        let receipt = self.unless_it_failed(&claimant, tried, outcome).await?;
        let step = match replacement {
            None => Step::to("/login?done=password-reset"),
            Some(code) => {
                let account = active(&receipt)?;
                self.hand_over_replacement(visit, presented.id, person, account, (Reason::Replaced, code)).await?
            }
        };
        self.succeeded(visit, &claimant, tried).await?;
        if let Ok(address) = Address::parse(&presented.text(place::EMAIL)?) {
            self.walk_in(&self.door(visit, &address)).await?;
        }
        Ok(self.without_link(step))
    }

    /// The spent recovery code's successor is shown once, to somebody who is half signed in: they chose the password,
    /// or typed it.
    pub(super) async fn hand_over_replacement(
        &self,
        visit: &Visit,
        id: AccountId,
        person: &DataKey,
        account: &Active,
        (reason, code): (Reason, Zeroizing<String>),
    ) -> Result<Step, Turn> {
        let session = self.half_signed_in(visit, id, account, person);
        let step = self.open_session(&session, "/enrol/recovery-codes").await?;
        self.show_codes(&session, person, reason, &[code]).await?;
        Ok(step)
    }

    pub(super) async fn presented_for_reset(&self, visit: &Visit) -> Result<Presented, Turn> {
        let presented = self.presented(visit).await?;
        match presented.link.use_for {
            LinkUse::Mailbox { purpose: LinkPurpose::ResetPassword, .. } => Ok(presented),
            _ => Err(refused("link_used")),
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
