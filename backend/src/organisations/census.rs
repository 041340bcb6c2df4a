//! How many people of an organisation have what: counted in groups, and judged by the domain.

use herstel_domain::{
    ids::OrganisationId,
    organisation::{Consequence, Holding, consequences},
    policy::Policy,
    words::Role,
};
use serde_json::Value;
use sqlx::PgPool;

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

/// A row of an older shape lacks the facts that came later, until its next commit or a rebuild: then what it has to say
/// is in its state.
const GROUPS: &str = "SELECT s.facts ->> 'role', s.facts ->> 'state', \
     coalesce((s.facts ->> 'factor')::boolean, s.facts ->> 'state' = 'enrolled'), \
     coalesce((s.facts ->> 'grace')::boolean, false), coalesce((s.facts ->> 'codes')::boolean, false), \
     coalesce((s.facts ->> 'backup')::boolean, false), coalesce((s.facts ->> 'devices')::boolean, false), count(*) \
     FROM directory d JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text \
     WHERE d.organisation = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7";

type Group = (Option<String>, Option<String>, bool, bool, bool, bool, bool, i64);

impl Census {
    /// Counts, in one query.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(pool: &PgPool, organisation: OrganisationId) -> Result<Self, sqlx::Error> {
        let groups: Vec<Group> = sqlx::query_as(GROUPS).bind(organisation.uuid()).fetch_all(pool).await?;
        let mut census = Self::default();
        for (role, state, factor, grace_begun, codes, backup_email, devices, count) in groups {
            let count = count.cast_unsigned();
            match state.as_deref() {
                Some("invited") | None => census.invited += count,
                Some("disabled") => census.disabled += count,
                Some(_) => {
                    let role = role.map(Value::String).and_then(|role| serde_json::from_value(role).ok());
                    let role = role.unwrap_or(Role::User);
                    census.active.push((Holding { role, factor, grace_begun, codes, backup_email, devices }, count));
                }
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
