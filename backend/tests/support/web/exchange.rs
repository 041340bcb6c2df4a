//! A telephone exchange of the tests' own: it takes what Twilio's REST API takes, rings nobody, and says what it is told
//! to say.

use std::{
    net::TcpListener,
    sync::{Arc, Mutex},
    time::Duration,
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    web::{self, Bytes, Data},
};
use herstel::{
    entropy,
    gateway::{HEADER, sign, twiml::Spoken},
};
use reqwest::Client;

use super::TestApp;

/// The account's token: whoever knows it signs as the gateway does.
pub(crate) const TOKEN: &str = "a-token-of-the-tests";
const ACCOUNT: &str = "AC00000000000000000000000000000001";

/// What it answers with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mood {
    /// As it should.
    Works,
    /// Not within the time that anybody waits.
    Hangs,
    /// With this status, and a body that says nothing.
    Fails(u16),
    /// With success, and a body that is none of its own.
    Babbles,
    /// That it will not do it, as Twilio says it.
    Refuses,
}

/// A call or message that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) sid: String,
    /// `Calls` or `Messages`.
    pub(crate) what: String,
    pub(crate) form: Vec<(String, String)>,
}

impl Asked {
    /// A field of the form.
    pub(crate) fn value(&self, name: &str) -> String {
        self.form.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).expect(name)
    }

    /// The six digits of a message.
    pub(crate) fn code(&self) -> String {
        let body = self.value("Body");
        let digits = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        body.split_whitespace().find(digits).expect("a code").to_owned()
    }
}

#[derive(Default)]
struct Log {
    asked: Vec<Asked>,
    mood: Option<Mood>,
}

/// The exchange; it closes when it is dropped.
pub(crate) struct Exchange {
    log: Arc<Mutex<Log>>,
    url: String,
    client: Client,
    handle: ServerHandle,
}

impl Exchange {
    /// On a port of its own.
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{ACCOUNT}:{TOKEN}@{}", listener.local_addr().unwrap());
        let log = Arc::new(Mutex::new(Log::default()));
        let shared = Data::from(Arc::clone(&log));
        let app = move || App::new().app_data(shared.clone()).default_service(web::to(answer));
        let server = HttpServer::new(app).workers(1).listen(listener).unwrap().disable_signals().run();
        let handle = server.handle();
        tokio::spawn(server);
        // before there is a service in this process that would
        herstel::gateway::provide_tls();
        let client = Client::builder().no_proxy().build().unwrap();
        Self { log, url, client, handle }
    }

    /// From now on.
    pub(crate) fn is(&self, mood: Mood) {
        self.log.lock().unwrap().mood = Some(mood);
    }

    /// Everything that was asked for since it was last looked at.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.log.lock().unwrap().asked)
    }

    /// What was asked for last, once everything that is due was done.
    pub(crate) async fn latest(&self, app: &TestApp) -> Asked {
        app.work().await;
        self.take().pop().expect("a call or a message")
    }

    /// A callback as the gateway makes it: signed over its address and parameters. Its status, and what it was told.
    pub(crate) async fn calls_back(&self, url: &str, parameters: &[(&str, &str)]) -> (u16, String) {
        self.signed(url, parameters, &sign(TOKEN, url, &owned(parameters))).await
    }

    /// The same with a signature of somebody's own.
    pub(crate) async fn signed(&self, url: &str, parameters: &[(&str, &str)], signature: &str) -> (u16, String) {
        let request = self.client.post(url).header(HEADER, signature).form(parameters);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Somebody picks up: what they hear, and where keys go.
    pub(crate) async fn is_picked_up(&self, call: &Asked) -> Spoken {
        let about = [("CallSid", call.sid.as_str()), ("CallStatus", "in-progress")];
        let (status, heard) = self.calls_back(&call.value("Url"), &about).await;
        assert_eq!(status, 200);
        Spoken::read(&heard)
    }

    /// Somebody picks up and keys this in: what they hear last.
    pub(crate) async fn is_answered(&self, call: &Asked, keys: &str) -> String {
        let action = self.is_picked_up(call).await.asks.expect("a question").action;
        let about = [("CallSid", call.sid.as_str()), ("CallStatus", "in-progress"), ("Digits", keys)];
        let (status, heard) = self.calls_back(&action, &about).await;
        assert_eq!(status, 200);
        Spoken::read(&heard).says.join(" ")
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        let handle = self.handle.clone();
        tokio::spawn(async move { handle.stop(false).await });
    }
}

async fn answer(log: Data<Mutex<Log>>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let path = request.path().to_owned();
    let what = path.rsplit('/').next().unwrap().trim_end_matches(".json").to_owned();
    let form = form_urlencoded::parse(&body).into_owned().collect();
    let (sid, mood) = {
        let mut log = log.lock().unwrap();
        let sid = format!("{}{:032x}", if what == "Calls" { "CA" } else { "SM" }, entropy::id().as_u128());
        log.asked.push(Asked { sid: sid.clone(), what, form });
        (sid, log.mood.unwrap_or(Mood::Works))
    };
    match mood {
        Mood::Works => HttpResponse::Created().json(serde_json::json!({ "sid": sid, "status": "queued" })),
        Mood::Hangs => {
            tokio::time::sleep(Duration::from_secs(15)).await;
            HttpResponse::Created().json(serde_json::json!({ "sid": sid }))
        }
        Mood::Fails(status) => HttpResponse::build(status.try_into().unwrap()).body("upstream connect error"),
        Mood::Babbles => HttpResponse::Ok().body("<html>Welcome to nginx!</html>"),
        Mood::Refuses => HttpResponse::BadRequest().json(serde_json::json!({ "code": 21211, "status": 400 })),
    }
}

impl TestApp {
    /// The application with an exchange that reaches numbers.
    pub(crate) async fn with_telephones() -> (Self, Exchange) {
        let exchange = Exchange::open();
        let settings = [("HERSTEL_TWILIO_URL", exchange.url.as_str()), ("HERSTEL_TWILIO_FROM", "+3197010512345")];
        (Self::start_with(&settings).await, exchange)
    }
}

/// Parameters as a signature is made over them.
pub(crate) fn owned(parameters: &[(&str, &str)]) -> Vec<(String, String)> {
    parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
