//! A browser without JavaScript: cookies, forms, redirects.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use reqwest::{Client, Method, redirect::Policy};

use super::{Form, Page, Witness};

/// What most people come with.
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Fields whose values are nobody else's business.
const TYPED: [&str; 8] = ["email", "backup_email", "password", "new_password", "code", "label", "ticket", "reason"];

/// One browser. Clones share their cookies, as tabs do.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    /// What it believes to talk to.
    base: String,
    /// Where its requests go.
    via: String,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    agent: String,
    /// The address that a proxy says it has, where there is one.
    ip: Option<String>,
    witness: Arc<Witness>,
}

impl Browser {
    pub(crate) fn new(base: &str, witness: Arc<Witness>) -> Self {
        // before there is a service in this process that would
        herstel::gateway::provide_tls();
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
        let (base, via) = (base.to_owned(), base.to_owned());
        Self { client, base, via, cookies: Arc::default(), agent: FIREFOX.to_owned(), ip: None, witness }
    }

    /// The same with another `User-Agent`.
    pub(crate) fn called(self, agent: &str) -> Self {
        Self { agent: agent.to_owned(), ..self }
    }

    /// The same at another address, as a proxy that is trusted tells it.
    pub(crate) fn at(self, ip: &str) -> Self {
        Self { ip: Some(ip.to_owned()), ..self }
    }

    /// The same by a proxy that ends TLS and listens at `via`.
    pub(crate) fn through(self, via: &str) -> Self {
        Self { via: via.to_owned(), ..self }
    }

    /// A cookie's value.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie there that no answer did.
    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Another browser with the cookies of this one, as they are now.
    pub(crate) fn stolen(&self) -> Self {
        Self { cookies: Arc::new(Mutex::new(self.cookies.lock().unwrap().clone())), ..self.clone() }
    }

    /// A request as the caller wants it, with this browser's cookies.
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let cookies = self.cookies.lock().unwrap();
        let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self
            .client
            .request(method, format!("{}{path}", self.via))
            .header("User-Agent", &self.agent)
            .header("Accept", "text/html,application/xhtml+xml;q=0.9")
            .header("Accept-Language", "nl");
        let request = match &self.ip {
            Some(ip) => request.header("X-Forwarded-For", ip),
            None => request,
        };
        if cookies.is_empty() { request } else { request.header("Cookie", cookies.join("; ")) }
    }

    /// Sends it, and takes over the cookies of the answer.
    pub(crate) async fn send(&self, request: reqwest::RequestBuilder) -> Page {
        self.try_send(request).await.unwrap()
    }

    async fn try_send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<Page> {
        let request = request.build()?;
        let at = request.url().as_str()[self.via.len()..].to_owned();
        let answer = self.client.execute(request).await?;
        for line in answer.headers().get_all("set-cookie") {
            let line = line.to_str().unwrap();
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if ["herstel", "herstel-link", "herstel-device"].iter().any(|ours| name.ends_with(ours)) {
                // a link's token may have that of the browser behind it
                value.split('.').for_each(|part| self.witness.saw(name, part));
            }
            let mut cookies = self.cookies.lock().unwrap();
            if attributes.to_ascii_lowercase().contains("max-age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = String::from_utf8_lossy(&answer.bytes().await?).into_owned();
        if status >= 400 {
            self.witness.saw_failure(&body);
        }
        let page = Page { at, status, headers, body };
        for what in ["secret", "recovery-code"] {
            page.all(what).iter().for_each(|value| self.witness.saw(what, value));
        }
        Ok(page)
    }

    /// Asks for a page, and follows nothing.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Goes to a page, wherever it leads.
    pub(crate) async fn open(&self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follow(page).await
    }

    /// Goes on until there is a page.
    pub(crate) async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            if page.status != 303 {
                return page;
            }
            let to = page.location().to_owned();
            page = self.get(&to).await;
        }
        panic!("going round in circles at {}", page.at)
    }

    /// Posts fields as a form of ours does, and follows nothing.
    pub(crate) async fn post(&self, action: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(&self.base, action, fields).await
    }

    /// The same where there may be nobody to answer.
    pub(crate) async fn try_post(&self, action: &str, fields: &[(&str, &str)]) -> Option<Page> {
        let request = self.request(Method::POST, action).header("Origin", &self.base).form(fields);
        self.try_send(request).await.ok()
    }

    /// The same from a page of another origin.
    pub(crate) async fn post_from(&self, origin: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        for (name, value) in fields.iter().filter(|(name, _)| TYPED.contains(name)) {
            self.witness.saw(name, value);
        }
        let request = self.request(Method::POST, action).header("Origin", origin).form(fields);
        self.send(request).await
    }

    /// Fills a form in and sends it, and follows nothing. A field given overrides the hidden one of its name.
    pub(crate) async fn send_form(&self, form: &Form, fields: &[(&str, &str)]) -> Page {
        let hidden = form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let hidden = hidden.filter(|(name, _)| fields.iter().all(|(given, _)| given != name));
        let all: Vec<_> = hidden.chain(fields.iter().copied()).collect();
        self.post(&form.action, &all).await
    }

    /// Fills in the form `id` of a page, sends it and goes on to the next page.
    pub(crate) async fn submit(&self, page: &Page, id: &str, fields: &[(&str, &str)]) -> Page {
        let sent = self.send_form(&page.form(id), fields).await;
        self.follow(sent).await
    }
}
