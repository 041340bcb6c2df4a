# The administrators' desk: policy, people, lists, branches, mail.

room-admin = Administration
to-room-admin = To administration
admin-tabs = Administration
admin-tab-policy = Policy
admin-tab-people = People
admin-tab-branches = Branches
admin-tab-house = Style
admin-tab-mail = Mail

admin-alone = You are the only administrator with a second step.
    .help = If you lose your phone, nobody can stand in for you. Give somebody else the role of administrator.

admin-policy-title = Policy
admin-policy-lead = Policy { $edition }, in force since { $moment }.
admin-policy-now = As it is now
admin-policy-plan = See what this does
    .hint = First you see what changes, and for how many accounts. Nothing is saved yet.
admin-days = days
admin-characters = characters
admin-pieces = codes

admin-second = Second step
admin-second-required = Required of everybody
admin-second-optional = Everybody chooses; always required of colleagues with a role
admin-grace = Days of grace
    .hint = Counted once, from the first sign-in. An edit of this policy does not renew them. 0 means: at once.
admin-methods = What the second step may be
    .hint = An app is always allowed: it is the strongest choice. What you switch off besides, nobody can set up any more.
admin-method-voice = A call to a telephone number
    .hint = Weaker than an app: a number can be taken over. If you switch it off, a number that is called no longer counts.
admin-method-sms = A code by text message
    .hint = Weaker than an app: a number can be taken over. If you switch it off, a number that is sent messages no longer counts.
admin-password = Password and devices
admin-minimum = Minimum length
    .hint = From 8 to 64 beside a second step. Without one it is at least 15.
admin-classes = Upper case, lower case, digit and special character
    .hint = Only where a rule elsewhere demands it: length helps more.
admin-remember = Remember a device
    .hint = From 0 to 90. 0 means: a code every time.
admin-ways-back = Getting back in
admin-codes = Recovery codes
    .hint = From 0 to 20. Who has codes keeps them.
admin-effect = A recovery code
    .hint = Switching off suits a second step that is everybody’s choice: where it is demanded, one is set up again at the next sign-in.
admin-effect-sign-in = lets in to link a new app
admin-effect-switch-off = switches the second step off
admin-backup = Backup e-mail address
    .hint = Another address than the one that somebody signs in with.
admin-backup-off = none
admin-backup-offered = may
admin-backup-required = must
admin-mailbox = A link to the own mailbox is a way back in
    .hint = Beside the password. Without it, whoever has no recovery codes or backup e-mail address gets back through support alone.
admin-reset-by = Resetting a lost phone
    .hint = For whoever cannot get back in alone. The owner is always told, and then proves who they are.
admin-reset-by-support = support and administrators
admin-reset-by-administrators = administrators only

admin-covered-title = Second step, now
admin-covered = { $count } of { $all } accounts set up ({ $share }%).
admin-covered-head = Standing
admin-covered-count = Accounts
admin-covered-yes = Set up
admin-covered-no = Nothing yet
admin-covered-invited = Invited, not here yet

policy-free = Everybody chooses whether to use a second step. Colleagues with a role always use one.
policy-required = Everybody uses a second step, from the first sign-in.
policy-grace = { $days ->
    [one] Everybody uses a second step. Who has nothing yet may put it off for 1 day.
   *[other] Everybody uses a second step. Who has nothing yet may put it off for { $days } days.
}
policy-methods = As a second step, people set up: { $methods }.
policy-method-app = an app
policy-method-voice = a telephone number that is called
policy-method-sms = a telephone number that is sent text messages
policy-others-none = Every second step that is there counts.
policy-others-number = A number that is not among these does not count. Whoever has nothing else first proves who they are another way, and then sets up what is allowed.
policy-password-even = A new password has at least { $alone } characters.
policy-password-even-classes = A new password has at least { $alone } characters, with upper case, lower case, digit and special character.
policy-password = A new password has at least { $beside } characters beside a required second step, and { $alone } where it stands alone.
policy-password-classes = A new password has at least { $beside } characters beside a required second step, and { $alone } where it stands alone, with upper case, lower case, digit and special character.
policy-remember-none = No device is remembered: a code every time.
policy-remember = { $days ->
    [one] An own device is remembered for 1 day.
   *[other] An own device is remembered for { $days } days.
}
policy-codes-none = Who links an app gets no recovery codes.
policy-codes = { $count ->
    [one] Who links an app gets 1 recovery code. It lets them in to link a new app.
   *[other] Who links an app gets { $count } recovery codes. Each lets them in to link a new app.
}
policy-codes-switch-off = { $count ->
    [one] Who links an app gets 1 recovery code. It switches the second step off.
   *[other] Who links an app gets { $count } recovery codes. One of them switches the second step off.
}
policy-backup-off = There is no backup e-mail address.
policy-backup-offered = Everybody may give a backup e-mail address.
policy-backup-required = Everybody gives a backup e-mail address.
policy-mailbox = Who loses the phone can get back in with the password and a link to the mailbox.
policy-mailbox-off = A link to the mailbox is no way back in.
policy-reset-support = Whoever cannot get back in alone is helped by support or an administrator.
policy-reset-administrators = Whoever cannot get back in alone is helped by an administrator; support resets no phones.

