//! A session's row: what it did lately, and whose it is. Nothing follows from it but that it is on record.

use herstel_domain::access::{Access, AccessDecider, AccessEvent};
use serde_json::{Value, json};

use crate::journal::{Job, Stream};

impl Stream for AccessDecider {
    const SHAPE: i32 = 1;

    fn facts(access: &Access) -> Value {
        match access {
            Access::Absent => json!({}),
            Access::Kept(book) => json!({ "by": book.by, "organisation": book.organisation }),
        }
    }

    fn jobs(_before: &Access, _event: &AccessEvent, _after: &Access) -> Vec<Job> {
        vec![]
    }

    fn seen(_access: &Access) -> u64 {
        0
    }
}
