# Mail. The message is the subject and the heading; .intro says what happened.
# A letter with a link: .button names the act, .not is the advice to whoever did not expect it.
# A notice: .yes is for whoever did it, .no for whoever did not and has the button "Dit was ik niet".

-mail-freeze = Kies meteen ‘Dit was ik niet’. Wij zetten dan 24 uur lang alle wijzigingen aan uw account stil en loggen overal uit.

## Links

mail-activation = Activeer uw account bij { $organisation }
    .intro = Er is een account voor u gemaakt bij { $organisation }. Met de link hieronder kiest u uw wachtwoord. Daarna stelt u in hoe u veilig inlogt.
    .button = Account activeren
    .not = Kent u { $organisation } niet, of verwachtte u geen account? Dan hoeft u niets te doen.

mail-password-reset-link = Kies een nieuw wachtwoord
    .intro = Er is om een nieuw wachtwoord gevraagd voor uw account bij { $organisation }. Met de link hieronder kiest u het. Wij vragen daarbij om een tweede bewijs dat u het bent.
    .button = Nieuw wachtwoord kiezen
    .not = Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.

mail-login-link = Bewijs dat u het bent
    .intro = Er wordt ingelogd op uw account bij { $organisation }. Bent u dat? Ga dan met de link hieronder verder.
    .button = Verder met inloggen
    .not = Gebruik de link dan niet. Iemand anders heeft uw wachtwoord ingevuld: ga zelf naar { $organisation } en kies een nieuw wachtwoord.

mail-email-confirm-old = Bevestig dat u een ander e-mailadres wilt
    .intro = { $organisation } wil het e-mailadres wijzigen waarmee u inlogt. Dat gebeurt alleen als u het hier bevestigt en ook het nieuwe adres wordt bevestigd.
    .button = Wijziging bevestigen
    .not = Bevestig dan niets. In een tweede bericht staat de knop ‘Dit was ik niet’: daarmee gaat de wijziging meteen van de baan.

mail-email-confirm-new = Bevestig dat dit e-mailadres van u is
    .intro = Dit e-mailadres is opgegeven om mee in te loggen bij { $organisation }. Dat gebeurt alleen als u het hier bevestigt en ook het huidige adres wordt bevestigd.
    .button = Adres bevestigen
    .not = Dan hoeft u niets te doen. Zonder uw bevestiging gebeurt er niets.

mail-backup-email-confirm = Bevestig uw back-up e-mailadres
    .intro = Dit e-mailadres is opgegeven als back-up bij { $organisation }: een manier om weer in te loggen zonder telefoon. Dat geldt pas als u het hier bevestigt.
    .button = Adres bevestigen
    .not = Dan hoeft u niets te doen. Zonder uw bevestiging gebeurt er niets.

mail-magic-link = Uw inloglink
    .intro = Er wordt zonder telefoon ingelogd op uw account bij { $organisation }, met het juiste wachtwoord. Bent u dat? Ga dan met de link hieronder verder, in dezelfde browser.
    .button = Verder met inloggen
    .not = Gebruik de link dan niet. Iemand anders heeft uw wachtwoord ingevuld: ga zelf naar { $organisation } en kies een nieuw wachtwoord.

## Notices

mail-authenticator-linked = Er is een authenticator-app gekoppeld
    .intro = De app ‘{ $label }’ is gekoppeld aan uw account bij { $organisation }. U kunt vanaf nu inloggen met de codes uit deze app.
    .yes = Dan hoeft u niets te doen. Bewaar uw herstelcodes op een veilige plek, los van uw telefoon.
    .no = Kies meteen ‘Dit was ik niet’. Wij zetten deze app dan stil, zodat niemand er nog mee kan inloggen.

mail-authenticator-renamed = Uw authenticator-app heeft een andere naam
    .intro = Een app van uw account bij { $organisation } heet nu ‘{ $label }’. De codes blijven dezelfde.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-phone-verified = Er is een telefoonnummer toegevoegd
    .intro = Het nummer { $phone } hoort vanaf nu bij uw account bij { $organisation }. U kunt ermee bewijzen dat u het bent.
    .yes = Dan hoeft u niets te doen. Een authenticator-app is veiliger: die koppelt u onder Mijn login.
    .no = Kies meteen ‘Dit was ik niet’. Wij zetten dit nummer dan stil, zodat niemand er nog mee kan inloggen.

