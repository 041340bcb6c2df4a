//! Why not: each answer with a stable code.

use thiserror::Error;

use crate::decider::Refusal;

/// Why a command about an organisation was not carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum OrganisationRefusal {
    /// The stream exists already.
    #[error("the organisation exists already")]
    AlreadyRegistered,
    /// There is no such organisation.
    #[error("there is no such organisation")]
    NotRegistered,
    /// Only administrators decide for their organisation.
    #[error("only an administrator may do this")]
    NotForYourRole,
    /// The organisation is another one: pages answer as if it were not there.
    #[error("this is another organisation")]
    NotYours,
    /// The name in addresses has something else than lower-case letters, digits and hyphens, or is too long.
    #[error("the slug has to be of lower-case letters, digits and hyphens, 64 at most")]
    SlugInvalid,
    /// The name is empty or too long.
    #[error("the name is empty or too long")]
    NameInvalid,
    /// How to reach the helpdesk is more than a line, too long or says nothing.
    #[error("how to reach the helpdesk has to be one line that says something, or nothing")]
    HelpdeskInvalid,
    /// The hue is no angle, or the mail's colour none of the form `#rrggbb`.
    #[error("the hue has to be from 0 to 359, and the colour of mails #rrggbb")]
    ColourInvalid,
    /// White text on the colour cannot be read: less contrast than WCAG 2.2 asks (AA).
    #[error("white text on the colour has a contrast of less than 4.5 to 1")]
    ColourTooLight,
    /// The branch's name is empty, too long or has line breaks.
    #[error("the branch's name is empty, too long or more than a line")]
    BranchNameInvalid,
    /// There is a branch of that name.
    #[error("there is a branch of that name")]
    BranchKnown,
    /// As many branches as one organisation may have.
    #[error("too many branches")]
    TooManyBranches,
    /// The fewest characters of a password are out of bounds.
    #[error("the minimum of a password is out of bounds")]
    PasswordMinimumInvalid,
    /// More days of grace than there may be.
    #[error("too many days of grace")]
    GraceDaysInvalid,
    /// A browser would be remembered for too long.
    #[error("too many days for a browser to be remembered")]
    RememberDaysInvalid,
    /// More recovery codes than anybody keeps.
    #[error("too many recovery codes")]
    RecoveryCodesInvalid,
    /// No app could be linked: a number is the weaker factor, and an app is offered beside it (R11).
    #[error("an app has to be among the methods")]
    NoApp,
    /// The administrator who asks could not sign in with any factor that they have.
    #[error("you could not sign in any more")]
    LocksOutAdministrator,
    /// The administrator who asks would have no way back in once their phone is lost.
    #[error("you would have no way back in")]
    StrandsAdministrator,
}

impl Refusal for OrganisationRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyRegistered => "organisation_exists",
            Self::NotRegistered => "organisation_unknown",
            Self::NotForYourRole => "not_for_your_role",
            Self::NotYours => "not_yours",
            Self::SlugInvalid => "slug_invalid",
            Self::NameInvalid => "name_invalid",
            Self::HelpdeskInvalid => "helpdesk_invalid",
            Self::ColourInvalid => "colour_invalid",
            Self::ColourTooLight => "colour_too_light",
            Self::BranchNameInvalid => "branch_name_invalid",
            Self::BranchKnown => "branch_known",
            Self::TooManyBranches => "too_many_branches",
            Self::PasswordMinimumInvalid => "password_minimum_invalid",
            Self::GraceDaysInvalid => "grace_days_invalid",
            Self::RememberDaysInvalid => "remember_days_invalid",
            Self::RecoveryCodesInvalid => "recovery_codes_invalid",
            Self::NoApp => "no_app",
            Self::LocksOutAdministrator => "locks_out_administrator",
            Self::StrandsAdministrator => "strands_administrator",
        }
    }
}
