# The administrators' desk: policy, people, lists, branches, mail.

room-admin = Beheer
to-room-admin = Naar beheer
admin-tabs = Beheer
admin-tab-policy = Beleid
admin-tab-people = Mensen
admin-tab-branches = Vestigingen
admin-tab-house = Huisstijl
admin-tab-mail = E-mail

admin-alone = U bent de enige beheerder met een tweede stap.
    .help = Raakt u uw telefoon kwijt, dan kan niemand voor u invallen. Geef nog iemand de rol van beheerder.

admin-policy-title = Beleid
admin-policy-lead = Beleid { $edition }, geldig sinds { $moment }.
admin-policy-now = Zo is het nu
admin-policy-plan = Bekijk wat dit doet
    .hint = U ziet eerst wat er verandert en voor hoeveel accounts. Er wordt nog niets bewaard.
admin-days = dagen
admin-characters = tekens
admin-pieces = codes

admin-second = Tweede stap
admin-second-required = Verplicht voor iedereen
admin-second-optional = Ieder kiest zelf; voor medewerkers met een rol altijd verplicht
admin-grace = Uitstel
    .hint = Telt één keer, vanaf de eerste aanmelding. Een wijziging van dit beleid verlengt het niet. 0 betekent: direct.
admin-methods = Wat mag de tweede stap zijn
    .hint = Een app mag altijd: dat is de sterkste keuze. Wat u daarnaast uitzet, kan niemand meer instellen.
admin-method-voice = Een oproep naar een telefoonnummer
    .hint = Zwakker dan een app: een nummer kan worden overgenomen. Zet u dit uit, dan telt een nummer dat gebeld wordt niet meer.
admin-method-sms = Een code per sms
    .hint = Zwakker dan een app: een nummer kan worden overgenomen. Zet u dit uit, dan telt een nummer dat sms’jes krijgt niet meer.
admin-password = Wachtwoord en apparaten
admin-minimum = Minimale lengte
    .hint = Van 8 tot 64 met een tweede stap. Zonder tweede stap is het ten minste 15.
admin-classes = Hoofdletter, kleine letter, cijfer en leesteken
    .hint = Alleen als een regel elders dit eist: lengte helpt meer.
admin-remember = Apparaat onthouden
    .hint = Van 0 tot 90. 0 betekent: elke keer een code.
admin-ways-back = Weer binnenkomen
admin-codes = Herstelcodes
    .hint = Van 0 tot 20. Wie al codes heeft, houdt ze.
admin-effect = Een herstelcode
    .hint = Uitschakelen past bij een vrije tweede stap: is hij verplicht, dan stelt men er bij de volgende aanmelding weer een in.
admin-effect-sign-in = geeft toegang om een nieuwe app te koppelen
admin-effect-switch-off = schakelt de tweede stap uit
admin-backup = Back-up e-mailadres
    .hint = Een ander adres dan waarmee iemand inlogt.
admin-backup-off = geen
admin-backup-offered = mag
admin-backup-required = moet
admin-mailbox = Een link naar de eigen mailbox is een manier om terug te komen
    .hint = Naast het wachtwoord. Zonder dit komt wie geen herstelcodes of back-up e-mailadres heeft, alleen via support terug.
admin-reset-by = Een kwijtgeraakte telefoon resetten
    .hint = Voor wie zelf niet meer binnenkomt. De eigenaar hoort het altijd en bewijst daarna zelf wie hij is.
admin-reset-by-support = support en beheerders
admin-reset-by-administrators = alleen beheerders

admin-covered-title = Tweede stap, nu
admin-covered = { $count } van { $all } accounts ingesteld ({ $share }%).
admin-covered-head = Stand
admin-covered-count = Accounts
admin-covered-yes = Ingesteld
admin-covered-no = Nog niets
admin-covered-invited = Uitgenodigd, nog niet hier