mail-phone-made-primary = Een ander telefoonnummer staat voorop
    .intro = Bij het inloggen bij { $organisation } bieden wij voortaan eerst het nummer { $phone } aan.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-phone-removed = Er is een telefoonnummer verwijderd
    .intro = Het nummer { $phone } hoort niet meer bij uw account bij { $organisation }. U kunt er niet meer mee bewijzen dat u het bent.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-phone-suspended = Een telefoonnummer is stilgezet
    .intro = U meldde dat u het nummer { $phone } niet zelf hebt toegevoegd. Niemand kan er nu mee inloggen bij { $organisation }.
    .yes = Verwijder het nummer onder Mijn login, en kies een nieuw wachtwoord.
    .no = { -mail-freeze }

mail-phone-resumed = Een telefoonnummer werkt weer
    .intro = Het nummer { $phone } was stilgezet en werkt weer voor uw account bij { $organisation }.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-authenticator-trashed = Uw authenticator-app is verwijderd
    .intro = De app ‘{ $label }’ hoort niet meer bij uw account bij { $organisation }. U kunt er niet meer mee inloggen.
    .yes = Dan hoeft u niets te doen. U kunt de app tot { $until } terugzetten onder Mijn login. Daarna wordt hij definitief gewist.
    .no = { -mail-freeze } De app blijft bewaard.

mail-authenticator-restored = Uw authenticator-app is teruggezet
    .intro = De app ‘{ $label }’ is uit de prullenbak gehaald. U kunt er weer mee inloggen bij { $organisation }.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-authenticator-resumed = Uw authenticator-app werkt weer
    .intro = De app ‘{ $label }’ stond stil en werkt nu weer. U kunt er weer mee inloggen bij { $organisation }.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-authenticator-discarded = Een stilgezette app is verwijderd
    .intro = De app ‘{ $label }’ stond stil en hoort niet meer bij uw account bij { $organisation }. Terugzetten kan niet.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-authenticator-suspended = Een authenticator-app staat stil
    .intro = Er is gemeld dat de app ‘{ $label }’ niet door u is gekoppeld aan uw account bij { $organisation }. Niemand kan er nog mee inloggen, en de herstelcodes die daarna zijn gemaakt werken niet meer. Overal is uitgelogd.
    .yes = Log dan in, verwijder de app onder Mijn login en kies een nieuw wachtwoord: iemand kent het waarschijnlijk.
    .no = Log in en zet de app weer aan onder Mijn login.

mail-recovery-codes-issued = U hebt nieuwe herstelcodes
    .intro = Voor uw account bij { $organisation } zijn nieuwe herstelcodes gemaakt. Eerdere herstelcodes werken niet meer.
    .yes = Dan hoeft u niets te doen. Bewaar de codes op een veilige plek, los van uw telefoon.
    .no = { -mail-freeze }

