//! Recovery codes: made, shown once, acknowledged (R14, R15).

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{self, BesideCodes, CodesReason, RenewCodes},
};
use herstel_domain::account::{
    AccountCommand, AcknowledgeRecoveryCodes, RecoveryCode, RenewRecoveryCodes, SessionKind,
};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{
    super::{
        Entered, House,
        act::Circumstances,
        place,
        refusal::{Incident, of_hashing},
    },
    sittings::OWNERS,
};
use crate::{
    journal::Attachments,
    login::Session,
    secrets::{Code, DataKey, codes},
};

/// Whose sessions may have codes to show. Somebody half signed in has one if they replaced a forgotten password, or
/// switched the second factor off, by a recovery code: its successor.
const HOLDERS: &[SessionKind] = &[SessionKind::Full, SessionKind::Repair, SessionKind::Attempt];

/// Why codes are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Reason {
    Enrolled,
    Renewed,
    Replaced,
    SwitchedOff,
}

/// Codes as they rest, sealed, in the session that may show them.
#[derive(Serialize, Deserialize)]
struct Kept {
    reason: Reason,
    codes: Vec<String>,
    made_at: DateTime<Utc>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.codes.zeroize();
    }
}

impl House {
    /// A whole set: as printed, and as it rests.
    pub(super) async fn new_codes(&self, count: u8) -> Result<(Vec<Zeroizing<String>>, Vec<RecoveryCode>), Turn> {
        let issued = Code::issue(count.into(), []);
        let at_rest = codes::hashed(&issued, &self.hasher).await.map_err(of_hashing)?;
        Ok((issued.iter().map(Code::printed).collect(), at_rest))
    }

    /// Lets this session show codes until they are acknowledged, ten minutes at most.
    pub(super) async fn show_codes(
        &self,
        session: &Session,
        person: &DataKey,
        reason: Reason,
        codes: &[Zeroizing<String>],
    ) -> Result<(), Turn> {
        let codes = codes.iter().map(|code| code.to_string()).collect();
        let kept = Kept { reason, codes, made_at: self.clock.now() };
        let text = Zeroizing::new(serde_json::to_string(&kept).map_err(super::super::refusal::broken)?);
        let sealed = person.seal_text(place::of(session.account, place::RECOVERY_CODES), &text);
        Ok(self.sessions.keep_codes(session.id, &sealed).await.map_err(Incident::from)?)
    }

    async fn kept(&self, entered: &Entered) -> Result<Option<Kept>, Turn> {
        let sealed = self.sessions.kept_codes(entered.session.id).await.map_err(Incident::from)?;
        let Some(sealed) = sealed else { return Ok(None) };
        let text = entered.keys.open_text(place::of(entered.id(), place::RECOVERY_CODES), &sealed);
        let text = text.map_err(Incident::from)?;
        Ok(Some(serde_json::from_str(&text).map_err(super::super::refusal::broken)?))
    }

    /// Whether this session has codes to show.
    pub(super) async fn has_codes(&self, entered: &Entered) -> Result<bool, Turn> {
        Ok(self.sessions.kept_codes(entered.session.id).await.map_err(Incident::from)?.is_some())
    }

    pub(super) async fn recovery_codes_page(&self, visit: &Visit) -> Shown<model::RecoveryCodes> {
        let entered = self.admit(visit, HOLDERS).await?;
        let Some(mut kept) = self.kept(&entered).await? else { return Err(Turn::Goto(Step::to("/me"))) };
        Ok(entered.page(model::RecoveryCodes {
            email: entered.email()?,
            reason: match kept.reason {
                Reason::Enrolled => CodesReason::Enrolled,
                Reason::Renewed => CodesReason::Renewed,
                Reason::Replaced => CodesReason::Replaced,
                Reason::SwitchedOff => CodesReason::SwitchedOff,
            },
            beside: match entered.account.usable().next() {
                None if entered.account.holds_factor() => BesideCodes::Phone,
                _ if entered.organisation.policy.switches_off_by_code() => BesideCodes::AppSwitchedOff,
                _ => BesideCodes::App,
            },
            codes: std::mem::take(&mut kept.codes),
            made_at: kept.made_at,
        }))
    }

    pub(super) async fn acknowledge(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, HOLDERS).await?;
        let reason = self.kept(&entered).await?.map(|kept| kept.reason);
        if entered.session.kind == SessionKind::Attempt {
            self.sessions.forget_codes(entered.session.id).await.map_err(Incident::from)?;
            if reason == Some(Reason::SwitchedOff) {
                return self.leave(&entered, "/login?done=switched-off").await;
            }
            return Ok(Step::to("/login/verify"));
        }
        let command = AccountCommand::AcknowledgeRecoveryCodes(AcknowledgeRecoveryCodes {
            authority: entered.session.authority(),
            now: self.clock.now(),
        });
        self.act(visit, &entered, command, None, Attachments::default()).await?;
        self.sessions.forget_codes(entered.session.id).await.map_err(Incident::from)?;
        match (entered.session.kind, reason) {
            // Another app may be the lost one: its owner throws it away before signing in again.
            (SessionKind::Repair, Some(Reason::Enrolled)) if entered.account.usable().count() > 1 => {
                Ok(Step::to("/me?done=linked"))
            }
            (SessionKind::Repair, Some(Reason::Enrolled)) => self.leave(&entered, "/login?done=enrolled").await,
            (SessionKind::Repair, _) => Ok(Step::to("/enrol")),
            (_, Some(Reason::Enrolled)) => {
                let first = entered.comes_first(self.clock.now());
                Ok(Step::to(first.map_or("/me?done=registered".to_owned(), |first| format!("{first}?done=enrolled"))))
            }
            _ => Ok(Step::to("/me?done=codes-saved")),
        }
    }

    pub(super) async fn renew_codes_page(&self, visit: &Visit) -> Shown<RenewCodes> {
        let entered = self.admit(visit, OWNERS).await?;
        self.fresh(&entered, "/me/recovery-codes")?;
        Ok(entered.page(RenewCodes {
            left: u32::try_from(entered.account.recovery_codes_left()).unwrap_or(u32::MAX),
            total: entered.organisation.policy.recovery_codes.into(),
            seen: entered.account.marks.factors_changed,
        }))
    }

    pub(super) async fn renew_codes(&self, visit: &Visit, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        self.fresh(&entered, "/me/recovery-codes")?;
        let (shown, codes) = self.new_codes(entered.organisation.policy.recovery_codes).await?;
        let receipt = self
            .changed(visit, &entered, Some(seen), |Circumstances { authority, notice, now }| {
                AccountCommand::RenewRecoveryCodes(RenewRecoveryCodes { authority, codes, notice, now })
            })
            .await?;
        // First of all: the old codes are void, and these are nowhere else.
        self.show_codes(&entered.session, entered.person()?, Reason::Renewed, &shown).await?;
        self.keep_session(&entered, &receipt, "/enrol/recovery-codes").await
    }
}