policy-free = Ieder kiest zelf of hij een tweede stap gebruikt. Medewerkers met een rol gebruiken er altijd een.
policy-required = Iedereen gebruikt een tweede stap, direct vanaf de eerste aanmelding.
policy-grace = { $days ->
    [one] Iedereen gebruikt een tweede stap. Wie nog niets heeft, kan dat 1 dag uitstellen.
   *[other] Iedereen gebruikt een tweede stap. Wie nog niets heeft, kan dat { $days } dagen uitstellen.
}
policy-methods = Als tweede stap stelt men in: { $methods }.
policy-method-app = een app
policy-method-voice = een telefoonnummer dat wordt gebeld
policy-method-sms = een telefoonnummer dat sms’jes krijgt
policy-others-none = Elke tweede stap die er is, telt.
policy-others-number = Een nummer dat hier niet bij staat, telt niet. Wie alleen dat heeft, bewijst zich eerst op een andere manier en stelt dan in wat wel mag.
policy-password-even = Een nieuw wachtwoord heeft ten minste { $alone } tekens.
policy-password-even-classes = Een nieuw wachtwoord heeft ten minste { $alone } tekens, met hoofdletter, kleine letter, cijfer en leesteken.
policy-password = Een nieuw wachtwoord heeft ten minste { $beside } tekens met een verplichte tweede stap, en { $alone } waar het alleen staat.
policy-password-classes = Een nieuw wachtwoord heeft ten minste { $beside } tekens met een verplichte tweede stap, en { $alone } waar het alleen staat, met hoofdletter, kleine letter, cijfer en leesteken.
policy-remember-none = Geen apparaat wordt onthouden: elke keer een code.
policy-remember = { $days ->
    [one] Een eigen apparaat blijft 1 dag onthouden.
   *[other] Een eigen apparaat blijft { $days } dagen onthouden.
}
policy-codes-none = Wie een app koppelt, krijgt geen herstelcodes.
policy-codes = { $count ->
    [one] Wie een app koppelt, krijgt 1 herstelcode. Daarmee kan hij een nieuwe app koppelen.
   *[other] Wie een app koppelt, krijgt { $count } herstelcodes. Daarmee kan hij een nieuwe app koppelen.
}
policy-codes-switch-off = { $count ->
    [one] Wie een app koppelt, krijgt 1 herstelcode. Die schakelt de tweede stap uit.
   *[other] Wie een app koppelt, krijgt { $count } herstelcodes. Eén daarvan schakelt de tweede stap uit.
}
policy-backup-off = Er is geen back-up e-mailadres.
policy-backup-offered = Ieder mag een back-up e-mailadres opgeven.
policy-backup-required = Iedereen geeft een back-up e-mailadres op.
policy-mailbox = Wie zijn telefoon kwijt is, kan terugkomen met het wachtwoord en een link naar zijn mailbox.
policy-mailbox-off = Een link naar de mailbox is geen manier om terug te komen.
policy-reset-support = Wie er zelf niet meer in komt, wordt geholpen door support of een beheerder.
policy-reset-administrators = Wie er zelf niet meer in komt, wordt geholpen door een beheerder; support reset geen telefoons.

admin-plan-title = Wat deze wijziging doet
admin-plan-lead = { $count ->
    [0] Er verandert niets.
    [one] 1 regel verandert. Er is nog niets bewaard.
   *[other] { $count } regels veranderen. Er is nog niets bewaard.
}
admin-plan-words = In gewone woorden
admin-plan-means = Wat dit betekent
admin-plan-affected = { $count ->
    [one] account raakt dit vandaag
   *[other] accounts raakt dit vandaag
}
admin-plan-of = { $count ->
    [one] Van het ene account dat in gebruik is, zojuist geteld.
   *[other] Van { $count } accounts die in gebruik zijn, zojuist geteld.
}
admin-plan-save = Beleid { $edition } vaststellen
admin-plan-back = Terug naar het formulier
admin-plan-told = Het gaat meteen in. Alle beheerders en iedereen voor wie er iets verandert, krijgen bericht. Het vorige beleid blijft in het grootboek.
admin-plan-nothing = Kies eerst een wijziging.
admin-plan-grave = Sommige mensen houden geen weg terug over.
    .help = Zij komen alleen via support weer binnen: meteen, of zodra hun telefoon kwijt is. Vraag hun eerst om herstelcodes te maken.

