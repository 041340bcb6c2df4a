# The support desk: search, account, acts.

rooms-label = Onderdelen
room-support = Support
room-audit = Audit
to-room-support = Naar de supportbalie
to-room-audit = Naar de audit
crumbs-label = Kruimelpad
crumbs-search = Zoeken

account-state-invited = Uitgenodigd
account-state-password_set = Nog geen tweede stap
account-state-enrolled = Ingesteld
account-state-locked = Geblokkeerd
account-state-disabled = Uitgezet

search-title = Zoek een account
search-hint = Op naam, e-mailadres of het eind van een telefoonnummer. De eerste letters van elk woord zijn genoeg, in elke volgorde.
search-field = Zoekterm
search-state = Toestand
search-any-state = Elke toestand
search-button = Zoeken
search-name = Naam
search-app = App
search-app-yes = Gekoppeld
search-app-no = Geen
search-last = Laatst ingelogd
search-never = Nooit
search-found = { $count ->
    [one] 1 account gevonden
   *[other] { $count } accounts gevonden
}
search-range = Accounts { $first } tot en met { $last }
search-pages = Bladeren
search-previous = Vorige
search-next = Volgende
search-unasked = Wie zoekt u?
    .help = Typ ten minste drie letters of cijfers, of kies een toestand om een lijst te zien.
search-too-short = Dat is te kort om op te zoeken.
    .help = Typ ten minste drie letters of cijfers van een naam, e-mailadres of telefoonnummer.
search-nothing = Geen account gevonden voor ‘{ $q }’.
    .help = Controleer de spelling, typ minder letters of zoek op e-mailadres. U ziet alleen accounts van uw eigen organisatie.
search-nobody = Niemand is in deze toestand.
    .help = Kies een andere toestand, of zoek op naam.
search-too-many = Er zijn er meer dan wij tonen.
    .help = Typ er een woord of een paar letters bij, bijvoorbeeld van het e-mailadres.

account-email = Inlogadres
account-role = Rol
account-last = Laatst ingelogd
account-version = Versie
account-frozen = Wijzigen kan niet tot { $moment }: de eigenaar meldde een wijziging die niet klopte.
account-was-reset = Gereset op { $moment }. De eigenaar heeft nog geen nieuwe app gekoppeld.
account-invited-until = De uitnodiging is geldig tot { $moment }.
account-email-to-be = Het inlogadres wordt { $email } zodra beide mailboxen dat bevestigen.

factors-title = Factoren
factors-caption = Factoren van dit account, nu en vroeger
factors-none = Er is nooit een app of nummer gekoppeld.
factor-what = Factor
factor-since = Bekend sinds
factor-used = Laatst gebruikt
factor-app = App ‘{ $label }’
factor-phone = Nummer { $number }
factor-purged = Gewist op { $day }
factor-reset = Weggenomen op { $day }
factor-disabled = Uitgezet op { $day }
factor-codes = Herstelcodes
factor-codes-left = Nog { $left }
factor-password = Wachtwoord
factor-password-set = Ingesteld

ways-title = Wegen naar binnen
ways-none = Zonder app komt deze eigenaar nu niet zelf binnen.
ways-hint = Altijd met het wachtwoord erbij. Geen van deze wegen kunt u voor een ander gebruiken.
account-sessions = Sessies
sessions-none = Nergens ingelogd.

history-title = Tijdlijn
history-ticket = Ticket { $ticket }

offers-title = Wat u kunt doen
offers-reset-elsewhere = Een kwijtgeraakte telefoon resetten doet hier alleen een beheerder.
against-label = Wat hiertegen pleit
warning-app-used = App ‘{ $label }’ werd nog gebruikt op { $moment }.
warning-phone-used = Nummer { $number } werd nog gebruikt op { $moment }.
warning-reset-before = { $count ->
    [one] Dit account werd de afgelopen 30 dagen al gereset.
   *[other] Dit account werd de afgelopen 30 dagen al { $count } keer gereset.
}
    .when = Op { $days }.
warning-frozen = De eigenaar meldde een wijziging die niet klopte.
    .until = Tot { $moment } verandert er niets aan dit account.
warning-changed = Er is kort geleden iets veranderd aan hoe deze eigenaar inlogt.
    .when = Op { $moment }.

act-reset = Verloren telefoon resetten
    .what = Alle apps en herstelcodes vervallen. De eigenaar koppelt een nieuwe app.
    .open = Resetten
    .title = Het account van { $name } resetten?
    .stays = Het wachtwoord en het inlogadres blijven zoals ze zijn.
    .sure = Ja, resetten
act-unlock = Blokkade opheffen
    .what = De eigenaar mag weer codes invullen.
    .open = Opheffen
    .title = De blokkade van { $name } opheffen?
    .stays = Alle factoren blijven zoals ze zijn.
    .sure = Ja, blokkade opheffen
act-end-sessions = Sessies beëindigen
    .what = De eigenaar wordt overal uitgelogd.
    .open = Beëindigen
    .title = Alle sessies van { $name } beëindigen?
    .stays = Alle factoren blijven zoals ze zijn.
    .sure = Ja, sessies beëindigen
