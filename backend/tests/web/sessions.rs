//! How long a session lasts, and how its owner ends it: this one, another one, all others.

use chrono::Duration;

use crate::house::{Browser, Page, Person, TestApp};

const ENDED: &str = "/login?error=session_expired";

fn minutes(minutes: i64) -> Duration {
    Duration::minutes(minutes)
}

async fn is_in(browser: &Browser) -> bool {
    let page = browser.get("/me").await;
    assert!(page.status == 200 || page.location() == ENDED, "{} {}", page.status, page.at);
    page.status == 200
}

/// Moves the clock on, with a request every so many minutes.
async fn use_for(app: &TestApp, browser: &Browser, time: Duration, every: i64) {
    let mut left = time;
    while left > Duration::zero() {
        let step = left.min(minutes(every));
        app.clock.advance(step);
        left -= step;
        if left > Duration::zero() {
            assert!(is_in(browser).await, "{left} before the end");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_nobody_uses_ends_after_half_an_hour() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    for (idle, lives) in [(minutes(30) - Duration::seconds(1), true), (minutes(30), false)] {
        let browser = app.sign_in(&person).await;
        // being used starts the half hour anew
        app.clock.advance(minutes(20));
        assert!(is_in(&browser).await);
        app.clock.advance(idle);
        assert_eq!(is_in(&browser).await, lives, "after {idle}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_in_constant_use_ends_after_twelve_hours_whatever_is_proven_meanwhile() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.sign_in(&person).await;
    use_for(&app, &browser, Duration::hours(11), 25).await;
    // a fresh proof brings a new token, not more time
    let page = browser.open("/me/password").await;
    assert_eq!(browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await.path(), "/me/password");
    // since the password: half a minute before the first code, which the second came half a minute after
    use_for(&app, &browser, Duration::hours(1) - minutes(1) - Duration::seconds(1), 25).await;
    assert!(is_in(&browser).await);
    app.clock.advance(Duration::seconds(1));
    assert!(!is_in(&browser).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_knows_the_password_has_ten_minutes_and_whoever_completes_has_twelve_hours() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    for (waited, to) in [(minutes(10), ENDED), (minutes(10) - Duration::seconds(1), "/enrol")] {
        let browser = app.browser();
        let form = app.enter_password(&person, &browser).await.form("verify");
        for _ in 0..3 {
            app.clock.advance(waited / 4);
            assert_eq!(browser.get("/login/verify").await.status, 200, "looking prolongs nothing");
        }
        app.clock.advance(waited - waited / 4 * 3);
        assert_eq!(browser.send_form(&form, &[("code", &person.code(&app))]).await.location(), to);
        if to != ENDED {
            use_for(&app, &browser, minutes(60), 25).await;
            assert!(is_in(&browser).await, "no longer an attempt");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_for_enrolment_ends_after_half_an_hour_however_it_is_used() {
    let app = TestApp::start().await;
    let (_, browser) = app.activated("finrust").await;
    for _ in 0..29 {
        app.clock.advance(minutes(1));
        assert_eq!(browser.get("/enrol/app").await.status, 200);
    }
    app.clock.advance(minutes(1) - Duration::seconds(1));
    assert_eq!(browser.get("/enrol/app").await.status, 200);
    app.clock.advance(Duration::seconds(1));
    assert_eq!(browser.get("/enrol/app").await.location(), ENDED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repair_ends_after_half_an_hour_however_it_is_used() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    assert_eq!(app.recover_by_code(&mut person, &browser).await.fact("state").as_deref(), Some("repair"));
    use_for(&app, &browser, minutes(30) - Duration::seconds(1), 5).await;
    assert!(is_in(&browser).await);
    app.clock.advance(Duration::seconds(1));
    assert!(!is_in(&browser).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_run_out_is_listed_nowhere_and_swept_away_and_the_rest_stays() {
    let app = TestApp::start().await;
    let (person, first) = app.enrolled("finrust").await;
    let second = app.sign_in(&person).await;
    app.clock.advance(minutes(29));
    let me = second.open("/me").await;
    assert_eq!(me.all("session").len(), 2);
    app.clock.advance(minutes(2));
    assert_eq!(second.open("/me").await.all("session").len(), 1, "the first was idle for too long");
    assert_eq!(app.house.sessions.sweep().await.unwrap(), 1);
    assert_eq!(app.house.sessions.sweep().await.unwrap(), 0);
    assert!(!is_in(&first).await && is_in(&second).await);
}

/// The session that `/me` in this browser calls its own.
fn own(me: &Page) -> String {
    let others: Vec<_> = me.forms().iter().filter_map(|form| other(&form.id)).collect();
    let mut own = me.all("session").into_iter().filter(|id| !others.contains(id));
    own.next().filter(|_| own.next().is_none()).expect("one session is this browser's")
}

fn other(form: &str) -> Option<String> {
    form.strip_prefix("end-").filter(|id| *id != "others").map(str::to_owned)
}

async fn three(app: &TestApp) -> (Person, [(Browser, String); 3]) {
    let (person, _) = app.enrolled("finrust").await;
    app.clock.advance(Duration::hours(1));
    let mut browsers = Vec::new();
    for _ in 0..3 {
        let browser = app.sign_in(&person).await;
        let id = own(&browser.open("/me").await);
        browsers.push((browser, id));
    }
    (person, browsers.try_into().unwrap_or_else(|_| panic!("three")))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ended_from_another_browser_is_out_and_the_others_are_not() {
    let app = TestApp::start().await;
    let (_, [(here, own_id), (ended, ended_id), (left_alone, other_id)]) = three(&app).await;
    let me = here.open("/me").await;
    let mut listed = me.all("session");
    let mut all = vec![own_id, ended_id.clone(), other_id.clone()];
    listed.sort();
    all.sort();
    assert_eq!(listed, all);
    let me = here.submit(&me, &format!("end-{ended_id}"), &[]).await;
    assert_eq!(me.at, "/me?done=session-ended");
    assert!(!me.all("session").contains(&ended_id) && me.all("session").len() == 2);
    assert!(!is_in(&ended).await);
    assert!(is_in(&here).await && is_in(&left_alone).await);
    assert_eq!(left_alone.open("/me").await.form(&format!("end-{}", own(&me))).action, "/call/me/end-session");
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_all_others_leaves_this_one_and_whoever_is_half_way_in_is_out_too() {
    let app = TestApp::start().await;
    let (person, [(here, _), (second, _), (third, _)]) = three(&app).await;
    let half_way = app.browser();
    let form = app.enter_password(&person, &half_way).await.form("verify");
    let me = here.open("/me").await;
    let me = here.submit(&me, "end-others", &[]).await;
    assert_eq!((me.at.as_str(), me.all("session").len()), ("/me?done=sessions-ended", 1));
    assert!(me.forms().iter().all(|form| !form.id.starts_with("end-")), "there is nothing left to end");
    assert!(is_in(&here).await && !is_in(&second).await && !is_in(&third).await);
    let page = half_way.send_form(&form, &[("code", &person.next_code(&app))]).await;
    assert_eq!(page.location(), ENDED);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_this_session_and_a_copy_of_its_cookie_and_no_other() {
    let app = TestApp::start().await;
    let (_, [(here, _), (second, _), (third, own_id)]) = three(&app).await;
    let copied = here.stolen();
    let me = here.open("/me").await;
    assert_eq!(here.submit(&me, "sign-out", &[]).await.at, "/login?done=signed-out");
    assert_eq!(here.cookie("herstel"), None);
    assert_eq!(here.get("/me").await.location(), "/login");
    assert!(!is_in(&copied).await && is_in(&second).await);
    // its own id, as a form that was made by hand would say it
    let page = third.post("/call/me/end-session", &[("session", &own_id)]).await;
    assert_eq!(page.location(), "/login?done=signed-out");
    assert_eq!(third.cookie("herstel"), None);
    assert!(is_in(&second).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_ends_the_session_of_somebody_else() {
    let app = TestApp::start().await;
    let (_, [(victim, victims_id), ..]) = three(&app).await;
    let (_, stranger) = app.enrolled("finrust").await;
    let before = app.rows(&[]).await;
    stranger.post("/call/me/end-session", &[("session", &victims_id)]).await;
    stranger.post("/call/me/end-other-sessions", &[]).await;
    assert_eq!(app.rows(&[]).await, before);
    assert!(is_in(&victim).await);
}
