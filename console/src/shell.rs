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
    refresh_s: Option<u32>,
}

impl Sheet {
    /// A page: `title` is also its one `<h1>`, which `body` renders.
    pub(crate) fn new(title: impl Into<String>, body: impl IntoAny) -> Self {
        Self { title: title.into(), body: body.into_any(), refresh_s: None }
    }

    /// The same, asked for again after so many seconds by browsers that run no script; in others an island looks.
    pub(crate) fn refreshing(self, seconds: u32) -> Self {
        Self { refresh_s: Some(seconds), ..self }
    }
}

/// Where the islands' two files are. In context where they were built; without it pages come without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IslandFiles {
    /// The module that loads the program.
    pub script: String,
    /// The program.
    pub wasm: String,
}

/// The whole document. There is no inline style, and no script but the two that Leptos sends and the one that wakes
/// the islands, all under the nonce.
pub(crate) fn document(sheet: Sheet) -> AnyView {
    let scene = scene();
    let islands = use_context::<IslandFiles>();
    let (words, brand) = (scene.words, scene.brand.clone());
    let values = [("page", sheet.title.into()), ("organisation", brand.name.into())];
    let title =
        if scene.trouble().is_some() { words.tell("title-error", &values) } else { words.tell("title", &values) };
    guard(islands.is_some());
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
                <link rel="stylesheet" href=format!("/brand/{}.css?hue={}", brand.slug, brand.hue)/>
                {sheet.refresh_s.map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string()/></noscript> })}
                {islands.map(|files| view! { <Wake files/> })}
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

/// Loads the islands once the page is there and the browser has time, and wakes each of them.
///
/// Leptos's own component would preload both files, under an address scheme of its own, before the page is drawn.
#[component]
fn Wake(files: IslandFiles) -> impl IntoView {
    let IslandFiles { script, wasm } = files;
    let wake = format!(
        "const wake = async () => {{\n\
         \x20 const islands = await import({script:?});\n\
         \x20 await islands.default({{ module_or_path: {wasm:?} }});\n\
         \x20 islands.hydrate();\n\
         \x20 for (const island of document.querySelectorAll(\"leptos-island\")) islands[island.dataset.component]?.(island);\n\
         }};\n\
         \"requestIdleCallback\" in window ? requestIdleCallback(wake, {{ timeout: 2000 }}) : wake();\n"
    );
    view! { <script nonce=use_nonce() type="module" inner_html=wake></script> }.into_any()
}

/// Sends the policy with this page's own nonce, which only the page knows.
fn guard(islands: bool) {
    let nonce = use_nonce();
    let policy = content_security_policy(nonce.as_deref(), islands);
    if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// The Content-Security-Policy of a page with this nonce, or of an answer that runs no script at all. WebAssembly runs
/// only where there are islands.
#[must_use]
pub fn content_security_policy(nonce: Option<&str>, islands: bool) -> String {
    let wasm = if islands { " 'wasm-unsafe-eval'" } else { "" };
    let script = nonce.map_or_else(|| "'none'".to_owned(), |nonce| format!("'nonce-{nonce}'{wasm}"));
    format!(
        "default-src 'none'; script-src {script}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
