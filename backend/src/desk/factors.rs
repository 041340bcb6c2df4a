//! An account's factors and ways in, as its owner and support see them.

use chrono::{DateTime, Utc};
use herstel_console::model::{
    self, Backup, CodesLeft, Ending, PastAuthenticator, PhoneState, SessionRow, Way, Weakest,
};
use herstel_domain::{
    account::{
        self, Active, Authenticator, Condition, LOW_COUNT, Path, Phone, PhoneCondition, RecoveryCodeSet,
        RecoveryStrength, SessionKind, pending_backup_email, recovery_strength, ways_to_prove,
    },
    policy::Policy,
    sealed::Contact,
    words::Means,
};

use super::{deeds::Opener, place};
use crate::{
    login::Session,
    secrets::{
        email::{mask, mask_wholly},
        phone,
    },
};

/// Every app ever linked: those that still exist, each in the state that `state` says, and those that ended (R7).
pub(super) fn apps(
    opener: &Opener<'_>,
    apps: &[Authenticator],
    state: impl Fn(&Authenticator) -> model::AppState,
) -> (Vec<model::Authenticator>, Vec<PastAuthenticator>) {
    let (mut present, mut past) = (Vec::new(), Vec::new());
    for app in apps {
        let (id, label, linked_at) = (app.id.uuid(), opener.text(place::LABEL, &app.label), app.linked_at);
        let linked_from = opener.place(app.linked_from.as_ref());
        match ended(app.condition) {
            Some((ended_at, ending)) => {
                past.insert(0, PastAuthenticator { id, label, linked_at, linked_from, ended_at, ending });
            }
            None => {
                let (used_at, state) = (Some(app.last_used_at), state(app));
                present.push(model::Authenticator { id, label, linked_at, linked_from, used_at, state });
            }
        }
    }
    (present, past)
}

/// When and how an app ended for its owner: one that support took away is past, also while its purge is due.
fn ended(condition: Condition) -> Option<(DateTime<Utc>, Ending)> {
    match condition {
        Condition::Revoked { at, .. } | Condition::Purged { trashed_at: at, by_support: true, .. } => {
            Some((at, Ending::Reset))
        }
        Condition::Purged { at, by_support: false, .. } => Some((at, Ending::Purged)),
        Condition::Usable | Condition::Suspended { .. } | Condition::Trashed { .. } => None,
    }
}

/// The recovery codes that remain.
pub(super) fn codes(set: &RecoveryCodeSet) -> CodesLeft {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CodesLeft {
        left: count(set.codes.len()),
        total: count(set.codes.len()),
        low: set.codes.len() <= LOW_COUNT,
        made_at: set.issued_at,
        used_at: None,
    }
}

/// The backup address; none where the organisation has none and there is none from before.
pub(super) fn backup(opener: &Opener<'_>, account: &Active, policy: &Policy, now: DateTime<Utc>) -> Option<Backup> {
    let asked = pending_backup_email(account, now);
    let confirmed = account.backup_email.as_ref();
    let backup = Backup {
        address: confirmed.map(|backup| masked(opener, &backup.address)),
        since: confirmed.map(|backup| backup.since),
        pending: asked.map(|address| masked(opener, address)),
        mandatory: policy.demands_backup_email(),
    };
    (policy.allows_backup_email() || confirmed.is_some()).then_some(backup)
}

/// An address, as its owner recognises it.
pub(super) fn masked(opener: &Opener<'_>, contact: &Contact) -> String {
    mask_wholly(&opener.text(place::EMAIL, &contact.sealed))
}

/// The ways that an account has beside its app; support is always one.
pub(super) fn ways(opener: &Opener<'_>, account: &Active, policy: &Policy, now: DateTime<Utc>) -> Vec<Way> {
    let left = u32::try_from(account.recovery_codes_left()).unwrap_or(u32::MAX);
    let ways = ways_to_prove(account, policy, now).into_iter().filter_map(|way| match way {
        account::Way::RecoveryCode => Some(Way::RecoveryCode { left }),
        account::Way::SwitchOff => Some(Way::SwitchOff { left }),
        account::Way::Mailbox => {
            let address = opener.text(place::EMAIL, &account.member.email.sealed);
            Some(Way::LoginMailbox { address: mask(&address) })
        }
        account::Way::TrashedApp => {
            let label = opener.text(place::LABEL, &account.restorable(now).last()?.label);
            Some(Way::TrashedApp { label })
        }
        account::Way::Phone => account.usable_phones(policy).next().map(|phone| by_phone(opener, phone)),
        account::Way::BackupMailbox => {
            let address = &account.backup_email.as_ref()?.address;
            Some(Way::BackupMailbox { address: masked(opener, address) })
        }
    });
    ways.chain([Way::Support]).collect()
}

