//! A policy as forms and words have it.

use herstel_console::{
    desk::Turn,
    model::{BackupRule, PolicyFields, Rules},
};
use herstel_domain::policy::{
    BackupEmail, MINIMUM_ALONE, Methods, PasswordRules, Policy, RecoveryCodeEffect, ResetBy, SecondFactor,
};

use super::super::refusal::refused_field;

const YES: &str = "yes";

/// As its form shows it.
pub(super) fn fields(policy: &Policy) -> PolicyFields {
    let tick = |is: bool| if is { YES.to_owned() } else { String::new() };
    PolicyFields {
        second_factor: match policy.second_factor {
            SecondFactor::Required => "required",
            SecondFactor::Optional => "optional",
        }
        .to_owned(),
        grace_days: policy.grace_days.to_string(),
        password_minimum: policy.password.minimum.to_string(),
        classes: tick(policy.password.classes),
        remember_days: policy.remember_device_days.to_string(),
        recovery_codes: policy.recovery_codes.to_string(),
        code_effect: match policy.recovery_code_effect {
            RecoveryCodeEffect::SignIn => "sign_in",
            RecoveryCodeEffect::SwitchOff => "switch_off",
        }
        .to_owned(),
        backup_email: match policy.backup_email {
            BackupEmail::Off => "off",
            BackupEmail::Offered => "offered",
            BackupEmail::Required => "required",
        }
        .to_owned(),
        mailbox: tick(policy.mailbox_recovery),
        reset_by: match policy.reset_by {
            ResetBy::Support => "support",
            ResetBy::Administrators => "administrators",
        }
        .to_owned(),
        voice: tick(policy.methods.voice),
        sms: tick(policy.methods.sms),
    }
}

/// What a form asks for. What is no number or none of the choices is refused with its field; the bounds are the
/// domain's.
pub(super) fn policy(fields: &PolicyFields) -> Result<Policy, Turn> {
    Ok(Policy {
        second_factor: match fields.second_factor.as_str() {
            "required" => SecondFactor::Required,
            "optional" => SecondFactor::Optional,
            _ => return Err(refused_field("second_factor", "second_factor_invalid")),
        },
        grace_days: number(&fields.grace_days, "grace_days", "grace_days_invalid")?,
        password: PasswordRules {
            minimum: number(&fields.password_minimum, "password_minimum", "password_minimum_invalid")?,
            classes: fields.classes == YES,
        },
        remember_device_days: number(&fields.remember_days, "remember_days", "remember_days_invalid")?,
        recovery_codes: number(&fields.recovery_codes, "recovery_codes", "recovery_codes_invalid")?,
        recovery_code_effect: match fields.code_effect.as_str() {
            "sign_in" => RecoveryCodeEffect::SignIn,
            "switch_off" => RecoveryCodeEffect::SwitchOff,
            _ => return Err(refused_field("code_effect", "code_effect_invalid")),
        },
        backup_email: match fields.backup_email.as_str() {
            "off" => BackupEmail::Off,
            "offered" => BackupEmail::Offered,
            "required" => BackupEmail::Required,
            _ => return Err(refused_field("backup_email", "backup_email_invalid")),
        },
        mailbox_recovery: fields.mailbox == YES,
        reset_by: match fields.reset_by.as_str() {
            "support" => ResetBy::Support,
            "administrators" => ResetBy::Administrators,
            _ => return Err(refused_field("reset_by", "reset_by_invalid")),
        },
        methods: Methods { voice: fields.voice == YES, sms: fields.sms == YES, ..Methods::APP },
    })
}

/// As sentences are made of it.
pub(super) fn rules(policy: &Policy) -> Rules {
    let minimum = policy.password.minimum;
    Rules {
        required: policy.second_factor == SecondFactor::Required,
        grace_days: policy.grace_days.into(),
        numbers: [policy.methods.voice, policy.methods.sms],
        password_minimum: (minimum.into(), minimum.max(MINIMUM_ALONE).into()),
        classes: policy.password.classes,
        remember_days: policy.remember_device_days.into(),
        recovery_codes: policy.recovery_codes.into(),
        switches_off: policy.switches_off_by_code(),
        backup_email: match policy.backup_email {
            BackupEmail::Off => BackupRule::Off,
            BackupEmail::Offered => BackupRule::Offered,
            BackupEmail::Required => BackupRule::Required,
        },
        mailbox: policy.mailbox_recovery,
        support_resets: policy.reset_by == ResetBy::Support,
    }
}

fn number(text: &str, field: &str, code: &str) -> Result<u8, Turn> {
    text.trim().parse().map_err(|_| refused_field(field, code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::organisations::ORGANISATIONS;

    #[test]
    fn what_a_form_shows_is_what_it_asks_for() {
        for organisation in ORGANISATIONS {
            let today = organisation.policy;
            assert_eq!(policy(&fields(&today)), Ok(today), "{}", organisation.slug);
        }
    }

    #[test]
    fn what_is_none_of_the_choices_is_refused_with_its_field() {
        let today = ORGANISATIONS[0].policy;
        let right = || fields(&today);
        let text = || "-1".to_owned();
        for (wrong, field) in [
            (PolicyFields { second_factor: text(), ..right() }, "second_factor"),
            (PolicyFields { grace_days: text(), ..right() }, "grace_days"),
            (PolicyFields { password_minimum: "256".to_owned(), ..right() }, "password_minimum"),
            (PolicyFields { remember_days: "1e3".to_owned(), ..right() }, "remember_days"),
            (PolicyFields { recovery_codes: String::new(), ..right() }, "recovery_codes"),
            (PolicyFields { code_effect: text(), ..right() }, "code_effect"),
            (PolicyFields { backup_email: text(), ..right() }, "backup_email"),
            (PolicyFields { reset_by: text(), ..right() }, "reset_by"),
        ] {
            assert_eq!(policy(&wrong), Err(refused_field(field, &format!("{field}_invalid"))));
        }
    }
}
