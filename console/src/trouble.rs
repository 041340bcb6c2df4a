//! What went wrong, by its code: which codes have words, and which field each one concerns.

/// The errors that have words of their own, with the field each one concerns. Others read as `error-unknown`.
pub(crate) const ERRORS: &[(&str, Option<&str>)] = &[
    ("unknown", None),
    ("moment_future", Some("at")),
    ("moment_unreadable", Some("at")),
    ("email_invalid", Some("email")),
    ("email_missing", Some("email")),
    ("password_missing", Some("password")),
    ("wrong_credentials", None),
    ("wrong_password", Some("password")),
    ("throttled", None),
    ("locked", None),
    ("busy", None),
    ("session_expired", None),
    ("proof_stale", None),
    ("stale", None),
    ("code_missing", Some("code")),
    ("code_malformed", Some("code")),
    ("code_wrong", Some("code")),
    ("code_used", Some("code")),
    ("clock_off", Some("code")),
    ("recovery_code_wrong", Some("code")),
    ("enrolment_expired", None),
    ("label_missing", Some("label")),
    ("label_too_long", Some("label")),
    ("too_many_apps", None),
    ("password_too_short", Some("new_password")),
    ("password_too_long", Some("new_password")),
    ("password_common", Some("new_password")),
    ("password_composition", Some("new_password")),
    ("password_same", Some("new_password")),
    ("no_way_back", None),
    ("not_restorable", None),
    ("factors_frozen", None),
    ("other_browser", None),
    ("link_used", None),
    ("link_expired", None),
    ("mail_too_often", None),
    ("password_personal", Some("new_password")),
    ("second_proof_needed", None),
    ("way_not_allowed", None),
    ("no_recovery_codes", None),
    ("forbidden", None),
    ("not_active", None),
    ("already_active", None),
    ("not_in_this_session", None),
    ("proof_needed", None),
    ("ticket_missing", Some("ticket")),
    ("ticket_too_long", Some("ticket")),
    ("reason_missing", Some("reason")),
    ("reason_too_long", Some("reason")),
    ("name_missing", Some("name")),
    ("name_too_long", Some("name")),
    ("login_email", Some("email")),
    ("email_same", Some("email")),
    ("not_a_user", None),
    ("not_on_yourself", None),
    ("not_for_your_role", None),
    ("not_possible_now", None),
];

/// What went wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The stable code, as the desk gave it.
    pub code: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: String,
    /// How many tries are left, or how long to wait.
    pub detail: Option<String>,
    /// How long to wait, in minutes: for counting down.
    pub minutes: Option<u32>,
    /// The field it concerns.
    pub field: Option<String>,
}
