//! What may be tried, and how often.

use proptest::{prelude::*, sample::Index};

use super::world::POLICIES;
use crate::{
    account::{
        Answer, LinkPurpose,
        testing::{days, every_policy},
    },
    policy::Policy,
    words::{Factor, Means, Role},
};

/// Something that somebody tries. An `Index` picks among what there is by then.
#[derive(Clone, Debug)]
pub(super) enum Try {
    Wait(i64),
    Invite,
    Resend,
    Activate(Index),
    SignIn {
        browser: usize,
        proof: Option<ProofTry>,
        outdated: bool,
    },
    Act {
        browser: usize,
        act: Act,
        outdated: bool,
    },
    AskForLink(LinkPurpose),
    ResetPassword {
        browser: usize,
        link: Index,
        proof: Option<ProofTry>,
    },
    Object(Index),
    Purge(Index),
    Lock(Factor),
    Support(SupportTry),
    /// The organisation follows this policy from now on.
    EditPolicy(Policy),
    ConfirmBackup(Index),
    AskForMagicLink(usize),
    RedeemMagicLink {
        browser: usize,
        again: bool,
        link: Index,
    },
    SwitchOff(Index),
    /// The password was right, and a number is asked.
    AskPhone(usize),
    /// With a link for a new password, in the browser that opened it.
    AskPhoneForReset {
        browser: usize,
        link: Index,
    },
    /// Something is keyed in on a telephone, for one of the latest calls.
    Answer(Index, Answer),
    Recognise {
        browser: usize,
        device: Index,
        token: Index,
    },
    ConfirmEmail {
        link: Index,
        claimed: bool,
    },
    Grant(Role),
    Revoke(Role),
    /// Somebody of this role, of this or another house, gives another role.
    ChangeRole {
        by: Role,
        ours: bool,
        to: Role,
    },
    Summarise,
    /// Gives an earlier command once more, as it was.
    Again(Index),
}

/// What is asked of the support desk.
#[derive(Clone, Copy, Debug)]
pub(super) enum SupportTry {
    Reset,
    Unlock,
    EndSessions,
    Disable,
    Enable,
    CorrectName,
    CorrectEmail,
}

#[derive(Clone, Debug)]
pub(super) enum ProofTry {
    /// A code of an app, so many steps from the latest that it knows of, less one.
    App(Index, u64),
    TrashedApp(Index, u64),
    RecoveryCode(Index),
    Mailbox(Index),
    /// What a number was asked, one of the latest; and whether in the attempt that asked.
    Phone(Index, bool),
}

/// What is done in a session's name.
#[derive(Clone, Debug)]
pub(super) enum Act {
    ProveByPassword,
    ProveByApp(Index, u64),
    Start,
    Confirm(Index, u64),
    Rename(Index),
    Trash(Index),
    Restore(Index),
    Resume(Index),
    RenewCodes,
    Acknowledge,
    ChangePassword,
    Thaw,
    Skip,
    RequestBackup(u8),
    RemoveBackup,
    Remember,
    Forget(Index),
    AddPhone(u8, Means),
    AskPhone(Index),
    ConfirmPhone(Index),
    ProveByPhone(Index),
    MakePrimary(Index),
    RemovePhone(Index),
    ResumePhone(Index),
}

pub(super) fn any_proof() -> impl Strategy<Value = ProofTry> {
    prop_oneof![
        6 => (any::<Index>(), 0..4_u64).prop_map(|(app, ahead)| ProofTry::App(app, ahead)),
        2 => (any::<Index>(), 0..4_u64).prop_map(|(app, ahead)| ProofTry::TrashedApp(app, ahead)),
        3 => any::<Index>().prop_map(ProofTry::RecoveryCode),
        3 => any::<Index>().prop_map(ProofTry::Mailbox),
        4 => (any::<Index>(), prop::bool::weighted(0.9)).prop_map(|(which, own)| ProofTry::Phone(which, own)),
    ]
}

pub(super) fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        1 => Just(Act::ProveByPassword),
        2 => (any::<Index>(), 0..4_u64).prop_map(|(app, ahead)| Act::ProveByApp(app, ahead)),
        4 => Just(Act::Start),
        4 => (any::<Index>(), 0..4_u64).prop_map(|(app, ahead)| Act::Confirm(app, ahead)),
        1 => any::<Index>().prop_map(Act::Rename),
        3 => any::<Index>().prop_map(Act::Trash),
        2 => any::<Index>().prop_map(Act::Restore),
        2 => any::<Index>().prop_map(Act::Resume),
        1 => Just(Act::RenewCodes),
        1 => Just(Act::Acknowledge),
        1 => Just(Act::ChangePassword),
        4 => Just(Act::Thaw),
        3 => Just(Act::Skip),
        3 => (0..3_u8).prop_map(Act::RequestBackup),
        5 => Just(Act::RemoveBackup),
        9 => Just(Act::Remember),
        8 => any::<Index>().prop_map(Act::Forget),
        24 => any_act_on_phones(),
    ]
}