fn by_phone(opener: &Opener<'_>, phone: &Phone) -> Way {
    Way::Phone { number: number(opener, phone) }
}

/// A number, masked.
pub(super) fn number(opener: &Opener<'_>, phone: &Phone) -> String {
    phone::mask(&opener.text(place::PHONE, &phone.number.sealed))
}

/// The numbers that are there.
pub(super) fn phones(opener: &Opener<'_>, account: &Active, policy: &Policy) -> Vec<model::Phone> {
    let primary = account.primary_phone().map(|phone| phone.id);
    let shown = |phone: &Phone| model::Phone {
        id: phone.id.uuid(),
        number: number(opener, phone),
        means: if phone.means == Means::Sms { model::Means::Sms } else { model::Means::Call },
        primary: Some(phone.id) == primary,
        since: phone.since,
        used_at: phone.last_used_at,
        state: match phone.condition {
            PhoneCondition::Suspended { at } => PhoneState::Suspended { since: at },
            _ if !policy.methods.allow(phone.means) => PhoneState::SwitchedOff,
            _ => PhoneState::InUse,
        },
    };
    account.phones.iter().filter(|phone| phone.is_held()).map(shown).collect()
}

/// By what an owner gets in when the phone is gone, the strongest first; and the weakest path of today.
pub(super) fn strength(
    opener: &Opener<'_>,
    account: &Active,
    policy: &Policy,
    now: DateTime<Utc>,
) -> (Vec<Way>, Option<Weakest>) {
    let RecoveryStrength { ways: paths, weakest } = recovery_strength(account, policy, now);
    let other = account.usable().skip(1).map(|app| Way::OtherApp { label: opener.text(place::LABEL, &app.label) });
    // the first is taken to be gone with the phone
    let numbers = account.usable_phones(policy).skip(1).map(|phone| by_phone(opener, phone));
    let others = ways(opener, account, policy, now).into_iter().filter(|way| !matches!(way, Way::Phone { .. }));
    let known: Vec<_> = other.chain(numbers).chain([Way::PasswordAlone]).chain(others).collect();
    let along = |path: Path| known.iter().filter(move |way| path_of(way) == Some(path)).cloned();
    (paths.into_iter().flat_map(along).collect(), weakest.map(told))
}

/// Which path a way belongs to.
fn path_of(way: &Way) -> Option<Path> {
    match way {
        Way::RecoveryCode { .. } | Way::SwitchOff { .. } => Some(Path::RecoveryCode),
        Way::LoginMailbox { .. } => Some(Path::LoginMailbox),
        Way::BackupMailbox { .. } => Some(Path::BackupMailbox),
        Way::TrashedApp { .. } => Some(Path::TrashedApp),
        Way::Phone { .. } => Some(Path::Phone),
        Way::OtherApp { .. } => Some(Path::App),
        Way::PasswordAlone => Some(Path::PasswordAlone),
        Way::Support => None,
    }
}

fn told(path: Path) -> Weakest {
    match path {
        Path::PasswordAlone => Weakest::PasswordAlone,
        Path::LoginMailbox => Weakest::LoginMailbox,
        Path::BackupMailbox => Weakest::BackupMailbox,
        Path::RememberedDevice => Weakest::RememberedDevice,
        Path::RecoveryCode => Weakest::RecoveryCode,
        Path::Phone => Weakest::Phone,
        Path::TrashedApp => Weakest::TrashedApp,
        Path::App => Weakest::App,
    }
}

/// A session in the list.
pub(super) fn session_row(opener: &Opener<'_>, session: &Session, current: bool) -> SessionRow {
    SessionRow {
        id: session.id.uuid(),
        current,
        kind: match session.kind {
            SessionKind::Enrol => model::SessionKind::Enrol,
            SessionKind::Repair => model::SessionKind::Repair,
            SessionKind::Full | SessionKind::Attempt => model::SessionKind::Full,
        },
        since: session.created_at,
        last_seen: session.seen_at,
        from: opener.place(Some(&session.origin)),
    }
}
