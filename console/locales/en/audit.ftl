# The ledger: what happened, and what an account looked like then.

audit-title = Ledger
audit-lead = Everything that happened and everything that was refused, in one order. The newest is on top.
audit-filters = Filters
audit-from = From
audit-to = Until
audit-period-hint = By the clock of the time zone above. In the address, a moment in UTC ends in Z.
audit-event = What
audit-event-any = Everything
audit-event-sign_in = Signing in
audit-event-factors = Apps, codes and password
audit-event-links = Links by e-mail
audit-event-accounts = Account and support
audit-event-access = Records read and refusals
audit-event-organisation = Organisation and policy
audit-outcome = Outcome
audit-outcome-any = Done and refused
audit-outcome-done = Done
audit-outcome-refused = Refused
audit-actor = Who
audit-actor-any = Everybody
audit-actor-people = Somebody who was signed in
audit-actor-nobody = Somebody who was not signed in
audit-actor-system = The system
audit-actor-operator = The operator of the server
audit-person = On whom
audit-filter = Filter
audit-clear = Clear
audit-zone = Time zone
audit-zone-choose = Choose
audit-lines = { $count ->
    [one] 1 line, the newest first
   *[other] { $count } lines, the newest first
}
audit-older = Older lines
audit-newest = To the newest lines
audit-when = When
audit-who = Who
audit-what = What
audit-on = On whom
audit-where = From where
audit-why = Why
audit-erased = Erased
audit-operator = Operator of the server
audit-record-read = Record read
audit-refused = Refused: { $act }
audit-summarised = More than { $count } acts in a minute; the rest is not on record one by one
audit-twice = A moment of this period happened twice, because daylight saving ended. You see the wider period.
audit-nothing = No lines found.
    .help = Widen the period, or clear a filter.
audit-bad-event = There is no such kind of event.
    .help = Choose one from the list.
audit-bad-actor = There is no such choice under ‘Who’.
    .help = Choose one from the list.
audit-bad-outcome = There is no such outcome.
    .help = Choose done or refused.
audit-bad-before = This address is not complete.
    .help = Start again from the newest lines.
audit-bad-moment = This is not a date with a time.
    .help = Write it as 2026-03-10T09:41.
audit-bad-period = The period ends before it begins.
    .help = Choose an end that comes after the beginning.
audit-bad-nobody = Nobody has this name or this e-mail address.
    .help = Check the name, or use the whole e-mail address.
audit-bad-short = That is too short to search for.
    .help = Type at least three letters or digits of a name or e-mail address.
audit-bad-several = More than one person has this name.
    .help = Use the whole e-mail address.
audit-bad-long = This is too long.
    .help = Keep each filter shorter than 200 characters.

machine-title = { $name } at a moment
machine-crumbs = Breadcrumbs
machine-count = after event { $at } of { $version }
machine-before = Before the first event
machine-part = Part
machine-then = Then
machine-now = Now
machine-difference = Difference
machine-changed = Changed
machine-same = Same
machine-differences = { $count ->
    [0] The state then and now, without differences
    [one] The state then and now, with 1 difference
   *[other] The state then and now, with { $count } differences
}
machine-around = Around this moment
machine-here = You are here: after { $at }
machine-ledger = All lines about this person
machine-previous = Previous
machine-next = Next
machine-latest = Now
machine-scrub = Slide to an event
machine-at = Event or moment
machine-at-hint = A number, a moment as 2026-03-10T09:41, or in UTC as 2026-03-10T08:41:00Z. The address then fixes the number and always shows the same.
machine-go = Go to this moment
machine-twice = This moment happened twice
    .help = In { $zone } the clock went back an hour then. Which moment do you mean?
machine-twice-first = The first time, { $utc }
machine-twice-second = The second time, { $utc }

part-state = State
part-name = Name
part-email = E-mail address
part-role = Role
part-password = Password chosen
part-app = App ‘{ $label }’
part-enrolment = App being linked
part-codes = Recovery codes
part-links = Valid links
part-grace = Second step put off
part-devices = Remembered devices
part-locks = Locked
part-frozen = Changes stopped
part-last-sign-in = Last signed in
part-version = Events

fact-none = None
fact-until = Until { $moment }
fact-in-use = In use
fact-suspended = Stopped
fact-trashed = In the trash, can be restored until { $moment }
fact-revoked = Revoked by support
fact-purged = Erased for good
fact-codes = { $count } left
