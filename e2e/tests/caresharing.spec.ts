/** Manual 001: the days in which the second step may be skipped, and what comes after the password until it is there. */
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { acknowledge, apps, arrives, giveCode, givePassword, isDone, linkApp, shownCodes, signOut, submit } from '../support/steps';

/** What the manual says, and the same in English. */
const SAID = {
  nl: {
    left: 'U kunt dit nog 14 dagen overslaan',
    mandatory: 'Daarna bent u verplicht om tweestapsverificatie in te stellen',
    skip: 'Nu overslaan',
  },
  en: {
    left: 'You can skip this for 14 more days',
    mandatory: 'After that you have to set up two-step verification',
    skip: 'Skip for now',
  },
} as const;

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const said = SAID[language];

    test('who signs in at CareSharing may skip the second step for some days, is told how many, and sets it up', async ({
      page,
      demo,
    }) => {
      const person = demo.people.take('caresharing', 'password_set');

      await test.step('voer uw e-mailadres en wachtwoord in', async () => {
        await givePassword(page, person);
        await arrives(page, '/enrol/app');
        await expect(page.locator('html')).toHaveAttribute('data-organisation', 'caresharing');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      });

      await test.step('het aantal dagen dat overslaan nog mogelijk is wordt weergegeven', async () => {
        await expect(page.locator('[data-days-left]')).toHaveAttribute('data-days-left', '14');
        await expect(page.getByText(said.left)).toBeVisible();
        await expect(page.getByText(said.mandatory)).toBeVisible();
      });

      await test.step('u kunt het activeren gedurende die periode overslaan', async () => {
        await page.getByRole('button', { name: said.skip }).click();
        await arrives(page, '/me');
        await isDone(page, 'skipped');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await expect(page.locator('[data-state=grace]')).toHaveAttribute('data-days-left', '14');
      });

      await test.step('bij opnieuw inloggen komt het scherm terug, en opnieuw beginnen verlengt niets', async () => {
        for (let time = 0; time < 2; time += 1) {
          await signOut(page);
          await givePassword(page, person);
          await arrives(page, '/enrol/app');
          await expect(page.locator('[data-days-left]')).toHaveAttribute('data-days-left', '14');
          for (const elsewhere of ['/me', '/login/verify', '/me/password']) {
            await page.goto(elsewhere);
            await arrives(page, '/enrol/app');
          }
          await submit(page, 'skip');
          await arrives(page, '/me');
        }
      });

      await test.step('om het te activeren doorloopt u de stappen', async () => {
        await page.locator('[data-state=grace] a[href="/enrol/app"]').click();
        const app = await linkApp(page);
        await shownCodes(page);
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(apps(page, 'in_use')).toHaveCount(1);
        await expect(page.locator('[data-days-left]')).toHaveCount(0);
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/verify');
        await giveCode(page, 'verify', await app.code());
        await arrives(page, '/me');
      });
    });
  });
}
