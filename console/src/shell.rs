//! The HTML document around every page, and the policy that guards it.

use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_actix::ResponseOptions;

use crate::{
    assets,
    model::Colleague,
    parts::{ConsoleShell, PortalShell},
    scene::scene,
};

/// A page's title and contents, still without a house around them.
pub(crate) struct Sheet {
    title: String,
    body: AnyView,
}

impl Sheet {
    /// A page: `title` is also its one `<h1>`, which `body` renders.
    pub(crate) fn new(title: impl Into<String>, body: impl IntoAny) -> Self {
        Self { title: title.into(), body: body.into_any() }
    }
}

/// The whole document. There is no inline style, and no script but the two that Leptos sends, under the nonce.
pub(crate) fn document(sheet: Sheet) -> AnyView {
    let scene = scene();
    let (words, brand) = (scene.words, scene.brand.clone());
    let values = [("page", sheet.title.into()), ("organisation", brand.name.into())];
    let title =
        if scene.trouble().is_some() { words.tell("title-error", &values) } else { words.tell("title", &values) };
    guard();
    view! {
        <!DOCTYPE html>
        <html lang=words.language.code() data-organisation=brand.slug>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="referrer" content="no-referrer"/>
                <title>{title}</title>
                <link rel="icon" type="image/svg+xml" href="/assets/herstel.svg"/>
                <link rel="stylesheet" href=assets::stylesheet_path()/>
                <link rel="stylesheet" href=format!("/brand/{}.css", brand.slug)/>
            </head>
            {housed(sheet.body, scene.colleague)}
        </html>
    }
    .into_any()
}

/// The house around a page: the console for staff at their desk, the portal for everybody else.
fn housed(body: AnyView, colleague: Option<Colleague>) -> AnyView {
    match colleague {
        Some(colleague) => {
            view! { <body class="console"><ConsoleShell colleague>{body}</ConsoleShell></body> }.into_any()
        }
        None => view! { <body class="portal"><PortalShell>{body}</PortalShell></body> }.into_any(),
    }
}

/// Sends the policy with this page's own nonce, which only the page knows.
fn guard() {
    let nonce = use_nonce();
    let policy = content_security_policy(nonce.as_deref());
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// The Content-Security-Policy of a page with this nonce, or of an answer that runs no script at all.
#[must_use]
pub fn content_security_policy(nonce: Option<&str>) -> String {
    let script = nonce.map_or_else(|| "'none'".to_owned(), |nonce| format!("'nonce-{nonce}'"));
    format!(
        "default-src 'none'; script-src {script}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
