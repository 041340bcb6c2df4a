//! View-models of the administrators' desk: the organisation and its policy.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{AccountState, Role};

/// What a policy's form holds, as typed. The same fields stand in the address of the page that restates it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyFields {
    /// `required` or `optional`.
    pub second_factor: String,
    /// Days in which binding it may be put off.
    pub grace_days: String,
    /// Fewest characters of a password.
    pub password_minimum: String,
    /// `yes` if a password needs all four kinds of characters.
    pub classes: String,
    /// Days that a browser is remembered.
    pub remember_days: String,
    /// How many recovery codes there are.
    pub recovery_codes: String,
    /// `sign_in` or `switch_off`.
    pub code_effect: String,
    /// `off`, `offered` or `required`.
    pub backup_email: String,
    /// `yes` if a link to the login mailbox is a proof.
    pub mailbox: String,
    /// `support` or `administrators`.
    pub reset_by: String,
    /// `yes` if a number may be called.
    pub voice: String,
    /// `yes` if a number may be sent codes.
    pub sms: String,
}

impl PolicyFields {
    /// Every field with its name, in the form's order.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, &str); 12] {
        [
            ("second_factor", &self.second_factor),
            ("grace_days", &self.grace_days),
            ("voice", &self.voice),
            ("sms", &self.sms),
            ("password_minimum", &self.password_minimum),
            ("classes", &self.classes),
            ("remember_days", &self.remember_days),
            ("recovery_codes", &self.recovery_codes),
            ("code_effect", &self.code_effect),
            ("backup_email", &self.backup_email),
            ("mailbox", &self.mailbox),
            ("reset_by", &self.reset_by),
        ]
    }

    /// Reads them by their names.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        // whatever else was made up: what goes back into an address is never longer than what a form of ours sends
        let text = |name: &str| get(name).unwrap_or_default().chars().take(20).collect();
        Self {
            second_factor: text("second_factor"),
            grace_days: text("grace_days"),
            password_minimum: text("password_minimum"),
            classes: text("classes"),
            remember_days: text("remember_days"),
            recovery_codes: text("recovery_codes"),
            code_effect: text("code_effect"),
            backup_email: text("backup_email"),
            mailbox: text("mailbox"),
            reset_by: text("reset_by"),
            voice: text("voice"),
            sms: text("sms"),
        }
    }

    /// As an address has them.
    #[must_use]
    pub fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.pairs()).finish()
    }
}

/// A policy in values that words are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whether everybody needs a second factor.
    pub required: bool,
    /// Days in which binding it may be put off.
    pub grace_days: u32,
    /// What may be bound besides an app: a number that is called, a number that is sent codes.
    pub numbers: [bool; 2],
    /// Fewest characters of a password beside a second factor, and where it stands alone.
    pub password_minimum: (u32, u32),
    /// Whether a password needs all four kinds of characters.
    pub classes: bool,
    /// Days that a browser is remembered.
    pub remember_days: u32,
    /// How many recovery codes there are.
    pub recovery_codes: u32,
    /// Whether one switches the second factor off.
    pub switches_off: bool,
    /// Whether there is a backup address: none, some, everybody's.
    pub backup_email: BackupRule,
    /// Whether a link to the login mailbox is a proof.
    pub mailbox: bool,
    /// Whether support resets lost phones; if not, administrators do.
    pub support_resets: bool,
}

/// Whether there is a backup address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; the catalogue says each in words")]
pub enum BackupRule {
    Off,
    Offered,
    Required,
}

/// How far the people of an organisation are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Accounts in use.
    pub active: u64,
    /// Of them with a second factor.
    pub protected: u64,
    /// Invited, and not yet here.
    pub invited: u64,
    /// Disabled.
    pub disabled: u64,
    /// Administrators who can work.
    pub administrators: u64,
}

/// `/admin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyPage {
    /// Which policy is in force, from 1.
    pub edition: u32,
    /// Since when.
    pub since: DateTime<Utc>,
    /// For the form.
    pub seen: u64,
    /// What the form shows.
    pub fields: PolicyFields,
    /// What is in force.
    pub rules: Rules,
    /// How far people are.
    pub coverage: Coverage,
}

/// `/admin/policy`: what an edit will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyPlan {
    /// For the form.
    pub seen: u64,
    /// Which policy it will be.
    pub edition: u32,
    /// For the form, and for going back to it.
    pub fields: PolicyFields,
    /// What is in force.
    pub before: Rules,
    /// What will be.
    pub after: Rules,
    /// How many accounts it concerns today.
    pub affected: u64,
    /// Of how many that are in use.
    pub active: u64,
    /// What becomes of how many: the consequence's name in the catalogue (`consequence-<name>`), the gravest first.
    pub consequences: Vec<(&'static str, u64)>,
}

/// What the form that invites one person holds, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InviteFields {
    /// How they are called.
    pub name: String,
    /// The address that they will sign in with.
    pub email: String,
    /// What they will be.
    pub role: String,
    /// The language of their mails and pages.
    pub language: String,
    /// The branch that writes to them, by its id; empty for none.
    pub branch: String,
    /// Their mobile number; empty for none.
    pub phone: String,
}

