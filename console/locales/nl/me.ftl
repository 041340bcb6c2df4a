# Mijn login.

me-title = Mijn login
me-repair = U bent hier om uw account te herstellen
    .help = U kunt uw verloren app weggooien en een nieuwe koppelen. Log daarna opnieuw in voor al het andere.
me-frozen = Wijzigen kan niet tot { $moment }
    .help = Iemand meldde een wijziging die niet klopte. Uw account is daarom tijdelijk beveiligd.
me-frozen-reset = Kies een nieuw wachtwoord met ‘Wachtwoord vergeten’, via uw e-mail. Daarna kunt u weer alles wijzigen.
me-thaw = Wijzigen weer toestaan
me-grace = { $days ->
    [one] Stel tweestapsverificatie in: u kunt het nog één dag overslaan
   *[other] Stel tweestapsverificatie in: u kunt het nog { $days } dagen overslaan
}
    .help = Nu kan iedereen met uw wachtwoord op uw account inloggen. Met een authenticator-app kan dat niet.
me-grace-enrol = Nu instellen

loss-title = Als u vandaag uw telefoon kwijtraakt
loss-good = Goed
loss-thin = Kwetsbaar
loss-none = Niet geregeld
loss-answer = { $count ->
    [one] U komt zelf weer binnen, met uw wachtwoord en:
    [2] U komt zelf weer binnen, met uw wachtwoord en een van deze twee:
    [3] U komt zelf weer binnen, met uw wachtwoord en een van deze drie:
   *[other] U komt zelf weer binnen, met uw wachtwoord en een van deze { $count }:
}
loss-answer-none = U komt niet zelf weer binnen. Alleen uw organisatie kan u dan helpen.
loss-codes = { $left ->
    [one] een herstelcode (nog 1)
   *[other] een herstelcode (nog { $left })
}
loss-switch-off = { $left ->
    [one] een herstelcode die uw app uitschakelt (nog 1)
   *[other] een herstelcode die uw app uitschakelt (nog { $left })
}
loss-mailbox = een link naar { $address }
loss-backup = een inloglink naar het back-up e-mailadres { $address }
loss-app = uw andere app, ‘{ $label }’
loss-trashed = een code van ‘{ $label }’ in de prullenbak
loss-password = uw wachtwoord alleen
loss-answer-password = Dan verandert er niets: u logt in met alleen uw wachtwoord.
loss-reminder = Raakt u nu uw telefoon kwijt, dan komt u niet meer binnen
    .help = Koppel een app op een tweede toestel, of stel hieronder een andere weg terug in.
weakest-password-alone = De zwakste weg is dat ook: wie uw wachtwoord kent, komt binnen. Schakel een authenticator-app in.
weakest-login-mailbox = De zwakste weg naar binnen is de mailbox waarmee u inlogt: wie die leest en uw wachtwoord kent, komt binnen.
weakest-backup-mailbox = De zwakste weg naar binnen is uw back-up mailbox: wie die leest en uw wachtwoord kent, komt binnen.
weakest-phone = De zwakste weg naar binnen is uw telefoonnummer: wie dat overneemt en uw wachtwoord kent, komt binnen.
weakest-remembered-device = De zwakste weg naar binnen is een onthouden apparaat: wie daarop kan en uw wachtwoord kent, komt binnen.
weakest-recovery-code = De zwakste weg naar binnen is een herstelcode: wie er een vindt en uw wachtwoord kent, komt binnen.
weakest-trashed-app = De zwakste weg naar binnen is de app in de prullenbak: wie die telefoon heeft en uw wachtwoord kent, komt binnen.
weakest-app = De zwakste weg naar binnen is uw app: wie uw telefoon heeft en uw wachtwoord kent, komt binnen.
loss-no-app = Een app op een tweede toestel heeft u niet.
loss-no-app-link = Tweede app koppelen
loss-no-first = Een app heeft u niet.
loss-no-first-link = App koppelen

