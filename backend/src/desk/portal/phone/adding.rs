//! `/enrol/phone`: a number, from being typed to its first answer.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{AddPhone as Page, AskedPhone, Country, Means as Shown_},
};
use herstel_domain::{
    account::{
        self, AccountCommand, AddPhone, Bound, ChallengePhone, ConfirmPhone, PendingPhone, Proof, SessionKind,
        phone_to_prove,
    },
    ids::{ChallengeId, PhoneId},
    words::Means,
};

use super::super::{
    super::{
        Entered, House,
        act::active,
        place,
        refusal::{refused, refused_field},
        told,
    },
    codes::Reason,
};
use crate::{
    entropy,
    journal::Attachments,
    login::Session,
    secrets::{Number, phone::regions},
};

/// Who may add a number.
const BINDERS: &[SessionKind] = &[SessionKind::Enrol, SessionKind::Repair, SessionKind::Full];
/// The country that is chosen to begin with.
const HOME: &str = "NL";
/// Where a number is confirmed.
pub(super) const CONFIRM: &str = "/enrol/phone/confirm";

impl House {
    pub(in super::super) async fn add_phone_page(&self, visit: &Visit) -> Shown<Page> {
        let entered = self.admit(visit, BINDERS).await?;
        self.may_add(&entered)?;
        let policy = &entered.organisation.policy;
        let on_file = phone_to_prove(&entered.account, policy);
        let on_file = on_file.map(|number| entered.masked(number)).transpose()?;
        let means = policy.methods.means().map(shown).collect();
        Ok(entered.page(Page {
            countries: regions().iter().map(|region| Country { id: region.id, code: region.code }).collect(),
            home: HOME,
            means,
            on_file,
            first: entered.session.kind != SessionKind::Full,
            mandatory: policy.demands_second_factor(entered.account.member.role),
            grace_days: self.days_of_grace(&entered).filter(|_| entered.session.kind == SessionKind::Enrol),
        }))
    }

    fn may_add(&self, entered: &Entered) -> Result<(), Turn> {
        if entered.organisation.policy.methods.means().next().is_none() {
            return Err(Turn::NotFound);
        }
        if entered.session.kind == SessionKind::Full { self.fresh(entered, "/enrol/phone") } else { Ok(()) }
    }

