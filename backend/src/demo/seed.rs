//! The people of a demo: made by the same commands as everybody else.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::{
    account::{
        Account, AccountCommand, AccountDecider, AccountRefusal, AcknowledgeRecoveryCodes, Activate, Active, Authority,
        ConfirmEnrolment, LockFactor, Notice, OpenSession, PresentedLink, Proof, SessionKind, StartEnrolment,
    },
    ids::{AccountId, AuthenticatorId, SessionId},
    sealed::Hashed,
    words::{Factor, Language, Role},
};
use sqlx::PgPool;

use super::{
    file,
    organisations::{ORGANISATIONS, Organisation},
};
use crate::{
    application::invite::{Invitation, Invited, invite},
    clock::Clock,
    desk::{place, told},
    entropy,
    journal::{Actor, Attachments, Breakdown, Failure, Intent, Journal, Provenance, Receipt},
    secrets::{
        Address, Code, DataKey, HashError, Hasher, LinkToken, Number, Scope, TotpSecret, Vault, codes, passwords, totp,
    },
};

/// Everybody's password in a demo.
pub const PASSWORD: &str = "Kade-27-molen-Zwaan!";

/// Who there is in each organisation: the part before the `@`, the role, and how far they got.
const PEOPLE: [(&str, Role, State); 12] = [
    ("medewerker1", Role::User, State::PasswordSet),
    ("medewerker2", Role::User, State::PasswordSet),
    ("medewerker3", Role::User, State::Enrolled),
    ("medewerker4", Role::User, State::Enrolled),
    ("medewerker5", Role::User, State::Invited),
    ("medewerker6", Role::User, State::Locked),
    ("medewerker7", Role::User, State::Invited),
    ("support", Role::Agent, State::Enrolled),
    ("goedkeurder", Role::Approver, State::Enrolled),
    ("teamleider", Role::Lead, State::Enrolled),
    ("auditor", Role::Auditor, State::Enrolled),
    ("beheerder", Role::Administrator, State::Enrolled),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Invited,
    PasswordSet,
    Enrolled,
    Locked,
}

/// Why a demo could not be planted.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant says what it wraps")]
pub enum SeedError {
    #[error(transparent)]
    Journal(#[from] Failure<AccountRefusal>),
    #[error(transparent)]
    Load(#[from] Breakdown),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error("an address of the demo is none: {0}")]
    Address(#[from] crate::secrets::email::AddressError),
    #[error("an account of the demo is not active")]
    NotActive,
}

/// What planting needs.
pub struct Seeding {
    /// Where the accounts go.
    pub journal: Journal,
    /// Their keys.
    pub vault: Vault,
    /// Their passwords and codes.
    pub hasher: Hasher,
    /// The time.
    pub clock: Clock,
    /// For tidying the queue up.
    pub pool: PgPool,
}

/// Whether somebody was planted before.
///
/// # Errors
/// The database's.
pub async fn is_done(pool: &PgPool) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM directory)").fetch_one(pool).await
}

impl Seeding {
    /// Plants everybody, in an empty database: an interrupted planting is not gone on with.
    ///
    /// # Errors
    /// [`SeedError`].
    pub async fn plant(&self) -> Result<Vec<file::Organisation>, SeedError> {
        let password = self.hasher.hash(passwords::prepare(PASSWORD)).await?;
        let mut organisations = Vec::new();
        for organisation in &ORGANISATIONS {
            let people =
                PEOPLE.iter().map(|(name, role, state)| self.person(organisation, name, *role, *state, &password));
            let accounts = futures::future::try_join_all(people).await?;
            organisations.push(file::Organisation { slug: organisation.slug, name: organisation.name, accounts });
        }
        // What these people would have been told is no news; only the invitations are still of use.
        sqlx::query(
            "DELETE FROM jobs WHERE account IN \
             (SELECT account FROM directory WHERE email NOT LIKE 'medewerker5@%' AND email NOT LIKE 'medewerker7@%')",
        )
        .execute(&self.pool)
        .await?;
        Ok(organisations)
    }

    async fn person(
        &self,
        organisation: &Organisation,
        name: &str,
        role: Role,
        state: State,
        password: &Hashed,
    ) -> Result<file::Account, SeedError> {
        let email = format!("{name}@{}.example", organisation.slug);
        let invitation = Invitation {
            organisation: organisation.id,
            branch: organisation.branches.first().map(|branch| branch.id),
            name: format!("{}{} ({})", name[..1].to_uppercase(), &name[1..], organisation.name),
            email: Address::parse(&email)?,
            role,
            phone: number_on_file(organisation, name, state),
            language: Language::Nl,
        };
        let invited = invite(&self.journal, &self.vault, &self.clock, &invitation).await?;
        let mut planted = file::Account {
            email,
            password: PASSWORD,
            role: role.name(),
            state: state_word(state),
            phone: invitation.phone.as_ref().map(|number| number.e164().to_owned()),
            totp_secret: None,
            recovery_codes: None,
        };
        if state != State::Invited {
            self.activate(&invited, password).await?;
        }
        if matches!(state, State::Enrolled | State::Locked) {
            let (secret, codes) = self.enrol(invited.account, organisation).await?;
            planted.totp_secret = Some(secret.base32().to_string());
            planted.recovery_codes = Some(codes.iter().map(|code| code.printed().to_string()).collect());
        }
        if state == State::Locked {
            self.lock(invited.account).await?;
        }
        Ok(planted)
    }

