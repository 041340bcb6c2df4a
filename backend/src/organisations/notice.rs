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
        Failure, Job, Lane, Perform, Queue, QueueError,
        mail::{self, Facts, MailPayload, Template},
    },
    journal::Journal,
};

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
    /// Where the rest of a job goes.
    pub queue: Queue,
    /// Where the accounts are.
    pub journal: Journal,
    /// Accounts looked at in one attempt, [`AT_ONCE`](Self::AT_ONCE) but for tests.
    pub at_once: i64,
}

#[async_trait]
impl Perform for PolicyNotices {
    /// Goes through the organisation in the order of ids, some accounts an attempt: however many there are, none takes
    /// too long, and what has to be done again is little. Mails and how far it came are one transaction, so that nobody
    /// is told twice, however often it is interrupted.
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let notice: PolicyNotice = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a policy notice".to_owned()))?;
        let people = self.people(job.account, notice.looked_at).await.map_err(Failure::passing)?;
        let Some(last) = people.last().copied() else { return Ok(()) };
        let mut mails = Vec::new();
        for account in people {
            let loaded = self.journal.load::<AccountDecider>(account).await.map_err(Failure::passing)?;
            if let Account::Active(active) = loaded.state
                && let Some(mail) = letter(&notice, &active)
            {
                mails.push((account, json!(mail).to_string()));
            }
        }
        let rest = PolicyNotice { looked_at: Some(last), ..notice };
        match self.write(job, &rest, mails).await.map_err(Failure::passing)? {
            true => Err(Failure::Unfinished),
            false => Err(Failure::Passing("another worker goes on with it".to_owned())),
        }
    }
}

impl PolicyNotices {
    /// As many accounts as are looked at in a second or two, even where each has to be folded from its events.
    pub const AT_ONCE: i64 = 100;

    async fn people(&self, organisation: Uuid, behind: Option<Uuid>) -> Result<Vec<Uuid>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT account FROM directory WHERE organisation = $1 AND account > $2 ORDER BY account LIMIT $3",
        )
        .bind(organisation)
        .bind(behind.unwrap_or(Uuid::nil()))
        .bind(self.at_once)
        .fetch_all(&self.pool)
        .await
    }

    /// Writes the mails and what is left to do; `false`, and neither, if that is another worker's by now.
    async fn write(&self, job: &Job, rest: &PolicyNotice, mails: Vec<(Uuid, String)>) -> Result<bool, QueueError> {
        let ids: Vec<Uuid> = mails.iter().map(|_| entropy::sortable_id()).collect();
        let (accounts, payloads): (Vec<_>, Vec<_>) = mails.into_iter().unzip();
        let mut transaction = self.pool.begin().await?;
        if !self.queue.go_on(&mut transaction, job, &json!(rest)).await? {
            return Ok(false);
        }
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
        transaction.commit().await?;
        Ok(true)
    }
}

/// What somebody is told; nothing where nothing becomes another for them, administrators apart.
fn letter(notice: &PolicyNotice, account: &Active) -> Option<MailPayload> {
    let meaning = consequences(&notice.before, &notice.after, &Holding::of(account, notice.at));
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