pub(super) fn any_means() -> impl Strategy<Value = Means> {
    prop_oneof![Just(Means::Call), Just(Means::Sms)]
}

fn any_act_on_phones() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..3_u8, any_means()).prop_map(|(which, means)| Act::AddPhone(which, means)),
        1 => any::<Index>().prop_map(Act::AskPhone),
        14 => any::<Index>().prop_map(Act::ConfirmPhone),
        1 => any::<Index>().prop_map(Act::ProveByPhone),
        9 => any::<Index>().prop_map(Act::MakePrimary),
        4 => any::<Index>().prop_map(Act::RemovePhone),
        3 => any::<Index>().prop_map(Act::ResumePhone),
    ]
}

fn any_support() -> impl Strategy<Value = SupportTry> {
    use SupportTry as S;
    let tries = [S::Reset, S::Unlock, S::EndSessions, S::Disable, S::CorrectName, S::CorrectEmail];
    // what is disabled does nothing until it is enabled
    prop_oneof![prop::sample::select(tries.to_vec()), Just(S::Enable)]
}

fn any_other_way() -> impl Strategy<Value = Try> {
    prop_oneof![
        1 => (0..3_usize).prop_map(Try::AskForMagicLink),
        1 => (0..3_usize, any::<bool>(), any::<Index>())
            .prop_map(|(browser, again, link)| Try::RedeemMagicLink { browser, again, link }),
        1 => any::<Index>().prop_map(Try::SwitchOff),
        2 => (0..3_usize).prop_map(Try::AskPhone),
        2 => (0..2_usize, any::<Index>()).prop_map(|(browser, link)| Try::AskPhoneForReset { browser, link }),
        4 => (any::<Index>(), any_answer()).prop_map(|(which, answer)| Try::Answer(which, answer)),
        5 => (0..3_usize, any::<Index>(), any::<Index>())
            .prop_map(|(browser, device, token)| Try::Recognise { browser, device, token }),
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![6 => Just(Answer::Right), 1 => Just(Answer::Wrong), 1 => Just(Answer::NotMe)]
}

fn any_change_of_role() -> impl Strategy<Value = Try> {
    let by = prop_oneof![3 => Just(Role::Administrator), 1 => Just(Role::Agent), 1 => Just(Role::Lead)];
    let to = prop::sample::select(vec![Role::User, Role::Agent, Role::Auditor, Role::Administrator]);
    (by, prop::bool::weighted(0.8), to).prop_map(|(by, ours, to)| Try::ChangeRole { by, ours, to })
}

/// Any try, the likely ones more often.
pub(super) fn any_try() -> impl Strategy<Value = Try> {
    let purpose = prop_oneof![Just(LinkPurpose::Prove), Just(LinkPurpose::ResetPassword)];
    let factor =
        prop_oneof![Just(Factor::App), Just(Factor::RecoveryCode), Just(Factor::Phone), Just(Factor::Password)];
    let wait = prop_oneof![Just(0_i64), Just(1), Just(6), Just(11), Just(16), Just(days(1)), Just(days(7))];
    let role = || prop_oneof![Just(Role::Agent), Just(Role::Auditor)];
    let outdated = prop::bool::weighted(0.1);
    let edit = prop_oneof![prop::sample::select(POLICIES.to_vec()), prop::sample::select(every_policy())];
    prop_oneof![
        3 => wait.prop_map(Try::Wait),
        2 => Just(Try::Invite),
        1 => Just(Try::Resend),
        3 => any::<Index>().prop_map(Try::Activate),
        8 => (0..3_usize, prop::option::weighted(0.8, any_proof()), outdated)
            .prop_map(|(browser, proof, outdated)| Try::SignIn { browser, proof, outdated }),
        20 => (0..3_usize, any_act(), outdated)
            .prop_map(|(browser, act, outdated)| Try::Act { browser, act, outdated }),
        3 => purpose.prop_map(Try::AskForLink),
        2 => (0..2_usize, any::<Index>(), prop::option::weighted(0.7, any_proof()))
            .prop_map(|(browser, link, proof)| Try::ResetPassword { browser, link, proof }),
        3 => any::<Index>().prop_map(Try::Object),
        2 => any::<Index>().prop_map(Try::Purge),
        1 => factor.prop_map(Try::Lock),
        3 => any_support().prop_map(Try::Support),
        2 => edit.prop_map(Try::EditPolicy),
        7 => any_other_way(),
        3 => any::<Index>().prop_map(Try::ConfirmBackup),
        3 => (any::<Index>(), any::<bool>()).prop_map(|(link, claimed)| Try::ConfirmEmail { link, claimed }),
        2 => prop_oneof![role().prop_map(Try::Grant), role().prop_map(Try::Revoke)],
        1 => any_change_of_role(),
        1 => Just(Try::Summarise),
        2 => any::<Index>().prop_map(Try::Again),
    ]
}
