/** The administrators' desk: an edit of the policy with its consequences in view, and a list of people who get their mail. */
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { linkIn } from '../support/postbox';
import { arrives, goesToWork, isDone, isRefused, submit } from '../support/steps';

/** Each language has an organisation of its own: they edit its policy. */
const ORGANISATION = { nl: 'mijnlogin', en: 'caresharing' } as const;
const REASONS = {
  nl: { twice: 'staat al eerder op de lijst', email_invalid: 'geen geldig e-mailadres', known: 'heeft hier al een account' },
  en: { twice: 'is on the list already', email_invalid: 'no valid e-mail address', known: 'has an account here already' },
} as const;

for (const language of LANGUAGES) {
  test.describe(`(${language})`, () => {
    test.use({ locale: language });

    test('an administrator sees what an edit does before it is saved, and invites people by a list', async ({
      page,
      demo,
      postbox,
    }) => {
      const organisation = ORGANISATION[language];
      const administrator = demo.people.take(organisation, 'enrolled', 'administrator');
      const known = demo.people.take(organisation, 'enrolled', 'user');
      const invited = ['eerste', 'tweede'].map((name) => `${name}.${language}@post.example`);

      await test.step('signed in, the way to the policy is in the header', async () => {
        await goesToWork(page, administrator, '/support');
        await page.locator('header nav a[href="/admin"]').click();
        await arrives(page, '/admin');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('[data-edition]')).toHaveAttribute('data-edition', '1');
      });

      await test.step('a number that cannot be comes back with its reason, and nothing else is lost', async () => {
        await page.locator('#policy [name=grace_days]').fill('99');
        await page.locator('#policy [name=remember_days]').fill('30');
        await page.locator('#policy button[type=submit]').click();
        await isRefused(page, 'grace_days_invalid');
        await expect(page.locator('#policy [name=remember_days]')).toHaveValue('30');
      });

      await test.step('the edit is restated in plain words, with how many accounts it concerns today', async () => {
        await page.locator('#policy [name=grace_days]').fill('0');
        await page.locator('#policy [name=mailbox]').uncheck();
        await page.locator('#policy button[type=submit]').click();
        await arrives(page, '/admin/policy');
        const affected = Number(await page.locator('[data-affected]').getAttribute('data-affected'));
        expect(affected).toBeGreaterThan(0);
        await expect(page.locator('[data-consequence=mailbox_no_way]')).toBeVisible();
        await expect(page.locator('main ins')).not.toHaveCount(0);
      });

      await test.step('it takes effect when it is saved, and the administrator is told', async () => {
        await submit(page, 'change-policy');
        await arrives(page, '/admin');
        await isDone(page, 'policy-changed');
        await expect(page.locator('[data-edition]')).toHaveAttribute('data-edition', '2');
        await postbox.next(administrator.email, words('mail', 'mail-policy-changed'));
      });

      await test.step('another colour is refused where nobody could read it, and another name stands above every page', async () => {
        await page.locator('.tabs a[href="/admin/organisation"]').click();
        await page.locator('#organisation [name=colour]').fill('#ffcc00');
        await page.locator('#organisation [name=name]').fill(`Zorg ${language}`);
        await page.locator('#organisation button[type=submit]').click();
        await isRefused(page, 'colour_too_light');
        await expect(page.locator('#organisation [name=name]')).toHaveValue(`Zorg ${language}`);
        await page.locator('#organisation [name=colour]').fill('#7a1f3d');
        await page.locator('#organisation button[type=submit]').click();
        await arrives(page, '/admin/organisation/change');
        await submit(page, 'present');
        await isDone(page, 'presentation-changed');
        await expect(page.locator('header').first()).toContainText(`Zorg ${language}`);
      });

      await test.step('a list with a mark, semicolons, a double, a wrong and a known address is checked line by line', async () => {
        await page.locator('.tabs a[href="/admin/people"]').click();
        const lines = ['Naam;E-mail', `Eerste;${invited[0]}`, `Tweede;${invited[1]}`, `Weer;${invited[0]}`, 'Niemand;geen adres', `Al;${known.email}`];
        const buffer = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
        await page.locator('#import [name=file]').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer });
        await submit(page, 'import');
        await arrives(page, '/admin/imports/[^/]+');
        await expect(page.locator('[data-count=good]')).toHaveAttribute('data-value', '2');
        for (const [line, reason] of [['4', 'twice'], ['5', 'email_invalid'], ['6', 'known']] as const) {
          await expect(page.locator(`tr[data-line="${line}"]`)).toContainText(REASONS[language][reason]);
        }
      });

      await test.step('confirmed, it is carried out, and the page says how far it is', async () => {
        await submit(page, 'confirm-import');
        await isDone(page, 'import-confirmed');
        await expect(async () => {
          await page.reload();
          await expect(page.locator('[data-import][data-state=done]')).toBeVisible({ timeout: 500 });
        }).toPass({ timeout: 20_000 });
      });

      await test.step('those invited get their mail, whose link leads to a first password', async () => {
        for (const address of invited) {
          await page.context().clearCookies();
          await page.goto(linkIn(await postbox.next(address, '/activate/'), '/activate/'));
          await arrives(page, '/activate');
          await expect(page.locator('form#password')).toBeVisible();
        }
      });
    });
  });
}
