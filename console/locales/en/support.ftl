# The support desk: search, account, acts.

rooms-label = Sections
room-support = Support
room-audit = Audit
to-room-support = To the support desk
to-room-audit = To the audit desk
crumbs-label = Breadcrumb
crumbs-search = Search

account-state-invited = Invited
account-state-password_set = No second step yet
account-state-enrolled = Set up
account-state-locked = Locked
account-state-disabled = Disabled

search-title = Find an account
search-hint = By name, e-mail address or the end of a phone number. The first letters of each word will do, in any order.
search-field = Search for
search-state = State
search-any-state = Any state
search-button = Search
search-name = Name
search-app = App
search-app-yes = Linked
search-app-no = None
search-last = Last signed in
search-never = Never
search-found = { $count ->
    [one] 1 account found
   *[other] { $count } accounts found
}
search-range = Accounts { $first } to { $last }
search-pages = Pages
search-previous = Previous
search-next = Next
search-unasked = Who are you looking for?
    .help = Type at least three letters or digits, or choose a state to see a list.
search-too-short = That is too short to search for.
    .help = Type at least three letters or digits of a name, e-mail address or phone number.
search-nothing = No account found for ‘{ $q }’.
    .help = Check the spelling, type fewer letters or search by e-mail address. You only see accounts of your own organisation.
search-nobody = Nobody is in this state.
    .help = Choose another state, or search by name.
search-too-many = There are more than we show.
    .help = Add a word or a few letters, of the e-mail address for instance.

account-email = Sign-in address
account-role = Role
account-last = Last signed in
account-version = Version
account-frozen = Nothing can be changed until { $moment }: the owner reported a change that was not right.
account-was-reset = Reset on { $moment }. The owner has not linked a new app yet.
account-invited-until = The invitation is valid until { $moment }.
account-email-to-be = The sign-in address becomes { $email } as soon as both mailboxes confirm it.

factors-title = Factors
factors-caption = Factors of this account, now and before
factors-none = No app or number was ever linked.
factor-what = Factor
factor-since = Known since
factor-used = Last used
factor-app = App ‘{ $label }’
factor-phone = Number { $number }
factor-purged = Erased on { $day }
factor-reset = Taken away on { $day }
factor-disabled = Switched off on { $day }
factor-codes = Recovery codes
factor-codes-left = { $left } left
factor-password = Password
factor-password-set = Set

ways-title = Ways in
ways-none = Without the app, this owner does not get in by themselves now.
ways-hint = Always with the password. You can use none of these ways for somebody else.
account-sessions = Sessions
sessions-none = Signed in nowhere.

history-title = Timeline
history-ticket = Ticket { $ticket }

offers-title = What you can do
offers-reset-elsewhere = Only an administrator resets a lost phone here.
against-label = What speaks against it
warning-app-used = App ‘{ $label }’ was still used on { $moment }.
warning-phone-used = Number { $number } was still used on { $moment }.
warning-reset-before = { $count ->
    [one] This account was reset before in the last 30 days.
   *[other] This account was reset { $count } times in the last 30 days.
}
    .when = On { $days }.
warning-frozen = The owner reported a change that was not right.
    .until = Until { $moment } nothing about this account changes.
warning-changed = How this owner signs in was changed a short while ago.
    .when = On { $moment }.

act-reset = Reset a lost phone
    .what = All apps and recovery codes become void. The owner links a new app.
    .open = Reset
    .title = Reset the account of { $name }?
    .stays = The password and the sign-in address stay as they are.
    .sure = Yes, reset
act-unlock = Lift the lock
    .what = The owner may enter codes again.
    .open = Unlock
    .title = Lift the lock of { $name }?
    .stays = All factors stay as they are.
    .sure = Yes, lift the lock
act-end-sessions = End sessions
    .what = The owner is signed out everywhere.
    .open = End
    .title = End all sessions of { $name }?
    .stays = All factors stay as they are.
    .sure = Yes, end the sessions
act-resend = Send the invitation again
    .what = The owner gets a new activation link at the sign-in address.
    .open = Send again
    .title = Invite { $name } again?
    .stays = You do not see the link.
    .sure = Yes, send again
act-correct-name = Correct the name
    .what = For a typing error or a new name.
    .open = Correct
    .title = Correct the name of { $name }
    .stays = Nothing else changes.
    .sure = Correct the name
act-correct-email = Change the sign-in address
    .what = Both addresses confirm this by a link.
    .open = Change
    .title = Change the sign-in address of { $name }
    .stays = Until then the present address is valid. You do not see the links.
    .sure = Ask for confirmation
act-disable = Disable the account
    .what = Nobody can sign in with it any more.
    .open = Disable
    .title = Disable the account of { $name }?
    .stays = Everything is kept; you can enable the account again.
    .sure = Yes, disable the account
act-enable = Enable the account
    .what = The owner can sign in again, with all that there was.
    .open = Enable
    .title = Enable the account of { $name } again?
    .stays = Password and factors are as they were.
    .sure = Yes, enable the account

confirm-plan = What happens
plan-told = The owner is told, with ‘this was not me’.
plan-no-apps = No app or number is linked. Signing in with the password alone is no longer possible afterwards either.
plan-apps = { $apps } stops working and does not come back. After { $days } days the secret is erased.
plan-phones = { $numbers } counts no longer and does not come back.
plan-codes = { $count ->
    [0] There are no recovery codes to become void.
    [one] The last recovery code becomes void.
   *[other] All { $count } recovery codes become void.
}
plan-sessions-end = { $count ->
    [0] The owner is signed in nowhere now.
    [one] 1 session ends.
   *[other] { $count } sessions end.
}
plan-then = The owner signs in with the password and a link to the mailbox, which is valid for { $minutes } minutes, and links a new app.
plan-unlock = The owner can enter a code again at once.
plan-sign-in-again = The owner signs in again as always.
plan-resend = A new activation link goes to the sign-in address, valid for { $days } days.
plan-resend-void = The former link no longer works.
plan-disable = Signing in is no longer possible. Whoever tries only hears that the details are not right.
plan-disable-links = Links that were mailed before open nothing any more.
plan-enable = The owner can sign in again at once.
plan-name = The new name stands everywhere, at once.
plan-email-both = Both addresses get a link. Only if both confirm within { $hours } hours, the sign-in address changes.
plan-email-warned = The present address is warned at once, with ‘this was not me’.
plan-email-then = After that all sessions end.

field-ticket = Ticket
    .hint = The number of the call, for instance INC-20931.
field-reason = Reason
    .hint = Why this is right, and how you know who you are speaking to. The auditor reads this. Put no codes or passwords in it.
field-right-name = The right name
field-right-email = The new sign-in address
    .hint = Of this owner, and of nobody else.

email-title = Confirm the sign-in address
email-lead-old = You sign in with { $from } now. That becomes { $to }.
email-then-first = The other address has to confirm this as well. Until then nothing changes.
email-then-last = The other address has confirmed already. After this you sign in with { $to } and all sessions end.
email-button = Yes, this is right
email-not-me = Is this not right? Then do nothing, or use ‘this was not me’ in the mail.

done-reset = The account was reset. The owner has been told.
done-lock-lifted = The lock was lifted.
done-account-sessions-ended = All sessions were ended.
done-resent = The invitation was sent again.
done-disabled = The account was disabled.
done-enabled = The account is enabled again.
done-name-corrected = The name was corrected.
done-email-asked = Both addresses were asked to confirm.
done-email-confirmed = Thank you. Now the other address has to confirm as well.
done-email-changed = Your sign-in address was changed. Sign in with the new one.
done-nothing-to-do = It was so already. Nothing was changed.
