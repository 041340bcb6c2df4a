/** Manual 003: "2-factor authenticatie instellen via de telefoon", step by step. */
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { awake } from '../support/islands';
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
  linkApp,
  provesNumber,
  shownCodes,
  signOut,
  submit,
} from '../support/steps';

/** What the manual shows, and the same in English. */
const SHOWN = {
  nl: {
    apply: 'Toepassen',
    check: 'Controleer',
    rules: ['Minstens 15 tekens', 'Een hoofdletter', 'Een kleine letter', 'Een cijfer', 'Een speciaal teken'],
    download: 'Download een authenticator-app',
    connect: 'Connect app',
    follow: 'Volg de link hieronder om uw authenticator-app te koppelen',
    type: 'voer deze code in',
    code: 'Vul de code uit de app in',
    remember: 'Onthoud dit apparaat voor 30 dagen',
    registered: 'Gefeliciteerd',
    recover: 'Herstel mobiele app',
  },
  en: {
    apply: 'Apply',
    check: 'Check',
    rules: ['At least 15 characters', 'An upper-case letter', 'A lower-case letter', 'A digit', 'A special character'],
    download: 'Download an authenticator app',
    connect: 'Connect app',
    follow: 'Follow the link below to connect your authenticator app',
    type: 'enter this code',
    code: 'Enter the code from the app',
    remember: 'Remember this device for 30 days',
    registered: 'Congratulations',
    recover: 'Recover mobile app',
  },
} as const;

