//! Checking a second proof: counted before it is checked, locked after ten in a row (R1, R8).

use herstel_console::desk::{CookieChange, Refusal, Step, Turn, Visit};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, Active, Authenticator, Condition, LockFactor, RecoveryCode, SecondProof,
    },
    ids::AccountId,
    words::Factor,
};
use zeroize::Zeroizing;

use super::super::{
    House, place,
    refusal::{Incident, of_failure, of_hashing, refused, refused_field, wait},
    told,
};
use crate::{
    journal::{Actor, Attachments, Intent},
    login::{
        Reserved,
        attempts::{Counted, MOST_FAILURES},
    },
    secrets::{Code, Keys, TotpSecret, codes},
};

/// Whose second proofs are counted together.
pub(in super::super) const SECOND: &str = "attempts_of_account";

/// Somebody whose second proof is checked; their password or mailbox was proven before.
pub(super) struct Claimant<'a> {
    pub(super) id: AccountId,
    pub(super) account: &'a Active,
    pub(super) keys: &'a Keys,
}

/// A try of a factor, counted before it is checked.
#[derive(Clone, Copy)]
pub(super) struct Tried {
    factor: Factor,
    /// The failures before it, this try included.
    reserved: Reserved,
}

/// A proof that was right, as far as can be seen outside the stream.
pub(super) struct Verified {
    /// For the command.
    pub(super) proof: SecondProof,
    /// The try that it was. None where nothing is counted here: no link is guessed, and what was keyed in on a
    /// telephone was counted as it came.
    pub(super) tried: Option<Tried>,
    /// A recovery code's successor, to be shown once.
    pub(super) replacement: Option<Zeroizing<String>>,
}

impl House {
    /// Finds the app, among those that `fits`, whose code this is.
    pub(super) async fn check_app(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        code: &str,
        fits: fn(&Authenticator) -> bool,
    ) -> Result<Verified, Turn> {
        let code = six_digits(code)?;
        let tried = self.reserve(claimant, Factor::App).await?;
        let now = self.clock.now();
        for app in claimant.account.authenticators.iter().filter(|app| fits(app)) {
            let Some(secret) = &app.secret else { continue };
            let place = place::of(claimant.id, place::TOTP_SECRET);
            let key = claimant.keys.open(place, secret).map_err(Incident::from)?;
            let totp = TotpSecret::from_bytes(&key).map_err(super::super::refusal::broken)?;
            if let Some(step) = totp.matches(&code, now) {
                let authenticator = app.id;
                let proof = match app.condition {
                    Condition::Trashed { .. } => SecondProof::TrashedApp { authenticator, step },
                    _ => SecondProof::App { authenticator, step },
                };
                return Ok(Verified { proof, tried: Some(tried), replacement: None });
            }
        }
        // No word about a clock that is off: it would tell whoever guesses that a code is right at another time.
        Err(self.failed(visit, claimant, tried, "code_wrong").await?)
    }

    /// Compares with the one hash that the code's public half names.
    pub(super) async fn check_recovery_code(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        typed: &str,
    ) -> Result<Verified, Turn> {
        if typed.trim().is_empty() {
            return Err(refused_field("code", "code_missing"));
        }
        let code = Code::parse(typed).ok_or_else(|| refused_field("code", "code_malformed"))?;
        let tried = self.reserve(claimant, Factor::RecoveryCode).await?;
        let set = claimant.account.recovery_codes.as_ref().map_or(&[][..], |set| &set.codes[..]);
        let named = set.iter().find(|live| live.selector == code.selector());
        let right = match named {
            Some(live) => self.hasher.verify(code.secret(), &live.hash).await,
            None => self.hasher.verify_dummy(code.secret()).await,
        };
        if !self.unless_it_failed(claimant, Some(tried), right.map_err(of_hashing)).await? {
            return Err(self.failed(visit, claimant, tried, "recovery_code_wrong").await?);
        }
        let replacement = self.one_recovery_code(set).await;
        let (shown, replacement) = self.unless_it_failed(claimant, Some(tried), replacement).await?;
        let selector = code.selector().to_owned();
        let proof = SecondProof::RecoveryCode { selector, replacement };
        Ok(Verified { proof, tried: Some(tried), replacement: Some(shown) })
    }

