//! From invitation to password.

use super::{
    Account, AccountEvent, AccountRefusal, Activate, Activated, ActivationResent, Active, Invite, Invited,
    InvitedAccount, Marks, ResendActivation,
};
use crate::words::Role;

pub(super) fn invite(account: &Account, invite: Invite) -> Result<Vec<AccountEvent>, AccountRefusal> {
    match account {
        Account::Absent => Ok(vec![AccountEvent::Invited(Invited {
            member: invite.member,
            activation: invite.activation,
            phone: invite.phone,
            at: invite.now,
        })]),
        Account::Invited(_) | Account::Active(_) => Err(AccountRefusal::AlreadyInvited),
    }
}

pub(super) fn resend(account: &Account, resend: ResendActivation) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if let Some(staff) = resend.by {
        staff.serves(resend.target, account)?;
    }
    waiting(account)?;
    Ok(vec![AccountEvent::ActivationResent(ActivationResent { activation: resend.activation, at: resend.now })])
}

pub(super) fn activate(account: &Account, activate: Activate) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let link = &waiting(account)?.activation;
    let right = link.id == activate.link.id && link.hash == activate.link.hash && activate.now < link.expires_at;
    if !right {
        return Err(AccountRefusal::LinkInvalid);
    }
    Ok(vec![AccountEvent::Activated(Activated {
        link: activate.link.id,
        password: activate.password,
        at: activate.now,
    })])
}

fn waiting(account: &Account) -> Result<&InvitedAccount, AccountRefusal> {
    match account {
        Account::Absent => Err(AccountRefusal::NotActive),
        Account::Invited(invited) if invited.disabled_at.is_some() => Err(AccountRefusal::Disabled),
        Account::Invited(invited) => Ok(invited),
        Account::Active(_) => Err(AccountRefusal::AlreadyActive),
    }
}

pub(super) fn invited(event: &Invited) -> Account {
    Account::Invited(Box::new(InvitedAccount {
        member: event.member.clone(),
        marks: Marks { version: 1, factors_changed: 1, session_epoch: 0 },
        activation: event.activation.clone(),
        phone: event.phone.clone(),
        disabled_at: None,
    }))
}

pub(super) fn evolve(mut invited: InvitedAccount, event: &AccountEvent) -> Account {
    invited.marks.version += 1;
    match event {
        AccountEvent::Activated(activated) => return Account::Active(Box::new(opened(invited, activated))),
        AccountEvent::ActivationResent(resent) => invited.activation = resent.activation.clone(),
        AccountEvent::AccountDisabled(disabled) => invited.disabled_at = Some(disabled.at),
        AccountEvent::AccountEnabled(_) => invited.disabled_at = None,
        AccountEvent::NameCorrected(corrected) => invited.member.name = corrected.name.clone(),
        AccountEvent::RoleGranted(granted) => invited.member.role = granted.role,
        AccountEvent::RoleRevoked(_) => invited.member.role = Role::User,
        _ => {}
    }
    Account::Invited(Box::new(invited))
}

fn opened(invited: InvitedAccount, activated: &Activated) -> Active {
    let mut active = Active {
        member: invited.member,
        marks: invited.marks,
        password: activated.password.clone(),
        password_since: activated.at,
        authenticators: Vec::new(),
        enrolment: None,
        phones: Vec::new(),
        primary_phone: None,
        pending_phone: None,
        challenge: None,
        phone_on_file: invited.phone,
        recovery_codes: None,
        links: Vec::new(),
        locks: Vec::new(),
        frozen_until: None,
        disabled_at: None,
        reset_at: None,
        grace: None,
        email_change: None,
        backup_email: None,
        devices: Vec::new(),
        last_sign_in: None,
    };
    active.factors_changed();
    active
}

#[cfg(test)]
mod tests;