    pub(in super::super) async fn add_phone(&self, visit: &Visit, country: &str, phone: &str, means: &str) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        self.may_add(&entered)?;
        let policy = &entered.organisation.policy;
        let number = match phone_to_prove(&entered.account, policy) {
            Some(on_file) => entered.number(on_file)?,
            None => Number::parse(country, phone).map_err(|error| refused_field("phone", error.code()))?,
        };
        let means = match means {
            "sms" => Means::Sms,
            "call" => Means::Call,
            _ => policy.methods.means().next().ok_or(Turn::NotFound)?,
        };
        if !policy.methods.allow(means) {
            return Err(refused("way_not_allowed"));
        }
        self.add_number(visit, &entered, &number, means).await?;
        Ok(Step::to(CONFIRM))
    }

    /// The number on file is the only one that may be added until it is proven: nobody else's asking for it keeps its
    /// owner out.
    async fn may_ask_new(&self, entered: &Entered, number: &Number) -> Result<ChallengeId, Turn> {
        let on_file = phone_to_prove(&entered.account, &entered.organisation.policy).is_some();
        self.may_ask(entered.id(), entered.organisation.id, number, on_file).await
    }

    /// Adds a number in the name of somebody signed in, and has it asked at once.
    pub(in super::super) async fn add_number(
        &self,
        visit: &Visit,
        entered: &Entered,
        number: &Number,
        means: Means,
    ) -> Result<(), Turn> {
        if means == Means::Sms && !number.takes_messages() {
            return Err(refused_field("phone", "phone_not_mobile"));
        }
        let challenge = self.may_ask_new(entered, number).await?;
        let command = AccountCommand::AddPhone(AddPhone {
            authority: entered.session.authority(),
            phone: PhoneId::new(entropy::id()),
            number: entered.person()?.number(place::of(entered.id(), place::PHONE), number),
            means,
            challenge,
            policy: entered.organisation.policy,
            now: self.clock.now(),
        });
        self.act(visit, entered, command, None, Attachments::default()).await?;
        Ok(())
    }

    /// Sends a code to the number that the organisation knows, where somebody begins with it. If that fails, the page
    /// that comes next offers it, and says why not.
    pub(in super::super) async fn ask_number_on_file(&self, visit: &Visit, session: Session) {
        let sent = async {
            let Some((account, keys)) = self.open(session.account).await? else { return Ok(()) };
            let organisation = self.organisation_of(session.account, &account).await?;
            let entered = Entered { session, account, keys, organisation };
            let Some(on_file) = phone_to_prove(&entered.account, &entered.organisation.policy) else { return Ok(()) };
            let number = entered.number(on_file)?;
            self.add_number(visit, &entered, &number, Means::Sms).await
        };
        let sent: Result<(), Turn> = sent.await;
        if sent.is_err() {
            tracing::info!("no code was sent to the number on file");
        }
    }

    /// The number that waits for its confirmation in this session.
    fn pending_phone<'a>(&self, entered: &'a Entered) -> Option<&'a PendingPhone> {
        let now = self.clock.now();
        let pending = entered.account.pending_phone.as_ref();
        pending.filter(|pending| pending.session == entered.session.id && now < pending.expires_at)
    }

    pub(in super::super) async fn confirm_phone_page(&self, visit: &Visit) -> Shown<AskedPhone> {
        let entered = self.admit(visit, BINDERS).await?;
        let Some(pending) = self.pending_phone(&entered) else {
            return Err(Turn::Goto(Step::to("/enrol/phone")));
        };
        let number = entered.masked(&pending.number)?;
        let asked = entered.asked(self).filter(|asked| asked.phone == pending.id);
        let shown = self.shown(entered.id(), asked.as_ref(), number, pending.means, true).await?;
        let first = entered.session.kind != SessionKind::Full;
        let app = phone_to_prove(&entered.account, &entered.organisation.policy).is_none();
        Ok(entered.page(AskedPhone { first, app, ..shown }))
    }

    pub(in super::super) async fn ask_again(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        let Some(pending) = self.pending_phone(&entered) else { return Err(refused("enrolment_expired")) };
        let challenge = self.may_ask_new(&entered, &entered.number(&pending.number)?).await?;
        let command = AccountCommand::ChallengePhone(ChallengePhone {
            authority: entered.session.authority(),
            phone: pending.id,
            challenge,
            policy: entered.organisation.policy,
            now: self.clock.now(),
        });
        self.act(visit, &entered, command, None, Attachments::default()).await?;
        Ok(Step::to(CONFIRM))
    }

    pub(in super::super) async fn confirm_phone(&self, visit: &Visit, code: &str, another: bool) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        let Some(pending) = self.pending_phone(&entered) else { return Err(refused("enrolment_expired")) };
        let asked = entered.asked(self).filter(|asked| asked.phone == pending.id);
        let asked = asked.ok_or_else(|| refused("challenge_over"))?;
        let claimant = entered.claimant();
        let tried = self.check_answer(visit, &claimant, &asked, code, true).await?;
        let repairs = entered.session.kind == SessionKind::Repair;
        let wanted = repairs || entered.account.recovery_codes_left() == 0;
        let count = if wanted { entered.organisation.policy.recovery_codes } else { 0 };
        let (shown, codes) = self.new_codes(count).await?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, entered.id(), entered.person()?, now);
        let command = AccountCommand::ConfirmPhone(ConfirmPhone {
            authority: entered.session.authority(),
            challenge: asked.id,
            codes,
            notice,
            now,
        });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let outcome = self.act(visit, &entered, command, None, attachments).await;
        let receipt = self.unless_it_failed(&claimant, tried, outcome).await?;
        self.succeeded(visit, &claimant, tried).await?;
        if !shown.is_empty() {
            self.show_codes(&entered.session, entered.person()?, Reason::Enrolled, &shown).await?;
        }
        self.bound(&entered, active(&receipt)?, asked.phone, another).await
    }

    /// The very first number completes the sign-in, as the very first app does; a repair goes on until its codes are
    /// kept, and ends. Who was sent a code links an app next.
    async fn bound(&self, entered: &Entered, account: &account::Active, phone: PhoneId, another: bool) -> Acted {
        let first = entered.session.kind == SessionKind::Enrol;
        let kind = if first { SessionKind::Full } else { entered.session.kind };
        let by_message = account.phone(phone).is_some_and(|phone| phone.means == Means::Sms);
        let to = match kind {
            _ if another => "/enrol/phone",
            SessionKind::Full if first && by_message => "/enrol/app",
            SessionKind::Full if !first => "/me?done=phone-added",
            _ => "/enrol",
        };
        let proof = Proof { by: Some(Bound::Phone(phone)), at: self.clock.now() };
        self.renew_session(&entered.session, account, kind, proof, to).await
    }
}

fn shown(means: Means) -> Shown_ {
    match means {
        Means::Call => Shown_::Call,
        Means::Sms => Shown_::Sms,
    }
}
