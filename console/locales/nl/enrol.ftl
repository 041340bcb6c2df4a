# Linking an app and keeping the recovery codes.

enrol-title = Koppel een authenticator-app
enrol-title-another = Koppel nog een authenticator-app
enrol-mandatory = Uw organisatie heeft ingesteld dat tweestapsverificatie verplicht is om in te loggen. Gebruik onderstaand formulier om tweestapsverificatie eenmalig in te stellen.
enrol-free = Met een app erbij kan niemand met alleen uw wachtwoord inloggen.
enrol-asked = Uw organisatie vraagt iedereen om tweestapsverificatie in te stellen. Met onderstaand formulier doet u dat eenmalig.
enrol-another = Een app op een tweede toestel houdt u binnen als u uw telefoon kwijtraakt.

enrol-install = Download een authenticator-app
enrol-install-what = Een authenticator-app op uw telefoon maakt controlecodes waarmee u inlogt. Een code is een beperkte tijd geldig. Daarna verschijnt een nieuwe.
enrol-install-which = Download Google Authenticator of Microsoft Authenticator voor Android of iOS, of gebruik een andere authenticator-app, bijvoorbeeld Authy of Duo Mobile. Heeft u al zo’n app? Dan gebruikt u die.

enrol-scan = Scan de QR-code of neem de code over
enrol-scan-how = Kies in uw app ‘account toevoegen’ en scan deze QR-code, of typ de activatiecode.
enrol-connect-how = Volg de link hieronder om uw authenticator-app te koppelen.
enrol-connect = Connect app
enrol-connect-hint = Opent de authenticator-app op deze telefoon.
enrol-or = of scan met een ander toestel
enrol-qr = QR-code met de activatiecode voor uw app. Dezelfde code staat hieronder in letters en cijfers.
enrol-secret = Activatiecode
enrol-type = Of voer deze code in uw app in.
enrol-valid = Geldig tot { $time } uur.
enrol-same-device = Staat uw app op dit apparaat?

enrol-code = Vul de code uit de app in
enrol-code-field = Twee-staps-verificatiecode
enrol-code-hint = De zes cijfers die de app bij { $organisation } toont.
enrol-label = Naam van dit toestel
enrol-label-hint = Bijvoorbeeld: werktelefoon.
enrol-button = Code verifiëren
enrol-after-first = Hierna krijgt u uw herstelcodes.
enrol-after-another = Hierna kunt u met beide apps inloggen.
enrol-restart = Lukt het scannen niet, of kan iemand anders deze code hebben gezien?
enrol-restart-button = Maak een nieuwe QR-code

grace-left = { $days ->
    [one] U kunt dit nog één dag overslaan
   *[other] U kunt dit nog { $days } dagen overslaan
}
grace-after = Daarna bent u verplicht om tweestapsverificatie in te stellen.
grace-skip = Nu overslaan

codes-title = Bewaar uw herstelcodes
codes-title-replaced = Bewaar uw nieuwe herstelcode
codes-linked = Uw app is gekoppeld.
codes-bound = Uw telefoonnummer is toegevoegd.
codes-renewed = U heeft nieuwe herstelcodes. De oude werken niet meer.
codes-replaced = U bent binnen. De herstelcode die u gebruikte, werkt niet meer.
codes-switched-off = Uw app is uitgeschakeld. De herstelcode die u gebruikte, werkt niet meer.
codes-lead = Kunt u niet bij uw app, dan komt u met een herstelcode weer binnen. Elke code werkt één keer. Wij tonen de codes alleen nu.
codes-lead-phone = Kunt u niet bij uw telefoon, dan komt u met een herstelcode weer binnen. Elke code werkt één keer. Wij tonen de codes alleen nu.
codes-lead-switch-off = Kunt u niet bij uw app, dan schakelt u hem met uw wachtwoord en een van deze back-upcodes uit. Elke code werkt één keer. Wij tonen de codes alleen nu.
codes-lead-replaced = Dit is de code die ervoor in de plaats komt. Schrijf hem bij uw andere codes. Wij tonen hem alleen nu.
codes-paper = Herstelcodes van { $email } bij { $organisation }, gemaakt op { $day }. Elke code werkt één keer. Bewaar dit blad op een veilige plek, waar alleen u bij kunt. Streep een gebruikte code door.
codes-label = Uw herstelcodes
codes-download = Downloaden
codes-copy = Kopiëren
codes-print = Afdrukken
codes-copied = Gekopieerd. Plak ze op een plek waar alleen u bij kunt.
codes-copy-failed = Kopiëren lukt niet in deze browser. Download ze of schrijf ze over.
codes-keep = Bewaar de codes op een veilige plek, waar alleen u bij kunt. Bijvoorbeeld:
codes-keep-one = Bewaar de code op een veilige plek, waar alleen u bij kunt. Bijvoorbeeld:
codes-keep-paper = op papier, thuis in een la
codes-keep-vault = in een wachtwoordkluis, maar niet op de telefoon met uw app
codes-saved = Ik heb deze codes bewaard
codes-saved-one = Ik heb deze code bewaard
codes-button = Verder
codes-after-enrol = Hierna bent u klaar. De volgende keer vragen wij de code uit uw app.
codes-after-bound = Hierna bent u klaar. De volgende keer vragen wij een bewijs met uw telefoon.
codes-after = Hierna tonen wij ze niet meer.
codes-after-one = Hierna tonen wij hem niet meer.
codes-after-switched-off = Hierna tonen wij hem niet meer en logt u opnieuw in.
codes-file = herstelcodes
app-default-label = Authenticator-app
