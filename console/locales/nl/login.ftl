# Signing in and proving oneself another way.

login-title = Inloggen
login-lead = Eerst uw wachtwoord, daarna zo nodig de code uit uw authenticator-app.
field-email = E-mailadres
field-password = Wachtwoord
login-button = Inloggen
login-help = Lukt het niet?
login-forgotten = Wachtwoord vergeten
    .why = U krijgt een link voor een nieuw wachtwoord.
login-lost-phone = Telefoon kwijt of vervangen
    .why = U komt weer binnen met uw wachtwoord en een ander bewijs.

verify-title = Vul uw code in
verify-lead = Open uw authenticator-app en zoek { $organisation }.
verify-field = Code uit uw app
verify-hint = Zes cijfers. Elke 30 seconden verschijnt een nieuwe code.
code-sends-itself = Na het zesde cijfer gaat de code vanzelf op weg.
verify-button = Code verifiëren
remember-device = { $days ->
    [one] Onthoud dit apparaat voor één dag
   *[other] Onthoud dit apparaat voor { $days } dagen
}
remember-device-hint = Doe dit alleen op een apparaat van uzelf. U logt er dan in met alleen uw wachtwoord.
verify-other = Kunt u niet bij uw app?
verify-prove = Herstel mobiele app
    .why = Telefoon kwijt of kapot? U komt binnen met { $ways }.
step-up-title = Bevestig dat u het bent
step-up-lead = U gaat iets wijzigen dat uw account beveiligt. Daarvoor vragen wij een nieuwe code uit uw app.
step-up-after = Hierna kunt u vijf minuten lang wijzigen.

prove-title = Bewijs dat u het bent
prove-lead = Uw wachtwoord klopt. Kies nog een manier om te bewijzen dat u het bent. Daarna koppelt u een nieuwe app.
prove-trashed = U heeft uw app weggegooid. Zo komt u toch binnen en koppelt u een andere.
prove-mailbox = Link naar uw mailbox
    .why = Wij sturen een link naar { $address }. Hij werkt één keer, en niet lang.
prove-mailbox-button = Stuur mij een link
prove-ways = Kies een manier
prove-code-ways = Of op een andere manier
way-recovery-code = Herstelcode gebruiken
    .why = { $left ->
        [one] U heeft er nog één. U bewaarde ze bij het instellen.
       *[other] Een van de { $left } codes die u bij het instellen bewaarde.
    }
way-switch-off = App uitschakelen met een herstelcode
    .why = { $left ->
        [one] Telefoon kwijt, gestolen of kapot? Met de back-upcode die u bewaarde schakelt u de app uit.
       *[other] Telefoon kwijt, gestolen of kapot? Met een van de { $left } back-upcodes die u bewaarde schakelt u de app uit.
    }
way-backup-mailbox = Inloglink naar uw back-up e-mailadres
    .why = Wij sturen een link naar { $address }. Vijftien minuten geldig, één keer te gebruiken.
way-trashed-app = Code van de app die u weggooide
    .why = ‘{ $label }’ ligt nog in de prullenbak en maakt nog codes.
way-app = Code uit uw app
    .why = Uw app werkt nog gewoon.
way-support = Hulp van uw organisatie
    .why = Kan geen van deze manieren? Neem contact op met de helpdesk van { $organisation }.
way-support-reached = Hulp van uw organisatie
    .why = Kan geen van deze manieren? De helpdesk van { $organisation }: { $helpdesk }.

recovery-code-title = Vul een herstelcode in
recovery-code-lead = Een van de codes die u bewaarde toen u uw app koppelde.
recovery-code-field = Herstelcode
recovery-code-hint = Letters en cijfers, zoals op uw lijst. Hoofdletters, spaties en streepjes maken niet uit.
recovery-code-button = Herstelcode gebruiken
recovery-code-after = De code werkt hierna niet meer. U krijgt er een nieuwe voor terug.

switch-off-title = Schakel uw app uit met een herstelcode
switch-off-lead = Voor als uw telefoon kwijt, gestolen of kapot is. Gebruik een van de herstelcodes (back-upcodes) die u bewaarde toen u uw app koppelde.
switch-off-apps = Al uw apps werken meteen niet meer. Vindt u uw telefoon terug, dan zet u de app binnen zeven dagen terug.
switch-off-code = De herstelcode werkt hierna niet meer. U krijgt er een nieuwe voor terug.
switch-off-sessions = Overal wordt uitgelogd, ook op onthouden apparaten.
switch-off-then = Daarna logt u opnieuw in. Wat uw organisatie dan vraagt, stelt u opnieuw in.
switch-off-button = App uitschakelen

trashed-app-title = Vul een code van de weggegooide app in
trashed-app-lead = Heeft u ‘{ $label }’ nog op uw telefoon? Open die en neem de zes cijfers over.
trashed-app-after = De app blijft in de prullenbak. U kunt hem daarna terugzetten of een nieuwe koppelen.
prove-another-way = Een andere manier kiezen

backup-link-title = Inloglink naar uw back-up e-mailadres
backup-link-lead = Wij sturen een inloglink naar { $address }. Daarmee komt u binnen om een nieuwe app te koppelen.
backup-link-button = Stuur mij een inloglink

link-sent-title = Kijk in uw mailbox
link-sent-lead = Wij hebben een link gestuurd naar { $address }.
link-sent-valid = { $minutes ->
    [one] De link is één minuut geldig en werkt één keer.
   *[other] De link is { $minutes } minuten geldig en werkt één keer.
}
link-sent-here = Open de link in deze browser. Dan weten wij zeker dat u het bent.
link-sent-junk = Niets gekregen? Kijk ook bij ongewenste mail. Daarna kunt u een nieuwe link vragen.
link-sent-again = Stuur opnieuw
