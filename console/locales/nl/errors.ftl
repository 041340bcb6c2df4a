# What went wrong, by its code; `.help` says what to do.

tries-left = { $count ->
    [one] U heeft nog 1 poging.
   *[other] U heeft nog { $count } pogingen.
}
wait-minutes = { $count ->
    [one] Wacht 1 minuut.
   *[other] Wacht { $count } minuten.
}
wait-counting = Wacht nog {"{}"}.
wait-over = U kunt het nu opnieuw proberen.

error-unknown = Dat is niet gelukt
    .help = Er is niets veranderd. Controleer wat u invulde en probeer het opnieuw.
error-email_invalid = Dit is geen e-mailadres
    .help = Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.
error-email_missing = Het e-mailadres ontbreekt
    .help = Vul uw e-mailadres in.
error-password_missing = Het wachtwoord ontbreekt
    .help = Vul uw wachtwoord in.
error-wrong_credentials = E-mailadres of wachtwoord klopt niet
    .help = Controleer beide en probeer het opnieuw.
error-wrong_password = Het wachtwoord klopt niet
    .help = Vul het wachtwoord in dat u nu gebruikt.
error-throttled = Te veel pogingen
    .help = Even geduld: probeer het straks opnieuw. Tot dan controleren wij niets.
error-locked = Uw account is geblokkeerd
    .help = Er zijn te veel onjuiste codes ingevuld. Bewijs op een andere manier dat u het bent, of vraag uw organisatie om hulp.
error-busy = Het is erg druk
    .help = Probeer het over een paar seconden opnieuw.
error-session_expired = U bent te lang weg geweest
    .help = Log opnieuw in.
error-proof_stale = Bevestig eerst dat u het bent
    .help = Vul een nieuwe code in. Die blijft vijf minuten geldig voor wijzigingen.
error-stale = Uw gegevens zijn intussen veranderd
    .help = Er is niets uitgevoerd. Bekijk de nieuwe toestand en kies opnieuw.
error-code_missing = De code ontbreekt
    .help = Vul de code in.
error-code_malformed = Dit is geen geldige code
    .help = Neem de code precies over. Spaties en streepjes mogen.
error-code_wrong = De code klopt niet
    .help = Vul de nieuwste code uit uw app in.
error-code_used = Deze code is al gebruikt
    .help = Wacht tot uw app een nieuwe code toont en vul die in.
error-clock_off = De klok van uw telefoon loopt niet gelijk
    .help = Zet de tijd van uw telefoon op automatisch en vul daarna een nieuwe code in.
error-recovery_code_wrong = De herstelcode klopt niet
    .help = Neem een code over die u nog niet heeft gebruikt.
error-enrolment_expired = De QR-code is verlopen
    .help = Hieronder staat een nieuwe. Verwijder de oude uit uw app en scan opnieuw.
error-label_missing = De naam ontbreekt
    .help = Vul een naam in waaraan u dit toestel herkent.
error-label_too_long = De naam is te lang
    .help = Gebruik hooguit 40 tekens.
error-too_many_apps = U heeft het hoogste aantal apps gekoppeld
    .help = Zet eerst een app die u niet meer gebruikt in de prullenbak.
error-password_too_short = Het wachtwoord is te kort
    .help = Kies een langer wachtwoord. Een zin van een paar woorden werkt goed.
error-password_too_long = Het wachtwoord is te lang
    .help = Kies een korter wachtwoord.
error-password_common = Dit wachtwoord is te makkelijk te raden
    .help = Het staat op een lijst van veelgebruikte of uitgelekte wachtwoorden, of is in korte tijd te raden. Kies een ander.
error-password_composition = Het wachtwoord mist een soort teken
    .help = Gebruik een hoofdletter, een kleine letter, een cijfer en een leesteken.
error-password_same = Dit is uw huidige wachtwoord
    .help = Kies een ander wachtwoord.