    async fn one_recovery_code(&self, live: &[RecoveryCode]) -> Result<(Zeroizing<String>, RecoveryCode), Turn> {
        let issued = Code::issue(1, live.iter().map(|code| code.selector.as_str()));
        let hashed = codes::hashed(&issued, &self.hasher).await.map_err(of_hashing)?;
        let one = issued.first().zip(hashed.into_iter().next());
        let (code, at_rest) = one.ok_or(Incident::Missing(uuid::Uuid::nil(), "recovery code"))?;
        Ok((code.printed(), at_rest))
    }

    /// Counts a try of a second factor, unless it is locked or too early.
    pub(super) async fn reserve(&self, claimant: &Claimant<'_>, factor: Factor) -> Result<Tried, Turn> {
        if claimant.account.locks.contains(&factor) {
            return Err(refused("locked"));
        }
        let reserved = self.attempts.reserve(&self.second_key(claimant.id), Counted::Factor(factor)).await;
        let reserved = reserved.map_err(Incident::from)?;
        let reserved = reserved.map_err(|throttled| wait("throttled", throttled.until, self.clock.now()))?;
        Ok(Tried { factor, reserved })
    }

    /// Passes on what came of a try, and takes the try back where something else than a wrong guess failed: its proof
    /// was right and came too late or twice, or a queue was full.
    pub(super) async fn unless_it_failed<T>(
        &self,
        claimant: &Claimant<'_>,
        tried: Option<Tried>,
        outcome: Result<T, Turn>,
    ) -> Result<T, Turn> {
        if let (Err(_), Some(Tried { factor, .. })) = (&outcome, tried) {
            let key = self.second_key(claimant.id);
            self.attempts.take_back(&key, Counted::Factor(factor)).await.map_err(Incident::from)?;
        }
        outcome
    }

    /// Forgets the failures and puts them on record.
    pub(super) async fn succeeded(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        tried: Option<Tried>,
    ) -> Result<(), Turn> {
        let Some(Tried { factor, reserved }) = tried else { return Ok(()) };
        let key = self.second_key(claimant.id);
        self.attempts.succeeded(&key, Counted::Factor(factor)).await.map_err(Incident::from)?;
        self.summarise(visit, claimant.id, claimant.keys, factor, reserved).await
    }

    /// What a wrong code is answered with; the tenth in a row locks the factor.
    pub(super) async fn failed(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        Tried { factor, reserved }: Tried,
        code: &str,
    ) -> Result<Turn, Turn> {
        let remaining = MOST_FAILURES.saturating_sub(reserved.failures);
        if remaining > 0 {
            return Ok(Refusal { remaining: Some(remaining), ..Refusal::of("code", code) }.into());
        }
        let person = claimant.keys.person().ok_or(Incident::Missing(claimant.id.uuid(), "data key"))?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, claimant.id, person, now);
        let command = AccountCommand::LockFactor(LockFactor { factor, failures: reserved.failures, notice, now });
        let provenance = self.provenance(visit, Actor::Nobody, claimant.id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(claimant.id.uuid(), command, provenance) };
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        self.attempts
            .succeeded(&self.second_key(claimant.id), Counted::Factor(factor))
            .await
            .map_err(Incident::from)?;
        // The lock has ended every session, the one of this try included.
        Ok(Turn::Goto(Step::to("/login?error=locked").with(CookieChange::clear(self.cookies.session))))
    }

    fn second_key(&self, id: AccountId) -> [u8; 32] {
        self.vault.lookup(SECOND, &id.to_string())
    }
}

/// An app's code as it was typed, spaces apart.
pub(super) fn six_digits(typed: &str) -> Result<String, Turn> {
    if typed.trim().is_empty() {
        return Err(refused_field("code", "code_missing"));
    }
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).take(7).collect();
    let right = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if right { Ok(code) } else { Err(refused_field("code", "code_malformed")) }
}