    async fn activate(&self, invited: &Invited, password: &Hashed) -> Result<(), SeedError> {
        let Some(token) = LinkToken::parse(&invited.token) else { return Err(SeedError::NotActive) };
        let link = PresentedLink { id: token.link(), hash: token.hashed() };
        let now = self.clock.now();
        let activate = AccountCommand::Activate(Activate { link, password: password.clone(), now });
        self.give(invited.account, activate, Attachments::default()).await?;
        Ok(())
    }

    /// Links an app whose last code was used an hour ago, so that the present one is free.
    async fn enrol(&self, id: AccountId, organisation: &Organisation) -> Result<(TotpSecret, Vec<Code>), SeedError> {
        let now = self.clock.now();
        let keys = self.vault.keys_of(id).await.map_err(|_| SeedError::NotActive)?;
        let person = keys.person().ok_or(SeedError::NotActive)?;
        let session = SessionId::new(entropy::id());
        let (told, attachments) = notice(id, person, now);
        let (epoch, proof, policy) = (self.account(id).await?.marks.session_epoch, None, organisation.policy);
        let open = AccountCommand::OpenSession(OpenSession { session, epoch, proof, policy, notice: told, now });
        self.give(id, open, attachments).await?;
        let kind = if organisation.policy.demands_second_factor(self.account(id).await?.member.role) {
            SessionKind::Enrol
        } else {
            SessionKind::Full
        };
        let authority = Authority { session, kind, epoch, proof: Proof { by: None, at: now } };
        let (secret, authenticator) = (TotpSecret::generate(), AuthenticatorId::new(entropy::id()));
        let (key, row) = self.vault.new_key(id, Scope::Authenticator);
        let start = AccountCommand::StartEnrolment(StartEnrolment {
            authority,
            authenticator,
            secret: key.seal(place::of(id, place::TOTP_SECRET), secret.as_bytes()),
            policy,
            now,
        });
        self.give(id, start, Attachments { new_keys: vec![row], ..Attachments::default() }).await?;
        let issued = Code::issue(organisation.policy.recovery_codes.into(), []);
        let hashed = codes::hashed(&issued, &self.hasher).await?;
        let (told, attachments) = notice(id, person, now);
        let confirm = AccountCommand::ConfirmEnrolment(ConfirmEnrolment {
            authority,
            authenticator,
            label: person.seal_text(place::of(id, place::LABEL), "Telefoon"),
            step: totp::step_at(now - Duration::hours(1)),
            codes: hashed,
            notice: told,
            now,
        });
        let receipt = self.give(id, confirm, attachments).await?;
        let Account::Active(account) = &receipt.state else { return Err(SeedError::NotActive) };
        let authority = Authority { epoch: account.marks.session_epoch, kind: SessionKind::Full, ..authority };
        let acknowledge = AcknowledgeRecoveryCodes { authority, now };
        self.give(id, AccountCommand::AcknowledgeRecoveryCodes(acknowledge), Attachments::default()).await?;
        Ok((secret, issued))
    }

    async fn lock(&self, id: AccountId) -> Result<(), SeedError> {
        let keys = self.vault.keys_of(id).await.map_err(|_| SeedError::NotActive)?;
        let now = self.clock.now();
        let (told, attachments) = notice(id, keys.person().ok_or(SeedError::NotActive)?, now);
        let lock = AccountCommand::LockFactor(LockFactor { factor: Factor::App, failures: 10, notice: told, now });
        self.give(id, lock, attachments).await?;
        Ok(())
    }

    async fn account(&self, id: AccountId) -> Result<Box<Active>, SeedError> {
        match self.journal.load::<AccountDecider>(id.uuid()).await?.state {
            Account::Active(account) => Ok(account),
            Account::Absent | Account::Invited(_) => Err(SeedError::NotActive),
        }
    }

    async fn give(
        &self,
        id: AccountId,
        command: AccountCommand,
        attachments: Attachments,
    ) -> Result<Receipt<AccountDecider>, SeedError> {
        let intent = Intent { attachments, ..Intent::new(id.uuid(), command, Provenance::of(Actor::Operator)) };
        Ok(self.journal.execute(intent).await?)
    }
}

fn notice(id: AccountId, person: &DataKey, now: DateTime<Utc>) -> (Notice, Attachments) {
    let (notice, enclosures) = told::notice_from(None, id, person, now);
    (notice, Attachments { enclosures, ..Attachments::default() })
}

/// Where codes are sent, the organisation knows the number of whoever is invited.
fn number_on_file(organisation: &Organisation, name: &str, state: State) -> Option<Number> {
    let known = organisation.policy.methods.sms && state == State::Invited;
    let own = name.chars().last().filter(char::is_ascii_digit)?;
    Number::from_e164(&format!("+3161234564{own}")).ok().filter(|_| known)
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Invited => "invited",
        State::PasswordSet => "password_set",
        State::Enrolled => "enrolled",
        State::Locked => "locked",
    }
}
