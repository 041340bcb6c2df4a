# Telephones: what they hear and are sent.
# The demo's telephones, /dev/phone
phone-title = Telephone
phone-about = Without a telephone provider all calls and text messages end up here, the latest first.
phone-empty = Nobody has called yet, and nothing was sent.
phone-all = All numbers
phone-refresh = Refresh
phone-rings = The telephone is ringing
phone-talks = In a call
phone-missed = Missed call
phone-over = Call ended
phone-answer = Answer
phone-ignore = Do not answer
phone-keypad = Keys

# What a call says, and a message.
call-who = This is { $organisation }.
call-bind = Now key in the digit that your screen shows.
call-sign-in = Somebody is signing in with your password. Is that you? Then key in the two digits that your screen shows.
call-reset = Somebody wants to choose a new password for your account, or is signing in to it. Is that you? Then key in the two digits that your screen shows.
call-not-me = Is it not you? Then press star, and after it hash.
call-right = Thank you. Go on at your screen.
call-wrong = That is not what the screen shows. Ask for a new call at your screen.
call-stopped = Thank you for telling us. We have stopped this.
call-too-late = This call counts no longer. Ask for a new one at your screen.
sms-code = { $code } is your code for { $organisation }. It works for ten minutes. Give it to nobody, not to us either.
sms-notice = { $organisation }: { $what } ({ $moment }). Was this not you? Report it at once: by the button in our e-mail about this, or to the helpdesk.
    .helpdesk = { $organisation }: { $what } ({ $moment }). Was this not you? Report it at once: by the button in our e-mail about this, or to the helpdesk: { $helpdesk }.

# Numbers, as people add and prove them.
step-phone = Phone

phone-add-title = Add a phone number / mobile number
phone-add-lead = We call you at once. You then key in a digit that your screen shows.
phone-add-lead-sms = We send you a text message with a code at once.
phone-mandatory = Your organisation asks for a second proof of who you are when you sign in.
phone-free = A second proof at sign-in makes your account safer.
phone-country = Country
phone-number = Phone number
phone-number-hint = Your landline or mobile number, without the 0 at the start. A number with a menu will not do.
phone-number-hint-sms = Your mobile number, without the 0 at the start.
phone-means = How would you like to give the proof?
phone-by-call = Call me
phone-by-sms = Send me a text message
phone-verify = Verify
phone-verify-after = Keep your phone at hand: it rings at once.
phone-verify-after-sms = You get a text message at once.
phone-instead = Rather your phone number?
phone-weaker = Rather an app?
phone-weaker-why = Calls and text messages are less safe than an authenticator app: a number can be taken over.
phone-rather-app = Link an authenticator app
    .why = Safer, and it works without reception.
phone-file-title = Prove that this is your phone
phone-file-lead = Your organisation has a phone number of yours. We send a text message with a code to it.
phone-file-to = The number is { $number }. Is it wrong? Then contact your organisation.
phone-file-next = That is why you link an app next.
phone-file-button = Send the code
phone-file-after = You get a text message at once.

phone-ask-title = Prove who you are with your phone
phone-ask-title-fresh = Prove once more who you are with your phone
phone-ask-lead = Keep your phone at hand.
phone-ask-several = Your first number is at the top.
phone-ask-rather-app = Link one on My login.
phone-call = Call { $number }
phone-send = Send a text message to { $number }
phone-by-app = With the code from your app
way-phone = Your phone
    .why = We reach you at { $number }.
loss-phone = a telephone number that is not that phone’s

call-title = We are calling you now
call-title-right = Your number is right
call-title-over = The call is over
call-lead = At { $number }. Answer, and key in this digit on your phone.
call-lead-sign-in = At { $number }. Answer, and key in these two digits on your phone. Is it not you? Then press star and hash.
call-lead-right = { $number } is registered as soon as you sign in.
call-lead-right-added = { $number } belongs to your account as soon as you add it.
call-lead-right-sign-in = You keyed in the right digits.
call-lead-over = At { $number }.
call-digit = Your digit
call-digits = Your two digits
call-thread = Course of the call
call-step-number = Number known
call-step-rings = Your phone is ringing
call-step-talks = You answered
call-step-digits = Your answer received
call-keyed-in = I have keyed it in
call-keyed-in-after = If it is right, you see a green tick at your number.
call-ticked = (confirmed)
call-sign-me-in = Sign me in
call-add = Add
call-go-on = Go on
call-unknown = We do not know for certain whether your phone rings. Wait a moment; if it does not ring, ask for a new call.
call-wrong-shown = That is not what the screen shows.
call-missed = Nobody answered, or nothing was keyed in.
call-failed = We cannot reach this number.
call-over = This call or code counts no longer.
call-nothing = No call, or did it go wrong?
call-again = Call me again
call-left = { $count ->
    [0] That is not possible any more now. Wait a quarter of an hour.
    [one] You get a new digit. That is possible once more.
   *[other] You get a new digit. That is possible { $count } more times.
}
phone-other = Use another number
    .why = A landline will do, a menu will not.
phone-other-sms = Use another number
    .why = It must be a mobile number.
phone-other-sign-in = Once more, or with another number
    .why = You can be called three times in a quarter of an hour.
phone-another = Add one more number

sms-title = You get a text message
sms-lead = We sent a code of six digits to { $number }.
sms-unknown = We do not know for certain whether the message was sent. If it does not come, ask for a new one.
sms-valid = The code works until { $time }.
sms-field = Code from the text message
sms-button = Check
sms-after = A new code makes the former one invalid.
sms-nothing = No text message?
sms-again = Send a new code
sms-left = { $count ->
    [0] That is not possible any more now. Wait a quarter of an hour.
    [one] You get a new code. That is possible once more.
   *[other] You get a new code. That is possible { $count } more times.
}

phones-title = Phone numbers
phones-on = Less safe than an app
phones-off = None
phones-none = You have given no phone number.
phones-weaker = An authenticator app is safer: a phone number can be taken over.
phones-suspended = Stopped
phones-switched-off = Switched off by your organisation
phones-primary = First number
phones-by-call = We call this number.
phones-by-sms = We send a text message.
phones-since = Added on { $day }, last used on { $moment }.
phones-remove = Remove number { $number }
phones-first = Put first
    .whom = Put number { $number } first
phones-resume = Use again
    .whom = Use number { $number } again
phone-remove-title = Remove number { $number }
phone-remove-lead = Added on { $day }.
phone-remove-at-once = You can no longer prove who you are with it, at once.
phone-remove-next = Next time you sign in with your password and { $ways }.
phone-remove-last = Next time you set up anew how you sign in.
phone-remove-button = Yes, remove the number
