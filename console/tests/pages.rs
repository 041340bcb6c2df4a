//! Every page, rendered by the application that a backend would mount: forms, fields and facts are contracts.

mod support;

use actix_web::{
    App,
    body::to_bytes,
    dev::ServiceResponse,
    http::{StatusCode, header},
    test,
};

/// Asks for `path` and gives status, headers and text.
async fn get(path: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    Answer::of(test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await).await
}

async fn get_with(path: &str, cookie: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    let request = test::TestRequest::get().uri(path).insert_header((header::COOKIE, cookie)).to_request();
    Answer::of(test::call_service(&app, request).await).await
}

/// Posts a form as a browser without JavaScript does.
async fn post(path: &str, form: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    let request = test::TestRequest::post()
        .uri(path)
        .insert_header((header::ACCEPT, "text/html,application/xhtml+xml"))
        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
        .set_payload(form.to_owned())
        .to_request();
    Answer::of(test::call_service(&app, request).await).await
}

struct Answer {
    status: StatusCode,
    location: Option<String>,
    cookies: Vec<String>,
    policy: String,
    text: String,
}

impl Answer {
    async fn of(response: ServiceResponse) -> Self {
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let cookies = response.headers().get_all(header::SET_COOKIE);
        Self {
            status: response.status(),
            location: header(header::LOCATION),
            policy: header(header::CONTENT_SECURITY_POLICY).unwrap_or_default(),
            cookies: cookies.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect(),
            text: String::from_utf8_lossy(&to_bytes(response.into_body()).await.unwrap_or_default()).into_owned(),
        }
    }

    #[track_caller]
    fn says(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.text.contains(part), "{part} is not in {}", self.text);
        }
        self
    }

    #[track_caller]
    fn keeps_quiet_about(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(!self.text.contains(part), "{part} is in {}", self.text);
        }
        self
    }
}

const ADDRESSES: &[&str] = &[
    "/login",
    "/login/verify",
    "/login/verify?next=/me",
    "/login/prove",
    "/login/recovery-code",
    "/login/trashed-app",
    "/login/link-sent",
    "/magic",
    "/magic?scenario=other",
    "/not-me",
    "/not-me?scenario=freeze",
    "/activate",
    "/password/forgotten",
    "/password/forgotten?done=sent",
    "/password/new",
    "/enrol/app",
    "/enrol/app?scenario=another",
    "/enrol/recovery-codes",
    "/enrol/recovery-codes?scenario=replaced",
    "/me",
    "/me?scenario=empty",
    "/me?scenario=repair",
    "/me?scenario=long",
    "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash",
    "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/rename",
    "/me/recovery-codes",
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
    let nonce = page.policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
    assert!(nonce.len() >= 16, "{}", page.policy);
    let scripts = page.text.matches("<script").count();
    assert_eq!(page.text.matches(&format!("<script nonce=\"{nonce}\"")).count(), scripts);
    assert_ne!(get("/me").await.policy, page.policy);
}

#[actix_web::test]
async fn what_a_page_was_made_from_does_not_travel_in_it_twice() {
    let page = get("/enrol/app").await;
    assert_eq!(page.text.matches("ajjb</span>").count(), 1);
    page.keeps_quiet_about(&["__RESOLVED_RESOURCES[0]", "<leptos-island"]);
}

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
        "een herstelcode (nog 7), een link naar m•••••••12@example.org of een code van",
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
async fn a_form_posts_and_goes_on() {
    let answer = post("/call/login/sign-in", "email=a%40example.org&password=right").await;
    assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some("/login/verify")));
    assert_eq!(answer.cookies, ["herstel=t0ken; Path=/; HttpOnly; SameSite=Lax"]);
    let answer = post("/call/login/verify", "code=1&next=%2Fme%2Fpassword").await;
    assert_eq!(answer.location.as_deref(), Some("/me/password"));
    let answer = post("/call/login/verify", "code=1&next=https%3A%2F%2Fevil.example").await;
    assert_eq!(answer.location.as_deref(), Some("/me"));
}

