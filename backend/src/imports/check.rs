//! Every line of a list against what there is: before anything of it is kept, or done.

use std::collections::{HashMap, HashSet};

use herstel_domain::organisation::Branch;
use uuid::Uuid;

use super::{Entry, ImportError, Imports, Kind, Line, Read, Reason, Row, Sender, line::shown};
use crate::{
    desk::LOGIN_EMAIL,
    entropy,
    secrets::{Address, Number},
};

/// Addresses are looked up so many at a time.
const AT_ONCE: usize = 5000;
/// Whose numbers are written without a calling code.
const HOME: &str = "NL";

/// A list with a verdict on every line.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Every line that says something, in the file's order.
    pub lines: Vec<CheckedLine>,
    /// Whether the last line has no end.
    pub unended: bool,
}

/// A line with its verdict.
#[derive(Clone, Debug)]
pub struct CheckedLine {
    /// Its number in the file, from 1.
    pub number: u64,
    /// What will become of it.
    pub verdict: Verdict,
}

/// What will become of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be carried out, on this account or the one to be.
    Ready(Uuid, Entry),
    /// It is left out; the text is what stands there.
    LeftOut(Reason, String),
}

impl Checked {
    /// How many lines can be carried out, are so already, and are wrong.
    #[must_use]
    pub fn counts(&self) -> (u64, u64, u64) {
        let count = |is: &dyn Fn(&Verdict) -> bool| self.lines.iter().filter(|line| is(&line.verdict)).count() as u64;
        (
            count(&|verdict| matches!(verdict, Verdict::Ready(..))),
            count(&|verdict| matches!(verdict, Verdict::LeftOut(reason, _) if reason.is_no_fault())),
            count(&|verdict| matches!(verdict, Verdict::LeftOut(reason, _) if !reason.is_no_fault())),
        )
    }
}

/// Somebody of the organisation, as far as a list is concerned.
struct Member {
    staff: bool,
    disabled: bool,
}

impl Imports {
    /// Judges every line, branches by those that the organisation has. Whether an address is somebody's elsewhere is not
    /// the organisation's to know: such a line is refused when it is carried out.
    ///
    /// # Errors
    /// The database's.
    pub async fn check(
        &self,
        sender: Sender,
        branches: &[Branch],
        kind: Kind,
        read: Read,
    ) -> Result<Checked, ImportError> {
        let (vault, unended, branches) = (self.vault.clone(), read.unended, branches.to_vec());
        // addresses are parsed and hashed off the worker that serves others
        let drafts = tokio::task::spawn_blocking(move || {
            let mut seen = HashSet::new();
            let line = |(number, line): Line| {
                let judged = line.and_then(|row| {
                    let stands_there = || shown(&row.email);
                    let address = Address::parse(&row.email).map_err(|_| (Reason::EmailInvalid, stands_there()))?;
                    let hash = vault.lookup(LOGIN_EMAIL, address.normalised()).to_vec();
                    let entry = entry(&row, kind, &branches).map_err(|reason| (reason, stands_there()))?;
                    if seen.insert(hash.clone()) { Ok((hash, entry)) } else { Err((Reason::Twice, stands_there())) }
                });
                (number, judged)
            };
            read.lines.into_iter().map(line).collect::<Vec<_>>()
        });
        let drafts = drafts.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        let hashes: Vec<_> =
            drafts.iter().filter_map(|(_, judged)| judged.as_ref().ok().map(|(hash, _)| hash.clone())).collect();
        let owners = self.owners(&hashes).await?;
        let members = self.members(sender, owners.values().copied().collect()).await?;
        let lines = drafts.into_iter().map(|(number, judged)| {
            let verdict = match judged {
                Err((reason, text)) => Verdict::LeftOut(reason, text),
                Ok((hash, entry)) => {
                    let owner = owners.get(&hash).copied();
                    let member = owner.and_then(|owner| Some((owner, members.get(&owner)?)));
                    verdict(kind, sender, member, entry)
                }
            };
            CheckedLine { number, verdict }
        });
        Ok(Checked { lines: lines.collect(), unended })
    }