consequence-locked_out = komen met wat zij hebben niet meer binnen, en alleen via support weer terug
consequence-no_way_back = hebben na verlies van hun telefoon alleen support nog
consequence-number_no_factor = hebben alleen een nummer dat niet meer telt, bewijzen zich op een andere manier en stellen dan iets nieuws in
consequence-must_prove = hadden eerder een tweede stap, bewijzen zich bij de volgende aanmelding op een andere manier en stellen er dan weer een in
consequence-must_bind = hebben geen tweede stap en stellen die bij de volgende aanmelding in
consequence-must_bind_after_grace = hebben geen tweede stap en stellen die in voor het uitstel om is
consequence-less_grace = hebben nog niets en krijgen korter uitstel
consequence-more_grace = hebben nog niets en krijgen langer uitstel; is hun wachtwoord korter dan 15 tekens, dan kiezen zij eerst een langer
consequence-free_to_choose = mogen voortaan zelf kiezen; wie zonder tweede stap een wachtwoord van minder dan 15 tekens heeft, kiest eerst een langer
consequence-number_no_way = hebben een nummer dat niet meer telt, en houden een andere tweede stap
consequence-number_counts = hebben een nummer dat weer telt
consequence-remembered_shorter = hebben een apparaat dat korter of niet meer wordt onthouden
consequence-must_set_backup_email = hebben geen back-up e-mailadres en geven er een op
consequence-backup_email_no_way = hebben een back-up e-mailadres waarmee zij niet meer binnenkomen
consequence-mailbox_no_way = kunnen niet meer terugkomen met een link naar hun mailbox
consequence-codes_switch_off = hebben herstelcodes die voortaan de tweede stap uitschakelen
consequence-codes_sign_in = hebben herstelcodes die voortaan toegang geven
consequence-resets_no_more = mogen geen kwijtgeraakte telefoons meer resetten
consequence-may_reset = mogen kwijtgeraakte telefoons resetten

admin-people-title = Mensen
admin-people-lead = Nodig iemand uit, stuur een lijst in, of geef een collega een rol.
admin-staff = Collega’s met een rol
    .hint = Zoek iemand anders op bij Support: bij het account staat de weg naar zijn rol.
admin-role = Rol
admin-yourself = (u zelf)
admin-language = Taal
admin-invite = Eén persoon uitnodigen
admin-invite-email = E-mailadres
    .hint = Hiermee logt diegene in. Daar komt ook de uitnodiging aan.
admin-invite-role = Rol
    .hint = Wie een rol heeft, gebruikt altijd een tweede stap.
admin-branch = Vestiging
    .hint = Haar naam staat als afzender boven de uitnodiging.
admin-branch-none = Geen: de organisatie zelf
admin-phone = Mobiel nummer
    .hint = Waar u sms-codes toelaat, bewijst diegene eerst dat dit nummer van hem is. Een nummer buiten Nederland begint met +.
admin-invite-send = Uitnodigen
admin-list = Een lijst insturen
admin-list-kind = Wat moet er met de mensen op de lijst?
admin-list-file = Het bestand
    .hint = Een CSV-bestand, gescheiden door komma’s of puntkomma’s, met op de eerste regel de namen van de kolommen. E-mail moet; Naam, Taal, Vestiging en Telefoon mogen. Ten hoogste 8 MB.
admin-list-check = Lijst controleren
    .hint = Er gebeurt nog niets. U ziet eerst hoeveel regels goed zijn en welke niet.
import-invite = Uitnodigen
    .title = Een lijst om uit te nodigen
    .sure = { $count ->
        [one] Ja, nodig 1 persoon uit
       *[other] Ja, nodig { $count } mensen uit
    }
