//! How many people of an organisation have what: counted in groups, and judged by the domain.

use chrono::{DateTime, Utc};
use herstel_domain::{
    ids::OrganisationId,
    organisation::{Consequence, GraceSpent, Holding, Numbers, consequences},
    policy::Policy,
    words::Role,
};
use serde::Deserialize;
use sqlx::{PgPool, types::Json};

/// Those who are in the directory, in groups of people who have the same.
#[derive(Clone, Debug, Default)]
pub struct Census {
    /// Those who are in use, and not disabled.
    active: Vec<(Holding, u64)>,
    /// How many are invited and not here yet.
    pub invited: u64,
    /// How many are disabled.
    pub disabled: u64,
}

/// Moments are compared with now here, and what former shapes said otherwise is left out, so that people fall into few
/// groups.
const GROUPS: &str = "SELECT (s.facts - '{app,phone,called,sent,grace,last_sign_in,trash_until,grace_since}'::text[]) \
         || jsonb_build_object( \
             'trash', coalesce((s.facts ->> 'trash_until')::timestamptz > $2, false), \
             'grace_elapsed', greatest(0, least((s.facts ->> 'grace_days')::int, \
                 floor(extract(epoch FROM $2 - (s.facts ->> 'grace_since')::timestamptz) / 86400)::int))), \
         count(*) \
     FROM directory d JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text \
     WHERE d.organisation = $1 GROUP BY 1";

/// What a row says of somebody. One of an older shape lacks the facts that came later, until its next commit or a
/// rebuild: then what it has to say is in its state.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Facts {
    role: Option<Role>,
    state: String,
    factor: Option<bool>,
    ever_bound: Option<bool>,
    reset: bool,
    apps: Option<u8>,
    numbers_called: u8,
    numbers_sent: u8,
    trash: bool,
    grace_days: Option<u16>,
    grace_elapsed: Option<u16>,
    codes: bool,
    backup: bool,
    devices: bool,
}

impl From<Facts> for Holding {
    fn from(facts: Facts) -> Self {
        let factor = facts.factor.unwrap_or(facts.state == "enrolled");
        let grace = facts.grace_days.zip(facts.grace_elapsed);
        Self {
            role: facts.role.unwrap_or(Role::User),
            factor,
            ever_bound: facts.ever_bound.unwrap_or(factor),
            reset: facts.reset,
            apps: facts.apps.unwrap_or(u8::from(factor)),
            numbers: Numbers { called: facts.numbers_called, sent: facts.numbers_sent },
            trash: facts.trash,
            grace: grace.map(|(granted, elapsed)| GraceSpent { granted, elapsed }),
            codes: facts.codes,
            backup_email: facts.backup,
            devices: facts.devices,
        }
    }
}

impl Census {
    /// Counts, in one query, as things are at a moment.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(pool: &PgPool, organisation: OrganisationId, now: DateTime<Utc>) -> Result<Self, sqlx::Error> {
        let groups = sqlx::query_as(GROUPS).bind(organisation.uuid()).bind(now);
        let groups: Vec<(Json<Facts>, i64)> = groups.fetch_all(pool).await?;
        let mut census = Self::default();
        for (Json(facts), count) in groups {
            let count = count.cast_unsigned();
            match facts.state.as_str() {
                "invited" => census.invited += count,
                "disabled" => census.disabled += count,
                _ => census.active.push((facts.into(), count)),
            }
        }
        Ok(census)
    }

    /// How many of those in use are so.
    #[must_use]
    pub fn count(&self, is: impl Fn(&Holding) -> bool) -> u64 {
        self.active.iter().filter(|(holding, _)| is(holding)).map(|(_, count)| count).sum()
    }

    /// How many accounts an edit concerns, and what becomes of how many: the gravest first, and none of nobody.
    #[must_use]
    pub fn consequences(&self, before: &Policy, after: &Policy) -> (u64, Vec<(Consequence, u64)>) {
        let affected = self.count(|holding| !consequences(before, after, holding).is_empty());
        let befallen = |consequence| self.count(|holding| consequences(before, after, holding).contains(&consequence));
        let each = Consequence::ALL.into_iter().map(|consequence| (consequence, befallen(consequence)));
        (affected, each.filter(|(_, count)| *count > 0).collect())
    }
}