    /// Who signs in with which of these addresses.
    async fn owners(&self, hashes: &[Vec<u8>]) -> Result<HashMap<Vec<u8>, Uuid>, sqlx::Error> {
        let mut owners = HashMap::new();
        for some in hashes.chunks(AT_ONCE) {
            let found: Vec<(Vec<u8>, Uuid)> =
                sqlx::query_as("SELECT hash, owner FROM claims WHERE kind = $1 AND hash = ANY($2)")
                    .bind(LOGIN_EMAIL)
                    .bind(some)
                    .fetch_all(&self.pool)
                    .await?;
            owners.extend(found);
        }
        Ok(owners)
    }

    /// Those of these accounts that are the organisation's.
    async fn members(&self, sender: Sender, accounts: Vec<Uuid>) -> Result<HashMap<Uuid, Member>, sqlx::Error> {
        let mut members = HashMap::new();
        for some in accounts.chunks(AT_ONCE) {
            let found: Vec<(Uuid, Option<String>, Option<String>)> = sqlx::query_as(
                "SELECT d.account, s.facts ->> 'role', s.facts ->> 'state' FROM directory d \
                 JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text \
                 WHERE d.organisation = $1 AND d.account = ANY($2)",
            )
            .bind(sender.organisation.uuid())
            .bind(some)
            .fetch_all(&self.pool)
            .await?;
            members.extend(found.into_iter().map(|(account, role, state)| {
                let staff = role.as_deref() != Some("user");
                (account, Member { staff, disabled: state.as_deref() == Some("disabled") })
            }));
        }
        Ok(members)
    }
}

/// A number that somebody is invited with: a code is sent to it before anything else is bound.
///
/// # Errors
/// Why it is none.
pub fn mobile(typed: &str) -> Result<Number, Reason> {
    let number = Number::parse(HOME, typed).map_err(Reason::Phone)?;
    if number.takes_messages() { Ok(number) } else { Err(Reason::PhoneNotMobile) }
}

/// What rests of a good line. Whoever is closed or opened is known by the address alone.
fn entry(row: &Row, kind: Kind, branches: &[Branch]) -> Result<Entry, Reason> {
    let Row { email, name, language, branch, phone } = row;
    let mut entry = Entry { email: email.clone(), name: name.clone(), language: *language, branch: None, phone: None };
    if kind == Kind::Invite {
        if !branch.is_empty() {
            let known = branches.iter().find(|known| known.sender.to_lowercase() == branch.to_lowercase());
            entry.branch = Some(known.ok_or(Reason::BranchUnknown)?.id);
        }
        if !phone.is_empty() {
            entry.phone = Some(mobile(phone)?.e164().to_owned());
        }
    }
    Ok(entry)
}

fn verdict(kind: Kind, sender: Sender, member: Option<(Uuid, &Member)>, entry: Entry) -> Verdict {
    let left_out = |reason, entry: Entry| Verdict::LeftOut(reason, entry.email);
    match (kind, member) {
        (Kind::Invite, None) => Verdict::Ready(entropy::sortable_id(), entry),
        (Kind::Invite, Some(_)) => left_out(Reason::Known, entry),
        (Kind::Disable | Kind::Enable, None) => left_out(Reason::Unknown, entry),
        (_, Some((account, _))) if sender.account.is_some_and(|own| own.uuid() == account) => {
            left_out(Reason::Yourself, entry)
        }
        (_, Some((_, member))) if member.staff => left_out(Reason::Staff, entry),
        (_, Some((account, member))) => {
            if member.disabled == (kind == Kind::Disable) {
                left_out(Reason::Already, entry)
            } else {
                Verdict::Ready(account, entry)
            }
        }
    }
}
