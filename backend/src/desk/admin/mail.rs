//! `/admin/mail`: the mail of the organisation's people that is on its way, and what was given up.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    i18n::{self, look_up},
    model::{DeadLetterRow, MailPage},
};
use uuid::Uuid;

use super::super::{House, refusal::broken};
use crate::jobs::{Addressed, Queue};

/// As many dead letters as one page shows.
const SHOWN: u16 = 100;
/// Letters that `retry` without a name revives at once.
const AT_ONCE: u16 = 10_000;

impl House {
    pub(super) async fn mail_page(&self, visit: &Visit) -> Staffed<MailPage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let (queue, organisation) = (self.queue(), entered.organisation.id.uuid());
        let (waiting, dead) = queue.mail_of(organisation).await.map_err(broken)?;
        let letters = queue.dead_mail_of(organisation, SHOWN).await.map_err(broken)?;
        let row = |letter: Addressed| DeadLetterRow {
            id: letter.id,
            name: letter.name,
            email: letter.email,
            subject: subject(visit.language, letter.template.as_deref(), &entered.organisation.profile.name),
            reason: letter.last_error.unwrap_or_default(),
            attempts: letter.attempts.unsigned_abs(),
            at: letter.dead_at,
        };
        entered.at_desk(MailPage {
            waiting: waiting.unsigned_abs(),
            dead: dead.unsigned_abs(),
            letters: letters.into_iter().map(row).collect(),
        })
    }

    /// Sending again what was to be sent anyway changes nothing about anybody, so that no fresh proof is asked.
    pub(super) async fn retry_mail(&self, visit: &Visit, letter: Option<Uuid>) -> Acted {
        let entered = self.administrator(visit, "admin.retry_mail").await?;
        let (queue, organisation) = (self.queue(), entered.organisation.id.uuid());
        let ids: Vec<Uuid> = match letter {
            Some(id) => {
                queue.is_dead_mail_of(organisation, id).await.map_err(broken)?.then_some(id).into_iter().collect()
            }
            None => {
                let dead = queue.dead_mail_of(organisation, AT_ONCE).await.map_err(broken)?;
                dead.into_iter().map(|letter| letter.id).collect()
            }
        };
        if letter.is_some() && ids.is_empty() {
            return Err(Turn::NotFound);
        }
        for id in ids {
            queue.retry(id).await.map_err(broken)?;
        }
        self.journal.jobs_written().ring_all();
        Ok(Step::to("/admin/mail?done=mail-retried"))
    }

    fn queue(&self) -> Queue {
        Queue::new(self.pool.clone(), self.clock.clone())
    }
}

/// What a mail says on top. Its template's name stands in the payload as the catalogue has it, but for the hyphens.
fn subject(language: i18n::Language, template: Option<&str>, organisation: &str) -> String {
    let key = format!("mail-{}", template.unwrap_or_default().replace('_', "-"));
    look_up(language, &key, &[("organisation", organisation.into()), ("label", "…".into())]).unwrap_or_default()
}
