//! Deeds, and the proofs they were done with, as sentences.

use crate::{
    i18n::Words,
    model::{Deed, Proof},
};

/// What happened, as a sentence.
pub(crate) fn deed_words(words: Words, deed: &Deed) -> String {
    let labelled = |key: &str, label: &String| words.tell(key, &[("label", label.into())]);
    let counted = |key: &str, count: u32| words.tell(key, &[("count", count.into())]);
    match deed {
        Deed::Invited => words.say("deed-invited"),
        Deed::Activated => words.say("deed-activated"),
        Deed::PasswordChanged => words.say("deed-password-changed"),
        Deed::PasswordReset => words.say("deed-password-reset"),
        Deed::EnrolmentStarted => words.say("deed-enrolment-started"),
        Deed::AppLinked { label } => labelled("deed-app-linked", label),
        Deed::AppRenamed { label } => labelled("deed-app-renamed", label),
        Deed::AppSuspended { label } => labelled("deed-app-suspended", label),
        Deed::AppResumed { label } => labelled("deed-app-resumed", label),
        Deed::AppTrashed { label } => labelled("deed-app-trashed", label),
        Deed::AppRestored { label } => labelled("deed-app-restored", label),
        Deed::AppPurged { label } => labelled("deed-app-purged", label),
        Deed::PhoneAdded => words.say("deed-phone-added"),
        Deed::PhoneCalled => words.say("deed-phone-called"),
        Deed::PhoneSentCode => words.say("deed-phone-sent-code"),
        Deed::PhoneAnswered => words.say("deed-phone-answered"),
        Deed::PhoneAnsweredWrong => words.say("deed-phone-answered-wrong"),
        Deed::PhoneObjected => words.say("deed-phone-objected"),
        Deed::PhoneVerified => words.say("deed-phone-verified"),
        Deed::PhoneMadePrimary => words.say("deed-phone-made-primary"),
        Deed::PhoneRemoved => words.say("deed-phone-removed"),
        Deed::PhoneSuspended => words.say("deed-phone-suspended"),
        Deed::PhoneResumed => words.say("deed-phone-resumed"),
        Deed::CodesIssued { count } => counted("deed-codes-issued", *count),
        Deed::CodesAcknowledged => words.say("deed-codes-acknowledged"),
        Deed::CodeUsed => words.say("deed-code-used"),
        Deed::LinkRequested => words.say("deed-link-requested"),
        Deed::LinkRedeemed => words.say("deed-link-redeemed"),
        Deed::SignedIn { proofs } => words.tell("deed-signed-in", &[("proofs", proof_words(words, proofs).into())]),
        Deed::ProvenAnew { proofs } => words.tell("deed-proven-anew", &[("proofs", proof_words(words, proofs).into())]),
        Deed::SignInRefused { count } => counted("deed-sign-in-refused", *count),
        Deed::Locked => words.say("deed-locked"),
        Deed::Unlocked => words.say("deed-unlocked"),
        Deed::Frozen => words.say("deed-frozen"),
        Deed::Thawed => words.say("deed-thawed"),
        Deed::NotMeReported => words.say("deed-not-me-reported"),
        Deed::ResetBySupport => words.say("deed-reset-by-support"),
        Deed::UnlockedBySupport => words.say("deed-unlocked-by-support"),
        Deed::SessionsEnded => words.say("deed-sessions-ended"),
        Deed::Disabled => words.say("deed-disabled"),
        Deed::Enabled => words.say("deed-enabled"),
        Deed::NameCorrected => words.say("deed-name-corrected"),
        Deed::EmailChangeRequested => words.say("deed-email-change-requested"),
        Deed::EmailConfirmed { by_new_address: false } => words.say("deed-email-confirmed-old"),
        Deed::EmailConfirmed { by_new_address: true } => words.say("deed-email-confirmed-new"),
        Deed::EmailChanged => words.say("deed-email-changed"),
        Deed::GraceStarted => words.say("deed-grace-started"),
        Deed::EnrolmentSkipped { count } => counted("deed-enrolment-skipped", *count),
        Deed::BackupEmailRequested => words.say("deed-backup-email-requested"),
        Deed::BackupEmailConfirmed => words.say("deed-backup-email-confirmed"),
        Deed::BackupEmailRemoved => words.say("deed-backup-email-removed"),
        Deed::MagicLinkRequested => words.say("deed-magic-link-requested"),
        Deed::MagicLinkRedeemed => words.say("deed-magic-link-redeemed"),
        Deed::SecondFactorSwitchedOff => words.say("deed-second-factor-switched-off"),
        Deed::DeviceRemembered => words.say("deed-device-remembered"),
        Deed::DeviceForgotten => words.say("deed-device-forgotten"),
        Deed::RoleGranted { role } => words.tell("deed-role-granted", &[("role", words.say(role.key()).into())]),
        Deed::OrganisationRegistered { label } => labelled("deed-organisation-registered", label),
        Deed::BranchAdded { label } => labelled("deed-branch-added", label),
        Deed::PresentationChanged { label } => labelled("deed-presentation-changed", label),
        Deed::PolicyChanged => words.say("deed-policy-changed"),
        Deed::RoleRevoked { role } => words.tell("deed-role-revoked", &[("role", words.say(role.key()).into())]),
    }
}

/// "wachtwoord en app".
fn proof_words(words: Words, proofs: &[Proof]) -> String {
    let name = |proof: &Proof| {
        words.say(match proof {
            Proof::Password => "proof-password",
            Proof::App => "proof-app",
            Proof::RecoveryCode => "proof-recovery-code",
            Proof::Mailbox => "proof-mailbox",
            Proof::TrashedApp => "proof-trashed-app",
            Proof::Device => "proof-device",
            Proof::Phone => "proof-phone",
        })
    };
    words.both(proofs.iter().map(name).collect())
}