mail-recovery-code-consumed = Er is een herstelcode gebruikt
    .intro = Er is met een herstelcode ingelogd op uw account bij { $organisation }. Die code werkt niet meer en is vervangen door een nieuwe.
    .yes = Schrijf dan de nieuwe code op die u bij het inloggen zag. Bent u uw telefoon kwijt? Verwijder dan de app onder Mijn login.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-password-changed = Uw wachtwoord is gewijzigd
    .intro = Het wachtwoord van uw account bij { $organisation } is gewijzigd. Op andere apparaten bent u uitgelogd.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-password-reset = U hebt een nieuw wachtwoord
    .intro = Het wachtwoord van uw account bij { $organisation } is vervangen via ‘Wachtwoord vergeten’. Op alle apparaten bent u uitgelogd.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-account-locked = Uw account zit op slot
    .intro = Op uw account bij { $organisation } is te vaak een verkeerd bewijs gegeven, na het juiste wachtwoord. Daarom zit het account op slot.
    .yes = Log dan opnieuw in en bewijs op een andere manier dat u het bent. Daarmee gaat het slot eraf.
    .no = Iemand anders kent dan waarschijnlijk uw wachtwoord. { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-account-unlocked = Uw account is weer van het slot
    .intro = Het slot op uw account bij { $organisation } is opgeheven. U kunt weer inloggen.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-changes-frozen = Wijzigingen aan uw account staan stil
    .intro = Er is gemeld dat een wijziging aan uw account bij { $organisation } niet door u is gedaan. Tot { $until } kan daarom niemand iets wijzigen aan hoe u inlogt. Overal is uitgelogd.
    .yes = Log dan in en controleer onder Mijn login wat er bij uw account hoort. Kies een nieuw wachtwoord als u denkt dat iemand het kent.
    .no = { -mail-freeze }

mail-changes-thawed = U kunt uw account weer wijzigen
    .intro = Wijzigingen aan uw account bij { $organisation } stonden stil na een melding. Dat is nu opgeheven.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-recovery-used = Er is op een andere manier ingelogd
    .intro = Er is ingelogd op uw account bij { $organisation } zonder de gebruikelijke app of telefoon.
    .yes = Dan hoeft u niets te doen. Bent u uw telefoon kwijt? Verwijder dan de app onder Mijn login en koppel een nieuwe.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-reset-by-support = Support heeft uw tweede bewijs verwijderd
    .intro = Een medewerker van { $organisation } heeft de apps en herstelcodes van uw account verwijderd, omdat iemand meldde dat ze kwijt zijn. Overal is uitgelogd.
    .yes = Log dan in met uw wachtwoord. Wij sturen u een link die tien minuten werkt. Daarna koppelt u een nieuwe app.
    .no = Iemand doet zich dan misschien voor als u. { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-account-disabled = Uw account is uitgeschakeld
    .intro = Een medewerker van { $organisation } heeft uw account uitgeschakeld. Overal is uitgelogd, en niemand kan er nog mee inloggen.
    .yes = Dan hoeft u niets te doen. Alles blijft bewaard voor als het account weer wordt ingeschakeld.
    .no = Neem dan contact op met { $organisation }. Zolang het account is uitgeschakeld, werken de links uit onze e-mails niet.

mail-account-enabled = Uw account is weer ingeschakeld
    .intro = Een medewerker van { $organisation } heeft uw account weer ingeschakeld. U kunt inloggen zoals u dat eerder deed.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze }

mail-email-change-requested = Er is gevraagd om een ander e-mailadres
    .intro = Een medewerker van { $organisation } heeft gevraagd om het e-mailadres te wijzigen waarmee u inlogt. Er verandert pas iets als dit adres en het nieuwe adres allebei zijn bevestigd. Daarvoor krijgen beide een eigen bericht.
    .yes = Gebruik dan binnen 24 uur de link in het andere bericht.
    .no = Iemand doet zich dan misschien voor als u. Kies meteen ‘Dit was ik niet’: de wijziging gaat dan van de baan. Ook zetten wij 24 uur lang alle andere wijzigingen stil en loggen overal uit.

mail-email-changed = Uw e-mailadres voor inloggen is gewijzigd
    .intro = Het e-mailadres waarmee u inlogt bij { $organisation } is gewijzigd. Wij sturen dit bericht naar het oude en naar het nieuwe adres. Overal is uitgelogd.
    .yes = Log dan voortaan in met het nieuwe adres.
    .no = { -mail-freeze } Neem daarna contact op met { $organisation }.

mail-backup-email-requested = Er is een back-up e-mailadres opgegeven
    .intro = Bij uw account bij { $organisation } is een back-up e-mailadres opgegeven. Het telt pas mee als het is bevestigd.
    .yes = Gebruik dan binnen 24 uur de link in het bericht dat naar het nieuwe adres ging.
    .no = { -mail-freeze } Het opgegeven adres vervalt dan.

mail-backup-email-confirmed = Uw back-up e-mailadres is bevestigd
    .intro = Bij uw account bij { $organisation } hoort nu een ander back-up e-mailadres. Zonder telefoon kunt u met een link naar dat adres weer inloggen, na uw wachtwoord.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze } Het back-up e-mailadres vervalt dan. Kies daarna een nieuw wachtwoord.

