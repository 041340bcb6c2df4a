//! What each page shows.

use actix_web::http::StatusCode;

use crate::browser::get;

#[actix_web::test]
async fn the_sign_in_form_is_as_promised() {
    get("/login").await.says(&[
        r#"<form id="sign-in" method="post" action="/call/login/sign-in""#,
        r#"name="email""#,
        r#"type="password""#,
        r#"autocomplete="username""#,
        r#"autocomplete="current-password""#,
        "data-state=\"guest\"",
    ]);
    get("/login?organisation=finrust").await.says(&[r#"name="organisation" value="finrust""#]);
}

#[actix_web::test]
async fn linking_shows_the_code_to_scan_to_read_and_to_open() {
    let page = get("/enrol/app").await;
    page.says(&[
        r#"<form id="link" method="post" action="/call/enrol/link""#,
        r#"name="authenticator" value="0191f2c4-7a10-7c3e-9b51-2f60a4d1c001""#,
        r#"data-secret="ajjbtz5cqxswl4f2uo77uxyffv54wmb6""#,
        "<span>ajjb</span>",
        "<span>wmb6</span>",
        r#"href="otpauth://totp/FinRust"#,
        r#"name="label""#,
        "Activatiecode",
        "Twee-staps-verificatiecode",
        "Code verifiëren",
        "Uw organisatie heeft ingesteld dat tweestapsverificatie verplicht is om in te loggen.",
        r#"<form id="restart""#,
        "aria-current=\"step\"",
    ]);
    get("/enrol/app?scenario=another")
        .await
        .keeps_quiet_about(&["aria-current=\"step\"", "tweestapsverificatie verplicht"]);
}

#[actix_web::test]
async fn recovery_codes_are_shown_one_by_one_and_acknowledged() {
    let page = get("/enrol/recovery-codes").await;
    assert_eq!(page.text.matches("data-recovery-code=").count(), 10);
    page.says(&[
        r#"data-recovery-code="4f2m-9qxc-t8hd-3wnb""#,
        r#"<form id="acknowledge" method="post" action="/call/enrol/acknowledge""#,
        r#"href="/enrol/recovery-codes/download""#,
        "herstelcodes",
    ]);
    let replaced = get("/enrol/recovery-codes?scenario=replaced").await;
    assert_eq!(replaced.text.matches("data-recovery-code=").count(), 1);
}

#[actix_web::test]
async fn mijn_login_lists_every_app_with_its_state() {
    let page = get("/me").await;
    page.says(&[
        r#"data-authenticator="0191f2c4-7a10-7c3e-9b51-2f60a4d1c001" data-state="in_use""#,
        r#"data-authenticator="0191f2c4-7a10-7c3e-9b51-2f60a4d1c000" data-state="trashed""#,
        r#"data-authenticator="0191f2c4-7a10-7c3e-9b51-2f60a4d1c009" data-state="purged""#,
        r#"href="/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash""#,
        r#"<form id="restore""#,
        r#"name="seen" value="41""#,
        "Gekoppeld op 3 februari 2026 met Firefox op Windows, 198.51.100.23.",
        "definitief gewist",
        "Profiel instellingen",
        r#"action="/call/me/end-session""#,
        "Koppel een tweede app",
        "Ingelogd met wachtwoord en app",
    ]);
}

#[actix_web::test]
async fn what_a_report_stopped_can_be_started_again_by_its_owner() {
    let page = get("/me?scenario=repair").await;
    page.says(&[
        "data-state=\"repair\"",
        "data-state=\"suspended\"",
        r#"action="/call/me/resume""#,
        r#"<form id="thaw""#,
    ]);
    page.keeps_quiet_about(&["href=\"/me/password\""]);
}

#[actix_web::test]
async fn throwing_away_restates_what_will_happen() {
    let page = get("/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash").await;
    page.says(&[
        r#"<form id="trash" method="post" action="/call/me/trash""#,
        r#"name="authenticator" value="0191f2c4-7a10-7c3e-9b51-2f60a4d1c001""#,
        r#"name="seen" value="41""#,
        "7 dagen",
        "een herstelcode (nog 7), een link naar m•••••••12@example.org, een inloglink naar het back-up e-mailadres \
         p•••@e•••.net of een code van",
    ]);
    for address in
        ["/me/authenticators/nonsense/trash", "/me/authenticators/0191f2c4-7a10-7c3e-9b51-000000000000/trash"]
    {
        let page = get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        page.says(&["data-error=\"not_found\""]);
    }
}

#[actix_web::test]
async fn a_link_asked_for_elsewhere_warns() {
    get("/magic?scenario=other").await.says(&["data-state=\"other-browser\"", r#"<form id="magic""#]);
    get("/magic").await.keeps_quiet_about(&["other-browser"]);
    let used = get("/magic?scenario=used").await;
    assert_eq!(used.status, StatusCode::GONE);
    used.says(&["data-error=\"link_used\""]);
}

#[actix_web::test]
async fn the_backup_address_is_masked_set_and_taken_away() {
    get("/me").await.says(&[
        "data-backup=\"on\"",
        "p•••@e•••.net",
        "t•••@e•••.org moet nog bevestigen",
        "href=\"/me/backup-email\"",
        "href=\"/me/backup-email/remove\"",
    ]);
    get("/me?scenario=empty").await.says(&["data-backup=\"off\"", "Backup instellingen invoeren"]);
    get("/me?scenario=repair").await.keeps_quiet_about(&["href=\"/me/backup-email\""]);
    get("/me/backup-email").await.says(&[
        r#"<form id="backup-email" method="post" action="/call/me/backup-email""#,
        r#"name="backup_email""#,
        r#"name="seen" value="41""#,
        "Een ander adres dan medewerker12@example.org",
    ]);
    get("/me/backup-email?scenario=demanded").await.says(&["data-state=\"demanded\""]);
    get("/me/backup-email/remove").await.says(&[r#"<form id="remove-backup-email""#, "p•••@e•••.net krijgt geen"]);
}

#[actix_web::test]
async fn whoever_confirms_a_backup_address_reads_no_other_address() {
    let page = get("/confirm-email?scenario=backup").await;
    page.says(&["nieuw@example.org", r#"<form id="confirm-email""#]);
    page.keeps_quiet_about(&["medewerker12"]);
}

#[actix_web::test]
async fn what_losing_the_phone_would_mean_is_said_with_the_weakest_way_in() {
    get("/me").await.says(&[
        "data-way=\"recovery-code\"",
        "data-way=\"backup-mailbox\"",
        "data-weakest=\"login-mailbox\"",
        "wie die leest en uw wachtwoord kent, komt binnen",
    ]);
    let none = get("/me?scenario=empty").await;
    none.says(&["data-state=\"no-way-back\"", "Raakt u nu uw telefoon kwijt, dan komt u niet meer binnen"]);
    let password = get("/me?scenario=password").await;
    password.says(&["data-weakest=\"password-alone\"", "u logt in met alleen uw wachtwoord"]);
    password.keeps_quiet_about(&["no-way-back", "Tweede app koppelen"]);
}

#[actix_web::test]
async fn who_lost_the_app_sees_the_ways_there_are_or_how_to_reach_support() {
    get("/recover").await.says(&[
        "Herstel mobiele app",
        r#"<form id="recover" method="post" action="/call/recover/start""#,
        "href=\"/password/forgotten\"",
        "Houd bij de hand:",
    ]);
    let ways = get("/recover?scenario=ways").await;
    ways.says(&["data-ways=\"4\"", "href=\"/login/recovery-code\"", r#"<form id="prove""#, "helpdesk van FinRust"]);
    let none = get("/recover?scenario=none").await;
    none.says(&["data-ways=\"0\"", "Zelf weer binnenkomen kan nu niet", "Houd bij de hand:"]);
    none.keeps_quiet_about(&["<form id=\"prove\""]);
    get("/login/verify").await.says(&["href=\"/recover\"", "Herstel mobiele app"]);
    get("/login").await.says(&["href=\"/recover\""]);
}
