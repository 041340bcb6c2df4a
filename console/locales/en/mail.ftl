# Mail. The message is the subject and the heading; .intro says what happened.
# A letter with a link: .button names the act, .not is the advice to whoever did not expect it.
# A notice: .yes is for whoever did it, .no for whoever did not and has the button "This was not me".

-mail-freeze = Choose ‘This was not me’ at once. We then stop all changes to your account for 24 hours and sign out everywhere.

## Links

mail-activation = Activate your account at { $organisation }
    .intro = An account was made for you at { $organisation }. The link below lets you choose your password. After that you set up how you sign in safely.
    .button = Activate account
    .not = Do you not know { $organisation }, or did you not expect an account? Then there is nothing you need to do.

mail-password-reset-link = Choose a new password
    .intro = A new password was asked for, for your account at { $organisation }. The link below lets you choose it. We will ask for a second proof that it is you.
    .button = Choose a new password
    .not = Then there is nothing you need to do. Your password stays as it is.

mail-login-link = Prove that it is you
    .intro = Somebody is signing in to your account at { $organisation }. Is it you? Then go on with the link below.
    .button = Go on signing in
    .not = Then do not use the link. Somebody else entered your password: go to { $organisation } yourself and choose a new password.

mail-email-confirm-old = Confirm that you want another e-mail address
    .intro = { $organisation } wants to change the e-mail address that you sign in with. That happens only if you confirm it here, and the new address is confirmed as well.
    .button = Confirm the change
    .not = Then confirm nothing. A second message has the button ‘This was not me’: it calls the change off at once.

mail-email-confirm-new = Confirm that this e-mail address is yours
    .intro = This e-mail address was given for signing in at { $organisation }. That happens only if you confirm it here, and the present address is confirmed as well.
    .button = Confirm the address
    .not = Then there is nothing you need to do. Nothing happens without your confirmation.

mail-backup-email-confirm = Confirm your backup e-mail address
    .intro = This e-mail address was entered as a backup at { $organisation }: a way to sign in again without the phone. It does not count until you confirm it here.
    .button = Confirm the address
    .not = Then there is nothing you need to do. Without your confirmation nothing happens.

mail-magic-link = Your login link
    .intro = Somebody is signing in to your account at { $organisation } without the phone, with the right password. Is that you? Then go on with the link below, in the same browser.
    .button = Go on signing in
    .not = Then do not use the link. Somebody else entered your password: go to { $organisation } yourself and choose a new password.

## Notices

mail-authenticator-linked = An authenticator app was linked
    .intro = The app ‘{ $label }’ was linked to your account at { $organisation }. From now on you can sign in with the codes from this app.
    .yes = Then there is nothing you need to do. Keep your recovery codes in a safe place, away from your phone.
    .no = Choose ‘This was not me’ at once. We then suspend this app, so that nobody can sign in with it.

mail-authenticator-renamed = Your authenticator app has another name
    .intro = An app of your account at { $organisation } is now called ‘{ $label }’. Its codes stay the same.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-phone-verified = A phone number was added
    .intro = The number { $phone } belongs to your account at { $organisation } from now on. You can prove who you are with it.
    .yes = Then there is nothing to do. An authenticator app is safer: you link one under My login.
    .no = Choose ‘This was not me’ at once. We then stop this number, so that nobody can sign in with it.

mail-phone-made-primary = Another phone number comes first
    .intro = When you sign in to { $organisation } we offer the number { $phone } first from now on.
    .yes = Then there is nothing to do.
    .no = { -mail-freeze }

mail-phone-removed = A phone number was removed
    .intro = The number { $phone } no longer belongs to your account at { $organisation }. You cannot prove who you are with it any more.
    .yes = Then there is nothing to do.
    .no = { -mail-freeze }

mail-phone-suspended = A phone number was stopped
    .intro = You reported that you did not add the number { $phone } yourself. Nobody can sign in to { $organisation } with it now.
    .yes = Remove the number under My login, and choose a new password.
    .no = { -mail-freeze }

