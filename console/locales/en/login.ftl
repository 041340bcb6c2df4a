# Signing in and proving oneself another way.

login-title = Sign in
login-lead = First your password, then, if needed, the code from your authenticator app.
field-email = E-mail address
field-password = Password
login-button = Sign in
login-help = Trouble signing in?
login-forgotten = Forgotten your password
    .why = You will get a link for a new password.
login-lost-phone = Lost or replaced your phone
    .why = You get back in with your password and another proof.

verify-title = Enter your code
verify-lead = Open your authenticator app and find { $organisation }.
verify-field = Code from your app
verify-hint = Six digits. A new code appears every 30 seconds.
code-sends-itself = After the sixth digit the code sends itself.
verify-button = Verify code
remember-device = { $days ->
    [one] Remember this device for one day
   *[other] Remember this device for { $days } days
}
remember-device-hint = Do this only on a device of your own. You then sign in on it with just your password.
verify-other = Can't get at your app?
verify-prove = Recover mobile app
    .why = Phone lost or broken? You get in with { $ways }.
step-up-title = Confirm that it is you
step-up-lead = You are about to change something that protects your account. For that we ask a new code from your app.
step-up-after = After this you can make changes for five minutes.

prove-title = Prove that it is you
prove-lead = Your password is right. Choose one more way to prove that it is you. Then you link a new app.
prove-trashed = You threw your app away. This is how you get in all the same and link another one.
prove-mailbox = Link to your mailbox
    .why = We send a link to { $address }. It works once, and not for long.
prove-mailbox-button = Send me a link
prove-ways = Choose a way
prove-code-ways = Or another way
way-recovery-code = Use a recovery code
    .why = { $left ->
        [one] You have one left. You saved them when you set up your app.
       *[other] One of the { $left } codes that you saved when you set up your app.
    }
way-switch-off = Switch the app off with a recovery code
    .why = { $left ->
        [one] Phone lost, stolen or broken? The backup code that you saved switches the app off.
       *[other] Phone lost, stolen or broken? One of the { $left } backup codes that you saved switches the app off.
    }
way-backup-mailbox = Sign-in link to your backup e-mail address
    .why = We send a link to { $address }. Valid for fifteen minutes, to be used once.
way-trashed-app = Code from the app you threw away
    .why = ‘{ $label }’ is still in the trash and still makes codes.
way-app = Code from your app
    .why = Your app simply still works.
way-support = Help from your organisation
    .why = Is none of these possible? Get in touch with the help desk of { $organisation }.
way-support-reached = Help from your organisation
    .why = Is none of these possible? The help desk of { $organisation }: { $helpdesk }.

recovery-code-title = Enter a recovery code
recovery-code-lead = One of the codes that you saved when you linked your app.
recovery-code-field = Recovery code
recovery-code-hint = Letters and digits, as on your list. Capitals, spaces and hyphens do not matter.
recovery-code-button = Use recovery code
recovery-code-after = The code will not work again. You get a new one in its place.

switch-off-title = Switch your app off with a recovery code
switch-off-lead = For when your phone is lost, stolen or broken. Use one of the recovery codes (backup codes) that you saved when you linked your app.
switch-off-apps = All your apps stop working at once. If you find your phone again, you can put the app back within seven days.
switch-off-code = The recovery code will not work again. You get a new one in its place.
switch-off-sessions = You are signed out everywhere, on remembered devices too.
switch-off-then = Then you sign in anew. What your organisation asks for then, you set up again.
switch-off-button = Switch the app off

trashed-app-title = Enter a code from the app you threw away
trashed-app-lead = Is ‘{ $label }’ still on your phone? Open it and copy the six digits.
trashed-app-after = The app stays in the trash. Afterwards you can put it back or link a new one.
prove-another-way = Choose another way

backup-link-title = Sign-in link to your backup e-mail address
backup-link-lead = We send a sign-in link to { $address }. It lets you in to link a new app.
backup-link-button = Send me a sign-in link

link-sent-title = Look in your mailbox
link-sent-lead = We have sent a link to { $address }.
link-sent-valid = { $minutes ->
    [one] The link is valid for one minute and works once.
   *[other] The link is valid for { $minutes } minutes and works once.
}
link-sent-here = Open the link in this browser. That tells us that it is you.
link-sent-junk = Nothing there? Look under junk mail too. After that you can ask for a new link.
link-sent-again = Send again
