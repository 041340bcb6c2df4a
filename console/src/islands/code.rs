//! The code field that sends itself at six digits.

use leptos::{prelude::*, wasm_bindgen::JsCast};

/// Digits of a code (RFC 6238 as authenticator apps do it).
const DIGITS: usize = 6;

/// Whether what was typed is a whole code. Spaces may stand anywhere, as apps show them.
fn is_whole(typed: &str) -> bool {
    let mut digits = typed.chars().filter(|c| !c.is_whitespace());
    digits.by_ref().take(DIGITS).filter(char::is_ascii_digit).count() == DIGITS && digits.next().is_none()
}

/// Sends the form around `children` when a whole code was typed: once, and only if nothing went wrong before, so that
/// who mistyped has the second try in hand.
#[island]
pub fn SendsItself(
    /// Whether it may.
    armed: bool,
    children: Children,
) -> impl IntoView {
    let waiting = StoredValue::new(armed);
    let typed = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input.filter(|input| waiting.get_value() && is_whole(&input.value())) else { return };
        if let Some(form) = input.form() {
            waiting.set_value(false);
            // As the button does: the browser's own checks, and the submit event that keeps a form from going twice.
            let _ = form.request_submit();
        }
    };
    view! { <div class="island" data-sends-itself=armed.to_string() on:input=typed>{children()}</div> }
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn six_digits_are_a_code_with_spaces_or_without() {
        for typed in ["123456", "123 456", " 12 34 56 "] {
            assert!(is_whole(typed), "{typed}");
        }
    }

    #[test]
    fn anything_else_waits_for_more() {
        for typed in ["", "12345", "1234567", "12345a", "a123456", "１２３４５６"] {
            assert!(!is_whole(typed), "{typed}");
        }
    }
}
