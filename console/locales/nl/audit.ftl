# Het grootboek: wat er gebeurde, en hoe een account er toen uitzag.

audit-title = Grootboek
audit-lead = Alles wat er gebeurde en wat er is geweigerd, in één volgorde. Het nieuwste staat bovenaan.
audit-filters = Filters
audit-from = Van
audit-to = Tot
audit-period-hint = Volgens de klok van de tijdzone hierboven. Een tijdstip in UTC schrijft u in het adres met een Z erachter.
audit-event = Wat
audit-event-any = Alles
audit-event-sign_in = Inloggen
audit-event-factors = Apps, codes en wachtwoord
audit-event-links = Links per e-mail
audit-event-accounts = Account en support
audit-event-access = Inzage en weigeringen
audit-event-organisation = Organisatie en beleid
audit-outcome = Uitkomst
audit-outcome-any = Gedaan en geweigerd
audit-outcome-done = Gedaan
audit-outcome-refused = Geweigerd
audit-actor = Wie
audit-actor-any = Iedereen
audit-actor-people = Iemand die was ingelogd
audit-actor-nobody = Iemand die niet was ingelogd
audit-actor-system = Het systeem
audit-actor-operator = De beheerder van de server
audit-person = Op wie
audit-filter = Filteren
audit-clear = Wissen
audit-zone = Tijdzone
audit-zone-choose = Kiezen
audit-lines = { $count ->
    [one] 1 regel, het nieuwste eerst
   *[other] { $count } regels, het nieuwste eerst
}
audit-older = Oudere regels
audit-newest = Naar de nieuwste regels
audit-when = Wanneer
audit-who = Wie
audit-what = Wat
audit-on = Op wie
audit-where = Waarvandaan
audit-why = Waarom
audit-erased = Gewist
audit-operator = Beheerder van de server
audit-record-read = Dossier ingezien
audit-refused = Geweigerd: { $act }
audit-summarised = Meer dan { $count } handelingen in één minuut; de rest is niet apart vastgelegd
audit-twice = Een tijdstip van deze periode kwam twee keer voor, omdat de wintertijd inging. U ziet de ruimste periode.
audit-nothing = Geen regels gevonden.
    .help = Verruim de periode, of wis een filter.
audit-bad-event = Dit soort gebeurtenis bestaat niet.
    .help = Kies er een uit de lijst.
audit-bad-actor = Deze keuze bij ‘Wie’ bestaat niet.
    .help = Kies er een uit de lijst.
audit-bad-outcome = Deze uitkomst bestaat niet.
    .help = Kies gedaan of geweigerd.
audit-bad-before = Dit adres is niet volledig.
    .help = Begin opnieuw bij de nieuwste regels.
audit-bad-moment = Dit is geen datum met een tijd.
    .help = Schrijf het als 2026-03-10T09:41.
audit-bad-period = De periode eindigt voordat zij begint.
    .help = Kies een einde dat na het begin ligt.
audit-bad-nobody = Niemand heet zo of heeft dit e-mailadres.
    .help = Controleer de naam, of gebruik het hele e-mailadres.
audit-bad-short = Dat is te kort om op te zoeken.
    .help = Typ ten minste drie letters of cijfers van een naam of e-mailadres.
audit-bad-several = Meer mensen heten zo.
    .help = Gebruik het hele e-mailadres.
audit-bad-long = Dit is te lang.
    .help = Houd elk filter korter dan 200 tekens.

machine-title = { $name } op een moment
machine-crumbs = Kruimelpad
machine-count = na gebeurtenis { $at } van { $version }
machine-before = Voor de eerste gebeurtenis
machine-part = Onderdeel
machine-then = Toen
machine-now = Nu
machine-difference = Verschil
machine-changed = Gewijzigd
machine-same = Gelijk
machine-differences = { $count ->
    [0] Toestand toen en nu, zonder verschillen
    [one] Toestand toen en nu, met 1 verschil
   *[other] Toestand toen en nu, met { $count } verschillen
}
machine-around = Rond dit moment
machine-here = U kijkt hier: na { $at }
machine-ledger = Alle regels over deze persoon
machine-previous = Vorige
machine-next = Volgende
machine-latest = Nu
machine-scrub = Schuif naar een gebeurtenis
machine-at = Gebeurtenis of tijdstip
machine-at-hint = Een nummer, een tijdstip als 2026-03-10T09:41, of in UTC als 2026-03-10T08:41:00Z. Het adres legt daarna het nummer vast en toont altijd hetzelfde.
machine-go = Ga naar dit moment
machine-twice = Dit tijdstip kwam twee keer voor
    .help = In { $zone } ging toen de klok een uur terug. Welk moment bedoelt u?
machine-twice-first = De eerste keer, { $utc }
machine-twice-second = De tweede keer, { $utc }

part-state = Toestand
part-name = Naam
part-email = E-mailadres
part-role = Rol
part-password = Wachtwoord gekozen
part-app = App ‘{ $label }’
part-enrolment = App wordt gekoppeld
part-codes = Herstelcodes
part-links = Geldige links
part-grace = Tweede stap uitgesteld
part-devices = Onthouden apparaten
part-locks = Vergrendeld
part-frozen = Wijzigingen stilgelegd
part-last-sign-in = Laatst ingelogd
part-version = Gebeurtenissen

fact-none = Geen
fact-until = Tot { $moment }
fact-in-use = In gebruik
fact-suspended = Stilgelegd
fact-trashed = In de prullenbak, tot { $moment } terug te zetten
fact-revoked = Ingetrokken door support
fact-purged = Definitief gewist
fact-codes = { $count } over
