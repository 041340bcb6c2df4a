//! Behind a proxy that ends TLS: what browsers are told, and whose word on a client's address is believed.

use reqwest::{Method, header::HeaderValue};

use crate::house::{Browser, Page, TestApp};

/// Every cookie line of an answer.
fn set_cookies(page: &Page) -> Vec<String> {
    page.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned()).collect()
}

/// What a cookie line says beside name and value, in lower case.
fn attributes(line: &str) -> Vec<String> {
    line.split(';').skip(1).map(|attribute| attribute.trim().to_ascii_lowercase()).collect()
}

/// Answers of every kind: a page, a redirect, a file, failures of routes and of the origin check.
async fn of_every_kind(app: &TestApp) -> Vec<Page> {
    let browser = app.browser();
    let mut pages = Vec::new();
    for path in ["/login", "/", "/me", "/assets/herstel.svg", "/brand/finrust.css", "/livez", "/nothing", "/activate/x"]
    {
        pages.push(browser.get(path).await);
    }
    pages.push(browser.post_from("https://evil.example", "/call/login/sign-in", &[]).await);
    pages.push(browser.post("/call/login/sign-in", &[]).await);
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_every_answer_tells_browsers_to_come_by_https_and_over_http_none_does() {
    for (settings, expected) in [
        (&[("HERSTEL_BASE_URL", "https://herstel.example")][..], Some("max-age=31536000; includeSubDomains")),
        (&[], None),
    ] {
        let app = TestApp::start_with(settings).await;
        let pages = of_every_kind(&app).await;
        let statuses: Vec<_> = pages.iter().map(|page| page.status).collect();
        assert_eq!(statuses, [200, 303, 303, 200, 200, 200, 404, 410, 403, 303]);
        for page in pages {
            assert_eq!(page.header("strict-transport-security"), expected, "{} {}", page.status, page.at);
        }
    }
}

/// The cookie lines of a life from the invitation to signing out and in again.
async fn cookies_of_a_life(app: &TestApp) -> Vec<String> {
    let (person, browser) = (app.invited("mijnlogin").await, app.browser());
    let opened = browser.get(&person.invitation).await;
    let page = browser.get("/activate").await;
    let activated = browser.send_form(&page.form("password"), &[("new_password", &person.password)]).await;
    let me = browser.get("/me").await;
    assert_eq!(me.status, 200);
    let spoken = browser.send_form(&me.form("language"), &[("language", "en")]).await;
    let left = browser.send_form(&me.form("sign-out"), &[]).await;
    let page = browser.get("/login").await;
    let fields = [("email", person.email.as_str()), ("password", &person.password)];
    let back = browser.send_form(&page.form("sign-in"), &fields).await;
    let answers = [opened, activated, spoken, left, back];
    answers.iter().flat_map(set_cookies).collect()
}

fn named<'a>(lines: &'a [String], name: &str) -> Vec<&'a String> {
    lines.iter().filter(|line| line.starts_with(&format!("{name}="))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_every_cookie_is_secure_and_the_sessions_is_bound_to_this_host() {
    let app = TestApp::start_with(&[("HERSTEL_BASE_URL", "https://herstel.example")]).await;
    let lines = cookies_of_a_life(&app).await;
    assert_eq!(named(&lines, "__Host-herstel").len(), 3, "opened twice and cleared once: {lines:?}");
    assert_eq!(named(&lines, "__Host-herstel-link").len(), 2, "kept and cleared: {lines:?}");
    assert!(["herstel", "herstel-link"].iter().all(|plain| named(&lines, plain).is_empty()), "{lines:?}");
    for line in &lines {
        let attributes = attributes(line);
        for needed in ["secure", "path=/", "samesite=lax"] {
            assert!(attributes.contains(&needed.to_owned()), "{line} is not {needed}");
        }
        assert!(!attributes.iter().any(|attribute| attribute.starts_with("domain")), "{line}");
        assert!(attributes.contains(&"httponly".to_owned()), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_http_on_loopback_cookies_have_their_plain_name_and_come_without_secure() {
    let app = TestApp::start().await;
    let lines = cookies_of_a_life(&app).await;
    assert_eq!((named(&lines, "herstel").len(), named(&lines, "__Host-herstel").len()), (3, 0), "{lines:?}");
    assert!(lines.iter().all(|line| !attributes(line).contains(&"secure".to_owned())), "browsers would drop them");
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_links_and_origins_are_those_of_the_address_that_browsers_know() {
    let app = TestApp::start_with(&[("HERSTEL_BASE_URL", "https://herstel.example")]).await;
    let (person, browser) = app.enrolled("finrust").await;
    let token = browser.cookie("__Host-herstel").expect("a session");
    let plain = app.browser();
    plain.set_cookie("herstel", &token);
    assert_eq!(plain.get("/me").await.location(), "/login", "a neighbouring host could set this name");
    let page = browser.open("/me/recovery-codes").await;
    browser.submit(&page, "renew-codes", &[]).await;
    let links = app.letter_to(&person.email).await.links();
    assert!(!links.is_empty() && links.iter().all(|link| link.starts_with("https://herstel.example/")), "{links:?}");
    for origin in ["http://herstel.example", "https://herstel.example:8443", "https://a.herstel.example", "null"] {
        assert_eq!(browser.post_from(origin, "/call/me/end-session", &[]).await.status, 403, "{origin}");
    }
}

/// Signs in with these headers before the name; from where that was, says the list of sessions.
async fn seen_from(browser: &Browser, origin: &str, sign_in: &[(&str, &str)], forwarded: &[&[u8]]) -> String {
    let mut request = browser.request(Method::POST, "/call/login/sign-in").header("Origin", origin).form(sign_in);
    for value in forwarded {
        request = request.header("X-Forwarded-For", HeaderValue::from_bytes(value).unwrap());
    }
    assert_eq!(browser.send(request).await.location(), "/enrol");
    let me = browser.open("/me").await;
    assert_eq!(me.all("session").len(), 1, "signing in ends the session that this browser had");
    let (_, row) = me.body.split_once("data-session=").unwrap();
    let (row, _) = row.split_once("</li>").unwrap();
    let meta = row.split_once("class=\"meta\">").unwrap().1;
    let words: Vec<_> = meta.split(|c: char| !(c.is_ascii_hexdigit() || ".:".contains(c))).collect();
    let addresses = words.iter().filter_map(|word| word.trim_end_matches('.').parse::<std::net::IpAddr>().ok());
    let addresses: Vec<_> = addresses.map(|address| address.to_string()).collect();
    assert_eq!(addresses.len(), 1, "{meta}");
    addresses[0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clients_address_is_the_last_one_that_no_proxy_of_ours_added() {
    let app = TestApp::start_with(&[("HERSTEL_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")]).await;
    let (person, browser) = app.activated("mijnlogin").await;
    let sign_in = [("email", person.email.as_str()), ("password", &person.password)];
    for (what, forwarded, expected) in [
        ("nothing said", &[][..], "127.0.0.1"),
        ("one client", &["203.0.113.9".as_bytes()], "203.0.113.9"),
        ("over IPv6", &[b"2001:db8::7"], "2001:db8::7"),
        ("over IPv4 in IPv6 clothing", &[b"::ffff:203.0.113.9"], "203.0.113.9"),
        ("a client that made one up", &[b"198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        ("one that made a proxy of ours up", &[b"10.0.0.1, 203.0.113.9"], "203.0.113.9"),
        ("two proxies of ours", &[b"203.0.113.9, 10.0.0.4"], "203.0.113.9"),
        ("one of them in IPv6 clothing", &[b"203.0.113.9, ::ffff:10.0.0.4"], "203.0.113.9"),
        ("a header for each hop", &[b"203.0.113.9", b"10.0.0.4"], "203.0.113.9"),
        ("one that made a whole header up", &[b"198.51.100.1", b"203.0.113.9, 10.1.1.1"], "203.0.113.9"),
        ("no spaces, or many", &[b"198.51.100.1,203.0.113.9  ,\t10.0.0.4"], "203.0.113.9"),
        ("only our own", &[b"10.0.0.7, 10.0.0.4"], "127.0.0.1"),
        ("an empty header", &[b""], "127.0.0.1"),
        ("no address last", &[b"203.0.113.9, unknown"], "127.0.0.1"),
        ("no address between", &[b"203.0.113.9, \"<b>\", 10.0.0.4"], "127.0.0.1"),
        ("no text last", &[b"203.0.113.9", b"\xff\xfe"], "127.0.0.1"),
        ("no address before what counts", &[b"<script>, 203.0.113.9"], "203.0.113.9"),
    ] {
        assert_eq!(seen_from(&browser, &app.base, &sign_in, forwarded).await, expected, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_no_proxy_of_ours_is_the_client_whatever_it_forwards() {
    for settings in [&[][..], &[("HERSTEL_TRUSTED_PROXIES", "10.0.0.0/8")]] {
        let app = TestApp::start_with(settings).await;
        let (person, browser) = app.activated("mijnlogin").await;
        let sign_in = [("email", person.email.as_str()), ("password", &person.password)];
        assert_eq!(seen_from(&browser, &app.base, &sign_in, &[b"203.0.113.9"]).await, "127.0.0.1");
    }
}
