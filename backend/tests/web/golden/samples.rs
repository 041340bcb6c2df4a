//! One event of each kind, and one of each shape that its parts can have.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::{
    access::{AccessEvent, Refused, Summarised, WasRead},
    account::*,
    ids::{
        AccountId, AuthenticatorId, BranchId, ChallengeId, DeviceId, KeyId, LinkId, OrganisationId, PhoneId, SessionId,
    },
    organisation::{
        Branch, BranchAdded, OrganisationEvent, OrganisationRegistered, PolicyChanged, PresentationChanged, Profile,
    },
    policy::{BackupEmail, Methods, PasswordRules, Policy, RecoveryCodeEffect, ResetBy, SecondFactor},
    sealed::{Contact, Fingerprint, Hashed, Sealed},
    words::{Factor, Language, Means, Role},
};
use uuid::Uuid;

const SESSION: SessionId = SessionId::new(Uuid::from_u128(0x5e55_1000));
const PHONE: AuthenticatorId = AuthenticatorId::new(Uuid::from_u128(0xa44_0000));
const DEVICE: DeviceId = DeviceId::new(Uuid::from_u128(0xde71ce));
const NUMBER: PhoneId = PhoneId::new(Uuid::from_u128(0x31_6000));
const CHALLENGE: ChallengeId = ChallengeId::new(Uuid::from_u128(0xca11));
const STEP: u64 = 59_130_000;

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(1_773_900_000_123_456).unwrap()
}

fn sealed(text: &str) -> Sealed {
    Sealed { key: KeyId::new(Uuid::from_u128(0x4e1)), text: format!("bm9uY2UtYW5kLWNpcGhlcnRleHQ_{text}") }
}

fn password() -> Hashed {
    Hashed(
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g".to_owned(),
    )
}

fn link(number: u128) -> NewLink {
    let hash = Hashed(format!("{number:064x}"));
    NewLink { id: LinkId::new(Uuid::from_u128(number)), hash, expires_at: at() + Duration::days(7) }
}

fn notice() -> Notice {
    Notice { origin: Some(sealed("b3JpZ2lu")), not_me: link(0x11) }
}

fn code(selector: &str) -> RecoveryCode {
    RecoveryCode { selector: selector.to_owned(), hash: password() }
}

fn member(role: Role, language: Language) -> Member {
    let fingerprint = Fingerprint("f".repeat(64));
    Member {
        organisation: OrganisationId::new(Uuid::from_u128(0x0f9a)),
        branch: None,
        email: Contact { sealed: sealed("ZW1haWw"), fingerprint },
        name: sealed("bmFtZQ"),
        language,
        role,
    }
}

fn number() -> Contact {
    Contact { sealed: sealed("cGhvbmU"), fingerprint: Fingerprint("b".repeat(64)) }
}

fn proofs() -> [Option<AcceptedProof>; 6] {
    [
        None,
        Some(AcceptedProof::App { authenticator: PHONE, step: STEP }),
        Some(AcceptedProof::TrashedApp { authenticator: PHONE, step: STEP }),
        Some(AcceptedProof::RecoveryCode),
        Some(AcceptedProof::Mailbox),
        Some(AcceptedProof::Phone { phone: NUMBER, challenge: CHALLENGE }),
    ]
}

/// Grouped by kind, in the order of [`AccountEvent`].
pub(super) fn every_event() -> Vec<AccountEvent> {
    [coming_in(), signing_in(), apps(), phones(), codes(), passwords(), links(), support(), ways(), roles()].concat()
}

fn coming_in() -> Vec<AccountEvent> {
    let roles = [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor, Role::Administrator];
    let languages = [Language::Nl, Language::En];
    let invited = |(role, language)| {
        AccountEvent::Invited(Invited { member: member(role, language), activation: link(1), phone: None, at: at() })
    };
    let mut events: Vec<_> = roles.into_iter().zip(languages.into_iter().cycle()).map(invited).collect();
    let branch = Some(BranchId::new(Uuid::from_u128(0x0b01)));
    let member = Member { branch, ..member(Role::User, Language::Nl) };
    let invited = Invited { member: member.clone(), activation: link(1), phone: None, at: at() };
    events.push(AccountEvent::Invited(invited));
    let phone = Some(number());
    events.push(AccountEvent::Invited(Invited { member, activation: link(1), phone, at: at() }));
    events.push(AccountEvent::ActivationResent(ActivationResent { activation: link(2), at: at() }));
    events.push(AccountEvent::Activated(Activated { link: link(2).id, password: password(), at: at() }));
    events
}