#[actix_web::test]
async fn a_refused_form_comes_back_with_its_reason_and_what_was_typed() {
    let answer = post("/call/login/sign-in", "email=a%40example.org&password=wrong&organisation=finrust").await;
    let back = answer.location.clone().unwrap_or_default();
    assert_eq!(
        (answer.status, back.as_str()),
        (StatusCode::SEE_OTHER, "/login?organisation=finrust&error=wrong_credentials")
    );
    let flash = answer.cookies.first().and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned();
    assert!(!flash.contains("wrong&") && !flash.contains("password"), "{flash}");
    let page = get_with(&back, &flash).await;
    page.says(&[
        "<title>Fout: Inloggen · FinRust</title>",
        "data-error=\"wrong_credentials\"",
        "U heeft nog 7 pogingen.",
        r#"value="a@example.org""#,
    ]);
    assert!(page.cookies.iter().any(|cookie| cookie.starts_with("herstel-flash=; ") && cookie.contains("Max-Age=0")));
    get(&back).await.says(&["data-error=\"wrong_credentials\""]).keeps_quiet_about(&["nog 7", "a@example.org"]);
}

#[actix_web::test]
async fn a_wrong_code_marks_its_field_and_is_never_shown_again() {
    let answer = post("/call/login/verify", "code=wrong").await;
    let flash = answer.cookies.first().and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned();
    let page = get_with(answer.location.as_deref().unwrap_or_default(), &flash).await;
    page.says(&[r##"href="#code""##, r#"aria-describedby="code-hint code-fout""#, r#"aria-invalid="true""#]);
    page.keeps_quiet_about(&["value=\"wrong\""]);
}

#[actix_web::test]
async fn an_address_cannot_put_words_into_a_page() {
    let page = get("/login?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E&done=Bel%20020-1234").await;
    page.says(&["data-error=\"scriptalert1script\"", "Dat is niet gelukt"]);
    page.keeps_quiet_about(&["<script>alert", "020-1234", "data-done"]);
    let page = get_with("/login?error=throttled", "herstel-flash=code=throttled&minutes=<i>&~email=\"><img").await;
    page.keeps_quiet_about(&["<img", "<i>"]);
}

#[actix_web::test]
async fn a_broken_post_is_answered_and_never_echoed() {
    for (form, status) in [("email[]=1&email=2", 400), ("email=a&email=b", 400), ("%ff%fe=%00", 303), ("", 303)] {
        let answer = post("/call/login/sign-in", form).await;
        assert_eq!(answer.status.as_u16(), status, "{form}");
    }
    let answer = post("/call/me/trash", "authenticator=nonsense&seen=41").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let answer = post("/call/me/trash", "authenticator=0191f2c4-7a10-7c3e-9b51-2f60a4d1c001&seen=x").await;
    let back = "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash?error=stale";
    assert_eq!(answer.location.as_deref(), Some(back));
    assert_eq!(post("/call/login/sign-in", "password=busy").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(post("/call/login/sign-in", "password=broken").await.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[actix_web::test]
async fn a_turn_is_a_redirect_or_a_status_never_half_a_page() {
    let answer = get("/login?scenario=signed-in").await;
    assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some("/me")));
    assert_eq!(answer.cookies, ["old=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"]);
    let answer = get("/enrol").await;
    assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some("/enrol/app")));
    let answer = get("/login?scenario=broken").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    answer.says(&["data-error=\"broken\"", "Kenmerk"]);
    let answer = get("/login?scenario=throttled").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[actix_web::test]
async fn a_language_is_chosen_once_and_kept() {
    let answer = post("/call/login/language", "language=en&next=%2Flogin%3Forganisation%3Dfinrust").await;
    assert_eq!(answer.location.as_deref(), Some("/login?organisation=finrust"));
    assert!(answer.cookies[0].starts_with("herstel-language=en; "));
    let page = get_with("/login?organisation=finrust&error=locked", "herstel-language=en").await;
    page.says(&["<html lang=\"en\"", "Your account is locked", r#"name="next" value="/login?organisation=finrust""#]);
}

#[actix_web::test]
async fn a_failure_outside_the_pages_looks_like_one_of_them() {
    for status in [400, 403, 404, 405, 409, 410, 413, 423, 429, 500, 503] {
        for language in ["nl", "en"] {
            let page = get(&format!("/failure/{status}?lang={language}")).await;
            assert_eq!(page.status.as_u16(), status);
            page.says(&["<!DOCTYPE html>", "data-error=", &format!("<html lang=\"{language}\"")]);
            page.keeps_quiet_about(&["failure-", "<script"]);
        }
    }
}
