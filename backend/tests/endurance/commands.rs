//! Random commands to an account, such as its state allows, and some that it does not.

use chrono::{DateTime, Duration, Utc};
use herstel::{
    clock::Clock,
    demo::organisations::{self, Organisation},
    entropy,
    journal::{Actor, Attachments, Claim, DirectoryEntry, Intent, NewKey, Provenance},
};
use herstel_domain::{
    account::*,
    ids::{AccountId, AuthenticatorId, ChallengeId, KeyId, LinkId, PhoneId, SessionId},
    policy::{Methods, Policy},
    sealed::{Contact, Fingerprint, Hashed, Sealed},
    words::{Factor, Language, Means, Role},
};
use serde_json::json;
use uuid::Uuid;

/// People at whom commands are aimed: enough for each to have a history, and for two commands to meet now and then.
const PEOPLE: u16 = 1200;
/// So many apps somebody links, and numbers they add; more would make states long.
const MOST_HELD: usize = 3;

/// One of the people.
pub(crate) fn somebody() -> Uuid {
    Uuid::from_u128(1 + u128::from(u16::from_le_bytes(entropy::bytes()) % PEOPLE))
}

/// A command that this account might be given now, with all that belongs to it. Its idempotency key is its correlation,
/// so that it can be found again.
pub(crate) fn command(id: Uuid, account: &Account) -> Intent<AccountDecider> {
    let mut draft = Draft { id, now: Clock::system().now(), attachments: Attachments::default() };
    let command = match account {
        Account::Absent => draft.invite(),
        Account::Invited(invited) => draft.of_invited(invited),
        Account::Active(active) => draft.of_active(active),
    };
    let provenance = Provenance::of(Actor::system("tests"));
    let key = Some(provenance.correlation);
    Intent { key, attachments: draft.attachments, ..Intent::new(id, command, provenance) }
}

struct Draft {
    id: Uuid,
    now: DateTime<Utc>,
    attachments: Attachments,
}

fn dice(sides: u8) -> u8 {
    entropy::bytes::<1>()[0] % sides
}

fn sealed() -> Sealed {
    Sealed { key: KeyId::new(Uuid::nil()), text: entropy::id().to_string() }
}

fn hashed() -> Hashed {
    Hashed(entropy::id().to_string())
}

fn house() -> Organisation {
    *organisations::named("mijnlogin").unwrap()
}

fn codes() -> Vec<RecoveryCode> {
    (0..2).map(|_| RecoveryCode { selector: entropy::id().to_string(), hash: hashed() }).collect()
}

impl Draft {
    fn link(&mut self) -> NewLink {
        let id = LinkId::new(entropy::id());
        self.attachments.enclosures.insert(id.uuid(), json!("sealed"));
        NewLink { id, hash: hashed(), expires_at: self.now + Duration::hours(1) }
    }

    fn notice(&mut self) -> Notice {
        Notice { origin: Some(sealed()), not_me: self.link() }
    }

    fn list(&mut self) {
        let name = format!("Medewerker {}", entropy::id().simple());
        let email = format!("{}@post.example", self.id.simple());
        self.attachments.directory =
            Some(DirectoryEntry { organisation: house().id.uuid(), name, email, phone_ending: None });
    }

    fn invite(&mut self) -> AccountCommand {
        let owner = self.id;
        let id = KeyId::new(entropy::id());
        let keyring_id = "k1".to_owned();
        self.attachments.new_keys = vec![NewKey { id, owner, scope: "person", keyring_id, wrapped: vec![0; 48] }];
        self.attachments.claims = vec![Claim { kind: "login_email", hash: owner.as_bytes().to_vec() }];
        self.list();
        let member = Member {
            organisation: house().id,
            branch: None,
            email: Contact { sealed: sealed(), fingerprint: Fingerprint(entropy::id().to_string()) },
            name: sealed(),
            language: Language::Nl,
            role: Role::User,
        };
        AccountCommand::Invite(Invite { member, activation: self.link(), phone: None, now: self.now })
    }

