# What went wrong, by its code; `.help` says what to do.

tries-left = { $count ->
    [one] You have 1 try left.
   *[other] You have { $count } tries left.
}
wait-minutes = { $count ->
    [one] Wait 1 minute.
   *[other] Wait { $count } minutes.
}
wait-counting = Wait another {"{}"}.
wait-over = You can try again now.

error-unknown = That did not work
    .help = Nothing has changed. Check what you entered and try again.
error-email_invalid = This is not an e-mail address
    .help = Enter an e-mail address, such as name@example.com.
error-email_missing = The e-mail address is missing
    .help = Enter your e-mail address.
error-password_missing = The password is missing
    .help = Enter your password.
error-wrong_credentials = E-mail address or password is wrong
    .help = Check both and try again.
error-wrong_password = The password is wrong
    .help = Enter the password you use now.
error-throttled = Too many tries
    .help = Please wait and try again later. Until then we check nothing.
error-locked = Your account is locked
    .help = Too many wrong codes were entered. Prove another way that it is you, or ask your organisation for help.
error-busy = We are very busy
    .help = Try again in a few seconds.
error-session_expired = You have been away too long
    .help = Sign in again.
error-proof_stale = First confirm that it is you
    .help = Enter a new code. It stays good for changes for five minutes.
error-stale = Your details have changed in the meantime
    .help = Nothing was done. Look at the new state and choose again.
error-code_missing = The code is missing
    .help = Enter the code.
error-code_malformed = This is not a valid code
    .help = Copy the code exactly. Spaces and hyphens are fine.
error-code_wrong = The code is wrong
    .help = Enter the newest code from your app.
error-code_used = This code has already been used
    .help = Wait until your app shows a new code and enter that one.
error-clock_off = The clock of your phone is off
    .help = Set your phone's time to automatic, then enter a new code.
error-recovery_code_wrong = The recovery code is wrong
    .help = Copy a code that you have not used yet.
error-enrolment_expired = The QR code has expired
    .help = Below is a new one. Remove the old one from your app and scan again.
error-label_missing = The name is missing
    .help = Enter a name by which you will know this device.
error-label_too_long = The name is too long
    .help = Use at most 40 characters.
error-too_many_apps = You have linked the highest number of apps
    .help = First put an app that you no longer use in the trash.
error-password_too_short = The password is too short
    .help = Choose a longer password. A phrase of a few words works well.
error-password_too_long = The password is too long
    .help = Choose a shorter password.
error-password_common = This password is too easy to guess
    .help = It is on a list of common or leaked passwords, or can be guessed in a short time. Choose another one.
error-password_composition = The password lacks a kind of character
    .help = Use an upper-case letter, a lower-case letter, a digit and a punctuation mark.
error-password_same = This is your present password
    .help = Choose another password.
error-no_way_back = You would not be able to sign in any more
    .help = Without this app you have no other way to prove that it is you. First link another app or make recovery codes.
error-not_restorable = This app cannot be put back
    .help = Link the app again.
error-factors_frozen = Nothing can be changed for now
    .help = Somebody reported a change that was not right. It will be possible again after 24 hours.
error-other_browser = Sign in here with your password first
    .help = This link was asked for in another browser. After your password you can confirm it here.
error-link_used = This link has already been used
    .help = A link works once. Ask for a new one.
error-link_expired = This link has expired
    .help = Ask for a new one.
error-mail_too_often = We have just sent a link
    .help = Look in your mailbox, also under junk mail. If need be, ask for a new one later.
error-password_personal = This password resembles your name, address or organisation
    .help = That is what others guess first. Choose another one.
error-second_proof_needed = Your password alone is not enough here
    .help = Prove in another way as well that it is you.
error-way_not_allowed = Your organisation does not allow this way
    .help = Choose another way, or ask your organisation for help.
error-no_recovery_codes = You have no recovery codes
    .help = Make them under My login.
error-forbidden = This is not allowed here
    .help = Nothing has changed.

error-not_active = This account is not active
    .help = Ask your organisation for help.
error-already_active = This account has already been activated
    .help = Sign in with your password.
error-not_in_this_session = First sign in again
    .help = You are in to repair your account. Sign in again for everything else.
error-proof_needed = First confirm that it is you
    .help = Enter a new code. It stays good for changes for five minutes.

failure-bad_request = We do not understand this request
    .help = Nothing has changed. Go back and try again.
failure-forbidden = You cannot do this here
    .help = Nothing has changed. Did you do this from another website? Then open the page here and try again.
failure-not_found = This page does not exist
    .help = Perhaps the address was not copied in full, or the page is not for you.
failure-method_not_allowed = This address cannot be opened directly
    .help = Nothing has changed. Start on the page that has the button.
failure-stale = Your details have changed in the meantime
    .help = Nothing was done. Look at the new state and choose again.
failure-link_used = This link no longer works
    .help = A link works once and is valid for a short time. Ask for a new one and open it in full.
failure-too_large = This is too much
    .help = Nothing has changed. What you sent is larger than this form needs.
failure-throttled = Too many tries
    .help = Please wait. Try again in a few minutes.
failure-locked = Your account is locked
    .help = Sign in with your password and prove another way that it is you, or ask your organisation for help.
failure-busy = We are very busy
    .help = Nothing has changed. Try again in a few seconds.
failure-broken = Something went wrong on our side
    .help = Nothing has changed. Try again in a minute. If it keeps happening, report the reference.

failure-reference = Reference
failure-to-login = Go to sign-in
failure-to-me = Go to My login