fn signing_in() -> Vec<AccountEvent> {
    let opened =
        [SessionKind::Enrol, SessionKind::Full, SessionKind::Repair, SessionKind::Repair, SessionKind::Attempt];
    let mut events: Vec<_> = opened
        .into_iter()
        .zip(proofs())
        .map(|(opened, proof)| {
            let notice = (opened == SessionKind::Repair).then(notice);
            AccountEvent::SignedIn(SignedIn { session: SESSION, opened, proof, device: None, notice, at: at() })
        })
        .collect();
    for hash in [Some(Hashed("d".repeat(64))), None] {
        let device = Some(RecognisedDevice { device: DEVICE, hash });
        let (session, opened) = (SESSION, SessionKind::Full);
        let signed_in = SignedIn { session, opened, proof: None, device, notice: None, at: at() };
        events.push(AccountEvent::SignedIn(signed_in));
    }
    events.push(AccountEvent::GraceStarted(GraceStarted { until: at() + Duration::days(14), at: at() }));
    events.push(AccountEvent::EnrolmentSkipped(EnrolmentSkipped { session: SESSION, days_left: 14, at: at() }));
    for proof in &proofs()[..2] {
        events.push(AccountEvent::ProvenAnew(ProvenAnew { session: SESSION, proof: *proof, at: at() }));
    }
    for factor in [Factor::Password, Factor::App, Factor::RecoveryCode] {
        let since = at() - Duration::minutes(3);
        events.push(AccountEvent::SignInsRefused(SignInsRefused { factor, count: 4, since, at: at() }));
    }
    events.push(AccountEvent::Locked(Locked { factor: Factor::App, failures: 10, notice: notice(), at: at() }));
    events.push(AccountEvent::Unlocked(Unlocked { at: at() }));
    events
}

fn apps() -> Vec<AccountEvent> {
    let (authenticator, label) = (PHONE, sealed("bGFiZWw"));
    let without_origin = Notice { origin: None, ..notice() };
    let linked = |notice| AuthenticatorLinked { authenticator, label: label.clone(), step: STEP, notice, at: at() };
    vec![
        AccountEvent::EnrolmentStarted(EnrolmentStarted {
            authenticator,
            secret: sealed("c2VjcmV0"),
            session: SESSION,
            expires_at: at() + Duration::minutes(10),
            at: at(),
        }),
        AccountEvent::AuthenticatorLinked(linked(notice())),
        AccountEvent::AuthenticatorLinked(linked(without_origin)),
        AccountEvent::AuthenticatorRenamed(AuthenticatorRenamed {
            authenticator,
            label: label.clone(),
            notice: None,
            at: at(),
        }),
        AccountEvent::AuthenticatorRenamed(AuthenticatorRenamed {
            authenticator,
            label: label.clone(),
            notice: Some(notice()),
            at: at(),
        }),
        AccountEvent::AuthenticatorSuspended(AuthenticatorSuspended { authenticator, at: at() }),
        AccountEvent::AuthenticatorResumed(AuthenticatorResumed { authenticator, notice: notice(), at: at() }),
        AccountEvent::AuthenticatorTrashed(AuthenticatorTrashed {
            authenticator,
            restorable_until: at() + Duration::days(7),
            notice: notice(),
            at: at(),
        }),
        AccountEvent::AuthenticatorRestored(AuthenticatorRestored { authenticator, notice: notice(), at: at() }),
        AccountEvent::AuthenticatorPurged(AuthenticatorPurged { authenticator, at: at() }),
    ]
}

fn phones() -> Vec<AccountEvent> {
    let (phone, challenge, session, at, expires_at) = (NUMBER, CHALLENGE, SESSION, at(), at() + Duration::minutes(10));
    let mut events = Vec::new();
    for means in [Means::Call, Means::Sms] {
        let number = number();
        events.push(AccountEvent::PhoneAdded(PhoneAdded { phone, number, means, session, expires_at, at }));
        let asked = PhoneChallenged { challenge, phone, means, session, expires_at, at };
        events.push(AccountEvent::PhoneChallenged(asked));
    }
    for answer in [Answer::Right, Answer::Wrong, Answer::NotMe] {
        events.push(AccountEvent::PhoneAnswered(PhoneAnswered { challenge, answer, at }));
    }
    events.push(AccountEvent::PhoneVerified(PhoneVerified { phone, challenge, notice: notice(), at }));
    events.push(AccountEvent::PhoneMadePrimary(PhoneMadePrimary { phone, notice: notice(), at }));
    events.push(AccountEvent::PhoneRemoved(PhoneRemoved { phone, notice: notice(), at }));
    events.push(AccountEvent::PhoneSuspended(PhoneSuspended { phone, at }));
    events.push(AccountEvent::PhoneResumed(PhoneResumed { phone, notice: notice(), at }));
    events
}

