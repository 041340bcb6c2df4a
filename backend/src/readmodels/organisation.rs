//! An organisation's row.

use herstel_domain::organisation::{Organisation, OrganisationDecider, OrganisationEvent};
use serde_json::{Value, json};

use crate::journal::{Job, Stream};

impl Stream for OrganisationDecider {
    const SHAPE: i32 = 1;

    /// Its events are in its own ledger.
    fn facts(organisation: &Organisation) -> Value {
        match organisation {
            Organisation::Absent => json!({}),
            Organisation::Registered(it) => json!({ "organisation": it.id, "slug": it.profile.slug }),
        }
    }

    fn jobs(_before: &Organisation, _event: &OrganisationEvent, _after: &Organisation) -> Vec<Job> {
        vec![]
    }

    /// A page about an organisation must have seen everything.
    fn seen(organisation: &Organisation) -> u64 {
        match organisation {
            Organisation::Absent => 0,
            Organisation::Registered(it) => it.version,
        }
    }
}
