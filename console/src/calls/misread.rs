//! A post that could not be read as a form of ours.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr, use_context};
use leptos::server_fn::codec::JsonEncoding;
use leptos_actix::ResponseOptions;
use serde::{Deserialize, Serialize};

use actix_web::http::StatusCode;

/// Why a server function could not run. It carries no text: what a sender wrote never comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Misread {
    /// The body is no form, or says one field twice: 400.
    #[error("the body is not a form of ours")]
    Form,
    /// The backend mounted the pages without a desk or a visit: 500.
    #[error("no desk was provided")]
    Unmounted,
}

impl FromServerFnError for Misread {
    type Encoder = JsonEncoding;

    /// Leptos reports every failure of its own as 500 and puts it in an address; a body we cannot read is a 400.
    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(StatusCode::BAD_REQUEST);
        }
        Self::Form
    }
}
