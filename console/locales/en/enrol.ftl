# Linking an app and keeping the recovery codes.

enrol-title = Link an authenticator app
enrol-title-another = Link another authenticator app
enrol-mandatory = Your organisation has made two-step verification mandatory for signing in. Use the form below to set up two-step verification once.
enrol-free = With an app as well, nobody can sign in with just your password.
enrol-asked = Your organisation asks everybody to set up two-step verification. Use the form below to do it once.
enrol-another = An app on a second device keeps you in if you lose your phone.

enrol-install = Download an authenticator app
enrol-install-what = An authenticator app on your phone makes codes that you sign in with. A code is valid for a short time. Then a new one appears.
enrol-install-which = Download Google Authenticator or Microsoft Authenticator for Android or iOS, or use another authenticator app, such as Authy or Duo Mobile. Do you have such an app already? Then use that one.

enrol-scan = Scan the QR code or copy the code
enrol-scan-how = Choose ‘add account’ in your app and scan this QR code, or type the activation code.
enrol-connect-how = Follow the link below to connect your authenticator app.
enrol-connect = Connect app
enrol-connect-hint = Opens the authenticator app on this phone.
enrol-or = or scan with another device
enrol-qr = QR code with the activation code for your app. The same code is below in letters and digits.
enrol-secret = Activation code
enrol-type = Or enter this code in your app.
enrol-valid = Valid until { $time }.
enrol-same-device = Is your app on this device?

enrol-code = Enter the code from the app
enrol-code-field = Two-step verification code
enrol-code-hint = The six digits that the app shows for { $organisation }.
enrol-label = Name of this device
enrol-label-hint = For example: work phone.
enrol-button = Verify code
enrol-after-first = Next you get your recovery codes.
enrol-after-another = After this you can sign in with either app.
enrol-restart = Is scanning not working, or may somebody else have seen this code?
enrol-restart-button = Make a new QR code

grace-left = { $days ->
    [one] You can skip this for one more day
   *[other] You can skip this for { $days } more days
}
grace-after = After that you have to set up two-step verification.
grace-skip = Skip for now

codes-title = Save your recovery codes
codes-title-replaced = Save your new recovery code
codes-bound = Your telephone number was added.
codes-linked = Your app has been linked.
codes-renewed = You have new recovery codes. The old ones no longer work.
codes-replaced = You are in. The recovery code that you used no longer works.
codes-switched-off = Your app has been switched off. The recovery code that you used does not work any more.
codes-lead = If you cannot get at your app, a recovery code lets you in again. Each code works once. We show the codes only now.
codes-lead-phone = If you cannot get at your phone, a recovery code gets you back in. Each code works once. We show the codes only now.
codes-lead-switch-off = If you cannot get at your app, you switch it off with your password and one of these backup codes. Each code works once. We show the codes only now.
codes-lead-replaced = This is the code that takes its place. Write it down with your other codes. We show it only now.
codes-paper = Recovery codes of { $email } at { $organisation }, made on { $day }. Each code works once. Keep this sheet in a safe place that only you can reach. Cross out a code when you have used it.
codes-label = Your recovery codes
codes-download = Download
codes-copy = Copy
codes-print = Print
codes-copied = Copied. Paste them where only you can reach.
codes-copy-failed = This browser cannot copy. Download them or write them down.
codes-keep = Keep the codes in a safe place that only you can reach. For example:
codes-keep-one = Keep the code in a safe place that only you can reach. For example:
codes-keep-paper = on paper, in a drawer at home
codes-keep-vault = in a password manager, but not on the phone that has your app
codes-saved = I have saved these codes
codes-saved-one = I have saved this code
codes-button = Continue
codes-after-enrol = After this you are done. Next time we ask for the code from your app.
codes-after-bound = After this you are done. Next time we ask for a proof by your phone.
codes-after = After this we do not show them again.
codes-after-one = After this we do not show it again.
codes-after-switched-off = After this we do not show it again, and you sign in anew.
codes-file = recovery-codes
app-default-label = Authenticator app