mail-backup-email-removed = Uw back-up e-mailadres is verwijderd
    .intro = Bij uw account bij { $organisation } hoort geen back-up e-mailadres meer. Wij sturen dit bericht ook naar dat adres. Op andere apparaten bent u uitgelogd.
    .yes = Dan hoeft u niets te doen.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-backup-email-withdrawn = Een back-up e-mailadres is weggehaald
    .intro = Er is gemeld dat het back-up e-mailadres niet door u is opgegeven bij uw account bij { $organisation }. Het hoort er niet meer bij en niemand kan er nog mee inloggen. Overal is uitgelogd.
    .yes = Log dan in en kies een nieuw wachtwoord: iemand kent het waarschijnlijk.
    .no = Log in en geef het adres opnieuw op onder Mijn login, zodra wijzigen weer kan.

mail-second-factor-switched-off = Tweestapsverificatie is uitgeschakeld
    .intro = Met uw wachtwoord en een herstelcode is de tweestapsverificatie van uw account bij { $organisation } uitgeschakeld. Uw apps staan in de prullenbak en overal is uitgelogd. Die herstelcode werkt niet meer en is vervangen door een nieuwe.
    .yes = Log dan opnieuw in en koppel een nieuwe app. Vindt u uw telefoon terug? Tot { $until } kunt u de app terugzetten onder Mijn login.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord.

mail-device-remembered = Een apparaat wordt onthouden
    .intro = Een browser wordt vanaf nu onthouden voor uw account bij { $organisation }. Wie uw wachtwoord weet, logt daar in zonder tweede stap.
    .yes = Dan hoeft u niets te doen. Onder Mijn login ziet u welke apparaten worden onthouden.
    .no = { -mail-freeze } Geen apparaat wordt dan nog onthouden. Kies daarna een nieuw wachtwoord: iemand kent het.

mail-device-token-reused = Een onthouden apparaat is vergeten
    .intro = Een apparaat dat voor uw account bij { $organisation } was onthouden, kwam met gegevens die al waren gebruikt. Misschien heeft iemand ze gekopieerd. Het apparaat wordt niet meer onthouden en overal is uitgelogd.
    .yes = Dan hoeft u niets te doen. Vul bij het inloggen een code uit uw app in.
    .no = { -mail-freeze } Kies daarna een nieuw wachtwoord: iemand kent het.

## What all of them share

mail-greeting = Beste { $name },
mail-label-unknown = zonder naam
mail-when = Wanneer
mail-with = Waarmee
mail-proof = Bewijs
mail-codes-left = Codes over
mail-yes = Deed u dit zelf?
mail-no = Was u dit niet?
mail-yes-asked = Vroeg u hierom?
mail-no-asked = Vroeg u hier niet om?
mail-not = Had u dit niet verwacht?
mail-not-me = Dit was ik niet
mail-link-until = De link werkt één keer en tot { $until }.
mail-not-me-until = De link opent een pagina die eerst om uw bevestiging vraagt. Hij werkt één keer en tot { $until }. Vertrouwt u de link niet? Ga dan zelf naar { $organisation } en kies Mijn login.
mail-no-link = Ga dan meteen zelf naar { $organisation }, log in en kies een nieuw wachtwoord. Lukt dat niet? Neem contact op met { $organisation }.
mail-foot-link = U krijgt dit bericht omdat iemand uw e-mailadres gebruikte bij { $organisation }. Wij vragen nooit per e-mail om een code.
mail-foot-notice = U krijgt dit bericht omdat er iets veranderde aan hoe u inlogt. Wij sturen het naar al uw adressen. Wij vragen nooit per e-mail om een code.

# With what: a browser on a system, from an address; each of them may be unknown.
mail-browser-on = { $browser } op { $system }
mail-browser-unknown = een onbekend programma
mail-from = { $client }, vanaf { $ip }

# The proof that was given.
mail-proof-app = een code uit de app
mail-proof-trashed-app = een code uit de app in de prullenbak
mail-proof-recovery-code = een herstelcode
mail-proof-phone = een telefoontje of sms
mail-proof-mailbox = een link per e-mail

# Moments: "dinsdag 10 maart 2026 om 09:41 uur", "17 maart 2026 om 09:41 uur".
mail-moment = { $weekday } { $moment }
mail-moment-short = { $day } om { $time } uur
mail-weekday-1 = maandag
mail-weekday-2 = dinsdag
mail-weekday-3 = woensdag
mail-weekday-4 = donderdag
mail-weekday-5 = vrijdag
mail-weekday-6 = zaterdag
mail-weekday-7 = zondag

