//! What each party can do: the proofs that they can give are what they know.

use chrono::{DateTime, Utc};

use super::{normal_form::*, situation::*};
use crate::{
    account::{testing::*, *},
    policy::Policy,
    sealed::Hashed,
    words::{Factor, Role},
};

/// Who does something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Party {
    /// Knows the password, has the apps and the recovery codes, reads the mailbox.
    Owner,
    /// Knows the password and nothing else.
    Guesser,
    /// Reads the mailbox and knows nothing else.
    Reader,
    /// Reads the backup mailbox and knows nothing else.
    Keeper,
    /// Staff who believe every caller: they reset, unlock, disable and enable whenever they are asked to.
    Support,
    /// Nobody: what time and wrong attempts bring about.
    Service,
}

impl Party {
    /// The browser that the party's sessions are in.
    pub(super) fn browser(self) -> Option<usize> {
        match self {
            Self::Owner => Some(0),
            Self::Guesser => Some(1),
            Self::Reader | Self::Keeper | Self::Support | Self::Service => None,
        }
    }
}

/// One thing that somebody does.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) by: Party,
    pub(super) what: &'static str,
    /// The session in whose name; none where it takes none.
    pub(super) in_session: Option<Authority>,
    /// Whether it is in the name of a session, or of a password check, that was before the latest change.
    pub(super) outdated: bool,
    pub(super) command: AccountCommand,
}

/// The rules and the moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Universe {
    pub(super) policy: Policy,
    pub(super) now: DateTime<Utc>,
    /// How many apps there are: one where the policy has other ways in, or there would be too much to see.
    pub(super) apps: usize,
    /// Whether an administrator gives and takes roles: that is twice as much to see.
    pub(super) roles: bool,
}

const STEPS: [u64; 2] = [THIS, NEXT];

impl Universe {
    pub(super) fn of(policy: Policy, now: DateTime<Utc>) -> Self {
        let other_ways = policy.allows_backup_email()
            || policy.switches_off_by_code()
            || policy.grace_days > 0
            || policy.remember_device_days > 0
            || policy.methods.means().next().is_some();
        Self { policy, now, apps: if other_ways { 1 } else { 2 }, roles: false }
    }

    /// Everything that anybody can do there, and some things that nobody should be able to.
    pub(super) fn moves(&self, situation: &Situation) -> Vec<Move> {
        let mut moves = Vec::with_capacity(128);
        let mut add = |by, what, command| {
            moves.push(Move { by, what, in_session: None, outdated: false, command });
        };
        for proof in self.proofs(situation) {
            add(Party::Owner, "resets the password", self.reset(Some(proof.clone())));
            add(Party::Owner, "signs in", self.open(Party::Owner, 1, Some(proof)));
        }
        add(Party::Owner, "resets the password by the mailbox", self.reset(None));
        add(Party::Reader, "resets the password by the mailbox", self.reset(None));
        let mailbox_again = SecondProof::Mailbox { link: presented_silently(PROVE_LINK) };
        add(Party::Reader, "resets the password by the mailbox twice", self.reset(Some(mailbox_again)));
        for by in [Party::Guesser, Party::Owner] {
            add(by, "signs in by the password alone", self.open(by, 1, None));
        }
        add(Party::Guesser, "asks for a link to prove", self.request(LinkPurpose::Prove, PROVE_LINK));
        add(Party::Reader, "asks for a link to reset", self.request(LinkPurpose::ResetPassword, RESET_LINK));
        for number in NOTICES {
            let link = presented_silently(number);
            add(Party::Reader, "objects to a notice", ReportNotMe { link, now: self.now }.into());
        }
        for app in self.apps() {
            add(Party::Service, "empties the trash", purge(app, self.now).into());
        }
        for factor in [Factor::App, Factor::RecoveryCode, Factor::Phone] {
            if factor == Factor::Phone && !self.has_numbers() {
                continue;
            }
            let lock = LockFactor { factor, failures: 10, notice: self.notice(), now: self.now };
            add(Party::Service, "locks after wrong attempts", lock.into());
        }
        self.add_acts_of_support(&mut moves);
        self.add_ways(situation, &mut moves);
        self.add_numbers(situation, &mut moves);
        for by in [Party::Guesser, Party::Owner] {
            if let Some(authority) = by.browser().and_then(|browser| situation.authority(browser, self.now)) {
                self.add_acts(situation, by, authority, false, &mut moves);
            }
        }
        self.add_outdated(situation, &mut moves);
        moves
    }

    /// What staff do for whoever calls.
    fn add_acts_of_support(&self, moves: &mut Vec<Move>) {
        let (by, target, now) = (AGENT, OWNER, self.now);
        let mut add = |what, command| {
            moves.push(Move { by: Party::Support, what, in_session: None, outdated: false, command });
        };
        let (ticket, reason, notice) = (nothing(), nothing(), self.notice());
        add(
            "resets the account",
            ResetBySupport { by, target, ticket, reason, policy: self.policy, notice, now }.into(),
        );
        let (reason, notice) = (nothing(), self.notice());
        add("unlocks the account", UnlockBySupport { by, target, reason, notice, now }.into());
        add("disables the account", DisableAccount { by, target, reason: nothing(), now }.into());
        let (reason, notice) = (nothing(), self.notice());
        add("enables the account", EnableAccount { by, target, reason, notice, now }.into());
        let administrator = Staff { role: Role::Administrator, ..AGENT };
        let oneself = Staff { account: OWNER, ..administrator };
        let elsewhere = Staff { organisation: ANOTHER_ORGANISATION, ..administrator };
        for by in [AGENT, oneself, elsewhere].into_iter().chain(self.roles.then_some(administrator)) {
            for role in [Role::Agent, Role::User] {
                add("gives another role", ChangeRole { by, target, role, now }.into());
            }
        }
    }

