/** Manual 002: the first sign-in, the next, and another app by way of the trash can. */
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
  nl: { verify: 'Code verifiëren', linked: 'gekoppeld', settings: 'Profiel instellingen' },
  en: { verify: 'Verify code', linked: 'linked', settings: 'Profile settings' },
} as const;

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const named = NAMED[language];

    test('who wants another app throws the old one away and goes through the first-time steps again', async ({
      page,
      demo,
      postbox,
      request,
    }) => {
      const person = demo.people.take('profiportaal', 'password_set');
      let app = new App('');
      let oldSecret = '';
      let firstCodes: string[] = [];
      let link = '';

      await test.step('1ste keer inloggen: ga naar je ProfiPortaal', async () => {
        await givePassword(page, person);
        await arrives(page, '/enrol/app');
        await expect(page.locator('html')).toHaveAttribute('data-organisation', 'profiportaal');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      });

      await test.step('scan de QR-code met je Authenticator-app', async () => {
        app = App.scan(await readQr(page));
        oldSecret = app.secret;
      });

      await test.step('vul de 6-cijferige machtigingscode in en klik op de knop “code verifiëren”', async () => {
        await page.locator('form#link [name=code]').fill(await app.code());
        await page.getByRole('button', { name: named.verify }).click();
      });

      await test.step('jouw Authenticator-app is nu gekoppeld', async () => {
        await arrives(page, '/enrol/recovery-codes');
        await expect(page.locator('main')).toContainText(named.linked);
        firstCodes = await shownCodes(page);
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(apps(page, 'in_use')).toHaveCount(1);
        await signOut(page);
      });

      await test.step('de volgende keer vul je de zes cijfers in', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
      });

      await test.step('klik op het poppetje rechtsboven, vervolgens op Profiel instellingen', async () => {
        const figure = page.locator('header details.account > summary');
        const box = await figure.boundingBox();
        expect(box?.x, 'on the right').toBeGreaterThan(640);
        expect(box?.y, 'at the top').toBeLessThan(100);
        await figure.click();
        await page.getByRole('link', { name: named.settings }).click();
        await arrives(page, '/me');
      });

      await test.step('klik aan de rechterzijde op de prullenbak', async () => {
        const card = apps(page, 'in_use');
        const bin = card.locator('a[href$="/trash"]');
        const [inside, whole] = [await bin.boundingBox(), await card.boundingBox()];
        expect(inside && whole && inside.x > whole.x + whole.width / 2, 'on the right').toBe(true);
        await bin.click();
        await arrives(page, '/me/authenticators/[^/]+/trash');
        await expect(page.locator('form#trash [name=seen]')).toHaveCount(1);
        await submit(page, 'trash');
        await arrives(page, '/me');
        await isDone(page, 'trashed');
        await expect(apps(page, 'trashed')).toHaveCount(1);
        await expect(apps(page, 'in_use')).toHaveCount(0);
        linkIn(await postbox.next(person.email, words('mail', 'mail-authenticator-trashed')), '/not-me/');
      });

      await test.step('als je nu uitlogt en opnieuw inlogt, is een wachtwoord alleen niet genoeg', async () => {
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/prove');
        for (const elsewhere of ['/enrol', '/enrol/app', '/me', '/login/verify']) {
          await page.goto(elsewhere);
          await arrives(page, '/login/(prove|verify)');
          await expect(page.locator('[data-secret]')).toHaveCount(0);
        }
      });

      await test.step('bewijs op een andere manier dat je het bent: een link per e-mail', async () => {
        await page.goto('/login/prove');
        await submit(page, 'prove');
        await arrives(page, '/login/link-sent');
        link = linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/');
      });

      await test.step('openen alleen verbruikt de link niet', async () => {
        for (let time = 0; time < 2; time += 1) expect((await request.get(link)).ok()).toBe(true);
        for (let time = 0; time < 2; time += 1) {
          await page.goto(link);
          await arrives(page, '/magic');
          await expect(page.locator('form#magic')).toBeVisible();
        }
      });

      await test.step('bevestigen wel, en doorloop de stappen opnieuw met een nieuw geheim', async () => {
        await submit(page, 'magic');
        await arrives(page, '/enrol/app');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'repair');
        app = App.scan(await readQr(page));
        expect(app.secret).not.toBe(oldSecret);
        await page.locator('form#link [name=code]').fill(await app.code());
        await page.getByRole('button', { name: named.verify }).click();
      });

      await test.step('nieuwe herstelcodes, en opnieuw inloggen', async () => {
        const codes = await shownCodes(page);
        expect(codes).toHaveLength(10);
        expect(codes.filter((code) => firstCodes.includes(code))).toEqual([]);
        await acknowledge(page);
        await arrives(page, '/login');
        await isDone(page, 'enrolled');
        await page.goto('/me');
        await arrives(page, '/login');
      });

      await test.step('de nieuwe app werkt, de oude en de gebruikte link niet', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', await new App(oldSecret).code());
        await isRefused(page, 'code_wrong');
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await expect(apps(page, 'in_use')).toHaveCount(1);
        await expect(apps(page, 'trashed')).toHaveCount(1);
        await page.goto(link);
        await isRefused(page, 'link_used');
      });
    });
  });
}
