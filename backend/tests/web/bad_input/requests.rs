//! Requests that no page of ours makes.

use herstel::entropy;
use reqwest::{Method, header::HeaderValue};

use super::{assert_same, designed, forget_attempts, scenes, wire};
use crate::house::{Browser, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn a_form_posted_from_another_site_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    for scene in scenes::all(&app).await {
        let page = scene.browser.open(&scene.path).await;
        let before = app.state().await;
        for form in page.forms() {
            let fields: Vec<_> = form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let port = app.base.rsplit(':').next().unwrap();
            for origin in ["https://evil.example", "null", "", &format!("https://127.0.0.1:{port}"), "http://127.0.0.1"]
            {
                let page = scene.browser.post_from(origin, &form.action, &fields).await;
                assert_eq!((page.status, page.error().as_deref()), (403, Some("forbidden")), "{origin}: #{}", form.id);
            }
            for site in ["cross-site", "same-site", "none", "nonsense"] {
                let request = scene.browser.request(Method::POST, &form.action);
                let request = request.header("Origin", &app.base).header("Sec-Fetch-Site", site).form(&fields);
                assert_eq!(scene.browser.send(request).await.status, 403, "{site}: #{}", form.id);
            }
        }
        assert_same(&before, &app.state().await, &scene.path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_ten_megabytes_is_refused() {
    let app = TestApp::start().await;
    let before = app.state().await;
    let megabytes = vec![b'x'; 10 * 1024 * 1024];
    for path in ["/call/login/sign-in", "/call/login/language", "/call/recover/forgotten", "/login", "/nothing"] {
        let head =
            format!("POST {path} HTTP/1.1\r\nOrigin: {}\r\nContent-Type: application/x-www-form-urlencoded", app.base);
        let told = format!("{head}\r\nContent-Length: {}", megabytes.len());
        let answer = wire::send(&app, &told, &megabytes[..64 * 1024]);
        assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("data-error=\"too_large\""), "{path}: {answer}");
        let untold = format!("{head}\r\nTransfer-Encoding: chunked");
        let chunks = [b"a00000\r\n".as_slice(), &megabytes, b"\r\n0\r\n\r\n"].concat();
        let answer = wire::send(&app, &untold, &chunks);
        assert!(answer.starts_with("HTTP/1.1 4") && answer.contains("data-error="), "{path}, untold: {answer}");
    }
    let full = format!("email={}", "x".repeat(60 * 1024));
    let browser = app.browser();
    let request = browser.request(Method::POST, "/call/login/sign-in").header("Origin", &app.base);
    let page = browser.send(request.header("Content-Type", "application/x-www-form-urlencoded").body(full)).await;
    assert_eq!(designed(&browser, &page, "a large form").await.as_deref(), Some("email_invalid"));
    assert_same(&before, &app.state().await, "a bad request");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_cookie_is_no_cookie() {
    let app = TestApp::start().await;
    let (_, owner) = app.enrolled("finrust").await;
    let token = owner.cookie("herstel").unwrap();
    let mut changed = token.clone().into_bytes();
    changed[10] = if changed[10] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    let before = app.state().await;
    let long = "x".repeat(8_000);
    for value in ["", "%", "%%%ff", "\"", "a b", &long, &token[1..], &token[..42], &format!("{token}A"), &changed] {
        for name in ["herstel", "herstel-link", "herstel-device", "herstel-flash", "herstel-language"] {
            let browser = app.browser();
            browser.set_cookie(name, value);
            for path in
                ["/login", "/me", "/magic", "/activate", "/login?error=code_wrong", "/enrol/recovery-codes/download"]
            {
                let what = format!("{path} with {name}={value}");
                designed(&browser, &browser.stolen().get(path).await, &what).await;
            }
            let page = browser.post("/call/me/end-other-sessions", &[]).await;
            assert!(page.location().starts_with("/login"), "{name}={value}");
        }
    }
    let bytes = HeaderValue::from_bytes(b"herstel=\xff\xfe; herstel-flash=\x80").unwrap();
    let browser = app.browser();
    assert_eq!(browser.send(browser.request(Method::GET, "/login").header("Cookie", bytes)).await.status, 200);
    assert_same(&before, &app.state().await, "a bad request");
    assert_eq!(owner.get("/me").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_whose_token_is_cut_short_or_changed_opens_nothing() {
    let app = TestApp::start().await;
    let person = app.invited("finrust").await;
    let token = person.invitation.rsplit('/').next().unwrap().to_owned();
    let before = app.state().await;
    for room in ["activate", "magic", "not-me"] {
        for length in 0..64 {
            let browser = app.browser();
            let page = browser.get(&format!("/{room}/{}", &token[..length])).await;
            let error = designed(&browser, &page, &format!("{length} characters to {room}")).await;
            assert!(matches!(error.as_deref(), Some("link_used" | "not_found")), "{error:?}");
            assert_eq!(browser.cookie("herstel-link"), None);
        }
        for at in [0, 20, 31, 42, 43, 63] {
            let mut changed = token.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let browser = app.browser();
            let page = browser.open(&format!("/{room}/{}", String::from_utf8(changed).unwrap())).await;
            assert_eq!((page.status, page.error().as_deref()), (410, Some("link_used")), "changed at {at} to {room}");
        }
        for strange in [
            format!("{token}A"),
            format!("{token}/"),
            format!("{}%00", &token[..61]),
            "%ff".repeat(64),
            "a".repeat(10_000),
            format!("{}+", &token[..63]),
        ] {
            let browser = app.browser();
            let page = browser.get(&format!("/{room}/{strange}")).await;
            let error = designed(&browser, &page, &strange).await;
            assert!(error.is_some());
        }
    }
    assert_same(&before, &app.state().await, "a bad request");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_an_id_of_nobody_or_somebody_else_is_not_found() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("finrust").await;
    let (_, other) = app.enrolled("finrust").await;
    let me = other.open("/me").await;
    let (foreign, session) = (me.fact("authenticator").unwrap(), me.fact("session").unwrap());
    let before = app.state().await;
    for id in [&entropy::id().to_string(), &foreign, "x", "0", "..", "%2e%2e", "null", &"x".repeat(5_000), "%00", "%ff"]
    {
        for act in ["trash", "rename"] {
            let page = browser.get(&format!("/me/authenticators/{id}/{act}")).await;
            assert_eq!((page.status, page.error().as_deref()), (404, Some("not_found")), "{id}/{act}");
        }
        for act in ["trash", "rename", "restore", "resume"] {
            let fields = [("authenticator", id), ("seen", "9"), ("label", "Van mij")];
            let page = browser.post(&format!("/call/me/{act}"), &fields).await;
            let error = designed(&browser, &page, &format!("{act} {id}")).await;
            assert!(matches!(error.as_deref(), Some("not_found" | "stale")), "{act} {id}: {error:?}");
        }
        let page = browser.post("/call/me/end-session", &[("session", id)]).await;
        assert!(designed(&browser, &page, id).await.is_some() || page.location() == "/me?done=session-ended");
    }
    browser.post("/call/me/end-session", &[("session", &session)]).await;
    assert_same(&before, &app.state().await, "somebody else's id");
}

/// Posts a body as it is.
async fn post_raw(app: &TestApp, browser: &Browser, kind: Option<&str>, body: &[u8]) -> crate::house::Page {
    forget_attempts(app).await;
    let request = browser.request(Method::POST, "/call/login/sign-in").header("Origin", &app.base).body(body.to_vec());
    let request = match kind {
        Some(kind) => request.header("Content-Type", kind),
        None => request,
    };
    browser.send(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_form_is_a_bad_request() {
    let app = TestApp::start().await;
    let before = app.state().await;
    let form = Some("application/x-www-form-urlencoded");
    for (kind, body) in [
        (Some("application/json"), br#"{"email": "a@b.example", "password": "x"}"#.as_slice()),
        (Some("text/plain"), b"email=a@b.example&password=x"),
        (
            Some("multipart/form-data; boundary=x"),
            b"--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na\r\n--x--",
        ),
        (None, b"email=a@b.example&password=x"),
        (form, b"\xff\xfe\x00"),
        (form, b"email=%ff%fe&password=%00"),
        (form, b"email=%zz&password=%"),
        (form, b"&&&===&[&]"),
        (form, b"email[email[email=a"),
        (form, b"email=a&email=b"),
        (form, b""),
    ] {
        let browser = app.browser();
        for referer in [None, Some("https://evil.example/?x=<script>alert(1)</script>"), Some("/me")] {
            if let Some(referer) = referer {
                let request = browser.request(Method::POST, "/call/login/sign-in").header("Referer", referer);
                let request = request.header("Origin", &app.base).header("Content-Type", kind.unwrap_or("x/y"));
                let page = browser.send(request.body(body.to_vec())).await;
                assert!(designed(&browser, &page, &format!("{kind:?} {body:?} from {referer}")).await.is_some());
            } else {
                let page = post_raw(&app, &browser, kind, body).await;
                assert!(designed(&browser, &page, &format!("{kind:?} {body:?}")).await.is_some());
            }
        }
    }
    assert_same(&before, &app.state().await, "a bad request");
}

/// `path?name=value`.
fn query(path: &str, name: &str, value: &str) -> String {
    format!("{path}?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_next_leads_anywhere_else() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    for next in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "me",
        "/me\r\nSet-Cookie: herstel=x",
        "/me\nLocation: //evil.example",
        "/%0d%0aSet-Cookie:x",
        "/\t/evil.example",
        "",
        &format!("/{}", "x".repeat(10_000)),
        "/..//evil.example",
        ".",
        "http:evil.example",
        " //evil.example",
    ] {
        let request = query("/login/verify", "next", next);
        let page = browser.get(&request).await;
        let hidden = page.form("verify").value("next");
        assert!(hidden.starts_with('/') && !hidden.starts_with("//") && !hidden.contains('\\'), "{next:?}: {hidden:?}");
        let code = person.next_code(&app);
        let page = browser.post("/call/login/verify", &[("code", &code), ("next", next)]).await;
        designed(&browser, &page, &format!("{next:?}")).await;
        let page = browser.post("/call/login/verify", &[("code", "12"), ("next", next)]).await;
        assert_eq!(designed(&browser, &page, &format!("{next:?}")).await.as_deref(), Some("code_malformed"));
        let page = browser.post("/call/login/language", &[("language", "nl"), ("next", next)]).await;
        designed(&browser, &page, &format!("{next:?}")).await;
        assert_eq!(page.headers.get_all("set-cookie").iter().count(), 1, "{next:?} set a cookie of its own");
    }
    assert_eq!(browser.get("/me").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_in_an_address_is_never_taken_for_words_of_ours() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let script = "<script>alert(1)</script>";
    for name in ["error", "done", "organisation", "next", "x"] {
        for value in [script, "../../etc/passwd", "wrong_credentials", "\u{0}", &"x".repeat(20_000), "bel-0900-1234"] {
            let request = query("/login", name, value);
            let page = browser.get(&request).await;
            assert!(page.status < 500, "{name}={value}");
            assert!(!page.body.contains(script) && !page.words().contains("0900"), "{name}={value}");
        }
    }
    for path in [
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/x",
        "/brand/..%2fx.css",
        "/%00",
        "/%ff%fe",
        "/me/%2e%2e/login",
        "//login",
        "/login/",
        "/LOGIN",
    ] {
        let page = browser.get(path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        assert!(!page.body.contains("root:"), "{path}");
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
        for path in ["/login", "/me", "/call/login/sign-in", "/livez"] {
            let request = browser.request(method.parse().unwrap(), path).header("Origin", &app.base);
            let page = browser.send(request).await;
            assert!(matches!(page.status, 404 | 405) && page.error().is_some() || path == "/livez", "{method} {path}");
        }
    }
}
