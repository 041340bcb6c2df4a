//! What belongs together: somebody signs in, and goes on with what they came for. Tries alone rarely get that far.

use proptest::{collection::vec, prelude::*, sample::Index};

use super::tries::{Act, ProofTry, SupportTry, Try, any_act, any_means, any_proof, any_try};
use crate::account::{Answer, LinkPurpose};

fn sign_in(browser: usize, proof: Option<ProofTry>) -> Try {
    Try::SignIn { browser, proof, outdated: false }
}

/// A way to a session in this browser.
fn any_way_in(browser: usize) -> impl Strategy<Value = Vec<Try>> {
    let which = any::<Index>;
    prop_oneof![
        3 => Just(vec![sign_in(browser, None)]),
        5 => which().prop_map(move |app| vec![sign_in(browser, Some(ProofTry::App(app, 2)))]),
        1 => which().prop_map(move |app| vec![sign_in(browser, Some(ProofTry::TrashedApp(app, 2)))]),
        2 => which().prop_map(move |code| vec![sign_in(browser, Some(ProofTry::RecoveryCode(code)))]),
        1 => which().prop_map(move |link| {
            vec![Try::AskForLink(LinkPurpose::Prove), sign_in(browser, Some(ProofTry::Mailbox(link)))]
        }),
        3 => which().prop_map(move |asked| {
            let answers = Try::Answer(asked, Answer::Right);
            vec![Try::AskPhone(browser), answers, sign_in(browser, Some(ProofTry::Phone(asked, true)))]
        }),
        1 => which().prop_map(move |link| {
            vec![Try::AskForMagicLink(browser), Try::RedeemMagicLink { browser, again: false, link }]
        }),
        1 => (which(), which()).prop_map(move |(device, token)| vec![Try::Recognise { browser, device, token }]),
    ]
}

/// Something that they came for.
fn any_errand(browser: usize) -> impl Strategy<Value = Vec<Try>> {
    let which = any::<Index>;
    let does = move |act: Act| Try::Act { browser, act, outdated: false };
    prop_oneof![
        5 => any_act().prop_map(move |act| vec![does(act)]),
        2 => which().prop_map(move |app| vec![does(Act::ProveByApp(app, 2))]),
        3 => which().prop_map(move |app| vec![does(Act::Start), does(Act::Confirm(app, 2))]),
        3 => (0..3_u8, any_means(), which()).prop_map(move |(number, means, asked)| {
            let answers = Try::Answer(asked, Answer::Right);
            vec![does(Act::AddPhone(number, means)), answers, does(Act::ConfirmPhone(asked))]
        }),
        1 => which().prop_map(move |asked| {
            vec![does(Act::AskPhone(asked)), Try::Answer(asked, Answer::Right), does(Act::ProveByPhone(asked))]
        }),
        1 => (which(), which()).prop_map(move |(device, token)| {
            vec![does(Act::Remember), Try::Recognise { browser, device, token }]
        }),
        1 => (0..3_u8, which()).prop_map(move |(address, link)| {
            vec![does(Act::RequestBackup(address)), Try::ConfirmBackup(link)]
        }),
        1 => Just(vec![does(Act::Skip)]),
    ]
}

fn stay(browser: usize) -> impl Strategy<Value = Vec<Try>> {
    (any_way_in(browser), vec(any_errand(browser), 0..3))
        .prop_map(|(way_in, errands)| way_in.into_iter().chain(errands.into_iter().flatten()).collect())
}

/// What takes more than one mailbox's word, or begins before anybody can sign in.
fn any_correspondence() -> impl Strategy<Value = Vec<Try>> {
    let which = any::<Index>;
    prop_oneof![
        which().prop_map(|link| vec![Try::Invite, Try::Resend, Try::Activate(link)]),
        (which(), which()).prop_map(|(one, other)| {
            let confirm = |link, claimed| Try::ConfirmEmail { link, claimed };
            vec![Try::Support(SupportTry::CorrectEmail), confirm(one, false), confirm(other, true)]
        }),
        (which(), prop::option::of(any_proof())).prop_map(|(link, proof)| {
            vec![Try::AskForLink(LinkPurpose::ResetPassword), Try::ResetPassword { link, proof }]
        }),
    ]
}

/// Anything at all, or somebody's stay in one of three browsers.
fn any_episode() -> impl Strategy<Value = Vec<Try>> {
    prop_oneof![
        8 => any_try().prop_map(|tried| vec![tried]),
        1 => any_correspondence(),
        2 => stay(0),
        2 => stay(1),
        2 => stay(2),
    ]
}

/// A life, from anywhere on.
pub(super) fn any_life() -> impl Strategy<Value = Vec<Try>> {
    vec(any_episode(), 1..45).prop_map(|episodes| episodes.concat())
}
