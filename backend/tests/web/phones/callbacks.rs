//! What the gateway tells: forged, again, out of order, or of another call, it changes nothing.

use herstel::gateway::{sign, twiml::Spoken};
use reqwest::Method;

use super::{MOBILE, OTHER, stage, state};
use crate::house::{Asked, Browser, CALL, Exchange, TOKEN, TestApp, owned};

/// The three addresses that a call is told of at, with parameters that each would do something with.
fn callbacks(call: &Asked) -> [(String, Vec<(&'static str, String)>); 3] {
    let about = |status: &str, more: &[(&'static str, &str)]| {
        let known = [("CallSid", call.sid.clone()), ("CallStatus", status.to_owned())];
        known.into_iter().chain(more.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect()
    };
    let url = call.value("Url");
    [
        (url.clone(), about("in-progress", &[])),
        (format!("{url}/keys"), about("in-progress", &[("Digits", "7")])),
        (format!("{url}/status"), about("failed", &[("SequenceNumber", "2")])),
    ]
}

fn pairs<'a>(parameters: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    parameters.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// What the page says of a call that waits.
async fn waits(browser: &Browser) -> String {
    stage(&browser.open("/login/phone/confirm").await).unwrap()
}

async fn status(exchange: &Exchange, call: &Asked, status: &str, sequence: &str) -> u16 {
    let about = [("CallSid", &*call.sid), ("CallStatus", status), ("SequenceNumber", sequence)];
    exchange.calls_back(&call.value("StatusCallback"), &about).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_the_gateway_did_not_sign_is_refused_and_changes_nothing() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, _, call) = app.asks(&exchange, &person).await;
    let before = app.rows(&[]).await;
    for (url, parameters) in callbacks(&call) {
        let told = pairs(&parameters);
        let right = sign(TOKEN, &url, &owned(&told));
        let elsewhere = format!("{url}?x=1");
        let https = url.replacen("http://", "https://", 1);
        let mut forgeries = vec![
            (url.clone(), told.clone(), String::new()),
            (url.clone(), told.clone(), "bm90IGEgc2lnbmF0dXJl".to_owned()),
            (url.clone(), told.clone(), sign("another-token", &url, &owned(&told))),
            (url.clone(), told.clone(), sign(TOKEN, &elsewhere, &owned(&told))),
            (url.clone(), told.clone(), sign(TOKEN, &https, &owned(&told))),
            (url.clone(), told.clone(), sign(TOKEN, &url, &[])),
            (elsewhere.clone(), told.clone(), right.clone()),
        ];
        // one more, one fewer, and each with another value
        forgeries.push((url.clone(), [&told[..], &[("Digits", "1")]].concat(), right.clone()));
        for at in 0..told.len() {
            let (mut fewer, mut changed) = (told.clone(), told.clone());
            fewer.remove(at);
            changed[at].1 = "CA0";
            forgeries.extend([fewer, changed].map(|told| (url.clone(), told, right.clone())));
        }
        for (url, told, signature) in forgeries {
            let (status, said) = exchange.signed(&url, &told, &signature).await;
            assert_eq!(status, 403, "{url} {told:?} signed {signature}");
            assert!(!said.contains("<Response>"), "{url} {told:?}");
        }
        let unsigned = app.browser().request(Method::POST, &url[app.base.len()..]).form(&told);
        assert_eq!(unsigned.send().await.unwrap().status(), 403, "{url} without a signature");
        let asked = app.browser().get(&url[app.base.len()..]).await;
        assert!([404, 405].contains(&asked.status), "{url} is only posted to: {}", asked.status);
    }
    assert_eq!(app.rows(&[]).await, before, "nothing was counted either");
    assert_eq!(waits(&browser).await, "ringing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_comes_again_changes_nothing_the_second_time() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, page, call) = app.asks(&exchange, &person).await;
    assert_eq!(status(&exchange, &call, "ringing", "0").await, 204);
    let spoken = exchange.is_picked_up(&call).await;
    assert_eq!(waits(&browser).await, "talking");
    let keys = spoken.asks.unwrap().action;
    let digits = page.fact("digits").unwrap();
    let answer = [("CallSid", call.sid.as_str()), ("CallStatus", "in-progress"), ("Digits", digits.as_str())];
    let (first, heard) = exchange.calls_back(&keys, &answer).await;
    assert_eq!((first, Spoken::read(&heard).asks), (200, None));
    assert_eq!(status(&exchange, &call, "completed", "2").await, 204, "hanging up after that is what people do");

    let before = app.rows(&[]).await;
    let about = [("CallSid", call.sid.as_str()), ("CallStatus", "in-progress")];
    assert_eq!(exchange.calls_back(&call.value("Url"), &about).await.0, 409);
    assert_eq!(exchange.calls_back(&keys, &answer).await.0, 409);
    for (told, sequence) in [("ringing", "0"), ("ringing", "9"), ("completed", "2"), ("failed", "3")] {
        assert_eq!(status(&exchange, &call, told, sequence).await, 409, "{told} {sequence}");
    }
    assert_eq!(app.rows(&[]).await, before);
    assert_eq!(waits(&browser).await, "right");
    let me = browser.submit(&browser.open("/login/phone/confirm").await, "confirm-phone", &[]).await;
    assert_eq!((me.status, me.path()), (200, "/me"), "{:?}", me.error());
    // and once it was used, the same keys open nothing
    let before = state(&app).await;
    assert_eq!(exchange.calls_back(&keys, &answer).await.0, 409);
    assert_eq!(state(&app).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn callbacks_out_of_order_leave_a_call_where_it_was() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, page, call) = app.asks(&exchange, &person).await;
    let digits = page.fact("digits").unwrap();
    let answer = [("CallSid", call.sid.as_str()), ("Digits", digits.as_str())];
    let keys = format!("{}/keys", call.value("Url"));

    let before = state(&app).await;
    assert_eq!(exchange.calls_back(&keys, &answer).await.0, 409, "keys before anybody picked up");
    assert_eq!(state(&app).await, before);
    assert_eq!(status(&exchange, &call, "ringing", "3").await, 204);
    assert_eq!(status(&exchange, &call, "completed", "1").await, 409, "told before, came after");
    assert_eq!(waits(&browser).await, "ringing");
    exchange.is_picked_up(&call).await;
    assert_eq!(status(&exchange, &call, "ringing", "4").await, 409, "it was picked up meanwhile");
    assert_eq!(waits(&browser).await, "talking");

    // whoever hangs up has said nothing, and keys that come after that count no more
    assert_eq!(status(&exchange, &call, "completed", "5").await, 204);
    assert_eq!(waits(&browser).await, "missed");
    let before = state(&app).await;
    assert_eq!(exchange.calls_back(&keys, &answer).await.0, 409);
    assert_eq!(state(&app).await, before);
    let page = browser.post("/call/phone/prove", &[]).await;
    assert!(page.location().contains("error=not_answered"), "{}", page.location());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_for_another_attempt_or_of_another_accounts_call_changes_nothing() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (stranger, _) = app.reachable(&exchange, "caresharing", CALL, OTHER).await;
    let (former, page, call) = app.asks(&exchange, &person).await;
    let digits = page.fact("digits").unwrap();
    let (theirs, _, their_call) = app.asks(&exchange, &stranger).await;

    let before = state(&app).await;
    let url = call.value("Url");
    let swapped = url.replace(&person.id.to_string(), &stranger.id.to_string());
    assert_ne!(swapped, url);
    for (url, sid) in [(&swapped, &call.sid), (&url, &their_call.sid)] {
        for (url, more) in [(url.clone(), None), (format!("{url}/keys"), Some(("Digits", "12")))] {
            let about: Vec<_> = [("CallSid", sid.as_str())].into_iter().chain(more).collect();
            assert_eq!(exchange.calls_back(&url, &about).await.0, 409, "{url}");
        }
    }
    let nowhere = url.replace(&person.id.to_string(), "nobody");
    assert_eq!(exchange.calls_back(&nowhere, &[("CallSid", &call.sid)]).await.0, 404);
    assert_eq!(exchange.calls_back(&url, &[("CallStatus", "in-progress")]).await.0, 409, "of no call");
    assert_eq!(state(&app).await, before);

    // another attempt on the same account takes the place of the former: that call is told so
    let (browser, _, _) = app.asks(&exchange, &person).await;
    let heard = exchange.is_picked_up(&call).await;
    assert_eq!(heard.asks, None, "nothing is asked for any more");
    assert!(heard.says.join(" ").contains("telt niet meer"), "{heard:?}");
    let about = [("CallSid", call.sid.as_str()), ("Digits", digits.as_str())];
    let before = state(&app).await;
    let (_, heard) = exchange.calls_back(&format!("{url}/keys"), &about).await;
    assert!(heard.contains("telt niet meer"), "{heard}");
    let events = |rows: Vec<String>| rows.into_iter().filter(|row| row.starts_with("events ")).collect::<Vec<_>>();
    assert_eq!(events(state(&app).await), events(before));
    for browser in [&former, &browser, &theirs] {
        let page = browser.post("/call/phone/prove", &[]).await;
        assert!(page.location().contains("error="), "{}", page.location());
    }
}
