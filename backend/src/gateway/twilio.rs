//! Twilio's REST API: Calls and Messages (<https://www.twilio.com/docs/voice/api/call-resource>).

use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, StatusCode};
use serde::Deserialize;

use super::{Call, Gateway, Message, Trouble, is_signed};
use crate::settings::{self, Secret};

/// The API's version, which stands in every address of it.
pub const API_VERSION: &str = "2010-04-01";
/// After this long nobody knows whether it was done.
const LIMIT: Duration = Duration::from_secs(10);
/// How long a telephone rings, in seconds.
const RINGS_S: &str = "45";

/// One account at Twilio. Its `Debug` form shows no token.
#[derive(Debug)]
pub struct Twilio {
    client: Client,
    account: String,
    token: Secret,
    from: String,
    url: String,
}

/// Makes ring this process's provider of TLS, as lettre and sqlx use it; one that is there already stays.
pub fn provide_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Speaks HTTP and gives up in time; follows no redirect, which would carry the credentials elsewhere.
///
/// # Errors
/// TLS cannot be set up.
pub fn client() -> Result<Client, reqwest::Error> {
    provide_tls();
    Client::builder().timeout(LIMIT).redirect(reqwest::redirect::Policy::none()).build()
}

/// What is told when something was made.
#[derive(Deserialize)]
struct Made {
    sid: String,
}

/// What is told when it was not: a number that their documentation explains.
#[derive(Deserialize, Default)]
struct Refusal {
    code: Option<u32>,
}

impl Twilio {
    /// The account that the settings name.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(settings: &settings::Twilio) -> Result<Self, reqwest::Error> {
        let client = client()?;
        let settings::Twilio { url, account, token, from } = settings.clone();
        Ok(Self { client, account, token, from, url })
    }

    async fn make(&self, what: &str, form: &[(&str, &str)]) -> Result<String, Trouble> {
        let url = format!("{}/{API_VERSION}/Accounts/{}/{what}.json", self.url, self.account);
        let asked = self.client.post(url).basic_auth(&self.account, Some(self.token.expose())).form(form).send().await;
        let answer = asked.map_err(|error| {
            // The error names the address, which has nobody's number in it; what it wraps is not repeated.
            if error.is_connect() {
                Trouble::NotSent("no connection".to_owned())
            } else {
                Trouble::Unknown("no answer".to_owned())
            }
        })?;
        let status = answer.status();
        if status.is_success() {
            return answer.json::<Made>().await.map(|made| made.sid).map_err(|_| Trouble::Unknown("no sid".to_owned()));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            return Err(Trouble::NotSent(status.as_u16().to_string()));
        }
        if status.is_server_error() {
            return Err(Trouble::Unknown(status.as_u16().to_string()));
        }
        let code = answer.json::<Refusal>().await.unwrap_or_default().code.unwrap_or_default();
        Err(Trouble::Refused(format!("{}, code {code}", status.as_u16())))
    }
}

#[async_trait]
impl Gateway for Twilio {
    async fn call(&self, call: &Call) -> Result<String, Trouble> {
        self.make(
            "Calls",
            &[
                ("To", &call.to),
                ("From", &self.from),
                ("Url", &call.answer_url),
                ("Method", "POST"),
                ("StatusCallback", &call.status_url),
                ("StatusCallbackMethod", "POST"),
                ("StatusCallbackEvent", "ringing"),
                ("StatusCallbackEvent", "answered"),
                ("StatusCallbackEvent", "completed"),
                ("Timeout", RINGS_S),
            ],
        )
        .await
    }

    async fn send(&self, message: &Message) -> Result<String, Trouble> {
        let mut form = vec![("To", message.to.as_str()), ("From", &self.from), ("Body", &message.body)];
        form.extend(message.status_url.as_deref().map(|url| ("StatusCallback", url)));
        self.make("Messages", &form).await
    }

    fn is_theirs(&self, url: &str, parameters: &[(String, String)], signature: &str) -> bool {
        is_signed(self.token.expose(), url, parameters, signature)
    }
}
