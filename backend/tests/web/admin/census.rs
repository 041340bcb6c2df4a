//! What is counted of an organisation is what its accounts hold.

use chrono::Duration;
use herstel::{
    journal::{Breakdown, Folded},
    organisations::Census,
};
use herstel_domain::{
    account::{Account, AccountDecider},
    organisation::Holding,
};

use crate::{house::TestApp, life::every_life};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_at_any_moment_is_what_the_accounts_hold() {
    let (app, exchange) = TestApp::with_telephones().await;
    every_life(&app, &exchange).await;
    let mut accounts = Vec::new();
    let all = app.house.journal.fold_all::<AccountDecider, Breakdown>(async |Folded { state, .. }| {
        accounts.extend(match state {
            Account::Active(active) if active.disabled_at.is_none() => Some(active),
            _ => None,
        });
        Ok(())
    });
    all.await.unwrap();
    assert!(accounts.len() > 4);
    for later in [0, 3, 8, 15].map(Duration::days) {
        let now = app.clock.now() + later;
        for organisation in app.house.organisations.all() {
            let members = accounts.iter().filter(|account| account.member.organisation == organisation.id);
            let held: Vec<_> = members.map(|account| Holding::of(account, now)).collect();
            let census = Census::take(&app.house.pool, organisation.id, now).await.unwrap();
            assert_eq!(census.count(|_| true), held.len() as u64);
            for holding in &held {
                let alike = held.iter().filter(|other| *other == holding).count();
                assert_eq!(census.count(|counted| counted == holding), alike as u64, "{holding:?} in {census:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_a_former_shape_are_counted_until_they_are_made_anew() {
    let app = TestApp::start().await;
    app.enrolled("finrust").await;
    let former = "UPDATE streams SET shape = 6, facts = jsonb_build_object('organisation', facts -> 'organisation', \
        'role', 'user', 'state', 'enrolled', 'factor', true, 'app', true, 'phone', false, 'called', true, 'sent', false, \
        'grace', true, 'codes', true) WHERE stream_type = 'account'";
    sqlx::query(former).execute(&mut app.database.admin().await).await.unwrap();
    let organisation = app.house.organisations.by_slug("finrust").unwrap().id;
    let census = Census::take(&app.house.pool, organisation, app.clock.now()).await.unwrap();
    assert_eq!(census.count(|holding| holding.factor && holding.apps == 1 && holding.codes), 1, "{census:?}");
}