error-no_way_back = U zou niet meer kunnen inloggen
    .help = Zonder deze app heeft u geen andere manier om te bewijzen dat u het bent. Koppel eerst een andere app of maak herstelcodes.
error-not_restorable = Deze app kan niet worden teruggezet
    .help = Koppel de app opnieuw.
error-factors_frozen = Er kan nu niets worden gewijzigd
    .help = Iemand meldde een wijziging die niet klopte. Na 24 uur kan het weer.
error-other_browser = Log hier eerst in met uw wachtwoord
    .help = Deze link is in een andere browser aangevraagd. Na uw wachtwoord kunt u hem hier bevestigen.
error-link_used = Deze link is al gebruikt
    .help = Een link werkt één keer. Vraag een nieuwe aan.
error-link_expired = Deze link is verlopen
    .help = Vraag een nieuwe aan.
error-mail_too_often = Wij hebben net al een link gestuurd
    .help = Kijk in uw mailbox, ook bij ongewenste mail. Vraag later zo nodig een nieuwe aan.
error-password_personal = Dit wachtwoord lijkt op uw naam, adres of organisatie
    .help = Dat raadt een ander als eerste. Kies een ander.
error-second_proof_needed = Uw wachtwoord alleen is hier niet genoeg
    .help = Bewijs ook op een andere manier dat u het bent.
error-way_not_allowed = Uw organisatie staat deze manier niet toe
    .help = Kies een andere manier, of vraag uw organisatie om hulp.
error-no_recovery_codes = U heeft geen herstelcodes
    .help = Maak ze onder Mijn login.
error-forbidden = Dit mag hier niet
    .help = Er is niets veranderd.

error-not_active = Dit account is niet actief
    .help = Vraag uw organisatie om hulp.
error-already_active = Dit account is al geactiveerd
    .help = Log in met uw wachtwoord.
error-not_in_this_session = Log eerst opnieuw in
    .help = U bent binnen om uw account te herstellen. Voor al het andere logt u opnieuw in.
error-proof_needed = Bevestig eerst dat u het bent
    .help = Vul een nieuwe code in. Die blijft vijf minuten geldig voor wijzigingen.

failure-bad_request = Deze aanvraag begrijpen wij niet
    .help = Er is niets veranderd. Ga terug en probeer het opnieuw.
failure-forbidden = Dit mag u hier niet doen
    .help = Er is niets veranderd. Deed u dit vanaf een andere website? Open dan de pagina hier en probeer het opnieuw.
failure-not_found = Deze pagina bestaat niet
    .help = Misschien is het adres niet helemaal overgenomen, of is de pagina niet voor u.
failure-method_not_allowed = Dit adres opent u niet rechtstreeks
    .help = Er is niets veranderd. Begin op de pagina waar de knop staat.
failure-stale = Uw gegevens zijn intussen veranderd
    .help = Er is niets uitgevoerd. Bekijk de nieuwe toestand en kies opnieuw.
failure-link_used = Deze link werkt niet meer
    .help = Een link werkt één keer en is kort geldig. Vraag een nieuwe aan en open die volledig.
failure-too_large = Dit is te veel
    .help = Er is niets veranderd. Wat u stuurde, is groter dan dit formulier nodig heeft.
failure-throttled = Te veel pogingen
    .help = Even geduld. Probeer het over een paar minuten opnieuw.
failure-locked = Uw account is geblokkeerd
    .help = Log in met uw wachtwoord en bewijs op een andere manier dat u het bent, of vraag uw organisatie om hulp.
failure-busy = Het is erg druk
    .help = Er is niets veranderd. Probeer het over een paar seconden opnieuw.
failure-broken = Er ging bij ons iets mis
    .help = Er is niets veranderd. Probeer het over een minuut opnieuw. Blijft het misgaan, meld dan het kenmerk.

failure-reference = Kenmerk
failure-to-login = Naar inloggen
failure-to-me = Naar Mijn login
