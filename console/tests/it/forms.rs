//! What posting a form leads to, and how failures answer.

use actix_web::http::StatusCode;

use crate::browser::{get, get_with, post};

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
async fn whoever_would_have_no_way_back_is_told_so_on_the_page_of_the_trash_can() {
    let answer = post("/call/me/trash", "authenticator=0191f2c4-7a10-7c3e-9b51-2f60a4d1c001&seen=13").await;
    let back = answer.location.clone().unwrap_or_default();
    assert_eq!(back, "/me/authenticators/0191f2c4-7a10-7c3e-9b51-2f60a4d1c001/trash?error=no_way_back");
    for (language, words) in
        [("nl", "U zou niet meer kunnen inloggen"), ("en", "You would not be able to sign in any more")]
    {
        let page = get_with(&back, &format!("herstel-language={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(&["data-error=\"no_way_back\"", words, "id=\"trash\""]);
    }
}

#[actix_web::test]
async fn a_backup_address_that_may_not_be_comes_back_in_its_field_with_the_reason() {
    let answer = post("/call/me/backup-email", "backup_email=wrong&seen=41").await;
    let back = answer.location.clone().unwrap_or_default();
    assert_eq!(back, "/me/backup-email?error=same_as_login");
    let flash = answer.cookies.first().and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned();
    let page = get_with(&back, &flash).await;
    page.says(&[r##"href="#backup_email""##, "Dit is het adres waarmee u inlogt", r#"value="wrong""#]);
    let answer = post("/call/me/remove-backup-email", "seen=13").await;
    assert_eq!(answer.location.as_deref(), Some("/me/backup-email/remove?error=no_way_back"));
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
