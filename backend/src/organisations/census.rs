//! How many people of an organisation have what: counted in groups, and judged by the domain.

use herstel_domain::{
    ids::OrganisationId,
    organisation::{Consequence, Holding, Numbers, consequences},
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

const GROUPS: &str = "SELECT s.facts - 'last_sign_in', count(*) \
     FROM directory d JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text \
     WHERE d.organisation = $1 GROUP BY 1";

/// What a row says of somebody. One of an older shape lacks the facts that came later, until its next commit or a
/// rebuild: then what it has to say is in its state.
#[derive(Deserialize)]
#[serde(default)]
struct Facts {
    role: Role,
    state: String,
    factor: Option<bool>,
    app: Option<bool>,
    called: bool,
    sent: bool,
    grace: bool,
    codes: bool,
    backup: bool,
    devices: bool,
}

impl Default for Facts {
    fn default() -> Self {
        let (role, state) = (Role::User, "invited".to_owned());
        let (called, sent, grace, codes, backup, devices) = (false, false, false, false, false, false);
        Self { role, state, factor: None, app: None, called, sent, grace, codes, backup, devices }
    }
}

impl From<Facts> for Holding {
    fn from(facts: Facts) -> Self {
        let factor = facts.factor.unwrap_or(facts.state == "enrolled");
        Self {
            role: facts.role,
            factor,
            app: facts.app.unwrap_or(factor),
            numbers: Numbers { called: facts.called, sent: facts.sent },
            grace_begun: facts.grace,
            codes: facts.codes,
            backup_email: facts.backup,
            devices: facts.devices,
        }
    }
}

impl Census {
    /// Counts, in one query.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(pool: &PgPool, organisation: OrganisationId) -> Result<Self, sqlx::Error> {
        let groups: Vec<(Json<Facts>, i64)> = sqlx::query_as(GROUPS).bind(organisation.uuid()).fetch_all(pool).await?;
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