import-disable = Uitzetten: zij kunnen niet meer inloggen
    .title = Een lijst om uit te zetten
    .sure = { $count ->
        [one] Ja, zet 1 account uit
       *[other] Ja, zet { $count } accounts uit
    }
import-enable = Weer aanzetten
    .title = Een lijst om weer aan te zetten
    .sure = { $count ->
        [one] Ja, zet 1 account weer aan
       *[other] Ja, zet { $count } accounts weer aan
    }
import-at = Ingestuurd op { $moment }.
import-latest = Ingestuurde lijsten
import-standing = Stand
import-lines = Regels die niet worden uitgevoerd
import-lines-none = Elke regel kan worden uitgevoerd.
import-lines-more = Dit zijn de eerste 200. Verbeter ze en stuur de lijst opnieuw in: wie al is uitgenodigd, wordt overgeslagen.
import-line-number = Regel
import-line-text = Wat er staat
import-line-reason = Waarom niet
import-invite-good = { $count ->
    [one] persoon om uit te nodigen
   *[other] mensen om uit te nodigen
}
import-invite-skipped = { $count ->
    [one] regel met iemand die er al is
   *[other] regels met mensen die er al zijn
}
import-disable-good = { $count ->
    [one] account om uit te zetten
   *[other] accounts om uit te zetten
}
import-disable-skipped = { $count ->
    [one] regel met iemand die al uit staat
   *[other] regels met mensen die al uit staan
}
import-enable-good = { $count ->
    [one] account om weer aan te zetten
   *[other] accounts om weer aan te zetten
}
import-enable-skipped = { $count ->
    [one] regel met iemand die al aan staat
   *[other] regels met mensen die al aan staan
}
import-wrong = { $count ->
    [one] regel die niet klopt
   *[other] regels die niet kloppen
}
import-progress = { $done } van { $count } gedaan
import-state-draft = Nog niet bevestigd
import-state-running = Bezig
import-state-done = Klaar
import-state-stopped = Gestopt
import-drop = Lijst weggooien
import-draft-hint = Er is nog niets gedaan. Zonder bevestiging wordt de lijst na { $minutes } minuten weggegooid.
import-running-hint = Het gaat door, ook als u deze pagina sluit.
import-refresh = Stand vernieuwen
import-done-hint = Namen en adressen van deze lijst zijn gewist; alleen de regelnummers bleven.
import-stopped-hint = Wie de lijst bevestigde, is geen beheerder meer. De rest is niet uitgevoerd.
import-unended = De laatste regel heeft geen einde.
    .help = Misschien is het bestand onderweg afgekapt. Kijk of de laatste regel klopt voor u bevestigt.

line-email_invalid = geen geldig e-mailadres
line-email_missing = er staat geen e-mailadres
line-name_too_long = de naam is te lang
line-language_unknown = onbekende taal
line-branch_unknown = onbekende vestiging
line-phone_letters = een telefoonnummer heeft geen letters
line-phone_service = alarm- of servicenummer
line-phone_invalid = geen telefoonnummer
line-phone_premium = een nummer dat extra kost
line-phone_menu = een nummer met een keuzemenu
line-phone_missing = er staat geen telefoonnummer
line-phone_not_mobile = een vast nummer: het ontvangt geen sms
line-not_text = onleesbare tekens: bewaar het bestand als UTF-8
line-broken = aanhalingsteken zonder einde
line-twice = staat al eerder op de lijst
line-known = heeft hier al een account
line-unknown = hier niet bekend
line-staff = heeft een rol: neem die eerst af
line-yourself = dat bent u zelf
line-already = is al zo
line-taken = is intussen al uitgenodigd
line-refused = kon niet worden uitgevoerd

admin-role-title = De rol van { $name }
admin-role-now = Nu: { $role }
admin-role-plan = Diegene wordt overal uitgelogd en logt opnieuw in.
admin-role-factor = Met een rol is een tweede stap altijd verplicht.
admin-role-told = Diegene krijgt er bericht van.
admin-to-role = Rol wijzigen
admin-role-save = Rol wijzigen

