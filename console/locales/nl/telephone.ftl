# Telephones: what they hear and are sent.
# The demo's telephones, /dev/phone
phone-title = Telefoon
phone-about = Zonder telefoonprovider komen alle oproepen en sms’jes hier terecht, de nieuwste bovenaan.
phone-empty = Er is nog niet gebeld en niets gestuurd.
phone-all = Alle nummers
phone-refresh = Ververs
phone-rings = De telefoon gaat over
phone-talks = In gesprek
phone-missed = Gemiste oproep
phone-over = Oproep beëindigd
phone-answer = Opnemen
phone-ignore = Niet opnemen
phone-keypad = Toetsen

# What a call says, and a message.
call-who = Dit is { $organisation }.
call-bind = Toets nu het cijfer in dat op uw scherm staat.
call-sign-in = Iemand logt in met uw wachtwoord. Bent u dat? Toets dan de twee cijfers in die op uw scherm staan.
call-reset = Iemand wil een nieuw wachtwoord voor uw account kiezen, of logt erin in. Bent u dat? Toets dan de twee cijfers in die op uw scherm staan.
call-not-me = Bent u dit niet? Toets dan een sterretje, en daarna een hekje.
call-right = Dank u. Ga verder op uw scherm.
call-wrong = Dat is niet wat er op het scherm staat. Vraag op uw scherm om een nieuwe oproep.
call-stopped = Dank u voor de melding. Wij hebben dit stopgezet.
call-too-late = Deze oproep telt niet meer. Vraag op uw scherm om een nieuwe.
sms-code = { $code } is uw code voor { $organisation }. Hij werkt tien minuten. Geef hem aan niemand, ook niet aan ons.
sms-notice = { $organisation }: { $what } ({ $moment }). Was u dit niet? Meld het meteen: met de knop in onze e-mail hierover, of bij de helpdesk.
    .helpdesk = { $organisation }: { $what } ({ $moment }). Was u dit niet? Meld het meteen: met de knop in onze e-mail hierover, of bij de helpdesk: { $helpdesk }.

# Numbers, as people add and prove them.
step-phone = Telefoon

phone-add-title = Voeg telefoonnummer/ mobiele nummer toe
phone-add-lead = Wij bellen u meteen. U toetst dan een cijfer in dat op uw scherm staat.
phone-add-lead-sms = Wij sturen u meteen een sms met een code.
phone-mandatory = Uw organisatie vraagt bij het inloggen een tweede bewijs dat u het bent.
phone-free = Een tweede bewijs bij het inloggen maakt uw account veiliger.
phone-country = Land
phone-number = Telefoonnummer
phone-number-hint = Uw vaste of mobiele nummer, zonder de 0 aan het begin. Een nummer met een keuzemenu is niet geschikt.
phone-number-hint-sms = Uw mobiele nummer, zonder de 0 aan het begin.
phone-means = Hoe wilt u het bewijs geven?
phone-by-call = Bel mij
phone-by-sms = Stuur mij een sms
phone-verify = Verifiëren
phone-verify-after = Houd uw telefoon bij de hand: hij gaat meteen over.
phone-verify-after-sms = U krijgt meteen een sms.
phone-instead = Liever uw telefoonnummer?
phone-weaker = Liever een app?
phone-weaker-why = Bellen en sms zijn minder veilig dan een authenticator-app: een nummer kan worden overgenomen.
phone-rather-app = Een authenticator-app koppelen
    .why = Veiliger, en het werkt ook zonder bereik.
phone-file-title = Bewijs dat dit uw telefoon is
phone-file-lead = Uw organisatie heeft een telefoonnummer van u. Daar sturen wij een sms met een code naartoe.
phone-file-to = Het nummer is { $number }. Klopt het niet? Neem dan contact op met uw organisatie.
phone-file-next = Daarom koppelt u hierna een app.
phone-file-button = Stuur de code
phone-file-after = U krijgt meteen een sms.

phone-ask-title = Bewijs met uw telefoon dat u het bent
phone-ask-title-fresh = Bewijs nog eens met uw telefoon dat u het bent
phone-ask-lead = Houd uw telefoon bij de hand.
phone-ask-several = Uw eerste nummer staat bovenaan.
phone-ask-rather-app = Koppel er een op Mijn login.
phone-call = Bel { $number }
phone-send = Stuur een sms naar { $number }
phone-by-app = Met de code uit uw app
way-phone = Uw telefoon
    .why = Wij bereiken u op { $number }.
