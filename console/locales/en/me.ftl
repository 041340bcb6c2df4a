# My login.

me-title = My login
me-repair = You are here to repair your account
    .help = You can throw away the app you lost and link a new one. Then sign in again for everything else.
me-frozen = Nothing can be changed until { $moment }
    .help = Somebody reported a change that was not right. That is why your account is secured for a while.
me-frozen-reset = Choose a new password with ‘Forgotten password’, by e-mail. Then you can change everything again.
me-thaw = Allow changes again
me-grace = { $days ->
    [one] Set up two-step verification: you can skip it for one more day
   *[other] Set up two-step verification: you can skip it for { $days } more days
}
    .help = Now anybody with your password can sign in to your account. With an authenticator app they cannot.
me-grace-enrol = Set it up now

loss-title = If you lost your phone today
loss-good = Good
loss-thin = Fragile
loss-none = Not arranged
loss-answer = { $count ->
    [one] You get back in by yourself, with your password and:
    [2] You get back in by yourself, with your password and one of these two:
    [3] You get back in by yourself, with your password and one of these three:
   *[other] You get back in by yourself, with your password and one of these { $count }:
}
loss-answer-none = You do not get back in by yourself. Only your organisation can help you then.
loss-codes = { $left ->
    [one] a recovery code (1 left)
   *[other] a recovery code ({ $left } left)
}
loss-switch-off = { $left ->
    [one] a recovery code that switches your app off (1 left)
   *[other] a recovery code that switches your app off ({ $left } left)
}
loss-mailbox = a link to { $address }
loss-backup = a sign-in link to the backup e-mail address { $address }
loss-app = your other app, ‘{ $label }’
loss-trashed = a code from ‘{ $label }’ in the trash
loss-password = just your password
loss-answer-password = Then nothing changes: you sign in with just your password.
loss-reminder = If you lost your phone now, you would not get back in
    .help = Link an app on a second device, or set up another way back below.
weakest-password-alone = That is the weakest way in as well: whoever knows your password gets in. Turn on an authenticator app.
weakest-login-mailbox = The weakest way in is the mailbox that you sign in with: whoever reads it and knows your password gets in.
weakest-backup-mailbox = The weakest way in is your backup mailbox: whoever reads it and knows your password gets in.
weakest-phone = The weakest way in is your phone number: whoever takes it over and knows your password gets in.
weakest-remembered-device = The weakest way in is a remembered device: whoever can use it and knows your password gets in.
weakest-recovery-code = The weakest way in is a recovery code: whoever finds one and knows your password gets in.
weakest-trashed-app = The weakest way in is the app in the trash: whoever has that phone and knows your password gets in.
weakest-app = The weakest way in is your app: whoever has your phone and knows your password gets in.
loss-no-app = You have no app on a second device.
loss-no-app-link = Link a second app
loss-no-first = You have no app.
loss-no-first-link = Link an app

apps-title = Authenticator apps
apps-on = On
apps-off = Off
apps-mandatory = Made mandatory by your organisation.
apps-none = You have not linked an app.
apps-none-help-phone = An app is stronger than a telephone number.
apps-none-help = With an app as well, nobody can sign in with just your password.
apps-linked = Linked on { $day }{ $from ->
    [none] .
   *[other] {" "}with { $from }.
}
apps-used = Last used on { $moment }.
apps-unused = Not used to sign in yet.
apps-suspended = Stopped on { $day }, after your report.
apps-trashed = In the trash since { $since }. Will be erased for good on { $until }.
apps-state-in-use = In use
apps-state-suspended = Stopped
apps-state-trashed = In the trash
apps-rename = Change name
    .whom = Change the name of { $label }
apps-trash = Remove { $label }
apps-resume = Switch on again
    .whom = Switch { $label } on again
apps-restore = Put back
    .whom = Put { $label } back
apps-add = Link another app
apps-add-first = Switch on an authenticator app
apps-add-hint = Before every change we ask you to prove that it is you.
apps-two = Link a second app, on a tablet for instance. Then you are never locked out.

past-title = Apps linked earlier
past-count = { $count ->
    [one] 1 app
   *[other] { $count } apps
}
past-ended = { $ending ->
    [purged] Thrown away, and erased for good on { $day }.
    [reset] Removed on { $day } in a reset by your organisation.
   *[disabled] Switched off on { $day } with a recovery code.
}

left-title = Recovery codes
left-badge = { $left } of { $total } left
left-made = Made on { $day }.
left-used = Last used on { $day }.
left-low = { $left ->
    [0] You have no recovery codes left. Make new ones.
    [one] You have only one recovery code left. Make new ones.
   *[other] You have only { $left } recovery codes left. Make new ones.
}
left-none = You have no recovery codes yet.
left-none-help = You get them as soon as you link an app.
left-make = Make recovery codes
left-make-help = A recovery code gets you in if you have lost your phone.
left-renew = Make new codes
left-renew-hint = The old codes will no longer work.

