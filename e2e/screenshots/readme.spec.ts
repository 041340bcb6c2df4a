/** The README's pictures: `just screenshots` draws them anew. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { test } from '../support/fixtures';
import { awake } from '../support/islands';
import { type Language, speak } from '../support/language';
import { apps, arrives, givePassword, goesToWork, linkApp, shownCodes, signIn, submit } from '../support/steps';

const INTO = fileURLToPath(new URL('../../backend/docs/pictures', import.meta.url));
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Frame {
  language?: Language;
  size?: typeof DESK;
  theme?: 'light' | 'dark';
}

/** What the window shows, without what lies below it. */
async function picture(page: Page, name: string, frame: Frame = {}): Promise<void> {
  const { language = 'nl', size = DESK, theme = 'light' } = frame;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize(size);
  await speak(page, language);
  await awake(page);
  await page.screenshot({ path: join(INTO, `${name}.png`), caret: 'hide' });
}

mkdirSync(INTO, { recursive: true });

test('readme: from the first sign-in to Mijn login', async ({ page, demo }) => {
  await page.goto('/login?organisation=finrust');
  await picture(page, 'login', { language: 'en' });
  await givePassword(page, demo.people.take('finrust', 'password_set'));
  await arrives(page, '/enrol/app');
  await picture(page, 'enrol', { size: PHONE });
  await linkApp(page, 'Telefoon');
  await shownCodes(page);
  await picture(page, 'recovery-codes', { size: PHONE });
});

test('readme: Mijn login', async ({ page, demo }) => {
  const person = demo.people.take('profiportaal', 'enrolled');
  await signIn(page, person, new App(person.secret));
  await picture(page, 'me', { language: 'en' });
  await picture(page, 'me-dark', { size: PHONE, theme: 'dark' });
});

test('readme: the two desks', async ({ page, elsewhere, demo }) => {
  const owner = demo.people.take('werktalent', 'enrolled', 'user');
  const home = await elsewhere.newPage();
  await signIn(home, owner, new App(owner.secret));

  await goesToWork(page, demo.people.take('werktalent', 'enrolled', 'agent'), '/support');
  await page.goto(`/support?q=${encodeURIComponent(owner.email)}`);
  await page.locator('main tr[data-account] a').click();
  await arrives(page, '/support/accounts/[^/]+');
  await picture(page, 'support', { language: 'en' });

  await apps(home, 'in_use').locator('a[href$="/trash"]').click();
  await submit(home, 'trash');
  await page.context().clearCookies();
  await goesToWork(page, demo.people.take('werktalent', 'enrolled', 'auditor'), '/audit');
  await page.goto(`/audit?event=factors&person=${encodeURIComponent(owner.email)}`);
  await page.locator('main tr[data-event] td:nth-child(4) a').first().click();
  await page.locator('main a[rel=prev]').click();
  await arrives(page, '/audit/streams/[^/]+');
  await picture(page, 'audit', { language: 'en' });
});

test('readme: what an edit of the policy does', async ({ page, demo }) => {
  await goesToWork(page, demo.people.take('caresharing', 'enrolled', 'administrator'), '/support');
  await page.goto('/admin');
  await page.locator('#policy [name=grace_days]').fill('7');
  await page.locator('#policy [name=mailbox]').uncheck();
  await page.locator('#policy button[type=submit]').click();
  await arrives(page, '/admin/policy');
  await picture(page, 'admin', { language: 'en' });
});
