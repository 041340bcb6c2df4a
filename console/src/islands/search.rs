//! Search as you type.

use std::time::Duration;

use leptos::{prelude::*, wasm_bindgen::JsCast};

use super::region::{Wanted, follow};

/// How long nothing is typed before it is searched for.
const PAUSE: Duration = Duration::from_millis(250);
/// The server takes no fewer letters and digits.
const FEWEST: usize = 3;

fn is_enough(typed: &str) -> bool {
    typed.chars().filter(|c| c.is_alphanumeric()).nth(FEWEST - 1).is_some()
}

/// Searches with the GET form in `children` while somebody types in its field `q`, as its button does, and says what
/// came of it. Needs parts of the page that are marked `data-region`.
#[island]
pub fn SearchAsYouType(children: Children) -> impl IntoView {
    let wanted = RwSignal::new(Wanted::AsItIs);
    let told = follow(wanted, PAUSE);
    let typed = move |event: leptos::ev::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let form = field.and_then(|field| field.closest("form").ok().flatten());
        if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            wanted.set(asked(&form).map_or(Wanted::Unclear, Wanted::Address));
        }
    };
    view! {
        <div class="island" on:input=typed>
            {children()}
            <p class="sr" role="status">{move || told.get()}</p>
        </div>
    }
}

/// The address that the form leads to; none while too little is typed.
fn asked(form: &web_sys::HtmlFormElement) -> Option<String> {
    let fields = web_sys::FormData::new_with_form(form).ok()?;
    let typed = fields.get("q").as_string().filter(|typed| is_enough(typed))?;
    let query = web_sys::UrlSearchParams::new().ok()?;
    query.append("q", &typed);
    if let Some(state) = fields.get("state").as_string().filter(|state| !state.is_empty()) {
        query.append("state", &state);
    }
    Some(format!("{}?{}", form.get_attribute("action")?, query.to_string()))
}

#[cfg(test)]
mod tests {
    use super::is_enough;

    #[test]
    fn three_letters_or_digits_are_enough_whatever_stands_between() {
        for typed in ["jan", "j. a n", "0612", "éèê"] {
            assert!(is_enough(typed), "{typed}");
        }
    }

    #[test]
    fn less_is_never_sent() {
        for typed in ["", "ja", "j a", "%_'\"", "🦊🦊🦊"] {
            assert!(!is_enough(typed), "{typed}");
        }
    }
}
