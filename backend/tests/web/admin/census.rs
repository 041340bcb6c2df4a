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

use crate::{
    house::TestApp,
    life::{whole_life, with_a_backup, with_a_telephone, with_grace_and_a_device},
};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_at_any_moment_is_what_the_accounts_hold() {
    let (app, exchange) = TestApp::with_telephones().await;
    whole_life(&app).await;
    with_a_backup(&app).await;
    with_grace_and_a_device(&app).await;
    with_a_telephone(&app, &exchange).await;
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
