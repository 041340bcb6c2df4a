//! How addresses answer, whatever is behind them.

use reqwest::Method;

use crate::house::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn head_is_answered_like_get_without_the_body() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for path in ["/login", "/", "/me", "/livez", "/assets/herstel.svg", "/brand/finrust.css", "/nothing", "/activate/x"]
    {
        let get = browser.get(path).await;
        let head = browser.send(browser.request(Method::HEAD, path)).await;
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        for name in ["content-type", "location", "cache-control", "referrer-policy"] {
            assert_eq!(head.header(name), get.header(name), "{name} of {path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_are_posted_to_and_nothing_else_is_behind_their_prefix() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let act = browser.get("/call/login/sign-in?email=a&password=b").await;
    assert_eq!(
        (act.status, act.header("allow"), act.error().as_deref()),
        (405, Some("POST"), Some("method_not_allowed"))
    );
    for path in ["/call/login/nothing", "/call/", "/call/login/sign-in/more"] {
        let page = browser.post(path, &[]).await;
        assert_eq!((page.status, page.error().as_deref()), (404, Some("not_found")), "{path}");
        assert!(!page.body.contains("server function"), "what we are made of is nobody's business");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_an_act_ended_is_counted_by_codes_of_ours_and_by_nothing_that_somebody_makes_up() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for (next, to) in
        [("/login?done=made-up", "/login?done=made-up"), ("/login?done=signed-out", "/login?done=signed-out")]
    {
        let page = browser.post("/call/login/language", &[("language", "nl"), ("next", next)]).await;
        assert_eq!(page.location(), to);
    }
    browser.post("/call/login/sign-in", &[("email", "nobody.at.all@post.example"), ("password", "wrong")]).await;
    let metrics = browser.get("/metrics").await.body;
    for known in ["outcome=\"signed-out\"", "outcome=\"wrong_credentials\""] {
        assert!(metrics.contains(known), "{metrics}");
    }
    assert!(!metrics.contains("made-up"), "{metrics}");
}