admin-branches-title = Vestigingen
admin-branches-lead = De naam van een vestiging staat als afzender boven haar uitnodigingen.
admin-branches-none = Er zijn nog geen vestigingen.
admin-branch-add = Vestiging toevoegen
admin-branch-sender = Naam als afzender
    .hint = Bijvoorbeeld 02 Rotterdam.
admin-branch-save = Toevoegen

admin-house-title = Naam, kleur en helpdesk
admin-house-lead = Zo herkennen uw mensen de pagina’s en de e-mail van hun organisatie, en weten zij wie hen helpt.
admin-house-name = Naam
    .hint = Ten hoogste 80 tekens. Hij staat boven elke pagina en elk bericht.
admin-house-colour = Kleur
    .hint = Berichten tonen deze kleur met witte letters erop. Pagina’s nemen de tint over, in licht en donker.
admin-house-helpdesk = Helpdesk
    .hint = Hoe uw mensen u bereiken, in één regel: een telefoonnummer en uren, een e-mailadres. Wie niet binnenkomt, ziet dit na het wachtwoord.
admin-house-plan =
    .hint = U ziet eerst hoe het wordt. Er wordt nog niets bewaard.
admin-house-preview = Zo begint een bericht
admin-house-now = Naam op kleur
admin-house-before = Nu
admin-house-after = Straks
admin-house-slug = In adressen heet de organisatie { $slug }. Dat blijft zo, want oude links moeten blijven werken.
admin-house-unsaved = Er is nog niets bewaard.
admin-house-nothing = Er verandert niets.
admin-house-renamed = De naam ‘{ $before }’ wordt ‘{ $after }’, boven elke pagina en elk bericht en in de app van wie voortaan een app koppelt. Wie er al een heeft, ziet daarin de oude naam.
admin-house-coloured = Berichten krijgen deze kleur. Witte letters erop hebben een contrast van { $whole },{ $tenth } op 1; ten minste 4,5 is nodig.
admin-house-pages = Pagina’s krijgen de tint van deze kleur. Hoe licht of donker die is, kiest de dienst, zodat tekst leesbaar blijft.
admin-house-pages-stay = Pagina’s houden hun tint.
admin-house-reached = Wie niet binnenkomt, leest dat de helpdesk zo te bereiken is: { $helpdesk }
admin-house-no-helpdesk = Wie niet binnenkomt, leest niet meer hoe de helpdesk te bereiken is.
admin-house-seen-by = { $count ->
    [one] account ziet dit
   *[other] accounts zien dit
}
admin-house-save = Vaststellen
admin-house-told = Het gaat meteen in, en staat in het grootboek.

admin-mail-title = E-mail
admin-mail-lead = Berichten aan de mensen van uw organisatie.
admin-mail-waiting = Onderweg
admin-mail-dead = Opgegeven
admin-mail-none = Er is niets opgegeven.
    .help = Een bericht dat acht keer niet aankomt, verschijnt hier.
admin-mail-to = Aan
admin-mail-what = Bericht
admin-mail-why = Waarom niet
admin-mail-act = Actie
admin-mail-tried = { $count ->
    [one] na 1 poging, { $moment }
   *[other] na { $count } pogingen, { $moment }
}
admin-mail-retry = Opnieuw
admin-mail-retry-all = Alles opnieuw
admin-mail-retry-to = Opnieuw versturen aan { $name }

done-presentation-changed = Naam en kleur zijn vastgesteld.
done-policy-changed = Het beleid is vastgesteld en geldt vanaf nu.
done-invited = De uitnodiging is onderweg.
done-import-confirmed = De lijst wordt uitgevoerd.
done-import-dropped = De lijst is weggegooid.
done-role-changed = De rol is gewijzigd.
done-branch-added = De vestiging is toegevoegd.
done-mail-retried = Het bericht wordt opnieuw verstuurd.