impl InviteFields {
    /// Every field with its name, in the form's order.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, &str); 6] {
        [
            ("name", &self.name),
            ("email", &self.email),
            ("role", &self.role),
            ("language", &self.language),
            ("branch", &self.branch),
            ("phone", &self.phone),
        ]
    }
}

/// `/admin/people`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeoplePage {
    /// How far people are.
    pub coverage: Coverage,
    /// Those with a role.
    pub staff: Vec<StaffRow>,
    /// The branches, in the order of their names.
    pub branches: Vec<(Uuid, String)>,
    /// The latest lists that were sent in, newest first.
    pub imports: Vec<ImportRow>,
}

/// A colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// Their account.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// The login address.
    pub email: String,
    /// What they are.
    pub role: Role,
    /// How far they are.
    pub state: AccountState,
    /// Whether it is who looks: nobody changes their own role.
    pub oneself: bool,
}

/// `/admin/people/{id}`: somebody's role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolePage {
    /// Their account.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// The login address.
    pub email: String,
    /// What they are.
    pub role: Role,
    /// For the form.
    pub seen: u64,
}

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; the catalogue says each in words")]
pub enum ImportKind {
    Invite,
    Disable,
    Enable,
}

impl ImportKind {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Invite, Self::Disable, Self::Enable];

    /// Its name in forms and in the catalogue (`import-<name>`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Disable => "disable",
            Self::Enable => "enable",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How far a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; the catalogue says each in words")]
pub enum ImportState {
    Draft,
    Running,
    Done,
    Stopped,
}

impl ImportState {
    /// Its name in `data-state` and in the catalogue (`import-state-<name>`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// A list that was sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Which.
    pub id: Uuid,
    /// What for.
    pub kind: ImportKind,
    /// How far it is.
    pub state: ImportState,
    /// When it was sent in.
    pub at: DateTime<Utc>,
    /// Lines that can be carried out.
    pub good: u64,
    /// Of them, carried out.
    pub done: u64,
    /// Lines that were so already: people who are invited, addresses said twice.
    pub skipped: u64,
    /// Lines that are wrong.
    pub wrong: u64,
}

/// `/admin/imports/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPage {
    /// The list.
    pub row: ImportRow,
    /// Some of the lines that are not carried out, in their order.
    pub lines: Vec<LineRow>,
    /// Whether there are more of them than are shown.
    pub more: bool,
    /// Whether the last line did not end: the file may have been cut.
    pub unended: bool,
    /// How many minutes a draft is kept.
    pub kept_minutes: u32,
}

/// A line that is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    /// Its number in the file, from 1.
    pub number: u64,
    /// What stands there for an address, if it is still kept.
    pub text: String,
    /// Why not, by its name in the catalogue (`line-<name>`).
    pub reason: String,
    /// Whether something is wrong with it, and it is not just so already.
    pub wrong: bool,
}

/// `/admin/branches`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchesPage {
    /// Their names, in order.
    pub branches: Vec<String>,
    /// For the form.
    pub seen: u64,
}

/// What the form for name, colour and helpdesk holds, as typed. The page that restates it has it in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentationFields {
    /// As people know the organisation.
    pub name: String,
    /// `#rrggbb`.
    pub colour: String,
    /// How people reach the helpdesk.
    pub helpdesk: String,
}

impl PresentationFields {
    /// Each with its name.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, &str); 3] {
        [("name", &self.name), ("colour", &self.colour), ("helpdesk", &self.helpdesk)]
    }

    /// As an address has them.
    #[must_use]
    pub fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.pairs()).finish()
    }
}

/// `/admin/organisation`: name, colour and helpdesk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentationPage {
    /// Its name in addresses, which stays what it is.
    pub slug: String,
    /// What the form shows.
    pub fields: PresentationFields,
}

/// `/admin/organisation/change`: what another name, colour or helpdesk will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentationPlan {
    /// For the form.
    pub seen: u64,
    /// What is.
    pub before: PresentationFields,
    /// What will be.
    pub after: PresentationFields,
    /// The contrast of white text on the colour, in tenths.
    pub contrast: u32,
    /// Whether the pages get another hue.
    pub pages: bool,
    /// How many accounts see it, those invited included.
    pub people: u64,
}

/// `/admin/mail`: the queue of the own organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPage {
    /// On its way.
    pub waiting: u64,
    /// Given up.
    pub dead: u64,
    /// The latest that were given up, newest first.
    pub letters: Vec<DeadLetterRow>,
}

/// A mail that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetterRow {
    /// Which.
    pub id: Uuid,
    /// To whom.
    pub name: String,
    /// The login address.
    pub email: String,
    /// What it says: its subject in the catalogue.
    pub subject: String,
    /// Why it was given up.
    pub reason: String,
    /// After how many attempts.
    pub attempts: u32,
    /// When.
    pub at: DateTime<Utc>,
}