    fn of_invited(&mut self, invited: &InvitedAccount) -> AccountCommand {
        let (target, now) = (AccountId::new(self.id), self.now);
        if dice(3) == 0 {
            let activation = self.link();
            return AccountCommand::ResendActivation(ResendActivation { by: None, target, activation, now });
        }
        let link = PresentedLink { id: invited.activation.id, hash: invited.activation.hash.clone() };
        AccountCommand::Activate(Activate { link, password: hashed(), now })
    }

    fn of_active(&mut self, active: &Active) -> AccountCommand {
        let (target, now) = (AccountId::new(self.id), self.now);
        let policy = Policy { methods: Methods { voice: true, ..Methods::APP }, ..house().policy };
        let by =
            Staff { account: AccountId::new(Uuid::from_u128(u128::MAX)), organisation: house().id, role: Role::Agent };
        let app = active.usable().next().map(|app| app.id);
        let (session, epoch) = (SessionId::new(entropy::id()), active.marks.session_epoch);
        // an enrolment is confirmed in the session that began it
        let acting = active.enrolment.as_ref().map_or(session, |pending| pending.session);
        let authority = Authority {
            session: acting,
            kind: SessionKind::Full,
            epoch,
            proof: Proof { by: app.map(Bound::App), at: now },
        };
        let linked = active.authenticators.get(usize::from(dice(3))).map(|app| app.id);
        let linked = linked.unwrap_or_else(|| AuthenticatorId::new(entropy::id()));
        let reason = sealed();
        match dice(50) {
            0..9 => {
                let proof = active
                    .usable()
                    .next()
                    .map(|app| SecondProof::App { authenticator: app.id, step: app.last_step + 1 });
                AccountCommand::OpenSession(OpenSession { session, epoch, proof, policy, notice: self.notice(), now })
            }
            9..12 => {
                let selector = active.recovery_codes.as_ref().and_then(|set| Some(set.codes.first()?.selector.clone()));
                let replacement = codes().remove(0);
                let proof = SecondProof::RecoveryCode { selector: selector.unwrap_or_default(), replacement };
                AccountCommand::OpenSession(OpenSession {
                    session,
                    epoch,
                    proof: Some(proof),
                    policy,
                    notice: self.notice(),
                    now,
                })
            }
            12..15 => AccountCommand::RenameAuthenticator(RenameAuthenticator {
                authority,
                authenticator: linked,
                label: sealed(),
                notice: self.notice(),
                now,
            }),
            15 => AccountCommand::RenewRecoveryCodes(RenewRecoveryCodes {
                authority,
                codes: codes(),
                notice: self.notice(),
                now,
            }),
            16 => AccountCommand::AcknowledgeRecoveryCodes(AcknowledgeRecoveryCodes { authority, now }),
            17..20 => AccountCommand::SummariseRefusals(SummariseRefusals {
                factor: Factor::Password,
                count: 3,
                since: now,
                now,
            }),
            20..22 => {
                self.list();
                AccountCommand::CorrectName(CorrectName { by, target, name: sealed(), reason, now })
            }
            22 => AccountCommand::ChangePassword(ChangePassword {
                authority,
                password: hashed(),
                notice: self.notice(),
                now,
            }),
            23 => AccountCommand::DisableAccount(DisableAccount { by, target, reason, now }),
            24..26 => AccountCommand::EnableAccount(EnableAccount { by, target, reason, notice: self.notice(), now }),
            26 => AccountCommand::EndSessionsBySupport(EndSessionsBySupport { by, target, reason, now }),
            27..30 => match &active.enrolment {
                Some(pending) => {
                    let (authenticator, codes) = (pending.authenticator, codes());
                    AccountCommand::ConfirmEnrolment(ConfirmEnrolment {
                        authority,
                        authenticator,
                        label: sealed(),
                        step: 1,
                        codes,
                        notice: self.notice(),
                        now,
                    })
                }
                None if active.authenticators.len() < MOST_HELD => AccountCommand::StartEnrolment(StartEnrolment {
                    authority,
                    authenticator: AuthenticatorId::new(entropy::id()),
                    secret: sealed(),
                    policy,
                    now,
                }),
                None => AccountCommand::ProveAnew(ProveAnew { authority, proof: FreshProof::Password, policy, now }),
            },
            30 => AccountCommand::TrashAuthenticator(TrashAuthenticator {
                authority,
                authenticator: linked,
                policy,
                notice: self.notice(),
                now,
            }),
            31..33 => AccountCommand::RestoreAuthenticator(RestoreAuthenticator {
                authority,
                authenticator: linked,
                notice: self.notice(),
                now,
            }),
            33..35 => {
                let link = self.link();
                AccountCommand::RequestLink(RequestLink {
                    purpose: LinkPurpose::Prove,
                    link,
                    session: Some(session),
                    origin: None,
                    policy,
                    now,
                })
            }
            35 => {
                AccountCommand::LockFactor(LockFactor { factor: Factor::App, failures: 10, notice: self.notice(), now })
            }
            36..38 => {
                AccountCommand::UnlockBySupport(UnlockBySupport { by, target, reason, notice: self.notice(), now })
            }
            38 => AccountCommand::GrantRole(GrantRole { role: Role::Agent, now }),
            39 => AccountCommand::RevokeRole(RevokeRole { role: Role::Agent, now }),
            40..48 => self.about_numbers(active, authority, policy),
            // one in three asks for what is not theirs to give
            _ => {
                let by =
                    Staff { role: [Role::Administrator, Role::Administrator, Role::Lead][usize::from(dice(3))], ..by };
                let role = [Role::Auditor, Role::User, Role::Agent][usize::from(dice(3))];
                AccountCommand::ChangeRole(ChangeRole { by, target, role, now })
            }
        }
    }