admin-plan-title = What this edit does
admin-plan-lead = { $count ->
    [0] Nothing changes.
    [one] 1 rule changes. Nothing is saved yet.
   *[other] { $count } rules change. Nothing is saved yet.
}
admin-plan-words = In plain words
admin-plan-means = What this means
admin-plan-affected = { $count ->
    [one] account is concerned today
   *[other] accounts are concerned today
}
admin-plan-of = { $count ->
    [one] Of the one account in use, counted just now.
   *[other] Of { $count } accounts in use, counted just now.
}
admin-plan-save = Put policy { $edition } in force
admin-plan-back = Back to the form
admin-plan-told = It takes effect at once. All administrators and everybody for whom something changes are told. The former policy stays in the ledger.
admin-plan-nothing = Choose a change first.
admin-plan-grave = Some people are left without a way back.
    .help = Only support can let them in again: at once, or as soon as their phone is lost. Ask them first to make recovery codes.

consequence-locked_out = have nothing left that gets them in, and get back in through support alone
consequence-no_way_back = have nobody but support once their phone is lost
consequence-number_no_factor = have only a number that no longer counts, prove who they are another way and then set up something new
consequence-must_prove = had a second step before, prove who they are another way at the next sign-in and then set one up again
consequence-must_bind = have no second step and set one up at the next sign-in
consequence-must_bind_after_grace = have no second step and set one up before the days of grace are over
consequence-less_grace = have nothing yet and get fewer days of grace
consequence-more_grace = have nothing yet and get more days of grace; with a password of fewer than 15 characters, they first choose a longer one
consequence-free_to_choose = may choose for themselves from now on; whoever has no second step and a password of fewer than 15 characters first chooses a longer one
consequence-number_no_way = have a number that no longer counts, and keep another second step
consequence-number_counts = have a number that counts again
consequence-remembered_shorter = have a device that is remembered for fewer days, or not any more
consequence-must_set_backup_email = have no backup e-mail address and give one
consequence-backup_email_no_way = have a backup e-mail address that no longer lets them in
consequence-mailbox_no_way = can no longer get back in with a link to their mailbox
consequence-codes_switch_off = have recovery codes that switch the second step off from now on
consequence-codes_sign_in = have recovery codes that let them in from now on
consequence-resets_no_more = may no longer reset lost phones
consequence-may_reset = may reset lost phones

admin-people-title = People
admin-people-lead = Invite somebody, send a list in, or give a colleague a role.
admin-staff = Colleagues with a role
    .hint = Find anybody else at Support: the way to their role is on their account.
admin-role = Role
admin-yourself = (yourself)
admin-language = Language
admin-invite = Invite one person
admin-invite-email = E-mail address
    .hint = They sign in with it. The invitation goes there as well.
admin-invite-role = Role
    .hint = Who has a role always uses a second step.
admin-branch = Branch
    .hint = Its name stands as the sender above the invitation.
admin-branch-none = None: the organisation itself
admin-phone = Mobile number
    .hint = Where you allow codes by text message, they first prove that this number is theirs. A number outside the Netherlands begins with +.
admin-invite-send = Invite
admin-list = Send a list in
admin-list-kind = What is to happen to the people on the list?
admin-list-file = The file
    .hint = A CSV file, separated by commas or semicolons, with the names of the columns on its first line. E-mail is needed; Name, Language, Branch and Phone are optional. At most 8 MB.
admin-list-check = Check the list
    .hint = Nothing happens yet. First you see how many lines are good, and which are not.
import-invite = Invite
    .title = A list to invite
    .sure = { $count ->
        [one] Yes, invite 1 person
       *[other] Yes, invite { $count } people
    }
import-disable = Switch off: they cannot sign in any more
    .title = A list to switch off
    .sure = { $count ->
        [one] Yes, switch 1 account off
       *[other] Yes, switch { $count } accounts off
    }
import-enable = Switch on again
    .title = A list to switch on again
    .sure = { $count ->
        [one] Yes, switch 1 account on again
       *[other] Yes, switch { $count } accounts on again
    }