fn codes() -> Vec<AccountEvent> {
    let set = || vec![code("0AB1"), code("ZZ99")];
    vec![
        AccountEvent::RecoveryCodesIssued(RecoveryCodesIssued { codes: set(), notice: None, at: at() }),
        AccountEvent::RecoveryCodesIssued(RecoveryCodesIssued { codes: set(), notice: Some(notice()), at: at() }),
        AccountEvent::RecoveryCodesAcknowledged(RecoveryCodesAcknowledged { at: at() }),
        AccountEvent::RecoveryCodeConsumed(RecoveryCodeConsumed {
            selector: "0AB1".to_owned(),
            replacement: code("7K7K"),
            at: at(),
        }),
    ]
}

fn passwords() -> Vec<AccountEvent> {
    let changed = PasswordChanged { password: password(), notice: notice(), at: at() };
    let mut events = vec![AccountEvent::PasswordChanged(changed)];
    for proof in &proofs()[..4] {
        let reset = PasswordReset { password: password(), proof: *proof, notice: notice(), at: at() };
        events.push(AccountEvent::PasswordReset(reset));
    }
    events
}

fn links() -> Vec<AccountEvent> {
    let requested = |purpose, session, origin| {
        AccountEvent::LinkRequested(LinkRequested { purpose, link: link(3), session, origin, at: at() })
    };
    vec![
        requested(LinkPurpose::Prove, Some(SESSION), Some(sealed("b3JpZ2lu"))),
        requested(LinkPurpose::ResetPassword, None, None),
        AccountEvent::LinkRedeemed(LinkRedeemed { link: link(3).id, at: at() }),
        AccountEvent::NotMeReported(NotMeReported { link: link(0x11).id, at: at() }),
        AccountEvent::ChangesFrozen(ChangesFrozen { until: at() + Duration::hours(24), at: at() }),
        AccountEvent::ChangesThawed(ChangesThawed { at: at() }),
    ]
}

fn support() -> Vec<AccountEvent> {
    let (ticket, reason) = (|| sealed("dGlja2V0"), || sealed("cmVhc29u"));
    let address = || Contact { sealed: sealed("bmV3IGVtYWls"), fingerprint: Fingerprint("e".repeat(64)) };
    let confirmed = |side| AccountEvent::EmailConfirmed(EmailConfirmed { link: link(0x21).id, side, at: at() });
    vec![
        AccountEvent::AccountReset(AccountReset {
            ticket: ticket(),
            reason: reason(),
            purge_due: at() + Duration::days(7),
            notice: notice(),
            at: at(),
        }),
        AccountEvent::UnlockedBySupport(UnlockedBySupport { reason: reason(), notice: notice(), at: at() }),
        AccountEvent::SessionsEnded(SessionsEnded { reason: reason(), at: at() }),
        AccountEvent::AccountDisabled(AccountDisabled { reason: reason(), at: at() }),
        AccountEvent::AccountEnabled(AccountEnabled { reason: reason(), notice: notice(), at: at() }),
        AccountEvent::NameCorrected(NameCorrected { name: sealed("bmV3IG5hbWU"), reason: reason(), at: at() }),
        AccountEvent::EmailChangeRequested(EmailChangeRequested {
            to: address(),
            confirm_old: link(0x21),
            confirm_new: link(0x22),
            reason: reason(),
            notice: notice(),
            at: at(),
        }),
        confirmed(EmailSide::Old),
        confirmed(EmailSide::New),
        AccountEvent::EmailChanged(EmailChanged { to: address(), notice: notice(), at: at() }),
    ]
}

