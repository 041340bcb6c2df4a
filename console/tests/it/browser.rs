//! A browser without JavaScript: asks, posts, and reads what comes back.

use actix_web::{
    App,
    body::to_bytes,
    dev::ServiceResponse,
    http::{StatusCode, header},
    test,
};

use crate::support;

/// Asks for `path` and gives status, headers and text.
pub(crate) async fn get(path: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    Answer::of(test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await).await
}

pub(crate) async fn get_with(path: &str, cookie: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    let request = test::TestRequest::get().uri(path).insert_header((header::COOKIE, cookie)).to_request();
    Answer::of(test::call_service(&app, request).await).await
}

/// Posts a form as a browser without JavaScript does.
pub(crate) async fn post(path: &str, form: &str) -> Answer {
    let app = test::init_service(App::new().configure(support::mount)).await;
    let request = test::TestRequest::post()
        .uri(path)
        .insert_header((header::ACCEPT, "text/html,application/xhtml+xml"))
        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
        .set_payload(form.to_owned())
        .to_request();
    Answer::of(test::call_service(&app, request).await).await
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) cookies: Vec<String>,
    pub(crate) policy: String,
    pub(crate) text: String,
}

impl Answer {
    async fn of(response: ServiceResponse) -> Self {
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let cookies = response.headers().get_all(header::SET_COOKIE);
        Self {
            status: response.status(),
            location: header(header::LOCATION),
            policy: header(header::CONTENT_SECURITY_POLICY).unwrap_or_default(),
            cookies: cookies.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect(),
            text: String::from_utf8_lossy(&to_bytes(response.into_body()).await.unwrap_or_default()).into_owned(),
        }
    }

    #[track_caller]
    pub(crate) fn says(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.text.contains(part), "{part} is not in {}", self.text);
        }
        self
    }

    #[track_caller]
    pub(crate) fn keeps_quiet_about(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(!self.text.contains(part), "{part} is in {}", self.text);
        }
        self
    }
}
