//! `/not-me`: "this was not me", confirmed by a button (R18, R19).

use futures::TryStreamExt;
use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{NotMe, NotMeOutcome, Page, Standing},
};
use herstel_domain::account::{
    AccountCommand, AccountDecider, AccountEvent, Condition, FROZEN_FOR, LinkUse, PhoneCondition, ReportNotMe,
    withdrawn_by_report,
};

use super::{
    super::{
        House,
        deeds::{Leaf, Opener, deed},
        entry::brand,
        factors, place,
        refusal::{Incident, of_failure, refused},
    },
    presented::Presented,
};
use crate::{
    journal::{Actor, Intent},
    secrets::phone::mask,
};

/// Events that are looked through at once.
const PAGE: u64 = 50;

impl House {
    pub(super) async fn not_me_page(&self, visit: &Visit) -> Shown<NotMe> {
        let presented = self.presented(visit).await?;
        let LinkUse::NotMe { linked, phone } = &presented.link.use_for else {
            return Err(refused("link_used"));
        };
        let opener = Opener::new(presented.id, &presented.account.authenticators, &presented.keys);
        let foreign =
            linked.and_then(|id| presented.account.authenticator(id)).filter(|app| app.condition == Condition::Usable);
        let number = phone
            .and_then(|id| presented.account.phone(id))
            .filter(|phone| phone.condition == PhoneCondition::Usable)
            .map(|phone| mask(&opener.text(place::PHONE, &phone.number.sealed)));
        let outcome = match (foreign, number) {
            (None, Some(number)) => NotMeOutcome::SuspendsPhone { number },
            (Some(app), _) => NotMeOutcome::SuspendsApp {
                label: presented
                    .keys
                    .open_text(place::of(presented.id, place::LABEL), &app.label)
                    .map_err(Incident::from)?
                    .to_string(),
            },
            (None, None) => NotMeOutcome::Freezes { hours: u32::try_from(FROZEN_FOR.num_hours()).unwrap_or(24) },
        };
        let withdrawn = withdrawn_by_report(&presented.account, self.clock.now());
        let event = self.told_by(&presented).await?.ok_or_else(|| refused("link_used"))?;
        let body = NotMe {
            deed: deed(&opener, &event),
            at: event.at(),
            from: opener.place(event.notice().and_then(|notice| notice.origin.as_ref())),
            outcome,
            withdraws: withdrawn.map(|address| factors::masked(&opener, address)),
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    /// The change whose notice brought this link: a recent one, since such links do not live long.
    async fn told_by(&self, presented: &Presented) -> Result<Option<AccountEvent>, Turn> {
        let version = presented.account.marks.version;
        for page in 1..=Leaf::turn_to(1, version, PAGE).pages {
            let sequences = Leaf::turn_to(page, version, PAGE).sequences;
            let events = self.journal.stretch::<AccountDecider>(presented.id.uuid(), sequences);
            let events: Vec<_> = events.try_collect().await.map_err(Incident::from)?;
            let brought = |event: &AccountEvent| event.notice().is_some_and(|it| it.not_me.id == presented.link.id);
            if let Some(happening) = events.into_iter().find(|happening| brought(&happening.event)) {
                return Ok(Some(happening.event));
            }
        }
        Ok(None)
    }

    pub(super) async fn not_me(&self, visit: &Visit) -> Acted {
        let presented = self.presented(visit).await?;
        let person = presented.keys.person().ok_or(Incident::Missing(presented.id.uuid(), "data key"))?;
        let now = self.clock.now();
        let command = AccountCommand::ReportNotMe(ReportNotMe { link: presented.proof.clone(), now });
        let provenance = self.provenance(visit, Actor::Nobody, presented.id, person);
        let intent = Intent::<AccountDecider>::new(presented.id.uuid(), command, provenance);
        let receipt = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        let to = receipt.events.iter().find_map(|event| match event {
            AccountEvent::AuthenticatorSuspended(_) => Some("/login?done=suspended"),
            AccountEvent::PhoneSuspended(_) => Some("/login?done=phone-suspended"),
            _ => None,
        });
        let to = to.unwrap_or("/login?done=frozen");
        Ok(self.without_link(Step::to(to)))
    }
}
