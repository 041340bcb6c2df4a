//! `/call/enrol/…`: linking an app and keeping the recovery codes.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use leptos::prelude::*;

use super::{Back, Desk, Misread, desk, id, ticked};

/// Links the pending app by a code of it.
#[server(name = LinkApp, prefix = "/call/enrol", endpoint = "link")]
pub async fn link(
    #[server(default)] authenticator: String,
    #[server(default)] code: String,
    #[server(default)] label: String,
    #[server(default)] remember: String,
) -> Result<(), Misread> {
    let remember = ticked(&remember);
    let back = Back::to("/enrol/app").keep("label", &label).keep_tick("remember", remember);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, async { portal.link(&visit, id(&authenticator)?, &code, &label, remember).await }.await)
}

/// Not now: within the days of grace.
#[server(name = SkipEnrolment, prefix = "/call/enrol", endpoint = "skip")]
pub async fn skip() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/enrol/app").answer(&visit, portal.skip_enrolment(&visit).await)
}

/// A new QR code in place of the pending one.
#[server(name = RestartEnrolment, prefix = "/call/enrol", endpoint = "restart")]
pub async fn restart() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/enrol/app").answer(&visit, portal.restart_enrolment(&visit).await)
}

/// "I have saved these."
#[server(name = Acknowledge, prefix = "/call/enrol", endpoint = "acknowledge")]
pub async fn acknowledge() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/enrol/recovery-codes").answer(&visit, portal.acknowledge(&visit).await)
}