apps-title = Authenticator-apps
apps-on = Aan
apps-off = Uit
apps-mandatory = Verplicht gesteld door uw organisatie.
apps-none = U heeft geen app gekoppeld.
apps-none-help-phone = Een app is sterker dan een telefoonnummer.
apps-none-help = Met een app erbij kan niemand met alleen uw wachtwoord inloggen.
apps-linked = Gekoppeld op { $day }{ $from ->
    [none] .
   *[other] {" "}met { $from }.
}
apps-used = Laatst gebruikt op { $moment }.
apps-unused = Nog niet gebruikt om in te loggen.
apps-suspended = Stilgezet op { $day }, na uw melding.
apps-trashed = In de prullenbak sinds { $since }. Wordt op { $until } definitief gewist.
apps-state-in-use = In gebruik
apps-state-suspended = Stilgezet
apps-state-trashed = In de prullenbak
apps-rename = Naam wijzigen
    .whom = Naam van { $label } wijzigen
apps-trash = { $label } verwijderen
apps-resume = Weer inschakelen
    .whom = { $label } weer inschakelen
apps-restore = Terugzetten
    .whom = { $label } terugzetten
apps-add = Nog een app koppelen
apps-add-first = Authenticator-app inschakelen
apps-add-hint = Voor elke wijziging vragen wij eerst een bewijs dat u het bent.
apps-two = Koppel een tweede app, bijvoorbeeld op een tablet. Dan staat u nooit buiten.

past-title = Eerder gekoppelde apps
past-count = { $count ->
    [one] 1 app
   *[other] { $count } apps
}
past-ended = { $ending ->
    [purged] Weggegooid en op { $day } definitief gewist.
    [reset] Op { $day } verwijderd door een herstel via uw organisatie.
   *[disabled] Op { $day } uitgeschakeld met een herstelcode.
}

left-title = Herstelcodes
left-badge = { $left } van { $total } over
left-made = Gemaakt op { $day }.
left-used = Laatst gebruikt op { $day }.
left-low = { $left ->
    [0] U heeft geen herstelcodes meer. Maak nieuwe.
    [one] U heeft nog maar één herstelcode. Maak nieuwe.
   *[other] U heeft nog maar { $left } herstelcodes. Maak nieuwe.
}
left-none = U heeft nog geen herstelcodes.
left-none-help = U krijgt ze zodra u een app koppelt.
left-make = Herstelcodes maken
left-make-help = Met een herstelcode komt u binnen als u uw telefoon kwijt bent.
left-renew = Nieuwe codes maken
left-renew-hint = De oude codes werken dan niet meer.

backup-title = Back-up e-mail
backup-on = Ingesteld
backup-waits = Nog niet bevestigd
backup-off = Niet ingesteld
backup-none = Met een back-up e-mailadres komt u ook zonder telefoon weer binnen: u krijgt daar een inloglink.
backup-is = Zonder telefoon krijgt u een inloglink op { $address }.
backup-since = Bevestigd op { $day }.
backup-pending = { $address } moet nog bevestigen. Gebruik de link die wij daarheen stuurden; hij werkt 24 uur.
backup-set = Backup instellingen invoeren
backup-change = Ander adres opgeven
backup-remove = Verwijderen
    .whom = Back-up e-mailadres verwijderen
backup-settings-title = Backup instellingen
backup-lead = Kunt u niet bij uw telefoon, dan sturen wij een inloglink naar dit e-mailadres. Samen met uw wachtwoord komt u daarmee weer binnen.
backup-demanded = Uw organisatie vraagt iedereen om een back-up e-mailadres. Stel het nu in.
backup-stays = Dat blijft zo tot een ander adres is bevestigd.
backup-field = Back-up e-mailadres
backup-hint = Een ander adres dan { $email }, waarmee u inlogt. Kies er een waar u zonder uw werktelefoon bij kunt.
backup-button = Back-up e-mailadres opslaan
backup-after = Wij sturen er een link heen. Het adres telt mee zodra u die bevestigt.
backup-remove-title = Back-up e-mailadres verwijderen?
backup-remove-plan = { $address } krijgt geen inloglinks meer.
backup-remove-void = De link die op weg is naar { $address } werkt niet meer.
backup-remove-button = Ja, verwijderen
backup-confirm-title = Back-up e-mailadres bevestigen
backup-confirm-lead = { $to } wordt het back-up e-mailadres van een account hier. Dan kan er met een link naar deze mailbox worden ingelogd, na het wachtwoord.
backup-confirm-then = De eigenaar van het account krijgt er bericht van.
backup-confirm-then-replaces = Dit adres komt in de plaats van het vorige. Andere sessies eindigen, en de eigenaar van het account krijgt bericht op alle adressen.
backup-confirm-not-me = Vroeg u hier niet om? Sluit dan deze pagina. Er verandert niets.