    /// A number is added, called and confirmed; later it is called to prove something, offered first or removed.
    fn about_numbers(&mut self, active: &Active, authority: Authority, policy: Policy) -> AccountCommand {
        let (now, challenge) = (self.now, ChallengeId::new(entropy::id()));
        let known = active.phones.get(usize::from(dice(3))).map(|phone| phone.id);
        let phone = known.unwrap_or_else(|| PhoneId::new(entropy::id()));
        // whoever asked confirms
        let asked_by = |session| Authority { session, ..authority };
        match (&active.pending_phone, &active.challenge) {
            (_, Some(asked)) if asked.answer.is_none() => {
                let answer = [Answer::Right, Answer::Right, Answer::Wrong][usize::from(dice(3))];
                AccountCommand::AnswerCall(AnswerCall { challenge: asked.id, answer, now })
            }
            (Some(pending), Some(asked)) if asked.answer == Some(Answer::Right) => {
                AccountCommand::ConfirmPhone(ConfirmPhone {
                    authority: asked_by(pending.session),
                    challenge: asked.id,
                    codes: codes(),
                    notice: self.notice(),
                    now,
                })
            }
            (Some(pending), _) => AccountCommand::ChallengePhone(ChallengePhone {
                authority: asked_by(pending.session),
                phone: pending.id,
                challenge,
                policy,
                now,
            }),
            (None, _) if active.phones.len() < MOST_HELD => {
                let number = Contact { sealed: sealed(), fingerprint: Fingerprint(entropy::id().to_string()) };
                AccountCommand::AddPhone(AddPhone {
                    authority,
                    phone,
                    number,
                    means: Means::Call,
                    challenge,
                    policy,
                    now,
                })
            }
            (None, _) => match dice(4) {
                0 => AccountCommand::RemovePhone(RemovePhone { authority, phone, policy, notice: self.notice(), now }),
                1 => {
                    AccountCommand::MakePhonePrimary(MakePhonePrimary { authority, phone, notice: self.notice(), now })
                }
                _ => AccountCommand::ChallengePhone(ChallengePhone { authority, phone, challenge, policy, now }),
            },
        }
    }
}
