//! Telling the accounts concerned that the policy changed: a job of the organisation, which writes a mail for each.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use herstel_domain::{
    account::{Account, AccountDecider, Active},
    ids::BranchId,
    organisation::{Consequence, Holding, consequences},
    policy::Policy,
    words::Role,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    entropy,
    jobs::{
        Failure, Job, Lane, Perform,
        mail::{self, Facts, MailPayload, Template},
    },
    journal::Journal,
};

/// Accounts looked at in one transaction.
const AT_ONCE: i64 = 500;

/// The payload of a job that tells of another policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PolicyNotice {
    /// What was demanded.
    pub before: Policy,
    /// What is demanded now.
    pub after: Policy,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The last account that was looked at: whoever goes on begins behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<Uuid>,
}

impl PolicyNotice {
    /// The kind of job; its account is the organisation.
    pub const KIND: &'static str = "policy_notice";
}

/// Writes the mails.
pub struct PolicyNotices {
    /// Where the mails go.
    pub pool: PgPool,
    /// Where the accounts are.
    pub journal: Journal,
}

#[async_trait]
impl Perform for PolicyNotices {
    /// Goes through the organisation in the order of ids. Mails and how far it came are one transaction, so that nobody
    /// is told twice, however often it is interrupted.
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let mut notice: PolicyNotice = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a policy notice".to_owned()))?;
        let passing = |error: &dyn std::fmt::Display| Failure::Passing(error.to_string());
        loop {
            let people = self.people(job.account, notice.looked_at).await.map_err(|error| passing(&error))?;
            let Some(last) = people.last().copied() else { return Ok(()) };
            let mut mails = Vec::new();
            for account in people {
                let loaded = self.journal.load::<AccountDecider>(account).await.map_err(|error| passing(&error))?;
                if let Account::Active(active) = loaded.state
                    && let Some(mail) = letter(&notice, &active)
                {
                    mails.push((account, json!(mail).to_string()));
                }
            }
            notice.looked_at = Some(last);
            self.write(job, &notice, mails).await.map_err(|error| passing(&error))?;
        }
    }
}

impl PolicyNotices {
    async fn people(&self, organisation: Uuid, behind: Option<Uuid>) -> Result<Vec<Uuid>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT account FROM directory WHERE organisation = $1 AND account > $2 ORDER BY account LIMIT $3",
        )
        .bind(organisation)
        .bind(behind.unwrap_or(Uuid::nil()))
        .bind(AT_ONCE)
        .fetch_all(&self.pool)
        .await
    }

    async fn write(&self, job: &Job, notice: &PolicyNotice, mails: Vec<(Uuid, String)>) -> Result<(), sqlx::Error> {
        let ids: Vec<Uuid> = mails.iter().map(|_| entropy::sortable_id()).collect();
        let (accounts, payloads): (Vec<_>, Vec<_>) = mails.into_iter().unzip();
        let mut transaction = self.pool.begin().await?;
        sqlx::query(
            "INSERT INTO jobs (id, kind, account, payload, correlation, lane) \
             SELECT m.id, $1, m.account, m.payload::json, $2, $6 \
             FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS m (id, account, payload)",
        )
        .bind(mail::KIND)
        .bind(job.correlation)
        .bind(ids)
        .bind(accounts)
        .bind(payloads)
        .bind(Lane::Bulk.name())
        .execute(&mut *transaction)
        .await?;
        sqlx::query("UPDATE jobs SET payload = $2::json WHERE id = $1")
            .bind(job.id)
            .bind(json!(notice).to_string())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await
    }
}

/// What somebody is told; nothing where nothing becomes another for them, administrators apart.
fn letter(notice: &PolicyNotice, account: &Active) -> Option<MailPayload> {
    let meaning = consequences(&notice.before, &notice.after, &Holding::of(account));
    let concerned = !meaning.is_empty() || account.member.role == Role::Administrator;
    if !concerned || account.disabled_at.is_some() {
        return None;
    }
    let member = &account.member;
    Some(MailPayload {
        template: Template::PolicyChanged,
        to: member.email.sealed.clone(),
        language: member.language,
        organisation: member.organisation.uuid(),
        branch: member.branch.map(BranchId::uuid),
        name: Some(member.name.clone()),
        facts: Facts {
            at: notice.at,
            until: None,
            label: None,
            phone: None,
            origin: None,
            count: None,
            proof: None,
            role: None,
            consequences: meaning.into_iter().map(|one: Consequence| one.name().to_owned()).collect(),
        },
        enclosure: None,
    })
}