act-resend = Uitnodiging opnieuw sturen
    .what = De eigenaar krijgt een nieuwe activatielink op het inlogadres.
    .open = Opnieuw sturen
    .title = { $name } opnieuw uitnodigen?
    .stays = U ziet de link niet.
    .sure = Ja, opnieuw sturen
act-correct-name = Naam verbeteren
    .what = Voor een tikfout of een nieuwe naam.
    .open = Verbeteren
    .title = De naam van { $name } verbeteren
    .stays = Verder verandert er niets.
    .sure = Naam verbeteren
act-correct-email = Inlogadres wijzigen
    .what = Beide adressen bevestigen dit met een link.
    .open = Wijzigen
    .title = Het inlogadres van { $name } wijzigen
    .stays = Tot die tijd geldt het huidige adres. U ziet de links niet.
    .sure = Bevestiging vragen
act-disable = Account uitzetten
    .what = Niemand kan er meer mee inloggen.
    .open = Uitzetten
    .title = Het account van { $name } uitzetten?
    .stays = Alles blijft bewaard; u kunt het account weer aanzetten.
    .sure = Ja, account uitzetten
act-enable = Account aanzetten
    .what = De eigenaar kan weer inloggen, met alles wat er was.
    .open = Aanzetten
    .title = Het account van { $name } weer aanzetten?
    .stays = Wachtwoord en factoren zijn zoals ze waren.
    .sure = Ja, account aanzetten

confirm-plan = Wat er gebeurt
plan-told = De eigenaar krijgt bericht, met ‘dit was ik niet’.
plan-no-apps = Er is geen app of nummer gekoppeld. Inloggen met alleen het wachtwoord kan daarna ook niet meer.
plan-apps = { $apps } werkt niet meer en komt niet terug. Na { $days } dagen is het geheim gewist.
plan-phones = { $numbers } telt niet meer en komt niet terug.
plan-codes = { $count ->
    [0] Er zijn geen herstelcodes die vervallen.
    [one] De laatste herstelcode vervalt.
   *[other] Alle { $count } herstelcodes vervallen.
}
plan-sessions-end = { $count ->
    [0] De eigenaar is nu nergens ingelogd.
    [one] 1 sessie eindigt.
   *[other] { $count } sessies eindigen.
}
plan-then = De eigenaar logt in met het wachtwoord en een link naar de mailbox, die { $minutes } minuten geldig is, en koppelt een nieuwe app.
plan-unlock = De eigenaar kan meteen weer een code invullen.
plan-sign-in-again = De eigenaar logt opnieuw in zoals altijd.
plan-resend = Er gaat een nieuwe activatielink naar het inlogadres, { $days } dagen geldig.
plan-resend-void = De vorige link werkt niet meer.
plan-disable = Inloggen kan niet meer. Wie het probeert, hoort alleen dat de gegevens niet kloppen.
plan-disable-links = Links die al gemaild zijn, openen niets meer.
plan-enable = De eigenaar kan meteen weer inloggen.
plan-name = De nieuwe naam staat overal, meteen.
plan-email-both = Beide adressen krijgen een link. Pas als beide binnen { $hours } uur bevestigen, verandert het inlogadres.
plan-email-warned = Het huidige adres krijgt meteen een waarschuwing, met ‘dit was ik niet’.
plan-email-then = Daarna eindigen alle sessies.

field-ticket = Ticket
    .hint = Het nummer van de melding, bijvoorbeeld INC-20931.
field-reason = Reden
    .hint = Waarom dit klopt, en hoe u weet wie u spreekt. De auditor leest dit. Zet er geen codes of wachtwoorden in.
field-right-name = De juiste naam
field-right-email = Het nieuwe inlogadres
    .hint = Van deze eigenaar, en van niemand anders.

email-title = Inlogadres bevestigen
email-lead-old = U logt nu in met { $from }. Dat wordt { $to }.
email-then-first = Ook het andere adres moet dit bevestigen. Tot die tijd verandert er niets.
email-then-last = Het andere adres heeft al bevestigd. Hierna logt u in met { $to } en eindigen alle sessies.
email-button = Ja, dit klopt
email-not-me = Klopt dit niet? Doe dan niets, of gebruik ‘dit was ik niet’ in de mail.

done-reset = Het account is gereset. De eigenaar heeft bericht gekregen.
done-lock-lifted = De blokkade is opgeheven.
done-account-sessions-ended = Alle sessies zijn beëindigd.
done-resent = De uitnodiging is opnieuw verstuurd.
done-disabled = Het account is uitgezet.
done-enabled = Het account staat weer aan.
done-name-corrected = De naam is verbeterd.
done-email-asked = Beide adressen is om bevestiging gevraagd.
done-email-confirmed = Dank u. Nu moet het andere adres nog bevestigen.
done-email-changed = Uw inlogadres is gewijzigd. Log in met het nieuwe adres.
done-nothing-to-do = Dat was al zo. Er is niets veranderd.
