//! A browser without JavaScript, as far as signing in needs one.

use std::time::{Duration, Instant};

use reqwest::{
    Client, Response, StatusCode,
    header::{ACCEPT, COOKIE, LOCATION, ORIGIN, SET_COOKIE},
    redirect::Policy,
};

use super::accounts::{PASSWORD, Person};

/// What goes wrong in a task.
pub(crate) type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// How much of the way is walked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Walk {
    /// The two forms that sign somebody in.
    Forms,
    /// Every page that a browser loads on the way, from the sign-in page to Mijn login.
    Pages,
}

/// A browser on one kept connection.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    base: String,
}

impl Browser {
    pub(crate) fn new(base: &str) -> Result<Self, Trouble> {
        // before there is a service in this process that would
        herstel::gateway::provide_tls();
        Ok(Self { client: Client::builder().redirect(Policy::none()).build()?, base: base.to_owned() })
    }

    /// Signs in with password and the code of this step; yields the cookie of the full session.
    pub(crate) async fn sign_in(&self, person: &Person, step: u64, walk: Walk) -> Result<String, Trouble> {
        if walk == Walk::Pages {
            self.page("/login", "").await?;
        }
        let form = [("email", person.email.as_str()), ("password", PASSWORD)];
        let (next, attempt) = self.post("/call/login/sign-in", &form, "").await?;
        if next != "/login/verify" {
            return Err(format!("{} was sent to {next}", person.email).into());
        }
        if walk == Walk::Pages {
            self.page(&next, &attempt).await?;
        }
        let code = person.secret.at(step);
        let (mut next, session) = self.post("/call/login/verify", &[("code", code.as_str())], &attempt).await?;
        if next.contains("error=") || session == attempt {
            return Err(format!("{} was sent to {next}", person.email).into());
        }
        if walk == Walk::Pages {
            while let Some(on) = self.page(&next, &session).await? {
                next = on;
            }
        }
        Ok(session)
    }

    /// Signs in with the password alone, where that opens a session.
    pub(crate) async fn enter(&self, email: &str, password: &str) -> Result<(), Trouble> {
        let form = [("email", email), ("password", password)];
        match self.post("/call/login/sign-in", &form, "").await? {
            (next, _) if next == "/me" || next.starts_with("/enrol") => Ok(()),
            (next, _) => Err(format!("{email} was sent to {next}").into()),
        }
    }

    /// Types a wrong password at `act`; how long the answer took.
    pub(crate) async fn mistype(&self, act: &str, email: &str) -> Result<Duration, Trouble> {
        let form = [("email", email), ("password", "Kade-28-molen-Zwaan!")];
        let began = Instant::now();
        let (next, _) = self.post(act, &form, "").await?;
        let took = began.elapsed();
        if next.ends_with("?error=wrong_credentials") {
            Ok(took)
        } else {
            Err(format!("{email} was sent to {next}").into())
        }
    }

    /// Loads a page that must be one; yields its text.
    pub(crate) async fn read(&self, path: &str, cookie: &str) -> Result<String, Trouble> {
        self.load(path, cookie).await?.map_err(|to| format!("{path} leads to {to}").into())
    }

    /// Loads a page; yields where it leads, if it is none.
    async fn page(&self, path: &str, cookie: &str) -> Result<Option<String>, Trouble> {
        Ok(self.load(path, cookie).await?.err())
    }

    /// A page's text, or where it leads.
    async fn load(&self, path: &str, cookie: &str) -> Result<Result<String, String>, Trouble> {
        let request =
            self.client.get(format!("{}{path}", self.base)).header(ACCEPT, "text/html").header(COOKIE, cookie);
        let response = request.send().await?;
        if response.status().is_redirection() {
            return Ok(Err(header(&response, LOCATION.as_str()).ok_or("a redirection leads somewhere")?));
        }
        let (status, text) = (response.status(), response.text().await?);
        if status != StatusCode::OK || !text.contains("</html>") {
            return Err(format!("{path} answered {status}").into());
        }
        Ok(Ok(text))
    }

    /// Posts a form; yields where it leads, and the session's cookie.
    async fn post(&self, path: &str, form: &[(&str, &str)], cookie: &str) -> Result<(String, String), Trouble> {
        let request = self.client.post(format!("{}{path}", self.base)).form(form);
        let request = request.header(ACCEPT, "text/html").header(ORIGIN, &self.base).header(COOKIE, cookie);
        let response = request.send().await?;
        let status = response.status();
        match (header(&response, LOCATION.as_str()), header(&response, SET_COOKIE.as_str())) {
            (Some(to), Some(set)) if status == StatusCode::SEE_OTHER => {
                Ok((to, set.split(';').next().unwrap_or_default().to_owned()))
            }
            _ => Err(format!("{path} answered {status}").into()),
        }
    }
}

fn header(response: &Response, name: &str) -> Option<String> {
    Some(response.headers().get(name)?.to_str().ok()?.to_owned())
}