mail-phone-resumed = A phone number works again
    .intro = The number { $phone } had been stopped and works again for your account at { $organisation }.
    .yes = Then there is nothing to do.
    .no = { -mail-freeze }

mail-authenticator-trashed = Your authenticator app was removed
    .intro = The app ‘{ $label }’ no longer belongs to your account at { $organisation }. You can no longer sign in with it.
    .yes = Then there is nothing you need to do. You can restore the app under My login until { $until }. After that it is erased for good.
    .no = { -mail-freeze } The app is kept.

mail-authenticator-restored = Your authenticator app was restored
    .intro = The app ‘{ $label }’ was taken out of the trash can. You can sign in with it again at { $organisation }.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-authenticator-resumed = Your authenticator app works again
    .intro = The app ‘{ $label }’ was suspended and works again. You can sign in with it again at { $organisation }.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-authenticator-discarded = A suspended app was removed
    .intro = The app ‘{ $label }’ was suspended and no longer belongs to your account at { $organisation }. It cannot be restored.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-authenticator-suspended = An authenticator app is suspended
    .intro = It was reported that the app ‘{ $label }’ was not linked to your account at { $organisation } by you. Nobody can sign in with it, and recovery codes made since then no longer work. Everybody was signed out.
    .yes = Then sign in, remove the app under My login and choose a new password: somebody probably knows it.
    .no = Sign in and turn the app on again under My login.

mail-recovery-codes-issued = You have new recovery codes
    .intro = New recovery codes were made for your account at { $organisation }. Earlier recovery codes no longer work.
    .yes = Then there is nothing you need to do. Keep the codes in a safe place, away from your phone.
    .no = { -mail-freeze }

mail-recovery-code-consumed = A recovery code was used
    .intro = Somebody signed in to your account at { $organisation } with a recovery code. That code no longer works and was replaced by a new one.
    .yes = Then write down the new code that you saw while signing in. Did you lose your phone? Remove the app under My login.
    .no = { -mail-freeze } Choose a new password after that.

mail-password-changed = Your password was changed
    .intro = The password of your account at { $organisation } was changed. You were signed out on other devices.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze } Choose a new password after that.

mail-password-reset = You have a new password
    .intro = The password of your account at { $organisation } was replaced through ‘Forgotten password’. You were signed out on all devices.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze } Choose a new password after that.

mail-account-locked = Your account is locked
    .intro = Too many wrong proofs were given for your account at { $organisation }, after the right password. That is why the account is locked.
    .yes = Then sign in again and prove in another way that it is you. That lifts the lock.
    .no = Then somebody else probably knows your password. { -mail-freeze } Choose a new password after that.

mail-account-unlocked = Your account is no longer locked
    .intro = The lock on your account at { $organisation } was lifted. You can sign in again.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-changes-frozen = Changes to your account have been stopped
    .intro = It was reported that a change to your account at { $organisation } was not made by you. Until { $until } nobody can change how you sign in. Everybody was signed out.
    .yes = Then sign in and check under My login what belongs to your account. Choose a new password if you think that somebody knows it.
    .no = { -mail-freeze }

mail-changes-thawed = You can change your account again
    .intro = Changes to your account at { $organisation } had been stopped after a report. They are allowed again.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-recovery-used = Somebody signed in another way
    .intro = Somebody signed in to your account at { $organisation } without the usual app or phone.
    .yes = Then there is nothing you need to do. Did you lose your phone? Remove the app under My login and link a new one.
    .no = { -mail-freeze } Choose a new password after that.

mail-reset-by-support = Support removed your second proof
    .intro = A member of staff of { $organisation } removed the apps and recovery codes of your account, because somebody reported them lost. Everybody was signed out.
    .yes = Then sign in with your password. We send you a link that works for ten minutes. After that you link a new app.
    .no = Then somebody may be posing as you. { -mail-freeze } Choose a new password after that.

mail-account-disabled = Your account was disabled
    .intro = A member of staff of { $organisation } disabled your account. Everybody was signed out, and nobody can sign in with it.
    .yes = Then there is nothing you need to do. Everything is kept for when the account is enabled again.
    .no = Then get in touch with { $organisation }. While the account is disabled, the links in our messages do not work.

