/** Manual 000: "Activatie tweestapsverificatie", step by step and in its own words. */
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { linkIn } from '../support/postbox';
import { readQr } from '../support/qr';
import { acknowledge, arrives, giveCode, givePassword, isRefused, shownCodes, signOut } from '../support/steps';

/** What the manual shows, and the same in English. */
const SHOWN = {
  nl: {
    mandatory:
      'Uw organisatie heeft ingesteld dat tweestapsverificatie verplicht is om in te loggen. ' +
      'Gebruik onderstaand formulier om tweestapsverificatie eenmalig in te stellen.',
    briefly: 'beperkte tijd geldig',
    secret: 'Activatiecode',
    code: 'Twee-staps-verificatiecode',
    codes: 'herstelcodes',
    keep: 'op een veilige plek, waar alleen u bij kunt',
  },
  en: {
    mandatory:
      'Your organisation has made two-step verification mandatory for signing in. ' +
      'Use the form below to set up two-step verification once.',
    briefly: 'valid for a short time',
    secret: 'Activation code',
    code: 'Two-step verification code',
    codes: 'recovery codes',
    keep: 'in a safe place that only you can reach',
  },
} as const;

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const shown = SHOWN[language];

    test('who signs in at FinRust for the first time links an app, keeps the codes and is asked for a code next time', async ({
      page,
      demo,
      postbox,
    }) => {
      const person = demo.people.take('finrust', 'password_set');
      let app = new App('');

      await test.step('log in met je account', async () => {
        await page.goto('/login?organisation=finrust');
        await expect(page.locator('html')).toHaveAttribute('data-organisation', 'finrust');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await givePassword(page, person);
      });

      await test.step('je krijgt meteen na inloggen de melding', async () => {
        await arrives(page, '/enrol/app');
        await expect(page.getByText(shown.mandatory)).toBeVisible();
      });

      await test.step('niets anders wordt aangeboden', async () => {
        await expect(page.locator('header details.account')).toHaveCount(0);
        const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        expect(links.filter((link) => !link?.startsWith('otpauth:'))).toEqual([]);
        const forms = await page.locator('form').evaluateAll((all) => all.map((form) => form.id));
        expect(forms.sort()).toEqual(['language', 'link', 'restart', 'sign-out']);
        for (const elsewhere of ['/me', '/login/verify', '/login/prove', '/me/password', '/enrol/recovery-codes']) {
          await page.goto(elsewhere);
          await arrives(page, '/enrol/app');
        }
      });

      await test.step('download een authenticator app', async () => {
        const main = page.locator('main');
        await expect(main).toContainText('Google Authenticator');
        await expect(main).toContainText('Microsoft Authenticator');
        await expect(main).toContainText(shown.briefly);
      });

      await test.step('scan de QR-code of voer de code in', async () => {
        const secret = page.locator('[data-secret]');
        const typed = (await secret.getAttribute('data-secret')) ?? '';
        expect(typed, '160 bits, base32 in lower case').toMatch(/^[a-z2-7]{32}$/);
        await expect(page.locator('main')).toContainText(shown.secret);
        await expect(secret.locator('span')).toHaveText(typed.match(/.{4}/g) ?? []);
        app = App.scan(await readQr(page));
        expect(app.secret.toLowerCase()).toBe(typed);
      });

      await test.step('een code die niet klopt koppelt niets', async () => {
        await giveCode(page, 'link', app.wrongCode());
        await isRefused(page, 'code_wrong');
        await expect(page.locator('[data-secret]')).toHaveAttribute('data-secret', app.secret.toLowerCase());
      });

      await test.step('voer de code uit de app in bij Twee-staps-verificatiecode', async () => {
        await page.getByLabel(shown.code).fill(await app.code());
        await page.locator('form#link button[type=submit]').click();
      });

      await test.step('je krijgt een scherm met herstelcodes te zien', async () => {
        const codes = await shownCodes(page);
        expect(new Set(codes).size).toBe(10);
        await expect(page.locator('main')).toContainText(shown.codes);
        await expect(page.locator('main')).toContainText(shown.keep);
        await page.reload();
        expect(await shownCodes(page), 'a reload shows the same codes').toEqual(codes);
      });

      await test.step('klik op het pijltje om door te gaan', async () => {
        await expect(page.locator('form#acknowledge button[type=submit] svg')).toBeVisible();
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await page.goto('/enrol/recovery-codes');
        await arrives(page, '/me');
      });

      await test.step('de eigenaar krijgt er bericht van', async () => {
        const mail = await postbox.next(person.email, words('mail', 'mail-authenticator-linked'));
        expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
        expect(linkIn(mail, '/not-me/')).toContain(demo.url);
        expect(mail.html).toContain(linkIn(mail, '/not-me/'));
      });

      await test.step('de volgende keer gebruik je de tweestapsverificatie', async () => {
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.goto('/me');
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
      });
    });
  });
}
