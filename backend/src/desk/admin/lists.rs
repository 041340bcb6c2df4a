//! `/admin/imports/{id}`: lists of people, sent in, confirmed and carried out.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::{ImportKind, ImportPage, ImportRow, ImportState, LineRow},
};
use uuid::Uuid;

use super::super::{
    House,
    refusal::{broken, refused, refused_field},
};
use crate::imports::{self, DRAFT_KEPT_FOR, Import, Kind, LeftOut, Phase, Sender};

/// Lines that one page shows.
const SHOWN: i64 = 200;

impl House {
    /// Whether somebody may send a list in: asked before the list is read.
    pub(super) async fn may_take_in(&self, visit: &Visit) -> Result<(), Turn> {
        self.administrator(visit, "admin.import").await.map(drop)
    }

    /// Nothing is done with it yet, so that no fresh proof is asked: that comes with the confirmation.
    pub(super) async fn take_in(&self, visit: &Visit, kind: &str, file: &[u8]) -> Acted {
        let entered = self.administrator(visit, "admin.import").await?;
        let kind = Kind::named(kind).ok_or_else(|| refused_field("kind", "import_kind_invalid"))?;
        if file.is_empty() {
            return Err(refused_field("file", "file_missing"));
        }
        let file = file.to_vec();
        let read = tokio::task::spawn_blocking(move || imports::read(&file)).await.map_err(broken)?;
        let read = read.map_err(|flaw| refused_field("file", flaw.code()))?;
        let sender = Sender { organisation: entered.organisation.id, account: Some(entered.id()) };
        let checked = self.imports.check(sender, &entered.organisation.branches, kind, read).await.map_err(broken)?;
        let id = self.imports.keep(sender, kind, checked, Phase::Draft).await.map_err(broken)?;
        Ok(Step::to(format!("/admin/imports/{id}")))
    }

    pub(super) async fn import_page(&self, visit: &Visit, import: Uuid) -> Staffed<ImportPage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let found = self.imports.find(entered.organisation.id, import).await.map_err(broken)?;
        let found = found.ok_or(Turn::NotFound)?;
        let mut lines = self.imports.left_out(import, SHOWN + 1).await.map_err(broken)?;
        let more = lines.len() as i64 > SHOWN;
        lines.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
        entered.at_desk(ImportPage {
            row: row(&found),
            lines: lines.into_iter().map(line).collect(),
            more,
            unended: found.unended,
            kept_minutes: u32::try_from(DRAFT_KEPT_FOR.num_minutes()).unwrap_or(u32::MAX),
        })
    }

    pub(super) async fn confirm_import(&self, visit: &Visit, import: Uuid) -> Acted {
        let page = format!("/admin/imports/{import}");
        let entered = self.acting_administrator(visit, "admin.import", &page).await?;
        let (organisation, by) = (entered.organisation.id, entered.id());
        if !self.imports.confirm(organisation, import, by).await.map_err(broken)? {
            return Err(self.gone(&entered, import).await?);
        }
        Ok(Step::to(format!("{page}?done=import-confirmed")))
    }

    pub(super) async fn drop_import(&self, visit: &Visit, import: Uuid) -> Acted {
        let entered = self.administrator(visit, "admin.import").await?;
        if !self.imports.throw_away(entered.organisation.id, import).await.map_err(broken)? {
            return Err(self.gone(&entered, import).await?);
        }
        Ok(Step::to("/admin/people?done=import-dropped"))
    }

    /// A list that is no draft any more says so on its page; one that is not there is nowhere.
    async fn gone(&self, entered: &super::super::Entered, import: Uuid) -> Result<Turn, Turn> {
        let found = self.imports.find(entered.organisation.id, import).await.map_err(broken)?;
        Ok(found.map_or(Turn::NotFound, |_| refused("import_gone")))
    }
}

/// A list, as pages show it.
pub(super) fn row(import: &Import) -> ImportRow {
    ImportRow {
        id: import.id,
        kind: match import.kind {
            Kind::Invite => ImportKind::Invite,
            Kind::Disable => ImportKind::Disable,
            Kind::Enable => ImportKind::Enable,
        },
        state: match import.phase {
            Phase::Draft => ImportState::Draft,
            Phase::Running => ImportState::Running,
            Phase::Done => ImportState::Done,
            Phase::Stopped => ImportState::Stopped,
        },
        at: import.created_at,
        good: import.good,
        done: import.done,
        skipped: import.skipped,
        wrong: import.wrong,
    }
}

fn line(line: LeftOut) -> LineRow {
    LineRow {
        number: line.number,
        text: line.text,
        reason: line.reason.map_or("refused", imports::Reason::name).to_owned(),
        wrong: !line.reason.is_some_and(imports::Reason::is_no_fault),
    }
}
