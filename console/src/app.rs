//! Every page's address. Each is rendered whole before it is sent, so that it works without JavaScript.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    failure::{Failure, failed},
    pages::{
        admin, admin_house, admin_imports, admin_mail, admin_people, admin_plan, audit, audit_stream, backup_email,
        enrol, history, login, lost_app, me, me_confirm, password, phone, prove, recover, support,
    },
};

/// The pages. Needs a [`crate::desk::Visit`] and an `Arc<dyn crate::desk::Portal>` in context.
#[component]
pub fn App() -> impl IntoView {
    // Nothing is hydrated: no value that a page was made from may travel in it a second time, as JSON.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    view! {
        <Router>
            <FlatRoutes fallback=|| failed(Failure::NotFound, None)>
                <Route path=path!("/login") view=login::sign_in ssr=SsrMode::Async/>
                <Route path=path!("/login/verify") view=login::verify ssr=SsrMode::Async/>
                <Route path=path!("/login/prove") view=prove::prove ssr=SsrMode::Async/>
                <Route path=path!("/login/recovery-code") view=prove::recovery_code ssr=SsrMode::Async/>
                <Route path=path!("/login/switch-off") view=prove::switch_off ssr=SsrMode::Async/>
                <Route path=path!("/login/trashed-app") view=prove::trashed_app ssr=SsrMode::Async/>
                <Route path=path!("/login/backup-email") view=prove::backup_mailbox ssr=SsrMode::Async/>
                <Route path=path!("/login/link-sent") view=recover::link_sent ssr=SsrMode::Async/>
                <Route path=path!("/recover") view=lost_app::recover ssr=SsrMode::Async/>
                <Route path=path!("/magic") view=recover::magic ssr=SsrMode::Async/>
                <Route path=path!("/not-me") view=recover::not_me ssr=SsrMode::Async/>
                <Route path=path!("/confirm-email") view=recover::confirm_email ssr=SsrMode::Async/>
                <Route path=path!("/activate") view=password::activate ssr=SsrMode::Async/>
                <Route path=path!("/password/forgotten") view=password::forgotten ssr=SsrMode::Async/>
                <Route path=path!("/password/new") view=password::reset ssr=SsrMode::Async/>
                <Route path=path!("/password/phone") view=password::by_phone ssr=SsrMode::Async/>
                <Route path=path!("/enrol") view=enrol::next ssr=SsrMode::Async/>
                <Route path=path!("/enrol/app") view=enrol::app ssr=SsrMode::Async/>
                <Route path=path!("/enrol/phone") view=phone::add ssr=SsrMode::Async/>
                <Route path=path!("/enrol/phone/confirm") view=phone::confirm ssr=SsrMode::Async/>
                <Route path=path!("/login/phone") view=phone::choose ssr=SsrMode::Async/>
                <Route path=path!("/login/phone/confirm") view=phone::prove ssr=SsrMode::Async/>
                <Route path=path!("/me/phones/:id/remove") view=phone::remove ssr=SsrMode::Async/>
                <Route path=path!("/enrol/recovery-codes") view=enrol::recovery_codes ssr=SsrMode::Async/>
                <Route path=path!("/me") view=me::me ssr=SsrMode::Async/>
                <Route path=path!("/me/authenticators/:id/trash") view=me_confirm::trash ssr=SsrMode::Async/>
                <Route path=path!("/me/authenticators/:id/rename") view=me_confirm::rename ssr=SsrMode::Async/>
                <Route path=path!("/me/recovery-codes") view=me_confirm::renew_codes ssr=SsrMode::Async/>
                <Route path=path!("/me/backup-email") view=backup_email::settings ssr=SsrMode::Async/>
                <Route path=path!("/me/backup-email/remove") view=backup_email::remove ssr=SsrMode::Async/>
                <Route path=path!("/me/password") view=password::change ssr=SsrMode::Async/>
                <Route path=path!("/me/activity") view=history::activity ssr=SsrMode::Async/>
                <Route path=path!("/support") view=support::search ssr=SsrMode::Async/>
                <Route path=path!("/support/accounts/:id") view=support::account ssr=SsrMode::Async/>
                <Route path=path!("/support/accounts/:id/:act") view=support::confirm ssr=SsrMode::Async/>
                <Route path=path!("/admin") view=admin::policy ssr=SsrMode::Async/>
                <Route path=path!("/admin/policy") view=admin_plan::plan ssr=SsrMode::Async/>
                <Route path=path!("/admin/people") view=admin_people::people ssr=SsrMode::Async/>
                <Route path=path!("/admin/people/:id") view=admin_people::role ssr=SsrMode::Async/>
                <Route path=path!("/admin/imports/:id") view=admin_imports::import ssr=SsrMode::Async/>
                <Route path=path!("/admin/branches") view=admin_people::branches ssr=SsrMode::Async/>
                <Route path=path!("/admin/organisation") view=admin_house::organisation ssr=SsrMode::Async/>
                <Route path=path!("/admin/organisation/change") view=admin_house::change ssr=SsrMode::Async/>
                <Route path=path!("/admin/mail") view=admin_mail::mail ssr=SsrMode::Async/>
                <Route path=path!("/audit") view=audit::ledger ssr=SsrMode::Async/>
                <Route path=path!("/audit/streams/:id") view=audit_stream::stream ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
