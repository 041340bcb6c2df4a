# A lost app, and what mailed links lead to: passwords, links, and reports.

recover-title = Recover mobile app
recover-lead = Phone lost, broken or replaced? You get back in with two proofs of different kinds.
recover-step-password = Your password.
recover-step-proof = Something that is not on that phone, such as a recovery code or a link to your mailbox.
recover-step-app = Then you link a new app.
recover-button = Continue
recover-after = Then we show which ways you have.
recover-forgotten-why = Choose a new password first. For that too we ask two proofs.
recover-lead-none = Your password is right. But there is no second way to prove that it is you.
recover-none = You cannot get back in by yourself now. Ask the help desk.
recover-support-heading = Is none of this possible?
recover-support-guest = Get in touch with the help desk of your organisation.
recover-support = Get in touch with the help desk of { $organisation }.
recover-hand = Have at hand:
recover-hand-who = your name and the e-mail address that you sign in with
recover-hand-when = when and where you last signed in
recover-hand-what = what happened to your phone
recover-support-never = Never give your password or a code, not to the help desk either. Nobody should ask for them.

forgotten-title = Forgotten your password
forgotten-lead = Enter the e-mail address that you sign in with. If there is an account for it, we send a link for a new password.
forgotten-button = Send me a link
forgotten-after = { $minutes ->
    [one] The link is valid for one minute and works once.
   *[other] The link is valid for { $minutes } minutes and works once.
}
forgotten-sent-title = Look in your mailbox
forgotten-sent-lead = If there is an account for this address, a link is on its way.
forgotten-sent-junk = Nothing there? Look under junk mail too, or check the address and ask again.
forgotten-again = Try again

activate-title = Choose a password
activate-lead = Welcome to { $organisation }. From now on you sign in with this password.
activate-late-title = This link has expired
activate-late-lead = { $days ->
    [one] An activation link works for one day. We will gladly send you a new one, to the same e-mail address.
   *[other] An activation link works for { $days } days. We will gladly send you a new one, to the same e-mail address.
}
activate-again-button = Send me a new link
activate-again-after = Then open the link in the new e-mail and choose your password.
new-password-title = Choose a new password
change-password-title = Change your password
password-rules = At least { $min } characters. A phrase of a few words is easy to remember and hard to guess.
password-rules-composition = Choose a password that meets all of the points below.
password-rule-length = At least { $min } characters: a phrase of a few words is fine.
password-rule-upper = An upper-case letter, such as A.
password-rule-lower = A lower-case letter, such as a.
password-rule-digit = A digit, such as 7.
password-rule-special = A special character, such as ! ? or -. A space counts too.
password-rule-kept = (met)
password-needs = Still needed:
password-and = and
password-one-more = 1 character
password-more = {"{}"} characters
password-upper = an upper-case letter
password-lower = a lower-case letter
password-digit = a digit
password-special = a special character
password-complete = This fits. Whether it is easy to guess, we check when you set it.
field-new-password = New password
field-first-password = Password
field-present-password = Present password
second-title = Also prove that it is you
second-app = Code from your app, or a recovery code
second-app-hint = The link in your mailbox alone is not enough: so nobody with just your mailbox gets at your account.
second-app-only = Code from your app
second-recovery = A recovery code
second-missing = The link in your mailbox alone is not enough, and you have no app or recovery code that works now. Your organisation can help you.
second-phone = Rather with your phone?
second-phone-only = Prove with your phone that it is you
second-phone-hint = Do this first; after it you choose the password.
second-missing-help = How to go on
password-apply-button = Apply
password-button = Set password
password-change-button = Change password
activate-after = After this you go on signing in at once.
new-password-after = After this you sign in with it. All sessions will have been ended.
change-password-after = After this all other sessions have been ended. You will be told.

magic-title-sign-in = Continue signing in?
magic-title-password = Choose a new password?
magic-account = Account
magic-asked = Asked for
magic-from = From
magic-valid = Valid until
magic-same = This link was asked for in this browser.
magic-other = This link was asked for in another browser. Was that not you? Then do not continue.
magic-button-sign-in = Yes, it is me
magic-button-password = Continue
magic-after-sign-in = After this you can link a new app. The link will not work again.
magic-after-password = After this you choose a new password. The link will not work again.
magic-no = I did not ask for this
magic-no-help = Close this page. Then nothing changes and the link expires by itself.

not-me-title = Was this not you?
not-me-what = Reported
not-me-when = When
not-me-from = From
not-me-will = If you confirm this
not-me-suspends-app = the app ‘{ $label }’ stops working at once
not-me-suspends-phone = the number { $number } stops working at once
not-me-suspends-others = your other ways to sign in simply keep working
not-me-suspends-undo = you can undo this yourself if you are mistaken
not-me-backup-gone = { $address } no longer belongs to your account: no sign-in links go there any more
not-me-freezes-hours = { $hours ->
    [one] nobody can change anything about your security for one hour
   *[other] nobody can change anything about your security for { $hours } hours
}
not-me-freezes-sessions = all sessions are ended, yours too
not-me-freezes-undo = you can lift this yourself by signing in with two proofs
not-me-told = you are told at all your addresses
not-me-button = Yes, this was not me
not-me-was-me = Was it you after all? Then close this page. Nothing changes.
