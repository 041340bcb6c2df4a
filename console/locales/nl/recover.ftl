# A lost app, and what mailed links lead to: passwords, links, and reports.

recover-title = Herstel mobiele app
recover-lead = Telefoon kwijt, kapot of vervangen? U komt weer binnen met twee bewijzen van een verschillende soort.
recover-step-password = Uw wachtwoord.
recover-step-proof = Iets wat niet op die telefoon staat, zoals een herstelcode of een link naar uw mailbox.
recover-step-app = Daarna koppelt u een nieuwe app.
recover-button = Verder
recover-after = Daarna laten wij zien welke manieren u heeft.
recover-forgotten-why = Kies eerst een nieuw wachtwoord. Ook daarvoor vragen wij twee bewijzen.
recover-lead-none = Uw wachtwoord klopt. Er is alleen geen tweede manier om te bewijzen dat u het bent.
recover-none = Zelf weer binnenkomen kan nu niet. Vraag de helpdesk om hulp.
recover-support-heading = Lukt het zo niet?
recover-support-guest = Neem contact op met de helpdesk van uw organisatie.
recover-support = Neem contact op met de helpdesk van { $organisation }.
recover-hand = Houd bij de hand:
recover-hand-who = uw naam en het e-mailadres waarmee u inlogt
recover-hand-when = wanneer en waar u voor het laatst inlogde
recover-hand-what = wat er met uw telefoon is gebeurd
recover-support-never = Geef nooit uw wachtwoord of een code, ook niet aan de helpdesk. Niemand hoort daarom te vragen.

forgotten-title = Wachtwoord vergeten
forgotten-lead = Vul het e-mailadres in waarmee u inlogt. Bestaat er een account bij, dan sturen wij een link voor een nieuw wachtwoord.
forgotten-button = Stuur mij een link
forgotten-after = { $minutes ->
    [one] De link is één minuut geldig en werkt één keer.
   *[other] De link is { $minutes } minuten geldig en werkt één keer.
}
forgotten-sent-title = Kijk in uw mailbox
forgotten-sent-lead = Bestaat er een account bij dit adres, dan is er nu een link onderweg.
forgotten-sent-junk = Niets gekregen? Kijk ook bij ongewenste mail, of controleer het adres en vraag het opnieuw.
forgotten-again = Opnieuw proberen

activate-title = Kies een wachtwoord
activate-lead = Welkom bij { $organisation }. Met dit wachtwoord logt u voortaan in.
activate-late-title = Deze link is verlopen
activate-late-lead = { $days ->
    [one] Een activatielink werkt één dag. Wij sturen u graag een nieuwe, naar hetzelfde e-mailadres.
   *[other] Een activatielink werkt { $days } dagen. Wij sturen u graag een nieuwe, naar hetzelfde e-mailadres.
}
activate-again-button = Stuur mij een nieuwe link
activate-again-after = Open daarna de link in de nieuwe e-mail en kies uw wachtwoord.
new-password-title = Kies een nieuw wachtwoord
change-password-title = Wijzig uw wachtwoord
password-rules = Minstens { $min } tekens. Een zin van een paar woorden onthoudt u makkelijk en is moeilijk te raden.
password-rules-composition = Kies een wachtwoord dat aan alle punten hieronder voldoet.
password-rule-length = Minstens { $min } tekens: een zin van een paar woorden mag.
password-rule-upper = Een hoofdletter, zoals A.
password-rule-lower = Een kleine letter, zoals a.
password-rule-digit = Een cijfer, zoals 7.
password-rule-special = Een speciaal teken, zoals ! ? of -. Een spatie telt ook.
password-rule-kept = (in orde)
password-needs = Nog nodig:
password-and = en
password-one-more = 1 teken
password-more = {"{}"} tekens
password-upper = een hoofdletter
password-lower = een kleine letter
password-digit = een cijfer
password-special = een speciaal teken
password-complete = Dit past. Of het makkelijk te raden is, kijken wij na als u het instelt.
field-new-password = Nieuw wachtwoord
field-first-password = Wachtwoord
field-present-password = Huidig wachtwoord
second-title = Bewijs ook dat u het bent
second-app = Code uit uw app, of een herstelcode
second-app-hint = De link in uw mailbox alleen is niet genoeg: zo kan niemand met alleen uw mailbox bij uw account.
second-app-only = Code uit uw app
second-recovery = Een herstelcode
second-missing = De link in uw mailbox alleen is niet genoeg, en u hebt geen app of herstelcode die nu werkt. Uw organisatie helpt u verder.
second-phone = Liever met uw telefoon?
second-phone-only = Bewijs met uw telefoon dat u het bent
second-phone-hint = Doe dit eerst; daarna kiest u het wachtwoord.
second-missing-help = Zo komt u verder
password-button = Wachtwoord instellen
password-apply-button = Toepassen
password-change-button = Wachtwoord wijzigen
activate-after = Hierna gaat u meteen verder met inloggen.
new-password-after = Hierna logt u ermee in. Alle sessies zijn dan beëindigd.
change-password-after = Hierna zijn alle andere sessies beëindigd. U krijgt er bericht van.

magic-title-sign-in = Verder met inloggen?
magic-title-password = Nieuw wachtwoord kiezen?
magic-account = Account
magic-asked = Aangevraagd
magic-from = Vanaf
magic-valid = Geldig tot
magic-same = Deze link is in deze browser aangevraagd.
magic-other = Deze link is in een andere browser aangevraagd. Deed u dat niet zelf? Ga dan niet verder.
magic-button-sign-in = Ja, ik ben het
magic-button-password = Verder
magic-after-sign-in = Hierna kunt u een nieuwe app koppelen. De link werkt daarna niet meer.
magic-after-password = Hierna kiest u een nieuw wachtwoord. De link werkt daarna niet meer.
magic-no = Ik heb dit niet aangevraagd
magic-no-help = Sluit deze pagina. Er verandert dan niets en de link verloopt vanzelf.

not-me-title = Was u dit niet?
not-me-what = Gemeld
not-me-when = Wanneer
not-me-from = Vanaf
not-me-will = Als u dit bevestigt
not-me-suspends-app = werkt de app ‘{ $label }’ meteen niet meer
not-me-suspends-phone = werkt het nummer { $number } meteen niet meer
not-me-suspends-others = blijven uw andere manieren om in te loggen gewoon werken
not-me-suspends-undo = kunt u dit zelf ongedaan maken als u zich vergist
not-me-backup-gone = hoort { $address } niet meer bij uw account: er gaan geen inloglinks meer heen
not-me-freezes-hours = { $hours ->
    [one] kan één uur lang niemand iets aan uw beveiliging wijzigen
   *[other] kan { $hours } uur lang niemand iets aan uw beveiliging wijzigen
}
not-me-freezes-sessions = worden alle sessies beëindigd, ook die van u
not-me-freezes-undo = kunt u dit zelf opheffen door in te loggen met twee bewijzen
not-me-told = krijgt u bericht op al uw adressen
not-me-button = Ja, dit was ik niet
not-me-was-me = Was u het wel? Sluit dan deze pagina. Er verandert niets.
