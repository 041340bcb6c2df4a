//! What holds for every page.

use actix_web::http::StatusCode;

use crate::browser::{get, get_with};

const ADDRESSES: &[&str] = &[
    "/login",
    "/login/verify",
    "/login/verify?next=/me",
    "/login/verify?scenario=remember",
    "/login/prove",
    "/login/recovery-code",
    "/login/prove?scenario=switch-off",
    "/login/switch-off",
    "/login/trashed-app",
    "/login/backup-email",
    "/login/backup-email?scenario=sent",
    "/login/link-sent",
    "/recover",
    "/recover?scenario=ways",
    "/recover?scenario=none",
    "/magic",
    "/magic?scenario=other",
    "/not-me",
    "/not-me?scenario=freeze",
    "/not-me?scenario=backup",
    "/activate",
    "/activate?scenario=late",
    "/activate?scenario=classes",
    "/password/forgotten",
    "/password/forgotten?done=sent",
    "/password/new",
    "/password/phone",
    "/password/phone?scenario=sms",
    "/password/phone?scenario=right",
    "/enrol/app",
    "/enrol/app?scenario=another",
    "/enrol/app?scenario=grace",
    "/enrol/app?scenario=remember",
    "/enrol/phone",
    "/enrol/phone?scenario=on-file",
    "/enrol/phone/confirm",
    "/enrol/phone/confirm?scenario=right",
    "/enrol/phone/confirm?scenario=wrong",
    "/enrol/phone/confirm?scenario=unknown",
    "/enrol/phone/confirm?scenario=sms",
    "/login/phone",
    "/login/phone?next=/me",
    "/login/phone/confirm",
    "/me/phones/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/remove",
    "/enrol/recovery-codes",
    "/enrol/recovery-codes?scenario=replaced",
    "/enrol/recovery-codes?scenario=switched-off",
    "/me",
    "/me?scenario=empty",
    "/me?scenario=password",
    "/me?scenario=repair",
    "/me?scenario=long",
    "/me?scenario=grace",
    "/me?scenario=remember",
    "/me?scenario=remember-none",
    "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash",
    "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/rename",
    "/me/recovery-codes",
    "/me/backup-email",
    "/me/backup-email?scenario=demanded",
    "/me/backup-email/remove",
    "/confirm-email",
    "/confirm-email?scenario=backup",
    "/confirm-email?scenario=replaces",
    "/me/password",
    "/me/activity",
    "/me/activity?page=2",
];

#[actix_web::test]
async fn every_page_is_a_whole_document_in_both_languages() {
    for address in ADDRESSES {
        for language in ["nl", "en"] {
            let mark = if address.contains('?') { '&' } else { '?' };
            let page = get(&format!("{address}{mark}lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            let text = &page.text;
            assert!(text.starts_with("<!DOCTYPE html>"), "{address}: {text}");
            page.says(&[&format!("<html lang=\"{language}\""), "</html>", "id=\"inhoud\"", "class=\"skip\""]);
            assert_eq!(text.matches("<h1").count(), 1, "{address} has one heading");
            assert_eq!(text.matches("<title>").count(), 1, "{address}");
            page.keeps_quiet_about(&["Loading", " style=", "-title", "-lead", "-hint<", "javascript:"]);
        }
    }
}

#[actix_web::test]
async fn no_id_stands_twice_on_a_page() {
    for address in ADDRESSES {
        let page = get(address).await;
        let mut ids: Vec<_> = page.text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{address}: {ids:?}");
    }
}

#[actix_web::test]
async fn every_script_carries_the_nonce_of_the_policy() {
    let page = get("/me").await;
    let nonce = nonce(&page.policy);
    assert!(nonce.len() >= 16, "{}", page.policy);
    let scripts = page.text.matches("<script").count();
    assert_eq!(page.text.matches(&format!("<script nonce=\"{nonce}\"")).count(), scripts);
    assert_ne!(get("/me").await.policy, page.policy);
}

#[actix_web::test]
async fn a_page_is_the_same_with_islands_and_without_but_for_what_wakes_them() {
    for address in ADDRESSES {
        let (with, without) = (get(address).await, get_with(address, "no-islands=1").await);
        assert!(with.policy.contains("'wasm-unsafe-eval'"), "{}", with.policy);
        assert!(!without.policy.contains("wasm"), "{}", without.policy);
        let (start, rest) = with.text.split_once("<script nonce=\"").expect("a script");
        let (script, end) = rest.split_once("</script>").expect("its end");
        assert!(script.contains("/assets/islands-7.js") && script.contains("type=\"module\""), "{script}");
        let text = format!("{start}{end}").replace(nonce(&with.policy), "…");
        // an empty comment keeps the script's place
        let bare = without.text.replacen("<!></head>", "</head>", 1);
        assert_eq!(text, bare.replace(nonce(&without.policy), "…"), "{address}");
    }
}

/// The nonce that a policy names.
fn nonce(policy: &str) -> &str {
    policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce")
}

#[actix_web::test]
async fn what_a_page_was_made_from_does_not_travel_in_it_twice() {
    let page = get("/enrol/app").await;
    assert_eq!(page.text.matches("ajjb</span>").count(), 1);
    page.keeps_quiet_about(&["__RESOLVED_RESOURCES[0]", "<leptos-island"]);
}
