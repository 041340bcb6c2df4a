//! How an organisation presents itself: its name, its colour and its helpdesk. Its name in addresses stays what it is.

use super::{
    ChangePresentation, Colour, LEAST_CONTRAST, LONGEST_NAME, OrganisationEvent, OrganisationRefusal,
    PresentationChanged, Profile, Registered,
    registration::{is_helpdesk, is_line},
};

pub(super) fn change(
    organisation: &Registered,
    change: ChangePresentation,
) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    if let Some(by) = change.by {
        by.may_decide_for(organisation.id)?;
    }
    let Profile { name: called, hue: former, mail_colour, helpdesk, .. } = &organisation.profile;
    if !is_line(&change.name, LONGEST_NAME) {
        return Err(OrganisationRefusal::NameInvalid);
    }
    if !is_helpdesk(&change.helpdesk) {
        return Err(OrganisationRefusal::HelpdeskInvalid);
    }
    let colour = legible(&change.colour)?;
    if (&change.name, &change.colour, &change.helpdesk) == (called, mail_colour, helpdesk) {
        return Ok(vec![]);
    }
    // a grey says nothing about the pages, and rounding is no change
    let hue = colour.hue().filter(|_| change.colour != *mail_colour).unwrap_or(*former);
    Ok(vec![OrganisationEvent::PresentationChanged(PresentationChanged {
        name: change.name,
        hue,
        mail_colour: change.colour,
        helpdesk: change.helpdesk,
        at: change.now,
    })])
}

/// A colour that white text is read on. Mails show it as it is in either theme; pages take only its hue, and choose
/// lightness and chroma themselves.
pub(super) fn legible(text: &str) -> Result<Colour, OrganisationRefusal> {
    let colour = Colour::parse(text).ok_or(OrganisationRefusal::ColourInvalid)?;
    if colour.contrast_with_white() < LEAST_CONTRAST {
        return Err(OrganisationRefusal::ColourTooLight);
    }
    Ok(colour)
}

#[cfg(test)]
mod tests;
