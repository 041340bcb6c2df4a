/** A policy that bites: what an administrator demands is met at the next sign-in, and whoever has no way back is told whom to ask. */
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { linkIn } from '../support/postbox';
import { arrives, editsPolicy, giveCode, givePassword, isDone, isRefused, linkApp, signOut, submit } from '../support/steps';

/** Each language has organisations of its own: they edit the policy. */
const DEMANDING = { nl: 'mijnlogin', en: 'finrust' } as const;
const STRICT = { nl: 'profiportaal', en: 'caresharing' } as const;

for (const language of LANGUAGES) {
  test.describe(`(${language})`, () => {
    test.use({ locale: language });

    test('the employer demands a backup address: its page comes at sign-in and must be done', async ({
      page,
      elsewhere,
      demo,
      postbox,
    }) => {
      const organisation = DEMANDING[language];
      const administrator = demo.people.take(organisation, 'enrolled', 'administrator');
      const person = demo.people.take(organisation, 'enrolled', 'user');
      const app = new App(person.secret);
      const backup = `thuis-${language}@elders.example`;

      await test.step('the administrator makes it required, and sees whom it concerns', async () => {
        await editsPolicy(await elsewhere.newPage(), administrator, (form) =>
          form.locator('[name=backup_email]').selectOption('required'),
        );
        await postbox.next(person.email, words('mail', 'mail-policy-changed'));
      });

      await test.step('at the next sign-in the page comes first, and nothing of theirs before it', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me/backup-email');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('[data-state="demanded"]')).toContainText(words('me', 'backup-demanded', language));
        await page.goto('/me');
        await arrives(page, '/me/backup-email');
      });

      await test.step('the login address is none; another one is asked to confirm', async () => {
        await page.locator('#backup-email [name=backup_email]').fill(person.email);
        await submit(page, 'backup-email');
        await isRefused(page, 'same_as_login');
        await page.locator('#backup-email [name=backup_email]').fill(backup);
        await submit(page, 'backup-email');
        await arrives(page, '/me');
        await isDone(page, 'backup-email-asked');
      });

      await test.step('once its mailbox has confirmed, the next sign-in leads home', async () => {
        const reader = await elsewhere.newPage();
        await reader.context().clearCookies();
        await reader.goto(linkIn(await postbox.next(backup, words('mail', 'mail-backup-email-confirm')), '/confirm-email/'));
        await submit(reader, 'confirm-email');
        await isDone(reader, 'backup-email-confirmed');
        await page.goto('/me');
        if (new URL(page.url()).pathname === '/me') await signOut(page);
        await givePassword(page, person);
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
      });
    });

    test('no way at all: whoever has nothing but a lost phone is told how to reach support, and what to have at hand', async ({
      page,
      elsewhere,
      demo,
    }) => {
      const organisation = STRICT[language];
      const administrator = demo.people.take(organisation, 'enrolled', 'administrator');
      const person = demo.people.take(organisation, 'password_set', 'user');

      await test.step('the administrator gives out no recovery codes, and the mailbox is no way back', async () => {
        await editsPolicy(await elsewhere.newPage(), administrator, async (form) => {
          await form.locator('[name=recovery_codes]').fill('0');
          await form.locator('[name=mailbox]').uncheck();
        });
      });

      await test.step('who links an app then is told at once that nothing would get them back in', async () => {
        await givePassword(page, person);
        await linkApp(page);
        await arrives(page, '/me');
        await expect(page.locator('[data-state="no-way-back"]')).toContainText(words('me', 'loss-reminder', language));
        await signOut(page);
      });

      await test.step('without the phone there is no way in, and the page names support', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await page.locator('main a[href="/recover"]').click();
        await arrives(page, '/recover');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('[data-ways]')).toHaveAttribute('data-ways', '0');
        await expect(page.locator('main form')).toHaveCount(0);
        for (const key of ['recover-none', 'recover-support-heading', 'recover-hand-who', 'recover-hand-when', 'recover-hand-what']) {
          await expect(page.locator('main')).toContainText(words('recover', key, language));
        }
      });

      await test.step('nor by the ways that others have', async () => {
        for (const way of ['/login/recovery-code', '/login/backup-email', '/enrol/app', '/me']) {
          await page.goto(way);
          await expect(page).toHaveURL(/\/(login\/(verify|prove|recovery-code|backup-email)|recover)(\?.*)?$/);
          await expect(page.locator('#apps')).toHaveCount(0);
        }
      });
    });
  });
}
