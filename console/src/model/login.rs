//! View-models of signing in, proving oneself and choosing a password.

/// `/login`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// An address to start with; what was typed before a refusal comes back by itself.
    pub email: Option<String>,
}

/// `/login/verify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verify {
    /// Who is signing in, as typed.
    pub email: String,
    /// A fresh proof for somebody signed in, and where to go with it; `None` when signing in.
    pub next: Option<String>,
    /// How else it may be done. The page offers `/recover` if there is any.
    pub ways: Vec<Way>,
    /// For how many days this browser may be remembered instead of asking the code; `None` where it may not.
    pub remember_days: Option<u32>,
}

/// A way to prove oneself beside the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One of the recovery codes.
    RecoveryCode {
        /// How many are left.
        left: u32,
    },
    /// One of the recovery codes, which switches the second factor off and signs nobody in.
    SwitchOff {
        /// How many are left.
        left: u32,
    },
    /// A link to the login mailbox.
    LoginMailbox {
        /// The address, masked.
        address: String,
    },
    /// A telephone number, which is called or sent a code.
    Phone {
        /// The number, masked.
        number: String,
    },
    /// A link to the backup mailbox.
    BackupMailbox {
        /// The address, masked.
        address: String,
    },
    /// A code of an app that its owner threw away and that is still in the trash.
    TrashedApp {
        /// Its name.
        label: String,
    },
    /// Another app, in use (for `/me`: what remains if one is lost).
    OtherApp {
        /// Its name.
        label: String,
    },
    /// The password is all there is to it (for `/me`: losing the phone changes nothing).
    PasswordAlone,
    /// Support of the organisation.
    Support,
}

/// `/login/prove`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prove {
    /// Who is signing in, as typed.
    pub email: String,
    /// Whether an app of theirs lies in the trash, which is why they are here.
    pub trashed: bool,
    /// What this account has; never empty (at the least support).
    pub ways: Vec<Way>,
}

/// `/recover`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recover {
    /// The ways of whoever has typed the password; `None` before that.
    pub prove: Option<Prove>,
}

/// `/login/recovery-code`, `/login/switch-off` and `/login/trashed-app`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProveByCode {
    /// Who is signing in, as typed.
    pub email: String,
    /// The app in the trash; `None` for a recovery code.
    pub label: Option<String>,
}

/// `/login/backup-email`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupMailbox {
    /// Who is signing in, as typed.
    pub email: String,
    /// The backup address, masked.
    pub address: String,
    /// Minutes that a link is valid.
    pub minutes: u32,
    /// Whether this attempt's link is under way.
    pub sent: bool,
}

/// `/password/forgotten`. Says nothing about who has an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Minutes that the link is valid.
    pub minutes: u32,
}

/// `/activate`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Activation {
    /// The first password is to be chosen.
    Choose(NewPassword),
    /// The link had its time; another can be sent.
    TooLate {
        /// Days that a link works.
        days: u32,
    },
}

/// `/activate`, `/password/new` and `/me/password`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPassword {
    /// Whose password it is (helps password managers).
    pub email: String,
    /// Why it is chosen.
    pub reason: PasswordReason,
    /// What it must satisfy.
    pub rules: PasswordRules,
    /// The second proof that is asked along with it, in the field `code`.
    pub second: Option<SecondProof>,
}

/// Why a password is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordReason {
    /// The first one.
    Activation,
    /// It was forgotten.
    Forgotten,
    /// Its owner wants another; the form asks the present one as `password`.
    Change,
}

/// What a password must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// At least so many characters.
    pub min: u32,
    /// At most so many characters.
    pub max: u32,
    /// Whether upper, lower, digit and special are all demanded.
    pub composition: bool,
}

/// A second proof asked for in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondProof {
    /// The app's code or a recovery code.
    AppOrRecoveryCode,
    /// Only the app's code.
    AppCode,
    /// Only a recovery code.
    RecoveryCode,
    /// There is none that works: support has to help.
    Missing,
}