/** Fits, and nobody guesses it. */
const PASSWORD = 'Zeven-natte-Otters-9-dansen';
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const shown = SHOWN[language];

    test('who is invited by WerkTalent registers a password, connects the app, and has the device remembered', async ({
      page,
      demo,
      postbox,
    }) => {
      const person = { ...demo.people.take('werktalent', 'invited'), password: PASSWORD };
      let app = new App('');
      let successor = new App('');

      await test.step('u heeft een activeringsmail ontvangen: de afzender is de vestiging', async () => {
        const mail = await postbox.next(person.email, '/activate/');
        expect(mail.from).toBe('02 Rotterdam');
        expect(mail.subject).toContain('WerkTalent');
        await page.setContent(mail.html);
      });

      await test.step('open de activeringsmail en klik op activeer', async () => {
        // The demo writes to everybody in Dutch.
        await page.getByRole('link', { name: 'Account activeren' }).click();
        await arrives(page, '/activate');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      });

      await test.step('registreer uw wachtwoord: minimaal 15 karakters, van alle soorten', async () => {
        const rules = page.locator('#password-rules li');
        await expect(rules).toHaveText(shown.rules.map((rule) => new RegExp(rule)));
        await expect(page.getByRole('button', { name: shown.apply })).toBeVisible();
        const field = page.locator('#password [name=new_password]');
        const live = await awake(page);
        for (const [password, kept] of Object.entries({
          'kort': ['lower'],
          'zeven natte otters': ['length', 'lower', 'special'],
          'Zeven natte otters': ['length', 'upper', 'lower', 'special'],
        })) {
          if (!live) break;
          await field.fill(password);
          const ticked = page.locator('#password-rules [data-kept=true]');
          await expect.poll(() => ticked.evaluateAll((all) => all.map((one) => one.getAttribute('data-rule')))).toEqual(kept);
        }
        for (const [password, why] of [
          ['Otters-9', 'password_too_short'],
          ['zeven natte otters', 'password_composition'],
        ] as const) {
          await field.fill(password);
          await submit(page, 'password');
          await isRefused(page, why);
        }
        await field.fill(person.password);
        await page.getByRole('button', { name: shown.apply }).click();
      });

      await test.step('u ontvangt een sms-code op uw telefoon: voer deze in en klik op Controleer', async () => {
        await arrives(page, '/enrol/phone/confirm');
        await expect(page.getByRole('button', { name: shown.check })).toBeVisible();
        await provesNumber(page, person);
        await arrives(page, '/enrol/app');
      });

      await test.step('download een authenticatie app', async () => {
        const main = page.locator('main');
        await expect(main).toContainText(shown.download);
        for (const name of ['Google Authenticator', 'Authy', 'Duo Mobile', 'Android', 'iOS']) {
          await expect(main).toContainText(name);
        }
      });

      await test.step('klik op connect app: op de telefoon eerst de link, op de computer eerst de QR-code', async () => {
        const [connect, qr] = [page.locator('#connect a'), page.locator('.qr')];
        app = App.scan(await readQr(page));
        await expect(connect).toBeHidden();
        await page.setViewportSize(PHONE);
        await expect(connect).toBeVisible();
        await expect(connect).toHaveText(shown.connect);
        await expect(page.getByText(shown.follow)).toBeVisible();
        const [link, code] = [await connect.boundingBox(), await qr.boundingBox()];
        expect(link && code && link.y < code.y, 'the link stands above the QR code').toBe(true);
        expect(App.scan((await connect.getAttribute('href')) ?? '').secret).toBe(app.secret);
      });

      await test.step('of voer de volgende code in', async () => {
        await expect(page.locator('main')).toContainText(shown.type);
        const typed = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
        expect(typed.toUpperCase(), '160 bits').toBe(app.secret);
        expect(typed).toHaveLength(32);
        await page.setViewportSize(DESK);
      });

      await test.step('vul de code in uit de authenticatie app, en onthoud dit apparaat voor 30 dagen', async () => {
        await expect(page.locator('main')).toContainText(shown.code);
        await page.getByLabel(shown.remember).check();
        await giveCode(page, 'link', app.wrongCode());
        await isRefused(page, 'code_wrong');
        await expect(page.getByLabel(shown.remember), 'nobody ticks it twice').toBeChecked();
        await giveCode(page, 'link', await app.code());
        await shownCodes(page);
        await acknowledge(page);
      });

      await test.step('gefeliciteerd, u bent ingelogd', async () => {
        await arrives(page, '/me');
        await isDone(page, 'registered');
        await expect(page.locator('main')).toContainText(shown.registered);
        await expect(page.locator('#apparaten li[data-device][data-state=here]')).toHaveCount(1);
        await postbox.next(person.email, words('mail', 'mail-authenticator-linked'));
      });

      await test.step('op dit apparaat is het wachtwoord nu genoeg, voor een wijziging niet', async () => {
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/me');
        await page.goto('/me/password');
        await arrives(page, '/login/verify');
        await expect(page.locator('form#verify [name=remember]')).toHaveCount(0);
      });

      await test.step('vergeet het apparaat', async () => {
        await page.goto('/me');
        await page.locator('#apparaten li[data-state=here] button').click();
        await isDone(page, 'device-forgotten');
        await expect(page.locator('#apparaten li[data-device]')).toHaveCount(0);
      });

      await test.step('bij opnieuw inloggen is het verplicht om de code in te voeren', async () => {
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.getByLabel(shown.remember).check();
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/me');
      });

      await test.step('geen toegang meer tot de code: herstel mobiele app', async () => {
        await page.locator('#apparaten li[data-state=here] button').click();
        await isDone(page, 'device-forgotten');
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.getByRole('link', { name: shown.recover }).click();
        await arrives(page, '/recover');
        await submit(page, 'prove');
        await arrives(page, '/login/link-sent');
        await page.goto(linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/'));
        await submit(page, 'magic');
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'repair');
      });

      await test.step('opnieuw 2FA instellen: weg met de app, en een nieuwe koppelen', async () => {
        await apps(page, 'in_use').locator('a[href$="/trash"]').click();
        await submit(page, 'trash');
        await isDone(page, 'trashed');
        await page.locator('#apps a[href="/enrol/app"]').click();
        successor = await linkApp(page);
        expect(successor.secret).not.toBe(app.secret);
        await shownCodes(page);
        await acknowledge(page);
        await arrives(page, '/login');
        await isDone(page, 'enrolled');
      });

      await test.step('zo kunt u weer inloggen: met de code van de nieuwe app, en niet met die van de oude', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', app.codeIn(0));
        await isRefused(page, 'code_wrong');
        await giveCode(page, 'verify', await successor.code());
        await arrives(page, '/me');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await expect(apps(page, 'in_use')).toHaveCount(1);
      });
    });
  });
}
