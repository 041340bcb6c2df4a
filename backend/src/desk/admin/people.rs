//! `/admin/people`: colleagues, and inviting one person.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::{AccountState, PeoplePage, StaffRow},
};
use herstel_domain::words::{Language, Role};
use uuid::Uuid;

use super::{
    super::{
        Entered, House, deeds,
        refusal::{Incident, of_failure, refused_field},
        support::written,
    },
    lists,
};
use crate::{
    application::invite::{Invitation, invite_for},
    journal::{Actor, Failure, Provenance},
    secrets::Address,
};

const ACT: &str = "admin.invite";
/// A name has at most so many characters: the field and the refusal say so.
const LONGEST_NAME: usize = 100;
/// More colleagues than this one page does not show.
const MOST_STAFF: i64 = 500;
/// The latest lists.
const LISTS: i64 = 10;

/// Account, name, address, state and role, as the directory and the row have them.
type Listed = (Uuid, String, String, Option<String>, Option<String>);

impl House {
    pub(super) async fn people_page(&self, visit: &Visit) -> Staffed<PeoplePage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let organisation = entered.organisation.id;
        let imports = self.imports.latest(organisation, LISTS).await.map_err(super::super::refusal::broken)?;
        entered.at_desk(PeoplePage {
            coverage: self.coverage(organisation).await?,
            staff: self.staff_rows(&entered).await?,
            imports: imports.iter().map(lists::row).collect(),
        })
    }

    pub(super) async fn invite_one(&self, visit: &Visit, name: &str, email: &str, role: &str, language: &str) -> Acted {
        let entered = self.acting_administrator(visit, ACT, "/admin/people").await?;
        let name = written("name", name, LONGEST_NAME)?;
        if email.trim().is_empty() {
            return Err(refused_field("email", "email_missing"));
        }
        let email = Address::parse(email).map_err(|_| refused_field("email", "email_invalid"))?;
        let role = named(role).ok_or_else(|| refused_field("role", "role_invalid"))?;
        let language = match language {
            "nl" => Language::Nl,
            "en" => Language::En,
            _ => return Err(refused_field("language", "language_invalid")),
        };
        let organisation = entered.organisation.id;
        let invitation = Invitation { organisation, branch: None, phone: None, name, email, role, language };
        let actor = Actor::Account(entered.id());
        let provenance = Provenance { correlation: visit.correlation, ..Provenance::of(actor) };
        match invite_for(&self.journal, &self.vault, &self.clock, &invitation, provenance).await {
            Ok(_) => Ok(Step::to("/admin/people?done=invited")),
            Err(Failure::Taken(_)) => {
                self.record_refusal(visit, &entered, ACT, "login_email", None).await?;
                Err(refused_field("email", self.why_taken(organisation.uuid(), &invitation.email).await?))
            }
            Err(failure) => Err(of_failure(failure, self.clock.now())),
        }
    }

    /// Whose the address is shows only where it is the organisation's own.
    async fn why_taken(&self, organisation: Uuid, email: &Address) -> Result<&'static str, Turn> {
        let listed = self.listed_at(organisation, email.typed()).await?;
        Ok(if listed.is_some() { "login_email" } else { "invite_impossible" })
    }

    /// Everybody of the organisation with a role, in the order of their names.
    async fn staff_rows(&self, entered: &Entered) -> Result<Vec<StaffRow>, Turn> {
        let rows: Vec<Listed> = sqlx::query_as(
            "SELECT d.account, d.name, d.email, d.state, s.facts ->> 'role' FROM directory d \
             JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text \
             WHERE d.organisation = $1 AND s.facts ->> 'role' <> 'user' ORDER BY d.name COLLATE \"C\", d.account LIMIT $2",
        )
        .bind(entered.organisation.id.uuid())
        .bind(MOST_STAFF)
        .fetch_all(&self.pool)
        .await
        .map_err(Incident::from)?;
        let row = |(account, name, email, state, role): Listed| StaffRow {
            account,
            name,
            email,
            role: deeds::role(role.as_deref().and_then(named).unwrap_or(Role::User)),
            state: state.as_deref().and_then(AccountState::named).unwrap_or(AccountState::Invited),
            oneself: account == entered.id().uuid(),
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

/// The role of that name.
pub(super) fn named(name: &str) -> Option<Role> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}
