//! The scene of one page: who speaks to whom, what just went wrong, and what was just done.
//!
//! Parts read it from context, so that a field finds its own error and its own kept value.

use leptos::prelude::{provide_context, use_context};
use leptos_actix::Request;

use crate::{
    calls::set_cookie,
    desk::{CookieChange, Visit},
    flash::{FLASH_COOKIE, Flash},
    i18n::{Words, look_up},
    model::{Brand, Colleague, Standing},
    trouble::{ERRORS, Trouble},
};

/// What a page knows beside its model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scene {
    /// The language.
    pub words: Words,
    /// Whose house this is.
    pub brand: Brand,
    /// How far the reader got in.
    pub standing: Standing,
    /// Who works at this desk, if it is one: then the page stands in the console.
    pub colleague: Option<Colleague>,
    /// This page's own address without what happened just now, for coming back to it.
    pub here: String,
    /// The code of what was just done.
    pub done: Option<String>,
    /// The slug that brands the sign-in page.
    pub organisation: Option<String>,
    error: Option<String>,
    flash: Flash,
}

/// The scene of the page being rendered.
pub(crate) fn scene() -> Scene {
    use_context().unwrap_or_default()
}

/// The words of the page being rendered.
pub(crate) fn words() -> Words {
    use_context::<Scene>().map(|scene| scene.words).unwrap_or_default()
}

impl Scene {
    /// Reads address and flash cookie; the cookie is cleared, since it is read once.
    pub(crate) fn read(visit: &Visit) -> Self {
        let mut scene =
            Self { words: Words::new(visit.language), organisation: visit.organisation.clone(), ..Self::default() };
        let Some(request) = use_context::<Request>() else { return scene };
        let mut here = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
            match name.as_ref() {
                "error" => scene.error = Some(code(&value)),
                "done" => scene.done = Some(code(&value)),
                _ => drop(here.append_pair(&name, &value)),
            }
        }
        let query = here.finish();
        scene.here = if query.is_empty() { request.path().to_owned() } else { format!("{}?{query}", request.path()) };
        if let Some(cookie) = request.cookie(FLASH_COOKIE) {
            scene.flash = Flash::read(cookie.value(), scene.error.as_deref());
            set_cookie(visit, &CookieChange::clear(FLASH_COOKIE));
        }
        scene
    }

    /// The scene of a page that belongs to no address.
    pub(crate) fn bare(words: Words, brand: Brand) -> Self {
        Self { words, brand, here: "/login".to_owned(), ..Self::default() }
    }

    /// The same scene in an organisation's house.
    pub(crate) fn within(self, brand: Brand, standing: Standing) -> Self {
        Self { brand, standing, ..self }
    }

    /// The same scene at somebody's desk.
    pub(crate) fn at_desk(self, colleague: Colleague) -> Self {
        Self { colleague: Some(colleague), ..self }
    }

    /// Sets the stage for the parts.
    pub(crate) fn play(self) {
        provide_context(self);
    }

    /// What was typed into `field` before a refusal.
    pub(crate) fn kept(&self, field: &str) -> Option<String> {
        self.flash.kept(field).map(str::to_owned)
    }

    /// What went wrong, if anything did.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        let code = self.error.clone()?;
        let known = ERRORS.iter().find(|(known, _)| *known == code);
        let (key, field) = known.copied().unwrap_or(ERRORS[0]);
        let refusal = &self.flash.refusal;
        let tries = refusal.remaining.map(|count| self.words.tell("tries-left", &[("count", count.into())]));
        let wait = refusal.minutes.map(|count| self.words.tell("wait-minutes", &[("count", count.into())]));
        Some(Trouble {
            what: self.words.say(&format!("error-{key}")),
            help: self.words.say(&format!("error-{key}.help")),
            minutes: refusal.minutes.filter(|_| tries.is_none()),
            detail: tries.or(wait),
            field: refusal.field.clone().or(field.map(str::to_owned)),
            code,
        })
    }

    /// What was just done, in words; a code that nobody knows says nothing.
    pub(crate) fn deed(&self) -> Option<String> {
        look_up(self.words.language, &format!("done-{}", self.done.as_deref()?), &[])
    }
}

/// A code from an address: whatever else it holds is not a code.
fn code(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).take(64).collect()
}
