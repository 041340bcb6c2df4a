# The account's history in words.

deed-invited = Uitgenodigd
deed-activated = Account geactiveerd en wachtwoord ingesteld
deed-password-changed = Wachtwoord gewijzigd
deed-password-reset = Nieuw wachtwoord ingesteld na ‘vergeten’
deed-enrolment-started = Begonnen met een app koppelen
deed-app-linked = App ‘{ $label }’ gekoppeld
deed-app-renamed = App heet nu ‘{ $label }’
deed-app-suspended = App ‘{ $label }’ stilgezet na een melding
deed-app-resumed = App ‘{ $label }’ weer in gebruik
deed-app-trashed = App ‘{ $label }’ in de prullenbak gezet
deed-app-restored = App ‘{ $label }’ teruggezet
deed-app-purged = App ‘{ $label }’ definitief gewist
deed-codes-issued = { $count ->
    [one] Eén herstelcode gemaakt
   *[other] { $count } herstelcodes gemaakt
}
deed-codes-acknowledged = Herstelcodes bewaard
deed-code-used = Herstelcode gebruikt en vervangen
deed-link-requested = Link naar de mailbox aangevraagd
deed-link-redeemed = Link uit de mailbox gebruikt
deed-signed-in = Ingelogd met { $proofs }
deed-proven-anew = Opnieuw bevestigd met { $proofs }
deed-sign-in-refused = { $count ->
    [one] Inloggen geweigerd
   *[other] Inloggen { $count } keer geweigerd
}
deed-locked = Account geblokkeerd na te veel onjuiste codes
deed-unlocked = Blokkade opgeheven
deed-frozen = Account beveiligd na ‘dit was ik niet’
deed-not-me-reported = Wijziging gemeld: dit was ik niet
deed-thawed = Beveiliging na melding opgeheven
deed-reset-by-support = Apps en herstelcodes verwijderd door support
deed-unlocked-by-support = Blokkade opgeheven door support
deed-sessions-ended = Overal uitgelogd door support
deed-disabled = Account uitgeschakeld
deed-enabled = Account weer ingeschakeld
deed-name-corrected = Naam aangepast
deed-email-change-requested = Ander e-mailadres voorgesteld
deed-email-confirmed-old = Ander e-mailadres bevestigd vanuit de huidige mailbox
deed-email-confirmed-new = Ander e-mailadres bevestigd vanuit de nieuwe mailbox
deed-email-changed = E-mailadres voor inloggen gewijzigd
deed-grace-started = Uitstel voor de tweede stap ingegaan
deed-enrolment-skipped = { $count ->
    [one] Tweede stap overgeslagen, kon nog één dag
   *[other] Tweede stap overgeslagen, kon nog { $count } dagen
}
deed-backup-email-requested = Back-up e-mailadres opgegeven
deed-backup-email-confirmed = Back-up e-mailadres bevestigd
deed-backup-email-removed = Back-up e-mailadres verwijderd
deed-magic-link-requested = Inloglink naar het back-up e-mailadres aangevraagd
deed-magic-link-redeemed = Inloglink uit de back-up mailbox gebruikt
deed-second-factor-switched-off = Tweestapsverificatie uitgeschakeld met een herstelcode
deed-device-remembered = Apparaat onthouden
deed-device-forgotten = Apparaat niet langer onthouden
deed-phone-added = Telefoonnummer opgegeven
deed-phone-called = Gebeld voor een bewijs
deed-phone-sent-code = Sms met een code gestuurd
deed-phone-answered = Juiste cijfers ingetoetst aan de telefoon
deed-phone-answered-wrong = Verkeerde cijfers ingetoetst aan de telefoon
deed-phone-objected = Aan de telefoon gemeld: dit was ik niet
deed-phone-verified = Telefoonnummer bevestigd
deed-phone-made-primary = Ander telefoonnummer als eerste gekozen
deed-phone-removed = Telefoonnummer verwijderd
deed-phone-suspended = Telefoonnummer stilgezet
deed-phone-resumed = Telefoonnummer weer in gebruik
deed-role-granted = Rol gekregen: { $role }
deed-role-revoked = Rol verloren: { $role }
deed-organisation-registered = Organisatie ‘{ $label }’ aangemeld
deed-branch-added = Vestiging ‘{ $label }’ toegevoegd
deed-presentation-changed = Naam, kleur of helpdesk gewijzigd: ‘{ $label }’
deed-policy-changed = Beleid gewijzigd

by-you = door u
by-owner = door de eigenaar
by-your-staff = door uw organisatie
by-staff = door de organisatie
by-operator = door wie de dienst beheert
by-system = vanzelf
by-stranger = door iemand die niet inlogde

proof-password = wachtwoord
proof-app = app
proof-recovery-code = herstelcode
proof-mailbox = een link uit de mailbox
proof-trashed-app = een weggegooide app
proof-device = een onthouden apparaat
proof-phone = telefoon
and-list = { $first } en { $last }

role-user = gebruiker
role-agent = supportmedewerker
role-approver = goedkeurder
role-lead = teamleider support
role-auditor = auditor
role-administrator = beheerder
