//! An account's row, and the jobs that its events cause.

use herstel_domain::{
    account::{Account, AccountDecider, AccountEvent, Active, Authenticator, Effect, effects},
    organisation::{Holding, Numbers},
};
use serde_json::{Value, json};

use crate::{
    jobs::{
        Lane,
        account::PurgeAuthenticator,
        ask::AskPayload,
        mail::{self, MailPayload},
        text::TextPayload,
    },
    journal::{Job, Listed, Stream},
};

impl Stream for AccountDecider {
    const SHAPE: i32 = 7;

    fn facts(account: &Account) -> Value {
        let Some(member) = account.member() else { return json!({}) };
        let (state, last_sign_in) = match account {
            Account::Active(active) if active.disabled_at.is_some() => ("disabled", active.last_sign_in),
            Account::Invited(invited) if invited.disabled_at.is_some() => ("disabled", None),
            Account::Active(active) if !active.locks.is_empty() => ("locked", active.last_sign_in),
            Account::Active(active) if active.holds_factor() => ("enrolled", active.last_sign_in),
            Account::Active(active) => ("password_set", active.last_sign_in),
            Account::Absent | Account::Invited(_) => ("invited", None),
        };
        let active = account.active().ok();
        let numbers = active.map(Numbers::of).unwrap_or_default();
        let grace = active.and_then(|active| active.grace);
        json!({
            "organisation": member.organisation,
            "role": member.role,
            "state": state,
            "last_sign_in": last_sign_in,
            "apps": active.map_or(0, Holding::apps),
            "numbers_called": numbers.called,
            "numbers_sent": numbers.sent,
            "factor": active.is_some_and(Active::holds_factor),
            "ever_bound": active.is_some_and(Active::ever_bound),
            "reset": active.is_some_and(|active| active.reset_at.is_some()),
            "trash_until": active.and_then(|active| active.trashed().filter_map(Authenticator::restorable_until).max()),
            "grace_since": grace.map(|grace| grace.since),
            "grace_days": grace.map(|grace| (grace.until - grace.since).num_days()),
            "codes": active.is_some_and(|active| active.recovery_codes_left() > 0),
            "backup": active.is_some_and(|active| active.backup_email.is_some()),
            "devices": active.is_some_and(|active| !active.devices.is_empty()),
        })
    }

    fn jobs(before: &Account, event: &AccountEvent, after: &Account) -> Vec<Job> {
        effects(before, event, after).into_iter().map(job).collect()
    }

    fn seen(account: &Account) -> u64 {
        account.marks().factors_changed
    }

    fn listed(account: &Account) -> Option<Listed<'_>> {
        let member = account.member()?;
        let number = match account {
            Account::Absent => None,
            Account::Invited(invited) => invited.phone.as_ref(),
            Account::Active(active) => {
                let held = || active.phones.iter().find(|phone| phone.is_held());
                let bound = active.primary_phone().or_else(held);
                bound.map(|phone| &phone.number).or(active.phone_on_file.as_ref())
            }
        };
        Some(Listed {
            organisation: member.organisation.uuid(),
            name: &member.name,
            email: &member.email.sealed,
            phone: number.map(|number| &number.sealed),
        })
    }
}

fn job(effect: Effect) -> Job {
    match effect {
        Effect::Mail(mail) => {
            let enclosure = mail.link.map(|link| link.uuid());
            Job {
                kind: mail::KIND,
                payload: json!(MailPayload::from(*mail)),
                due: None,
                lane: Lane::Awaited,
                enclosure,
            }
        }
        Effect::Ask(asking) => Job {
            kind: AskPayload::kind(asking.means),
            payload: json!(AskPayload::from(*asking)),
            due: None,
            lane: Lane::Telephone,
            enclosure: None,
        },
        Effect::Text(text) => Job {
            kind: TextPayload::KIND,
            payload: json!(TextPayload::from(*text)),
            due: None,
            lane: Lane::Telephone,
            enclosure: None,
        },
        Effect::PurgeAuthenticator { authenticator, due } => Job {
            kind: PurgeAuthenticator::KIND,
            payload: json!(PurgeAuthenticator { authenticator }),
            due: Some(due),
            lane: Lane::Bulk,
            enclosure: None,
        },
    }
}
