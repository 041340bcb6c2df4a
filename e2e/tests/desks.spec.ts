/** The two desks: support gets somebody back in who lost the phone; an auditor sees what an account was before and after. */
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { LANGUAGES, speak } from '../support/language';
import { linkIn } from '../support/postbox';
import {
  acknowledge,
  apps,
  arrives,
  givePassword,
  goesToWork,
  isDone,
  linkApp,
  shownCodes,
  signIn,
  signOut,
  submit,
} from '../support/steps';

/** It has people enough for all of these. */
const ORGANISATION = 'mijnlogin';
const COLLEAGUE = { nl: 'agent', en: 'approver' } as const;
const NAMED = {
  nl: { inUse: 'In gebruik', trashed: 'In de prullenbak' },
  en: { inUse: 'In use', trashed: 'In the trash' },
} as const;

for (const language of LANGUAGES) {
  test.describe(`(${language})`, () => {
    test.use({ locale: language });

    test('support resets a lost phone, and its owner is back on a new app by a link to the mailbox', async ({
      page,
      elsewhere,
      demo,
      postbox,
    }) => {
      const agent = demo.people.take(ORGANISATION, 'enrolled', COLLEAGUE[language]);
      const owner = demo.people.take(ORGANISATION, 'enrolled', 'user');
      const home = await elsewhere.newPage();
      const ticket = 'T-2041';
      let app = new App('');

      await test.step('the owner is signed in on a laptop when the phone falls into the canal', async () => {
        await signIn(home, owner, new App(owner.secret));
      });

      await test.step('an agent signs in, lands on the desk and finds the account by a part of its address', async () => {
        await goesToWork(page, agent, '/support');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await page.locator('#search [name=q]').fill(owner.email.split('@')[0] ?? '');
        await page.locator('#search button[type=submit]').click();
        const found = page.locator('main tr[data-account]', { hasText: owner.email });
        await found.getByRole('link').click();
        await arrives(page, '/support/accounts/[^/]+');
        await expect(page.locator('main')).toContainText(owner.email);
        await expect(page.locator('#factoren tr[data-state=in_use]')).toHaveCount(1);
      });

      await test.step('the reset asks a ticket and a reason, says what it will do, and keeps what was typed', async () => {
        await page.locator('main a[href$="/reset"]').click();
        await arrives(page, '/support/accounts/[^/]+/reset');
        await expect(page.locator('main ol.plan li')).not.toHaveCount(0);
        await page.locator('#reset [name=reason]').fill('Telefoon in de gracht gevallen');
        await page.locator('#reset [name=ticket]').fill(ticket);
        await submit(page, 'reset');
        await arrives(page, '/support/accounts/[^/]+');
        await isDone(page, 'reset');
        await expect(page.locator('#factoren tr[data-state=in_use]')).toHaveCount(0);
        await expect(page.locator('main .timeline')).toContainText(ticket);
      });

      await test.step('no secret of the owner is on the page', async () => {
        const shown = await page.content();
        for (const secret of [owner.secret, owner.password, ...owner.recoveryCodes]) expect(shown).not.toContain(secret);
      });

      await test.step('the owner is told, and is signed out everywhere', async () => {
        await postbox.next(owner.email, words('mail', 'mail-reset-by-support'));
        await home.goto('/me');
        await arrives(home, '/login');
      });

      await test.step('password, a link to the mailbox, and the first-time steps again', async () => {
        await givePassword(home, owner);
        await arrives(home, '/login/prove');
        await submit(home, 'prove');
        await arrives(home, '/login/link-sent');
        await home.goto(linkIn(await postbox.next(owner.email, words('mail', 'mail-login-link')), '/magic/'));
        await submit(home, 'magic');
        app = await linkApp(home);
        expect(app.secret).not.toBe(owner.secret);
        expect((await shownCodes(home)).filter((code) => owner.recoveryCodes.includes(code))).toEqual([]);
        await acknowledge(home);
        await arrives(home, '/login');
      });

      await test.step('the new app opens, the lost one does not come back', async () => {
        await signIn(home, owner, app);
        await expect(apps(home, 'in_use')).toHaveCount(1);
        await expect(apps(home, 'trashed')).toHaveCount(0);
      });
    });
  });
}

test('an auditor finds what an account was before and after, at an address that goes on saying so', async ({
  page,
  elsewhere,
  demo,
}) => {
  const auditor = demo.people.take(ORGANISATION, 'enrolled', 'auditor');
  const owner = demo.people.take(ORGANISATION, 'enrolled', 'lead');
  const home = await elsewhere.newPage();
  const then = page.locator('main table tbody td:nth-child(2)');
  const told: Record<string, string[]> = {};
  let ledger = '';
  let after = '';

  await test.step('somebody throws an app away', async () => {
    await signIn(home, owner, new App(owner.secret));
    await apps(home, 'in_use').locator('a[href$="/trash"]').click();
    await submit(home, 'trash');
    await isDone(home, 'trashed');
  });

  await test.step('the auditor filters the ledger, and the filters stand in the address', async () => {
    await goesToWork(page, auditor, '/audit');
    await page.locator('#filter [name=person]').fill(owner.email);
    await page.locator('#filter [name=event]').selectOption('factors');
    await page.locator('#filter button[type=submit]').click();
    await expect(page).toHaveURL(/[?&]event=factors(&|$)/);
    ledger = page.url();
  });

  for (const language of LANGUAGES) {
    const { inUse, trashed } = NAMED[language];

    await test.step(`after the event the app is in the trash (${language})`, async () => {
      await page.goto(ledger);
      await speak(page, language);
      const latest = page.locator('main tr[data-event]').first();
      await expect(latest).toHaveAttribute('data-event', 'authenticator.trashed');
      await latest.locator('td:nth-child(4) a').click();
      await arrives(page, '/audit/streams/[^/]+');
      await expect(page.locator('main table tbody')).toContainText(trashed);
      after = page.url();
      told[language] = await then.allTextContents();
    });

    await test.step(`before it the app was in use, and the page says what is different now (${language})`, async () => {
      await page.locator('main a[rel=prev]').click();
      await expect(page).not.toHaveURL(after);
      const app = page.locator('main table tbody tr[data-changed=true]', { hasText: trashed });
      await expect(app.locator('td:nth-child(2)')).toContainText(inUse);
      await expect(app.locator('td:nth-child(3)')).toContainText(trashed);
    });
  }

  await test.step('whatever happens later, the address shows the same', async () => {
    await signOut(home);
    await givePassword(home, owner);
    await arrives(home, '/login/prove');
    await submit(home, 'prove');
    await arrives(home, '/login/link-sent');
    for (const language of LANGUAGES) {
      await page.goto(after);
      await speak(page, language);
      expect(await then.allTextContents()).toEqual(told[language]);
    }
  });
});
