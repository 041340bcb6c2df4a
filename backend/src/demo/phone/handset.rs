//! A telephone in somebody's hand: it rings, is answered, and its keys are pressed. Each step is told as Twilio tells.

use tracing::warn;

use super::{Exchange, store::Item};
use crate::gateway::{API_VERSION, HEADER, sign, twiml::Spoken};

impl Exchange {
    /// Picks up: asks what to say.
    pub(super) async fn pick_up(&self, sid: &str) -> Result<(), sqlx::Error> {
        let Some(call) = self.store.goes(sid, "ringing", "in-progress").await? else { return Ok(()) };
        self.tell(&call, "in-progress", 1).await;
        let Some(callback) = &call.callback else { return Ok(()) };
        let heard = self.ask(callback, &self.about(&call, "in-progress", &[])).await;
        self.goes_on(sid, heard).await
    }

    /// Lets it ring.
    pub(super) async fn leave(&self, sid: &str) -> Result<(), sqlx::Error> {
        if let Some(call) = self.store.goes(sid, "ringing", "no-answer").await? {
            self.tell(&call, "no-answer", 2).await;
        }
        Ok(())
    }

    /// Presses a key; the last one that is expected, or `#`, sends them.
    pub(super) async fn press(&self, sid: &str, key: char) -> Result<(), sqlx::Error> {
        if !matches!(key, '0'..='9' | '*' | '#') {
            return Ok(());
        }
        let Some(call) = self.store.press(sid, key).await? else { return Ok(()) };
        let enough = call.expects.and_then(|expects| usize::try_from(expects).ok());
        if key != '#' && enough.is_none_or(|enough| call.keys.len() < enough) {
            return Ok(());
        }
        let Some(action) = &call.action else { return Ok(()) };
        let digits = ("Digits", call.keys.trim_end_matches('#'));
        let heard = self.ask(action, &self.about(&call, "in-progress", &[digits, ("msg", "Gather End")])).await;
        self.goes_on(sid, heard).await
    }

    /// Says what came back, and hangs up where nothing is asked any more.
    async fn goes_on(&self, sid: &str, heard: Option<Spoken>) -> Result<(), sqlx::Error> {
        let spoken = heard.unwrap_or(Spoken { says: Vec::new(), asks: None });
        self.store.hears(sid, &spoken).await?;
        if spoken.asks.is_none()
            && let Some(call) = self.store.goes(sid, "in-progress", "completed").await?
        {
            self.tell(&call, "completed", 2).await;
        }
        Ok(())
    }

    /// Tells how a call goes on, where somebody wants to know.
    pub(super) async fn tell(&self, call: &Item, status: &str, sequence: u8) {
        let Some(url) = &call.status else { return };
        let sequence = sequence.to_string();
        let about = [("SequenceNumber", sequence.as_str()), ("CallbackSource", "call-progress-events")];
        self.post(url, &self.about(call, status, &about)).await;
    }

    /// What Twilio says with everything about a call.
    fn about(&self, call: &Item, status: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let known = [
            ("AccountSid", self.account.account.as_str()),
            ("ApiVersion", API_VERSION),
            ("CallSid", &call.sid),
            ("CallStatus", status),
            ("Called", &call.number),
            ("Caller", &self.account.from),
            ("Direction", "outbound-api"),
            ("From", &self.account.from),
            ("To", &call.number),
        ];
        known.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    async fn ask(&self, url: &str, parameters: &[(String, String)]) -> Option<Spoken> {
        let answer = self.post(url, parameters).await?;
        let document = answer.text().await.ok()?;
        Some(Spoken::read(&document))
    }

    async fn post(&self, url: &str, parameters: &[(String, String)]) -> Option<reqwest::Response> {
        let signature = sign(self.account.token.expose(), url, parameters);
        let answer = self.client.post(url).header(HEADER, signature).form(parameters).send().await;
        match answer {
            Ok(answer) if answer.status().is_success() => Some(answer),
            Ok(answer) => {
                warn!(status = answer.status().as_u16(), "a callback of the demo's telephone was refused");
                None
            }
            Err(error) => {
                warn!(error = %error.without_url(), "a callback of the demo's telephone was not delivered");
                None
            }
        }
    }
}
