//! An account's state in parts that people know, then beside now.

use herstel_console::model::{AccountState, Fact, Part, PartName};
use herstel_domain::{
    account::{Account, Active, Condition},
    ids::AuthenticatorId,
    sealed::Sealed,
};

use super::super::{
    deeds::{Opener, role},
    place,
};
use crate::journal::Stream;

/// Every part of the state, as it was and as it is.
pub(super) fn compare(opener: &Opener<'_>, then: &Account, now: &Account) -> Vec<Part> {
    let part = |name, fact: &dyn Fn(&Account) -> Fact| Part { name, then: fact(then), now: fact(now) };
    let mut parts = vec![
        part(PartName::State, &state),
        part(PartName::Name, &|account| personal(opener, place::NAME, account.member().map(|member| &member.name))),
        part(PartName::Email, &|account| {
            personal(opener, place::EMAIL, account.member().map(|member| &member.email.sealed))
        }),
        part(PartName::Role, &|account| account.member().map_or(Fact::None, |member| Fact::Role(role(member.role)))),
        part(PartName::Password, &of_active(|active| Fact::Since(active.password_since))),
    ];
    let (was, is) = (then.active().ok(), now.active().ok());
    for id in apps(was).chain(apps(is).filter(|id| apps(was).all(|known| known != *id))) {
        let of = |active: Option<&Active>| active.and_then(|active| active.authenticator(id)).cloned();
        let (was, is) = (of(was), of(is));
        let label = was.as_ref().or(is.as_ref()).map(|app| opener.text(place::LABEL, &app.label)).unwrap_or_default();
        let fact = |app: Option<_>| {
            app.map_or(Fact::None, |app: herstel_domain::account::Authenticator| condition(app.condition))
        };
        parts.push(Part { name: PartName::App { label }, then: fact(was), now: fact(is) });
    }
    let until = |until: Option<_>| until.map_or(Fact::None, Fact::Until);
    let count = |count: usize| if count == 0 { Fact::None } else { Fact::Count(count as u64) };
    parts.extend([
        part(PartName::Enrolment, &of_active(|active| until(active.enrolment.as_ref().map(|it| it.expires_at)))),
        part(
            PartName::Codes,
            &of_active(|active| {
                let left = u32::try_from(active.recovery_codes_left()).unwrap_or(u32::MAX);
                active.recovery_codes.as_ref().map_or(Fact::None, |_| Fact::Codes { left })
            }),
        ),
        part(PartName::Links, &of_active(|active| count(active.links.len()))),
        part(PartName::Grace, &of_active(|active| until(active.grace.map(|grace| grace.until)))),
        part(PartName::Devices, &of_active(|active| count(active.devices.len()))),
        part(PartName::Locks, &of_active(|active| count(active.locks.len()))),
        part(PartName::Frozen, &of_active(|active| until(active.frozen_until))),
        part(PartName::LastSignIn, &of_active(|active| active.last_sign_in.map_or(Fact::None, Fact::Since))),
        part(PartName::Version, &|account| Fact::Count(account.marks().version)),
    ]);
    parts
}

fn state(account: &Account) -> Fact {
    let facts = herstel_domain::account::AccountDecider::facts(account);
    facts.get("state").and_then(|state| AccountState::named(state.as_str()?)).map_or(Fact::None, Fact::State)
}

fn of_active(fact: impl Fn(&Active) -> Fact) -> impl Fn(&Account) -> Fact {
    move |account| account.active().map_or(Fact::None, &fact)
}

/// A personal value; once its key was destroyed, that it was.
fn personal(opener: &Opener<'_>, field: &'static str, sealed: Option<&Sealed>) -> Fact {
    sealed.map_or(Fact::None, |sealed| match opener.text(field, sealed) {
        text if text.is_empty() => Fact::Erased,
        text => Fact::Text(text),
    })
}

fn apps(active: Option<&Active>) -> impl Iterator<Item = AuthenticatorId> {
    active.into_iter().flat_map(|active| active.authenticators.iter().map(|app| app.id))
}

fn condition(condition: Condition) -> Fact {
    match condition {
        Condition::Usable => Fact::InUse,
        Condition::Suspended { .. } => Fact::Suspended,
        Condition::Trashed { restorable_until, .. } => Fact::Trashed { until: restorable_until },
        Condition::Revoked { .. } => Fact::Revoked,
        Condition::Purged { .. } => Fact::Purged,
    }
}