fn ways() -> Vec<AccountEvent> {
    let address = || Contact { sealed: sealed("YmFja3VwIGVtYWls"), fingerprint: Fingerprint("b".repeat(64)) };
    let removed = |notice| AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice, at: at() });
    let magic_link = |origin| {
        AccountEvent::MagicLinkRequested(MagicLinkRequested { link: link(0x32), session: SESSION, origin, at: at() })
    };
    let remembered = |origin, notice| {
        let (hash, until) = (Hashed("d".repeat(64)), at() + Duration::days(30));
        AccountEvent::DeviceRemembered(DeviceRemembered { device: DEVICE, hash, until, origin, notice, at: at() })
    };
    let forgotten =
        |why, notice| AccountEvent::DeviceForgotten(DeviceForgotten { device: DEVICE, why, notice, at: at() });
    vec![
        AccountEvent::BackupEmailRequested(BackupEmailRequested {
            address: address(),
            link: link(0x31),
            notice: notice(),
            at: at(),
        }),
        AccountEvent::BackupEmailConfirmed(BackupEmailConfirmed {
            link: link(0x31).id,
            address: address(),
            notice: notice(),
            at: at(),
        }),
        removed(Some(notice())),
        removed(None),
        magic_link(Some(sealed("b3JpZ2lu"))),
        magic_link(None),
        AccountEvent::MagicLinkRedeemed(MagicLinkRedeemed { link: link(0x32).id, by_asker: true, at: at() }),
        AccountEvent::MagicLinkRedeemed(MagicLinkRedeemed { link: link(0x32).id, by_asker: false, at: at() }),
        AccountEvent::SecondFactorSwitchedOff(SecondFactorSwitchedOff {
            restorable_until: at() + Duration::days(7),
            notice: notice(),
            at: at(),
        }),
        remembered(Some(sealed("b3JpZ2lu")), None),
        remembered(None, None),
        remembered(None, Some(notice())),
        forgotten(WhyForgotten::ByOwner, None),
        forgotten(WhyForgotten::Displaced, None),
        forgotten(WhyForgotten::TokenReused, Some(notice())),
    ]
}

fn roles() -> Vec<AccountEvent> {
    let roles = [Role::Agent, Role::Approver, Role::Lead, Role::Auditor, Role::Administrator];
    let granted = roles.map(|role| AccountEvent::RoleGranted(RoleGranted { role, at: at() }));
    let revoked = roles.map(|role| AccountEvent::RoleRevoked(RoleRevoked { role, at: at() }));
    [granted, revoked].concat()
}

/// Grouped by kind, in the order of [`AccessEvent`].
pub(super) fn every_access() -> Vec<AccessEvent> {
    let (by, organisation) = (AccountId::new(Uuid::from_u128(0xacc)), OrganisationId::new(Uuid::from_u128(0x0f9a)));
    let account = AccountId::new(Uuid::from_u128(0xacd));
    let refused = |account| {
        let (act, code) = ("support.reset".to_owned(), "not_yours".to_owned());
        AccessEvent::Refused(Refused { by, organisation, act, code, account, at: at() })
    };
    vec![
        AccessEvent::RecordRead(WasRead { by, organisation, account, at: at() }),
        refused(Some(account)),
        refused(None),
        AccessEvent::Summarised(Summarised { count: 30, since: at() - Duration::minutes(1), at: at() }),
    ]
}

/// Grouped by kind, in the order of [`OrganisationEvent`].
pub(super) fn every_house() -> Vec<OrganisationEvent> {
    let (slug, name, mail_colour) = ("zorg-noord".to_owned(), "Zorg Noord".to_owned(), "#00454a".to_owned());
    let helpdesk = "010 123 45 67".to_owned();
    let profile = Profile { slug, name, hue: 190, mail_colour, helpdesk };
    let branch = Branch { id: BranchId::new(Uuid::from_u128(0xb4a)), sender: "02 Rotterdam".to_owned() };
    let organisation = OrganisationId::new(Uuid::from_u128(0x0f9a));
    let strict = Policy {
        second_factor: SecondFactor::Required,
        password: PasswordRules { minimum: 8, classes: false },
        recovery_codes: 10,
        mailbox_recovery: true,
        grace_days: 0,
        remember_device_days: 0,
        recovery_code_effect: RecoveryCodeEffect::SignIn,
        backup_email: BackupEmail::Off,
        methods: Methods::APP,
        reset_by: ResetBy::Support,
    };
    let relaxed = Policy {
        second_factor: SecondFactor::Optional,
        password: PasswordRules { minimum: 15, classes: true },
        mailbox_recovery: false,
        grace_days: 14,
        remember_device_days: 30,
        recovery_code_effect: RecoveryCodeEffect::SwitchOff,
        backup_email: BackupEmail::Offered,
        ..strict
    };
    let changed = |policy| OrganisationEvent::PolicyChanged(PolicyChanged { policy, at: at() });
    vec![
        OrganisationEvent::Registered(OrganisationRegistered { organisation, profile, policy: strict, at: at() }),
        OrganisationEvent::BranchAdded(BranchAdded { branch, at: at() }),
        OrganisationEvent::PresentationChanged(PresentationChanged {
            name: "Zorg Zuid".to_owned(),
            hue: 29,
            mail_colour: "#aa0000".to_owned(),
            helpdesk: "helpdesk@zorg.example".to_owned(),
            at: at(),
        }),
        changed(relaxed),
        changed(Policy { backup_email: BackupEmail::Required, reset_by: ResetBy::Administrators, ..relaxed }),
    ]
}