backup-title = Backup e-mail
backup-on = Set up
backup-waits = Not confirmed yet
backup-off = Not set up
backup-none = With a backup e-mail address you get back in without your phone too: we send a sign-in link there.
backup-is = Without your phone you get a sign-in link at { $address }.
backup-since = Confirmed on { $day }.
backup-pending = { $address } has yet to confirm. Use the link that we sent there; it works for 24 hours.
backup-set = Enter backup settings
backup-change = Give another address
backup-remove = Remove
    .whom = Remove backup e-mail address
backup-settings-title = Backup settings
backup-lead = If you cannot get at your phone, we send a sign-in link to this e-mail address. Together with your password it gets you back in.
backup-demanded = Your organisation asks everybody for a backup e-mail address. Set it up now.
backup-stays = That stays so until another address has confirmed.
backup-field = Backup e-mail address
backup-hint = Another address than { $email }, which you sign in with. Choose one that you can read without your work phone.
backup-button = Save backup e-mail address
backup-after = We send a link to it. The address counts as soon as you confirm.
backup-remove-title = Remove the backup e-mail address?
backup-remove-plan = { $address } gets no sign-in links any more.
backup-remove-void = The link that is on its way to { $address } does not work any more.
backup-remove-button = Yes, remove
backup-confirm-title = Confirm backup e-mail address
backup-confirm-lead = { $to } becomes the backup e-mail address of an account here. A link to this mailbox can then be used to sign in, after the password.
backup-confirm-then = The owner of the account is told.
backup-confirm-then-replaces = This address takes the place of the former one. Other sessions end, and the owner of the account is told at all addresses.
backup-confirm-not-me = Did you not ask for this? Then close this page. Nothing changes.

password-title = Password
password-set = Set on { $day }.
password-change = Change password

sessions-title = Where you are signed in
sessions-count = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
sessions-now = Now
sessions-since = Since { $moment }.
sessions-from = Since { $moment }, from { $ip }.
sessions-kind-enrol = Only to set up a second step.
sessions-kind-repair = Only to repair.
sessions-end = End
    .whom = End the session { $browser }
sessions-end-others = End all others

devices-title = Remembered devices
devices-count = { $count ->
    [0] None
    [one] 1 device
   *[other] { $count } devices
}
devices-here = This device
devices-known = Remembered from { $since } until { $until }.
devices-used = Last used on { $moment }.
devices-forget = Forget
    .whom = Forget { $browser }
devices-none = No device is remembered.
devices-none-help = { $days ->
    [one] Tick the box when you sign in and we remember the device. Your password is then enough there for one day.
   *[other] Tick the box when you sign in and we remember the device. Your password is then enough there for { $days } days.
}
devices-note = On these devices your password is enough to sign in. Before a change we ask for a code there too.

recent-title = Recent activity
recent-all = All activity
recent-none = Nothing has happened yet.

trash-word = Trash
trash-title = Throw away the app ‘{ $label }’?
trash-lead = Linked on { $day }.
trash-at-once = The app stops working at once.
trash-next-app = From then on you sign in with { $label }.
trash-next-prove = When you sign in we ask for your password and one more proof: { $ways }. Then you link a new app.
trash-next-none = From then on you sign in with just your password.
trash-sessions = All other sessions and remembered devices end.
trash-told = You are told at all your addresses.
trash-undo-never = This app is suspended. Removing it is final at once: it cannot be restored.
trash-undo = { $days ->
    [one] You can put the app back for one day. After that it is gone for good.
   *[other] You can put the app back for { $days } days. After that it is gone for good.
}
trash-button = Yes, throw away
or-list = { $first } or { $last }

rename-title = Change the name of the app
rename-field = Name
rename-hint = By which you know this device, for example: work phone.
rename-button = Change name

renew-title = Make new recovery codes?
renew-void = { $left ->
    [0] You get { $total } new codes.
    [one] Your one remaining code stops working at once. You get { $total } new ones.
   *[other] Your { $left } remaining codes stop working at once. You get { $total } new ones.
}
renew-once = We show the new codes once. Have paper or your password manager at hand.
renew-told = You are told at all your addresses.
renew-button = Yes, make new codes

activity-title = Activity
activity-lead = Everything that happened to your account, the newest first.
activity-page = Page { $page } of { $pages }
activity-pages = Pages
activity-newer = Newer
activity-older = Older