mail-account-enabled = Your account is enabled again
    .intro = A member of staff of { $organisation } enabled your account again. You can sign in as you did before.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze }

mail-email-change-requested = Another e-mail address was asked for
    .intro = A member of staff of { $organisation } asked to change the e-mail address that you sign in with. Nothing changes until this address and the new one have both been confirmed. Each of them gets a message of its own for that.
    .yes = Then use the link in the other message within 24 hours.
    .no = Then somebody may be posing as you. Choose ‘This was not me’ at once: that calls the change off. We also stop all other changes for 24 hours and sign out everywhere.

mail-email-changed = Your e-mail address for signing in was changed
    .intro = The e-mail address that you sign in with at { $organisation } was changed. We send this message to the former and to the new address. Everybody was signed out.
    .yes = Then sign in with the new address from now on.
    .no = { -mail-freeze } Get in touch with { $organisation } after that.

mail-backup-email-requested = A backup e-mail address was entered
    .intro = A backup e-mail address was entered for your account at { $organisation }. It does not count until it is confirmed.
    .yes = Then use the link in the message that went to the new address, within 24 hours.
    .no = { -mail-freeze } That also drops the address that was entered.

mail-backup-email-confirmed = Your backup e-mail address was confirmed
    .intro = Another backup e-mail address belongs to your account at { $organisation } now. Without your phone you can sign in again with a link to that address, after your password.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze } That also takes the backup address away. Choose a new password after that.

mail-backup-email-removed = Your backup e-mail address was removed
    .intro = There is no backup e-mail address any more for your account at { $organisation }. We send this message to that address, too. You were signed out on other devices.
    .yes = Then there is nothing you need to do.
    .no = { -mail-freeze } Choose a new password after that.

mail-backup-email-withdrawn = A backup e-mail address was taken away
    .intro = It was reported that the backup e-mail address of your account at { $organisation } was not entered by you. It does not belong to it any more, and nobody can sign in with it. Everybody was signed out.
    .yes = Then sign in and choose a new password: somebody probably knows it.
    .no = Sign in and enter the address again under My login, once changes are allowed again.

mail-second-factor-switched-off = Two-step verification was switched off
    .intro = With your password and a recovery code, two-step verification was switched off for your account at { $organisation }. Your apps are in the trash and everybody was signed out. That recovery code does not work any more and was replaced by a new one.
    .yes = Then sign in again and link a new app. Did you find your phone? Until { $until } you can restore the app under My login.
    .no = { -mail-freeze } Choose a new password after that.

mail-device-remembered = A device is remembered
    .intro = From now on a browser is remembered for your account at { $organisation }. Whoever knows your password signs in there without a second step.
    .yes = Then there is nothing you need to do. My login shows which devices are remembered.
    .no = { -mail-freeze } No device is remembered after that. Then choose a new password: somebody knows it.

mail-device-token-reused = A remembered device was forgotten
    .intro = A device that was remembered for your account at { $organisation } came with data that had been used before. Somebody may have copied it. The device is not remembered any more, and everybody was signed out.
    .yes = Then there is nothing you need to do. Enter a code of your app when you sign in.
    .no = { -mail-freeze } Choose a new password after that: somebody knows it.

## What all of them share

mail-greeting = Dear { $name },
mail-label-unknown = without a name
mail-when = When
mail-with = With
mail-proof = Proof
mail-codes-left = Codes left
mail-yes = Did you do this?
mail-no = Was this not you?
mail-yes-asked = Did you ask for this?
mail-no-asked = Did you not ask for this?
mail-not = Did you not expect this?
mail-not-me = This was not me
mail-link-until = The link works once and until { $until }.
mail-not-me-until = The link opens a page that asks you to confirm first. It works once and until { $until }. Do you not trust the link? Then go to { $organisation } yourself and choose My login.
mail-no-link = Then go to { $organisation } yourself at once, sign in and choose a new password. Can you not? Get in touch with { $organisation }.
mail-foot-link = You receive this message because somebody used your e-mail address at { $organisation }. We never ask for a code by e-mail.
mail-foot-notice = You receive this message because something changed in how you sign in. We send it to all your addresses. We never ask for a code by e-mail.

