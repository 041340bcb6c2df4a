/** Manual 004: "Multifactor authenticatie", the app, the back-up e-mail and the back-up code, in its own order. */
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { linkIn } from '../support/postbox';
import { readQr } from '../support/qr';
import {
  acknowledge,
  apps,
  arrives,
  giveCode,
  givePassword,
  isDone,
  isRefused,
  shownCodes,
  signOut,
  submit,
} from '../support/steps';

/** What the manual names, and the same in English. */
const NAMED = {
  nl: {
    mine: 'Mijn login',
    enable: /Authenticator.app inschakelen/,
    qr: 'QR-code',
    secret: 'Activatiecode',
    backup: 'Backup instellingen invoeren',
    lost: 'Herstel mobiele app',
    link: /Inloglink naar uw back-up e-mailadres/,
    code: /App uitschakelen met een herstelcode/,
  },
  en: {
    mine: 'My login',
    enable: /authenticator app/i,
    qr: 'QR code',
    secret: 'Activation code',
    backup: 'Enter backup settings',
    lost: 'Recover mobile app',
    link: /Sign-in link to your backup e-mail address/,
    code: /Switch the app off with a recovery code/,
  },
} as const;

/** Whoever reads that mailbox, in a browser of their own, confirms the address. */
async function confirms(reader: Page, link: string): Promise<void> {
  await reader.goto(link);
  await arrives(reader, '/confirm-email');
  await submit(reader, 'confirm-email');
  await arrives(reader, '/login');
  await isDone(reader, 'backup-email-confirmed');
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const named = NAMED[language];

    test('who uses MijnLogin turns the app on, sets a back-up up, and gets in without the phone by either', async ({
      page,
      elsewhere,
      demo,
      postbox,
    }) => {
      const person = demo.people.take('mijnlogin', 'password_set');
      const backup = `prive-${language}@thuis.example`;
      let app = new App('');
      let codes: string[] = [];
      let link = '';

      await test.step('onder “Dashboard” > “Mijn login”: “Authenticator app inschakelen”', async () => {
        await givePassword(page, person);
        await arrives(page, '/me');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(named.mine);
        await expect(page.locator('[data-weakest="password-alone"]')).toBeVisible();
        await page.locator('#apps').getByRole('link', { name: named.enable }).click();
        await arrives(page, '/enrol/app');
      });

      await test.step('scan de QR code of neem de code over in de authenticator app', async () => {
        await expect(page.locator('main')).toContainText(named.qr);
        await expect(page.locator('main')).toContainText(named.secret);
        app = App.scan(await readQr(page));
      });

      await test.step('na bevestiging van de huidige code worden de instellingen opgeslagen', async () => {
        await giveCode(page, 'link', app.wrongCode());
        await isRefused(page, 'code_wrong');
        await giveCode(page, 'link', await app.code());
        codes = await shownCodes(page);
        expect(codes, 'the back-up codes, to be kept carefully').toHaveLength(10);
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(apps(page, 'in_use')).toHaveCount(1);
      });

      await test.step('“Backup instellingen invoeren”: een ander adres dan waarmee de medewerker inlogt', async () => {
        await page.getByRole('link', { name: named.backup }).click();
        await arrives(page, '/me/backup-email');
        const [name = '', domain = ''] = person.email.split('@');
        for (const same of [person.email, `${name.toUpperCase()}@${domain.toUpperCase()}`]) {
          await page.locator('#backup-email [name=backup_email]').fill(same);
          await submit(page, 'backup-email');
          await isRefused(page, 'same_as_login');
        }
        await page.locator('#backup-email [name=backup_email]').fill(backup);
        await submit(page, 'backup-email');
        await arrives(page, '/me');
        await isDone(page, 'backup-email-asked');
        await expect(page.locator('[data-backup="waits"]')).toBeVisible();
        await postbox.next(person.email, words('mail', 'mail-backup-email-requested'));
      });

      await test.step('het adres telt mee zodra zijn eigen mailbox het bevestigt, en wordt niet voluit getoond', async () => {
        const mail = await postbox.next(backup, words('mail', 'mail-backup-email-confirm'));
        const reader = await elsewhere.newPage();
        await confirms(reader, linkIn(mail, '/confirm-email/'));
        await page.reload();
        await expect(page.locator('[data-backup="on"]')).toContainText('p•••@t•••.example');
        expect(await page.content()).not.toContain(backup);
        await expect(page.locator('[data-way="backup-mailbox"]')).toBeVisible();
        for (const told of [person.email, backup]) {
          linkIn(await postbox.next(told, words('mail', 'mail-backup-email-confirmed')), '/not-me/');
        }
        await signOut(page);
      });

      await test.step('geen toegang tot de smartphone: na het wachtwoord een login link naar het back-up e-mailadres', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.getByRole('link', { name: named.lost }).click();
        await arrives(page, '/recover');
        await page.getByRole('link', { name: named.link }).click();
        await arrives(page, '/login/backup-email');
        await submit(page, 'prove');
        await expect(page.locator('header[data-state="sent"]')).toBeVisible();
        link = linkIn(await postbox.next(backup, words('mail', 'mail-magic-link')), '/magic/');
      });

      await test.step('wie de link elders opent, leest dat een andere browser hem vroeg, en komt zonder wachtwoord niet binnen', async () => {
        const other = await elsewhere.newPage();
        await other.goto(link);
        await arrives(other, '/magic');
        await expect(other.locator('[data-state="other-browser"]')).toBeVisible();
        await submit(other, 'magic');
        await arrives(other, '/login');
        await isRefused(other, 'other_browser');
        await page.goto('/me');
        await arrives(page, '/login/verify');
      });

      await test.step('waar hij gevraagd is, geeft de link toegang om de app te herstellen, één keer', async () => {
        await page.goto(link);
        await arrives(page, '/magic');
        await expect(page.locator('[data-state="other-browser"]')).toHaveCount(0);
        await submit(page, 'magic');
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'repair');
        for (const told of [person.email, backup]) {
          await postbox.next(told, words('mail', 'mail-recovery-used'));
        }
        await signOut(page);
        await page.goto(link);
        await isRefused(page, 'link_used');
      });

      await test.step('verlies, diefstal of een kapotte telefoon: de back-up code schakelt de authenticator uit', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.getByRole('link', { name: named.lost }).click();
        await page.getByRole('link', { name: named.code }).click();
        await arrives(page, '/login/switch-off');
        await giveCode(page, 'switch-off', codes[0] ?? '');
        const successor = await shownCodes(page);
        expect(successor).toHaveLength(1);
        expect(codes).not.toContain(successor[0]);
        await acknowledge(page);
        await arrives(page, '/login');
        await isDone(page, 'switched-off');
        for (const told of [person.email, backup]) {
          await postbox.next(told, words('mail', 'mail-second-factor-switched-off'));
        }
      });

      await test.step('daarna volstaat het wachtwoord weer, en kan de app opnieuw worden ingeschakeld', async () => {
        await givePassword(page, person);
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await expect(apps(page, 'trashed')).toHaveCount(1);
        await page.locator('#apps').getByRole('link', { name: named.enable }).click();
        await arrives(page, '/enrol/app');
      });
    });
  });
}

test('a back-up address is taken away again, and every address hears of it', async ({ page, elsewhere, demo, postbox }) => {
  const person = demo.people.take('mijnlogin', 'enrolled', 'user');
  const backup = 'weg@thuis.example';
  await givePassword(page, person);
  await giveCode(page, 'verify', await new App(person.secret).code());
  await arrives(page, '/me');
  await page.locator('a[href="/me/backup-email"]').click();
  await page.locator('#backup-email [name=backup_email]').fill(backup);
  await submit(page, 'backup-email');
  const mail = await postbox.next(backup, words('mail', 'mail-backup-email-confirm'));
  await confirms(await elsewhere.newPage(), linkIn(mail, '/confirm-email/'));
  await page.goto('/me/backup-email/remove');
  await submit(page, 'remove-backup-email');
  await arrives(page, '/me');
  await isDone(page, 'backup-email-removed');
  await expect(page.locator('[data-backup="off"]')).toBeVisible();
  for (const told of [person.email, backup]) {
    linkIn(await postbox.next(told, words('mail', 'mail-backup-email-removed')), '/not-me/');
  }
});
