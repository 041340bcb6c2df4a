//! `/admin/people`: colleagues, and inviting one person.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::{AccountState, InviteFields, PeoplePage, StaffRow},
};
use herstel_domain::{
    organisation::Branch,
    words::{Language, Role},
};
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
    imports,
    journal::{Actor, Failure, Provenance},
    organisations::Organisation,
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
            branches: entered.organisation.branches.iter().map(|it| (it.id.uuid(), it.sender.clone())).collect(),
            imports: imports.iter().map(lists::row).collect(),
        })
    }

    pub(super) async fn invite_one(&self, visit: &Visit, fields: &InviteFields) -> Acted {
        let entered = self.acting_administrator(visit, ACT, "/admin/people").await?;
        let invitation = invitation(&entered.organisation, fields)?;
        let actor = Actor::Account(entered.id());
        let provenance = Provenance { correlation: visit.correlation, ..Provenance::of(actor) };
        match invite_for(&self.journal, &self.vault, &self.clock, &invitation, provenance).await {
            Ok(_) => Ok(Step::to("/admin/people?done=invited")),
            Err(Failure::Taken(_)) => {
                self.record_refusal(visit, &entered, ACT, "login_email", None).await?;
                Err(refused_field("email", self.why_taken(entered.organisation.id.uuid(), &invitation.email).await?))
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

/// What a form asks for; what cannot be is refused with its field.
fn invitation(organisation: &Organisation, fields: &InviteFields) -> Result<Invitation, Turn> {
    let name = written("name", &fields.name, LONGEST_NAME)?;
    if fields.email.trim().is_empty() {
        return Err(refused_field("email", "email_missing"));
    }
    let email = Address::parse(&fields.email).map_err(|_| refused_field("email", "email_invalid"))?;
    let role = named(&fields.role).ok_or_else(|| refused_field("role", "role_invalid"))?;
    let language = match fields.language.as_str() {
        "nl" => Language::Nl,
        "en" => Language::En,
        _ => return Err(refused_field("language", "language_invalid")),
    };
    let chosen = |branch: &&Branch| branch.id.to_string() == fields.branch;
    let branch = match fields.branch.as_str() {
        "" => None,
        _ => {
            Some(organisation.branches.iter().find(chosen).ok_or_else(|| refused_field("branch", "branch_unknown"))?.id)
        }
    };
    let phone = match fields.phone.trim() {
        "" => None,
        typed => Some(imports::mobile(typed).map_err(|reason| refused_field("phone", reason.name()))?),
    };
    Ok(Invitation { organisation: organisation.id, branch, phone, name, email, role, language })
}

/// The role of that name.
pub(super) fn named(name: &str) -> Option<Role> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}
