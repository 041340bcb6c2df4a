//! `/me/password`, and what a new password must be wherever one is chosen (R23).

use std::sync::Arc;

use herstel_console::{
    desk::{Acted, Shown, Turn, Visit},
    model::{NewPassword, PasswordReason, PasswordRules},
};
use herstel_domain::{
    account::{AccountCommand, ChangePassword, SessionKind},
    words::{Factor, Role},
};

use zeroize::Zeroizing;

use super::super::{
    Entered, House,
    act::Circumstances,
    place,
    refusal::{Incident, broken, of_hashing, refused_field, wait},
};
use crate::{
    login::attempts::Counted,
    organisations::Organisation,
    secrets::passwords::{Rules, Strength, Weakness, assess, prepare},
};

/// At most so many code points (NIST SP 800-63B-4 §3.1.1.2 demands that 64 are allowed).
const LONGEST: u32 = 256;
/// Whose present password is asked for.
const PRESENT: &str = "attempts_at_password";

/// Whose password it will be: what others may know of them is no password.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) organisation: Arc<Organisation>,
    pub(super) role: Role,
}

impl Person {
    /// How strong this is as their password; the first reason why it may not be. A password made to be slow to judge
    /// keeps no request but its own waiting.
    pub(super) async fn accepts(self, password: &str) -> Result<Strength, Turn> {
        if password.is_empty() {
            return Err(refused_field("new_password", "password_missing"));
        }
        let password = Zeroizing::new(password.to_owned());
        let judged = tokio::task::spawn_blocking(move || {
            let policy = &self.organisation.policy;
            let rules = Rules { minimum: policy.password_minimum(self.role).into(), classes: policy.password.classes };
            assess(&password, &rules, &[&self.name, &self.email, &self.organisation.profile.name])
        });
        let judged = judged.await.map_err(broken)?;
        judged.map_err(|weaknesses| refused_field("new_password", code(weaknesses.first())))
    }
}

fn code(weakness: Option<&Weakness>) -> &'static str {
    match weakness {
        Some(Weakness::TooShort { .. }) => "password_too_short",
        Some(Weakness::TooLong) => "password_too_long",
        Some(Weakness::Personal) => "password_personal",
        Some(Weakness::Common | Weakness::Guessable) | None => "password_common",
        Some(Weakness::MissingUpper | Weakness::MissingLower | Weakness::MissingDigit | Weakness::MissingSpecial) => {
            "password_composition"
        }
    }
}

/// Tells on the next page how strong the new password is.
pub(super) fn done(Strength(strength): Strength) -> String {
    format!("done=password-strength-{strength}")
}

/// What a password must satisfy, for the page.
pub(super) fn rules(organisation: &Organisation, role: Role) -> PasswordRules {
    PasswordRules {
        min: organisation.policy.password_minimum(role).into(),
        max: LONGEST,
        composition: organisation.policy.password.classes,
    }
}

impl House {
    pub(super) async fn password_page(&self, visit: &Visit) -> Shown<NewPassword> {
        let entered = self.admit_fresh(visit, "/me/password").await?;
        Ok(entered.page(NewPassword {
            email: entered.email()?,
            reason: PasswordReason::Change,
            rules: rules(&entered.organisation, entered.account.member.role),
            second: None,
            phones: Vec::new(),
        }))
    }

    pub(super) async fn change_password(&self, visit: &Visit, password: &str, new_password: &str) -> Acted {
        let entered = self.admit_fresh(visit, "/me/password").await?;
        self.present_password(&entered, password).await?;
        let strength = entered.as_person()?.accepts(new_password).await?;
        if prepare(password) == prepare(new_password) {
            return Err(refused_field("new_password", "password_same"));
        }
        let hashed = self.hasher.hash(prepare(new_password)).await.map_err(of_hashing)?;
        let to = format!("/me?{}", done(strength));
        self.change(visit, &entered, None, to, |Circumstances { authority, notice, now }| {
            AccountCommand::ChangePassword(ChangePassword { authority, password: hashed, notice, now })
        })
        .await
    }

    async fn present_password(&self, entered: &Entered, password: &str) -> Result<(), Turn> {
        if password.is_empty() {
            return Err(refused_field("password", "password_missing"));
        }
        let counted = Counted::Factor(Factor::Password);
        let key = self.vault.lookup(PRESENT, &entered.id().to_string());
        let reserved = self.attempts.reserve(&key, counted).await.map_err(Incident::from)?;
        reserved.map_err(|throttled| wait("throttled", throttled.until, self.clock.now()))?;
        let right = self.hasher.verify(prepare(password), &entered.account.password).await;
        if right.is_err() {
            self.attempts.take_back(&key, counted).await.map_err(Incident::from)?;
        }
        if !right.map_err(of_hashing)? {
            return Err(refused_field("password", "wrong_password"));
        }
        Ok(self.attempts.succeeded(&key, counted).await.map_err(Incident::from)?)
    }

    /// A full session with a fresh proof; others are sent to give one, and back to `next`.
    pub(super) async fn admit_fresh(&self, visit: &Visit, next: &str) -> Result<Entered, Turn> {
        let entered = self.admit(visit, &[SessionKind::Full]).await?;
        self.fresh(&entered, next)?;
        Ok(entered)
    }
}

impl Entered {
    pub(super) fn as_person(&self) -> Result<Person, Turn> {
        Ok(Person {
            name: self.text(place::NAME, &self.account.member.name)?,
            email: self.email()?,
            organisation: Arc::clone(&self.organisation),
            role: self.account.member.role,
        })
    }
}