    /// What an old session, of the most powerful kinds, or an old password check would do.
    fn add_outdated(&self, situation: &Situation, moves: &mut Vec<Move>) {
        let proof = Proof { by: Some(Bound::App(APPS[0])), at: self.now };
        for kind in [SessionKind::Full, SessionKind::Repair] {
            let ended = Authority { session: BROWSERS[0], kind, epoch: 0, proof };
            self.add_acts(situation, Party::Owner, ended, true, moves);
        }
        for proof in [None, Some(SecondProof::App { authenticator: APPS[0], step: NEXT })] {
            let command = self.open(Party::Owner, 0, proof);
            moves.push(Move { by: Party::Owner, what: "signs in", in_session: None, outdated: true, command });
        }
    }

    /// Every act in a session's name.
    fn add_acts(&self, at: &Situation, by: Party, authority: Authority, outdated: bool, moves: &mut Vec<Move>) {
        let now = self.now;
        let mut add = |what, command| {
            moves.push(Move { by, what, in_session: Some(authority), outdated, command });
        };
        add("proves anew by the password", prove_anew(authority, None, now).into());
        if by == Party::Owner {
            for (app, step) in self.apps().flat_map(|app| STEPS.map(|step| (app, step))) {
                add("proves anew by a code", prove_anew(authority, Some((app, step)), now).into());
            }
        }
        if let Some(next) = at.apps[..self.apps].iter().position(|app| *app == App::NotYet) {
            let secret = nothing();
            let start = StartEnrolment { authority, authenticator: APPS[next], secret, policy: self.policy, now };
            add("is shown a new secret", start.into());
        }
        if let Some((app, _)) = at.enrolment {
            for step in STEPS {
                add("links an app", self.confirm(authority, app, step));
            }
        }
        for authenticator in self.apps() {
            let (label, notice) = (nothing(), self.notice());
            add("renames an app", RenameAuthenticator { authority, authenticator, label, notice, now }.into());
            let notice = self.notice();
            let trash = TrashAuthenticator { authority, authenticator, policy: self.policy, notice, now };
            add("throws an app away", trash.into());
            let restore = RestoreAuthenticator { authority, authenticator, notice: self.notice(), now };
            add("takes an app out of the trash", restore.into());
            let resume = ResumeAuthenticator { authority, authenticator, notice: self.notice(), now };
            add("takes a suspension back", resume.into());
        }
        let codes = CODES.map(silent_code).to_vec();
        add("renews the recovery codes", RenewRecoveryCodes { authority, codes, notice: self.notice(), now }.into());
        add("has saved the codes", acknowledge(authority, now).into());
        let password = Hashed(String::new());
        add("changes the password", ChangePassword { authority, password, notice: self.notice(), now }.into());
        add("lifts the freeze", thaw(authority, now).into());
        self.add_acts_on_ways(by, authority, outdated, moves);
        self.add_acts_on_numbers(at, by, authority, outdated, moves);
    }

    fn apps(&self) -> impl Iterator<Item = crate::ids::AuthenticatorId> {
        APPS.into_iter().take(self.apps)
    }

    /// Every proof that the owner can give, wrong and spent ones included.
    fn proofs(&self, situation: &Situation) -> Vec<SecondProof> {
        let mut proofs = Vec::with_capacity(16);
        let linked = (0..2).filter(|n| situation.apps[*n] != App::NotYet).map(|n| APPS[n]);
        for (authenticator, step) in linked.flat_map(|app| STEPS.map(|step| (app, step))) {
            proofs.push(SecondProof::App { authenticator, step });
            proofs.push(SecondProof::TrashedApp { authenticator, step });
        }
        for selector in [CODES[0], CODES[1], "used before"] {
            proofs.push(SecondProof::RecoveryCode { selector: selector.to_owned(), replacement: silent_code("3") });
        }
        for link in [PROVE_LINK, RESET_LINK] {
            proofs.push(SecondProof::Mailbox { link: presented_silently(link) });
        }
        proofs
    }

    pub(super) fn open(&self, by: Party, epoch: u64, proof: Option<SecondProof>) -> AccountCommand {
        let session = BROWSERS[by.browser().unwrap_or(0)];
        OpenSession { session, epoch, proof, policy: self.policy, notice: self.notice(), now: self.now }.into()
    }

    pub(super) fn reset(&self, proof: Option<SecondProof>) -> AccountCommand {
        let (link, password) = (presented_silently(RESET_LINK), Hashed(String::new()));
        let (session, policy, notice, now) = (None, self.policy, self.notice(), self.now);
        ResetPassword { link, proof, session, password, policy, notice, now }.into()
    }

    fn request(&self, purpose: LinkPurpose, number: u128) -> AccountCommand {
        let link = silent_link(number, self.now + MAILBOX_LINK_VALID_FOR);
        RequestLink { purpose, link, session: None, origin: None, policy: self.policy, now: self.now }.into()
    }

    fn confirm(&self, authority: Authority, app: usize, step: u64) -> AccountCommand {
        ConfirmEnrolment {
            authority,
            authenticator: APPS[app],
            label: nothing(),
            step,
            codes: CODES.map(silent_code).to_vec(),
            notice: self.notice(),
            now: self.now,
        }
        .into()
    }

    pub(super) fn notice(&self) -> Notice {
        Notice { origin: None, not_me: silent_link(20, self.now + NOT_ME_VALID_FOR) }
    }
}

pub(super) fn presented_silently(number: u128) -> PresentedLink {
    PresentedLink { id: link_id(number), hash: Hashed(String::new()) }
}
