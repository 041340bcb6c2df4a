//! `/support`: people by their words and their state.

use herstel_console::{
    desk::{Staffed, Turn, Visit},
    model::{self, AccountState, Asked, Outcome, Person},
};
use herstel_domain::ids::OrganisationId;

use super::super::{House, refusal::Incident, staff::SERVING};
use crate::directory::{self, Found, Listing, Standing};

impl House {
    pub(super) async fn search_page(&self, visit: &Visit, asked: &Asked) -> Staffed<model::Search> {
        let entered = self.admit_staff(visit, SERVING).await?;
        let organisation = entered.account.member.organisation;
        let (outcome, page) = match self.by_address(organisation, asked).await? {
            Some(person) => (Outcome::People { people: vec![person], more: false, too_many: false }, 1),
            None => {
                let page = usize::try_from(asked.page).unwrap_or(1);
                let search = directory::Search { text: asked.q.clone(), state: asked.state.map(standing), page };
                let found = directory::find(&self.pool, organisation.uuid(), &search).await.map_err(Incident::from)?;
                outcome(found)
            }
        };
        // the page that is shown, where there is none of the number asked for
        entered.at_desk(model::Search { asked: Asked { page, ..asked.clone() }, outcome })
    }

    /// Whoever signs in with exactly the address that was typed: however many share its words, it is one person.
    async fn by_address(&self, organisation: OrganisationId, asked: &Asked) -> Result<Option<Person>, Turn> {
        let person = self.listed_at(organisation.uuid(), &asked.q).await?.map(person);
        Ok(person.filter(|person| asked.state.is_none_or(|state| person.state == state)))
    }
}

fn outcome(found: Found) -> (Outcome, u32) {
    match found {
        Found::Unasked => (Outcome::Unasked, 1),
        Found::TooShort => (Outcome::TooShort, 1),
        Found::People { people, more, too_many, page } => {
            let people = people.into_iter().map(person).collect();
            (Outcome::People { people, more, too_many }, u32::try_from(page).unwrap_or(1))
        }
    }
}

fn person(listing: Listing) -> Person {
    let Listing { account, name, email, state, app, last_sign_in } = listing;
    let state = state.map_or(AccountState::Invited, |standing| match standing {
        Standing::Invited => AccountState::Invited,
        Standing::PasswordSet => AccountState::PasswordSet,
        Standing::Enrolled => AccountState::Enrolled,
        Standing::Locked => AccountState::Locked,
        Standing::Disabled => AccountState::Disabled,
    });
    Person { account, name, email, state, app, last_sign_in }
}

fn standing(state: AccountState) -> Standing {
    match state {
        AccountState::Invited => Standing::Invited,
        AccountState::PasswordSet => Standing::PasswordSet,
        AccountState::Enrolled => Standing::Enrolled,
        AccountState::Locked => Standing::Locked,
        AccountState::Disabled => Standing::Disabled,
    }
}
