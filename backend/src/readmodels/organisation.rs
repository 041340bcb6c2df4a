//! An organisation's row.

use herstel_domain::organisation::{Organisation, OrganisationDecider, OrganisationEvent};
use serde_json::{Value, json};

use crate::{
    jobs::Lane,
    journal::{Job, Stream},
    organisations::PolicyNotice,
};

impl Stream for OrganisationDecider {
    const SHAPE: i32 = 2;

    /// Its events are in its own ledger.
    fn facts(organisation: &Organisation) -> Value {
        match organisation {
            Organisation::Absent => json!({}),
            Organisation::Registered(it) => json!({ "organisation": it.id, "slug": it.profile.slug }),
        }
    }

    /// Another policy is told to those whom it concerns.
    fn jobs(before: &Organisation, event: &OrganisationEvent, _after: &Organisation) -> Vec<Job> {
        let (OrganisationEvent::PolicyChanged(event), Organisation::Registered(before)) = (event, before) else {
            return vec![];
        };
        let notice = PolicyNotice { before: before.policy, after: event.policy, at: event.at, looked_at: None };
        let payload = json!(notice);
        vec![Job { kind: PolicyNotice::KIND, payload, due: None, lane: Lane::Bulk, enclosure: None }]
    }

    /// A page about an organisation must have seen everything.
    fn seen(organisation: &Organisation) -> u64 {
        match organisation {
            Organisation::Absent => 0,
            Organisation::Registered(it) => it.version,
        }
    }
}
