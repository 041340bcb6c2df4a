//! `/support/accounts/{id}/{act}`: what exactly an act will do, with what speaks against it.

use herstel_console::{
    desk::{Staffed, Turn, Visit},
    model::{Confirm, Plan, SupportAct},
};
use herstel_domain::account::{Account, Condition, EMAIL_CHANGE_VALID_FOR, LINK_VALID_AFTER_RESET, RESTORABLE_FOR};
use uuid::Uuid;

use super::{
    super::{
        House,
        deeds::Leaf,
        factors, place,
        refusal::{Incident, refused},
    },
    offers::{LOOKED_THROUGH, offers},
    served::Served,
};
use crate::application::invite::ACTIVATION_VALID_FOR;

impl House {
    pub(super) async fn confirm_page(&self, visit: &Visit, account: Uuid, act: SupportAct) -> Staffed<Confirm> {
        let served = self.serve(visit, account, act).await?;
        self.record_read(visit, &served.entered, served.id).await?;
        let marks = served.account.marks();
        let lately = self.happenings(&served, Leaf::turn_to(1, marks.version, LOOKED_THROUGH).sequences).await?;
        let offer = offers(&served, &lately, self.clock.now()).into_iter().find(|offer| offer.act == act);
        let warnings = offer.ok_or_else(|| refused("not_possible_now"))?.warnings;
        let (member, opener) = (served.member()?, served.opener());
        served.entered.at_desk(Confirm {
            account,
            name: opener.text(place::NAME, &member.name),
            email: opener.text(place::EMAIL, &member.email.sealed),
            seen: marks.factors_changed,
            plan: self.plan(&served, act).await?,
            warnings,
        })
    }

    async fn plan(&self, served: &Served, act: SupportAct) -> Result<Plan, Turn> {
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(match act {
            SupportAct::Reset => {
                let opener = served.opener();
                let goes = |condition| !matches!(condition, Condition::Revoked { .. } | Condition::Purged { .. });
                let apps = served.apps().iter().filter(|app| goes(app.condition));
                let (codes, phones) = match &served.account {
                    Account::Active(active) => (active.recovery_codes_left(), &active.phones[..]),
                    Account::Absent | Account::Invited(_) => (0, &[][..]),
                };
                let phones = phones.iter().filter(|phone| phone.is_held());
                Plan::Reset {
                    apps: apps.map(|app| opener.text(place::LABEL, &app.label)).collect(),
                    phones: phones.map(|phone| factors::number(&opener, phone)).collect(),
                    codes: u32::try_from(codes).unwrap_or(u32::MAX),
                    sessions: self.how_many_sessions(served).await?,
                    minutes: count(LINK_VALID_AFTER_RESET.num_minutes()),
                    days: count(RESTORABLE_FOR.num_days()),
                }
            }
            SupportAct::Unlock => Plan::Unlock,
            SupportAct::EndSessions => Plan::EndSessions { sessions: self.how_many_sessions(served).await? },
            SupportAct::Resend => Plan::Resend { days: count(ACTIVATION_VALID_FOR.num_days()) },
            SupportAct::Disable => Plan::Disable { sessions: self.how_many_sessions(served).await? },
            SupportAct::Enable => Plan::Enable,
            SupportAct::CorrectName => Plan::CorrectName,
            SupportAct::CorrectEmail => Plan::CorrectEmail { hours: count(EMAIL_CHANGE_VALID_FOR.num_hours()) },
        })
    }

    async fn how_many_sessions(&self, served: &Served) -> Result<u32, Turn> {
        let epoch = served.account.marks().session_epoch;
        let sessions = self.sessions.of(served.id, epoch).await.map_err(Incident::from)?;
        Ok(u32::try_from(sessions.len()).unwrap_or(u32::MAX))
    }
}
