//! View-models: what the pages show, in plain values. Times are UTC; pages write them out for people.

mod activity;
mod admin;
mod audit;
mod desk;
mod enrol;
mod login;
mod me;
mod page;
mod phone;
mod recover;
mod role;
mod support;

pub use activity::{Activity, ActivityPage, Deed, Doer, Proof};
pub use admin::{
    BackupRule, BranchesPage, Coverage, DeadLetterRow, ImportKind, ImportPage, ImportRow, ImportState, InviteFields,
    LineRow, MailPage, PeoplePage, PolicyFields, PolicyPage, PolicyPlan, PresentationFields, PresentationPage,
    PresentationPlan, RolePage, Rules, StaffRow,
};
pub use audit::{
    BadFilter, Fact, Filters, Ledger, LedgerLine, Lines, Machine, Part, PartName, Subject, TimeMachine, Twice, What,
    Who,
};
pub use desk::{AtDesk, Colleague, Room};
pub use enrol::{BesideCodes, CodesReason, EnrolApp, RecoveryCodes};
pub use login::{
    Activation, BackupMailbox, Forgotten, NewPassword, PasswordReason, PasswordRules, Prove, ProveByCode, Recover,
    SecondProof, SignIn, Verify, Way,
};
pub use me::{
    AppState, Authenticator, Backup, BackupSettings, CodesLeft, DeviceRow, Ending, Me, PastAuthenticator, Rename,
    RenewCodes, SessionKind, SessionRow, Trash, Weakest,
};
pub use page::{Brand, Page, Place, Standing};
pub use phone::{
    AddPhone, AskPhone, AskedPhone, CallStage, Country, KnownPhone, Means, Phone, PhoneState, RemovePhone, ResetByPhone,
};
pub use recover::{ConfirmEmail, LinkPurpose, LinkSent, Magic, NotMe, NotMeOutcome};
pub use role::Role;
pub use support::{
    AccountState, Asked, Confirm, Dossier, Entry, Offer, Outcome, Person, Plan, Search, SupportAct, Warning,
};