# With what: a browser on a system, from an address; each of them may be unknown.
mail-browser-on = { $browser } on { $system }
mail-browser-unknown = an unknown program
mail-from = { $client }, from { $ip }

# The proof that was given.
mail-proof-app = a code from the app
mail-proof-trashed-app = a code from the app in the trash can
mail-proof-recovery-code = a recovery code
mail-proof-phone = a phone call or text message
mail-proof-mailbox = a link by e-mail

# Moments: "Tuesday 10 March 2026 at 09:41", "17 March 2026 at 09:41".
mail-moment = { $weekday } { $moment }
mail-moment-short = { $day } at { $time }
mail-weekday-1 = Monday
mail-weekday-2 = Tuesday
mail-weekday-3 = Wednesday
mail-weekday-4 = Thursday
mail-weekday-5 = Friday
mail-weekday-6 = Saturday
mail-weekday-7 = Sunday

# The demo's inbox, /dev/inbox
inbox-title = Mail that was sent
inbox-about = Without a mail server all mail ends up here, the latest first.
inbox-empty = No mail has been sent yet.
inbox-all = All mail
inbox-from = From
inbox-to = To
inbox-date = Sent
inbox-html = The mail itself
inbox-text = The same mail as plain text

mail-role = Role
mail-role-granted = You have another role at { $organisation }
    .intro = An administrator of { $organisation } gave you a role. You are signed out everywhere. With a role you use a second step at every sign-in.
    .yes = Sign in again to go on working. Did you not expect this role? Then tell your organisation.
mail-role-revoked = Your role at { $organisation } has ended
    .intro = An administrator of { $organisation } withdrew your role. You are signed out everywhere, and sign in like anybody else from now on.
    .yes = Sign in again to go on. Did you not expect this? Then contact your organisation.
mail-policy-changed = The rules for signing in have changed
    .intro = { $organisation } has changed its policy for signing in. The new policy is in force from now on.
    .yes = Any questions? Ask your organisation.
    .no = Ask your organisation.
mail-consequence-locked_out = Nothing that you have now gets you in any more. Contact your organisation’s support.
mail-consequence-no_way_back = If you lose your phone, only your organisation’s support can let you in again. Make recovery codes under My login, and keep them apart from your phone.
mail-consequence-number_no_factor = Your telephone number no longer counts as a second step. At your next sign-in you prove another way that it is you, and set up a new second step.
mail-consequence-must_prove = You set up a second step again. At your next sign-in you first prove another way that it is you.
mail-consequence-must_bind = At your next sign-in you set up a second step.
mail-consequence-must_bind_after_grace = Soon you set up a second step. At your next sign-in you see for how long you can put it off.
mail-consequence-less_grace = You can put the second step off for fewer days. At your next sign-in you see for how many.
mail-consequence-more_grace = You can put the second step off for longer. At your next sign-in you see for how long. If your password has fewer than 15 characters, you first choose a longer one.
mail-consequence-free_to_choose = From now on you choose whether to use a second step. We advise you to keep it. Without one, your password needs at least 15 characters.
mail-consequence-number_no_way = A telephone number of yours no longer counts as a second step. Your other second step goes on working.
mail-consequence-number_counts = A telephone number of yours counts as a second step again. See under My login whether it is still yours.
mail-consequence-remembered_shorter = Your devices are remembered for fewer days, or not any more. You fill in a code more often.
mail-consequence-must_set_backup_email = At your next sign-in you give a backup e-mail address.
mail-consequence-backup_email_no_way = Your backup e-mail address no longer lets you in.
mail-consequence-mailbox_no_way = A link to your mailbox is no way back any more once your phone is lost. See to it that you have recovery codes.
mail-consequence-codes_switch_off = From now on a recovery code switches your second step off.
mail-consequence-codes_sign_in = From now on a recovery code lets you in to link a new app.
mail-consequence-resets_no_more = You can no longer reset lost phones of others. An administrator does so from now on.
mail-consequence-may_reset = You can reset lost phones of others from now on.
