//! View-models: what the pages show, in plain values. Times are UTC; pages write them out for people.

mod activity;
mod enrol;
mod login;
mod me;
mod page;
mod recover;
mod role;

pub use activity::{Activity, ActivityPage, Deed, Doer, Proof};
pub use enrol::{CodesReason, EnrolApp, RecoveryCodes};
pub use login::{
    Forgotten, NewPassword, PasswordReason, PasswordRules, Prove, ProveByCode, SecondProof, SignIn, Verify, Way,
};
pub use me::{
    AppState, Authenticator, CodesLeft, Ending, Me, PastAuthenticator, Rename, RenewCodes, SessionKind, SessionRow,
    Trash,
};
pub use page::{Brand, Page, Place, Standing};
pub use recover::{LinkPurpose, LinkSent, Magic, NotMe, NotMeOutcome};
pub use role::Role;
