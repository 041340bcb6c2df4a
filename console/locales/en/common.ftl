# What every page says: shell, dates, buttons.

date-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-moment = { $day } at { $time }

title = { $page } · { $organisation }
title-error = Error: { $page } · { $organisation }

skip-to-content = Skip to content
language-label = Language
account-menu = Your account
profile-settings = Profile settings
my-login = My login
sign-out = Sign out
stop = Cancel
guarded-by = Herstel guards this sign-in

back = Back
back-to-me = Back to My login
no-back = No, go back
optional = (optional)
who-signs-in = You are signing in as { $email }.
someone-else = Someone else?

steps-label = Progress
step-password = Password
step-app = App
step-codes = Recovery codes
step-done = Done
step-is-done = (done)

browser-unknown = Unknown browser
browser-on = { $browser } on { $system }
from-place = from { $ip }

# What was just done, after a redirect.
done-signed-out = You have signed out.
done-trashed = The app is in the trash and no longer works.
done-resumed = The app works again.
done-thawed = You can change everything again.
done-phone-added = The phone number was added.
done-phone-removed = The phone number was removed.
done-phone-primary = This number comes first now.
done-phone-resumed = The phone number works again.
done-restored = The app has been put back and works again.
done-renamed = The name has been changed.
done-linked = The app has been linked.
done-password-strength-2 = Your password has been set. Strength: fair.
done-password-strength-3 = Your password has been set. Strength: strong.
done-password-strength-4 = Your password has been set. Strength: very strong.
done-password-reset = Your new password has been set. Sign in with it.
done-session-ended = The session has been ended.
done-sessions-ended = All other sessions have been ended.
done-codes-saved = You have saved your recovery codes.
done-device-forgotten = The device is not remembered any more.
done-skipped = You are signed in. You will set up the second step later.
done-activation-sent = We have sent a new link. Look in your mailbox, also under junk mail.
done-registered = Congratulations, you are registered and signed in. Next time we ask for this second proof beside your password.
done-enrolled = All done. From now on, sign in with your password and the code from your app.
done-unlocked = Your account is open again.
done-suspended = We have stopped the app. Nobody can sign in with it any more.
done-phone-suspended = We have stopped the phone number. Nobody can sign in with it any more.
done-frozen = We have secured your account. All sessions have been ended and nothing can be changed for now.
done-backup-email-asked = Look in the mailbox of your backup e-mail address and confirm the link.
done-backup-email-confirmed = The backup e-mail address has been confirmed.
done-backup-email-removed = The backup e-mail address has been removed.
done-switched-off = Your app has been switched off. Sign in again with your password.