# The demo's inbox, /dev/inbox
inbox-title = Verzonden e-mail
inbox-about = Zonder mailserver komt alle e-mail hier terecht, de nieuwste bovenaan.
inbox-empty = Er is nog geen e-mail verzonden.
inbox-all = Alle e-mail
inbox-from = Van
inbox-to = Aan
inbox-date = Verzonden
inbox-html = De e-mail zelf
inbox-text = Dezelfde e-mail als platte tekst

mail-role = Rol
mail-role-granted = U heeft een andere rol bij { $organisation }
    .intro = Een beheerder van { $organisation } heeft u een rol gegeven. U bent overal uitgelogd. Met een rol gebruikt u bij elke aanmelding een tweede stap.
    .yes = Log opnieuw in om verder te werken. Verwacht u deze rol niet? Meld het dan aan uw organisatie.
mail-role-revoked = Uw rol bij { $organisation } is vervallen
    .intro = Een beheerder van { $organisation } heeft uw rol ingetrokken. U bent overal uitgelogd, en logt voortaan in als ieder ander.
    .yes = Log opnieuw in om verder te gaan. Verwacht u dit niet? Neem dan contact op met uw organisatie.
mail-policy-changed = De regels voor inloggen zijn gewijzigd
    .intro = { $organisation } heeft het beleid voor inloggen gewijzigd. Het nieuwe beleid geldt vanaf nu.
    .yes = Heeft u vragen? Neem dan contact op met uw organisatie.
    .no = Neem contact op met uw organisatie.
mail-consequence-locked_out = Met wat u nu heeft, komt u niet meer binnen. Neem contact op met de support van uw organisatie.
mail-consequence-no_way_back = Raakt u uw telefoon kwijt, dan kan alleen de support van uw organisatie u weer binnenlaten. Maak onder Mijn login herstelcodes en bewaar ze los van uw telefoon.
mail-consequence-number_no_factor = Uw telefoonnummer telt niet meer als tweede stap. Bij uw volgende aanmelding bewijst u op een andere manier dat u het bent, en stelt u een nieuwe tweede stap in.
mail-consequence-must_prove = U stelt weer een tweede stap in. Bij uw volgende aanmelding bewijst u eerst op een andere manier dat u het bent.
mail-consequence-must_bind = Bij uw volgende aanmelding stelt u een tweede stap in.
mail-consequence-must_bind_after_grace = U stelt binnenkort een tweede stap in. Bij uw volgende aanmelding ziet u hoe lang u dat kunt uitstellen.
mail-consequence-less_grace = U kunt de tweede stap minder lang uitstellen. Bij uw volgende aanmelding ziet u hoe lang nog.
mail-consequence-more_grace = U kunt de tweede stap langer uitstellen. Bij uw volgende aanmelding ziet u hoe lang. Is uw wachtwoord korter dan 15 tekens, dan kiest u eerst een langer.
mail-consequence-free_to_choose = U kiest voortaan zelf of u een tweede stap gebruikt. Wij raden aan hem te houden. Zonder tweede stap heeft uw wachtwoord minstens 15 tekens nodig.
mail-consequence-number_no_way = Een telefoonnummer van u telt niet meer als tweede stap. Uw andere tweede stap blijft werken.
mail-consequence-number_counts = Een telefoonnummer van u telt weer als tweede stap. Kijk onder Mijn login of het nog van u is.
mail-consequence-remembered_shorter = Uw apparaten worden korter of niet meer onthouden. U vult vaker een code in.
mail-consequence-must_set_backup_email = Bij uw volgende aanmelding geeft u een back-up e-mailadres op.
mail-consequence-backup_email_no_way = Met uw back-up e-mailadres komt u niet meer binnen.
mail-consequence-mailbox_no_way = Met een link naar uw mailbox komt u niet meer terug als u uw telefoon kwijt bent. Zorg dat u herstelcodes heeft.
mail-consequence-codes_switch_off = Een herstelcode schakelt voortaan uw tweede stap uit.
mail-consequence-codes_sign_in = Met een herstelcode komt u voortaan binnen om een nieuwe app te koppelen.
mail-consequence-resets_no_more = U kunt geen kwijtgeraakte telefoons van anderen meer resetten. Dat doet voortaan een beheerder.
mail-consequence-may_reset = U kunt voortaan kwijtgeraakte telefoons van anderen resetten.
