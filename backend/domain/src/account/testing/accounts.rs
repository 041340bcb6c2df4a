//! Every account that there may be, as far as ways in depend on it.

use super::*;
use crate::words::{Factor, Means};

/// Every combination of what an account can have, as its history.
pub(crate) fn every_account() -> Vec<Given> {
    let app = vec![started(PHONE, t(2)), linked(PHONE, 100, 10, t(2))];
    let two_apps = [app.clone(), vec![started(TABLET, t(3)), linked(TABLET, 200, 11, t(3))]].concat();
    let called = bound(MOBILE, Means::Call, 5);
    let parts = [
        vec![
            vec![],
            app.clone(),
            two_apps.clone(),
            [app.clone(), vec![trashed(PHONE, 12, t(4))]].concat(),
            [app, vec![suspended(PHONE, t(4))]].concat(),
            [two_apps, vec![trashed(TABLET, 12, t(4))]].concat(),
        ],
        vec![
            vec![],
            called.clone(),
            bound(MOBILE, Means::Sms, 5),
            [called.clone(), bound(LANDLINE, Means::Sms, 6)].concat(),
            [called, vec![phone_suspended(MOBILE, t(7))]].concat(),
        ],
        vec![vec![], vec![issued(first_codes(), None, t(8))]],
        vec![vec![], vec![backup_requested(t(8)), backup_confirmed(t(9))]],
        vec![
            vec![],
            vec![locked(Factor::App, 40, t(10))],
            vec![locked(Factor::RecoveryCode, 40, t(10))],
            vec![locked(Factor::Phone, 40, t(10))],
        ],
        vec![vec![], vec![reset_by(41, t(11))], vec![frozen(t(11))], vec![disabled(t(11))]],
        vec![vec![], vec![remembered(t(11))]],
    ];
    let histories = parts.into_iter().fold(vec![with_password()], |histories, part| {
        histories.iter().flat_map(|history| part.iter().map(move |more| [&history[..], more].concat())).collect()
    });
    histories.into_iter().map(given).collect()
}