loss-phone = een telefoonnummer dat niet bij die telefoon hoort

call-title = Wij bellen u nu
call-title-right = Uw nummer klopt
call-title-over = De oproep is voorbij
call-lead = Op { $number }. Neem op en toets dit cijfer in op uw telefoon.
call-lead-sign-in = Op { $number }. Neem op en toets deze twee cijfers in op uw telefoon. Bent u dit niet? Toets dan een sterretje en een hekje.
call-lead-right = { $number } is geregistreerd zodra u zich aanmeldt.
call-lead-right-added = { $number } hoort bij uw account zodra u het toevoegt.
call-lead-right-sign-in = U heeft de juiste cijfers ingetoetst.
call-lead-over = Op { $number }.
call-digit = Uw cijfer
call-digits = Uw twee cijfers
call-thread = Verloop van het gesprek
call-step-number = Nummer bekend
call-step-rings = Uw telefoon gaat over
call-step-talks = U heeft opgenomen
call-step-digits = Uw antwoord ontvangen
call-keyed-in = Ik heb het ingetoetst
call-keyed-in-after = Klopt het, dan ziet u een groen vinkje bij uw nummer.
call-ticked = (bevestigd)
call-sign-me-in = Meld mij aan
call-add = Toevoegen
call-go-on = Verder
call-unknown = Wij weten niet zeker of uw telefoon overgaat. Wacht nog even; gaat hij niet over, vraag dan om een nieuwe oproep.
call-wrong-shown = Dat is niet wat er op het scherm staat.
call-missed = Er werd niet opgenomen, of er werd niets ingetoetst.
call-failed = Dit nummer kunnen wij niet bereiken.
call-over = Deze oproep of code telt niet meer.
call-nothing = Geen oproep gekregen, of ging het mis?
call-again = Bel mij opnieuw
call-left = { $count ->
    [0] Dat kan nu niet meer. Wacht een kwartier.
    [one] U krijgt een nieuw cijfer. Dat kan nog één keer.
   *[other] U krijgt een nieuw cijfer. Dat kan nog { $count } keer.
}
phone-other = Ander nummer gebruiken
    .why = Een vaste lijn mag, een keuzemenu niet.
phone-other-sms = Ander nummer gebruiken
    .why = Het moet een mobiel nummer zijn.
phone-other-sign-in = Opnieuw, of met een ander nummer
    .why = U kunt drie keer per kwartier gebeld worden.
phone-another = Voeg nog een nummer toe

sms-title = U ontvangt een sms
sms-lead = Wij stuurden een code van zes cijfers naar { $number }.
sms-unknown = Wij weten niet zeker of de sms is verstuurd. Komt hij niet, vraag dan om een nieuwe.
sms-valid = De code werkt tot { $time }.
sms-field = Code uit de sms
sms-button = Controleer
sms-after = Een nieuwe code maakt de vorige ongeldig.
sms-nothing = Geen sms gekregen?
sms-again = Stuur een nieuwe code
sms-left = { $count ->
    [0] Dat kan nu niet meer. Wacht een kwartier.
    [one] U krijgt een nieuwe code. Dat kan nog één keer.
   *[other] U krijgt een nieuwe code. Dat kan nog { $count } keer.
}

phones-title = Telefoonnummers
phones-on = Minder veilig dan een app
phones-off = Geen
phones-none = U heeft geen telefoonnummer opgegeven.
phones-weaker = Een authenticator-app is veiliger: een telefoonnummer kan worden overgenomen.
phones-suspended = Stilgezet
phones-switched-off = Uitgezet door uw organisatie
phones-primary = Eerste nummer
phones-by-call = Wij bellen dit nummer.
phones-by-sms = Wij sturen een sms.
phones-since = Toegevoegd op { $day }, laatst gebruikt op { $moment }.
phones-remove = Nummer { $number } verwijderen
phones-first = Zet voorop
    .whom = Nummer { $number } vooropzetten
phones-resume = Weer gebruiken
    .whom = Nummer { $number } weer gebruiken
phone-remove-title = Nummer { $number } verwijderen
phone-remove-lead = Toegevoegd op { $day }.
phone-remove-at-once = U kunt er meteen niet meer mee bewijzen dat u het bent.
phone-remove-next = De volgende keer logt u in met uw wachtwoord en { $ways }.
phone-remove-last = De volgende keer stelt u opnieuw in hoe u inlogt.
phone-remove-button = Ja, verwijder het nummer
