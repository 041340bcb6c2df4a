# What every page says: shell, dates, buttons.

date-day = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
date-moment = { $day } om { $time }

title = { $page } · { $organisation }
title-error = Fout: { $page } · { $organisation }

skip-to-content = Direct naar de inhoud
language-label = Taal
account-menu = Uw account
profile-settings = Profiel instellingen
my-login = Mijn login
sign-out = Uitloggen
stop = Afbreken
guarded-by = Herstel bewaakt deze aanmelding

back = Terug
back-to-me = Terug naar Mijn login
no-back = Nee, terug
optional = (niet verplicht)
who-signs-in = U logt in als { $email }.
someone-else = Iemand anders?

steps-label = Voortgang
step-password = Wachtwoord
step-app = App
step-codes = Herstelcodes
step-done = Klaar
step-is-done = (klaar)

browser-unknown = Onbekende browser
browser-on = { $browser } op { $system }
from-place = vanaf { $ip }

# What was just done, after a redirect.
done-signed-out = U bent uitgelogd.
done-trashed = De app ligt in de prullenbak en werkt niet meer.
done-resumed = De app werkt weer.
done-thawed = U kunt weer alles wijzigen.
done-phone-added = Het telefoonnummer is toegevoegd.
done-phone-removed = Het telefoonnummer is verwijderd.
done-phone-primary = Dit nummer staat nu voorop.
done-phone-resumed = Het telefoonnummer werkt weer.
done-restored = De app is teruggezet en werkt weer.
done-renamed = De naam is gewijzigd.
done-linked = De app is gekoppeld.
done-password-strength-2 = Uw wachtwoord is ingesteld. Sterkte: redelijk.
done-password-strength-3 = Uw wachtwoord is ingesteld. Sterkte: sterk.
done-password-strength-4 = Uw wachtwoord is ingesteld. Sterkte: zeer sterk.
done-password-reset = Uw nieuwe wachtwoord is ingesteld. Log ermee in.
done-session-ended = De sessie is beëindigd.
done-sessions-ended = Alle andere sessies zijn beëindigd.
done-codes-saved = U heeft uw herstelcodes bewaard.
done-device-forgotten = Het apparaat wordt niet meer onthouden.
done-skipped = U bent ingelogd. De tweede stap stelt u later in.
done-activation-sent = Wij hebben een nieuwe link gestuurd. Kijk in uw mailbox, ook bij ongewenste mail.
done-registered = Gefeliciteerd, u bent geregistreerd en ingelogd. De volgende keer vragen wij naast uw wachtwoord dit tweede bewijs.
done-enrolled = U bent klaar. Log voortaan in met uw wachtwoord en de code uit uw app.
done-unlocked = Uw account is weer open.
done-suspended = Wij hebben de app stilgezet. Niemand kan er nog mee inloggen.
done-phone-suspended = Wij hebben het telefoonnummer stilgezet. Niemand kan er nog mee inloggen.
done-frozen = Wij hebben uw account beveiligd. Alle sessies zijn beëindigd en er kan nu niets worden gewijzigd.
done-backup-email-asked = Kijk in de mailbox van uw back-up e-mailadres en bevestig de link.
done-backup-email-confirmed = Het back-up e-mailadres is bevestigd.
done-backup-email-removed = Het back-up e-mailadres is verwijderd.
done-switched-off = Uw app is uitgeschakeld. Log opnieuw in met uw wachtwoord.
