# The account's history in words.

deed-invited = Invited
deed-activated = Account activated and password set
deed-password-changed = Password changed
deed-password-reset = New password set after ‘forgotten’
deed-enrolment-started = Started to link an app
deed-app-linked = App ‘{ $label }’ linked
deed-app-renamed = App is now called ‘{ $label }’
deed-app-suspended = App ‘{ $label }’ stopped after a report
deed-app-resumed = App ‘{ $label }’ in use again
deed-app-trashed = App ‘{ $label }’ put in the trash
deed-app-restored = App ‘{ $label }’ put back
deed-app-purged = App ‘{ $label }’ erased for good
deed-codes-issued = { $count ->
    [one] One recovery code made
   *[other] { $count } recovery codes made
}
deed-codes-acknowledged = Recovery codes saved
deed-code-used = Recovery code used and replaced
deed-link-requested = Link to the mailbox asked for
deed-link-redeemed = Link from the mailbox used
deed-signed-in = Signed in with { $proofs }
deed-proven-anew = Confirmed again with { $proofs }
deed-sign-in-refused = { $count ->
    [one] Sign-in refused
   *[other] Sign-in refused { $count } times
}
deed-locked = Account locked after too many wrong codes
deed-unlocked = Lock lifted
deed-frozen = Account secured after ‘this was not me’
deed-not-me-reported = Change reported: this was not me
deed-thawed = Security measure after a report lifted
deed-reset-by-support = Apps and recovery codes removed by support
deed-unlocked-by-support = Lock lifted by support
deed-sessions-ended = Signed out everywhere by support
deed-disabled = Account disabled
deed-enabled = Account enabled again
deed-name-corrected = Name corrected
deed-email-change-requested = Another e-mail address proposed
deed-email-confirmed-old = Another e-mail address confirmed from the present mailbox
deed-email-confirmed-new = Another e-mail address confirmed from the new mailbox
deed-email-changed = E-mail address for signing in changed
deed-grace-started = Time to put off the second step began
deed-enrolment-skipped = { $count ->
    [one] Second step skipped, one day was left
   *[other] Second step skipped, { $count } days were left
}
deed-backup-email-requested = Backup e-mail address entered
deed-backup-email-confirmed = Backup e-mail address confirmed
deed-backup-email-removed = Backup e-mail address removed
deed-magic-link-requested = Login link to the backup e-mail address requested
deed-magic-link-redeemed = Login link from the backup mailbox used
deed-second-factor-switched-off = Two-step verification switched off with a recovery code
deed-device-remembered = Device remembered
deed-device-forgotten = Device no longer remembered
deed-phone-added = Phone number entered
deed-phone-called = Called for a proof
deed-phone-sent-code = Text message with a code sent
deed-phone-answered = Right digits keyed in on the phone
deed-phone-answered-wrong = Wrong digits keyed in on the phone
deed-phone-objected = Reported on the phone: this was not me
deed-phone-verified = Phone number confirmed
deed-phone-made-primary = Another phone number chosen as the first
deed-phone-removed = Phone number removed
deed-phone-suspended = Phone number stopped
deed-phone-resumed = Phone number in use again
deed-role-granted = Got a role: { $role }
deed-role-revoked = Lost a role: { $role }
deed-organisation-registered = Organisation ‘{ $label }’ registered
deed-branch-added = Branch ‘{ $label }’ added
deed-presentation-changed = Name, colour or help desk changed: ‘{ $label }’
deed-policy-changed = Policy changed

by-you = by you
by-owner = by the owner
by-your-staff = by your organisation
by-staff = by the organisation
by-operator = by whoever runs the service
by-system = by itself
by-stranger = by somebody who did not sign in

proof-password = password
proof-app = app
proof-recovery-code = recovery code
proof-mailbox = a link from the mailbox
proof-trashed-app = an app thrown away
proof-device = a remembered device
proof-phone = phone
and-list = { $first } and { $last }

role-user = user
role-agent = support agent
role-approver = approver
role-lead = support lead
role-auditor = auditor
role-administrator = administrator