password-title = Wachtwoord
password-set = Ingesteld op { $day }.
password-change = Wachtwoord wijzigen

sessions-title = Waar u bent ingelogd
sessions-count = { $count ->
    [one] 1 sessie
   *[other] { $count } sessies
}
sessions-now = Nu
sessions-since = Sinds { $moment }.
sessions-from = Sinds { $moment }, vanaf { $ip }.
sessions-kind-enrol = Alleen om een tweede stap in te stellen.
sessions-kind-repair = Alleen om te herstellen.
sessions-end = Beëindigen
    .whom = Sessie { $browser } beëindigen
sessions-end-others = Alle andere beëindigen

devices-title = Onthouden apparaten
devices-count = { $count ->
    [0] Geen
    [one] 1 apparaat
   *[other] { $count } apparaten
}
devices-here = Dit apparaat
devices-known = Onthouden van { $since } tot { $until }.
devices-used = Laatst gebruikt op { $moment }.
devices-forget = Vergeten
    .whom = { $browser } vergeten
devices-none = Er wordt geen apparaat onthouden.
devices-none-help = { $days ->
    [one] Vink bij het inloggen aan dat wij een apparaat onthouden. Eén dag lang is uw wachtwoord daar dan genoeg.
   *[other] Vink bij het inloggen aan dat wij een apparaat onthouden. Dan is uw wachtwoord daar { $days } dagen lang genoeg.
}
devices-note = Op deze apparaten is uw wachtwoord genoeg om in te loggen. Voor een wijziging vragen wij ook daar een code.

recent-title = Recente activiteit
recent-all = Alle activiteit
recent-none = Er is nog niets gebeurd.

trash-word = Prullenbak
trash-title = App ‘{ $label }’ weggooien?
trash-lead = Gekoppeld op { $day }.
trash-at-once = De app werkt meteen niet meer.
trash-next-app = U logt voortaan in met { $label }.
trash-next-prove = Bij het inloggen vragen wij uw wachtwoord en nog een bewijs: { $ways }. Daarna koppelt u een nieuwe app.
trash-next-none = U logt voortaan in met alleen uw wachtwoord.
trash-sessions = Alle andere sessies en onthouden apparaten eindigen.
trash-told = U krijgt bericht op al uw adressen.
trash-undo-never = Deze app staat stil. Verwijderen is meteen definitief: terugzetten kan niet.
trash-undo = { $days ->
    [one] U kunt de app één dag lang terugzetten. Daarna is hij definitief weg.
   *[other] U kunt de app { $days } dagen lang terugzetten. Daarna is hij definitief weg.
}
trash-button = Ja, weggooien
or-list = { $first } of { $last }

rename-title = Naam van de app wijzigen
rename-field = Naam
rename-hint = Waaraan u dit toestel herkent, bijvoorbeeld: werktelefoon.
rename-button = Naam wijzigen

renew-title = Nieuwe herstelcodes maken?
renew-void = { $left ->
    [0] U krijgt { $total } nieuwe codes.
    [one] Uw ene overgebleven code werkt meteen niet meer. U krijgt { $total } nieuwe.
   *[other] Uw { $left } overgebleven codes werken meteen niet meer. U krijgt { $total } nieuwe.
}
renew-once = Wij tonen de nieuwe codes één keer. Houd papier of uw wachtwoordkluis bij de hand.
renew-told = U krijgt bericht op al uw adressen.
renew-button = Ja, nieuwe codes maken

activity-title = Activiteit
activity-lead = Alles wat er met uw account gebeurde, het nieuwste boven.
activity-page = Pagina { $page } van { $pages }
activity-pages = Bladeren
activity-newer = Nieuwer
activity-older = Ouder
