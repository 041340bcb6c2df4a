/** The days in which the second step may be put off: nothing extends them, nothing gets round them, setting it up ends them. */
import { expect, test } from '../support/fixtures';
import { acknowledge, apps, arrives, giveCode, givePassword, linkApp, shownCodes, signOut, submit } from '../support/steps';

test('whoever puts the second step off is asked again at each sign-in, has no days more for it, and is done by linking an app', async ({
  page,
  demo,
}) => {
  const person = demo.people.take('caresharing', 'password_set');

  await test.step('starting again neither extends the days nor gets round the page', async () => {
    for (let time = 0; time < 3; time += 1) {
      if (time > 0) await signOut(page);
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

  await test.step('with an app linked no days are left to tell of, and the next sign-in asks its code', async () => {
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