import-at = Sent in on { $moment }.
import-latest = Lists sent in
import-standing = Standing
import-lines = Lines that are not carried out
import-lines-none = Every line can be carried out.
import-lines-more = These are the first 200. Put them right and send the list in again: who is invited already is passed over.
import-line-number = Line
import-line-text = What it says
import-line-reason = Why not
import-invite-good = { $count ->
    [one] person to invite
   *[other] people to invite
}
import-invite-skipped = { $count ->
    [one] line with somebody who is here already
   *[other] lines with people who are here already
}
import-disable-good = { $count ->
    [one] account to switch off
   *[other] accounts to switch off
}
import-disable-skipped = { $count ->
    [one] line with somebody who is off already
   *[other] lines with people who are off already
}
import-enable-good = { $count ->
    [one] account to switch on again
   *[other] accounts to switch on again
}
import-enable-skipped = { $count ->
    [one] line with somebody who is on already
   *[other] lines with people who are on already
}
import-wrong = { $count ->
    [one] line that is wrong
   *[other] lines that are wrong
}
import-progress = { $done } of { $count } done
import-state-draft = Not confirmed yet
import-state-running = Under way
import-state-done = Done
import-state-stopped = Stopped
import-drop = Throw the list away
import-draft-hint = Nothing has been done yet. Without confirmation the list is thrown away after { $minutes } minutes.
import-running-hint = It goes on, also when you close this page.
import-refresh = Look again
import-done-hint = Names and addresses of this list are erased; only the line numbers are left.
import-stopped-hint = Who confirmed the list is no administrator any more. The rest was not carried out.
import-unended = The last line does not end.
    .help = Perhaps the file was cut on its way. See whether the last line is right before you confirm.

line-email_invalid = no valid e-mail address
line-email_missing = there is no e-mail address
line-name_too_long = the name is too long
line-language_unknown = unknown language
line-branch_unknown = unknown branch
line-phone_letters = a telephone number has no letters
line-phone_service = an emergency or service number
line-phone_invalid = no telephone number
line-phone_premium = a number that costs extra
line-phone_menu = a number with a menu
line-phone_missing = there is no telephone number
line-phone_not_mobile = a landline: it takes no text messages
line-not_text = unreadable characters: save the file as UTF-8
line-broken = quotation mark without an end
line-twice = is on the list already
line-known = has an account here already
line-unknown = not known here
line-staff = has a role: take that away first
line-yourself = that is you
line-already = is so already
line-taken = was invited in the meantime
line-refused = could not be carried out

admin-role-title = The role of { $name }
admin-role-now = Now: { $role }
admin-role-plan = They are signed out everywhere and sign in anew.
admin-role-factor = With a role a second step is always required.
admin-role-told = They are told by mail.
admin-to-role = Change the role
admin-role-save = Change the role

admin-branches-title = Branches
admin-branches-lead = The name of a branch is the sender of its invitations.
admin-branches-none = There are no branches yet.
admin-branch-add = Add a branch
admin-branch-sender = Name as a sender
    .hint = For instance 02 Rotterdam.
admin-branch-save = Add

admin-house-title = Name, colour and help desk
admin-house-lead = By these your people recognise the pages and the mail of their organisation, and know who helps them.
admin-house-name = Name
    .hint = At most 80 characters. It stands above every page and every message.
admin-house-colour = Colour
    .hint = Messages show this colour with white letters on it. Pages take over its hue, in light and dark.
admin-house-helpdesk = Help desk
    .hint = How your people reach you, in one line: a telephone number and hours, a mail address. Whoever cannot get in sees it after the password.
admin-house-plan =
    .hint = You first see how it will look. Nothing is saved yet.
admin-house-preview = How a message begins
admin-house-now = Name on colour
admin-house-before = Now
admin-house-after = Then
admin-house-slug = In addresses the organisation is called { $slug }. That stays, for old links have to go on working.
admin-house-unsaved = Nothing is saved yet.
admin-house-nothing = Nothing changes.
admin-house-renamed = The name ‘{ $before }’ becomes ‘{ $after }’, above every page and every message and in the app of whoever links one from now on. Whoever has one already goes on seeing the former name in it.
admin-house-coloured = Messages get this colour. White letters on it have a contrast of { $whole }.{ $tenth } to 1; at least 4.5 is needed.
admin-house-pages = Pages get the hue of this colour. How light or dark it is, the service chooses, so that text can be read.
admin-house-pages-stay = Pages keep their hue.
admin-house-reached = Whoever cannot get in reads that the help desk is reached like this: { $helpdesk }
admin-house-no-helpdesk = Whoever cannot get in no longer reads how to reach the help desk.
admin-house-seen-by = { $count ->
    [one] account sees this
   *[other] accounts see this
}
admin-house-save = Save
admin-house-told = It takes effect at once, and stands in the ledger.

admin-mail-title = Mail
admin-mail-lead = Messages to the people of your organisation.
admin-mail-waiting = On its way
admin-mail-dead = Given up
admin-mail-none = Nothing was given up.
    .help = A message that does not arrive eight times shows up here.
admin-mail-to = To
admin-mail-what = Message
admin-mail-why = Why not
admin-mail-act = Act
admin-mail-tried = { $count ->
    [one] after 1 attempt, { $moment }
   *[other] after { $count } attempts, { $moment }
}
admin-mail-retry = Again
admin-mail-retry-all = All again
admin-mail-retry-to = Send again to { $name }

done-presentation-changed = Name and colour are saved.
done-policy-changed = The policy is in force from now on.
done-invited = The invitation is on its way.
done-import-confirmed = The list is being carried out.
done-import-dropped = The list was thrown away.
done-role-changed = The role was changed.
done-branch-added = The branch was added.
done-mail-retried = The message is sent again.
