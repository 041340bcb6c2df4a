/** Manual 004, where the employer makes the app mandatory: apart, because from then on it is so for all of MijnLogin. */
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES, speak } from '../support/language';
import { acknowledge, apps, arrives, editsPolicy, givePassword, linkApp, shownCodes, signOut } from '../support/steps';

test('the employer makes it mandatory: the set-up page comes at sign-in and must be done to get in', async ({
  page,
  elsewhere,
  demo,
}) => {
  const administrator = demo.people.take('mijnlogin', 'enrolled', 'administrator');
  const newcomers = LANGUAGES.map((language) => ({ language, person: demo.people.take('mijnlogin', 'password_set') }));

  await test.step('zolang het vrij staat, volstaat het wachtwoord', async () => {
    for (const { person } of newcomers) {
      await givePassword(page, person);
      await arrives(page, '/me');
      await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
      await signOut(page);
    }
  });

  await test.step('het is ook mogelijk om dit voor uw medewerkers verplicht te stellen', async () => {
    await editsPolicy(await elsewhere.newPage(), administrator, (form) =>
      form.locator('[name=second_factor][value=required]').check(),
    );
  });

  for (const { language, person } of newcomers) {
    await test.step(`een medewerker krijgt bij het inloggen direct het configuratiescherm voor zich (${language})`, async () => {
      await givePassword(page, person);
      await arrives(page, '/enrol/app');
      await speak(page, language);
      await expect(page.locator('main')).toContainText(words('enrol', 'enrol-mandatory', language));
    });

    await test.step(`dit dient direct ingesteld te worden om toegang te krijgen (${language})`, async () => {
      for (const refused of ['/me', '/me/backup-email', '/recover']) {
        await page.goto(refused);
        await arrives(page, '/enrol/app');
      }
      await linkApp(page);
      await shownCodes(page);
      await acknowledge(page);
      await arrives(page, '/me');
      await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
      await expect(apps(page, 'in_use')).toHaveCount(1);
      await expect(page.locator('#apps')).toContainText(words('me', 'apps-mandatory', language));
      await signOut(page);
    });
  }
});
