//! The beginning of an organisation.

use super::{
    Organisation, OrganisationEvent, OrganisationRefusal, OrganisationRegistered, Register, policy_change, presentation,
};

/// No name is longer, in characters.
pub const LONGEST_NAME: usize = 80;
/// No name in addresses is longer, in characters.
const LONGEST_SLUG: usize = 64;
/// No line about the helpdesk is longer, in characters.
pub const LONGEST_HELPDESK: usize = 120;

pub(super) fn register(
    organisation: &Organisation,
    register: Register,
) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    if let Organisation::Registered(_) = organisation {
        return Err(OrganisationRefusal::AlreadyRegistered);
    }
    let Register { organisation, profile, policy, now: at } = register;
    if !is_slug(&profile.slug) {
        return Err(OrganisationRefusal::SlugInvalid);
    }
    if !is_line(&profile.name, LONGEST_NAME) {
        return Err(OrganisationRefusal::NameInvalid);
    }
    if !is_helpdesk(&profile.helpdesk) {
        return Err(OrganisationRefusal::HelpdeskInvalid);
    }
    if profile.hue >= 360 {
        return Err(OrganisationRefusal::ColourInvalid);
    }
    presentation::legible(&profile.mail_colour)?;
    policy_change::within_bounds(&policy)?;
    Ok(vec![OrganisationEvent::Registered(OrganisationRegistered { organisation, profile, policy, at })])
}

/// Whether this can be a name in addresses.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    !text.is_empty() && text.len() <= LONGEST_SLUG && text.bytes().all(plain)
}

/// Whether this says in a line how to reach a helpdesk, or nothing.
pub(super) fn is_helpdesk(text: &str) -> bool {
    text.is_empty() || is_line(text, LONGEST_HELPDESK)
}

/// Whether this is one line that says something.
pub(super) fn is_line(text: &str, longest: usize) -> bool {
    text.trim() == text
        && text.chars().any(char::is_alphanumeric)
        && !text.chars().any(|c| c.is_control() || turns_text(c))
        && text.chars().count() <= longest
}

/// Marks that turn the text around them: in a sender's name they would show another one.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests;
